"""Getting ready before the first reader comes: once the server answers, and never in anyone's way."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
import streamlit as st

from index.errors import StoreError
from ui import state, warmth
from ui.warmth import ahead


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """The process's own settings and caches."""
    seconds = sys.getswitchinterval()
    st.cache_resource.clear()
    yield
    sys.setswitchinterval(seconds)
    st.cache_resource.clear()


def test_the_corpus_is_got_ready_once_the_server_answers(sample_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIWEN_HOME", str(sample_home))
    ready = Event()
    monkeypatch.setattr(state, "warm", ready.set)
    monkeypatch.setattr(warmth, "_LATER_SECONDS", 0)
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        ahead("127.0.0.1", server.getsockname()[1])
        assert not ready.wait(0.3)
        server.listen()
        assert ready.wait(60)
    assert state.corpus().reports


def test_what_fails_is_left_to_the_page_to_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    tried = Event()

    def fail() -> None:
        tried.set()
        raise StoreError("数据目录用不了")

    monkeypatch.setattr(state, "corpus", fail)
    with socket.create_server(("127.0.0.1", 0)) as server:
        ahead("127.0.0.1", server.getsockname()[1])
        assert tried.wait(60)
