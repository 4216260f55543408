"""Things told apart by numbers alone, written out: 1、2、3标段 are 1标段、2标段、3标段, and so are 1至3标段."""

from __future__ import annotations

import re

from assistant.lexicon import lexicon
from index.numerals import parse_numeral

_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})"
_MOST = 12


def written_out(text: str) -> str:
    """The question with each number's noun written after it.

    >>> written_out("1、2、3标段加起来多少亩")
    '1标段、2标段、3标段加起来多少亩'
    """
    return _pattern().sub(_each, text)


def _pattern() -> re.Pattern[str]:
    marks = "[、,，和与及跟到至—~-]"
    return re.compile(
        rf"(?<![\d.第])(?P<numbers>{_NUMBER}(?:{marks}{_NUMBER})+)(?P<noun>号?(?:{lexicon().numbered.pattern}))"
    )


def _each(match: re.Match[str]) -> str:
    noun = match.group("noun")
    numbers = match.group("numbers")
    each = re.findall(_NUMBER, numbers)
    if (ends := re.fullmatch(rf"({_NUMBER})[到至—~-]({_NUMBER})", numbers)) is not None:
        first, last = (parse_numeral(end) if not end.isdigit() else int(end) for end in ends.groups())
        if first is None or last is None or not 0 < last - first < _MOST:
            return match.group()
        digits = ends.group(1).isdigit()
        each = [
            str(n) if digits else "零一二三四五六七八九十"[n]
            for n in range(int(first), int(last) + 1)
            if digits or n <= 10
        ]
    return "、".join(f"{number}{noun}" for number in each)
