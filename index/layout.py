"""A table laid out for reading: the printed words at each place, of a merged cell only where it begins."""

from __future__ import annotations

from itertools import groupby

from index.forms import collapse
from index.schema import Table


class Layout:
    """Printed words by row, and the cell at each place."""

    def __init__(self, table: Table, text: str) -> None:
        self.table = table
        self.raw = [text[_line_start(text, cell.start) : cell.end] for cell in table.cells]
        self.words = [collapse(text[cell.start : cell.end]) for cell in table.cells]
        self.owner: list[list[int | None]] = [[None] * table.columns for _ in range(table.rows)]
        for index, cell in enumerate(table.cells):
            for row in range(cell.row, min(cell.row + cell.row_span, table.rows)):
                for column in range(cell.column, min(cell.column + cell.column_span, table.columns)):
                    self.owner[row][column] = index

    def printed(self, row: int) -> list[str]:
        """The words of a row, one for each cell; "" for a cell that goes on from above."""
        cells = [index for index, _ in groupby(self.owner[row])]
        return ["" if index is None or self.table.cells[index].row < row else self.words[index] for index in cells]

    def at(self, row: int, column: int) -> str:
        """The words printed at a place, "" when it goes on from above."""
        index = self.owner[row][column]
        return "" if index is None or self.table.cells[index].row < row else self.words[index]


def _line_start(text: str, start: int) -> int:
    """Where the blanks before a cell's words begin: its indent."""
    while start and text[start - 1] in " \u3000\u00a0\u2002\u2003":
        start -= 1
    return start
