"""The canonical text of formats that are not text, written in the flattened form that plain text has.

A paragraph is a line. A table row is its cells, each on a new line after a tab, with an empty line after the row; a
cell that goes on from the row above is an empty one. So one law of places holds for every format, and reading the
canonical text back as plain text gives the same paragraphs, rows and cells.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from index.errors import TooLarge
from index.readers.limits import Limits
from index.schema import Block, Cell, Document, Paragraph, Table

_LINE_ENDS = re.compile(r"[\r\n\x0b\x0c\x85\u2028\u2029]+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


class Spot(NamedTuple):
    """A cell to be written, at its grid position."""

    row: int
    column: int
    row_span: int
    column_span: int
    words: str


class Writer:
    """Collects the paragraphs and tables of one document in reading order."""

    def __init__(self, *, name: str, limits: Limits) -> None:
        self._name = name
        self._limits = limits
        self._parts: list[str] = []
        self._length = 0
        self._cells = 0
        self._blocks: list[Block] = []

    def paragraph(self, words: str, *, page: int | None = None, level: int | None = None) -> None:
        """Write a paragraph, one line for each of its lines; blank ones are left out."""
        for line in _LINE_ENDS.split(_CONTROL.sub("", words)):
            kept = line.replace("\t", "    ").rstrip()
            if kept.strip():
                start = self._length + len(kept) - len(kept.lstrip())
                self._write(kept + "\n")
                end = self._length - 1
                self._blocks.append(Paragraph(start=start, end=end, page=page, heading_level=level))

    def table(self, spots: Sequence[Spot], *, page: int | None = None) -> None:
        """Write a table; columns in which no cell begins are closed up, rows without cells are left out."""
        spots = _compact(spots)
        if not spots:
            return
        self._count(len(spots))
        start = self._length
        columns = max(spot.column + spot.column_span for spot in spots)
        rows = max(spot.row for spot in spots) + 1
        cells = self._rows(spots, rows)
        end = max([cell.end for cell in cells if cell.end > cell.start] or [self._length])
        self._write("\n")
        self._blocks.append(
            Table(start=start, end=max(end, start), rows=rows, columns=columns, cells=tuple(cells), page=page)
        )

    def _rows(self, spots: Sequence[Spot], rows: int) -> list[Cell]:
        """Write the rows; the cells they print, at their places."""
        by_row: list[list[Spot]] = [[] for _ in range(rows)]
        covering: list[list[Spot]] = [[] for _ in range(rows)]
        for spot in spots:
            by_row[spot.row].append(spot)
            for row in range(spot.row + 1, min(spot.row + spot.row_span, rows)):
                covering[row].append(spot)
        cells: list[Cell] = []
        for row in range(rows):
            for spot in sorted([*by_row[row], *covering[row]], key=lambda spot: spot.column):
                if spot.row == row:
                    cells.append(self._cell(spot, rows))
                else:
                    self._write("\t\n")
            self._write("\n")
        return cells

    def _cell(self, spot: Spot, rows: int) -> Cell:
        lines = [line.strip("\t") for line in _LINE_ENDS.split(_CONTROL.sub("", spot.words)) if line.strip()]
        words = "\n".join(line.replace("\t", "    ") for line in lines).rstrip()
        indent = len(words) - len(words.lstrip())
        start = self._length + 1 + indent
        self._write(f"\t{words}\n")
        return Cell(
            start=start,
            end=start + len(words) - indent,
            row=spot.row,
            column=spot.column,
            row_span=min(spot.row_span, rows - spot.row),
            column_span=spot.column_span,
        )

    def _write(self, words: str) -> None:
        self._parts.append(words)
        self._length += len(words)
        if self._length > self._limits.max_chars:
            raise TooLarge(self._name, f"文字超过 {self._limits.max_chars // 10000} 万字", "请拆分后重试")

    def allow(self, places: int) -> None:
        """Let pass a table whose cells take up as many places of its grid.

        Raises:
            TooLarge: More than the limit.
        """
        if places > self._limits.max_places:
            raise TooLarge(self._name, f"表格超过 {self._limits.max_places} 格", "请拆分后重试")

    def _count(self, cells: int) -> None:
        self._cells += cells
        if self._cells > self._limits.max_cells:
            raise TooLarge(self._name, f"表格超过 {self._limits.max_cells} 格", "请拆分后重试")

    def document(self, format_: str, *, warnings: Iterable[str] = ()) -> Document:
        """The document written so far."""
        text = "".join(self._parts)
        return Document(text=text, format=format_, blocks=tuple(self._blocks), warnings=tuple(warnings))


def _compact(spots: Sequence[Spot]) -> list[Spot]:
    """The spots on a grid without phantom rows and columns, in which nothing begins."""
    rows = sorted({spot.row for spot in spots})
    columns = sorted({spot.column for spot in spots})
    found: list[Spot] = []
    for spot in spots:
        row, column = bisect_left(rows, spot.row), bisect_left(columns, spot.column)
        down = bisect_left(rows, spot.row + spot.row_span) - row
        across = bisect_left(columns, spot.column + spot.column_span) - column
        found.append(Spot(row, column, down, across, spot.words))
    return found
