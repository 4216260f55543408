"""The sentences of a report that answer: of the kind sought, with the words of the question in them or just before."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.choice.matching import covered
from assistant.corpus import Corpus
from assistant.described import Described, described
from assistant.lexicon import lexicon
from assistant.plans.enumerated import is_item, names_lots, runs, siblings, without_lots
from assistant.plans.pieces import Piece, pieces_of
from assistant.plans.sections import of_goals
from assistant.sought import Kind, sought, subject, telling, wordings
from assistant.understand.words import segmented
from index.text import plain

ENOUGH = 0.5
"""Share of the question's words that a sentence needs, itself and with those before it."""
_FEW = 4
"""Of so few words, nearly all must be said."""
_WORTH = 0.35
"""Sentences that say less, with those before them, are not looked at together."""
_BEFORE = 2
_FIELD = re.compile("，|[:：].{3,}")
_TITLE = 24
"""A line of fewer characters that does not end as a sentence is a title."""

_LIST = re.compile(r"[(（:：为括][^()（）:：。；]*、[^()（）。；]*、|《[^》]*》、《")
_CITED = re.compile("《[^》]*》|[〔（(][^〕）)]*[〕）)]")
_NAMED = 0.4
"""So much of the thing asked about is said where a cause is of it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence with those before it in its item, and how much of the question it says.

    Attributes:
        own: Share of the words in the sentence itself.
        around: Share in it and the sentences before it.
    """

    piece: Piece
    before: tuple[Piece, ...]
    own: float
    around: float
    place: int

    @property
    def score(self) -> float:
        return 0.6 * self.own + 0.4 * self.around - 0.02 * self.place

    def pieces(self) -> list[Piece]:
        """The sentence; with the one before that says what it is about, where it does not itself."""
        if self.own >= ENOUGH or self.around - self.own < 0.15:
            return [self.piece]
        return [*self.before[-1:], self.piece]


def candidates(words: str, corpus: Corpus, report_ids: Iterable[str]) -> list[Candidate]:
    """Every sentence and row of these reports, the most fitting first."""
    ways = wordings(words)
    found = []
    for place, report_id in enumerate(report_ids):
        pieces = pieces_of(report_id, corpus)
        shares = [_share(ways, piece.words, corpus) for piece in pieces]
        for index, piece in enumerate(pieces):
            own, around = shares[index]
            before = () if piece.row else _before(pieces, index, corpus)
            if before and _runs_in(before[-1]):
                own = max(own, 0.9 * shares[index - 1][0])
            if before and own + sum(share for share, _ in shares[index - len(before) : index]) >= _WORTH:
                said = "".join(one.said for one in before) + piece.said
                whole = described(said, "|".join(piece.section.path) if piece.section else "")
                around = max(around, _share(ways, whole, corpus)[1])
            found.append(Candidate(piece, before, own, around, place))
    return sorted(found, key=lambda c: (-round(c.score, 4), c.piece.row, c.piece.start))


def _share(ways: tuple[str, ...], thing: Described, corpus: Corpus) -> tuple[float, float]:
    """The most that a thing says of the words in any of their wordings: itself, and with what is around it."""
    shares = [covered(way, thing, corpus) for way in ways]
    return max((own for own, _ in shares), default=0.0), max((around for _, around in shares), default=0.0)


def _before(pieces: tuple[Piece, ...], index: int, corpus: Corpus) -> tuple[Piece, ...]:
    """The sentences just before one in the same numbered item."""
    first = index
    text = corpus.text(pieces[index].report_id)
    while first > 0 and index - first < _BEFORE:
        if is_item(pieces[first].said):
            break
        earlier = pieces[first - 1]
        if earlier.row or "\n" in text[earlier.end : pieces[first].start]:
            break
        first -= 1
    return pieces[first:index]


def of_kind(
    words: str, kind: Kind, corpus: Corpus, report_ids: tuple[str, ...], *, question: str = "", negated: bool = False
) -> list[Piece]:
    """The best sentence that holds words of the wanted kind; none where no sentence says enough of the question.

    Args:
        question: As asked; a post it names must be that very post, and a sentence that has its verb comes first.
    """
    words = without_lots(words)
    ranked = candidates(words, corpus, report_ids)
    if lexicon().reading.result.search(question):
        ranked = [c for c in ranked if not of_goals(c.piece.section)] or ranked
    said_by = kind.said
    if kind.name == "person" and (post := post_asked(question)) is not None:
        ranked, said_by = [c for c in ranked if post.search(plain(c.piece.said))], post
    if role := kind.role(question):
        ranked = [c for c in ranked if role.search(plain(c.piece.said))]
    cue = kind.cues.search(question)
    verbs = [word for word in segmented(cue.group()) if len(word) > 1] if cue else []
    ranked = [c for c in ranked if names_lots(question, (*c.before, c.piece))]
    if kind.alone and len(telling(words)) <= 2:
        every = (p for report_id in report_ids for p in runs(report_id, corpus))
        said = [p for p in every if kind.said.search(p.said) and (not bare(p) or ":" in plain(p.said))]
        said = [p for p in said if role is None or role.search(plain(p.said))]
        surest = (p for pattern in kind.best for p in said if pattern.search(p.said))
        return [first] if (first := next(surest, next(iter(said), None))) else []
    if kind.strict and kind.name == "company":  # a row tells it under such a header alone: 实施主体 is no 施工单位
        ranked = [c for c in ranked if not c.piece.row or any(head in c.piece.said for head in kind.headers)]
    any_words = role is not None and len(telling(words)) < 2
    fitting = [
        c for c in ranked if said_by.search(c.piece.said) and not bare(c.piece) and (any_words or _said(c, words))
    ]
    if not fitting:
        return []
    acted = {id(c): 0.2 * any(verb in c.piece.said for verb in verbs) for c in fitting}
    if kind.name == "name" and lexicon().names.asked.search(question):
        acted = {id(c): acted[id(c)] + 0.2 * bool(lexicon().names.ending.search(c.piece.said)) for c in fitting}
    if kind.best and not kind.alone:
        surely = {id(c): any(best.search(c.piece.said) for best in kind.best) for c in fitting}
        acted = {id(c): acted[id(c)] + 0.2 * surely[id(c)] for c in fitting}
    best = max(fitting, key=lambda c: _fit(c, kind, negated=negated) + acted[id(c)])
    return siblings(best.piece, kind, question, corpus) or best.pieces()


