"""Questions to begin with, made from what the corpus holds, so that each of them has an answer."""

from __future__ import annotations

from itertools import groupby, zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.library import Library
    from index.schema import ReportCard

_LOOKED_AT = 12
"""Reports whose facts are looked at; a large corpus must not make the empty page slow."""


def starters(library: Library) -> tuple[str, ...]:
    """Questions for an empty page, at most nine: of units a figure, a change over the years, what a section says; of all
    units, which has most.

    The kinds take turns, each time with another unit where there is one.
    """
    cards = [card for card in library.reports() if card.unit and card.identity.year][:_LOOKED_AT]
    cards.sort(key=lambda card: (card.unit, card.identity.year or 0))
    units = [list(group) for _, group in groupby(cards, key=lambda card: card.unit)]
    kinds = (
        [question for group in units if (question := _figure(library, group[-1]))],
        [question for group in units if len(group) > 1 and (question := _change(library, group))],
        [question for group in units if (question := _topic(library, group[-1]))],
        _most(library, [group[-1] for group in units]),
    )
    rounds = (kind[place:] + kind[:place] for place, kind in enumerate(kinds))
    ordered = [question for turn in zip_longest(*rounds) for question in turn if question]
    return tuple(dict.fromkeys(ordered))[:9]


def _name(card: ReportCard) -> str:
    """What people call the unit: its shortest alias that still says where it is, else the full name."""
    identity = card.identity
    place = (identity.region.county or identity.region.city or identity.region.province)[:2]
    names = [alias for alias in identity.aliases if place and alias.startswith(place)]
    return min(names, key=len, default=card.unit)


def _money(library: Library, card: ReportCard) -> list[str]:
    """Canonical metrics of the report's own settled amounts of its year: the whole first, then in their order."""
    facts = library.facts([card.id], year=card.identity.year)
    own = (fact for fact in facts if fact.subject == fact.entity and fact.unit_base == "元" and fact.basis == "决算")
    names = dict.fromkeys(fact.metric for fact in own if fact.metric and not fact.change)
    return sorted(names, key=lambda name: name != library.pack.whole)


def _figure(library: Library, card: ReportCard) -> str:
    metrics = _money(library, card)
    return f"{_name(card)}{card.identity.year}年{metrics[0]}决算是多少？" if metrics else ""


def _change(library: Library, cards: list[ReportCard]) -> str:
    earlier, later = cards[-2], cards[-1]
    if earlier.identity.year == later.identity.year:
        return ""
    both = [metric for metric in _money(library, later) if metric in _money(library, earlier)]
    if not both:
        return ""
    return f"{_name(later)}{later.identity.year}年{both[min(1, len(both) - 1)]}比{earlier.identity.year}年增减了多少？"


def _topic(library: Library, card: ReportCard) -> str:
    """About the first topic of the pack that has a section of its own in the report; what belongs to another is passed over."""
    titles = [section.title for section in library.sections(card.id)]
    for topic in library.pack.topic:
        if not topic.also and any(heading in title for heading in topic.headings for title in titles):
            return f"{_name(card)}{card.identity.year}年的{topic.name}有哪些？"
    return ""


def _most(library: Library, cards: list[ReportCard]) -> list[str]:
    """Which unit has most of the whole, and which the most points, where several units have them."""
    scored = [metric.name for metric in library.pack.metric if metric.kind == "score"][:1]
    return [
        f"哪家单位{name}最高？"
        for name in (*scored, library.pack.whole)
        if name and sum(any(library.facts([card.id], metric=[name])) for card in cards) > 1
    ]
