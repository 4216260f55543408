"""What is asked in words of a fund: documents, who built what, causes with measures, how money is shared out."""

from __future__ import annotations

import re

import pytest

from tests.flattened import flattened
from tests.written import Tell

_VILLAGES = """碧溪县乡村振兴局2022年财政衔接补助资金绩效自评报告

一、项目情况
我局按照《关于开展2022年度项目支出绩效自评的通知》（碧财绩〔2023〕4号）要求开展自评。资金管理执行《碧溪县衔接资金使用管理细则》（碧振发〔2021〕19号），政策依据为《碧溪县乡村产业三年行动方案》（碧政发〔2020〕33号）。
主要产业项目是：云岩村蓝莓基地，安排210万元，由宏岭建设公司承建；水磨村烘干房，安排96万元，未投入使用。
二、自评情况
自评92分，优秀。扣8分：水磨烘干房闲置扣3分，进度不足扣5分。
三、问题和措施
1.前期工作浅，选址改了两次。
2.水磨烘干房没有用上，一是变压器容量不足，二是没有落实承租户。
3.资产管护弱，村里无专人。
措施：明年项目五月底前开工；烘干房年内增容，开春公开招租；每村设管护员1名。

附表1：衔接资金项目明细表（单位：万元）
""" + flattened(
    "项目|类别|实施主体|安排资金|合同价",
    "云岩村蓝莓基地|产业|云岩乡人民政府|210|205.3",
    "石梁村光伏电站|产业|县供电公司|180|176.5",
    "水磨村烘干房|产业|水磨镇人民政府|96|93.1",
)
REPORTS = {"碧溪县乡村振兴局2022.txt": _VILLAGES}

TOLD = {
    "19号": ["碧溪衔接资金管理细则文号", "碧溪资金使用管理细则是哪个文件", "碧溪衔接资金管理细则的文号是多少"],
    "33号": ["碧溪衔接资金的政策依据是什么文件", "碧溪乡村产业三年行动方案文号"],
    "4号": ["碧溪自评通知的文号", "碧溪这次自评按哪份文件做的"],
    "宏岭建设公司": ["碧溪云岩村蓝莓基地施工单位是哪家", "碧溪云岩村蓝莓基地是哪家公司承建的"],
    "变压器容量不足(?!.*开春公开招租)": [
        "碧溪水磨烘干房为什么没有用",
        "碧溪水磨烘干房闲置的原因",
        "碧溪水磨村烘干房为啥没投入使用",
    ],
    "变压器容量不足.*开春公开招租": [
        "碧溪水磨烘干房是怎么回事，有什么办法",
        "碧溪水磨烘干房为什么闲置，下一步怎么办",
        "碧溪水磨烘干房闲置的原因和措施",
        "碧溪水磨烘干房怎么没用，打算怎么解决",
    ],
    "写道：\\s*“烘干房年内增容，开春公开招租；”[^”]*$": ["碧溪水磨烘干房怎么办", "碧溪水磨烘干房闲置怎么解决"],
    "前期工作浅.*村里无专人(?!.*管护员1名)": ["碧溪有什么问题", "碧溪存在的问题"],
    "写道：\\s*“措施：.*管护员1名": ["碧溪有什么措施", "碧溪下一步怎么改"],
}
UNTOLD = ["碧溪车辆管理办法的文号", "碧溪石梁村光伏电站的施工单位是哪家", "碧溪石梁村光伏电站是哪家公司承建的"]


@pytest.mark.parametrize(("question", "words"), [(q, words) for words, asked in TOLD.items() for q in asked])
def test_told(tell: Tell, question: str, words: str) -> None:
    answer = tell(question)
    assert answer.status == "answered"
    assert re.search(words, answer.text, re.DOTALL)


@pytest.mark.parametrize("question", UNTOLD)
def test_what_is_not_written_is_not_told(tell: Tell, question: str) -> None:
    assert tell(question).status == "not_found"
