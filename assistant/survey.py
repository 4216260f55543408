"""A question over the units of an imported table: of which of them, what is measured, and what is done with it."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from index.formulas import Term
from index.schema import Value

Act = Literal["rank", "list", "count", "sum", "mean"]
Derivation = Literal["", "growth", "share", "ratio", "difference", "formula"]
Comparator = Literal[">", "≥", "<", "≤"]


class Gauge(Value):
    """What is measured of each unit: one metric, or a figure worked out from several."""

    label: str
    """In words: 营业收入, 营业利润率, 货币资金较上年的变化率."""
    derivation: Derivation = ""
    terms: tuple[Term, ...]
    """The operands, in the order the derivation takes them."""
    expression: str = ""
    """For "formula": the pack's formula."""
    unit: str = ""
    """Unit of a derived figure; "" where it is that of its operands."""
    decimals: int | None = None


class Condition(Value):
    """A bound a unit must keep to be counted in."""

    gauge: Gauge
    comparator: Comparator
    limit: Decimal
    unit: str
    """As the question says it."""


class Survey(Value):
    """The whole question, for one year."""

    act: Act
    gauges: tuple[Gauge, ...]
    """The first is what units are ordered or added up by; the others are told of them too."""
    year: int
    places: tuple[str, ...] = ()
    """Where the units are, as the question says it; empty: anywhere."""
    units: tuple[str, ...] = ()
    """Names of the units in those places; empty: all there are."""
    conditions: tuple[Condition, ...] = ()
    descending: bool = True
    top: int | None = None
    nth: int | None = None
    total: bool = False
    """The sum of those ranked first is asked for too."""


class Over(Value):
    """A figure over the units that a survey keeps: it comes out again by adding them up once more."""

    survey: Survey
    gauge: Gauge | None
    """What is added up; None where units are counted."""
    act: Literal["count", "sum", "mean", "place"]
    of: str = ""
    """For "place": the unit whose place in the order it is."""
    first: int | None = None
    """Only over the first so many in the survey's order."""
    over: int
    """How many units it is over."""
