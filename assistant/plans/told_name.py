"""The very name asked for, quoted before the sentence that tells it: which company, the number of which document."""

from __future__ import annotations

import re

from assistant.corpus import Corpus
from assistant.draft import Draft
from assistant.lexicon import lexicon
from assistant.plans.pieces import Piece
from assistant.query import Query
from assistant.sought import Kind, kinds_of

_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,10}[〔\[［（(【]\d{4}[〕\]］）)】]第?\d+号")


def tell(draft: Draft, query: Query, pieces: list[Piece], corpus: Corpus) -> None:
    """Put the name asked for into the draft, quoted, before the sentences that tell it are."""
    for kind in kinds_of(query)[:1]:
        if (found := told_name(kind, query.text, pieces)) is not None:
            piece, start, end = found
            path = piece.section.path if piece.section else ()
            number = draft.sources.span(piece.report_id, start, end, section=path, page=piece.page)
            draft.paragraphs.append(f"是“{corpus.text(piece.report_id)[start:end]}”[{number}]。")


def told_name(kind: Kind, question: str, pieces: list[Piece]) -> tuple[Piece, int, int] | None:
    """The piece with the name and its place in the report, where exactly one such name is told in prose."""
    pattern = {
        "company": lexicon().names.company,
        "evaluator": lexicon().names.company,
        "document_number": _NUMBER,
    }.get(kind.name)
    if pattern is None or lexicon().names.several.search(question) or any(piece.row for piece in pieces):
        return None
    if pattern is lexicon().names.company and lexicon().names.others.search(question.partition("哪")[2]):
        return None
    found: dict[str, tuple[Piece, int, int]] = {}
    for piece in pieces:
        for match in pattern.finditer(piece.said):
            start = match.start()
            if pattern is lexicon().names.company and (before := lexicon().names.before.match(match.group())):
                start += before.end()
            name = piece.said[start : match.end()]
            if lexicon().names.office.search(question) and not lexicon().names.office.search(name):
                continue
            found.setdefault(name, (piece, piece.start + start, piece.start + match.end()))
    if len(found) != 1:
        return None
    name, place = next(iter(found.items()))
    others = "".join(piece.said for piece in pieces).replace(name, "")
    return None if pattern is lexicon().names.company and lexicon().names.ending.search(others) else place
