"""Figures of an answer: each a stored fact, or computed by code from such figures with the formula shown.

A computed figure keeps its operands, so that the number gate can compute it again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, assert_never

from assistant.amounts import MINUS, converted, digits, grouped, is_money, printed, rounded
from assistant.survey import Over
from index.formulas import parse_formula
from index.schema import Fact, Value
from index.units import base_unit

Operator = Literal[
    "sum", "difference", "share", "ratio", "growth", "mean", "undo_change", "undo_rate", "formula", "over"
]
_GROUPED = 100_000
"""From so many 元 on, digits are read in threes: 36,512,800元."""
_READABLE = 4
"""Amounts in 万元 with more decimals are shown with two."""
_READ = frozenset(("元", "万元"))
"""Units that several amounts are read in side by side."""
_WHOLE = re.compile("人次?|批次?|户次?|家次?|[件个名项起座所处辆台宗套例条份张期间]|场次?")
"""Units of things that there are no parts of."""
_SIGN = {"sum": " + ", "difference": f" {MINUS} ", "share": " ÷ ", "ratio": " ÷ "}


class Figure(Value):
    """One figure with where it is from.

    Exactly one of `fact` and `operator` is set. One over thousands of units (operator "over") does not list them: `over`
    says which they are, and the gate adds them up again.
    """

    value: Decimal
    """In `unit`."""
    unit: str
    unit_name: str
    """The unit (organisation) it belongs to; "" for one over several."""
    label: str
    """The metric with its basis, in words: 项目支出（年初预算）."""
    metric: str = ""
    basis: str = ""
    year: int | None = None
    fact: Fact | None = None
    operator: Operator | None = None
    operands: tuple[Figure, ...] = ()
    expression: str = ""
    """For operator "formula": the pack's formula, whose terms the operands are, in order."""
    over: Over | None = None
    """For operator "over": the units it is over."""
    decimals: int | None = None
    """Decimals it is shown with; None for as many as it has."""

    @property
    def base(self) -> Decimal:
        """The value in the base unit: 元, 人, 亩 …"""
        return self.value * base_unit(self.unit)[0]

    @property
    def shown(self) -> Decimal:
        """The value as shown."""
        return self.value if self.decimals is None else rounded(self.value, self.decimals)

    @property
    def exact(self) -> bool:
        """Whether what is shown is the whole value."""
        return self.shown == self.value

    def text(self) -> str:
        """Digits and unit, with 约 when it was rounded and the comparator the report gives."""
        comparator = self.fact.comparator if self.fact else ""
        before = comparator if comparator in ("≥", "≤", ">", "<", "约", "近", "超", "不足") else ""
        middle = "余" if comparator == "余" else ""
        after = comparator if comparator in ("以上", "以下") else ""
        number = printed(self.value, decimals=self.decimals)
        if self.unit == "元" and abs(self.value) >= _GROUPED:
            number = grouped(number)
        return f"{before}{number}{middle}{self.unit}{after}"

    def facts(self) -> tuple[Fact, ...]:
        """The facts it rests on, in order."""
        if self.fact is not None:
            return (self.fact,)
        return tuple(dict.fromkeys(fact for operand in self.operands for fact in operand.facts()))


def of_fact(fact: Fact, *, label: str) -> Figure:
    """The figure a fact states, as written."""
    return Figure(
        value=fact.value,
        unit="万元"
        if fact.unit == "万" and fact.unit_base == "元"
        else "亿元"
        if fact.unit == "亿" and fact.unit_base == "元"
        else fact.unit,
        unit_name=fact.entity,
        label=label,
        metric=fact.metric or fact.metric_text,
        basis=fact.basis,
        year=fact.year,
        fact=fact,
    )


def in_unit(figure: Figure, unit: str, *, decimals: int | None = None) -> Figure:
    """The same figure in another unit of money, and with so many decimals; 元 with fen put as 万元 are shown with two."""
    if not unit or not is_money(unit) or not is_money(figure.unit):
        return figure.model_copy(update={"decimals": decimals}) if decimals is not None else figure
    value = converted(figure.base, unit)
    if decimals is None and unit != figure.unit:
        decimals = _as_reports_print(value, unit)
    return figure.model_copy(update={"value": value, "unit": unit, "decimals": decimals})


def _as_reports_print(value: Decimal, unit: str) -> int | None:
    """Decimals of an amount in 万元 that comes from 元 and fen; None for one that reads well with all it has."""
    return 2 if unit == "万元" and abs(value) >= 1 and value != rounded(value, _READABLE) else None


def in_one_unit(figures: Sequence[Figure]) -> list[Figure]:
    """Amounts of money that stand beside each other, all in the largest unit that one of them is printed in."""
    money = {figure.unit for figure in figures if is_money(figure.unit)}
    if len(money) < 2 or not all(is_money(figure.unit) for figure in figures):
        return list(figures)
    unit = max(money & _READ, key=lambda each: base_unit(each)[0], default="")
    return [figure if figure.unit == unit else in_unit(figure, unit, decimals=figure.decimals) for figure in figures]


def compute(
    operator: Operator,
    operands: tuple[Figure, ...],
    *,
    label: str,
    unit: str = "",
    decimals: int | None = None,
    expression: str = "",
) -> Figure:
    """A figure computed from others; `ZeroDivisionError` where a divisor is nothing.

    Money is computed in the unit of the first operand (or `unit`), so that the formula reads as the report does.
    """
    result_unit, value = evaluate(operator, operands, unit=unit, expression=expression)
    if decimals is None and operator == "undo_rate" and _WHOLE.fullmatch(result_unit):
        decimals = 0
    if decimals is None and operator not in ("sum", "difference", "undo_change") and value != rounded(value, 2):
        decimals = 2
    if decimals is None and operator in ("sum", "difference"):
        rounded_to = [operand.decimals for operand in operands if operand.decimals is not None and not operand.exact]
        decimals = max(rounded_to) if rounded_to else _as_reports_print(value, result_unit)
    names = {operand.unit_name for operand in operands}
    return Figure(
        value=value,
        unit=result_unit,
        unit_name=names.pop() if len(names) == 1 else "",
        label=label,
        metric=label,
        year=operands[0].year if len({operand.year for operand in operands}) == 1 else None,
        operator=operator,
        operands=operands,
        expression=expression,
        decimals=decimals,
    )


