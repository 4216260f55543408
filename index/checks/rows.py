"""The columns of a table that follow from each other, row by row: 结余 from a budget and what was spent, 执行率 likewise.

What a head means is not guessed: a column is held to follow from two others when most rows of the table say so, and
then the row that breaks the rule is a slip. When the remainder and the rate of a row both point at one other outlay,
that outlay is the figure written wrong.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations
from typing import NamedTuple

from index.checks import messages
from index.checks.figures import figure, in_unit_of, is_exact, is_rate, may_be_meant, number, step
from index.checks.sheet import Sheet
from index.schema import Fact, Finding

_HUNDRED = Decimal(100)
_LEAST = 3
"""Rows that show the rule."""
_MOST = 60
"""Rows of a table; a longer one is a list of data."""
_REST = re.compile(r"结余|结转|余额|剩余|未[支拨使到执]|缺口|差额")
_RATE = re.compile(r"率|进度|占比|比例")

Row = dict[int, Fact]


class _Rule(NamedTuple):
    """Column `out` follows from `whole` and `part`."""

    out: int
    whole: int
    part: int


def check_rows(sheet: Sheet) -> Iterator[Finding]:
    """One finding for each row that breaks what its columns are in the other rows."""
    for table in sheet.group("table"):
        rows = _rows(table)
        if not _LEAST < len(rows) <= _MOST:
            continue
        rules = [rule for rule in (_rule(sheet, rows, out) for out in _outs(rows)) if rule is not None]
        for row in rows:
            yield from _broken(sheet, row, [rule for rule in rules if _fails(sheet, row, rule)])


def _rows(table: Sequence[Fact]) -> list[Row]:
    """The rows of amounts and rates by column, those with one figure a cell."""
    by_row: dict[int, Row] = defaultdict(dict)
    for fact in table:
        if is_exact(fact) and fact.row and fact.column and (is_rate(fact) or fact.unit_base == "元"):
            by_row[fact.location.row or 0].setdefault(fact.location.column or 0, fact)
    return [row for row in by_row.values() if len(row) > 2]


def _outs(rows: Sequence[Row]) -> dict[int, Fact]:
    """A figure of each column whose head says that it is a remainder or a rate."""
    found = {column: fact for row in rows for column, fact in row.items()}
    return {
        column: fact
        for column, fact in found.items()
        if (_RATE if is_rate(fact) else _REST).search(fact.column[-1]) is not None
    }


def _rule(sheet: Sheet, rows: Sequence[Row], out: int) -> _Rule | None:
    """The two columns that most rows with all three figures make the column of."""
    columns = sorted({column for row in rows for column, fact in row.items() if not is_rate(fact)} - {out})
    for whole, part in permutations(columns, 2):
        rule = _Rule(out, whole, part)
        told = [row for row in rows if {out, whole, part} <= row.keys()]
        held = [row for row in told if not _fails(sheet, row, rule)]
        plain = [row for row in held if row[part].value_base and row[part].value_base != row[whole].value_base]
        if len(held) >= _LEAST and len(plain) > 1 and len(told) - len(held) == 1:
            return rule
    return None


def _fails(sheet: Sheet, row: Row, rule: _Rule) -> bool:
    if not set(rule) <= row.keys():
        return False
    out, whole, part = (row[column] for column in rule)
    worked = _worked(out, whole, part)
    slack = step(out, sheet.text)
    if not is_rate(out):
        slack += step(whole, sheet.text) + step(part, sheet.text)
    return worked is not None and abs(worked - out.value_base) > max(slack, Decimal("0.01"))


def _worked(out: Fact, whole: Fact, part: Fact) -> Decimal | None:
    """What the column says by the two others, in base units."""
    if not is_rate(out):
        return whole.value_base - part.value_base
    return part.value_base / whole.value_base * _HUNDRED if whole.value_base else None


def _broken(sheet: Sheet, row: Row, rules: Sequence[_Rule]) -> Iterator[Finding]:
    rates = [rule for rule in rules if is_rate(row[rule.out])]
    rests = [rule for rule in rules if not is_rate(row[rule.out])]
    for rest in rests:
        out, whole, part = (row[column] for column in rest)
        meant = whole.value_base - out.value_base
        rated = next((rule for rule in rates if (rule.whole, rule.part) == (rest.whole, rest.part)), None)
        if rated and whole.value_base and _agrees(sheet, row[rated.out], meant / whole.value_base * _HUNDRED):
            yield _outlay(sheet, part, (whole, out, row[rated.out]), meant)
            return
    for rule in rules:
        out, whole, part = (row[column] for column in rule)
        worked = _worked(out, whole, part)
        if worked is not None and (not is_rate(out) or may_be_meant(out.value_base, worked)):
            yield _finding(sheet, out, whole, part, worked)


def _agrees(sheet: Sheet, rate: Fact, worked: Decimal) -> bool:
    return abs(worked - rate.value_base) <= max(step(rate, sheet.text), Decimal("0.01"))


def _outlay(sheet: Sheet, part: Fact, beside: tuple[Fact, Fact, Fact], meant: Decimal) -> Finding:
    """The outlay that fits neither the remainder nor the rate of its row; `beside`: budget, remainder and rate."""
    whole, rest, _ = beside
    recomputed = f"{in_unit_of(meant, part)}{part.unit}"
    written = f"{in_unit_of(whole.value_base, part)} − {in_unit_of(rest.value_base, part)} = {in_unit_of(meant, part)}"
    return sheet.finding(
        "比率不符",
        "矛盾",
        message=messages.row_outlay(part.row[-1], part.column[-1], stated=figure(part), recomputed=recomputed),
        stated=figure(part),
        recomputed=recomputed,
        formula=f"{written} ≠ {number(part.value)}（{part.unit}）",
        facts=(part, *beside),
    )


def _finding(sheet: Sheet, out: Fact, whole: Fact, part: Fact, worked: Decimal) -> Finding:
    if is_rate(out):
        recomputed = f"{number(worked, 2)}%"
        formula = f"{figure(part)} ÷ {figure(whole)} = {recomputed} ≠ {figure(out)}"
    else:
        recomputed = f"{in_unit_of(worked, out)}{out.unit}"
        terms = f"{in_unit_of(whole.value_base, out)} − {in_unit_of(part.value_base, out)}"
        formula = f"{terms} = {in_unit_of(worked, out)} ≠ {number(out.value)}（{out.unit}）"
    return sheet.finding(
        "比率不符" if is_rate(out) else "合计不符",
        "矛盾",
        message=messages.row_broken(out.row[-1], out.column[-1], stated=figure(out), recomputed=recomputed),
        stated=figure(out),
        recomputed=recomputed,
        formula=formula,
        facts=(out, whole, part),
    )
