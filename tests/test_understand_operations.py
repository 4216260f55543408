"""What is to be done with the figures, between which bounds, and in what form the answer is wanted."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.questions import Ask, rows

OPERATIONS = {
    "look-up": ("枫渡2022年三公经费多少", "lookup"),
    "difference of years": ("枫渡2023年三公比2022年少多少", "difference"),
    "times": ("枫渡2022年项目支出是基本支出的几倍", "times"),
    "sum": ("枫渡2022年公务接待费和人员经费一共多少", "sum"),
    "average": ("2023年各单位三公经费平均多少", "average"),
    "compare": ("临澜财政局和枫渡农业农村局2023年三公谁多", "compare"),
    "highest": ("2023年各单位总支出最高的是哪家", "rank"),
    "first three": ("2023年总支出前三名的单位", "rank"),
    "in order": ("2023年总支出从低到高排一下", "rank"),
    "filter": ("枫渡2023哪些项目支出超过300万", "filter"),
    "count over a bound": ("2023年三公经费低于10万元的有几家", "filter_count"),
    "enough or not": ("枫渡大学生村医招够了没有", "yes_no"),
    "all of it or not": ("枫渡中央资金是不是全花完了", "yes_no"),
    "A-not-A": ("枫渡培训任务完没完成", "yes_no"),
    "all given out": ("枫渡补贴全部发完了吗", "yes_no"),
    "how many lost points": ("枫渡自评表有几项扣了分", "filter_count"),
    "how many short of full score": ("枫渡有多少个指标没拿满分", "filter_count"),
    "from which company": ("枫渡检测仪从哪家公司买的，多少钱", "lookup"),
    "which ones": ("枫渡下面管哪几个事业单位", "text"),
    "those that have not": ("没持证的护林员有多少人", "difference"),
    "an amount of difference by name": ("枫渡城镇低保月人均补差多少", "lookup"),
    "over or not": ("枫渡2022年三公经费超预算了吗", "yes_no"),
    "reached or not": ("松坞新增就业完成目标了吗", "yes_no"),
    "trend": ("枫渡三公经费历年变化趋势", "trend"),
    "why": ("枫渡2022为什么没完成培训任务", "why"),
    "why it cannot be spent": ("枫渡电商的钱怎么花不出去", "why"),
    "definition": ("在职人员控制率是什么意思", "definition"),
    "agreeing": ("石岚预算执行率对得上吗", "conflict"),
    "one or the other": ("松坞自评得分是96.5还是95.5", "conflict"),
    "problems": ("枫渡2023年存在哪些问题", "text"),
    "duties": ("雁汀教育局的主要职责", "text"),
}


@pytest.mark.parametrize(("question", "operation"), rows(OPERATIONS))
def test_operations(asked: Ask, question: str, operation: str) -> None:
    assert asked(question).operation == operation


def test_two_metrics_held_against_each_other_are_a_difference(asked: Ask) -> None:
    query = asked("枫渡2022年基本支出和项目支出哪个多")
    assert (query.operation, [m.metric for m in query.measures]) == ("difference", ["基本支出", "项目支出"])


@pytest.mark.parametrize("question", ["枫渡合格率离目标差几个点", "枫渡污水集中收集率比目标低几个百分点"])
def test_points_short_of_a_goal_are_a_difference(asked: Ask, question: str) -> None:
    query = asked(question)
    assert (query.operation, query.bases) == ("difference", ("目标值",))


FORMS = {
    "unit wanted": ("雁汀2022年三公经费是多少万元", {"wanted_unit": "万元", "decimals": None}),
    "unit and decimals": ("雁汀2022年总支出折合多少亿元，保留两位小数", {"wanted_unit": "亿元", "decimals": 2}),
    "whole numbers": ("雁汀2022年总支出取整是多少万", {"wanted_unit": "万元", "decimals": 0}),
    "万亩 is no 万元": ("枫渡2022年粮食播种面积多少万亩", {"wanted_unit": ""}),
    "first k": ("2023年总支出前三名的单位", {"top": 3, "nth": None, "descending": True}),
    "n-th": ("2023年总支出第二高的单位", {"nth": 2, "top": None, "descending": True}),
    "n-th, beyond ten": ("2023年总支出第十二高的单位", {"nth": 12}),
    "lowest first": ("2023年总支出从低到高排一下", {"descending": False}),
    "least": ("枫渡2022项目支出最少的是哪项", {"descending": False}),
    "topic problems": ("枫渡2023年存在哪些问题", {"topic": "问题"}),
    "topic measures": ("枫渡2023年有什么改进措施", {"topic": "措施"}),
    "topic duties": ("雁汀教育局的主要职责", {"topic": "职责"}),
}


@pytest.mark.parametrize(("question", "form"), rows(FORMS))
def test_form_of_the_answer(asked: Ask, question: str, form: dict[str, Any]) -> None:
    query = asked(question)
    assert {name: getattr(query, name) for name in form} == form


def test_an_amount_to_be_put_in_another_unit_is_no_figure_asked_for(asked: Ask) -> None:
    query = asked("枫渡项目支出5260万是零点几亿")
    assert (query.measures[0].metric, query.measures[0].residue, query.wanted_unit) == ("项目支出", "", "亿元")


BOUNDS = {
    "over": ("枫渡2023哪些项目支出超过300万", ">", "300", "万"),
    "under": ("2023年三公经费低于10万元的有几家", "<", "10", "万元"),
    "not under": ("2023年自评得分不低于95分的有几家", "≥", "95", "分"),
    "and over": ("2023年自评得分90分以上的单位", "≥", "90", "分"),
    "at most": ("枫渡2023年哪些项目支出不超过100万元", "≤", "100", "万元"),
    "with thousands": ("哪些单位总支出超过1,500.5万元", ">", "1500.5", "万元"),
}


@pytest.mark.parametrize(("question", "comparator", "value", "unit"), rows(BOUNDS))
def test_bounds(asked: Ask, question: str, comparator: str, value: str, unit: str) -> None:
    bound = asked(question).threshold
    assert bound is not None
    assert (bound.comparator, bound.value, bound.unit) == (comparator, Decimal(value), unit)
