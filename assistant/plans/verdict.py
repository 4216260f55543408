"""Yes or no: a goal reached, a ceiling kept."""

from __future__ import annotations

from dataclasses import replace

from assistant.amounts import is_money
from assistant.choice.kin import one_kind
from assistant.choice.matching import covered
from assistant.choice.rates import stated_on
from assistant.choice.resolution import Resolution
from assistant.choice.resolve import Resolver
from assistant.choice.suiting import bare_name, naming_words, same_thing
from assistant.corpus import Corpus, Unit
from assistant.described import described
from assistant.draft import Draft, told
from assistant.figures import Figure, compute, formula
from assistant.lexicon import lexicon
from assistant.plans.goals import goal_reached
from assistant.plans.notes import add_notes, quote_source
from assistant.plans.refusal import not_disclosed
from assistant.plans.scope import Scope
from assistant.plans.wholly import all_done, goal_said, quote_beside
from assistant.query import Measure, Query
from assistant.sought import telling
from assistant.sources import Sources
from index.schema import Basis, Fact
from index.text import plain

_PAIRS: tuple[tuple[Basis, Basis], ...] = (
    ("实际值", "目标值"),
    ("决算", "全年预算"),
    ("决算", "预算"),
    ("决算", "年初预算"),
    ("实际值", "编制"),
)


_BORNE = 0.75
_TIMES = 5
_WHOLE = 100


def yes_no(query: Query, corpus: Corpus, scope: Scope) -> Draft | None:
    """Done or not, over or not: by the report's words that all is done, the actual figure against its target, budget or
    ceiling, or the words that a goal is reached; None where there is nothing of the kind."""
    resolver = Resolver(corpus, query)
    wholly = all_done(query, corpus, scope)
    if lexicon().remaining.arrived.search(query.text):
        arrived = (_arrived(query, corpus, scope, resolver, unit) for unit in scope.units)
        draft = next(filter(None, arrived), None)
        if draft is not None and wholly is not None and (draft.paragraphs[0][0] == wholly.paragraphs[0][0]):
            quote_beside(draft, wholly, corpus)
        if draft or wholly:
            return draft or wholly
    if wholly is not None:
        return wholly
    draft = _of_figures(query, corpus, scope, resolver) or goal_said(query, corpus, scope)
    if draft is None and scope.units and any(_of_another(measure, corpus) for measure in query.measures):
        missing = [Resolution(unit, resolver.years(unit)[-1], None, reason="not_disclosed") for unit in scope.units[:1]]
        return not_disclosed(query, corpus, scope, missing, None)
    return draft


def opened(draft: Draft, query: Query) -> Draft:
    """The draft with a verdict before it, where the figure told is the share of the task that was done."""
    first = draft.figures[0] if draft.status == "answered" and draft.figures else None
    finished = lexicon().goals.finished
    if first is not None and all(finished.search(said) for said in (query.text, first.label)) and first.unit == "%":
        verdict = "完成了" if first.value >= _WHOLE else "没有全部完成"
        draft.paragraphs[0] = f"{verdict}：{draft.paragraphs[0]}"
    return draft


def _of_another(measure: Measure, corpus: Corpus) -> bool:
    """Whether a rate that is of one thing only is asked of another: 超编 of vehicles."""
    formulas = [rate.formula for rate in corpus.pack.rate if rate.name == measure.metric]
    return bool(formulas) and bool(naming_words(measure.limits)) and not any("{m}" in formula for formula in formulas)


def _of_figures(query: Query, corpus: Corpus, scope: Scope, resolver: Resolver) -> Draft | None:
    """The actual figure against its target, budget or ceiling; None where there is no such pair."""
    over = lexicon().goals.over.search(query.text) is not None
    for unit in scope.units if not lexicon().remaining.arrived.search(query.text) else ():
        year = resolver.years(unit)[-1]
        for measure in query.measures:
            if measure.kind != "plain":
                reached, aim = (stated_on(resolver, measure, unit, year, basis) for basis in _PAIRS[0])
                if reached and aim:
                    pair = Resolution(unit, year, reached), Resolution(unit, year, aim)
                    return _judged(query, corpus, scope, *pair, over=over)
                if not measure.limits or measure.parts:
                    continue
            plain_measure = _of_thing(measure)
            for actual_basis, goal_basis in _pairs({*query.bases, *measure.bases}):
                actual = resolver.resolve(plain_measure, unit, year, bases=(actual_basis,))
                goal = resolver.resolve(plain_measure, unit, year, bases=(goal_basis,))
                if _of_work(query) and actual.figure and is_money(actual.figure.unit):
                    continue
                if actual.figure and goal.figure and not _comparable(actual.figure, goal.figure, corpus):
                    alike = one_kind(actual.figure, goal.figure)
                    own = _of_its_row(goal.figure, actual_basis, corpus) if alike else None
                    actual = Resolution(unit, year, own) if own else actual
                if actual.figure and goal.figure and _comparable(actual.figure, goal.figure, corpus):
                    draft = _judged(query, corpus, scope, actual, goal, over=goal_basis not in ("目标值",))
                    if goal_basis == "全年预算" and set(query.bases) <= {"预算"}:
                        _against_first(draft, actual, resolver, plain_measure)
                    return draft
    for unit in scope.units:
        year = resolver.years(unit)[-1]
        if (both := goal_reached(query, unit, year, corpus)) is not None:
            actual, goal = (Resolution(unit, year, corpus.figure(fact)) for fact in both)
            return _judged(query, corpus, scope, actual, goal, over=over)
    return None


