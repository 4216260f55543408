"""Rates, shares and growth, recomputed from the figures the report gives."""

# ruff: noqa: E501  a sample report reads best with a sentence on a line

from __future__ import annotations

import pytest

from index.checks.review import check
from index.packs import load_pack
from tests.checks_sample import sample
from tests.flattened import flattened

PACK = load_pack()
STAFF = "基础数据\n" + flattened(
    "编制数|在职人数|控制率", "〈编制数@编制 33人〉|〈在职人数@实际值 31人〉|〈{}@实际值 {}〉"
)

HOLDS = [
    pytest.param(STAFF.format("在职人员控制率", "93.94%"), id="by-the-pack"),
    pytest.param(STAFF.format("在职人员控制率", "93.9%"), id="fewer-decimals"),
    pytest.param(STAFF.format("在职人员控制率", "93.93%"), id="truncated"),
    pytest.param(
        "全年预算〈项目支出@全年预算 120万元〉，执行〈项目支出@决算 114万元〉，执行率〈预算执行率@实际值 95%〉。",
        id="same-sentence",
    ),
    pytest.param("预算执行率〈预算执行率@实际值 95%〉。", id="operands-not-given"),
    pytest.param(
        "上年结转〈年初结转和结余@决算 126.32万元〉。\n各级资金到位〈到位资金@实际值 4084.08万元〉，到位率〈资金到位率@实际值 100%〉。\n"
        "年度资金总额〈年度资金总额@全年预算 4210.40万元〉。",
        id="what-was-there-already",
    ),
    pytest.param("预算执行率目标〈预算执行率@目标值 ≥95%〉。", id="a-target-is-no-statement"),
    pytest.param(
        "支出〈总支出@决算 3352.23万元〉，其中基本支出〈基本支出@决算 507.79万元〉，占〈基本支出@决算+占比 15.15%〉，"
        "项目支出〈项目支出@决算 2844.44万元〉，占〈项目支出@决算+占比 84.85%〉。",
        id="shares",
    ),
    pytest.param(
        "收集企业问题〈~收集企业问题@实际值 825个〉，解决问题〈~解决问题@实际值 782个〉，问题解决率〈~问题解决率@实际值 94.8%〉。",
        id="ratio-of-two-counts",
    ),
    pytest.param(
        "预算〈~项目预算@预算 4128万元〉，其中中央〈~中央补助@预算 2476.8万元〉、省级〈~省级补助@预算 825.6万元〉、区级〈~区级配套@预算 825.6万元〉，"
        "分别占〈~中央占比@预算+占比 60%〉、〈~省级占比@预算+占比 20%〉、〈~区级占比@预算+占比 20%〉。",
        id="shares-in-a-row",
    ),
    pytest.param(
        "高血压患者〈~高血压患者@实际值 38420人〉、糖尿病患者〈~糖尿病患者@实际值 12760人〉，规范管理率分别为"
        "〈~高血压患者规范管理率@实际值 76.8%〉和〈~糖尿病患者规范管理率@实际值 75.1%〉。",
        id="rates-of-each",
    ),
    pytest.param(
        "参加考试〈~参加考试@实际值 350人〉，〈~考取资格证书@实际值 286人〉考取资格证书，取证率〈~取证率@实际值 81.7%〉。",
        id="the-verb-after-the-count",
    ),
    pytest.param(
        "完成〈~完成拆迁@实际值 32户〉任务，整治〈~整治点位@实际值 515户〉，满意度〈~群众满意程度@实际值 71.1%〉。",
        id="unrelated-counts",
    ),
    pytest.param(
        "支出三公经费〈三公经费@决算 4.51万元〉。较2021年〈三公经费@决算/2021 12.02万元〉下降〈三公经费@决算+较上年 62.48%〉。",
        id="fall",
    ),
    pytest.param(
        "三公经费〈三公经费@决算 5.14万元〉，比2021年减〈三公经费@决算+增减额 2.2万元〉，减〈三公经费@决算+较上年 29.97%〉。",
        id="fall-by-the-difference",
    ),
    pytest.param(
        "研发费用从〈研发费用@实际值/2021 2398.4万元〉增加到〈研发费用@实际值 3002.8万元〉，增长〈研发费用@实际值+较上年 25%〉。",
        id="growth-in-whole-percent",
    ),
]


@pytest.mark.parametrize("text", HOLDS)
def test_what_agrees_is_not_reported(text: str) -> None:
    assert check(*sample(text), PACK) == ()


