"""The same thing said twice, limits, targets in prose, slips of unit and year."""

# ruff: noqa: E501  a sample report reads best with a sentence on a line

from __future__ import annotations

import pytest

from index.checks.review import check
from index.packs import load_pack
from tests.checks_sample import sample
from tests.flattened import flattened

PACK = load_pack()
TABLE = "基础数据\n" + flattened("项目|2022年", "{name}|〈{fact}〉", "其他|－")

AREAS = "分县情况\n" + flattened(
    "地区|支持企业数",
    "甲县|〈~甲县 支持企业数@实际值 {}家〉",
    "乙县|〈~乙县 支持企业数@实际值 200家〉",
    "合计|〈~合计 支持企业数@实际值 {}家〉",
)
HOLDS = [
    pytest.param(
        "全年共支持企业〈~支持企业@实际值 521家〉。\n" + AREAS.format("321", "521"), id="a-total-by-its-column"
    ),
    pytest.param(
        "服务平台〈~公共服务平台@实际值 840万元〉。\n"
        + "支付对照\n"
        + flattened(
            "方向|2022年安排|2022年支付",
            "公共服务平台|〈~公共服务平台@实际值 840万元〉|〈~公共服务平台@实际值 780万元〉",
            "其他|－|－",
        ),
        id="allotted-and-paid-in-one-row",
    ),
    pytest.param(
        "财政拨款收入〈财政拨款收入@决算 6018.29万元〉。\n"
        + "资金\n"
        + flattened("资金|全年执行数", "财政拨款|〈财政拨款收入@实际值 5960.52万元〉", "其他|－"),
        id="what-came-in-and-what-was-spent",
    ),
    pytest.param(
        "自评〈自评得分@得分 98分〉。\n" + TABLE.format(name="总得分", fact="自评得分@得分 98分"), id="the-same"
    ),
    pytest.param(
        "支出〈总支出@决算 1.2亿元〉。\n" + TABLE.format(name="总支出", fact="总支出@决算 12034万元"),
        id="coarser-printing",
    ),
    pytest.param("年初预算〈总支出@年初预算 100万元〉。\n决算〈总支出@决算 120万元〉。", id="another-basis"),
    pytest.param("2021年〈总支出@决算/2021 110万元〉。\n2022年〈总支出@决算 120万元〉。", id="another-year"),
    pytest.param(
        "工资福利支出〈工资福利支出@决算 685.86万元〉。\n"
        + "收支\n"
        + flattened(
            "项目|2022年决算数",
            "基本支出|〈基本支出@决算 635.56万元〉",
            "其中：工资福利支出|〈工资福利支出@决算 547.49万元〉",
        ),
        id="part-of-another-whole",
    ),
    pytest.param("车辆编制〈车辆编制@编制 2辆〉，实有车〈公务用车保有量@实际值 2辆〉。", id="at-the-limit"),
]


@pytest.mark.parametrize("text", HOLDS)
def test_what_agrees_is_not_reported(text: str) -> None:
    assert check(*sample(text), PACK) == ()


