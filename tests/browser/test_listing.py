"""数据 and 核对: figures and findings are filtered, chosen, reviewed and taken away."""

from __future__ import annotations

import io
import re

from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.browser.site import Site


def test_data_is_filtered_and_taken_away(site: Site) -> None:
    page = site.open("data")
    page.get_by_placeholder("如：培训费").fill("公务接待费")
    page.keyboard.press("Enter")
    expect(page.get_by_text(re.compile(r"共 \d 条"))).to_be_visible()
    lines = site.taken("导出 CSV").path().read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("单位,对象,年度,指标")
    assert any("公务接待费" in line and "4.15" in line for line in lines[1:])


def test_a_figure_is_chosen_by_click_and_by_key_and_its_place_shown_below(site: Site) -> None:
    page = site.open("data")
    rows = page.locator(".jw-grid tbody tr")
    rows.filter(has_text="公务接待费").filter(has_text="4.15").click()
    cell = page.locator("[class*=st-key-source-page] td.here")
    expect(cell).to_have_text("4.15")
    expect(cell).to_be_in_viewport()
    page.keyboard.press("ArrowUp")
    expect(rows.and_(page.locator("[aria-selected=true]"))).not_to_contain_text("4.15")
    expect(cell).not_to_have_text("4.15")
    page.keyboard.press("Enter")
    expect(cell).to_have_count(0)


def test_figures_are_sorted_and_open_where_they_stand(site: Site) -> None:
    page = site.open("data")
    page.locator(".jw-grid th[data-sort]").click()
    first = page.locator(".jw-grid tbody tr").first
    expect(first).to_contain_text("1520.50 万元")
    with page.context.expect_page() as opened:
        first.get_by_role("link", name="打开").click()
    expect(opened.value.locator(".jw-report .here").first).to_contain_text("1520.50")


def test_a_metric_is_set_out_by_units_and_years_with_its_chart(site: Site) -> None:
    page = site.open("data")
    expect(page.locator(".jw-grid tbody tr").first).to_be_visible()
    page.get_by_role("combobox").nth(2).click()
    page.keyboard.type("公务接待费")
    page.get_by_role("option", name="公务接待费", exact=True).click()
    page.get_by_role("tab", name="单位 × 年度").click()
    expect(page.locator(".jw-low tbody tr")).to_have_text(re.compile("云栖县水务局.*6.16.*4.15"))
    expect(page.get_by_test_id("stVegaLiteChart").locator("canvas, svg").first).to_be_visible()
    sheet = load_workbook(io.BytesIO(site.taken("导出 Excel").path().read_bytes())).active
    assert [cell.value for cell in sheet[2]] == ["云栖县水务局", 6.16, 4.15]


def test_a_finding_is_reviewed_with_a_note_and_taken_away(site: Site) -> None:
    page = site.open("checks")
    page.get_by_placeholder(re.compile("复核说明")).fill("=口径不同")
    page.get_by_role("button", name="标为已复核").click()
    expect(page.get_by_text("已复核 1", exact=True)).to_be_visible()
    page.reload()
    page.get_by_text("已复核 1", exact=True).click()
    expect(page.get_by_placeholder(re.compile("复核说明"))).to_have_value("=口径不同")
    expect(page.locator(".jw-grid tbody tr")).to_have_text(re.compile("已复核"))
    expect(page.get_by_role("button", name="撤销")).to_be_visible()
    assert "'=口径不同" in site.taken("导出 CSV").path().read_text(encoding="utf-8-sig")
    page.get_by_role("button", name="撤销").click()
    expect(page.get_by_text("没有符合这些条件的疑点")).to_be_visible()


def test_words_of_streamlit_are_chinese(site: Site) -> None:
    page = site.open("data")
    page.get_by_role("combobox").first.fill("没有这个单位")
    expect(page.get_by_text("没有匹配的选项").first).to_be_visible()
