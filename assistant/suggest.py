"""Questions worth asking next: each is made from a fact or section that is there, so that each has an answer."""

from __future__ import annotations

from assistant.corpus import Corpus, Unit
from assistant.described import IndexedFact
from assistant.draft import Draft
from assistant.query import Query
from index.schema import Fact

MOST = 3


def suggestions(draft: Draft, query: Query, corpus: Corpus) -> tuple[str, ...]:
    """Up to three questions: another year or basis of the figure told, its parts, then the unit's problems."""
    figure = next((f for f in draft.figures if f.fact is not None), None)
    if figure is None or figure.fact is None or figure.unit_name not in corpus.unit_by_name:
        return ()
    unit, fact = corpus.unit_by_name[figure.unit_name], figure.fact
    facts = corpus.facts(unit.report_ids)
    asked = [
        *_other_year(unit, fact, facts),
        *_other_basis(unit, fact, facts),
        *_parts(unit, fact, facts, corpus),
        *_topics(unit, corpus),
    ]
    return tuple(dict.fromkeys(question for question in asked if question != query.question))[:MOST]


def _other_year(unit: Unit, fact: Fact, facts: list[IndexedFact]) -> list[str]:
    if not fact.metric or fact.change:
        return []
    years = {
        i.fact.year for i in facts if i.fact.metric == fact.metric and i.fact.basis == fact.basis and not i.fact.change
    }
    before = sorted(year for year in years if year is not None and fact.year is not None and year < fact.year)
    return [f"{unit.name}{fact.year}年{fact.metric}比{before[-1]}年变化了百分之多少"] if before else []


def _other_basis(unit: Unit, fact: Fact, facts: list[IndexedFact]) -> list[str]:
    budgets = ("年初预算", "预算", "全年预算")
    if not fact.metric or fact.basis in budgets:
        return []
    given = {i.fact.basis for i in facts if i.fact.metric == fact.metric and i.fact.year == fact.year}
    return [f"{unit.name}{fact.year}年{fact.metric}的{basis}是多少" for basis in budgets if basis in given][:1]


def _parts(unit: Unit, fact: Fact, facts: list[IndexedFact], corpus: Corpus) -> list[str]:
    given = {i.fact.metric for i in facts if i.fact.year == fact.year and not i.fact.change}
    parts = [m.name for m in corpus.pack.metric if m.parent == fact.metric and m.name in given and fact.metric]
    return [f"其中{part}是多少" for part in parts[:1]]


def _topics(unit: Unit, corpus: Corpus) -> list[str]:
    topic = next((topic for topic in corpus.pack.topic if topic.cues), None)
    if topic is None:
        return []
    titles = [section.title for report_id in unit.report_ids for section in corpus.sections(report_id)]
    held = any(word in title for title in titles for word in topic.headings)
    return [f"{unit.name}存在哪些{topic.name}"] if held else []
