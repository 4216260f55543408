"""The 自评表: points and scores of each indicator, of each group and in total, and scores against what was achieved.

A row's points are its rightmost 分值; a 分值 left of it belongs to a group (质量指标（20分）) that reaches down to the
next group of its own or a higher level.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from index.checks import messages
from index.checks.figures import is_exact, number
from index.checks.scores import points_differ
from index.checks.sheet import Sheet
from index.checks.targets import is_met, less_is_better, spelled
from index.forms import is_total
from index.schema import Fact, Finding, Table
from index.text import plain

_LEAST_SHARE, _MOST_SHARE = Decimal("0.6"), Decimal("1.6")


class _Row(NamedTuple):
    """One indicator of a ledger."""

    number: int
    points: Fact
    score: Fact | None
    target: Fact | None
    actual: Fact | None
    is_total: bool

    @property
    def name(self) -> str:
        return self.points.row[-1] if self.points.row else self.points.metric_text


def check_ledger(sheet: Sheet) -> Iterator[Finding]:
    """Findings on every table that gives points."""
    for facts in sheet.group("table"):
        rows = _rows(facts)
        items = [row for row in rows if not row.is_total]
        if not items:
            continue
        for row in items:
            yield from _check_row(sheet, row)
        yield from _check_groups(sheet, facts, items)
        totals = [row for row in rows if row.is_total]
        if len(totals) == 1:
            yield from _check_total(sheet, totals[0], items)
        yield from _check_text_score(sheet, items, totals)


def _rows(facts: Sequence[Fact]) -> list[_Row]:
    """The rows that give points; those of a head, 预算执行（10分）, have their score in the row below it."""
    by_row: dict[int, list[Fact]] = {}
    for fact in facts:
        by_row.setdefault(fact.location.row or 0, []).append(fact)
    for at, row in sorted(by_row.items()):
        below = by_row.get(at + 1, [])
        if all(fact.basis == "分值" and not fact.row and not fact.column for fact in row):
            row[:] = [] if any(fact.basis == "分值" for fact in below) else row + below
    found = (_row(number, row) for number, row in sorted(by_row.items()))
    return [row for row in found if row is not None]


def _row(row_number: int, facts: Sequence[Fact]) -> _Row | None:
    points = [fact for fact in facts if fact.basis == "分值"]
    if not points:
        return None
    own = max(points, key=lambda fact: fact.location.column or 0)
    return _Row(
        number=row_number,
        points=own,
        score=_last(facts, "得分"),
        target=_last(facts, "目标值"),
        actual=_last(facts, "实际值"),
        is_total=bool(own.row) and (is_total(own.row[-1]) or is_total(own.row[0])),
    )


def _last(facts: Sequence[Fact], basis: str) -> Fact | None:
    """The row's only figure on a basis, None when it has none or several (冬季≥18，夏季≤26)."""
    found = [fact for fact in facts if fact.basis == basis]
    return found[0] if len(found) == 1 else None


def _check_row(sheet: Sheet, row: _Row) -> Iterator[Finding]:
    if row.score is None:
        return
    if row.score.value > row.points.value:
        yield sheet.finding(
            "得分超分值",
            "矛盾",
            message=messages.score_over_points(
                row.name, points=number(row.points.value), score=number(row.score.value)
            ),
            stated=f"得分{number(row.score.value)}",
            recomputed=f"≤ {number(row.points.value)}",
            formula=f"{number(row.score.value)} > {number(row.points.value)}（分）",
            facts=(row.score, row.points),
        )
    elif row.score.value == row.points.value and row.points.value and row.target and row.actual:
        yield from _check_target(sheet, row, row.target, row.actual, row.score)


def _check_target(sheet: Sheet, row: _Row, target: Fact, actual: Fact, score: Fact) -> Iterator[Finding]:
    less = less_is_better(plain(f"{target.metric_text}{row.name}"), sheet.pack.less_is_better)
    if is_met(target, actual, less_is_better=less) is not False:
        return
    yield sheet.finding(
        "未达目标得满分",
        "矛盾" if target.comparator else "差异",
        message=messages.target_missed_full_score(
            row.name, target=spelled(target), actual=spelled(actual), score=number(score.value)
        ),
        stated=f"{spelled(actual)}，得{number(score.value)}分",
        recomputed=f"目标 {spelled(target)} 未达到",
        formula=f"{spelled(actual)} 不满足 {spelled(target)}；得分{number(score.value)} = 分值{number(score.value)}",
        facts=(actual, target, row.points, score),
    )


