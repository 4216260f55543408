"""Figures side by side that are not each other's parts, wholes or names: the checks say nothing of them."""

from __future__ import annotations

import pytest

from tests.checks_sample import reviewed
from tests.flattened import flattened

HOLDS = [
    pytest.param(
        "全年累计支出6480万元，其中市级3870万元、省级1560万元、镇街自筹1050万元，占到位资金的97.1%。",
        id="a-share-of-the-sentence's-subject-after-a-list",
    ),
    pytest.param(
        "采购2380万元，其中设备1730万元、物业410万元、软件240万元，公开招标占比78.6%。", id="a-share-of-something-else"
    ),
    pytest.param(
        "下达资金5200万元，其中水稻3100万元、油菜1500万元、大豆600万元，直达到户资金占82.5%。",
        id="a-share-by-another-cut",
    ),
    pytest.param("入住老人由上年的287人增加到335人，入住率81.31%。", id="a-count-before-and-after"),
    pytest.param("签约企业从196家扩大到248家，签约率62.1%。", id="a-count-that-grew"),
    pytest.param("在管对象由412人降至365人，在管率90.1%。", id="a-count-that-fell"),
    pytest.param(
        "自评93.2分，其中预算执行10分得9.7分，产出50分得47分，效益30分得26.9分，满意度10分得9.6分。",
        id="points-before-their-scores",
    ),
    pytest.param("自评88分，其中投入20分，得18分，过程30分，得26分，产出50分，实得44分。", id="points-a-comma-before"),
    pytest.param("放流大黄鱼、黑鲷、鲈鱼等苗种1.36亿尾（粒）。", id="names-before-a-quantity"),
    pytest.param(
        "部门总支出1287.46万元，其中：基本支出918.77万元，占71.36%；项目支出271.93万元，占21.12%；年末结转和结余96.76万元，占7.52%。",
        id="an-outlay-that-counts-what-is-left",
    ),
    pytest.param(
        "部门总支出287万元，其中：基本支出231万元，项目支出56万元。\n财政拨款支出285万元，其中：基本支出230万元，项目支出55万元。",
        id="all-and-what-one-source-paid",
    ),
    pytest.param(
        "得分最低的为平台建设项目，自评得分82.5分。\n我局部门整体支出绩效自评得分93.5分。", id="a-projects-points"
    ),
    pytest.param("现场核查覆盖6个县（市、区）。", id="kinds-of-places"),
    pytest.param("走访12个乡（镇、街道）。", id="kinds-of-towns"),
    pytest.param("培训38个村（社区）。", id="one-kind-of-place"),
]


@pytest.mark.parametrize("text", HOLDS)
def test_figures_that_only_stand_together(text: str) -> None:
    assert reviewed(f"一、实施情况\n{text}\n") == []


SPLIT = "县区|管网|水源|小计|支出"


@pytest.mark.parametrize(
    ("total", "formulas"),
    [("1500|700|2530|2400", []), ("1500|760|2530|2400", ["300 + 400 = 700 ≠ 760（万元）"])],
    ids=["one-line-has-a-subtotal-only", "a-column-is-wrong-all-the-same"],
)
def test_a_total_over_a_line_without_parts(total: str, formulas: list[str]) -> None:
    table = flattened(
        SPLIT, "云丘县|700|300|1000|950", "白泽县|800|400|1200|1150", "市本级|　|　|330|300", f"合计|{total}"
    )
    found = reviewed(f"一、分配\n资金分配见下表（单位：万元）。\n{table}")
    assert [finding.formula for finding in found] == formulas
