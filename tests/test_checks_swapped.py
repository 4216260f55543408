"""Two digits in another order: between two sentences, between a sentence and the form, between prose and all the money."""

from __future__ import annotations

import pytest

from tests.checks_sample import reviewed
from tests.flattened import flattened

LEDGER = "指标|年度指标值|实际完成值|分值|得分"
FUND = "石坝县人力资源和社会保障局\n就业补助资金项目2022年度绩效自评报告\n"

SWAPPED = [
    pytest.param(
        "一、资金\n年末结转132.57万元。\n二、问题\n结转资金123.57万元没有用完。\n",
        ["132.57万元 ≠ 123.57万元"],
        id="money",
    ),
    pytest.param(
        "一、产出\n粉刷楼道147个单元，安装扶手920米。\n二、管理\n粉刷楼道174个单元的工程量已逐单元核过。\n",
        ["147个 ≠ 174个"],
        id="three digits under a long name",
    ),
    pytest.param("一、产出\n清运垃圾147吨。\n二、管理\n安装路灯174盏，垃圾桶174个。\n", [], id="other things"),
    pytest.param("一、产出\n结转132.57万元，其中结转资金123.57万元留用。\n", [], id="one paragraph gives both"),
    pytest.param("一、收入\n市级补助132.57万元。\n二、支出\n县级补助123.57万元。\n", [], id="other levels"),
    pytest.param(
        "一、产出\n开办岗位技能班86期、培训5317人次。\n附件\n自评表\n"
        + flattened(LEDGER, "岗位技能培训人次|≥5000人次|5137人次|8|8", "新增就业|≥100人|120人|8|8"),
        ["5317人次 ≠ 5137人次"],
        id="the form's longer name",
    ),
    pytest.param(
        "一、产出\n开办岗位技能班86期、培训5317人次。\n附件\n自评表\n"
        + flattened(LEDGER, "创业带头人培训人次|≥5000人次|5137人次|8|8", "新增就业|≥100人|120人|8|8"),
        [],
        id="another's training",
    ),
]


@pytest.mark.parametrize(("text", "formulas"), SWAPPED)
def test_digits_in_another_order(text: str, formulas: list[str]) -> None:
    assert [finding.formula for finding in reviewed(text, title=FUND)] == formulas


def test_all_the_money_beside_a_row_of_the_unit_itself() -> None:
    """省本级 is one of those that share the money, and no total."""
    text = (
        "一、资金\n全省实际支出36412.1万元。\n"
        + flattened(
            "地区|下达资金（万元）|实际支出（万元）", "东川市|30000|29512.4", "省本级|8640|6899.7", "总计|38640|36412.1"
        )
        + "附件\n自评表\n"
        + flattened(
            "资金情况（万元）||全年预算数（A）|全年执行数（B）|预算执行率（B/A）", "|年度资金总额|38640|36214.1|93.72%"
        )
    )
    found = reviewed(text, title="白川省文化厅\n文化补助资金2022年度绩效自评报告\n")
    assert "36412.1万元 ≠ 36214.1万元" in [finding.formula for finding in found]
