"""Growth and the pack's rates: as the report states them, else worked out from its figures with the formula shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.choice import records
from assistant.choice.arrived import due_and_arrived
from assistant.choice.changes import signed_change, stated_changes
from assistant.choice.done import done_share
from assistant.choice.kin import in_its_unit, one_kind
from assistant.choice.levels import levels, of_one
from assistant.choice.matching import CHANGES, PLANNED, kind_of, matches
from assistant.choice.months import spans
from assistant.choice.periods import rates_of
from assistant.choice.resolution import Resolution
from assistant.choice.suiting import left_over, left_over_asked, naming_words, narrower
from assistant.figures import Figure, compute
from assistant.lexicon import lexicon
from assistant.query import Measure, Wanted
from index.formulas import Term, parse_formula
from index.schema import Basis, Fact
from index.text import plain
from index.units import base_unit

if TYPE_CHECKING:
    from assistant.choice.resolve import Resolver
    from assistant.corpus import Unit
    from assistant.described import IndexedFact

BEFORE = "（原）"
_AT_FIRST, _LAST_YEAR = "（年初）", "（上年）"
"""How the figure that something was raised from is called."""
_MOST_RATE = 150
"""No part of a whole is worked out to be more per cent of it than this."""


def growth(resolver: Resolver, measure: Measure, unit: Unit, year: int | None) -> Resolution:
    whole = resolver.corpus.pack.whole
    of = measure.parts[0] if measure.parts else Measure(metric=whole, words=plain(whole))
    facts = resolver.corpus.facts(unit.report_ids)
    span = sorted(of.years or measure.years or resolver.query.years)
    later = span[-1] if span else year
    stated = next(iter(stated_changes(facts, of, later, resolver.corpus, rates_only=True)), None)
    amount = _amount(resolver, of)
    now = resolver.stated(amount, unit, later)
    if not of.bases and now.figure is not None and now.figure.basis in PLANNED:
        spent = resolver.stated(amount, unit, later, ("决算",))
        now = spent if spent.figure is not None else now
    if of.bases and set(of.bases) <= set(PLANNED) and lexicon().rates.against_plan.search(resolver.query.text):
        planned = _against_plan(resolver, of, unit, later)
        return planned or resolver.missing(of, unit, later, facts, of.bases)
    computed = None
    if now.figure is not None and now.year is not None:
        before_year = span[0] if len(span) > 1 else resolver.query.base_year or now.year - 1
        if before_year != now.year - 1:
            stated = None  # what reports state is against the year before
        same_basis = (now.figure.fact.basis,) if now.figure.fact else ()
        before = dated(resolver, amount, unit, before_year, same_basis, beside=now.figure.fact)
        if before is not None and before.base != 0 and one_kind(now.figure, before):
            computed = compute("growth", (now.figure, before), label=f"{now.figure.label}较{before_year}年的变化率")
            computed = computed.model_copy(update={"year": now.year})
    if computed is None and now.figure is not None and now.figure.fact is not None:
        earlier = was_before(now.figure.fact, facts)
        if earlier is not None and earlier.value_base != 0:
            pair = (now.figure, resolver.corpus.figure(earlier))
            computed = compute("growth", pair, label=f"{now.figure.label}的变化率")
    if stated is not None and now.figure is not None and _of_another(stated.fact, now.figure, resolver):
        stated = None
    if stated is not None and (_of_more(stated.fact, of, resolver) or (computed and stated.fact.comparator)):
        stated = None
    if stated is not None and computed is not None and _of_less(stated.fact, of, computed.operands[0]):
        stated = None
    if stated is not None:
        said = signed_change(stated.fact, resolver.corpus)
        if said is not None:
            return Resolution(unit, stated.fact.year, said, stated=computed)
    if computed is not None:
        return Resolution(unit, now.year, computed)
    return resolver.missing(
        measure.model_copy(update={"metric": of.metric, "residue": of.residue}), unit, year, facts, of.bases
    )


def _against_plan(resolver: Resolver, of: Measure, unit: Unit, year: int | None) -> Resolution | None:
    """By how many per cent what was spent or reached is more than its budget or goal."""
    done = resolver.stated(of.model_copy(update={"bases": ()}), unit, year, ("决算",))
    due = resolver.stated(of, unit, done.year or year, of.bases)
    if done.figure is None or due.figure is None:
        return None
    pair = done.figure, in_its_unit(due.figure, resolver.corpus)
    if pair[1].base == 0 or not one_kind(*pair):
        return None
    label = f"{pair[0].label}较{pair[1].label}的变化率"
    return Resolution(unit, done.year, compute("growth", pair, label=label))


def _of_another(change: Fact, figure: Figure, resolver: Resolver) -> bool:
    """Whether a stated change is of another metric than the figure that is to have changed: of 三公经费, not of 总支出."""
    known = resolver.corpus.pack.metrics
    told = known.get(change.metric)
    return told is not None and told.kind != "rate" and figure.metric in known and figure.metric != change.metric


def _of_more(change: Fact, of: Measure, resolver: Resolver) -> bool:
    """Whether a stated change is of something more special than the metric asked about: of 农民收入, not of 总收入."""
    metric = resolver.corpus.pack.metrics.get(of.metric)
    if metric is None or change.metric == of.metric:
        return False
    own = lexicon().rates.change.sub("", plain(change.metric_text))
    for word in sorted(map(plain, (metric.name, *metric.aliases)), key=len, reverse=True):
        own = own.replace(word, "")
    return any(word not in of.words for word in naming_words(own))


def _of_less(change: Fact, of: Measure, figure: Figure) -> bool:
    """Whether a stated change lacks what the question and the figure found for it both say: of 灵活就业支出."""
    named = len(of.residue) > 1 and of.residue in plain(figure.label)
    return named and of.residue not in plain(change.metric_text + change.subject)


def dated(
    resolver: Resolver, measure: Measure, unit: Unit, year: int, bases: tuple[Basis, ...], *, beside: Fact | None = None
) -> Figure | None:
    """The figure of exactly that year on these bases; of several, the one that stands where `beside` does.

    Beside a figure that bears a name of its own only one of that name, row or metric is the same of another year.
    """
    own = beside is not None and not beside.metric  # found by its words: the metric is one it is a part of
    if measure.metric and not own:
        found = matches(measure, resolver.corpus.facts(unit.report_ids), resolver.corpus, year=year, bases=bases)
    else:
        found = resolver.found(measure, unit, year, bases)
    if beside is not None:
        found.sort(key=lambda m: -kinship(m.fact, beside))
        if found and not beside.metric and measure.metric and not kinship(found[0].fact, beside) > 1:
            name = beside.metric_text.rpartition("：")[2]
            every = (i.fact for i in resolver.corpus.facts(unit.report_ids))
            named = (fact for fact in every if fact.metric_text.rpartition("：")[2] == name)
            same = (f for f in named if f.year == year and f.unit_base == beside.unit_base and f.basis == beside.basis)
            return next((resolver.corpus.figure(fact) for fact in same), None)
    if not found and beside is not None and bases:
        found_beside = _compared_with(beside, year, resolver.corpus.facts((beside.location.report_id,)))
        return resolver.corpus.figure(found_beside) if found_beside else None
    return resolver.corpus.figure(found[0].fact) if found else None


def _compared_with(fact: Fact, year: int, facts: list[IndexedFact]) -> Fact | None:
    """The one figure of that year that a figure's own sentence sets it against: 4020万元，比2021年的3560万元多460万元."""
    beside = [
        i.fact
        for i in facts
        if i.fact.origin == fact.origin == "text"
        and i.fact.sentence_start == fact.sentence_start
        and (i.fact.year, i.fact.unit_base, i.fact.change) == (year, fact.unit_base, "")
        and i.fact.value_start > fact.value_start
    ]
    return beside[0] if len(beside) == 1 else None


