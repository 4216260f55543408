"""Facts and findings as tables: what analysts take away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.spreadsheet import Sheet
from index.schema import Fact, Finding, ReportCard, Value

if TYPE_CHECKING:
    from index.stores.reviews import Review

ORIGIN = {"text": "正文", "table": "表格"}
FACTS = (
    "单位",
    "对象",
    "年度",
    "指标",
    "报告用语",
    "口径",
    "数值",
    "计量单位",
    "限定",
    "变动",
    "来源",
    "原文",
    "行",
    "列",
    "章节",
    "文件",
)
FINDINGS = ("程度", "疑点", "报告所述", "复算结果", "复核", "报告", "算式", "复核说明", "原文")


class Pivot(Value):
    """One metric, units by years."""

    unit: str
    """Unit of the figures."""
    years: tuple[int, ...]
    rows: tuple[tuple[str, tuple[tuple[Decimal, ...], ...]], ...]
    """Unit and, for each year, the different figures reported: none, one, or several that contradict."""

    @property
    def sheet(self) -> Sheet:
        """The pivot as a table; several figures of one year stand side by side."""
        rows = [
            (unit, *("／".join(f"{figure:f}" for figure in figures) for figures in cells)) for unit, cells in self.rows
        ]
        columns = ("单位", *(f"{year}年" for year in self.years))
        return Sheet("数据", columns, rows, numbers=range(1, len(columns)))


def facts(found: Iterable[Fact], cards: Mapping[str, ReportCard]) -> Sheet:
    """The facts, one a row, with their sources."""
    rows = [
        (
            unit_of(fact, cards),
            fact.subject if fact.subject != fact.entity else "",
            str(fact.year or ""),
            fact.metric,
            fact.metric_text,
            fact.basis,
            f"{fact.value:f}",
            fact.unit,
            fact.comparator,
            fact.change,
            ORIGIN[fact.origin],
            fact.quote.strip(),
            " › ".join(fact.row),
            " › ".join(fact.column),
            " › ".join(fact.section),
            cards[fact.location.report_id].file if fact.location.report_id in cards else "",
        )
        for fact in found
    ]
    return Sheet("数据", FACTS, rows, numbers=(FACTS.index("数值"),))


def findings(found: Iterable[Finding], cards: Mapping[str, ReportCard], *, reviews: Mapping[str, Review]) -> Sheet:
    """The findings, one a row, with what was made of them and the words of their places."""
    rows = [
        (
            one.severity,
            one.message,
            one.stated,
            one.recomputed,
            f"{reviews[one.id].reviewed_at.astimezone():%Y-%m-%d}" if one.id in reviews else "",
            title_of(cards.get(one.report_id)),
            one.formula,
            reviews[one.id].note if one.id in reviews else "",
            "；".join(f"“{place.quote.strip()}”" for place in one.places),
        )
        for one in found
    ]
    return Sheet("核对", FINDINGS, rows)


def levels(found: Iterable[Fact]) -> tuple[Fact, ...]:
    """The units' own figures of some year; what says how something changed, or is about a part, is no level."""
    return tuple(fact for fact in found if fact.year and not fact.change and fact.subject in ("", fact.entity))


def pivot(found: Sequence[Fact], cards: Mapping[str, ReportCard], *, unit: str = "") -> Pivot:
    """The figures of one metric and basis by unit and year.

    Args:
        found: As `levels` gives them.
        cards: Reports by id, which know the full name of their unit.
        unit: Unit wanted; "" takes the one that most of them are written in.
    """
    unit = unit or max(Counter(fact.unit for fact in found).items(), key=lambda pair: pair[1], default=("", 0))[0]
    scale = next((fact.value_base / fact.value for fact in found if fact.unit == unit and fact.value), Decimal(0))
    cells: dict[tuple[str, int], dict[Decimal, None]] = {}
    for fact in found:
        cells.setdefault((unit_of(fact, cards), fact.year or 0), {})[_short(fact.value_base / (scale or 1))] = None
    years = tuple(sorted({year for _, year in cells}))
    names = sorted({name for name, _ in cells})
    rows = tuple((name, tuple(tuple(cells.get((name, year), ())) for year in years)) for name in names)
    return Pivot(unit=unit if scale or not found else found[0].unit_base, years=years, rows=rows)


def unit_of(fact: Fact, cards: Mapping[str, ReportCard]) -> str:
    """The unit by its full name, where the figure is of the report's own unit."""
    card = cards.get(fact.location.report_id)
    return card.unit if card and card.unit and fact.entity == card.identity.organisation else fact.entity


def _short(number: Decimal) -> Decimal:
    whole = number.normalize()
    return whole.quantize(Decimal(1)) if whole == whole.to_integral_value() else whole


def title_of(card: ReportCard | None) -> str:
    """The report's title, else its file name; "" for none."""
    return (card.identity.title or card.file) if card else ""
