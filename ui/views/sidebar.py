"""Draws the corpus at a glance."""

from __future__ import annotations

from html import escape

import streamlit as st

from ui.corpus import Glance, years_line

_MOST_UNITS = 30


def corpus(seen: Glance) -> None:
    """Numbers of reports and units, years, kinds; the units folded."""
    years = years_line(year for year, _ in seen.years) or "—"
    kinds = "　".join(f"{escape(kind)} {count}" for kind, count in seen.kinds)
    st.html(
        '<div class="jw-glance"><div class="jw-figures">'
        f"<div><b>{seen.reports}</b><span>份报告</span></div><div><b>{len(seen.units)}</b><span>个单位</span></div></div>"
        f'<div class="jw-soft">年度　{escape(years)}</div><div class="jw-soft">{kinds}</div></div>'
    )
    if not seen.units:
        return
    with st.expander("单位一览"):
        shown = seen.units[:_MOST_UNITS]
        lines = [f"<li>{escape(unit)}{f'（{count}份）' if count > 1 else ''}</li>" for unit, count in shown]
        left = len(seen.units) - len(shown)
        more = f'<div class="jw-soft">另有{left}个单位</div>' if left else ""
        st.html(f'<ul class="jw-units">{"".join(lines)}</ul>{more}')
