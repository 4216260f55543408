"""What is asked of an evaluated tourism fund: what was got back, who won a bid, points of classes, how marks are taken, days."""

from __future__ import annotations

import re

import pytest

from tests.flattened import flattened
from tests.written import Tell

_FUND = (
    """岷阳县2023年度文旅融合发展专项资金绩效评价报告

一、项目基本情况
2023年预算安排1680万元，由县文化广播电视和旅游局（以下简称“县文广旅局”）负责管理。
二、资金使用情况
截至2023年12月31日，实际支出1487.64万元，结余资金132.36万元，其中118万元为云顶山游客中心工程质保金和未达付款节点的工程款，其余14.36万元已由县财政收回。
三、项目组织实施情况
制定了《岷阳县文旅专项资金管理办法》，明确民宿奖补标准：省级示范民宿每家奖补30万元，市级示范民宿每家奖补15万元，县级每家奖补6万元。
资金拨付采取“先建后补”方式，验收合格后30个工作日内拨付到位。抽查发现，青溪谷露营地等3个项目拨付时间超过规定期限，最长的超过47天。
四、产出和效果
1.景区提升。新建旅游厕所8座、停车场3处，新增停车位640个；云顶山游客中心主体完工，建筑面积2860平方米，中标单位为川云七建集团有限公司，中标价1268万元。
2.乡村民宿。奖补民宿21家，新增床位452张，带动就业387人。
3.效果。2023年全县接待游客528.6万人次，同比增长31.4%。过夜游客占比由上年的22.5%提高到26.1%。游客满意度91.6%，低于目标值3.4个百分点。
五、综合评价结论
绩效评价得分86.5分。其中决策类得分17.5分（满分20分），产出类得分31分（满分33分）。
六、存在的问题及建议
（一）民宿奖补审核把关不严。清风院子民宿重复申报，多领奖补资金6万元，目前已退回。
（二）完善民宿奖补联审机制，由县文广旅局、县公安局、县市场监管局联合审核。

附件1  绩效评价指标评分表
"""
    + flattened(
        "一级指标|二级指标|三级指标|分值|评价标准|目标值|实际值|得分|扣分原因",
        "过程|组织实施|拨付及时性|8|每超期一项扣0.67分|100%|87%|6|3个项目超期拨付",
        "产出|产出数量|新建旅游厕所|6|按完成比例得分|8座|8座|6|",
        "效益|满意度|游客满意度|8|每低1个百分点扣1分|95%|91.6%|5|旅游厕所保洁差",
    )
    + """
附件2  部分子项目资金明细表（单位：万元）
"""
    + flattened(
        "序号|子项目名称|实施单位|预算金额|实际支出|结余|完成情况",
        "1|云顶山游客中心|县文旅投资公司|480|362|118|主体完工",
        "2|青溪谷露营地|青溪镇人民政府|120|118.4|1.6|已完工",
    )
)
REPORTS = {"岷阳县文旅专项资金2023.txt": _FUND}

VALUES = {
    "14.36": ["岷阳收回多少资金", "岷阳财政收回多少钱", "岷阳结余资金收回了多少"],
    "6": ["岷阳多领了多少钱", "岷阳多领奖补资金多少", "岷阳县级民宿奖补标准"],
    "30": ["岷阳省级示范民宿奖多少钱一家", "岷阳省级示范民宿每家奖补多少"],
    "2860": ["岷阳游客中心建筑面积", "岷阳云顶山游客中心建筑面积多大"],
    "31.4": ["岷阳游客增长多少", "岷阳接待游客同比增长多少"],
    "3.6": ["岷阳过夜游客占比提高了几个点", "岷阳过夜游客占比提高了多少个百分点"],
    "26.1": ["岷阳过夜游客占比是多少"],
    "452": ["岷阳民宿床位总数", "岷阳新增床位多少张"],
    "2": ["岷阳产出扣了几分"],
    "480": ["岷阳游客中心预算多少"],
}
TOLD = {
    "川云七建": ["岷阳游客中心谁中标", "岷阳游客中心中标单位是哪家"],
    "县文旅投资公司": ["岷阳游客中心实施单位是谁"],
    "县公安局": ["岷阳民宿奖补由谁审核"],
    "每超期一项扣0.67分": ["岷阳拨付及时性怎么扣分"],
}
REFUSED = ["岷阳拨付最长超了多少天", "岷阳游客中心总投资"]


@pytest.mark.parametrize(("question", "value"), [(q, value) for value, asked in VALUES.items() for q in asked])
def test_figures(tell: Tell, question: str, value: str) -> None:
    told = tell(question)
    assert [one.value.removeprefix("-") for one in told.values][:1] == [value], told.text


@pytest.mark.parametrize(("question", "words"), [(q, words) for words, asked in TOLD.items() for q in asked])
def test_words(tell: Tell, question: str, words: str) -> None:
    told = tell(question)
    assert told.status == "answered", told.text
    assert re.search(words, told.text), told.text


@pytest.mark.parametrize("question", REFUSED)
def test_refused(tell: Tell, question: str) -> None:
    told = tell(question)
    assert told.status == "not_found", told.text


def test_a_standard_says_its_last_word_once(tell: Tell) -> None:
    assert "省级示范民宿每家奖补标准为30万元" in tell("岷阳省级示范民宿每家奖补多少").text
