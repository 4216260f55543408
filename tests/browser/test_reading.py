"""原文: the source beside an answer, and a report on its own page."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from index.library import Library
from index.settings import Settings
from tests.browser.site import REPORT, Site, contrast


def test_the_cited_cell_is_highlighted_in_its_table(site: Site) -> None:
    page = site.open()
    answer = site.ask("云栖县水务局2023年公务接待费决算是多少？")
    assert "4.15" in answer.inner_text()
    page.locator("[class*=st-key-cite-] button").first.click()
    cell = page.locator("[class*=st-key-source-page] td.here")
    expect(cell).to_have_text("4.15")
    expect(cell).to_be_in_viewport()
    headers = page.locator(".jw-headers").inner_text()
    assert "公务接待费" in headers
    assert "2023年决算" in headers.replace(" ", "")


def test_the_source_turns_from_one_citation_to_the_next(site: Site) -> None:
    page = site.open()
    answer = site.ask("云栖县水务局2023年公务接待费比2022年减少多少？")
    answer.locator("sup.cite").first.click()
    cell = page.locator("[class*=st-key-source-page] td.here")
    expect(cell).to_have_text("4.15")
    page.get_by_role("button", name="下一处").click()
    expect(cell).to_have_text("6.16")
    expect(cell).to_be_in_viewport()
    page.get_by_role("button", name="上一处").click()
    expect(cell).to_have_text("4.15")
    page.get_by_role("button", name="关闭").click()
    expect(cell).to_have_count(0)


def test_an_address_opens_a_report_at_its_place(site: Site, home: Path) -> None:
    with Library.open(Settings(home=home)) as library:
        card = next(card for card in library.reports() if card.file == "云栖水务2023.txt")
    start = REPORT.index("绩效目标细化不够")
    page = site.open(f"report?report={card.id}&at={start}-{start + 8}")
    expect(page.locator("mark.here")).to_have_text("绩效目标细化不够")
    page.get_by_placeholder("在报告中查找").fill("公务接待费")
    page.keyboard.press("Enter")
    expect(page.locator("td.here")).to_have_text("公务接待费")
    expect(page.get_by_text("第 1 / 1 处")).to_be_visible()


def test_every_place_gone_to_is_brought_into_sight(site: Site) -> None:
    page = site.page
    page.set_viewport_size({"width": 1366, "height": 440})
    site.open("report")
    page.get_by_placeholder("在报告中查找").fill("项目")
    page.keyboard.press("Enter")
    expect(page.get_by_text("第 1 / 3 处")).to_be_visible()
    expect(page.locator(".jw-report mark.here")).to_be_in_viewport()
    for place in (2, 3):
        page.get_by_role("button", name="下一处").click()
        expect(page.get_by_text(f"第 {place} / 3 处")).to_be_visible()
        expect(page.locator(".jw-report .here").first).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marked_words_can_be_read_in_both_schemes(chromium: Browser, url: str, scheme: str) -> None:
    context = chromium.new_context(color_scheme=scheme, viewport={"width": 1920, "height": 1080}, locale="zh-CN")
    site = Site(context.new_page(), url)
    page = site.open()
    site.ask("云栖县水务局2023年支出总计是多少？")
    page.locator("sup.cite").first.click()
    marked = page.locator("mark.here").first
    paper, ink = marked.evaluate("e => [getComputedStyle(e).backgroundColor, getComputedStyle(e).color]")
    assert contrast(paper, ink) >= 4.5
    context.close()
