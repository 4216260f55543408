"""Items of a report's groups, ranked, filtered, listed and averaged: over a report made up for it."""

from __future__ import annotations

import pytest

from tests.choice_sample import CLINICS
from tests.written import Tell

REPORTS = {"芷岚县卫生健康局2023.txt": CLINICS}


@pytest.mark.parametrize(
    ("question", "name", "value"),
    [
        pytest.param("芷岚设备更新专项里哪个花得最多", "检验仪器", "186.5", id="items of an item, not its siblings"),
        pytest.param("芷岚设备更新专项当中最少的是哪一项", "急救车辆", "80", id="items of an item, the least"),
        pytest.param("芷岚项目支出哪项最大", "村卫生室补助", "520", id="items, not what is within them"),
        pytest.param("芷岚县级医院门急诊最多的是哪家", "县人民医院", "46.8", id="one figure of each of several"),
        pytest.param("芷岚专项补助支出前两名是哪些", "岗位津贴", "606", id="purposes, not sources"),
        pytest.param("芷岚资金来源里哪级出得最多", "中央补助", "880", id="sources where these are asked for"),
        pytest.param("芷岚专项补助里哪个涨得最多", "巡诊交通补贴", "60", id="what rose most, worked out"),
        pytest.param("芷岚专项补助哪项增幅最大", "巡诊交通补贴", "46.15", id="what rose most by rate"),
        pytest.param("芷岚哪项补贴执行得最差", "巡诊交通补贴", "76", id="spent of what was planned, worked out"),
        pytest.param("芷岚除了岗位津贴，哪项补贴支出最多", "进修培训补贴", "273", id="all but one"),
        pytest.param("芷岚义诊下乡和进校哪个最多", "下乡义诊", "88", id="the two that are named"),
    ],
)
def test_the_first_of_a_group(tell: Tell, question: str, name: str, value: str) -> None:
    answer = tell(question)
    assert answer.status == "answered", answer.text
    assert name in answer.text.split("\n")[0]
    assert answer.values[0].value.startswith(value)


def test_the_share_of_the_first_is_told(tell: Tell) -> None:
    answer = tell("芷岚专项补助支出哪一项最多，占多少")
    assert "岗位津贴占50.12%" in answer.text


def test_items_are_listed_where_each_is_asked_for(tell: Tell) -> None:
    answer = tell("芷岚设备更新专项花在哪几块，各多少")
    assert [value.value for value in answer.values] == ["186.5", "145.8", "80"]


def test_a_mean_over_as_many_items_as_the_question_says(tell: Tell) -> None:
    answer = tell("芷岚设备更新专项三块平均执行多少万")
    assert answer.values[0].value.startswith("137.4")
    assert answer.formula


def test_items_above_a_bound_are_purposes(tell: Tell) -> None:
    answer = tell("芷岚专项补助哪几项支出超过200万")
    assert [value.value for value in answer.values] == ["606", "273"]
