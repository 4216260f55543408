"""数据: the figures of all reports, filtered, with their places; one metric by units and years."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ui import listing, state, tables
from ui.sources import open_place
from ui.views import chat, data, grid, source

library, seen = state.library(), state.corpus()
if not seen.reports:
    chat.empty_corpus()
    st.stop()
cards = {card.id: card for card in library.reports()}
wanted = data.filters(
    units=[unit for unit, _ in seen.units],
    years=[year for year, _ in seen.years],
    metrics=[metric.name for metric in state.pack().metric],
)
listed, pivoted = st.tabs(["数据明细", "单位 × 年度"], key="data-tab", on_change="rerun")
if listed.open:
    with listed:
        sort = state.sorted_by("facts")
        part = (wanted, sort)
        number = state.page_in_view("facts", part)
        page = grid.Page(number=number, size=state.ROWS, total=state.count_facts(wanted))
        found = state.facts(wanted, first=page.first, order=data.order(sort))
        with st.container(horizontal=True, vertical_alignment="center", key="facts-bar"):
            grid.pager(page, key="facts", words="条", on_turn=partial(state.turn_page, "facts", part))
            st.space("stretch")
            data.exports(
                lambda: tables.facts(state.all_facts(wanted), cards), name="绩效数据", key="facts", limit=state.TAKEN
            )
        chosen = next((fact for fact in found if fact.id == state.row_chosen("facts")), None)
        if found:
            lines = listing.facts(found, cards)
            grid.grid(listing.FACTS, lines, key="facts", chosen=chosen.id if chosen else "", sort=sort)
        else:
            data.none_fitting()
        if chosen:
            place = chosen.location
            source.panel(open_place(library, place.report_id, place.start, place.end))
if pivoted.open:
    with pivoted:
        figures = state.levels(wanted) if wanted.metric else ()
        if figures:
            with st.container(horizontal=True, vertical_alignment="center"):
                head = st.container()
                basis = data.basis(figures)
                bar = st.container(horizontal=True, horizontal_alignment="right")
            table = tables.pivot(
                [fact for fact in figures if fact.basis == basis], cards, unit=state.pack().metrics[wanted.metric].unit
            )
            with head:
                data.pivot_head(table, title=f"{wanted.metric} {basis}")
            with bar:
                data.exports(lambda: table.sheet, name=f"{wanted.metric}-{basis}-单位年度", key="pivot")
            data.by_years(table)
        elif wanted.metric:
            data.none_fitting()
        else:
            data.no_metric()
