"""Spreadsheets: .xlsx by openpyxl (values as last calculated), .xls by xlrd (with formats, for its merged cells).

A sheet is printed as it shows: numbers in their format, percentages as such, merged cells once. Lines that stand alone
above and below the grid (a title, 单位：万元, notes) become paragraphs.
"""

from __future__ import annotations

import datetime
import io
import re
import warnings
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, NamedTuple

import openpyxl
import xlrd

from index.errors import BrokenFile, TooLarge
from index.readers.archive import check_package
from index.readers.limits import DEFAULT, Limits
from index.readers.writer import Spot, Writer
from index.schema import Document

Merge = tuple[int, int, int, int]
"""First row, first column, last row, last column; 0-based, inclusive."""
_SHEET_XML = re.compile(r"xl/worksheets/[^/]+\.xml")


class _Sheet(NamedTuple):
    words: dict[tuple[int, int], str]
    merges: list[Merge]
    ruled: frozenset[int]
    """Rows with blank cells that have borders: they are rows of a table, although they say nothing."""


class _Grid(NamedTuple):
    words: dict[tuple[int, int], str]
    covered: dict[tuple[int, int], tuple[int, int]]
    """Places in merged cells → where the merged cell begins."""
    spans: dict[tuple[int, int], tuple[int, int]]
    """Where merged cells begin → their last row and column."""
    used: dict[int, tuple[int, int]]
    """First and last column that say something, by row."""


def read_xlsx(data: bytes, *, name: str, limits: Limits = DEFAULT) -> Document:
    """The document of an .xlsx workbook: its visible sheets in order.

    Raises:
        BrokenFile: Damaged or encrypted.
        TooLarge: More cells than the limit.
    """
    check_package(data, name=name, limits=limits)
    _check_cells(data, name=name, limits=limits)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of charts and validations, which print no words
            book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    except (KeyError, ValueError, TypeError, zipfile.BadZipFile) as error:
        raise BrokenFile(name, "不是完整的 Excel 文件", "请用 Excel 或 WPS 打开并另存一份后重试") from error
    sheets = [_of_openpyxl(sheet) for sheet in book.worksheets if sheet.sheet_state == "visible"]
    return _written(sheets, name=name, limits=limits, format_="xlsx")


def read_xls(data: bytes, *, name: str, limits: Limits = DEFAULT) -> Document:
    """The document of an .xls workbook: its visible sheets in order.

    Raises:
        BrokenFile: Damaged or encrypted.
        TooLarge: More cells than the limit.
    """
    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO())
    except xlrd.XLRDError as error:
        locked = "encrypted" in str(error).lower() or "password" in str(error).lower()
        problem = "Excel 文件加了密码" if locked else "Excel 文件已损坏或不是 .xls 格式"
        raise BrokenFile(name, problem, "请解除密码，或另存为 .xlsx 后重试") from error
    sheets = [_of_xlrd(book, sheet) for sheet in book.sheets() if sheet.visibility == 0]
    return _written(sheets, name=name, limits=limits, format_="xls")


def _check_cells(data: bytes, *, name: str, limits: Limits) -> None:
    """Count the cells in the packed sheets before anything is loaded."""
    count = 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for entry in archive.infolist():
            if _SHEET_XML.fullmatch(entry.filename):
                with archive.open(entry) as stream:
                    while chunk := stream.read(1 << 20):
                        count += chunk.count(b"<c ") + chunk.count(b"<c>")
                        if count > limits.max_places:
                            raise TooLarge(name, f"表格超过 {limits.max_places} 格", "请删去空白行列或拆分后重试")


def _of_openpyxl(sheet: Any) -> _Sheet:
    words = {
        (cell.row - 1, cell.column - 1): "  " * int(cell.alignment.indent or 0)
        + _printed(cell.value, cell.number_format)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }
    merges = [
        (span.min_row - 1, span.min_col - 1, span.max_row - 1, span.max_col - 1) for span in sheet.merged_cells.ranges
    ]
    ruled = frozenset(
        row
        for row, cells in enumerate(sheet.iter_rows())
        if sum(cell.value is None and cell.has_style and bool(cell.border.bottom.style) for cell in cells) >= 2
    )
    return _Sheet({place: said for place, said in words.items() if said.strip()}, merges, ruled)


