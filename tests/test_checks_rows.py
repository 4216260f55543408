"""Rows of a table whose columns follow from each other, and gaps that a row leaves."""

from __future__ import annotations

import pytest

from tests.checks_sample import reviewed
from tests.flattened import flattened

HEAD = "子项|预算数|实际支出|结余|执行率"
RIGHT = ("甲类补助|386|344.84|41.16|89.34%", "乙类补助|177|165.84|11.16|93.69%", "丙类服务|530|497.3|32.7|93.83%")

ROWS = [
    pytest.param("丁类津贴|275|269.05|5.95|97.84%", [], id="all-hold"),
    pytest.param("丁类津贴|275|296.05|5.95|97.84%", ["275 − 5.95 = 269.05 ≠ 296.05（万元）"], id="the-outlay"),
    pytest.param("丁类津贴|275|269.05|9.55|97.84%", ["275 − 269.05 = 5.95 ≠ 9.55（万元）"], id="the-remainder"),
    pytest.param("丁类津贴|275|269.05|5.95|94.87%", ["269.05万元 ÷ 275万元 = 97.84% ≠ 94.87%"], id="the-rate"),
    pytest.param("丁类津贴|275|269.05|　|97.8%", [], id="rounded-and-a-blank"),
]


@pytest.mark.parametrize(("row", "formulas"), ROWS)
def test_a_row_against_what_its_columns_are_in_the_others(row: str, formulas: list[str]) -> None:
    found = reviewed(f"一、资金情况\n各子项情况见下表（单位：万元）。\n{flattened(HEAD, *RIGHT, row)}")
    assert [finding.formula for finding in found] == formulas


def test_columns_that_few_rows_make_follow_say_nothing() -> None:
    table = flattened(
        "子项|预算数|实际支出|结余", "甲类|386|344.84|41.16", "乙类|177|150|20", "丙类|530|400|35", "丁类|275|200|5"
    )
    assert reviewed(f"一、资金情况\n各子项情况见下表（单位：万元）。\n{table}") == []


SOURCES = flattened("来源|概算数|累计到位", "中央|8200|8200", "省级|3100|2800", "县级|4100|2990", "自筹|2000|1600")


@pytest.mark.parametrize(
    ("gap", "formulas"),
    [("1010", ["4100 − 2990 = 1110 ≠ 1010（万元）"]), ("1110", []), ("300", [])],
    ids=["wrong", "right", "of-something-else"],
)
def test_a_gap_against_what_its_row_leaves(gap: str, formulas: list[str]) -> None:
    text = f"一、资金到位\n到位情况见下表（单位：万元）。\n{SOURCES}二、存在问题\n县级配套缺口{gap}万元。\n"
    found = reviewed(text)
    assert [(finding.formula, finding.severity) for finding in found] == [(one, "差异") for one in formulas]
