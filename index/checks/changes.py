"""Growth and differences against the figures of the two years: 较2022年12.02万元下降62.48%; 增减 −7.51.

What a change is measured against is read from the words before it: one against a budget, a plan or a target is no
growth over the year, and after 其中 a change is of the item it follows. The two years' figures are those the sentence
compares, whatever they are called; else those of the metric. From any two of this year's figure, last year's figure
and the difference, the printed percentage follows. When one pair gives it, it holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from index.checks import messages
from index.checks.figures import (
    changed,
    direction,
    figure,
    in_unit_of,
    is_amount,
    is_exact,
    is_rate,
    is_slip,
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
_AGAINST = r"(?:比|较|与|同|和|对照|距|离|占|超|低于|高于|由|从)"
_AGAINST_PLAN = re.compile(
    rf"{_AGAINST}[^，,。；;]{{0,14}}?(?:预算|计划|目标|任务|指标|定额|限额|标准|概算|控制数|批复|下达|原定|省均|市均|平均)"
    r"|节约|节支|环比|追加|调[增减]"
)
_AGAINST_PAST = re.compile(
    rf"{_AGAINST}[^，,。；;]{{0,10}}?(?:上一?年|去年|前年|(?P<year>(?:19|20)\d\d)年|同期|年初)|同比|上一?年|去年"
)
_COMPARED = re.compile(r"(?:比|较|与|同|和|由|从|上一?年|去年|(?:19|20)\d\d年)[^，,。；;]*$")
_TO = re.compile(r"[增减升降涨提落高低少长加][^，,。；;]{0,4}[到至为]\s*$")
_LONGEST_TAIL = 16
"""Characters from last year's figure to the word of the change: 12.02万元相比，下降62.48%."""
_LAST = Decimal("1.5")
"""Units of the last printed digit that rounding of the difference may cost."""
_FAR = 3
"""A change recomputed more than so many times off was recomputed from the wrong figures."""

Pair = tuple[Fact, Fact]


def check_changes(sheet: Sheet) -> Iterator[Finding]:
    """One finding for each growth rate or difference that the two years' figures contradict."""
    for fact in sheet.facts:
        if not is_exact(fact) or fact.basis == "目标值" or not _over_a_year(sheet, fact):
            continue
        if is_rate(fact) and fact.change in _CHANGES:
            yield from _check(sheet, fact, _growth)
        elif fact.change == "增减额":
            yield from _check(sheet, fact, _difference)


def _over_a_year(sheet: Sheet, fact: Fact) -> bool:
    """Whether the change is one against the year before, as far as its words or headers tell."""
    words = "".join(fact.column) if fact.origin == "table" else sheet.text[fact.sentence_start : fact.value_start]
    plans = [match.end() for match in _AGAINST_PLAN.finditer(words)]
    pasts = list(_AGAINST_PAST.finditer(words))
    if plans and (not pasts or plans[-1] > pasts[-1].end()):
        return False
    named = pasts[-1]["year"] if pasts else None
    return not named or fact.year is None or int(named) in (fact.year, fact.year - 1)


def _growth(now: Fact, before: Fact) -> Decimal | None:
    return (now.value_base / before.value_base - 1) * _HUNDRED if before.value_base else None


def _difference(now: Fact, before: Fact) -> Decimal | None:
    return now.value_base - before.value_base


def _check(sheet: Sheet, fact: Fact, work_out: Callable[[Fact, Fact], Decimal | None]) -> Iterator[Finding]:
    pairs = _pairs(sheet, fact) or (_by_difference(sheet, fact) if is_rate(fact) else [])
    worked = _worked(pairs, work_out)
    beside = _worked(_pairs_beside(sheet, fact), work_out)
    if any(_agrees(sheet, fact, value, pair) for value, pair in (*worked, *beside)):
        return
    differences = _from_differences(sheet, fact) if is_rate(fact) else []
    if any(abs(abs(value) - abs(fact.value_base)) <= _LAST * step(fact, sheet.text) for value, _, _ in differences):
        return
    worked = [(value, pair) for value, pair in worked if _may_be_meant(fact.value_base, value)]
    if worked:
        value, pair = min(worked, key=lambda item: abs(abs(item[0]) - abs(fact.value_base)))
        turned = abs(abs(value) - abs(fact.value_base)) <= _slack(sheet, fact, pair)
        yield _finding(sheet, fact, value, pair, turned=turned)
    elif not pairs:
        own = [found for found in differences if _is_said_with(sheet, fact, found[1])]
        if own and _may_be_meant(fact.value_base, own[0][0]):
            yield _difference_finding(sheet, fact, *own[0])


