"""What is to be done about one thing that went wrong: its own measure among those a report lists."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.corpus import Corpus
from assistant.lexicon import lexicon
from assistant.plans.pieces import Piece, pieces_of
from assistant.plans.printed import content
from assistant.plans.sections import held, led_by_measures
from assistant.query import Query
from assistant.sought import subject
from index.schema import Section
from index.text import plain

_LEAST = 0.2
"""Share of a thing's nouns that its measure says at least."""
_AHEAD = 1.6
"""So many times as much it says of them as any other measure does."""


def without_remedy(query: Query, corpus: Corpus) -> Query | None:
    """The question without what it goes on to ask: 是怎么回事 of 是怎么回事，有什么办法; None where it asks no more."""
    text = plain(query.text).rstrip("?。")
    found = lexicon().remedies.also.search(text)
    if found is None or found.start() < 2:
        return None
    words, tail = query.text_words or query.words, found.group()
    place = len(tail)
    while words and (place := tail.rfind(words[-1], 0, place)) >= 0:
        words = words[:-1]
    head = text[: found.start()]
    cued = [(len(cue), topic.name) for topic in corpus.pack.topic for cue in topic.cues if plain(cue) in head]
    changes = {"text": head, "words": words, "text_words": words, "topic": max(cued)[1] if cued else ""}
    return query.model_copy(update={**changes, "measures": query.measures[:1]})


def of_one(words: str, corpus: Corpus, report_ids: tuple[str, ...]) -> list[Piece]:
    """The measure that surely is about the thing; none where none is, or several are."""
    nouns = dict.fromkeys(content(subject(words)))
    whole = sum(map(len, nouns))
    if not whole:
        return []
    for report_id in report_ids:
        shares = sorted(
            ((sum(len(noun) for noun in nouns if noun in piece.said) / whole, -piece.start, piece)
             for piece in _planned(report_id, corpus)),
            key=lambda one: one[:2],
            reverse=True,
        )  # fmt: skip
        if shares and shares[0][0] >= _LEAST and (len(shares) < 2 or shares[0][0] >= _AHEAD * shares[1][0]):
            return [shares[0][2]]
    return []


def _planned(report_id: str, corpus: Corpus) -> Iterator[Piece]:
    """The sentences of what is to be done: of sections headed so, and behind 措施： in any other."""
    leading: Section | None = None
    for piece in pieces_of(report_id, corpus):
        if piece.row or piece.section is None:
            continue
        if led_by_measures(piece):
            leading = piece.section
        if piece.section == leading or (_headed(piece.section, corpus) and piece.end > piece.section.heading_end):
            yield piece


def _headed(section: Section, corpus: Corpus) -> bool:
    """Whether the innermost heading of any topic is of what is to be done, and of nothing else."""
    for heading in reversed(section.path):
        topics = [topic for topic in corpus.pack.topic if held(plain(heading), topic) > 0]
        if topics:
            return all(topic.prospective for topic in topics)
    return False
