"""Formulas of packs: exact arithmetic over terms, never code."""

from __future__ import annotations

from decimal import Decimal

import pytest

from index.errors import PackError
from index.formulas import Term, parse_formula
from index.packs import load_pack

FIGURES = {
    Term(metric="甲"): Decimal(31),
    Term(metric="乙", basis="决算"): Decimal(33),
    Term(metric="甲", years_back=1): Decimal(20),
}


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("甲 + 乙@决算", "64"),
        ("甲 - 上年.甲 - 1", "10"),
        ("(甲 - 上年.甲) / 上年.甲 * 100", "55"),
        ("（甲 − 上年.甲） ÷ 上年.甲 × 100", "55"),
        ("甲 + 乙@决算 * 2", "97"),
        ("0.5 * 甲", "15.5"),
    ],
)
def test_values(source: str, value: str) -> None:
    assert parse_formula(source).work_out(FIGURES.__getitem__) == Decimal(value)


def test_terms_in_order_and_once() -> None:
    terms = parse_formula("({m}@决算 - 上年.{m}@决算) / 上年.{m}@决算").terms
    assert terms == (Term(metric="", basis="决算"), Term(metric="", basis="决算", years_back=1))


def test_division_by_zero_has_no_value() -> None:
    assert parse_formula("甲 / 乙").work_out(lambda term: Decimal(0)) is None


@pytest.mark.parametrize("source", ["", "甲 +", "+ 甲", "(甲", "甲)", "甲 乙", "甲 // 乙", "()"])
def test_what_is_no_formula(source: str) -> None:
    with pytest.raises(PackError):
        parse_formula(source)


def test_every_formula_of_the_built_in_pack_is_one_over_its_metrics() -> None:
    pack = load_pack()
    sources = [rate.formula for rate in pack.rate] + [
        term for bound in pack.bound for term in (bound.value, bound.limit)
    ]
    for source in sources:
        for term in parse_formula(source).terms:
            assert not term.metric or term.metric in pack.metrics, source
    for rule in pack.identity:
        assert {rule.total, *(part.removeprefix("-") for part in rule.parts)} <= pack.metrics.keys(), rule.total
