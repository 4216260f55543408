"""自评表: points, groups, totals, and full marks for a missed target."""

from __future__ import annotations

import pytest

from index.checks.review import check
from index.packs import load_pack
from tests.checks_sample import sample
from tests.flattened import flattened

PACK = load_pack()
HEAD = "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分"


def ledger(*lines: str, total: str = "") -> str:
    return "自评表\n" + flattened(HEAD, *lines, *([total] if total else []))


def line(group: str, name: str, target: str, actual: str, points: str, score: str) -> str:
    """A row of the ledger; target and actual such as `满意度 ≥90%`."""
    cells = [
        f"〈{name}@目标值 {target}〉",
        f"〈{name}@实际值 {actual}〉",
        f"〈~{name}@分值 {points}〉",
        f"〈~{name}@得分 {score}〉",
    ]
    return "|".join(("产出指标", group, name, *cells))


def total(points: str, score: str) -> str:
    return f"总分|||||〈~总分@分值 {points}〉|〈自评得分@得分 {score}〉"


MET = [
    pytest.param("≥90%", "98%", "5", id="at-least"),
    pytest.param("≤100%", "98%", "5", id="at-most"),
    pytest.param("<100%", "100%", "4", id="missed-and-marked-down"),
    pytest.param("20家", "27家", "5", id="bare-target-passed"),
    pytest.param("约23%", "22%", "5", id="about"),
]


@pytest.mark.parametrize(("target", "actual", "score"), MET)
def test_scores_that_fit_are_not_reported(target: str, actual: str, score: str) -> None:
    assert check(*sample(ledger(line("质量指标", "~达标情况", target, actual, "5", score))), PACK) == ()


MISSED = [
    pytest.param("~控制情况", "<100%", "100%", "矛盾", "100% 不满足 <100%；得分5 = 分值5", id="less-than"),
    pytest.param("~群众满意", "≥90%", "88%", "矛盾", "88% 不满足 ≥90%；得分5 = 分值5", id="at-least"),
    pytest.param("~新增学位", "300个", "260个", "差异", "260个 不满足 300个；得分5 = 分值5", id="bare-target"),
    pytest.param("~安全事故数", "0起", "2起", "差异", "2起 不满足 0起；得分5 = 分值5", id="less-is-better"),
]


@pytest.mark.parametrize(("name", "target", "actual", "severity", "formula"), MISSED)
def test_a_missed_target_with_full_marks(name: str, target: str, actual: str, severity: str, formula: str) -> None:
    found = check(*sample(ledger(line("质量指标", name, target, actual, "5", "5"))), PACK)
    assert [(finding.kind, finding.severity, finding.formula) for finding in found] == [
        ("未达目标得满分", severity, formula)
    ]


@pytest.mark.parametrize("name", ["~单位GDP能耗降低率", "~污染物排放削减量", "~信访总量降幅", "~审批时限压减比例"])
def test_how_far_something_fell_is_the_better_for_being_large(name: str) -> None:
    assert check(*sample(ledger(line("质量指标", name, "3%", "3.1%", "5", "5"))), PACK) == ()


def test_a_score_above_its_points() -> None:
    found = check(*sample(ledger(line("质量指标", "~达标情况", "≥90%", "98%", "5", "6"))), PACK)
    assert [(finding.kind, finding.formula) for finding in found] == [("得分超分值", "6 > 5（分）")]


GROUPED = (
    line("〈~数量指标@分值 10分〉", "~甲", "5个", "6个", "4", "4"),
    line("", "~乙", "5个", "6个", "6", "6").replace("产出指标|", "|", 1),
    line("〈~质量指标@分值 8分〉", "~丙", "5个", "6个", "8", "7").replace("产出指标|", "|", 1),
)


def test_groups_and_totals_that_add_up() -> None:
    assert check(*sample(ledger(*GROUPED, total=total("18", "17"))), PACK) == ()


def test_a_group_whose_points_do_not_add_up() -> None:
    lines = [GROUPED[0].replace("10分", "12分"), *GROUPED[1:]]
    found = check(*sample(ledger(*lines, total=total("18", "17"))), PACK)
    assert [(finding.kind, finding.formula) for finding in found] == [("分值不符", "4 + 6 = 10 ≠ 12（分）")]


def test_a_total_score_that_is_not_the_sum() -> None:
    found = check(*sample(ledger(*GROUPED, total=total("18", "18"))), PACK)
    assert [(finding.kind, finding.formula) for finding in found] == [("总分不符", "4 + 6 + 7 = 17 ≠ 18（分）")]


def test_a_ledger_without_total_against_the_prose() -> None:
    lines = [line("数量指标", f"~指标{place}", "5个", "6个", "50", score) for place, score in enumerate(("50", "48"))]
    said = "自评得分〈自评得分@得分 {}分〉。\n"
    assert check(*sample(said.format("98") + ledger(*lines)), PACK) == ()
    found = check(*sample(said.format("96") + ledger(*lines)), PACK)
    assert [(finding.kind, finding.formula) for finding in found] == [("总分不符", "50 + 48 = 98 ≠ 96（分）")]
