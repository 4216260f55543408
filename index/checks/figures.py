"""How exactly a figure was printed, and figures written back as an analyst reads them.

A report prints rounded figures: 420.39 + 87.41 may stand beside 507.79. What a check may call different is decided
here, from the decimals printed, never from a fixed percentage.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from index.forms import is_total
from index.schema import Fact
from index.text import plain

_DECIMALS = re.compile(r"[.．](\d+)")
_FALL = ("下降", "减少", "降低", "缩减", "压减", "减", "降", "负增长", "回落", "下滑", "少")
_RISE = ("增长", "增加", "上升", "提高", "提升", "增", "升", "上涨", "多")
_OPENING = re.compile(r"^(?:其中:?|#)?(?:\(?[\d一二三四五六七八九十]+[、.)])?")
_ENDING = re.compile(r"(?:支出|经费|资金|数量|金额|总额|数|额)$")
_LEAST_WORDS = 4
HALF = Decimal("0.5")
_SPREAD = Decimal("2.5")
_FAR = 10
_FAR_RATE = Decimal("1.5")
_ROUNDED = ("元", "%", "‰", "百分点")
"""Units whose whole numbers may be rounded; people, points and pieces are counted."""


def name(fact: Fact) -> str:
    """What the figure is called in a finding."""
    return fact.metric or fact.metric_text or (fact.row[-1] if fact.row else "")


def stem(fact: Fact) -> str:
    """The words by which a figure the pack does not know is recognised elsewhere; "" when they say too little.

    其中：2、培育奖励 in a table and 培育奖励支出 in prose are one thing.
    """
    words = plain(fact.row[-1] if fact.row else fact.metric_text)
    if fact.row and is_total(fact.row[-1]):
        return ""
    bare = _ENDING.sub("", _OPENING.sub("", words))
    return bare if len(bare) >= _LEAST_WORDS else ""


def printed(fact: Fact, text: str) -> str:
    """The figure's digits as they stand in the report."""
    return text[fact.value_start : fact.value_end].strip()


def scale(fact: Fact) -> Decimal:
    """How many base units one printed unit is: 10000 for 万元."""
    return fact.value_base / fact.value if fact.value else Decimal(1)


def step(fact: Fact, text: str) -> Decimal:
    """The worth of the last printed digit, in base units; 0 for what is exact: a printed zero, a whole count."""
    decimals = _DECIMALS.search(printed(fact, text))
    if not fact.value or (not decimals and fact.unit_base not in _ROUNDED):
        return Decimal(0)
    return abs(scale(fact)) * Decimal(1).scaleb(-len(decimals[1]) if decimals else 0)


def sum_slack(facts: Iterable[Fact], text: str) -> Decimal:
    """How far a sum over these figures may be off, in base units, when each was rounded for itself."""
    return sum((step(fact, text) * HALF for fact in facts), Decimal(0))


def likely_slack(facts: Iterable[Fact], text: str) -> Decimal:
    """How far rounding is likely to put a sum off: 2.5 times its standard deviation, and one last digit at least."""
    steps = [step(fact, text) for fact in facts]
    spread = _SPREAD * (sum((one * one for one in steps), Decimal(0)) / 12).sqrt()
    return min(sum(steps, Decimal(0)) * HALF, max(spread, *steps))


def adds_up(total: Fact, parts: Sequence[Fact], text: str) -> bool:
    """Whether the parts sum to the total, up to the rounding of what is printed."""
    gap = abs(sum((part.value_base for part in parts), Decimal(0)) - total.value_base)
    if not gap or gap > abs(total.value_base):
        return not gap
    return gap <= likely_slack((total, *parts), text)


def same_size(one: Fact, other: Fact, text: str) -> bool:
    """Whether two figures are equal up to the coarser printing of the two."""
    coarse = max(step(one, text), step(other, text))
    gap = abs(abs(one.value_base) - abs(other.value_base))
    return not gap or gap < max(coarse, abs(one.value_base) / 10**9)


def digits(value: Decimal) -> str:
    """The value's digits without zeros at its ends: 18623 of 18,623,000."""
    return "".join(map(str, value.normalize().as_tuple().digits))


