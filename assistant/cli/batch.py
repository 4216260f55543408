"""Questions from a file, one JSON object a line, taken one by one so that a pipe can feed and follow them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TextIO

from assistant import messages
from assistant.errors import QuestionFileError


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a question, or the reason why it is none."""

    id: str | int
    """As given; the line number where none is."""
    question: str = ""
    history: tuple[str, ...] = ()
    problem: str = ""


def read(path: str) -> Iterator[Line]:
    """The lines of a question file in order, blank ones left out; "-" is standard input.

    Raises:
        QuestionFileError: The file cannot be opened, or stops being UTF-8 at some line.
    """
    try:
        if path == "-":
            yield from _lines(sys.stdin)
        else:
            with open(path, encoding="utf-8-sig") as file:
                yield from _lines(file)
    except UnicodeDecodeError as error:
        raise QuestionFileError(messages.file_unreadable(path, "不是 UTF-8 编码")) from error
    except OSError as error:
        raise QuestionFileError(messages.file_unreadable(path, messages.system_reason(error))) from error


def _lines(file: TextIO) -> Iterator[Line]:
    for number, text in enumerate(file, start=1):
        if text.strip():
            yield parse(text, number)


def parse(text: str, number: int) -> Line:
    """The question of one line; what cannot be used becomes its `problem`, never an exception."""
    try:
        row: Any = json.loads(text)
    except ValueError:
        row = None
    if not isinstance(row, dict):
        return Line(number, problem=messages.line_not_json(number))
    given = row.get("id")
    name = given if isinstance(given, (str, int)) else number
    question, history = row.get("q", row.get("question")), row.get("history") or []
    if not isinstance(question, str):
        return Line(name, problem=messages.line_without_question(number))
    if not isinstance(history, list) or not all(isinstance(earlier, str) for earlier in history):
        return Line(name, question, problem=messages.line_bad_history(number))
    return Line(name, question, tuple(history))
