"""Across units: rank, filter, count, compare. Every answer says how many reports it rests on and who did not disclose."""

from __future__ import annotations

from decimal import Decimal

from assistant import wording
from assistant.amounts import is_money
from assistant.choice.resolution import Resolution
from assistant.choice.resolve import Resolver
from assistant.corpus import Corpus
from assistant.draft import Draft, statement
from assistant.figures import Figure, compute, formula, in_one_unit
from assistant.lexicon import lexicon
from assistant.narrowed import narrowed
from assistant.plans import combine, refusal
from assistant.plans.lookup import left_out, shown
from assistant.plans.notes import add_notes
from assistant.plans.scope import Scope
from assistant.plans.table import comparison
from assistant.query import Query, Threshold
from assistant.sources import Sources
from index.units import base_unit

_WORD = {">": "超过", "≥": "不低于", "<": "低于", "≤": "不超过"}


def rank(query: Query, corpus: Corpus, scope: Scope) -> Draft:
    """The units ordered by one figure; the first, the n-th or the first k lead."""
    have, missing = figures_of(query, corpus, scope)
    if not have:
        return refusal.not_disclosed(query, corpus, scope, missing, query.measures[0] if query.measures else None)
    ordered = sorted(have, key=lambda r: base_of(r), reverse=query.descending)
    draft = Draft("answered", Sources(corpus), scope=scope.report_ids)
    figures = in_one_unit([shown(r, query) for r in ordered])
    what = called(figures, query)
    end, other = (wording.end(figures[0], descending=way) for way in (query.descending, not query.descending))
    if query.nth is not None:
        if query.nth > len(figures):
            return refusal.not_disclosed(query, corpus, scope, missing, query.measures[0])
        chosen = figures[query.nth - 1]
        draft.paragraphs.append(f"{what}第{query.nth}{end}的是{told_of(chosen, draft, what)}。")
        figures = [chosen, *(f for f in figures if f is not chosen)]
    else:
        lead = figures[: query.top or 1]
        draft.paragraphs.append(f"{what}最{end}的是{'、'.join(told_of(f, draft, what) for f in lead)}。")
    rest = figures[1:] if query.nth is None and not query.top else []
    if rest:
        draft.paragraphs.append(
            f"从{end}到{other}依次为：{'、'.join(told_of(f, draft, what) for f in [figures[0], *rest][:20])}。"
        )
        if lexicon().ranking.most.search(query.text) and lexicon().ranking.least.search(query.text):
            draft.paragraphs.append(f"最{other}的是{told_of(figures[-1], draft, what)}。")
    return finished(draft, figures, ordered, missing, query, corpus)


def compare(query: Query, corpus: Corpus, scope: Scope) -> Draft:
    """Two and more units by one figure: who has more, and by how much."""
    owners = {m.units for m in query.measures if len(m.units) == 1}
    if len(query.measures) == 2 and len(owners) == 2 and query.measures[0].metric != query.measures[1].metric:
        return combine.difference(query, corpus, scope)
    have, missing = figures_of(query, corpus, scope)
    if len(have) < 2:
        draft = refusal.not_disclosed(query, corpus, scope, missing, query.measures[0] if query.measures else None)
        draft.paragraphs += [
            statement(r.figure, draft.sources) for r in have if r.figure and draft.status == "not_found"
        ]
        return draft
    ordered = sorted(have, key=base_of, reverse=query.descending)
    draft = Draft("answered", Sources(corpus), scope=scope.report_ids)
    figures = in_one_unit([shown(r, query) for r in ordered])
    first, last = figures[0], figures[-1]
    gap = compute("difference", (first, last), label="差额")
    size = gap.model_copy(update={"value": abs(gap.value)})
    word = wording.end(first, descending=query.descending, money="多")
    same = gap.value == 0
    told = "，".join(told_of(f, draft) for f in figures)
    about = "" if size.exact else "约"
    draft.paragraphs.append(
        f"两者相同：{told}。"
        if same
        else f"{_side(first, figures)}{first.label}更{word}：{told}，相差{about}{size.text()}。"
    )
    if not same:
        draft.formula = formula(gap)
        draft.paragraphs.append(f"算式：{draft.formula}")
    asks_gap = lexicon().ranking.gap.search(query.text) is not None
    draft = finished(draft, [*figures, gap] if not asks_gap else [gap, *figures], ordered, missing, query, corpus)
    return draft


