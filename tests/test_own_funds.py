"""What was spent of the fund a report is on: never its budget, never one project's outlay; funds of two reports by their names."""

from __future__ import annotations

import pytest

from tests.written import Tell

CARE = """柳泉县民政局2023年养老服务补助资金绩效自评报告

一、资金安排
柳泉县民政局2023年养老服务补助资金年初预算800万元，调整后预算860万元，比2022年的700万元多160万元。
二、资金使用
全年实际支出750万元，其中居家养老420万元、机构养老330万元。孤老补助发放66万元，其中集中供养30万元、分散供养36万元。
与邻近的东渡市相比，本县每万元补助带动投资3.4万元，东渡市为3.9万元。
"""
WATER = """岚桥县水务局2022年农村饮水养护资金绩效自评报告

一、资金安排
岚桥县水务局2022年饮水养护资金年初预算1300万元。
二、资金使用
全年累计支出1200万元。水费应收210万元，实收180万元，收缴率85.71%。
（一）水源井更新
1.水源井更新。安排300万元，支出280万元。
（二）管网养护
2.管网养护。安排900万元，支出820万元。
"""
REPORTS = {"柳泉县民政局2023.txt": CARE, "岚桥县水务局2022.txt": WATER}


@pytest.mark.parametrize(
    ("question", "value", "unit"),
    [
        pytest.param("柳泉养老资金花了多少", 750, "万元", id="what was spent, no budget"),
        pytest.param("岚桥饮水养护资金花了多少钱", 1200, "万元", id="the whole, no project of it"),
        pytest.param("岚桥饮水资金支出是柳泉养老资金支出的几倍", 1.6, "倍", id="times, each fund by its name"),
        pytest.param("岚桥水费应收和实收差多少万元", 30, "万元", id="what was due and what came in"),
        pytest.param("岚桥水费应收多少", 210, "万元", id="what was due"),
        pytest.param("柳泉2023年养老资金支出是岚桥饮水养护资金支出的几倍", 0.63, "倍", id="a year beside one of them"),
        pytest.param(
            "柳泉养老服务补助资金调整后预算较2022年增长多少", 22.86, "%", id="the figure the sentence compares with"
        ),
    ],
)
def test_the_figure(tell: Tell, question: str, value: float, unit: str) -> None:
    first = tell(question).values[0]
    assert (float(first.value), first.unit) == (value, unit)


def test_who_spent_more(tell: Tell) -> None:
    told = tell("柳泉养老资金和岚桥饮水资金哪个花得多，多多少万").text
    assert "岚桥县水务局的" in told
    assert "450万元" in told


def test_parts_in_brackets_are_added(tell: Tell) -> None:
    told = tell("柳泉孤老补助（集中+分散）一共发了多少")
    assert told.values[0].value == "66"


def test_a_place_held_beside_ours_has_no_fund_here(tell: Tell) -> None:
    assert tell("东渡市养老服务资金拨付多少").status == "not_found"
