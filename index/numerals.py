"""Chinese numerals and numbers: 三千二百 is 3200, 一点五 is 1.5, 十二 is 12, and back."""

from __future__ import annotations

from decimal import Decimal

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
    "俩": 2,
    "壹": 1,
    "贰": 2,
    "叁": 3,
}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8}
CHARS = "".join(_DIGITS) + "".join(_SMALL) + "".join(_LARGE)
"""Every character a Chinese numeral may be made of, 点 apart."""

NO_ITEM = r"(?![一二三四五六七八九十]{1,2}[级类等期批季甲])"
"""Not after the mark of an item: 三、四级手术 is of two grades, 三、四季度 are two quarters."""


def parse_numeral(text: str) -> Decimal | None:
    """The number a Chinese numeral says; None when it is not one.

    >>> parse_numeral("三千二百万"), parse_numeral("一点五亿"), parse_numeral("二〇二三")
    (Decimal('32000000'), Decimal('150000000.0'), Decimal('2023'))
    """
    if not text:
        return None
    whole, point, rest = text.partition("点")
    if point:
        tail = rest.rstrip("".join(_LARGE))
        digits = "".join(str(_DIGITS[char]) for char in tail if char in _DIGITS)
        start = _integer(whole)
        if not tail or len(digits) != len(tail) or start is None:
            return None
        value = Decimal(f"{start}.{digits}")
        for char in rest[len(tail) :]:
            value *= _LARGE[char]
        return value
    number = _integer(text)
    return None if number is None else Decimal(number)


def _integer(text: str) -> int | None:
    if all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    total = section = digit = 0
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _SMALL:
            section += (digit or 1) * _SMALL[char]
            digit = 0
        elif char in _LARGE:
            scale = _LARGE[char]
            if total < scale:
                total = (total + section + digit or 1) * scale
            else:
                total += (section + digit) * scale
            section = digit = 0
        else:
            return None
    return total + section + digit


def format_numeral(value: Decimal) -> str:
    """The Chinese numeral for a number of at most sixteen whole digits.

    >>> format_numeral(Decimal("3200")), format_numeral(Decimal("12.5")), format_numeral(Decimal("10010"))
    ('三千二百', '十二点五', '一万零一十')
    """
    sign, number = ("负", -value) if value < 0 else ("", value)
    whole, _, decimals = f"{number:f}".partition(".")
    text = _format_integer(int(whole))
    if decimals:
        text += "点" + "".join("零一二三四五六七八九"[int(char)] for char in decimals)
    return sign + text


def _format_integer(number: int) -> str:
    if number < 10:
        return "零一二三四五六七八九"[number]
    parts: list[str] = []
    for size, word in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section, number = divmod(number, size)
        if section >= 10**4:
            parts.append(_format_integer(section) + word)
        elif section:
            if parts and section < 1000:
                parts.append("零")
            parts.append(_format_section(section) + word)
    text = "".join(parts)
    return text[1:] if text.startswith("一十") else text


def _format_section(number: int) -> str:
    text, gap = "", False
    for size, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, size)
        if digit:
            text += ("零" if gap and text else "") + "零一二三四五六七八九"[digit] + word
            gap = False
        else:
            gap = True
    return text
