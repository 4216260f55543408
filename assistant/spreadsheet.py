"""Tables as files for a spreadsheet: figures are numbers, words are never formulas."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_WIDEST = 48
_LONGEST = 32_000  # Excel takes 32,767 characters a cell
_MEASURED = 200
_LINE = 15  # points
_MOST_LINES = 27  # a row is at most 409 points high


class Sheet(NamedTuple):
    """A table with a name."""

    name: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    numbers: Sequence[int] = ()
    """0-based columns whose cells are numbers where they can be."""


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """The .xlsx file of the sheets, headings frozen and bold; printed across A4, as wide as the page."""
    from openpyxl import Workbook
    from openpyxl.worksheet.properties import PageSetupProperties

    book = Workbook(write_only=True)
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        page.freeze_panes = "A2"
        page.print_title_rows = "1:1"
        page.page_setup.orientation = "landscape"
        page.page_setup.paperSize = 9  # A4
        page.page_setup.fitToHeight = 0
        page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        widths = _widths(sheet)
        for place, width in enumerate(widths):
            page.column_dimensions[chr(ord("A") + place)].width = width
        page.append([_cell(page, text, heading=True) for text in sheet.columns])
        for number, row in enumerate(sheet.rows, 2):
            page.row_dimensions[number].height = _LINE * _lines(row, widths)
            page.append([_cell(page, text, number=place in sheet.numbers) for place, text in enumerate(row)])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def comma_separated(sheet: Sheet) -> bytes:
    """The .csv file of one sheet, in UTF-8 with the mark by which Excel knows it."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(sheet.columns)
    writer.writerows([_harmless(text) for text in row] for row in sheet.rows)
    return file.getvalue().encode("utf-8-sig")


def _cell(page: WriteOnlyWorksheet, text: str, *, number: bool = False, heading: bool = False) -> object:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill

    figure = _number(text) if number else None
    if figure is not None:
        digits = WriteOnlyCell(page)
        digits.value, digits.alignment = figure, Alignment(vertical="top")
        return digits
    cell = WriteOnlyCell(page, value=_UNPRINTABLE.sub("", text)[:_LONGEST])
    cell.data_type = "s"  # a text that begins with = stays a text
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if heading:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="E8EEF5")
    return cell


def _widths(sheet: Sheet) -> list[int]:
    lines = [sheet.columns, *sheet.rows[:_MEASURED]]
    return [
        min(_WIDEST, 2 + max(2 * len(part) for line in lines for part in line[place].split("\n")))
        for place in range(len(sheet.columns))
    ]


def _lines(row: Sequence[str], widths: Sequence[int]) -> int:
    """Lines that a row takes: programs other than Excel do not make room for wrapped words by themselves."""
    wrapped = (
        sum(-(-2 * max(len(part), 1) // width) for part in text.split("\n"))
        for text, width in zip(row, widths, strict=True)
    )
    return min(max(wrapped, default=1), _MOST_LINES)


def _harmless(text: str) -> str:
    """The text, with a mark before what a spreadsheet would take for a formula."""
    return "'" + text if text.startswith(("=", "+", "-", "@", "\t", "\r")) and _number(text) is None else text


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
