"""A report's own words as HTML, with the cited words marked.

Text of reports is escaped here and nowhere else: whatever a page shows of a report has passed through this module.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

from index.schema import Cell, Section, Table
from index.text import strip_span
from ui.outline import PageStart

MAX_TABLE_ROWS = 60
"""Tables longer than this are shown by their heading rows and the rows around the marks."""
_HEADING_ROWS = 3
_ROWS_AROUND = 6
_NUMBER = re.compile(r"[-+−－]?[\d,，]+(\.\d+)?[%％]?")


class Mark(NamedTuple):
    """Characters to mark in the report's text."""

    start: int
    end: int
    kind: str = "here"
    """CSS class: here (what is cited) or hit (what was searched for)."""


def marked(text: str, start: int, end: int, marks: Iterable[Mark]) -> str:
    """text[start:end] escaped, with the marks that fall into it.

    >>> marked("支出<4.51>万元", 0, 10, [Mark(3, 7)])
    '支出&lt;<mark class="here">4.51</mark>&gt;万元'
    """
    pieces: list[str] = []
    place = start
    for mark in sorted(marks):
        first, last = max(mark.start, place), min(mark.end, end)
        if first < last:
            pieces.append(escape(text[place:first]))
            pieces.append(f'<mark class="{escape(mark.kind)}">{escape(text[first:last])}</mark>')
            place = last
    pieces.append(escape(text[place:end]))
    return "".join(pieces)


def page(
    text: str,
    start: int,
    end: int,
    *,
    tables: Sequence[Table] = (),
    sections: Sequence[Section] = (),
    marks: Sequence[Mark] = (),
    pages: Sequence[PageStart] = (),
) -> str:
    """text[start:end] as HTML in reading order: headings, paragraphs, tables drawn as tables, page numbers between."""
    pieces: list[str] = []
    place = start
    for table in sorted(tables, key=lambda table: table.start):
        if table.end <= start or table.start >= end:
            continue
        pieces.append(_paragraphs(text, place, table.start, sections=sections, marks=marks, pages=pages))
        pieces.append(_page_marks(pages, table.start, table.end))
        pieces.append(table_html(text, table, marks=marks))
        place = max(place, table.end)
    pieces.append(_paragraphs(text, place, end, sections=sections, marks=marks, pages=pages))
    return f'<div class="jw-report">{"".join(pieces)}</div>'


def window(text: str, start: int, end: int, *, tables: Sequence[Table] = (), context: int = 420) -> tuple[int, int]:
    """The span to show around text[start:end]: about `context` characters each side, whole lines and whole tables."""
    inside = any(table.start <= start < table.end for table in tables)
    around = context // 3 if inside else context
    for table in tables:
        if table.start < end and start < table.end:
            start, end = min(start, table.start), max(end, table.end)
    first, last = max(0, start - around), min(len(text), end + around)
    for table in tables:
        if table.start < first < table.end:
            first = table.end if table.end <= start else table.start
        if table.start < last < table.end:
            last = table.start if table.start >= end else table.end
    first = text.rfind("\n", 0, first) + 1
    if text[last - 1 : last] != "\n":
        stop = text.find("\n", last)
        last = len(text) if stop < 0 else stop
    return first, last


def table_html(text: str, table: Table, *, marks: Sequence[Mark] = ()) -> str:
    """The table as an HTML table; marked cells carry the class here, their rows and columns are tinted."""
    cited = [cell for cell in table.cells if _covered(cell, marks)]
    rows = _rows_shown(table, {row for cell in cited for row in _rows(cell)})
    owners = {(row, column): cell for cell in table.cells for row in _rows(cell) for column in _columns(cell)}
    few = len(cited) <= 2
    tinted_rows = {row for cell in cited for row in _rows(cell)} if few else set()
    tinted_columns = {column for cell in cited for column in _columns(cell)} if few else set()
    body: list[str] = []
    for place, row in enumerate(rows):
        cells: list[str] = []
        for column in range(table.columns):
            owner = owners.get((row, column))
            if owner is None:
                cells.append("<td></td>")
                continue
            shown = [one for one in rows if one in _rows(owner)]
            if shown[0] == row and owner.column == column:
                tints = [
                    *(["row"] if tinted_rows & set(_rows(owner)) else []),
                    *(["column"] if tinted_columns & set(_columns(owner)) else []),
                ]
                cells.append(_cell_html(text, owner, rows=len(shown), tints=tints, marks=marks))
        gap = ' class="gap"' if place and row != rows[place - 1] + 1 else ""
        body.append(f"<tr{gap}>{''.join(cells)}</tr>")
    drawn = f'<div class="jw-table"><table><tbody>{"".join(body)}</tbody></table></div>'
    if len(rows) == table.rows:
        return drawn
    return f'{drawn}<div class="jw-note">此表共{table.rows}行，此处列出其中{len(rows)}行</div>'


