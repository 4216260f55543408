"""Which years a question is about, and which year a figure is held against."""

from __future__ import annotations

import pytest

from tests.questions import Ask, rows

YEARS = {
    "absolute": ("枫渡2022年三公经费", (2022,), ()),
    "full width": ("枫渡２０２２年三公经费", (2022,), ()),
    "in Chinese digits": ("枫渡二〇二二年三公经费", (2022,), ()),
    "two digits": ("枫渡22年三公经费", (2022,), ()),
    "two digits, end of year": ("枫渡22年底在职人数", (2022,), ()),
    "without the word": ("枫渡2022三公", (2022,), ()),
    "year and its first budget": ("枫渡2022年初预算多少", (2022,), ()),
    "two": ("枫渡2022和2023年三公经费", (2022, 2023), ()),
    "two, each by itself": ("枫渡2022年和2023年分别招了多少人", (2022, 2023), ()),
    "two, short": ("枫渡22、23两年三公经费", (2022, 2023), ()),
    "range": ("枫渡2021到2023年三公经费", (2021, 2022, 2023), ()),
    "last year, as reported on": ("枫渡去年三公经费", (), (0,)),
    "the year before the report's": ("枫渡上年三公经费", (), (1,)),
    "brought forward, a name": ("枫渡上年结转资金有多少", (), ()),
    "this year's income, a name": ("枫渡本年收入多少", (), ()),
    "problems of the year before, a name": ("枫渡上年度反馈的问题整改了吗", (), ()),
    "one item of a list": ("枫渡2022年三公经费决算、上年各多少", (2022,), ()),
    "the year before one named": ("枫渡2022年三公经费上一年是多少", (2021,), ()),
    "the year before one named, of a metric": ("枫渡2022年的三公去年决算多少", (2021,), ()),
    "a year and the one before": ("枫渡2022年和上一年三公经费各多少", (2022, 2021), ()),
    "last two years": ("枫渡近两年三公经费", (), (1, 0)),
    "this year": ("枫渡今年三公经费", (), (0,)),
    "none": ("枫渡三公经费", (), ()),
}


@pytest.mark.parametrize(("question", "years", "back"), rows(YEARS))
def test_years(asked: Ask, question: str, years: tuple[int, ...], back: tuple[int, ...]) -> None:
    query = asked(question)
    assert (query.years, query.years_back) == (years, back)


def test_last_year_in_a_list_is_that_item_alone(asked: Ask) -> None:
    measures = asked("枫渡2022年三公经费年初预算、决算、上年各多少").measures
    assert [(m.metric, m.bases, m.years) for m in measures] == [
        ("三公经费", ("年初预算", "决算"), (2022,)),
        ("三公经费", (), (2021,)),
    ]


@pytest.mark.parametrize(
    "question", ["枫渡项目支出比2021年增长百分之几", "枫渡项目支出较2021年多多少", "枫渡项目支出和2021年相比增长了多少"]
)
def test_the_only_year_named_after_than_is_compared_with(asked: Ask, question: str) -> None:
    query = asked(question)
    assert (query.base_year, query.years) == (2021, ())


@pytest.mark.parametrize(
    "question",
    [
        "枫渡三公经费2022年和前一年比是多了还是少了",
        "枫渡2022年三公经费跟去年相比，是增加还是减少",
        "枫渡2022年三公经费比上年是降了还是升了",
        "枫渡2022年三公经费多少|比上年呢，是多还是少",
        "枫渡2022年三公经费相比上年是少了还是多了",
    ],
)
def test_more_or_less_than_the_year_before_is_a_difference(asked: Ask, question: str) -> None:
    query = asked(question)
    assert (query.operation, query.against_last_year, query.years) == ("difference", True, (2022,))
    assert [m.metric for m in query.measures] == ["三公经费"]


def test_more_or_less_than_the_budget_is_none(asked: Ask) -> None:
    assert asked("枫渡2022年三公经费比预算多还是少").operation == "yes_no"


def test_a_change_the_question_states_is_not_asked_for(asked: Ask) -> None:
    query = asked("枫渡客运量增长12.4%，照这么算上一年大概多少万人次")
    assert [(m.metric, m.wanted, m.counter) for m in query.measures] == [("客运量", "count", "人次")]
    assert query.years_back == (1,)


MOVED = {
    "by how much": ("柘岭三公经费降了多少", "difference", True, None),
    "in full words": ("柘岭三公经费减少了多少", "difference", True, None),
    "against a budget": ("柘岭三公经费比预算减少了多少", "difference", False, None),
    "of two years told one after the other": ("柘岭2023年三公多少|2022年呢|降了多少", "difference", True, 2022),
    "the earlier first": ("柘岭2022年三公多少|2023年呢|涨了多少", "difference", True, 2022),
    "by what rate": ("柘岭2023年三公多少|2022年呢|降了百分之多少", "lookup", False, 2022),
    "by what rate, and again": ("柘岭2023年三公多少|2022年呢|降了百分之多少|降幅多大", "lookup", False, 2022),
}


@pytest.mark.parametrize(("turns", "operation", "against", "base"), rows(MOVED))
def test_by_how_much_a_thing_moved(asked: Ask, turns: str, operation: str, against: bool, base: int | None) -> None:
    query = asked(turns)
    metric = query.measures[0].parts[0].metric if query.measures[0].parts else query.measures[0].metric
    assert (query.operation, query.against_last_year, query.base_year) == (operation, against, base)
    assert metric == "三公经费"
