"""Parts of reports, seen as reports of their own: what of a report's facts and tables lies in a part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.corpus import Corpus
from index.schema import Cell, Fact, ReportCard, Table


def parts_of(corpus: Corpus, cards: Sequence[ReportCard], spans: Sequence[tuple[str, int, int]]) -> Corpus:
    """Parts of reports, seen as reports of their own.

    Args:
        cards: How each part is known.
        spans: The report, first and last place of each.
    """
    view = Corpus(corpus.library, corpus.pack)
    view.cards = {card.id: card for card in cards}
    view.tabled, view.table_ids = {}, frozenset()
    view._weights, view._sample_words = corpus._weights, corpus._sample_words
    order = [card.unit for card in cards]
    view.units = tuple(sorted(view.units, key=lambda unit: order.index(unit.name)))
    for card, (report_id, start, end) in zip(cards, spans, strict=True):
        view._spans[card.id] = (start, end)
        view._texts[card.id] = text = corpus.text(report_id)
        view._sections[card.id] = ()
        tables = [(n, cells, t) for n, t in enumerate(corpus.tables(report_id)) if (cells := _cells(t, start, end))]
        view._tables[card.id] = tuple(_rows_of(table, cells, start, end) for _, cells, table in tables)
        at = {n: (new, cells[0].row) for new, (n, cells, _) in enumerate(tables)}
        facts = [i.fact for i in corpus.facts((report_id,)) if start <= i.fact.location.start < end]
        view._facts[card.id] = tuple(view._indexed(_moved(fact, card, at), text) for fact in facts)
        ids = {fact.id for fact in facts}
        view._findings[card.id] = tuple(
            finding.model_copy(update={"report_id": card.id})
            for finding in corpus.findings((report_id,))
            if all(place.fact_id in ids for place in finding.places)
        )
    return view


def _moved(fact: Fact, card: ReportCard, tables: Mapping[int, tuple[int, int]]) -> Fact:
    """A fact as one of a part of its report; `tables` has the new number of each table, and how many rows it lost."""
    location, name = fact.location, card.unit
    place: dict[str, object] = {"report_id": card.id}
    if location.table is not None and location.row is not None:
        number, lost = tables[location.table]
        place |= {"table": number, "row": location.row - lost}
    own = {"entity": name, "subject": name, "metric_text": fact.metric_text.removeprefix(f"{name}：")}
    return fact.model_copy(update={"location": location.model_copy(update=place), **own})


def _cells(table: Table, start: int, end: int) -> tuple[Cell, ...]:
    """The cells of a table between two places, in order."""
    inside = (cell for cell in table.cells if start <= cell.start < end)
    return tuple(sorted(inside, key=lambda cell: (cell.row, cell.column)))


def _rows_of(table: Table, cells: tuple[Cell, ...], start: int, end: int) -> Table:
    """A table with only these of its cells, which are some of its rows."""
    first = cells[0].row
    kept = tuple(cell.model_copy(update={"row": cell.row - first}) for cell in cells)
    place = {"start": max(start, table.start), "end": min(end, table.end), "rows": kept[-1].row + 1}
    return table if len(kept) == len(table.cells) else table.model_copy(update={"cells": kept, **place})
