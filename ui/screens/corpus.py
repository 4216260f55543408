"""资料: adding reports by drag and drop, what became of each, the list of reports, removing one."""

from __future__ import annotations

import streamlit as st

from ui import state
from ui.views import chat, corpus, links

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
if cards:
    corpus.covered(cards)
    bar = st.container(horizontal=True, vertical_alignment="center", key="report-bar")
    chosen = corpus.reports(cards)
    with bar:
        st.markdown(f"**共 {len(cards)} 份报告**")
        corpus.statistics(cards)
        if chosen:
            links.report(chosen.id, 0, 0, words="打开原文")
            if st.button("删除所选", key="remove", icon=":material/delete:", type="tertiary"):
                corpus.confirm_removal(chosen, on_confirm=state.remove_report)
        else:
            st.html('<span class="jw-soft">点行首可选中一份，打开或删除</span>')
else:
    chat.empty_corpus()
