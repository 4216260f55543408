"""The numbers that headings are printed with: 一、 （一） 1. 1.1 第一部分; their patterns, ranks and values."""

from __future__ import annotations

import re
from typing import Literal

from index.lexicon import any_of, lexicon

Style = Literal[
    "part",
    "hanzi",
    "bracketed hanzi",
    "digit",
    "bracketed digit",
    "circled",
    "dotted",
    "attachment",
    "words",
    "plain",
    "ordinal",
]

RANK: dict[str, int] = {
    "part": 0,
    "attachment": 0,
    "hanzi": 1,
    "bracketed hanzi": 2,
    "digit": 3,
    "ordinal": 3,
    "dotted": 4,
    "bracketed digit": 7,
    "circled": 8,
    "words": 9,
    "plain": 6,
}
HANZI = "一二三四五六七八九十"
_FORMAL = "壹贰叁肆伍陆柒捌玖拾"
_ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ"
NUMERALS = frozenset(HANZI + _FORMAL + _ROMAN)
"""Signs that a heading may be numbered with and nothing more."""
_ALONE = r"(?=[\u4e00-\u9fff“《][^\n。；，,;]{1,24}(?:\n|$))"
"""A short line follows that has no clause in it: after a numeral with no mark but a blank."""
DEBRIS = r"(?:\[bookmark:[^\]]*\]|[\s\u00a0\u3000\u200b\ufeff■●◆★▲◎○·•])*"
_MEASURED = (
    any_of(tuple(unit for unit in lexicon().table.units if len(unit) > 1 and unit != "人数"))
    + r"|[万亿元倍成]|以[上下内]|左右|(?:"
    + any_of(tuple(unit for unit in lexicon().table.units if len(unit) == 1))
    + r")(?:[^\u4e00-\u9fff]|[的以左之比较]|$)"
)
"""After a decimal: what makes it an amount (1.2万元, 3.5年。) and no number of a heading (1.2年度工作)."""
_NUMBERS: tuple[tuple[Style, str], ...] = (
    ("part", rf"第\s?[{HANZI}]{{1,3}}\s?(?:部分|章|篇|节)\s*[、：:.．]?"),
    (
        "hanzi",
        rf"[{HANZI}]{{1,3}}\s{{0,3}}[、.．,，](?![{HANZI}]{{1,2}}[、是])|[{HANZI}]{{1,3}}[ \u3000]{{1,3}}{_ALONE}"
        rf"|[{_FORMAL}{_ROMAN}]{{1,3}}(?:\s{{0,3}}[、.．,，：:]|[ \u3000]{{1,3}}{_ALONE})",
    ),
    ("ordinal", rf"第[{HANZI}]{{1,3}}[ \u3000]?[、.．,，：:][ \u3000]?{_ALONE}"),
    ("bracketed hanzi", rf"[（(]\s?(?:[{HANZI}]{{1,3}}|[-—－])\s?[）)]\s?[、.．]?"),
    (
        "dotted",
        r"\d{1,2}(?:[.．]\d{1,2}){1,3}[.．、]?\s{0,3}(?=[\u4e00-\u9fff“《])(?!" + _MEASURED + r")",
    ),
    ("digit", r"\d{1,2}\s{0,3}[、.．](?:(?!\d)|(?=(?:19|20)\d\d\s?年))"),
    ("bracketed digit", r"(?:[（(]\s?\d{1,2}\s?[）)]|\d{1,2}\s?[）)])\s?[、.．]?"),
    ("circled", r"[①-⑳⑴-⒇⒈-⒛]"),
)
MARKS = [(style, re.compile(DEBRIS + f"(?P<number>{pattern})")) for style, pattern in _NUMBERS]


def value(number: str) -> int:
    """The value of a printed number: 十二、 → 12, （-） → 1, 3.2 → 2.

    >>> [value(n) for n in ("十二、", "（三）", "3.", "2.3", "②", "(-)", "叁、")]
    [12, 3, 3, 3, 2, 1, 3]
    """
    if digits := re.findall(r"\d+", number):
        return int(digits[-1])
    for char in number:
        for first in "①⑴⒈":
            if 0 <= ord(char) - ord(first) < 20:
                return ord(char) - ord(first) + 1
    for signs in (_FORMAL, _ROMAN):
        number = number.translate(str.maketrans(signs, HANZI))
    hanzi = [char for char in number if char in HANZI]
    if not hanzi:
        return 1
    units = HANZI.index(hanzi[-1]) + 1
    if hanzi[0] == "十":
        return 10 + (units if len(hanzi) > 1 else 0)
    return (HANZI.index(hanzi[0]) + 1) * 10 + (units if hanzi[-1] != "十" else 0) if len(hanzi) > 1 else units
