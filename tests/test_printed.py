"""Figures that a sentence prints though no stored fact fits, what is refused beside them, zero statements and goals in yes or no."""

from __future__ import annotations

import pytest

from tests.written import Tell

REPORT = """云杉县林业局2022年度部门整体支出绩效自评报告

一、基本情况
2022年全县林区人口21.6万人，林地面积96.4万亩。公务接待费1.35万元，公务用车运行维护费8.42万元，没有购置公务用车，也没有发生因公出国（境）费用。

二、履职情况
（一）防火成效。全年发生森林火灾4起，较上年的7起下降42.86%，过火面积17.8公顷，受害面积6.2公顷。新增瞭望探头23路，总数达61路。
（二）灾害损失。雪灾受灾群众3160人，倒伏林木820立方米，直接经济损失1.06亿元；虫灾涉及林地1.2万亩，直接经济损失2740万元。
（三）产业发展。受扶持合作社全年新增销售收入约1.4亿元，上缴税金386万元；林下研学课堂全年开展52期，参与学生1.7万余人。
（四）工程建设。由云岭建工承建的鹿鸣桥于2022年9月建成通车，桥长186米，总投资1420万元。授予中小企业合同金额733.5万元，占采购总额的76%。委托第三方开展造价审核，审减率约4.6%。
（五）造林绿化。硬化林道31.5公里，低于目标36公里；油茶新造1.1万亩，新增省级龙头企业2家（青杉油脂、禾木家居）。

三、存在的问题
1.林道管护滞后。山区劳力常年外出，养护队伍组建困难，巡查不够及时。

四、自评结论
主要扣分：林道管护滞后扣1分，硬化林道未完成扣2分。

附表 资金到位情况  单位：万元
	资金名称
	预算下达
	实际到位

	森林抚育资金
	300
	300

	良种补贴资金
	120
	96

附件 绩效自评表
	一级指标
	二级指标
	三级指标
	年度指标值
	实际完成值
	分值
	得分

	产出指标
	数量指标
	硬化林道里程
	36公里
	31.5公里
	10
	8

	产出指标
	数量指标
	危险桥涵改造数量
	12座
	12座
	10
	10

	产出指标
	数量指标
	栽植苗木
	≥50万株
	53万株
	10
	10
"""
REPORTS = {"云杉县林业局2022年自评报告.txt": REPORT}


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("云杉县林业局2022年过火面积", "17.8公顷"),
        ("云杉林业局2022年森林火灾烧了多大面积", "17.8公顷"),
        ("云杉林业局虫灾直接损失", "2740万元"),
        ("云杉林业局雪灾直接经济损失多少", "1.06亿元"),
        ("云杉林业局受扶持合作社上缴税金", "386万元"),
        ("云杉林业局研学课堂有多少学生参加", "学生1.7"),
        ("云杉林业局鹿鸣桥有多长", "186米"),
        ("云杉林业局授予中小企业的合同额", "733.5万元"),
        ("云杉林业局审减率多少", "4.6%"),
        ("云杉林业局林区人口", "21.6万人"),
        ("云杉林业局新增瞭望探头多少路", "23路"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_figure_that_one_sentence_prints_is_the_answer(tell: Tell, question: str, told: str) -> None:
    answer = tell(question)
    assert answer.status == "answered"
    assert told in answer.text.split("\n")[0]
    assert len(answer.text.split("\n")[0]) < 80
    assert answer.citations


@pytest.mark.parametrize(
    ("question", "unsaid"),
    [
        ("云杉林业局2021年受害面积多少公顷", "多少"),
        ("云杉林业局油茶籽产量有多少吨", "有多少"),
        ("云杉林业局青杉油脂2022年产值", "产值产值"),
        ("云杉林业局2022年培训了多少名护林员", "多少"),
    ],
    ids=lambda value: value,
)
def test_a_neighbour_is_refused_in_the_users_own_words(tell: Tell, question: str, unsaid: str) -> None:
    answer = tell(question)
    assert answer.status == "not_found"
    assert unsaid not in answer.text


@pytest.mark.parametrize("question", ["云杉林业局因公出国花了多少钱", "云杉林业局公务用车购置费多少"])
def test_what_the_report_denies_is_told_as_none(tell: Tell, question: str) -> None:
    answer = tell(question)
    assert answer.status == "answered"
    assert answer.text.startswith("没有") or "为0万元" in answer.text.split("\n")[0]
    assert "8.42" not in answer.text.split("\n")[0].split("：")[0]


@pytest.mark.parametrize(
    ("question", "verdict", "figures"),
    [
        ("云杉林业局林道硬化任务完成了没", "没有完成", ("31.5公里", "36公里")),
        ("云杉林业局林道硬化完成目标了吗", "没有完成", ("31.5公里", "36公里")),
        ("云杉林业局危险桥涵改造任务完成了吗", "完成了", ("12座",)),
        ("云杉林业局苗木栽植达标没", "完成了", ("53万株", "50万株")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_goal_is_judged_though_the_ledger_words_it_otherwise(
    tell: Tell, question: str, verdict: str, figures: tuple[str, ...]
) -> None:
    answer = tell(question)
    assert answer.text.startswith(verdict), answer.text
    assert all(figure in answer.text for figure in figures), answer.text


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("云杉林业局森林抚育资金是不是全部到位了", "是，全部到位"),
        ("云杉林业局良种补贴资金全部到位了吗", "没有全部到位"),
    ],
)
def test_what_arrived_is_held_against_what_was_due(tell: Tell, question: str, verdict: str) -> None:
    assert tell(question).text.startswith(verdict)


def test_a_cause_is_told_and_no_deduction(tell: Tell) -> None:
    answer = tell("云杉林业局林道管护滞后是什么原因")
    assert "外出" in answer.text
    assert "扣1分" not in answer.text
