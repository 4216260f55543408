"""资料: adding reports by drag and drop, what became of each, the list of reports, removing one."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ui import listing, state
from ui.views import chat, corpus, grid, links

jobs = state.jobs()
if uploads := corpus.uploader(max_mb=state.settings().max_file_mb):
    jobs.submit(uploads)


@st.fragment(run_every=1.0 if jobs.busy else None)
def imports() -> None:
    """The imports, looked at again each second while one runs; the whole page again when the last one ends."""
    corpus.imports(jobs.listed())
    if state.imports_ended(jobs.busy):
        st.rerun()


imports()
cards = state.library().reports()
if not cards:
    chat.empty_corpus()
    st.stop()
corpus.covered(cards)
with st.container(horizontal=True, vertical_alignment="center", key="report-bar"):
    words = corpus.find_box()
    bar = st.container(horizontal=True, vertical_alignment="center")
chosen = next((card for card in cards if card.id == state.row_chosen("reports")), None)
sort = state.sorted_by("reports")
held = listing.in_order(listing.holding(cards, words), sort)
part = (words, sort)
page = grid.Page(number=state.page_in_view("reports", part), size=state.ROWS, total=len(held))
with bar:
    grid.pager(page, key="reports", words="份报告", on_turn=partial(state.turn_page, "reports", part))
    if chosen:
        links.report(chosen.id, 0, 0, words="打开原文")
        if st.button("删除所选", key="remove", icon=":material/delete:", type="tertiary"):
            corpus.confirm_removal(chosen, on_confirm=state.remove_report)
    else:
        corpus.statistics(held)
lines = listing.reports(held[page.first : page.first + page.size])
grid.grid(listing.REPORTS, lines, key="reports", chosen=chosen.id if chosen else "", sort=sort)
