"""Questions whether a report agrees with itself: the verdict comes first, with both figures or the recomputation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant import ask
from assistant.understand.operations import operation

if TYPE_CHECKING:
    from index.library import Library

ASKED = {
    "worked out": "某局三公下降12.4%算得对不对",
    "its tail cut off": "某局政府采购执行率算得",
    "wrongly": "某局执行率有没有算错",
    "adds up": "某局四项加起来等于总数吗",
    "parts and whole": "某局资助人次分项相加是不是等于合计",
    "prose and table": "某局在职人数正文和自评表一样吗",
    "really": "某局低保到底保障了多少人",
}


@pytest.mark.parametrize("question", ASKED.values(), ids=ASKED)
def test_it_is_heard_that_agreement_is_asked_for(question: str) -> None:
    assert operation(question, several=False) == "conflict"


@pytest.mark.parametrize(
    ("question", "verdict", "both"),
    [
        ("松坞技术改造等三项加起来等于合计吗", "加起来不等", ("1168.4万元", "1158.4万元")),
        ("松坞三项投向合计到底多少，对得上吗", "", ("1168.4万元", "1158.4万元")),
        ("石岚预算执行率98.62%算得对吗", "不对", ("98.62%", "96.92%")),
        ("柘岭民政局三公经费正文和表里一样吗", "不一致", ("8.36万元", "8.63万元")),
        ("松坞自评到底多少分", "不一致", ("96.5分", "95.5分")),
    ],
    ids=["sum", "so many items", "rate", "two places", "score"],
)
def test_what_disagrees_is_told_first_with_both_figures(
    sample_library: Library, question: str, verdict: str, both: tuple[str, str]
) -> None:
    answer = ask(question, library=sample_library)
    first = answer.text.split("\n")[0]
    assert (answer.status, first.startswith(verdict)) == ("conflict", True), answer.text
    assert all(figure in first for figure in both), first
    assert answer.route == "checks"


def test_a_sum_that_disagrees_is_worked_out_beside_its_rows(sample_library: Library) -> None:
    answer = ask("松坞三项投向合计到底多少，对得上吗", library=sample_library)
    assert f"算式：{answer.formula}" in answer.text
    assert "1158.4" in answer.formula
    assert answer.text.count("对不上") + answer.text.count("不一致") == 1


def test_the_places_of_a_contradiction_say_where_they_stand(sample_library: Library) -> None:
    answer = ask("柘岭民政局三公经费正文和表里一样吗", library=sample_library)
    assert all(citation.section or citation.table for citation in answer.citations), answer.citations
    assert any(citation.table and citation.table.column for citation in answer.citations)


def test_what_agrees_is_shown_at_both_places(sample_library: Library) -> None:
    answer = ask("枫渡农业农村局2023年总支出正文和表里一致吗", library=sample_library)
    assert answer.status == "answered"
    assert answer.text.startswith("一致："), answer.text
    assert {citation.table is None for citation in answer.citations} == {True, False}


def test_nothing_is_called_consistent_that_was_not_compared(sample_library: Library) -> None:
    for question in ("枫渡农业农村局2023年年末结转到底多少", "枫渡农业农村局2023年年末结转前后一致吗"):
        answer = ask(question, library=sample_library)
        assert "没有查到" not in answer.text
        assert "一致：" not in answer.text or len(answer.citations) > 1, answer.text


def test_a_finding_is_told_only_under_a_figure_it_doubts(sample_library: Library) -> None:
    answer = ask("柘岭民政局2023年公务接待费决算是多少", library=sample_library)
    assert "注意" not in answer.text, answer.text


def test_a_rate_that_comes_out_again_is_told_with_its_recomputation(sample_library: Library) -> None:
    answer = ask("枫渡农业农村局2023年预算执行率算得对吗", library=sample_library)
    assert answer.status == "answered", answer.text
    assert "98.69%" in answer.text
    assert not answer.text.startswith("算得对") or "÷" in answer.text.split("\n")[0], answer.text


@pytest.mark.parametrize(
    ("question", "formula"),
    [
        ("枫渡农业农村局2023年支出增长8.85%对吗", "(4163.58 − 3825.16) ÷ 3825.16"),
        ("枫渡农业农村局2023年三公经费下降18.63%算得对吗", "÷"),
        ("枫渡农业农村局2023年预算执行率98.69%算得对不对", "÷"),
        ("北泷中央资金执行率98.46%正确吗", "÷"),
    ],
    ids=["growth", "fall", "rate", "rate of a part"],
)
def test_a_percentage_named_by_its_number_is_worked_out_again(
    sample_library: Library, question: str, formula: str
) -> None:
    answer = ask(question, library=sample_library)
    first = answer.text.split("\n")[0]
    assert answer.status == "answered", answer.text
    assert first.startswith("算得对"), answer.text
    assert formula in first


@pytest.mark.parametrize(
    "question",
    ["枫渡农业农村局2023年三公经费下降28.63%算得对吗", "枫渡农业农村局说2023年预算执行率是93.69%，算得对不对"],
    ids=["fall", "rate"],
)
def test_no_other_percentage_is_called_right_in_place_of_the_one_named(sample_library: Library, question: str) -> None:
    assert "算得对" not in ask(question, library=sample_library).text


def test_the_finding_on_the_very_figure_comes_before_a_sum_it_stands_in(sample_library: Library) -> None:
    first = ask("松坞“专精特新”培育奖励支出到底多少", library=sample_library).text.split("\n")[0]
    assert "308万元" in first, first
    assert "318万元" in first, first


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("枫渡农业农村局2023年基本支出和项目支出加起来等于总支出吗", "加起来等于"),
        ("枫渡农业农村局2023年基本支出和项目支出加起来等于4163.58万元吗", "加起来等于4163.58万元"),
        ("枫渡农业农村局2023年基本支出和项目支出加起来等于4200万元吗", "加起来不等于"),
    ],
    ids=["a total by name", "by its number", "another number"],
)
def test_a_sum_is_shown_and_judged(sample_library: Library, question: str, verdict: str) -> None:
    answer = ask(question, library=sample_library)
    first = answer.text.split("\n")[0]
    assert first.startswith(verdict), answer.text
    assert "1402.33 + 2761.25 = 4163.58" in first


def test_what_was_asked_to_be_worked_out_again_leads_with_the_result(sample_library: Library) -> None:
    answer = ask("石岚2022年预算执行率按实际支出和全年预算复算是多少", library=sample_library)
    assert "96.92%" in answer.text.split("\n")[0], answer.text
    assert "98.62%" in answer.text
    assert str(answer.values[0].value) == "96.92"
