"""Question → passage pairs made from plain texts, without anyone having written questions.

Each source yields `Pair(query, passage)`. Neighbouring pairs come from neighbouring passages of one article, so that a
batch holds, as negatives, the passages most like the right one.
"""

from __future__ import annotations

import math
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tokenizers import Tokenizer

from bench.training.corpora import Cut


class Pair(NamedTuple):
    """A text to find by, and the text to be found."""

    query: str
    passage: str


_FIGURE = re.compile(
    r"(?<![\d.年月第])\d[\d,.]*(?=\s?(?:[万亿]?[元人家个名户件次吨倍天台项条套辆]|%|公里|平方|公顷|亩))"
)
_CLAUSE = re.compile(r"[，,；;。！？]")
_HOW_MUCH = ("多少", "多少", "几")


def inverse_cloze(articles: Iterable[Cut], rng: random.Random) -> Iterator[Pair]:
    """A sentence → its passage, from which it is taken out nine times in ten (Lee et al. 2019)."""
    for article in articles:
        for passage in article:
            if len(passage) < 2:
                continue
            chosen = rng.randrange(len(passage))
            rest = passage if rng.random() < 0.1 else passage[:chosen] + passage[chosen + 1 :]
            yield Pair(passage[chosen], "".join(rest))


def keyword_queries(
    articles: Iterable[Cut], tokenizer: Tokenizer, weights: Mapping[str, float], rng: random.Random
) -> Iterator[Pair]:
    """Two to five telling words of a passage, in their order → the passage."""
    passages = ["".join(passage) for article in articles for passage in article]
    for passage, encoding in zip(passages, tokenizer.encode_batch(passages), strict=True):
        words = [word for word in dict.fromkeys(encoding.tokens) if len(word) > 1]
        if len(words) < 6:
            continue
        ranked = sorted(words, key=lambda word: weights.get(word, 0.0) * rng.random(), reverse=True)
        chosen = set(ranked[: rng.randint(2, 5)])
        yield Pair("".join(word for word in words if word in chosen), passage)


def number_questions(articles: Iterable[Cut], rng: random.Random) -> Iterator[Pair]:
    """A clause with a figure, the figure asked for → its passage: …507.79万元 → …多少万元？"""
    for article in articles:
        for passage in article:
            clauses = [clause for text in passage for clause in _CLAUSE.split(text) if _FIGURE.search(clause)]
            clauses = [clause for clause in clauses if 6 <= len(clause) <= 40]
            if clauses:
                asked = _FIGURE.sub(lambda _: rng.choice(_HOW_MUCH), rng.choice(clauses), count=1)
                yield Pair(asked.strip() + "？", "".join(passage))


def leads(articles: Iterable[Cut], rng: random.Random) -> Iterator[Pair]:
    """An article's first sentence, which says what it is about → a later passage of it."""
    for passages in articles:
        if len(passages) >= 2:
            yield Pair(passages[0][0], "".join(rng.choice(passages[1:])))


def inverse_frequencies(tokenizer: Tokenizer, texts: Sequence[str]) -> dict[str, float]:
    """Token → log(texts / texts that hold it)."""
    holding: Counter[str] = Counter()
    for encoding in tokenizer.encode_batch(list(texts)):
        holding.update(set(encoding.tokens))
    return {token: math.log(len(texts) / count) for token, count in holding.items()}
