"""Works and who builds them: what is still to come, what a 公里 costs, sums over one builder's rows; over two reports made up for it."""

from __future__ import annotations

import pytest

from tests.flattened import flattened
from tests.written import Tell

ROADS = """芦汀县交通运输局2022年农村公路专项资金绩效自评报告

一、资金情况
芦汀县交通运输局（以下简称“我局”）负责本项目。项目计划总投资1640万元，其中省级补助900万元，县财政配套520万元，乡镇自筹220万元。
年底实际到位1450万元，到位率88.41%，其中县配套到位390万元、乡镇自筹到位160万元，省级补助足额到位。
2022年共支出1402.5万元，预算执行率96.72%。按用途分：路面整修806.4万元、护栏安装189.6万元、桥梁加固406.5万元。
2022年安排3个项目：滨河线整修306.4万元，沿山线整修500万元，石拱桥加固406.5万元。

二、产出情况
完成路面整修32公里，护栏安装24公里，加固桥梁2座。群众满意度93.6%。
""" + flattened(
    "指标|年初目标|实际完成",
    "护栏安装里程|≥30公里|24公里",
    "驾驶员培训人次|≥500人次|420人次",
)
SCHOOLS = """芦汀县教育局2022年校舍改造资金绩效自评报告

一、资金情况
芦汀县教育局（以下简称“我局”）年初预算1300万元，全年预算1250万元，全年支出1186.3万元，预算执行率94.9%。学生满意度96.1%。

二、各校情况
""" + flattened(
    "学校|施工单位|合同价（万元）|结算价（万元）",
    "城南小学|鼎石建筑工程有限公司|310.5|302.4",
    "桃溪小学|江润建设集团有限公司|186.2|188.9",
    "临川中学|鼎石建筑工程有限公司|240.8|236.1",
    "白塔中学|安达市政有限公司|95.6|94.2",
    "合计||833.1|821.6",
)
REPORTS = {"芦汀农村公路2022.txt": ROADS, "芦汀校舍改造2022.txt": SCHOOLS}


@pytest.mark.parametrize(
    ("question", "formula"),
    [
        pytest.param("芦汀交通局县财政配套还差多少没到", "520 − 390 = 130（万元）", id="still to come"),
        pytest.param("芦汀交通局乡镇自筹还有多少没到位", "220 − 160 = 60（万元）", id="not arrived"),
        pytest.param("芦汀交通局护栏安装平均一公里花了多少万", "189.6 ÷ 24 = 7.9（万元）", id="each 公里 of the thing"),
        pytest.param("芦汀教育局鼎石建筑合同价加起来多少", "310.5 + 240.8 = 551.3（万元）", id="one builder's rows"),
        pytest.param("鼎石建筑在芦汀教育局两个活结算价一共多少", "302.4 + 236.1 = 538.5（万元）", id="so many works"),
    ],
)
def test_what_is_worked_out(tell: Tell, question: str, formula: str) -> None:
    answer = tell(question)
    assert answer.status == "answered", answer.text
    assert answer.formula == formula


def test_each_of_so_many_projects(tell: Tell) -> None:
    answer = tell("芦汀交通局那3个项目分别花了多少")
    assert [value.value for value in answer.values] == ["306.4", "500", "406.5"]


@pytest.mark.parametrize(
    ("question", "values"),
    [
        pytest.param("预算执行率低于95%的有哪些", ["94.9"], id="a rate over the reports"),
        pytest.param("满意度高于90%的有哪些", ["96.1", "93.6"], id="each by what it is called"),
    ],
)
def test_reports_are_filtered_where_none_is_named(tell: Tell, question: str, values: list[str]) -> None:
    assert [value.value for value in tell(question).values] == values


def test_what_is_not_done_of_a_goal(tell: Tell) -> None:
    assert tell("芦汀交通局驾驶员培训还差多少人次没完成").text.startswith("还差80人次")


def test_two_different_things_are_no_difference(tell: Tell) -> None:
    assert "900 − " not in tell("芦汀交通局配套资金还缺多少").text
