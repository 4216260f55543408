"""Combine figures of one question: difference, times, sum, average."""

from __future__ import annotations

from assistant import wording
from assistant.amounts import is_money
from assistant.choice.changes import signed_change
from assistant.choice.kin import in_its_unit, one_kind
from assistant.choice.matching import matches
from assistant.choice.resolution import Resolution
from assistant.choice.resolve import Resolver
from assistant.corpus import Corpus, Unit
from assistant.draft import Draft, told
from assistant.figures import Figure, Operator, compute, formula, in_one_unit, in_unit
from assistant.lexicon import lexicon
from assistant.plans import refusal
from assistant.plans.goals import goal_pair
from assistant.plans.left import left
from assistant.plans.lookup import MOST_UNITS, left_out, lookup
from assistant.plans.notes import add_notes, quote_source
from assistant.plans.pairs import first_of, pair_of, raised
from assistant.plans.scope import Scope
from assistant.plans.table import comparison
from assistant.plans.terms import each_year, of_one_place, on_one_basis, printed_sum, summable
from assistant.plans.two_rows import more_than
from assistant.query import Measure, Query
from assistant.sources import Sources
from assistant.understand.words import segmented
from index.schema import Fact
from index.text import plain

_MOST_NAMES = 3
"""Under so many names figures of one metric are told; under more, by the metric alone."""
_MORE = {"difference": ("多", "少"), "rate": ("高", "低")}


def difference(query: Query, corpus: Corpus, scope: Scope) -> Draft:
    """How much one figure differs from another: of two years, two bases, two measures, before and after."""
    resolver = Resolver(corpus, query)
    missing: list[Resolution] = []
    of_mean = scope.units and lexicon().wording.mean.search(query.text)
    if of_mean and (change := _stated_change(query, resolver, scope.units[0])) is not None:
        return _single(query, corpus, scope, change)  # how far from the others' mean, as the report says
    for unit in scope.units:
        rest = goal_pair(query, resolver, unit) or left(query, resolver, unit) or more_than(query, corpus, unit)
        if isinstance(rest, Figure):
            return _single(query, corpus, scope, rest)
        pair = rest or pair_of(query, resolver, unit, missing)
        if pair is not None and one_kind(*pair):
            return _told_difference(query, corpus, scope, *(in_its_unit(figure, corpus) for figure in pair))
    if scope.units and (change := _stated_change(query, resolver, scope.units[0])) is not None:
        return _single(query, corpus, scope, change)
    if query.against_last_year and (grown := _growth(query, resolver, scope)) is not None:
        return lookup(query.model_copy(update={"measures": (grown,)}), corpus, scope)
    figures = lookup(query, corpus, scope)
    if missing and (query.against_last_year or query.base_year is not None) and _of_one_year(figures):
        return refusal.not_disclosed(query, corpus, scope, missing, query.measures[0])
    compared = lexicon().rows.compared.search(query.text)
    if (
        compared
        and len(query.measures) > 1
        and missing
        and len({fact for f in figures.figures for fact in f.facts()}) < 2
    ):
        return refusal.not_disclosed(query, corpus, scope, missing, query.measures[0])
    if figures.status != "not_found" and not any(measure.bases for measure in query.measures):
        return figures
    return refusal.not_disclosed(query, corpus, scope, missing, query.measures[0] if query.measures else None)


def _of_one_year(figures: Draft) -> bool:
    """Whether all that was found is one year's figure, which is no change and says of none: 在职34人, but not 新增34人."""
    told = [fact for figure in figures.figures for fact in figure.facts()]
    return len(told) == 1 and not told[0].change and lexicon().rates.change.search(plain(told[0].metric_text)) is None


def moved(query: Query, corpus: Corpus, scope: Scope) -> Draft | None:
    """By how much a figure went up or down, where its sentence says from what to what; None for any other question."""
    if len(scope.units) != 1 or len(query.measures) != 1 or lexicon().amounts.moved.search(query.text) is None:
        return None
    measure = query.measures[0]
    pair = raised(measure, Resolver(corpus, query), scope.units[0]) if measure.kind == "plain" else None
    return _told_difference(query, corpus, scope, *pair) if pair is not None else None


