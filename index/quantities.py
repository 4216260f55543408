"""Figures with units in running text: 35. 3万元, 1，234.5元, 百分之三, 两成, 三千二百万, 30余家, ≥90%, 近亿元.

`find` gives every figure with its place; years, dates, list and document numbers, ordinals and names such as 5G or A3
are no figures and are left out. A bare number (no unit printed) is given with unit "": only its surroundings tell
whether it is a figure, so the caller decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from index.figure_patterns import (
    AFTER,
    BEFORE,
    DATE,
    DURATION,
    FIGURE,
    HUNDRED_MILLION,
    OF_THREE,
    PLACE_NAME,
    TENTHS,
)
from index.numerals import format_numeral, parse_numeral
from index.schema import Comparator
from index.text import LEFT_OUT, Normal, normal_char, plain
from index.units import base_unit

Style = Literal["plain", "separated", "chinese"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value with its unit as written, and what is said of its exactness."""

    value: Decimal
    unit: str = ""
    comparator: Comparator = ""

    @property
    def base(self) -> tuple[Decimal, str]:
        """(value, unit) in the base unit: 元, %, 百分点, 人, 家 …"""
        factor, unit = base_unit(self.unit)
        return self.value * factor, unit


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity and its place in the text it was found in; places are of the source, not of a copy."""

    quantity: Quantity
    start: int
    """Where it begins: its comparator (约, ≥) or sign if it has one, else its digits."""
    digits_start: int
    digits_end: int
    end: int
    """One past its unit and what follows it (余, 以上)."""
    numeral: bool = False
    """Written in Chinese numerals."""


_SPAN_JOIN = re.compile(r"^(?:[-—~至到]|和|及|、|与)$")


def readable(text: str) -> Normal:
    """A copy of `text` to read figures in: as `normalize`, but a full-width comma between clauses stays 「，」, and
    a blank stays between two numbers that do not belong together."""
    if not LEFT_OUT.search(text) and not _THOUSANDS.search(text):
        return Normal("，".join(map(plain, text.split("，"))), tuple(range(len(text) + 1)))
    chars: list[str] = []
    offsets: list[int] = []
    blank = False
    joined = {place for run in _SPACED_RUN.finditer(text) for place in range(run.start() + 1, run.end())}
    for place, char in enumerate(text):
        normal = "，" if char == "，" and not _THOUSANDS.match(text, place) else normal_char(char)
        if not normal:
            blank = blank or char not in _QUOTES
            continue
        if blank and chars and normal.isdigit() and chars[-1].isdigit() and place not in joined:
            chars.append(" ")
            offsets.append(place - 1)
        chars.append(normal)
        offsets.append(place)
        blank = False
    offsets.append(len(text))
    return Normal("".join(chars), tuple(offsets))


_QUOTES = "“”‘’\"'「」"
_THOUSANDS = re.compile(r"(?<=[\d０-９])，[\d０-９]{3}(?:[.．][\d０-９]+)?\s*(?:[万亿]?元)")
# 2 0 2 2 年 and 20 16 年 are spaced-out words; 100 98 are two numbers.
# 36 128人 groups its thousands by blanks; 预算 500 480万元 are two numbers of a row.
_SPACED_RUN = re.compile(
    r"(?<!\d)\d(?:[ \u3000\xa0]+\d)+(?!\d)|(?<!\d)\d{2}[ \u3000\xa0]+\d{1,2}(?=[ -]*年)"
    r"|(?<![\d.,，．])(?<![\d\s] )(?<!\s)[1-9]\d{0,2}(?:[ \xa0\u2009\u202f]\d{3})+(?=(?:[.．]\d+)?\s?[一-龥㎡](?<![分年月日号时]))"
    r"|\A[1-9]\d{0,2}(?:[ \xa0\u2009\u202f]\d{3})+(?=(?:[.．]\d+)?\s*\Z)"
)


def find(text: str) -> list[Figure]:
    """The figures of `text`, in order, not overlapping.

    >>> [(figure.quantity.value, figure.quantity.unit) for figure in find("2022年投入35. 3万元，新增30余家，5G基站3座")]
    [(Decimal('35.3'), '万元'), (Decimal('30'), '家'), (Decimal('3'), '座')]
    """
    return find_in(readable(text))


def find_in(copy: Normal) -> list[Figure]:
    """`find` on a copy already made by `readable`; places are of the source."""
    return [_placed(figure, copy) for figure in scan(copy.text)]


def scan(text: str) -> list[Figure]:
    """The figures of a copy's text; places are of the copy."""
    return [_unlisted(figure, text) for figure in _scan(text)]