def _pairs(bases: set[Basis]) -> tuple[tuple[Basis, Basis], ...]:
    """What may be held against what: only the first budget, or that after adjustment, where the question names it."""
    named = tuple(pair for pair in _PAIRS if pair[1] in bases and pair[1] != "预算")
    return named or _PAIRS


def _arrived(query: Query, corpus: Corpus, scope: Scope, resolver: Resolver, unit: Unit) -> Draft | None:
    """Whether all that was due arrived: the two cells of one row."""
    year = resolver.years(unit)[-1]
    found = resolver.resolve(query.measures[0], unit, year) if query.measures else None
    fact = found.figure.fact if found and found.figure else None
    rows: dict[tuple[str, int | None, tuple[str, ...]], list[Fact]] = {}
    for indexed in corpus.facts(unit.report_ids):
        one = indexed.fact
        if one.row and one.year == year and not one.change:
            rows.setdefault(one.table_row, []).append(one)
    own = fact.table_row if fact is not None else None
    ordered = ([own] if own in rows else []) + _rows_of(query, list(rows), corpus)
    arrived, due_in = lexicon().remaining.arrived, lexicon().goals.due
    for key in ordered:
        came = next((f for f in rows[key] if arrived.search("".join(f.column))), None)
        dues = [f for f in rows[key] if due_in.search("".join(f.column)) and not arrived.search("".join(f.column))]
        due = next((f for f in dues if f.basis != "年初预算"), next(iter(dues), None))
        if came is None or due is None or came.unit_base != due.unit_base:
            continue
        pair = (Resolution(unit, year, corpus.figure(each)) for each in (came, due))
        draft = _judged(query, corpus, scope, *pair, over=False)
        verdict = "是，全部到位" if came.value_base >= due.value_base else "没有全部到位"
        draft.paragraphs[0] = verdict + "：" + draft.paragraphs[0].split("：", 1)[1]
        return draft
    return None


def _rows_of(
    query: Query, keys: list[tuple[str, int | None, tuple[str, ...]]], corpus: Corpus
) -> list[tuple[str, int | None, tuple[str, ...]]]:
    """The rows that bear the words asked about, sums before their parts."""
    words = telling(lexicon().remaining.arrived.sub("", query.text_words or query.words))
    if len(words) < 3:
        return []
    bearing = [key for key in keys if covered(words, described("|".join(key[2]), ""), corpus)[0] >= _BORNE]
    return sorted(bearing, key=lambda key: (lexicon().goals.summed.search(key[2][-1]) is None, len(key[2])))


def _of_thing(measure: Measure) -> Measure:
    """What a goal is set for, without the words for the goal: 危桥改造 of 危桥改造任务."""
    changed = {
        name: lexicon().goals.goal.sub("", getattr(measure, name)) for name in ("words", "residue", "limits", "focus")
    }
    return measure.model_copy(update={**changed, "bases": ()})


def _of_work(query: Query) -> bool:
    """Whether it is asked if a task was done, which no sum spent tells."""
    return lexicon().goals.task.search(query.text) is not None and lexicon().goals.money.search(query.text) is None


def _of_its_row(goal: Figure, basis: Basis, corpus: Corpus) -> Figure | None:
    """What was reached of a goal in a table, by the goal's own row."""
    fact = goal.fact
    if fact is None or fact.origin != "table":
        return None
    row = (fact.table_row, fact.unit_base, fact.year, basis)
    for each in (i.fact for i in corpus.facts((fact.location.report_id,))):
        if (each.table_row, each.unit_base, each.year, each.basis) == row:
            return corpus.figure(each)
    return None


