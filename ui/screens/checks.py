"""核对: what the checks found, stated against recomputed, with both places of the report side by side."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ui import listing, state, tables
from ui.sources import Source, open_places
from ui.views import chat, checks, data, grid, links, source

library, reviews = state.library(), state.reviews()
cards = {card.id: card for card in library.reports()}
if not cards:
    chat.empty_corpus()
    st.stop()
left, right = st.columns([5, 6], vertical_alignment="top", gap="medium")
with left:
    report_id = checks.reports(list(cards.values()))
heads = state.finding_heads(report_id)
if not heads:
    checks.none_found(1 if report_id else len(cards))
    st.stop()
with right, st.container(horizontal=True, gap="medium"):
    heads = checks.fitting(heads, reviewed=reviews)
if not heads:
    checks.none_fitting()
    st.stop()
part = (report_id, heads)
page = grid.Page(number=state.page_in_view("checks", part), size=state.ROWS, total=len(heads))
shown = state.findings(heads[page.first : page.first + page.size])
with st.container(horizontal=True, vertical_alignment="center", key="checks-bar"):
    grid.pager(page, key="checks", words="条", on_turn=partial(state.turn_page, "checks", part))
    st.space("stretch")
    data.exports(
        lambda: tables.findings(state.findings(heads[: state.TAKEN]), cards, reviews=reviews),
        name="核对疑点",
        key="checks",
    )
one = next((each for each in shown if each.id == state.row_chosen("checks")), shown[0])
lines = listing.findings(shown, cards, reviewed=reviews)
grid.grid(listing.FINDINGS, lines, key="checks", chosen=one.id, always=True)


def place(each: Source) -> None:
    """A place of the finding, as the report prints it."""
    with st.container(horizontal=True, vertical_alignment="center", key=f"place-{each.report.id}-{each.start}"):
        source.heading(each, titled=each.report.id != one.report_id)
        links.report(each.report.id, each.start, each.end, words="打开")
    source.excerpt(each, key=f"{each.report.id}-{each.start}")


checks.detail(one)
checks.places(open_places(library, [each.location for each in one.places]), draw=place)
checks.review(one, reviews.get(one.id), on_review=state.review)
