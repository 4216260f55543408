"""A report in quotable pieces: sentences of its prose, rows of its tables, each with its section."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.corpus import Corpus, Described, described
from index.schema import Section, Table
from index.tables import grid
from index.text import sentences


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence or a table row.

    Attributes:
        said: Its words as a reader would say them (a row with its headers).
    """

    report_id: str
    start: int
    end: int
    said: str
    section: Section | None
    row: bool
    words: Described
    page: int | None = None


def pieces_of(report_id: str, corpus: Corpus) -> tuple[Piece, ...]:
    """The pieces of a report in order; kept with the corpus."""
    kept = corpus.pieces.get(report_id)
    if kept is None:
        kept = corpus.pieces[report_id] = tuple(_cut(report_id, corpus))
    return kept


def _cut(report_id: str, corpus: Corpus) -> list[Piece]:
    text = corpus.text(report_id)
    sections = corpus.sections(report_id)
    tables = tuple(corpus.library.tables(report_id))
    pieces: list[Piece] = []
    place = 0
    for table in tables:
        pieces += _prose(report_id, text, place, table.start, sections)
        pieces += _rows(report_id, text, table, sections)
        place = max(place, table.end)
    return pieces + _prose(report_id, text, place, len(text), sections)


def _prose(report_id: str, text: str, start: int, end: int, sections: tuple[Section, ...]) -> list[Piece]:
    return [
        _piece(report_id, text[a:b], a, b, section_at(a, sections), row=False)
        for a, b in sentences(text, start, max(start, end))
    ]


def _rows(report_id: str, text: str, table: Table, sections: tuple[Section, ...]) -> list[Piece]:
    rows: list[Piece] = []
    laid_out = grid(table, text)
    for row in range(table.rows):
        cells = [cell for cell in table.cells if cell.row == row and cell.end > cell.start]
        if cells:
            start, end = min(cell.start for cell in cells), max(cell.end for cell in cells)
            said = laid_out.reading(row)
            rows.append(
                _piece(report_id, said, start, end, section_at(table.start, sections), row=True, page=table.page)
            )
    return rows


def _piece(
    report_id: str, said: str, start: int, end: int, section: Section | None, *, row: bool, page: int | None = None
) -> Piece:
    around = "|".join(section.path) if section else ""
    return Piece(report_id, start, end, said, section, row, described(said, around), page)


def section_at(place: int, sections: tuple[Section, ...]) -> Section | None:
    """The innermost section that holds a place."""
    inside = [section for section in sections if section.start <= place < section.end]
    return max(inside, key=lambda section: (section.level, section.start), default=None)