def was_before(fact: Fact, facts: list[IndexedFact]) -> Fact | None:
    """What a figure was before it was raised or lowered, where its sentence says so: 由650元提高到690元."""
    ends = (BEFORE, _AT_FIRST, _LAST_YEAR, f"（{fact.year - 1}年）" if fact.year else BEFORE)
    named = (_beside(fact, f"{fact.metric_text}{end}", facts) for end in ends)
    return next(filter(None, named), None)


def came_after(fact: Fact, facts: list[IndexedFact]) -> Fact | None:
    """What a figure from before a change was raised or lowered to."""
    return _beside(fact, fact.metric_text.removesuffix(BEFORE), facts)


def _beside(fact: Fact, name: str, facts: list[IndexedFact]) -> Fact | None:
    sentence = (fact.location.report_id, fact.sentence_start, fact.unit_base, name)
    told = (i.fact for i in facts if i.fact.metric_text == name)
    return next(
        (f for f in told if (f.location.report_id, f.sentence_start, f.unit_base, f.metric_text) == sentence), None
    )


def _amount(resolver: Resolver, of: Measure) -> Measure:
    """What is to have grown: the amount or number itself, not a rate of it."""
    metric = resolver.corpus.pack.metrics.get(of.metric)
    kinds: dict[str, Wanted] = {"money": "money", "count": "count", "score": "score", "rate": "rate"}
    kind = kinds.get(metric.kind, "") if metric else "money" if lexicon().rates.money.search(of.words) else ""
    return of.model_copy(update={"wanted": kind, "counter": ""})


