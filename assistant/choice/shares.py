"""Shares, ratios and amounts per head: two figures of one unit and year, one in relation to the other."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.amounts import MONEY, is_money
from assistant.choice.kin import one_thing, part_and_whole
from assistant.choice.matching import CHANGES, COUNTERS, covered, kind_of, matches
from assistant.choice.resolution import Resolution
from assistant.choice.suiting import naming_words, per_head_rate, says
from assistant.choice.totals import total_of
from assistant.corpus import grams
from assistant.figures import Figure, compute
from assistant.lexicon import lexicon
from assistant.query import Measure
from index.schema import Basis, Fact
from index.text import plain
from index.units import base_unit

_STANDARD = 0.6
"""Share of the words of a question without a naming word that a printed standard's own words must have."""
_PEOPLE = ("人", "名", "户", "家")
_EXTENTS = ("公里", "平方米", "亩", "公顷")
_NEGLIGIBLE = Decimal("0.0005")
"""An amount that is less of another than this is of something else: 585元 a month of 3985万元 a year."""
_MOST, _TAIL = 6, 3
"""So many parts are looked at for siblings, whose names end with so many characters in common."""

if TYPE_CHECKING:
    from assistant.choice.resolve import Resolver
    from assistant.corpus import IndexedFact, Unit


def share(resolver: Resolver, measure: Measure, unit: Unit, year: int | None) -> Resolution:
    part_measure, whole_measure = measure.parts
    part_measure = as_amount(part_measure)
    whole_measure = as_amount(
        whole_measure if whole_measure.metric or whole_measure.words else _whole_of(resolver, part_measure)
    )
    if not (measure.parts[1].metric or measure.parts[1].words):
        item = _of_its_own(resolver, part_measure, unit, year)
        if item is not None:
            return item
    if lexicon().shares.of_budget.search(resolver.query.text) and not whole_measure.metric and whole_measure.bases:
        whole_measure = whole_measure.model_copy(update={"metric": resolver.corpus.pack.whole, "wanted": "money"})
        part_measure = part_measure.model_copy(update={"bases": part_measure.bases or whole_measure.bases})
    of_all = lexicon().shares.of_all.search(resolver.query.text)
    if of_all and not whole_measure.metric and not plain(whole_measure.residue):
        whole_measure = whole_measure.model_copy(update={"metric": resolver.corpus.pack.whole, "wanted": "money"})
    elif not whole_measure.metric and whole_measure.bases and not plain(whole_measure.residue):
        whole_measure = part_measure.model_copy(update={"bases": whole_measure.bases, "words": part_measure.words})
    said = _stated_share(resolver, measure, unit, year)
    if said is not None and said.figure is not None and said.figure.fact is not None:
        words = part_measure.words + whole_measure.words
        fact = next(i for i in resolver.corpus.facts(unit.report_ids) if i.fact.id == said.figure.fact.id)
        shared = fact.fact.change == "占比" or "占" in fact.fact.metric_text
        if shared and covered(words, fact, resolver.corpus)[0] >= 0.9 and fact.fact.unit_base == "%":
            return said
    part = resolver.stated(part_measure, unit, year)
    if part.figure is None or part.figure.unit == "%":
        part = _like_its_whole(resolver, part_measure, whole_measure, unit, part)
    if part.figure is None or part.figure.unit == "%":
        return said or part
    lead, every = part.figure.fact, resolver.corpus.facts(unit.report_ids)
    counted = lexicon().shares.of_so_many.search(resolver.query.text) is not None
    total = total_of(lead, whole_measure.words, every, counted=counted) if lead is not None else None
    if total is not None:
        of = resolver.corpus.figure(total)
        text = f"{part.figure.label}占{of.label}的比重"
        return Resolution(unit, part.year, compute("share", (part.figure, of), label=text))
    if (among := _among_siblings(resolver, part_measure, whole_measure, unit, part)) is not None:
        return among
    if part.figure.fact and not whole_measure.bases and not part_measure.bases:
        pair = part_and_whole(
            resolver.found(part_measure, unit, part.year, ()), resolver.found(whole_measure, unit, part.year, ())
        )
        if pair is not None:
            one, two = (resolver.corpus.figure(fact) for fact in pair)
            return Resolution(unit, part.year, compute("share", (one, two), label=f"{one.label}占{two.label}的比重"))
    own = (part.figure.fact.basis,) if part.figure.fact and not whole_measure.bases else whole_measure.bases
    whole = _whole(resolver, whole_measure, unit, part, own)
    if whole.figure is None and not whole_measure.bases:
        whole = _whole(resolver, whole_measure, unit, part, ())
    if whole.figure is not None and not _same_kind(part.figure, whole.figure):
        alike = part_measure.model_copy(update={"wanted": kind_of(whole.figure.facts()[0]), "counter": ""})
        part = resolver.stated(alike, unit, part.year)
        if part.figure is None or not _same_kind(part.figure, whole.figure):
            return _stated_share(resolver, measure, unit, year) or resolver.missing(
                part_measure, unit, year, resolver.corpus.facts(unit.report_ids), ()
            )
    if part.figure is None or (whole.figure is not None and whole.figure.facts() == part.figure.facts()):
        return resolver.missing(part_measure, unit, year, resolver.corpus.facts(unit.report_ids), ())
    ends = (part.figure.fact, whole.figure.fact) if whole.figure is not None else (None, None)
    asked_bases = part_measure.bases or whole_measure.bases
    if ends[0] is not None and ends[1] is not None and one_thing(ends[0], ends[1], on_any_basis=not asked_bases):
        return _stated_share(resolver, measure, unit, year) or resolver.missing(
            part_measure, unit, year, resolver.corpus.facts(unit.report_ids), ()
        )
    if whole.figure is None or whole.figure.base == 0:
        return _stated_share(resolver, measure, unit, year) or whole
    if is_money(part.figure.unit) and abs(part.figure.base) < _NEGLIGIBLE * abs(whole.figure.base):
        return resolver.missing(part_measure, unit, year, resolver.corpus.facts(unit.report_ids), ())
    text = f"{part.figure.label}占{whole.figure.label}的比重"
    return Resolution(unit, part.year, compute("share", (part.figure, whole.figure), label=text))


