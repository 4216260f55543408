"""Yes or no, and whether what is said in two places agrees."""

from __future__ import annotations

from assistant.corpus import Corpus
from assistant.draft import Draft, told
from assistant.figures import Figure, compute, formula
from assistant.plans.lookup import lookup
from assistant.plans.notes import add_notes, quote_source, tell_finding
from assistant.plans.scope import Scope
from assistant.query import Query
from assistant.rates import stated_on
from assistant.resolution import Resolution
from assistant.resolve import Resolver
from assistant.sources import Sources
from index.schema import Basis, Finding
from index.text import plain

_PAIRS: tuple[tuple[Basis, Basis], ...] = (
    ("实际值", "目标值"),
    ("决算", "预算"),
    ("决算", "年初预算"),
    ("实际值", "编制"),
)


def yes_no(query: Query, corpus: Corpus, scope: Scope) -> Draft | None:
    """Done or not, over or not: the actual figure against its target, budget or ceiling; None where there is no such pair."""
    resolver = Resolver(corpus, query)
    for unit in scope.units:
        for measure in query.measures:
            if measure.kind != "plain":
                year = resolver.years(unit)[-1]
                reached, aim = (stated_on(resolver, measure, unit, year, basis) for basis in _PAIRS[0])
                if reached and aim:
                    pair = Resolution(unit, year, reached), Resolution(unit, year, aim)
                    return _judged(query, corpus, scope, *pair, over=False)
                continue
            plain_measure = measure.model_copy(update={"bases": ()})
            for actual_basis, goal_basis in _PAIRS:
                year = resolver.years(unit)[-1]
                actual = resolver.resolve(plain_measure, unit, year, bases=(actual_basis,))
                goal = resolver.resolve(plain_measure, unit, year, bases=(goal_basis,))
                if actual.figure and goal.figure and _comparable(actual.figure, goal.figure):
                    return _judged(query, corpus, scope, actual, goal, over=goal_basis not in ("目标值",))
    return None


def conflict(query: Query, corpus: Corpus, scope: Scope) -> Draft:
    """What the checks found about the measure asked about, with both sides; else the figures themselves."""
    resolver = Resolver(corpus, query)
    findings = corpus.findings(scope.report_ids)
    concerned = [f for f in findings if f.severity != "提示" and _about(f, query, resolver, scope, corpus)]
    if concerned:
        draft = Draft("conflict", Sources(corpus), scope=scope.report_ids, route="checks")
        draft.paragraphs.append(f"对不上，报告里有{len(concerned[:4])}处说法不一致：")
        for finding in concerned[:4]:
            tell_finding(draft, finding)
        draft.formula = concerned[0].formula
        _add_figures(draft, query, corpus, scope)
        return draft
    draft = lookup(query, corpus, scope)
    if draft.status == "answered":
        others = any("另有口径" in caveat for caveat in draft.caveats)
        if others or not draft.caveats:
            draft.paragraphs.insert(1, "同一报告中另有不同的数，见下。" if others else "没有查到与它不一致的说法。")
    return draft


def _add_figures(draft: Draft, query: Query, corpus: Corpus, scope: Scope) -> None:
    found = lookup(query, corpus, scope)
    if found.status == "not_found":
        return
    for figure in found.figures[:2]:
        if figure.fact is not None:
            draft.paragraphs.append(
                f"{figure.unit_name}{figure.year or ''}{'年' if figure.year else ''}{figure.label}：{told(figure, draft.sources)}。"
            )
            draft.figures.append(figure)


def _about(finding: Finding, query: Query, resolver: Resolver, scope: Scope, corpus: Corpus) -> bool:
    """Whether a finding is about what was asked: one of its places is a fact that answers, or its words are the question's."""
    facts = {i.fact.id: i.fact for i in corpus.facts((finding.report_id,))}
    involved = [facts[place.fact_id] for place in finding.places if place.fact_id in facts]
    if query.years and not any(fact.year in query.years for fact in involved):
        return False
    for measure in query.measures:
        if measure.metric and any(fact.metric == measure.metric for fact in involved):
            return not measure.bases or any(fact.basis in measure.bases for fact in involved)
    message = plain(finding.message)
    asked = {*(m.metric for m in query.measures if m.metric), *(b for m in query.measures for b in m.bases)}
    if asked:
        return all(plain(word) in message for word in asked)
    words = query.words
    pairs = [words[i : i + 2] for i in range(len(words) - 1)]
    return (bool(pairs) and sum(pair in message for pair in pairs) >= 0.5 * len(pairs)) or not words


def _comparable(actual: Figure, goal: Figure) -> bool:
    one, two = actual.fact, goal.fact
    return (
        one is not None
        and two is not None
        and one.unit_base == two.unit_base
        and one.id != two.id
        and one.change == two.change
    )


def _judged(query: Query, corpus: Corpus, scope: Scope, actual: Resolution, goal: Resolution, *, over: bool) -> Draft:
    assert actual.figure is not None
    assert goal.figure is not None
    draft = Draft("answered", Sources(corpus), scope=scope.report_ids)
    gap = compute("difference", (actual.figure, goal.figure), label="差额")
    size = gap.model_copy(update={"value": abs(gap.value)})
    verdict = _verdict(actual.figure, goal.figure, over=over)
    who = f"{actual.unit.name}{actual.year or ''}{'年' if actual.year else ''}"
    draft.paragraphs.append(
        f"{verdict}：{who}{actual.figure.label}{told(actual.figure, draft.sources)}，"
        f"{goal.figure.label}{told(goal.figure, draft.sources)}，相差{size.text()}。"
    )
    draft.formula = formula(gap)
    draft.paragraphs.append(f"算式：{draft.formula}")
    draft.paragraphs += quote_source(actual.figure, draft.sources, corpus)
    draft.figures += [actual.figure, goal.figure, gap]
    add_notes(draft, [actual], query, corpus)
    return draft


def _verdict(actual: Figure, goal: Figure, *, over: bool) -> str:
    """完成 or 没有完成; for ceilings, 超了 or 没有超."""
    comparator = goal.fact.comparator if goal.fact else ""
    if over or comparator in ("≤", "<", "以下", "不足"):
        exceeded = actual.base > goal.base or (comparator == "<" and actual.base == goal.base)
        return "超了" if exceeded else "没有超"
    met = actual.base > goal.base if comparator in (">", "超") else actual.base >= goal.base
    return "完成了" if met else "没有完成，低于目标"
