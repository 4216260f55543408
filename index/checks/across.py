"""Two reports of one unit: last year's figures in its own report, against the 上年 figures of this year's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from index.checks import messages
from index.checks.figures import figure, is_amount, is_rate, likely, name, stem, step
from index.checks.sheet import new_finding
from index.packs import Pack
from index.schema import Fact, Finding, Place, Reading

Key = tuple[str, str, str, str]


def compare_years(earlier: Reading, later: Reading, pack: Pack) -> Iterator[Finding]:
    """One finding for each metric whose figure for the earlier report's year differs between the two reports."""
    first, second = _figures(earlier, earlier, pack), _figures(later, earlier, pack)
    for key, facts in second.items():
        known = first.get(key, [])
        pairs = [(old, new) for old in known for new in facts]
        alike = [pair for pair in pairs if likely(pair[0].value_base, pair[1].value_base)]
        if alike and not any(_agree(earlier, later, old, new) for old, new in pairs):
            yield _finding(earlier, later, *alike[0])


def _figures(reading: Reading, earlier: Reading, pack: Pack) -> dict[Key, list[Fact]]:
    """The figures for the earlier report's year, by what they measure, of whom, basis and unit."""
    found: dict[Key, list[Fact]] = defaultdict(list)
    for fact in reading.facts:
        named = fact.metric if fact.metric in pack.metrics else stem(fact)
        if named and fact.year == earlier.report.identity.year and is_amount(fact) and not is_rate(fact):
            whose = "" if fact.subject == fact.entity else fact.subject
            found[(named, whose, fact.basis, fact.unit_base)].append(fact)
    return found


def _agree(earlier: Reading, later: Reading, old: Fact, new: Fact) -> bool:
    coarse = max(step(old, earlier.report.text), step(new, later.report.text), Decimal("1e-9"))
    return abs(old.value_base - new.value_base) < coarse


def _finding(earlier: Reading, later: Reading, old: Fact, new: Fact) -> Finding:
    year = earlier.report.identity.year or 0
    named = f"{name(new)}{new.basis}" if new.basis != "其他" else name(new)
    return new_finding(
        later.report.id,
        "跨年不一致",
        "差异",
        message=messages.across_years(named, year=year, earlier=figure(old), later=figure(new)),
        stated=figure(new),
        recomputed=figure(old),
        formula=f"{later.report.identity.year}年报告的上年数 {figure(new)} ≠ {year}年报告 {figure(old)}",
        places=_places((new, old)),
    )


def _places(facts: Sequence[Fact]) -> tuple[Place, ...]:
    return tuple(Place(location=fact.location, quote=fact.quote, fact_id=fact.id) for fact in facts)
