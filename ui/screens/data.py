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
    shown = found[: state.ROWS]
    sheet = tables.facts(shown, cards)
    with st.container(horizontal=True, vertical_alignment="center"):
        data.count(len(found), limit=state.ROWS)
        data.exports(sheet, name="绩效数据", key="facts")
    row = data.rows(
        sheet,
        key="facts",
        height=data.SHORT if state.row_chosen("facts") else None,
        order=tables.listed(sheet),
        links=[links.address(fact.location) for fact in shown],
    )
    if row is None:
        st.html('<span class="jw-soft">点行首可选中一条，就在下面看它在报告中的位置；点“打开”到原文</span>')
    else:
        place = found[row].location
        source.panel(open_place(library, place.report_id, place.start, place.end))
with pivoted:
    figures = tables.levels(found) if wanted.metric else ()
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
            data.exports(table.sheet, name=f"{wanted.metric}-{basis}-单位年度", key="pivot")
        data.by_years(table)
    else:
        st.html(
            f'<p class="jw-soft">{"没有符合这些条件的数字" if wanted.metric else "先在上面选一个指标，再看各单位各年度的对比"}</p>'
        )
