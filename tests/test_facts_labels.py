"""What a figure is called: no words that only lead up to it, nothing of the next or the last figure, the right basis and year."""

from __future__ import annotations

import pytest

from tests.facts_sample import read, said

NAMES = [
    pytest.param("有常住人口96.3万人，有效问卷384份。", ["常住人口", "有效问卷"], id="the verb 有"),
    pytest.param("【摘要】2023年我市共安排治理专项资金29050万元。", ["安排治理专项资金"], id="a heading in brackets"),
    pytest.param(
        "我局（下称县局）管理使用的福利专项资金年初预算为1268.4万元。", ["福利专项资金年初预算"], id="who manages it"
    ),
    pytest.param("2022年（财政扶贫资金）为4060万元。", ["财政扶贫资金"], id="the name stands in the bracket"),
    pytest.param(
        "补助金额居前的三家企业是：金粟公司198万元、绿原合作社172万元。",
        ["补助金额居前企业", "金粟公司", "绿原合作社"],
        id="a verb before the list",
    ),
    pytest.param("安排330万元，在五个项目里执行得最慢。", ["安排"], id="among how many it is the last"),
    pytest.param("0—36个月儿童中医药健康指导7263人。", ["0—36个月儿童中医药健康指导"], id="an age in months"),
    pytest.param(
        "臭氧日最大8小时第90百分位浓度178微克/立方米。", ["臭氧日最大8小时第90百分位浓度"], id="a span of hours"
    ),
    pytest.param(
        "按全年供水量1830万立方米折算，减少漏失水量124万立方米。",
        ["全年供水量", "减少漏失水量"],
        id="what it is worked out from",
    ),
    pytest.param("每万元补助带动企业投资3.4万元。", ["每万元补助带动企业投资"], id="what each sum brings about"),
    pytest.param("23个项目中已验收19个，在建4个。", ["项目", "已验收项目", "在建项目"], id="things in two states"),
    pytest.param(
        "合同总价14280万元，比招标控制价15126万元节约846万元。",
        ["合同总价", "招标控制价", "合同总价节约"],
        id="a price held against",
    ),
    pytest.param(
        "固定资产原值6842.3万元，其中渔政船3艘原值4120万元。",
        ["固定资产原值", "渔政船", "渔政船原值"],
        id="worth of what was just counted",
    ),
    pytest.param(
        "自筹缺口400万元，省级尚有300万元待拨付。", ["自筹缺口", "省级尚有资金"], id="what a level still owes"
    ),
    pytest.param(
        "总体满意度87.6%，其中受补助企业94.2%、商户88.9%。",
        ["总体满意度", "受补助企业满意度", "商户满意度"],
        id="a rate taken apart",
    ),
    pytest.param(
        "规范管理率66%，其中高血压患者71%、糖尿病患者58%。",
        ["规范管理率", "高血压患者规范管理率", "糖尿病患者规范管理率"],
        id="a rate of kinds of people",
    ),
    pytest.param(
        "县水务局会同润川公司组成7人自评小组。", ["县水务局会同润川公司组成自评小组"], id="done together with a company"
    ),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_what_it_is_called(text: str, expected: list[str]) -> None:
    assert [fact.metric_text for fact in read(text)] == expected


SAID = [
    pytest.param(
        "年初确定享受生活补贴1950人以上，按时发放率100%。全年享受生活补贴2016人，按时发放率99%。",
        [
            "享受生活补贴|1950人|目标值||2023",
            "按时发放率|100%|目标值||2023",
            "享受生活补贴|2016人|实际值||2023",
            "按时发放率|99%|实际值||2023",
        ],
        id="what was settled at the start of the year",
    ),
    pytest.param(
        "绩效总目标是：到2023年底建成通水，城区供水保证率达到95%以上，新增供水人口4万人以上。",
        ["城区供水保证率|95%|目标值||2023", "新增供水人口|4万人|目标值||2023"],
        id="a goal far behind its colon",
    ),
    pytest.param("比规定时限晚6天。", ["比规定时限晚|6天|实际值||2023"], id="a delay is no goal"),
    pytest.param(
        "我局于2023年7月和2024年1月开展两次考核，扣减资金4.2万元。",
        ["开展|2次|实际值||2023", "扣减资金|4.2万元|实际值||2023"],
        id="the second of two dates",
    ),
    pytest.param(
        "吨水电耗0.38千瓦时，低于设计的0.42千瓦时。",
        ["吨水电耗|0.38千瓦时|实际值||2023", "吨水电耗（设计）|0.42千瓦时|其他||2023"],
        id="what it was designed for",
    ),
    pytest.param(
        "培训费决算26.85万元，低于预算32万元。",
        ["培训费决算|26.85万元|决算||2023", "培训费预算|32万元|预算||2023"],
        id="lower than a budget, which is told",
    ),
    pytest.param(
        "培训费决算26.85万元，低于预算2万元。",
        ["培训费决算|26.85万元|决算||2023", "培训费低于预算|2万元|实际值|增减额|2023"],
        id="lower than a budget by so much",
    ),
    pytest.param(
        "年初预算安排4800万元；8月调减市级资金1200万元，9月收到省级流通补助1020万元，调整后预算4620万元。",
        [
            "年初预算安排|4800万元|年初预算||2023",
            "8月调减市级资金|1200万元|实际值||2023",
            "省级流通补助|1020万元|决算||2023",
            "总支出调整后预算|4620万元|调整预算||2023",
        ],
        id="the whole is revised",
    ),
    pytest.param(
        "淘汰柴油货车2316辆，完成省定2200辆任务的105.27%，其中重型684辆。",
        [
            "淘汰柴油货车|2316辆|实际值||2023",
            "淘汰柴油货车|2200辆|目标值||2023",
            "淘汰柴油货车完成目标比例|105.27%|实际值|完成率|2023",
            "淘汰柴油货车：重型|684辆|实际值||2023",
        ],
        id="a task is no whole of parts",
    ),
    pytest.param(
        "投放苗种1.36亿尾，目标1.5亿尾，完成90.67%。",
        [
            "投放苗种|1.36亿尾|实际值||2023",
            "投放苗种目标|1.5亿尾|目标值||2023",
            "投放苗种完成目标比例|90.67%|实际值|完成率|2023",
        ],
        id="how much of the goal was done",
    ),
    pytest.param(
        "预算执行10分得9.7分。",
        ["预算执行|10分|分值||2023", "预算执行|9.7分|得分||2023"],
        id="points of carrying out the budget",
    ),
    pytest.param(
        "基本支出1287万元（人员经费1093万元，公用经费194万元），项目支出2818万元。2022年上述两项分别是1240万元和2410万元。",
        [
            "基本支出|1287万元|决算||2023",
            "人员经费|1093万元|决算||2023",
            "公用经费|194万元|决算||2023",
            "项目支出|2818万元|决算||2023",
            "基本支出|1240万元|决算||2022",
            "项目支出|2410万元|决算||2022",
        ],
        id="the two told above",
    ),
    pytest.param(
        "支出1277万元，预算执行率93.65%，比2022年的1142万元多支出135万元，增幅11.77%。",
        [
            "支出|1277万元|决算||2023",
            "预算执行率|93.65%|实际值||2023",
            "支出|1142万元|决算||2022",
            "支出比2022年多支|135万元|实际值|增减额|2023",
            "支出比2022年增幅|11.77%|实际值|变化率|2023",
        ],
        id="so much more was spent",
    ),
    pytest.param(
        "培训费支出12.46万元，较预算数16万元减少3.54万元。",
        [
            "培训费支出|12.46万元|决算||2023",
            "培训费支出预算数|16万元|预算||2023",
            "培训费支出较预算数减少|3.54万元|实际值|增减额|2023",
        ],
        id="the number of a budget",
    ),
    pytest.param(
        "公务接待费5.27万元，共接待63批次、518人次，上年为8.14万元。",
        [
            "公务接待费|5.27万元|决算||2023",
            "接待|63批次|实际值||2023",
            "接待|518人次|实际值||2023",
            "公务接待费|8.14万元|决算||2022",
        ],
        id="last year's money is not of the visits",
    ),
    pytest.param(
        "失业率3.12%，低于全市平均的3.40%。",
        ["失业率|3.12%|实际值||2023", "失业率（全市平均）|3.40%|其他||2023"],
        id="lower than everywhere",
    ),
    pytest.param(
        "年初预算3186万元，经追加、结转后调整为4872万元。",
        ["年初预算|3186万元|年初预算||2023", "总支出调整预算|4872万元|调整预算||2023"],
        id="what the budget became",
    ),
    pytest.param(
        "平均抢通时间由2022年的11小时压到7小时。",
        ["平均抢通时间（2022年）|11小时|其他||2022", "平均抢通时间|7小时|实际值||2023"],
        id="pressed down",
    ),
    pytest.param(
        "基本支出分为人员经费1561万元和公用经费201万元。资金来源为中央1320万元、省级264万元。",
        [
            "人员经费|1561万元|决算||2023",
            "公用经费|201万元|决算||2023",
            "中央资金|1320万元|实际值||2023",
            "省级资金|264万元|实际值||2023",
        ],
        id="what it is made of and where it comes from",
    ),
]


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_its_basis_and_year(text: str, expected: list[str]) -> None:
    assert said(read(text)) == expected


def test_a_house_is_named_without_what_was_there_before() -> None:
    assert [(fact.subject, fact.metric_text) for fact in read("原有青石岩水厂日供水1.8万吨。")] == [
        ("青石岩水厂", "青石岩水厂日供水")
    ]


def test_what_a_house_was_pulled_down_for_is_not_its_own() -> None:
    assert [fact.subject for fact in read("拆除青石岩水厂旧滤池节约占地9亩。")] == ["青禾县农业农村局"]


def test_a_lot_says_its_last_word_once() -> None:
    facts = read("2.管网改造。合同价480万元，改造12.6公里：甲镇7公里、乙镇5.6公里。")
    assert [fact.metric_text for fact in facts][1:] == ["管网改造", "管网改造：甲镇", "管网改造：乙镇"]
