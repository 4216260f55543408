"""Questions about text over one report made for them: who, which company and office, when, why, which are not done, is there any."""

from __future__ import annotations

import pytest

from tests.written import Tell

REPORT = """秋浪县水利局2023年度部门整体支出绩效自评报告

根据《秋浪县财政局关于开展2023年度绩效自评工作的通知》（秋财绩〔2024〕3号）要求，我局对2023年度部门整体支出开展了绩效自评。

一、部门基本情况
（一）主要职能。我局负责全县水资源管理、防汛抗旱和农村供水。局机关设办公室、规划建设股、农村水利股、水旱灾害防御股4个股室，下辖县水文站、县灌区服务中心2个事业单位。
（二）自评组织。我局成立以局长丁望舒为组长、副局长柏青任副组长的自评工作组，办公室设在规划建设股，于2024年2月20日启动。

二、预算执行情况
2023年年初预算2130.50万元，全年支出2844.12万元。“三公”经费决算12.40万元，较上年减少2.10万元。减少的主要原因是压减公务接待批次，同时对执法用车实行统一调度。当年没有购置公务用车，无因公出国（境）团组，项目资金中未列支奖金。
预算调整率=（预算调整数/年初预算数）×100%=（713.62/2130.50）×100%=33.50%，超过标准，扣1分。
资金分三批下达，首批于2023年1月16日下达，末批于2023年9月28日下达。

三、主要成效
（1）白鹭湾水库除险加固。该工程总投资3260万元，坝高31.5米。由江岸水电建设集团承建，2023年11月完成主体工程。委托明衡会计师事务所对3个项目开展抽查。
（2）农村供水。新建供水工程6处，受益1.32万人。

四、存在的问题
一是前期工作慢。石门灌渠涉及征地42亩，补偿标准争议到8月才谈妥，错过枯水期。二是管护经费不足，乡镇水管员仅配备53名。

五、下一步打算
由农村水利股在2024年三季度前完成水管员补充招聘；对欠缴水费的乡镇按欠缴额的15%扣减次年维修资金。

六、自评结论
2023年度部门整体支出绩效自评得分91.4分，评价等级为“良”。

表1  水利项目进展表  单位：万元
	项目名称
	责任股室
	计划投资
	完成投资
	进度

	白鹭湾水库除险加固工程
	规划建设股
	3260
	3010
	主体完工

	石门灌渠改造工程
	农村水利股
	880
	412.5
	在建

	桃溪河治理工程
	水旱灾害防御股
	640
	640
	已完工

	柳坪供水管网工程
	农村水利股
	355
	120
	在建


附件2  绩效自评表
	一级指标
	二级指标
	三级指标
	年度指标值
	实际完成值
	分值
	得分
	偏差原因分析

	产出指标
	数量指标
	新建供水工程数量
	≥8处
	6处
	10
	7.5
	两处水源点水质不达标

	效益指标
	社会效益
	灌溉保证率
	≥85%
	81%
	10
	8
	伏旱持续47天
"""
REPORTS = {"秋浪水利2023.txt": REPORT}


ANSWERED = [
    ("白鹭湾水库是哪家公司承建的", "江岸水电建设集团"),
    ("白鹭湾水库除险加固施工单位是谁", "江岸水电建设集团"),
    ("白鹭湾水库哪个公司修的", "江岸水电建设集团"),
    ("秋浪水利局请的哪家事务所抽查", "明衡会计师事务所"),
    ("秋浪水利局自评工作组组长是谁", "丁望舒"),
    ("石门灌渠改造由哪个股室负责", "农村水利股"),
    ("柳坪供水管网工程的责任股室", "农村水利股"),
    ("秋浪自评办公室设在哪个股室", "规划建设股"),
    ("水管员补招谁来办", "农村水利股"),
    ("秋浪水利局最后一批资金什么时候下达的", "9月28日"),
    ("秋浪第一批资金哪天下达", "1月16日"),
    ("水管员招聘啥时候办完", "三季度"),
    ("秋浪水利局三公经费为什么下降", "压减公务接待批次"),
    ("新建供水工程数量为什么扣分", "水源点水质不达标"),
    ("灌溉保证率没达标的原因", "伏旱持续47天"),
    ("石门灌渠为啥拖了", "补偿标准争议"),
    ("秋浪预算调整率怎么算的", "713.62/2130.50"),
    ("秋浪水利局下面管哪几个事业单位", "县灌区服务中心"),
    ("欠缴水费的乡镇怎么处理", "15%扣减"),
    ("还没完工的水利项目有哪些", "柳坪供水管网工程"),
    ("秋浪自评多少分，什么等级", "良"),
    ("秋浪水利局存在哪些不足", "管护经费不足"),
]


@pytest.mark.parametrize(("question", "words"), ANSWERED, ids=[question for question, _ in ANSWERED])
def test_the_report_says(tell: Tell, question: str, words: str) -> None:
    answer = tell(question)
    assert answer.status == "answered", answer.text
    assert words in answer.text


def test_only_those_in_the_state_are_listed(tell: Tell) -> None:
    told = tell("还没完工的水利项目有哪些").text
    assert "石门灌渠" in told
    assert "桃溪河" not in told


@pytest.mark.parametrize(
    "question",
    [
        "秋浪水利局2023年买公车了没",
        "秋浪水利局有没有购置公务用车",
        "秋浪水利局有没有因公出国",
        "项目资金里列支奖金了吗",
    ],
)
def test_what_there_is_none_of_is_answered_with_no(tell: Tell, question: str) -> None:
    answer = tell(question)
    assert answer.status == "answered"
    assert answer.text.startswith("没有")


@pytest.mark.parametrize(
    "question",
    [
        "桃溪河治理工程是哪家公司承建的",
        "秋浪水利局审计发现问题是哪年整改的",
        "秋浪水利局工会主席是谁",
        "管网漏损率为什么没达标",
    ],
)
def test_what_the_report_does_not_say_is_not_found(tell: Tell, question: str) -> None:
    answer = tell(question)
    assert answer.status == "not_found", answer.text


def test_a_cause_asked_for_after_a_row(tell: Tell) -> None:
    assert "伏旱" in tell("为什么扣分", "秋浪自评表灌溉保证率得了几分").text
