"""Draws an opened source: title, headings above the place, cell headers, the report's words with the quote marked."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import streamlit as st

from ui.sources import Source

_SHOW_PLACE = """<script>
setTimeout(() => document.querySelectorAll('.jw-report').forEach(page => {
  const place = page.querySelector('td.here, mark.here, mark.hit');
  if (!place) return;
  const table = place.closest('.jw-table');
  if (table) table.scrollLeft = place.offsetLeft - table.clientWidth / 2;
  page.scrollTop += place.getBoundingClientRect().top - page.getBoundingClientRect().top - page.clientHeight / 2;
}), 60);
</script>"""
"""Our own words only, nothing of a report: brings the marked place into sight."""


def heading(source: Source, *, titled: bool = True) -> None:
    """Title, place in the outline, page and cell headers."""
    title = source.report.identity.title or source.report.file
    lines = [f'<div class="jw-title">{escape(title)}</div>'] if titled else []
    where = [" › ".join(source.path)] if source.path else []
    if source.page is not None:
        where.append(f"第{source.page}页")
    if where:
        lines.append(f'<div class="jw-path">{escape("　".join(where))}</div>')
    if source.headers is not None:
        lines.append(
            f'<div class="jw-headers"><b>行</b> {escape(source.headers.row or "—")}'
            f"　<b>列</b> {escape(source.headers.column or '—')}</div>"
        )
    if lines:
        st.html("".join(lines))


def bar(
    *,
    before: int | None,
    after: int | None,
    on_turn: Callable[[int], None],
    on_close: Callable[[], None],
    link: Callable[[], object],
) -> None:
    """What can be done with an open source: `before` and `after` are its neighbours' numbers, `link` draws a link."""
    with st.container(horizontal=True, key="source-bar", vertical_alignment="center", gap="xsmall"):
        _turn("上一处", before, key="source-before", icon=":material/chevron_left:", on_turn=on_turn)
        _turn("下一处", after, key="source-after", icon=":material/chevron_right:", on_turn=on_turn)
        link()
        st.space("stretch")
        st.button("关闭", key="source-close", icon=":material/close:", type="tertiary", on_click=on_close)


def panel(source: Source, *, key: str = "beside", titled: bool = True) -> None:
    """The source with its words marked; `key` tells apart several on one page."""
    with st.container(key=f"source-page-{key}", gap="xsmall"):
        heading(source, titled=titled)
        st.html(source.excerpt)
        show_place()


def _turn(words: str, n: int | None, *, key: str, icon: str, on_turn: Callable[[int], None]) -> None:
    st.button(
        words, key=key, icon=icon, type="tertiary", disabled=n is None, on_click=on_turn, args=() if n is None else (n,)
    )


def show_place() -> None:
    """Scrolls the report's page to the marked words."""
    st.html(_SHOW_PLACE, unsafe_allow_javascript=True)
