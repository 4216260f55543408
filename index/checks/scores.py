"""Points that prose gives: of each group against the total, and of a group against its rows of the 自评表.

决策20分，得17.50分；过程25分，得20.20分 … are groups when together they are worth the whole, a hundred points.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from index.checks import messages
from index.checks.figures import figure, is_exact, number
from index.checks.sheet import Kind, Sheet
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
    yield points_differ(sheet, said[0], [group.score for group in groups], messages.group_scores)


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
    yield points_differ(sheet, group.score, scores, partial(messages.group_rows, named))


def points_differ(
    sheet: Sheet, said: Fact, members: Sequence[Fact], message: Callable[..., str], *, kind: Kind = "总分不符"
) -> Finding:
    """A finding that points do not come to what is said of them together."""
    stated, worth = number(said.value), number(sum((member.value for member in members), Decimal(0)))
    return sheet.finding(
        kind,
        "矛盾",
        message=message(stated=stated, recomputed=worth),
        stated=figure(said) if said.origin == "text" else f"{stated}分",
        recomputed=f"{worth}分",
        formula=f"{' + '.join(number(member.value) for member in members)} = {worth} ≠ {stated}（分）",
        facts=(said, *members),
    )


def _stem(words: str) -> str:
    return _TAIL.sub("", re.sub(r"[(（][^)）]*[)）]", "", plain(words)))
