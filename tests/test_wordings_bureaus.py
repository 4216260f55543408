"""Many ways to ask a county bureau: what one source paid, part of the year, its own score among its projects' scores."""

from __future__ import annotations

import pytest

from tests.flattened import flattened
from tests.written import Tell

_MARKETS = """霞桥县市场监督管理局
2023年部门整体支出绩效评价报告

一、部门概况
霞桥县市场监督管理局为县政府组成部门，人员编制58名，年末在职人员52人。
二、部门资金收支情况
（一）部门总体支出情况。2023年我局部门总支出1287.46万元，其中：基本支出918.77万元，占71.36%；项目支出271.93万元，占21.12%；年末结转和结余96.76万元，占7.52%。
（二）部门财政拨款支出情况。2023年财政拨款支出1159.41万元，其中：基本支出905.88万元，项目支出253.53万元。
（三）“三公”经费情况。公务用车购置及运行维护费8.16万元，公务接待费1.11万元。
三、部门整体绩效分析
（一）履职效能。全年立案查处各类违法案件136件，结案121件，罚没款入库87.35万元。
（二）预算管理。1—6月、1—9月、1—11月预算执行进度分别为44.8%、69.5%、90.2%，全年预算执行率93.33%。
（三）采购管理。全年政府采购支出总额48.62万元，其中：货物支出22.37万元、服务支出26.25万元。
（四）项目绩效。项目共13个，其中：常年项目9个，预算86.40万元，执行71.62万元。得分最低的为智慧平台建设项目，自评得分82.5分，主要原因是采购流标。
四、评价结论
我局2023年度部门整体支出绩效自评得分93.5分，评价等次为“优”。

附表
部门整体支出绩效目标自评表
""" + flattened(
    "年度主要任务|任务名称|主要内容|预算数（万元）|执行数（万元）",
    "年度主要任务|人员及公用经费保障|工资福利及日常运转|918.77|918.77",
    "年度主要任务|食品安全监管|抽检1200批次|38.50|37.92",
)
REPORTS = {"霞桥.txt": _MARKETS}

ASKED = [
    pytest.param("霞桥市监局2023年项目支出是多少", ["271.93"], id="all-that-went-out"),
    pytest.param("财政拨款里的项目支出是多少", ["253.53"], id="of-one-source"),
    pytest.param("霞桥市监局自评多少分", ["93.5"], id="the-bureaus-own-points"),
    pytest.param("自评几分，什么等次", ["93.5"], id="points-and-grade"),
    pytest.param("1-9月预算执行进度", ["69.5"], id="nine-months"),
    pytest.param("上半年支出进度多少", ["44.8"], id="half-a-year"),
    pytest.param("支出进度是多少", ["93.33"], id="the-year"),
    pytest.param("没办结的案子还有几件", ["15"], id="cases-left"),
    pytest.param("政府采购货物和服务各花了多少", ["22.37", "26.25"], id="kinds-of-purchases"),
    pytest.param("政府采购货物支出和服务支出各多少", ["22.37", "26.25"], id="kinds-named-short"),
    pytest.param("常年项目预算多少，执行了多少", ["86.4", "71.62"], id="money-of-a-kind-of-projects"),
    pytest.param("食品安全监管预算数是多少", ["38.5"], id="a-task-by-name"),
]


@pytest.mark.parametrize(("question", "values"), ASKED)
def test_figures(tell: Tell, question: str, values: list[str]) -> None:
    answer = tell(question)
    assert answer.status in ("answered", "conflict"), answer.text
    assert [str(value.value) for value in answer.values][: len(values)] == values, answer.text


@pytest.mark.parametrize("question", ["公用经费多少", "人员经费多少", "人均公用经费", "1-8月执行率"])
def test_nothing_alike_is_told(tell: Tell, question: str) -> None:
    """公用经费 is neither 公务用车购置及运行维护费 nor what is spent on it together with the staff."""
    answer = tell(question)
    assert answer.status == "not_found", answer.text


def test_what_is_left_is_said_as_asked(tell: Tell) -> None:
    assert tell("没办结的案子还有几件").text.startswith("还有15件没有办结")