def rate(resolver: Resolver, measure: Measure, unit: Unit, year: int | None) -> Resolution:
    facts = resolver.facts(measure, unit)
    money = any(one.name == measure.metric and base_unit(one.unit)[1] == "元" for one in resolver.corpus.pack.rate)
    asked = measure.model_copy(update={"wanted": "money" if money else "rate", "parts": ()})
    stated = [
        m for m in matches(asked, facts, resolver.corpus, year=year) if m.fact.basis not in ("目标值",) or measure.bases
    ]
    names = tuple(map(plain, resolver.corpus.rate_words.get(measure.metric, ())))
    if names and (of_months := rates_of(facts, names, resolver.query.text, year)):
        return Resolution(unit, year, resolver.corpus.figure(of_months[0]))
    if "执行率" in names and spans(resolver.query.text):
        return resolver.missing(measure, unit, year, facts, measure.bases)  # that of the year is not that of 1-8月
    settled = resolver.settled(stated, unit, measure) if stated else []
    own = records.asked(measure, unit, year, resolver.corpus) if not settled else None
    if stated and not settled:  # those there are are of something else, or not of the part of the year asked about
        missing = resolver.missing(measure, unit, year, facts, measure.bases)
        return Resolution(unit, year, own) if own else missing
    of_level = not measure.parts and of_one(measure, resolver.titles(unit))  # what the whole came to is no rate of it
    computed = (_arrived if of_level else by_formula)(resolver, measure, unit, year)
    if computed is not None and any(
        narrower(resolver.query.text, resolver.corpus.indexed(f)) for f in computed.facts()
    ):
        computed = None
    if computed is not None and lexicon().rates.recompute.search(resolver.query.text):
        said = resolver.corpus.figure(stated[0].fact) if stated else None
        return Resolution(unit, computed.year, computed, stated=said)
    if stated:
        best = settled[0].fact
        others = tuple(
            dict.fromkeys(
                m.fact
                for m in stated[1:]
                if m.fact.value_base != best.value_base and m.fact.metric == best.metric and m.fact.basis == best.basis
            )
        )
        return Resolution(unit, best.year, resolver.corpus.figure(best), others=others, stated=computed)
    if computed is None:
        computed = resolver.back_calculated(measure, unit, year)
    computed = computed or done_share(resolver, measure, unit, year) or own
    if computed is not None:
        return Resolution(unit, computed.year, computed)
    return resolver.missing(measure, unit, year, facts, measure.bases)


def of_part(resolver: Resolver, measure: Measure, unit: Unit, year: int | None) -> Figure | None:
    """A rate of something that has a plan and an outlay, or a goal and what was done of it, but no printed rate, worked out;
    never the rate of the whole."""
    if (of_level := _arrived(resolver, measure, unit, year)) is not None:
        return of_level
    kinds: tuple[Wanted, ...] = ("money", "count")
    parts = (Measure(words=measure.residue, residue=measure.residue, wanted=kind) for kind in kinds)
    tried = (by_formula(resolver, measure.model_copy(update={"parts": (part,)}), unit, year) for part in parts)
    return next((figure for figure in tried if figure is not None), None)


def _arrived(resolver: Resolver, measure: Measure, unit: Unit, year: int | None) -> Figure | None:
    """What arrived of a level's money in what was to come of it; None for any other rate."""
    if not levels(measure.words) or not lexicon().remaining.arrived.search(measure.metric):
        return None
    facts = resolver.facts(measure, unit)
    amounts = [i for i in facts if i.fact.year == year and i.fact.unit_base == "元" and not i.fact.change]
    words = lexicon().remaining.of_arriving.sub("", measure.words.removesuffix("率"))
    pair = due_and_arrived(words, amounts, resolver.titles(unit), resolver.corpus)
    if pair is None or not pair[0].base:
        return None
    return compute("share", pair[::-1], label=f"{pair[1].label}占{pair[0].label}的比重")


