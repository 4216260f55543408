"""Whose money is asked about, however it is said: a figure of another level, or of all of them, is never the answer."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.flattened import flattened
from tests.written import Tell

_FUND = """禾川县民政局关于临时救助资金管理使用情况的自评报告

按照《禾川县财政局关于做好2022年度项目支出绩效自评的通知》要求，我局对2022年度临时救助资金进行了自评，现报告如下。
一、资金安排
2022年临时救助资金年初预算520万元，其中省级补助312万元、市级补助52万元、县级配套156万元。全年实际到位500万元，省、市两级足额到位，县级到位136万元。
二、资金使用
2022年临时救助资金共支出478.60万元，年末结余21.40万元，预算执行率95.72%。
三、存在问题
县级配套不到位，财力较紧。

附：项目支出绩效自评表（2022年度）
""" + flattened(
    "项目资金（万元）|年初预算数|全年预算数|全年执行数|执行率",
    "年度资金总额|520|500|478.60|95.72%",
    "其中：省级补助|312|312|305.20|97.82%",
    "市级补助|52|52|51|98.08%",
    "县级资金|156|136|122.40|90.00%",
)
_CITY = """麦浦市水务局关于市级河道整治专项资金的自评报告

一、资金盘子
2022年市级河道整治专项资金年初预算3000万元，8月市级资金调减150万元。省级安排800万元，县区计划自筹640万元，到位602万元。
二、支出情况
全年累计支出4100万元，其中市级2760万元、省级780万元、县区自筹560万元。
"""
REPORTS = {"禾川县民政局2022.txt": _FUND, "麦浦市水务局2022.txt": _CITY}

ONE_ANSWER = {
    "136": ["禾川县级配套实际到位多少", "禾川县级实际到位", "禾川县里配套到了多少", "禾川县级资金到位多少"],
    "500": ["禾川实际到位多少", "禾川临时救助资金到位多少", "禾川资金实际到位多少"],
    "312": ["禾川省级补助多少", "禾川省里给了多少", "禾川省级资金多少"],
    "52": ["禾川市里给了多少", "禾川市级补助多少"],
    "51": ["禾川市级支出多少", "禾川市级补助花了多少"],
    "122.4": ["禾川县级执行数", "禾川县级资金支出多少"],
    "90": ["禾川县级资金执行率"],
    "478.6": ["禾川临时救助资金支出多少", "禾川临时救助资金花了多少"],
    "150": ["麦浦市级资金调减多少"],
}


@pytest.mark.parametrize(
    ("question", "value"), [(question, value) for value, asked in ONE_ANSWER.items() for question in asked]
)
def test_one_answer(tell: Tell, question: str, value: str) -> None:
    assert abs(Decimal(tell(question).values[0].value)) == Decimal(value)


def test_a_level_is_no_slip(tell: Tell) -> None:
    assert "实际支出" not in tell("禾川市级支出多少").text


def test_no_figure_of_another_level(tell: Tell) -> None:
    assert "500" not in [value.value for value in tell("禾川中央到位多少").values]
