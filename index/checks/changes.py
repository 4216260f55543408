"""Growth and differences against the figures of the two years: 较2022年12.02万元下降62.48%; 增减 −7.51.

From any two of this year's figure, last year's figure and the difference, the printed percentage follows. When one pair
gives it, it holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from index.checks import messages
from index.checks.figures import (
    direction,
    figure,
    in_unit_of,
    is_amount,
    is_exact,
    is_rate,
    name,
    number,
    step,
    sum_slack,
)
from index.checks.sheet import Sheet
from index.schema import Fact, Finding

_HUNDRED = Decimal(100)
_OUTCOMES = {"决算", "实际值", "其他"}
_CHANGES = ("同比", "较上年", "变化率")

Pair = tuple[Fact, Fact]


def check_changes(sheet: Sheet) -> Iterator[Finding]:
    """One finding for each growth rate or difference that the two years' figures contradict."""
    for fact in sheet.facts:
        if not is_exact(fact) or fact.basis == "目标值":
            continue
        if is_rate(fact) and fact.change in _CHANGES:
            yield from _check(sheet, fact, _growth)
        elif fact.change == "增减额":
            yield from _check(sheet, fact, _difference)


def _growth(now: Fact, before: Fact) -> Decimal | None:
    return (now.value_base / before.value_base - 1) * _HUNDRED if before.value_base else None


def _difference(now: Fact, before: Fact) -> Decimal | None:
    return now.value_base - before.value_base


def _check(sheet: Sheet, fact: Fact, work_out: Callable[[Fact, Fact], Decimal | None]) -> Iterator[Finding]:
    worked = _worked(_pairs(sheet, fact), work_out)
    beside = _worked(_pairs_beside(sheet, fact), work_out)
    if any(_agrees(sheet, fact, value, pair) for value, pair in (*worked, *beside)):
        return
    differences = _from_differences(sheet, fact) if is_rate(fact) else []
    if any(abs(abs(value) - abs(fact.value_base)) <= 2 * step(fact, sheet.text) for value, _, _ in differences):
        return
    if worked:
        value, pair = min(worked, key=lambda item: abs(abs(item[0]) - abs(fact.value_base)))
        turned = abs(abs(value) - abs(fact.value_base)) <= _slack(sheet, fact, pair)
        yield _finding(sheet, fact, value, pair, turned=turned)
    elif differences:
        yield _difference_finding(sheet, fact, *differences[0])


def _worked(pairs: Sequence[Pair], work_out: Callable[[Fact, Fact], Decimal | None]) -> list[tuple[Decimal, Pair]]:
    return [(value, pair) for pair in pairs if (value := work_out(*pair)) is not None]


def _pairs(sheet: Sheet, fact: Fact) -> list[Pair]:
    """This year's and last year's figure of the same thing, from the narrowest scope that has both."""
    for scope, near in sheet.around(fact):
        if scope in ("column", "table") or (scope == "report" and not fact.metric):
            continue
        same = [other for other in near if _is_of(other, fact)]
        pairs = [(now, before) for now in same for before in same if _follow(now, before, fact)]
        if pairs:
            return pairs
    return []


def _pairs_beside(sheet: Sheet, fact: Fact) -> list[Pair]:
    """Any two figures of the sentence that may be this year's and last year's, whatever they are called: after 其中 a
    comparison often returns to the total."""
    near = next((facts for scope, facts in sheet.around(fact) if scope == "sentence"), ())
    amounts = [other for other in near if is_amount(other) and not is_rate(other)]
    return [(now, before) for now in amounts for before in amounts if _follow(now, before, fact)]


def _is_of(other: Fact, fact: Fact) -> bool:
    same_name = other.metric == fact.metric if fact.metric else _stem(other) == _stem(fact)
    return is_amount(other) and not is_rate(other) and same_name and other.subject == fact.subject


def _stem(fact: Fact) -> str:
    return fact.metric_text.replace(" ", "")


def _follow(now: Fact, before: Fact, fact: Fact) -> bool:
    if now.year is None or before.year is None or now.year != fact.year:
        return False
    one_basis = now.basis == before.basis or {now.basis, before.basis} <= _OUTCOMES
    return before.year == now.year - 1 and one_basis and now.unit_base == before.unit_base


def _agrees(sheet: Sheet, fact: Fact, value: Decimal, pair: Pair) -> bool:
    way = direction(fact, sheet.text)
    right_way = not way or not value or (value > 0) == (way > 0)
    return right_way and abs(abs(value) - abs(fact.value_base)) <= _slack(sheet, fact, pair)


def _slack(sheet: Sheet, fact: Fact, pair: Pair) -> Decimal:
    own = step(fact, sheet.text)
    if fact.change == "增减额":
        return sum_slack((fact, *pair), sheet.text)
    now, before = pair
    lost = (step(now, sheet.text) + step(before, sheet.text) * abs(now.value_base / before.value_base)) / 2
    return own + lost / abs(before.value_base) * _HUNDRED


def _from_differences(sheet: Sheet, fact: Fact) -> list[tuple[Decimal, Fact, Fact]]:
    """The percentage by the printed difference and this year's figure: 5.14万元，减2.2万元，减29.97%."""
    scopes = dict(sheet.around(fact))
    near = scopes.get("paragraph") or scopes.get("row") or ()
    changes = [other for other in near if other.change == "增减额" and _is_about(other, fact) and is_exact(other)]
    amounts = [other for other in near if _is_of(other, fact) and other.year == fact.year and other.basis in _OUTCOMES]
    found: list[tuple[Decimal, Fact, Fact]] = []
    for change in changes:
        for now in amounts:
            signed = abs(change.value_base) * (direction(change, sheet.text) or 1)
            before = now.value_base - signed
            if change.unit_base == now.unit_base and before > 0:
                found.append((signed / before * _HUNDRED, change, now))
    return found


def _is_about(other: Fact, fact: Fact) -> bool:
    return bool(fact.metric) and other.metric == fact.metric and other.year == fact.year


def _difference_finding(sheet: Sheet, fact: Fact, value: Decimal, change: Fact, now: Fact) -> Finding:
    recomputed = f"{number(value, 2)}%"
    signed, mark = abs(change.value_base), "+" if value < 0 else "−"
    bracket = f"({figure(now)} {mark} {in_unit_of(signed, change)}{change.unit})"
    return sheet.finding(
        "增减不符",
        "矛盾",
        message=messages.change_broken(name(fact), stated=figure(fact), recomputed=recomputed),
        stated=figure(fact),
        recomputed=recomputed,
        formula=f"{figure(change)} ÷ {bracket} = {number(abs(value), 2)}% ≠ {figure(fact)}",
        facts=(fact, change, now),
    )


def _finding(sheet: Sheet, fact: Fact, value: Decimal, pair: Pair, *, turned: bool) -> Finding:
    now, before = pair
    rate = is_rate(fact)
    recomputed = f"{number(value, 2)}%" if rate else f"{in_unit_of(value, now)}{now.unit}"
    if rate:
        formula = f"({figure(now)} − {figure(before)}) ÷ {figure(before)} = {recomputed} ≠ {figure(fact)}"
    else:
        formula = f"{figure(now)} − {figure(before)} = {recomputed} ≠ {figure(fact)}"
    said = messages.change_turned if turned else messages.change_broken
    return sheet.finding(
        "增减不符",
        "矛盾",
        message=said(name(fact), stated=figure(fact), recomputed=recomputed),
        stated=figure(fact),
        recomputed=recomputed,
        formula=formula,
        facts=(fact, now, before),
    )
