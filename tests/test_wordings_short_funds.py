"""Funds by their short names behind a place, shops by the word people say, a standard that grew."""

from __future__ import annotations

import pytest

from tests.written import Tell

REPORTS = {
    "旧改.txt": "泸汀县2022年城镇老旧小区改造项目绩效自评报告\n一、项目概况\n"
    "泸汀县住房和城乡建设局实施城镇老旧小区改造项目，改造小区9个，惠及居民2344户。\n"
    "二、资金情况\n全年预算3600万元，实际支出2971万元，执行率82.53%。\n三、自评结论\n本项目自评得分89.5分。\n",
    "公卫.txt": "柳汀县2023年基本公共卫生服务补助资金绩效自评报告\n一、项目概况\n柳汀县卫生健康局组织实施基本公共卫生服务项目，"
    "人均基本公共卫生服务经费补助标准由上年的84元提高到89元。登记管理高血压患者2.36万人，规范管理1.85万人，规范管理率78.4%。\n"
    "二、资金情况\n全年预算2212.5万元，实际支出2159.5万元，执行率97.6%。\n三、自评结论\n本项目自评得分96.26分。\n"
    "四、存在的问题\n一是部分乡村医生年龄老化。二是人口外流，体检难组织。\n",
    "市监.txt": "堰汀县市场监督管理局2023年度部门整体支出绩效自评报告\n一、部门概况\n堰汀县市场监督管理局主管市场监督管理。\n"
    "二、履职情况\n年末全县实有经营主体28721户，其中企业6842户，个体工商户21276户。年报公示率企业为94.4%、个体工商户为91.1%。\n"
    "三、自评结论\n部门整体支出绩效自评得分96.2分。\n",
    "运维.txt": "项目支出绩效评价报告\n（2022年度）\n项目名称：政务信息系统运行维护项目\n项目单位：砚陀市政务数据服务中心\n一、基本情况\n"
    "砚陀市政务数据服务中心负责系统运行维护。2022年本项目年初预算986.5万元，实际支出937.2万元，预算执行率95%。"
    "平均修复时长2.6小时，较2021年缩短0.9小时，网办率由2021年的78.6%提升至85.2%。全年处理工单8462件，签订合同14份，合同金额912.4万元。\n二、评价结论\n本项目综合得分86.7分。\n",
    "农田.txt": "砚沅县农业农村局2023年度高标准农田建设专项资金绩效自评报告\n一、项目概况\n砚沅县农业农村局负责实施。"
    "高标准农田建设任务6.5万亩，其中新建4.2万亩、改造提升2.3万亩，已完成高标准农田建设4.9万亩。项目计划总投资15600万元。\n二、绩效\n"
    "亩均增产粮食96公斤，群众满意度98.15%，衬砌渠道152.8公里，新建机耕路68.3公里，受益农户1.86万户、6.72万人。\n",
}

ASKED = {
    # The name of the only project tells nothing more, in short or whole; what goes on from it may be the thing itself.
    "砚陀运维项目综合得分多少": "86.7",
    "砚陀运维项目签了多少份合同": "14",
    "砚陀运维项目年初预算多少": "986.5",
    "砚沅高标准农田亩均增产多少公斤": "96",
    "砚沅高标准农田群众满意度": "98.15",
    "砚沅高标准农田项目计划总投资多少": "15600",
    "砚沅农田项目衬砌渠道多长": "152.8",
    "砚沅高标准农田建设任务多少万亩": "6.5",
    "砚沅高标准农田建了多少": "4.9",
    "泸汀旧改花了多少": "2971",
    "柳汀公卫执行率多少": "97.6",
    "柳汀公卫项目执行率多少": "97.6",
    "泸汀旧改跟柳汀公卫哪个执行率高": "柳汀县",
    "柳汀人均公卫补助标准涨了百分之几": "5.95",
    "柳汀高血压规范管理的有几万人": "1.85",
    "堰汀现在总共有多少个体户": "21276",
    "堰汀个体户几户": "21276",
    "堰汀个体户年报公示率": "91.1",
}


@pytest.mark.parametrize(("question", "figure"), ASKED.items())
def test_one_answer(question: str, figure: str, tell: Tell) -> None:
    assert figure in tell(question).text.partition("。")[0]


def test_a_part_asked_for_next_is_one_of_what_was_asked_before(tell: Tell) -> None:
    answer = tell("其中新建多少", "砚沅县高标准农田建设任务多少万亩")
    assert "4.2" in answer.text.partition("。")[0]


def test_two_counts_of_one_thing(tell: Tell) -> None:
    answer = tell("砚沅农田项目受益农户有多少户多少人")
    assert [str(value.value) for value in answer.values][:2] == ["1.86", "6.72"]


def test_a_rate_raised_from_a_named_year_and_a_time_made_shorter(tell: Tell) -> None:
    assert "6.6个百分点" in tell("砚陀网办率提高了几个百分点").text
    assert "减少0.9小时" in tell("砚陀平均修复时长比上年缩短多少").text


def test_all_are_ordered_by_what_is_asked_of_them(tell: Tell) -> None:
    answer = tell("泸汀旧改、柳汀公卫、堰汀市监三家自评分从高到低")
    assert [str(value.value) for value in answer.values][:3] == ["96.26", "96.2", "89.5"]


def test_a_fund_named_narrows_no_section(tell: Tell) -> None:
    answer = tell("柳汀公卫项目存在哪些不足")
    assert "年龄老化" in answer.text
    assert "人口外流" in answer.text
