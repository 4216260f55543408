"""Totals: whether the amounts of a list make one up, and whether one holds money carried over."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from index.packs import Pack
from index.schema import Fact

_WITH_CARRIED = "总计"
"""收入总计 and 支出总计 hold what came over from the year before and goes on into the next (部门决算报表编制说明)."""


def make_up(parts: Sequence[Decimal], total: Decimal) -> bool:
    """Whether the first of some amounts make up a total; amounts that make up the one before them are its own parts.

    >>> make_up([Decimal(n) for n in (30, 10, 20, 5, 99)], Decimal(35))
    True
    """
    left, at = total, 0
    while left > 0 and at < len(parts):
        left -= parts[at]
        inner, after = parts[at], at + 1
        while inner > 0 and after < len(parts):
            inner -= parts[after]
            after += 1
        at = after if inner == 0 and after > at + 2 else at + 1
    return left == 0


def says_carried(metric: str, words: str, pack: Pack) -> bool:
    """Whether words for all income or all outlay say that they hold money carried over."""
    return _WITH_CARRIED in words and metric in (pack.whole, *pack.whole_balanced)


def is_carried(fact: Fact, pack: Pack) -> bool:
    """Whether a figure is such a grand total, by its words or its row."""
    return any(says_carried(fact.metric, words, pack) for words in (fact.metric_text, *fact.row[-1:]))
