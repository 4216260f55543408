"""Which figure of a thing that changed within the year is meant: 75元 from January to June, 80元 from July."""

from __future__ import annotations

import re

from assistant.choice.matching import PLANNED, Match
from assistant.choice.months import MONTHS, months
from assistant.described import IndexedFact
from assistant.lexicon import lexicon
from assistant.query import Measure, Query
from assistant.understand.words import naming
from index.schema import Fact
from index.text import plain

_OF = re.compile(r"（(?P<when>[^（）]*(?:月|季度|半年)[^（）]*)）$")
_ASIDE = re.compile(
    rf"(?:{MONTHS.pattern.replace('?P<', '?P<a_')})|调整?[前后]|原来|原先|以前|之前|现在|目前|每个?月|每人"
)


def timed(facts: list[IndexedFact]) -> list[Fact]:
    """The figures that are of a part of the year only, by their own names."""
    return [i.fact for i in facts if i.fact.metric_text.endswith("）") and _OF.search(i.fact.metric_text)]


def rates_of(facts: list[IndexedFact], names: tuple[str, ...], text: str, year: int | None) -> list[Fact]:
    """The rates so called that are of just the part of the year that a question names: 1-9月预算执行进度."""
    asked = months(text)
    called = (i for i in facts if asked and i.fact.unit_base == "%" and i.fact.year == year)
    return [
        i.fact
        for i in called
        if plain(i.fact.metric_text).endswith(names) and months(plain(i.fact.metric_text)) == asked
    ]


def without_months(measure: Measure) -> Measure:
    """The measure without the words for a part of the year: they are told apart by themselves."""
    words, residue = (_ASIDE.sub("", each) for each in (measure.words, measure.residue))
    return measure.model_copy(update={"words": words, "residue": residue, "limits": naming(residue)})


def meant(found: list[Match], of_parts: list[Fact], text: str) -> Fact | None:
    """Of the figures of parts of the year that are called as the first match, the one a question means; None for none.

    Asked for no part, the last holds; for what was before, the first.
    """
    if not found:
        return None
    best = found[0].fact
    kin = [fact for fact in of_parts if _alike(fact, best)]
    kin.sort(key=lambda fact: _span(fact)[0])
    if not kin:
        return None
    asked = months(text)
    if asked is not None:
        return next((f for f in kin if _span(f)[0] <= asked[0] and asked[1] <= _span(f)[1]), None)
    if lexicon().earlier.search(text):
        return kin[0]
    return kin[-1] if best in kin or lexicon().fitting.raised.search(text) else None


def _span(fact: Fact) -> tuple[int, int]:
    match = _OF.search(fact.metric_text)
    return (months(plain(match["when"])) if match else None) or (1, 12)


def _alike(fact: Fact, other: Fact) -> bool:
    one, two = (_OF.sub("", each.metric_text) for each in (fact, other))
    same = fact.year == other.year and fact.unit_base == other.unit_base
    return same and bool(two) and (one.endswith(two) or two.endswith(one))


def of_its_year(fact: Fact, facts: list[IndexedFact], query: Query) -> Fact:
    """Of what several years came to together, told as a figure of the last, that year's own, where a sentence lists each
    year's and a question asks for one."""
    if not (query.years or query.years_back) or "累计" in query.text or lexicon().ranking.together.search(query.text):
        return fact
    each: dict[tuple[str, int], dict[int | None, Fact]] = {}
    for other in (i.fact for i in facts if i.fact.origin == "text" and i.fact.unit_base == fact.unit_base == "元"):
        if not other.change and other.basis not in PLANNED and other.value_base < fact.value_base:
            each.setdefault((other.location.report_id, other.sentence_start), {}).setdefault(other.year, other)
    listed = (years for years in each.values() if len(years) > 2 and fact.year in years)
    whole = (years for years in listed if sum(f.value_base for f in years.values()) == fact.value_base)
    return next((years[fact.year] for years in whole), fact)