def times(query: Query, corpus: Corpus, scope: Scope) -> Draft:
    """How many times one figure is another."""
    resolver = Resolver(corpus, query)
    missing: list[Resolution] = []
    pair: tuple[Figure, Figure] | None = None
    if len(scope.units) > 1 and query.measures:
        one, two = (
            first_of(resolver, query.measures[-1 if i and len(query.measures) > 1 else 0], unit, missing)
            for i, unit in enumerate(scope.units[:2])
        )
        pair = (one, two) if one and two else None
    else:
        for unit in scope.units:
            pair = pair or pair_of(query, resolver, unit, missing)
    if pair is None or pair[1].base == 0 or not one_kind(*pair):
        return refusal.not_disclosed(query, corpus, scope, missing, query.measures[0] if query.measures else None)
    result = compute("ratio", pair, label="倍数", decimals=query.decimals)
    draft = Draft("answered", Sources(corpus), scope=scope.report_ids)
    draft.paragraphs.append(
        f"{_said(pair[0], draft)}，{'约' if not result.exact else ''}是{_said(pair[1], draft)}的{result.text()}。"
    )
    return _finished(draft, result, query, corpus)


def total(query: Query, corpus: Corpus, scope: Scope) -> Draft:
    """The sum of the items named, or of one figure over the units or years, as printed where it is."""
    if len(query.measures) == 1:
        resolver = Resolver(corpus, query)
        told = (printed_sum(resolver, query.measures[0], unit) for unit in scope.units)
        if (figure := next(filter(None, told), None)) is not None:
            return _single(query, corpus, scope, figure)
    return _over(query, corpus, scope, "sum", "合计")


def average(query: Query, corpus: Corpus, scope: Scope) -> Draft:
    """The mean of one figure over the units."""
    return _over(query, corpus, scope, "mean", "平均")


def _over(query: Query, corpus: Corpus, scope: Scope, operator: Operator, word: str) -> Draft:
    resolver = Resolver(corpus, query)
    found = [r for unit in scope.units for measure in query.measures for r in each_year(resolver, measure, unit)]
    if len(scope.units) == 1 and len(query.measures) > 1 and operator == "sum":
        found = of_one_place(found, query, resolver)
    have = [r for r in found if r.figure is not None]
    counted = any(m.wanted == "count" for m in query.measures) and not lexicon().shares.money.search(query.text)
    mixed = len({is_money(r.figure.unit) for r in have if r.figure}) > 1
    if mixed and not counted:  # 户 and 万元: what adds up is the money
        amounts = [m.model_copy(update={"wanted": "money", "counter": ""}) for m in query.measures]
        found = [r for unit in scope.units for measure in amounts for r in each_year(resolver, measure, unit)]
        if len(scope.units) == 1:
            found = of_one_place(found, query.model_copy(update={"measures": tuple(amounts)}), resolver)
        have = [r for r in found if r.figure is not None]
    if len(scope.units) > 1 and len(query.measures) == 1:
        have = on_one_basis(have, resolver, query.measures[0])
    missing = [r for r in found if r.figure is None]
    apart = {r.figure.facts(): r.figure for r in have if r.figure}
    figures = summable(list(apart.values()))
    once = operator != "sum" or len(query.measures) < 3 or len(apart) == len(have)
    whole = not missing and once and len(figures) == len(apart)
    several = len(query.measures) > 1 or len({r.year for r in found}) > 1  # 三年一共: two of them are not all
    if not figures or (several and len(scope.units) == 1 and not whole):
        return refusal.not_disclosed(query, corpus, scope, missing, query.measures[0] if query.measures else None)
    if len(figures) < 2:
        return lookup(query, corpus, scope)
    draft = Draft("answered", Sources(corpus), scope=scope.report_ids)
    same = len({f.basis for f in figures}) == 1
    labels = dict.fromkeys(f.label if same else f.label.removesuffix(f"（{f.basis}）") for f in figures)
    metric = query.measures[0].metric if len(query.measures) == 1 else ""
    names = metric if metric and len(labels) > _MOST_NAMES else "、".join(labels)
    result = compute(operator, tuple(figures), label=names, unit=query.wanted_unit, decimals=query.decimals)
    over = f"{len({f.unit_name for f in figures})}{corpus.owners}" if len(scope.units) > 1 else scope.units[0].name
    if len(scope.units) > 1 and not scope.named and len({f.unit_name for f in figures}) == 1:
        over, missing = (
            figures[0].unit_name,
            [],
        )  # the items named are those of one unit; the others were not asked about
    silent = [
        name for name in dict.fromkeys(r.unit.name for r in missing) if name not in {f.unit_name for f in figures}
    ]
    if silent and len(scope.units) > 1:
        over = f"{len(silent)}{corpus.owners}没有披露，其余{over}"
    year = f"{result.year}年" if result.year else ""
    each = [_said(figure, draft) for figure in figures]
    listed = f"：{'、'.join(each)}" if len(each) <= MOST_UNITS else "，各家的数见表"
    draft.paragraphs.append(f"{over}{year}{names}{word}{'约' if not result.exact else ''}为{result.text()}{listed}。")
    draft.table = comparison(figures)
    if silent:
        draft.caveats.append(left_out(silent, "计入"))
    draft = _finished(draft, result, query, corpus)
    add_notes(draft, have, query, corpus)
    return draft


