"""Which of several like things is meant: a side, a county's group of rows, one thing of a list with its price behind it."""

from __future__ import annotations

import pytest

from tests.flattened import flattened
from tests.written import Tell

_CITY = """漳岚市城市管理局2023年度部门整体支出绩效自评报告

一、部门概况
漳岚市城市管理局核定编制40人，现有在职38人。职工医院编制床位130张。负债总额870.00万元，其中应付供应商药品、耗材款321.00万元。
二、预算执行情况
2023年事业收入900.00万元，全部为医疗收入，其中门诊收入315.00万元、住院收入585.00万元。
2023年“三公”经费预算9.00万元，其中公务用车运行费7.50万元；“三公”经费支出6.40万元，全部为公务接待费。
三、履职情况
环卫保洁项目划分东、西两个标段，由洁源、绿野两家企业承包，其中东片区洁源标段合同价1320万元。
（1）设备购置项目，采购40排CT一台（318万元）、彩超3台（96万元），合计414万元；
"""
_FUND = """2023年度澧岚市文物保护资金绩效自评报告

一、项目概况
2023年澧岚市安排文物保护资金900万元，由澧岚市文物局实施。
附件  2023年度文物保护资金分项目执行情况表（单位：万元）
""" + flattened(
    "县（区）|项目名称|下达数|支出数|结余数|执行率",
    "石庭县|永宁桥保护规划编制|100|40.00|60.00|40.00%",
    "|红崖旧址展示利用|200|150.00|50.00|75.00%",
    "望川县|柏庄遗址考古发掘|250|240.00|10.00|96.00%",
    "|卢氏民居消防工程|350|350.00|0|100.00%",
    "合计||900|780.00|120.00|86.67%",
)
REPORTS = {"漳岚市城管局2023.txt": _CITY, "澧岚市文物2023.txt": _FUND}

ASKED = {
    "1320": ["漳岚城管局东片区标段合同价多少", "漳岚城管局东片区洁源的合同价"],
    "318": ["漳岚城管局那台40排CT花了多少钱", "漳岚城管局CT多少钱"],
    "96": ["漳岚城管局彩超花了多少钱", "漳岚城管局3台彩超花了多少"],
    "900": ["漳岚城管局2023年医疗收入多少"],
    "为35%": ["漳岚城管局门诊收入占医疗收入的比重"],
    "130": ["漳岚城管局有多少张床", "漳岚城管局几张病床"],
    "321": ["漳岚城管局欠供应商药款耗材款多少", "漳岚城管局欠着供应商药品耗材款多少"],
    "7.5": ["漳岚城管局三公经费公务用车运行费预算多少"],
    "6.4": ["漳岚城管局公务接待费花了多少"],
    "190": [
        "澧岚石庭县两个项目一共花出去多少",
        "澧岚石庭县2个项目总共支出多少万",
    ],
    "600": ["澧岚望川县两个项目下达数合计多少", "澧岚望川县项目一共下达多少"],
    "110": ["澧岚石庭县两个项目一共结余多少"],
}


@pytest.mark.parametrize(("value", "question"), [(v, q) for v, questions in ASKED.items() for q in questions])
def test_one_answer(tell: Tell, value: str, question: str) -> None:
    answer = tell(question)
    assert answer.status == "answered"
    assert value in answer.text.split("原文")[0], answer.text


@pytest.mark.parametrize("question", ["漳岚城管局西片区标段合同价多少", "漳岚城管局西片区绿野的合同价是多少"])
def test_the_other_side_is_not_told(tell: Tell, question: str) -> None:
    assert tell(question).status == "not_found"


def test_nothing_is_many_times_its_whole(tell: Tell) -> None:
    assert "%" not in tell("漳岚城管局事业收入占公务接待费的比重").text
