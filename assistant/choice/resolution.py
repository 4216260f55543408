"""What was found for one measure of one unit in one year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.corpus import Unit
from assistant.figures import Figure
from assistant.query import Measure
from index.schema import Fact

Reason = Literal["", "no_year", "not_disclosed", "other_basis", "other_kind"]


@dataclass(frozen=True, slots=True)
class Resolution:
    """What was found for one measure of one unit in one year.

    Attributes:
        others: Facts as fitting as the one used whose value differs: other scopes, or a contradiction.
        nearest: Where there is no figure, the facts closest to what was asked, best first.
    """

    unit: Unit
    year: int | None
    figure: Figure | None
    others: tuple[Fact, ...] = ()
    reason: Reason = ""
    nearest: tuple[Fact, ...] = ()
    stated: Figure | None = None
    """For a computed figure that the report also states: the stated one."""
    measure: Measure | None = None
    """What was asked for, where several things were."""
