"""Slips of the pen: a unit that does not fit (860.14元 for 860.14万元), a year that is another report's.

A unit slip is shown by the sum that holds with the other unit, or by the same digits printed elsewhere with another
unit; digits so many that chance does not repeat them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from index.checks import messages
from index.checks.figures import figure, in_unit_of, is_amount, is_exact, name, number, scale, sum_slack
from index.checks.lists import prose_lists
from index.checks.sheet import Sheet, new_finding
from index.schema import Fact, Finding, Location, Place

_UNITS: dict[Decimal, str] = {Decimal(1): "元", Decimal(1000): "千元", Decimal(10000): "万元", Decimal(10**8): "亿元"}
_TELLING, _TELLING_OF_ONE = 4, 2
"""Digits that make a repeated number no accident, of any two figures and of two of one metric."""
_TABLE_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")


def check_units(sheet: Sheet) -> Iterator[Finding]:
    """One finding for each amount of money whose unit is shown to be wrong."""
    found: set[str] = set()
    for total, parts in prose_lists(sheet):
        slip = _by_sum(sheet, total, parts)
        if slip and slip[0].id not in found:
            found.add(slip[0].id)
            yield _sum_finding(sheet, slip[0], slip[1], total, parts)
    for fact, other in _same_digits(sheet):
        if fact.id not in found:
            found.add(fact.id)
            yield _digits_finding(sheet, fact, other)


def _by_sum(sheet: Sheet, total: Fact, parts: Sequence[Fact]) -> tuple[Fact, Decimal] | None:
    """The one amount in another unit than the rest that adds up in theirs, with the worth of their unit."""
    slack = sum_slack((total, *parts), sheet.text)
    gap = sum((part.value_base for part in parts), Decimal(0)) - total.value_base
    if total.unit_base != "元" or abs(gap) <= slack:
        return None
    scales = {scale(fact) for fact in (total, *parts)}
    if len(scales) != 2:
        return None
    for fact in (*parts, total):
        others = {scale(other) for other in (total, *parts) if other is not fact}
        worth = others.pop()
        moved = fact.value * worth - fact.value_base
        rest = sum_slack([other for other in (total, *parts) if other is not fact], sheet.text)
        after = gap - moved if fact is total else gap + moved
        if not others and abs(after) <= rest * 2:
            return fact, worth
    return None


def _same_digits(sheet: Sheet) -> Iterator[tuple[Fact, Fact]]:
    """Pairs of one number in two units: the odd figure and one with the usual unit."""
    by_digits: dict[Decimal, list[Fact]] = {}
    for fact in sheet.facts:
        if fact.unit_base == "元" and is_exact(fact) and is_amount(fact) and fact.value:
            by_digits.setdefault(abs(fact.value), []).append(fact)
    for facts in by_digits.values():
        scales = [scale(fact) for fact in facts]
        usual = max(set(scales), key=lambda worth: (scales.count(worth), worth))
        witness = next(fact for fact in facts if scale(fact) == usual)
        for fact in facts:
            if scale(fact) != usual and fact.year == witness.year and _is_one_figure(fact, witness):
                yield fact, witness


def _is_one_figure(fact: Fact, witness: Fact) -> bool:
    """Whether the digits are so many, or so many for one metric, that both print the same figure."""
    named = bool(fact.metric) and fact.metric == witness.metric
    return _digits(fact.value) >= (_TELLING_OF_ONE if named else _TELLING)


def _digits(value: Decimal) -> int:
    """How many digits the value has without zeros at its ends."""
    return len(value.normalize().as_tuple().digits)


def _sum_finding(sheet: Sheet, fact: Fact, worth: Decimal, total: Fact, parts: Sequence[Fact]) -> Finding:
    like = next(other for other in (total, *parts) if other is not fact)
    ordered = sorted(parts, key=lambda part: part.value_start)
    values = [part.value * worth if part is fact else part.value_base for part in ordered]
    whole = total.value * worth if total is fact else total.value_base
    meant = f"{number(fact.value)}{_UNITS[worth]}"
    terms = " + ".join(in_unit_of(value, like) for value in values)
    return sheet.finding(
        "单位有误",
        "矛盾",
        message=messages.unit_slip_by_sum(stated=figure(fact), meant=meant),
        stated=figure(fact),
        recomputed=meant,
        formula=f"{terms} = {in_unit_of(whole, like)}（{like.unit}）",
        facts=(fact, *(other for other in (total, *parts) if other is not fact), *_elsewhere(sheet, fact, worth)),
    )


def _elsewhere(sheet: Sheet, fact: Fact, worth: Decimal) -> list[Fact]:
    """One other place where the same digits stand with the right unit."""
    meant = fact.value * worth
    return [other for other in sheet.facts if other is not fact and other.value_base == meant and is_amount(other)][:1]


def _digits_finding(sheet: Sheet, fact: Fact, other: Fact) -> Finding:
    meant = f"{number(fact.value)}{other.unit}"
    return sheet.finding(
        "单位有误",
        "矛盾" if fact.metric and fact.metric == other.metric else "差异",
        message=messages.unit_slip(stated=figure(fact), meant=meant, other=figure(other)),
        stated=figure(fact),
        recomputed=meant,
        formula=f"{figure(fact)} ≠ {figure(other)}",
        facts=(fact, other),
    )


def check_years(sheet: Sheet) -> Iterator[Finding]:
    """A hint for each table whose title names one other year than the report's, and for each amount filed under two."""
    yield from _table_titles(sheet)
    yield from _moved_figures(sheet)


def _table_titles(sheet: Sheet) -> Iterator[Finding]:
    year = sheet.report.identity.year
    seen: set[int] = set()
    for table in sheet.document.tables:
        years = _TABLE_YEAR.findall(table.title)
        start = sheet.text.rfind(table.title, 0, table.end) if table.title else -1
        if year is None or len(years) != 1 or int(years[0]) == year or start < 0 or start in seen:
            continue
        seen.add(start)
        place = Place(
            location=Location(report_id=sheet.report.id, start=start, end=start + len(table.title)), quote=table.title
        )
        yield new_finding(
            sheet.report.id,
            "年份有误",
            "提示",
            message=messages.year_of_table(title=table.title, year=int(years[0]), report_year=year),
            stated=f"{years[0]}年",
            recomputed=f"{year}年",
            formula=f"{years[0]} ≠ {year}",
            places=(place,),
        )


def _moved_figures(sheet: Sheet) -> Iterator[Finding]:
    """One metric with the same telling digits in two years, once in prose and once in a table."""
    by_value: dict[tuple[str, str, Decimal, str], list[Fact]] = {}
    for fact in sheet.facts:
        if fact.metric and is_amount(fact) and fact.year is not None and _digits(fact.value) >= _TELLING:
            by_value.setdefault((fact.metric, fact.basis, fact.value_base, fact.subject), []).append(fact)
    for facts in by_value.values():
        prose = [fact for fact in facts if fact.origin == "text"]
        cells = [fact for fact in facts if fact.origin == "table"]
        if prose and cells and not {fact.year for fact in prose} & {fact.year for fact in cells}:
            yield _moved_finding(sheet, prose[0], cells[0])


def _moved_finding(sheet: Sheet, one: Fact, other: Fact) -> Finding:
    assert one.year is not None
    assert other.year is not None
    return sheet.finding(
        "年份有误",
        "提示",
        message=messages.year_slip(name(one), figure=figure(one), year=one.year, other_year=other.year),
        stated=f"{one.year}年",
        recomputed=f"{other.year}年",
        formula=f"{one.year}年 {figure(one)} = {other.year}年 {figure(other)}",
        facts=(one, other),
    )
