"""What is to be done with the figures: the operation, its order, its bound, its unit and decimals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from assistant.lexicon import found, lexicon
from assistant.query import Measure, Operation, Threshold
from assistant.understand.measures import BOUND_MARK
from index.numerals import parse_numeral
from index.packs import Pack

_BOUND = re.compile(
    r"(?P<word>超过|大于|高于|多于|不低于|不少于|不小于|低于|小于|少于|不足|不到|不超过|不高于|达到)?了?(?:(?P<number>\d[\d,]*\.?\d*)|(?P<numeral>[零一二两三四五六七八九十百千点]+)(?=[亿万]))"
    r"(?P<unit>亿元|万元|亿|万|元|%|家|人次|人|分|个|户|名|件|宗|起|场|次|处|座|所|台|辆|亩|公里|平方米|吨|例)(?P<after>以上|以下|及以上|以内)?"
)
_BARE_BOUND = re.compile(
    r"(?P<word>超过|大于|高于|多于|不低于|不少于|不小于|低于|小于|少于|不足|不到|不超过|不高于)了?"
    r"(?P<number>(?!(?:19|20)\d\d(?!\d))\d[\d,]*(?:\.\d+)?)(?P<unit>)(?P<after>)(?=$|[的吗么嘛没,。?!]|[是都]?有?[哪几]|有?多少|谁)"
)
"""A bound without its unit, as officials say it: 自评低于90的. What it is counted in, the figure asked for says."""
_ZERO = re.compile(
    r"(?P<word>是|为|等于)(?:(?P<number>0)|(?P<numeral>零))(?P<unit>万?元|)(?P<after>)(?=$|[的吗么嘛,。?!]|[是都]?有?[哪几])"
)
_COMPARE = {
    "超过": ">", "大于": ">", "高于": ">", "多于": ">", "不低于": "≥", "不少于": "≥", "不小于": "≥", "达到": "≥",
    "低于": "<", "小于": "<", "少于": "<", "不足": "<", "不到": "<", "不超过": "≤", "不高于": "≤",
    "是": "≤", "为": "≤", "等于": "≤",
    "以上": "≥", "及以上": "≥", "以下": "≤", "以内": "≤",
}  # fmt: skip
_HAN = {char: n for n, char in enumerate("零一二三四五六七八九十")} | {"两": 2}
_DECIMALS = re.compile(r"(?:保留|精确到)(?:小数点后)?([一二两三四\d])位(?:小数)?|([一二两三四\d])位小数")
_LOW = re.compile(
    r"最(低|小|少|差|短|慢)|哪一?年[^,。?]{0,12}(少|低|小|省)|从低到高|从小到大|从少到多|由低到高|由小到大|倒数|第[一二三四五六七八九十\d]+(低|小|少)"
)
_TOP = re.compile(
    r"(?:前|最[高大多低小少]的)([一二两三四五六七八九十百]+|\d+)(?!年)(?:名|位|家|个)?|哪([两三四五六七八九十])(?:项|个|家|块|类|笔)"
)
_NTH = re.compile(
    r"(?:排(?:在)?)?第([一二三四五六七八九十]+|\d+)(?:高|低|大|小|多|少|快|慢)|排(?:在)?第([一二三四五六七八九十]+|\d+)"
    r"|第([一二三四五六七八九十百]+|\d+)(?=名|位)|倒数第([一二三四五六七八九十百]+|\d+)"
    r"|第([一二三四五六七八九十]+)(?=的?(?:是|单位|部门|局|哪|谁))|(?<=[谁家位门局])第([一二三四五六七八九十]+)(?=$|[,。?])"
)


@dataclass(frozen=True, slots=True)
class Bounds:
    """A question with its bound masked, and the bound."""

    text: str
    threshold: Threshold | None


def mask_bound(text: str) -> Bounds:
    """Mask the bound a question sets (超过550万; 90分以上) so that its number is not read as anything else."""
    for match in (*_BOUND.finditer(text), *_BARE_BOUND.finditer(text), *_ZERO.finditer(text)):
        if (threshold := _threshold(match)) is not None:
            masked = (match.group("word") or "") + chr(BOUND_MARK) + (match.group("after") or "")
            return Bounds(text[: match.start()] + masked + text[match.end() :], threshold)
    return Bounds(text, None)


def bounds(text: str) -> list[tuple[int, int, Threshold]]:
    """Every bound a question sets, with its span: 大于五亿, 90分以上."""
    each = ((match, _threshold(match)) for match in _BOUND.finditer(text))
    return [(match.start(), match.end(), threshold) for match, threshold in each if threshold is not None]


def _threshold(match: re.Match[str]) -> Threshold | None:
    word, number = match.group("after") or match.group("word"), amount(match.group("number") or match.group("numeral"))
    if word is None or number is None:
        return None
    return Threshold(comparator=cast("Threshold", _COMPARE[word]), value=number, unit=match.group("unit"))


def in_kind(bound: Threshold | None, measures: Sequence[Measure], pack: Pack) -> Threshold | None:
    """A bound asked without its unit in that of what is asked: points, %, and money in 万元, as officials reckon it."""
    if bound is None or bound.unit or not bound.value or not measures:
        return bound
    measure = measures[0]
    metric = pack.metrics.get(measure.metric)
    rate = measure.kind in ("rate", "share", "growth")
    kind = metric.kind if metric else "rate" if rate else measure.wanted
    return bound.model_copy(update={"unit": {"rate": "%", "score": "分", "money": "万元"}.get(kind, "")})


def amount(text: str) -> Decimal | None:
    """The number that digits or a Chinese numeral say."""
    return Decimal(text.replace(",", "")) if text[0].isdigit() and text[0].isascii() else parse_numeral(text)


def operation(text: str, *, several: bool) -> Operation | None:
    """The operation a masked question asks for; None when no cue is in it.

    Args:
        several: More than one unit is asked about, so that 哪边多，多几个 compares them.
    """
    names = [name for name, patterns in lexicon().operations if found(patterns, text)]
    if chr(BOUND_MARK) in text and "filter" in names and "compare" in names:
        names.remove("compare")
    if several and "compare" in names and "rank" not in names:
        return "compare"
    if "rank" in names and "compare" in names:
        names.remove("compare")
    return cast(Operation, "conflict" if names[0] == "doubt" else names[0]) if names else None


def growth(text: str) -> bool:
    """Whether a rate of change is asked for."""
    return found(lexicon().growth, text) is not None


def from_last_year(text: str) -> re.Match[str] | None:
    """Where the question compares with the year before."""
    return found(lexicon().from_last_year, text)


def wanted_unit(text: str) -> str:
    """Unit of measure asked for: 多少亿 → 亿元; "" when left open."""
    stated = re.search(r"(?:单位(?:为|是|:)?|以|用|按|换成|转成|化成)(亿|万|千)?元(?:为单位|作单位|表示|计)?", text)
    if stated and (
        stated.group().startswith(("单位", "换", "转", "化")) or stated.group().endswith(("单位", "表示", "计"))
    ):
        return (stated.group(1) or "") + "元"
    match = re.search(
        r"(?:多少|几个?|折(?:合|算)?(?:成)?|换算成|是|等于|合)(亿|万|元|千元)(?!亩|头|人|户|家|吨|平|公|株|只|立|千|名|次|辆|个|棵|羽|份|册|斤|米|盏|件)",
        text,
    )
    if match is None:
        return ""
    return {"亿": "亿元", "万": "万元", "元": "元", "千元": "千元"}[match.group(1)]


def decimals(text: str) -> int | None:
    """Decimals asked for: 保留两位小数 → 2; 取整 → 0."""
    match = _DECIMALS.search(text)
    if match is None:
        return 0 if "取整" in text or "保留整数" in text else None
    digit = match.group(1) or match.group(2)
    return int(digit) if digit.isdigit() else _HAN[digit]


def descending(text: str) -> bool:
    """Whether the largest comes first."""
    return _LOW.search(text) is None or re.search(r"最(高|大|多|好|长)|从高到低|从大到小|从多到少", text) is not None


def top(text: str) -> int | None:
    """k of 前k名."""
    match = _TOP.search(text)
    return _small(match.group(1) or match.group(2)) if match else None


def nth(text: str) -> int | None:
    """n of 第n高."""
    match = _NTH.search(text)
    return _small(next(filter(None, match.groups()))) if match else None


def _small(text: str) -> int:
    if text.isdigit():
        return int(text)
    number = parse_numeral(text)
    assert number is not None, "the patterns let only numerals through"
    return int(number)


def wanted_text(text: str) -> str:
    """Kind of words asked for (document_number, date, place, name …); "" when none is named."""
    return next((kind.name for kind in lexicon().wanted_text if any(cue in text for cue in kind.cues)), "")


def asks_text(text: str) -> bool:
    """Whether the question wants words rather than a figure."""
    words = lexicon()
    return found(words.text, text) is not None and found(words.figure, text) is None
