"""A working paper as an Excel workbook: one sheet each for answers, figures, sources, doubts and what was not found."""

from __future__ import annotations

from assistant.spreadsheet import Sheet, workbook
from assistant.workpaper.content import Paper


def excel(paper: Paper) -> bytes:
    """The .xlsx file of a working paper."""
    about = Sheet("说明", (paper.title, ""), [("生成时间", paper.made_at), ("资料库", paper.corpus)])
    missing = Sheet("未找到", ("未找到的内容",), [(line,) for line in paper.missing])
    return workbook([about, _answers(paper), _figures(paper), _sources(paper), _doubts(paper), missing])


def _answers(paper: Paper) -> Sheet:
    rows = [
        (str(one.number), one.question, one.status, one.text, one.formula, one.coverage, "；".join(one.caveats))
        for one in paper.items
    ]
    return Sheet("问答", ("序号", "问题", "结果", "回答", "算式", "覆盖", "注意"), rows, numbers=(0,))


def _figures(paper: Paper) -> Sheet:
    rows = [
        (str(item.number), one.value, one.unit, one.subject, one.metric, one.basis, one.year, one.source)
        for item in paper.items
        for one in item.figures
    ]
    columns = ("问题序号", "数值", "单位", "对象", "指标", "口径", "年度", "出处")
    return Sheet("数据", columns, rows, numbers=(0, 1))


def _sources(paper: Paper) -> Sheet:
    rows = [
        (str(item.number), one.mark, one.file, one.title, one.section, one.place, one.quote)
        for item in paper.items
        for one in item.sources
    ]
    return Sheet("出处", ("问题序号", "出处", "文件", "报告", "章节", "位置", "原文"), rows, numbers=(0,))


def _doubts(paper: Paper) -> Sheet:
    rows = [
        (one.file, one.severity, one.message, one.stated, one.recomputed, one.formula, one.quotes)
        for one in paper.doubts
    ]
    return Sheet("核对疑点", ("报告", "程度", "疑点", "报告所述", "复算结果", "算式", "原文"), rows)
