"""资料: reports are added and removed, whatever is in them, while others ask; a restart loses nothing."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, expect

from index.library import Library
from index.settings import Settings
from tests.browser.site import HOSTILE, REPORT, Site, served


def test_a_file_that_is_too_large_is_refused_with_a_line_that_says_so(site: Site) -> None:
    page = site.open("corpus")
    large = {"name": "大.txt", "mimeType": "text/plain", "buffer": b"x" * 1_300_000}
    page.locator("input[type=file]").set_input_files([large])
    told = page.get_by_test_id("stFileChip").get_by_text("文件太大，不能超过 1.0MB")
    expect(told).to_be_visible()
    assert told.evaluate("e => e.getBoundingClientRect().width") > 80, "the line can be read"


def test_a_hostile_report_is_added_shown_as_text_and_removed(site: Site) -> None:
    page = site.open("corpus")
    page.locator("input[type=file]").set_input_files(
        [
            {"name": "<b>../坏.txt", "mimeType": "text/plain", "buffer": HOSTILE.encode()},
            {"name": "空.txt", "mimeType": "text/plain", "buffer": b""},
        ]
    )
    page.get_by_role("button", name="导入").last.click()
    rows = page.locator(".jw-outcomes tbody tr")
    expect(rows).to_have_count(2)
    assert [row.split()[0] for row in rows.all_inner_texts()] == ["新增", "失败"]
    expect(page.get_by_text("共 2 份报告")).to_be_visible()

    page.get_by_text("原文", exact=True).first.click()
    page.get_by_role("combobox").first.click()
    page.get_by_role("option").last.click()
    expect(page.locator(".jw-report")).to_contain_text("<script>window.hacked = 1</script>")
    expect(page.locator(".jw-report")).to_contain_text("<img src=x onerror=")
    assert page.evaluate("window.hacked") is None

    page.get_by_text("资料", exact=True).first.click()
    page.locator(".jw-grid tbody tr").filter(has_text="坏.txt").click()
    page.get_by_role("button", name="删除所选").click()
    page.get_by_role("dialog").get_by_role("button", name="取消").click()
    expect(page.get_by_text("共 2 份报告")).to_be_visible()
    page.get_by_role("button", name="删除所选").click()
    page.get_by_role("dialog").get_by_role("button", name="删除", exact=True).click()
    expect(page.get_by_text("共 1 份报告")).to_be_visible()


def test_two_people_keep_their_own_conversations_while_a_third_adds_reports(
    chromium: Browser, url: str, home: Path
) -> None:
    files = [
        {"name": f"{unit}.txt", "mimeType": "text/plain", "buffer": REPORT.replace("云栖县", f"{unit}县").encode()}
        for unit in ("青岚", "白石", "松涛", "明湖", "东浦")
    ]
    contexts = [chromium.new_context(locale="zh-CN") for _ in range(3)]
    one, other, third = (Site(context.new_page(), url) for context in contexts)
    try:
        one.open()
        other.open()
        adding = third.open("corpus")
        adding.locator("input[type=file]").set_input_files(files)
        expect(adding.get_by_test_id("stFileChip")).to_have_count(5)
        adding.get_by_role("button", name="导入").last.click()
        one.ask("云栖县水务局2023年基本支出是多少？")
        other.ask("云栖县水务局2023年项目支出是多少？")
        one.ask("那2023年支出总计呢？")
        asked = [site.page.locator(".jw-question").all_inner_texts() for site in (one, other)]
        assert asked == [
            ["云栖县水务局2023年基本支出是多少？", "那2023年支出总计呢？"],
            ["云栖县水务局2023年项目支出是多少？"],
        ]
        expect(adding.locator(".jw-outcomes").first.locator("tbody tr")).to_have_count(5)
        expect(adding.locator(".jw-glance")).to_contain_text("6 份报告")
    finally:
        for context in contexts:
            context.close()
        with Library.open(Settings(home=home)) as library:
            for card in library.reports():
                if card.unit != "云栖县水务局":
                    library.remove(card.id)


def test_another_start_finds_conversations_reviews_and_reports_as_they_were(
    site: Site, chromium: Browser, home: Path
) -> None:
    site.open()
    site.ask("云栖县水务局2023年项目支出是多少？")
    site.page.wait_for_url(re.compile(r"\?c=\w+"))
    with served(home) as address:
        again = chromium.new_page(locale="zh-CN")
        again.goto(f"{address}/{site.page.url.rpartition('/')[2]}")
        expect(again.locator(".jw-answer")).to_contain_text("900")
        expect(again.locator(".jw-glance")).to_contain_text("1 份报告")
        again.close()
