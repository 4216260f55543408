"""A report's words as HTML: nothing is lost, nothing is live, and the cited words are the marked ones."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.schema import Cell, Location, Table
from tests.ui_sample import GRID, HEAD, REPORT, SECTIONS, TABLE, TEXT, Shelf, citation
from ui import highlight
from ui.highlight import Mark
from ui.outline import page_of, page_starts
from ui.sources import open_citation, open_place
from ui.views.text import answer_html, label, plain_table

CITED = TEXT.index("15.02")


def words(html: str) -> str:
    """What a reader sees of some HTML."""
    return unescape(re.sub(r"<[^>]*>", "", html))


def marked_words(html: str) -> list[str]:
    return [unescape(found) for found in re.findall(r'<mark class="here">(.*?)</mark>', html, flags=re.DOTALL)]


@given(
    text=st.text(alphabet="支出<>&\"'4.51\n\t（）", max_size=60),
    spans=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4),
)
def test_marking_loses_no_character_and_lets_no_tag_through(text: str, spans: list[tuple[int, int]]) -> None:
    html = highlight.marked(text, 0, len(text), [Mark(start, end) for start, end in spans])
    assert words(html) == text
    assert set(re.findall(r"<[^>]*>", html)) <= {'<mark class="here">', "</mark>"}


def test_marks_cover_exactly_the_words_they_name() -> None:
    start = TEXT.index("接待46批次")
    assert marked_words(highlight.page(TEXT, 0, len(HEAD), marks=[Mark(start, start + 6)])) == ["接待46批次"]


def test_a_quote_over_two_paragraphs_is_marked_in_both() -> None:
    start = TEXT.index("控制，接待46批次")
    html = highlight.page(TEXT, 0, len(HEAD), marks=[Mark(TEXT.index("收支情况"), start + 2)])
    assert marked_words(html) == ["收支情况", "（一）三公经费。本年<b>从严</b>控制"]


def test_the_cited_cell_and_its_row_and_column_are_drawn_apart() -> None:
    html = highlight.table_html(TEXT, TABLE, marks=[Mark(CITED, CITED + 5)])
    assert re.findall(r"<td[^>]*here[^>]*>(.*?)</td>", html) == ['<mark class="here">15.02</mark>']
    assert [words(found) for found in re.findall(r'<td class="row[^"]*">(.*?)</td>', html)] == [
        "合计",
        "18.46",
        "18.00",
        "15.02",
    ]
    assert re.findall(r'class="column[^"]*">(.*?)</td>', html) == ["2023年", "决算", "4.15"]


def test_merged_cells_keep_their_spans() -> None:
    html = highlight.table_html(TEXT, TABLE)
    assert '<td rowspan="2">项目</td>' in html
    assert '<td colspan="2">2023年</td>' in html
    assert html.count("<td") == len(TABLE.cells)


def long_table(rows: int) -> tuple[str, Table]:
    text, cells = "", []
    for row in range(rows):
        cells.append(Cell(start=len(text) + 1, end=len(text) + 1 + len(f"第{row}行"), row=row, column=0))
        text += f"\t第{row}行\n\n"
    return text, Table(start=0, end=len(text), rows=rows, columns=1, cells=tuple(cells))


def test_a_long_table_is_cut_to_its_heading_and_the_rows_around_the_mark() -> None:
    text, table = long_table(400)
    start = text.index("第250行")
    html = highlight.table_html(text, table, marks=[Mark(start, start + 5)])
    assert html.count("<tr") < 30
    assert all(f">第{row}行<" in html for row in (0, 249, 251))
    assert '<mark class="here">第250行</mark>' in html
    assert "此表共400行" in html


def test_headings_are_headings_and_inline_ones_are_bold() -> None:
    html = highlight.page(TEXT, 0, len(TEXT), tables=[TABLE], sections=SECTIONS)
    assert "<h4>一、收支情况</h4>" in html
    assert "<p><b>（一）三公经费</b>。本年&lt;b&gt;从严" in html
    assert html.count("<table>") == 1


def test_a_page_loses_no_words() -> None:
    html = highlight.page(TEXT, 0, len(TEXT), tables=[TABLE], sections=SECTIONS)
    assert re.sub(r"\s", "", words(html)) == re.sub(r"\s", "", TEXT)


@given(start=st.integers(0, len(TEXT) - 1), length=st.integers(1, 40), context=st.integers(0, 300))
def test_the_window_holds_the_place_and_cuts_no_table(start: int, length: int, context: int) -> None:
    end = min(len(TEXT), start + length)
    first, last = highlight.window(TEXT, start, end, tables=[TABLE], context=context)
    assert first <= start
    assert last >= end - 1
    for bound in (first, last):
        assert not TABLE.start < bound < TABLE.end - 1


def test_find_gives_every_place_of_the_words_as_printed() -> None:
    assert [TEXT[start:end] for start, end, _ in highlight.find(TEXT, " 决算 ")] == ["决算", "决算"]
    assert highlight.find(TEXT, "   ") == []
    assert len(highlight.find("一" * 500, "一", limit=20)) == 20


def test_a_source_shows_the_quote_marked_under_its_headings() -> None:
    source = open_citation(Shelf(), citation(1, "15.02"))
    assert source.quote == "15.02"
    assert source.path == ("一、收支情况", "（一）三公经费")
    assert marked_words(source.excerpt) == ["15.02"]
    assert words(source.excerpt).count("公务接待费") == 1


def test_a_place_outside_the_report_is_brought_inside() -> None:
    source = open_place(Shelf(), REPORT.id, len(TEXT) + 50, len(TEXT) + 90)
    assert (source.start, source.end) == (len(TEXT), len(TEXT))
    assert GRID.split()[0] not in source.excerpt or source.excerpt


HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)">'


def test_tags_in_answers_are_shown_as_text() -> None:
    html = answer_html(f"{HOSTILE}[1]", turn='"><i>', numbers=[1])
    assert "<script" not in html
    assert "<img" not in html
    assert "<i>" not in html
    assert words(html) == f"{HOSTILE}1"


def test_a_growing_answer_shows_its_first_sentence_at_once() -> None:
    html = answer_html("共3万元[1]。其中：\n甲局2万元。<b>", turn="t", numbers=[1], growing=True)
    assert '<p>共3万元<sup class="cite" data-cite="cite-t-1">1</sup>。<span class="jw-part"' in html
    assert html.count("jw-part") == 3
    assert "&lt;b&gt;" in html
    assert "jw-part" not in answer_html("甲。乙。", turn="t")


def test_only_numbers_that_are_citations_become_marks() -> None:
    html = answer_html("依据财预〔2023〕5号文[5]，为3万元[1]。", turn="t", numbers=[1])
    assert html.count("<sup") == 1
    assert "[5]" in html


@pytest.mark.parametrize(
    ("given_text", "shown"),
    [
        ("a*b_[1]", r"a\*b\_\[1\]"),
        ("两行\n一行", "两行 一行"),
        (":smile: $x$", r"\:smile\: \$x\$"),
        ("一" * 80, "一" * 59 + "…"),
    ],
    ids=["markdown", "line-ends", "shortcodes", "long"],
)
def test_a_button_shows_words_as_they_are(given_text: str, shown: str) -> None:
    assert label(given_text) == shown


def test_quantities_stand_to_the_right_and_years_to_the_left() -> None:
    html = plain_table(("年度", "决算"), [("2022", "1,234.50"), ("2023", "—")])
    assert "<th>年度</th>" in html
    assert '<th class="number">决算</th>' in html
    assert HOSTILE not in plain_table((HOSTILE,), [(HOSTILE,)])


def test_each_page_number_stands_before_what_begins_with_it() -> None:
    def place(start: int, page: int | None) -> Location:
        return Location(report_id=REPORT.id, start=start, end=start + 1, page=page)

    tail = TEXT.index("二、存在问题")
    pages = page_starts([place(0, 1), place(5, 1), place(TABLE.start, 2), place(TABLE.start + 9, 2), place(tail, 3)])
    assert [page.number for page in pages] == [1, 2, 3]
    assert [page_of(pages, start) for start in (0, TABLE.start + 3, len(TEXT))] == [1, 2, 3]
    drawn = highlight.page(TEXT, 0, len(TEXT), tables=[TABLE], sections=SECTIONS, pages=pages)
    pieces = re.split(r'<div class="jw-page">第 \d 页</div>', drawn)
    assert len(pieces) == 4
    assert pieces[2].startswith('<div class="jw-table">')
    assert "存在问题" in pieces[3]


def test_a_format_without_pages_shows_no_page_numbers() -> None:
    assert page_starts([Location(report_id=REPORT.id, start=0, end=1)]) == ()
    assert page_of((), 7) is None
