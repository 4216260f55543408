"""Things told one after the other: the points of a list, lots by their numbers, and what is told of each alike."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from assistant.corpus import Corpus
from assistant.lexicon import lexicon
from assistant.plans.pieces import Piece, pieces_of
from assistant.sought import Kind
from index.numerals import parse_numeral
from index.text import plain

_ITEM = re.compile(
    r"^\s*(?:[（(]?[一二三四五六七八九十\d]+[）)、.．]|[一二三四五六七八九十]+是|第[一二三四五六七八九十]+[，,])"
)
_LEAD = re.compile(
    r"(?:第)?(?:\d+|[一二三四五六七八九十]+)[、.)）]?([^\d一二三四五六七八九十:：,，(（]{1,6})(?=[(（:：,，])"
)


def is_item(said: str) -> bool:
    """Whether a sentence begins a numbered point: 一是…, 2.…, （三）…."""
    return _ITEM.match(said) is not None


def several(question: str) -> bool:
    """Whether a question asks of several things, none of them by its number."""
    return lexicon().lots.several.search(question) is not None and not _lots(question)


def names_lots(question: str, pieces: Iterable[Piece]) -> bool:
    """Whether the pieces are of the lots that the question names by number; so they are where it names none."""
    named = _lots(question)
    return not named or named <= _lots(plain("".join(piece.said for piece in pieces)))


def without_lots(words: str) -> str:
    """The words without the numbers of lots, which are held against a sentence by themselves, and without how many."""
    return lexicon().lots.how_many.sub("", lexicon().lots.ordinal.sub("", lexicon().lots.lot.sub(r"\2", words)))


def _lots(text: str) -> set[tuple[str, str]]:
    return {(str(parse_numeral(n) or n), kind[:1]) for n, kind in lexicon().lots.lot.findall(text)}


def siblings(best: Piece, kind: Kind, question: str, corpus: Corpus) -> list[Piece]:
    """Where several are asked for: the sentences that tell of others what this one tells, it among them.

    Those with a lead of its kind (1标段…, 2标段…), or of its line, in its section. None where there is no other.
    """
    if best.row or not several(question):
        return []
    role, lead, text = kind.role(question), _lead(best), corpus.text(best.report_id)
    if not lead and kind.name == "name" and "分别" in best.said:
        return []  # it lists them itself
    found = [
        piece
        for piece in pieces_of(best.report_id, corpus)
        if piece.section == best.section and not piece.row and kind.said.search(piece.said)
        if (
            _lead(piece) == lead if lead else _one_line(piece, best, text) and (role is None or role.search(piece.said))
        )
    ]
    return found if len(found) > 1 else []


def _lead(piece: Piece) -> str:
    """What a numbered line begins with, but for its number: 标段 of 2标段（石鼓镇）：…; "" where it begins with none."""
    lead = _LEAD.match(plain(piece.said))
    return lead.group(1) if lead else ""


def _one_line(one: Piece, two: Piece, text: str) -> bool:
    return "\n" not in text[min(one.end, two.end) : max(one.start, two.start)]


def whole(pieces: list[Piece], corpus: Corpus) -> list[Piece]:
    """The pieces, each that opens a list with the rest of its list: 负责：（1）…；（2）…； to its end."""
    found: list[Piece] = []
    for piece in pieces:
        if found and piece.report_id == found[-1].report_id and piece.start < found[-1].end:
            continue
        found.append(_with_list(piece, corpus) if _opens_list(piece) else piece)
    return found


def _opens_list(piece: Piece) -> bool:
    said = plain(piece.said)
    return not piece.row and said[-1:] == ";" and ":" in said and not is_item(piece.said)


def _with_list(piece: Piece, corpus: Corpus) -> Piece:
    text = corpus.text(piece.report_id)
    line_end = text.find("\n", piece.end)
    end = piece.end
    for following in pieces_of(piece.report_id, corpus):
        if following.start < piece.end or following.row:
            continue
        if line_end >= 0 and following.start >= line_end:
            break
        end = following.end
        if plain(following.said)[-1:] != ";":
            break
    return replace(piece, end=end, said=text[piece.start : end])


def runs(report_id: str, corpus: Corpus) -> list[Piece]:
    """The prose of a report by sentences to their full stop: clauses divided by ； made one piece."""
    text = corpus.text(report_id)
    made: list[Piece] = []
    for piece in pieces_of(report_id, corpus):
        if piece.row:
            continue
        last = made[-1] if made else None
        if last and plain(last.said)[-1:] == ";" and _one_line(last, piece, text):
            made[-1] = replace(last, end=piece.end, said=text[last.start : piece.end])
        else:
            made.append(piece)
    return made
