"""A question set: one JSON object a line, with what the answer must and must not be.

Keys: id, q, type, history; `values` that must be stated, `must` / `must_any` / `must_not` strings, and `evidence` spans
({doc, quote, start}) of which a citation must touch one in every document. The type "unanswerable" expects a refusal.
"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from assistant import messages
from assistant.errors import QuestionFileError


class _Row(BaseModel):
    """Part of a question set; unknown keys are the authors' own."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Expected(_Row):
    """A figure that the answer has to state."""

    value: Decimal
    unit: str = ""


class Evidence(_Row):
    """Words of a report that carry the answer."""

    doc: str
    quote: str
    start: Annotated[int | None, BeforeValidator(lambda start: None if start == -1 else start)] = None
    """Where they begin in the report's text; None (also written -1): wherever they are printed."""


class GoldQuestion(_Row):
    """One question with what its answer must and must not be."""

    id: str
    q: str
    type: str
    history: tuple[str, ...] = ()
    values: tuple[Expected, ...] = ()
    must: tuple[str, ...] = ()
    must_any: tuple[tuple[str, ...], ...] = ()
    must_not: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


def read_questions(path: Path) -> tuple[GoldQuestion, ...]:
    """The question set in a file.

    Raises:
        QuestionFileError: Not readable, empty, or a row without id, q and type; names the line.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise QuestionFileError(messages.file_unreadable(str(path), "不是 UTF-8 编码")) from error
    except OSError as error:
        raise QuestionFileError(messages.file_unreadable(str(path), messages.system_reason(error))) from error
    rows = [_row(path, number, line) for number, line in enumerate(lines, start=1) if line.strip()]
    if not rows:
        raise QuestionFileError(messages.no_questions_in(str(path)))
    return tuple(rows)


def _row(path: Path, number: int, line: str) -> GoldQuestion:
    try:
        return GoldQuestion.model_validate(json.loads(line))
    except ValidationError as error:
        where = ".".join(map(str, error.errors()[0]["loc"]))
        raise QuestionFileError(messages.gold_line_invalid(str(path), number, where)) from error
    except ValueError as error:
        raise QuestionFileError(messages.gold_line_invalid(str(path), number, "JSON")) from error
