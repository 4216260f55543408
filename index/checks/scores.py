"""Points that prose gives: of each group against the total, and of a group against its rows of the 自评表.

决策20分，得17.50分；过程25分，得20.20分 … are groups when together they are worth the whole, a hundred points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from index.checks import messages
from index.checks.figures import figure, is_exact, number
from index.checks.sheet import Sheet
from index.schema import Fact, Finding
from index.text import plain

_WHOLE = Decimal(100)
_LEAST = 3
"""Groups of a total."""
_NEAR = Decimal(5)
"""Points a slip may be off; farther off, other groups were meant."""
_TAIL = re.compile(r"(?:一级|二级)?(?:类)?(?:指标)?(?:分析|情况|部分)?(?:分值|得分|满分)?$")


class _Group(NamedTuple):
    points: Fact
    score: Fact


def check_scores(sheet: Sheet) -> Iterator[Finding]:
    """One finding for groups whose scores do not make up the total, and for a group whose rows do not make up its score."""
    for facts in sheet.group("paragraph"):
        groups = _groups(facts)
        if len(groups) >= _LEAST and sum(group.points.value for group in groups) == _WHOLE:
            yield from _total(sheet, groups)
            for group in groups:
                yield from _rows(sheet, group)


def _groups(facts: Sequence[Fact]) -> list[_Group]:
    said = [fact for fact in facts if fact.unit_base == "分" and fact.origin == "text" and is_exact(fact)]
    return [
        _Group(points, score)
        for points, score in pairwise(said)
        if points.basis == "分值" and score.basis == "得分" and points.value >= score.value
    ]


def _total(sheet: Sheet, groups: Sequence[_Group]) -> Iterator[Finding]:
    worth = sum((group.score.value for group in groups), Decimal(0))
    kinds = {metric.name for metric in sheet.pack.metric if metric.kind == "score"}
    said = [fact for fact in sheet.facts if fact.metric in kinds and is_exact(fact) and fact.unit_base == "分"]
    said = [fact for fact in said if fact.basis == "得分"]
    if not said or any(fact.value == worth for fact in said) or abs(said[0].value - worth) > _NEAR:
        return
    terms = " + ".join(number(group.score.value) for group in groups)
    yield sheet.finding(
        "总分不符",
        "矛盾",
        message=messages.group_scores(stated=number(said[0].value), recomputed=number(worth)),
        stated=figure(said[0]),
        recomputed=f"{number(worth)}分",
        formula=f"{terms} = {number(worth)} ≠ {number(said[0].value)}（分）",
        facts=(said[0], *(group.score for group in groups)),
    )


def _rows(sheet: Sheet, group: _Group) -> Iterator[Finding]:
    named = _stem(group.score.metric_text)
    rows = [fact for fact in sheet.facts if fact.origin == "table" and fact.row and _stem(fact.row[0]) == named]
    points = [fact for fact in rows if fact.basis == "分值" and len(fact.row) > 1]
    scores = [fact for fact in rows if fact.basis == "得分" and len(fact.row) > 1]
    if len(points) != len(scores) or sum(fact.value for fact in points) != group.points.value:
        return
    worth = sum((fact.value for fact in scores), Decimal(0))
    if worth == group.score.value or abs(worth - group.score.value) > _NEAR:
        return
    terms = " + ".join(number(fact.value) for fact in scores)
    yield sheet.finding(
        "总分不符",
        "矛盾",
        message=messages.group_rows(named, stated=number(group.score.value), recomputed=number(worth)),
        stated=figure(group.score),
        recomputed=f"{number(worth)}分",
        formula=f"{terms} = {number(worth)} ≠ {number(group.score.value)}（分）",
        facts=(group.score, *scores),
    )


def _stem(words: str) -> str:
    return _TAIL.sub("", re.sub(r"[(（][^)）]*[)）]", "", plain(words)))
