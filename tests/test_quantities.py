"""Figures in text: what is one, what it says, and that what is rendered reads back."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.numerals import format_numeral, parse_numeral
from index.quantities import Quantity, find, parse, render
from index.units import convert


def _said(text: str) -> list[str]:
    return [f"{f.quantity.comparator}{f.quantity.value}{f.quantity.unit}" for f in find(text)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("投入35. 3万元", ["35.3万元"], id="blank inside"),
        pytest.param("支出１，２３４.５万元，其中", ["1234.5万元"], id="full width with separator"),
        pytest.param("完成率100，235家企业", ["100", "235家"], id="comma between clauses"),
        pytest.param("百分之三", ["3%"], id="百分之"),
        pytest.param("万分之六", ["0.06%"], id="万分之"),
        pytest.param("三成多", ["余3成"], id="成"),
        pytest.param("融资近亿元", ["近1亿元"], id="近亿元"),
        pytest.param("利润从最低-2.3%增长到14.5%", ["-2.3%", "14.5%"], id="negative"),
        pytest.param("新增10-20家", ["≥10家", "≤20家"], id="range"),
        pytest.param("提高1.8个和2.5个百分点", ["1.8个百分点", "2.5个百分点"], id="shared unit"),
        pytest.param("惠及2.1万余人", ["余2.1万人"], id="余 within the unit"),
        pytest.param("约15%以上", ["以上15%"], id="two comparators"),
        pytest.param("满意度≥90％", ["≥90%"], id="at least"),
        pytest.param("每亩650元/人/月", ["650元/人/月"], id="per head"),
        pytest.param("三千二百万元", ["3200万元"], id="numeral"),
        pytest.param("一点五亿，", ["1.5亿"], id="numeral with decimals"),
        pytest.param("有三个差额和二个自收自支人员", ["3个", "2个"], id="numerals that count"),
        pytest.param("1.228家企业", ["228家"], id="glued list number"),
        pytest.param("三家乡镇卫生院、两条乡道、四家子公司", ["3家", "2条", "4家"], id="counts that look like places"),
        pytest.param(
            "三公里村道、三家社区医院、六条通村公路", ["3公里", "3家", "6条"], id="counts of roads and houses"
        ),
        pytest.param("三户村民、五座水库、三座小水库", ["3户", "5座", "3座"], id="counts of houses and waters"),
        pytest.param("连续2年第一", ["2年"], id="duration"),
    ],
)
def test_figures_are_read(text: str, said: list[str]) -> None:
    assert _said(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "2023年4月9日",
        "2021-2023年",
        "2 0 2 2 年度",
        "昌财发〔2023〕29号",
        "5G网络与A3工厂",
        "经18届会议第32次通过",
        "二十大、十大产业链、第三极",
        "贯彻八项规定，两个维护",
        "百名干部联千企",
        "护理比1:6.5",
        "《2022年12家单位的办法》",
        "二道河镇敬老院、六道沟乡卫生院、三道湾村村民",
        "三公里村公路、五里镇、九户村",
        "三座店水库、三棵树街道、八家子镇、五间房乡",
        "三公里头的公务接待，三公里公车运维",
    ],
)
def test_no_figure(text: str) -> None:
    assert [figure for figure in find(text) if figure.quantity.unit] == []


@given(st.text(alphabet="一二三0123456789.,，%万亿元家个 （）-年月第余约≥\n", max_size=60))
def test_figures_lie_in_the_text_in_order(text: str) -> None:
    places = [(f.start, f.digits_start, f.digits_end, f.end) for f in find(text)]
    assert all(0 <= a <= b < c <= d <= len(text) for a, b, c, d in places)
    assert places == sorted(places)
    assert all(left[3] <= right[1] for left, right in pairwise(places))


_UNITS = st.sampled_from(["万元", "元", "亿元", "%", "家", "万亩", "个百分点", "人次", "公里", "千元"])
_VALUES = st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False)


@given(_VALUES, _UNITS, st.sampled_from(["plain", "separated"]), st.sampled_from(["", "约", "≥", "≤", "以上", "近"]))
def test_rendered_reads_back(value: Decimal, unit: str, style: str, comparator: str) -> None:
    quantity = Quantity(value, unit, comparator)  # type: ignore[arg-type]
    assert parse(render(quantity, style=style)) == quantity  # type: ignore[arg-type]


@given(_VALUES, _UNITS)
def test_full_width_reads_the_same(value: Decimal, unit: str) -> None:
    printed = render(Quantity(value, unit)).translate({ord(char): ord(char) + 0xFEE0 for char in "0123456789.%"})
    assert parse(printed) == Quantity(value, unit)


@given(st.integers(min_value=2, max_value=9999), st.sampled_from(["万元", "亿元", "元", "%", "家"]))
def test_chinese_numerals_read_back(value: int, unit: str) -> None:
    read = parse(render(Quantity(Decimal(value), unit), style="chinese"))
    assert read is not None
    assert read.base == Quantity(Decimal(value), unit).base


@given(st.integers(min_value=0, max_value=10**15))
def test_numerals_are_the_inverse_of_their_reading(number: int) -> None:
    assert parse_numeral(format_numeral(Decimal(number))) == number


@given(_VALUES)
def test_conversion_is_exact(value: Decimal) -> None:
    assert convert(convert(value, "万元", "元"), "元", "万元") == value


def test_units_that_do_not_measure_the_same_are_not_converted() -> None:
    with pytest.raises(ValueError, match="百分点"):
        convert(Decimal(1), "%", "百分点")
