"""Amounts as people read them: units of money, decimals, signs."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from index.units import base_unit

MONEY = {
    "元": Decimal(1),
    "千元": Decimal(1000),
    "万元": Decimal(10_000),
    "亿元": Decimal(100_000_000),
    "万": Decimal(10_000),
    "亿": Decimal(100_000_000),
}
"""How many 元 one unit is."""
MINUS = "−"


def is_money(unit: str) -> bool:
    """Whether the unit is one of money."""
    return unit in MONEY


def converted(base: Decimal, unit: str) -> Decimal:
    """A value in its base unit (元, 人 …) expressed in `unit`.

    >>> converted(Decimal("14029.6") * 10_000, "亿元"), converted(Decimal(379_000), "万人")
    (Decimal('1.40296'), Decimal('37.9'))
    """
    return base / base_unit(unit)[0]


def rounded(value: Decimal, decimals: int) -> Decimal:
    """`value` with so many decimals, halves away from zero, as accountants round."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def digits(value: Decimal, *, decimals: int | None = None) -> str:
    """Plain digits with an ASCII sign: without decimals given, without trailing zeros or exponent.

    >>> digits(Decimal("14029.60")), digits(Decimal("2.249"), decimals=2)
    ('14029.6', '2.25')
    """
    if decimals is not None:
        return format(rounded(value, decimals), "f")
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def printed(value: Decimal, unit: str = "", *, decimals: int | None = None) -> str:
    """Digits and unit with a typographic minus sign: −7.51万元."""
    return digits(value, decimals=decimals).replace("-", MINUS) + unit


def grouped(number: str) -> str:
    """Printed digits with commas between thousands.

    >>> grouped("36512800.5"), grouped("−204000")
    ('36,512,800.5', '−204,000')
    """
    whole, point, rest = number.partition(".")
    sign = MINUS if whole.startswith(MINUS) else ""
    return sign + f"{int(whole.removeprefix(MINUS)):,}" + point + rest
