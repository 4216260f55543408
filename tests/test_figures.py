"""Arithmetic of answers: exact on Decimal, shown with the formula, rounded as accountants do."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assistant.amounts import MONEY, digits, printed, rounded
from assistant.figures import Figure, Operator, compute, formula, in_unit
from index.units import base_unit

amounts = st.decimals(min_value="-9999999.99", max_value="9999999.99", places=2, allow_nan=False)
positive = st.decimals(min_value="0.01", max_value="9999999.99", places=2, allow_nan=False)
money = st.sampled_from(["元", "千元", "万元", "亿元"])


def figure(value: str | Decimal, unit: str = "万元", *, of: str = "甲局", year: int = 2023) -> Figure:
    return Figure(value=Decimal(value), unit=unit, unit_name=of, label="支出（决算）", basis="决算", year=year)


def worked_out(shown: str) -> tuple[Fraction, str]:
    """Value of a formula's left side, by exact fractions, and its right side's digits."""
    left, _, right = shown.partition(" ≈ " if " ≈ " in shown else " = ")
    python = left.replace("−", "-").replace("×", "*").replace("÷", "/").replace("%", "/100")
    value = eval(re.sub(r"\d+(?:\.\d+)?", lambda m: f"Fraction('{m.group()}')", python), {"Fraction": Fraction})
    return value, right.partition("（")[0].replace("−", "-")


@given(st.lists(st.tuples(amounts, money), min_size=2, max_size=6))
def test_sum_is_exact_over_units_of_money(operands: list[tuple[Decimal, str]]) -> None:
    total = compute("sum", tuple(figure(value, unit) for value, unit in operands), label="合计")
    assert total.base == sum(value * MONEY[unit] for value, unit in operands)
    assert total.unit == operands[0][1]


@given(amounts, money, amounts, money)
def test_difference_is_exact_and_antisymmetric(a: Decimal, one: str, b: Decimal, two: str) -> None:
    left, right = figure(a, one), figure(b, two)
    assert compute("difference", (left, right), label="差额").base == a * MONEY[one] - b * MONEY[two]
    assert (
        compute("difference", (left, right), label="差额").base
        == -compute("difference", (right, left), label="差额").base
    )


@given(positive, positive)
def test_share_and_growth_agree(now: Decimal, before: Decimal) -> None:
    """Growth is the share of the year before, less one."""
    pair = (figure(now), figure(before, year=2022))
    share, growth = (compute(operator, pair, label="x").value for operator in ("share", "growth"))
    assert abs(share - 100 - growth) <= Decimal("1e-15") * abs(share)
    assert (growth > 0) == (now > before)


@given(amounts, amounts)
def test_change_undone_gives_the_figure_before(before: Decimal, change: Decimal) -> None:
    now = compute("sum", (figure(before), figure(change)), label="支出")
    assert compute("undo_change", (now, figure(change)), label="支出").value == before


@given(positive, st.decimals(min_value="-90", max_value="300", places=1))
def test_rate_undone_gives_the_figure_before(before: Decimal, rate: Decimal) -> None:
    now = figure(before * (1 + rate / 100))
    undone = compute("undo_rate", (now, figure(rate, "%")), label="支出")
    assert abs(undone.value - before) < Decimal("1e-12") * before


OPERATORS: list[Operator] = ["sum", "difference", "share", "ratio", "growth", "mean", "undo_change"]


@given(st.sampled_from(OPERATORS), positive, positive)
def test_formula_comes_out_as_shown(operator: Operator, a: Decimal, b: Decimal) -> None:
    """Whoever works out the formula on paper gets the figure it ends in."""
    shown = formula(compute(operator, (figure(a), figure(b, year=2022)), label="x"))
    value, right = worked_out(shown)
    if " ≈ " in shown:
        places = len(right.partition(".")[2])
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        assert Decimal(right) == exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    else:
        assert Fraction(right) == value


@pytest.mark.parametrize(
    ("operator", "operands", "expected"),
    [
        ("difference", ("4.51", "12.02"), "4.51 − 12.02 = −7.51（万元）"),
        ("sum", ("2478.31", "2761.25"), "2478.31 + 2761.25 = 5239.56（万元）"),
        ("sum", ("5", "-3.2"), "5 + (−3.2) = 1.8（万元）"),
        ("share", ("18.46", "3825.16"), "18.46 ÷ 3825.16 × 100 ≈ 0.48（%）"),
        ("share", ("1", "4"), "1 ÷ 4 × 100 = 25（%）"),
        ("growth", ("4163.58", "3825.16"), "(4163.58 − 3825.16) ÷ 3825.16 × 100 ≈ 8.85（%）"),
        ("ratio", ("10", "4"), "10 ÷ 4 = 2.5（倍）"),
        ("mean", ("1", "2", "6"), "(1 + 2 + 6) ÷ 3 = 3（万元）"),
        ("undo_change", ("5.14", "-2.2"), "5.14 + 2.2 = 7.34（万元）"),
        ("undo_change", ("5.14", "2.2"), "5.14 − 2.2 = 2.94（万元）"),
    ],
)
def test_formula_as_printed(operator: Operator, operands: tuple[str, ...], expected: str) -> None:
    assert formula(compute(operator, tuple(map(figure, operands)), label="x")) == expected


def test_formula_in_one_unit_of_money() -> None:
    """元 and 万元 never stand beside each other in a formula."""
    total = compute("sum", (figure("1.5"), figure("5000", "元")), label="合计")
    assert formula(total) == "1.5 + 0.5 = 2（万元）"
    assert formula(compute("share", (figure("5000", "元"), figure("1")), label="x")) == "5000 ÷ 10000 × 100 = 50（%）"


def test_difference_of_rates_is_in_points() -> None:
    gap = compute("difference", (figure("96.92", "%"), figure("98.62", "%")), label="差额")
    assert gap.text() == "−1.7个百分点"


def test_nothing_is_divided_by_nothing() -> None:
    for operator in ("share", "ratio", "growth"):
        with pytest.raises(ZeroDivisionError):
            compute(operator, (figure("1"), figure("0")), label="x")


@given(amounts, money, money)
def test_conversion_there_and_back(value: Decimal, one: str, two: str) -> None:
    there = in_unit(figure(value, one), two)
    assert there.unit == two
    assert there.base == value * base_unit(one)[0]
    assert in_unit(there, one).value == value


@given(amounts, money)
def test_other_units_than_money_are_left_alone(value: Decimal, wanted: str) -> None:
    people = figure(value, "人")
    assert in_unit(people, wanted) == people


@given(amounts, st.integers(min_value=0, max_value=4))
def test_rounding_is_half_away_from_zero(value: Decimal, places: int) -> None:
    shown = rounded(value, places)
    step = Decimal(1).scaleb(-places)
    assert abs(shown - value) <= step / 2
    assert rounded(-value, places) == -shown
    if abs(shown - value) == step / 2:
        assert abs(shown) > abs(value)


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [("2.345", 2, "2.35"), ("-2.345", 2, "-2.35"), ("2.5", 0, "3"), ("0.005", 2, "0.01"), ("13.3550", 2, "13.36")],
)
def test_rounded_as_accountants_do(value: str, places: int, expected: str) -> None:
    assert digits(Decimal(value), decimals=places) == expected


@given(amounts)
def test_digits_read_back(value: Decimal) -> None:
    assert Decimal(digits(value)) == value
    assert not re.search(r"[eE,]|\.\d*0$", digits(value))
    assert printed(value, "万元").replace("−", "-").removesuffix("万元") == digits(value)


@given(positive, positive)
def test_a_rounded_figure_says_so(a: Decimal, b: Decimal) -> None:
    share = compute("share", (figure(a), figure(b)), label="占比")
    assume(not share.exact)
    assert "≈" in formula(share)
    assert share.text().removesuffix("%") == digits(share.value, decimals=2)


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        pytest.param("4512906.38", "元", "451.29万元", id="元 put as 万元 have two decimals"),
        pytest.param("451.290638", "万元", "451.290638万元", id="what is printed stays as it is"),
        pytest.param("3500", "元", "0.35万元", id="a small amount keeps its digits"),
    ],
)
def test_amounts_in_ten_thousands_have_two_decimals(value: str, unit: str, shown: str) -> None:
    assert in_unit(figure(value, unit), "万元").text() == shown


def test_a_difference_of_converted_amounts_has_two_decimals() -> None:
    pair = (figure("2887.63", "万元"), in_unit(figure("6098214.63", "元"), "万元"))
    apart = compute("difference", pair, label="差额")
    assert apart.text() == "2277.81万元"
    assert apart.value == Decimal("2277.808537")


def test_the_difference_of_worked_out_shares_is_told_to_their_decimals() -> None:
    one = compute("share", (figure("2843.23"), figure("5462.17")), label="占比")
    other = compute("share", (figure("435.91"), figure("1328.55")), label="占比")
    gap = compute("difference", (one, other), label="差额")
    assert (gap.text(), gap.exact) == ("19.24个百分点", False)
