"""原文: a report with its outline and a search; the address names report and place, and opens exactly there."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ui import state
from ui.highlight import Mark, find
from ui.outline import page_of, page_starts, part_of, parts
from ui.views import chat, report

library = state.library()
cards = {card.id: card for card in library.reports()}
if not cards:
    chat.empty_corpus()
    st.stop()
chosen = state.report_in_view(list(cards))
report.choice(cards, on_choose=state.choose_report)
opened, sections, tables = library.report(chosen), library.sections(chosen), library.tables(chosen)
pages = page_starts(passage.location for passage in library.passages(chosen))

left, right = st.columns([4, 11], gap="medium")
with left:
    words = report.find_box()
    hits = find(opened.text, words)
    number = state.hit_in_view(words, len(hits)) if hits else 0
    report.find_bar(words, hits=len(hits), number=number, on_go=partial(state.go_to_hit, words))
    place = hits[number] if hits else Mark(*state.place_in_view())
    report.outline(sections, at=place.start, on_open=partial(state.go_to, chosen))
with right:
    with st.container(horizontal=True, vertical_alignment="center", key="report-head"):
        report.facts_of(opened, page=page_of(pages, place.start))
        report.original(opened, read=partial(library.original, chosen))
    report.warnings(opened)
    views = parts(opened.text, sections)
    shown = part_of(views, place.start)
    marks = [place._replace(kind="here"), *(hit for hit in hits if hit != place)]
    report.body(opened, views[shown], sections=sections, tables=tables, marks=marks, pages=pages, move=state.moves())
    report.turning(views, shown, on_go=partial(state.go_to, chosen))
