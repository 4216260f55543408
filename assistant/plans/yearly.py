"""The years of one unit, ordered by one figure that its report states of each of them: 三年里哪年支出最多."""

from __future__ import annotations

from assistant import wording
from assistant.choice.matching import CHANGES, covered, kind_of
from assistant.corpus import Corpus, Unit
from assistant.described import IndexedFact
from assistant.draft import Draft
from assistant.figures import in_one_unit
from assistant.lexicon import lexicon
from assistant.plans.notes import quote_source
from assistant.plans.scope import Scope
from assistant.query import Query
from assistant.sources import Sources
from assistant.understand.words import segmented
from index.schema import Fact
from index.text import plain

_SURELY = 0.75
"""Share of the words asked for that the figures, with their sentence, must say."""

_ITSELF = 0.2
"""What it is worth that the figures are of the metric asked for, not of one told under its heading."""


def which_year(query: Query, corpus: Corpus, scope: Scope) -> Draft | None:
    """The year in which a figure was largest or smallest; None where no figure is stated of several years."""
    if not scope.named or len(scope.units) != 1 or lexicon().rows.which_year.search(query.text) is None:
        return None
    unit = scope.units[0]
    facts = of_years(query, corpus, unit)
    if not facts:
        return None
    what = _what(query, facts[0])
    figures = in_one_unit([corpus.figure(fact).model_copy(update={"label": what}) for fact in facts])
    years = sorted(figures, key=lambda figure: figure.base, reverse=query.descending)
    draft = Draft("answered", Sources(corpus), scope=scope.report_ids)
    end = wording.end(years[0], descending=query.descending, money="多")
    told = "、".join(f"{f.year}年（{f.text()}）{draft.sources.marks(f)}" for f in years)
    draft.literals.append(what)
    draft.paragraphs.append(f"{unit.name}{what}最{end}的是{years[0].year}年：{told}。")
    draft.paragraphs += quote_source(years[0], draft.sources, corpus)
    draft.figures += years
    return draft


def _what(query: Query, fact: Fact) -> str:
    """What is told of each year: as the pack or the question calls it."""
    metric, words = (query.measures[0].metric, query.measures[0].words) if query.measures else ("", "")
    return metric or words or fact.metric or fact.metric_text


def of_years(query: Query, corpus: Corpus, unit: Unit) -> list[Fact]:
    """The figures of most years that stand together and say the words asked for."""
    named = {fact_metric for m in query.measures if (fact_metric := m.metric)}
    wanted = next((m.wanted for m in query.measures if m.wanted), "")
    words = "".join(dict.fromkeys(m.words for m in query.measures)) or query.words
    together: dict[tuple[object, ...], dict[int, IndexedFact]] = {}
    for indexed in corpus.facts(unit.report_ids):
        fact = indexed.fact
        if fact.year is None or fact.change in CHANGES or fact.basis in ("目标值", "分值"):
            continue
        if wanted and kind_of(fact) != wanted:
            continue
        together.setdefault(_place(fact), {}).setdefault(fact.year, indexed)
    best: tuple[float, bool, int, bool, list[Fact]] | None = None
    for years in together.values():
        if len(years) < 2:
            continue
        first = next(iter(years.values()))
        own, around = covered(_bare(words, corpus, unit), first, corpus)
        sure = max(around, 1.0 if first.fact.metric in named else 0.0)
        total = bool(first.fact.row) and lexicon().fitting.total.search(plain(first.fact.row[-1])) is not None
        told = [i.fact for i in years.values()]
        ranked = (
            round(sure + 0.3 * own + (_ITSELF if first.fact.metric in named else 0), 2),
            total,
            len(years),
            first.fact.origin == "table",
            told,
        )
        if sure >= _SURELY and (best is None or ranked[:-1] > best[:-1]):
            best = ranked
    return best[-1] if best else []


def _place(fact: Fact) -> tuple[object, ...]:
    """What figures of several years have in common: a row of a table, or a sentence."""
    common = fact.location.report_id, fact.unit_base, fact.change
    if fact.origin == "table":
        return (*common, fact.location.table, fact.row, plain("".join(fact.column[:-1])), fact.basis)
    return (*common, fact.sentence_start, fact.metric_text, fact.metric)


def _bare(words: str, corpus: Corpus, unit: Unit) -> str:
    """The words without those of the titles of the unit's reports: all their figures are of that."""
    titles = plain("|".join(corpus.cards[r].identity.title for r in unit.report_ids if r in corpus.cards))
    return "".join(word for word in segmented(words) if len(word) < 2 or word not in titles) or words
