"""Changes that a report states itself: 减少0.47万元, 下降62.48%, 增长7.8%."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.choice.matching import CHANGES, basis_fits, covered, matches
from assistant.corpus import Corpus
from assistant.described import IndexedFact
from assistant.figures import Figure
from assistant.lexicon import lexicon
from assistant.query import Measure
from index.schema import Fact
from index.text import plain


def signed_change(fact: Fact, corpus: Corpus) -> Figure | None:
    """A stated change as a figure whose sign is its direction; None when the report does not say which way."""
    words = (fact.metric_text + fact.quote).replace("增减", "").replace("增或减", "减")
    down = lexicon().rates.down.search(words) is not None
    up = lexicon().rates.up.search(words) is not None
    figure = corpus.figure(fact)
    if fact.value < 0 or (up and not down) or not (up or down):
        return figure
    return figure.model_copy(update={"value": -abs(fact.value)}) if down else figure


def stated_changes(
    facts: Iterable[IndexedFact], measure: Measure, year: int | None, corpus: Corpus, *, rates_only: bool = False
) -> list[IndexedFact]:
    """The stated changes of a measure into `year`, amounts before rates; a rate may have a metric's name of its own."""
    kind = "money" if measure.wanted in ("", "money") else measure.wanted
    rate = measure.model_copy(update={"wanted": "rate", "bases": (), "counter": ""})
    amount = rate.model_copy(update={"wanted": kind})
    worded = rate.model_copy(update={"metric": "", "residue": measure.words})
    rates = matches(rate, facts, corpus, year=year, changes=True)
    named = [
        m for m in matches(worded, facts, corpus, year=year) if covered(measure.words, m.indexed, corpus)[0] >= 0.9
    ]
    rates += [
        m
        for m in named
        if (m.fact.change in CHANGES or lexicon().rates.pace.search(m.fact.metric_text))
        and not _of_another(m.fact, measure, corpus)
    ]
    bases = measure.bases
    found = [
        m.indexed
        for m in rates
        if not lexicon().wording.off_goal.search(plain(m.fact.metric_text))
        and (any(basis_fits(b, m.fact.basis) for b in bases) if bases else m.fact.basis != "目标值")
    ]
    if rates_only:
        return found
    amounts = matches(amount, facts, corpus, year=year, changes=True)
    apart = lexicon().wording.apart
    return [m.indexed for m in amounts if m.fact.change == "增减额" and not apart.search(m.fact.metric_text)] + found


def _of_another(fact: Fact, measure: Measure, corpus: Corpus) -> bool:
    """Whether a change is of another metric of the pack than the one asked about, whatever words stand beside it."""
    metric = corpus.pack.metrics.get(fact.metric)
    return bool(measure.metric) and metric is not None and fact.metric != measure.metric and metric.kind != "rate"
