"""Prose that says less than the form's name of a thing it speaks of: the same figure is held against the form's."""

from __future__ import annotations

import pytest

from tests.checks_sample import reviewed
from tests.flattened import flattened

LEDGER = "指标|年度指标值|实际完成值"

TOLD = [
    pytest.param(
        "全年完成药品监督抽检1860批次，检出不合格48批次，合格率96.4%。",
        flattened(LEDGER, "药品抽检合格率|≥95%|97.1%"),
        ["96.4% ≠ 97.1%"],
        id="the-rate-of-what-the-sentence-does",
    ),
    pytest.param(
        "问卷显示总体满意度87.6%，其中商户88.9%、居民85.3%。",
        flattened(LEDGER, "受益对象满意度|≥90%|91.2%"),
        ["87.6% ≠ 91.2%"],
        id="the-overall-rate",
    ),
    pytest.param(
        "子项二：高龄津贴。全年发放50005人次、金额269.05万元。",
        flattened("子项（单位：万元）|预算数|实际支出", "高龄津贴|275|296.05", "临时救助|80|76.2"),
        ["269.05万元 ≠ 296.05万元"],
        id="the-outlay-under-its-heading",
    ),
    pytest.param(
        "全年完成药品监督抽检1860批次，检出不合格48批次，合格率97.1%。",
        flattened(LEDGER, "药品抽检合格率|≥95%|97.1%"),
        [],
        id="the-same",
    ),
    pytest.param(
        "全年完成农产品抽检640批次，合格率96.4%。",
        flattened(LEDGER, "药品抽检合格率|≥95%|97.1%"),
        [],
        id="another-thing",
    ),
    pytest.param(
        "问卷显示总体满意度87.6%。",
        flattened(LEDGER, "企业满意度|≥90%|91.2%", "群众满意度|≥90%|90.4%"),
        [],
        id="the-form-has-two",
    ),
]


@pytest.mark.parametrize(("prose", "form", "formulas"), TOLD)
def test_prose_against_the_form(prose: str, form: str, formulas: list[str]) -> None:
    found = reviewed(f"一、产出\n{prose}\n附件\n自评表\n{form}")
    assert [finding.formula for finding in found] == formulas


LISTS = [
    pytest.param("10.2万元、东沟村8.6万元、西沟村8.1万元、南坪村9.4万元", [], id="adds-up"),
    pytest.param(
        "10.2万元、东沟村8.6万元、西沟村8.1万元、南坪村7.4万元",
        ["10.2 + 8.6 + 8.1 + 7.4 = 34.3 ≠ 36.3（万元）"],
        id="short-by-two",
    ),
    pytest.param("10.2万元、东沟村8.6万元", [], id="two-examples"),
]


@pytest.mark.parametrize(("items", "formulas"), LISTS)
def test_items_after_a_colon(items: str, formulas: list[str]) -> None:
    found = reviewed(f"一、产出\n拨付各村运转经费36.3万元：北岭村{items}。\n")
    assert [finding.formula for finding in found] == formulas


@pytest.mark.parametrize(
    ("later", "formulas"),
    [("12.92", ["8.92万元 ≠ 12.92万元"]), ("8.92", []), ("31.40", [])],
    ids=["a-slip-of-the-integer", "the-same", "another-figure"],
)
def test_one_remainder_in_two_sections(later: str, formulas: list[str]) -> None:
    text = f"一、资金\n到位资金执行率97.82%，年末结余8.92万元。\n二、问题\n县级配套没有到位。全年结余{later}万元。\n"
    assert [finding.formula for finding in reviewed(text)] == formulas


def test_a_score_that_its_rows_prove_is_said_once() -> None:
    form = flattened(
        "一级指标|三级指标|分值|得分", "产出|机井|40|36.5", "效益|灌溉|40|33.75", "满意度|农户|20|15", "合计||100|86.25"
    )
    (found,) = reviewed(f"一、评价结论\n自评得分85.25分。\n附件\n自评表\n{form}")
    assert (found.kind, found.stated, found.recomputed) == ("前后不一致", "85.25分", "86.25分")
    assert "36.5 + 33.75 + 15 = 85.25" in found.formula
