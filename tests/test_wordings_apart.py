"""What is asked is told apart from what stands beside it: a report's score from a project's, a rate from an amount, a cut
from a budget, a part from all."""

from __future__ import annotations

import pytest

from tests.written import Tell

REPORTS = {
    "文旅.txt": "芦泉县文化和旅游局2022年度部门整体绩效评价报告\n一、部门概况\n芦泉县文化和旅游局主管文化和旅游工作。\n"
    "二、资金收支\n2022年部门总支出1801.92万元，预算执行率96.68%，绩效指标总体完成率98.45%。新建公共文化空间3个。\n"
    "三、评价结论\n（一）评价结论。我局2022年部门整体绩效自评得分92.5分。\n"
    "（二）应用反馈。根据评价结果，2023年对2个低效项目予以取消，核减预算38.00万元。\n"
    "四、附表\n项目支出绩效自评表\n\t项目名称\n\t公共文化场馆免费开放\n\n"
    "\t指标\n\t年度指标值\n\t实际完成值\n\t分值\n\t得分\n\n\t开放天数\n\t300天\n\t312天\n\t50\n\t50\n\n"
    "\t满意度\n\t≥95%\n\t92%\n\t50\n\t47.15\n\n\t总分\n\t\n\t\n\t100\n\t97.15\n\n",
    "水务.txt": "陇泉市2023年中央水利发展资金绩效自评报告\n一、资金下达\n陇泉市水务局2023年收到中央水利发展资金28460万元，"
    "其中沙泉县9120万元、苦泉县6840万元。\n二、自评结论\n本项目自评得分93.8分。\n",
}


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        pytest.param("芦泉文旅局自评得分多少", "92.5", id="the score of the report"),
        pytest.param("芦泉预算执行率跟绩效指标完成率偏差几个点", "-1.77", id="two rates"),
    ],
)
def test_the_figure(question: str, figure: str, tell: Tell) -> None:
    assert str(tell(question).values[0].value) == figure


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("芦泉文旅局2023年总支出", id="what is cut next year"),
        pytest.param("芦泉2022年新建了多少个充电桩", id="a noun printed nowhere"),
    ],
)
def test_not_told(question: str, tell: Tell) -> None:
    answer = tell(question)
    assert answer.status == "not_found", answer.text
    assert answer.values == ()


def test_no_part_is_all_of_itself(tell: Tell) -> None:
    assert "100%" not in tell("沙泉县分到的中央水利资金占全市的比重").text
