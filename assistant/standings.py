"""The units of an imported table with their values: measured, kept by conditions, ordered, added up, all exactly."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from assistant.choice.matching import ORDER
from assistant.corpus import Corpus
from assistant.figures import arithmetic
from assistant.survey import Condition, Gauge, Over, Survey
from index.columns import Column
from index.formulas import Term
from index.schema import Basis
from index.units import base_unit

_PASSES: dict[str, Callable[[Decimal, Decimal], bool]] = {
    ">": lambda value, limit: value > limit,
    "≥": lambda value, limit: value >= limit,
    "<": lambda value, limit: value < limit,
    "≤": lambda value, limit: value <= limit,
}


def standings(survey: Survey, corpus: Corpus) -> dict[str, Decimal]:
    """The units the survey keeps with the value of its first gauge in the base unit, in the order asked for.

    Where nothing is measured but conditions, the first condition's gauge stands in.
    """
    gauge = survey.gauges[0] if survey.gauges else survey.conditions[0].gauge
    values = measured(gauge, survey.year, corpus).values
    kept = within(survey, values)
    for condition in survey.conditions:
        kept = _passing(condition, kept, measured(condition.gauge, survey.year, corpus))
    if survey.descending:
        return kept  # columns come with the largest first
    return dict(sorted(kept.items(), key=lambda item: item[1]))


def within(survey: Survey, values: dict[str, Decimal]) -> dict[str, Decimal]:
    """Of the values those of units in the survey's places."""
    if not survey.units:
        return values
    units = set(survey.units)
    return {name: value for name, value in values.items() if name in units}


def measured(gauge: Gauge, year: int, corpus: Corpus) -> Column:
    """A gauge over all units of the tables that have every operand; none where a divisor is nothing."""
    columns = [column(term, year, corpus) for term in gauge.terms]
    if not gauge.derivation:
        return columns[0]
    return corpus.worked_column((gauge, year), lambda: _derived(gauge, year, columns))


def _derived(gauge: Gauge, year: int, columns: list[Column]) -> Column:
    values: dict[str, Decimal] = {}
    for name in columns[0].values:
        operands = [column.values[name] for column in columns if name in column.values]
        if len(operands) == len(columns):
            value = arithmetic(gauge.derivation, operands, expression=gauge.expression, unit=gauge.unit)
            if value is not None:
                values[name] = value
    unit = base_unit(gauge.unit)[1] if gauge.unit else columns[0].unit
    return Column(gauge.label, year, unit, dict(sorted(values.items(), key=lambda item: -item[1])))


def column(term: Term, year: int, corpus: Corpus) -> Column:
    """The column of an operand, on its basis; where none is given, on the one that figures are usually given on."""
    year -= term.years_back
    offered = [basis for its_year, basis, _ in corpus.offered(term.metric) if its_year == year]
    return corpus.column(term.metric, year, _basis(term, offered))


def _basis(term: Term, offered: list[Basis]) -> Basis | None:
    if term.basis:
        return next((each for each in offered if each == term.basis), "其他")
    return sorted(offered, key=_order)[0] if len(offered) > 1 else None


def _order(basis: Basis) -> int:
    return ORDER.get(basis, 5)


def _passing(condition: Condition, kept: dict[str, Decimal], column: Column) -> dict[str, Decimal]:
    limit = condition.limit * base_unit(condition.unit)[0]
    passes = _PASSES[condition.comparator]
    return {
        name: value
        for name, value in kept.items()
        if (own := column.values.get(name)) is not None and passes(own, limit)
    }


def settled(over: Over, corpus: Corpus) -> tuple[Decimal, int]:
    """The value of a figure over many units, in the base unit, and how many units those are."""
    kept = standings(over.survey, corpus)
    if over.act == "place":
        return Decimal(list(kept.values()).index(kept[over.of]) + 1), len(kept)
    names = list(kept)[: over.first]
    if over.gauge is None:
        return Decimal(len(names)), len(names)
    column = measured(over.gauge, over.survey.year, corpus)
    values = [column.values[name] for name in names if name in column.values]
    total = sum(values, Decimal(0))
    return (total / len(values) if over.act == "mean" and values else total), len(values)
