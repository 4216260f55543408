"""What is left: 还有几件没办, 还剩几处没改完, 不合格的有多少, 投资还差多少.

Where the report prints it (剩余637套, 未支付210.5万元), that is the answer; else the whole less what is done of it, two figures
of one unit that stand beside each other.
"""

from __future__ import annotations

import re

from assistant.corpus import IndexedFact, Unit
from assistant.figures import Figure
from assistant.lexicon import lexicon
from assistant.matching import covered, kind_of
from assistant.query import Query, Wanted
from assistant.resolve import Resolver
from index.schema import Fact
from index.text import plain

_ASKED = re.compile(
    r"(?:还|尚|仍)(?:有|剩|余|差|欠|缺|留|趴着?|结转)*(?:下|着)?了?(?:多少|几)[^,。?;]{0,6}?(?:没有?|尚?未)(?:有)?(?P<open>[\u4e00-\u9fff]{1,4}?)(?:的|了|呢|$|[,。?;])"
    r"|(?:没有?|尚?未)(?P<of>[\u4e00-\u9fff]{1,4}?)(?:的|了)[^,。?;]{0,6}?(?:有|是|还有)?(?:多少|几)"
    r"|(?P<short>投资)(?:额)?(?:还|尚)?(?:差|缺|欠)了?(?:多少|几)"
    r"|不(?P<fit>合格)的?[^,。?;]{0,4}?(?:有|是)?(?:多少|几)"
)
_PRINTED = re.compile("剩余?|尚有|尚余|尚欠|未|没有|不合格|还有|结余")
_SURE = 0.6
"""Share of the question's words that a figure must say with those around it."""
_NAMED = 0.5
"""Share of them that a whole amount of money must say by itself."""
_NEAR = 150
"""Figures of sentences no further apart than this stand beside each other."""


def left(query: Query, resolver: Resolver, unit: Unit) -> Figure | tuple[Figure, Figure] | None:
    """The figure of what is left as printed, or the whole and what is done of it; None for any other question."""
    match = _ASKED.search(query.text)
    if match is None or not query.measures:
        return None
    verb = next(filter(None, match.groups()))
    if lexicon().unspent.fullmatch(verb):
        return None  # the measures are what was planned and what was spent of it
    done = lexicon().done.get(verb, (verb,))
    words = _about(query, match, verb)
    wanted = query.measures[0].wanted
    counter = query.measures[0].counter
    year = resolver.years(unit)[-1]
    facts = [i for i in resolver.corpus.facts(unit.report_ids) if _may_be(i.fact, year, wanted, counter)]
    telling = [
        (around, -place, i)
        for place, i in enumerate(facts)
        if (around := covered(words, i, resolver.corpus)[1]) >= _SURE or not words
    ]
    for _, _, indexed in sorted(telling, key=lambda each: each[:2], reverse=True):
        fact = indexed.fact
        own = plain(fact.metric_text + "".join(fact.row[-1:]))
        if _PRINTED.search(own) and (any(stem in own for stem in done) or "剩" in own or "尚" in own):
            return resolver.corpus.figure(fact)
    for _, _, indexed in sorted(telling, key=lambda each: each[:2], reverse=True):
        if any(stem in plain(indexed.fact.metric_text) for stem in done):
            named = [i for i in facts if kind_of(i.fact) == "count" or covered(words, i, resolver.corpus)[0] >= _NAMED]
            if (whole := _whole(indexed.fact, named, done)) is not None:
                return resolver.corpus.figure(whole), resolver.corpus.figure(indexed.fact)
    return None


def _may_be(fact: Fact, year: int | None, wanted: Wanted, counter: str) -> bool:
    """Whether a figure is of the year, of the kind asked for, and no change or goal."""
    if fact.year != year or fact.change or kind_of(fact) in ("rate", "score"):
        return False
    if counter and kind_of(fact) == "count" and not fact.unit_base.startswith(counter):
        return False
    money = kind_of(fact) == "money"
    return money if wanted == "money" else not money if wanted == "count" else True


def _about(query: Query, match: re.Match[str], verb: str) -> str:
    """The words of the question for what it is about, without those of what is left of it."""
    told = (m.residue or m.words for m in query.measures)
    words = query.words if verb in lexicon().undone else "".join(dict.fromkeys(told))
    for part in (match.group(), f"没{verb}", f"没有{verb}", f"未{verb}", "趴着", "不合格"):
        words = words.replace(part, "")
    return words


def _whole(fact: Fact, facts: list[IndexedFact], stems: tuple[str, ...]) -> Fact | None:
    """The whole that a done part is of: the nearest figure before it, of its unit and no smaller, that is no part itself."""
    before = [
        i.fact
        for i in facts
        if i.fact.location.report_id == fact.location.report_id
        and i.fact.origin == fact.origin == "text"
        and 0 <= fact.value_start - i.fact.value_start < _NEAR
        and i.fact.id != fact.id
        and i.fact.unit_base == fact.unit_base
        and i.fact.value_base >= fact.value_base
        and not any(stem in plain(i.fact.metric_text) for stem in stems)
    ]
    return max(before, key=lambda other: other.value_start, default=None)
