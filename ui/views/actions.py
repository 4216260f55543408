"""Draws what can be done with an answer: copy, verdict, working paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from assistant.schema import Answer, Turn
from assistant.workpaper import Paper, excel, word
from ui.history import Verdict
from ui.papers import file_name

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Draw = Callable[[Sequence[Turn]], Paper]
"""Draws up the working paper of some turns."""


def actions(turn: Turn, *, verdict: Verdict | None, on_judge: Callable[[str, Verdict], None], draw: Draw) -> None:
    """Copy, verdict and working paper, in one quiet row."""
    if turn.answer is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key=f"actions-{turn.id}"):
        with st.popover("复制", icon=":material/content_copy:", type="tertiary", key=f"copy-{turn.id}"):
            st.code(copy_text(turn.answer), language=None, wrap_lines=True)
        with st.popover(
            _verdict_words(verdict), icon=":material/rate_review:", type="tertiary", key=f"judge-{turn.id}"
        ):
            _judge(turn, verdict=verdict, on_judge=on_judge)
        workpaper([turn], draw=draw, key=turn.id)


def workpaper(turns: Sequence[Turn], *, draw: Draw, key: str) -> None:
    """The working paper of these turns; made when a button is pressed."""
    name = file_name(turns)
    with st.popover("工作底稿", icon=":material/description:", type="tertiary", key=f"paper-{key}"):
        st.html('<div class="jw-soft">问题、回答、算式、数据与出处、未找到的内容，连同日期与资料库版本</div>')
        for words, suffix, mime, write in (("Word 文档", "docx", WORD, word), ("Excel 工作簿", "xlsx", EXCEL, excel)):
            st.download_button(
                f"{words}（.{suffix}）",
                data=partial(_made, write, draw, turns),
                file_name=f"{name}.{suffix}",
                mime=mime,
                key=f"{suffix}-{key}",
                on_click="ignore",
            )


def _made(write: Callable[[Paper], bytes], draw: Draw, turns: Sequence[Turn]) -> bytes:
    return write(draw(turns))


def copy_text(answer: Answer) -> str:
    """Question, answer, formula and sources as plain text."""
    sources = [
        f"[{one.n}] {one.title or one.file}，{'，'.join(one.section) or '正文'}：“{one.quote.strip()}”"
        for one in answer.citations
    ]
    formula = [f"算式：{answer.formula}"] if answer.formula else []
    return "\n".join([f"问：{answer.question}", f"答：{answer.text}", *formula, *sources])


def _verdict_words(verdict: Verdict | None) -> str:
    if verdict is None:
        return "评价"
    return "已评：有用" if verdict.helpful else "已评：有误"


def _judge(turn: Turn, *, verdict: Verdict | None, on_judge: Callable[[str, Verdict], None]) -> None:
    comment = st.text_area(
        "说明（可不填）",
        value=verdict.comment if verdict else "",
        max_chars=500,
        placeholder="哪里有误？正确的应是什么？",
        key=f"comment-{turn.id}",
    )
    with st.container(horizontal=True):
        for key, words, icon, helpful in (
            ("good", "有用", ":material/thumb_up:", True),
            ("bad", "有误", ":material/thumb_down:", False),
        ):
            if st.button(words, key=f"{key}-{turn.id}", icon=icon):
                on_judge(turn.id, Verdict(helpful=helpful, comment=comment.strip()))
                st.rerun()
