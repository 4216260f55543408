"""Ruled tables of a PDF page as cells with spans, and the joining of a table that a page break has cut."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from pdfplumber.utils.text import extract_text

from index.forms import is_figure
from index.readers.pdf_lines import _BLANK_RATIO, Box, join
from index.readers.writer import Spot

_SNAP = 3.0
"""Points within which two rules are the same rule."""
_LIST = re.compile(r"\d{1,2}[、.．)）]|[（(][一二三四五六七八九十\d]{1,2}[）)]|[一二三四五六七八九十]{1,2}、")


class PageTable(NamedTuple):
    """A table, its first page, and where it stands there."""

    page: int
    last_page: int
    box: Box
    top: float
    columns: tuple[float, ...]
    """Where its column rules stand, in points."""
    spots: list[Spot]
    rows: int
    full: frozenset[tuple[int, int]]
    """Rows and columns of cells whose last line runs to the cell's right edge."""


def tables_of(page: Any) -> list[PageTable]:
    """The ruled tables of a pdfplumber page, from the top; a single box is no table."""
    found = []
    for table in page.find_tables():
        cells = [cell for cell in table.cells if cell[2] - cell[0] > 1 and cell[3] - cell[1] > 1]
        if len(cells) >= 2:
            found.append(_table(page, table.bbox, cells))
    return sorted(found, key=lambda table: table.top)


def _table(page: Any, box: Box, cells: Sequence[Box]) -> PageTable:
    xs = _rules([edge for cell in cells for edge in (cell[0], cell[2])])
    ys = _rules([edge for cell in cells for edge in (cell[1], cell[3])])
    inside: dict[Box, list[dict[str, Any]]] = {cell: [] for cell in cells}
    for char in page.chars:
        x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
        if box[0] <= x <= box[2] and box[1] <= y <= box[3]:
            cell = next((cell for cell in cells if cell[0] <= x <= cell[2] and cell[1] <= y <= cell[3]), None)
            if cell is not None:
                inside[cell].append(char)
    lefts = [char["x0"] - cell[0] for cell, chars in inside.items() for char in chars if char["text"].strip()]
    padding = min(lefts, default=0.0)
    spots: list[Spot] = []
    full: set[tuple[int, int]] = set()
    for cell in cells:
        column, row = _nearest(xs, cell[0]), _nearest(ys, cell[1])
        across, down = max(1, _nearest(xs, cell[2]) - column), max(1, _nearest(ys, cell[3]) - row)
        indent = _indent(inside[cell], cell, padding) if column == 0 else ""
        spots.append(Spot(row, column, down, across, indent + _words(inside[cell])))
        if _is_full(inside[cell], cell):
            full.add((row, column))
    spots.sort(key=lambda spot: (spot.row, spot.column))
    return PageTable(page.page_number, page.page_number, box, box[1], tuple(xs), spots, len(ys) - 1, frozenset(full))


def _rules(edges: Sequence[float]) -> list[float]:
    rules: list[float] = []
    for edge in sorted(edges):
        if not rules or edge - rules[-1] > _SNAP:
            rules.append(edge)
    return rules


def _nearest(rules: Sequence[float], edge: float) -> int:
    return min(range(len(rules)), key=lambda place: abs(rules[place] - edge))


def _indent(chars: list[dict[str, Any]], cell: Box, padding: float) -> str:
    """Blanks, two for a character width, that stand for the indent of a label that is not centred."""
    chars = [char for char in chars if char["text"].strip()]
    if not chars:
        return ""
    top = min(char["top"] for char in chars)
    line = [char for char in chars if char["top"] < top + char["size"] / 2]
    size = max(char["size"] for char in line)
    left, right = min(char["x0"] for char in line) - cell[0], cell[2] - max(char["x1"] for char in line)
    indent = left - padding
    centred = abs(left - right) < 0.5 * size
    return "" if centred or indent < 0.4 * size else " " * min(40, round(2 * indent / size))


def _is_full(chars: list[dict[str, Any]], cell: Box) -> bool:
    """No further character fits on the last line of a cell."""
    chars = [char for char in chars if char["text"].strip()]
    if not chars:
        return False
    bottom = max(char["top"] for char in chars)
    line = [char for char in chars if char["top"] > bottom - char["size"] / 2]
    left = min(char["x0"] for char in line) - cell[0]
    return bool(
        cell[2] - max(char["x1"] for char in line) < max(char["size"] for char in line) + max(2.0, min(left, 8.0))
    )


