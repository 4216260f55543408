"""The questions offered on an empty page: each of them has an answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import ask
from assistant.starters import starters
from index.library import Library
from index.settings import load
from ui.views.about import _ASKABLE


def test_every_starter_has_an_answer(sample_library: Library) -> None:
    questions = starters(sample_library)
    assert len(questions) >= 6
    answers = [ask(question, library=sample_library) for question in questions]
    assert [answer.question for answer in answers if answer.status not in ("answered", "conflict")] == []
    assert all(answer.citations for answer in answers)


def test_the_first_three_are_of_three_kinds_and_units(sample_library: Library) -> None:
    figure, change, problems = starters(sample_library)[:3]
    assert "是多少" in figure
    assert "增减" in change
    assert "问题" in problems


def test_an_empty_corpus_offers_nothing(tmp_path: Path) -> None:
    with Library.open(load(home=tmp_path)) as library:
        assert starters(library) == ()


@pytest.mark.parametrize("example", [example for _, example, _ in _ASKABLE], ids=[name for name, _, _ in _ASKABLE])
@pytest.mark.parametrize("unit", ["泽宁市枫渡县农业农村局", "岚州市雁汀区教育局"])
def test_every_example_of_the_help_page_has_an_answer(sample_library: Library, unit: str, example: str) -> None:
    history = (f"{unit}2023年“三公”经费决算是多少？",)
    for question in example.replace("某某局", unit).split(" / "):
        answer = ask(question, library=sample_library, history=history)
        assert answer.status in ("answered", "conflict"), answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("石岚县交通运输局的报告里有没有前后矛盾的数字？", "98.62%"),
        ("石岚交通局哪些数字前后不一致", "98.62%"),
        ("柘岭民政局报告有没有对不上的数", "8.36万元"),
        ("雁汀教育局近三年公务用车运行维护费的变化", "96000元"),
        ("枫渡2022年和2023年总支出分别是多少", "3825.16万元"),
    ],
)
def test_contradictions_of_a_whole_report_and_changes_over_years(
    sample_library: Library, question: str, told: str
) -> None:
    answer = ask(question, library=sample_library)
    assert answer.status in ("answered", "conflict")
    assert told in answer.text
