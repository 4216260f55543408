"""Which year a sentence's figures are of, and whose figures they are when several could go on."""

from __future__ import annotations

import pytest

from tests.facts_sample import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "2022年度我县梯田任务4.2万亩，完成4.2万亩；计划投资5880万元，支付5526.3万元；自评得分94分。2023年任务增加0.9万亩。",
            {"4.2": 2022, "5880": 2022, "5526.3": 2022, "94": 2022, "0.9": 2023},
            id="the year a sentence opens with holds after a semicolon",
        ),
        pytest.param(
            "2022年支付5526.3万元；2023年支付6012万元；结余31万元。",
            {"5526.3": 2022, "6012": 2023, "31": 2023},
            id="until another is named",
        ),
        pytest.param(
            "2024年县里下达任务3.6万亩，计划投资6120万元；补建梯田0.24万亩。",
            {"3.6": 2024, "6120": 2024, "0.24": 2024},
            id="next year's plan",
        ),
        pytest.param(
            "2024年3月开展自评，抽查项目5个；走访农户120户。",
            {"120": 2023},
            id="a date is not the year of what follows",
        ),
        pytest.param(
            "公务用车运行维护费15.11万元（上年16.9万元），公务接待费6.83万元（上年7.7万元），国内接待92批次。",
            {"15.11": 2023, "16.9": 2022, "6.83": 2023, "7.7": 2022, "92": 2023},
            id="上年 in a bracket ends with it",
        ),
        pytest.param(
            "公务用车运行维护费15.11万元（2021年16.9万元），公务接待费6.83万元。",
            {"15.11": 2023, "16.9": 2021, "6.83": 2023},
            id="a year in a bracket ends with it",
        ),
        pytest.param(
            "列入计划的老旧小区23个，均为2000年以前建成，共142栋、5386户。",
            {"23": 2023, "142": 2023, "5386": 2023},
            id="built before a year",
        ),
        pytest.param("2015年前购置的设备12台，账面原值86万元。", {"12": 2023, "86": 2023}, id="bought before a year"),
        pytest.param(
            "2019年至2023年我县累计建成梯田19.26万亩。全年实施梯田4.86万亩。",
            {"19.26": None, "4.86": 2023},
            id="several years at once",
        ),
        pytest.param(
            "2022年、2023年分别到位资金580万元、642万元，增长10.69%。",
            {"580": 2022, "642": 2023},
            id="each year its own",
        ),
        pytest.param("2018年以来累计建成公厕86座，本年新建公厕9座。", {"86": None, "9": 2023}, id="since a year"),
        pytest.param(
            "三年累计支出9600万元，占概算的85%，其中2021年3600万元、2022年4000万元、2023年2000万元。",
            {"9600": None, "3600": 2021, "4000": 2022, "2000": 2023},
            id="the years of a sum",
        ),
        pytest.param(
            "项目于2020年3月批复初步设计，概算总投资18640万元，当年完成投资1200万元。",
            {"18640": 2023},
            id="approved for the whole project",
        ),
    ],
)
def test_years(text: str, expected: dict[str, int | None]) -> None:
    found = {str(fact.value): fact.year for fact in read(text)}
    assert {value: found[value] for value in expected} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "三厂处理污水4986.24万吨，日均13.66万吨，平均负荷率85.38%，比上年的4652.3万吨增加333.94万吨。",
            {"4652.3": "三厂处理污水", "333.94": "三厂处理污水比上年增加"},
            id="a comparison goes back to what is measured in its unit",
        ),
        pytest.param(
            "早稻0.82万亩，中标价1289.75万元，因青苗协商迟至5月才开工，当年只完成0.46万亩。",
            {"0.46": "早稻完成"},
            id="what was done is of what is measured so",
        ),
        pytest.param(
            "总产25.46万吨，比去年减产0.37万吨，下降1.43%，未达到25.8万吨的目标。",
            {"0.37": "总产比去年减产", "1.43": "总产下降", "25.8": "总产"},
            id="减产 is a change",
        ),
        pytest.param(
            "播种粮食63.1万亩，比上年扩0.7万亩。", {"0.7": "播种粮食比上年扩"}, id="扩 beside a year is a change"
        ),
        pytest.param(
            "会议费支出12万元，较去年少花2.8万元，降18.92%。",
            {"2.8": "会议费支出较去年少花", "18.92": "会议费支出降"},
            id="少花 is a change",
        ),
        pytest.param(
            "学生平均身高男生由150.2厘米提高到151.6厘米、女生由151.4厘米提高到152.3厘米。",
            {"151.6": "学生平均身高男生", "151.4": "学生平均身高女生（原）", "152.3": "学生平均身高女生"},
            id="the second of a pair has the first one's measure",
        ),
        pytest.param("开工晚了两个多月，工期延长三个多月。", {"2": "开工晚", "3": "工期延长"}, id="so many months"),
        pytest.param("污泥3.6万吨（含水率80%）。", {"80": "污泥含水率"}, id="含水率 is one word"),
        pytest.param(
            "削减COD9872吨、氨氮1126吨、总磷143吨。",
            {"9872": "削减COD", "1126": "氨氮", "143": "总磷"},
            id="Latin letters before an amount",
        ),
        pytest.param(
            "年初批复本局预算2418万元。年初结转34万元，年中追加513万元，全年预算数调整为2965万元（基本支出1895万元、项目支出1070万元）。",
            {"513": "总支出年中追加", "2965": "总支出全年预算", "1895": "基本支出"},
            id="a budget told after what was carried over is the whole one",
        ),
        pytest.param("公务用车13辆，运行费39.85万元，车均3.07万元。", {"3.07": "车均"}, id="车均 keeps its word"),
    ],
)
def test_whose_figure_it_is(text: str, expected: dict[str, str]) -> None:
    found = {str(fact.value): fact.metric_text for fact in read(text)}
    assert {value: found[value] for value in expected} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "“三公”经费决算9.67万元，其中公务用车运行维护费8.23万元，公务接待费1.44万元。上年决算11.35万元，其中公务用车运行维护费9.18万元、"
            "公务接待费2.17万元，本年比上年减少1.68万元，下降14.80%。",
            {"1.68": "三公经费", "14.80": "三公经费"},
            id="the total's change, as only that fits",
        ),
        pytest.param(
            "“三公”经费决算9.67万元，其中公务接待费1.44万元。上年决算11.35万元，其中公务接待费2.17万元，比上年减少0.73万元，下降33.64%。",
            {"0.73": "公务接待费", "33.64": "公务接待费"},
            id="the part's change, as that fits",
        ),
        pytest.param(
            "2023年“三公”经费42.67万元，其中公务接待费2.82万元。2022年“三公”经费63.94万元（公务用车购置费18.36万元）。"
            "与上年相比减少21.27万元，下降31.27%。",
            {"21.27": "三公经费", "31.27": "三公经费"},
            id="of the year before",
        ),
    ],
)
def test_whose_change_it_is(text: str, expected: dict[str, str]) -> None:
    found = {str(fact.value): fact.metric for fact in read(text, heading="（四）“三公”经费情况")}
    assert {value: found[value] for value in expected} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "刑事案件受理298件、审结294件；民事案件受理2463件、审结2398件。",
            ["刑事案件受理|298", "刑事案件审结|294", "民事案件受理|2463", "民事案件审结|2398"],
            id="taken up and settled, the thing first",
        ),
        pytest.param("受理行政案件47起，查结46起。", ["受理行政案件|47", "查结行政案件|46"], id="the verb first"),
        pytest.param(
            "为486名农民工追回欠薪1137万元，为31名妇女讨回抚养费12万元。",
            ["追回欠薪惠及农民工|486", "追回欠薪|1137", "讨回抚养费惠及妇女|31", "讨回抚养费|12"],
            id="got back for so many",
        ),
        pytest.param(
            "23个小区全部开工，完工19个、在建4个，完工率82.61%。",
            ["小区全部开工|23", "完工小区|19", "在建小区|4", "小区完工率|82.61"],
            id="what was begun is not the name of the thing",
        ),
        pytest.param(
            "年末登记社会组织341家，新登记26家，注销19家。",
            ["年末登记社会组织|341", "新登记社会组织|26", "注销社会组织|19"],
            id="registered, new and struck off",
        ),
        pytest.param(
            "12个子项目中9个完工、2个在建、1个未开工，完工率75%。",
            ["子项目|12", "完工子项目|9", "在建子项目|2", "未开工子项目|1", "子项目完工率|75"],
            id="in which state",
        ),
        pytest.param(
            "新开工公租房320套，基本建成280套，分配入住256套。",
            ["新开工公租房|320", "基本建成公租房|280", "分配入住公租房|256"],
            id="begun, built and let",
        ),
        pytest.param(
            "县级配套仅到位80万元，尚有70万元未到位。",
            ["县级配套到位|80", "县级配套未到位|70"],
            id="how little arrived",
        ),
        pytest.param(
            "发放地力补贴2358.6万元，补贴面积26.5万亩，补贴标准89元/亩。",
            ["发放地力补贴|2358.6", "补贴面积|26.5", "地力补贴标准|89"],
            id="the standard is the subsidy's",
        ),
        pytest.param(
            "支付运营费5783万元，结余77万元。2022年支付5127万元。",
            ["支付运营费|5783", "结余|77", "支付运营费|5127"],
            id="the bare verb of another year",
        ),
        pytest.param("危桥改造7座，总长312延米。", ["危桥改造|7", "总长|312"], id="延米"),
        pytest.param(
            "石屏镇完成户厕改造320座、龙口乡完成286座、白沙镇完成254座，合计860座，全县完成户厕改造900座。",
            ["石屏镇户厕改造|320", "龙口乡户厕改造|286", "白沙镇户厕改造|254", "户厕改造合计|860", "户厕改造|900"],
            id="towns one after another",
        ),
        pytest.param(
            "云屏镇、双桥乡分别完成改厕320座、286座。中央、省、县三级资金分别到位420万元、147万元、50万元。",
            ["云屏镇改厕|320", "双桥乡改厕|286", "中央资金到位|420", "省资金到位|147", "县资金到位|50"],
            id="what each of them did",
        ),
        pytest.param(
            "甲公司获补助120万元，丙合作社获补助46万元。", ["甲公司获补助|120", "丙合作社获补助|46"], id="whose grant"
        ),
        pytest.param(
            "再生水利用量612万吨，再生水利用率12.27%。",
            ["再生水利用量|612", "再生水利用率|12.27"],
            id="a rate of its own",
        ),
        pytest.param(
            "实施梯田改造4.86万亩，任务完成率95.29%。其中新建3.9万亩全部完成。",
            ["实施梯田改造|4.86", "实施梯田改造任务完成率|95.29", "新建梯田改造|3.9"],
            id="the rate of a task is of what was done",
        ),
        pytest.param(
            "2.2 三公情况  2023年三公经费共支出3.08万元，预算5.6万元。",
            ["三公经费支出|3.08", "三公经费支出预算|5.6"],
            id="a run-in heading before a year",
        ),
    ],
)
def test_things_dealt_with(text: str, expected: list[str]) -> None:
    assert [f"{fact.metric_text}|{fact.value}" for fact in read(text)] == expected


def test_a_sentence_that_only_compares_goes_on() -> None:
    facts = read("会议费支出12万元，其中租金3万元。与上年相比减少4万元，下降25%。比2021年的19万元减少7万元。")
    assert [fact.metric_text for fact in facts][2:] == [
        "会议费支出与上年相比减少",
        "会议费支出下降",
        "会议费支出",
        "会议费支出比2021年减少",
    ]


def test_a_part_of_several_years_is_named_without_them() -> None:
    facts = read("三年累计支出9600万元，占概算的85%，其中2021年3600万元、2022年6000万元。")
    assert [(fact.metric_text, fact.metric, fact.year) for fact in facts if fact.unit == "万元"] == [
        ("三年累计支出", "", None),
        ("支出", "总支出", 2021),
        ("支出", "总支出", 2022),
    ]
