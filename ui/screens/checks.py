"""核对: what the checks found, stated against recomputed, with both places of the report side by side."""

from __future__ import annotations

import streamlit as st

from ui import state, tables
from ui.sources import Source, open_places
from ui.views import chat, checks, data, links, source

library, reviews = state.library(), state.reviews()
cards = {card.id: card for card in library.reports()}
if not cards:
    chat.empty_corpus()
    st.stop()
left, right = st.columns([5, 6], vertical_alignment="top", gap="medium")
with left:
    report_id = checks.reports(list(cards.values()))
found = state.findings(report_id)
if not found:
    checks.none_found(1 if report_id else len(cards))
    st.stop()
with right, st.container(horizontal=True, gap="medium"):
    found = checks.fitting(found, reviewed=reviews)
if not found:
    checks.none_fitting()
    st.stop()
sheet = tables.findings(found[: state.ROWS], cards, reviews=reviews)
with st.container(horizontal=True, vertical_alignment="center"):
    data.count(len(found), limit=state.ROWS)
    data.exports(sheet, name="核对疑点", key="checks")
row = data.rows(sheet, key="checks", height=data.LOW, order=tables.FINDINGS[:6])
one = found[row or 0]


def place(each: Source) -> None:
    """A place of the finding, as the report prints it."""
    with st.container(horizontal=True, vertical_alignment="center", key=f"place-{each.report.id}-{each.start}"):
        source.heading(each, titled=each.report.id != one.report_id)
        links.report(each.report.id, each.start, each.end, words="打开")
    source.excerpt(each, key=f"{each.report.id}-{each.start}")


checks.detail(one)
checks.places(open_places(library, [each.location for each in one.places]), draw=place)
checks.review(one, reviews.get(one.id), on_review=state.review)
