"""What the address says of the report in view, and the place in it; an address opens the same place again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import streamlit as st

from ui.places import named, place_of
from ui.state.session import moved


def report_in_view(report_ids: Sequence[str]) -> str:
    """The report the address names, else the first; the choice on the page follows the address."""
    wanted = st.query_params.get("report", "")
    chosen = wanted if wanted in report_ids else report_ids[0]
    st.session_state["report"] = chosen
    return chosen


def choose_report() -> None:
    """Takes the report chosen on the page into the address (callback of the choice)."""
    moved()
    st.query_params.clear()
    st.query_params["report"] = st.session_state["report"]
    st.session_state["find"] = ""


def go_to(report_id: str, start: int, end: int) -> None:
    """Moves to a place of a report (callback of the outline)."""
    moved()
    st.query_params.update({"report": report_id, "at": named(start, end)})
    st.session_state["find"] = ""


def place_in_view() -> tuple[int, int]:
    """The place the address names, else the report's beginning."""
    return place_of(st.query_params.get("at", "")) or (0, 0)


def hit_in_view(words: str, count: int) -> int:
    """Which of `count` places of the searched words is in view, 0-based; the first one after new words."""
    kept, number = cast("tuple[str, int]", st.session_state.get("hit", ("", 0)))
    return number % count if kept == words else 0


def go_to_hit(words: str, number: int) -> None:
    """Moves to another place of the searched words (callback of the arrows)."""
    moved()
    st.session_state["hit"] = (words, number)
