"""Draws the corpus: adding reports, what became of each file, and the list of reports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from index.schema import ReportCard
from ui.corpus import coverage
from ui.jobs import Import, Upload
from ui.listing import COUNTS
from ui.views.text import plain_table

if TYPE_CHECKING:
    from index.ingest import Outcome

SUFFIXES = ("txt", "docx", "doc", "wps", "pdf", "xlsx", "xls", "html", "htm", "md", "zip")
_STATUS = {"added": "新增", "replaced": "更新", "unchanged": "未变", "failed": "失败"}
_MOST_UNITS = 200


def uploader(*, max_mb: int) -> list[Upload]:
    """The files handed over, once, when the button is pressed."""
    with (
        st.form("upload", clear_on_submit=True, border=False),
        st.container(horizontal=True, vertical_alignment="bottom", key="upload-bar"),
    ):
        files = st.file_uploader(
            f"可一次拖入多份，每份不超过 {max_mb} MB：文本、Word、WPS、PDF、Excel、网页或 zip 压缩包",
            type=SUFFIXES,
            accept_multiple_files=True,
            max_upload_size=max_mb,
            key="files",
        )
        pressed = st.form_submit_button("导入", type="primary", icon=":material/upload:")
    return [Upload(file.name, file.getvalue()) for file in files or ()] if pressed else []


def imports(listed: Sequence[Import]) -> None:
    """Each import with its progress or outcome, newest first."""
    ended = [one for one in listed if one.status in ("done", "failed")]
    _imports([one for one in listed if one not in ended[:-1]])
    if len(ended) > 1:
        with st.expander(f"更早的导入（{len(ended) - 1} 次）"):
            _imports(ended[:-1])


def _imports(listed: Sequence[Import]) -> None:
    for one in reversed(listed):
        total = max(len(one.files), one.done, 1)
        if one.status == "waiting":
            st.html(
                f'<div class="jw-soft">等待导入：{escape("、".join(one.files[:5]))}（共{len(one.files)}个文件）</div>'
            )
        elif one.status == "running":
            st.progress(min(one.done / total, 1.0), text=f"正在导入 {one.done}/{len(one.files)}　{_plain(one.file)}")
        elif one.status == "failed":
            st.html(f'<div class="jw-error" role="alert">{escape(one.error)}</div>')
        else:
            outcomes(one.outcomes)


def outcomes(given: Sequence[Outcome]) -> None:
    """What became of each file: counts and warnings, or what to do."""
    rows = []
    for outcome in given:
        counts = "　".join(
            f"{words} {getattr(outcome.counts, name)}" for name, words in COUNTS if hasattr(outcome.counts, name)
        )
        told = escape(outcome.error or "") if outcome.status == "failed" else escape(counts)
        warned = "".join(f'<div class="jw-warned">{escape(warning)}</div>' for warning in outcome.warnings)
        rows.append(
            f'<tr class="{escape(outcome.status)}"><td class="status">{_STATUS.get(outcome.status, "")}</td>'
            f"<td>{escape(outcome.file)}</td><td>{told}{warned}</td></tr>"
        )
    head = "<thead><tr><th>结果</th><th>文件</th><th>读到的内容</th></tr></thead>"
    st.html(f'<table class="jw-plain jw-outcomes">{head}<tbody>{"".join(rows)}</tbody></table>')


def statistics(cards: Sequence[ReportCard]) -> None:
    """What the corpus holds in all."""
    counts = "　".join(f"{words} {sum(getattr(card.counts, name) for card in cards)}" for name, words in COUNTS)
    st.html(f'<div class="jw-soft">{counts}</div>', width="content")


def covered(cards: Sequence[ReportCard]) -> None:
    """Which units have reports of which years; counted when it is unfolded."""
    units = len({card.unit or card.file for card in cards})
    title = f"单位与年度一览（{units} 个单位）"
    with st.expander(title, icon=":material/grid_on:", key="covered", on_change="rerun") as folded:
        if not folded.open:
            return
        columns, rows = coverage(cards)
        st.html(plain_table(columns, rows[:_MOST_UNITS]))
        if len(rows) > _MOST_UNITS:
            st.html(f'<div class="jw-soft">另有 {len(rows) - _MOST_UNITS} 个单位，可在下表查找</div>')


def find_box() -> str:
    """The words to find reports by."""
    words = st.text_input(
        "查找报告", key="reports-find", placeholder="查找报告：标题、单位、年度或文件名", label_visibility="collapsed"
    )
    return words.strip()


@st.dialog("删除报告")
def confirm_removal(card: ReportCard, *, on_confirm: Callable[[str], None]) -> None:
    """Asks before a report is removed."""
    st.html(
        f"<p>将从资料库中删除：</p><p><b>{escape(card.identity.title or card.file)}</b></p>"
        f'<p class="jw-soft">它的{card.counts.facts}项数据、{card.counts.passages}段原文与索引内容会一并清除，'
        "不可恢复。您电脑上的原文件不受影响。</p>"
    )
    with st.container(horizontal=True, horizontal_alignment="right"):
        if st.button("取消", key="remove-no"):
            st.rerun()
        if st.button("删除", key="remove-yes", type="primary"):
            on_confirm(card.id)
            st.rerun()


def _plain(text: str) -> str:
    return text.replace("[", "［").replace("]", "］").replace("*", "＊").replace("_", "＿").replace("`", "｀")
