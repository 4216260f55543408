"""Slips and spoken verbs are put as the unit's own reports print them; a table of reports' words against what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.corpus import corpus_of
from assistant.understand import understand
from assistant.understand.own_words import as_printed
from tests.written import Tell

if TYPE_CHECKING:
    from index.library import Library

REPORTS = {
    "岭溪县民政局2023.txt": """岭溪县民政局2023年度残疾人补贴资金绩效自评报告
一、基本情况
岭溪县民政局负责残疾人补贴资金管理。2023年年初预算300万元，全年共发放286.4万元。
二、实施情况
发放问卷520份，收回503份，有效问卷491份。12月份发放23.6万元。村级协理员共86人，人均月补助380元。
补贴可同时享受，年末同时享受两项的有214人。购置轮椅35台，合同价12.6万元。全年停发97人，其中死亡61人、迁出36人。
供水保证率96.2%。集中供养孤儿标准为每人每月1480元，散居孤儿标准为每人每月1150元。
质保金预留3.7万元，经验收提前退还1.1万元。县零工驿站接待务工人员1.8万人次。
三、存在的问题
一是宣传不够。二是比对不及时。
"""
}


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        pytest.param("问券收回几份", "问卷收回几份", id="looks alike"),
        pytest.param("协里员一共多少人", "协理员一共多少人", id="sounds alike within a word no dictionary has"),
        pytest.param("供水保症率多少", "供水保证率多少", id="sounds alike between two neighbours"),
        pytest.param("零公驿站接待多少人次", "零工驿站接待多少人次", id="at the edge of a name"),
        pytest.param("补贴的资金是几个亿", "补贴的资金是几个亿", id="a little word is no slip"),
        pytest.param("支出和预算比多少", "支出和预算比多少", id="nor is a conjunction"),
        pytest.param("补贴从大到小排一下", "补贴从大到小排一下", id="nor are words of order"),
        pytest.param("同时领补贴的有多少人", "同时享受补贴的有多少人", id="a verb the report has another word for"),
        pytest.param("买了几台轮椅", "购置几台轮椅", id="another one"),
        pytest.param("购买轮椅多少台", "购买轮椅多少台", id="a word of its own"),
    ],
)
def test_as_the_report_has_it(library: Library, typed: str, read: str) -> None:
    unit = "岭溪县民政局"
    assert as_printed(unit + typed, corpus_of(library, library.pack))[0] == unit + read


@pytest.mark.parametrize(
    ("before", "question", "words"),
    [
        pytest.param("质保金预留多少", "那已经退了多少", "质保金已经退", id="what was done with it"),
        pytest.param("集中供养孤儿标准是多少", "那散居的呢", "散居孤儿标准", id="one of another kind"),
        pytest.param("轮椅合同价多少", "那问卷收回多少", "问卷收回", id="a thing of its own"),
    ],
)
def test_what_is_asked_next(library: Library, before: str, question: str, words: str) -> None:
    query = understand(question, corpus_of(library, library.pack), history=["岭溪县民政局" + before])
    assert query.measures[0].words == words


def test_nothing_is_mended_where_no_unit_is_named(library: Library) -> None:
    assert as_printed("问券收回几份", corpus_of(library, library.pack)) == ("问券收回几份", ())


@pytest.mark.parametrize(
    ("question", "value"),
    [
        pytest.param("岭溪县民政局问券有效的有几份", "491", id="a slip, and the words in another order"),
        pytest.param("请问岭溪县民政局问券有效的有几份", "491", id="the same, asked politely"),
        pytest.param("岭溪民政局补贴2023年一共发了多少钱", "286.4", id="what was paid is no budget"),
        pytest.param("岭溪民政局因为死亡停发的有几个人", "61", id="because of"),
        pytest.param("岭溪12月份发了多少", "23.6", id="a month is no year"),
    ],
)
def test_which_figure(tell: Tell, question: str, value: str) -> None:
    answer = tell(question)
    assert answer.status == "answered", answer.text
    assert answer.values[0].value.startswith(value), answer.text


def test_a_count_is_no_amount(tell: Tell) -> None:
    assert "86人" not in tell("岭溪县民政局村级协理员每月补助多少").text.split("\n")[0]
