"""Draws an opened source: title, headings above the place, cell headers, the report's words with the quote marked."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from zlib import crc32

import streamlit as st

from ui.sources import Source

_SHOW_PLACE = """<script>/* %s */
(() => {
  let ends = Date.now() + 900;
  for (const name of ['wheel', 'pointerdown', 'keydown', 'touchstart']) {
    addEventListener(name, () => { ends = 0; }, { once: true, capture: true, passive: true });
  }
  const middle = (place, view) =>
    place.getBoundingClientRect().top - view.getBoundingClientRect().top - view.clientHeight / 2.4;
  const show = () => {
    document.querySelectorAll('.jw-report').forEach(page => {
      const place = page.querySelector('td.here, mark.here') || page.querySelector('mark.hit');
      if (!place) { page.scrollTop = 0; return; }
      const table = place.closest('.jw-table');
      if (table) table.scrollLeft = place.offsetLeft - table.clientWidth / 2;
      page.scrollTop += middle(place, page);
    });
    const list = document.querySelector('.st-key-outline');
    const entry = list && list.querySelector('strong');
    if (entry) list.scrollTop += middle(entry, list);
    if (Date.now() < ends) setTimeout(show, 90);
  };
  setTimeout(show, 40);
})();
</script>"""
"""Our own words only, nothing of a report: brings the marked place into sight. A browser runs a script once, so each
place has its own."""


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


def panel(source: Source, *, key: str = "beside", titled: bool = True, move: int = 0) -> None:
    """The source with its words marked; `key` tells apart several on one page, `move` one opening from the next."""
    heading(source, titled=titled)
    excerpt(source, key=key, move=move)


def excerpt(source: Source, *, key: str, move: int = 0) -> None:
    """The report's words with the quoted ones marked."""
    with st.container(key=f"source-page-{key}", gap="xsmall"):
        st.html(source.excerpt)
        show_place(source.report.id, source.start, source.end, move=move)


def _turn(words: str, n: int | None, *, key: str, icon: str, on_turn: Callable[[int], None]) -> None:
    st.button(
        words, key=key, icon=icon, type="tertiary", disabled=n is None, on_click=on_turn, args=() if n is None else (n,)
    )


def show_place(report_id: str, start: int, end: int, *, move: int) -> None:
    """Scrolls the report's page to its marked words, once for each place and move."""
    once = f"{crc32(report_id.encode())} {start:d}-{end:d} {move:d}"
    st.html(_SHOW_PLACE % once, unsafe_allow_javascript=True)
