"""A working paper as a Word file: A4, Song type, for each question a table of figures and one of sources."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.workpaper.content import Item, Paper

if TYPE_CHECKING:
    from docx.document import Document

_FIGURES = ("数值", "单位", "对象", "指标", "口径", "年度", "出处")
_SOURCES = ("出处", "报告（文件）", "章节", "位置", "原文")
_DOUBTS = ("报告", "程度", "疑点", "报告所述", "复算结果", "算式", "原文")
_WIDE = {
    "出处": 3,
    "报告（文件）": 11,
    "报告": 9,
    "章节": 9,
    "位置": 9,
    "原文": 10,
    "疑点": 14,
    "对象": 9,
    "指标": 8,
    "算式": 9,
}
"""Shares of a row's width by column; the others have 5."""
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def word(paper: Paper) -> bytes:
    """The .docx file of a working paper."""
    from docx import Document

    document = Document()
    _page(document)
    document.add_heading(paper.title, level=0)
    document.add_paragraph(f"生成时间：{paper.made_at}　　资料库：{paper.corpus}")
    for item in paper.items:
        _item(document, item)
    if paper.doubts:
        document.add_heading("所引报告的核对疑点", level=1)
        rows = [
            (one.file, one.severity, one.message, one.stated, one.recomputed, one.formula, one.quotes)
            for one in paper.doubts
        ]
        _table(document, _DOUBTS, rows)
    document.add_heading("未找到的内容", level=1)
    for line in paper.missing or ("无",):
        document.add_paragraph(_clean(line))
    document.add_paragraph("说明：各项数字均摘自报告原文，或由所列算式计算得出；引文为报告原文逐字摘录。")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _item(document: Document, item: Item) -> None:
    document.add_heading(_clean(f"{item.number}. {item.question}"), level=1)
    head = "　".join(part for part in (f"结果：{item.status}", item.coverage) if part)
    document.add_paragraph(head)
    for line in item.text.split("\n"):
        document.add_paragraph(_clean(line))
    for caveat in (one for one in item.caveats if one not in item.text):
        document.add_paragraph(_clean(f"注意：{caveat}"))
    if item.formula and item.formula not in item.text:
        document.add_paragraph(_clean(f"算式：{item.formula}"))
    if item.figures:
        document.add_heading("数据", level=2)
        rows = [(one.value, one.unit, one.subject, one.metric, one.basis, one.year, one.source) for one in item.figures]
        _table(document, _FIGURES, rows)
    if item.sources:
        document.add_heading("出处", level=2)
        places = [(one.mark, f"{one.title}（{one.file}）", one.section, one.place, one.quote) for one in item.sources]
        _table(document, _SOURCES, places)


def _table(document: Document, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Emu, Pt

    table = document.add_table(rows=1 + len(rows), cols=len(columns), style="Table Grid")
    table.autofit = False
    section = document.sections[0]
    across = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    shares = [_WIDE.get(name, 5) for name in columns]
    widths = [Emu(across * share // sum(shares)) for share in shares]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for place, (cells, texts) in enumerate(zip(table.rows, (columns, *rows), strict=True)):
        layout = cells._tr.get_or_add_trPr()
        layout.append(OxmlElement("w:cantSplit"))
        if not place:
            layout.append(OxmlElement("w:tblHeader"))
        for cell, text, width in zip(cells.cells, texts, widths, strict=True):
            cell.width = width
            run = cell.paragraphs[0].add_run(_clean(text))
            run.font.size = Pt(9)
            run.bold = not place
            cell.paragraphs[0].paragraph_format.space_after = Pt(0)
            if not place:
                shade = OxmlElement("w:shd")
                shade.set(qn("w:val"), "clear")
                shade.set(qn("w:fill"), "E8EEF5")
                cell._tc.get_or_add_tcPr().append(shade)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _page(document: Document) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2.2)
    for name, face, size in (
        ("Normal", "宋体", 11),
        ("Title", "黑体", 20),
        ("Heading 1", "黑体", 13),
        ("Heading 2", "黑体", 11),
    ):
        style = document.styles[name]
        style.font.name, style.font.size = "Times New Roman", Pt(size)
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.paragraph_format.space_after = Pt(4)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:eastAsia"), face)


def _clean(text: str) -> str:
    """The text without characters that XML does not take."""
    return _UNPRINTABLE.sub("", text)