def _scan(text: str) -> list[Figure]:
    if not _DIGIT.search(text):
        return []
    figures = [
        figure
        for said, pattern, build in (("成", TENTHS, _tenths), ("", FIGURE, _figure), ("元", HUNDRED_MILLION, _round))
        if said in text
        for match in pattern.finditer(text)
        if (figure := build(match, text)) is not None
    ]
    taken = [match.span() for match in DATE.finditer(text)] if figures else []
    kept: list[Figure] = []
    for figure in sorted(figures, key=lambda item: (item.digits_start, -item.end)):
        if kept and figure.digits_start < kept[-1].end:
            continue
        if any(start < figure.digits_end and figure.digits_start < end for start, end in taken) and not _lasting(
            text, figure
        ):
            continue
        kept.append(figure)
    return _shared_units(kept, text)


_DIGIT = re.compile(r"[\d零〇一二三四五六七八九十百千万亿两]")


def _unlisted(figure: Figure, text: str) -> Figure:
    """A sentence that begins 1.228家 is item 1 and 228 家: what is counted in whole things has no decimals.

    Nothing that stands by itself, as in a cell, is numbered: 1.31件, 2.6人（2022年）.
    """
    number = (
        re.match(r"(\d{1,2})\.(\d+)", text) if figure.digits_start == 0 and _GOES_ON.match(text, figure.end) else None
    )
    factor, unit = base_unit(figure.quantity.unit)
    if (
        number is None
        or not unit
        or factor != 1
        or unit in ("元", "%", "百分点", "吨", "公里", "亩", "平方米", "立方米", "倍", "分")
    ):
        return figure
    start = len(number[1]) + 1
    return Figure(
        Quantity(Decimal(number[2]), figure.quantity.unit, figure.quantity.comparator),
        start,
        start,
        figure.digits_end,
        figure.end,
    )


_GOES_ON = re.compile(r"[一-龥]{2}")


def _lasting(text: str, figure: Figure) -> bool:
    """连续2年 is a figure although 2年 alone reads as a date."""
    return figure.quantity.unit == "年" and bool(DURATION.search(text[: figure.digits_start]))


def _figure(match: re.Match[str], text: str) -> Figure | None:
    number = match["num"] or match["of"] or match["cn"]
    start, end = match.span("num" if match["num"] else "cn" if match["cn"] else "of")
    unit, value = match["unit"] or "", _value(number)
    if value is None:
        return None
    comparator = _comparator(match)
    stop = match.end()
    if match["parts"]:
        value *= {"百": Decimal(1), "千": Decimal("0.1"), "万": Decimal("0.01"), "十万": Decimal("0.001")}[
            match["parts"]
        ]
        unit, start, stop = "%", match.start("parts"), max(end, match.end("post") if match["post"] else end)
    elif match["cn"]:
        parted = _split_scale(number, unit, match)
        if parted is None or not _numeral_counts(match, text, parted[0], parted[1]):
            return None
        value, unit = parted
    if match["rest"]:
        unit += match["rest"]
    if not unit and text[end : end + 1] == "年" and DURATION.search(text[:start]):
        unit, stop = "年", end + 1
    elif not unit:
        stop = end
    if unit == "个月" and text[stop : stop + 1] == "均":  # 有17个月均借阅量不足30册
        unit, stop = "个", stop - 1
    if unit and match["per"]:
        unit += match["per"]
    if match["sign"] in ("-", "负") and not _ALNUM.match(text[max(0, match.start("sign") - 1)]):
        value = -value
        start -= 1
    if match["cmp"] in ("最高", "最低") and match["sign"]:
        comparator = ""
    begin = match.start("cmp") if (match["cmp"] and match["cmp"] != "近") or (match["cmp"] and unit) else start
    return Figure(Quantity(value, unit, comparator), min(begin, start), start, end, max(stop, end), bool(match["cn"]))


