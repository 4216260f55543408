"""Passages: the pieces of a report that are searched and quoted. Whole sentences or whole table rows, one section each.

A passage of about 300 characters is long enough to be found by its subject and short enough to be read as a source. A
table row means nothing without its headers, so table passages also carry a reading that says them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from index.schema import Document, Location, Paragraph, Passage, Section, Table
from index.tables import Grid, grids
from index.text import sentences

TARGET_CHARS = 240
"""A passage that has reached this many characters ends with its paragraph."""
MAX_CHARS = 400
"""No sentence or row is added that would carry a passage beyond this; one that is longer stands alone."""


class _Piece(NamedTuple):
    """What is never cut: a sentence, or a table row with its reading."""

    start: int
    end: int
    reading: str
    weight: int
    """Characters it counts for."""
    group: tuple[int, int]
    """Section (its place in the list, -1 before the first) and block; pieces of two sections are never joined."""
    page: int | None
    table: int | None
    row: int | None


def passages(report_id: str, document: Document, sections: Sequence[Section]) -> tuple[Passage, ...]:
    """The passages of a report, in order; no two overlap, and only bare headings are in none."""
    found: list[Passage] = []
    pieces = list(_pieces(document, sections))
    for (section, _), group in groupby(pieces, key=lambda piece: (piece.group[0], piece.table)):
        for batch in _batches(list(group)):
            if section >= 0 and batch[-1].end <= sections[section].heading_end:
                continue  # a bare heading says nothing by itself; it stands in the path of what is under it
            path = sections[section].path if section >= 0 else ()
            found.append(_passage(report_id, document, batch, path))
    return tuple(found)


def _passage(report_id: str, document: Document, batch: Sequence[_Piece], path: tuple[str, ...]) -> Passage:
    first, last = batch[0], batch[-1]
    location = Location(
        report_id=report_id, start=first.start, end=last.end, page=first.page, table=first.table, row=first.row
    )
    said = "\n".join(piece.reading for piece in batch if piece.reading)
    if said and first.table is not None:
        said = _caption(document.tables[first.table]) + said
    return Passage(
        id=f"{report_id}:{first.start}-{last.end}",
        location=location,
        text=document.text[first.start : last.end],
        section=path,
        reading=said,
    )


def _caption(table: Table) -> str:
    unit = f"（单位：{table.unit}）" if table.unit and table.unit not in table.title else ""
    return f"{table.title}{unit}\n" if table.title else ""


def _batches(pieces: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    """Pieces put together to passages of about the wanted length."""
    batch: list[_Piece] = []
    weight = 0
    for piece in pieces:
        full = weight + piece.weight > MAX_CHARS
        ripe = weight >= TARGET_CHARS and piece.group != batch[-1].group
        if batch and (full or ripe):
            yield batch
            batch, weight = [], 0
        batch.append(piece)
        weight += piece.weight
    if batch:
        yield batch


def _pieces(document: Document, sections: Sequence[Section]) -> Iterator[_Piece]:
    tables = 0
    place = -1
    for number, block in enumerate(document.blocks):
        while place + 1 < len(sections) and sections[place + 1].start < max(block.end, block.start + 1):
            if sections[place + 1].start > block.start:
                break
            place += 1
        if isinstance(block, Table):
            yield from _rows(document, block, tables, (place, number))
            tables += 1
        else:
            for piece in _sentences(document, block, sections, place, number):
                place = piece.group[0]
                yield piece


def _sentences(
    document: Document, block: Paragraph, sections: Sequence[Section], place: int, number: int
) -> Iterator[_Piece]:
    """The sentences of a paragraph, told apart by section where headings stand inside it; a heading that ends at ：
    or at nothing stays with the sentence it begins."""
    begin = block.start
    while begin < block.end:
        following = sections[place + 1].start if place + 1 < len(sections) else block.end
        stop = min(block.end, following) if following > begin else block.end
        for start, end in sentences(document.text, begin, stop):
            yield _Piece(start, end, "", end - start, (place, number), block.page, None, None)
        begin = stop
        if stop < block.end:
            place += 1


def _rows(document: Document, table: Table, index: int, group: tuple[int, int]) -> Iterator[_Piece]:
    """The rows of a table; a row of blanks, or one that only goes on from above, is none."""
    read = grids(document)[index]
    heads = _head_rows(read)
    for row, cells in groupby(sorted(table.cells, key=lambda cell: (cell.row, cell.column)), key=lambda cell: cell.row):
        printed = [cell for cell in cells if cell.end > cell.start]
        if not printed:
            continue
        start, end = min(cell.start for cell in printed), max(cell.end for cell in printed)
        reading = "" if row in heads and table.rows > len(heads) else read.reading(row)
        yield _Piece(start, end, reading, max(len(reading), (end - start) // 2), group, table.page, index, row)


def _head_rows(read: Grid) -> frozenset[int]:
    return frozenset(row for part in read.parts for row in range(part.first_row, part.first_row + part.header_rows))
