"""The part of a report that one view shows: a report is read section by section, so that a long one opens at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from index.schema import Location, Section

MAX_SHOWN = 12_000
"""Characters one view shows at most; a longer part is shown by its subsections."""


class PageStart(NamedTuple):
    """Where a printed page begins."""

    start: int
    """First place in the report's text that is known to be on the page."""
    number: int
    """1-based."""


def page_starts(places: Iterable[Location]) -> tuple[PageStart, ...]:
    """Where each page begins, as told by places that know theirs; none for a format without pages."""
    first: dict[int, int] = {}
    for place in places:
        if place.page is not None:
            first[place.page] = min(place.start, first.get(place.page, place.start))
    return tuple(PageStart(start, number) for number, start in sorted(first.items()))


def page_of(pages: Sequence[PageStart], place: int) -> int | None:
    """The number of the page a place is on, None where pages are not known."""
    return max((page.number for page in pages if page.start <= place), default=None)


def parts(text: str, sections: Sequence[Section]) -> tuple[tuple[int, int], ...]:
    """The report cut into views, in order, without gaps: whole sections joined up to MAX_SHOWN characters.

    What stands before the first heading opens the first view. A section longer than MAX_SHOWN is cut at its
    subsections, and where there are none, stays whole.
    """
    bounds = sorted({0, len(text), *(section.start for section in sections)})
    views: list[tuple[int, int]] = []
    first = 0
    for bound, following in zip(bounds, [*bounds[1:], len(text)], strict=True):
        if following - first > MAX_SHOWN and bound > first:
            views.append((first, bound))
            first = bound
    if first < len(text):
        views.append((first, len(text)))
    return tuple(views)


def part_of(views: Sequence[tuple[int, int]], place: int) -> int:
    """0-based number of the view that holds a place; the last one for a place at the very end."""
    for number, (first, last) in enumerate(views):
        if first <= place < last:
            return number
    return max(0, len(views) - 1)
