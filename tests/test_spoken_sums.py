"""Spoken questions whose figure has a neighbour: another standard, another total, another year; over reports made up for it."""

from __future__ import annotations

import pytest

from tests.flattened import flattened
from tests.written import Tell

_VETERANS = (
    """岑沅县民政局2023年度部门整体支出绩效自评报告

一、部门概况
岑沅县民政局为县政府组成部门。核定编制30名，其中行政编制9名、工勤编制2名、事业编制19名；年末在职27人，其中行政8人、工勤1人、事业18人。
二、预算执行情况
2023年年初预算4210.50万元，年中追加655.30万元，本年决算支出5310.20万元。“三公”经费实际支出8.20万元，比2022年的9.10万元下降9.89%。
接待31批次210人次。
老人食堂补助620.00万元，实施项目31个。
三、履职情况
为412户孤儿家庭兑现助养金512.40万元，标准由每户每年11800元提高到12600元。
全年接收流动儿童240人，其中入托儿童160人，发放一次性入托补助48.00万元。抽查发现：重复申领5户，已追回资金17.60万元；发放问卷300份，收回281份。
办理收养登记63件，同比增长14.5%。公益公寓入住86户，全年收缴租金31.40万元，收缴率95.2%。
2022年度整体支出绩效评价县财政局复核得分91.4分，等次“良好”。
四、自评结论
自评得分95.1分。其中：预算执行9.2分（满分10分），产出指标46.0分（满分50分）。

附表1  收支情况表（单位：万元）
"""
    + flattened(
        "项目|2022年决算数|2023年年初预算数|2023年决算数",
        "支出合计|5000.00|4210.50|5310.20",
        "基本支出|410.00|430.00|440.20",
        "项目支出|4590.00|3780.50|4870.00",
        "三公经费|9.10|10.00|8.20",
    )
    + """
附表2  特定目标类项目支出明细表（单位：万元）
"""
    + flattened(
        "项目名称|年初预算|调整后预算|执行数",
        "孤儿助养|500.00|512.40|512.40",
        "入托补助|40.00|48.00|48.00",
        "养老床位|700.00|900.00|812.30",
        "社区食堂|600.00|640.00|600.10",
        "合计|1840.00|2100.40|1972.80",
    )
)
_ROADS = """芦汀区民政局2022年度部门整体支出绩效自评报告

一、部门概况
芦汀区民政局为区政府组成部门。年末在职52人。全年国内接待40批次333人次。
二、预算执行情况
2022年全年支出合计2431.06万元。
三、自评结论
自评得分92.3分。
"""
REPORTS = {"岑沅县民政局2023.txt": _VETERANS, "芦汀区民政局2022.txt": _ROADS}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        pytest.param("岑沅23年支出决算比22年涨了百分之几", "6.20", id="growth of the whole, not of a part"),
        pytest.param("岑沅给孤儿家庭发助养金，一户一年是多少", "12600", id="a standard, not the sum"),
        pytest.param("岑沅孤儿家庭助养金一户一年原来是多少", "11800", id="before it was raised"),
        pytest.param("岑沅入托儿童，人均领到多少一次性补助", "3000", id="a head of whom the question begins with"),
        pytest.param("岑沅重复申领的，追回来多少", "17.6", id="money that came back"),
        pytest.param("岑沅公益公寓租金收上来多少", "31.4", id="rent that came in is money"),
        pytest.param("岑沅平均每个老人食堂项目补了多少万", "20", id="what each project got"),
        pytest.param("岑沅中途又给追了多少钱", "655.3", id="追 is 追加"),
        pytest.param("岑沅自评得分多少", "95.1", id="a score is no account"),
        pytest.param("岑沅23年总开销是多少万", "5310.2", id="开销"),
        pytest.param("岑沅前一年办了多少件收养登记", "55", id="there are no parts of a case"),
        pytest.param("岑沅、芦汀两家一共接待了多少人次", "543", id="两家 are the units named"),
        pytest.param("岑沅和芦汀正式在编在岗的谁多，多几个", "25", id="在编在岗"),
        pytest.param("两份报告自评哪个分最高", "95.1", id="reports are units"),
    ],
)
def test_the_figure_and_not_its_neighbour(tell: Tell, question: str, value: str) -> None:
    answer = tell(question)
    assert answer.status == "answered", answer.text
    assert answer.values[0].value == value, answer.text


@pytest.mark.parametrize(
    ("question", "values"),
    [
        pytest.param("岑沅民政局在岗的，行政、工勤、事业各几个", {"8", "1", "18"}, id="those in office, not posts"),
        pytest.param("岑沅四个专项，每个给了多少钱", {"512.4", "48", "812.3", "600.1"}, id="every item"),
        pytest.param("岑沅四个专项，实际支出过600万的有几个", {"812.3", "600.1"}, id="过 is a bound"),
    ],
)
def test_all_the_figures(tell: Tell, question: str, values: set[str]) -> None:
    answer = tell(question)
    assert {value.value for value in answer.values} == values, answer.text


def test_money_that_came_back_is_no_count_of_forms(tell: Tell) -> None:
    assert "17.6万元" in tell("岑沅追回来多少").text
    assert "281" not in tell("岑沅追回来多少").text


def test_a_bureau_that_acts_in_a_report_is_no_unit_that_lacks_one(tell: Tell) -> None:
    answer = tell("岑沅2022年整体支出，财政局复核给打了多少分")
    assert answer.values[0].value == "91.4", answer.text
    assert "资料中没有" not in answer.text
    assert not tell("岑沅和财政局的支出哪个多").values


def test_what_it_was_before_asks_on(tell: Tell) -> None:
    answer = tell("以前是多少？", "岑沅孤儿家庭助养金一户一年多少")
    assert answer.values[0].value == "11800", answer.text


def test_a_year_without_a_figure_is_refused_by_the_name_of_the_metric(tell: Tell) -> None:
    answer = tell("芦汀21年总共花出去多少钱")
    assert answer.status == "not_found"
    assert "“总支出”" in answer.text
