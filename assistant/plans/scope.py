"""Whom a query asks about: the units in scope, and what has to be said about the choice."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.corpus import Corpus, Unit
from assistant.query import Query

MANY_UNITS = 60
"""Above so many units, a question that names none is first narrowed down by search."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Units asked about.

    Attributes:
        named: The question (or an earlier one) names them; else they were looked for.
        open: The question leaves open which of them it means.
    """

    units: tuple[Unit, ...]
    named: bool
    open: bool = False

    @property
    def report_ids(self) -> tuple[str, ...]:
        return tuple(report_id for unit in self.units for report_id in unit.report_ids)


def scope_of(query: Query, corpus: Corpus) -> Scope:
    """The units a query asks about; none named and not one only: all that search finds."""
    if query.units:
        return Scope(_units(query.units, corpus), named=True)
    if query.ambiguous:
        return Scope(_units(query.ambiguous, corpus), named=True, open=True)
    if query.everyone or len(corpus.units) == 1:
        return Scope(_reporting(corpus), named=True)
    return Scope(_searched(query, corpus), named=False, open=True)


def _units(names: tuple[str, ...], corpus: Corpus) -> tuple[Unit, ...]:
    return tuple(corpus.unit_by_name[name] for name in names[:MANY_UNITS] if name in corpus.unit_by_name)


def _reporting(corpus: Corpus) -> tuple[Unit, ...]:
    """All units; those of a large table are left to `assistant.plans.wide`, which never reads them one by one."""
    if len(corpus.units) <= MANY_UNITS:
        return corpus.units
    return corpus.once(
        "units with reports", lambda: tuple(unit for unit in corpus.units if unit.name not in corpus.tabled)
    )


def _searched(query: Query, corpus: Corpus) -> tuple[Unit, ...]:
    if len(corpus.units) <= MANY_UNITS or len(reporting := _reporting(corpus)) <= MANY_UNITS:
        return corpus.units if len(corpus.units) <= MANY_UNITS else reporting
    hits = corpus.search(query.text, k=50)
    found = {hit.passage.location.report_id for hit in hits}
    return tuple(unit for unit in corpus.units if found.intersection(unit.report_ids))
