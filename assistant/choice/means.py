"""Amounts for each: what a thing comes to per head, bed, batch or project, as printed or worked out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.amounts import MONEY, is_money
from assistant.choice.matching import COUNTERS, covered, kind_of
from assistant.choice.resolution import Resolution
from assistant.choice.shares import as_amount
from assistant.choice.suiting import naming_words, per_head_rate, says
from assistant.described import grams
from assistant.figures import Figure, compute
from assistant.lexicon import lexicon
from assistant.query import Measure
from assistant.understand.kinds import THINGS as COUNTED_IN
from index.schema import Fact
from index.text import plain
from index.units import base_unit

_STANDARD = 0.6
"""Share of the words of a question without a naming word that a printed standard's own words must have."""
_SURE = 0.8
"""Share of the words of a question for an amount for each that its one sentence must have."""
_PEOPLE = ("人", "名", "户", "家")
_EXTENTS = ("公里", "平方米", "亩", "公顷")
_MOST = 6
"""So many numbers of the heads are looked at."""

if TYPE_CHECKING:
    from assistant.choice.resolve import Resolver
    from assistant.corpus import Unit


def per_head(resolver: Resolver, measure: Measure, unit: Unit, year: int | None) -> Resolution:
    stated = Measure(words=measure.words, residue=measure.words)
    for match in resolver.found(stated, unit, year, ()):
        if (
            (match.fact.basis != "目标值" or measure.bases)
            and any(each in plain(match.fact.metric_text) for each in _called(measure))
            and any(word in plain(match.fact.metric_text) for word in "均每")
            and covered(measure.words, match.indexed, resolver.corpus)[0] >= 0.75
        ):
            return Resolution(unit, match.fact.year, resolver.corpus.figure(match.fact))
    if (printed := _printed_each(resolver, measure, unit, year)) is not None:
        return printed
    amount = as_amount(_without_heads(measure.parts[0], measure.each))
    part = resolver.stated(amount, unit, year)
    if part.figure is None:
        return _of_one_sentence(resolver, measure, unit, year) or part
    if (stated_rate := part.figure.fact) is not None and per_head_rate(stated_rate, resolver.corpus):
        sentence = resolver.corpus.text(stated_rate.location.report_id)[
            stated_rate.sentence_start : stated_rate.sentence_end
        ]
        if f"每{measure.each[:1]}" in stated_rate.metric_text + sentence:
            return part  # 每户补助2000元 is what is asked for itself
        return resolver.missing(measure.parts[0], unit, year, resolver.corpus.facts(unit.report_ids), ())
    heads = (
        _of_its_extent(resolver, measure, unit, part)
        or _beside(resolver, measure.parts[1], unit, part)
        or resolver.stated(measure.parts[1].model_copy(update={"wanted": "count"}), unit, part.year)
    )
    heads = _named_so(resolver, measure, unit, part.year) or heads
    heads = _counted_so(resolver, measure.each, unit, part, heads)
    if heads.figure is None:
        heads = _all_called(resolver, measure.each, unit, part.year) or heads
    if heads.figure is None or heads.figure.base == 0:
        return heads
    if kind_of(heads.figure.facts()[0]) != "count":
        return resolver.missing(measure.parts[1], unit, year, resolver.corpus.facts(unit.report_ids), ())
    counter = measure.parts[1].counter
    if counter in COUNTERS and heads.figure.fact and heads.figure.fact.unit_base != counter:
        return resolver.missing(measure.parts[0], unit, year, resolver.corpus.facts(unit.report_ids), ())
    share = part.figure.base / heads.figure.base
    small = is_money(part.figure.unit) and 0 < abs(share) < MONEY["万元"]
    result_unit = resolver.query.wanted_unit or ("元" if small else part.figure.unit)
    each = f"平均每{measure.each}" if measure.each else "人均"
    figure = compute("ratio", (part.figure, heads.figure), label=f"{each}{part.figure.label}", unit=result_unit)
    return Resolution(unit, part.year, figure)


