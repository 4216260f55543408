"""Passages for a question: three signals, fused by score.

Keywords carry most questions; the embedding helps where the question uses other words; a match of title and headings
tells alike passages of different reports apart. Scores are fused, not ranks: rank fusion cost 3 to 9 points of R@1.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from index.indexes import Indexes
from index.packs import Pack
from index.schema import Hit
from index.stores.keywords import weigh
from index.stores.records import Records
from index.stores.vectors import Scored
from index.terms import terms
from index.text import plain

KEYWORDS, MEANING, HEADINGS = 0.75, 0.2, 0.05
"""Weights of the three signals, each divided by its best score.

Chosen on the sample questions and CMRC 2018 trial by `bench/weights.py`: of the weights within a point of MRR@10 of the
best, those that give meaning the most, since these questions use the reports' words more than people do.
"""
SYNONYM = 0.5
"""Weight of a term that the pack put beside the question's own."""
CHARACTER = 0.4
"""Weight of a single character beside a pair: it helps where words differ, and matches everywhere."""
_POOL = 100  # candidates of each signal
_READ = 20  # passages read from the record at once


def search(
    text: str,
    *,
    k: int,
    report_ids: Collection[str] | None,
    records: Records,
    indexes: Indexes,
    pack: Pack,
) -> tuple[Hit, ...]:
    """The k best passages for `text`, best first; alike ones stand behind the first of their kind."""
    found = signals(text, pool=max(_POOL, 4 * k), report_ids=report_ids, indexes=indexes, pack=pack)
    scores = fuse(*zip((KEYWORDS, MEANING, HEADINGS), found, strict=True))
    return tuple(collapse(_hits(scores, records), k=k))


def signals(
    text: str, *, pool: int, report_ids: Collection[str] | None, indexes: Indexes, pack: Pack
) -> tuple[list[Scored], list[Scored], list[Scored]]:
    """The `pool` best passages by keywords, by meaning and by title and headings, each best first."""
    added = expansion(text, pack)
    weights = _weights(text, added)
    return (
        indexes.by_words(weights, k=pool, report_ids=report_ids),
        indexes.by_meaning(" ".join((text, *added)), k=pool, report_ids=report_ids),
        indexes.by_words(weights, k=pool, report_ids=report_ids, heading=True),
    )


def _weights(text: str, added: Sequence[str]) -> dict[str, float]:
    weighed = weigh((terms(text), 1.0), *((terms(word), SYNONYM) for word in added))
    return {term: weight * (CHARACTER if len(term) == 1 else 1.0) for term, weight in weighed.items()}


def expansion(text: str, pack: Pack) -> list[str]:
    """The words reports print for the words the question says, where the pack knows them."""
    said = plain(text)
    added: dict[str, None] = {}
    for word, printed in pack.spoken.items():
        if word in said:
            added.update(dict.fromkeys(other for other in printed if plain(other) not in said))
    return list(added)


def fuse(*signals: tuple[float, Sequence[Scored]]) -> dict[str, float]:
    """Passage id → sum over the signals of weight x score / best score of the signal; what is not above 0 counts 0."""
    fused: dict[str, float] = {}
    for weight, hits in signals:
        best = max((score for _, score in hits), default=0.0)
        for passage_id, score in hits:
            gain = weight * score / best if best > 0 and score > 0 else 0.0
            fused[passage_id] = fused.get(passage_id, 0.0) + gain
    return fused


def collapse(hits: Iterable[Hit], *, k: int) -> list[Hit]:
    """The first k hits that repeat no earlier one word for word; where these run out, the repetitions follow."""
    first: list[Hit] = []
    repeated: list[Hit] = []
    seen: set[str] = set()
    for hit in hits:
        words = plain(hit.passage.text)
        (repeated if words in seen else first).append(hit)
        seen.add(words)
        if len(first) == k:
            return first
    return (first + repeated)[:k]


def _hits(scores: Mapping[str, float], records: Records) -> Iterator[Hit]:
    """Best first; read from the record as they are wanted. What it does not hold (any more) is passed over."""
    ranked = sorted(scores, key=lambda passage_id: (-scores[passage_id], passage_id))
    for start in range(0, len(ranked), _READ):
        some = ranked[start : start + _READ]
        passages = records.passages_by_id(some)
        yield from (Hit(passage=passages[name], score=round(scores[name], 6)) for name in some if name in passages)
