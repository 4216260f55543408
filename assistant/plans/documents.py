"""Documents: the report's own number and day, over its title or at its end, and that of the document it was made after."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.corpus import Corpus
from assistant.lexicon import lexicon
from assistant.plans.pieces import Piece, pieces_of
from assistant.query import Query
from assistant.sought import telling
from index.text import plain

_NUMBER = r"[\u4e00-\u9fff]{1,14}[〔\[(【]?\d{4}[〕\])】]第?\d+号"
_NAME = re.compile(rf"《([^》]+)》(?:[(（]({_NUMBER}))?|([\u4e00-\u9fff]{{2,30}})[(（]({_NUMBER})")
"""A document as a sentence names it: in its marks, or its number in brackets behind it."""
_ALIKE = 0.5
"""Share of the characters asked for that a document's name must have."""


def asked(query: Query) -> bool:
    """Whether the number or name of a document is asked for."""
    return lexicon().document_numbers.asked.search(plain(query.text)) is not None


def dated(query: Query) -> bool:
    """Whether it is asked when the report itself was written."""
    return lexicon().document_numbers.dated.search(plain(query.text)) is not None


def numbered(query: Query, words: str, corpus: Corpus, report_ids: tuple[str, ...]) -> list[Piece] | None:
    """The line or sentence that gives the document asked for; None where another document than the report's own or the
    one it was made after is asked for, which stands in a sentence of its own."""
    if dated(query):
        return _day(corpus, report_ids)
    if asked(query) and (found := _named(query, corpus, report_ids)):
        return found
    rest = lexicon().document_numbers.filler.sub("", telling(words))
    units = "".join(plain(corpus.cards[report_id].identity.organisation) for report_id in report_ids)
    if not asked(query) or (len(rest) > 1 and rest not in units):
        return None
    text = plain(query.text)
    own = (
        lexicon().document_numbers.own.search(text) is not None or lexicon().document_numbers.after.search(text) is None
    )
    for report_id in report_ids:
        pieces = [piece for piece in pieces_of(report_id, corpus) if not piece.row]
        heads = [
            p for p in pieces if p.section is None and lexicon().document_numbers.masthead.fullmatch(plain(p.said))
        ]
        if own and heads:
            return heads[:1]
        if lexicon().document_numbers.after.search(text) or not lexicon().document_numbers.own.search(text):
            made = [p for p in pieces if lexicon().document_numbers.made_after.search(plain(p.said))]
            made = [p for p in made if re.search(_NUMBER, plain(p.said))] or made
            if told := [p for p in made if lexicon().document_numbers.evaluation.search(p.said)] or made:
                return told[:1]
    return []


def _named(query: Query, corpus: Corpus, report_ids: tuple[str, ...]) -> list[Piece]:
    """The sentence that gives the document a question names (…管理办法的文号), or that says what the thing rests on."""
    text, words = plain(query.text), lexicon().document_numbers
    ground, called = words.ground.search(text), words.called.search(text)
    noun = called.group() if called else ""
    own = noun == "通知" and words.evaluation.search(text) and words.after.search(text)
    if own or (ground is None and not noun):
        return []  # 自评依据的是什么通知: the one the report was made after
    asked_for = words.of_all.sub("", words.called.sub("", words.filler.sub("", plain(query.text_words or query.words))))
    best: tuple[float, Piece] | None = None
    for report_id in report_ids:
        for piece in pieces_of(report_id, corpus):
            said = plain(piece.said)
            if piece.row or ("号" not in said and "《" not in said):
                continue
            if ground is not None and "依据" in said and ground.group()[:2] in said:
                return [piece]
            for match in _NAME.finditer(said) if noun else ():
                name, number = match[1] or match[3], match[2] or match[4]
                if noun not in name or (noun == "通知" and words.evaluation.search(name)):
                    continue
                share = sum(char in name for char in asked_for) / len(asked_for) if asked_for else 1.0
                share += 0.1 * bool(number)
                if share > _ALIKE and (best is None or share > best[0]):
                    best = (share, piece)
    return [best[1]] if best else []


def _day(corpus: Corpus, report_ids: tuple[str, ...]) -> list[Piece]:
    """The day a report was written: of its signature, the last line that is a day and nothing else, or over its text."""
    for report_id in report_ids:
        days = [
            piece
            for piece in pieces_of(report_id, corpus)
            if not piece.row and lexicon().document_numbers.day.fullmatch(plain(piece.said).replace(" ", ""))
        ]
        if days:
            return [replace(days[-1], section=None)]
    return []
