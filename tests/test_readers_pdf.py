"""PDF: tables without rules, and scanned pages."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from PIL import Image, ImageDraw, ImageFont

from index.errors import EmptyReport
from index.readers import read_bytes
from index.readers.ocr import can_recognise
from tests.test_readers_formats import cell_facts, converted, saved, words

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