def is_swapped(one: Decimal, other: Decimal) -> bool:
    """Whether one is the other with two digits in the other order, as 1128.36 and 1182.36."""
    here, there = _aligned(one, other)
    places = [place for place, (a, b) in enumerate(zip(here, there, strict=True)) if a != b]
    if len(places) != 2 or not likely(one, other):
        return False
    first, second = places
    return (here[first], here[second]) == (there[second], there[first])


def _aligned(one: Decimal, other: Decimal) -> tuple[str, str]:
    """The digits of both in one unit, zeros added where one is shorter."""
    worth = min(int(value.normalize().as_tuple().exponent) for value in (one, other))
    here, there = (f"{abs(value).scaleb(-worth):.0f}" for value in (one, other))
    length = max(len(here), len(there))
    return here.zfill(length), there.zfill(length)


def is_slip(one: Decimal, other: Decimal) -> bool:
    """Whether a slip of one digit, or of their order, makes one figure of the other."""
    here, there = _aligned(one, other)
    wrong = sum(a != b for a, b in zip(here, there, strict=True))
    return is_swapped(one, other) or (len(here) > 1 and wrong == 1 and likely(one, other))


def apart(one: Decimal, other: Decimal) -> Decimal:
    """How far two figures are from each other, as a share of the larger."""
    large = max(abs(one), abs(other))
    return abs(one - other) / large if large else Decimal(0)


def is_exact(fact: Fact) -> bool:
    """Whether the figure is said to be exactly this, and not 约, 以上, 近 …"""
    return fact.comparator == ""


def is_amount(fact: Fact) -> bool:
    """Whether the figure is a size of something, not a change, a share, points or a target."""
    return not fact.change and is_exact(fact) and fact.basis not in ("分值", "得分", "目标值")


def is_rate(fact: Fact) -> bool:
    return fact.unit_base == "%"


def is_count(fact: Fact) -> bool:
    """Whether the figure counts single things: not 1.36亿尾, not 3.5万人."""
    return fact.value == fact.value.to_integral_value() and fact.value == fact.value_base


def likely(one: Decimal, other: Decimal) -> bool:
    """Whether two figures may be one figure written wrong; past ten times, they were rather read wrong."""
    small, large = sorted((abs(one), abs(other)))
    return large <= small * _FAR


def may_be_meant(stated: Decimal, worked: Decimal) -> bool:
    """Whether a rate may be the one worked out, written wrong; farther off, it was worked out from other figures."""
    small, large = sorted((abs(stated), abs(worked)))
    return large <= small * _FAR_RATE or is_slip(stated, worked)


def changed(value: Decimal, words: str, *, rate: bool) -> str:
    """A change in words: 下降10.74%, 增加3.87万元.

    Args:
        words: Its size with unit, without sign.
    """
    fall, rise = ("下降", "增长") if rate else ("减少", "增加")
    return f"{fall if value < 0 else rise}{words}" if value else words


def number(value: Decimal, decimals: int | None = None) -> str:
    """The value in plain digits; with `decimals`, rounded half up to that many.

    >>> number(Decimal("62.479"), 2), number(Decimal("1E+2"))
    ('62.48', '100')
    """
    places = 6 if decimals is None else decimals
    rounded = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    digits = f"{rounded:f}"
    return digits.rstrip("0").rstrip(".") if decimals is None and "." in digits else digits


def in_unit_of(value_base: Decimal, fact: Fact) -> str:
    """The base value in the unit `fact` is printed in, without that unit."""
    return number(value_base / scale(fact))


def figure(fact: Fact) -> str:
    """The figure with its unit: 860.14万元."""
    return f"{number(fact.value)}{fact.unit}"


def written_sum(parts: Sequence[Fact], *, like: Fact) -> str:
    """The addition in the unit of `like`: 11 + 5 + 5 = 21."""
    total = sum((part.value_base for part in parts), Decimal(0))
    terms = " + ".join(in_unit_of(part.value_base, like) for part in parts).replace("+ -", "− ")
    return f"{terms} = {in_unit_of(total, like)}"


def direction(fact: Fact, text: str) -> int:
    """1 when the words before the figure say it grew, -1 when they say it shrank, 0 when they say neither."""
    if fact.value < 0:
        return -1
    before = text[max(fact.sentence_start, fact.value_start - 8) : fact.value_start]
    places = {sign: max(before.rfind(word) for word in words) for sign, words in ((-1, _FALL), (1, _RISE))}
    if max(places.values()) < 0:
        return 0
    return max(places, key=lambda sign: places[sign])
