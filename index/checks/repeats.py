"""The same thing said twice: one metric, year, basis and unit, two figures.

Parts of different wholes share names (工资福利支出 of all outlay and of 基本支出), so what the words or headers add to
the name must agree before a difference counts as a contradiction.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from index.checks import messages
from index.checks.figures import apart, figure, is_amount, is_exact, is_rate, is_slip, is_swapped, name, same_size, stem
from index.checks.rates import on_own_basis, rate_name
from index.checks.sheet import Sheet
from index.forms import bare, is_total
from index.lexicon import lexicon
from index.schema import Fact, Finding, Severity
from index.text import plain

_APART = Decimal("0.25")
"""How far, as a share of the larger, two figures of one thing may be apart; farther, they are of two things."""
_TWICE = Decimal("0.5")
_LEAD = re.compile(r"\s*(?P<item>[^，,。；;：:\n]{2,24})[：:]")
_COUNT = re.compile(r"[（(][^（()）]*[)）]|第?[\d一二三四五六七八九十甲乙丙丁A-Z]+(?:号|#)?")


def check_repeats(sheet: Sheet) -> Iterator[Finding]:
    """One finding for each pair of different figures of one thing in two places."""
    groups: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in sheet.facts:
        if _repeatable(sheet, fact):
            groups[(*_identity(sheet, fact), sheet.unit(fact))].append(fact)
    for facts in groups.values():
        yield from _compare(sheet, facts)
    yield from _budget_columns(sheet)


def _repeatable(sheet: Sheet, fact: Fact) -> bool:
    if not is_exact(fact) or fact.basis in ("分值", "其他") or fact.year is None:
        return False
    if fact.basis == "得分" and not fact.metric:
        return False
    return bool(_thing(sheet, fact))


def _thing(sheet: Sheet, fact: Fact) -> str:
    """What the figure measures: the pack's metric, the rate its neighbours show, or its own words.

    A rate in a row that the pack knows nothing of (市县级资金) is of that row.
    """
    if fact.metric:
        return fact.metric
    rate = rate_name(sheet, fact) if is_rate(fact) and not fact.change else ""
    part = rate and fact.origin == "table" and len(fact.row) > 1 and not is_total(fact.row[-1])
    return f"{bare(fact.row[-1])}{rate}" if part else rate or stem(fact)


def _identity(sheet: Sheet, fact: Fact) -> tuple[object, ...]:
    return (_thing(sheet, fact), fact.year, fact.basis, fact.change, fact.subject, fact.entity)


def _compare(sheet: Sheet, facts: Sequence[Fact]) -> Iterator[Finding]:
    """The first figure against the first that differs from it, one pair of each two values."""
    distinct: list[Fact] = []
    for fact in facts:
        if not any(same_size(fact, other, sheet.text) for other in distinct):
            distinct.append(fact)
    if len(distinct) > 3:
        return
    for one, other in combinations(distinct, 2):
        severity = _severity(sheet, one, other)
        if severity:
            yield _finding(sheet, one, other, severity)


def _severity(sheet: Sheet, one: Fact, other: Fact) -> Severity | None:
    """How bad the difference is; None where the two need not be one thing."""
    if _together(sheet, one, other) or _both_beside(sheet, one, other) or not _near(one, other):
        return None
    if _of_parallel_items(sheet, one, other):
        return None
    shared = one.unit_base == "元" or _thing(sheet, one) in sheet.rates
    if shared and not sheet.projects.agree(one, other):
        return None
    if (
        one.origin == other.origin == "text"
        and one.unit_base == "元"
        and _further(sheet, one) != _further(sheet, other)
    ):
        return None
    if not (one.metric or other.metric):
        return "差异"
    if is_rate(one) and any(on_own_basis(sheet, fact) for fact in (one, other)):
        return "差异"
    alike = _added(sheet, one) == _added(sheet, other)
    return "矛盾" if alike or is_rate(one) or one.basis == "得分" else None


def _near(one: Fact, other: Fact) -> bool:
    """Whether one may be the other written wrong; of a budget that may be the year's first or its last, only digits in
    another order show that."""
    if one.basis == "预算":
        return is_swapped(one.value_base, other.value_base)
    if apart(one.value_base, other.value_base) <= _APART or is_slip(one.value_base, other.value_base):
        return True
    return bool(one.metric) and _ends_alike(one, other)


def _ends_alike(one: Fact, other: Fact) -> bool:
    """Whether two amounts in one unit have the same decimals and are not twice each other: 8.92 and 12.92."""
    here, there = one.value % 1, other.value % 1
    alike = one.unit == other.unit and here == there and here * 10 % 1 != 0
    return alike and apart(one.value_base, other.value_base) < _TWICE


def _both_beside(sheet: Sheet, one: Fact, other: Fact) -> bool:
    """Whether the prose around one of them, or its row on the same basis, gives the other's figure too: its writer told
    the two apart."""
    for here, there in ((one, other), (other, one)):
        where = "row" if here.origin == "table" else "paragraph"
        near = next((facts for scope, facts in sheet.around(here) if scope == where), ())
        near = tuple(fact for fact in near if where == "paragraph" or fact.basis == here.basis)
        if any(fact.unit_base == there.unit_base and fact.value_base == there.value_base for fact in near):
            return True
    return False


def _together(sheet: Sheet, one: Fact, other: Fact) -> bool:
    """Whether they stand in one sentence, one paragraph or one column, where repeated names mean different things."""
    here, there = one.location, other.location
    if here.table is not None and here.table == there.table:
        return here.column == there.column or here.row == there.row
    if here.table is None and there.table is None:
        return sheet.paragraph_start(one) == sheet.paragraph_start(other)
    return False


def _of_parallel_items(sheet: Sheet, one: Fact, other: Fact) -> bool:
    """Whether their paragraphs begin with items of one kind: 1标段（云溪镇）：… and 2标段（石鼓镇）：…."""
    leads = [_LEAD.match(sheet.text, sheet.paragraph_start(fact)) for fact in (one, other) if fact.origin == "text"]
    said = [lead["item"] for lead in leads if lead]
    return len(said) == 2 and said[0] != said[1] and _kind(said[0]) == _kind(said[1])


def _kind(item: str) -> str:
    return _COUNT.sub("", item)


def _further(sheet: Sheet, fact: Fact) -> str:
    """What prose adds to the metric's name: 中央资金 allotted and 中央资金支出 are two figures."""
    words = plain(fact.metric_text)
    known = sorted((plain(word) for word, name in sheet.pack.metric_words.items() if name == fact.metric), key=len)
    return next((words.replace(word, "", 1) for word in reversed(known) if word in words), words) if known else ""