def _without_heads(amount: Measure, each: str) -> Measure:
    """An amount without the words of what it is for each of: 财政拨款 of 每张开放床位摊到财政拨款."""
    if not amount.metric or not amount.residue or amount.residue not in each:
        return amount
    return amount.model_copy(update={"residue": "", "limits": ""})


def _named_so(resolver: Resolver, measure: Measure, unit: Unit, year: int | None) -> Resolution | None:
    """Of several numbers of the heads the one that is called as the question does: 开放床位, not 编制床位."""
    heads = resolver.found(measure.parts[1].model_copy(update={"wanted": "count"}), unit, year, ())[:_MOST]
    said = [len(grams(plain(m.fact.metric_text)) & grams(measure.each)) for m in heads]
    if not said or max(said) <= said[0]:
        return None
    fact = heads[said.index(max(said))].fact
    return Resolution(unit, fact.year, resolver.corpus.figure(fact))


def _counted_so(resolver: Resolver, each: str, unit: Unit, part: Resolution, heads: Resolution) -> Resolution:
    """The heads by the measure word that is asked: of 63批次、528人次 the 批次 where what is asked is for each 批."""
    fact, lead = (heads.figure.fact, part.figure.fact) if heads.figure and part.figure else (None, None)
    if fact is None or lead is None or not each or fact.unit[:1] == each[:1]:
        return heads
    beside = [
        i.fact
        for i in resolver.corpus.facts((fact.location.report_id,))
        if i.fact.origin == fact.origin == "text" and i.fact.sentence_start == fact.sentence_start
    ]
    same = [f for f in beside if f.unit[:1] == each[:1] and kind_of(f) == "count" and f.year == fact.year]
    return Resolution(unit, fact.year, resolver.corpus.figure(same[0])) if len(same) == 1 else heads


def _of_one_sentence(resolver: Resolver, measure: Measure, unit: Unit, year: int | None) -> Resolution | None:
    """An amount for each of so many that one sentence tells both of: 核查了28个项目…涉及资金2316.7万元."""
    words = measure.words
    facts = [i for i in resolver.corpus.facts(unit.report_ids) if i.fact.origin == "text" and not i.fact.change]
    best: tuple[float, Figure, Figure] | None = None
    for heads in facts:
        fact = heads.fact
        if fact.year != year or fact.basis == "目标值" or kind_of(fact) != "count" or not fact.value_base:
            continue
        if not measure.each.startswith(fact.unit[:1]) and fact.unit not in _PEOPLE:
            continue
        own, around = covered(words, heads, resolver.corpus)
        if own < _STANDARD or around < _SURE:
            continue
        place = fact.location.report_id, fact.sentence_start
        sums = [i.fact for i in facts if (i.fact.location.report_id, i.fact.sentence_start) == place]
        sums = [f for f in sums if f.unit_base == "元" and not per_head_rate(f, resolver.corpus)]
        if len(sums) == 1 and (best is None or own > best[0]):
            best = own, resolver.corpus.figure(sums[0]), resolver.corpus.figure(fact)
    if best is None:
        return None
    small = best[1].base / best[2].base < MONEY["万元"]
    result_unit = resolver.query.wanted_unit or ("元" if small else best[1].unit)
    figure = compute("ratio", best[1:], label=f"平均每{measure.each}{best[1].label}", unit=result_unit)
    return Resolution(unit, year, figure)


def _called(measure: Measure) -> tuple[str, ...]:
    """How a printed figure for each may be called: 床均 of 床均支出, 公益岗 of what a 公益岗 costs."""
    return (measure.each or "人均", *lexicon().shares.for_each.findall(measure.words))


