"""Which reader reads a file: by its first bytes where they tell, else by its suffix.

A file often is not what its name says (an .html saved as .doc, a .docx renamed .txt); the bytes win.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from index.errors import BrokenFile, EmptyReport, ReadingError, TooLarge, UnsupportedFormat
from index.readers.captions import captioned
from index.readers.limits import DEFAULT, Limits
from index.readers.written_forms import unfolded
from index.schema import Document

Reader = Callable[..., Document]
# format → module and function, imported when first needed: each brings its own library
_READERS = {
    "txt": ("plain", "read_plain"),
    "docx": ("docx", "read_docx"),
    "doc": ("office", "read_office"),
    "wps": ("office", "read_office"),
    "rtf": ("office", "read_office"),
    "odt": ("office", "read_office"),
    "pdf": ("pdf", "read_pdf"),
    "html": ("html", "read_html"),
    "mhtml": ("html", "read_mhtml"),
    "xlsx": ("sheet", "read_xlsx"),
    "xls": ("sheet", "read_xls"),
    "et": ("sheet", "read_xls"),
}
_SAME = {
    "md": "txt",
    "text": "txt",
    "csv": "txt",
    "tsv": "txt",
    "htm": "html",
    "shtml": "html",
    "mht": "mhtml",
    "xlsm": "xlsx",
    "docm": "docx",
}
SUFFIXES: tuple[str, ...] = tuple(sorted({*_READERS, *_SAME, "zip"}))
"""Suffixes that are read, without the dot."""
_MARKUP = re.compile(rb"^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body|meta|table|div)\b", re.IGNORECASE)
_MAIL = re.compile(rb"\A(?:[A-Za-z-]+: .*\r?\n(?:[ \t].*\r?\n)*)*?MIME-Version:", re.IGNORECASE)


def read(path: Path, *, limits: Limits = DEFAULT) -> Document:
    """The document of the file at `path`.

    Raises:
        ReadingError: The file cannot be read; the message says why and what to do.
    """
    try:
        if (size := path.stat().st_size) > limits.max_bytes:
            raise too_large(path.name, size, limits)
        data = path.read_bytes()
    except OSError as error:
        raise BrokenFile(path.name, f"文件打不开（{error.strerror}）", "请检查路径与读取权限") from error
    return read_bytes(data, name=path.name, limits=limits)


def read_bytes(data: bytes, *, name: str, limits: Limits = DEFAULT) -> Document:
    """The document of a file's bytes; `name` is for its suffix and for messages.

    Raises:
        UnsupportedFormat: The suffix is none we read.
        BrokenFile: Damaged, encrypted, or not what it says.
        EmptyReport: No text in it.
        TooLarge: Over one of `limits`.
        MissingTool: A program is needed that is not installed.
    """
    if len(data) > limits.max_bytes:
        raise too_large(name, len(data), limits)
    if not data.strip(b"\0 \t\r\n"):
        raise EmptyReport(name, "文件是空的", "请确认文件已完整保存或下载")
    kind = _format(data, name)
    module, function = _READERS[kind]
    reader: Reader = getattr(import_module(f"index.readers.{module}"), function)
    try:
        document = reader(data, name=name, limits=limits)
    except ReadingError:
        raise
    except (MemoryError, RecursionError) as error:
        raise TooLarge(name, "内容过大或嵌套过深", "请拆分后重试") from error
    except Exception as error:  # a third-party parser failed in its own way: the file, not the run, is at fault
        raise BrokenFile(name, "文件已损坏或内容不合格式", "请用原软件打开并另存一份后重试") from error
    return _within(document, name=name, limits=limits)


def _within(document: Document, *, name: str, limits: Limits) -> Document:
    if not document.text.strip():
        raise EmptyReport(name, "文件里没有文字", "请确认内容不是图片；扫描件请先做文字识别（OCR）")
    if len(document.text) > limits.max_chars:
        raise TooLarge(name, f"文字超过 {limits.max_chars // 10000} 万字", "请拆分后重试")
    if (cells := sum(len(table.cells) for table in document.tables)) > limits.max_cells:
        raise TooLarge(name, f"表格共 {cells} 格，超过 {limits.max_cells} 格的上限", "请拆分后重试")
    return captioned(unfolded(document))


def too_large(name: str, size: int, limits: Limits) -> TooLarge:
    """The error for a file of `size` bytes."""
    return TooLarge(
        name,
        f"文件有 {size / 1e6:.0f} MB，超过 {limits.max_bytes / 1e6:.0f} MB 的上限",
        "请拆分文件，或调大 JIWEN_MAX_FILE_MB",
    )


def suffix_of(name: str) -> str:
    """The suffix in lower case without its dot, "" when there is none."""
    return Path(name).suffix[1:].lower()


def _format(data: bytes, name: str) -> str:
    suffix = suffix_of(name)
    kind = _SAME.get(suffix, suffix)
    if found := _signature(data, kind):
        return found
    if kind == "zip" or kind not in _READERS:
        raise UnsupportedFormat(
            name, f"不支持“.{suffix}”格式" if suffix else "没有后缀名，认不出格式", "支持：" + "、".join(SUFFIXES)
        )
    if kind in {"docx", "xlsx", "pdf", "doc", "xls", "wps", "et"}:
        raise BrokenFile(name, f"内容不是 .{suffix} 文件，可能没有下载完整", "请重新下载或另存一份后重试")
    return kind


def _signature(data: bytes, kind: str) -> str:
    """The format that the first bytes tell, "" when they tell none."""
    head = data[:2048].lstrip(b"\xef\xbb\xbf")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return _packed(data)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return kind if kind in {"doc", "wps", "xls", "et"} else _compound(data)
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if _MAIL.match(data[:4096]):
        return "mhtml"
    return "html" if _MARKUP.match(head) else ""


def _packed(data: bytes) -> str:
    """Office files are .zip files that hold a known part."""
    for part, kind in ((b"word/", "docx"), (b"xl/", "xlsx"), (b"application/vnd.oasis.opendocument.text", "odt")):
        if part in data[:4096] or part in data[-65536:]:
            return kind
    return ""


def _compound(data: bytes) -> str:
    return "xls" if "Workbook".encode("utf-16-le") in data or "Book".encode("utf-16-le") in data[:65536] else "doc"
