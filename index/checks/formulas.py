"""Divisions a report prints with their figures: 预算完成率=（3438.72/3512.48）×100%=97.90%.

Such a formula is recomputed as it stands; what its figures are called does not matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from index.checks import messages
from index.checks.figures import number
from index.checks.sheet import Sheet, new_finding
from index.schema import Fact, Finding, Location, Place

_HUNDRED = Decimal(100)
_NUMBER = r"\d[\d,，]*(?:\.\d+)?"
_UNIT = r"(?:亿元|万元|千元|元|人次|[人名个家户件处辆项分%％])?"
_TIMES = r"(?:\s*[×xX*＊]\s*100\s*[%％])"
_RATIO = re.compile(
    rf"[（(]?\s*(?<![\d.])(?P<part>{_NUMBER})\s*(?P<one>{_UNIT})\s*[/÷／]\s*(?P<whole>{_NUMBER})\s*(?P<two>{_UNIT})\s*[）)]?"
    rf"{_TIMES}?\s*[=＝≈]\s*(?P<rate>\d+(?:\.\d+)?)\s*[%％]"
)
_NAME = re.compile(r"([^，,。；;：:=＝（()）\d\s]{2,14}率)\s*[=＝为:：]?[^，,。；;]*$")


class PrintedRatio(NamedTuple):
    """A division with its printed result, in percent.

    Attributes:
        span: Of the result's digits.
    """

    part: Decimal
    whole: Decimal
    value: Decimal
    slack: Decimal
    span: tuple[int, int]
    start: int
    words: str

    @property
    def worked(self) -> Decimal:
        return self.part / self.whole * _HUNDRED

    @property
    def holds(self) -> bool:
        return abs(self.worked - self.value) <= self.slack


def printed_ratios(text: str) -> list[PrintedRatio]:
    """The divisions of a text that stand with their result, in order."""
    return list(_ratios(text))


def _ratios(text: str) -> Iterator[PrintedRatio]:
    for match in _RATIO.finditer(text):
        part, whole, rate = (_value(match[group]) for group in ("part", "whole", "rate"))
        if not whole or match["one"] != match["two"]:
            continue
        decimals = len(match["rate"].partition(".")[2])
        yield PrintedRatio(
            part, whole, rate, Decimal(1).scaleb(-decimals), match.span("rate"), match.start("part"), match[0]
        )


def _value(digits: str) -> Decimal:
    return Decimal(digits.replace(",", "").replace("，", ""))


def check_formulas(sheet: Sheet) -> Iterator[Finding]:
    """One finding for each printed division whose result is another."""
    for ratio in printed_ratios(sheet.text):
        if ratio.holds or not ratio.part or abs(ratio.worked - ratio.value) > ratio.value:
            continue
        recomputed, stated = f"{number(ratio.worked, 2)}%", f"{number(ratio.value)}%"
        yield new_finding(
            sheet.report.id,
            "比率不符",
            "矛盾",
            message=messages.rate_broken(_name(sheet, ratio), stated=stated, recomputed=recomputed),
            stated=stated,
            recomputed=recomputed,
            formula=f"{number(ratio.part)} ÷ {number(ratio.whole)} = {recomputed} ≠ {stated}",
            places=(_place(sheet, ratio),),
        )


def _name(sheet: Sheet, ratio: PrintedRatio) -> str:
    line = sheet.text.rfind("\n", 0, ratio.start) + 1
    said = _NAME.search(sheet.text[line : ratio.start])
    return said[1] if said else "比率"


def _place(sheet: Sheet, ratio: PrintedRatio) -> Place:
    """The fact at the result, or the result as printed."""
    fact: Fact | None = next((fact for fact in sheet.facts if fact.value_start == ratio.span[0]), None)
    if fact is not None:
        return Place(location=fact.location, quote=fact.quote, fact_id=fact.id)
    start, end = ratio.span
    location = Location(report_id=sheet.report.id, start=start, end=end)
    return Place(location=location, quote=sheet.text[start:end])