def _may_be_meant(stated: Decimal, worked: Decimal) -> bool:
    small, large = sorted((abs(stated), abs(worked)))
    return large <= small * _FAR or is_slip(stated, worked)


def _worked(pairs: Sequence[Pair], work_out: Callable[[Fact, Fact], Decimal | None]) -> list[tuple[Decimal, Pair]]:
    return [(value, pair) for pair in pairs if (value := work_out(*pair)) is not None]


def _pairs(sheet: Sheet, fact: Fact) -> list[Pair]:
    """This year's and last year's figure that the change is of, from the narrowest scope that has both."""
    if fact.origin == "text":
        compared = _compared(sheet, fact)
        if compared is not None:
            return compared
        head = _head(sheet, fact)
        if head is not None and head.metric != fact.metric:
            return []
    for scope, near in sheet.around(fact):
        if scope in ("column", "table") or (scope == "report" and not fact.metric):
            continue
        same = [other for other in near if _is_of(other, fact)]
        pairs = [(now, before) for now in same for before in same if _follow(now, before, fact)]
        if pairs:
            return pairs
    return []


def _amounts_before(sheet: Sheet, fact: Fact) -> list[Fact]:
    """The amounts of the sentence that stand before the change, nearest first; a size of another kind is none."""
    near = next((facts for scope, facts in sheet.around(fact) if scope == "sentence"), ())
    before = [other for other in near if other.value_start < fact.value_start and not is_rate(other)]
    unit = fact.unit_base if not is_rate(fact) else ""
    amounts = [other for other in before if is_amount(other) and unit in ("", other.unit_base)]
    return amounts[::-1]


def _head(sheet: Sheet, fact: Fact) -> Fact | None:
    """The figure the change follows: the item itself, where it is listed with its own change."""
    return next((other for other in _amounts_before(sheet, fact) if other.year in (None, fact.year)), None)


def _compared(sheet: Sheet, fact: Fact) -> list[Pair] | None:
    """The figures the sentence itself compares: X，比上年Y下降B%; None where it does not."""
    amounts = _amounts_before(sheet, fact)
    if not amounts:
        return None
    before = amounts[0]
    lead = sheet.text[amounts[1].value_end if len(amounts) > 1 else fact.sentence_start : before.value_start]
    if len(amounts) > 1 and _TO.search(lead) and amounts[1].unit_base == before.unit_base:
        was = amounts[1]
        return [(before, was)] if was.year == (fact.year or 0) - 1 and was.basis in _OUTCOMES else []
    tail = _without_changes(sheet, before, fact)
    if not _COMPARED.search(lead) or len(tail) > _LONGEST_TAIL or any(mark in tail for mark in "。；;（("):
        return None
    if before.basis not in _OUTCOMES or (before.year is not None and before.year != (fact.year or 0) - 1):
        return None
    rest = [other for other in amounts[1:] if other.unit_base == before.unit_base and other.basis in _OUTCOMES]
    rest = [other for other in rest if other.year in (None, fact.year)]
    if not rest:
        return None
    same = [other for other in rest if before.metric and other.metric == before.metric]
    between = sheet.text[rest[-1].value_end : before.value_start]
    if not same and ("其中" in between or "（" in between):
        return []
    return [(now, before) for now in (same or rest[:1])]


def _without_changes(sheet: Sheet, before: Fact, fact: Fact) -> str:
    """The text from last year's figure to the change, without other changes that stand between."""
    near = next((facts for scope, facts in sheet.around(fact) if scope == "sentence"), ())
    start = before.value_end
    for other in near:
        if before.value_end <= other.value_start < fact.value_start and other.change:
            start = other.value_end
    return sheet.text[start : fact.value_start]


def _pairs_beside(sheet: Sheet, fact: Fact) -> list[Pair]:
    """Any two figures of the sentence that may be this year's and last year's, whatever they are called: after 其中 a
    comparison often returns to the total."""
    near = next((facts for scope, facts in sheet.around(fact) if scope == "sentence"), ())
    amounts = [other for other in near if is_amount(other) and not is_rate(other)]
    found = [(now, before) for now in amounts for before in amounts if _follow(now, before, fact)]
    return [*found, *(pair for pair in _years_of_one(sheet, fact) if pair not in found)]


def _years_of_one(sheet: Sheet, fact: Fact) -> list[Pair]:
    """The pairs of two years of one metric, or of what two sentences begin with, that its paragraph gives, whatever the
    change was read to be of."""
    near = next((facts for scope, facts in sheet.around(fact) if scope == "paragraph"), ())
    known = [other for other in near if is_amount(other) and not is_rate(other)]
    first = {other.sentence_start: other.id for other in reversed(known)}
    found: list[Pair] = []
    for now in known:
        for before in known:
            heads = {now.id, before.id} <= set(first.values())
            if _follow(now, before, fact) and (heads or (now.metric and now.metric == before.metric)):
                found.append((now, before))
    return found


