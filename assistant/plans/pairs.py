"""The two figures that a question holds against each other: of two years, two bases, two measures, before and after."""

from __future__ import annotations

import re

from assistant.choice.kin import alike, best_pair, one_kind, part_of_whole
from assistant.choice.rates import dated, stated_on, was_before
from assistant.choice.resolution import Resolution
from assistant.choice.resolve import Resolver
from assistant.corpus import Unit
from assistant.figures import Figure
from assistant.lexicon import lexicon
from assistant.plans.items import number_said
from assistant.plans.named_rows import apart
from assistant.query import Measure, Query
from index.packs import Pack
from index.schema import Basis, Fact
from index.text import plain

_AGAINST: dict[Basis, tuple[Basis, ...]] = {
    "目标值": ("实际值",),
    "预算": ("决算",),
    "年初预算": ("决算",),
    "全年预算": ("决算",),
    "调整预算": ("决算",),
    "决算": ("预算", "年初预算"),
    "实际值": ("目标值", "预算", "年初预算"),
    "编制": ("实际值",),
}
_GOALS = ("目标值", "编制", "预算", "年初预算", "全年预算", "调整预算")
_MOST = 8
"""So many candidates of each of two figures are held against one another."""


def pair_of(query: Query, resolver: Resolver, unit: Unit, missing: list[Resolution]) -> tuple[Figure, Figure] | None:
    """The two figures a difference is between, minuend first."""
    derived = next((m for m in query.measures if m.kind in ("growth", "share", "rate")), None)
    if derived is not None and set(derived.bases) | set(query.bases) & {"目标值"}:
        pair = tuple(stated_on(resolver, derived, unit, resolver.years(unit)[-1], b) for b in ("实际值", "目标值"))
        if pair[0] is not None and pair[1] is not None:
            return pair[0], pair[1]
    over_years = query.against_last_year or query.base_year is not None or len(query.years) > 1
    rates = len(query.measures) > 1 and all(m.kind == "rate" for m in query.measures)
    kinds = ("plain", "rate", "per_head") if over_years or rates else ("plain",)
    measures = [m for m in query.measures if m.kind in kinds] or [p for m in query.measures for p in m.parts[:1]]
    if not measures:
        return None
    if (
        len(measures) == 1
        and (risen := raised(measures[0], resolver, unit)) is not None
        and lexicon().amounts.rise.search(query.text)
    ):
        return risen
    years = query.years or (tuple(y for y in resolver.years(unit) if y) if len(query.years_back) > 1 else ())
    if query.base_year is not None and (latest := resolver.years(unit)[-1]) is not None:
        years = (latest, query.base_year)
    elif query.against_last_year and len(years) < 2:
        latest = years[0] if years else resolver.years(unit)[-1]
        years = (latest, latest - _years_back(query.text)) if latest else ()
    if len(years) > 1:
        return _two_years(measures[0], resolver, unit, years, missing)
    one = len(measures) == 1 or measures[-1].words.startswith(measures[0].words)
    if one and (rows := apart(measures[-1], unit, resolver.corpus)):
        resolver = Resolver(resolver.corpus, query.model_copy(update={"measures": tuple(rows)}))
        return _two_measures(rows, resolver, unit, missing)
    if len(measures) > 1:
        return _two_measures(measures, resolver, unit, missing)
    words = lexicon()
    if words.amounts.moved.search(query.text) and not (
        measures[0].bases or query.bases or words.goals.set_before.search(query.text)
    ):
        return None  # what rose did so since some time before; no goal is meant
    return _two_bases(query, measures[0], resolver, unit, missing)


def _years_back(text: str) -> int:
    """How many years lie between what is compared: one, or those from the first to the last of 三年."""
    span = lexicon().amounts.span.search(text)
    return number_said(span.group(1)) - 1 if span else 1