def _comparable(actual: Figure, goal: Figure, corpus: Corpus) -> bool:
    """Whether a figure may be held against a goal: of one row, or of one thing by its name and of like size."""
    one, two = actual.fact, goal.fact
    return (
        one is not None
        and two is not None
        and one.unit_base == two.unit_base
        and one.id != two.id
        and one.change == two.change
        and (
            bool(one.row and one.row == two.row)
            or _bare_sums(one, two, corpus)
            or (_of_a_size(one, two) and _of_a_name(one, two, corpus))
        )
    )


def _bare_sums(one: Fact, two: Fact, corpus: Corpus) -> bool:
    """Whether two sums are called by one metric of the pack and nothing else: a budget may be passed many times over."""
    return is_money(one.unit) and one.metric == two.metric != "" and not any(bare_name(f, corpus) for f in (one, two))


def _of_a_name(one: Fact, two: Fact, corpus: Corpus) -> bool:
    """Whether two facts are sums of one metric, called the same, or end in one noun: 新建泵站 and 配套泵站."""
    if one.metric == two.metric != "" and is_money(one.unit):
        return True
    names = [plain(fact.row[-1] if fact.row else fact.metric_text) for fact in (one, two)]
    return same_thing(one, two, corpus) or names[0][-2:] == names[1][-2:]


def _of_a_size(one: Fact, two: Fact) -> bool:
    """Whether an actual figure may belong to a goal: what misses it many times over is of another thing."""
    less, more = sorted((abs(one.value_base), abs(two.value_base)))
    return less * _TIMES >= more


def _judged(query: Query, corpus: Corpus, scope: Scope, actual: Resolution, goal: Resolution, *, over: bool) -> Draft:
    assert actual.figure is not None
    assert goal.figure is not None
    goal = replace(goal, figure=_itself(goal.figure))
    assert goal.figure is not None
    draft = Draft("answered", Sources(corpus), scope=scope.report_ids)
    gap = compute("difference", (actual.figure, goal.figure), label="差额")
    size = gap.model_copy(update={"value": abs(gap.value)})
    if lexicon().goals.spent.search(query.text) and over:
        verdict = "花完了" if actual.figure.base >= goal.figure.base else "没有花完"
    else:
        verdict = _verdict(actual.figure, goal.figure, over=over)
    who = f"{actual.unit.name}{actual.year or ''}{'年' if actual.year else ''}"
    draft.paragraphs.append(
        f"{verdict}：{who}{actual.figure.label}{told(actual.figure, draft.sources)}，"
        f"{goal.figure.label}{told(goal.figure, draft.sources)}，{f'相差{size.text()}' if gap.value else '两数相等'}。"
    )
    draft.formula = formula(gap)
    draft.paragraphs.append(f"算式：{draft.formula}")
    draft.paragraphs += quote_source(actual.figure, draft.sources, corpus)
    draft.figures += [actual.figure, goal.figure, gap]
    add_notes(draft, [actual], query, corpus)
    return draft


def _against_first(draft: Draft, actual: Resolution, resolver: Resolver, measure: Measure) -> None:
    """That it is more than was first budgeted, where it is no more than the budget became."""
    first = resolver.resolve(measure, actual.unit, actual.year, bases=("年初预算",)).figure
    if actual.figure is None or first is None or not draft.paragraphs[0].startswith("没有超"):
        return
    if not _comparable(actual.figure, first, resolver.corpus) or actual.figure.base <= first.base:
        return
    gap = compute("difference", (actual.figure, first), label="差额")
    draft.figures += [first, gap]
    draft.caveats.append(f"与年初预算比则超了：{first.label}{told(first, draft.sources)}，多{gap.text()}。")


def _itself(goal: Figure) -> Figure:
    """The goal without what prose says of the result beside it: 低于50%的目标值 sets no goal of less than 50%."""
    if goal.fact is None or goal.fact.origin == "table" or goal.fact.comparator not in ("<", ">"):
        return goal
    return goal.model_copy(update={"fact": goal.fact.model_copy(update={"comparator": ""})})


def _verdict(actual: Figure, goal: Figure, *, over: bool) -> str:
    """完成 or 没有完成; for ceilings, 超了 or 没有超."""
    comparator = goal.fact.comparator if goal.fact else ""
    if over or comparator in ("≤", "<", "以下", "不足"):
        exceeded = actual.base > goal.base or (comparator == "<" and actual.base == goal.base)
        return "超了" if exceeded else "没有超"
    met = actual.base > goal.base if comparator in (">", "超") else actual.base >= goal.base
    return "完成了" if met else "没有完成，低于目标"