def find(text: str, words: str, *, limit: int = 200) -> list[Mark]:
    """Places where the report prints `words`, exactly, in order; none for blank words."""
    wanted = words.strip()
    if not wanted:
        return []
    hits = re.finditer(re.escape(wanted), text, flags=re.IGNORECASE)
    return [Mark(*hit.span(), "hit") for hit, _ in zip(hits, range(limit), strict=False)]


def _page_marks(pages: Iterable[PageStart], start: int, end: int) -> str:
    """The numbers of pages that begin within start to end, as drawn before what begins with them."""
    return "".join(f'<div class="jw-page">第 {page.number} 页</div>' for page in pages if start <= page.start < end)


def _paragraphs(
    text: str, start: int, end: int, *, sections: Sequence[Section], marks: Sequence[Mark], pages: Sequence[PageStart]
) -> str:
    headings = {section.start: section for section in sections if start <= section.start < end}
    pieces: list[str] = []
    place = start
    while place < end:
        stop = text.find("\n", place, end)
        stop = end if stop < 0 else stop
        first, last = strip_span(text, place, stop)
        if first < last:
            pieces.append(_page_marks(pages, place, stop + 1))
            pieces.append(_paragraph(text, first, last, heading=headings.get(first), marks=marks))
        place = stop + 1
    return "".join(pieces)


def _paragraph(text: str, start: int, end: int, *, heading: Section | None, marks: Sequence[Mark]) -> str:
    if heading is None:
        return f"<p>{marked(text, start, end, marks)}</p>"
    stop = min(max(heading.heading_end, start), end)
    words = marked(text, start, stop, marks)
    if not text[stop:end].strip():
        level = min(heading.level + 3, 6)
        return f"<h{level}>{words}</h{level}>"
    return f"<p><b>{words}</b>{marked(text, stop, end, marks)}</p>"


def _cell_html(text: str, cell: Cell, *, rows: int, tints: Sequence[str], marks: Sequence[Mark]) -> str:
    words = text[cell.start : cell.end].strip()
    cited = _covered(cell, marks)
    classes = [*tints, *(["here"] if cited else []), *(["number"] if _NUMBER.fullmatch(words) else [])]
    spans = f' rowspan="{rows}"' if rows > 1 else ""
    spans += f' colspan="{cell.column_span}"' if cell.column_span > 1 else ""
    name = f' class="{" ".join(classes)}"' if classes else ""
    first, last = strip_span(text, cell.start, cell.end)
    return f"<td{spans}{name}>{marked(text, first, last, marks)}</td>"


def _covered(cell: Cell, marks: Iterable[Mark]) -> bool:
    return any(mark.kind == "here" and mark.start < cell.end and cell.start < mark.end for mark in marks)


def _rows(cell: Cell) -> range:
    return range(cell.row, cell.row + cell.row_span)


def _columns(cell: Cell) -> range:
    return range(cell.column, cell.column + cell.column_span)


def _rows_shown(table: Table, wanted: set[int]) -> list[int]:
    if table.rows <= MAX_TABLE_ROWS:
        return list(range(table.rows))
    centres = sorted(wanted)[:4] or [_HEADING_ROWS]
    near = {row for centre in centres for row in range(centre - _ROWS_AROUND, centre + _ROWS_AROUND + 1)}
    return sorted((near | set(range(_HEADING_ROWS))) & set(range(table.rows)))
