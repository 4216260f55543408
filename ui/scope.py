"""The part of the corpus that questions are asked of: reports of some units, years and kinds."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

from index.schema import Entity, Fact, Finding, Hit, ReportCard, ReportKind, Value

if TYPE_CHECKING:
    from index.library import Library


class Scope(Value):
    """What questions are asked of; nothing chosen means everything."""

    units: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    kinds: tuple[ReportKind, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether it leaves nothing out."""
        return not (self.units or self.years or self.kinds)

    @property
    def words(self) -> str:
        """The scope in one line."""
        years = [f"{year}年度" for year in self.years]
        parts = ["、".join(self.units), "、".join(years), "、".join(self.kinds)]
        return "　·　".join(part for part in parts if part) or "全部报告"

    def holds(self, card: ReportCard) -> bool:
        """Whether a report is within it."""
        who = card.identity
        return (
            (not self.units or (card.unit or card.file) in self.units)
            and (not self.years or who.year in self.years)
            and (not self.kinds or who.kind in self.kinds)
        )


class Scoped:
    """A library of which only the reports of a scope are seen; all else is the library's own."""

    def __init__(self, library: Library, scope: Scope) -> None:
        self._library = library
        self._scope = scope

    def __getattr__(self, name: str) -> Any:
        return getattr(self._library, name)

    def reports(self) -> tuple[ReportCard, ...]:
        """The reports of the scope."""
        return tuple(filter(self._scope.holds, self._library.reports()))

    def facts(self, report_ids: Collection[str] | None = None, **filters: Any) -> tuple[Fact, ...]:
        """Facts of these reports that are in scope."""
        return self._library.facts(self._within(report_ids), **filters)

    def findings(self, report_ids: Collection[str] | None = None, **filters: Any) -> tuple[Finding, ...]:
        """Findings of these reports that are in scope."""
        return self._library.findings(self._within(report_ids), **filters)

    def search(self, text: str, *, k: int = 10, report_ids: Collection[str] | None = None) -> tuple[Hit, ...]:
        """The best passages of these reports that are in scope."""
        return self._library.search(text, k=k, report_ids=self._within(report_ids))

    def entities(self) -> tuple[Entity, ...]:
        """The units that a report in scope speaks of."""
        within = set(self._within(None))
        return tuple(entity for entity in self._library.entities() if within & set(entity.report_ids))

    def _within(self, report_ids: Iterable[str] | None) -> list[str]:
        known = [card.id for card in self.reports()]
        wanted = set(known if report_ids is None else report_ids)
        return [report_id for report_id in known if report_id in wanted]
