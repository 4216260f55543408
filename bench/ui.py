"""How fast the pages are on a large corpus: start, every page, and an answer's first words, in Chromium.

    python -m bench.ui [--reports 1000] [--home DIR]

The corpus is made of the sample reports with other units and other figures. The limits are what a reader bears:
from the start of the server to the first page 3 s, any page 2 s, first words 300 ms after Enter. With --home it is kept,
and used again where it is.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
import time
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from assistant.samples import REPORTS
from bench.screenshots import served
from index.ingest import ingest
from index.library import Library
from index.settings import load

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAGES = {
    "": "[data-testid=stChatInput]",
    "report": ".jw-report",
    "data": ".jw-grid tbody tr",
    "checks": ".jw-report",
    "corpus": ".jw-grid tbody tr",
    "about": "table.jw-wide",
}
_AMOUNTS = re.compile(r"\d+\.\d\d(?![\d%％])")
_PLACES = [
    "云溪",
    "青岚",
    "白石",
    "松涛",
    "明湖",
    "东浦",
    "西陵",
    "南坪",
    "北原",
    "中川",
    "安平",
    "长兴",
    "永宁",
    "德化",
    "丰泽",
    "嘉禾",
    "临江",
    "清水",
    "金山",
    "玉林",
]


def main() -> int:
    """Prints a line for each measurement; 1 when a limit is missed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--home", type=Path)
    given = parser.parse_args()
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        print("ui: Chromium is not installed; nothing measured")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        home = given.home or Path(folder) / "home"
        count = _fill(Path(folder) / "reports", home, given.reports)
        print(f"{count} reports")
        started = time.perf_counter()
        with served(home) as url:
            return 0 if _measure(url, chromium, server=time.perf_counter() - started) else 1


def _fill(folder: Path, home: Path, wanted: int) -> int:
    folder.mkdir()
    texts = [path.read_text(encoding="utf-8") for path in sorted(REPORTS.glob("*.txt"))]
    random = Random(7)
    for number in range(wanted):
        text = texts[number % len(texts)]
        county = f"{_PLACES[number % 20]}{_PLACES[number // 20 % 20][0]}县"
        text = re.sub(r"枫渡县|柘岭县|松坞县|雁汀区|北泷市", county, text)
        times = random.randint(2, 9)  # one for all amounts of a report, so that its sums still come out
        text = _AMOUNTS.sub(lambda found, times=times: f"{Decimal(found[0]) * times}", text)  # type: ignore[misc]
        (folder / f"{number:04d}.txt").write_text(text, encoding="utf-8")
    with Library.open(load(home=home)) as library:
        if not library.reports():
            ingest([folder], library)
        return len(library.reports())


def _measure(url: str, chromium: str, *, server: float) -> bool:
    from playwright.sync_api import sync_playwright

    good = _told("server ready", server, 3.0)
    with sync_playwright() as driver:
        page = driver.chromium.launch(executable_path=chromium).new_page(viewport={"width": 1366, "height": 768})
        good = _told("start to first page", server + _opened(page, url, PAGES[""]), 3.0) and good
        for name, ready in PAGES.items():
            good = _told(name or "ask", _opened(page, f"{url}/{name}", ready), 2.0) and good
        page.goto(url)
        page.locator(PAGES[""]).wait_for()
        for place in range(3):
            good = _told(f"first words {place + 1}", _first_words(page), 0.3 if place else 3.0) and good
    return good


def _opened(page: Page, address: str, ready: str) -> float:
    started = time.perf_counter()
    page.goto(address)
    page.locator(ready).first.wait_for()
    return time.perf_counter() - started


def _first_words(page: Page) -> float:
    answers = page.locator(".jw-answer")
    before = answers.count()
    page.get_by_placeholder("输入问题").fill(f"云溪云县农业农村局{2022 + before % 2}年总支出是多少？")
    started = time.perf_counter()
    page.keyboard.press("Enter")
    answers.nth(before).wait_for()
    return time.perf_counter() - started


def _told(name: str, seconds: float, limit: float) -> bool:
    print(f"{name:20}  {seconds:6.2f} s   {'' if seconds <= limit else f'over {limit} s'}", flush=True)
    return seconds <= limit


if __name__ == "__main__":
    sys.exit(main())