def _two_years(
    measure: Measure, resolver: Resolver, unit: Unit, years: tuple[int, ...], missing: list[Resolution]
) -> tuple[Figure, Figure] | None:
    late, early = max(years), min(years)
    now = first_of(resolver, measure, unit, missing, year=late)
    basis = (now.fact.basis,) if now and now.fact else ()
    beside = now.fact if now else None
    stated = None
    if measure.kind != "per_head" or beside is not None:
        printed = measure if measure.kind != "per_head" else Measure(words=measure.words, residue=measure.words)
        stated = dated(resolver, printed, unit, early, basis, beside=beside) or dated(
            resolver, printed, unit, early, (), beside=beside
        )
    before = resolver.resolve(measure, unit, early) if stated is None else None
    then = stated or (before.figure if before else None)
    if now is not None and then is not None and (alike := _of_one_name(measure, resolver, unit, now, then)) is not None:
        now, then = alike
    elif now is not None and then is not None:
        return None
    if now is None or then is None or now.facts() == then.facts() or not one_kind(now, then):
        missing += [before] if before else []
        return None
    return now, then


def _of_one_name(
    measure: Measure, resolver: Resolver, unit: Unit, now: Figure, then: Figure
) -> tuple[Figure, Figure] | None:
    """The figures of two years that are called alike, the two chosen where they are; None where no two are."""
    if now.fact is None or then.fact is None or alike(now.fact, then.fact):
        return now, then
    pack = resolver.corpus.pack
    if {now.fact.metric, then.fact.metric} <= {pack.whole, *pack.whole_also}:
        return now, then
    later = resolver.found(measure, unit, now.fact.year, ())[:_MOST]
    return next(
        (
            (resolver.corpus.figure(m.fact), then)
            for m in later
            if alike(m.fact, then.fact) and m.fact.id != then.fact.id
        ),
        None,
    )


def _two_measures(
    measures: list[Measure], resolver: Resolver, unit: Unit, missing: list[Resolution]
) -> tuple[Figure, Figure] | None:
    """Two figures of one kind and basis: 澄溪县比岩门县多执行了多少 compares the same column of both rows."""
    metric = next((m.metric for m in measures if m.metric), "")
    filled = [m if m.metric or m.residue else m.model_copy(update={"metric": metric}) for m in measures[:2]]
    filled = _of_one_measure(*filled)
    units = [_own_unit(measure, unit, resolver) for measure in filled]
    one, two = (first_of(resolver, m, of, missing) for m, of in zip(filled, units, strict=True))
    one = one or _beside(two, filled[0], resolver)
    two = two or _beside(one, filled[1], resolver)
    if one is None or two is None:
        return None
    if units[0] is units[1]:
        bases = next((m.bases for m in filled if m.bases), ())
        found = [
            resolver.found(m, unit, (m.years or resolver.years(unit))[-1], m.bases or bases)[:_MOST] for m in filled
        ]
        if all(m.metric and not m.residue for m in filled):  # 编制 means all posts, no 执法编制
            found = [
                [m for m in each if m.fact.metric == asked.metric] or each
                for each, asked in zip(found, filled, strict=True)
            ]
        pair = best_pair(*found)
        if pair is not None:
            one, two = (resolver.corpus.figure(fact) for fact in pair)
    if one.facts() == two.facts() or part_of_whole(one.fact, two.fact, resolver.query.text):
        return None
    return (one, two) if one_kind(one, two) else None


def _beside(figure: Figure | None, measure: Measure, resolver: Resolver) -> Figure | None:
    """The figure of another one's sentence whose short name ends what is asked: 实收 of 水费实收, beside 水费应收."""
    fact = figure.fact if figure else None
    if fact is None or fact.origin != "text":
        return None
    beside = [
        i.fact
        for i in resolver.corpus.facts((fact.location.report_id,))
        if i.fact.sentence_start == fact.sentence_start and i.fact.unit_base == fact.unit_base and i.fact.id != fact.id
    ]
    named = [f for f in beside if len(name := plain(f.metric_text)) > 1 and measure.words.endswith(name)]
    return resolver.corpus.figure(named[0]) if len(named) == 1 else None


def _of_one_measure(one: Measure, two: Measure) -> list[Measure]:
    """What is said once of two things of one kind, said of both: 大樟村集体经济收入比黄泥田村高."""
    kind = lexicon().rows.of_kind.search(two.words)
    said = re.match(rf"(.{{1,8}}?{kind.group()})(.{{2,}})", one.words) if kind else None
    if said is None or two.metric or said.group(2) in two.words or said.group(1) == two.words:
        return [one, two]
    rest = said.group(2)
    return [
        Measure(words=n + rest, residue=n + rest, limits=n + rest, wanted=one.wanted, units=m.units, years=m.years)
        for n, m in ((said.group(1), one), (two.words, two))
    ]


