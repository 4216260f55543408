"""Rates the pack has formulas for, and rates and shares that follow from the figures just before them.

A rate printed short (控制率, 执行率) is known by its neighbours: the operands of its formula stand in the same row.
Operands are looked for in the same row, sentence and paragraph first. When any two figures beside it give the printed
rate, whatever they are called, it holds, and holds wherever it is printed again. A rate whose own sentence has figures
to divide is not recomputed from figures elsewhere: those may be of a wider or a narrower scope.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice, product
from typing import NamedTuple

from index.checks import messages
from index.checks.figures import digits, figure, is_amount, is_exact, is_rate, may_be_meant, number, step
from index.checks.formulas import printed_ratios
from index.checks.sheet import Sheet
from index.forms import bare
from index.formulas import Formula, Term, parse_formula
from index.packs import Rate
from index.schema import Fact, Finding
from index.text import plain

_HUNDRED = Decimal(100)
_CHOICES = 64
_LEAST_NAME = 3
_TELLING = 3
"""Digits of a rate that make it known when it is printed again."""
_CARRIED = "年初结转和结余"
_REACH = 30
"""Characters before a rate in which its basis is said."""
_WORKED_OUT = re.compile(
    r"(?:以|按照?|依据?)[^，,。；;]{2,16}(?:计算|测算|口径|为(?:基数|分母|基准))|(?:剔除|扣除|不含|不包括)[^。；;]{2,16}?[后外的，,]"
)
_NOT_STATED = ("目标值", "分值", "得分")
_SAME_BASIS: dict[str, tuple[str, ...]] = {
    "预算": ("预算", "全年预算", "调整预算"),
    "全年预算": ("全年预算", "调整预算"),
}
"""Bases that a formula's basis may be printed as; 年初预算 only when a formula asks for it."""


_TOGETHER = ("row", "sentence")
"""Scopes whose figures are of one fund or project."""


class _Sum(NamedTuple):
    """A rate worked out: its value in percent and the operands."""

    value: Decimal
    formula: Formula
    operands: tuple[Fact, ...]


def check_rates(sheet: Sheet) -> Iterator[Finding]:
    """One finding for each stated rate that its formula contradicts."""
    stated = [fact for fact in sheet.facts if is_rate(fact) and is_exact(fact) and fact.basis not in _NOT_STATED]
    sound = {fact.id for fact in stated if follows(sheet, fact)}
    held = {(rate_name(sheet, fact), fact.value_base) for fact in stated if fact.id in sound}
    printed = {one.value for one in printed_ratios(sheet.text) if one.holds and len(digits(one.value)) >= _TELLING}
    for fact in stated:
        if fact.change in ("", "完成率") and fact.id not in sound and fact.value_base not in printed:
            named = rate_name(sheet, fact)
            if (named, fact.value_base) in held and len(digits(fact.value_base)) >= _TELLING:
                continue
            broken = _broken(sheet, fact, sheet.rates[named]) if named else None
            if broken is None or not may_be_meant(fact.value, broken.value) or _given_elsewhere(sheet, fact, broken):
                continue
            if not _of_another(sheet, fact, broken, [other for other in stated if other.id in sound]):
                yield _finding(sheet, fact, named, broken)


def follows(sheet: Sheet, fact: Fact) -> bool:
    """Whether two figures beside the percentage give it: of its row, of its sentence or the one before."""
    amounts = beside(sheet, fact)
    pairs = ((part, whole) for part in amounts for whole in amounts if part is not whole and whole.value_base)
    return any(
        part.unit_base == whole.unit_base and _agrees(sheet, fact, part.value_base / whole.value_base * _HUNDRED)
        for part, whole in pairs
    )


def on_own_basis(sheet: Sheet, fact: Fact) -> bool:
    """Whether the words before a rate say what it was worked out from: 以实际可支配资金计算执行率为91.32%."""
    said = _WORKED_OUT.search(sheet.text[max(fact.sentence_start, fact.value_start - _REACH) : fact.value_start])
    return fact.origin == "text" and said is not None and "预算" not in said[0]


