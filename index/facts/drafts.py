"""A figure with all that was understood of it, before it becomes a `Fact` of a report."""

from __future__ import annotations

from dataclasses import dataclass

from index.packs import Metric
from index.quantities import Quantity
from index.schema import Basis, Change


@dataclass(frozen=True, slots=True)
class Draft:
    """Places are of the report's text."""

    quantity: Quantity
    words: str
    """`Fact.metric_text`."""
    noun: str
    """What it measures, without basis and change; figures after it may go on from it."""
    metric: Metric | None
    basis: Basis
    change: Change
    year: int | None
    subject: str
    """"" for the reporting unit."""
    quote: tuple[int, int]
    digits: tuple[int, int]
    sentence: tuple[int, int]
    names: tuple[str, ...] = ()
    row: tuple[str, ...] = ()
    column: tuple[str, ...] = ()
    cell: tuple[int, int, int] | None = None
    """(table, row, column) for a figure of a table."""
