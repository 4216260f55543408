"""Links from one page to another; a link is an address that opens the same place again."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from index.schema import Location
from ui.places import named

REPORT = "screens/report.py"


def report(report_id: str, start: int, end: int, *, words: str = "在原文中打开") -> None:
    """A link to characters start to end of a report, on the 原文 page."""
    place = {"report": report_id, "at": named(start, end)}
    st.page_link(REPORT, label=words, icon=":material/menu_book:", query_params=place)


def address(place: Location) -> str:
    """The address of a place, as seen from another page."""
    return "report?" + urlencode({"report": place.report_id, "at": named(place.start, place.end)})
