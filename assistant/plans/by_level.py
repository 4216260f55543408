"""One count over the levels it is given by: 国家级绿色工厂3家、省级4家 of 新增绿色工厂一共几家."""

from __future__ import annotations

from assistant.choice.levels import grades
from assistant.choice.resolve import Resolver
from assistant.corpus import Corpus
from assistant.draft import Draft
from assistant.figures import compute, formula
from assistant.lexicon import lexicon
from assistant.plans.notes import quote_source
from assistant.plans.scope import Scope
from assistant.query import Query
from assistant.sources import Sources
from index.schema import Fact
from index.text import plain


def by_level(query: Query, corpus: Corpus, scope: Scope) -> Draft | None:
    """What a count comes to over the levels that one sentence gives it by, where the question names none; else None."""
    if len(scope.units) != 1 or len(query.measures) != 1 or grades(query.text):
        return None
    measure, unit = query.measures[0], scope.units[0]
    if measure.kind != "plain" or measure.wanted != "count" or query.operation not in ("sum", "lookup"):
        return None
    resolver = Resolver(corpus, query)
    found = resolver.found(measure, unit, resolver.years(unit)[-1], ())
    facts = _siblings(found[0].fact, corpus) if found else []
    if len(facts) < 2:
        return None
    figures = tuple(corpus.figure(fact) for fact in facts)
    total = compute("sum", figures, label="合计", unit=query.wanted_unit, decimals=query.decimals)
    draft = Draft("answered", Sources(corpus), scope=scope.report_ids)
    told = "、".join(f"{figure.label}{figure.text()}{draft.sources.marks(figure)}" for figure in figures)
    year = f"{total.year}年" if total.year else ""
    draft.paragraphs.append(f"{unit.name}{year}{_bare(facts[0])}合计{total.text()}：{told}。")
    draft.formula = formula(total)
    draft.paragraphs.append(f"算式：{draft.formula}")
    draft.paragraphs += dict.fromkeys(
        quote for figure in figures for quote in quote_source(figure, draft.sources, corpus)
    )
    draft.figures += [total, *figures]
    return draft


def _siblings(first: Fact, corpus: Corpus) -> list[Fact]:
    """The figures of a fact's sentence that are called as it is but for their levels, each of a level of its own."""
    if first.origin != "text" or len(grades(plain(first.metric_text))) != 1:
        return []
    beside = [
        i.fact
        for i in corpus.facts((first.location.report_id,))
        if i.fact.sentence_start == first.sentence_start and i.fact.unit_base == first.unit_base
    ]
    alike = [
        f
        for f in beside
        if f.basis == first.basis and f.year == first.year and _bare(f, act=False) == _bare(first, act=False)
    ]
    one_each = {level: fact for fact in reversed(alike) for level in grades(plain(fact.metric_text))}
    return list(one_each.values())[::-1] if len(set(map(id, one_each.values()))) == len(one_each) else []


def _bare(fact: Fact, *, act: bool = True) -> str:
    """A figure's name without its level; without the word for what is new too where the act is left out."""
    name = lexicon().levels.grade.sub("", plain(fact.metric_text))
    return name if act else lexicon().fitting.new.sub("", name)
