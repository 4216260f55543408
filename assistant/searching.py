"""Passages for a question: scope first, then search. What `jiwen search` gives.

Units and years named in the question choose the reports; inside them the unit's name tells nothing apart, so only the
rest of the question is searched for. Where a scope has too few passages the whole corpus fills the list.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.corpus import Corpus, corpus_of
from assistant.query import Query
from assistant.understand import understand
from index.packs import Pack
from index.schema import Hit

if TYPE_CHECKING:
    from index.library import Library


def search(
    question: str, *, library: Library, pack: Pack | None = None, history: Sequence[str] = (), k: int = 10
) -> tuple[Hit, ...]:
    """The k best passages for a question, best first: those of the reports it names before all others.

    Args:
        history: The earlier questions of the conversation, oldest first.
    """
    corpus = corpus_of(library, pack or library.pack)
    query = understand(question, corpus, history=history)
    found: dict[str, Hit] = {}
    for report_ids in scopes(query, corpus):
        text = query.text if report_ids is None else query.words or query.text
        for hit in library.search(text, k=k, report_ids=report_ids):
            found.setdefault(hit.passage.id, hit)
        if len(found) >= k:
            break
    return tuple(found.values())[:k]


def scopes(query: Query, corpus: Corpus) -> list[tuple[str, ...] | None]:
    """Sets of reports to search one after the other: of the units and years named, of the units, all (None)."""
    named = query.units or query.ambiguous
    units = [corpus.unit_by_name[name] for name in named if name in corpus.unit_by_name]
    if not units:
        return [None]
    of_units = tuple(report_id for unit in units for report_id in unit.report_ids)
    years = {card.id: card.identity.year for card in corpus.library.reports()}
    of_years = tuple(report_id for report_id in of_units if years.get(report_id) in query.years)
    return [each for each in (of_years, of_units) if each] + [None]
