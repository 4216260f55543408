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


TASKS = (
    "任务名称|项目级次|主要内容|批复金额（万元）|实际支出金额（万元）|预算执行率|执行偏低原因",
    "总额|财政拨款|其他资金",
    "经济普查|本级|数据审核验收|86.40|81.40|5.00|78.83|91.24%|补助下达较晚",
    "抽样调查|本级|住户、畜禽监测补贴|52.00|45.80|6.20|50.10|96.35%|",
)


def test_a_total_that_leads_its_parts_says_what_stands_over_them() -> None:
    cells = said(flattened(*TASKS))
    assert cells["86.40"][:2] == ("经济普查", "批复金额（万元）>总额")
    assert cells["6.20"][:2] == ("抽样调查", "批复金额（万元）>其他资金")
    assert cells["78.83"][:2] == ("经济普查", "实际支出金额（万元）")


INDICATORS = (
    "一级指标|二级指标|三级指标|指标性质|指标值|度量单位|实际完成值",
    "产出指标|数量指标|年定报项数|=|15|项|15",
    "数量指标|培训人次|≥|400|人次|436",
    "统计分析篇数|≥|40|篇|46",
    "质量指标|数据差错率|≤|0.5|%|0.12",
    "效益指标|社会效益指标|分析采用率|≥|60|%|58.7",
)


def test_cells_of_shorter_rows_stand_where_the_same_words_stood() -> None:
    cells = said(flattened(*INDICATORS))
    assert cells["400"][:2] == ("数量指标>培训人次", "指标值")
    assert cells["436"][:2] == ("数量指标>培训人次", "实际完成值")
    assert cells["46"][0].endswith("统计分析篇数")
    assert cells["0.12"][:2] == ("质量指标>数据差错率", "实际完成值")


def test_tasks_and_years_name_rows() -> None:
    tasks = said(
        flattened(
            "年度主要任务|任务名称|主要内容|预算数（万元）",
            "年度主要任务|食品监管|抽检样品|138.5",
            "年度主要任务|设备监管|检查电梯|28",
        )
    )
    assert tasks["138.5"][:2] == ("年度主要任务>食品监管", "预算数（万元）")
    years = said(flattened("财政年度|目标|实际完成情况", "2024|培训400人次|培训436人次", "2025|培训450人次|—"))
    assert years["培训450人次"][:2] == ("财政年度>2025", "目标")


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


DIVIDED = [
    pytest.param(
        ("县区|下达资金|实际支出|执行率", "中央|市级|合计", "东川县|50|30|80|72|90.00%", "西川县|40|20|60|60|100%"),
        ["下达资金>中央", "下达资金>市级", "下达资金>合计", "实际支出", "执行率"],
        id="the first",
    ),
    pytest.param(
        ("县区|下达资金|实际支出|执行率", "中央|市级|小计", "东川县|80|50|22|72|90.00%", "西川县|60|40|20|60|100%"),
        ["下达资金", "实际支出>中央", "实际支出>市级", "实际支出>小计", "执行率"],
        id="the one that adds up",
    ),
    pytest.param(
        ("乡镇|任务数|执行率|户数", "中央|省级", "东河乡|31|90%|85.1%|12", "西河乡|29|100%|88%|9"),
        ["任务数", "执行率>中央", "执行率>省级", "户数"],
        id="rates over rates",
    ),
    pytest.param(
        (
            "县区|到位资金|支出资金|结余",
            "中央|省级|小计|中央|省级|小计",
            "东川县|50|30|80|45|27|72|8",
            "西川县|40|20|60|40|20|60|0",
        ),
        [f"{head}资金>{part}" for head in ("到位", "支出") for part in ("中央", "省级", "小计")] + ["结余"],
        id="two side by side",
    ),
]


@pytest.mark.parametrize(("rows", "columns"), DIVIDED)
def test_a_row_divides_some_heads_alone(rows: tuple[str, ...], columns: list[str]) -> None:
    """A head of two rows of which the lower prints only the cells under what it divides."""
    cells = said(flattened(*rows))
    assert [cells[word][1] for word in rows[-2].split("|")[1:]] == columns
