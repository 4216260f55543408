"""Tables of a PDF page that have no rules: lines whose words stand in columns, at least one of them of figures.

Words part where a gap is wider than a character; columns are where the words of the fullest lines stand, and a head
that is wider than one of them spans several.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

from index.forms import is_figure
from index.readers.pdf_lines import begins_item, join
from index.readers.pdf_tables import PageTable
from index.readers.writer import Spot

RawLine = dict[str, Any]
"""A line as pdfplumber gives it: text, x0, x1, top, bottom, chars."""
_GAP = 1.1
"""Gap between two cells, in character widths."""
_MIN_LINES = 3
_SET_IN = 0.4
"""A label further right than so many character widths is set in."""


class _Piece(NamedTuple):
    x0: float
    x1: float
    words: str


class _Row(NamedTuple):
    top: float
    bottom: float
    pieces: list[_Piece]


def unruled_tables(lines: Sequence[RawLine], page: int) -> tuple[list[PageTable], list[RawLine]]:
    """The tables among the lines of page number `page`, and the lines that are in none."""
    rows = [_row(line) for line in lines]
    tables: list[PageTable] = []
    rest: list[RawLine] = []
    at = 0
    for first, last in _runs(rows):
        table = _table(rows[first:last], page)
        if table is not None:
            rest += lines[at:first]
            tables.append(table)
            at = last
    return tables, [*rest, *lines[at:]]


def _row(line: RawLine) -> _Row:
    """A line cut where its gaps are wide."""
    pieces: list[_Piece] = []
    chars = sorted((char for char in line["chars"] if char["text"].strip()), key=lambda char: char["x0"])
    begin = 0
    for place in range(1, len(chars) + 1):
        if place == len(chars) or chars[place]["x0"] - chars[place - 1]["x1"] > _GAP * chars[place]["size"]:
            words = "".join(char["text"] for char in chars[begin:place])
            pieces.append(_Piece(chars[begin]["x0"], chars[place - 1]["x1"], words))
            begin = place
    return _Row(line["top"], line["bottom"], pieces)


def _runs(rows: Sequence[_Row]) -> Iterator[tuple[int, int]]:
    """First and one past the last of neighbouring lines of several pieces, lone short ones between them too."""
    at = 0
    while at < len(rows):
        end = at
        last = at
        while end < len(rows) and (end == at or rows[end].top - rows[end - 1].bottom < 2.5 * _height(rows[end])):
            if len(rows[end].pieces) >= 2:
                last = end + 1
            elif end == at or end - last >= 2 or not _is_short(rows[end], rows[at]):
                break
            end += 1
        if last - at >= _MIN_LINES:
            yield at, last
        at = max(last, at + 1)


def _height(row: _Row) -> float:
    return max(1.0, row.bottom - row.top)


def _is_short(row: _Row, wide: _Row) -> bool:
    """A lone piece that may be the rest of a cell: less than half as wide as a full line, no closed sentence."""
    (piece,) = row.pieces or [_Piece(0.0, 1e9, "")]
    return piece.x1 - piece.x0 < 0.45 * (wide.pieces[-1].x1 - wide.pieces[0].x0) and piece.words[-1:] not in "。；："


def _table(rows: Sequence[_Row], page: int) -> PageTable | None:
    """The table of a run of lines; None when their pieces stand in no columns, or none of figures."""
    full = [row for row in rows if len(row.pieces) >= 2]
    usual = Counter(len(row.pieces) for row in full if any(is_figure(piece.words) for piece in row.pieces))
    if not usual:
        return None
    count = max(usual, key=lambda number: (usual[number], number))
    columns = _columns([row for row in full if len(row.pieces) == count])
    if len(columns) != count or usual[count] < 2 or _is_contents(full):
        return None
    spots = _spots(_indented(_unwrapped(rows, columns), columns), columns)
    if not _has_figures(spots):
        return None
    left, right = min(row.pieces[0].x0 for row in rows), max(row.pieces[-1].x1 for row in rows)
    edges = (left, *(((one[1] + other[0]) / 2) for one, other in pairwise(columns)), right)
    height = max(spot.row for spot in spots) + 1
    box = (left, rows[0].top, right, rows[-1].bottom)
    return PageTable(page, page, box, rows[0].top, edges, spots, height, {})


def _columns(rows: Sequence[_Row]) -> list[tuple[float, float]]:
    """Where the pieces of these lines stand, those that overlap taken together."""
    columns: list[tuple[float, float]] = []
    for x0, x1, _ in sorted(piece for row in rows for piece in row.pieces):
        if columns and x0 < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], x1))
        else:
            columns.append((x0, x1))
    return columns


def _is_contents(rows: Sequence[_Row]) -> bool:
    """A table of contents: numbered headings and their pages."""
    return all(len(row.pieces) == 2 and row.pieces[1].words.isdigit() for row in rows) and all(
        begins_item(row.pieces[0].words) for row in rows
    )


def _under(piece: _Piece, columns: Sequence[tuple[float, float]]) -> tuple[int, int]:
    """First and last column a piece stands in: those it overlaps, else the nearest."""
    over = [place for place, (x0, x1) in enumerate(columns) if piece.x0 < x1 and x0 < piece.x1]
    if over:
        return over[0], over[-1]
    middle = (piece.x0 + piece.x1) / 2
    nearest = min(range(len(columns)), key=lambda place: abs(sum(columns[place]) / 2 - middle))
    return nearest, nearest


def _unwrapped(rows: Sequence[_Row], columns: Sequence[tuple[float, float]]) -> list[_Row]:
    """The rows with lone pieces, which go on a cell of the nearer row, put to that cell."""
    whole: list[_Row] = []
    for place, row in enumerate(rows):
        above = whole[-1] if whole else None
        nearer = place + 1 == len(rows) or row.top - rows[place - 1].bottom < 0.8 * (rows[place + 1].top - row.bottom)
        if above is not None and len(row.pieces) == 1 and nearer and not is_figure(row.pieces[0].words):
            cell = _under(row.pieces[0], columns)
            pieces = [
                piece._replace(words=join(piece.words, row.pieces[0].words))
                if _under(piece, columns) == cell
                else piece
                for piece in above.pieces
            ]
            if pieces != above.pieces:
                whole[-1] = _Row(above.top, row.bottom, pieces)
                continue
        whole.append(row)
    return whole


def _indented(rows: Sequence[_Row], columns: Sequence[tuple[float, float]]) -> list[_Row]:
    """The rows, blanks put before the labels of the first column that are set in; two for a character width."""
    labels = [row.pieces[0] for row in rows if row.pieces and _under(row.pieces[0], columns)[0] == 0]
    size = max(1.0, median(map(_height, rows)))
    edge = min((label.x0 for label in labels), default=0.0)
    below = [label for label in labels[1:] if label.x0 - edge >= _SET_IN * size]
    middles = {round((label.x0 + label.x1) / size) for label in labels[1:]}
    if not below or len(middles) <= 2:  # flush, or centred
        return list(rows)
    return [
        row._replace(pieces=[_set_in(row.pieces[0], edge, size), *row.pieces[1:]])
        if row.pieces[:1] and row.pieces[0] in below
        else row
        for row in rows
    ]


def _set_in(piece: _Piece, edge: float, size: float) -> _Piece:
    return piece._replace(words=" " * min(40, round(2 * (piece.x0 - edge) / size)) + piece.words)


def _spots(rows: Sequence[_Row], columns: Sequence[tuple[float, float]]) -> list[Spot]:
    """A cell for each piece, and an empty one where a row has none."""
    spots: list[Spot] = []
    for number, row in enumerate(rows):
        cells: dict[int, tuple[int, str]] = {}
        for piece in row.pieces:
            first, last = _under(piece, columns)
            first = max(first, max((stop + 1 for stop, _ in cells.values()), default=0))
            if first > last:  # two pieces in one column
                start = max(cells)
                cells[start] = (cells[start][0], join(cells[start][1], piece.words))
            else:
                cells[first] = (last, piece.words)
        column = 0
        while column < len(columns):
            last, words = cells.get(column, (column, ""))
            spots.append(Spot(number, column, 1, last - column + 1, words))
            column = last + 1
    return spots


def _has_figures(spots: Sequence[Spot]) -> bool:
    """A column beyond the first says figures in most of its rows."""
    said = [spot for spot in spots if spot.column and spot.words]
    figures = Counter(spot.column for spot in said if is_figure(spot.words))
    return any(count >= 2 and count * 2 > sum(s.column == column for s in said) for column, count in figures.items())
