"""Reports of projects, asked about as people do: each project is its report, and the project's name is no part of a figure's."""

from __future__ import annotations

import pytest

from assistant.corpus import Corpus
from assistant.understand import understand
from tests.flattened import flattened
from tests.written import Tell

_ROADS = """栎川县2022年度农村公路养护专项资金绩效自评报告

栎川县交通运输局（以下简称县交通局）对2022年度农村公路养护专项资金开展了绩效自评。
一、资金情况
项目计划总投资3200.00万元。到位资金3000.00万元，到位率93.75%。全年支出2700.00万元，预算执行率90.00%。
二、实施情况
全年养护农村公路486公里，修补坑槽3120平方米。枫岭站养护里程86公里。
1标段（枫岭镇）：养护里程52公里，中标价812.50万元。
2标段（沙坪镇）：养护里程64公里，中标价640.00万元。
三、自评结论
自评得分92.5分，等级“优”。

附表1  标段情况表（单位：万元）
""" + flattened(
    "路段|合同价|已付款|结算金额",
    "枫岭段|812.50|600.25|640.00",
    "沙坪段|640.00|512.00|530.40",
    "合计|1452.50|1112.25|1170.40",
)
_MEALS = """砾港区2023年度困难老人助餐专项资金绩效自评报告

砾港区民政局（以下简称我局）对2023年度困难老人助餐专项资金开展了绩效自评。
一、资金情况
项目计划总投资900.00万元。到位资金860.00万元，到位率95.56%。全年支出602.00万元，预算执行率70.00%。
二、实施情况
全年助餐38.6万人次，建成助餐点41个。
三、自评结论
自评得分88.2分，等级“良”。
"""
_DAMS = """梓坪市2023年度病险水库除险加固项目绩效自评报告

梓坪市水利局（以下简称我局）对2023年度病险水库除险加固项目开展了绩效自评。
一、资金情况
项目计划总投资5000.00万元。到位资金4500.00万元，到位率90.00%。全年支出4410.00万元，预算执行率98.00%。
二、实施情况
全年完成除险加固水库7座，沅溪水库加固投资812.40万元。
三、自评结论
自评得分95.8分，等级“优”。
"""
REPORTS = {"roads.txt": _ROADS, "meals.txt": _MEALS, "dams.txt": _DAMS}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        pytest.param("三个项目支出总共多少万元", "7712.00", id="counted, with 支出 after it"),
        pytest.param("这三个专项资金一共花了多少钱", "7712.00", id="these funds"),
        pytest.param("各项目到位资金合计多少", "8360.00", id="each of them"),
        pytest.param("哪个项目执行率最低", "70.00", id="which is lowest"),
        pytest.param("三个项目里哪个自评得分最高", "95.8", id="which of them is highest"),
        pytest.param("自评分谁高", "95.8", id="who, of no unit named"),
        pytest.param("哪些项目支出超过2500万", "4410.00", id="which pass a bound"),
        pytest.param("到位率在95%以上的项目有哪些", "95.56", id="of which 项目"),
        pytest.param("四月后哪个专项支出最少", "602", id="which fund"),
        pytest.param("老人助餐支出多少钱", "602", id="by the project's name"),
        pytest.param("病险水库除险加固的执行率", "98", id="by the project's name, a rate"),
        pytest.param("三个项目支出总共多少亿，保留两位", "0.77", id="decimals without 小数"),
    ],
)
def test_a_project_is_its_report(tell: Tell, question: str, value: str) -> None:
    answer = tell(question)
    assert answer.status == "answered", answer.text
    assert float(answer.values[0].value) == float(value), answer.text


@pytest.mark.parametrize(
    ("question", "named"),
    [
        pytest.param("三个项目到位率分别是多少", ("93.75", "95.56", "90"), id="rates of each"),
        pytest.param("各专项支出分别多少", ("2700", "602", "4410"), id="sums of each"),
        pytest.param("按自评得分从高到低排一下三个项目", ("95.8", "92.5", "88.2"), id="all in order"),
        pytest.param("有几个项目自评得分在90分以上", ("2家",), id="how many"),
    ],
)
def test_all_the_projects_are_told(tell: Tell, question: str, named: tuple[str, ...]) -> None:
    answer = tell(question)
    assert answer.status == "answered", answer.text
    assert all(each in answer.text for each in named), answer.text


@pytest.mark.parametrize(
    ("question", "value"),
    [
        pytest.param("枫岭段合同价减已付款还剩多少", "212.25", id="less"),
        pytest.param("枫岭段合同价扣除已付款后还有多少万元", "212.25", id="taken off"),
        pytest.param("沙坪段合同价减去结算金额是多少", "109.6", id="less another column"),
        pytest.param("沙坪段已付款占合同价百分之几", "80", id="share of another column of the row"),
        pytest.param("沙坪段合同价减已付款等于多少", "128", id="equals"),
        pytest.param("1标段中标价比2标段多多少", "172.5", id="the same column of another lot"),
    ],
)
def test_two_columns_of_a_row(tell: Tell, question: str, value: str) -> None:
    answer = tell(question)
    assert answer.status == "answered", answer.text
    assert float(answer.values[0].value) == float(value), answer.text


def test_another_row_is_asked_for_the_same_column(tell: Tell) -> None:
    answer = tell("沙坪段呢", "栎川农村公路养护枫岭段结算了多少万元")
    assert float(answer.values[0].value) == 530.4, answer.text


def test_where_a_unit_is_named_its_projects_are_read_within_it(corpus: Corpus) -> None:
    assert understand("砾港区民政局哪个项目执行率最低", corpus).units == ("砾港区民政局",)
    assert understand("哪个项目最贵", corpus, history=["砾港区民政局支出多少"]).units == ("砾港区民政局",)


def test_four_projects_are_not_three(corpus: Corpus) -> None:
    assert understand("四个项目支出总共多少", corpus).units == ()
