"""Forms that are prose: a table whose rows are headings, each with what is written under it.

云南's 部门整体支出绩效自评情况 is a whole report put into a table of two or three columns. Its labels are headings and its
texts paragraphs, so it is read as these; the text itself stays as it is printed.
"""

from __future__ import annotations

import re

from index.schema import Cell, Document, Paragraph, Table
from index.text import strip_span

_HEADING = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)])[^\d。；;]{2,40}$"
)
_TURNS = re.compile(r"(?<=[。；])(?=(?:存在的?问题|整改情况|整改措施|改进措施|改进建议|下一步[一-龥]{0,8})[：:])")
"""Where one text goes on to the next matter under a head of its own."""
_WRITTEN = 60
"""So many characters, with a full stop among them, are a text and no value."""
_LEAST_ROWS = 4
_MOST_COLUMNS = 4


def unfolded(document: Document) -> Document:
    """The document with such tables as the headings and paragraphs that they are."""
    if not any(map(_may_be, document.tables)):
        return document
    blocks: list[Paragraph | Table] = []
    for block in document.blocks:
        if isinstance(block, Table) and _may_be(block) and _is_written(block, document.text):
            blocks += _paragraphs(block, document.text)
        else:
            blocks.append(block)
    return document.model_copy(update={"blocks": tuple(blocks)})


def _may_be(table: Table) -> bool:
    return table.columns <= _MOST_COLUMNS and table.rows >= _LEAST_ROWS


def _is_written(table: Table, text: str) -> bool:
    """Whether each row ends in a text and begins with numbered headings, most of the texts long."""
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if text[cell.start : cell.end].strip():
            rows.setdefault(cell.row, []).append(cell)
    headed = long = 0
    for cells in rows.values():
        *labels, last = (text[cell.start : cell.end].strip() for cell in cells)
        headed += bool(labels) and all(map(_HEADING.match, labels))
        long += len(last) >= _WRITTEN and "。" in last
    return len(rows) >= _LEAST_ROWS and 5 * headed >= 4 * len(rows) and 5 * long >= 3 * len(rows)


def _paragraphs(table: Table, text: str) -> list[Paragraph]:
    """The lines of its cells in order."""
    found: list[Paragraph] = []
    for cell in table.cells:
        place = cell.start
        for line in text[cell.start : cell.end].split("\n"):
            for part in _TURNS.split(line):
                start, end = strip_span(text, place, place + len(part))
                if start < end:
                    found.append(Paragraph(start=start, end=end, page=table.page))
                place += len(part)
            place += 1
    return found
