"""Ruled tables of a PDF page as cells with spans, and the joining of a table that a page break has cut."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from pdfplumber.utils.text import chars_to_textmap

from index.forms import is_figure
from index.readers.pdf_lines import _BLANK_RATIO, Box, join, width
from index.readers.writer import Spot

_SNAP = 3.0
"""Points within which two rules are the same rule."""
_BRACKETED = re.compile(r"\s*[（(](?=[^（）()]*[A-Za-z\u4e00-\u9fff])[^（）()]+[）)]")
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
    room: dict[tuple[int, int], float]
    """How many characters would still fit on the last line of the cell at a row and column."""


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
    paddings = _paddings(inside)
    spots: list[Spot] = []
    room: dict[tuple[int, int], float] = {}
    for cell in cells:
        column, row = _nearest(xs, cell[0]), _nearest(ys, cell[1])
        across, down = max(1, _nearest(xs, cell[2]) - column), max(1, _nearest(ys, cell[3]) - row)
        words = _words(inside[cell], cell)
        indent = "" if is_figure(words) else _indent(inside[cell], cell, paddings[cell[0]])
        spots.append(Spot(row, column, down, across, indent + words))
        room[row, column] = _room(inside[cell], cell)
    spots.sort(key=lambda spot: (spot.row, spot.column))
    return PageTable(page.page_number, page.page_number, box, box[1], tuple(xs), spots, len(ys) - 1, room)


def _rules(edges: Sequence[float]) -> list[float]:
    rules: list[float] = []
    for edge in sorted(edges):
        if not rules or edge - rules[-1] > _SNAP:
            rules.append(edge)
    return rules


def _nearest(rules: Sequence[float], edge: float) -> int:
    return min(range(len(rules)), key=lambda place: abs(rules[place] - edge))


def _paddings(inside: dict[Box, list[dict[str, Any]]]) -> dict[float, float]:
    """For each left edge how far from it the words of the cells begin that stand nearest to it."""
    paddings: dict[float, float] = {}
    for cell, chars in inside.items():
        lefts = [char["x0"] - cell[0] for char in chars if char["text"].strip()]
        paddings[cell[0]] = min([*lefts, paddings.get(cell[0], cell[2] - cell[0])])
    return paddings


def _indent(chars: list[dict[str, Any]], cell: Box, padding: float) -> str:
    """Blanks, two for a character width, that stand for the indent of a label: those typed before it, or its distance
    from the cell's edge where it is not centred."""
    line = _first_line(chars)
    if not line:
        return ""
    size, top, x0 = max(char["size"] for char in line), line[0]["top"], min(char["x0"] for char in line)
    before = (
        char
        for char in chars
        if not char["text"].strip()
        and (char["top"] < top - size / 2 or (char["top"] < top + size / 2 and char["x0"] < x0))
    )
    typed = sum(2 if char["x1"] - char["x0"] > 0.6 * size else 1 for char in before)
    left, right = x0 - cell[0], cell[2] - max(char["x1"] for char in line)
    indent = left - padding
    set_in = abs(left - right) >= 0.5 * size and indent >= 0.4 * size
    return " " * min(40, max(typed, round(2 * indent / size) if set_in else 0))


def _first_line(chars: list[dict[str, Any]]) -> list[dict[str, Any]]:
    said = [char for char in chars if char["text"].strip()]
    top = min((char["top"] for char in said), default=0.0)
    return [char for char in said if char["top"] < top + char["size"] / 2]


def _room(chars: list[dict[str, Any]], cell: Box) -> float:
    """How many characters would still fit on the last line of a cell, its padding left free."""
    chars = [char for char in chars if char["text"].strip()]
    bottom = max((char["top"] for char in chars), default=0.0)
    line = [char for char in chars if char["top"] > bottom - char["size"] / 2]
    return _free(line, cell) if line else 0.0


def _free(line: list[dict[str, Any]], cell: Box) -> float:
    left = min(char["x0"] for char in line) - cell[0]
    free = cell[2] - max(char["x1"] for char in line) - max(2.0, min(left, 8.0))
    return float(free / max(char["size"] for char in line))


