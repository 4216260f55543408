"""Targets against what was achieved, where prose gives both; and what `met` means for a printed comparator."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from index.checks import messages
from index.checks.figures import figure, in_unit_of, is_rate, name, number, stem
from index.checks.sheet import Sheet
from index.schema import PLANNED_MONEY, Fact, Finding
from index.text import plain

_NO_AIMS = PLANNED_MONEY | {"分值", "得分", "编制"}
_AT_LEAST = ("≥", "以上", "余")
_AT_MOST = ("≤", "以下")
_GROWTH = ("同比", "较上年", "变化率")
_REASONS = re.compile("原因|措施|备注|说明")
_NOT_DONE = re.compile(r"未(?:能)?(?:完成|达标|达到|实现)|没有?(?:完成|达标|达到)")
"""What a row without a score says of its result: 是否完成 | 未完成."""
_NEARLY = Decimal("0.9")
"""A target of about so much is missed below nine tenths of it."""
_FAR = Decimal("0.05")
_REDUCED = re.compile(
    r"(?:降低|下降|减少|压减|压降|削减|缩减|缩短|节约|减排)(?:率|幅度?|比[例率]|量|额|数|值)*$|降幅|减幅"
)
"""Ends the name of how far something fell."""


def is_met(target: Fact, actual: Fact, *, less_is_better: bool = False) -> bool | None:
    """Whether the achievement meets the target; None when the two cannot be compared."""
    if target.unit_base != actual.unit_base or actual.comparator in ("约", "近", "不足", "<", "≤", "以下"):
        return None
    value, goal = actual.value_base, target.value_base
    if target.comparator in (">", "超"):
        return value > goal or (actual.comparator in (">", "超", "以上", "余") and value >= goal)
    if target.comparator in ("<", "不足"):
        return value < goal
    if target.comparator in _AT_MOST:
        return value <= goal
    if target.comparator in ("约", "近"):
        return value >= goal * _NEARLY
    if target.comparator in _AT_LEAST:
        return value >= goal
    return value <= goal if less_is_better else value >= goal


def less_is_better(words: str, known: Iterable[str]) -> bool:
    """Whether an indicator is the better for being small: 能耗, and not 能耗降低率, which says how much it fell.

    Args:
        known: The pack's words for such indicators.
    """
    return any(plain(word) in words for word in known) and not _REDUCED.search(words)


def spelled(fact: Fact) -> str:
    """The figure with its comparator: <100%, 20家以上."""
    mark = fact.comparator
    return (
        f"{mark}{figure(fact)}" if mark in ("≥", "≤", ">", "<", "约", "近", "超", "不足") else f"{figure(fact)}{mark}"
    )


def check_targets(sheet: Sheet) -> Iterator[Finding]:
    """One hint for each target that the report's own figure misses, in prose and in every row of its forms; and targets
    and results whose growth rates imply different figures for the year before."""
    groups: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in sheet.facts:
        if fact.basis not in _NO_AIMS:
            groups[_thing(fact)].append(fact)
    missed: list[tuple[Fact, Fact]] = []
    for facts in groups.values():
        missed.extend(_missed(sheet, [*facts, *_of_part(facts, groups, sheet)]))
    told = {_worths(target, actual) for target, actual in missed}
    for table in sheet.group("table"):
        rows = list(_rows(table))
        failed = [
            (target, actual) for target, actual, marked in rows if _row_missed(sheet, target, actual, marked=marked)
        ]
        if 2 * len(failed) <= len(rows):  # more of them is a form read wrong
            missed.extend(pair for pair in failed if _worths(*pair) not in told)
    for target, actual in missed:
        yield _finding(sheet, target, actual)
    yield from _implied_bases(sheet, groups)


def _worths(target: Fact, actual: Fact) -> tuple[Decimal, Decimal, str]:
    return target.value_base, actual.value_base, target.unit_base


def _rows(table: Sequence[Fact]) -> Iterator[tuple[Fact, Fact, bool | None]]:
    """Target and result of each row of a table that has one of either, and whether it was marked down; None: no score."""
    by_row: dict[int | None, dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in table:
        if not fact.change:
            by_row[fact.location.row][fact.basis].append(fact)
    for row in by_row.values():
        row["实际值"] = [fact for fact in row["实际值"] if not _REASONS.search("".join(fact.column[-1:]))]
        if target := _in_force(row["目标值"]) if len(row["实际值"]) == 1 else None:
            points, scores = row["分值"], row["得分"]
            known = bool(points) and bool(scores)
            yield target, row["实际值"][0], scores[-1].value < points[-1].value if known else None


def _in_force(targets: Sequence[Fact]) -> Fact | None:
    """The target of a row: its only one, or of 年初指标值 and 调整指标值 in columns of their own the last."""
    ordered = sorted((fact for fact in targets if fact.row), key=lambda fact: fact.location.column or 0)
    apart = len({fact.location.column for fact in ordered}) == len(ordered)
    return ordered[-1] if ordered and apart else None


def _row_missed(sheet: Sheet, target: Fact, actual: Fact, *, marked: bool | None) -> bool:
    """Whether the row's result misses its target: by the sign printed, or, without one, by the mark it got or what it says."""
    said = marked is None and _NOT_DONE.search(plain(sheet.text[actual.sentence_start : actual.sentence_end]))
    if marked is False or not (target.comparator or marked or said):
        return False
    less = less_is_better(plain(f"{target.metric_text}{target.row[-1]}"), sheet.pack.less_is_better)
    return is_met(target, actual, less_is_better=less) is False


