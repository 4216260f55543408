"""Sentences that the departments of many provinces write alike: which metrics of the pack they state, and on which basis."""

from __future__ import annotations

import pytest

from tests.facts_sample import read

SAID = [
    # One amount of both sides of the balance, and of several metrics alike.
    ("2023年度收、支总计均为452.18万元。", "总收入 452.18 决算，总支出 452.18 决算"),
    ("本单位2023年度收入总计和支出总计均为312.5万元。", "总收入 312.5 决算，总支出 312.5 决算"),
    ("2023年收支总预算231.5万元。", "总收入 231.5 预算，总支出 231.5 预算"),
    ("会议费和培训费均为2万元。", "会议费 2 决算，培训费 2 决算"),
    ("公务用车购置费、因公出国费均为0。", "公务用车购置费 0 决算，因公出国（境）费 0 决算"),
    # What several come to together is none's alone.
    ("办公费、印刷费、差旅费等35万元。", "- 35 实际值"),
    ("人员经费和公用经费1200万元。", "- 1200 决算"),
    # 支出 for 费, totals said in other words.
    ("“三公”经费支出共计18.5万元。", "三公经费 18.5 决算"),
    ("全年会议支出2.3万元、培训支出4.5万元。", "会议费 2.3 决算，培训费 4.5 决算"),
    (
        "公务接待支出2.3万元，公车运行维护支出10万元。",
        "公务接待费 2.3 决算，公务用车运行维护费 10 决算",
    ),
    ("财政拨款支出800万元。", "财政拨款支出 800 决算"),
    ("负债总计234.6万元。", "负债总额 234.6 实际值"),
    ("现有车编5辆，实有车辆4辆。", "车辆编制 5 编制，公务用车保有量 4 实际值"),
    ("我镇现有在职干部职工87名。", "在职人数 87 实际值"),
    # Budgets by number of projects, revised budgets, outlay of a budget.
    (
        "年初批复预算8个项目985万元，调整预算后项目预算861.5万元。",
        "- 8 年初预算，项目支出 985 年初预算，项目支出 861.5 调整预算",
    ),
    ("部门预算总支出1823.6万元，实际执行1790.2万元。", "总支出 1823.6 预算，总支出 1790.2 决算"),
    ("专项资金共安排680万元，实际支出652.3万元。", "专项资金 680 预算，专项资金 652.3 决算"),
    (
        "省财政下达资金2000万元，市级财政配套500万元，区级财政安排300万元。",
        "省级资金 2000 实际值，市级资金 500 实际值，县级资金 300 实际值",
    ),
    ("2023年预算完成率=（年初预算+追加预算）/（年初预算+追加预算）×100%=96.5%。", "预算执行率 96.5 实际值"),
    # What was spent is of the budget, not of what was handed over of it.
    (
        "该项目预算安排资金50万元，实际拨付50万元，资金到位率100%，截至年底实际支出48.6万元。",
        "总支出 50 预算，- 50 实际值，资金到位率 100 实际值，总支出 48.6 决算",
    ),
    (
        "财政批复预算资金182万元，实际到位182万元，实际使用179.2万元。",
        "总支出 182 预算，到位资金 182 实际值，总支出 179.2 决算",
    ),
    ("政府采购计划金额56万元，实际采购金额52.3万元。", "政府采购金额 56 预算，政府采购金额 52.3 决算"),
    (
        "对照指标体系，本项目得分为93.5分，其中决策指标15分、产出指标38分。",
        "自评得分 93.5 得分，- 15 得分，- 38 得分",
    ),
    # What was spent of a fund, not of all money.
    (
        "农机购置与应用补贴资金当年下达860万元，年末支出708.64万元。",
        "- 860 实际值，- 708.64 决算",
    ),
    (
        "2023年年初预算321.5万元，全年预算362.8万元，执行348.2万元。",
        "总支出 321.5 年初预算，总支出 362.8 全年预算，总支出 348.2 决算",
    ),
]


NAMED = [
    # The rate behind says what was done to those just counted.
    (
        "登记管理高血压患者2.36万人，规范管理1.85万人，规范管理率78.4%。",
        ["登记管理高血压患者", "高血压患者规范管理", "高血压患者规范管理率"],
    ),
    ("新生儿167人，访视139人，访视率83.23%。", ["新生儿", "新生儿访视", "新生儿访视率"]),
    # A rate that leads a list is each one's.
    ("年报公示率企业为94.4%、个体工商户为91.1%。", ["企业年报公示率", "个体工商户年报公示率"]),
    ("固定资产利用率达到95%。", ["固定资产利用率"]),
    (
        "20万元以上的村6个，最多的大樟村52.7万元，最少的黄泥田村12.3万元。",
        ["20万元以上的村", "最多的大樟村", "最少的黄泥田村"],
    ),
]


@pytest.mark.parametrize(("sentence", "names"), NAMED)
def test_names_of_what_was_done_and_of_rates(sentence: str, names: list[str]) -> None:
    assert [fact.metric_text for fact in read(sentence)] == names


@pytest.mark.parametrize(("sentence", "stated"), SAID)
def test_metrics_and_bases_of_common_sentences(sentence: str, stated: str) -> None:
    facts = [f"{fact.metric or '-'} {fact.value} {fact.basis}" for fact in read(sentence)]
    assert "，".join(facts) == stated