def post_asked(question: str) -> re.Pattern[str] | None:
    """The post a question asks who holds, as a pattern that a deputy does not fit: 副局长 is no 局长."""
    asked = lexicon().reading.post.search(question)
    if asked is None:
        return None
    return re.compile(("" if asked[1] else "(?<!副)") + re.escape(asked[1] + asked[2]))


def _fit(candidate: Candidate, kind: Kind, *, negated: bool) -> float:
    """How well a sentence answers: one that denies where that is asked for, one that lists where names are, one with a
    month or a day where a date is, outside the names of documents."""
    piece = candidate.piece
    aimed = any("目标" in heading for heading in piece.section.path) if piece.section else False
    undated = kind.name == "date" and not lexicon().reading.day.search(_CITED.sub("", piece.said))
    return (
        candidate.score
        - 0.3 * undated
        - 0.1 * piece.row
        - 0.1 * aimed
        + 0.25 * (negated and bool(lexicon().reading.negated.search(piece.said)))
        + 0.2 * (kind.name == "name" and bool(_LIST.search(piece.said)))
    )


def _said(candidate: Candidate, words: str) -> bool:
    """Whether a sentence, with those before it, says enough: of a few words, nearly all."""
    enough = ENOUGH + 0.05 if len(words) > _FEW else 0.75
    return candidate.around >= enough and (candidate.own >= 0.4 or candidate.around >= 0.8)


def bare(piece: Piece) -> bool:
    """A line of a few words is a heading, no answer; so is one that runs into its paragraph: 1.进度偏慢。"""
    if piece.row:
        return False
    if lexicon().sections.caption.match(piece.said):
        return True
    return _runs_in(piece) or (
        len(piece.said) < _TITLE and piece.said[-1:] not in "。；！？;!?" and "，" not in piece.said
    )


def _runs_in(piece: Piece) -> bool:
    """Whether a sentence is the heading of its section: 1.进度偏慢。 before the paragraph that tells of it."""
    title = plain(piece.section.title).rstrip("。.;") if piece.section else ""
    if not title or piece.row or len(piece.said) >= len(title) + 8:
        return False
    return plain(piece.said).rstrip("。.;").endswith(title)


def cause(words: str, corpus: Corpus, report_ids: tuple[str, ...], *, sure: bool = False) -> list[Piece]:
    """The best sentence that names a cause, of the thing asked about or in the item about it.

    Args:
        sure: Only one of prose that says most of the words itself.
    """
    if not words:
        return []
    ranked = []
    thing = lexicon().reading.aimed.sub("", subject(words))
    for candidate in candidates(words, corpus, report_ids):
        named = _names_cause(candidate.piece)
        if sure and (
            candidate.piece.row or candidate.own < 0.7 or lexicon().reading.deducted.search(candidate.piece.said)
        ):
            continue
        if named and candidate.around >= ENOUGH and not bare(candidate.piece) and _about(thing, candidate, corpus):
            ranked.append((candidate.score + named, candidate))
    best = max(ranked, key=lambda pair: pair[0], default=None)
    return best[1].pieces() if best else []


def _about(thing: str, candidate: Candidate, corpus: Corpus) -> bool:
    """Whether a sentence, with those before it, names the thing and not only that it was not done."""
    if len(thing) < 2:
        return True
    piece = candidate.piece
    around = "|".join(piece.section.path) if piece.section else ""
    said = described("".join((*(one.said for one in candidate.before), piece.said)), around)
    return _share(wordings(thing), said, corpus)[1] >= _NAMED


def _names_cause(piece: Piece) -> float:
    """How surely a sentence names the cause of what it tells; 0 where it does not."""
    words = sought().cause
    said = piece.said
    if piece.section and not piece.row and piece.start == piece.section.start:
        said = said[piece.section.heading_end - piece.start :]  # 原因分析： heads a cause and is none
    if words.itself.search(said):
        return 0.0
    place = "".join(piece.section.path[-2:]) if piece.section else ""
    fitting = 0.1 * any(word in place for word in words.headings)
    scored = 0.2 * bool(lexicon().reading.deducted.search(said))
    if words.said.search(said):
        return 0.4 + fitting - scored
    return 0.25 + fitting if words.weak.search(said) and not scored else 0.0


def negated(text: str) -> bool:
    """Whether a question asks for what was not done."""
    return bool(lexicon().reading.negated.search(lexicon().reading.whether.sub("", text)))
