"""Rows of a table asked for as a whole, compared, added up by their ending or filtered; years and places told in their order."""

from __future__ import annotations

import pytest

from tests.flattened import flattened
from tests.written import Tell

AID = (
    """槐川县民政局2022年高龄和护理补贴资金绩效自评报告

一、资金使用
槐川县民政局2022年共发放补贴366.4万元，其中高龄补贴180.4万元、护理补贴186万元，比2021年的320万元多46.4万元。
三年累计支出1000万元，其中2020年313.6万元、2021年320万元、2022年366.4万元。
2022年两项补贴分季发放表（单位：万元）
"""
    + flattened(
        "季度|高龄补贴|护理补贴|小计|发放人次",
        "第一季度|40.1|45|85.1|1800",
        "第二季度|45.2|46|91.2|1850",
        "第三季度|46|47|93|1900",
        "第四季度|49.1|48|97.1|1950",
        "全年|180.4|186|366.4|7500",
    )
    + """
各乡镇享受人数（单位：人）
"""
    + flattened(
        "乡镇|高龄补贴人数|护理补贴人数|当月金额（元）",
        "柏溪镇|410|300|61000",
        "南坪镇|350|260|52000",
        "白鹤乡|170|120|25000",
        "青岩乡|150|110|22000",
        "石门乡|130|90|19000",
        "合计|1210|880|179000",
    )
    + """
二、效果
（一）各村（社区）护理站工作经费36万元：榆林村13万元、桑田村11万元、水磨村12万元。
（二）9个村集体经济收入210万元；10万元以上的村5个，最多的榆林村42.5万元，最少的桑田村8.3万元。
（三）老人巡访率由82%提高到96%，目标为95%以上。
（四）入户核查了20个村组，覆盖3个乡镇，涉及资金410万元，占发放资金的百分之几由财政另算。
"""
)
FUND = (
    """朔林市水务局2022年供水专项资金绩效自评报告

一、资金分配
2022年市级供水专项资金分县区分配支出表（单位：万元）
"""
    + flattened(
        "县区|分配金额|累计支出",
        "|管网改造|水源净化|小计|",
        "东坪区|200|100|300|290",
        "云水县|400|300|700|650",
        "长岭县|500|300|800|760",
        "市本级|100|50|150|120",
        "合计|1200|750|1950|1820",
    )
    + """
二、实施
管网改造招标控制价1300万元，每公里造价3.9万元，较概算的4.1万元低。
"""
)
REPORTS = {"槐川县民政局2022.txt": AID, "朔林市水务局2022.txt": FUND}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        pytest.param("槐川二季度两项补贴发放了多少", "91.2", id="a row as a whole is its sum"),
        pytest.param("槐川二季度护理补贴发放了多少", "46", id="a column that is named"),
        pytest.param("朔林云水县下达了多少资金", "700", id="a county's row"),
        pytest.param("朔林云水县水源净化分了多少", "300", id="a county's cell"),
        pytest.param("槐川四季度比一季度多发多少万元", "12.0", id="two rows compared"),
        pytest.param("槐川三季度护理补贴比二季度多多少", "1", id="two rows in one column"),
        pytest.param("槐川三个乡高龄补贴一共多少人", "450", id="rows of one ending"),
        pytest.param("槐川两个镇当月金额合计多少元", "113000", id="rows of another"),
        pytest.param("槐川三年里哪年支出最多", "366.4", id="years ranked"),
        pytest.param("槐川哪年支出最少", "313.6", id="years ranked from below"),
        pytest.param("槐川巡访率提高了几个百分点", "14", id="from what it rose"),
        pytest.param("槐川榆林村集体经济收入比桑田村高多少", "34.2", id="the list of the metric asked"),
        pytest.param("槐川榆林村护理站工作经费比桑田村多多少", "2", id="the other list"),
        pytest.param("槐川入户核查平均每个村组涉及多少万元", "20.5", id="an amount and a count of one sentence"),
        pytest.param("槐川高龄补贴占全年发放额的比重", "49.24", id="a part of its own whole"),
        pytest.param("朔林管网改造占市级供水专项资金的比重", "61.54", id="a cell in its row, no price"),
        pytest.param("朔林哪个县区分到的市级资金最多", "800", id="places ranked"),
    ],
)
def test_the_figure(tell: Tell, question: str, value: str) -> None:
    assert float(tell(question).values[0].value) == pytest.approx(float(value))


def test_only_places_pass_a_bound_for_places(tell: Tell) -> None:
    told = tell("朔林哪些县区市级资金分到600万以上").text
    assert "云水县（700万元）" in told
    assert "长岭县（800万元）" in told
    assert "市本级" not in told
    assert "合计" not in told
