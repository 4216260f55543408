"""Merged heads over ragged rows: what they stand over does not hang on the figures being right."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.head_units import unit_under
from tests.flattened import flattened, said

HEADS = (
    "项目|年初结转|2023年收入（万元）|2023年支出（万元）|年末结转",
    "||财政拨款|其他收入|合计|基本支出|项目支出|合计|",
    "|||||工资福利|商品服务|小计|||",
)
OVER = [
    ("财政拨款", "2023年收入（万元）>财政拨款"),
    ("其他收入", "2023年收入（万元）>其他收入"),
    ("收入合计", "2023年收入（万元）>合计"),
    ("工资福利", "2023年支出（万元）>基本支出>工资福利"),
    ("商品服务", "2023年支出（万元）>基本支出>商品服务"),
    ("小计", "2023年支出（万元）>基本支出>小计"),
    ("项目支出", "2023年支出（万元）>项目支出"),
    ("支出合计", "2023年支出（万元）>合计"),
    ("年末结转", "年末结转"),
]
RIGHT = [86014, 100, 86114, 47818, 4376, 52194, 33920, 86114]


def heads_of(*rows: list[int]) -> list[str]:
    """The column paths of the figures of the first row, which are made unlike any others."""
    printed = [
        "|".join([f"第{number}项", "0.5", *(f"{value}.{number}{place}" for place, value in enumerate(row)), "7.25"])
        for number, row in enumerate(rows, 1)
    ]
    cells = said(flattened(*HEADS, *printed))
    return [cells[f"{value}.1{place}"][1] for place, value in enumerate(rows[0])]


EXPECTED = [path for _, path in OVER[:-1]]


@pytest.mark.parametrize("wrong", range(8), ids=[name for name, _ in OVER[:-1]])
def test_a_wrong_figure_moves_no_column(wrong: int) -> None:
    row = [value + (1000 if place == wrong else 0) for place, value in enumerate(RIGHT)]
    assert heads_of(row) == EXPECTED
    assert heads_of(row, RIGHT) == EXPECTED


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(st.integers(0, 99999), min_size=8, max_size=8), min_size=1, max_size=3))
def test_no_figures_at_all_move_a_column(rows: list[list[int]]) -> None:
    assert heads_of(*rows) == EXPECTED


def test_sums_break_ties() -> None:
    """Two parents over four children without a word that closes a group: the sums say where one ends."""
    cells = said(
        flattened("项目|甲类|乙类", "|第一批|全额|办公|差旅|会议|全额", "某项|2|2|3|4|5|12", "别项|10|10|30|40|50|120")
    )
    assert cells["10"][1] == "甲类>全额"
    assert cells["3"][1] == "乙类>办公"


def test_a_class_beside_names_is_no_part_of_the_name() -> None:
    cells = said(
        flattened(
            "项目|类别|合同价（万元）|完工时间",
            "柳湾桥|基础设施|93.2|2021.10",
            "岭下养牛场|产业|412.5|2021.11",
            "石滩大棚|产业|195.3|2021.08",
            "柳湾产业路|基础设施|150.4|2021.09",
        )
    )
    assert cells["93.2"] == ("柳湾桥", "合同价（万元）", "万元")
    assert cells["产业"][0] in ("岭下养牛场", "石滩大棚")


@pytest.mark.parametrize("corner", ["机构", "县（区）", "学校名称", "支持方向"])
def test_what_kind_the_rows_are_is_no_row_above_them(corner: str) -> None:
    cells = said(flattened(f"{corner}|拨付资金", "柳湾镇卫生院|428.32", "岭下镇卫生院|401.15"))
    assert cells["428.32"][0] == "柳湾镇卫生院"


def test_a_month_under_a_head_of_time_has_no_unit_of_money() -> None:
    assert unit_under(("柳湾桥",), ("完工时间",), "万元") == ""
    assert unit_under(("柳湾桥",), ("合同价",), "万元") == "万元"
