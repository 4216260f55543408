"""Every page, run whole without a browser: on the sample corpus, on an empty one, and on one that cannot be read."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import ui
from index.errors import StoreError
from index.library import Library
from tests.ui_sample import html_of

APP = Path(ui.__file__).with_name("app.py")
PAGES = ("ask", "report", "data", "checks", "corpus", "about")


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    """The process keeps the library open; each test opens its own."""
    st.cache_resource.clear()
    st.cache_data.clear()
    yield
    st.cache_resource.clear()
    st.cache_data.clear()


def shown(page: str) -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=60).run()
    if page != "ask":
        app.switch_page(f"screens/{page}.py").run()
    assert not app.exception
    return app


@pytest.mark.parametrize("page", PAGES)
def test_pages_show_the_sample_corpus(page: str, sample_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIWEN_HOME", str(sample_home))
    assert 'role="alert"' not in html_of(shown(page))


@pytest.mark.parametrize("page", PAGES)
def test_pages_of_an_empty_corpus_say_what_to_do(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIWEN_HOME", str(tmp_path))
    app = shown(page)
    assert 'role="alert"' not in html_of(app)
    assert page == "about" or any("还没有报告" in one.value for one in app.markdown)


def test_a_corpus_that_cannot_be_opened_is_told_in_chinese(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(settings: object) -> Library:
        raise StoreError("数据目录用不了：/nowhere。请用 --home 指定可写的目录")

    monkeypatch.setenv("JIWEN_HOME", str(tmp_path))
    monkeypatch.setattr(Library, "open", fail)
    assert "数据目录用不了" in html_of(shown("ask"))


def test_an_error_nobody_foresaw_leaves_the_frame_standing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Library) -> int:
        raise ZeroDivisionError

    monkeypatch.setenv("JIWEN_HOME", str(tmp_path))
    monkeypatch.setattr(Library, "reports", fail)
    app = shown("ask")
    assert "“问答”页出错了" in html_of(app)
    assert "ZeroDivisionError" not in html_of(app)


def test_an_answer_with_a_chart_loads_no_pandas() -> None:
    """It takes a second of the first reader's time."""
    script = (
        "import sys\n"
        "from streamlit.testing.v1 import AppTest\n"
        "from tests.ui_sample import answer_app\n"
        "assert AppTest.from_function(answer_app).run(timeout=60).get('vega_lite_chart')\n"
        "assert {'pandas', 'pyarrow'}.isdisjoint(sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=Path(ui.__file__).parents[1], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
