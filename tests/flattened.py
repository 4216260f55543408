"""Tables of the tests: rows of cells in the flattened form in which Word tables reach plain text."""

from __future__ import annotations

from index.readers import read_bytes
from index.schema import Document
from index.tables import Grid, grid


def flattened(*rows: str) -> str:
    """Rows of cells parted by | as flattened text: each cell a line after a tab, an empty line after each row."""
    return "".join("".join(f"\t{cell}\n" for cell in row.split("|")) + "\n" for row in rows)


def document(text: str) -> Document:
    return read_bytes(text.encode(), name="a.txt")


def first_grid(text: str) -> Grid:
    """The grid of the first table of a text."""
    found = document(text)
    return grid(found.tables[0], found.text)


def said(text: str) -> dict[str, tuple[str, str, str]]:
    """Words of each data cell of the first table → its row path, column path and unit. The last of equal words wins."""
    return {cell.text: (">".join(cell.row), ">".join(cell.column), cell.unit) for cell in first_grid(text).data}
