"""Headings that bear no number: in brackets of their own, behind a sign, and short lines of a report that numbers nothing.

【资金安排】全年安排…; ◆ 资金安排 over a paragraph; 资金怎么花的 on a line of its own.
"""

from __future__ import annotations

import itertools
import re
from functools import lru_cache
from typing import NamedTuple

from index.heading_numbers import MARKS
from index.lexicon import any_of, lexicon
from index.schema import Document, Paragraph

_BLANKS = r"[ \t\u00a0\u3000]*"
BRACKETED = re.compile(
    _BLANKS
    + r"(?P<open>[【〖])[ \u3000]*(?P<title>(?![^】〗\n]*[:：。；\d]{2})[\u4e00-\u9fff“][^】〗：:。；\n]{0,19}?)[ \u3000]*[】〗]"
)
"""A title in brackets that a line begins with; prose may follow straight after."""
_SIGNED = re.compile(
    _BLANKS + r"(?P<sign>[◆◇▲△■□●★☆◎])[ \t\u3000]*(?P<title>[\u4e00-\u9fff“][^。；：，:;,\d\n]{1,17})[：:]?" + _BLANKS
)
_LINE = re.compile(_BLANKS + r"(?P<title>[\u4e00-\u9fff“][\u4e00-\u9fff“”、（）()？]{2,15}?)[：:]?" + _BLANKS)
_PROSE = 40
"""Characters of a paragraph that tells something; a heading stands over one."""
_FEWEST_LINES = 3
_STYLES = ("part", "hanzi", "bracketed hanzi", "ordinal", "dotted", "digit")
_NAMES = re.compile(r"(?:局|厅|委|办公室|政府|中心|街道|办事处|报告|自评|评价)$")
"""A line that is a title, a name or a salutation."""


class PlainHeading(NamedTuple):
    """A heading without a number; places are in the document's text."""

    start: int
    title_start: int
    title_end: int
    heading_end: int


@lru_cache(maxsize=1)
def _no_titles() -> re.Pattern[str]:
    """Buttons of the page that the report was saved from, and orders to its reader."""
    site = any_of((*lexicon().site.furniture, *lexicon().site.lines, "字体", "打印", "关闭", "返回", "收藏", "分享"))
    return re.compile(rf"{site}|系统|提示|指令|^表\d?|^图\d?")


def bracketed(text: str, start: int, end: int) -> re.Match[str] | None:
    """The title in brackets that a line begins with; None where it is none, or an order to the reader."""
    match = BRACKETED.match(text, start, end)
    return match if match and not _no_titles().search(match["title"]) else None


def plain_headings(document: Document) -> dict[int, PlainHeading]:
    """Where each heading's line begins, and the heading."""
    text, paragraphs = document.text, document.paragraphs
    numbered = any(_numbered(text, paragraph) for paragraph in paragraphs)
    found: dict[int, PlainHeading] = {}
    signed: dict[str, list[tuple[int, PlainHeading]]] = {}
    lines: list[tuple[int, PlainHeading]] = []
    for place, paragraph in enumerate(paragraphs):
        start, end = paragraph.start, paragraph.end
        after = paragraphs[place + 1] if place + 1 < len(paragraphs) else None
        if match := bracketed(text, start, end):
            found[start] = PlainHeading(match.start("open"), *match.span("title"), match.end())
        elif match := _SIGNED.fullmatch(text, start, end):
            signed.setdefault(match["sign"], []).append((place, _of(match)))
        elif (
            not numbered
            and place
            and (match := _LINE.fullmatch(text, start, end))
            and _tells(text, after)
            and not _no_titles().search(match["title"])
            and not _NAMES.search(match["title"])
        ):
            lines.append((start, _of(match)))
    for group in signed.values():
        places = [place for place, _ in group]
        apart = all(after - before > 1 for before, after in itertools.pairwise(places))
        if len(group) > 1 and apart:
            found.update((paragraphs[place].start, heading) for place, heading in group)
    titles = {text[heading.title_start : heading.title_end] for _, heading in lines}
    if not found and len(titles) == len(lines) >= _FEWEST_LINES:
        found.update(lines)
    return found


def _of(match: re.Match[str]) -> PlainHeading:
    start = match.start("title")
    return PlainHeading(start, start, start + len(match["title"].rstrip()), match.end())


def _numbered(text: str, paragraph: Paragraph) -> bool:
    """A line with a number of a chapter's or a section's."""
    return any(pattern.match(text, paragraph.start, paragraph.end) for style, pattern in MARKS if style in _STYLES)


def _tells(text: str, after: Paragraph | None) -> bool:
    """The paragraph after a line is prose."""
    return after is not None and after.end - after.start >= _PROSE and "。" in text[after.start : after.end]
