"""Items of one list (县道, 乡道), of which a question means the one whose name it says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.choice.matching import Match
from assistant.choice.suiting import said_of
from index.schema import Fact
from index.text import plain

_CLOSE = 0.6
"""Items of one list score no further apart than this."""


def told_apart(found: Sequence[Match], fits: Mapping[str, float], metric: str, text: str) -> list[Match]:
    """The matches, that sibling first whose own name says all the question says of the others, and more.

    Args:
        found: Best first.
        fits: How well each fits, by the id of its fact.
        metric: The metric asked for, "" for none: its own words tell no two figures of it apart.
        text: The words of the question that speak of the measure.
    """
    if not found or set(plain(found[0].fact.metric_text)) <= set(text):
        return [*found]  # nothing of its name is unsaid
    best = found[0].fact
    lead, said = 0, said_of(best, text)
    for place, match in enumerate(found[1:], 1):
        if fits[best.id] - fits[match.fact.id] > _CLOSE:
            break
        if metric and best.metric == metric != match.fact.metric:
            continue
        more = frozenset(word for word in said_of(match.fact, text) if word in said or word not in metric)
        if more > said and _siblings(match.fact, best):
            lead, said = place, more
    return [found[lead], *found[:lead], *found[lead + 1 :]]


def _siblings(fact: Fact, other: Fact) -> bool:
    """Whether two facts are items of one list: of one sentence, or of one column of a table."""
    if fact.location.report_id != other.location.report_id or fact.unit_base != other.unit_base:
        return False
    if fact.origin == "table":
        return fact.location.table == other.location.table and fact.column == other.column
    return other.origin == "text" and fact.sentence_start == other.sentence_start
