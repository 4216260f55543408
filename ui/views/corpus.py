"""Draws the corpus: adding reports, what became of each file, and the list of reports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from index.schema import ReportCard
from ui.corpus import coverage
from ui.jobs import Import, Upload
from ui.views.text import plain_table

if TYPE_CHECKING:
    from index.ingest import Outcome

SUFFIXES = ("txt", "docx", "doc", "wps", "pdf", "xlsx", "xls", "html", "htm", "md", "zip")
_STATUS = {"added": "新增", "replaced": "更新", "unchanged": "未变", "failed": "失败"}
_COUNTS = (("sections", "章节"), ("tables", "表格"), ("passages", "段落"), ("facts", "数据"), ("findings", "疑点"))
_MOST_UNITS = 200
_WIDTHS = {"报告": 350, "单位": 180, "年度": 60, "类型": 110, "提示": 200, "文件": 200}
"""Widths of columns in pixels."""


def uploader(*, max_mb: int) -> list[Upload]:
    """The files handed over, once, when the button is pressed."""
    with st.form("upload", clear_on_submit=True, border=False):
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
            f"{words} {getattr(outcome.counts, name)}" for name, words in _COUNTS if hasattr(outcome.counts, name)
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
    counts = "　".join(f"{words} {sum(getattr(card.counts, name) for card in cards)}" for name, words in _COUNTS)
    st.html(f'<div class="jw-soft">{counts}</div>', width="content")


def covered(cards: Sequence[ReportCard]) -> None:
    """Which units have reports of which years, folded."""
    columns, rows = coverage(cards)
    with st.expander(f"单位与年度一览（{len(rows)} 个单位）", icon=":material/grid_on:"):
        st.html(plain_table(columns, rows[:_MOST_UNITS]))
        if len(rows) > _MOST_UNITS:
            st.html(f'<div class="jw-soft">另有 {len(rows) - _MOST_UNITS} 个单位，见下表</div>')


def reports(cards: Sequence[ReportCard]) -> ReportCard | None:
    """The list of reports; the selected one, if any."""
    import pandas as pd

    frame = pd.DataFrame(
        {
            "报告": [card.identity.title or card.file for card in cards],
            "单位": [card.unit for card in cards],
            "年度": [str(card.identity.year or "") for card in cards],
            "类型": [card.identity.kind for card in cards],
            **{words: [getattr(card.counts, name) for card in cards] for name, words in _COUNTS},
            **({"提示": ["；".join(card.warnings) for card in cards]} if any(card.warnings for card in cards) else {}),
            "文件": [card.file for card in cards],
            "导入时间": [card.added_at.astimezone().strftime("%Y-%m-%d %H:%M") for card in cards],
        }
    )
    event = st.dataframe(
        frame,
        hide_index=True,
        key="reports",
        on_select="rerun",
        selection_mode="single-row",
        row_height=36,
        column_config={name: st.column_config.Column(width=width) for name, width in _WIDTHS.items()},
    )
    rows = event["selection"]["rows"]
    return cards[rows[0]] if rows and rows[0] < len(cards) else None


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
