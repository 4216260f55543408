"""Draws the corpus in a line."""

from __future__ import annotations

from html import escape

import streamlit as st

from ui.corpus import Glance, years_line


def corpus(seen: Glance) -> None:
    """How many reports of how many units, and of which years."""
    parts = [f"<b>{seen.reports}</b> 份报告", f"<b>{len(seen.units)}</b> 个单位"]
    years = years_line(year for year, _ in seen.years)
    st.html(f'<div class="jw-glance">{"　".join(parts)}<br>{escape(years)}{"年度" if years else ""}</div>')
