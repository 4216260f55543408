"""An answer in the making: what a plan gives and the number gate checks."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.figures import Figure
from assistant.schema import ComparisonTable, Route, Status
from assistant.sources import Sources
from assistant.wording import sentence
from index.schema import Finding


@dataclass
class Draft:
    """Text by paragraphs, with the figures and sources that carry it."""

    status: Status
    sources: Sources
    paragraphs: list[str] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    """The figure asked for first, then operands."""
    formula: str = ""
    table: ComparisonTable | None = None
    caveats: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    """Contradictions told; the figures in their messages are theirs."""
    literals: list[str] = field(default_factory=list)
    """Wordings with numbers that are no figures of the answer: table rows as read out, the bound a question sets."""
    suggestions: list[str] = field(default_factory=list)
    scope: tuple[str, ...] = ()
    """Ids of the reports asked about."""
    used: tuple[str, ...] | None = None
    """Ids of the reports that carry the answer; None for those cited."""
    route: Route = "facts"


def marks(numbers: list[int]) -> str:
    """[1][2] for citation numbers, each once."""
    return "".join(f"[{n}]" for n in dict.fromkeys(numbers))


def told(figure: Figure, sources: Sources) -> str:
    """The figure in words with its citations: 4.51万元[1]."""
    return figure.text() + sources.marks(figure)


def statement(figure: Figure, sources: Sources) -> str:
    """One sentence that leads with the answer, with the marks of its sources."""
    return sentence(figure, sources.marks(figure))
