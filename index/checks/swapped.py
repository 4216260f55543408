"""Two digits in another order: a figure of the prose that another sentence repeats, 112.34 and 121.34.

The order of the digits tells only where the names tell the same thing too, so the fewer the digits the more of a name
both must have; a writer who gives both figures in one paragraph knows two things.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from index.checks import messages
from index.checks.figures import digits, figure, is_amount, is_rate, is_swapped, name
from index.checks.sheet import Sheet
from index.schema import Fact, Finding
from index.text import plain

_LEAST_DIGITS, _TELLING = 3, 4
_SHARED = {3: 5, 4: 2}
"""How many characters of a name two figures must share, by the digits they have."""
_MOST = 600
"""Figures of one unit; beyond it a report is a book of figures, and by chance alone many are near each other."""
_FILLER = re.compile(
    r"[^\u4e00-\u9fff]|资金|金额|总额|实际|累计|共计?|全年|年末|年底|本年|当年|完成|已|数$|额$|情况$|的工程量.*|由.{2,}"
)
_GENERIC = re.compile(
    "支出|收入|预算|资金|经费|项目|金额|补助|补贴|合计|人数|群众|培训|建设|发放|安排|投入|投资|其中|中央|省级|市级|县级|财政|拨付|到位"
)


def check_swapped(sheet: Sheet) -> Iterator[Finding]:
    """One finding for each pair of figures in prose that say one thing with two digits in another order."""
    by_unit: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in sheet.facts:
        if fact.origin == "text" and is_amount(fact) and not is_rate(fact) and fact.year is not None and _long(fact):
            by_unit[(fact.unit, fact.year)].append(fact)
    for facts in by_unit.values():
        if len(facts) <= _MOST:
            yield from _pairs(sheet, facts)


def _long(fact: Fact) -> bool:
    return len(digits(fact.value)) >= _LEAST_DIGITS


def _pairs(sheet: Sheet, facts: Sequence[Fact]) -> Iterator[Finding]:
    alike: dict[tuple[str, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        alike[tuple(sorted(digits(fact.value)))].append(fact)
    for group in alike.values():
        for one, other in combinations(group, 2):
            if is_swapped(one.value, other.value) and _one_thing(sheet, one, other):
                yield _finding(sheet, one, other)


def _one_thing(sheet: Sheet, one: Fact, other: Fact) -> bool:
    here, there = sheet.paragraph_start(one), sheet.paragraph_start(other)
    if here == there or one.subject != other.subject or (one.metric and other.metric and one.metric != other.metric):
        return False
    short, long = sorted((_core(one), _core(other)), key=len)
    needed = _SHARED[min(_TELLING, len(digits(one.value)))]
    return len(short) >= needed and short in long and not _GENERIC.fullmatch(short) and _alike(short, long)


def _alike(short: str, long: str) -> bool:
    """Whether the longer name says hardly more than the shorter."""
    return len(long) <= 2 * len(short)


def _core(fact: Fact) -> str:
    return _FILLER.sub("", plain(fact.metric_text).split("：")[-1].split(":")[-1])


def _finding(sheet: Sheet, one: Fact, other: Fact) -> Finding:
    named = min(name(one), name(other), key=len)
    return sheet.finding(
        "前后不一致",
        "矛盾",
        message=messages.said_twice(f"{named}（{one.year}年）", first=figure(one), second=figure(other)),
        stated=figure(one),
        recomputed=figure(other),
        formula=f"{figure(one)} ≠ {figure(other)}",
        facts=(one, other),
    )
