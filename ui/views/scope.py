"""Draws the choice of scope, and the scope as a line over the conversation."""

from __future__ import annotations

from html import escape

import streamlit as st

from index.schema import ReportKind
from ui.corpus import Glance
from ui.scope import Scope

_KINDS: tuple[ReportKind, ...] = ("部门整体支出", "项目支出", "其他")


def choice(seen: Glance, *, kept: Scope) -> Scope:
    """The scope chosen in the sidebar; `kept` while its choices are folded, which then are not drawn."""
    known = {kind for kind, _ in seen.kinds}
    with st.expander("提问范围", icon=":material/filter_alt:", key="scope", on_change="rerun") as folded:
        if not folded.open:
            return kept
        units = st.multiselect(
            "单位", [unit for unit, _ in seen.units], key="scope-units", placeholder="全部单位", persist_state="session"
        )
        years = st.multiselect(
            "年度", [year for year, _ in seen.years], key="scope-years", placeholder="全部年度", persist_state="session"
        )
        kinds = st.multiselect(
            "类型",
            [kind for kind in _KINDS if kind in known],
            key="scope-kinds",
            placeholder="全部类型",
            persist_state="session",
        )
    return Scope(units=tuple(units), years=tuple(years), kinds=tuple(kinds))


def line(scope: Scope, *, reports: int) -> None:
    """The scope in words, where it is not the whole corpus."""
    if not scope.whole:
        st.html(f'<div class="jw-scope">提问范围：{escape(scope.words)}（{reports}份报告）</div>')
