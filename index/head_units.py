"""The unit of a cell by its headers: the nearest header that prints one, else the table's where it suits."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.forms import bare, suited, unit_of
from index.lexicon import lexicon

_BASIS_HEAD = re.compile(
    r"(?:(?:19|20)\d\d年?度?|上一?年度?|本年度?|当年|去年|全年|年初|年末|期[初末]|调整后?|批复|实际|计划|累计|完成|预算|决算|执行|安排|支出|金额|数|的)+"
)
"""A column's head that says of when its figures are or on what basis, and not of what."""


def unit_under(row: Sequence[str], column: Sequence[str], table_unit: str) -> str:
    """The unit the headers give, the nearest first; rates and points have their own whatever the table says.

    A row that is counted, 年末在职人数（人）, keeps its unit under 2021年决算数（万元）, which says only the basis.
    """
    counted = unit_of(row[-1]) if row else ""
    if counted and not counted.endswith("元") and column and _BASIS_HEAD.fullmatch(bare(column[-1])):
        return counted
    for header in reversed(column):
        if bare(header) in lexicon().table.score_headers:
            return "分"
        if not unit_of(header) and bare(header).endswith(lexicon().table.time_endings):
            return ""  # 2021.10 under 完工时间 is a month in a table of 万元 too.
        if unit := unit_of(header):
            return unit
        if bare(header).endswith(lexicon().table.rate_endings):
            return "%"
    for place, header in enumerate(reversed(row)):
        if unit := unit_of(header):
            return unit
        if place == 0 and bare(header).endswith(lexicon().table.rate_endings):
            return "%"
    return suited(table_unit, [*reversed(column), *reversed(row)])
