"""Totals the pack knows the parts of: 总支出 = 基本支出 + 项目支出, 编制数 = 行政编制 + 事业编制 + 工勤编制.

The rules of one total are alternatives; when any of them holds, or any choice among figures stated more than once,
nothing is said. Operands are looked for where the total stands, and in the whole report only when they are not there
and stand together themselves: figures picked from all over a report are seldom parts of one sum.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, islice, product

from index.checks import messages
from index.checks.figures import adds_up, figure, in_unit_of, is_amount, likely, name, sum_slack, written_sum
from index.checks.sheet import Sheet
from index.packs import IdentityRule
from index.schema import Fact, Finding

_CHOICES = 64
"""How many ways to choose among repeated figures are tried."""
_EXTRAS = 5
"""How many further parts of a total are tried as additions to a rule."""
_DIVIDED = re.compile(r"(?:按|从)[^，,。；;：:]{2,16}?(?:分类?|划分|来?看|科目)[，,：:]")

_LESS = "-"
_CARRIED = "年初结转和结余"
_LEFT_OVER = "年末结转和结余"
"""支出总计 holds it as well: what was not spent stands on the side of outlay."""
_CARRIED_WORDS = re.compile(r"(?:年初|上年度?|以前年度)[^，,。；;\n]{0,4}结[转余]")
"""What a year's own income leaves out and the income in all holds."""
_OF_THE_YEAR = re.compile(r"本年|当年")
_IN_ALL = re.compile(r"总计|总额|可用|可支配")

Parts = tuple[Fact, ...]


def check_identities(sheet: Sheet) -> Iterator[Finding]:
    """One finding for each stated total that equals no listing of its parts."""
    rules: dict[tuple[str, str], list[IdentityRule]] = defaultdict(list)
    for rule in sheet.pack.identity:
        rules[(rule.total, rule.aspect)].append(rule)
    for (metric, _), alternatives in rules.items():
        for total in sheet.facts:
            if total.metric != metric or not is_amount(total):
                continue
            parts = _broken_parts(sheet, total, alternatives)
            if parts and likely(_sum(parts), total.value_base):
                yield _finding(sheet, total, parts)
    yield from _parts_above_whole(sheet)


def _fits(sheet: Sheet, total: Fact, rule: IdentityRule) -> bool:
    """Whether the rule speaks of such a total: money carried over is in 收入总计 and not in 本年收入, and income against
    outlay leaves it out only where the report has none."""
    words = "".join((total.metric_text, *total.row[-1:]))
    if rule.aspect:
        balanced = any(part.endswith(_CARRIED) for part in rule.parts) or _IN_ALL.search(words)
        return bool(balanced) or not _CARRIED_WORDS.search(sheet.text)
    return _CARRIED not in rule.parts or not (_OF_THE_YEAR.search(words) or _beside_income_in_all(sheet, total))


def _beside_income_in_all(sheet: Sheet, total: Fact) -> bool:
    """Whether a larger figure of the metric stands with it on its year and basis: 收入总计…，其中收入…，年初结转…."""
    for scope, near in sheet.around(total):
        if scope != "report":
            same = [fact for fact in near if fact.metric == total.metric and is_amount(fact)]
            if any(sheet.alike(fact, total) and fact.value_base > total.value_base for fact in same):
                return True
    return False


def listings(sheet: Sheet, total: Fact, rule: IdentityRule, near: Sequence[Fact]) -> list[Parts]:
    """The ways to list every part of `rule` among `near`, on the total's year, basis and unit."""
    candidates = [_candidates(sheet, total, metric, near) for metric in rule.parts]
    return list(islice(product(*candidates), _CHOICES)) if all(candidates) else []


def _candidates(sheet: Sheet, total: Fact, metric: str, near: Sequence[Fact]) -> list[Fact]:
    seen: dict[Decimal, Fact] = {}
    wanted = metric.removeprefix(_LESS)
    for fact in sheet.named(wanted, near):
        if is_amount(fact) and (sheet.alike(fact, total) or (wanted == _CARRIED and _is_opening(fact, total))):
            seen.setdefault(fact.value_base, _turned(fact) if metric.startswith(_LESS) else fact)
    return list(seen.values())


def _is_opening(fact: Fact, total: Fact) -> bool:
    """Whether what was carried over is the opening of the total's year, filed under it or under the year before."""
    years = (total.year, total.year - 1) if total.year is not None else (None,)
    return fact.unit_base == total.unit_base and fact.subject == total.subject and fact.year in years


def _turned(fact: Fact) -> Fact:
    """The figure with its sign turned: a part that is taken away."""
    return fact.model_copy(update={"value": -fact.value, "value_base": -fact.value_base})


