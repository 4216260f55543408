"""A number of things against their names: 小巨人企业2家（甲、乙、丙） names three.

Names in brackets right after the figure are taken as a full list, unless 等 or 其中 says otherwise; 和 may join two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.checks import messages
from index.checks.figures import figure, is_amount, is_count, name
from index.checks.sheet import Sheet
from index.schema import Fact, Finding

_LISTED = re.compile(r"\s*[\u4e00-\u9fff]{0,2}\s*[（(]([^（()）]*)[）)]")
_PARTIAL = ("等", "其中", "含", "包括", "另", "不")
_JOINED = re.compile(r"和|与|及")


def check_counts(sheet: Sheet) -> Iterator[Finding]:
    """One finding for each count whose names, listed in full, are more or fewer."""
    for fact in sheet.facts:
        listed = _LISTED.match(sheet.text, fact.value_end) if fact.origin == "text" else None
        if len(fact.names) < 2 or not listed or not is_amount(fact) or any(word in listed[1] for word in _PARTIAL):
            continue
        if not all(one in listed[1] for one in fact.names) or not is_count(fact):
            continue
        least, most = len(fact.names), len(fact.names) + len(_JOINED.findall(listed[1]))
        if not least <= fact.value <= most:
            yield _finding(sheet, fact)


def _finding(sheet: Sheet, fact: Fact) -> Finding:
    recomputed = f"{len(fact.names)}{fact.unit}"
    return sheet.finding(
        "列名不符",
        "差异",
        message=messages.names_differ(name(fact), stated=figure(fact), recomputed=recomputed),
        stated=figure(fact),
        recomputed=recomputed,
        formula=f"{'、'.join(fact.names)}：{recomputed} ≠ {figure(fact)}",
        facts=(fact,),
    )
