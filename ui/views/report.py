"""Draws a report: who and when, its outline, and the part of its text that is open."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape

import streamlit as st

from index.schema import Report, ReportCard, Section, Table
from ui import highlight
from ui.outline import PageStart
from ui.views.source import show_place
from ui.views.text import label

_OUTLINE_LEVELS = 3
_OUTLINE_ENTRIES = 120


def choice(cards: Mapping[str, ReportCard], *, on_choose: Callable[[], None]) -> None:
    """The choice of a report; its key is `report`."""

    def title(report_id: str) -> str:
        identity = cards[report_id].identity
        return identity.title or cards[report_id].file

    st.selectbox(
        "报告", list(cards), format_func=title, key="report", on_change=on_choose, label_visibility="collapsed"
    )


def find_box() -> str:
    """The words to find in the report."""
    words = st.text_input("在报告中查找", key="find", placeholder="在报告中查找", label_visibility="collapsed")
    return words.strip()


def find_bar(words: str, *, hits: int, number: int, on_go: Callable[[int], None]) -> None:
    """How many places the words have, and the way from one to the next."""
    if not words:
        return
    if not hits:
        st.html(f'<div class="jw-soft">没有找到“{escape(words)}”</div>')
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="find-bar"):
        st.html(f'<div class="jw-soft">第 {number + 1} / {hits} 处</div>', width="content")
        for key, step, words in (("before", -1, "上一处"), ("after", 1, "下一处")):
            st.button(words, key=f"find-{key}", type="tertiary", on_click=on_go, args=((number + step) % hits,))


def facts_of(report: Report, *, page: int | None) -> None:
    """A line of what is known of the report, with the number of the page in view, where it has pages."""
    identity = report.identity
    place = "".join((identity.region.province, identity.region.city, identity.region.county))
    known = [
        identity.organisation,
        f"{identity.year}年度" if identity.year else "",
        identity.kind,
        identity.project,
        "" if place in identity.organisation else place,
        report.file,
        f"第 {page} 页" if page else "",
    ]
    st.html(f'<div class="jw-path">{escape(" · ".join(word for word in known if word))}</div>')


def warnings(report: Report) -> None:
    """What could not be read as it should be."""
    for warning in report.warnings:
        st.html(f'<div class="jw-caveat"><b>读入提示</b>{escape(warning)}</div>')


def outline(sections: Sequence[Section], *, at: int, on_open: Callable[[int, int], None]) -> None:
    """The outline as buttons, the section that holds `at` emphasised; `on_open` gets the heading's span."""
    shown = [section for section in sections if section.level <= _OUTLINE_LEVELS][:_OUTLINE_ENTRIES]
    holding = [section for section in shown if section.start <= at < section.end]
    current = holding[-1] if holding else None
    with st.container(key="outline", gap=None, height=620, border=False):
        if not shown:
            st.html('<div class="jw-soft">这份报告没有可辨认的标题</div>')
        for section in shown:
            words = label(section.number + section.title, max_chars=24)
            st.button(
                "\u3000" * (section.level - 1) + (f"**{words}**" if section is current else words),
                key=f"section-{section.start}",
                type="tertiary",
                on_click=on_open,
                args=(section.start, section.heading_end),
            )


def body(
    report: Report,
    span: tuple[int, int],
    *,
    sections: Sequence[Section],
    tables: Sequence[Table],
    marks: Sequence[highlight.Mark],
    pages: Sequence[PageStart],
    move: int,
) -> None:
    """text[span] with the marks, scrolled to the first of them; `move` tells one arrival from the next."""
    with st.container(key="report-page"):
        st.html(highlight.page(report.text, *span, tables=tables, sections=sections, marks=marks, pages=pages))
    show_place(report.id, *(marks[0][:2] if marks else span), move=move)


def turning(views: Sequence[tuple[int, int]], shown: int, *, on_go: Callable[[int, int], None]) -> None:
    """The way to the part before and the part after, for a report too long for one view."""
    if len(views) < 2:
        return
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="center", key="turning"):
        for key, words, number in (("before", "上一部分", shown - 1), ("after", "下一部分", shown + 1)):
            known = 0 <= number < len(views)
            start = views[number][0] if known else 0
            st.button(words, key=f"part-{key}", disabled=not known, on_click=on_go, args=(start, start))
        st.html(f'<div class="jw-soft">第 {shown + 1} / {len(views)} 部分</div>', width="content")


def original(report: Report, *, read: Callable[[], bytes | None]) -> None:
    """The file as it was given, where it was kept; fetched when the button is pressed."""
    st.download_button(
        "下载原文件",
        data=lambda: read() or report.text.encode(),
        file_name=report.file,
        icon=":material/download:",
        type="tertiary",
        key="original",
        on_click="ignore",
    )