def _like_its_whole(resolver: Resolver, part: Measure, whole: Measure, unit: Unit, found: Resolution) -> Resolution:
    """The part by a figure of its whole's kind, where its words alone led to a rate or to nothing."""
    of = resolver.stated(whole, unit, found.year).figure
    if of is None or of.unit == "%":
        return found
    return resolver.stated(part.model_copy(update={"wanted": kind_of(of.facts()[0])}), unit, found.year)


def _among_siblings(
    resolver: Resolver, part: Measure, whole: Measure, unit: Unit, found: Resolution
) -> Resolution | None:
    """The share of one of several figures called alike (城市低保发放, 农村低保发放) in what they come to; None elsewhere."""
    money = lexicon().shares.money.search(resolver.query.text) is not None
    for match in resolver.found(part, unit, found.year, ())[:_MOST]:
        fact = match.fact
        tail = plain(fact.metric_text).removeprefix(part.words)
        if len(tail) < _TAIL or tail == plain(fact.metric_text) or not whole.words or whole.words not in tail:
            continue
        text = resolver.corpus.text(fact.location.report_id)
        line = text[: fact.sentence_start].rfind("\n")
        alike = [
            i.fact
            for i in resolver.corpus.facts((fact.location.report_id,))
            if i.fact.origin == fact.origin == "text"
            and text[: i.fact.sentence_start].rfind("\n") == line
            and (i.fact.unit_base, i.fact.year, i.fact.change) == (fact.unit_base, fact.year, fact.change)
            and plain(i.fact.metric_text).endswith(tail)
        ]
        if any(plain(other.metric_text) == tail for other in alike) or len(alike) < 2:
            continue
        if money and fact.unit_base != "元":
            continue
        figures = tuple(resolver.corpus.figure(each) for each in (fact, *(f for f in alike if f.id != fact.id)))
        of = compute("sum", figures, label=tail)
        text_of = f"{figures[0].label}占{tail}合计的比重"
        return Resolution(unit, fact.year, compute("share", (figures[0], of), label=text_of))
    return None


def _of_its_own(resolver: Resolver, part: Measure, unit: Unit, year: int | None) -> Resolution | None:
    """The share of an item in the whole that its own name says it is of: 高标准农田建设：中央资金."""
    found = resolver.stated(part, unit, year).figure
    above = found.fact.metric_text.rpartition("：")[0] if found and found.fact else ""
    if not above or found is None or found.fact is None:
        return None
    for indexed in resolver.corpus.facts((found.fact.location.report_id,)):
        whole = indexed.fact
        if (
            whole.metric_text.rpartition("：")[2] == above.rpartition("：")[2]
            and whole.unit_base == found.fact.unit_base
            and whole.year == found.year
            and whole.value_base >= found.base
        ):
            of = resolver.corpus.figure(whole)
            return Resolution(unit, found.year, compute("share", (found, of), label=f"{found.label}占{of.label}的比重"))
    return None


