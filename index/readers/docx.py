"""Word documents (.docx): their XML walked in document order.

Printed words only: automatic numbers are counted out and written, tracked deletions, comments, headers, footers and
field codes are left out. Merged cells are read from the XML, since the library repeats them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from index.errors import BrokenFile
from index.readers.archive import check_package
from index.readers.limits import DEFAULT, Limits
from index.readers.numbering import Numbering
from index.readers.package import Package, open_package
from index.readers.package import qn as _qualified
from index.readers.writer import Spot, Writer
from index.schema import Document

Element = Any  # lxml publishes no types
qn = lru_cache(maxsize=None)(_qualified)
_MARKUP_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SKIPPED = {
    qn("w:del"),
    qn("w:moveFrom"),
    qn("w:instrText"),
    qn("w:delText"),
    qn("w:pPr"),
    qn("w:rPr"),
    qn("w:txbxContent"),
    _MARKUP_COMPATIBILITY + "Fallback",
}
_BREAKS = {qn("w:tab"): "    ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-", qn("w:ptab"): "    "}
_MAX_NESTING = 8


def read_docx(data: bytes, *, name: str, limits: Limits = DEFAULT) -> Document:
    """The document of a .docx file.

    Raises:
        BrokenFile: Damaged, or declares entities (a report never does).
        TooLarge: Unpacks to too much.
    """
    check_package(data, name=name, limits=limits)
    try:
        package = open_package(data)
    except (ValueError, KeyError) as error:
        raise BrokenFile(name, "不是完整的 Word 文档", "请用 Word 或 WPS 打开并另存一份后重试") from error
    reader = _Reader(package, Writer(name=name, limits=limits))
    reader.blocks(package.body, nesting=0)
    return reader.writer.document("docx")


class _Reader:
    """Walks one body and writes what it prints."""

    def __init__(self, package: Package, writer: Writer) -> None:
        self.writer = writer
        self.numbering = Numbering(package)

    def blocks(self, parent: Element, *, nesting: int) -> None:
        """Write the paragraphs and tables under `parent` in order."""
        for child in _block_children(parent):
            if child.tag == qn("w:p"):
                self._paragraph(child, nesting=nesting)
            elif nesting < _MAX_NESTING:
                self._table(child, nesting=nesting)

    def _paragraph(self, paragraph: Element, *, nesting: int) -> None:
        style = self.numbering.style(paragraph)
        if not style.name.startswith(("toc ", "table of")):
            number = self.numbering.number(paragraph)
            words = _words(paragraph)
            self.writer.paragraph(number + words if words.strip() else "", level=style.level)
        if nesting < _MAX_NESTING:
            for box in _boxes(paragraph):
                self.blocks(box, nesting=nesting + 1)

    def _table(self, table: Element, *, nesting: int) -> None:
        spots, nested = self._spots(table)
        if len(spots) == 1:  # a frame around its content
            for cell in table.iter(qn("w:tc")):
                self.blocks(cell, nesting=nesting + 1)
                return
        self.writer.table(spots)
        for inner in nested:
            self._table(inner, nesting=nesting + 1)

    def _spots(self, table: Element) -> tuple[list[Spot], list[Element]]:
        """The cells of a table, and the tables nested in them."""
        spots: list[Spot] = []
        nested: list[Element] = []
        open_: dict[int, int] = {}  # grid column → the spot that may go on downwards there
        for row, line in enumerate(_rows(table)):
            column = _number(line, "w:trPr/w:gridBefore")
            for cell in _cells(line):
                span = max(1, _number(cell, "w:tcPr/w:gridSpan", default=1))
                merge = cell.find(qn("w:tcPr") + "/" + qn("w:vMerge"))
                goes_on = merge is not None and merge.get(qn("w:val"), "continue") == "continue"
                if goes_on and column in open_:
                    above = spots[open_[column]]
                    spots[open_[column]] = above._replace(row_span=row - above.row + 1)
                else:
                    spots.append(Spot(row, column, 1, span, self._cell_words(cell)))
                    open_[column] = len(spots) - 1
                    nested.extend(child for child in _block_children(cell) if child.tag == qn("w:tbl"))
                if merge is None:
                    open_.pop(column, None)
                column += span
        return spots, nested

    def _cell_words(self, cell: Element) -> str:
        lines: list[str] = []
        for child in _block_children(cell):
            if child.tag == qn("w:p"):
                words = _words(child)
                number = self.numbering.number(child) if words.strip() else ""
                lines.append((_indent(child) if not lines else "") + number + words)
        return "\n".join(lines)


def _indent(paragraph: Element) -> str:
    """Blanks, two for a character width, that stand for the indent of a paragraph that is not centred."""
    properties = paragraph.find(qn("w:pPr"))
    indent = properties.find(qn("w:ind")) if properties is not None else None
    align = properties.find(qn("w:jc")) if properties is not None else None
    if indent is None or (align is not None and align.get(qn("w:val")) in ("center", "right", "end")):
        return ""
    blanks = 0
    for side, other in (("left", "start"), ("firstLine", "firstLine")):
        hundredths = indent.get(qn(f"w:{side}Chars")) or indent.get(qn(f"w:{other}Chars")) or ""
        twips = indent.get(qn(f"w:{side}")) or indent.get(qn(f"w:{other}")) or ""
        if hundredths.isdigit() and int(hundredths):
            blanks += int(hundredths) // 50
        elif twips.isdigit():
            blanks += int(twips) // 105
    return " " * min(blanks, 40)


def _block_children(parent: Element) -> Iterator[Element]:
    """Paragraphs and tables right under `parent`, through content controls and tracked insertions."""
    for child in parent.iterchildren():
        if child.tag in (qn("w:p"), qn("w:tbl")):
            yield child
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml"), qn("w:smartTag")):
            yield from _block_children(child)


def _rows(table: Element) -> Iterator[Element]:
    for row in _through(table, qn("w:tr")):
        if row.find(qn("w:trPr") + "/" + qn("w:del")) is None:
            yield row


def _cells(row: Element) -> Iterator[Element]:
    return _through(row, qn("w:tc"))


def _through(parent: Element, tag: str) -> Iterator[Element]:
    """Children of a tag, through content controls."""
    for child in parent.iterchildren():
        if child.tag == tag:
            yield child
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
            yield from _through(child, tag)


def _number(element: Element, path: str, *, default: int = 0) -> int:
    found = element.find("/".join(qn(step) for step in path.split("/")))
    value = found.get(qn("w:val"), "") if found is not None else ""
    return min(int(value), 500) if value.isdigit() else default


def _words(element: Element) -> str:
    """The printed words of a paragraph, text boxes left out."""
    parts: list[str] = []
    stack = [element]
    while stack:
        node = stack.pop()
        if node.tag in _SKIPPED:
            continue
        if node.tag == qn("w:t"):
            parts.append(node.text or "")
        elif node.tag == qn("w:r") and node.find(qn("w:rPr") + "/" + qn("w:vanish")) is not None:
            continue
        elif node.tag in _BREAKS:
            parts.append("" if node.get(qn("w:type")) == "page" else _BREAKS[node.tag])
        else:
            stack.extend(reversed(list(node)))
    return "".join(parts)


def _boxes(paragraph: Element) -> Iterator[Element]:
    """Text boxes anchored in a paragraph, each once: Word writes them again as a fallback for older readers."""
    for box in paragraph.iter(qn("w:txbxContent")):
        if not any(above.tag == _MARKUP_COMPATIBILITY + "Fallback" for above in box.iterancestors()):
            outer = next((above for above in box.iterancestors() if above.tag == qn("w:txbxContent")), None)
            if outer is None:
                yield box