def _of_its_extent(resolver: Resolver, measure: Measure, unit: Unit, part: Resolution) -> Resolution | None:
    """How long or large the thing itself is, where what is asked for is a 公里 or 平方米 of it."""
    if measure.each not in _EXTENTS:
        return None
    words = measure.parts[0].words
    sized = [
        (covered(words, i, resolver.corpus)[0], i.fact.origin == "table", i.fact)
        for i in resolver.corpus.facts(unit.report_ids)
        if i.fact.unit_base == base_unit(measure.each)[1] and i.fact.year == part.year
        if i.fact.basis != "目标值" and not i.fact.change
    ]
    best = max(sized, key=lambda each: (round(each[0], 1), each[1]), default=None)
    return Resolution(unit, part.year, resolver.corpus.figure(best[2])) if best and best[0] >= _STANDARD else None


def _all_called(resolver: Resolver, each: str, unit: Unit, year: int | None) -> Resolution | None:
    """The largest number of those called so (学生 of 享受补助学生), where what is asked is for each of them."""
    noun = re.sub("^(?:个|名|位|人|户|家)", "", each)
    people = [
        i.fact
        for i in resolver.corpus.facts(unit.report_ids)
        if i.fact.year == year
        and i.fact.unit_base in _PEOPLE
        and not i.fact.change
        and i.fact.basis != "目标值"
        and plain(i.fact.metric_text).removesuffix("人数").removesuffix("数").endswith(noun)
    ]
    most = max(people, key=lambda fact: fact.value_base, default=None) if len(noun) > 1 else None
    return Resolution(unit, year, resolver.corpus.figure(most)) if most is not None else None


def _printed_each(resolver: Resolver, measure: Measure, unit: Unit, year: int | None) -> Resolution | None:
    """The standard that the report prints for each of them, 每亩150元: no average is worked out beside it."""
    part, counter = measure.parts[0], measure.parts[1].counter
    ruled = lexicon().shares.paid_each.search(resolver.query.text) is not None
    counter = counter or (_counted_in(measure.each) if ruled else "")
    names = naming_words(part.words)
    if not counter:
        return None
    aimed: Fact | None = None
    for indexed in resolver.corpus.facts(unit.report_ids):
        fact = indexed.fact
        planned = fact.basis == "目标值" and "目标" not in resolver.query.text
        if fact.year != year or not fact.unit_base.startswith("元") or not per_head_rate(fact, resolver.corpus):
            continue
        text = resolver.corpus.text(fact.location.report_id)
        around = plain(fact.metric_text + text[max(0, fact.value_start - 4) : fact.value_end + 4])
        each = re.search(rf"[每单]{counter}|[/／]{counter}|{counter}均", around)
        told = all(says(name, indexed) for name in names)
        if each and told and (names or covered(part.words, indexed, resolver.corpus)[0] >= _STANDARD):
            if planned:  # a rule on what is paid reads like an aim
                aimed = aimed or fact
                continue
            meant = resolver.of_its_time(fact, resolver.corpus.facts(unit.report_ids))
            return Resolution(unit, fact.year, resolver.corpus.figure(meant))
    if aimed is not None and ruled:
        return Resolution(unit, aimed.year, resolver.corpus.figure(aimed))
    return None


def _counted_in(each: str) -> str:
    """The measure word of what an amount is for each of: 场 of 场演出; "" for the general 个."""
    word = re.match(COUNTED_IN, each)
    return word.group() if word and word.group() != "个" else ""


def _beside(resolver: Resolver, heads: Measure, unit: Unit, part: Resolution) -> Resolution | None:
    """The number of items said in the same sentence as the amount: 72个项目兑现…1645.8万元."""
    fact = part.figure.fact if part.figure else None
    if fact is None or heads.metric or not heads.words:
        return None
    near = [
        indexed.fact
        for indexed in resolver.corpus.facts(unit.report_ids)
        if indexed.fact.sentence_start == fact.sentence_start
        and indexed.fact.location.report_id == fact.location.report_id
        and kind_of(indexed.fact) == "count"
        and "元" not in indexed.fact.unit_base
        and covered(heads.words, indexed, resolver.corpus)[0] >= 0.6
    ]
    if not near:
        return None
    count = min(near, key=lambda other: abs(other.value_start - fact.value_start))
    return Resolution(unit, count.year, resolver.corpus.figure(count))
