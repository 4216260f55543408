"""Rows of a flattened table whose ends were lost: two rows printed as one, or a row that took the next one's first cell.

A run of rows is cut anew only where each of its new rows is like a row that came through whole: words under words and
figures under figures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from index.forms import flat, is_figure, is_null

Span = tuple[int, int]
_FURTHEST = 8
"""Rows over which a lost end is followed."""


def parted(text: str, rows: Sequence[Sequence[Span]]) -> list[list[Span]]:
    """The rows with the cells that a lost end has put into the wrong one given back."""
    kept = [list(row) for row in rows]
    width = Counter(map(len, kept)).most_common(1)[0][0]
    whole = next((row for row in kept if len(row) == width and _is_data(text, row)), None)
    if width < 3 or whole is None:
        return kept
    found: list[list[Span]] = []
    at = 0
    while at < len(kept):
        end, cut = _cut_anew(text, kept, at, whole) if len(kept[at]) > width else (at + 1, [])
        found += cut or [kept[at]]
        at = end if cut else at + 1
    return found


def _cut_anew(text: str, rows: Sequence[list[Span]], at: int, whole: list[Span]) -> tuple[int, list[list[Span]]]:
    """One past the last of the rows from `at` that make whole rows together, and these; no rows when none do."""
    cells: list[Span] = []
    for end in range(at, min(at + _FURTHEST, len(rows))):
        cells += rows[end]
        if len(cells) % len(whole) == 0:
            cut = [cells[begin : begin + len(whole)] for begin in range(0, len(cells), len(whole))]
            return (end + 1, cut) if all(_alike(text, whole, row) for row in cut) else (at, [])
    return at, []


def _is_data(text: str, row: Sequence[Span]) -> bool:
    words = [text[slice(*cell)] for cell in row]
    return bool(flat(words[0])) and not is_figure(words[0]) and sum(map(is_figure, words)) * 2 >= len(words)


def _alike(text: str, whole: Sequence[Span], row: Sequence[Span]) -> bool:
    """Words under words and figures under figures; a blank or a dash fits under either."""
    pairs = [(text[slice(*one)], text[slice(*other)]) for one, other in zip(whole, row, strict=True)]
    told = [(is_figure(one), is_figure(other)) for one, other in pairs if not (is_null(one) or is_null(other))]
    return _is_data(text, row) and all(one == other for one, other in told)
