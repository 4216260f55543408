"""Questions over the tables of a department's final accounts: the year's own totals, grand totals, budget beside accounts."""

from __future__ import annotations

import pytest

from tests import accounts_sample as accounts
from tests.flattened import flattened
from tests.written import Tell

REPORTS = {
    "沣河.txt": "沣河县审计局2022年度部门决算\n一、收入支出决算总表\n"
    + flattened(*accounts.BALANCE)
    + "二、支出决算表\n"
    + flattened(*accounts.SPENT)
    + "三、财政拨款“三公”经费支出决算表\n"
    + flattened(*accounts.THREE)
    + "四、部门决算情况说明\n2022年度收、支总计525.76万元。全年国内公务接待12批次、98人次，人均接待费134.69元。\n"
    "核定编制46名，其中行政编制12名、参公事业编制9名、全额拨款事业编制25名。"
    "年末实有在职人员41人，其中行政11人、参公8人、事业22人。\n"
    "办公楼占地12.5亩，建筑面积3200平方米。人均审计项目3.2个，高于全市平均水平0.6个。审计完成项目46个，同比下降8%。\n"
}

ASKED = {
    "沣河审计局支出多少": "520.1",
    "审计局2022年花了多少钱": "520.1",
    "支出总计多少": "525.76",
    "收入总计是多少": "525.76",
    "本年收入多少": "515.56",
    "项目支出占总支出百分之几": "23.44",
    "三公预算多少": "6.5",
    "三公花了多少": "4.92",
    "三公经费省了多少": "1.58",
    "公车运行维护费预算是多少": "4.5",
    "接待费决算多少": "1.32",
    "审计业务花了多少": "121.9",
    "其他收入有多少": "3.2",
    "年初结转多少": "10.2",
    "人均接待费": "134.69",
}


@pytest.mark.parametrize(("question", "figure"), ASKED.items())
def test_one_answer(tell: Tell, question: str, figure: str) -> None:
    assert f"{figure}" in tell(question).text.partition("。")[0]


SEVERAL = {
    "办公楼占地多少亩": ("12.5",),
    "审计局完成项目多少个，下降多少": ("46", "8%"),
    "人均审计项目比全市平均高多少": ("0.6",),
    "项目支出多少，占总支出多少": ("121.9", "23.44"),
    "接待费花了多少，占三公的比例": ("1.32", "26.83"),
    "审计局在职多少人，其中参公的": ("41", "8"),
    "编制多少，其中参公的": ("46", "9"),
    "实有在职多少，行政、参公、事业各多少": ("41", "11", "8", "22"),
}


@pytest.mark.parametrize(("question", "figures"), SEVERAL.items())
def test_a_whole_with_its_part(tell: Tell, question: str, figures: tuple[str, ...]) -> None:
    said = tell(question).text
    assert [figure for figure in figures if figure not in said] == []


def test_what_all_items_come_to_is_not_the_largest_of_them(tell: Tell) -> None:
    answer = tell("沣河审计局公务接待费最高的一笔是接待谁")
    assert (answer.status, answer.values) == ("not_found", ())