def by_formula(resolver: Resolver, measure: Measure, unit: Unit, year: int | None) -> Figure | None:
    whole = resolver.corpus.pack.whole
    of = measure.parts[0] if measure.parts else Measure(metric=whole, words=plain(whole))
    for rate in resolver.corpus.pack.rate:
        if rate.name != measure.metric:
            continue
        terms = parse_formula(rate.formula).terms
        operands = [_term(resolver, term, of, unit, year) for term in terms]
        if all(operands):
            figures = tuple(figure for figure in operands if figure is not None)
            if rate.unit == "%" and len({kind_of(fact) for figure in figures for fact in figure.facts()}) > 1:
                continue  # a count over an amount of money is no rate
            name = f"{of.metric or figures[0].label}{rate.name}" if "{m}" in rate.formula else rate.name
            try:
                figure = compute(
                    "formula", figures, label=name, unit=rate.unit, decimals=rate.decimals, expression=rate.formula
                )
            except ZeroDivisionError:
                continue
            if "{m}" in rate.formula and "-" not in rate.formula and abs(figure.value) > _MOST_RATE:
                continue  # its operands are not of one thing
            if _restated(figures):
                continue
            return figure.model_copy(update={"year": year})
    return None


def _restated(figures: tuple[Figure, ...]) -> bool:
    """Whether an amount and its plan are the plan told twice, in a sentence and in a table: a list of what goes where."""
    facts = [fact for figure in figures for fact in figure.facts()]
    places = {(fact.origin, fact.value_base, fact.unit_base) for fact in facts}
    bases = {fact.basis for fact in facts}
    return (
        len(facts) == len(places) == 2
        and len({place[1:] for place in places}) == 1
        and bases == {"实际值", "目标值"}
        and facts[0].unit_base == "元"
    )


def _term(resolver: Resolver, term: Term, of: Measure, unit: Unit, year: int | None) -> Figure | None:
    bases: tuple[Basis, ...] = (term.basis,) if term.basis else ()  # type: ignore[assignment]  # packs are checked
    wanted_year = year - term.years_back if year is not None else None
    asked = Measure(metric=term.metric, words=plain(term.metric)) if term.metric or of.metric else of
    if not term.metric and of.metric:
        asked = Measure(metric=of.metric, words=plain(of.metric))
    facts = resolver.facts(of, unit)
    found = matches(asked, facts, resolver.corpus, year=wanted_year, bases=bases)
    amounts = [m.fact for m in found if kind_of(m.fact) != "rate"]
    amounts = [f for f in amounts if not left_over(f) or left_over_asked(f"{asked.words}{term.metric}")]
    return resolver.corpus.figure(amounts[0]) if amounts else None


def stated_on(resolver: Resolver, measure: Measure, unit: Unit, year: int | None, basis: Basis) -> Figure | None:
    """A rate or growth that the report states on one basis: the target, or what was reached."""
    of = measure.parts[0] if measure.kind == "growth" and measure.parts else measure
    parts = "".join(p.words for p in measure.parts) if measure.kind != "rate" else ""
    words = of.words if measure.kind == "growth" else parts or measure.words
    for word in resolver.corpus.basis_words:
        words = words.replace(word, "")
    asked = Measure(words=words, residue=words, wanted="rate", bases=(basis,))
    facts = resolver.corpus.facts(unit.report_ids)
    found = matches(asked, facts, resolver.corpus, year=year)
    if names := tuple(map(plain, resolver.corpus.rate_words.get(measure.metric, ()))):
        found = [m for m in found if any(name in m.indexed.head for name in names)]
    if measure.kind == "growth":
        found = [m for m in found if m.fact.change in CHANGES or lexicon().rates.growth.search(m.fact.metric_text)]
    return resolver.corpus.figure(found[0].fact) if found else None


def kinship(fact: Fact, other: Fact) -> int:
    """How surely two facts say the same of different years: one table row, else the same words, else the same metric."""
    row = (
        fact.location.report_id == other.location.report_id
        and fact.location.table == other.location.table
        and fact.row == other.row
    )
    same_row = 3 * (row and fact.origin == "table")
    return same_row + 2 * (fact.metric_text == other.metric_text) + (fact.subject == other.subject)
