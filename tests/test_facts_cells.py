"""Facts from tables: metric, basis, year and unit from the headers of a cell."""

from __future__ import annotations

import pytest

from index.schema import Fact
from tests.facts_sample import facts_of
from tests.flattened import flattened

BUDGET = """青禾县农业农村局2023年度整体支出自评报告
一、收支情况
2023年“三公”经费决算4.51万元。
	项目
	2023年预算收入（万元）
	2023年预算支出（万元）

	
	财政拨款
	合计
	基本支出
	项目支出
	合计

	预算情况
	80.5
	80.5
	50.5
	30
	80.5

	预算执行情况
	90.5
	90.5
	52.5
	38
	90.5

二、“三公”经费
	项目
	2022年决算
	2023年
	2023年较上年决算增减

	
	
	预算控制数
	决算
	

	公务接待费
	12.02
	10
	4.51
	-7.51

	因公出国（境）费
	-
	-
	-
	-

	合计
	12.02
	10
	4.51
	-7.51

附件
自评表
	一级指标
	二级指标
	三级指标
	年度指标值
	实际完成值
	分值
	得分

	产出指标（50分）
	数量指标
	培训农民
	≥460人
	480人
	5
	5

	
	
	建设机库（平方米）
	120
	118
	5
	4

	总分
	100
	99
"""


@pytest.fixture(scope="module")
def facts() -> tuple[Fact, ...]:
    return tuple(fact for fact in facts_of(BUDGET) if fact.origin == "table")


def cells(facts: tuple[Fact, ...], **wanted: object) -> list[Fact]:
    return [fact for fact in facts if all(getattr(fact, key) == value for key, value in wanted.items())]


def test_a_basis_may_stand_in_the_row_and_the_metric_in_the_column(facts: tuple[Fact, ...]) -> None:
    assert [str(fact.value) for fact in cells(facts, metric="项目支出")] == ["30", "38"]
    assert [fact.basis for fact in cells(facts, metric="项目支出")] == ["预算", "决算"]


def test_a_total_column_is_the_total_of_its_group(facts: tuple[Fact, ...]) -> None:
    assert [str(fact.value) for fact in cells(facts, metric="总收入")] == ["80.5", "90.5"]
    assert [str(fact.value) for fact in cells(facts, metric="总支出")] == ["80.5", "90.5"]


def test_a_total_row_is_the_sum_of_the_rows_beside_it(facts: tuple[Fact, ...]) -> None:
    totals = cells(facts, metric="三公经费", change="")
    assert [(str(fact.value), fact.basis, fact.year) for fact in totals] == [
        ("12.02", "决算", 2022),
        ("10", "预算", 2023),
        ("4.51", "决算", 2023),
    ]


def test_a_change_column_is_a_change(facts: tuple[Fact, ...]) -> None:
    (change,) = cells(facts, metric="公务接待费", change="增减额")
    assert (str(change.value), change.year) == ("-7.51", 2023)


def test_dashes_and_blanks_are_no_facts(facts: tuple[Fact, ...]) -> None:
    assert cells(facts, metric="因公出国（境）费") == []


def test_a_unit_that_no_header_prints_is_the_one_prose_gives_the_amount(facts: tuple[Fact, ...]) -> None:
    assert {fact.unit for fact in cells(facts, metric="三公经费")} == {"万元"}


def test_targets_results_and_points_of_an_indicator(facts: tuple[Fact, ...]) -> None:
    trained = [fact for fact in facts if fact.metric_text.startswith("培训农民")]
    assert [(fact.comparator, str(fact.value), fact.unit, fact.basis) for fact in trained] == [
        ("≥", "460", "人", "目标值"),
        ("", "480", "人", "实际值"),
        ("", "5", "分", "分值"),
        ("", "5", "分", "得分"),
    ]


def test_a_unit_in_the_indicator_is_the_unit_of_its_figures(facts: tuple[Fact, ...]) -> None:
    built = [fact for fact in facts if fact.metric_text == "建设机库"]
    assert [fact.unit for fact in built] == ["平方米", "平方米"]


def test_points_of_a_group_and_the_grand_total(facts: tuple[Fact, ...]) -> None:
    (group,) = [fact for fact in facts if fact.metric_text == "产出指标分值"]
    assert (str(group.value), group.basis) == ("50", "分值")
    assert [(str(fact.value), fact.basis) for fact in cells(facts, metric="自评得分")] == [
        ("100", "分值"),
        ("99", "得分"),
    ]


SOURCES = flattened("来源|概算数|到位数", "省级|3100|2800", "县级|4100|2990", "县级（含镇）|600|500")
SPLIT = flattened(
    "乡镇|护理补贴（人）|生活补贴（人）|备注", "|一级|二级|小计||", "云丘镇|85|65|150|120|无", "白泽镇|90|75|165|160|无"
)


def test_a_row_of_a_level_is_the_money_of_that_level() -> None:
    found = facts_of(f"青禾县水务局2023年度项目支出自评报告\n一、资金\n来源见下表（单位：万元）。\n{SOURCES}")
    assert [(fact.metric, fact.metric_text) for fact in found if fact.row[-1:] == ("省级",)] == [
        ("省级资金", "省级资金 概算数"),
        ("省级资金", "省级资金 到位数"),
    ]


def test_a_total_column_is_named_with_its_group() -> None:
    found = facts_of(f"青禾县民政局2023年度项目支出自评报告\n一、对象\n分布见下表。\n{SPLIT}")
    named = {str(fact.value): fact.metric_text for fact in found if fact.row[-1:] == ("云丘镇",)}
    assert named["150"] == "云丘镇 护理补贴"
