"""数据: the figures of all reports, filtered, with their places; one metric by units and years."""

from __future__ import annotations

import streamlit as st

from ui import state, tables
from ui.sources import open_place
from ui.views import chat, data, links, source

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
listed, pivoted = st.tabs(["数据明细", "单位 × 年度"])
with listed:
    found = state.facts(wanted)
    sheet = tables.facts(found[: state.ROWS], cards)
    with st.container(horizontal=True, vertical_alignment="center"):
        data.count(len(found), limit=state.ROWS)
        data.exports(sheet, name="绩效数据", key="facts")
    row = data.rows(sheet, key="facts")
    if row is None:
        st.html('<span class="jw-soft">点行首可选中一条，查看它在报告中的位置</span>')
    else:
        place = found[row].location
        links.report(place.report_id, place.start, place.end)
        source.panel(open_place(library, place.report_id, place.start, place.end))
with pivoted:
    figures = tables.levels(found) if wanted.metric else ()
    if basis := data.basis(figures):
        table = tables.pivot(
            [fact for fact in figures if fact.basis == basis], cards, unit=state.pack().metrics[wanted.metric].unit
        )
        data.by_years(table, title=f"{wanted.metric} {basis}")
        data.exports(table.sheet, name=f"{wanted.metric}-{basis}-单位年度", key="pivot")
    else:
        st.html('<p class="jw-soft">先在上面选一个指标，再看各单位各年度的对比</p>')
