"""Whether a report being taken in is one the corpus already has, in another version.

A file name alone decides little: every unit's folder may hold a 自评报告.docx. So reports that say different units,
years, kinds or projects are different whatever they are called, and reports of different names are one only when they
say the same of themselves and share most of their words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from index.schema import Identity, Report, ReportCard
from index.text import plain
from index.unit_names import is_one_unit

_SHINGLE = 8  # characters
_ALIKE = 0.8  # share of the shorter text's shingles found in the other


def versions_of(
    report: Report, cards: Iterable[ReportCard], text_of: Callable[[str], str], *, by_name: Callable[[str], bool]
) -> tuple[ReportCard, ...]:
    """The cards that are this report in another version.

    Args:
        report: The report being taken in.
        cards: The reports of the corpus.
        text_of: Canonical text of a report by its id.
        by_name: Whether an equal file name means an older version of this report; false for files taken in together.
    """
    return tuple(
        card
        for card in cards
        if card.id != report.id and not _differ(report.identity, card.identity)
        if (card.file == report.file and by_name(card.id))
        or (_says_the_same(report.identity, card.identity) and alike(report.text, text_of(card.id)))
    )


def alike(text: str, other: str) -> bool:
    """Whether the two texts share most of their words, in whatever order."""
    some, others = _shingles(text), _shingles(other)
    return len(some & others) >= _ALIKE * min(len(some), len(others)) > 0


def _differ(some: Identity, other: Identity) -> bool:
    """Whether both say something, and not the same thing, of who, when or what."""
    if some.organisation and other.organisation and not is_one_unit(some, other):
        return True
    pairs = (
        (some.year or "", other.year or ""),
        (some.project, other.project),
        (some.kind.replace("其他", ""), other.kind.replace("其他", "")),
    )
    return any(mine and theirs and mine != theirs for mine, theirs in pairs)


def _says_the_same(some: Identity, other: Identity) -> bool:
    known = bool(some.year and some.title) and is_one_unit(some, other)
    return known and (some.year, some.kind, some.project, plain(some.title)) == (
        other.year,
        other.kind,
        other.project,
        plain(other.title),
    )


def _shingles(text: str) -> set[str]:
    words = plain(text)
    return {words[place : place + _SHINGLE] for place in range(max(1, len(words) - _SHINGLE + 1))}
