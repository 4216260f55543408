"""Figures of several units or years side by side."""

from __future__ import annotations

from assistant.figures import Figure
from assistant.schema import ComparisonTable


def comparison(figures: list[Figure]) -> ComparisonTable | None:
    """The table of two and more figures; None where there is nothing to compare."""
    if len(figures) < 2:
        return None
    units = {figure.unit for figure in figures}
    rows = tuple((f.unit_name, f"{f.year}年" if f.year else "", f.label, f.text()) for f in figures)
    columns = ("单位", "年度", "指标", "数值")
    kept = [i for i in range(4) if i == 3 or len({row[i] for row in rows}) > 1 or i == 0]
    return ComparisonTable(
        columns=tuple(columns[i] for i in kept),
        rows=tuple(tuple(row[i] for i in kept) for row in rows),
        unit=units.pop() if len(units) == 1 else "",
    )
