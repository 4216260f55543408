"""帮助: what can be asked, and what this installation is set to."""

from __future__ import annotations

import streamlit as st

from ui import state
from ui.views import about

helping, configured = st.tabs(["可以问什么", "设置"])
with helping:
    about.askable()
with configured:
    about.settings(state.settings())
