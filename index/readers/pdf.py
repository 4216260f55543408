"""PDF files with a text layer, by pdfplumber: ruled tables to cells, lines back to paragraphs, pages kept.

A PDF knows characters and strokes, not paragraphs and tables. Ruled boxes are tables; what is outside them are lines,
which become paragraphs where one runs to the right margin and the next begins at the left one.
"""

from __future__ import annotations

import io
import time
from collections.abc import Sequence
from typing import Any, NamedTuple

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfplumber.utils.exceptions import PdfminerException

from index.errors import BrokenFile, EmptyReport, TooLarge
from index.readers.limits import DEFAULT, Limits
from index.readers.ocr import can_recognise, recognised
from index.readers.pdf_lines import (
    Line,
    leading,
    lines_of,
    paragraphs,
    raw_lines,
    with_common_margins,
    without_running_heads,
)
from index.readers.pdf_tables import PageTable, joined, tables_of
from index.readers.pdf_unruled import unruled_tables
from index.readers.writer import Writer
from index.schema import Document

_OPENING = (PDFException, PdfminerException, ValueError, TypeError, KeyError, RecursionError, AssertionError)


class _Page(NamedTuple):
    number: int
    height: float
    lines: list[Line]
    tables: list[PageTable]
    scanned: bool
    unsure: int = 0
    """Words that were not made out on a recognised page."""


def read_pdf(data: bytes, *, name: str, limits: Limits = DEFAULT) -> Document:
    """The document of a PDF file; paragraphs and tables know their page.

    Raises:
        BrokenFile: Damaged or encrypted.
        EmptyReport: Only scanned images; names the pages.
        TooLarge: Too many pages, or too slow to read.
    """
    pages = _pages(data, name=name, limits=limits)
    read = _recognised(data, pages, name=name, limits=limits)
    by_eye = [page.number for page in pages if page.scanned and page.number in read]
    scanned = [page.number for page in pages if page.scanned and page.number not in read]
    pages = [read.get(page.number, page) for page in pages]
    if not any(page.lines or page.tables for page in pages):
        raise EmptyReport(name, _scanned(scanned, len(pages)), "请先用文字识别（OCR）软件转成可复制文字的 PDF 或 Word")
    writer = Writer(name=name, limits=limits)
    heights = [page.height for page in pages]
    kept = without_running_heads([(page.number, page.height, page.lines) for page in pages])
    kept = with_common_margins(list(zip(heights, kept, strict=True)))
    step = leading([line for lines in kept for line in lines])
    for item in _in_order(kept, pages):
        if isinstance(item, PageTable):
            writer.table(item.spots, page=item.page)
        else:
            for paragraph in paragraphs(item, step=step):
                writer.paragraph(paragraph.words, page=paragraph.page)
    warnings = [_scanned(scanned, len(pages))] if scanned else []
    if by_eye:
        left_out = f"，有 {unsure} 处辨认不清没有读入" if (unsure := sum(page.unsure for page in pages)) else ""
        warnings.append(f"{_which(by_eye, len(pages))}是扫描图片，文字由识别（OCR）得来{left_out}，数字请对照原件")
    return writer.document("pdf", warnings=warnings)


def _scanned(pages: Sequence[int], count: int) -> str:
    return f"{_which(pages, count)}是扫描图片，没有文字可读" if pages else "没有可读的文字"


def _which(pages: Sequence[int], count: int) -> str:
    return f"全部 {count} 页" if len(pages) == count else "第 " + "、".join(map(str, pages[:20])) + " 页"


def _recognised(data: bytes, pages: Sequence[_Page], *, name: str, limits: Limits) -> dict[int, _Page]:
    """The scanned pages with what is recognised on them, by number; none where recognition is not installed."""
    if not any(page.scanned for page in pages) or not can_recognise():
        return {}
    deadline = time.monotonic() + limits.seconds_of_recognition
    found: dict[int, _Page] = {}
    for page in pages:
        if page.scanned:
            try:
                lines, unsure = recognised(data, page.number, seconds=max(0.01, deadline - time.monotonic()))
            except RuntimeError as error:
                problem = f"文字识别到第 {page.number} 页已超过 {limits.seconds_of_recognition} 秒"
                raise TooLarge(name, problem, "请拆分后重试") from error
            if not lines:
                continue
            tables, rest = unruled_tables(lines, page.number)
            found[page.number] = page._replace(lines=lines_of(rest, page.number), tables=tables, unsure=unsure)
    return found


def _pages(data: bytes, *, name: str, limits: Limits) -> list[_Page]:
    deadline = time.thread_time() + limits.seconds  # its own time, however busy the machine is
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) > limits.max_pages:
                raise TooLarge(name, f"有 {len(pdf.pages)} 页，超过 {limits.max_pages} 页的上限", "请拆分后重试")
            found = []
            for page in pdf.pages:
                found.append(_page(page))
                page.close()
                if time.thread_time() > deadline:
                    raise TooLarge(name, f"读到第 {page.page_number} 页已超过 {limits.seconds} 秒", "请拆分后重试")
            return found
    except PDFPasswordIncorrect as error:
        raise _encrypted(name) from error
    except _OPENING as error:
        if isinstance(error, PdfminerException) and any(isinstance(arg, PDFPasswordIncorrect) for arg in error.args):
            raise _encrypted(name) from error
        raise BrokenFile(name, "PDF 文件已损坏，可能没有下载完整", "请重新下载或另存一份后重试") from error


def _encrypted(name: str) -> BrokenFile:
    return BrokenFile(name, "PDF 文件加了密码", "请解除密码后重试")


def _page(page: Any) -> _Page:
    tables = tables_of(page)
    unruled, rest = unruled_tables(raw_lines(page, [table.box for table in tables]), page.page_number)
    tables = sorted([*tables, *unruled], key=lambda table: table.top)
    scanned = not page.chars and bool(page.images)
    return _Page(page.page_number, float(page.height), lines_of(rest, page.page_number), tables, scanned)


def _in_order(kept: Sequence[Sequence[Line]], pages: Sequence[_Page]) -> list[PageTable | list[Line]]:
    """Tables, and runs of lines between them, down the pages; a table that goes on over a page break is one."""
    items: list[PageTable | list[Line]] = []
    for page, lines in zip(pages, kept, strict=True):
        printed: list[Line | PageTable] = [*lines, *page.tables]
        for item in sorted(printed, key=lambda item: item.top):
            if isinstance(item, PageTable):
                last = items[-1] if items else None
                if isinstance(last, PageTable) and (whole := joined(last, item)):
                    items[-1] = whole
                else:
                    items.append(item)
            elif items and isinstance(items[-1], list):
                items[-1].append(item)
            else:
                items.append([item])
    return items
