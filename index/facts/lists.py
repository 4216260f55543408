"""Items of a list whose total stands before it: what they add up to says whose parts they are.

（1）道路硬化300万元。（2）饮水管网200万元。 under 项目支出500万元 are its parts although nothing says 其中. Only an exact sum counts,
so no other figure of the report can be taken for the total by chance.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from index.facts.drafts import Draft
from index.schema import BUDGETS

_NO_ITEM = re.compile(
    r"[应实][到收缴付发拨交]|已付|欠|差$|缺口|审定|结算|[审核]减|尚欠|中标|折旧|净值|结余|结转|未|到位|剩余|节约|支付$|支出$|收入$|合计|小计|其中|拨款$"
)
# 专项资金实际拨付: what was done with the money that its parts are of.
_ACT = re.compile("(?:实际|累计|共)?(?:拨付|支付|发放|下达|兑付|到位)")
_MOST = 20
"""Items of a list."""
_DIGITS = 3
"""Rounder totals are met by chance."""
_BEFORE = 60
"""How many figures before the list its total may stand."""


def summed(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of a report's prose, in order; the items of a list bear the name of the total they add up to."""
    found = list(drafts)
    money = [at for at, draft in enumerate(found) if draft.quantity.base[1] == "元" and not draft.change]
    firsts = [at for order, at in enumerate(money) if not order or _apart(found[money[order - 1]], found[at])]
    for line in (firsts, money):
        _name(found, line, money)
    return found


def _apart(one: Draft, other: Draft) -> bool:
    return one.sentence != other.sentence


def _name(found: list[Draft], line: list[int], money: list[int]) -> None:
    """Goes through `line`, places of amounts in `found`, and names every run that adds up to an amount before it."""
    totals: dict[Decimal, int] = {}
    order = iter(money)
    upcoming = next(order, None)
    begin = 0
    while begin < len(line):
        while upcoming is not None and upcoming < line[begin]:
            if len(found[upcoming].quantity.value.normalize().as_tuple().digits) > _DIGITS:
                totals[found[upcoming].quantity.base[0]] = upcoming
            upcoming = next(order, None)
        size = _run(found, line[begin : begin + _MOST], totals)
        begin += size or 1


def _run(found: list[Draft], line: list[int], totals: dict[Decimal, int]) -> int:
    """How many of `line`, from the first on, were named as the parts of a total; 0 when no run adds up."""
    total, most, longest = Decimal(0), max(totals, default=Decimal(0)), 0
    owner = -1
    for size, at in enumerate(line, start=1):
        draft = found[at]
        if draft.year != found[line[0]].year or draft.basis in ("目标值", "其他") or _NO_ITEM.search(draft.noun):
            break
        total += draft.quantity.base[0]
        if total > most:
            break
        if size > 1 and line[0] - totals.get(total, -_BEFORE - 1) <= _BEFORE:
            longest, owner = size, totals[total]
    parts = line[:longest]
    if sum(found[part].metric is None for part in parts) * 2 <= longest:
        return 0
    for part in parts:
        found[part] = _of(found[part], found[owner])
    return longest


def _of(draft: Draft, whole: Draft) -> Draft:
    if draft.metric is not None or "：" in draft.words or not whole.noun or whole.noun in draft.words:
        return draft
    basis = whole.basis if draft.basis == "实际值" and whole.basis in BUDGETS | {"决算"} else draft.basis
    of = whole.words if _ACT.fullmatch(whole.words.removeprefix(whole.noun)) else whole.noun
    return replace(draft, words=f"{of}：{draft.words}"[-60:], basis=basis)
