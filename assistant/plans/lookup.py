"""Look up: the figure of each measure, unit and year asked for."""

from __future__ import annotations

from dataclasses import replace

from assistant.choice.matching import basis_fits
from assistant.choice.resolution import Resolution
from assistant.choice.resolve import Resolver
from assistant.choice.suiting import naming_words
from assistant.corpus import Corpus, Unit
from assistant.draft import Draft, statement
from assistant.figures import Figure, formula, in_one_unit, in_unit
from assistant.plans import refusal
from assistant.plans.denied import beside, denied
from assistant.plans.goals import goal_pair
from assistant.plans.notes import add_notes, quote_source
from assistant.plans.scope import Scope
from assistant.plans.table import comparison
from assistant.query import Measure, Query
from assistant.sources import Sources
from index.schema import Basis

MOST_UNITS = 12


def lookup(query: Query, corpus: Corpus, scope: Scope) -> Draft:
    """Each figure asked for, one sentence each; several units or years also as a table."""
    resolver = Resolver(corpus, query)
    found = [r for unit in scope.units for r in _of_unit(resolver, query, unit)]
    have = [r for r in found if r.figure is not None]
    if not scope.named:
        have = _standing_out(have, query)
    missing = [r for r in found if r.figure is None]
    figures = [r.figure for r in have if r.figure is not None]
    unsaid = not have or beside(query, corpus, figures)
    if unsaid and scope.named and (told := denied(query, corpus, scope)) is not None:
        return told
    if not have:
        return refusal.not_disclosed(query, corpus, scope, missing, query.measures[0] if query.measures else None)
    draft = Draft("answered", Sources(corpus), scope=scope.report_ids)
    if scope.open and len({r.unit.name for r in have}) > 1:
        draft.status = "ambiguous"
        units = len({r.unit.name for r in have})
        many = f"共有{units}家写明，先列其中几家" if units > MOST_UNITS else "符合的有以下几家"
        draft.paragraphs.append(f"问题没有说明是哪个单位，{many}，请确认：")
        draft.used = tuple({f.location.report_id for r in have if r.figure for f in r.figure.facts()})
        have = have[:MOST_UNITS]
    tell(draft, have, query, corpus)
    if len(scope.units) == 1 and len(have) == 1 and not (query.years or query.years_back):
        _other_years(draft, have[0], query, corpus)
    if scope.named and missing:
        # a place is several units: one that answers is enough
        answered = {r.unit.name for r in have} | set(query.ambiguous)
        draft.caveats += _not_disclosed_by([r for r in missing if r.unit.name not in answered])
        draft.caveats += _not_found_of(query, missing)
    return draft


def _other_years(draft: Draft, chosen: Resolution, query: Query, corpus: Corpus) -> None:
    """The same figure of the unit's other reports, where the question left the year open."""
    measure = query.measures[0]
    if measure.kind != "plain" or chosen.figure is None or chosen.figure.fact is None:
        return
    asked = query.model_copy(update={"years": chosen.unit.years})
    for year in chosen.unit.years:
        if year == chosen.year:
            continue
        other = Resolver(corpus, asked).resolve(measure, chosen.unit, year)
        if (
            other.figure is not None
            and other.figure.unit == chosen.figure.unit
            and other.figure.basis == chosen.figure.basis
        ):
            figure = shown(other, query)
            draft.caveats.append(f"另有{year}年的数：{statement(figure, draft.sources)}")
            draft.figures.append(figure)


def tell(draft: Draft, have: list[Resolution], query: Query, corpus: Corpus) -> None:
    """Put the resolved figures into a draft: statements, source words, formulas, table, notes."""
    every = [shown(r, query) for r in have]
    every = in_one_unit(every) if len(query.measures) == 1 else every
    figures = every[:MOST_UNITS]
    draft.paragraphs += [statement(figure, draft.sources) for figure in figures]
    draft.figures += [*figures, *(operand for figure in figures for operand in figure.operands)]
    draft.paragraphs += _in_table(figures, every, draft)
    formulas = [text for figure in figures if (text := formula(figure))]
    draft.formula = draft.formula or "；".join(formulas)
    draft.paragraphs += [f"算式：{text}" for text in formulas]
    draft.table = draft.table or comparison(every)
    if len(figures) <= 2:
        quotes = [quote for figure in figures for quote in quote_source(figure, draft.sources, corpus)]
        draft.paragraphs += dict.fromkeys(quotes)
    add_notes(draft, have, query, corpus)


def _in_table(told: list[Figure], every: list[Figure], draft: Draft) -> list[str]:
    """That the units the text does not tell stand in the table; their sources are cited all the same."""
    others = [figure for figure in every if figure.unit_name not in {f.unit_name for f in told}]
    draft.figures += others
    for figure in others:
        draft.sources.marks(figure)
    return [f"其余{len({f.unit_name for f in others})}家见表。"] if others else []