BROKEN = [
    pytest.param(
        "全年共支持企业〈~支持企业@实际值 531家〉。\n" + AREAS.format("321", "521"),
        ("前后不一致", "差异", "531家 ≠ 521家"),
        id="a-total-by-its-column",
    ),
    pytest.param(
        "自评〈自评得分@得分 98分〉。\n" + TABLE.format(name="总得分", fact="自评得分@得分 99分"),
        ("前后不一致", "矛盾", "98分 ≠ 99分"),
        id="prose-and-table",
    ),
    pytest.param(
        "公用经费〈公用经费@决算 118.45万元〉。\n"
        + "收支\n"
        + flattened(
            "项目|2022年决算数", "基本支出|〈基本支出@决算 635.56万元〉", "其中：公用经费|〈公用经费@决算 188.45万元〉"
        ),
        ("前后不一致", "矛盾", "118.45万元 ≠ 188.45万元"),
        id="part-of-its-own-whole",
    ),
    pytest.param(
        "新增学位〈新增学位@实际值 300个〉。\n\n三、成效\n今年新增学位〈新增学位@实际值 320个〉。",
        ("前后不一致", "矛盾", "300个 ≠ 320个"),
        id="two-sections",
    ),
    pytest.param(
        "核定编制〈编制数@编制 40人〉，在职〈在职人数@实际值 43人〉。",
        ("超出限额", "差异", "43 ÷ 40 = 107.50%"),
        id="more-people-than-posts",
    ),
    pytest.param(
        "行政编制〈行政编制@编制 11个〉，事业编制〈事业编制@编制 5人〉。在编〈在职人数@实际值 31人〉。",
        ("超出限额", "差异", "31 ÷ 16 = 193.75%"),
        id="posts-stated-in-parts",
    ),
    pytest.param(
        "力争增加值〈~园区增加值@目标值 78亿元〉。\n全年增加值〈~园区增加值@实际值 70.2亿元〉。",
        ("目标未完成", "提示", "完成率 70.2 ÷ 78 = 90.00%"),
        id="target-in-prose",
    ),
    pytest.param(
        "收入〈财政拨款收入@决算 4294.41万元〉，其中年初预算〈财政拨款收入@年初预算 860.14元〉，追加〈财政拨款收入@追加 3434.27万元〉。",
        ("单位有误", "矛盾", "860.14 + 3434.27 = 4294.41（万元）"),
        id="unit-shown-by-the-sum",
    ),
    pytest.param(
        "下达中央资金〈中央资金@决算 3200万元〉、省级资金〈省级资金@决算 860万元〉；市级安排〈市级资金@决算 480元〉。以上共计〈~合计@决算 4540万元〉。",
        ("单位有误", "矛盾", "3200 + 860 + 480 = 4540（万元）"),
        id="unit-shown-by-a-closing-sum",
    ),
    pytest.param(
        "差旅费〈差旅费@决算 38.525元〉。\n" + TABLE.format(name="差旅费", fact="差旅费@决算 38.525万元"),
        ("单位有误", "矛盾", "38.525元 ≠ 38.525万元"),
        id="unit-shown-by-the-table",
    ),
    pytest.param(
        "2021年差旅费〈差旅费@决算/2021 38.525万元〉。\n" + TABLE.format(name="差旅费", fact="差旅费@决算 38.525万元"),
        ("年份有误", "提示", "2021年 38.525万元 = 2022年 38.525万元"),
        id="filed-under-another-year",
    ),
    pytest.param(
        "年初预算〈基本支出@年初预算 457.52万元〉。\n"
        + "收支\n"
        + flattened(
            "项目|预算数|决算数", "基本支出|〈基本支出@预算 507.79万元〉|〈基本支出@决算 507.79万元〉", "其他|－|－"
        ),
        ("口径存疑", "提示", "预算数 507.79万元 = 决算数 507.79万元 ≠ 年初预算 457.52万元"),
        id="budget-that-is-no-budget",
    ),
]


@pytest.mark.parametrize(("text", "finding"), BROKEN)
def test_what_disagrees_is_reported_once(text: str, finding: tuple[str, str, str]) -> None:
    found = check(*sample(text), PACK)
    assert [(one.kind, one.severity, one.formula) for one in found] == [finding]


def test_a_rate_printed_short_is_the_one_its_neighbours_show() -> None:
    text = "在职人员控制率〈在职人员控制率@实际值 98%〉。\n基础数据\n" + flattened(
        "编制数|在职人数|控制率", "〈编制数@编制 50人〉|〈在职人数@实际值 49人〉|〈~控制率@实际值 95%〉"
    )
    found = {finding.kind: finding.formula for finding in check(*sample(text), PACK)}
    assert found == {"前后不一致": "98% ≠ 95%", "比率不符": "49人 ÷ 50人 = 98.00% ≠ 95%"}
