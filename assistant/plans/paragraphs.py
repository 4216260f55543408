"""Paragraphs that tell what is asked where no section is about it, and the sentence nearest in meaning."""

from __future__ import annotations

from assistant.choice.matching import covered
from assistant.corpus import Corpus
from assistant.lexicon import lexicon
from assistant.plans.pieces import Piece, pieces_of
from assistant.plans.sections import WHOLE_SECTION, line_of, of_goals, points
from assistant.plans.sentences import bare, candidates
from assistant.query import Query
from assistant.sought import wordings
from index.text import plain

_LONGEST_HEADING = 20
_FIRST, _NUMBER = 12, 5
"""So many of the best are looked at for one that begins with the words, behind a number of so many characters."""


def best_paragraph(
    words: str, corpus: Corpus, report_ids: tuple[str, ...], enough: float = 0.5, *, question: str = ""
) -> list[Piece]:
    """The paragraph of the best sentence, where it is not too long; else the sentences about the same.

    Args:
        question: As asked; how well a thing was done is told nowhere among the goals.
    """
    every = candidates(words, corpus, report_ids) if words else []
    if lexicon().reading.result.search(question):
        every = [c for c in every if not of_goals(c.piece.section)] or every
        led = [c for c in every[:_FIRST] if words in plain(c.piece.said)[: len(words) + _NUMBER]]
        every = [*led, *(c for c in every if c not in led)]
    ranked = [c for c in every if c.piece.section is not None or not lexicon().sections.preface.search(c.piece.said)]
    if not ranked or max(ranked[0].own, 0.7 * ranked[0].own + 0.3 * ranked[0].around) < enough:
        return []
    best = ranked[0].piece
    if best.row:
        return [best]
    headed = [s for s in corpus.sections(best.report_id) if s.start <= best.start < s.heading_end]
    if headed and (inside := points(best.report_id, headed[-1], words, corpus)):
        return inside
    text = corpus.text(best.report_id)
    start, end = line_of(text, best.start)
    if _headlike(text[start:end]):
        return _under(best, corpus)
    if end - start <= WHOLE_SECTION:
        return [p for p in pieces_of(best.report_id, corpus) if start <= p.start and p.end <= end and not p.row]
    near = [
        c.piece
        for c in ranked[:8]
        if c.piece.report_id == best.report_id and c.piece.section == best.section and c.score >= 0.7 * ranked[0].score
    ]
    return sorted(near, key=lambda piece: piece.start)[:6]


def _headlike(line: str) -> bool:
    """A short line that ends with no stop is a heading, even where the outline does not have it."""
    return len(line.strip()) <= _LONGEST_HEADING and line.strip()[-1:] not in "。；！？"


def _under(heading: Piece, corpus: Corpus) -> list[Piece]:
    """The paragraphs under a heading that the outline does not have, to the next such line or table."""
    text = corpus.text(heading.report_id)
    found: list[Piece] = []
    for piece in pieces_of(heading.report_id, corpus):
        if piece.start < heading.end:
            continue
        start, end = line_of(text, piece.start)
        if piece.row or _headlike(text[start:end]) or piece.end - heading.end > WHOLE_SECTION:
            break
        found.append(piece)
    return found


def near_in_meaning(query: Query, words: str, corpus: Corpus, report_ids: tuple[str, ...]) -> list[Piece]:
    """The best sentence of the passages nearest in meaning, where it also has a fair part of the words."""
    result = lexicon().reading.result.search(query.text)
    for hit in corpus.search(query.text, k=3, report_ids=list(report_ids)):
        where = hit.passage.location
        inside = [
            p
            for p in pieces_of(where.report_id, corpus)
            if where.start <= p.start and p.end <= where.end and not bare(p) and not (result and of_goals(p.section))
        ]
        best = max(((_most(words, p, corpus), -p.start, p) for p in inside), default=None, key=lambda t: t[:2])
        if best is not None and best[0] >= 0.45 and words and not _headlike(best[2].said):
            return [best[2]]
    return []


def _most(words: str, piece: Piece, corpus: Corpus) -> float:
    return max(max(covered(way, piece.words, corpus)) for way in wordings(words))