_ALNUM = re.compile(r"[0-9a-z%]")


def _value(number: str) -> Decimal | None:
    return Decimal(number.replace(",", "")) if number[0].isdigit() else parse_numeral(number)


def _split_scale(number: str, unit: str, match: re.Match[str]) -> tuple[Decimal, str] | None:
    """三千二百万元 is 3200 万元: the scale at a numeral's end goes to its unit, as people read it."""
    head = number.rstrip("万亿")
    if head and head != number and (not unit or unit in ("元", "圆") or base_unit(unit)[0] == 1):
        value, scale = parse_numeral(head), number[len(head) :]
        return None if value is None else (value, scale + unit)
    value = parse_numeral(number)
    return None if value is None else (value, unit)


_IDIOM = re.compile(
    r"^(?:意识|自信|产业|规定|禁令|纪律|原则|精神|准则|全体|会议|全会|党代|保险|公经费|机制|举措|标准|维护|确立|全面|覆盖|季度|阶段|环节|层面|方面|年|月|办法|务必|坚持|结合|到位|合计|[项家个]?(?:均|都)|时代|轮子|文明|大局)"
)


def _numeral_counts(match: re.Match[str], text: str, value: Decimal, unit: str) -> bool:
    """Whether a Chinese numeral is a figure: it needs a unit, and is no ordinal, slogan or lone 一, 百, 千."""
    before, after = (
        text[max(0, match.start("cn") - 2) : match.start("cn")],
        text[match.end("unit") :] if match["unit"] else "",
    )
    scaled = unit.startswith(("万", "亿", "千", "百")) or unit in ("元", "%", "百分点")
    if _names_place(text, match.start("cn")):
        return False
    if not unit or before.endswith(("第", "十", "之", "统", "唯", "同", "前", "每", "某", "另", "任", "分")):
        return False
    if match["cn"] in ("百", "千", "万", "亿", "十"):
        ten = match["cn"] == "十" and (bool(match["mid"]) or unit == "元") and not before.endswith(("数", "几"))
        return bool(match["more"]) or ten
    if scaled:
        return bool(match["unit"]) or (value > 0 and bool(re.match(r"[,，。;、)]|$", text[match.end("cn") :])))
    return (
        value >= 2
        and not _IDIOM.match(after)
        and unit not in ("分", "期", "项", "类", "种", "位", "面", "节", "度", "对", "门", "方", "套", "把", "口")
    )


def _names_place(text: str, start: int) -> bool:
    """Whether a numeral at `start` begins the name of a place, or that of 三公 (经费): no count of anything."""
    return bool(PLACE_NAME.match(text, start) or OF_THREE.match(text, start))


def _comparator(match: re.Match[str]) -> Comparator:
    groups = match.groupdict()
    if groups.get("post"):
        return AFTER[groups["post"]]
    if groups.get("cmp"):
        return BEFORE[groups["cmp"]]
    return "余" if groups.get("more") or groups.get("mid") else ""


def _tenths(match: re.Match[str], text: str) -> Figure | None:
    if match.start("digit") and text[match.start("digit") - 1] in "完达形建第第集":
        return None
    value = _value(match["digit"]) or Decimal(0)
    value += Decimal("0.5") if match["more"] == "半" else 0
    comparator: Comparator = AFTER[match["post"]] if match["post"] else BEFORE[match["cmp"]] if match["cmp"] else ""
    comparator = comparator or ("余" if match["more"] == "多" else "")
    return Figure(
        Quantity(value, "成", comparator), match.start(), match.start("digit"), match.end("digit"), match.end(), True
    )


def _round(match: re.Match[str], text: str) -> Figure:
    """近亿元: one of a round unit, without digits; the unit's first character stands for them."""
    start = match.start("unit")
    return Figure(
        Quantity(Decimal(1), match["unit"], BEFORE[match["cmp"]]), match.start(), start, start + 1, match.end(), True
    )


