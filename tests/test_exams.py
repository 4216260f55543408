"""Exams set by others (see exams/README.md): what has been reached stays reached, and no citation is ever invalid."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import ask
from assistant.evaluation import Score, evaluate
from assistant.question_set import read_questions
from assistant.samples import REPORTS
from index.ingest import ingest
from index.library import Library
from tests.made import settings

EXAMS = Path(__file__).parent / "exams"
REACHED = {
    "a": 0.92, "b": 0.88, "c": 0.94, "d": 0.90, "e": 0.88, "f": 0.93, "g": 0.90, "h": 0.75, "i": 0.78, "j": 0.76, "k": 0.92,
    "l": 0.95, "m": 0.93, "n": 0.93, "o": 0.89, "p": 0.89, "q": 0.89, "r": 0.95, "s": 0.85, "t": 0.83, "u": 0.92, "v": 0.87,
    "w": 0.71, "x": 0.88, "y": 0.82, "aa": 0.83, "bb": 0.88, "cc": 0.85, "dd": 0.78,
}  # fmt: skip
"""Share of right answers, a few points below what was reached."""


def sat(questions: Path, reports: Path, home: Path) -> Score:
    with Library.open(settings(home)) as library:
        failed = [outcome.error for outcome in ingest([reports], library) if outcome.status == "failed"]
        assert failed == []
        return evaluate(read_questions(questions), lambda q, history: ask(q, library=library, history=history), library)


@pytest.mark.parametrize("exam", REACHED)
def test_what_was_reached(exam: str, tmp_path: Path) -> None:
    score = sat(EXAMS / exam / "questions.jsonl", EXAMS / exam, tmp_path)
    assert score.invalid == 0
    assert score.right_rate >= REACHED[exam], [(v.id, v.question) for v in score.verdicts if not v.right]


def test_what_was_reached_over_the_samples(tmp_path: Path) -> None:
    score = sat(EXAMS / "samples.jsonl", REPORTS, tmp_path)
    assert score.invalid == 0
    assert score.right_rate >= 0.92, [(v.id, v.question) for v in score.verdicts if not v.right]
