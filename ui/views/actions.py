"""Draws what can be done with an answer: copy, verdict, working paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from html import escape
from urllib.parse import urlencode

import streamlit as st

from assistant.schema import Answer, Turn
from assistant.workpaper import Paper, excel, word
from ui.history import Verdict
from ui.papers import file_name

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_VERDICTS = (
    ("good", "有用", ":material/thumb_up:", True),
    ("bad", "有误", ":material/thumb_down:", False),
)
Draw = Callable[[Sequence[Turn]], Paper]
"""Draws up the working paper of some turns."""


def actions(
    turn: Turn, *, talk: str, verdict: Verdict | None, on_judge: Callable[[str, Verdict], None], draw: Draw
) -> None:
    """Copy, link, verdict and working paper, in one quiet row; below it the note of a verdict.

    Args:
        turn: Question and answer.
        talk: Id of the conversation, for the link.
        verdict: What the reader thought of it, if told.
        on_judge: Keeps a verdict.
        draw: Draws up a working paper.
    """
    if turn.answer is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"actions-{turn.id}"):
        copy_button("复制", "content_copy", f'data-copy="{escape(copy_text(turn.answer))}"')
        copy_button("链接", "link", f'data-link="?{escape(urlencode({"c": talk, "t": turn.id}))}"')
        for key, words, icon, helpful in _VERDICTS:
            given = verdict is not None and verdict.helpful == helpful
            st.button(
                f"**{words}**" if given else words,
                key=f"{key}-{turn.id}",
                icon=icon,
                type="tertiary",
                on_click=on_judge,
                args=(turn.id, Verdict(helpful=helpful, comment=verdict.comment if verdict else "")),
            )
        workpaper([turn], draw=draw, key=turn.id)
    if verdict is not None:
        _note(turn.id, verdict=verdict, on_judge=on_judge)


def copy_button(words: str, icon: str, what: str) -> None:
    """A button that puts something on the clipboard (clicks.js); `what` is an attribute, escaped."""
    shown = f'<span aria-hidden="true">{icon}</span><b>{words}</b>'
    st.html(f'<button type="button" class="jw-copy" {what}>{shown}</button>', width="content")


def workpaper(turns: Sequence[Turn], *, draw: Draw, key: str) -> None:
    """The working paper of these turns; made when a button is pressed."""
    name = file_name(turns)
    with st.popover(
        "工作底稿", icon=":material/description:", type="tertiary", key=f"paper-{key}", on_change="rerun"
    ) as opened:
        if not opened.open:
            return
        st.html('<div class="jw-soft">问题、回答、算式、数据与出处、未找到的内容，连同日期与资料库版本</div>')
        with st.container(horizontal=True, gap="small"):
            for words, suffix, mime, write in (
                ("Word 文档", "docx", WORD, word),
                ("Excel 工作簿", "xlsx", EXCEL, excel),
            ):
                st.download_button(
                    words,
                    data=partial(_made, write, draw, turns),
                    file_name=f"{name}.{suffix}",
                    mime=mime,
                    icon=":material/download:",
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
    formula = [f"算式：{answer.formula}"] if answer.formula and answer.formula not in answer.text else []
    return "\n".join([f"问：{answer.question}", f"答：{answer.text}", *formula, *sources])


def _note(turn: str, *, verdict: Verdict, on_judge: Callable[[str, Verdict], None]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"note-{turn}"):
        comment = st.text_input(
            "说明",
            value=verdict.comment,
            max_chars=500,
            placeholder="好在哪里？（可不填）" if verdict.helpful else "哪里有误？正确的应是什么？（可不填）",
            label_visibility="collapsed",
            key=f"comment-{turn}",
        )
        if (comment or "").strip() != verdict.comment:
            on_judge(turn, Verdict(helpful=verdict.helpful, comment=(comment or "").strip()))
            st.rerun()
        st.html(
            f'<div class="jw-soft">{"评价与说明已保存" if verdict.comment else "评价已保存；填写说明后按回车键"}</div>',
            width="content",
        )