def _growth(query: Query, resolver: Resolver, scope: Scope) -> Measure | None:
    """By what rate a thing rose or fell, where that is all the report says of it: 产值涨了多少; None where it says no rate."""
    for measure in query.measures[:1] if len(query.measures) == 1 and query.measures[0].kind == "plain" else ():
        for of in (measure, measure.model_copy(update={"metric": "", "residue": measure.words})):
            part = of.model_copy(update={"wanted": ""})
            growth = Measure(kind="growth", words=measure.words, parts=(part,), wanted="rate")
            if any(resolver.resolve(growth, unit, resolver.years(unit)[-1]).figure for unit in scope.units):
                return growth
    return None


def _stated_change(query: Query, resolver: Resolver, unit: Unit) -> Figure | None:
    """A change the report states itself, where it does not give both figures."""
    facts = resolver.corpus.facts(unit.report_ids)
    for measure in query.measures:
        asked = measure.model_copy(update={"bases": ()})
        found = matches(asked, facts, resolver.corpus, year=resolver.years(unit)[-1], changes=True)
        found = [m for m in found if m.fact.change == "增减额" and _held_against(m.fact, query)]
        if found:
            return signed_change(found[0].fact, resolver.corpus)
    return None


def _held_against(fact: Fact, query: Query) -> bool:
    """Whether a stated change is from what the question names: 比农村居民低 where those are named, else 比上年增加."""
    apart = lexicon().wording.apart.search(plain(fact.metric_text))
    if lexicon().wording.mean.search(query.text):
        return apart is not None and "平均" in apart["of"]
    if len(query.measures) < 2:
        return apart is None
    return apart is not None and all(word in (apart["of"] or "") for word in segmented(query.measures[1].words))


def _told_difference(query: Query, corpus: Corpus, scope: Scope, one: Figure, two: Figure) -> Draft:
    one, two = in_one_unit((one, two))
    result = compute("difference", (one, two), label="差额", unit=query.wanted_unit, decimals=query.decimals)
    draft = Draft("answered", Sources(corpus), scope=scope.report_ids)
    more, less = _MORE["rate" if one.unit == "%" else "difference"]
    if result.value == 0:
        draft.paragraphs.append(f"两者相同：{_said(one, draft)}，{_said(two, draft)}。")
    else:
        lead = wording.difference(f"{query.question}?{query.text}", result, more=more, less=less)
        draft.paragraphs.append(f"{lead}：{_said(one, draft)}，{_said(two, draft)}。")
        if result.value < 0 and lexicon().wording.less.search(query.text):  # what was saved is told as such
            result = compute("difference", (two, one), label="差额", unit=query.wanted_unit, decimals=query.decimals)
    return _finished(draft, result, query, corpus)


def _single(query: Query, corpus: Corpus, scope: Scope, figure: Figure) -> Draft:
    from assistant.draft import statement

    draft = Draft("answered", Sources(corpus), scope=scope.report_ids)
    shown = in_unit(figure, query.wanted_unit, decimals=query.decimals)
    draft.paragraphs.append(statement(shown, draft.sources))
    draft.paragraphs += quote_source(shown, draft.sources, corpus)
    draft.figures.append(shown)
    return draft


def _said(figure: Figure, draft: Draft) -> str:
    about = "约" if figure.operator is not None and not figure.exact else ""
    return f"{wording.whose(figure)}{figure.label}{about}{told(figure, draft.sources)}"


def _finished(draft: Draft, result: Figure, query: Query, corpus: Corpus) -> Draft:
    draft.formula = formula(result)
    if len(result.operands) <= MOST_UNITS:
        draft.paragraphs.append(f"算式：{draft.formula}")
    draft.figures += [result, *result.operands, *(o for operand in result.operands for o in operand.operands)]
    draft.table = draft.table or comparison(list(result.operands))
    used = [
        Resolution(corpus.unit_by_name[f.unit_name], f.year, f)
        for f in result.operands
        if f.unit_name in corpus.unit_by_name
    ]
    if result.operator != "sum":
        add_notes(draft, used, query.model_copy(update={"years": query.years or (0,)}), corpus)
    return draft