def _added(sheet: Sheet, fact: Fact) -> tuple[str, ...]:
    """The headers above a cell that narrow its metric: a unit or an item, or a whole the metric is not filed under.

    公用经费 under 基本支出 is all 公用经费; 工资福利支出 under 基本支出 is a part of it.
    """
    if fact.origin == "text":
        return ()
    own = _ancestors(sheet, fact.metric)
    items = [head for head in fact.row[:-1] if not bare(head).endswith(lexicon().table.captions)]
    wholes = {head: sheet.pack.metric_words.get(bare(head), "") for head in (*items, *fact.column[:-1])}
    named = [whole for whole in wholes.values() if whole and whole not in own]
    return (*named, *(bare(head) for head in items if not wholes[head]))


def _ancestors(sheet: Sheet, name: str) -> set[str]:
    """The metric and what the pack files it under."""
    found: set[str] = set()
    while name and name not in found:
        found.add(name)
        metric = sheet.pack.metrics.get(name)
        name = metric.parent if metric is not None else ""
    return found


def _finding(sheet: Sheet, one: Fact, other: Fact, severity: Severity) -> Finding:
    named = f"{one.metric or other.metric or name(one)}（{one.year}年{one.basis}）"
    if one.origin == other.origin:
        message = messages.said_twice(named, first=figure(one), second=figure(other))
    else:
        prose, cell = (one, other) if one.origin == "text" else (other, one)
        message = messages.prose_and_table(named, prose=figure(prose), table=figure(cell))
    return sheet.finding(
        "前后不一致",
        severity,
        message=message,
        stated=figure(one),
        recomputed=figure(other),
        formula=f"{figure(one)} ≠ {figure(other)}",
        facts=(one, other),
    )


def _budget_columns(sheet: Sheet) -> Iterator[Finding]:
    """A 预算数 equal to the 决算数 beside it where another place gives a different 年初预算: its basis is in doubt."""
    by_metric: dict[tuple[str, int | None, str], dict[str, Fact]] = defaultdict(dict)
    for fact in sheet.facts:
        if fact.metric and is_amount(fact) and fact.unit_base == "元":
            by_metric[(fact.metric, fact.year, fact.subject)].setdefault(fact.basis, fact)
    for found in by_metric.values():
        budget, outlay, initial = (found.get(basis) for basis in ("预算", "决算", "年初预算"))
        if not (budget and outlay and initial) or budget.value_base != outlay.value_base:
            continue
        if budget.origin == "table" and not any("预" in words for words in budget.column):
            continue  # 按支出性质分 under 年度预算 says nothing of which
        if not same_size(budget, initial, sheet.text):
            yield sheet.finding(
                "口径存疑",
                "提示",
                message=messages.budget_columns(name(budget), budget=figure(budget), initial=figure(initial)),
                stated=figure(budget),
                recomputed=figure(initial),
                formula=f"预算数 {figure(budget)} = 决算数 {figure(outlay)} ≠ 年初预算 {figure(initial)}",
                facts=(budget, initial, outlay),
            )
