"""A street office and a fund paid out in towns: names that are another's, groups of heads, parts, instalments and targets."""

from __future__ import annotations

from decimal import Decimal

import pytest

from index.library import Library
from tests.flattened import flattened
from tests.written import Tell

REPORTS = {
    "南浦街道2023.txt": """沅汀区南浦街道办事处2023年部门整体支出绩效自评报告

一、基本情况
南浦街道办事处为沅汀区人民政府派出机关。年末在编在岗96人，聘用人员140人。
全年支出9,420.50万元，预算执行率96.40%。
1. 基本支出3,105.30万元，占32.96%，年初预算2,980万元，追加125.30万元主要是正常晋级晋档。其中人员经费2,790.10万元，日常公用经费315.20万元。
2. 项目支出6,315.20万元，年初预算5,900万元，调整预算数6,520万元，执行率96.86%。\
具体为：环卫保洁2,810.40万元\
（其中机械清扫900万元、人工清扫1,910.40万元）；\
网格管理经费1,520.60万元，主要用于手机终端420.10万元、人员补贴700.50万元、网格设备400万元；\
卫生站标准化建设984.20万元；长者食堂1,000万元。
3. 各社区中支出最大的是莲塘社区412.30万元（年初预算500万元），其次为桥头社区388.20万元（年初预算360万元），\
水口社区190万元（预算安排260万元，结余70万元退回财政），三角社区120.50万元。
4. 政府采购3,000.50万元，其中货物类400.10万元，工程类900.20万元，服务类1,700.20万元。
5. "民生微实事"共收集居民诉求项目143个，评审入库112个，完成96个，其中服务类61个，工程类22个，货物类13个，受益居民约6.2万人次。\
未完成的主要是石围社区步道等4个工程类项目。
6. 固定资产投资完成26.3亿元（目标28亿元）。
二、绩效自评情况
部门整体支出绩效自评得分93.18分。市容环境月度测评平均得分91.37分。
""",
    "西桥街道2022.txt": """芷江区西桥街道办事处2022年部门整体支出绩效自评报告

一,部门整体支出绩效目标
保障机构运转;生活垃圾回收利用率达到42%;拆除违法建设100宗以上;养老服务覆盖率达到90%.
二,部门整体支出情况
2022年调整后预算5,107.95万元.全年支出4,720.58万元,预算执行率92.42%. 比2021年支出4,033.41万元增加687.17万元.
三,履职效能分析
1. 环境提升. 日均清运生活垃圾58.6吨;生活垃圾回收利用率43.5%. 完成"四害"消杀260次.
2. 查违与综合执法. 全年拆除违法建设127宗,处置线索402条.
3. 养老服务. 建成长者食堂4家,就餐补贴7.15万人次.

附表 部门整体支出绩效指标完成情况
"""
    + flattened(
        "评价指标|目标值|完成值|权重|自评分",
        "生活垃圾回收利用率|≥42%|43.5%|50|50",
        "拆除违法建设宗数|≥100宗|137宗|50|50",
        "合计|||100|100",
    ),
    "汀阳县民政2022.txt": """汀阳县民政局2022年困难群众救助补助资金绩效自评报告

一、资金下达情况
2022年上级共下达困难群众救助补助资金5210万元。实施临时救助1557人次，其中急难型557人次、支出型1000人次。
附表1　2022年各乡镇农村低保及临时救助资金发放情况表
单位：户、人、人次、万元
"""
    + flattened(
        "乡镇|农村低保|临时救助|备注",
        "|户数|人数|发放金额|人次|金额|",
        "河口镇|436|717|252.02|423|68.65|",
        "松坪镇|1624|2803|992.46|412|71.35|审计抽查",
        "大柳乡|1387|2351|831.07|538|92.10|",
        "青石乡|541|903|319.66|184|28.13|",
        "合计|3988|6774|2395.21|1557|260.23|",
    ),
}

STRANGERS = [
    ("沅汀区北浦街道2023年支出多少", "沅汀区北浦街道"),
    ("北浦街道2023年支出多少", "北浦街道"),
    ("北浦街道办2023年全年支出", "北浦街道办"),
    ("请问北浦街道办事处在编多少人", "北浦街道办事处"),
    ("南浦街道和北浦街道谁的支出多", "北浦街道"),
    ("汀阳县青溪镇农村低保多少人", "汀阳县青溪镇"),
]


@pytest.mark.parametrize(("question", "name"), STRANGERS, ids=[question for question, _ in STRANGERS])
def test_a_town_that_is_not_there_is_no_slip_for_one_that_is(question: str, name: str, tell: Tell) -> None:
    answer = tell(question)
    assert answer.status == "not_found"
    assert f"“{name}”" in answer.text


