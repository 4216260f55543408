"""Units of cells where neither the cell nor a head over it prints one: from the prose, or a column of the row's own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from index.facts.drafts import Draft
from index.lexicon import lexicon
from index.quantities import Figure, Quantity, parse
from index.tables import GridCell
from index.text import plain


class Spoken:
    """Units of the amounts of a report's prose: what a table without unit most likely counts in."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        money = [draft for draft in drafts if draft.quantity.base[1] == "元" and "/" not in draft.quantity.unit]
        self._units = {draft.quantity.value: draft.quantity.unit for draft in money if draft.quantity.value}
        self._usual = Counter(draft.quantity.unit for draft in money).most_common(1)

    def unit(self, values: Sequence[Decimal]) -> str:
        """The unit for a table's bare amounts: of equal amounts in prose, else the usual one that fits their size."""
        met = Counter(self._units[value] for value in values if value in self._units)
        if met:
            return met.most_common(1)[0][0]
        largest = max(values, default=Decimal(0))
        usual = self._usual[0][0] if self._usual else "万元"
        return "元" if largest >= 10**7 and usual == "万元" else usual


_UNIT = re.compile("[一-龥/·]{1,6}")


def beside(cells: Sequence[GridCell]) -> Quantity | None:
    """What columns of their own say of a row's figures, as of the quantity 1: ≥1人次 for 指标性质 ≥ and 计量单位 人次."""
    words = lexicon().table
    unit = next((plain(cell.text) for cell in cells if _under(cell, words.unit_headers)), "")
    sign = next((plain(cell.text) for cell in cells if _under(cell, words.sign_headers)), "")
    signed = parse(f"{sign}1{unit}") or parse(f"1{unit}") or parse(f"{sign}1")
    if signed and unit and not signed.unit and _UNIT.fullmatch(unit):
        signed = Quantity(signed.value, unit, signed.comparator)  # 年, which behind a figure may be a date's
    return signed if signed and signed.value == 1 and (signed.unit or signed.comparator) else None


def _under(cell: GridCell, headers: Sequence[str]) -> bool:
    return bool(cell.column) and plain(cell.column[-1]) in headers


def as_beside(figure: Figure, said: Quantity, *, target: bool) -> Figure:
    """The figure in the unit of its row, and where it is the target, as the bound it is."""
    own = figure.quantity
    bound = own.comparator or (said.comparator if target else "")
    return replace(figure, quantity=Quantity(own.value, own.unit or said.unit, bound))


def replace_unit(figure: Figure, unit: str) -> Figure:
    """The figure in another unit."""
    quantity = Quantity(figure.quantity.value, unit, figure.quantity.comparator)
    return Figure(quantity, figure.start, figure.digits_start, figure.digits_end, figure.end, figure.numeral)