def left_out(names: list[str], act: str) -> str:
    """Who did not disclose what was added up or held against one another; many of them by their number."""
    if len(names) > MOST_UNITS:
        return f"未披露的{len(names)}家没有{act}。"
    return f"未披露、没有{act}：{'、'.join(names)}。"


def shown(resolution: Resolution, query: Query) -> Figure:
    """The figure in the unit and decimals the question wants."""
    figure = resolution.figure
    assert figure is not None
    if figure.operator is not None:
        return figure if query.decimals is None else figure.model_copy(update={"decimals": query.decimals})
    converted = in_unit(figure, query.wanted_unit, decimals=query.decimals)
    return converted.model_copy(update={"decimals": query.decimals})  # a unit asked for is given to the last digit


def _of_unit(resolver: Resolver, query: Query, unit: Unit) -> list[Resolution]:
    if "实际值" in query.bases and (pair := goal_pair(query, resolver, unit)) is not None:
        return [Resolution(unit, figure.year, figure, measure=query.measures[0]) for figure in reversed(pair)]
    found = [
        replace(resolver.resolve(one, unit, year, bases=(basis,) if basis else ()), measure=one)
        for measure in query.measures
        for one, basis in _by_basis(measure)
        for year in (measure.years or resolver.years(unit))
    ]
    return [found[0], *(_of_its_row(one, found[0], resolver) for one in found[1:])] if found else found


def _of_its_row(found: Resolution, first: Resolution, resolver: Resolver) -> Resolution:
    """A figure on another basis of the thing just told (指标值和完成值): that of its own row, where the row has one."""
    asked, lead = found.measure, first.figure.fact if first.figure else None
    if asked is None or not asked.bases or lead is None or lead.origin != "table" or found.year != first.year:
        return found
    if first.measure is None or first.measure.bases == asked.bases or naming_words(_own(asked, first.measure)):
        return found
    beside = (
        i.fact
        for i in resolver.corpus.facts((lead.location.report_id,))
        if i.fact.origin == "table" and i.fact.table_row == lead.table_row and i.fact.year == lead.year
    )
    fitting = (f for f in beside if any(basis_fits(b, f.basis) for b in asked.bases) and f.unit_base == lead.unit_base)
    own = next(fitting, None)
    if own is None:
        return found
    return replace(found, figure=resolver.corpus.figure(own), others=(), reason="", nearest=(), year=own.year)


def _own(measure: Measure, first: Measure) -> str:
    """The words of a measure that the one before it does not have."""
    words = measure.residue or ("" if measure.metric else measure.words)
    said = first.words + first.residue + first.metric
    return "" if words in said else words


def _by_basis(measure: Measure) -> list[tuple[Measure, Basis | None]]:
    """Several bases of one measure (指标值和实际完成值) are asked for one by one."""
    if measure.kind == "plain" and len(measure.bases) > 1:
        return [(measure, basis) for basis in measure.bases]
    return [(measure, None)]


def _standing_out(have: list[Resolution], query: Query) -> list[Resolution]:
    """Of figures found without a named unit: those whose facts say most of the question's words."""
    if len(have) < 2 or any(m.metric for m in query.measures):
        return have
    words = set(query.words)
    weights = []
    for resolution in have:
        facts = resolution.figure.facts() if resolution.figure else ()
        said = set("".join(f.metric_text + f.quote + f.subject + "".join(f.names) for f in facts))
        weights.append(len(words & said))
    best = max(weights)
    return [resolution for resolution, weight in zip(have, weights, strict=True) if weight == best]


def _not_found_of(query: Query, missing: list[Resolution]) -> list[str]:
    """What of several things asked for has no figure, by the words of the question."""
    if len({(m.metric, m.words) for m in query.measures}) < 2:
        return []
    graded = "等级" if query.wanted_text == "grade" else ""  # 自评得分和等级: its words were quoted
    asked = {id(r.measure): r.measure for r in missing if r.measure is not None}
    asked = {key: m for key, m in asked.items() if not (graded and m.metric.endswith(graded))}
    names = dict.fromkeys(
        m.words or m.metric for m in asked.values() if m.metric or (m.asked and naming_words(m.words))
    )
    return [f"没有找到“{'”“'.join(names)}”的数字。"] if names else []


def _not_disclosed_by(missing: list[Resolution]) -> list[str]:
    units = dict.fromkeys(r.unit.name for r in missing)
    if len(units) > MOST_UNITS:
        return [f"另有{len(units)}家未披露。"]
    names = dict.fromkeys(f"{r.unit.name}{f'{r.year}年' if r.year else ''}" for r in missing)
    return [f"未披露：{'、'.join(names)}。"] if names else []
