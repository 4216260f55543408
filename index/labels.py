"""Row labels to paths: which line of a first column is a part of which?

Forms say it by indents, by 其中：, by numbering (一、（一）1.) and by nothing at all; where they say nothing, the
standard lines of the forms and the sums of the figures decide.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from index.forms import bare, collapse, flat, is_total
from index.lexicon import lexicon
from index.numerals import NO_ITEM

_BLANK = " \t\u3000\u00a0\u2002\u2003"
_AMONG = re.compile(r"^其中[:：]?|^(?:其)?中[:：]")
_FIRST = re.compile(r"(?:其中[:：]?)?[（(]?[一1①](?!\d)")
_CHAPTERS = ("hanzi", "bracketed hanzi")
"""Numbers under which unnumbered lines stand even without an indent: 一、基本支出 / 人员经费 / 二、项目支出."""
_NUMBERED = (
    ("hanzi", re.compile(rf"[一二三四五六七八九十]{{1,3}}[、.．]{NO_ITEM}")),
    ("bracketed hanzi", re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]")),
    ("digit", re.compile(r"\d{1,2}[、.．](?!\d)")),
    ("bracketed digit", re.compile(r"[（(]?\d{1,2}[）)]")),
    ("circled", re.compile(r"[①-⑳]")),
)


class _Line(NamedTuple):
    text: str
    indent: int
    among: bool
    style: str
    row: int


def paths(labels: Sequence[str], figures: Sequence[Sequence[float | None]]) -> list[tuple[str, ...]]:
    """For each label its path, itself last; blank labels get an empty path.

    Args:
        labels: First-column words as printed, with their indents; rows of one sub-table in order.
        figures: The figures of each row, column by column; they tell how far a group goes.

    >>> paths(["基本支出", "  其中：公用经费", "项目支出"], [[], [], []])
    [('基本支出',), ('基本支出', '其中：公用经费'), ('项目支出',)]
    """
    lines = [_line(label, row) for row, label in enumerate(labels)]
    standard = any(_is_standard(line) for line in lines)
    found: list[tuple[str, ...]] = []
    stack: list[_Line] = []
    for line in lines:
        if line.text:
            stack = _with(stack, line, lines, figures, standard)
        found.append(tuple(entry.text for entry in stack) if line.text else ())
    return found


def _line(label: str, row: int) -> _Line:
    words = label.lstrip("\n\r")
    indent = sum(2 if char in "\u3000\u2003" else 1 for char in words[: len(words) - len(words.lstrip(_BLANK))])
    text = collapse(label).rstrip("：:")
    body = _AMONG.sub("", text)
    style = next((name for name, pattern in _NUMBERED if pattern.match(body)), "")
    return _Line(text, indent, bool(_AMONG.match(text)), style, row)


def _is_standard(line: _Line) -> bool:
    return bare(line.text) in _standard() and not line.style and not line.among and not line.indent


def _standard() -> frozenset[str]:
    return frozenset(flat(word) for word in lexicon().table.standard_lines)


def _with(
    stack: list[_Line], line: _Line, lines: list[_Line], figures: Sequence[Sequence[float | None]], standard: bool
) -> list[_Line]:
    """The lines open once `line` is read, itself the last."""
    chapters = any(entry.style in _CHAPTERS for entry in stack)
    closes = is_total(line.text) or bare(line.text) in lexicon().table.grand_totals
    if not stack or (_is_standard(line) and not chapters) or (closes and not line.indent):
        return [line]
    if line.among:
        return [*_above_among(stack, line), line]
    if line.style:
        return [*_above_numbered(stack, line), line]
    if (depth := _joins(stack, line, lines, figures, standard)) is not None:
        return [*stack[:depth], line._replace(among=True, indent=min(line.indent, stack[depth].indent))]
    kept = 1 + max((depth for depth, entry in enumerate(stack) if entry.style in _CHAPTERS), default=-1)
    if kept and stack[kept - 1].indent > line.indent:
        kept = 0
    inner = next((depth for depth in range(kept, len(stack)) if stack[depth].indent >= line.indent), len(stack))
    return [*stack[:inner], line]


def _above_among(stack: list[_Line], line: _Line) -> list[_Line]:
    """其中： divides the line above it, or stands beside an earlier 其中： that is not indented less."""
    for depth, entry in enumerate(stack):
        if entry.among and entry.indent >= line.indent and (line.indent or not entry.style):
            return stack[:depth]
    return stack


def _above_numbered(stack: list[_Line], line: _Line) -> list[_Line]:
    """2、 stands beside 1、; a style not open yet divides the line above, unless that is indented more or a total."""
    for depth, entry in enumerate(stack):
        if entry.style == line.style:
            return stack[:depth]
    if not _FIRST.match(line.text):
        return []
    kept = next((stack[:depth] for depth, entry in enumerate(stack) if entry.indent > line.indent), stack)
    sums_up = len(kept) == 1 and bare(kept[0].text).endswith(lexicon().table.totals) and not line.indent
    return [] if sums_up else kept


def _joins(
    stack: list[_Line], line: _Line, lines: list[_Line], figures: Sequence[Sequence[float | None]], standard: bool
) -> int | None:
    """Where in `stack` the 其中： group stands of which an unnumbered `line` is a further part; None when of none.

    By its indent; else, in a standard form, up to the next standard line; else as long as the sums ask for it.
    """
    opened = [depth for depth, entry in enumerate(stack) if entry.among]
    for depth in reversed(opened):
        if line.indent and line.indent >= stack[depth].indent:
            return depth
    if opened and opened[0] and (standard or _still_adding(stack[opened[0] - 1], line, lines, figures)):
        return opened[0]
    return None


def _still_adding(whole: _Line, line: _Line, lines: list[_Line], figures: Sequence[Sequence[float | None]]) -> bool:
    """The lines after `whole`, down to `line` or below it, add up to it: `line` is one of its parts."""
    total = figures[whole.row]
    columns = [column for column, value in enumerate(total) if value]
    ends = range(line.row, min(len(lines), line.row + 60))
    return bool(columns) and any(
        all(_adds(figures[whole.row + 1 : end + 1], column, total[column]) for column in columns) for end in ends
    )


def _adds(parts: Sequence[Sequence[float | None]], column: int, total: float | None) -> bool:
    values = [value for part in parts if column < len(part) and (value := part[column]) is not None]
    return total is not None and bool(values) and abs(sum(values) - total) < 0.015
