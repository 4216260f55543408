"""Lines of a PDF page back to paragraphs: running heads and page numbers out, line wraps undone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

Box = tuple[float, float, float, float]
_PAGE_NUMBER = re.compile(r"[-—–－·\s]*(?:第\s*)?\d{1,4}\s*(?:页)?(?:\s*[/共]\s*\d{1,4}\s*页?)?[-—–－·\s]*")
_BEGINS = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|附[件表]\s?\d|[图表]\s?\d{1,2}(?:-\d)?[\s：:])"
)
_NUMBER = re.compile(r"\d{1,2}[.、．](?!\d)|[①-⑳]")
_UNPARTED = re.compile(r"(?:[0-9A-Za-z.,%％+\-]+|.)[，。、；：！？）》”’%％]*")
_CLOSED = "。：；！？"
_TELLING = 8
"""Lines of a page that show its margins."""
_APART = 1.35
"""Lines further apart than so many usual steps are two paragraphs."""
_BLANK_RATIO = 0.55
"""A gap of this many character widths is a blank; narrower ones come from justified setting."""


class Line(NamedTuple):
    """A printed line, in points from the page's top left corner."""

    page: int
    x0: float
    x1: float
    top: float
    size: float
    words: str
    left: float
    """Left and right margins of its page."""
    right: float


class Flowing(NamedTuple):
    """A paragraph put together from lines."""

    words: str
    page: int


def raw_lines(page: Any, boxes: Sequence[Box]) -> list[dict[str, Any]]:
    """The lines of a pdfplumber page outside `boxes`, from the top, with their characters."""

    def outside(item: dict[str, Any]) -> bool:
        if item.get("object_type") != "char":
            return True
        x, y = (item["x0"] + item["x1"]) / 2, (item["top"] + item["bottom"]) / 2
        return not any(x0 <= x <= x1 and top <= y <= bottom for x0, top, x1, bottom in boxes)

    kept = page.filter(outside) if boxes else page
    raw = kept.extract_text_lines(strip=True, return_chars=True, x_tolerance_ratio=_BLANK_RATIO)
    return [line for line in raw if line["text"].strip()]


def lines_of(raw: Sequence[dict[str, Any]], page: int) -> list[Line]:
    """Those lines of page number `page`, with the margins they keep."""
    if not raw:
        return []
    left, right = min(line["x0"] for line in raw), max(map(_right, raw))
    return [Line(page, line["x0"], line["x1"], line["top"], _size(line), line["text"], left, right) for line in raw]


def _right(line: dict[str, Any]) -> float:
    """Right edge of a line's words; closing punctuation may hang into the margin."""
    return float(line["x1"]) - (_size(line) if line["text"][-1:] in "，。、；：）”" else 0.0)


def _size(line: dict[str, Any]) -> float:
    sizes = Counter(round(char["size"], 1) for char in line["chars"])
    return float(sizes.most_common(1)[0][0]) if sizes else 10.0


def without_running_heads(pages: Sequence[tuple[int, float, list[Line]]]) -> list[list[Line]]:
    """The lines of each page (number, height, lines) without page numbers and lines repeated at its edges."""
    edges: Counter[str] = Counter()
    for _, height, lines in pages:
        edges.update({_pattern(line) for line in lines if _at_edge(line, height)})
    often = {words for words, count in edges.items() if count >= 3 and count * 2 > len(pages)}
    return [
        [
            line
            for line in lines
            if not (_at_edge(line, height) and (_PAGE_NUMBER.fullmatch(line.words) or _pattern(line) in often))
        ]
        for _, height, lines in pages
    ]


def _at_edge(line: Line, height: float) -> bool:
    return line.top < height * 0.09 or line.top > height * 0.9


def _pattern(line: Line) -> str:
    return re.sub(r"\d+", "#", line.words)


def with_common_margins(pages: Sequence[tuple[float, list[Line]]]) -> list[list[Line]]:
    """The lines of each page (height, lines) with the margins that pages of its height mostly keep.

    A page of a few short lines does not show where its margins are.
    """
    usual: dict[float, tuple[float, float]] = {}
    for height in {height for height, _ in pages}:
        full = [lines[0] for other, lines in pages if other == height and len(lines) >= _TELLING]
        if full:
            usual[height] = median(line.left for line in full), median(line.right for line in full)
    return [
        [
            line._replace(left=min(line.left, usual[height][0]), right=max(line.right, usual[height][1]))
            if height in usual
            else line
            for line in lines
        ]
        for height, lines in pages
    ]


def leading(lines: Sequence[Line]) -> float:
    """Usual distance, in character heights, from a line to the next of its paragraph; 0 when there is none to tell by."""
    steps = [
        (line.top - above.top) / above.size
        for above, line in pairwise(lines)
        if _is_full(above, line) and above.page == line.page and above.words[-1:] not in _CLOSED and above.size > 0
    ]
    return median(steps) if steps else 0.0


def paragraphs(lines: Sequence[Line], *, step: float = 0.0) -> list[Flowing]:
    """The paragraphs of a run of lines; `step` is the `leading` of the document's lines."""
    found: list[Flowing] = []
    for place, line in enumerate(lines):
        if found and _goes_on(lines[place - 1], line, step=step):
            found[-1] = found[-1]._replace(words=join(found[-1].words, line.words))
        else:
            found.append(Flowing(line.words, line.page))
    return found


def _is_full(above: Line, line: Line) -> bool:
    """What `line` begins with would not have fitted on the line `above` it."""
    return above.x1 + (width(line.words) + 0.9) * above.size >= above.right


def _goes_on(above: Line, line: Line, *, step: float) -> bool:
    """`line` goes on with the paragraph of the line `above` it: that one is full, this one is not indented, and no
    more space lies between them than within other paragraphs."""
    open_ = above.words[-1:] not in _CLOSED and above.x1 - above.left > 0.75 * (above.right - above.left)
    flush = line.x0 <= line.left + 0.8 * line.size
    same = abs(above.size - line.size) <= 1.0
    most = _APART * step if step else 3.2
    near = line.page != above.page or line.top - above.top < most * line.size
    begins = _BEGINS.match(line.words) or (above.words[-1:] in "。；：" and _NUMBER.match(line.words))
    return (_is_full(above, line) or open_) and flush and same and near and not begins


def begins_item(words: str) -> bool:
    """The words begin with a number of a heading or a list."""
    return bool(_BEGINS.match(words) or _NUMBER.match(words))


def width(words: str) -> float:
    """Width, in character widths, of what could not be parted from the first character of `words`."""
    match = _UNPARTED.match(words)
    return sum(0.55 if char.isascii() else 1.0 for char in match[0]) if match else 1.0


def join(above: str, below: str) -> str:
    """Two lines of one paragraph as one; a blank only between Latin words."""
    blank = " " if above[-1:].isascii() and above[-1:].isalpha() and below[:1].isascii() and below[:1].isalpha() else ""
    return above + blank + below