BROKEN = [
    pytest.param(STAFF.format("在职人员控制率", "100%"), "比率不符", "31人 ÷ 33人 = 93.94% ≠ 100%", id="by-the-pack"),
    pytest.param(
        STAFF.format("~控制率", "100%"), "比率不符", "31人 ÷ 33人 = 93.94% ≠ 100%", id="short-name-by-neighbours"
    ),
    pytest.param(
        "资金投向\n"
        + flattened(
            "项目|全年预算数（A）|全年执行数（B）|预算执行率（B/A）",
            "灌区配套|〈~灌区配套@全年预算 1860万元〉|〈~灌区配套@决算 1620.5万元〉|〈~灌区配套预算执行率（B/A）@实际值 97.88%〉",
            "水库加固|〈~水库加固@全年预算 1430万元〉|〈~水库加固@决算 1392.3万元〉|〈~水库加固预算执行率（B/A）@实际值+完成率 97.36%〉",
        ),
        "比率不符",
        "1620.5万元 ÷ 1860万元 = 87.12% ≠ 97.88%",
        id="a-column-of-rates",
    ),
    pytest.param(
        "政府采购预算〈政府采购金额@预算 862.6万元〉，决算〈政府采购金额@决算 1045.45万元〉。\n采购执行率〈政府采购执行率@实际值 100%〉。",
        "比率不符",
        "1045.45万元 ÷ 862.6万元 = 121.20% ≠ 100%",
        id="operands-elsewhere",
    ),
    pytest.param(
        "全年预算〈项目支出@全年预算 120万元〉，执行〈项目支出@决算 114万元〉，执行率〈预算执行率@实际值 98%〉。",
        "比率不符",
        "114万元 ÷ 120万元 = 95.00% ≠ 98%",
        id="execution-rate",
    ),
    pytest.param(
        "支出〈总支出@决算 3352.23万元〉，其中基本支出〈基本支出@决算 507.79万元〉，占〈基本支出@决算+占比 18.15%〉。",
        "占比不符",
        "507.79万元 ÷ 3352.23万元 = 15.15% ≠ 18.15%",
        id="share",
    ),
    pytest.param(
        "预算〈~项目预算@预算 4128万元〉，其中中央〈~中央补助@预算 2476.8万元〉、省级〈~省级补助@预算 1651.2万元〉，"
        "分别占〈~中央占比@预算+占比 60%〉、〈~省级占比@预算+占比 45%〉。",
        "占比不符",
        "1651.2万元 ÷ 4128万元 = 40.00% ≠ 45%",
        id="shares-in-a-row",
    ),
    pytest.param(
        "收集企业问题〈~收集企业问题@实际值 825个〉，解决问题〈~解决问题@实际值 782个〉，问题解决率〈~问题解决率@实际值 98.4%〉。",
        "比率不符",
        "782个 ÷ 825个 = 94.79% ≠ 98.4%",
        id="ratio-of-two-counts",
    ),
    pytest.param(
        "参加考试〈~参加考试@实际值 350人〉，〈~考取资格证书@实际值 286人〉考取资格证书，取证率〈~取证率@实际值 91.7%〉。"
        "毕业生就业率〈~毕业生就业率@实际值 83.6%〉。",
        "比率不符",
        "286人 ÷ 350人 = 81.71% ≠ 91.7%",
        id="the-verb-after-the-count",
    ),
    pytest.param(
        "支出三公经费〈三公经费@决算 4.51万元〉。较2021年〈三公经费@决算/2021 12.02万元〉下降〈三公经费@决算+较上年 26.48%〉。",
        "增减不符",
        "(12.02万元 − 4.51万元) ÷ 12.02万元 = 62.48% ≠ 26.48%",
        id="fall",
    ),
    pytest.param(
        "支出三公经费〈三公经费@决算 4.51万元〉。较2021年〈三公经费@决算/2021 12.02万元〉增长〈三公经费@决算+较上年 62.48%〉。",
        "增减不符",
        "(4.51万元 − 12.02万元) ÷ 12.02万元 = -62.48% ≠ 62.48%",
        id="the-other-way",
    ),
    pytest.param(
        "三公经费〈三公经费@决算 4.51万元〉，上年〈三公经费@决算/2021 12.02万元〉，减少〈三公经费@决算+增减额 8.51万元〉。",
        "增减不符",
        "12.02万元 − 4.51万元 = 7.51万元 ≠ 8.51万元",
        id="difference",
    ),
]


@pytest.mark.parametrize(("text", "kind", "formula"), BROKEN)
def test_what_disagrees_is_reported_with_its_formula(text: str, kind: str, formula: str) -> None:
    found = check(*sample(text), PACK)
    assert [(finding.kind, finding.formula) for finding in found] == [(kind, formula)]