def _shared_units(figures: list[Figure], text: str) -> list[Figure]:
    """1.8个和2.5个百分点, 10-20家: a number joined to the next by a range or list sign has the next one's unit."""
    result = list(figures)
    for index in range(len(result) - 2, -1, -1):
        left, right = result[index], result[index + 1]
        gap = text[left.end : right.start]
        if not right.quantity.unit or not (_SPAN_JOIN.match(gap) or _of_like(gap, left, text)):
            continue
        ranged = text[left.end : right.start] in "-—~至到"
        unit = left.quantity.unit
        if not unit or (unit == "个" and right.quantity.unit == "个百分点"):
            unit = right.quantity.unit
        low: Comparator = "≥" if ranged and unit == right.quantity.unit else left.quantity.comparator
        high: Comparator = "≤" if low == "≥" and ranged else right.quantity.comparator
        if ranged and base_unit(unit)[1] != base_unit(right.quantity.unit)[1]:
            continue
        result[index] = _with(left, Quantity(left.quantity.value, unit, low))
        result[index + 1] = _with(right, Quantity(abs(right.quantity.value), right.quantity.unit, high))
    return result


_LIKE = re.compile(r"[、,，][一-龥]{1,7}[县区市州旗乡镇村组队校院厂园站所局场]|[、,，][一-龥]{1,5}(?:街道|社区)")
_LISTED = re.compile(r"[、,，](?!其中|合计)[一-龥]{3,12}")
_LISTED_BEFORE = re.compile(r"[:：、,，][一-龥]{3,12}$")
_MONEY_AFTER = re.compile(r"[\d.,]+(?:[万亿]?元|[、,，][一-龥]{3,12}\d)")
_LIKE_BEFORE = re.compile(r"[一-龥](?:[县区市州旗乡镇村组队校院厂园站所局场]|街道|社区)$")


def _of_like(gap: str, left: Figure, text: str) -> bool:
    """Whether a bare number and the next are of things alike: 临津区47、河阴区50微克."""
    if left.quantity.unit:
        return False
    if _LISTED.fullmatch(gap):  # 其余3个项目300万元：甲村油茶145、乙村养猪85、丙村百合70万元
        listed = _LISTED_BEFORE.search(text[max(0, left.start - 16) : left.start]) is not None
        if listed and _MONEY_AFTER.match(text, left.end + len(gap)):
            return True
    return (
        _LIKE.fullmatch(gap) is not None and _LIKE_BEFORE.search(text[max(0, left.start - 3) : left.start]) is not None
    )


def _with(figure: Figure, quantity: Quantity) -> Figure:
    return Figure(quantity, figure.start, figure.digits_start, figure.digits_end, figure.end, figure.numeral)


def _placed(figure: Figure, copy: Normal) -> Figure:
    start, end = copy.span(figure.start, figure.end)
    digits_start, digits_end = copy.span(figure.digits_start, figure.digits_end)
    return Figure(figure.quantity, start, digits_start, digits_end, end, figure.numeral)


def parse(text: str) -> Quantity | None:
    """The one quantity `text` is, with nothing beside it; None when it is not one.

    >>> parse("≥９０％"), parse("三千二百万")
    (Quantity(value=Decimal('90'), unit='%', comparator='≥'), Quantity(value=Decimal('3200'), unit='万', comparator=''))
    """
    copy = readable(text).text
    figure = next(iter(_scan(copy)), None)
    return figure.quantity if figure and (figure.start, figure.end) == (0, len(copy)) else None


def render(quantity: Quantity, *, style: Style = "plain") -> str:
    """The quantity in words `parse` reads back: 3200万元, 3,200万元 or 三千二百万元, with its comparator.

    >>> render(Quantity(Decimal("1234.5"), "万元", "约"), style="separated")
    '约1,234.5万元'
    """
    value, unit, comparator = quantity.value, quantity.unit, quantity.comparator
    number = format_numeral(value) if style == "chinese" else f"{value:,f}" if style == "separated" else f"{value:f}"
    if comparator in ("以上", "以下"):
        return f"{number}{unit}{comparator}"
    if comparator == "余":
        scale = re.match(r"[千百十]?[万亿]", unit)
        cut = scale.end() if scale else 0
        return f"{number}{unit[:cut]}余{unit[cut:]}"
    if style == "chinese" and unit == "%":
        return f"{comparator}百分之{number}"
    return f"{comparator}{number}{unit}"