def _thing(fact: Fact) -> tuple[object, ...]:
    kind = "同比" if fact.change in _GROWTH else fact.change
    return (fact.metric or stem(fact) or plain(fact.metric_text), fact.year, fact.unit_base, kind, fact.subject)


def _missed(sheet: Sheet, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    proposing = [word for topic in sheet.pack.topic if topic.prospective for word in topic.headings]
    targets = [
        fact
        for fact in facts
        if fact.basis == "目标值"
        and fact.origin == "text"
        and not any(word in heading for heading in fact.section for word in proposing)
    ]
    actuals = [fact for fact in facts if fact.basis != "目标值" and not fact.comparator]
    values = {actual.value_base for actual in actuals}
    if not targets or len(values) != 1 or len({target.value_base for target in targets}) != 1:
        return
    words = plain(name(targets[0]))
    less = less_is_better(words, sheet.pack.less_is_better)
    apart = sheet.paragraph_start(targets[0]) != sheet.paragraph_start(actuals[0])
    beside = targets[0].sentence_start == actuals[0].sentence_start
    if (apart or beside) and is_met(targets[0], actuals[0], less_is_better=less) is False:
        yield targets[0], actuals[0]


def _of_part(facts: Sequence[Fact], groups: dict[tuple[object, ...], list[Fact]], sheet: Sheet) -> Iterator[Fact]:
    """What was reached of a goal's one part, where the report gives nothing of the goal's own: 规上工业企业税金 of 工业税收."""
    metric = facts[0].metric
    if not metric or any(fact.basis != "目标值" for fact in facts):
        return
    _, *rest = _thing(facts[0])
    for part in sheet.pack.metric:
        if part.parent == metric:
            yield from (fact for fact in groups.get((part.name, *rest), ()) if fact.basis != "目标值")


def _finding(sheet: Sheet, target: Fact, actual: Fact) -> Finding:
    rate = f"{number(actual.value_base / target.value_base * 100, 2)}%" if target.value_base else ""
    share = f"{in_unit_of(actual.value_base, target)} ÷ {in_unit_of(target.value_base, target)} = {rate}"
    return sheet.finding(
        "目标未完成",
        "提示",
        message=messages.target_missed(name(target), target=spelled(target), actual=spelled(actual)),
        stated=spelled(target),
        recomputed=spelled(actual),
        formula=_written(target, actual)
        if is_rate(target) or not rate or _is_over(target, actual)
        else f"完成率 {share}",
        facts=(target, actual),
    )


def _is_over(target: Fact, actual: Fact) -> bool:
    return actual.value_base > target.value_base


def _written(target: Fact, actual: Fact) -> str:
    """The result against its target: 88.6% < ≥90%; 12.8% 不满足 ≤12%."""
    return f"{spelled(actual)} {'不满足' if _is_over(target, actual) else '<'} {spelled(target)}"


def _implied_bases(sheet: Sheet, groups: dict[tuple[object, ...], list[Fact]]) -> Iterator[Finding]:
    for (named, year, unit, change, subject), facts in groups.items():
        if change or unit == "%":
            continue
        growths = groups.get((named, year, "%", "同比", subject), [])
        by_target = _base(facts, growths, target=True)
        by_actual = _base(facts, growths, target=False)
        if not by_target or not by_actual:
            continue
        (first, amount, rate), (second, other, other_rate) = by_target, by_actual
        if abs(first - second) > _FAR * max(first, second):
            shown = [f"{number(base / (amount.value_base / amount.value), 2)}{amount.unit}" for base in (first, second)]
            yield sheet.finding(
                "上年数不一",
                "提示",
                message=messages.implied_base(name(amount), by_target=shown[0], by_actual=shown[1]),
                stated=shown[0],
                recomputed=shown[1],
                formula=f"{figure(amount)} ÷ (1 + {figure(rate)}) = {shown[0]}；"
                f"{figure(other)} ÷ (1 + {figure(other_rate)}) = {shown[1]}",
                facts=(amount, rate, other, other_rate),
            )


def _base(facts: Sequence[Fact], growths: Sequence[Fact], *, target: bool) -> tuple[Decimal, Fact, Fact] | None:
    """Last year's figure by this year's amount and growth, of the targets or of the results."""
    amounts = [fact for fact in facts if (fact.basis == "目标值") == target and fact.value and not fact.comparator]
    rates = [fact for fact in growths if (fact.basis == "目标值") == target and fact.value_base > -100]
    if len(amounts) != 1 or len(rates) != 1:
        return None
    return amounts[0].value_base / (1 + rates[0].value_base / 100), amounts[0], rates[0]