def _check_groups(sheet: Sheet, facts: Sequence[Fact], items: Sequence[_Row]) -> Iterator[Finding]:
    own = {row.points.id for row in items}
    place = facts[0].location.table
    table = sheet.document.tables[place] if place is not None and place < len(sheet.document.tables) else None
    for group in facts:
        if group.basis != "分值" or group.id in own or table is None or not _is_left(group, items):
            continue
        last = _last_row(table, group)
        members = [row.points for row in items if (group.location.row or 0) <= row.number <= last]
        worth = sum((member.value for member in members), Decimal(0))
        if members and worth != group.value and _near(worth, group.value):
            message = partial(messages.group_points, "".join(group.quote.split()))
            yield points_differ(sheet, group, members, message, kind="分值不符")


def _is_left(group: Fact, items: Sequence[_Row]) -> bool:
    """Whether the figure stands left of its row's own points."""
    columns = [row.points.location.column for row in items if row.number == group.location.row]
    return bool(columns) and (group.location.column or 0) < (columns[0] or 0)


def _last_row(table: Table, group: Fact) -> int:
    """The last grid row the group's cell covers: its span, or the row above the next printed cell at its level."""
    row, column = group.location.row or 0, group.location.column or 0
    cell = next((cell for cell in table.cells if (cell.row, cell.column) == (row, column)), None)
    if cell is not None and cell.row_span > 1:
        return row + cell.row_span - 1
    below = [cell.row for cell in table.cells if cell.row > row and cell.column <= column and cell.start < cell.end]
    return min(below) - 1 if below else table.rows - 1


def _near(worth: Decimal, stated: Decimal) -> bool:
    return bool(stated) and _LEAST_SHARE <= worth / stated <= _MOST_SHARE


def _check_total(sheet: Sheet, total: _Row, items: Sequence[_Row]) -> Iterator[Finding]:
    """分值 and 得分 of the total row against its table's indicators, the row of 执行率 counted or not."""
    for column, stated, members in (
        ("分值", total.points, [row.points for row in items]),
        ("得分", total.score, [row.score for row in items if row.score is not None]),
    ):
        if stated is None or len(members) < 2:
            continue
        same = [member for member in members if member.location.column == stated.location.column]
        readings = [members, *([same] if len(same) > 1 else [])]
        worths = [sum((member.value for member in reading), Decimal(0)) for reading in readings]
        complete = column == "分值" or len(members) == len(items)
        if complete and stated.value not in worths and _near(worths[0], stated.value):
            yield points_differ(sheet, stated, members, partial(messages.ledger_total, column))


def _check_text_score(sheet: Sheet, items: Sequence[_Row], totals: Sequence[_Row]) -> Iterator[Finding]:
    """A ledger of a hundred points without a total row: its scores against the one score the prose gives."""
    scores = [row.score for row in items if row.score is not None]
    points = sum((row.points.value for row in items), Decimal(0))
    if totals or points != 100 or len(scores) != len(items) or _of_project(sheet, items[0].points):
        return
    worth = sum((score.value for score in scores), Decimal(0))
    kinds = {metric.name for metric in sheet.pack.metric if metric.kind == "score"}
    said = [fact for fact in sheet.facts if fact.origin == "text" and fact.metric in kinds and is_exact(fact)]
    said = [fact for fact in said if fact.basis in ("得分", "实际值", "其他") and fact.unit_base != "%"]
    if said and all(fact.value != worth for fact in said) and _near(worth, said[0].value):
        yield points_differ(sheet, said[0], scores, messages.text_score)


def _of_project(sheet: Sheet, fact: Fact) -> bool:
    """Whether a department's report has the form of one of its projects in that table: 项目支出绩效自评表."""
    table = fact.location.table
    title = sheet.document.tables[table].title if table is not None else ""
    return sheet.report.identity.kind == "部门整体支出" and "项目" in title and not re.search("整体|部门", title)
