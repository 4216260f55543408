"""All the money of a report: what its prose says of it against the first line of its form, 年度资金总额.

Prose seldom calls it by that name: 年初预算5200万元，年中追加900万元. So a bare budget of a fund's report is held to be
all of it when it is the only one of its kind in the prose, and any amount whose digits are those of the form's with two
in the other order. A writer who gives the form's figure in prose too knows two things, and nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from index.checks import messages
from index.checks.figures import apart, digits, figure, is_amount, is_slip, is_swapped
from index.checks.sheet import Sheet
from index.schema import Basis, Fact, Finding
from index.text import plain

_BUDGETS: tuple[tuple[Basis, ...], ...] = (("年初预算",), ("调整预算", "全年预算"))
_OUTLAY: tuple[Basis, ...] = ("决算",)
_LEAST_DIGITS = 5
"""Digits whose order tells whatever the figures are called."""
_TELLING = 4
"""Digits of a budget named by its basis alone."""
_TWO = 2
_NEAR = Decimal("0.1")


def check_wholes(sheet: Sheet) -> Iterator[Finding]:
    """One finding for each basis on which prose and form give all the money differently."""
    wholes = (sheet.pack.whole, *sheet.pack.whole_also)
    money = [fact for fact in sheet.facts if fact.unit_base == "元" and is_amount(fact) and fact.year is not None]
    cells = [fact for fact in money if fact.origin == "table" and fact.metric in wholes]
    prose = [fact for fact in money if fact.origin == "text"]
    for bases in (*_BUDGETS, _OUTLAY):
        stated = [cell for cell in cells if cell.basis in bases and cell.year == sheet.report.identity.year]
        if len({cell.value_base for cell in stated}) != 1:
            yield from _two_forms(sheet, stated, money) if bases is _OUTLAY else ()
            continue
        cell = stated[0]
        same = [fact for fact in prose if fact.year == cell.year]
        if any(fact.value_base == cell.value_base for fact in same):
            continue
        wanted = (*bases, "实际值") if bases is _OUTLAY else bases
        said = _said(sheet, [fact for fact in same if fact.basis in wanted], cell)
        if said is not None:
            yield _finding(sheet, said, cell)


def _two_forms(sheet: Sheet, stated: Sequence[Fact], money: Sequence[Fact]) -> Iterator[Finding]:
    """What a unit spent, in its accounts and as 年度资金总额 of its 自评表, apart by one digit: 9388.94, 9338.94."""
    totals = [cell for cell in stated if cell.metric in sheet.pack.whole_also]
    spent = [fact for fact in money if fact.metric == sheet.pack.whole and fact.basis in _OUTLAY]
    spent = [fact for fact in spent if fact.year == sheet.report.identity.year]
    values = {fact.value_base for fact in spent} | {cell.value_base for cell in totals}
    if not (spent and totals) or len(values) != _TWO or sheet.report.identity.kind == "项目支出":
        return
    slip = is_slip(spent[0].value_base, totals[0].value_base)
    if slip and len(digits(totals[0].value_base)) >= _LEAST_DIGITS:
        yield _finding(sheet, spent[0], totals[0])


def _said(sheet: Sheet, prose: Sequence[Fact], cell: Fact) -> Fact | None:
    """What the prose gives in place of the cell's figure."""
    table = [fact for fact in sheet.facts if fact.location.table == cell.location.table]
    printed = {fact.value_base for fact in table}
    lone = [fact for fact in prose if fact.value_base not in printed]
    for fact in lone:
        if len(digits(fact.value_base)) >= _LEAST_DIGITS and is_swapped(fact.value_base, cell.value_base):
            return fact
    bare = [fact for fact in lone if _is_bare(sheet, fact)]
    if cell.basis in _OUTLAY or len({fact.value_base for fact in bare}) != 1:
        return None
    one = bare[0]
    if sheet.report.identity.kind != "项目支出":  # a unit's budget may be of more than its form's money
        telling = len(digits(one.value_base)) >= _TELLING
        return one if telling and is_swapped(one.value_base, cell.value_base) else None
    near = apart(one.value_base, cell.value_base) <= _NEAR or is_slip(one.value_base, cell.value_base)
    return one if near else None


def _is_bare(sheet: Sheet, fact: Fact) -> bool:
    """Whether the figure is named by its basis alone: 年初预算, 年初预算安排."""
    words = {word for basis in sheet.pack.basis for word in (basis.name, *basis.aliases)}
    return fact.metric in ("", sheet.pack.whole, *sheet.pack.whole_also) and plain(fact.metric_text) in {
        plain(word) for word in words
    }


def _finding(sheet: Sheet, said: Fact, cell: Fact) -> Finding:
    named = f"{said.metric if said.metric == sheet.pack.whole else cell.metric}（{cell.year}年{cell.basis}）"
    return sheet.finding(
        "前后不一致",
        "矛盾",
        message=messages.prose_and_table(named, prose=figure(said), table=figure(cell))
        if said.origin == "text"
        else messages.said_twice(named, first=figure(said), second=figure(cell)),
        stated=figure(said),
        recomputed=figure(cell),
        formula=f"{figure(said)} ≠ {figure(cell)}",
        facts=(said, cell),
    )
