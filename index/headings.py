"""Lines that may be headings: their number, their title, and where the title ends.

A heading ends at its line's end, at 。, at ：, or at nothing at all with prose straight after; what it is in the end, a
heading or an item of a list, only its neighbours can tell (`outline`).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from index.forms import flat
from index.heading_numbers import DEBRIS, HANZI, MARKS, RANK, Style, value
from index.lexicon import any_of, lexicon
from index.plain_headings import PlainHeading, plain_headings
from index.schema import Document, Paragraph
from index.text import strip_span

Shape = Literal["line", "run-in", "sentence", "text"]
"""line: the whole line; run-in: a title, then prose; sentence: one short sentence; text: anything longer."""

_MARK_SPACED = re.compile(DEBRIS + r"(?P<number>\d{1,2})[ \u3000\xa0]{1,3}")
_SPACED = re.compile(_MARK_SPACED.pattern + r"[\u4e00-\u9fff“”、（）()]{2,20}[ \u3000]*$")
_ATTACHMENT = re.compile(
    DEBRIS
    + r"(?P<number>附\s?[件表]?\s?(?P<value>\d{1,2}|["
    + HANZI
    + r"]{1,3})?(?:-\d)?)\s*(?P<mark>[：:.、]?)\s*(?P<title>.*)"
)
_TABLE = re.compile(r"(?<!列)(?:表|清单|台账|一览)(?:[（(][^（）()]*[）)])?\s*$")
_LEADERS = re.compile(r"[.…·．]{4,}\s*\d*\s*$|\t\d+\s*$")
_LONG = 40
_RUN_IN = 30
_BARE = 18
_WHOLE = 200
_LISTING = ("如下", "包括", "其中", "分别为", "分别是", "为", "是", "有", "一是", "主要是")


class Mark(NamedTuple):
    """A line that may be a heading; places are in the document's text."""

    start: int
    """Where its number begins."""
    title_start: int
    title_end: int
    """The title is text[title_start:title_end], without closing punctuation."""
    heading_end: int
    """One past the heading, its closing punctuation included."""
    line_end: int
    style: Style
    value: int
    """The number's value; 0 when it has none."""
    number: str
    """As printed, inner blanks removed."""
    shape: Shape
    declared: int | None
    """Level the format declares."""


def marks(document: Document) -> list[Mark]:
    """Every line of the document, outside tables, that may be a heading, in order."""
    found: list[Mark] = []
    paragraphs = document.paragraphs
    whole = _one_line(document)
    spaced = _spaced(document)
    plain = plain_headings(document)
    for place, paragraph in enumerate(paragraphs):
        after = paragraphs[place + 1] if place + 1 < len(paragraphs) else None
        for start, end in _pieces(document.text, paragraph, whole):
            if start in plain:
                found.append(_plain(plain[start], end))
            elif start in spaced:
                found.append(_numbered(document.text, start, end, "digit", spaced[start], paragraph.heading_level))
            elif mark := _mark(document.text, start, end, paragraph, after):
                found.append(mark)
    return _once(document.text, found)


def _plain(heading: PlainHeading, end: int) -> Mark:
    """A heading that bears no number, from its bracket or its first character on."""
    shape: Shape = "line" if heading.heading_end >= end else "run-in"
    return Mark(*heading, end, "plain", 0, "", shape, None)


def _spaced(document: Document) -> dict[int, re.Match[str]]:
    """Where lines begin that are numbered without a stop, 1 部门概况: they count up from one, with prose between them."""
    found: list[tuple[int, int, re.Match[str]]] = []
    for place, paragraph in enumerate(document.paragraphs):
        match = _SPACED.match(document.text, paragraph.start, paragraph.end)
        if match is not None and value(match["number"]) == len(found) + 1:
            if found and found[-1][0] == place - 1:
                return {}
            found.append((place, paragraph.start, match))
    if len(found) < 2:
        return {}
    text = document.text
    return {start: _MARK_SPACED.match(text[start : match.end()]) or match for _, start, match in found}


def _once(text: str, found: list[Mark]) -> list[Mark]:
    """The marks without 附件：X表 that says what is attached, where the attachment follows under that title."""
    titles = [flat(text[mark.title_start : mark.title_end]) if mark.style == "attachment" else "" for mark in found]
    return [mark for place, mark in enumerate(found) if not titles[place] or titles[place] not in titles[place + 1 :]]


