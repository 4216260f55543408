"""The terms of a sum or mean: on one basis, from one column, of one kind."""

from __future__ import annotations

from dataclasses import replace

from assistant.choice.kin import one_place
from assistant.choice.matching import ORDER
from assistant.choice.resolution import Resolution
from assistant.choice.resolve import Resolver
from assistant.corpus import Unit
from assistant.figures import Figure
from assistant.lexicon import lexicon
from assistant.plans.items import number_said
from assistant.plans.yearly import of_years
from assistant.query import Measure, Query
from index.schema import Fact
from index.text import plain

_MOST = 8
"""So many candidates of each term are looked at."""


def of_one_place(found: list[Resolution], query: Query, resolver: Resolver) -> list[Resolution]:
    """The items of a sum from one column, where each has a figure there and not all were taken from one."""
    if len(found) != len(query.measures) or any(r.figure is None or r.figure.fact is None for r in found):
        return found
    found = [_of_its_act(r, measure, query, resolver) for r, measure in zip(found, query.measures, strict=True)]
    candidates = [
        resolver.found(measure, r.unit, r.year, ())[:_MOST] for measure, r in zip(query.measures, found, strict=True)
    ]
    facts = one_place(candidates)
    if facts is None:
        return found
    return [replace(r, figure=resolver.corpus.figure(fact), others=()) for r, fact in zip(found, facts, strict=True)]


def _of_its_act(found: Resolution, measure: Measure, query: Query, resolver: Resolver) -> Resolution:
    """A term by the act that is said once after all of them: 配套和自筹一共到位多少."""
    act = lexicon().funds.acts.search(query.measures[-1].words)
    lead = found.figure.fact if found.figure else None
    if act is None or act.group() in measure.words or lead is None or act.group() in _said(lead):
        return found
    others = (m.fact for m in resolver.found(measure, found.unit, found.year, ())[:_MOST])
    own = next((fact for fact in others if act.group() in _said(fact)), None)
    return replace(found, figure=resolver.corpus.figure(own), others=()) if own else found


def _said(fact: Fact) -> str:
    return plain("".join((fact.metric_text, *fact.column[-1:])))


def on_one_basis(have: list[Resolution], resolver: Resolver, measure: Measure) -> list[Resolution]:
    """The units' figures on the basis of most of them, where those on another have one on it too."""
    given = [r.figure.fact.basis for r in have if r.figure and r.figure.fact]
    common = max(given, key=given.count, default=None)
    if measure.bases or common is None or len(set(given)) < 2:
        return have
    again = (
        r
        if r.figure is None or r.figure.basis == common
        else resolver.resolve(measure, r.unit, r.year, bases=(common,))
        for r in have
    )
    return [new if new.figure is not None else old for old, new in zip(have, again, strict=True)]


def each_year(resolver: Resolver, measure: Measure, unit: Unit) -> list[Resolution]:
    """A measure in each year asked for, all on one basis: what was planned for one year adds to nothing done in another."""
    found = [resolver.resolve(measure, unit, year) for year in resolver.years(unit)]
    facts = [r.figure.fact for r in found if r.figure is not None and r.figure.fact is not None]
    if len(found) > len(facts) > 0 and not measure.bases and len(resolver.query.measures) == 1:
        together = {fact.year: fact for fact in of_years(resolver.query, resolver.corpus, unit)}
        if all(r.year in together for r in found):
            name = {"label": measure.metric or measure.words}
            figures = (resolver.corpus.figure(together[r.year]).model_copy(update=name) for r in found)
            return [replace(r, figure=figure, others=()) for r, figure in zip(found, figures, strict=True)]
    if len(found) < 2 or measure.bases or len({fact.basis for fact in facts}) < 2:
        return found
    basis = min((fact.basis for fact in facts), key=lambda each: ORDER.get(each, 5))
    return [resolver.resolve(measure, unit, r.year, bases=(basis,)) for r in found]


def printed_sum(resolver: Resolver, measure: Measure, unit: Unit) -> Figure | None:
    """What all the years asked of came to, where the report says so itself: 三年累计拨付12946万元."""
    many = len(resolver.query.years_back)
    if many < 2 or measure.bases:
        return None
    found = resolver.found(measure, unit, None, ())
    spans = ((lexicon().amounts.over_years.search(plain(m.fact.metric_text)), m.fact) for m in found if not m.fact.year)
    facts = (fact for span, fact in spans if span is not None and number_said(span.group(1)) == many)
    fact = next(facts, None) or _of_its_years(resolver, measure, unit)
    return resolver.corpus.figure(fact) if fact is not None else None


def _of_its_years(resolver: Resolver, measure: Measure, unit: Unit) -> Fact | None:
    """What the years asked of come to, told as a figure of the last: 累计支出 of a project of three years."""
    *earlier, latest = (resolver.found(measure, unit, year, ()) for year in resolver.years(unit))
    if not latest or not all(earlier):
        return None
    before = sum(found[0].fact.value_base for found in earlier)
    whole = latest[0].fact
    own = (i.fact for i in resolver.corpus.facts((whole.location.report_id,)) if i.fact.year == whole.year)
    rest = whole.value_base - before
    return whole if any((f.value_base, f.unit_base) == (rest, whole.unit_base) for f in own) else None


def summable(figures: list[Figure]) -> list[Figure]:
    """The figures of the kind of most of them; 家 and 万元 do not add up."""
    kinds = [f.fact.unit_base if f.fact else f.unit for f in figures]
    if not kinds:
        return []
    common = max(kinds, key=kinds.count)
    return [figure for figure, kind in zip(figures, kinds, strict=True) if kind == common]
