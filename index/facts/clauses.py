"""A sentence cut into clauses: runs between commas, colons and brackets, with the figures each bears."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.quantities import Figure

_STOPS = re.compile(r"[,，;；。:!?()]")
# 因公出国(境)费, 资本性支出(基本建设)0万元: a short bracket in the midst of a name belongs to it.
_WITHIN = re.compile(
    r"(?<=[一-龥a-z])\((?:(?:[市县区州旗镇乡]|街道|(?<=[市县区州旗镇乡道])[、,])+\)|[^(),，;；。:\d]{1,8}\)(?=[\d≥≤约近]|[一-龥])|\d\)(?=型))"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A run of a normalised sentence without comma, colon or bracket; all places are of that sentence."""

    start: int
    end: int
    depth: int
    """How many brackets are open around it."""
    opened_by: str
    """The mark before it, "" at the sentence's beginning."""
    closed_by: str
    figures: tuple[Figure, ...]


def clauses(text: str, figures: list[Figure]) -> list[Clause]:
    """The clauses of `text`, in order; marks inside a figure (1,234.5) do not cut.

    >>> [(c.depth, c.opened_by) for c in clauses("收入5元,其中:甲3元(乙1元)。", [])]
    [(0, ''), (0, ','), (0, ':'), (1, '(')]
    """
    result: list[Clause] = []
    start, depth, opened = 0, 0, ""
    inside = {place for figure in figures for place in range(figure.digits_start, figure.end)}
    inside.update(place for match in _WITHIN.finditer(text) for place in range(*match.span()))
    for match in _STOPS.finditer(text):
        place, mark = match.start(), match[0]
        if place in inside:
            continue
        if place > start:
            result.append(_clause(text, start, place, depth, (opened, mark), figures))
        depth = depth + 1 if mark == "(" else max(0, depth - 1) if mark == ")" else depth
        start, opened = place + 1, mark
    if start < len(text):
        result.append(_clause(text, start, len(text), depth, (opened, ""), figures))
    return result


def _clause(text: str, start: int, end: int, depth: int, marks: tuple[str, str], figures: list[Figure]) -> Clause:
    borne = tuple(figure for figure in figures if start <= figure.digits_start < end)
    return Clause(start, end, depth, marks[0], marks[1], borne)
