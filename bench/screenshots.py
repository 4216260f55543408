"""Screenshots of every page for the README and docs/screens, taken of the sample corpus in Chromium.

python -m bench.screenshots [FOLDER]
"""

from __future__ import annotations

import io
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from assistant.samples import REPORTS
from index.ingest import ingest
from index.library import Library
from index.settings import load

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "screens"
QUESTION = "枫渡县农业农村局2023年公务用车运行维护费比预算少多少？"
RANKING = "2023年各单位支出总计从高到低排名"
COLOURS = 200
"""Colours of a picture; a page has few, and a file a third as large shows no difference."""
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def main() -> int:
    """Takes the screenshots; says why when it cannot."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        chromium = None
    if chromium is None:
        print("screenshots: Chromium or Playwright is not installed; nothing taken")
        return 0
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        with Library.open(load(home=Path(home))) as library:
            ingest([REPORTS], library)
        with served(Path(home)) as url, sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=chromium)
            for scheme in SCHEMES:
                _pages(browser, url, scheme=scheme, folder=folder)
            browser.close()
    return 0


@contextmanager
def served(home: Path) -> Iterator[str]:
    """The address at which the pages of a corpus are served meanwhile."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {"JIWEN_HOME": str(home)}
    command = [sys.executable, "-m", "ui", "--port", str(port)]
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"
    for _ in range(200):
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=1):
                break
        except OSError:
            time.sleep(0.1)
    try:
        yield url
    finally:
        server.terminate()
        server.wait(timeout=20)


def _pages(browser: Browser, url: str, *, scheme: Literal["light", "dark"], folder: Path) -> None:
    context = browser.new_context(
        viewport={"width": 1366, "height": 768}, color_scheme=scheme, locale="zh-CN", device_scale_factor=1
    )
    page = context.new_page()
    suffix = "" if scheme == "light" else "-dark"

    def take(name: str) -> None:
        page.mouse.move(1360, 4)
        page.wait_for_timeout(1500)
        _keep(page.screenshot(), folder / f"{name}{suffix}.png")
        print(f"{name}{suffix}.png")

    page.goto(url)
    page.locator(".st-key-examples button").first.wait_for()
    take("start")
    _ask(page, RANKING)
    take("ranking")
    page.goto(url)
    page.locator(".st-key-examples button").first.wait_for()
    _ask(page, QUESTION)
    take("answer")
    page.get_by_text("如何得出").click()
    page.get_by_text("理解为").wait_for()
    take("how")
    page.locator("sup.cite").first.click()
    page.locator("[class*=st-key-source-page] .jw-report").wait_for()
    take("source")
    for name, ready in (
        ("report", ".jw-report"),
        ("data", ".jw-grid tbody tr"),
        ("checks", ".jw-report"),
        ("corpus", ".jw-grid tbody tr"),
        ("about", "table.jw-wide"),
    ):
        page.goto(f"{url}/{name}")
        page.locator(ready).first.wait_for()
        if name == "data":
            _choose_metric(page)
            take("pivot")
            page.get_by_role("tab", name="数据明细").click()
            page.locator(".jw-grid tbody tr").nth(2).click()
            page.locator(".jw-report").wait_for()
        take(name)
    context.close()


def _ask(page: Page, question: str) -> None:
    page.get_by_placeholder("输入问题").fill(question)
    page.keyboard.press("Enter")
    page.get_by_text("如何得出").wait_for()
    page.wait_for_timeout(2_000)


def _choose_metric(page: Page) -> None:
    page.get_by_role("combobox").nth(2).click()
    page.keyboard.type("项目支出")
    page.keyboard.press("Enter")
    page.get_by_role("tab", name="单位 × 年度").click()
    page.locator("[data-testid=stVegaLiteChart] :is(canvas, svg)").first.wait_for()


def _keep(picture: bytes, path: Path) -> None:
    from PIL import Image

    with Image.open(io.BytesIO(picture)) as image:
        image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