def filtered(query: Query, corpus: Corpus, scope: Scope) -> Draft:
    """The units whose figure passes the bound asked for, or that have the figure at all; counted where asked."""
    have, missing = figures_of(query, corpus, scope)
    if not have:
        return refusal.not_disclosed(query, corpus, scope, missing, query.measures[0] if query.measures else None)
    bound = query.threshold
    if bound is None and lexicon().holdings.without.search(query.text):
        return _without(have, missing, query, corpus, scope)
    fitting = [r for r in have if _passes(r, bound)] if bound else [r for r in have if base_of(r) != 0]
    fitting.sort(key=base_of, reverse=True)
    draft = Draft("answered", Sources(corpus), scope=scope.report_ids)
    figures = [shown(r, query) for r in fitting]
    what = called([shown(r, query) for r in have], query)
    draft.literals += [f"{bound.value}{bound.unit}", "为0"] if bound else []
    bound_text = _bound_text(bound) if bound else "有数"
    if figures:
        draft.paragraphs.append(
            f"{what}{bound_text}的有{len(figures)}家：{'、'.join(told_of(f, draft, what) for f in figures[:30])}。"
        )
    else:
        draft.paragraphs.append(f"{what}没有{bound_text}的单位。")
        draft.paragraphs.append(f"各单位为：{'、'.join(told_of(shown(r, query), draft, what) for r in have[:20])}。")
        figures = [shown(r, query) for r in have]
    return finished(draft, figures, have, missing, query, corpus, told=fitting or have)


def _bound_text(bound: Threshold) -> str:
    return f"{_WORD[bound.comparator]}{bound.value}{bound.unit}" if bound.value else "为0"


def _without(have: list[Resolution], missing: list[Resolution], query: Query, corpus: Corpus, scope: Scope) -> Draft:
    """Who has none of it: those whose figure is 0, and those whose reports do not say; the others follow with theirs."""
    draft = Draft("answered", Sources(corpus), scope=scope.report_ids)
    draft.literals.append("为0")
    what = called([shown(r, query) for r in have], query)
    none = [shown(r, query) for r in have if base_of(r) == 0]
    some = [shown(r, query) for r in sorted(have, key=base_of) if base_of(r) != 0]
    if missing:
        draft.paragraphs.append(left_out(list(dict.fromkeys(r.unit.name for r in missing)), "写明"))
    if none:
        draft.paragraphs.append(
            f"{what}为0的有{len(none)}家：{'、'.join(told_of(f, draft, what) for f in none[:30])}。"
        )
    else:
        draft.paragraphs.append(f"没有一家的报告写明{what}为0。")
    if some:
        draft.paragraphs.append(
            f"{what}有数的有{len(some)}家：{'、'.join(told_of(f, draft, what) for f in some[:30])}。"
        )
    return finished(draft, [*none, *some], have, missing, query, corpus, silent=False)


def called(figures: list[Figure], query: Query) -> str:
    """What all the figures are: as they are labelled, or what the question calls them where each has a label of its own."""
    labels = {figure.label for figure in figures}
    if query.measures and query.measures[0].kind == "share" and all(part.metric for part in query.measures[0].parts):
        return "占".join(part.metric for part in query.measures[0].parts) + "的比重"
    asked = query.measures[0].metric or query.measures[0].words if query.measures else ""
    return asked if len(labels) > 1 and asked else figures[0].label


def _side(figure: Figure, figures: list[Figure]) -> str:
    """What tells the compared figures apart: the unit, or the year of one unit."""
    return (
        f"{figure.unit_name}的" if len({f.unit_name for f in figures}) > 1 else f"{figure.unit_name}{figure.year}年的"
    )