def evaluate(
    operator: Operator, operands: tuple[Figure, ...], *, unit: str = "", expression: str = ""
) -> tuple[str, Decimal]:
    """Unit and value of an operation on figures; the one place where this product calculates."""
    first = operands[0]
    money = unit if is_money(unit) else first.unit
    base = [operand.base for operand in operands]
    match operator:
        case "sum":
            return money, converted(sum(base, Decimal(0)), money)
        case "difference":
            result = "个百分点" if first.unit in ("%", "％") else money
            return result, converted(base[0] - base[1], result)
        case "share" | "growth" | "ratio" | "formula":
            worked = arithmetic(operator, base, expression=expression, unit=unit)
            if worked is None:
                raise ZeroDivisionError(expression or operator)
            if operator in ("share", "growth"):
                return "%", worked
            shown = unit or "倍" if operator == "ratio" else unit
            return shown, worked if unit == "%" else converted(worked, unit)
        case "mean":
            return money, converted(sum(base, Decimal(0)) / len(base), money)
        case "undo_change":
            return money, converted(base[0] - base[1], money)
        case "undo_rate":
            return money, converted(base[0] / (1 + base[1] / 100), money)
        case "over":
            raise ValueError("a figure over many units is settled by assistant.standings")
        case _:
            assert_never(operator)


def arithmetic(operator: str, base: list[Decimal], *, expression: str = "", unit: str = "") -> Decimal | None:
    """A derived figure from its operands in base units; None where it divides by nothing. Shares and growth are in %."""
    if operator == "difference":
        return base[0] - base[1]
    if operator == "formula":
        result = parse_formula(expression).value_of(base)
        return result * 100 if result is not None and unit == "%" else result
    if base[1] == 0:
        return None
    if operator == "growth":
        return (base[0] - base[1]) / abs(base[1]) * 100
    return base[0] / base[1] * (100 if operator == "share" else 1)


def formula(figure: Figure) -> str:
    """The arithmetic of a computed figure with its operands, 4.51 − 12.02 = −7.51（万元）; "" for a fact."""
    if figure.operator is None:
        return ""
    equals = "=" if figure.exact else "≈"
    return f"{_expression(figure)} {equals} {printed(figure.value, decimals=figure.decimals)}（{figure.unit}）"


def _expression(figure: Figure) -> str:
    operands = [_operand(operand, figure) for operand in figure.operands]
    match figure.operator:
        case "sum" | "difference" | "ratio":
            return _SIGN[figure.operator].join(operands)
        case "share":
            return f"{operands[0]} ÷ {operands[1]} × 100"
        case "growth":
            return f"({operands[0]} {MINUS} {operands[1]}) ÷ {operands[1].strip('()')} × 100"
        case "mean":
            return f"({' + '.join(operands)}) ÷ {len(operands)}"
        case "undo_change":
            change = figure.operands[1].value
            sign = f"{MINUS} {printed(change)}" if change >= 0 else f"+ {printed(-change)}"
            return f"{operands[0]} {sign}"
        case "undo_rate":
            return f"{operands[0]} ÷ (1 + {operands[1]}%)"
        case "formula":
            return _filled_in(figure, operands)
        case "over":
            return figure.expression
        case _:
            return "".join(operands)


def _filled_in(figure: Figure, operands: list[str]) -> str:
    """The pack's formula with its terms replaced by the operands' digits."""
    words = {"/": "÷", "*": "×", "-": MINUS}
    stack: list[tuple[str, bool]] = []
    formula = parse_formula(figure.expression)
    shown = dict(zip(formula.terms, operands, strict=True))
    for item in formula.items:
        if isinstance(item, str):
            right, left = stack.pop(), stack.pop()
            tight = item in "*/"
            sides = [f"({text})" if tight and loose else text for text, loose in (left, right)]
            stack.append((f" {words.get(item, item)} ".join(sides), not tight))
        else:
            stack.append((digits(item) if isinstance(item, Decimal) else shown[item], False))
    text, loose = stack[-1]
    if figure.unit != "%":
        return text
    return f"({text}) × 100" if loose else f"{text} × 100"


def _operand(operand: Figure, figure: Figure) -> str:
    """An operand's digits in the common unit of the operation; another operation stands in brackets."""
    if operand.operator is not None and figure.operator in ("share", "ratio", "growth"):
        return f"({_expression(operand)})"
    unit = _common_unit(figure)
    shown = in_unit(operand, unit) if unit else operand
    text = printed(shown.value, decimals=shown.decimals if shown.operator is not None else None)
    return f"({text})" if shown.value < 0 else text


def _common_unit(figure: Figure) -> str:
    """Unit the operands are written in, where they are of money; a quotient per head keeps the answer's own."""
    if not is_money(figure.operands[0].unit):
        return ""
    if figure.operator in ("sum", "difference", "mean") or (
        figure.operator in ("ratio", "formula") and is_money(figure.unit)
    ):
        return figure.unit
    return figure.operands[0].unit


def as_value_digits(figure: Figure) -> str:
    """Digits of the shown value, for machines."""
    return digits(figure.value, decimals=figure.decimals)