def _whole(resolver: Resolver, measure: Measure, unit: Unit, part: Resolution, bases: tuple[Basis, ...]) -> Resolution:
    """The whole of a part: of equally fitting figures, one that is not smaller than its part."""
    assert part.figure is not None
    for match in resolver.found(measure, unit, part.year, bases):
        fact = match.fact
        if fact.value_base >= part.figure.base and not (part.figure.fact and fact.id == part.figure.fact.id):
            return Resolution(unit, fact.year, resolver.corpus.figure(fact))
    return resolver.stated(measure, unit, part.year, bases)


def _stated_share(resolver: Resolver, measure: Measure, unit: Unit, year: int | None) -> Resolution | None:
    asked = measure.model_copy(update={"kind": "plain", "metric": "", "wanted": "rate"})
    facts = resolver.corpus.facts(unit.report_ids)
    found = matches(asked, facts, resolver.corpus, year=year)
    shares = [m.fact for m in found if m.fact.change not in CHANGES and _of_the_whole(m.fact, measure.parts[1])]
    if not shares:
        return None
    reached = None if "目标值" in resolver.query.bases else _reached(shares[0], facts)
    return Resolution(unit, year, resolver.corpus.figure(reached or shares[0]))


def _reached(goal: Fact, facts: list[IndexedFact]) -> Fact | None:
    """The share that came of a goal, by whatever words: the goal alone answers nobody who did not ask for it."""
    if goal.basis != "目标值" or not goal.metric:
        return None
    of_one = (i.fact for i in facts if (i.fact.metric, i.fact.unit_base) == (goal.metric, goal.unit_base))
    return next((f for f in of_one if f.basis != "目标值" and f.year == goal.year and f.change == goal.change), None)


def _of_the_whole(fact: Fact, whole: Measure) -> bool:
    """Whether a printed share is of the whole asked about: 占预算比例 is none of 总支出."""
    said = lexicon().shares.printed.search(plain(fact.metric_text))
    asked = plain(whole.metric + whole.words)
    return not (said and asked) or not grams(said.group(1)).isdisjoint(grams(asked))


def _whole_of(resolver: Resolver, part: Measure) -> Measure:
    metric = resolver.corpus.pack.metrics.get(part.metric)
    name = metric.parent if metric and metric.parent else resolver.corpus.pack.whole
    return Measure(metric=name, words=plain(name), wanted=part.wanted)


def per_head(resolver: Resolver, measure: Measure, unit: Unit, year: int | None) -> Resolution:
    stated = Measure(words=measure.words, residue=measure.words)
    for match in resolver.found(stated, unit, year, ()):
        if (
            (match.fact.basis != "目标值" or measure.bases)
            and (measure.each or "人均") in plain(match.fact.metric_text)
            and "均" in plain(match.fact.metric_text)
            and covered(measure.words, match.indexed, resolver.corpus)[0] >= 0.75
        ):
            return Resolution(unit, match.fact.year, resolver.corpus.figure(match.fact))
    if (printed := _printed_each(resolver, measure, unit, year)) is not None:
        return printed
    part = resolver.stated(as_amount(measure.parts[0]), unit, year)
    if part.figure is None:
        return part
    heads = (
        _of_its_extent(resolver, measure, unit, part)
        or _beside(resolver, measure.parts[1], unit, part)
        or resolver.stated(measure.parts[1].model_copy(update={"wanted": "count"}), unit, part.year)
    )
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
    names = naming_words(part.words)
    if not counter:
        return None
    for indexed in resolver.corpus.facts(unit.report_ids):
        fact = indexed.fact
        if fact.basis == "目标值" and "目标" not in resolver.query.text:
            continue
        if fact.year != year or not fact.unit_base.startswith("元") or not per_head_rate(fact, resolver.corpus):
            continue
        text = resolver.corpus.text(fact.location.report_id)
        around = plain(fact.metric_text + text[max(0, fact.value_start - 4) : fact.value_end + 4])
        each = re.search(rf"每{counter}|[/／]{counter}|{counter}均", around)
        told = all(says(name, indexed) for name in names)
        if each and told and (names or covered(part.words, indexed, resolver.corpus)[0] >= _STANDARD):
            meant = resolver.of_its_time(fact, resolver.corpus.facts(unit.report_ids))
            return Resolution(unit, fact.year, resolver.corpus.figure(meant))
    return None


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


def _same_kind(one: Figure, other: Figure) -> bool:
    bases = {"元" if is_money(f.unit) else f.fact.unit_base if f.fact else f.unit for f in (one, other)}
    return len(bases) == 1


def as_amount(measure: Measure) -> Measure:
    """The measure of the amount itself, where a rate of it was asked for."""
    if measure.wanted != "rate" or measure.kind != "plain":
        return measure
    return measure.model_copy(update={"wanted": ""})
