"""Draws findings: the list by report and severity, and one of them with the places it compares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from html import escape
from typing import TYPE_CHECKING, get_args

import streamlit as st

from index.schema import Finding, ReportCard, Severity
from ui.sources import Source

if TYPE_CHECKING:
    from index.stores.records import FindingHead
    from index.stores.reviews import Review

OnReview = Callable[[str, str | None], None]
"""Called with the finding's id and the note; None takes the review back."""
_PLACES = 4
_MEANING = {"矛盾": "数字对不上，须核实", "差异": "口径或表述可能不同", "提示": "四舍五入或写法上的小差别"}


def fitting(found: Sequence[FindingHead], *, reviewed: Collection[str]) -> tuple[FindingHead, ...]:
    """The findings of the severities chosen, reviewed or open as chosen; all while nothing is chosen."""
    counts = Counter(one.severity for one in found)
    severities = st.pills(
        "程度",
        [severity for severity in get_args(Severity) if counts[severity]],
        selection_mode="multi",
        format_func=lambda severity: f"{severity} {counts[severity]}",
        key="checks-severity",
        help="；".join(f"{name}：{meaning}" for name, meaning in _MEANING.items()),
    )
    done = sum(one.id in reviewed for one in found)
    states = {"open": f"待复核 {len(found) - done}", "reviewed": f"已复核 {done}"}
    state = st.pills("复核", list(states), format_func=states.__getitem__, key="checks-state")
    return tuple(
        one
        for one in found
        if (not severities or one.severity in severities)
        and (state is None or (one.id in reviewed) == (state == "reviewed"))
    )


def reports(cards: Sequence[ReportCard]) -> str:
    """The id of the report to show, "" for all; those with findings only."""
    titles = {card.id: card.identity.title or card.file for card in cards if card.counts.findings}
    chosen = st.selectbox(
        "报告",
        list(titles),
        index=None,
        format_func=lambda report_id: titles[report_id],
        key="checks-report",
        placeholder=f"全部报告（{len(titles)}份有疑点）",
        persist_state="session",
    )
    return chosen or ""


def review(one: Finding, given: Review | None, *, on_review: OnReview) -> None:
    """The mark of a finding as reviewed, with its note."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="review"):
        note = st.text_input(
            "复核说明",
            value=given.note if given else "",
            max_chars=500,
            key=f"note-{one.id}",
            placeholder="复核说明（可不填），如：口径不同，已与财务核实",
            label_visibility="collapsed",
        )
        if st.button("更新说明" if given else "标为已复核", key="review-mark", icon=":material/check:"):
            on_review(one.id, note or "")
            st.rerun()
        if given:
            st.html(f'<div class="jw-soft">{given.reviewed_at.astimezone():%Y-%m-%d} 已复核</div>', width="content")
            if st.button("撤销", key="review-undo", type="tertiary"):
                on_review(one.id, None)
                st.rerun()


def detail(one: Finding) -> None:
    """One finding in words: what it is about, what the report states, what comes out, and how."""
    parts = [
        f'<span class="jw-soft">{name}</span> <b>{escape(words)}</b>'
        for name, words in (("报告所述", one.stated), ("复算结果", one.recomputed))
        if words
    ]
    formula = [f'<span class="jw-soft">算式</span> {escape(one.formula)}'] if one.formula else []
    st.html(
        f'<div class="jw-title">{escape(one.message)}</div>'
        f'<div class="jw-formula jw-stated">{"".join(f"<span>{part}</span>" for part in [*parts, *formula])}</div>'
    )


def places(opened: Sequence[Source], *, draw: Callable[[Source], None]) -> None:
    """The places a finding compares, two side by side, each drawn by `draw`."""
    for first in range(0, min(len(opened), _PLACES), 2):
        for column, each in zip(st.columns(min(2, len(opened))), opened[first : first + 2], strict=False):
            with column:
                draw(each)
    if len(opened) > _PLACES:
        st.html(f'<div class="jw-soft">另有 {len(opened) - _PLACES} 处，见导出的表</div>')


def none_fitting() -> None:
    """When nothing is left of the findings under the conditions chosen."""
    st.html('<p class="jw-soft jw-empty">没有符合这些条件的疑点。</p>')


def none_found(reports: int) -> None:
    """When the checks found nothing."""
    st.html(f'<p class="jw-soft jw-empty">已核对{reports}份报告，没有发现前后不一致的数字。</p>')
