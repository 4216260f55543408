"""The values that flow from a question to an answer, in flow order."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from index.schema import Value

Status = Literal["answered", "not_found", "ambiguous", "conflict"]
Route = Literal["facts", "passages", "checks"]


class AnswerValue(Value):
    """One figure of an answer."""

    value: str
    """Decimal digits with sign, no separators."""
    unit: str
    subject: str = ""
    metric: str = ""
    basis: str = ""
    year: int | None = None
    citation: int | None = None
    """Number of the citation that carries it; None when it was computed."""


class CitedCell(Value):
    """The headers of a cited cell, each path joined by " / "."""

    row: str
    column: str


class Citation(Value):
    """One source: the report's own words at their place."""

    n: int
    file: str
    title: str
    section: tuple[str, ...] = ()
    page: int | None = None
    table: CitedCell | None = None
    quote: str
    start: int
    end: int
    report_id: str = ""


class Coverage(Value):
    """How many of the reports asked about carry the answer."""

    reports_used: int = 0
    reports_in_scope: int = 0


class ComparisonTable(Value):
    """Several units or years side by side."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """Cells as printed; as many as columns."""
    unit: str = ""
    """Unit of the figures in the last column, for a chart; "" when they do not share one."""


class Answer(Value):
    """What the user gets."""

    question: str
    status: Status
    text: str
    """Plain text with [n] after what citation n supports; paragraphs divided by a line end."""
    values: tuple[AnswerValue, ...] = ()
    formula: str = ""
    citations: tuple[Citation, ...] = ()
    coverage: Coverage = Coverage()
    route: Route = "facts"
    elapsed_ms: float = 0.0
    understood: str = ""
    """The question as understood, in one Chinese line."""
    table: ComparisonTable | None = None
    caveats: tuple[str, ...] = ()
    """Also part of `text`; listed for the page to mark."""
    suggestions: tuple[str, ...] = ()
    """Questions worth asking next."""

    def contract(self, question_id: str | int | None = None) -> dict[str, Any]:
        """The object `jiwen ask --json` prints; see docs/architecture.md."""
        keys = {"question", "status", "text", "values", "formula", "citations", "coverage", "route", "elapsed_ms"}
        body = self.model_dump(mode="json", include=keys)
        for citation in body["citations"]:
            del citation["report_id"]
        return body if question_id is None else {"id": question_id, **body}


class Turn(Value):
    """One question of a conversation with its answer."""

    question: str
    answer: Answer | None = None
    id: str = Field(default="")
