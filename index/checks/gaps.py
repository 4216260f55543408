"""What is still to come: a 缺口 in prose against what was planned and what arrived, as a table gives both in one row."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from index.checks import messages
from index.checks.figures import apart, figure, in_unit_of, is_amount, name, number, step
from index.checks.sheet import Sheet
from index.forms import is_total
from index.schema import Fact, Finding
from index.text import plain

_GAP = re.compile(r"^(?P<of>[一-龥]{2,12}?)(?:资金|配套|补助|经费)*(?:的)?(?:缺口|尚欠|欠缺|尚缺)(?:资金|金额)?$")
_PLANNED = re.compile(r"概算|应|计划|预算|下达|安排|核定|需")
_CAME = re.compile(r"到位")
_EACH_YEAR = re.compile(r"(?:19|20)\d\d")
_NEAR = Decimal("0.25")
"""How far, as a share of the larger, a gap may be from the one worked out; farther off, it is of something else."""


def check_gaps(sheet: Sheet) -> Iterator[Finding]:
    """One finding for each gap that the row of its source does not leave."""
    said = [fact for fact in sheet.facts if fact.origin == "text" and fact.unit_base == "元" and is_amount(fact)]
    for fact in said:
        of = (
            _GAP.match(plain(name(fact).split("：")[-1]))
            if "缺" in fact.metric_text or "欠" in fact.metric_text
            else None
        )
        if of is None:
            continue
        pairs = [(planned, came) for label, planned, came in _sources(sheet) if of["of"].startswith(label)]
        if len(pairs) == 1:
            yield from _judged(sheet, fact, *pairs[0])


def _sources(sheet: Sheet) -> Iterator[tuple[str, Fact, Fact]]:
    """Label, what was planned and what arrived of each row that has one figure of either."""
    for facts in sheet.group("row"):
        money = [fact for fact in facts if fact.unit_base == "元" and fact.row and fact.column and is_amount(fact)]
        heads: dict[str, list[Fact]] = defaultdict(list)
        for fact in money:
            words = "".join(fact.column)
            if _EACH_YEAR.search(words):
                continue
            kind = "came" if _CAME.search(words) else "planned" if _PLANNED.search(words) else ""
            heads[kind].append(fact)
        if len(heads["came"]) == len(heads["planned"]) == 1 and not is_total(money[0].row[-1]):
            label = plain(money[0].row[-1]).removeprefix("其中:")
            if len(label) > 1:
                yield label, heads["planned"][0], heads["came"][0]


def _judged(sheet: Sheet, fact: Fact, planned: Fact, came: Fact) -> Iterator[Finding]:
    left = planned.value_base - came.value_base
    slack = step(fact, sheet.text) + step(planned, sheet.text) + step(came, sheet.text)
    if left <= 0 or abs(left - fact.value_base) <= slack or apart(left, fact.value_base) > _NEAR:
        return
    recomputed = f"{in_unit_of(left, fact)}{fact.unit}"
    terms = f"{in_unit_of(planned.value_base, fact)} − {in_unit_of(came.value_base, fact)}"
    yield sheet.finding(
        "前后不一致",
        "差异",
        message=messages.gap_differs(name(fact), stated=figure(fact), recomputed=recomputed),
        stated=figure(fact),
        recomputed=recomputed,
        formula=f"{terms} = {in_unit_of(left, fact)} ≠ {number(fact.value)}（{fact.unit}）",
        facts=(fact, planned, came),
    )
