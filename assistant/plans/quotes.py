"""Quotes of a report: the line that says where they stand, cells and sentences with their citations."""

from __future__ import annotations

import re

from assistant.corpus import Corpus
from assistant.draft import Draft
from assistant.plans import cells, enumerated, sections
from assistant.plans.pieces import Piece
from assistant.schema import CitedCell
from index.schema import Section

_BREAK = re.compile(r"\s*\n\s*")


def tell_cells(draft: Draft, told: list[cells.TextCell], corpus: Corpus) -> None:
    """Each cell in the words of its row and column; several rows of one column as a list."""
    _begin(draft, told[0].report_id, told[0].section, corpus)
    marked = [(one, cited(one, draft)) for one in told]
    if len(told) == 1:
        one, mark = marked[0]
        draft.paragraphs.append(f"{one.label}的{one.cell.column[-1]}：“{quote_cell(one, corpus)}”[{mark}]")
        return
    items = "、".join(f"{_label(one)}（{quote_cell(one, corpus)}）[{mark}]" for one, mark in marked)
    draft.paragraphs.append(f"符合条件的有{len(told)}项：{items}")


def _label(one: cells.TextCell) -> str:
    """What a row is called: its last label that is no bare number."""
    return next((label for label in reversed(one.cell.row) if not label.strip().isdigit()), one.label)


def _begin(draft: Draft, report_id: str, section: Section | None, corpus: Corpus) -> None:
    """The line that says which part of which report is quoted under it."""
    draft.status = "answered"
    identity = corpus.cards[report_id].identity
    name = identity.organisation or identity.title or corpus.cards[report_id].file
    year = f"{identity.year}年度" if identity.year else ""
    where = f"的“{section.title}”部分" if section and section.title else ""
    draft.paragraphs.append(f"{name}{year}报告{where}写道：")


def quote_cell(one: cells.TextCell, corpus: Corpus) -> str:
    return " ".join(corpus.text(one.report_id)[one.cell.cell.start : one.cell.cell.end].split())


def cited(one: cells.TextCell, draft: Draft) -> int:
    cell = CitedCell(row=" / ".join(one.cell.row), column=" / ".join(one.cell.column))
    path = one.section.path if one.section else ()
    at = one.cell.cell
    return draft.sources.span(one.report_id, at.start, at.end, section=path, page=one.table.page, cell=cell)


def quote(draft: Draft, pieces: list[Piece], corpus: Corpus) -> None:
    """Put pieces into the draft as cited quotes; sentences that follow one another are quoted as one."""
    _begin(draft, pieces[0].report_id, sections.around(pieces, corpus), corpus)
    for piece in _joined(enumerated.whole(pieces, corpus), corpus):
        path = piece.section.path if piece.section else ()
        number = draft.sources.span(piece.report_id, piece.start, piece.end, section=path, page=piece.page)
        if piece.row:
            draft.literals.append(piece.said)
        words = _BREAK.sub(" ", corpus.text(piece.report_id)[piece.start : piece.end])
        quoted = piece.said if piece.row else f"“{words}”"
        draft.paragraphs.append(f"{quoted}[{number}]")


def _joined(pieces: list[Piece], corpus: Corpus) -> list[Piece]:
    """Neighbouring sentences of one line made one piece."""
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last and not last.row and not piece.row and last.report_id == piece.report_id:
            between = corpus.text(piece.report_id)[last.end : piece.start]
            if "\n" not in between and len(between) < 3:
                said = corpus.text(piece.report_id)[last.start : piece.end]
                joined[-1] = Piece(
                    piece.report_id, last.start, piece.end, said, last.section, False, last.words, last.page
                )
                continue
        joined.append(piece)
    return joined


def quoted(piece: Piece, draft: Draft, corpus: Corpus) -> str:
    """A sentence in quotation marks with its citation."""
    path = piece.section.path if piece.section else ()
    number = draft.sources.span(piece.report_id, piece.start, piece.end, section=path, page=piece.page)
    return f"“{corpus.text(piece.report_id)[piece.start : piece.end]}”[{number}]"
