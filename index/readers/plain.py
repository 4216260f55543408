"""Plain text, and the flattened form in which Word tables reach plain text.

The canonical text is the decoded file itself, not a character changed. In the flattened form a table row is a run of
cells, each begun by a tab at the head of a line and going on over lines without one; an empty line ends the row; a
horizontally merged cell appears once, so rows differ in length, and `ragged.place` finds out which columns each spans.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.errors import TooLarge
from index.forms import collapse, is_figure, is_null
from index.lexicon import any_of, lexicon
from index.readers.encoding import decode
from index.readers.limits import DEFAULT, Limits
from index.readers.lined import lined_tables
from index.readers.loose import Effort
from index.readers.ragged import placed
from index.readers.rows import parted
from index.schema import Block, Document, Paragraph, Table
from index.text import strip_span

Span = tuple[int, int]
_LINE_END = re.compile(r"\r\n|\n|\r")
_HEADING = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]|附[件表]?\d?[：:]?\s*$|附[件表]\s?\d|"
    + any_of(lexicon().table.notes)
    + r"\s*[:：])"
)


def read_plain(data: bytes, *, name: str, limits: Limits = DEFAULT) -> Document:
    """The document of a text file.

    Raises:
        BrokenFile: Not text.
        TooLarge: Too many characters.
    """
    text, encoding = decode(data, name=name)
    if len(text) > limits.max_chars:
        raise TooLarge(name, f"文字超过 {limits.max_chars // 10000} 万字", "请拆分后重试")
    warnings: tuple[str, ...] = ("文字有个别损坏之处，已用“\ufffd”代替",) if "\ufffd" in text else ()
    if encoding == "big5hkscs":
        warnings += ("文件是 Big5 编码的繁体文本",)
    effort = Effort()
    found = tuple(blocks(text, effort))
    if effort.stopped is not None:
        line = len(_LINE_END.findall(text, 0, effort.stopped)) + 1
        warnings += (f"没有表格线的表格太长，从第 {line} 行起只按普通文字收入，其中的数字请对照原件",)
    return Document(text=text, format="txt", blocks=found, warnings=warnings)


def lines(text: str) -> list[Span]:
    """Spans of the lines of `text`, line ends left out."""
    spans: list[Span] = []
    begin = 0
    for end in _LINE_END.finditer(text):
        spans.append((begin, end.start()))
        begin = end.end()
    spans.append((begin, len(text)))
    return spans


def blocks(text: str, effort: Effort | None = None) -> Iterator[Block]:
    """Paragraphs and tables of plain text in order; blank lines are no paragraphs."""
    effort = effort or Effort()
    spans = lines(text)
    place_of = 0
    for begin, end in _runs(text, spans):
        yield from _prose(text, spans[place_of:begin], effort)
        yield _table(text, spans[begin:end])
        place_of = end
    yield from _prose(text, spans[place_of:], effort)


def _prose(text: str, spans: list[Span], effort: Effort) -> Iterator[Block]:
    """Paragraphs, with the tables that are drawn by pipes, tabs or blanks within lines."""
    kept = [span for span in spans if text[slice(*span)].strip()]
    position = 0
    for begin, end, table in lined_tables(text, kept, effort):
        yield from (Paragraph(start=start, end=stop) for start, stop in kept[position:begin])
        yield table
        position = end
    yield from (Paragraph(start=start, end=stop) for start, stop in kept[position:])


def _runs(text: str, spans: list[Span]) -> Iterator[tuple[int, int]]:
    """Line numbers (first, one past the last) of each run of tabbed rows."""
    line = 0
    while line < len(spans):
        if not _opens_cell(text, spans[line]):
            line += 1
            continue
        end = _run_end(text, spans, line)
        yield line, end
        line = end


def _opens_cell(text: str, span: Span) -> bool:
    """The line begins a cell: one tab at its head and none later (a line with more is a row of its own)."""
    return span[0] < span[1] and text[span[0]] == "\t" and "\t" not in text[span[0] + 1 : span[1]].strip()


def _run_end(text: str, spans: list[Span], line: int) -> int:
    """One past the last line of the table whose first row begins at `line`."""
    while line < len(spans):
        while line < len(spans) and spans[line][0] < spans[line][1]:  # one row
            line += 1
        if line + 1 >= len(spans) or not _opens_cell(text, spans[line + 1]):
            break
        line += 1
    return _without_prose(text, spans, line)


def _without_prose(text: str, spans: list[Span], end: int) -> int:
    """`end`, moved up where prose follows the last cell without an empty line between."""
    last = end - 1
    while not _opens_cell(text, spans[last]):
        last -= 1
    cell = text[slice(*spans[last])].strip()
    for line in range(last + 1, end):
        words = text[slice(*spans[line])]
        if _HEADING.match(words) or _is_prose(cell, words):
            return line
        cell += words.strip()
    return end


def _is_prose(cell: str, words: str) -> bool:
    """A line after the last cell that is no part of it: a figure or a closed sentence is not gone on with."""
    new = collapse(words)
    if is_figure(cell) or is_null(cell):
        return len(new) > 8 and not is_figure(new)
    return cell.endswith("。") and len(new) > 12


def _table(text: str, spans: list[Span]) -> Table:
    rows: list[list[Span]] = [[]]
    for start, end in spans:
        if start == end:
            if rows[-1]:
                rows.append([])
        elif _opens_cell(text, (start, end)):
            rows[-1].append((start, end))
        elif rows[-1]:
            rows[-1][-1] = (rows[-1][-1][0], end)
    cells = [[strip_span(text, *cell) for cell in row] for row in rows if row]
    return placed(text, parted(text, cells), spans[0][0])
