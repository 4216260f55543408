"""What is done of a whole: 受理47起，查结46起. The whole a done part is of, and the share that no sentence prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.choice.matching import covered, kind_of
from assistant.choice.suiting import lacks
from assistant.described import IndexedFact
from assistant.figures import Figure, compute
from assistant.lexicon import lexicon
from assistant.query import Measure
from assistant.understand.words import naming
from index.schema import Fact
from index.text import plain

if TYPE_CHECKING:
    from assistant.choice.resolve import Resolver
    from assistant.corpus import Unit

_NEAR = 150
"""Figures of sentences no further apart than this stand beside each other."""
_SURE = 0.6
"""Share of the question's words that a done part must say with its sentence."""


def whole_of(fact: Fact, facts: list[IndexedFact], stems: tuple[str, ...], *, asked: str = "") -> Fact | None:
    """The whole that a done part is of: the nearest figure before it, of its unit and no smaller, that is no part itself.

    Args:
        asked: Words of the question; what they name in full (指导整改问题) is a whole though it speaks of the deed.
    """
    before = [
        i.fact
        for i in facts
        if i.fact.location.report_id == fact.location.report_id
        and i.fact.origin == fact.origin == "text"
        and 0 <= fact.value_start - i.fact.value_start < _NEAR
        and i.fact.id != fact.id
        and i.fact.unit_base == fact.unit_base
        and i.fact.value_base >= fact.value_base
        and (plain(i.fact.metric_text) in asked or not any(stem in plain(i.fact.metric_text) for stem in stems))
    ]
    return max(before, key=lambda other: other.value_start, default=None)


def done_share(resolver: Resolver, measure: Measure, unit: Unit, year: int | None) -> Figure | None:
    """The share of a whole that is done (案件查结了百分之几), worked out from two figures beside each other; None elsewhere."""
    stems = tuple(
        dict.fromkeys(s for each in lexicon().done.values() for s in each if len(s) > 1 and s in measure.words)
    )
    if measure.wanted != "rate" or not stems:
        return None
    corpus, words = resolver.corpus, measure.words.removesuffix("率")
    counted = [
        i
        for i in corpus.facts(unit.report_ids)
        if i.fact.year == year and not i.fact.change and kind_of(i.fact) == "count" and i.fact.origin == "text"
    ]
    for indexed in counted:
        if not any(stem in plain(indexed.fact.metric_text) for stem in stems):
            continue
        if covered(words, indexed, corpus)[1] < _SURE or lacks(naming(words), indexed, corpus):
            continue
        whole = whole_of(indexed.fact, counted, stems, asked=words.replace("的", ""))
        if whole is not None and whole.value_base:
            ends = (corpus.figure(indexed.fact), corpus.figure(whole))
            return compute("share", ends, label=f"{ends[0].label}占{ends[1].label}的比重")
    return None
