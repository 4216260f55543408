"""A report in quotable pieces: sentences of its prose, rows of its tables, each with its section."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.corpus import Corpus
from assistant.described import Described, described
from assistant.lexicon import lexicon
from assistant.sought import sought
from index.schema import Section, Table
from index.tables import grid
from index.text import plain, sentences

_DEBRIS = re.compile(r"(?:\s*\[bookmark:[^\]\n]*\])+\s*$")
_DEBRIS_BEFORE = re.compile(r"(?:\[bookmark:[^\]\n]*\]\s*)+")
"""What a word processor leaves at the ends of a paragraph."""
_LONGEST_TITLE = 40


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
    tables = tuple(corpus.tables(report_id))
    title = plain(corpus.cards[report_id].identity.title)
    pieces: list[Piece] = []
    place, last = corpus.span(report_id)
    for table in tables:
        pieces += _prose(report_id, text, place, table.start, sections, title)
        pieces += _rows(report_id, text, table, sections)
        place = max(place, table.end)
    return pieces + _prose(report_id, text, place, last, sections, title)


def _prose(report_id: str, text: str, start: int, end: int, sections: tuple[Section, ...], title: str) -> list[Piece]:
    """The sentences between two places, without the lines of the report's title."""
    spans = (_clean(text, a, b) for a, b in sentences(text, start, max(start, end)))
    pieces = (_piece(report_id, text[a:b], a, b, section_at(a, sections), row=False) for a, b in spans if a < b)
    return [p for p in pieces if not is_furniture(p.said) and (p.section is not None or not _is_title(p, title))]


def is_furniture(said: str) -> bool:
    """Whether a line is what a web page has around a report, buttons and links: 打印　关闭, 上一篇：…"""
    return sought().furniture.fullmatch(plain(said).strip(" .|>·")) is not None


def _clean(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without what a word processor left at its ends."""
    if debris := _DEBRIS.search(text[start:end]):
        end -= len(debris.group())
    if before := _DEBRIS_BEFORE.match(text[start:end]):
        start += len(before.group())
    return start, end


def _is_title(piece: Piece, title: str) -> bool:
    """Whether a line before the first section is of the report's title: it names the report and answers nothing."""
    said = plain(piece.said)
    return (
        len(said) <= _LONGEST_TITLE
        and said[-1:] not in "。;:!?"
        and (said in title or lexicon().sections.masthead.search(said) is not None)
    )


def _rows(report_id: str, text: str, table: Table, sections: tuple[Section, ...]) -> list[Piece]:
    rows: list[Piece] = []
    laid_out = grid(table, text)
    heads = {row for part in laid_out.parts for row in range(part.first_row, part.first_row + part.header_rows)}
    for row in range(table.rows):
        if row in heads and table.rows > len(heads):
            continue  # it only says what the others are said under
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
