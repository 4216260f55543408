"""What is asked of two funds, of the level that spends, of projects told with their amounts before them."""

from __future__ import annotations

import pytest

from tests.flattened import flattened
from tests.written import Tell

_FARMS = """芷蔺县农业农村局2022年农业生产发展专项资金绩效自评报告

一、项目概况
2022年芷蔺县农业生产发展专项资金计划总额4736万元，全部资金到位4616万元，全年支出4285.62万元。
二、项目实施
厂房改造由三家企业分别中标，中标价合计352.68万元：东兴镇168.4万元、西靠乡96.75万元、南河镇87.53万元。

附表1 收支明细表（单位：万元）
""" + flattened(
    "子项|实际支出",
    "耕地地力保护|3000.00",
    "高标准农田|1182.50",
    "农机购置|103.12",
    "合计|4258.62",
)
_CULTURE = """梧埔市文化广电和旅游局2022年公共文化服务专项资金绩效自评报告

一、项目概况
2022年专项资金实际到位745万元，全年支出698万元。
"""
_PROVINCE = """沂岚省卫生健康委员会2022年基层卫生补助资金绩效自评报告

一、资金情况
2022年安排补助资金9000万元。委本级组织评价所用差旅等费用12.6万元从部门预算列支。

附表1 分市下达与支出情况（单位：万元）
""" + flattened(
    "地区|下达资金 中央|下达资金 省级|下达资金 合计|实际支出|执行率",
    "省本级|1820|1450|3270|3106.5|95.00%",
    "澜川市|3000|2730|5730|5157|90.00%",
    "总计|4820|4180|9000|8263.5|91.82%",
)
_TRADE = """云泽县商务局2023年度部门整体支出绩效自评报告

一、部门概况
云泽县商务局核定编制30人，现有在职28人。
二、履职情况
引进拟投资2500万元的松石饮料厂、拟投资1800万元的江口茶叶加工厂，均已开工。签约总投资3.2亿元的东冲水泥项目和总投资1.6亿元的西冲石材项目。
社会消费品零售总额完成86.4亿元，同比增长7.5%。全年改造老旧厂区9个，举办招商活动8场。

附表1 绩效指标完成情况表
""" + flattened(
    "指标|指标值|完成值|分值|得分",
    "改造老旧厂区数量|12个|9个|10|7.5",
    "举办招商活动|≥6场|8场|10|10",
    "培训企业人数|200人|236人|10|10",
    "合计|||30|27.5",
)
_ALLOWANCE = """岚芷县民政局2021年两项补贴资金绩效自评报告

一、资金情况
2021年两项补贴年初预算420万元，全年实际到位410万元。2021年共支出401.08万元，2020年支出372.55万元。
为方便比较，另将2019年至2021年三年支出列出：2019年338.90万元，2020年372.55万元，2021年401.08万元，逐年上升。
"""
REPORTS = {
    "芷蔺县农业2022.txt": _FARMS,
    "梧埔市文旅2022.txt": _CULTURE,
    "沂岚省卫健2022.txt": _PROVINCE,
    "云泽县商务局2023.txt": _TRADE,
    "岚芷县民政2021.txt": _ALLOWANCE,
}

ONE_ANSWER = {
    "5361": [
        "芷蔺农业专项和梧埔文化专项，到位资金合计多少万元",
        "芷蔺农业专项和梧埔文化专项到位资金一共多少万元",
        "芷蔺和梧埔到位资金合计多少",
    ],
    "3106.5": ["沂岚省本级支出是多少", "沂岚省本级支出多少", "沂岚卫健委省本级支出"],
    "3270": ["沂岚省本级下达了多少", "沂岚省本级拿了多少钱"],
    "95": ["沂岚省本级执行率"],
    "2500": ["云泽松石饮料厂拟投资多少", "松石饮料厂拟投资多少万元"],
    "1800": ["云泽江口茶叶加工厂拟投资多少"],
    "3.2": ["云泽东冲水泥项目总投资多少"],
    "1.6": ["云泽西冲石材项目总投资多少"],
    "12": ["云泽计划改造多少个老旧厂区", "云泽老旧厂区原计划改造多少个", "云泽年初计划改造老旧厂区多少个"],
    "6": ["云泽招商活动计划办几场", "云泽计划举办几场招商活动"],
    "200": ["云泽计划培训多少企业"],
    "1112.53": ["岚芷三年一共支出多少", "岚芷2019到2021年支出一共多少", "岚芷近三年支出合计多少"],
}


@pytest.mark.parametrize(("value", "question"), [(v, q) for v, asked in ONE_ANSWER.items() for q in asked])
def test_one_answer(tell: Tell, value: str, question: str) -> None:
    assert tell(question).values[0].value == value


@pytest.mark.parametrize(
    "question",
    ["云泽社零多少，增长几个点", "云泽社零完成多少亿，同比增长百分之几", "云泽社零总额是多少，比上年增长多少"],
)
def test_a_figure_and_its_growth_are_both_told(tell: Tell, question: str) -> None:
    assert [value.value for value in tell(question).values[:2]] == ["86.4", "7.5"]


@pytest.mark.parametrize(
    "question", ["芷蔺全年支出正文跟附表对得上吗", "芷蔺农业专项全年支出正文和附表一致吗", "芷蔺全年支出前后一致吗"]
)
def test_an_outlay_unlike_the_tables_total_is_told_as_such(tell: Tell, question: str) -> None:
    answer = tell(question)
    assert answer.status == "conflict"
    assert "4258.62" in answer.text
    assert "4285.62" in answer.text


def test_a_part_is_not_held_against_its_own_whole(tell: Tell) -> None:
    assert tell("芷蔺东兴镇厂房结算比中标价少了多少").formula == ""


@pytest.mark.parametrize("question", ["岚芷三年一共到位多少", "岚芷近三年年初预算合计多少"])
def test_some_of_the_years_asked_for_are_not_all(tell: Tell, question: str) -> None:
    assert tell(question).status == "not_found"


@pytest.mark.parametrize("question", ["云泽各项得分加起来对不对", "云泽各指标得分之和对得上吗"])
def test_the_rows_of_a_table_are_added_up(tell: Tell, question: str) -> None:
    answer = tell(question)
    assert answer.formula.endswith("= 27.5（分）")
    assert answer.text.startswith("对得上")