def _broken_parts(sheet: Sheet, total: Fact, rules: Sequence[IdentityRule]) -> Parts:
    """The nearest listing to the total where some listing is complete and none anywhere adds up; () otherwise."""
    broken: list[Parts] = []
    for scope, near in sheet.around(total):
        listed = [(rule, parts) for rule in rules for parts in listings(sheet, total, rule, near)]
        if any(_adds_up(sheet, total, parts, near, scope=scope) for _, parts in listed):
            return ()
        found = [parts for rule, parts in listed if _fits(sheet, total, rule)]
        if scope == "report":
            found = [parts for parts in found if _stand_together(sheet, parts) and not _has_own_total(sheet, parts)]
        found = [parts for parts in found if all(part.value_base != total.value_base for part in parts)]
        found = [parts for parts in found if not _of_another_division(sheet, total, parts)]
        broken = broken or found
    return min(broken, key=lambda parts: abs(_sum(parts) - total.value_base), default=())


def _of_another_division(sheet: Sheet, total: Fact, parts: Parts) -> bool:
    """Whether the parts divide something else in a sentence of their own: 按经济分类，工资福利支出….

    The total stands before that sentence, with the parts of a division of its own.
    """
    first = min(parts, key=lambda part: part.value_start)
    if first.origin != "text" or first.sentence_start == total.sentence_start:
        return False
    return bool(_DIVIDED.search(sheet.text[first.sentence_start : first.value_start]))


def _stand_together(sheet: Sheet, parts: Parts) -> bool:
    """Whether the parts are of one table, or of prose of one section or of sections side by side."""
    tables = {part.location.table for part in parts}
    return len(tables) == 1 and (tables != {None} or len({part.section[:-1] for part in parts}) == 1)


def _has_own_total(sheet: Sheet, parts: Parts) -> bool:
    """Whether a figure beside the parts is their sum: they are parts of that."""
    groups = [near for scope, near in sheet.around(parts[0]) if scope in ("sentence", "paragraph", "column")]
    used = {part.id for part in parts}
    beside = [fact for near in groups for fact in near if fact.id not in used and is_amount(fact)]
    return any(
        _adds_up(sheet, fact, parts, near, scope="sentence")
        for near in groups
        for fact in near
        if fact in beside and fact.unit_base == parts[0].unit_base
    )


def _adds_up(sheet: Sheet, total: Fact, parts: Parts, near: Sequence[Fact], *, scope: str) -> bool:
    if adds_up(total, parts, sheet.text):
        return True
    extras = _extras(sheet, total, parts, near, scope=scope)
    for count in range(1, len(extras) + 1):
        for more in combinations(extras, count):
            if adds_up(total, (*parts, *more), sheet.text):
                return True
    return False


def _extras(sheet: Sheet, total: Fact, parts: Parts, near: Sequence[Fact], *, scope: str) -> list[Fact]:
    """Other figures that may belong to the sum: any of the same sentence, elsewhere those the pack files under the
    total."""
    known = {part.metric for part in parts}
    under = {metric.name for metric in sheet.pack.metric if metric.parent == total.metric} - known
    under |= {_LEFT_OVER} if total.metric == sheet.pack.whole else set()
    used = {part.id for part in parts}
    found = [fact for fact in near if fact is not total and fact.id not in used and is_amount(fact) and fact.value_base]
    return [fact for fact in found if sheet.alike(fact, total) and (scope == "sentence" or fact.metric in under)][
        :_EXTRAS
    ]


def _sum(parts: Sequence[Fact]) -> Decimal:
    return sum((part.value_base for part in parts), Decimal(0))


def _finding(sheet: Sheet, total: Fact, parts: Parts) -> Finding:
    recomputed = f"{in_unit_of(_sum(parts), total)}{total.unit}"
    return sheet.finding(
        "合计不符",
        "矛盾",
        message=messages.identity_broken(
            name(total), stated=figure(total), parts="、".join(map(name, parts)), recomputed=recomputed
        ),
        stated=figure(total),
        recomputed=recomputed,
        formula=f"{written_sum(parts, like=total)} ≠ {in_unit_of(total.value_base, total)}（{total.unit}）",
        facts=(total, *parts),
    )


def _parts_above_whole(sheet: Sheet) -> Iterator[Finding]:
    """A part larger than the whole it is filed under, where the two stand together."""
    for part in sheet.facts:
        metric = sheet.pack.metrics.get(part.metric)
        if metric is None or not metric.parent or not is_amount(part):
            continue
        for scope, near in sheet.around(part):
            if scope == "report":
                break
            wholes = [fact for fact in near if fact.metric == metric.parent and is_amount(fact)]
            wholes = [whole for whole in wholes if sheet.alike(part, whole) and whole is not part]
            if wholes:
                whole = max(wholes, key=lambda fact: fact.value_base)
                if part.value_base > whole.value_base + sum_slack((part, whole), sheet.text):
                    yield _part_finding(sheet, part, whole)
                break


def _part_finding(sheet: Sheet, part: Fact, whole: Fact) -> Finding:
    return sheet.finding(
        "部分大于总额",
        "矛盾",
        message=messages.part_too_large(name(part), name(whole), part_figure=figure(part), whole_figure=figure(whole)),
        stated=figure(part),
        recomputed=f"≤ {figure(whole)}",
        formula=f"{in_unit_of(part.value_base, whole)} > {in_unit_of(whole.value_base, whole)}（{whole.unit}）",
        facts=(part, whole),
    )
