"""问答: a question is typed, its answer read, judged, copied, kept and taken away."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, expect

from tests.browser.site import Site


def test_a_question_is_answered_and_its_source_shown(site: Site) -> None:
    page = site.open()
    answer = site.ask("云栖县水务局2023年支出总计是多少？")
    assert "1520.5" in answer.inner_text()
    answer.locator("sup.cite").first.click()
    marked = page.locator("[class*=st-key-source-page] mark.here")
    expect(marked.first).to_be_in_viewport()
    assert "1520.50" in "".join(marked.all_inner_texts())
    expect(page.locator(".jw-title").first).to_have_text("云栖县水务局2023年度部门整体支出绩效自评报告")


def test_a_conversation_is_reopened_by_its_address(site: Site, chromium: Browser) -> None:
    page = site.open()
    site.ask("云栖县水务局2023年项目支出是多少？")
    page.wait_for_url(re.compile(r"\?c=\w+"))
    again = chromium.new_page(locale="zh-CN")
    again.goto(page.url)
    expect(again.locator(".jw-question")).to_have_text("云栖县水务局2023年项目支出是多少？")
    expect(again.locator(".jw-answer")).to_contain_text("900")
    again.close()


def test_a_link_to_an_answer_opens_its_conversation_at_that_answer(site: Site) -> None:
    page = site.page
    page.set_viewport_size({"width": 1366, "height": 560})
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    site.open()
    first = site.ask("云栖县水务局2023年基本支出是多少？")
    first.get_by_role("button", name="链接").click()
    expect(first.locator(".jw-copy").last).to_contain_text("已复制")
    link = page.evaluate("navigator.clipboard.readText()")
    site.ask("那2023年项目支出呢？")
    page.goto(link)
    expect(page.locator(".jw-question")).to_have_count(2)
    expect(page.locator(".jw-question").first).to_be_in_viewport()
    page.wait_for_timeout(700)
    expect(page.locator(".jw-question").first).to_be_in_viewport()


def test_a_reader_begins_at_the_question_however_long_the_answer(site: Site) -> None:
    page = site.page
    page.set_viewport_size({"width": 1366, "height": 560})
    site.open()
    for question in ("云栖县水务局2023年基本支出是多少？", "云栖县水务局2023年公务接待费比2022年减少多少？"):
        site.ask(question)
    expect(page.locator("[class*=st-key-next-] button").last).to_be_attached()
    page.wait_for_timeout(700)
    expect(page.locator(".jw-question").last).to_be_in_viewport()


def test_a_conversation_is_judged_copied_renamed_and_deleted(site: Site) -> None:
    page = site.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    site.open()
    answer = site.ask("云栖县水务局2023年基本支出是多少？")
    answer.locator(".jw-copy").first.click()
    expect(answer.locator(".jw-copy").first).to_contain_text("已复制")
    assert "620.5" in page.evaluate("navigator.clipboard.readText()")
    answer.get_by_role("button", name="有误").click()
    page.get_by_placeholder(re.compile("哪里有误")).fill("应写明口径")
    page.keyboard.press("Enter")
    expect(page.get_by_text("评价与说明已保存")).to_be_visible()
    page.reload()
    expect(page.get_by_placeholder(re.compile("哪里有误"))).to_have_value("应写明口径")

    page.get_by_text("改名或删除").click()
    page.get_by_label("会话名称").fill("基本支出核对")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="改名", exact=True).click()
    talk = page.locator(".st-key-talks").get_by_text("基本支出核对")
    expect(talk).to_be_visible()
    page.get_by_role("button", name="新会话").click()
    expect(page.locator(".jw-question")).to_have_count(0)
    talk.click()
    expect(page.locator(".jw-question")).to_have_count(1)
    page.get_by_text("改名或删除").click()
    page.get_by_role("button", name="删除会话").click()
    expect(page.locator(".jw-question")).to_have_count(0)
    expect(talk).to_have_count(0)


def test_a_working_paper_is_downloaded(site: Site) -> None:
    site.open()
    answer = site.ask("云栖县水务局2023年基本支出是多少？")
    answer.get_by_text("工作底稿").click()
    paper = site.taken("Word 文档")
    assert paper.suggested_filename.endswith(".docx")
    assert paper.path().read_bytes()[:2] == b"PK"


def test_a_question_that_cannot_be_asked_gets_a_chinese_line_and_the_page_lives(site: Site) -> None:
    page = site.open()
    page.get_by_placeholder("输入问题").fill("长" * 5000)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert").filter(has_text="问题太长")).to_be_visible()
    assert "620.5" in site.ask("云栖县水务局2023年基本支出是多少？").inner_text()


def test_a_scope_is_chosen_and_stays_when_it_is_folded(site: Site) -> None:
    page = site.open()
    page.get_by_text("提问范围").click()
    page.get_by_role("combobox").nth(1).click()
    page.get_by_role("option", name="2023").click()
    page.keyboard.press("Escape")
    told = page.locator(".jw-scope")
    expect(told).to_have_text("提问范围：2023年度（1份报告）")
    page.get_by_text("提问范围", exact=True).click()
    expect(page.get_by_role("combobox")).to_have_count(0)
    site.ask("云栖县水务局2023年基本支出是多少？")
    expect(told).to_have_text("提问范围：2023年度（1份报告）")
