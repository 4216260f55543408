"""The questions offered on an empty page: each of them has an answer."""

from __future__ import annotations

from pathlib import Path

from assistant import ask
from assistant.starters import starters
from index.library import Library
from index.settings import load


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
