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
    lists = {fact_id: facts for report_id in unit.report_ids for fact_id, facts in _lists(report_id, corpus).items()}
    resolver = Resolver(corpus, query)
    found = resolver.found(measure, unit, resolver.years(unit)[-1], ()) if lists else []
    facts = lists.get(found[0].fact.id, []) if found else []
    if not facts:
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


def _lists(report_id: str, corpus: Corpus) -> dict[str, list[Fact]]:
    """The figures that one sentence gives by levels and calls alike but for these, by the id of each."""
    return corpus.once(f"lists by level of {report_id}", lambda: _read(report_id, corpus))


def _read(report_id: str, corpus: Corpus) -> dict[str, list[Fact]]:
    alike: dict[tuple[object, ...], list[Fact]] = {}
    for fact in (i.fact for i in corpus.facts((report_id,))):
        if fact.origin == "text" and grades(plain(fact.metric_text)):
            key = (fact.sentence_start, fact.unit_base, fact.basis, fact.year, _bare(fact, act=False))
            alike.setdefault(key, []).append(fact)
    found: dict[str, list[Fact]] = {}
    for facts in alike.values():
        one_each = {level: fact for fact in reversed(facts) for level in grades(plain(fact.metric_text))}
        if len({fact.id for fact in one_each.values()}) == len(one_each) > 1:
            found |= {fact.id: list(one_each.values())[::-1] for fact in facts}
    return found


def _bare(fact: Fact, *, act: bool = True) -> str:
    """A figure's name without its level; without the word for what is new too where the act is left out."""
    name = lexicon().levels.grade.sub("", plain(fact.metric_text))
    return name if act else lexicon().fitting.new.sub("", name)
