"""Files of the formats that are read, made in a test, and what was read of them."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from index.schema import Document
from index.tables import grid

OFFICE = shutil.which("soffice")
PAGE = """<html><head><meta charset="gb2312"><title>县水利局2022年度绩效自评报告_某县人民政府</title></head><body>
<div class="nav"><a href="/">首页</a><a href="/b">政务公开</a></div><div>当前位置：首页 &gt; 政务公开 &gt; 绩效</div>
<table><tr><td>索引号：</td><td>A1</td><td>发布机构：</td><td>县水利局</td></tr><tr><td>文号：</td><td>无</td><td>发布日期：</td><td>2023</td></tr></table>
<h1>县水利局2022年度绩效自评报告</h1><div>来源：县水利局 浏览次数：12 【打印】【关闭】</div>
<div id="zoom"><p>一、概况</p><p>　　本单位内设5个股室，<br>
下属事业单位2个，核定编制40名，实有在职38人，退休人员12人，各项工作有序推进。</p>
<table><tr><td rowspan="2">项目</td><td colspan="2">2022年（万元）</td></tr><tr><td>预算</td><td>决算</td></tr>
<tr><td>接待费</td><td>5.5</td><td>4.51</td></tr></table>
<p style="display:none">隐藏</p><ol><li>第一条。</li><li>第二条。</li></ol></div>
<div class="footer">版权所有：某县人民政府 <a href="#">网站地图</a></div><script>var a = 1;</script></body></html>"""


def saved(document: Any) -> bytes:
    """The bytes of a document of python-docx or openpyxl."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def workbook() -> bytes:
    """A sheet with merged heads, number formats and a hidden sheet beside it."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["项目支出绩效自评表"],
        ["单位：万元"],
        ["项目", "2022年", None, "执行率"],
        [None, "预算", "决算", None],
        ["接待费", 5.5, 4.51, 0.82],
        ["合计", 1200, 1180.5, 0.98375],
        ["填表人：张三"],
    ):
        sheet.append(row)
    for span in ("A1:D1", "B3:C3", "A3:A4", "D3:D4"):
        sheet.merge_cells(span)
    sheet["D5"].number_format, sheet["D6"].number_format, sheet["C6"].number_format = "0%", "0.00%", "#,##0.00"
    book.create_sheet("隐藏").append(["看不见", 1])
    book["隐藏"].sheet_state = "hidden"
    return saved(book)


def archive(entries: dict[str, bytes]) -> bytes:
    """A zip of these entries."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in entries.items():
            packed.writestr(name, data)
    return stream.getvalue()


def converted(data: bytes, suffix: str, target: str, folder: Path) -> bytes:
    """The file turned into another format by LibreOffice."""
    if OFFICE is None:
        pytest.skip("LibreOffice is not installed")
    source = folder / f"report.{suffix}"
    source.write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [OFFICE, "--headless", profile, "--convert-to", target, "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / f"report.{target}").read_bytes()


def words(found: Document) -> list[str]:
    """Each paragraph that was read."""
    return [found.text[block.start : block.end] for block in found.paragraphs]


def rows(found: Document, table: int = 0) -> list[list[str]]:
    """The words of the cells of a table that was read, row by row."""
    block = found.tables[table]
    return [[found.text[cell.start : cell.end] for cell in block.cells if cell.row == row] for row in range(block.rows)]


def cell_facts(found: Document) -> set[tuple[tuple[str, ...], tuple[str, ...], str, str]]:
    """Row path, column path, words and unit of every data cell."""
    return {
        (cell.row, cell.column, cell.text, cell.unit) for table in found.tables for cell in grid(table, found.text).data
    }
