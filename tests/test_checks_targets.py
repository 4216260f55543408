"""Targets missed in the rows of a form: each of them is a hint, so that the reader may take the list for all."""

from __future__ import annotations

import pytest

from index.checks.review import check
from index.facts import extract
from index.identity import identify
from index.outline import outline
from index.packs import load_pack
from index.readers import read_bytes
from index.schema import Report
from tests.flattened import flattened

HEAD = "一级指标|三级指标|年度指标值|实际完成值|分值|得分"
MET = ("产出|修复渠道|≥20公里|23公里|20|20", "产出|验收合格率|100%|100%|20|20", "效益|灌溉面积|≥3万亩|3.2万亩|20|20")
PACK = load_pack()


def _hints(*rows: str) -> list[str]:
    text = f"秋浦县水务局2022年度项目支出绩效自评报告\n附件\n自评表\n{flattened(HEAD, *MET, *rows)}"
    document = read_bytes(text.encode(), name="a.txt")
    sections = outline(document)
    identity = identify(document, sections, PACK)
    report = Report(id="r", file="a.txt", sha256="", format="txt", identity=identity, text=document.text)
    found = check(report, document, extract(report, document, sections, PACK), PACK)
    return [finding.formula for finding in found if finding.kind == "目标未完成"]


ROWS = [
    pytest.param("满意度|农户满意度|≥95%|91.2%|10|8", "91.2% < ≥95%", id="at-least"),
    pytest.param("产出|管网漏损率|≤12%|12.8%|10|8", "12.8% 不满足 ≤12%", id="at-most"),
    pytest.param("产出|安装水表|6000只|5400只|10|9", "完成率 5400 ÷ 6000 = 90.00%", id="no-sign-and-marked-down"),
    pytest.param("产出|安装水表|6000只|5400只|10|10", "", id="no-sign-and-full-marks"),
    pytest.param("满意度|农户满意度|≥90%|91.2%|10|10", "", id="met"),
]


@pytest.mark.parametrize(("row", "formula"), ROWS)
def test_a_row_that_misses_its_target(row: str, formula: str) -> None:
    assert _hints(row) == ([formula] if formula else [])


def test_every_missed_row_is_told() -> None:
    rows = ("产出|新打机井|≥20眼|16眼|5|4", "效益|增产|≥9%|8.1%|5|4", "满意度|农户满意度|≥95%|91.2%|10|8")
    assert len(_hints(*rows)) == 3


def test_a_form_that_mostly_misses_was_read_wrong() -> None:
    rows = ("产出|甲|≥20眼|16眼|5|4", "效益|乙|≥9%|8.1%|5|4", "效益|丙|≥9%|8.2%|5|4", "满意度|丁|≥95%|91.2%|10|8")
    assert _hints(*rows) == []


def _hints_of(text: str) -> list[str]:
    document = read_bytes(f"秋浦县水务局2022年度项目支出绩效自评报告\n{text}".encode(), name="a.txt")
    sections = outline(document)
    identity = identify(document, sections, PACK)
    report = Report(id="r", file="a.txt", sha256="", format="txt", identity=identity, text=document.text)
    found = check(report, document, extract(report, document, sections, PACK), PACK)
    return [finding.formula for finding in found if finding.kind == "目标未完成"]


def test_a_figure_of_the_reason_is_no_result() -> None:
    head = f"{HEAD}|未完成原因和改进措施"
    rows = [f"{row}|" for row in MET]
    form = flattened(head, *rows, "产出|修缮泵站|50座|46座|5|4.2|4座产权有纠纷")
    assert _hints_of(f"附件\n自评表\n{form}") == ["完成率 46 ÷ 50 = 92.00%"]


def _found(text: str) -> list[str]:
    document = read_bytes(f"秋浦县水务局2022年度项目支出绩效自评报告\n{text}".encode(), name="a.txt")
    sections = outline(document)
    report = Report(
        id="r", file="a.txt", sha256="", format="txt", identity=identify(document, sections, PACK), text=document.text
    )
    found = check(report, document, extract(report, document, sections, PACK), PACK)
    return [f"{finding.kind} {finding.stated} {finding.recomputed}" for finding in found]


def test_what_is_proposed_for_the_next_year_was_not_missed_in_this_one() -> None:
    text = "一、成效\n落实亩均管护经费20元。\n二、下一步改进措施\n力争将亩均管护经费提高到30元。\n"
    assert _found(text) == []


def test_a_row_is_held_against_prose_that_the_form_tells_again() -> None:
    form = flattened(
        "年度总体目标|预期目标|实际完成情况",
        "|举办阅读活动200场次。|举办阅读活动236场次，参与群众18.4万人次。",
    ) + flattened(HEAD, *MET, "产出|全民阅读活动|≥200场次|238场次|5|5")
    told = _found(f"一、产出\n举办全民阅读活动236场次，参与群众18.4万人次。\n附件\n自评表\n{form}")
    assert any("236" in one and "238" in one for one in told)


def test_plan_and_result_side_by_side() -> None:
    """计划 | 实际 | 是否完成: no sign and no score, but the row says that it was not done."""
    form = flattened(
        "指标|计划|实际|是否完成", "清淤渠道|20公里|23公里|完成", "小泵站|5座|4座|未完成", "处理时限|9天|8天|完成"
    )
    assert _hints_of(f"一、目标对照\n{form}") == ["完成率 4 ÷ 5 = 80.00%"]
