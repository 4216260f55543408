"""The entry Streamlit runs: frame, navigation, the corpus at a glance, and a Chinese line when something fails."""

from __future__ import annotations

import logging
from pathlib import Path

import streamlit as st

from index.errors import JiwenError
from ui import state
from ui.views import chat, sidebar

PAGES = (
    ("ask.py", "问答", ":material/chat:", True),
    ("report.py", "原文", ":material/menu_book:", False),
    ("data.py", "数据", ":material/table_chart:", False),
    ("checks.py", "核对", ":material/fact_check:", False),
    ("corpus.py", "资料", ":material/folder_open:", False),
    ("about.py", "帮助", ":material/help:", False),
)
HERE = Path(__file__).parent
"""Pages lie in screens/: a folder named pages/ Streamlit would serve by itself, without this frame."""

st.set_page_config(page_title="绩问", page_icon="📑", layout="wide", initial_sidebar_state="expanded")
st.logo(HERE / "logo.svg", size="large")
st.html(HERE / "style.css")
scripts = "".join((HERE / name).read_text(encoding="utf-8") for name in ("chinese.js", "clicks.js"))
st.container(key="speech").html(f"<script>{scripts}</script>", unsafe_allow_javascript=True)
page = st.navigation(
    [
        st.Page(HERE / "screens" / file, title=title, icon=icon, default=default, url_path="" if default else file[:-3])
        for file, title, icon, default in PAGES
    ]
)
try:
    with st.sidebar:
        sidebar.corpus(state.corpus())
    page.run()
except JiwenError as error:
    chat.problem(str(error))
except Exception:
    logging.getLogger("jiwen.ui").exception("page %s", page.title)
    chat.problem(f"“{page.title}”页出错了，已记入日志。请刷新页面重试；若仍出错，请把日志交给维护者")