def _of_xlrd(book: Any, sheet: Any) -> _Sheet:
    words: dict[tuple[int, int], str] = {}
    bordered: Counter[int] = Counter()
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            cell = sheet.cell(row, column)
            if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
                if cell.ctype == xlrd.XL_CELL_BLANK and cell.xf_index is not None:
                    bordered[row] += bool(book.xf_list[cell.xf_index].border.bottom_line_style)
                continue
            format_ = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
            value = cell.value
            if cell.ctype == xlrd.XL_CELL_DATE:
                value = xlrd.xldate_as_datetime(value, book.datemode)
            elif cell.ctype == xlrd.XL_CELL_ERROR:
                value = xlrd.error_text_from_code.get(value, "")
            words[row, column] = _printed(value, format_)
    merges = [(top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells]
    ruled = frozenset(row for row, count in bordered.items() if count >= 2)
    return _Sheet({place: said for place, said in words.items() if said.strip()}, merges, ruled)


def _printed(value: Any, format_: str) -> str:
    """A value as its number format prints it: 0.9862 in 0.00% → 98.62%, 3352.2 in #,##0.00 → 3,352.20."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime.datetime):
        return value.strftime("%Y-%m-%d") if value.time() == datetime.time() else value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, int | float):
        return _number(value, format_.split(";")[0])
    return str(value)


def _number(value: float, format_: str) -> str:
    bare = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].', "", format_).strip()
    percent = bare.endswith("%")
    exact = Decimal(format(value, ".15g")) * (100 if percent else 1)
    if decimals := re.search(r"[0#]\.(0+)", bare):
        exact = exact.quantize(Decimal(1).scaleb(-len(decimals[1])), ROUND_HALF_UP)
    elif re.fullmatch(r"[#,]*0%?", bare):
        exact = exact.quantize(Decimal(1), ROUND_HALF_UP)
    elif exact == exact.to_integral_value():
        exact = exact.quantize(Decimal(1))
    comma = "," if "," in bare else ""
    return format(exact, f"{comma}f") + ("%" if percent else "")


def _written(sheets: Sequence[_Sheet], *, name: str, limits: Limits, format_: str) -> Document:
    writer = Writer(name=name, limits=limits)
    for sheet in sheets:
        if sheet.words:
            _write(sheet, writer, name=name, limits=limits)
    return writer.document(format_)


def _write(sheet: _Sheet, writer: Writer, *, name: str, limits: Limits) -> None:
    """Write a sheet: lines that stand alone at its ends as paragraphs, each block of rows between as a table."""
    rows = max(row for row, _ in sheet.words) + 1
    columns = max(column for _, column in sheet.words) + 1
    if rows * columns > limits.max_places:
        raise TooLarge(name, f"表格有 {rows} 行 {columns} 列，超过 {limits.max_places} 格的上限", "请拆分后重试")
    area = sum(
        max(0, min(bottom + 1, rows) - top) * max(0, min(right + 1, columns) - left)
        for top, left, bottom, right in sheet.merges
    )
    if area > limits.max_places:
        raise TooLarge(name, f"合并的单元格共占 {area} 格", "请删去空白行列或拆分后重试")
    covered = {
        (row, column): (top, left)
        for top, left, bottom, right in sheet.merges
        for row in range(top, min(bottom, rows) + 1)
        for column in range(left, min(right, columns) + 1)
    }
    spans = {(top, left): (bottom, min(right, columns - 1)) for top, left, bottom, right in sheet.merges}
    grid = _Grid(sheet.words, covered, spans, _used(sheet))
    lone = _lone_lines(sheet, rows)
    for first, last in _blocks(sheet, covered, rows):
        while first <= last and first in lone:
            writer.paragraph(lone[first])
            first += 1
        end = last
        while last > first and last in lone:
            last -= 1
        writer.table(list(_spots(grid, first, last)))
        for row in range(last + 1, end + 1):
            writer.paragraph(lone[row])


def _blocks(sheet: _Sheet, covered: dict[tuple[int, int], tuple[int, int]], rows: int) -> Iterator[tuple[int, int]]:
    """First and last row of each run of rows that are not blank; ruled blank rows between others are among them."""
    said = {row for row, _ in sheet.words} | {row for row, column in covered if covered[row, column] in sheet.words}
    first = last = -1
    for row in sorted(row for row in said if row < rows):
        if last >= 0 and not all(between in sheet.ruled for between in range(last + 1, row)):
            yield first, last
            last = -1
        first = row if last < 0 else first
        last = row
    if last >= 0:
        yield first, last


def _lone_lines(sheet: _Sheet, rows: int) -> dict[int, str]:
    """The words of the rows that say one thing only and are no part of a cell merged downwards, by row."""
    said: defaultdict[int, list[str]] = defaultdict(list)
    for (row, _), words in sheet.words.items():
        said[row].append(words)
    merged = {row for top, _, bottom, _ in sheet.merges if top < bottom for row in range(top, min(bottom + 1, rows))}
    return {row: words[0] for row, words in said.items() if len(words) == 1 and row not in merged}


def _used(sheet: _Sheet) -> dict[int, tuple[int, int]]:
    """First and last column that say something, by row."""
    used: dict[int, tuple[int, int]] = {}
    for row, column in sheet.words:
        left, right = used.get(row, (column, column))
        used[row] = min(left, column), max(right, column)
    return used


def _spots(grid: _Grid, first: int, last: int) -> Iterator[Spot]:
    used = [grid.used[row] for row in range(first, last + 1) if row in grid.used]
    begin, end = min((left for left, _ in used), default=0), max((right + 1 for _, right in used), default=0)
    for row in range(first, last + 1):
        for column in range(begin, end):
            place = (row, column)
            if grid.covered.get(place, place) == place:
                bottom, right = grid.spans.get(place, place)
                words = grid.words.get(place, "")
                yield Spot(row, column, min(bottom, last) - row + 1, right - column + 1, words)
