"""The working sheet of one review: the report's facts, laid out so that a check finds which stand together.

Figures that stand in one table row, one table column, one sentence or one paragraph were written to be read together;
a check looks for its operands there first and in the whole report last.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from index.checks.projects import Projects
from index.packs import Pack, Rate
from index.schema import Document, Fact, Finding, Place, Report, Severity
from index.text import plain
from index.totals import is_carried

Key = tuple[str, int, int]

Kind = Literal[
    "合计不符",
    "部分大于总额",
    "比率不符",
    "占比不符",
    "增减不符",
    "前后不一致",
    "得分超分值",
    "分值不符",
    "总分不符",
    "未达目标得满分",
    "超出限额",
    "目标未完成",
    "上年数不一",
    "列名不符",
    "口径存疑",
    "单位有误",
    "年份有误",
    "跨年不一致",
]
"""What a finding is about; docs/checks.md explains each."""


@dataclass(frozen=True)
class Sheet:
    """What a check works on.

    Attributes:
        facts: In the order they stand in the report.
    """

    report: Report
    document: Document
    facts: tuple[Fact, ...]
    pack: Pack

    @classmethod
    def of(cls, report: Report, document: Document, facts: Iterable[Fact], pack: Pack) -> Sheet:
        ordered = tuple(sorted(_comparable(facts, pack), key=lambda fact: (fact.value_start, fact.location.start)))
        return cls(report=report, document=document, facts=ordered, pack=pack)

    @property
    def text(self) -> str:
        return self.report.text

    def unit(self, fact: Fact) -> str:
        """The unit to compare in: the pack's for a count it knows (11个 and 33人 of posts), else the base unit."""
        metric = self.pack.metrics.get(fact.metric)
        counted = metric is not None and metric.kind == "count" and fact.unit_base not in ("%", "百分点", "元")
        return metric.unit if metric is not None and counted and metric.unit else fact.unit_base

    def alike(self, one: Fact, other: Fact) -> bool:
        """Whether two figures are of one unit, year, basis, subject and project, so that they add up and compare."""
        if one.unit_base == "元" and not self.projects.agree(one, other):
            return False
        return self.unit(one) == self.unit(other) and (one.year, one.basis, one.subject, one.entity) == (
            other.year,
            other.basis,
            other.subject,
            other.entity,
        )

    @cached_property
    def _groups(self) -> dict[Key, tuple[Fact, ...]]:
        groups: dict[Key, list[Fact]] = defaultdict(list)
        for fact in self.facts:
            for key in self._keys(fact):
                groups[key].append(fact)
        return {key: tuple(facts) for key, facts in groups.items()}

    def _keys(self, fact: Fact) -> Iterator[Key]:
        place = fact.location
        if place.table is not None and place.row is not None and place.column is not None:
            yield ("column", place.table, place.column)
            yield ("row", place.table, place.row)
            yield ("table", place.table, 0)
        else:
            yield ("sentence", fact.sentence_start, 0)
            yield ("paragraph", self.paragraph_start(fact), 0)
        yield ("report", 0, 0)

    def paragraph_start(self, fact: Fact) -> int:
        return self.text.rfind("\n", 0, fact.value_start) + 1

    def around(self, fact: Fact) -> Iterator[tuple[str, tuple[Fact, ...]]]:
        """The facts that stand with `fact`, itself included: name of the scope and facts, narrowest scope first."""
        for key in self._keys(fact):
            yield key[0], self._groups[key]

    @cached_property
    def projects(self) -> Projects:
        """Which fund or project each figure is of."""
        return Projects(self.text, self.document, self.facts, self.pack)

    @cached_property
    def rates(self) -> dict[str, list[Rate]]:
        """The pack's rates in percent by name; those of one name are alternatives."""
        named: dict[str, list[Rate]] = defaultdict(list)
        for rate in self.pack.rate:
            if rate.unit == "%":
                named[rate.name].append(rate)
        return dict(named)

    @cached_property
    def rate_words(self) -> dict[str, str]:
        """Printed word → name of a rate in percent."""
        return {
            plain(word): name for name, rates in self.rates.items() for rate in rates for word in (name, *rate.aliases)
        }

    @cached_property
    def _by_metric(self) -> dict[str, tuple[Fact, ...]]:
        named: dict[str, list[Fact]] = defaultdict(list)
        for fact in self.facts:
            named[fact.metric].append(fact)
        return {metric: tuple(facts) for metric, facts in named.items()}

    def named(self, metric: str, near: Sequence[Fact]) -> Sequence[Fact]:
        """Those of `near` that are of one metric of the pack, in order."""
        if len(near) == len(self.facts):
            return self._by_metric.get(metric, ())
        return [fact for fact in near if fact.metric == metric]

    def group(self, kind: str) -> Iterator[tuple[Fact, ...]]:
        """Each group of facts of one kind: row, column, table, sentence or paragraph."""
        return (facts for key, facts in self._groups.items() if key[0] == kind)

    def finding(
        self,
        kind: Kind,
        severity: Severity,
        *,
        message: str,
        stated: str,
        recomputed: str,
        formula: str,
        facts: Sequence[Fact],
    ) -> Finding:
        """A finding of this report over `facts`, the stated figure first; its id comes from its kind and places."""
        places = tuple(Place(location=fact.location, quote=fact.quote, fact_id=fact.id) for fact in facts)
        return new_finding(
            self.report.id,
            kind,
            severity,
            message=message,
            stated=stated,
            recomputed=recomputed,
            formula=formula,
            places=places,
        )


def new_finding(
    report_id: str,
    kind: Kind,
    severity: Severity,
    *,
    message: str,
    stated: str,
    recomputed: str,
    formula: str,
    places: tuple[Place, ...],
) -> Finding:
    """A finding whose id comes from its kind and its places."""
    spans = [f"{place.location.report_id}:{place.location.start}-{place.location.end}" for place in places]
    mark = "|".join((report_id, kind, formula, *spans))
    return Finding(
        id=hashlib.sha256(mark.encode()).hexdigest()[:16],
        report_id=report_id,
        kind=kind,
        severity=severity,
        message=message,
        stated=stated,
        recomputed=recomputed,
        formula=formula,
        places=places,
    )


def _comparable(facts: Iterable[Fact], pack: Pack) -> list[Fact]:
    """The facts without grand totals of a report that also states the year's own income and outlay, which differ."""
    carried: list[Fact] = []
    own: list[Fact] = []
    for fact in facts:
        (carried if is_carried(fact, pack) else own).append(fact)
    stated = {(fact.metric, fact.year, fact.basis) for fact in own}
    return [*own, *(fact for fact in carried if (fact.metric, fact.year, fact.basis) not in stated)]
