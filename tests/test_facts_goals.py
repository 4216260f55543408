"""Goals and results: what was set, what was reached of it, and by which words and headings they are told apart."""

from __future__ import annotations

import pytest

from tests.facts_sample import facts_of, read, said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "按期办结率97.4%，没有达到98%的目标。",
            [
                "按期办结率|97.4%|实际值||2023",
                "按期办结率|98%|目标值||2023",
            ],
            id="a target missed",
        ),
        pytest.param(
            "单位成本147.4万元/公里，控制在155万元/公里以内。",
            [
                "单位成本|147.4万元/公里|实际值||2023",
                "单位成本|155万元/公里|目标值||2023",
            ],
            id="a ceiling",
        ),
        pytest.param(
            "完成治理河长48.3公里，占年度任务56公里的86.25%。",
            [
                "治理河长|48.3公里|实际值||2023",
                "治理河长年度任务|56公里|目标值||2023",
                "治理河长完成目标比例|86.25%|实际值|完成率|2023",
            ],
            id="a share of the task",
        ),
        pytest.param(
            "生猪出栏38.6万头、年末存栏22.4万头，分别完成市定任务的102.4%和101.8%。",
            [
                "生猪出栏|38.6万头|实际值||2023",
                "年末存栏|22.4万头|实际值||2023",
                "生猪出栏完成任务比例|102.4%|实际值|完成率|2023",
                "年末存栏完成任务比例|101.8%|实际值|完成率|2023",
            ],
            id="shares of a task, each",
        ),
        pytest.param(
            "农作物秸秆综合利用率目标值≥95%，实际完成93.5%。",
            [
                "农作物秸秆综合利用率|95%|目标值||2023",
                "农作物秸秆综合利用率|93.5%|实际值||2023",
            ],
            id="a goal that is a rate itself",
        ),
        pytest.param(
            "受益农户满意度指标值≥90%，实际完成值94.7%。",
            [
                "受益农户满意度|90%|目标值||2023",
                "受益农户满意度|94.7%|实际值||2023",
            ],
            id="the value reached of a rate",
        ),
        pytest.param(
            "数量指标：设置12个，完成11个；质量指标：设置5个，完成4个。",
            [
                "数量指标设置|12个|实际值||2023",
                "数量指标：完成|11个|实际值||2023",
                "质量指标设置|5个|实际值||2023",
                "质量指标：完成|4个|实际值||2023",
            ],
            id="indicators of a kind, set and met",
        ),
        pytest.param(
            "年初设定绩效指标21个，完成19个，指标完成率90.48%。",
            ["绩效指标|21个|实际值||2023", "绩效指标：完成|19个|实际值||2023", "指标完成率|90.48%|实际值||2023"],
            id="how many indicators are set is no goal",
        ),
        pytest.param(
            "高标准农田亩均建设成本0.24万元，比概算批复的亩均0.25万元节约4%。",
            [
                "高标准农田亩均建设成本|0.24万元|实际值||2023",
                "高标准农田亩均建设成本|0.25万元|目标值||2023",
                "高标准农田亩均建设成本节约|4%|实际值|变化率|2023",
            ],
            id="what was approved",
        ),
        pytest.param(
            "旅游厕所计划建设5座、实际完成3座。",
            [
                "旅游厕所计划建设|5座|目标值||2023",
                "旅游厕所建设|3座|实际值||2023",
            ],
            id="planned and done",
        ),
        pytest.param(
            "年度下达改建户厕任务320座，实际完成296座，完成率92.50%。",
            [
                "年度下达改建户厕任务|320座|目标值||2023",
                "改建户厕|296座|实际值||2023",
                "改建户厕完成率|92.50%|实际值|完成率|2023",
            ],
            id="a task handed down and what was done of it",
        ),
        pytest.param(
            "无障碍改造年初定的是130户，实际改造126户，每户3500元。",
            [
                "无障碍改造|130户|目标值||2023",
                "无障碍改造|126户|实际值||2023",
                "无障碍改造每户|3500元|实际值||2023",
            ],
            id="done of what was set, by its verb",
        ),
        pytest.param(
            "年初确定的12项重点任务完成了11项。",
            [
                "年初确定重点任务|12项|实际值||2023",
                "重点任务完成|11项|实际值||2023",
            ],
            id="tasks done",
        ),
        pytest.param(
            "90分及以上为优，80—89.99分为良，60分以下为差。5万元以上支出须经局党组会研究。得分低于80分的项目压减。",
            [],
            id="rules are no results",
        ),
        pytest.param(
            "投资完成比例86.07%，未达到90%的要求。",
            [
                "投资完成比例|86.07%|实际值||2023",
                "投资完成比例|90%|目标值||2023",
            ],
            id="what was not reached is the goal",
        ),
        pytest.param(
            "零售总额156.8亿元，增长5.9%，差0.1个百分点未达目标。",
            [
                "零售总额|156.8亿元|实际值||2023",
                "零售总额增长|5.9%|实际值|变化率|2023",
                "零售总额与目标差|0.1个百分点|实际值|增减额|2023",
            ],
            id="how much is wanting",
        ),
        pytest.param(
            "热线工单1537件，按期办结1497件，按期办结率97.4%，没有达到98%的目标。",
            [
                "热线工单|1537件|实际值||2023",
                "按期办结热线工单|1497件|实际值||2023",
                "热线工单按期办结率|97.4%|实际值|完成率|2023",
                "热线工单按期办结率|98%|目标值|完成率|2023",
            ],
            id="the goal of a rate",
        ),
        pytest.param(
            "二是力争县级配套每年3月底前到位80%以上；三是2024年安排3920万元，其中宿舍续建167.65万元；",
            [
                "县级配套每年3月底前到位|80%|目标值||2023",
                "安排|3920万元|目标值||2024",
                "安排：宿舍续建|167.65万元|目标值||2024",
            ],
            id="points take nothing over",
        ),
    ],
)
def test_what_was_set_and_what_was_done(text: str, expected: list[str]) -> None:
    assert said(read(text)) == expected