def figures_of(query: Query, corpus: Corpus, scope: Scope) -> tuple[list[Resolution], list[Resolution]]:
    """The figure of each unit, all of one kind; and what was not found."""
    measures = sorted(query.measures, key=lambda m: (not m.parts, not m.metric, -len(m.words)))[:1]
    seen = narrowed(corpus, measures[0], scope.units) if measures else corpus
    resolver = Resolver(seen, query)
    own = {m.units[0]: m for m in query.measures if len(m.units) == 1 and m.kind == "plain"}
    if len(own) == len(scope.units) == len(query.measures) > 1:  # each unit's fund is called by its own name
        found = [resolver.resolve(own[u.name], u, y) for u in scope.units for y in resolver.years(u) if u.name in own]
    else:
        found = [resolver.resolve(m, u, year) for m in measures for u in scope.units for year in resolver.years(u)]
    kinds = [_kind(r) for r in found if r.figure]
    common = max(kinds, key=kinds.count) if kinds else ""
    have = [r for r in found if r.figure and _kind(r) == common]
    missing = [r for r in found if not r.figure or _kind(r) != common]
    return have, missing


def _kind(resolution: Resolution) -> str:
    figure = resolution.figure
    assert figure is not None
    return "元" if is_money(figure.unit) else figure.fact.unit_base if figure.fact else figure.unit


def base_of(resolution: Resolution) -> Decimal:
    """A found figure in its base unit."""
    assert resolution.figure is not None
    return resolution.figure.base


def _passes(resolution: Resolution, bound: Threshold | None) -> bool:
    if bound is None:
        return True
    limit = bound.value * base_unit(bound.unit)[0]
    value = base_of(resolution)
    return {">": value > limit, "≥": value >= limit, "<": value < limit, "≤": value <= limit}[bound.comparator]


def told_of(figure: Figure, draft: Draft, what: str = "") -> str:
    """A unit with its figure, and with what that is called where it is not called what all are."""
    year = f"{figure.year}年" if figure.year else ""
    about = "约" if not figure.exact else ""
    own = "" if what in ("", figure.label, figure.metric) else f"的{figure.label}"
    return f"{figure.unit_name}{own}（{year}{about}{figure.text()}）{draft.sources.marks(figure)}"


def finished(
    draft: Draft,
    figures: list[Figure],
    have: list[Resolution],
    missing: list[Resolution],
    query: Query,
    corpus: Corpus,
    *,
    told: list[Resolution] | None = None,
    silent: bool = True,
) -> Draft:
    """The draft with its table, formulas and notes.

    Args:
        told: Those of `have` that the answer tells; all where not given.
        silent: Whether it is still to be said who did not disclose the figure.
    """
    draft.figures += [*figures, *(operand for figure in figures for operand in figure.operands)]
    draft.table = comparison([f for f in figures if f.unit_name])
    formulas = [f"{f.unit_name}：{text}" for f in figures if f.operator and f.unit_name and (text := formula(f))]
    draft.formula = draft.formula or "；".join(formulas)
    if missing and silent:
        draft.caveats.append(left_out(list(dict.fromkeys(r.unit.name for r in missing)), "参加比较"))
    bases = {f.fact.basis for f in figures if f.fact}
    if len(bases) > 1:
        draft.caveats.append(f"各数口径不同：{'、'.join(sorted(bases))}。")
    used = {
        report_id for r in have for f in (r.figure.facts() if r.figure else ()) for report_id in (f.location.report_id,)
    }
    scope_units = len({r.unit.name for r in have}) + len({r.unit.name for r in missing})
    if scope_units > 1:
        draft.paragraphs.append(f"覆盖{len({r.unit.name for r in have})}/{scope_units}{corpus.owners}的报告。")
    draft.used = tuple(used)
    add_notes(draft, told or have, query, corpus)
    return draft
