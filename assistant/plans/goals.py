"""A goal with what was reached of it: the two cells of one ledger row, or two figures of one sentence, in whatever words."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.choice.matching import covered
from assistant.choice.resolve import Resolver
from assistant.corpus import Corpus, Unit
from assistant.described import IndexedFact, described
from assistant.figures import Figure
from assistant.lexicon import lexicon
from assistant.query import Query
from assistant.sought import telling, wordings
from index.schema import Fact
from index.text import plain

_ENOUGH = 0.75


def goal_words(words: str) -> str:
    """The thing a goal is set for: 村道硬化 of 村道硬化任务完成了没."""
    previous = ""
    while previous != words:
        previous, words = words, lexicon().goals.aside.sub("", words)
    return telling(words)


def goal_reached(query: Query, unit: Unit, year: int | None, corpus: Corpus) -> tuple[Fact, Fact] | None:
    """What was reached and its goal, where one thing surely bears the question's words; None elsewhere."""
    words = goal_words(query.text_words or query.words)
    if len(words) < 2:
        return None
    names = _rate_names(query, corpus)
    ranked = []
    for actual, goal in _pairs([i for i in corpus.facts(unit.report_ids) if i.fact.year == year]):
        own = described("|".join((actual.fact.metric_text, goal.fact.metric_text, *actual.fact.row[-1:])), "")
        if names and not any(name in own.head for name in names):
            continue
        share = max(covered(way, own, corpus)[0] for way in wordings(words))
        ranked.append((share, actual.fact.origin == "table", actual.fact, goal.fact))
    ranked = [each for each in ranked if each[0] >= _ENOUGH]
    if not ranked:
        return None
    most = max(share for share, *_ in ranked)
    best = [each for each in ranked if each[0] >= most - 0.01]
    if len({(a.value_base, g.value_base, a.unit_base) for _, _, a, g in best}) > 1:
        return None
    _, _, actual_fact, goal_fact = max(best, key=lambda each: each[1])
    return actual_fact, goal_fact


def _rate_names(query: Query, corpus: Corpus) -> tuple[str, ...]:
    """What the one rate of the pack that is asked about is called: 预算执行率 is no 按期完成率."""
    rates = {measure.metric for measure in query.measures} & set(corpus.rate_words)
    return tuple(plain(name) for name in corpus.rate_words[rates.pop()]) if len(rates) == 1 else ()


def goal_pair(query: Query, resolver: Resolver, unit: Unit) -> tuple[Figure, Figure] | None:
    """What was reached and its goal as figures, for a question that names the goal of one thing."""
    named = [words for measure in query.measures if (words := goal_words(measure.words))]
    longest = max(named, key=len, default="")
    if not longest or not all(words in longest for words in named):
        return None
    if "目标值" not in {*query.bases, *(basis for measure in query.measures for basis in measure.bases)}:
        return None
    pair = goal_reached(query, unit, resolver.years(unit)[-1], resolver.corpus)
    return (resolver.corpus.figure(pair[0]), resolver.corpus.figure(pair[1])) if pair else None


def _pairs(facts: list[IndexedFact]) -> Iterator[tuple[IndexedFact, IndexedFact]]:
    """Each goal with what was reached of it: of one row, or of one metric in one sentence."""
    goals = [i for i in facts if i.fact.basis == "目标值" and not i.fact.change]
    for goal in goals:
        for actual in facts:
            one, two = actual.fact, goal.fact
            if one.basis != "实际值" or one.change or one.unit_base != two.unit_base or one.origin != two.origin:
                continue
            if one.location.report_id != two.location.report_id or one.location.table != two.location.table:
                continue
            same = one.row == two.row and one.metric_text == two.metric_text if one.row else _one_name(one, two)
            if same:
                yield actual, goal


def _one_name(one: Fact, two: Fact) -> bool:
    return one.metric_text == two.metric_text or bool(one.metric and one.metric == two.metric)
