"""Whether the amounts of a list make up a total, lists within it left out."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal


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