def beside(sheet: Sheet, fact: Fact) -> list[Fact]:
    """The amounts a percentage may have been worked out from: those of its row, of its sentence and the one before."""
    if fact.location.table is not None:
        near = next((facts for scope, facts in sheet.around(fact) if scope == "row"), ())
    else:
        paragraph = next((facts for scope, facts in sheet.around(fact) if scope == "paragraph"), ())
        starts = sorted({other.sentence_start for other in paragraph if other.sentence_start < fact.sentence_start})
        near = tuple(other for other in paragraph if other.sentence_start in (fact.sentence_start, *starts[-1:]))
    return [other for other in near if not other.change and not is_rate(other) and other.basis not in ("分值", "得分")]


def _given_elsewhere(sheet: Sheet, fact: Fact, worked: _Sum) -> bool:
    """Whether another figure of the report in place of one operand gives the rate: then that one was meant."""
    if len(worked.operands) != 2:
        return False
    part, whole = worked.operands
    slack = step(fact, sheet.text) or Decimal("0.01")
    carried = (other.value_base for other in sheet.facts if other.metric == _CARRIED and other.value_base)
    rests = (whole.value_base - amount for amount in carried if amount < whole.value_base)
    if any(abs(part.value_base / rest * _HUNDRED - fact.value_base) <= slack / 2 for rest in rests):
        return True  # all that was to come this year came; the money of the year before was there already
    for other in sheet.facts:
        if other.unit_base != part.unit_base or not is_amount(other) or not other.value_base:
            continue
        if other.value_base in (part.value_base, whole.value_base):
            continue
        if any(
            abs(one / two * _HUNDRED - fact.value_base) <= slack / 2
            for one, two in ((part.value_base, other.value_base), (other.value_base, whole.value_base))
        ):
            return True
    return False


def _of_another(sheet: Sheet, fact: Fact, worked: _Sum, sound: Sequence[Fact]) -> bool:
    """Whether an operand from another sentence is that of a sound rate there: 支出执行率 before 财政拨款支出…，执行率."""
    if fact.origin == "table" or all(one.sentence_start == fact.sentence_start for one in worked.operands):
        return False
    home = sheet.paragraph_start(fact)
    near = [other for other in sound if other.origin == "text" and sheet.paragraph_start(other) == home]
    used = {one.value_base for one in worked.operands}
    return any(
        other.value_base != fact.value_base and used & {one.value_base for one in beside(sheet, other)}
        for other in near
    )


def rate_name(sheet: Sheet, fact: Fact) -> str:
    """The pack's name of the rate a percentage states; "" when it is none of them."""
    said = bare(fact.column[-1]) if fact.column else plain(fact.metric_text)
    known = [word for word in sheet.rate_words if len(word) >= _LEAST_NAME and said.endswith(word)]
    if fact.metric in sheet.rates or known:
        return fact.metric if fact.metric in sheet.rates else sheet.rate_words[max(known, key=len)]
    row = next((facts for scope, facts in sheet.around(fact) if scope == "row"), ())
    near = {other.metric for other in row if other is not fact}
    for name, rates in sheet.rates.items():
        terms = {term.metric for term in parse_formula(rates[0].formula).terms}
        if len(said) >= _LEAST_NAME and plain(name).endswith(said) and terms <= near:
            return name
    return ""


def _broken(sheet: Sheet, fact: Fact, rates: Sequence[Rate]) -> _Sum | None:
    """The recomputation nearest to the stated rate, when there is one and none agrees."""
    own = len([other for other in beside(sheet, fact) if other.sentence_start == fact.sentence_start])
    for scope, near in sheet.around(fact):
        if scope == "report" and fact.origin == "text" and own > 1:
            continue
        sums = [worked for rate in rates for worked in _work_out(sheet, fact, rate, near, scope=scope)]
        if not sums:
            continue
        if any(_agrees(sheet, fact, worked.value) for worked in sums):
            return None
        return min(sums, key=lambda worked: abs(worked.value - fact.value))
    return None


