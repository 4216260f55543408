"""Draws the list of conversations, and what can be done with the one that is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from ui.views.text import label

if TYPE_CHECKING:
    from index.stores.conversations import Conversation

_AT_ONCE = 12


def new(*, on_open: Callable[[str], None]) -> None:
    """A button for a new conversation."""
    st.button("新会话", key="talk-new", icon=":material/add:", on_click=on_open, args=("",), width="stretch")


def conversations(listed: Sequence[Conversation], *, current: str, on_open: Callable[[str], None]) -> None:
    """A button for each conversation that fits the words searched for."""
    if not listed:
        return
    words = ""
    if len(listed) > _AT_ONCE:
        words = st.text_input("查找会话", key="talk-find", placeholder="查找会话", label_visibility="collapsed").strip()
    fitting = [one for one in listed if words.lower() in one.title.lower()]
    with st.container(key="talks", gap=None):
        for one in fitting[:_AT_ONCE]:
            title = label(one.title, max_chars=26)
            st.button(
                f"**{title}**" if one.id == current else title,
                key=f"talk-{one.id}",
                type="tertiary",
                on_click=on_open,
                args=(one.id,),
            )
        if len(fitting) > _AT_ONCE:
            st.html(f'<div class="jw-soft">另有{len(fitting) - _AT_ONCE}次会话，可按标题查找</div>')


def manage(current: Conversation, *, on_rename: Callable[[str, str], None], on_delete: Callable[[str], None]) -> None:
    """Rename and delete, for the open conversation."""
    with st.popover("改名或删除", icon=":material/edit:", type="tertiary", key="talk-manage"):
        title = st.text_input("会话名称", value=current.title, max_chars=60, key=f"talk-title-{current.id}")
        with st.container(horizontal=True):
            if st.button("改名", key="talk-rename"):
                on_rename(current.id, title)
                st.rerun()
            if st.button("删除会话", key="talk-delete", icon=":material/delete:"):
                on_delete(current.id)
                st.rerun()
