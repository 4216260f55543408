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
_STATISTICS = (
    "公开13表\n\n部门整体支出绩效自评情况\n\n部门：沅溪县统计局\n"
    + flattened(
        "一、部门基本情况|（一）部门概况|沅溪县统计局内设办公室、综合核算股等6个股室。核定编制27名，其中行政编制14名、事业编制13名。2024年末在职实有25人。",
        "（二）部门绩效目标的设立情况|2024年完成国家、省、州安排部署的统计年定报制度，开展统计执法检查企业不少于20家，全年培训统计人员不少于400人次，编印年鉴。",
        "（三）部门整体收支情况|2024年度支出合计6,879,117.83元。其中：基本支出5,246,380.52元，占总支出的76.27%；项目支出1,632,737.31元，占总支出的23.73%。",
        "二、绩效自评工作情况|（一）绩效自评的目的|了解资金使用是否达到预期目标、资金管理是否规范，检验资金支出的效率和效果，分析存在的问题及原因，改进下一步的预算管理工作。",
        "（二）自评组织过程|1.前期准备。成立以局长为组长的绩效自评工作领导小组。2.组织实施。2025年3月10日至4月15日，各股室对照年初目标逐项自评，形成报告。",
        "三、评价情况分析及综合评价结论|全年开展统计执法检查企业24家，培训统计人员436人次，撰写统计分析46篇。经自评，部门整体支出绩效自评得分95.6分，自评等级为“优”。",
        "四、存在的问题和整改情况|存在的问题：一是部分项目预算编制不精准，当年结转75,662.69元。二是基层统计力量薄弱。整改情况：一是加强与上级部门沟通，提前测算资金需求；二是协调乡镇稳定统计队伍。",
        "五、其他需说明的情况|无。",
    )
    + "\n公开15表\n\n项目支出绩效自评表\n"
    + flattened(
        "项目名称|经济普查专项经费",
        "项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分",
        "年度资金总额|50.00|86.40|78.83|10.00|91.24%|9.12",
        "一级指标|二级指标|三级指标|指标性质|年度指标值|度量单位|实际完成值|分值|得分|偏差原因",
        "产出指标|数量指标|聘用普查员人数|≥|180|人|186|40|40|",
        "质量指标|抽查差错率|≤|0.1|%|0.06|10|10|",
        "效益指标|社会效益指标|普查知晓率|≥|90|%|92|30|30|",
        "满意度指标|满意度|普查对象满意度|≥|90|%|91|10|7|",
        "总分|96.12|自评等级|优",
    )
)
_FORESTRY = """洮岭县林业和草原局2023年度部门整体支出绩效自评报告

一、部门（单位）概况
洮岭县林业和草原局核定事业编制52名，2023年末在职人员47人。全年预算数1653.27万元，主要为追加林业草原改革发展资金120万元、人员经费46.77万元。
二、部门整体支出自评得分情况
部门整体支出绩效自评得分95.24分，自评等级为“优”。各一级指标得分情况如下：
""" + (
    flattened(
        "一级指标|分值|得分|得分率",
        "部门管理|20|18.67|93.35%",
        "履职效果|70|67.07|95.81%",
        "服务对象满意度|10|9.50|95.00%",
        "合计|100|95.24|95.24%",
    )
    + """
三、绩效目标未完成原因及下一步改进措施
（一）未完成原因
一是种苗繁育设备采购两次流标；二是部分示范基地验收组织不及时。
（二）改进措施
一是提前开展项目前期准备；二是建立示范基地季度调度机制。

附件
部门（单位）整体支出绩效自评表
"""
    + flattened(
        "年度总体目标|预期目标|实际完成情况",
        "建设示范基地11个以上，面积3600亩，培训林农和基层技术人员2000人次以上。|建设示范基地12个，面积3860亩，培训2140人次。",
        "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分",
        "履职效果|产出数量|示范基地数量|≥11个|12个|8|8",
        "产出数量|示范基地面积|≥3600亩|3860亩|8|8",
    )
)
REPORTS = {"霞桥.txt": _MARKETS, "沅溪.txt": _STATISTICS, "洮岭.txt": _FORESTRY}

