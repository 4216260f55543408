"""Tables drawn within lines of plain text: cells parted by pipes, by tabs, or by wide blanks.

Only runs of lines that part alike are tables; a single line with a wide blank is prose.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from index.readers.loose import Effort, loose_table
from index.readers.ragged import placed
from index.schema import Table
from index.text import strip_span

Span = tuple[int, int]
_RULE = re.compile(r"[|\s:+=\-─━┄┅┈┉┌┐└┘├┤┬┴┼]+")
_BLANKS = re.compile(r"(?: {2,}|\u3000{2,})")


def lined_tables(text: str, spans: list[Span], effort: Effort) -> Iterator[tuple[int, int, Table]]:
    """Tables among the lines `spans`: the first line's position, one past the last's, and the table."""
    at = 0
    while at < len(spans):
        for part in (_pipes, _tabs, _blanks):
            end, rows = _run(text, spans, at, part)
            if rows := _closed_up(rows):
                yield at, end, placed(text, rows, spans[at][0])
                at = end
                break
        else:
            if loose := loose_table(text, spans, at, effort):
                yield at, *loose
                at = loose[0]
            else:
                at += 1


def _closed_up(rows: list[list[Span]]) -> list[list[Span]]:
    """The rows without the blank cells after their last words, and without columns that are blank throughout."""
    width = max((place + 1 for row in rows for place, (start, end) in enumerate(row) if end > start), default=0)
    rows = [row[:width] for row in rows]
    if any(len(row) < width for row in rows):
        return rows if width >= 2 else []
    said = [column for column in range(width) if any(row[column][1] > row[column][0] for row in rows)]
    return [[row[column] for column in said] for row in rows] if len(said) >= 2 else []


def _run(
    text: str, spans: list[Span], at: int, part: Callable[[str, Span], list[Span]]
) -> tuple[int, list[list[Span]]]:
    """The longest run of lines from `at` that `part` parts into a table of two rows or more; else no rows."""
    rows: list[list[Span]] = []
    end = at
    while end < len(spans):
        line = text[slice(*spans[end])]
        if rows and line.strip() and _RULE.fullmatch(line):
            end += 1
            continue
        cells = part(text, spans[end])
        if len(cells) < 2 or (part is _blanks and rows and len(cells) != len(rows[-1])):
            break
        rows.append(cells)
        end += 1
    enough = 3 if part is _blanks else 2
    return (end, rows) if len(rows) >= enough else (at, [])


def _pipes(text: str, span: Span) -> list[Span]:
    start, end = strip_span(text, *span)
    line = text[start:end]
    if line.count("|") + line.count("│") + line.count("┃") < 2:
        return []
    cuts = [start + place for place, char in enumerate(line) if char in "|│┃"]
    inner = [start - 1, *cuts] if cuts[0] != start else cuts
    outer = inner if cuts[-1] == end - 1 else [*inner, end]
    return [strip_span(text, a + 1, b) for a, b in pairwise(outer)]


def _tabs(text: str, span: Span) -> list[Span]:
    start, end = span
    while end > start and text[end - 1] in " \u3000\r":
        end -= 1
    cuts = [place for place in range(start, end) if text[place] == "\t"]
    if not text[start:end].strip() or not [cut for cut in cuts if text[start:cut].strip()]:
        return []
    edges = [start - 1, *cuts, end]
    return [strip_span(text, a + 1, b) for a, b in pairwise(edges)]


def _blanks(text: str, span: Span) -> list[Span]:
    """Cells parted by two blanks or more, in a line that is no sentence."""
    start, end = strip_span(text, *span)
    if end - start > 200 or any(char in "。；，" for char in text[start:end]):
        return []
    cells: list[Span] = []
    for gap in _BLANKS.finditer(text, start, end):
        cells.append((start, gap.start()))
        start = gap.end()
    return [*cells, (start, end)] if cells else []