ONE_ANSWER = {
    "9420.5": ["南浦街道2023年支出多少", "南浦街道办全年支出", "沅汀区南浦街道办事处支出"],
    "3011": ["汀阳松坪大柳两个受表彰的乡镇农村低保加起来多少户", "汀阳松坪、大柳两个乡镇农村低保一共多少户"],
    "1000": [
        "汀阳急难型和支出型临时救助哪个人次多",
        "汀阳临时救助里急难型和支出型哪个人次多",
        "汀阳急难型、支出型临时救助哪个多",
    ],
    "24.08": ["南浦街道网格经费占项目支出几成", "南浦街道网格管理经费占项目支出的比重"],
    "1520.6": ["南浦街道网格经费花了多少"],
    "93.93": ["南浦街道固投完成率", "南浦街道固定资产投资任务完成率是多少"],
    "-1.7": ["南浦街道固投离目标还差多少亿", "南浦街道固投比目标少几个亿"],
    "4720.58": ["西桥街道全年支出多少", "西桥街道2022年花了多少钱"],
    "96": ["南浦街道民生微实事完成多少个"],
    "903": ["汀阳青石乡农村低保多少人"],
    "92.1": ["汀阳哪个乡镇临时救助金额最多", "汀阳大柳乡临时救助发了多少钱"],
    "28.13": ["汀阳哪个乡镇临时救助金额最少"],
    "992.46": ["汀阳哪个乡镇农村低保发放金额最多", "汀阳松坪镇农村低保发了多少钱"],
}


def test_a_list_is_on_the_basis_of_the_figure_it_makes_up(library: Library) -> None:
    basis = {fact.value: fact.basis for fact in library.facts() if fact.origin == "text"}
    assert {basis[Decimal(value)] for value in ("2790.10", "315.20", "2810.40", "420.10", "984.20")} == {"决算"}


def test_what_was_planned_or_left_or_given_by_others_is_no_contradiction(library: Library) -> None:
    assert [found.message for found in library.findings() if found.severity == "矛盾"] == []


TOLD = {
    "西桥街道养老服务做得怎么样": "建成长者食堂4家",
    "西桥街道垃圾和环境搞得怎么样": "日均清运生活垃圾58.6吨",
    "西桥街道查违干得如何": "全年拆除违法建设127宗",
}


@pytest.mark.parametrize(("question", "words"), TOLD.items(), ids=list(TOLD))
def test_how_a_thing_went_is_told_by_what_was_done(question: str, words: str, tell: Tell) -> None:
    text = tell(question).text
    assert words in text
    assert "保障机构运转" not in text


def test_a_short_name_is_no_row_of_another_thing(tell: Tell) -> None:
    text = tell("汀阳松坪镇村集体收入和大柳乡村集体收入哪个多").text
    assert "992.46" not in text


def test_a_full_stop_of_half_width_ends_the_name(library: Library) -> None:
    said = [found.message for found in library.findings() if "127宗" in found.message]
    assert len(said) == 1
    assert "137宗" in said[0]


def test_a_part_asked_for_after_its_whole(tell: Tell) -> None:
    answer = tell("其中工程类的有几个", "南浦街道民生微实事完成多少个")
    assert [value.value for value in answer.values[:1]] == ["22"], answer.text


def test_the_place_in_an_order_is_no_part_of_a_name(tell: Tell) -> None:
    text = tell("南浦街道哪个社区支出最多").text
    assert "最大的是莲塘社区（412.3万元）" in text
    assert "500" not in text
    assert "其次" not in text


SEVERAL = {
    ("2803", "2351"): ["汀阳哪些乡镇农村低保超过2000人", "汀阳农村低保人数2000人以上的乡镇有哪些"],
    ("1624", "1387"): ["汀阳农村低保超过1000户的有哪些乡镇"],
    ("538", "423", "412"): ["汀阳哪几个乡镇临时救助超过400人次"],
    ("92.1", "71.35"): ["汀阳哪些乡镇临时救助金额超过70万元"],
}
LISTED = [(question, values) for values, questions in SEVERAL.items() for question in questions]


@pytest.mark.parametrize(("question", "values"), LISTED, ids=[question for question, _ in LISTED])
def test_the_unit_of_a_bound_tells_the_column(question: str, values: tuple[str, ...], tell: Tell) -> None:
    answer = tell(question)
    assert [value.value for value in answer.values] == list(values), answer.text


def test_the_second_of_two_clauses_keeps_the_column(tell: Tell) -> None:
    answer = tell("汀阳4个乡镇哪个临时救助金额最多，哪个最少")
    assert "最大的是大柳乡（92.1万元）" in answer.text
    assert "最小的是青石乡（28.13万元）" in answer.text


ASKED = [(question, value) for value, questions in ONE_ANSWER.items() for question in questions]


@pytest.mark.parametrize(("question", "value"), ASKED, ids=[question for question, _ in ASKED])
def test_one_answer_for_every_wording(question: str, value: str, tell: Tell) -> None:
    answer = tell(question)
    assert answer.values[:1], answer.text
    assert answer.values[0].value == value, answer.text
