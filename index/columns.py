"""Columns: one metric of one year over the thousands of entities of an imported table, read without their facts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from operator import itemgetter
from typing import TYPE_CHECKING, cast

from index.schema import Basis

if TYPE_CHECKING:
    from index.stores.records import Records


@dataclass(frozen=True, slots=True)
class Column:
    """One metric of one year.

    Attributes:
        unit: Base unit of the values: 元, 人, %.
        values: By entity's name, in `unit`, the largest first. Of an entity with several, the one stored last.
        repeated: Entities whose figures differ from each other.
        otherwise: Entities whose figure has another base unit; they are not in `values`.
    """

    metric: str
    year: int
    unit: str
    values: dict[str, Decimal]
    repeated: tuple[str, ...] = ()
    otherwise: tuple[str, ...] = ()


def column_of(records: Records, metric: str, *, year: int, basis: Basis | None = None) -> Column:
    """The column of a metric; its unit is that of most figures."""
    rows = records.points(metric, year=year, basis=basis)
    values = {entity: value for entity, value, _, _ in reversed(rows)}
    if len(values) == len(rows) and len({unit for _, _, unit, _ in rows}) == 1:  # as in nearly every column
        return Column(metric, year, rows[0][2], _largest_first(values))
    units = Counter(unit for _, _, unit, _ in rows)
    common = max(units, key=units.__getitem__, default="")
    values = {}
    latest: dict[str, int] = {}
    repeated: dict[str, None] = {}
    for entity, value, unit, report in reversed(rows):
        if unit != common:
            continue
        if entity in values and value != values[entity]:
            repeated[entity] = None
        if report > latest.get(entity, -1):
            values[entity], latest[entity] = value, report
    others = {entity for entity, _, unit, _ in rows if unit != common}
    return Column(
        metric, year, common, _largest_first(values), tuple(repeated), tuple(sorted(others.difference(values)))
    )


def _largest_first(values: dict[str, Decimal]) -> dict[str, Decimal]:
    return dict(sorted(values.items(), key=itemgetter(1), reverse=True))


def offered(records: Records, metric: str) -> tuple[tuple[int | None, Basis, int], ...]:
    """Years and bases in which there are figures of a metric, with how many, the latest year first."""
    rows = records.years_of(metric)
    return tuple((year, cast(Basis, basis), count) for year, basis, count in sorted(rows, key=lambda r: -(r[0] or 0)))
