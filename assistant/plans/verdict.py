"""Yes or no: a goal reached, a ceiling kept."""

from __future__ import annotations

import re

from assistant.corpus import Corpus, Unit
from assistant.draft import Draft, told
from assistant.figures import Figure, compute, formula
from assistant.plans.goals import goal_reached
from assistant.plans.notes import add_notes, quote_source
from assistant.plans.scope import Scope
from assistant.query import Measure, Query
from assistant.rates import stated_on
from assistant.resolution import Resolution
from assistant.resolve import Resolver
from assistant.sources import Sources
from index.schema import Basis

_PAIRS: tuple[tuple[Basis, Basis], ...] = (
    ("实际值", "目标值"),
    ("决算", "全年预算"),
    ("决算", "预算"),
    ("决算", "年初预算"),
    ("实际值", "编制"),
)


_ARRIVED = re.compile("到位|到账")
_DUE = re.compile("下达|预算(?!执行)|安排|计划|应到")
_GOAL = re.compile("任务|目标值?|计划|指标值?|完成")
# Asked is whether all was spent, not whether too much was.
_SPENT = re.compile("(花|用|支|付|执行|支出|使用|拨|发)(完|光|出去|掉)")


def yes_no(query: Query, corpus: Corpus, scope: Scope) -> Draft | None:
    """Done or not, over or not: the actual figure against its target, budget or ceiling; None where there is no such pair."""
    resolver = Resolver(corpus, query)
    for unit in scope.units:
        if _ARRIVED.search(query.text) and (whole := _arrived(query, corpus, scope, resolver, unit)) is not None:
            return whole
        for measure in query.measures:
            if measure.kind != "plain":
                year = resolver.years(unit)[-1]
                reached, aim = (stated_on(resolver, measure, unit, year, basis) for basis in _PAIRS[0])
                if reached and aim:
                    pair = Resolution(unit, year, reached), Resolution(unit, year, aim)
                    return _judged(query, corpus, scope, *pair, over=False)
                continue
            plain_measure = _of_thing(measure)
            for actual_basis, goal_basis in _PAIRS:
                year = resolver.years(unit)[-1]
                actual = resolver.resolve(plain_measure, unit, year, bases=(actual_basis,))
                goal = resolver.resolve(plain_measure, unit, year, bases=(goal_basis,))
                if actual.figure and goal.figure and _comparable(actual.figure, goal.figure):
                    return _judged(query, corpus, scope, actual, goal, over=goal_basis not in ("目标值",))
    for unit in scope.units:
        year = resolver.years(unit)[-1]
        if (both := goal_reached(query, unit, year, corpus)) is not None:
            actual, goal = (Resolution(unit, year, corpus.figure(fact)) for fact in both)
            return _judged(query, corpus, scope, actual, goal, over=False)
    return None


def _arrived(query: Query, corpus: Corpus, scope: Scope, resolver: Resolver, unit: Unit) -> Draft | None:
    """Whether all that was due arrived: the two cells of one row."""
    year = resolver.years(unit)[-1]
    found = resolver.resolve(query.measures[0], unit, year) if query.measures else None
    fact = found.figure.fact if found and found.figure else None
    if fact is None or not fact.row:
        return None
    row = [
        i.fact
        for i in corpus.facts((fact.location.report_id,))
        if (i.fact.row, i.fact.location.table, i.fact.unit_base, i.fact.year)
        == (fact.row, fact.location.table, fact.unit_base, fact.year)
    ]
    came = next((f for f in row if _ARRIVED.search("".join(f.column))), None)
    due = next((f for f in row if _DUE.search("".join(f.column)) and not _ARRIVED.search("".join(f.column))), None)
    if came is None or due is None:
        return None
    pair = (Resolution(unit, year, corpus.figure(each)) for each in (came, due))
    draft = _judged(query, corpus, scope, *pair, over=False)
    verdict = "是，全部到位" if came.value_base >= due.value_base else "没有全部到位"
    draft.paragraphs[0] = verdict + "：" + draft.paragraphs[0].split("：", 1)[1]
    return draft


def _of_thing(measure: Measure) -> Measure:
    """What a goal is set for, without the words for the goal: 危桥改造 of 危桥改造任务."""
    changed = {name: _GOAL.sub("", getattr(measure, name)) for name in ("words", "residue", "limits", "focus")}
    return measure.model_copy(update={**changed, "bases": ()})


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
    if _SPENT.search(query.text) and over:
        verdict = "花完了" if actual.figure.base >= goal.figure.base else "没有花完"
    else:
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
