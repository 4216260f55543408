"""Where a session is in the long lists: the page it turned to, the row it chose, the column it sorts by."""

from __future__ import annotations

from collections.abc import Hashable
from typing import cast

import streamlit as st


def page_in_view(key: str, of: Hashable) -> int:
    """The 0-based page of a list that is in view; the first one when the list is another than before."""
    kept, number = cast("tuple[Hashable, int]", st.session_state.get(f"page-{key}", (None, 0)))
    return number if kept == of else 0


def turn_page(key: str, of: Hashable, number: int) -> None:
    """Moves to another page of the list (callback)."""
    st.session_state[f"page-{key}"] = (of, number)


def row_chosen(key: str) -> str:
    """The id of the row chosen in a table, "" for none."""
    return _kept(key, "row")


def sorted_by(key: str) -> str:
    """The column a table is sorted by, "-" before it for the largest first; "" for its own order."""
    return _kept(key, "sort")


def _kept(key: str, name: str) -> str:
    return str((st.session_state.get(key) or {}).get(name) or "")
