"""Two funds in one report: what is asked of one is never answered with the other's figures, nor both with one's."""

from __future__ import annotations

import pytest

from tests.flattened import flattened
from tests.written import Tell

REPORT = (
    """枕江区林业局2022年度专项资金绩效自评报告

一、项目概况
枕江区林业局（以下简称“区林业局”）2022年承担油茶产业发展资金和松材线虫病防治资金两项专项资金。

二、资金安排和使用情况
（一）资金安排情况
2022年两项专项资金预算1500万元，其中：中央资金600万元、省级资金500万元、区级资金400万元。
1.油茶产业发展资金900万元。中央资金500万元，省级资金250万元，区级配套150万元，到位率100%。
2.松材线虫病防治资金600万元。中央资金100万元，省级资金250万元，区级资金250万元。
（二）资金使用情况
截至2022年12月底，两项资金累计支出1386.40万元。
油茶产业发展资金支出846.20万元，松材线虫病防治资金支出540.20万元。
种植户补助标准为每亩800元，向126户兑付228.80万元。

附表  2022年度项目支出绩效自评表
项目名称：松材线虫病防治资金
"""
    + flattened(
        "项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分",
        "年度资金总额|250|600|540.20|10|90.03%|9",
        "其中：中央补助|0|100|100|—|100%|—",
        "省级资金|0|250|229.80|—|91.92%|—",
        "区级资金|250|250|210.40|—|84.16%|—",
    )
    + """
附表  2022年度产出指标完成情况表
"""
    + flattened("指标名称|年度指标值|实际完成值", "油茶新造面积|≥3200亩|2860亩", "防治面积|≥900亩|930亩")
)
REPORTS = {"枕江区林业局2022.txt": REPORT}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        pytest.param(
            "枕江林业局油茶产业发展资金支出多少", ("846.2", "万元"), id="the fund named, not the form of the other"
        ),
        pytest.param("枕江林业局油茶资金花了多少", ("846.2", "万元"), id="by a part of its name"),
        pytest.param("枕江林业局松材线虫病防治花了多少", ("540.2", "万元"), id="the other fund"),
        pytest.param("枕江林业局两项资金一共花了多少", ("1386.4", "万元"), id="both together"),
        pytest.param("枕江林业局总支出多少", ("1386.4", "万元"), id="the whole is all the funds"),
        pytest.param("枕江林业局中央资金多少", ("600", "万元"), id="of no fund: of both"),
        pytest.param("枕江林业局油茶中央资金多少", ("500", "万元"), id="of the fund named"),
        pytest.param("枕江林业局松材线虫病防治区级配套多少", ("250", "万元"), id="arranged, not spent"),
        pytest.param("枕江林业局中央资金占全部预算的比例", ("40", "%"), id="a share of all of it"),
        pytest.param("枕江林业局油茶支出占两项总支出比重", ("61.04", "%"), id="a fund in both"),
        pytest.param("枕江林业局油茶新造离任务还差多少亩", ("-340", "亩"), id="what is wanting to the task"),
        pytest.param("枕江林业局中央和省级两级资金合计多少", ("1100", "万元"), id="two levels of both"),
        pytest.param("枕江林业局种植户补助每亩补多少", ("800", "元"), id="the standard printed, nothing divided"),
    ],
)
def test_a_figure_is_of_the_fund_asked_about(tell: Tell, question: str, value: tuple[str, str]) -> None:
    answer = tell(question)
    assert answer.status == "answered"
    assert (answer.values[0].value, answer.values[0].unit) == value


def test_a_like_asked_next_keeps_the_basis(tell: Tell) -> None:
    assert tell("那松材线虫病防治的呢", "枕江林业局油茶产业发展资金支出多少").values[0].value == "540.2"


def test_sources_of_money_are_filtered_when_sources_are_asked_for(tell: Tell) -> None:
    told = tell("枕江林业局哪些资金来源执行率不到92%").text.split("\n")[0]
    assert ("省级资金" in told, "区级资金" in told, "中央" in told) == (True, True, False)