def _by_difference(sheet: Sheet, fact: Fact) -> list[Pair]:
    """The two years whose difference is printed just before the percentage: 与上年相比减少21.27万元，下降31.27%."""
    near = next((facts for scope, facts in sheet.around(fact) if scope == "sentence"), ())
    last = next((other for other in reversed(near) if other.value_start < fact.value_start), None)
    if last is None or not is_exact(last) or not direction(last, sheet.text):
        return []
    between = sheet.text[last.value_end : fact.value_start]
    if len(between) > _LONGEST_TAIL or any(mark in between for mark in "。；;"):
        return []
    gap = abs(last.value_base)
    pairs = [
        (now, before)
        for now, before in _years_of_one(sheet, fact)
        if now.unit_base == last.unit_base
        and abs(abs(now.value_base - before.value_base) - gap) <= sum_slack((last, now, before), sheet.text)
    ]
    return pairs if len({(now.value_base, before.value_base) for now, before in pairs}) == 1 else []


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
    changes = [other for other in changes if _over_a_year(sheet, other)]
    amounts = [other for other in near if _is_of(other, fact) and other.year == fact.year and other.basis in _OUTCOMES]
    found: list[tuple[Decimal, Fact, Fact]] = []
    for change in changes:
        for now in amounts:
            signed = abs(change.value_base) * (direction(change, sheet.text) or 1)
            before = now.value_base - signed
            if change.unit_base == now.unit_base and before > 0:
                found.append((signed / before * _HUNDRED, change, now))
    return found


def _is_said_with(sheet: Sheet, fact: Fact, change: Fact) -> bool:
    """Whether the difference and the percentage are said in one breath, of the figure before them: 减少A，下降B%."""
    head = _head(sheet, fact)
    if fact.origin == "table":
        return True
    between = sheet.text[change.value_end : fact.value_start]
    return (
        len(between) <= _LONGEST_TAIL
        and not any(mark in between for mark in "。；;")
        and (head is None or head.metric == fact.metric)
    )


def _is_about(other: Fact, fact: Fact) -> bool:
    return bool(fact.metric) and other.metric == fact.metric and other.year == fact.year


def _difference_finding(sheet: Sheet, fact: Fact, value: Decimal, change: Fact, now: Fact) -> Finding:
    signed, mark = abs(change.value_base), "+" if value < 0 else "−"
    bracket = f"({figure(now)} {mark} {in_unit_of(signed, change)}{change.unit})"
    size = f"{number(abs(value), 2)}%"
    stated, recomputed = _said(sheet, fact, value), changed(value, size, rate=True)
    return sheet.finding(
        "增减不符",
        "矛盾",
        message=messages.change_broken(name(fact), stated=stated, recomputed=recomputed),
        stated=stated,
        recomputed=recomputed,
        formula=f"{figure(change)} ÷ {bracket} = {size} ≠ {figure(fact)}",
        facts=(fact, change, now),
    )


def _said(sheet: Sheet, fact: Fact, value: Decimal) -> str:
    """The change as the report states it, with its direction; where it states none, with that of `value`."""
    size = figure(fact).removeprefix("-")
    return changed(Decimal(direction(fact, sheet.text)) or value, size, rate=is_rate(fact))


def _finding(sheet: Sheet, fact: Fact, value: Decimal, pair: Pair, *, turned: bool) -> Finding:
    now, before = pair
    rate = is_rate(fact)
    size = f"{number(abs(value), 2)}%" if rate else f"{in_unit_of(abs(value), now)}{now.unit}"
    fell = value < 0 and (direction(fact, sheet.text) < 0)
    more, less = (before, now) if fell else (now, before)
    worked = f"{'-' if value < 0 and not fell else ''}{size}"
    gap = f"{figure(more)} − {figure(less)}"
    formula = f"({gap}) ÷ {figure(before)} = {worked}" if rate else f"{gap} = {worked}"
    stated, recomputed = _said(sheet, fact, value), changed(value, size, rate=rate)
    said = messages.change_turned if turned else messages.change_broken
    return sheet.finding(
        "增减不符",
        "矛盾",
        message=said(
            fact.metric or before.metric or name(fact) or name(before) or name(now),
            stated=stated,
            recomputed=recomputed,
        ),
        stated=stated,
        recomputed=recomputed,
        formula=f"{formula} ≠ {figure(fact).removeprefix('-') if fell else figure(fact)}",
        facts=(fact, now, before),
    )
