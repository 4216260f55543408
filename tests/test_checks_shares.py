"""Shares and rates of prose: those that its own figures contradict are found, those of other things are left alone."""

from __future__ import annotations

import pytest

from tests.checks_sample import TITLE, reviewed
from tests.flattened import flattened

BROKEN = [
    pytest.param(
        "检查企业263家次，其中检查加油站63站次，发现安全隐患41处，已整改38处，整改率97.6%；立案4起。",
        "38处 ÷ 41处 = 92.68% ≠ 97.6%",
        id="a-list-before-the-two-counts",
    ),
    pytest.param(
        "走访农户520户，其中脱贫户63户，收到诉求75件，办结66件，办结率98.0%。",
        "66件 ÷ 75件 = 88.00% ≠ 98%",
        id="done-of-what-came-in",
    ),
    pytest.param("排查河道风险点52个，整治48个，整治率98.3%。", "48个 ÷ 52个 = 92.31% ≠ 98.3%", id="a-rarer-verb"),
    pytest.param("全年提出建议83条，被采纳71条，采纳率95.18%。", "71条 ÷ 83条 = 85.54% ≠ 95.18%", id="taken-up"),
    pytest.param(
        "省里下达中央补助资金3245万元，省级资金786万元；市本级安排300万元。以上合计4331万元，均足额到位，其中中央资金占78.92%。",
        "3245万元 ÷ 4331万元 = 74.92% ≠ 78.92%",
        id="a-share-after-the-total-alone",
    ),
    pytest.param(
        "下达中央资金3000万元，省级资金1000万元，县级安排1000万元，合计5000万元。其中中央资金占比65%。",
        "3000万元 ÷ 5000万元 = 60.00% ≠ 65%",
        id="a-share-in-the-next-sentence",
    ),
]


@pytest.mark.parametrize(("text", "formula"), BROKEN)
def test_a_share_that_its_figures_contradict(text: str, formula: str) -> None:
    assert [finding.formula for finding in reviewed(f"一、实施情况\n{text}\n")] == [formula]


HOLDS = [
    pytest.param("4、满意度：发放问卷500份，收回486份，满意率92.3%。", id="sheets-back-are-not-content"),
    pytest.param("检查企业263家次，其中检查加油站63站次，发现安全隐患41处，已整改38处，整改率92.7%。", id="right"),
    pytest.param(
        "下达中央资金3245万元，省级资金786万元，市级300万元，合计4331万元，其中中央资金占74.92%。", id="right-share"
    ),
    pytest.param(
        "登记毕业生1932人，帮扶就业1768人，帮扶率91.51%。\n附件\n"
        + flattened("指标|指标值|实际完成值", "零就业家庭帮扶率|100%|100%"),
        id="a-rate-of-other-people",
    ),
    pytest.param(
        "年末移民登记412户，复核389户，复核率94.42%。\n附件\n"
        + flattened("指标|指标值|实际完成值", "低保对象复核率|100%|98.5%"),
        id="a-rate-of-other-households",
    ),
]


@pytest.mark.parametrize("text", HOLDS)
def test_a_share_of_something_else_is_left_alone(text: str) -> None:
    assert [finding.message for finding in reviewed(f"一、实施情况\n{text}\n")] == []


BASES = [
    pytest.param("以实际可支配资金计算执行率为91.32%", "差异", id="a-base-of-its-own"),
    pytest.param("按当年到位资金口径，预算执行率91.32%", "差异", id="by-what-arrived"),
    pytest.param("剔除上年结转后预算执行率为91.32%", "差异", id="without-some"),
    pytest.param("预算执行率为91.32%", "矛盾", id="no-base"),
    pytest.param("以调整预算为基数的预算执行率为91.32%", "矛盾", id="the-usual-base"),
]


@pytest.mark.parametrize(("said", "severity"), BASES)
def test_a_rate_on_a_base_of_its_own_is_a_difference(said: str, severity: str) -> None:
    table = flattened("项目|全年预算数|全年执行数|预算执行率", "年度资金总额|3047.42|2755.36|90.42%")
    found = reviewed(f"一、支出\n全年工作有序，{said}。\n附件\n自评表（单位：万元）\n{table}")
    assert [(finding.kind, finding.severity) for finding in found] == [("前后不一致", severity)]


@pytest.mark.parametrize(
    ("spent", "formulas"),
    [("9338.94", ["9388.94万元 ≠ 9338.94万元"]), ("9388.94", []), ("8871.20", [])],
    ids=["one-digit-off", "the-same", "another-scope"],
)
def test_what_a_unit_spent_against_the_money_of_its_form(spent: str, formulas: list[str]) -> None:
    accounts = flattened("项目|2022年决算", "本年支出|9388.94", "三公经费|29.64")
    form = flattened("项目|年初预算数|全年预算数|全年执行数", f"年度资金总额|5824.6|9729.52|{spent}")
    text = f"一、支出\n全年支出9388.94万元。\n附件1\n基础数据表（单位：万元）\n{accounts}附件2\n自评表（单位：万元）\n{form}"
    assert [finding.formula for finding in reviewed(text)] == formulas


def test_a_wrong_total_and_the_right_one_in_the_table_are_one_slip() -> None:
    text = (
        "一、产出\n受益学生7432人，其中一中2460人、二中1835人、三中912人、四中1407人、五中798人。\n附件\n"
        + flattened("指标|指标值|实际完成值", "受益学生人数|≥7000人|7412人")
    )
    (found,) = reviewed(text, title=TITLE)
    assert (found.stated, found.recomputed) == ("7432人", "7412人")
    assert found.places[-1].quote == "7412人"