def _mark(text: str, start: int, end: int, paragraph: Paragraph, after: Paragraph | None) -> Mark | None:
    line = text[start:end]
    if _LEADERS.search(line):
        return None
    if attachment := _attachment(text, start, end, paragraph, after):
        return attachment
    for style, pattern in MARKS:
        if match := pattern.match(line):
            return _numbered(text, start, end, style, match, paragraph.heading_level)
    return _unnumbered(text, start, end, paragraph)


def _numbered(text: str, start: int, end: int, style: Style, match: re.Match[str], declared: int | None) -> Mark:
    number_start = start + match.start("number")
    title_start, line_end = strip_span(text, start + match.end(), end)
    title_end, heading_end, shape = _title(text, title_start, line_end, style)
    number = re.sub(r"\s", "", match["number"])
    return Mark(
        number_start, title_start, title_end, heading_end, line_end, style, value(number), number, shape, declared
    )


def rank(mark: Mark) -> int:
    """The rank of a mark's style: 1.1.1 is under 1.1; an automatic 1. on a line that the format declares a chapter is a
    chapter's."""
    if mark.style == "digit" and mark.declared in (1, 2):
        return mark.declared
    if mark.style == "dotted":
        return RANK["dotted"] + len(re.findall(r"\d+", mark.number)) - 2
    return RANK[mark.style]


def _title(text: str, start: int, end: int, style: Style) -> tuple[int, int, Shape]:
    """End of the title, end of the heading, and the shape of the line."""
    rest = text[start:end]
    cut = _first_stop(rest)
    known = _known_prefix(rest) if RANK[style] <= 2 else 0
    if known and (len(rest) > _LONG if cut is None else cut > known):
        return start + known, start + known, "run-in"
    if cut is None:
        return (end, end, "line") if len(rest) <= _LONG else (end, end, "text")
    title, mark, body = rest[:cut], rest[cut], rest[cut + 1 :].strip()
    stop = start + len(title.rstrip())
    if not body and mark in "：:":
        return stop, start + cut + 1, "line" if cut <= _LONG else "text"
    if not body:
        return stop, start + cut + 1, "sentence" if mark == "。" and cut <= _RUN_IN else "text"
    if mark in "：:。\u3000" and _may_run_in(title, mark, style):
        return stop, start + cut + 1, "run-in"
    return end, end, "text"


def _may_run_in(title: str, mark: str, style: Style) -> bool:
    bare = title.strip()
    if not 2 <= len(bare) <= _RUN_IN or bare.endswith(_LISTING):
        return False
    commas = bare.count("，") + bare.count(",")
    return commas <= (0 if mark in "：:\u3000" else 1) and not re.match(r"(?:19|20)\d\d年[，,]", bare)


def _first_stop(rest: str) -> int | None:
    """Place of the first 。：；！？ or wide blank outside brackets; None when there is none."""
    depth = 0
    for place, char in enumerate(rest[:400]):
        if char in "（(《“【":
            depth += 1
        elif char in "）)》”】":
            depth = max(0, depth - 1)
        elif char in "。：；！？:;!?":
            if depth == 0 or (char == "。" and place > 60):
                return place
        elif char == "\u3000" and depth == 0 and place >= 3 and len(rest) - place > 20:
            return place
    return None


@lru_cache(maxsize=1)
def _known() -> re.Pattern[str]:
    return re.compile(any_of(lexicon().outline.unnumbered))


def _known_prefix(rest: str) -> int:
    """Length of the known heading that `rest` begins with when prose follows straight after it, 0 for none."""
    match = _known().match(rest)
    goes_on = match is not None and rest[match.end() : match.end() + 1] in tuple("及和与的、之分完实情（(")
    return match.end() if match and not goes_on and len(rest) - match.end() > 15 else 0


def _attachment(text: str, start: int, end: int, paragraph: Paragraph, after: Paragraph | None) -> Mark | None:
    """附件1 with its title in the line or the next one; 附件： before a list."""
    match = _ATTACHMENT.fullmatch(text, start, end)
    if (
        match is None
        or (not match["value"] and not match["mark"] and match["title"])
        or (match["number"] == "附" and match["title"] and not (match["mark"] and _TABLE.search(match["title"])))
    ):
        return None
    number, title = re.sub(r"\s", "", match["number"]), match["title"].strip()
    if len(title) > 60 or title[-1:] in ("。", "；"):
        return None
    span = strip_span(text, match.start("title"), end)
    if not match["value"] and match["mark"] and (not title or _lists(text, title, after)):
        label = (match.start("number"), match.end("mark"))
        return Mark(label[0], label[0], label[1], label[1], end, "attachment", 0, "", "line", None)
    if not title and after is not None and after.end - after.start <= 60 and "。" not in text[after.start : after.end]:
        span = strip_span(text, after.start, after.end)
    return Mark(
        match.start("number"),
        span[0],
        span[1],
        span[1],
        max(end, span[1]),
        "attachment",
        value(number),
        number,
        "line",
        None,
    )


