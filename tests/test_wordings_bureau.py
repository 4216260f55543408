"""Ways to ask what a thing came to, how fast it rose, who got it and which of two is more, in one question or over several."""

from __future__ import annotations

import pytest

from tests.flattened import flattened
from tests.written import Tell

_BUREAU = (
    """漓浦县工业和商务局2023年度部门整体支出绩效自评报告

一、部门概况
县工商局核定编制28人，其中行政编制16人，事业编制12人，现有在职26人，退休人员19人。
二、收支情况
我局2023年一般公共预算财政拨款收入2410.4万元，其他收入12.35万元，全年一般公共预算收入总计2422.75万元。2023年总支出2422.75万元，其中基本支出612.3万元，项目支出1810.45万元。
从支出内容上分：工资福利支出520.16万元，商品和服务支出330.09万元，对企业补助支出1572.5万元。
三、绩效情况
2023年计划完成规模工业总产值120亿元，同比增长12%以上。
1.经济运行。全县规模工业总产值完成101.3亿元，同比增长5.4%；新增规模工业企业14家，均全市排名第一；工业投资增速18.2%，制造业占比33.5%，综合指标位居全市前列。电子器件产业产值达42亿元，增速9.1%；新装备产业产值增速21.6%。
2.商贸流通。完成社会消费品零售总额38.2亿元，同比增长5.1%。批发业完成9.4亿元，同比增长7.7%。零售业完成30.1亿元，同比增长8.3%。住宿业完成1.1亿元，同比增长4.2%。餐饮业完成6.6亿元，同比增长3.6%。
3.企业培育。新增规模工业企业14家，净增11家（9月份退规3家）。新增国家级小巨人企业2家，现有国家级小巨人企业5家。新增省级专精特新企业8家，现有省级专精特新企业27家。
4.助企纾困。亏损企业从年初9家减至2家；为漓江电缆等7家企业兑现土地款奖补资金2315.6万元，为漓江电缆等20余家企业共46个项目兑现高质量发展专项资金812.4万元；稳妥推进政银担贷等模式，为企业解决融资近亿元；推荐宏远铸件获评省创新创业大赛二等奖等。今年新培育省级“数字新基建”标志性项目1个（宏远铸件）、省级示范工厂1个（漓江电缆）。
5.中心工作。打造了青石村柑橘产业，有效推进了800立方米的冷库项目的建设；建设了500平方米的电商中心。
"""
    + "附件 部门整体支出绩效自评表\n"
    + flattened("项目|全年预算数|全年执行数", "年度资金总额|2422.75|2422.75", "其中：其他资金|12.35|12.35")
    + "\n"
    + flattened(
        "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分",
        "产出指标|数量指标|工业投资增速|≥10%|18.2%|4|3",
        "产出指标|成本指标|公用经费控制率|<100%|97%|6|6",
        "效益指标|经济效益指标|主要经济指标完成情况|按期|按期|15|15",
        "效益指标|社会效益指标|中小企业服务体系|完善|完善|10|9",
    )
)
_OTHER = """松桥区工业和商务局2023年度部门整体支出绩效自评报告

一、部门概况
区工商局核定编制30人，现有在职31人，退休人员44人。
二、收支情况
2023年总支出3015.2万元，其中基本支出702.4万元，项目支出2312.8万元。
"""
REPORTS = {"漓浦县工商局2023.txt": _BUREAU, "松桥区工商局2023.txt": _OTHER}

SAYS = {
    # A total by whatever purse it is named; what is left by now; verbs that part.
    "漓浦工商局全年收入总共多少万": "2422.75万元",
    "漓浦一般公共预算拨款收入多少": "2410.4万元",
    "漓浦亏损企业现在剩几家": "亏损企业2家",
    "漓浦亏损企业还剩几家": "亏损企业2家",
    "漓浦帮企业融了多少资": "近1亿元",
    "漓浦餐饮业增了多少": "3.6%",
    # Things that got something; a thing with its size; what left the list in one month.
    "漓浦给几家企业兑现了土地款奖补资金": "7家",
    "漓浦给多少个项目兑现了高质量发展专项资金": "46个",
    "漓浦冷库项目多大": "800立方米",
    "漓浦电商中心多大": "500平方米",
    "漓浦退规了几家企业": "3家",
    "宏远铸件得了什么奖": "二等奖",
    # Goals of a growth, points of an indicator that is a growth, points of a group.
    "漓浦规模工业总产值增长目标是多少": "12%",
    "漓浦规模工业总产值增长任务是百分之几": "12%",
    "漓浦自评表工业投资增速这项几分": "3分",
    "漓浦效益指标总得分": "24分",
    # Which of two rose the faster; which of two is fewer.
    "漓浦零售业和批发业哪个增长快": "零售业同比增长更快",
    "漓浦零售业和批发业增速哪个高": "相差0.6个百分点",
    "漓浦省级专精特新和国家级小巨人哪个少": "现有国家级小巨人企业更少",
    # Whether two figures agree, and what they are where both are printed.
    "漓浦批零住餐加起来跟社零总额对得上吗": "加起来不等于社会消费品零售总额38.2亿元",
    "漓浦行政编制和事业编制加起来等于核定编制吗": "加起来等于核定编制28人",
    "漓浦其他收入正文和自评表一样吗": "一致",
    "漓浦总支出跟收入总计对得上吗": "一致",
    "漓浦零售业和批发业一样吗": "对不上",
}
FOLLOWED = {
    ("现有国家级小巨人几家", "省级专精特新呢"): "27家",
    ("零售业增长多少", "批发业呢", "哪个快"): "零售业同比增长更快",
    ("工资福利支出多少", "对企业补助呢", "哪个多"): "对企业补助支出更多",
    ("一般公共预算拨款收入多少", "其他收入呢", "加起来呢"): "2422.75",
    ("退休多少人", "松桥呢", "哪个多，多几个"): "相差25人",
    ("规模工业总产值完成多少", "增长多少", "目标要求增长多少"): "12%",
}


@pytest.mark.parametrize("question", SAYS)
def test_what_is_asked_is_told(question: str, tell: Tell) -> None:
    answer = tell(question)
    assert answer.status != "not_found", answer.text
    assert SAYS[question] in "".join(answer.text.split("\n")[:2]), answer.text


@pytest.mark.parametrize("asked", FOLLOWED)
def test_a_conversation_goes_on(asked: tuple[str, ...], tell: Tell) -> None:
    first, *later, last = asked
    assert FOLLOWED[asked] in tell(last, f"漓浦{first}", *later).text


def test_a_name_is_not_told_of_another_that_ends_like_it(tell: Tell) -> None:
    answer = tell("漓浦新装备产业产值多少亿")
    assert answer.status == "not_found", answer.text


def test_a_finding_on_another_rate_says_nothing_of_the_one_doubted(tell: Tell) -> None:
    assert "不对" not in tell("漓浦公用经费控制率表里97%对吗").text


def test_a_ranking_within_a_region_makes_no_figure_that_region_s(tell: Tell) -> None:
    assert "全市" not in tell("漓浦制造业占比百分之几").text.split("\n")[0]
