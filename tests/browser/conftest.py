"""One server over one report, and one Chromium, for all journeys. Skipped where Chromium is absent.

No request may leave this machine.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from index.ingest import ingest
from index.library import Library
from index.settings import Settings
from tests.browser.site import REPORT, Site, served

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="package")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home folder with one report; who adds another takes it away again."""
    folder = tmp_path_factory.mktemp("home")
    report = tmp_path_factory.mktemp("reports") / "云栖水务2023.txt"
    report.write_text(REPORT, encoding="utf-8")
    with Library.open(Settings(home=folder)) as library:
        (outcome,) = ingest([report], library)
    assert outcome.status == "added", outcome.error
    return folder


@pytest.fixture(scope="package")
def url(home: Path) -> Iterator[str]:
    """The address of the pages."""
    with served(home) as address:
        yield address


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """The browser."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as driver:
        expect.set_options(timeout=30_000)  # a busy machine is no failure of the page
        browser = driver.chromium.launch(executable_path=CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture
def site(chromium: Browser, url: str) -> Iterator[Site]:
    """A person at a laptop."""
    context = chromium.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN")
    site = Site(context.new_page(), url)
    yield site
    assert site.hosts <= {"127.0.0.1", ""}, "a request left this machine"
    assert not site.failures
    context.close()
