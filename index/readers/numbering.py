"""Automatic numbers of Word paragraphs as the words they print: 一、 （二） 3. ④.

Word stores only which list a paragraph belongs to; the printed number is counted out here, by the list's own formats,
starts and restarts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

from index.readers.package import Package
from index.readers.package import qn as _qualified

Element = Any  # lxml publishes no types
qn = lru_cache(maxsize=None)(_qualified)
_DIGITS = "〇一二三四五六七八九"


class Style(NamedTuple):
    """What a paragraph's style says."""

    name: str
    """In lower case: heading 1, toc 2 …"""
    level: int | None
    """Outline level, 1 is the highest; None for body text."""


class _Level(NamedTuple):
    format: str
    pattern: str
    start: int
    style: str


class Numbering:
    """Counts the numbers of one document's paragraphs, in document order."""

    def __init__(self, package: Package) -> None:
        self._styles = {style.get(qn("w:styleId")): style for style in package.styles.findall(qn("w:style"))}
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, int]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._restarted: set[tuple[str, int]] = set()
        self._cache: dict[str, Style] = {}
        self._load(package.numbering)

    def _load(self, root: Element) -> None:
        for abstract in root.findall(qn("w:abstractNum")):
            levels = {int(level.get(qn("w:ilvl"), "0")): _level(level) for level in abstract.findall(qn("w:lvl"))}
            self._abstract[abstract.get(qn("w:abstractNumId"))] = levels
        for num in root.findall(qn("w:num")):
            starts = {
                int(override.get(qn("w:ilvl"), "0")): int(_value(override, "w:startOverride") or 1)
                for override in num.findall(qn("w:lvlOverride"))
                if override.find(qn("w:startOverride")) is not None
            }
            self._lists[num.get(qn("w:numId"))] = (_value(num, "w:abstractNumId"), starts)

    def style(self, paragraph: Element) -> Style:
        """Name and outline level of a paragraph's style; its own outline level wins."""
        properties = paragraph.find(qn("w:pPr"))
        own = _value(properties, "w:outlineLvl") if properties is not None else ""
        style = self._style(_value(properties, "w:pStyle") if properties is not None else "")
        if own.isdigit():
            return Style(style.name, int(own) + 1 if int(own) < 9 else None)
        return style

    def _style(self, style_id: str) -> Style:
        if style_id not in self._cache:
            chain = self._chain(style_id)
            name = _value(chain[0], "w:name").lower() if chain else ""
            levels = [
                _value(style.find(qn("w:pPr")), "w:outlineLvl")
                for style in chain
                if style.find(qn("w:pPr")) is not None
            ]
            level = next((int(found) + 1 for found in levels if found.isdigit() and int(found) < 9), None)
            named = re.fullmatch(r"(?:heading|标题) ?(\d)", name)
            self._cache[style_id] = Style(name, level or (int(named[1]) if named else None))
        return self._cache[style_id]

    def _chain(self, style_id: str) -> list[Element]:
        """The style and those it is based on, nearest first."""
        chain: list[Element] = []
        while style_id in self._styles and len(chain) < 12:
            chain.append(self._styles[style_id])
            style_id = _value(chain[-1], "w:basedOn")
        return chain

    def number(self, paragraph: Element) -> str:
        """The number printed before a paragraph, "" when there is none; counts it."""
        list_id, depth = self._list(paragraph)
        if list_id not in self._lists:
            return ""
        abstract, starts = self._lists[list_id]
        levels = self._abstract.get(abstract, {})
        if depth not in levels:
            return ""
        counts = self._counts.setdefault(abstract, {})
        if depth in starts and (list_id, depth) not in self._restarted:
            self._restarted.add((list_id, depth))
            counts[depth] = starts[depth] - 1
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        return _printed(levels, counts, depth)

    def _list(self, paragraph: Element) -> tuple[str, int]:
        """Id of the list a paragraph is in and its depth there; "" when in none."""
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return "", 0
        own = properties.find(qn("w:numPr"))
        if own is not None and (list_id := _value(own, "w:numId")):
            return list_id, int(_value(own, "w:ilvl") or 0)
        for style in self._chain(_value(properties, "w:pStyle")):
            found = style.find(qn("w:pPr") + "/" + qn("w:numPr"))
            if found is not None and (list_id := _value(found, "w:numId")):
                return list_id, self._depth_by_style(list_id, style.get(qn("w:styleId")), _value(found, "w:ilvl"))
        return "", 0

    def _depth_by_style(self, list_id: str, style_id: str, said: str) -> int:
        if said.isdigit():
            return int(said)
        levels = self._abstract.get(self._lists.get(list_id, ("", {}))[0], {})
        return next((depth for depth, level in levels.items() if level.style == style_id), 0)


def _value(element: Element, tag: str) -> str:
    """The w:val of a child, "" when there is none."""
    child = element.find(qn(tag)) if element is not None else None
    return (child.get(qn("w:val")) or "") if child is not None else ""


def _level(level: Element) -> _Level:
    start = _value(level, "w:start")
    return _Level(
        _value(level, "w:numFmt") or "decimal",
        _value(level, "w:lvlText").replace("?", "、"),  # what writers of .rtf make of it
        int(start) if start.isdigit() else 1,
        _value(level, "w:pStyle"),
    )


def _printed(levels: dict[int, _Level], counts: dict[int, int], depth: int) -> str:
    """The level's pattern with its counts put in: （%1） → （三）."""
    if levels[depth].format in ("bullet", "none"):
        return ""

    def count(match: re.Match[str]) -> str:
        inner = int(match[1]) - 1
        level = levels.get(inner, levels[depth])
        return numeral(counts.get(inner, level.start), level.format)

    words = re.sub(r"%(\d)", count, levels[depth].pattern)
    return words + " " if words[-1:].isalnum() else words


def numeral(value: int, format_: str) -> str:
    """`value` in one of Word's number formats, decimal for those that reports do not use.

    >>> numeral(12, "chineseCounting"), numeral(3, "decimalEnclosedCircle"), numeral(4, "upperRoman")
    ('十二', '③', 'IV')
    """
    return _FORMATS.get(format_, str)(value)


def _hanzi(value: int) -> str:
    if not 0 < value < 100:
        return "".join(_DIGITS[int(digit)] for digit in str(abs(value)))
    tens, units = divmod(value, 10)
    return ("" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十") + (_DIGITS[units] if units else "")


def _circled(value: int) -> str:
    return chr(ord("①") + value - 1) if 1 <= value <= 20 else str(value)


def _letter(value: int) -> str:
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def _roman(value: int) -> str:
    words = ""
    for amount, letters in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while value >= amount:
            words += letters
            value -= amount
    return words


_FORMATS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(
        (
            "chineseCounting",
            "chineseCountingThousand",
            "japaneseCounting",
            "taiwaneseCounting",
            "taiwaneseCountingThousand",
            "ideographDigital",
            "koreanCounting",
        ),
        _hanzi,
    ),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalFullWidth": lambda value: str(value).translate({ord(str(d)): 0xFF10 + d for d in range(10)}),
    "lowerLetter": _letter,
    "upperLetter": lambda value: _letter(value).upper(),
    "lowerRoman": lambda value: _roman(value).lower(),
    "upperRoman": _roman,
}
