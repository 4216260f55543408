"""The title of a report: found on its first lines, put together when it is split or spaced out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from index.forms import collapse, flat, is_figure
from index.lexicon import any_of, lexicon
from index.schema import Document, Section

_LABEL = re.compile(r"附\s?[件表]?\s?[\d一二三四五六七八九十]*(?:-\d+)?\s*[：:]?")
_DATE = re.compile(r"[（(]?(?:19|20)\d\d\s?[年./-]\s?\d{1,2}\s?[月./-]?.{0,12}")
_NUMBERED = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、.．](?!\d))"
)
_BRACKETED = re.compile(r"[（(〔\[][^）)〕\]]{0,40}[）)〕\]]")
_ADDRESSEE = re.compile(r".{2,30}[：:]")
_ISSUED = re.compile(r".{1,12}[〔\[（(]20\d\d[〕\]）)]第?\d+号")
_DIGITS = re.compile(r"(?<=\d) (?=\d)")
_CODE = re.compile(r"[（(](?:单位|部门|预算)?(?:编码|代码)[：:]?\d+[）)]")
_LEADERS = re.compile(r"[.…·．]{4,}")
_MAX_TITLE = 90
_FRONT = 30


class Line(NamedTuple):
    """A line of the front of a report: its words collapsed, and its place."""

    words: str
    start: int
    end: int


def front(document: Document, sections: Sequence[Section]) -> list[Line]:
    """The first lines of a report, down to its first numbered heading (but at least three); table cells that stand
    alone in their row count as lines."""
    stop = next((section.start for section in sections if section.number and not section.number.startswith("附")), None)
    found: list[Line] = []
    for block in document.blocks:
        if len(found) >= _FRONT or (stop is not None and block.start >= stop and len(found) >= 1):
            break
        spans = [(block.start, block.end)] if block.kind == "paragraph" else _alone(block.cells, block.columns)
        for start, end in spans:
            if words := _DIGITS.sub("", collapse(document.text[start:end])):
                found.append(Line(words, start, end))
    return found


def _alone(cells: Sequence[object], columns: int) -> list[tuple[int, int]]:
    return [(cell.start, cell.end) for cell in cells[:3] if cell.row < 2 and cell.column_span >= columns > 1]  # type: ignore[attr-defined]


def title(lines: Sequence[Line]) -> tuple[str, int, int]:
    """The title and the lines it takes (first, one past the last) of `lines`; "", 0, 0 when there is none."""
    for last in range(len(lines)):
        first = last
        if _LEADERS.search(lines[last].words) or not _may_be_part(lines[last].words):
            continue
        while (above := _above(lines, first)) is not None and _length(lines, above, last) <= _MAX_TITLE:
            first = above
        if not _ends_title(lines[last].words) and not (
            first < last and len(lines[last].words) <= 6 and _ends_title(_joined(lines, first, last + 1))
        ):
            continue
        stop = last + 1
        while stop < len(lines) and len(lines[stop].words) <= 14 and _goes_on(_joined(lines, first, stop), lines[stop]):
            stop += 1
        return _joined(lines, first, stop), first, stop
    return "", 0, 0


def _joined(lines: Sequence[Line], first: int, stop: int) -> str:
    return "".join(line.words for line in lines[first:stop] if not _CODE.fullmatch(line.words))


def _above(lines: Sequence[Line], first: int) -> int | None:
    """The line that a title goes up to from its line `first`: the one above, or over one in brackets (the fund's
    purposes) the next; None where the title begins."""
    if first and _may_be_part(lines[first - 1].words):
        return first - 1
    aside = first > 1 and _BRACKETED.fullmatch(lines[first - 1].words) and not _DATE.fullmatch(lines[first - 1].words)
    return first - 2 if aside and _may_be_part(lines[first - 2].words) else None


def _length(lines: Sequence[Line], first: int, last: int) -> int:
    return sum(len(line.words) for line in lines[first : last + 1])


def _goes_on(so_far: str, line: Line) -> bool:
    """The line is the rest of a title that already could be whole: …绩效评价 / 报告."""
    words = line.words
    if _BRACKETED.fullmatch(words):
        return not _DATE.fullmatch(words.strip("（）()")) and not re.fullmatch(r"[（(](?:19|20)\d\d年度?[）)]", words)
    return _may_be_part(words) and _ends_title(so_far + words) and not _ends_title(words)


@lru_cache(maxsize=1)
def _ending() -> re.Pattern[str]:
    return re.compile(
        any_of(tuple(map(flat, lexicon().identity.titles)))
        + r"(?:\(.{0,40}\))?(?:\[.{0,12}\])?》?(?:的(?:函|通知|报告|汇报|说明))?$"
    )


def _ends_title(words: str) -> bool:
    return bool(_ending().search(flat(words)))


def _may_be_part(words: str) -> bool:
    """A line that can be part of a title: no sentence, label, date, field, breadcrumb or heading."""
    if len(words) > _MAX_TITLE or re.search(r"[。；;，！？>|]", words) or is_figure(words):
        return False
    if (
        _ISSUED.fullmatch(words)
        or _LABEL.fullmatch(words)
        or _DATE.fullmatch(words)
        or _NUMBERED.match(words)
        or _BRACKETED.fullmatch(words)
    ):
        return False
    if _ADDRESSEE.fullmatch(words) or "：" in words or ":" in words or words in ("目录", "目次"):
        return False
    return not any(words.startswith(known) for known in lexicon().site.lines)
