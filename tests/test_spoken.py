"""Questions as people put them: words of their own between the names, two things at once; over a report made up for it."""

from __future__ import annotations

import pytest

from assistant.understand.clauses import clauses
from tests.choice_sample import CLINICS
from tests.written import Tell

REPORTS = {"芷岚县卫生健康局2023.txt": CLINICS}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        pytest.param("芷岚健康宣传那边最后弄下来花了多少", "96.2", id="verbs no report prints"),
        pytest.param("芷岚设备更新专项一年做到了多少万", "412.3", id="做到 names nothing"),
        pytest.param("芷岚县卫健局年初盘子有多大", "3120", id="盘子 is the budget"),
        pytest.param("芷岚巡诊交通补贴比2022年多发了多少", "60", id="多发: the verb is compared"),
        pytest.param("芷岚巡诊交通补贴比2022年涨了多少个百分比", "46.15", id="百分比 is a rate of change"),
    ],
)
def test_one_figure_in_spoken_words(tell: Tell, question: str, value: str) -> None:
    answer = tell(question)
    assert answer.status == "answered", answer.text
    assert answer.values[0].value.startswith(value), answer.text


def test_what_the_report_has_not_is_not_found_by_leaving_words_out(tell: Tell) -> None:
    for question in ("芷岚疫苗接种一年做到了多少人次", "芷岚岗位津贴提高之前是多少", "芷岚进校义诊退回多少场"):
        assert not tell(question).values, question


@pytest.mark.parametrize(
    ("question", "values"),
    [
        pytest.param("芷岚下乡义诊比进校的多几场，设备更新专项里哪项最多", ("44", "186.5"), id="difference and rank"),
        pytest.param("芷岚义诊开展了多少场，专项补助哪项支出最多", ("132", "606"), id="figure and rank"),
    ],
)
def test_two_things_done_at_once(tell: Tell, question: str, values: tuple[str, ...]) -> None:
    answer = tell(question)
    assert answer.status == "answered"
    assert set(values) <= {value.value for value in answer.values}, answer.text
    assert {citation.n for citation in answer.citations} == set(range(1, len(answer.citations) + 1))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("三公比上年少多少,其中接待费少了多少", 2, id="twice a difference"),
        pytest.param("哪项支出最多,占多少", 0, id="the share of the first"),
        pytest.param("哪项支出最多,花了多少钱", 0, id="the figure of the first"),
        pytest.param("编制多少,在职多少", 0, id="a list of figures"),
        pytest.param("自评谁牵头,什么时候完成的", 0, id="words, no figures"),
        pytest.param("学位建了多少个,超目标多少", 2, id="a figure and what it exceeds"),
    ],
)
def test_clauses_are_told_apart(text: str, count: int) -> None:
    assert len(clauses(text)) == count


@pytest.mark.parametrize(
    ("question", "value"),
    [
        pytest.param("芷岚群众投诉还有几件没办", "2", id="the whole less what is done"),
        pytest.param("芷岚县卫健局村卫生室补助里中央给了多少", "310", id="a level of the money for one thing"),
        pytest.param("芷岚村卫生室补助省级的多少", "130", id="a level, in fewer words"),
        pytest.param("芷岚村卫生室补助中央给的占几成", "59.6", id="an item's share of its own whole"),
        pytest.param("芷岚老人签约乡镇的占多大比例", "62.56", id="an item's share of its own whole, counted"),
        pytest.param("芷岚岗位津贴比2022年涨了几个点", "9.78", id="points of an amount of money"),
    ],
)
def test_what_is_worked_out_in_spoken_words(tell: Tell, question: str, value: str) -> None:
    answer = tell(question)
    assert answer.status == "answered", answer.text
    assert answer.values[0].value.startswith(value), answer.text


def test_levels_of_one_thing_share_what_the_first_names(tell: Tell) -> None:
    answer = tell("芷岚村卫生室补助的钱中央、省里、县里各给了多少")
    assert [value.value for value in answer.values][:3] == ["310", "130", "80"]


def test_the_year_of_a_later_clause_is_its_own(tell: Tell) -> None:
    answer = tell("芷岚岗位津贴预算多少，2022年花了多少")
    assert [(value.value, value.year) for value in answer.values][:2] == [("630", 2023), ("552", 2022)]


def test_a_list_ends_with_how_many_and_what_kind(tell: Tell) -> None:
    answer = tell("芷岚岗位、进修培训两项补贴2023年一共支出多少")
    assert answer.values[0].value == "879", answer.text


def test_a_level_that_the_item_says_is_no_item_of_a_total(tell: Tell) -> None:
    answer = tell("芷岚村卫生室花的钱里，中央给的是多少")
    assert answer.values[0].value == "310", answer.text


def test_no_figure_is_held_against_itself(tell: Tell) -> None:
    answer = tell("芷岚群众投诉比去年多受理多少件")
    assert "两者相同" not in answer.text