def _own_unit(measure: Measure, unit: Unit, resolver: Resolver) -> Unit:
    """The unit named right beside a measure, else the one asked about."""
    return resolver.corpus.unit_by_name.get(measure.units[0], unit) if len(measure.units) == 1 else unit


def _two_bases(
    query: Query, measure: Measure, resolver: Resolver, unit: Unit, missing: list[Resolution]
) -> tuple[Figure, Figure] | None:
    bases = list(measure.bases or query.bases)
    if len(bases) < 2:
        bases = [*bases, *(_AGAINST.get(bases[0], ()) if bases else ())]
        if not measure.bases and not query.bases:
            bases = ["实际值", "目标值"] if measure.wanted in ("count", "rate") else ["决算", "预算"]
    year = resolver.years(unit)[-1]
    for second in bases[1:]:
        pair = [resolver.resolve(measure, unit, year, bases=(basis,)) for basis in (bases[0], second)]
        missing += [r for r in pair if r.figure is None]
        figures = [r.figure for r in pair if r.figure]
        named = measure.bases or query.bases or query.operation != "difference"
        if (
            len(figures) == 2
            and not _of_two_things(figures[0], figures[1], resolver)
            and (named or figures[0].base != figures[1].base)
        ):
            goal_first = bases[0] in _GOALS and second not in _GOALS
            return (figures[1], figures[0]) if goal_first else (figures[0], figures[1])
    return None


def _of_two_things(one: Figure, two: Figure, resolver: Resolver) -> bool:
    """Whether figures on two bases are of two things: one is what is left of something, or one is of 省级资金 and one of 县级资金."""
    balance = lexicon().amounts.balance
    if len({balance.search(fact.metric_text) is None for fact in (*one.facts(), *two.facts())}) > 1:
        return True
    pack = resolver.corpus.pack
    if one.fact is None or two.fact is None or {one.metric, two.metric} & {pack.whole, *pack.whole_also}:
        return False
    return not (alike(one.fact, two.fact) or _goal_of_whole(one.fact, two.fact, pack))


def _goal_of_whole(one: Fact, two: Fact, pack: Pack) -> bool:
    """Whether one figure is a goal set for what the other is the one part of that is reported: 工业税收, 规上工业企业税金."""
    goal, reached = (one, two) if one.basis == "目标值" else (two, one)
    part = pack.metrics.get(reached.metric)
    return goal.basis == "目标值" and part is not None and part.parent == goal.metric != ""


def raised(measure: Measure, resolver: Resolver, unit: Unit) -> tuple[Figure, Figure] | None:
    """What something was raised or lowered to, and from what: 由每月650元提高到690元."""
    facts = resolver.corpus.facts(unit.report_ids)
    found = resolver.found(measure.model_copy(update={"wanted": ""}), unit, resolver.years(unit)[-1], ())[:_MOST]
    same = [m.fact for m in found if (m.fact.value_base, m.fact.unit_base) == _value(found[0].fact)]
    of_one = [
        m.fact for m in found if m.fact.unit_base == "%" and alike(m.fact, found[0].fact)
    ]  # its aim was found first
    ends = ((fact, was_before(fact, facts)) for fact in (*same, *of_one))
    return next(((resolver.corpus.figure(f), resolver.corpus.figure(b)) for f, b in ends if b is not None), None)


def _value(fact: Fact) -> tuple[object, str]:
    return fact.value_base, fact.unit_base


def first_of(
    resolver: Resolver, measure: Measure, unit: Unit, missing: list[Resolution], *, year: int | None = None
) -> Figure | None:
    resolution = resolver.resolve(measure, unit, year or (measure.years or _years_of(unit, resolver))[-1])
    if resolution.figure is None:
        missing.append(resolution)
    return resolution.figure


def _years_of(unit: Unit, resolver: Resolver) -> tuple[int | None, ...]:
    """The years asked of a unit; its own latest where the year named is beside another unit's figure and is none of its."""
    query = resolver.query
    beside_another = any(m.years and m.units and unit.name not in m.units for m in query.measures)
    if beside_another and unit.years and not set(query.years) & set(unit.years):
        return (unit.years[-1],)
    return resolver.years(unit)