ASKED = [
    pytest.param("霞桥市监局2023年项目支出是多少", ["271.93"], id="all-that-went-out"),
    pytest.param("霞桥财政拨款里的项目支出是多少", ["253.53"], id="of-one-source"),
    pytest.param("霞桥市监局自评多少分", ["93.5"], id="the-bureaus-own-points"),
    pytest.param("霞桥自评几分，什么等次", ["93.5"], id="points-and-grade"),
    pytest.param("霞桥1-9月预算执行进度", ["69.5"], id="nine-months"),
    pytest.param("霞桥上半年支出进度多少", ["44.8"], id="half-a-year"),
    pytest.param("霞桥支出进度是多少", ["93.33"], id="the-year"),
    pytest.param("霞桥没办结的案子还有几件", ["15"], id="cases-left"),
    pytest.param("霞桥政府采购货物和服务各花了多少", ["22.37", "26.25"], id="kinds-of-purchases"),
    pytest.param("霞桥政府采购货物支出和服务支出各多少", ["22.37", "26.25"], id="kinds-named-short"),
    pytest.param("霞桥常年项目预算多少，执行了多少", ["86.4", "71.62"], id="money-of-a-kind-of-projects"),
    pytest.param("沅溪统计局编制多少人", ["27"], id="posts-in-a-form"),
    pytest.param("沅溪统计局自评多少分", ["95.6"], id="points-beside-a-projects-form"),
    pytest.param("沅溪统计分析写了多少篇", ["46"], id="papers"),
    pytest.param("沅溪普查员聘了多少人", ["186"], id="an-indicator-with-its-sign-apart"),
    pytest.param("沅溪抽查差错率是多少", ["0.06"], id="an-indicator-of-a-shorter-row"),
    pytest.param("洮岭林草局追加的人员经费是多少", ["46.77"], id="the-second-thing-added"),
    pytest.param("洮岭林草局履职效果得了多少分", ["67.07"], id="what-a-group-got-as-printed"),
    pytest.param("洮岭林草局实际培训了多少人次", ["2140"], id="what-was-done-beside-what-was-aimed-at"),
    pytest.param("霞桥食品安全监管预算数是多少", ["38.5"], id="a-task-by-name"),
]


@pytest.mark.parametrize(("question", "values"), ASKED)
def test_figures(tell: Tell, question: str, values: list[str]) -> None:
    answer = tell(question)
    assert answer.status in ("answered", "conflict"), answer.text
    assert [str(value.value) for value in answer.values][: len(values)] == values, answer.text


@pytest.mark.parametrize("question", ["霞桥公用经费多少", "霞桥人员经费多少", "霞桥人均公用经费", "霞桥1-8月执行率"])
def test_nothing_alike_is_told(tell: Tell, question: str) -> None:
    """公用经费 is neither 公务用车购置及运行维护费 nor what is spent on it together with the staff."""
    answer = tell(question)
    assert answer.status == "not_found", answer.text


def test_what_is_left_is_said_as_asked(tell: Tell) -> None:
    assert tell("霞桥没办结的案子还有几件").text.startswith("还有15件没有办结")


SAID = [
    ("沅溪统计局存在哪些问题", "预算编制不精准", "测算资金需求"),
    ("沅溪统计局怎么整改的", "提前测算资金需求", "编制不精准"),
    ("洮岭林草局未完成原因有哪些", "两次流标；二是部分示范基地验收组织不及时", "季度调度"),
    ("洮岭林草局自评得分和等级", "自评等级为“优”", "没有找到"),
    ("沅溪统计局自评小组组长是谁", "以局长为组长", "逐项自评"),
]


@pytest.mark.parametrize(("question", "told", "not_told"), SAID)
def test_a_form_is_read_as_the_report_it_is(tell: Tell, question: str, told: str, not_told: str) -> None:
    text = tell(question).text
    assert told in text
    assert not_told not in text


def test_the_sentence_of_a_form_is_quoted(tell: Tell) -> None:
    answer = tell("沅溪统计局编制多少人")
    assert "原文：“核定编制27名，其中行政编制14名、事业编制13名。”" in answer.text
    assert answer.citations[0].section == ("一、部门基本情况", "（一）部门概况")