def _words(chars: list[dict[str, Any]], cell: Box) -> str:
    """A cell's words with its line wraps undone; items of a list keep their lines."""
    if not chars:
        return ""
    found = chars_to_textmap(chars, x_tolerance_ratio=_BLANK_RATIO).extract_text_lines(strip=True, return_chars=True)
    lines = [(line["text"].strip(), _free(line["chars"], cell)) for line in found if line["text"].strip()]
    whole = [line for line, _ in lines[:1]]
    for (above, free), (line, _) in pairwise(lines):
        if _LIST.match(line) and (above[-1] in "。；;" or (above[-1] in ":：" and free >= width(line))):
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
    rules = max(above.columns, below.columns, key=len)
    above, below = _on_rules(above, rules), _on_rules(below, rules)
    if repeated == 0:
        above, below = _mended(above, below)
    shift = above.rows - repeated
    kept = [spot._replace(row=spot.row + shift) for spot in below.spots if spot.row >= repeated]
    return above._replace(
        spots=[*above.spots, *kept],
        rows=above.rows + below.rows - repeated,
        last_page=below.last_page,
        room={(row + shift, column): free for (row, column), free in below.room.items()},
    )


def _on_rules(table: PageTable, rules: tuple[float, ...]) -> PageTable:
    """The table with its cells counted by `rules`, which are as many as its own or more."""
    at = [_nearest(rules, edge) for edge in table.columns]
    spots = [
        spot._replace(column=at[spot.column], column_span=max(1, at[spot.column + spot.column_span] - at[spot.column]))
        for spot in table.spots
    ]
    room = {(row, at[column]): free for (row, column), free in table.room.items()}
    return table._replace(columns=rules, spots=spots, room=room)


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

    The first row of `below` is such a rest when it holds words only, each in brackets or under a cell in which they
    had no room; single rests are told by a bracket left open.
    """
    pairs = [(spot, _over(above, below, spot)) for spot in _row(below, 0) if spot.words]
    rest = bool(pairs) and all(cell is not None and _is_rest(above, cell, spot.words) for spot, cell in pairs)
    given = {spot: cell for spot, cell in pairs if cell is not None and (rest or _is_open(cell.words, spot.words))}
    if not given:
        return above, below
    longer = {cell: cell._replace(words=join(cell.words, spot.words)) for spot, cell in given.items()}
    left = [spot._replace(words="") if spot in given else spot for spot in below.spots]
    if any(spot.words for spot in left if spot.row == 0):
        return above._replace(spots=[longer.get(spot, spot) for spot in above.spots]), below._replace(spots=left)
    for spot in left:  # what is merged downwards from the row that goes
        if spot.row == 0 and spot.row_span > 1 and (cell := _over(above, below, spot)):
            longer[cell] = longer.get(cell, cell)._replace(row_span=cell.row_span + spot.row_span - 1)
    room = {(row - 1, column): free for (row, column), free in below.room.items() if row}
    left = [spot._replace(row=spot.row - 1) for spot in left if spot.row]
    above = above._replace(spots=[longer.get(spot, spot) for spot in above.spots])
    return above, below._replace(spots=left, rows=below.rows - 1, room=room)


def _is_rest(above: PageTable, cell: Spot, words: str) -> bool:
    """A cell's words go on in `words`: these are an addition in brackets, or there was no room for them."""
    if not cell.words:
        return False
    if _BRACKETED.fullmatch(words) or _is_open(cell.words, words):
        return True
    return not is_figure(words) and above.room.get((cell.row, cell.column), 99.0) < width(words)


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
    """A bracket or a number goes on in `rest`."""
    if words[-1:] in (".", ",") and rest[:1].isdigit():
        return True
    opened = words.count("（") + words.count("(") - words.count("）") - words.count(")")
    return opened > 0 and rest.count("）") + rest.count(")") > rest.count("（") + rest.count("(")
