"""What is left: 还有几件没办, 还剩几处没改完, 不合格的有多少, 投资还差多少.

Where the report prints it (剩余637套, 未支付210.5万元), that is the answer; else the whole less what is done of it, two figures
of one unit that stand beside each other.
"""

from __future__ import annotations

import re

from assistant.choice import records
from assistant.choice.arrived import due_and_arrived
from assistant.choice.done import whole_of
from assistant.choice.levels import levels
from assistant.choice.matching import covered, kind_of
from assistant.choice.resolve import Resolver
from assistant.corpus import Unit
from assistant.figures import Figure
from assistant.lexicon import lexicon
from assistant.plans.goals import goal_reached
from assistant.query import Query, Wanted
from assistant.understand.words import naming, segmented
from index.schema import Fact
from index.text import plain

_SURE = 0.6
"""Share of the question's words that a figure must say with those around it."""
_SAYS = 0.9
"""Share of the nouns among them that its own name has, where the verbs differ: 查出来的隐患, 发现隐患."""
_PAID = "拨付支兑"
"""How the words for paying begin: 拨付, 付款, 支付, 兑付."""
_ROW = 3
"""So many characters of a row's name must be said."""
_NAMED = 0.5
"""Share of them that a whole amount of money must say by itself."""
_CALLED = 0.3
"""So too one that stands in the sentence of what is done of it."""


def left(query: Query, resolver: Resolver, unit: Unit) -> Figure | tuple[Figure, Figure] | None:
    """The figure of what is left as printed, or the whole and what is done of it; None for any other question."""
    if (
        query.measures
        and lexicon().remaining.short.search(query.text)
        and (short := _not_arrived(query, resolver, unit)) is not None
    ):
        return short
    match = lexicon().remaining.asked.search(query.text)
    if match is None or not query.measures:
        return None
    verb = next(filter(None, match.groups()))
    if (row := _of_row(query, verb, resolver, unit)) is not None:
        return row
    if lexicon().unspent.fullmatch(verb):
        return _of_record(_about(query, match, verb), resolver, unit)
    done = lexicon().done.get(verb, (lexicon().remaining.ended.sub("", verb),))
    words = _about(query, match, verb)
    wanted = query.measures[0].wanted
    counter = query.measures[0].counter
    year = resolver.years(unit)[-1]
    facts = [i for i in resolver.corpus.facts(unit.report_ids) if _may_be(i.fact, year, wanted, counter)]
    names = naming(words)
    telling = [
        (around, -place, i)
        for place, i in enumerate(facts)
        if (around := covered(words, i, resolver.corpus)[1]) >= _SURE
        or not words
        or (names and covered(names, i, resolver.corpus)[0] >= _SAYS)
    ]
    for _, _, indexed in sorted(telling, key=lambda each: each[:2], reverse=True):
        fact = indexed.fact
        own = plain(fact.metric_text + "".join(fact.row[-1:]))
        if lexicon().remaining.printed.search(own) and (
            any(stem in own for stem in done) or "剩" in own or "尚" in own
        ):
            return resolver.corpus.figure(fact)
    for _, _, indexed in sorted(telling, key=lambda each: each[:2], reverse=True):
        if any(stem in plain(indexed.fact.metric_text) for stem in done):
            named = [i for i in facts if kind_of(i.fact) == "count" or covered(words, i, resolver.corpus)[0] >= _NAMED]
            beside = [i for i in facts if i.fact.sentence_start == indexed.fact.sentence_start]
            called = [i for i in beside if covered(words, i, resolver.corpus)[0] >= _CALLED]
            whole = whole_of(indexed.fact, called, done) or whole_of(indexed.fact, named, done)
            whole = whole or whole_of(indexed.fact, beside, done)
            if whole is not None:
                return resolver.corpus.figure(whole), resolver.corpus.figure(indexed.fact)
    if match.group("open") is None:
        return None
    pair = goal_reached(query.model_copy(update={"text_words": words}), unit, year, resolver.corpus)
    if pair is None or pair[1].value_base <= pair[0].value_base or not _may_be(pair[0], year, wanted, counter):
        return None
    return resolver.corpus.figure(pair[1]), resolver.corpus.figure(pair[0])


def _of_row(query: Query, verb: str, resolver: Resolver, unit: Unit) -> tuple[Figure, Figure] | None:
    """What was due to a row and what was paid of it, two cells of its own: 核定补助 and 已拨付 of 华岭水泥还有多少没拨."""
    year, stem = resolver.years(unit)[-1], verb[:1]
    if stem not in _PAID:
        return None
    cells = [
        i.fact
        for i in resolver.corpus.facts(unit.report_ids)
        if i.fact.origin == "table"
        and i.fact.unit_base == "元"
        and i.fact.year == year
        and i.fact.row
        and i.fact.column
    ]
    paid = [f for f in cells if re.search(f"^(?:已|实际)?(?:累计)?[{_PAID}]", plain(f.column[-1]))]
    said = [(records.longest(plain(fact.row[-1]), query.text), fact) for fact in paid]
    most = max((len(run) for run, _ in said), default=0)
    rows = [(run, fact) for run, fact in said if len(run) == most >= _ROW]
    if len(rows) != 1 or all(word in lexicon().general for word in segmented(rows[0][0])):
        return None
    fact = rows[0][1]
    due = [
        f
        for f in cells
        if f.table_row == fact.table_row
        and f.value_start < fact.value_start
        and f.value_base >= fact.value_base
        and lexicon().rows.due.search(plain(f.column[-1]))
    ]
    if not due:
        return None
    planned = max(due, key=lambda f: (len(records.longest(plain(f.column[-1]), query.text)), f.value_start))
    return resolver.corpus.figure(planned), resolver.corpus.figure(fact)


def _of_record(words: str, resolver: Resolver, unit: Unit) -> Figure | tuple[Figure, Figure] | None:
    """What is left of the money of the one thing named, or what was planned and what was spent of it."""
    year = resolver.years(unit)[-1]
    thing = records.named(words, unit, year, resolver.corpus)
    rest = records.left(thing, resolver.corpus) if thing is not None else None
    if rest is None or rest.operator is None:
        return rest and resolver.corpus.figure(rest.facts()[0])
    planned, spent = (resolver.corpus.figure(figure.facts()[0]) for figure in rest.operands)
    return planned, spent


def _not_arrived(query: Query, resolver: Resolver, unit: Unit) -> Figure | tuple[Figure, Figure] | None:
    """Of money that is to come: the gap as printed, else what was planned and what arrived, two cells of one row."""
    year = resolver.years(unit)[-1]
    told = max((m.words if levels(m.words) else m.residue or m.words for m in query.measures), key=len)
    words = lexicon().remaining.of_arriving.sub("", told)
    words = "" if all(word in lexicon().general for word in segmented(words)) else words
    corpus = resolver.corpus
    facts = [
        i
        for i in corpus.facts(unit.report_ids)
        if i.fact.unit_base == "元" and i.fact.year == year and not i.fact.change
    ]
    for indexed in facts:
        own = plain(indexed.fact.metric_text + "".join((*indexed.fact.row[-1:], *indexed.fact.column[-1:])))
        stem = lexicon().remaining.of_arriving.sub("", plain(indexed.fact.metric_text))
        if (
            lexicon().remaining.gap.search(own)
            and words
            and (stem in words or covered(words, indexed, corpus)[0] >= _SURE)
        ):
            return corpus.figure(indexed.fact)
    return due_and_arrived(words, facts, resolver.titles(unit), corpus)


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