def test_figures_under_a_heading_of_goals_are_targets() -> None:
    assert [fact.basis for fact in read("改建户厕2400户，群众满意度90%以上。", heading="（二）年度绩效目标")] == [
        "目标值"
    ] * 2
    assert [fact.basis for fact in read("改建户厕2400户。", heading="（二）绩效目标完成情况")] == ["实际值"]


@pytest.mark.parametrize(
    ("heading", "basis"),
    [
        ("（二）年度主要任务", "目标值"),
        ("二、年度重点工作任务", "目标值"),
        ("（三）重点任务完成情况", "实际值"),
        ("3.特定目标类项目", "实际值"),
    ],
)
def test_the_tasks_of_a_year_are_goals(heading: str, basis: str) -> None:
    assert [fact.basis for fact in read("实施危桥改造13座。", heading=heading)] == [basis]


def test_what_is_done_already_is_no_goal() -> None:
    facts = read("投资1.86亿元改造管网46公里，已争取中央资金5600万元。", heading="五、整改打算")
    assert {str(fact.value): fact.basis for fact in facts}["5600"] == "实际值"
    facts = read("已录入低收入人口3165人，其中边缘家庭成员421人。", heading="一、后续工作计划")
    assert [fact.basis for fact in facts] == ["实际值", "实际值"]
    facts = read("企业出资按年度计划安排，与工期不同步，造成路面重复开挖4处。")
    assert [fact.basis for fact in facts] == ["实际值"]


def bases(body: str, heading: str) -> dict[str, str]:
    """Basis of each figure by its digits."""
    text = f"青禾县人社局2023年就业补助资金绩效自评报告\n一、项目概况\n资金用于各类补贴。\n{heading}\n{body}\n"
    return {str(fact.value): fact.basis for fact in facts_of(text)}


@pytest.mark.parametrize(
    "group", ["数量指标", "质量指标", "时效指标", "社会效益指标", "产出指标", "数量目标", "满意度指标"]
)
def test_the_name_of_a_group_before_results_sets_no_goal(group: str) -> None:
    found = bases(f"{group}：全年发放补贴4932人次，培训合格率96.4%。", "二、绩效目标完成情况")
    assert found == {"4932": "实际值", "96.4": "实际值"}


@pytest.mark.parametrize("lead", ["年度绩效指标：", "总体目标：", "数量指标：计划"])
def test_a_goal_is_still_one(lead: str) -> None:
    assert bases(f"{lead}培训农民5000人次。", "二、绩效目标")["5000"] == "目标值"


def test_a_list_of_goals_is_opened_by_an_item_without_figures() -> None:
    facts = read("年度总体目标：1.低保应保尽保；2.提高供养质量，失能人员集中供养率达到60%。")
    assert [fact.basis for fact in facts] == ["目标值"]


def test_a_plan_may_name_its_places_first() -> None:
    facts = read("2023年计划在东岭乡、西川镇等2个乡镇改造户厕600座，每座补助3000元。实际改造582座。")
    found = {str(fact.value): fact.basis for fact in facts}
    assert (found["600"], found["582"]) == ("目标值", "实际值")


def test_what_was_spent_after_what_arrived_is_of_the_budget() -> None:
    text = "该项目年初预算资金180万元。到位资金160万元，其中县级40万元，资金到位率88.89%；实际支出157.14万元。"
    assert [fact.metric for fact in read(text)][-1] == "总支出"
