"""Follow-up questions: what is taken over from the turns before, and what politeness leaves as it is."""

from __future__ import annotations

import pytest

from tests.questions import FENGDU, YANTING, ZHELING, Ask, named, rows

FOLLOW_UPS: dict[str, tuple[str, tuple[str, ...], tuple[int, ...], tuple[str, ...], str]] = {
    "other year": ("枫渡2022年三公经费多少|那2023年呢", (FENGDU,), (2023,), ("三公经费",), "lookup"),
    "other unit, year kept": (
        "枫渡2022年三公经费多少|那2023年呢|雁汀的呢",
        (YANTING,),
        (2023,),
        ("三公经费",),
        "lookup",
    ),
    "a part of it": ("枫渡2023年总支出多少|其中项目支出呢", (FENGDU,), (2023,), ("项目支出",), "lookup"),
    "share of": ("枫渡2023年项目支出多少|占总支出多少", (FENGDU,), (2023,), ("项目支出", "总支出"), "lookup"),
    "against another unit": ("枫渡2023年总支出多少|和雁汀比呢", (FENGDU, YANTING), (2023,), ("总支出",), "compare"),
    "both together": (
        "枫渡2022年公务接待费多少|人员经费呢|两个加起来呢",
        (FENGDU,),
        (2022,),
        ("公务接待费", "人员经费"),
        "sum",
    ),
    "last year counted from the year named": (
        "枫渡2023年三公经费多少|去年呢",
        (FENGDU,),
        (2022,),
        ("三公经费",),
        "lookup",
    ),
    "per head": ("枫渡2023年三公经费|人均呢", (FENGDU,), (2023,), ("三公经费", "在职人数"), "lookup"),
    "its, after a change of unit": (
        "枫渡2022年三公经费多少|柘岭2023年呢|那它的总支出呢",
        (ZHELING,),
        (2023,),
        ("总支出",),
        "lookup",
    ),
}


@pytest.mark.parametrize(("turns", "units", "years", "metrics", "operation"), rows(FOLLOW_UPS))
def test_follow_ups(
    asked: Ask, turns: str, units: tuple[str, ...], years: tuple[int, ...], metrics: tuple[str, ...], operation: str
) -> None:
    query = asked(turns)
    assert query.units == units
    assert query.years == years
    assert named(query.measures) == metrics
    assert query.operation == operation


def test_a_rate_after_another_is_of_the_same_thing(asked: Ask) -> None:
    measure = asked("枫渡高标准农田资金到位率多少|那执行率呢").measures[0]
    assert "到位率" not in measure.words
    assert "高标准农田" in measure.words
    assert asked("枫渡资金到位率多少|那执行率呢").measures[0].words == "执行率"


LIKES = {
    "level of government": ("枫渡省级资金实际支出多少|县级的呢", "枫渡县级资金实际支出多少"),
    "town and country": ("枫渡城镇低保月人均补差多少|农村的呢", "枫渡农村低保月人均补差多少"),
    "with a word before": ("枫渡政府采购货物支出多少|那服务呢", "枫渡政府采购服务支出多少"),
}


@pytest.mark.parametrize(("turns", "alone"), rows(LIKES))
def test_a_short_question_names_a_like_of_what_was_asked(asked: Ask, turns: str, alone: str) -> None:
    assert [m.model_dump() for m in asked(turns).measures] == [m.model_dump() for m in asked(alone).measures]


def test_a_question_that_names_everything_takes_nothing_over(asked: Ask) -> None:
    alone = asked("柘岭2023年总支出多少")
    after = asked("枫渡2022年三公经费多少|柘岭2023年总支出多少")
    assert after.model_copy(update={"trail": alone.trail}) == alone


POLITE = ("请问一下，{}", "麻烦帮我查一下{}", "{}？谢谢", "我想知道{}", "{}啊", "{}呢？")


@pytest.mark.parametrize("frame", POLITE)
def test_politeness_changes_nothing(asked: Ask, frame: str) -> None:
    plain, polite = asked("枫渡2022年三公经费多少"), asked(frame.format("枫渡2022年三公经费多少"))
    assert (polite.units, polite.years, polite.operation) == (plain.units, plain.years, plain.operation)
    assert named(polite.measures) == named(plain.measures) == ("三公经费",)