def _lists(text: str, title: str, after: Paragraph | None) -> bool:
    """附件： is followed by a list: its first item here, or more than the one here."""
    next_line = text[after.start : after.end] if after is not None else ""
    return bool(re.match(r"\d", title) and not re.match(r"(?:19|20)\d\d", title)) or bool(
        re.match(r"\s*(?:2[.、．]|附件?[：:]?2)", next_line)
    )


def _unnumbered(text: str, start: int, end: int, paragraph: Paragraph) -> Mark | None:
    """A heading known by its words, or declared by the format."""
    first, last = strip_span(text, start, end)
    line = text[first:last]
    bare = line.rstrip("：:")
    declared = paragraph.heading_level
    if len(bare) <= _LONG and (_is_known(bare) or (declared is not None and bare and "。" not in bare)):
        return Mark(first, first, first + len(bare), last, last, "words", 0, "", "line", declared)
    head = re.match(any_of(lexicon().outline.run_in) + r"\s?[：:]", line)
    if head and len(line) - head.end() >= 15:
        stop = first + head.end()
        return Mark(first, first, stop - 1, stop, last, "words", 0, "", "run-in", declared)
    return None


def _is_known(line: str) -> bool:
    """A line that reports print as a heading, or that is made of the words of such headings alone: 存在的不足及整改方向."""
    words = flat(line)
    if words in _words():
        return True
    return 4 <= len(words) <= _BARE and bool(_of_words().fullmatch(words)) and words.endswith(_endings())


@lru_cache(maxsize=1)
def _of_words() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of(tuple(map(flat, lexicon().outline.words)))})+")


@lru_cache(maxsize=1)
def _endings() -> tuple[str, ...]:
    return tuple(map(flat, lexicon().outline.bare_endings))


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    return frozenset(map(flat, lexicon().outline.unnumbered))


def _one_line(document: Document) -> bool:
    """Most of the report stands in one line: its headings are inside the line."""
    longest = max((paragraph.end - paragraph.start for paragraph in document.paragraphs), default=0)
    return longest > _WHOLE and longest * 2 > sum(paragraph.end - paragraph.start for paragraph in document.paragraphs)


_INSIDE = re.compile(
    rf"(?:(?<=[。；：！\s）])|(?<=^))(?P<hanzi>[{HANZI}]{{1,3}})、(?=[\u4e00-\u9fff“20]{{3}})"
    rf"|[（(](?P<inner>[{HANZI}]{{1,3}})[）)](?=[\u4e00-\u9fff“20]{{3}})"
)


_RUNS = re.compile(
    rf"(?P<hanzi>[（(][{HANZI}]{{1,3}}[）)])|(?P<bracketed>[（(]\d{{1,2}}[）)])"
    r"|(?P<digit>(?<![\d.．])\d{1,2}[.．、](?!\d))"
)


def _pieces(text: str, paragraph: Paragraph, whole: bool) -> Iterator[tuple[int, int]]:
    """The lines of a paragraph: one, or one for each heading inside it."""
    cuts = [paragraph.start]
    if whole and paragraph.end - paragraph.start > _WHOLE:
        outer = inner = 0
        for match in _INSIDE.finditer(text, paragraph.start, paragraph.end):
            if match["hanzi"] and value(match["hanzi"]) == outer + 1:
                outer, inner = outer + 1, 0
            elif match["inner"] and value(match["inner"]) == inner + 1:
                inner += 1
            else:
                continue
            cuts.append(match.start())
    elif not whole:
        cuts += _runs(text, paragraph)
    cuts = sorted({*cuts, paragraph.end})
    yield from itertools.pairwise(cuts)


def _runs(text: str, paragraph: Paragraph) -> list[int]:
    """Where the numbers of a run begin, （一）…。（二）…。 in one paragraph; a lone number is no run.

    Each but the first stands after a full stop: what commas and semicolons divide is a list.
    """
    found: dict[str, list[int]] = {}
    for match in _RUNS.finditer(text, paragraph.start, paragraph.end):
        style, before = str(match.lastgroup), text[paragraph.start : match.start()].rstrip()
        run = found.setdefault(style, [])
        follows = not before or before[-1] in ("。！：:" if not run else "。！")
        if follows and value(match[0]) == len(run) + 1:
            run.append(match.start())
    return [place for run in found.values() if len(run) > 1 for place in run]