def _words(chars: list[dict[str, Any]]) -> str:
    """A cell's words with its line wraps undone; items of a list keep their lines."""
    words = extract_text(chars, x_tolerance_ratio=_BLANK_RATIO) if chars else ""
    lines = [line.strip() for line in words.split("\n") if line.strip()]
    whole = lines[:1]
    for line in lines[1:]:
        if _LIST.match(line) and whole[-1][-1] in "。；;:：":
            whole.append(line)
        else:
            whole[-1] = join(whole[-1], line)
    return "\n".join(whole)


def joined(above: PageTable, below: PageTable) -> PageTable | None:
    """The two as one table when `below` goes on with it at the top of the next page, else None.

    A head repeated on the new page is left out; a row cut in two is put together.
    """
    if below.page != above.last_page + 1 or not _same_columns(above.columns, below.columns):
        return None
    repeated = _repeated_rows(above, below)
    if repeated == 0:
        above, below = _mended(above, below)
    shift = above.rows - repeated
    kept = [spot._replace(row=spot.row + shift) for spot in below.spots if spot.row >= repeated]
    return above._replace(
        spots=[*above.spots, *kept],
        rows=above.rows + below.rows - repeated,
        last_page=below.last_page,
        full=frozenset((row + shift, column) for row, column in below.full),
    )


def _same_columns(above: Sequence[float], below: Sequence[float]) -> bool:
    """The outer rules agree, and the rules of the one with fewer are among those of the other."""
    if abs(above[0] - below[0]) > 2 * _SNAP or abs(above[-1] - below[-1]) > 2 * _SNAP:
        return False
    fewer, more = sorted((above, below), key=len)
    return all(any(abs(rule - other) <= 2 * _SNAP for other in more) for rule in fewer)


def _row(table: PageTable, row: int) -> list[Spot]:
    return [spot for spot in table.spots if spot.row == row]


def _repeated_rows(above: PageTable, below: PageTable) -> int:
    """How many first rows of `below` say the same as the first rows of `above`."""
    count = 0
    while count < min(3, below.rows, above.rows):
        first = [spot.words for spot in _row(above, count)]
        if not any(first) or first != [spot.words for spot in _row(below, count)]:
            break
        count += 1
    return count


def _mended(above: PageTable, below: PageTable) -> tuple[PageTable, PageTable]:
    """The tables with what a page break cut off from the last cells of `above` given back to them.

    The first row of `below` is such a rest when it holds words only, each under a cell that was full; single rests
    are told by a bracket left open.
    """
    pairs = [(spot, _over(above, below, spot)) for spot in _row(below, 0) if spot.words]
    rest = bool(pairs) and all(
        cell is not None and cell.words and not is_figure(spot.words) and (cell.row, cell.column) in above.full
        for spot, cell in pairs
    )
    given = {spot: cell for spot, cell in pairs if cell is not None and (rest or _is_open(cell.words, spot.words))}
    if not given:
        return above, below
    longer = {cell: cell._replace(words=join(cell.words, spot.words)) for spot, cell in given.items()}
    above = above._replace(spots=[longer.get(spot, spot) for spot in above.spots])
    left = [spot._replace(words="") if spot in given else spot for spot in below.spots]
    if rest:
        left = [spot._replace(row=spot.row - 1) for spot in left if spot.row]
        full = frozenset((row - 1, column) for row, column in below.full if row)
        return above, below._replace(spots=left, rows=below.rows - 1, full=full)
    return above, below._replace(spots=left)


def _over(above: PageTable, below: PageTable, spot: Spot) -> Spot | None:
    """The cell of the last row of `above` that stands over a cell of `below`."""
    edge = below.columns[spot.column]
    for cell in above.spots:
        if cell.row + cell.row_span == above.rows:
            right = above.columns[min(cell.column + cell.column_span, len(above.columns) - 1)]
            if above.columns[cell.column] - 2 * _SNAP <= edge < right - 2 * _SNAP:
                return cell
    return None


def _is_open(words: str, rest: str) -> bool:
    opened = words.count("（") + words.count("(") - words.count("）") - words.count(")")
    return opened > 0 and rest.count("）") + rest.count(")") > rest.count("（") + rest.count("(")
