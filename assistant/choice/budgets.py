"""Budgets that a report does not state in the words asked for: what was added to one, and the one it opened the year with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.choice.suiting import same_thing
from assistant.corpus import Unit
from assistant.figures import Figure, compute
from assistant.query import Measure
from index.packs import Pack
from index.schema import Basis

if TYPE_CHECKING:
    from assistant.choice.resolve import Resolver


def added(resolver: Resolver, measure: Measure, unit: Unit, year: int | None) -> Figure | None:
    """What was added to a budget that no sentence states: the budget after it less the one before."""
    if measure.bases != ("追加",):
        return None
    for basis in ("调整预算", "全年预算"):
        ends = [resolver.found(measure, unit, year, (each,)) for each in (basis, "年初预算")]
        if ends[0] and ends[1] and same_thing(ends[0][0].fact, ends[1][0].fact, resolver.corpus):
            later, first = (resolver.corpus.figure(found[0].fact) for found in ends)
            if later.base >= first.base:
                return compute("difference", (later, first), label=f"{later.label.split('（')[0]}追加")
    return None if measure.metric or len(measure.residue) > 1 else _all_added(resolver, unit, year)


def _all_added(resolver: Resolver, unit: Unit, year: int | None) -> Figure | None:
    """What was added in all, where it is not said to what: the one amount that is no part of another and none of an item."""
    pack = resolver.corpus.pack
    facts = (indexed.fact for indexed in resolver.corpus.facts(unit.report_ids))
    money = [fact for fact in facts if fact.basis == "追加" and fact.year == year and fact.unit_base == "元"]
    whole = [fact for fact in money if "：" not in fact.metric_text and _of_all(fact.metric, pack)]
    return resolver.corpus.figure(whole[0]) if len({fact.value_base for fact in whole}) == 1 else None


def _of_all(metric: str, pack: Pack) -> bool:
    """Whether a metric is all that came or went, or what the treasury gave of it."""
    known = pack.metrics.get(metric)
    wholes = (pack.whole, *pack.whole_balanced)
    return metric in wholes or (known is not None and known.parent in pack.whole_balanced and "财政拨款" in metric)


def opening(
    resolver: Resolver, measure: Measure, unit: Unit, year: int | None, bases: tuple[Basis, ...]
) -> Figure | None:
    """The budget of a report that knows one only and calls it no more than that, where the year's first is asked for."""
    if "年初预算" not in (bases or measure.bases):
        return None
    found = resolver.found(measure, unit, year, ("预算",))
    own = [match.fact for match in found if match.fact.basis == "预算"]
    return resolver.corpus.figure(own[0]) if own and len(own) == len(found) else None
