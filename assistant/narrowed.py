"""A corpus seen through the facts of one metric, for questions over many units at once.

Rank, filter and compare look at one figure of each of a thousand units; reading every fact of every report for that would
take half a minute. Here only the facts of the metric are fetched, in one query.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from assistant.corpus import Corpus, Unit
from assistant.described import IndexedFact
from assistant.query import Measure
from index.schema import Fact

MANY = 40
"""From so many units on, the facts of the metric alone are looked at."""


class _Narrowed:
    """A corpus whose facts are those given; everything else is the corpus's own."""

    def __init__(self, corpus: Corpus, facts: dict[str, list[IndexedFact]]) -> None:
        self._corpus = corpus
        self._facts = facts

    def facts(self, report_ids: tuple[str, ...]) -> list[IndexedFact]:
        return [fact for report_id in report_ids for fact in self._facts.get(report_id, ())]

    def once(self, name: str, build: Callable[[], Any]) -> Any:
        """Built anew: what is worked out from some facts is not kept for all."""
        return build()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._corpus, name)


def narrowed(corpus: Corpus, measure: Measure, units: tuple[Unit, ...]) -> Corpus:
    """The corpus itself, or, for many units and a metric of the pack, with that metric's facts only."""
    metrics = {m.metric for m in (measure, *measure.parts) if m.metric}
    plain_parts = all(m.metric and m.kind == "plain" for m in (measure.parts or (measure,)))
    if len(units) < MANY or not plain_parts or measure.kind not in ("plain", "share", "ratio"):
        return corpus
    report_ids = [report_id for unit in units for report_id in unit.report_ids]
    by_report: dict[str, list[Fact]] = {}
    for fact in corpus.library.facts(report_ids=report_ids, metric=metrics):
        by_report.setdefault(fact.location.report_id, []).append(fact)
    indexed = {report_id: [corpus.indexed(fact) for fact in facts] for report_id, facts in by_report.items()}
    return cast(Corpus, _Narrowed(corpus, indexed))
