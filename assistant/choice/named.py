"""Facts that a question names in full: 森林防火专项资金结余 is neither 森林防火专项资金 nor any 结余."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.choice.matching import CHANGES, Match, admissible, order
from assistant.corpus import Corpus
from assistant.described import IndexedFact
from assistant.lexicon import lexicon
from assistant.query import Measure
from assistant.understand.words import segmented
from index.schema import Basis, Fact
from index.text import plain

_LEAST = 4
"""A shorter name may stand in a question by chance."""


def named_in_full(
    measure: Measure,
    text: str,
    words: str,
    facts: Iterable[IndexedFact],
    corpus: Corpus,
    *,
    year: int | None,
    bases: tuple[Basis, ...],
) -> list[Match]:
    """The facts with the longest name that `text` says from end to end, where it says more than the measure's own metric.

    Args:
        text: The question where it asks for this measure alone, else the measure's own words.
        words: The words of it that tell what is asked: a name that leaves some of them out is not all of it.
    """
    if not measure.words:
        return []
    of_metric = measure.metric and not measure.asked  # the kind is the metric's, and a longer name may be of another
    for kind in dict.fromkeys((measure.wanted, "" if of_metric else measure.wanted)):
        free = measure.model_copy(update={"metric": "", "wanted": kind})
        if found := _named(free, measure.metric, plain(text), words, facts, corpus, year, bases or measure.bases):
            return found
    return []


def _named(
    measure: Measure,
    metric_name: str,
    text: str,
    words: str,
    facts: Iterable[IndexedFact],
    corpus: Corpus,
    year: int | None,
    asked: tuple[Basis, ...],
) -> list[Match]:
    """The facts of the kind and basis wanted that bear the longest name said."""
    metric = corpus.pack.metrics.get(metric_name)
    known = {plain(word) for word in (metric.name, *metric.aliases)} if metric else set()
    told: dict[str, list[IndexedFact]] = {}
    for indexed in facts:
        name = _name(indexed.fact)
        if len(name) < _LEAST or name not in text or name in known or indexed.fact.change in CHANGES:
            continue
        if not _without(name, corpus.basis_words) or _more(_without(words, corpus.basis_words), name):
            continue
        rest = words.replace(name, "")
        if known and not measure.wanted and any(word in rest for word in known):
            continue  # 老旧院落改造支出: what it cost is not how many there were
        if admissible(measure, indexed.fact, corpus, year, asked):
            told.setdefault(name, []).append(indexed)
    longest = max(told, key=len, default="")
    if len(longest) < max((len(word) for word in known if word in text), default=0):
        return []
    named = told.get(longest, [])
    if not asked and all(indexed.fact.basis == "目标值" for indexed in named):
        return []  # what was done may be called otherwise: 改造老旧院落19个 of 老旧院落改造
    return [Match(indexed, 1.0, 3.0 - 0.05 * order(indexed.fact, asked)) for indexed in named]


def _without(name: str, words: Iterable[str]) -> str:
    for word in words:
        name = name.replace(word, "")
    return name


def _name(fact: Fact) -> str:
    """A fact's printed name as one would say it, 在职行政 for 在职：行政; in a table what was spent on a thing is called as it is."""
    name = plain(fact.metric_text).replace(":", "").replace(" ", "")
    spent = name.removesuffix("支出")
    return spent if fact.origin == "table" and len(spent) >= _LEAST else name


def _more(words: str, name: str) -> bool:
    """Whether words tell more than a name does."""
    return any(word not in name and word not in lexicon().general for word in segmented(words.replace(name, "")))
