"""Figures that are not to exceed another: people and posts, outlay and budget; the pairs are the pack's.

A limit that is not stated where the figure stands may be stated in parts there: 行政编制11个，事业编制5人，工勤编制5人.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from index.checks import messages
from index.checks.figures import figure, in_unit_of, is_amount, name, number, written_sum
from index.checks.sheet import Sheet
from index.formulas import Term, parse_formula
from index.packs import Bound
from index.schema import Fact, Finding


def check_bounds(sheet: Sheet) -> Iterator[Finding]:
    """One finding for each figure above its limit, in the narrowest scope that has a limit."""
    for bound in sheet.pack.bound:
        value_term, limit_term = parse_formula(bound.value).terms[0], parse_formula(bound.limit).terms[0]
        seen: set[tuple[Decimal, Decimal]] = set()
        for fact in sheet.facts:
            if not _fits(fact, value_term):
                continue
            limit = _limit(sheet, fact, limit_term)
            worth = sum((part.value_base for part in limit), Decimal(0))
            if limit and worth and fact.value_base > worth * bound.times and (fact.value_base, worth) not in seen:
                seen.add((fact.value_base, worth))
                yield _finding(sheet, bound, fact, limit)


def _fits(fact: Fact, term: Term) -> bool:
    return fact.metric == term.metric and is_amount(fact) and term.basis in ("", fact.basis)


def _limit(sheet: Sheet, fact: Fact, term: Term) -> tuple[Fact, ...]:
    """The limit, stated whole or in parts, where `fact` stands or else in the report; () when there is none or many."""
    for scope, near in sheet.around(fact):
        same = [other for other in near if other.year == fact.year and other.subject == fact.subject]
        same = [other for other in same if sheet.unit(other) == sheet.unit(fact)]
        if fact.unit_base == "元":
            same = [other for other in same if sheet.projects.agree(fact, other)]
        whole = {other.value_base: other for other in same if _fits(other, term)}
        if whole:
            return (whole[max(whole)],)
        parts = _parts(sheet, term.metric, same) if scope != "report" else ()
        if parts:
            return parts
    return ()


def _parts(sheet: Sheet, metric: str, near: Sequence[Fact]) -> tuple[Fact, ...]:
    """The longest complete listing of the metric's parts."""
    best: tuple[Fact, ...] = ()
    for rule in sheet.pack.identity:
        if rule.total == metric:
            found = [
                next((fact for fact in near if fact.metric == part and is_amount(fact)), None) for part in rule.parts
            ]
            whole = tuple(fact for fact in found if fact is not None)
            if len(whole) == len(rule.parts) > len(best) and not _has_more(sheet, whole):
                best = whole
    return best


def _has_more(sheet: Sheet, parts: Sequence[Fact]) -> bool:
    """Whether the sentence of the parts lists more of their kind: 参公编制 between 行政编制 and 事业编制."""
    used = {part.id for part in parts}
    near = next((facts for scope, facts in sheet.around(parts[0]) if scope in ("sentence", "row")), ())
    others = [fact for fact in near if fact.id not in used and is_amount(fact) and fact.value]
    return any(sheet.unit(fact) == sheet.unit(parts[0]) and fact.basis == parts[0].basis for fact in others)


def _finding(sheet: Sheet, bound: Bound, fact: Fact, limit: Sequence[Fact]) -> Finding:
    worth = sum((part.value_base for part in limit), Decimal(0))
    stated_limit = figure(limit[0]) if len(limit) == 1 else f"{written_sum(limit, like=limit[0])}{limit[0].unit}"
    share = f"{number(fact.value_base / worth * 100, 2)}%"
    named = name(limit[0]) if len(limit) == 1 else parse_formula(bound.limit).terms[0].metric
    whose = name(fact)
    if whose == named:
        whose, named = f"{whose}（{fact.basis}）", f"{named}（{limit[0].basis}）"
    return sheet.finding(
        "超出限额",
        bound.severity,
        message=messages.over_limit(
            bound.message, value=whose, value_figure=figure(fact), limit=named, limit_figure=stated_limit
        ),
        stated=figure(fact),
        recomputed=share,
        formula=f"{in_unit_of(fact.value_base, fact)} ÷ {in_unit_of(worth, fact)} = {share}",
        facts=(fact, *limit),
    )