def _agrees(sheet: Sheet, fact: Fact, value: Decimal) -> bool:
    """Equal up to one unit of the last printed digit: reports round and truncate."""
    return abs(value - fact.value_base) <= (step(fact, sheet.text) or Decimal("0.01"))


_ANY = "*"
"""Stands for `{m}` where the figures near are named by their basis alone: 全年预算…，实际支出…，执行率…."""


def _work_out(sheet: Sheet, fact: Fact, rate: Rate, near: Sequence[Fact], *, scope: str) -> Iterator[_Sum]:
    formula = parse_formula(rate.formula)
    for slot in _slots(fact, formula, near, scope=scope):
        candidates = [_operands(term, slot, fact, near) for term in formula.terms]
        if slot == _ANY and any(len(found) != 1 for found in candidates):
            continue
        for operands in islice(product(*candidates), _CHOICES):
            if len({sheet.unit(operand) for operand in operands}) > 1:
                continue
            if scope not in _TOGETHER and not all(sheet.projects.agree(fact, operand) for operand in operands):
                continue
            by_term = dict(zip(formula.terms, operands, strict=True))
            value = formula.work_out(lambda term, found=by_term: found[term].value_base)  # type: ignore[misc]
            if value is not None:
                yield _Sum(value * _HUNDRED, formula, operands)


def _slots(fact: Fact, formula: Formula, near: Sequence[Fact], *, scope: str) -> list[str]:
    """What may stand for `{m}`: each metric the figures near are about; [""] when the formula has no slot."""
    if all(term.metric for term in formula.terms):
        return [""]
    if scope in ("report", "column", "table"):
        return []
    words = [other.metric or other.metric_text for other in near if is_amount(other) and not is_rate(other)]
    by_basis = all(term.basis for term in formula.terms)
    return [*dict.fromkeys(word for word in words if word), *([_ANY] if by_basis else [])]


def _operands(term: Term, slot: str, fact: Fact, near: Sequence[Fact]) -> list[Fact]:
    metric = term.metric or slot
    bases = _SAME_BASIS.get(term.basis, (term.basis,))
    wanted_year = None if fact.year is None else fact.year - term.years_back
    seen: dict[Decimal, Fact] = {}
    for other in near:
        if (
            metric not in (_ANY, other.metric or other.metric_text)
            or other.year != wanted_year
            or other.subject != fact.subject
        ):
            continue
        if is_amount(other) and not is_rate(other) and (not term.basis or other.basis in bases):
            seen.setdefault(other.value_base, other)
    return list(seen.values())


def _finding(sheet: Sheet, fact: Fact, rate: str, worked: _Sum) -> Finding:
    decimals = max(2, -int(step(fact, sheet.text).as_tuple().exponent)) if fact.value else 2
    recomputed = f"{number(worked.value, decimals)}%"
    return sheet.finding(
        "比率不符",
        "矛盾",
        message=messages.rate_broken(rate, stated=figure(fact), recomputed=recomputed),
        stated=figure(fact),
        recomputed=recomputed,
        formula=f"{_written(worked)} = {recomputed} ≠ {figure(fact)}",
        facts=(fact, *worked.operands),
    )


def _written(worked: _Sum) -> str:
    """The formula with figures in place of terms: 31 ÷ 33."""
    text = worked.formula.source
    pairs = sorted(zip(worked.formula.terms, worked.operands, strict=True), key=lambda pair: -len(_spelled(pair[0])))
    for term, operand in pairs:
        text = text.replace(_spelled(term), figure(operand))
    return text.replace("/", "÷").replace("*", "×")


def _spelled(term: Term) -> str:
    basis = f"@{term.basis}" if term.basis else ""
    return "上年." * term.years_back + (term.metric or "{m}") + basis
