"""Half a year that no figure is of: what its two quarters come to, where each has one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.choice.kin import one_kind
from assistant.figures import Figure, compute
from assistant.query import Measure
from assistant.understand.words import naming
from index.text import plain

_HALF = re.compile("[上下]半年")
_QUARTERS = {"上半年": ("一季度", "二季度"), "下半年": ("三季度", "四季度")}

if TYPE_CHECKING:
    from assistant.choice.resolve import Resolver
    from assistant.corpus import Unit


def half_year(resolver: Resolver, measure: Measure, unit: Unit, year: int | None) -> Figure | None:
    """The sum of a figure over the two quarters of the half year that a measure names; None for any other."""
    half = _HALF.search(measure.words)
    if half is None or "标准" in measure.words:
        return None
    figures = []
    for quarter in _QUARTERS[half.group()]:
        text = resolver.query.text.replace(half.group(), quarter)
        asking = type(resolver)(resolver.corpus, resolver.query.model_copy(update={"text": text}))
        found = asking.found(_of_quarter(measure, half.group(), quarter), unit, year, measure.bases)
        own = [m.fact for m in found if quarter in plain("".join((m.fact.metric_text, *m.fact.row, *m.fact.column)))]
        figures += [resolver.corpus.figure(own[0])] if own else []
    if len(figures) != 2 or not one_kind(*figures) or figures[0].unit in ("%", "分"):
        return None
    return compute("sum", tuple(figures), label=measure.words)


def _of_quarter(measure: Measure, half: str, quarter: str) -> Measure:
    words = re.sub("合计|总计|一共|共计", "", measure.words.replace(half, quarter))
    return measure.model_copy(update={"metric": "", "words": words, "residue": words, "limits": naming(words)})
