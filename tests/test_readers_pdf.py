"""PDF: tables without rules, and scanned pages."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.shared import Inches
from PIL import Image, ImageDraw, ImageFont

from index.errors import EmptyReport
from index.readers import read_bytes
from index.readers.ocr import can_recognise
from index.readers.pdf_lines import Line, leading, paragraphs, with_common_margins
from index.readers.pdf_tables import PageTable, joined
from index.readers.writer import Spot
from tests.made_files import cell_facts, converted, saved, words

ROWS = [
    ["项目", "2022年预算数", "2022年决算数", "执行率"],
    ["基本支出", "120.50", "118.20", "98.09%"],
    ["其中：人员经费", "100.00", "", "99.00%"],
    ["项目支出", "300.00", "290.00", "96.67%"],
    ["合计", "420.50", "408.20", "97.07%"],
]
BEFORE = (
    "一、收支情况。2022年部门预算收入合计为一千二百万元，支出合计为一千一百万元，各项资金均按规定使用，未发现截留情况。"
)
AFTER = "二、存在的问题。预算编制不够精细，部分项目执行进度偏慢。"


def test_a_table_without_rules(tmp_path: Path) -> None:
    source = docx.Document()
    source.add_paragraph(BEFORE)
    table = source.add_table(len(ROWS), 4)
    for row, cells in enumerate(ROWS):
        for column, cell in enumerate(cells):
            table.cell(row, column).text = cell
    source.add_paragraph(AFTER)
    source.add_paragraph("填表人：张三　　　　联系电话：12345678")
    found = read_bytes(converted(saved(source), "docx", "pdf", tmp_path), name="a.pdf")
    assert [block.kind for block in found.blocks] == ["paragraph", "table", "paragraph", "paragraph"]
    assert words(found)[:2] == [BEFORE, AFTER]
    facts = {(row[-1], column[-1], text) for row, column, text, _ in cell_facts(found)}
    assert ("基本支出", "2022年决算数", "118.20") in facts
    assert ("其中：人员经费", "执行率", "99.00%") in facts
    assert ("合计", "2022年预算数", "420.50") in facts
    assert len(facts) == 11


def test_indents_without_rules(tmp_path: Path) -> None:
    """Labels that are set in stand below the one before them."""
    labels = ["项目", "支出合计", "　　基本支出", "　　　　人员经费", "　　　　公用经费", "　　项目支出", "结转"]
    source = docx.Document()
    source.add_paragraph(BEFORE)
    table = source.add_table(len(labels), 3)
    for row, label in enumerate(labels):
        figures = ["预算数", "决算数"] if row == 0 else [f"{row}20.50", f"{row}18.20"]
        for column, cell in enumerate([label, *figures]):
            table.cell(row, column).text = cell
    source.add_paragraph(AFTER)
    found = read_bytes(converted(saved(source), "docx", "pdf", tmp_path), name="a.pdf")
    paths = {text: row for row, column, text, _ in cell_facts(found) if column == ("决算数",)}
    assert paths["318.20"] == ("支出合计", "基本支出", "人员经费")
    assert paths["418.20"] == ("支出合计", "基本支出", "公用经费")
    assert paths["518.20"] == ("支出合计", "项目支出")
    assert paths["618.20"] == ("结转",)


def ruled(rows: list[list[str]], *, widths: list[float]) -> docx.document.Document:
    """A document of a ruled table with columns so many inches wide."""
    source = docx.Document()
    table = source.add_table(len(rows), len(widths))
    table.style = "Table Grid"
    table.autofit = False
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            table.cell(row, column).text = cell
            table.cell(row, column).width = Inches(widths[column])
    source.add_paragraph("")
    return source


def test_indents_in_a_narrow_cell_and_beyond_the_first_column(tmp_path: Path) -> None:
    rows = [
        ["资金", "来源", "预算数", "决算数"],
        ["资金", "合计", "900.00", "850.00"],
        ["资金", "其中：省级资金", "500.00", "480.00"],
        ["资金", "      市级资金", "400.00", "370.00"],
    ]
    data = converted(saved(ruled(rows, widths=[0.9, 0.9, 1.2, 1.2])), "docx", "pdf", tmp_path)
    found = read_bytes(data, name="a.pdf")
    labels = [found.text[found.text.rfind("\t", 0, cell.start) + 1 : cell.end] for cell in found.tables[0].cells]
    assert labels[9] == "其中：省级资金"
    assert labels[13] == "      市级资金"


def page_table(page: int, *rows: list[str], room: float = 9.0) -> PageTable:
    """A table of one page, columns 60 points wide, with `room` for so many characters more in each cell."""
    spots = [Spot(row, column, 1, 1, words) for row, cells in enumerate(rows) for column, words in enumerate(cells)]
    edges = tuple(60.0 * column for column in range(len(rows[0]) + 1))
    rooms = {(spot.row, spot.column): room for spot in spots}
    return PageTable(page, page, (0, 0, edges[-1], 20), 0, edges, spots, len(rows), rooms)


HEAD = ["项目", "预算数", "执行数", "执行率"]
CUT = {
    "additions in brackets": ((["资金", "预算数", "执行率（", ""], ["（万元）", "（A）", "B/A）", ""]), 9.0, 2),
    "no room for more": ((["公务用车购", "预算", "执行", ""], ["置费", "数", "数", ""]), 0.5, 2),
    "a number": ((["其中：一般公共预算：3612.", "是", "无", ""], ["30", "", "", ""]), 9.0, 2),
    "a row of its own": ((["基本支出", "120", "118", ""], ["项目支出", "300", "290", ""]), 0.5, 3),
    "words where there was room": ((["基本支出", "120", "118", ""], ["说明", "", "", ""]), 9.0, 3),
    "a loss in brackets": ((["基本支出", "120", "118", ""], ["", "(12)", "(11)", ""]), 0.5, 3),
}


@pytest.mark.parametrize("case", CUT)
def test_a_row_that_a_page_break_cuts_in_two(case: str) -> None:
    """Its halves are one row again, and no others are."""
    (last, first), room, rows = CUT[case]
    whole = joined(page_table(1, HEAD, last, room=room), page_table(2, first))
    assert whole is not None
    assert whole.rows == rows
    printed = ["".join(spot.words for spot in whole.spots if spot.column == column and spot.row) for column in range(4)]
    assert printed == [above + below for above, below in zip(last, first, strict=True)]


def test_parts_of_a_table_with_columns_of_their_own() -> None:
    """The two pages of a table are counted by the rules of both."""
    above = page_table(1, ["甲", "乙"])._replace(columns=(0, 120, 180))
    below = page_table(2, ["1", "2", "3"])
    for first, last in ((above, below), (below._replace(page=1, last_page=1), above._replace(page=2))):
        whole = joined(first, last)
        assert whole is not None
        places = {spot.words: (spot.column, spot.column_span) for spot in whole.spots}
        assert places == {"甲": (0, 2), "乙": (2, 1), "1": (0, 1), "2": (1, 1), "3": (2, 1)}


def line(words: str, top: float, x1: float = 500.0, page: int = 1) -> Line:
    return Line(page, 90.0, x1, top, 11.0, words, 90.0, x1)


def test_space_between_lines_parts_paragraphs() -> None:
    """A full line that ends its paragraph is told from one that goes on by the space below it."""
    lines = [
        line("全年收入一千二百万元，支出", 100),
        line("一千一百万元，结余一百万元。", 115),
        line("按项目分，农田", 140),
    ]
    lines += [line("建设支出六百万元，农机购置", 155), line("补贴二百万元", 170, 300)]
    assert [flowing.words for flowing in paragraphs(lines, step=leading(lines))] == [
        "全年收入一千二百万元，支出一千一百万元，结余一百万元。",
        "按项目分，农田建设支出六百万元，农机购置补贴二百万元",
    ]


def test_a_page_of_short_lines_keeps_the_margins_of_the_others() -> None:
    full = [line("全年收入一千二百万元，支出", 100 + 15 * place) for place in range(8)]
    short = [line("七、其他需说明的情况", 100, 200, 2), line("无。", 115, 110, 2)]
    short = [one._replace(right=200.0) for one in short]
    kept = with_common_margins([(842.0, full), (842.0, short)])[1]
    assert [flowing.words for flowing in paragraphs(kept)] == ["七、其他需说明的情况", "无。"]


def scan(*lines: str) -> bytes:
    """A PDF of one page that is a picture of the lines."""
    page = Image.new("L", (1240, 1754), 255)
    for place, line in enumerate(lines):
        ImageDraw.Draw(page).text((150, 200 + 90 * place), line, fill=0, font=ImageFont.load_default(44))
    stream = io.BytesIO()
    page.save(stream, "PDF", resolution=150)
    return stream.getvalue()


def test_scanned_pages_are_named_where_nothing_recognises_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.readers.pdf.can_recognise", lambda: False)
    with pytest.raises(EmptyReport, match="全部 1 页是扫描图片"):
        read_bytes(scan("2022"), name="a.pdf")


def test_scanned_pages_are_recognised() -> None:
    if not can_recognise():
        pytest.skip("pytesseract, tesseract or its Chinese model is not installed")
    found = read_bytes(scan("Budget 2022", "4512.25", "1180.50"), name="a.pdf")
    assert "4512.25" in found.text
    assert "1180.50" in found.text
    assert "对照原件" in found.warnings[0]
    assert {block.page for block in found.blocks} == {1}
