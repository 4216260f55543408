"""Who reports on what for which year: titles as they are printed, units and their other names, years, kinds, places."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.gazetteer import divisions, find, locate, parents, stem
from index.identity import identify
from index.outline import outline
from index.packs import Pack
from index.readers import read_bytes
from index.schema import Identity

PACK = Pack(name="空")
BODY = "一、基本情况\n（一）单位概况\n我局是县政府工作部门，内设股室7个。\n二、绩效情况\n2022年各项任务全部完成。\n"


def identity(text: str) -> Identity:
    document = read_bytes(text.encode(), name="x.txt")
    return identify(document, outline(document), PACK)


TITLES = {
    "one line": ("桃江县水利局2022年度部门整体支出绩效自评报告\n", "桃江县水利局2022年度部门整体支出绩效自评报告"),
    "split": ("桃江县水利局\n2022年度部门整体支出\n绩效自评报告\n", "桃江县水利局2022年度部门整体支出绩效自评报告"),
    "spaced": (
        "桃江县水利局2022年度部门整体支出绩效\n\n评  价  报  告\n",
        "桃江县水利局2022年度部门整体支出绩效评价报告",
    ),
    "label above": ("附件2\n桃江县水利局2022年度整体支出绩效自评报告\n", "桃江县水利局2022年度整体支出绩效自评报告"),
    "year first": ("2021年度桃江县水利局整体支出绩效评价自评报告\n", "2021年度桃江县水利局整体支出绩效评价自评报告"),
    "about": (
        "桃江县水利局关于2020年度部门整体支出绩效自评情况的报告\n县财政局：\n",
        "桃江县水利局关于2020年度部门整体支出绩效自评情况的报告",
    ),
    "purpose in brackets": (
        "桃江县水利局2022年度项目支出绩效自评报告\n（小型水库维修养护资金）\n",
        "桃江县水利局2022年度项目支出绩效自评报告（小型水库维修养护资金）",
    ),
    "site lines above": (
        "首页>政务公开>财政信息\n索引号：430922/2023-01\n发布日期：2023-05-16\n桃江县水利局2022年度绩效自评报告\n来源：县水利局\n",
        "桃江县水利局2022年度绩效自评报告",
    ),
    "spaced digits": ("桃江县水利局2 0 2 2年度整体支出绩效自评报告\n", "桃江县水利局2022年度整体支出绩效自评报告"),
    "last word on its own line": (
        "桃江县水利局\n关于2022年度部门整体支出绩效自评情况的\n报    告\n\n县财政局：\n",
        "桃江县水利局关于2022年度部门整体支出绩效自评情况的报告",
    ),
    "purposes between": (
        "2022年度桃江县水利发展资金\n（河道治理、农村饮水）\n绩  效  自  评  报  告\n",
        "2022年度桃江县水利发展资金（河道治理、农村饮水）绩效自评报告",
    ),
    "a report of results": (
        "桃江县交通运输局\n关于报送2022年农村公路养护专项资金\n绩效自评结果的报告\n县财政局：\n",
        "桃江县交通运输局关于报送2022年农村公路养护专项资金绩效自评结果的报告",
    ),
    "its number above": (
        "桃江县水利局\n桃水发〔2023〕12号\n桃江县水利局关于2022年度部门整体支出绩效自评的报告\n县财政局：\n",
        "桃江县水利局关于2022年度部门整体支出绩效自评的报告",
    ),
    "year between": (
        "桃江县水利局整体支出\n（2022年度）\n绩效自评报告\n",
        "桃江县水利局整体支出（2022年度）绩效自评报告",
    ),
    "none": ("", ""),
}


@pytest.mark.parametrize("case", TITLES)
def test_title(case: str) -> None:
    head, title = TITLES[case]
    assert identity(head + BODY).title == title


UNITS = {
    "of the title": ("桃江县水利局2022年度绩效自评报告\n" + BODY, "桃江县水利局"),
    "shortened in the title": (
        "鼎城区工信局2023年度绩效评价报告\n一、概况\n鼎城区工业和信息化局（下简称区工信局）为区政府工作部门。\n",
        "鼎城区工业和信息化局",
    ),
    "alone on the cover": ("桃江县农业农村局\n\n2022年度部门整体支出绩效自评报告\n" + BODY, "桃江县农业农村局"),
    "only in the text": (
        "2022年度部门整体支出绩效自评报告\n一、概况\n桃江县审计局（以下简称“我局”）是县政府工作部门。\n",
        "桃江县审计局",
    ),
    "signature": (
        "2022年度部门整体支出绩效自评报告\n一、概况\n本单位按要求开展自评。\n二、结论\n自评得分95分。\n桃江县残疾人联合会\n2023年4月9日\n",
        "桃江县残疾人联合会",
    ),
    "form": (
        "部门整体支出绩效自评表\n（2022年度）\n\t部门名称\n\t219001-桃江县教育局\n\n\t年度资金总额（万元）\n\t全年预算数\n\t全年执行数\n\n\t合计\n"
        "\t120\n\t118\n",
        "桃江县教育局",
    ),
    "how much of it reports": (
        "部门整体支出绩效自评表\n（2022年度）\n\t预算单位\n\t桃江县教育局（本级及所属）\n\n\t年度资金总额（万元）\n\t全年预算数\n\t全年执行数\n\n"
        "\t合计\n\t120\n\t118\n",
        "桃江县教育局",
    ),
    "in the title, its own offices only": (
        "桃江县教育局（机关）2022年度部门整体支出绩效自评报告\n" + BODY,
        "桃江县教育局",
    ),
    "a line for the seal": (
        "部门整体支出绩效自评报告\n（2022年度）\n预算部门（公章）：301001桃江县教育局\n填报日期：2023年4月1日\n" + BODY,
        "桃江县教育局",
    ),
    "with others": (
        "2022年度水利发展资金绩效自评报告\n\t实施单位\n\t益阳市水利局及各县（区）水利局\n\n" + BODY,
        "益阳市水利局",
    ),
    "and so many": ("2022年度水利发展资金绩效自评报告\n\t填报单位\n\t益阳市水利局等5家单位\n\n" + BODY, "益阳市水利局"),
    "itself before who carries out": (
        "2022年度水利发展资金绩效自评报告\n益阳市水利局（以下简称“我局”）组织了自评。\n\t实施单位\n\t桃江县水利局\n\n"
        + BODY,
        "益阳市水利局",
    ),
    "signed before who carries out": (
        "2022年度水利发展资金绩效自评报告\n\t实施单位\n\t桃江县水利局\n\n"
        + BODY
        + "三、结论\n良好。\n益阳市水利局\n2023年4月9日\n",
        "益阳市水利局",
    ),
    "a second name is another name": (
        "桃江县发展和改革局（粮食和物资储备局）2022年度绩效自评报告\n" + BODY,
        "桃江县发展和改革局",
    ),
    "the hired evaluator is not the unit": (
        "2022年度水利发展资金绩效评价报告\n信达会计师事务所（以下简称“我所”）受桃江县财政局委托开展评价。\n"
        "\t单位名称\n\t桃江县水利局\n\n" + BODY,
        "桃江县水利局",
    ),
    "addressee is not the unit": (
        "2022年度部门整体支出绩效自评报告\n湘西州财政局：\n现将有关情况报告如下。\n一、概况\n本单位内设6个科室。\n",
        "",
    ),
    "committee": ("资阳区发展和改革委员会2021年度整体支出绩效自评报告\n" + BODY, "资阳区发展和改革委员会"),
    "centre": ("2019年常德市公共资源交易中心部门整体支出绩效自评报告\n" + BODY, "常德市公共资源交易中心"),
    "township": ("桃江县大栗港镇人民政府2022年度整体支出绩效自评报告\n" + BODY, "桃江县大栗港镇人民政府"),
    "the place is the title's": (
        "岚桥县\n2022年度高标准农田建设项目\n支出绩效自评报告\n一、概况\n县农业农村局（以下简称我局）组织实施。\n",
        "岚桥县农业农村局",
    ),
    "the place is the addressee's": (
        "2022年度老旧小区改造补助资金绩效自评报告\n青埔区财政局：\n一、概况\n区住房和城乡建设局（下文简称“区住建局”）组织实施。\n",
        "青埔区住房和城乡建设局",
    ),
    "the place is of a unit in the text": (
        "2022年度老旧小区改造补助资金绩效自评报告\n一、概况\n区住房和城乡建设局（以下均称我局）按《青埔区财政局关于自评的通知》实施。\n",
        "青埔区住房和城乡建设局",
    ),
    "no place to be had": (
        "产粮大县奖励资金2022年度绩效自评报告\n一、概况\n县农业农村局（以下简称我局）组织实施。\n",
        "县农业农村局",
    ),
    "a subject is no place": (
        "松安市2022年度市场监管专项绩效自评报告\n一、概况\n市场监督管理局（以下简称我局）组织实施。\n",
        "市场监督管理局",
    ),
    "who charged it": (
        "松安市2022年度污水处理服务费项目绩效自评报告\n一、概况\n市政府授权松安市城市管理和综合执法局（简称市城管局）购买服务。\n",
        "松安市城市管理和综合执法局",
    ),
    "alone elsewhere": (
        "2022年度污水处理服务费项目绩效自评报告\n项目单位：松安市城市管理局       主管部门：松安市城市管理局\n一、概况\n"
        "市里请来松安市城市管理局（以下简称我局）购买服务。\n",
        "松安市城市管理局",
    ),
    "in brackets under the title": (
        "2023年度部门整体支出\n绩  效  自  评  报  告\n（浔川县商务局）\n" + BODY,
        "浔川县商务局",
    ),
    "behind a word that leads up to it": (
        "浔川市就业补助资金管理使用情况自评（2022年）\n\n基本情况\n就业补助资金由市人力资源和社会保障局（下称“我局”）归口管理。\n"
        "改进措施\n规范管理。\n浔川市人力资源和社会保障局　2023年3月29日\n",
        "浔川市人力资源和社会保障局",
    ),
    "in charge before who carries out": (
        "首页 > 政务公开\n索引号：XC0415　　发布机构：浔川县交通运输局\n2021年浔川县农村公路养护工程项目支出绩效自评报告\n"
        "\t实施单位\n\t浔川县公路养护中心\n\n" + BODY,
        "浔川县交通运输局",
    ),
    "hospital": ("益阳市第四人民医院2022年度部门整体支出绩效自评报告\n" + BODY, "益阳市第四人民医院"),
}


@pytest.mark.parametrize("case", UNITS)
def test_organisation(case: str) -> None:
    text, unit = UNITS[case]
    assert identity(text).organisation == unit


def test_aliases_are_those_the_text_uses() -> None:
    found = identity(
        "益阳市资阳区工业和信息化局2022年度整体支出绩效自评报告\n一、概况\n资阳区工业和信息化局（以下简称区工信局）是区政府工作部门。\n"
        "我局核定编制11名。区工信局严格执行预算。市工信局下达任务3项。区财政局批复预算。\n"
    ).aliases
    assert {"区工信局", "资阳区工业和信息化局", "我局"} <= set(found)
    assert not {"市工信局", "区财政局"} & set(found)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "桃江县发展和改革局（县粮食局）2022年度绩效自评报告\n" + BODY,
            {"县粮食局", "桃江县粮食局", "桃江粮食局"},
            id="in brackets",
        ),
        pytest.param(
            "桃江县工业和信息化局2022年度绩效自评报告\n一、概况\n桃江县工业和信息化局加挂县商务局牌子（以下简称县工信商务局），内设股室7个。\n",
            {"县商务局", "桃江县商务局", "桃江商务局", "县工信商务局", "桃江县工信商务局", "桃江工信商务局"},
            id="a second sign and a short name behind it",
        ),
    ],
)
def test_second_names_are_other_names(text: str, names: set[str]) -> None:
    assert names <= set(identity(text).aliases)


YEARS = {
    "title": ("桃江县水利局2022年度绩效自评报告\n2023年4月印发\n" + BODY, 2022),
    "range": ("桃江县水利局2017-2019年度专项资金绩效自评报告\n" + BODY, 2019),
    "broken": ("桃江县水利局20 16 -度部门整体支出绩效自评报告\n一、概况\n无。\n", 2016),
    "below the title": ("项目支出绩效自评表\n（2021年度）\n一、概况\n无。\n", 2021),
    "of the text": (
        "桃江县水利局部门整体支出绩效自评报告\n根据桃财绩〔2023〕5号文件要求，报告如下。\n一、收支\n2022年部门预算收入120万元，2022年支出118万元。\n"
        "2023年4月9日\n",
        2022,
    ),
    "unknown": ("桃江县水利局绩效自评报告\n一、概况\n根据桃财绩〔2023〕5号文件要求开展自评。\n", None),
    "full width": ("桃江县水利局２０２１年度绩效自评报告\n" + BODY, 2021),
}


@pytest.mark.parametrize("case", YEARS)
def test_year(case: str) -> None:
    text, year = YEARS[case]
    assert identity(text).year == year


KINDS = [
    ("桃江县水利局2022年度部门整体支出绩效自评报告\n" + BODY, "部门整体支出", ""),
    ("2022年桃江县中小企业发展专项资金绩效自评报告\n" + BODY, "项目支出", "中小企业发展专项资金"),
    ("桃江县水利局2022年度小型水库维修养护项目支出绩效自评报告\n" + BODY, "项目支出", "小型水库维修养护"),
    ("关于2020年中央水利发展资金转移支付绩效自评报告\n" + BODY, "项目支出", "中央水利发展资金转移支付"),
    (
        "桃江县水利局2022年度绩效自评报告\n一、部门概况\n现将2022年度部门整体支出绩效自评情况报告如下。\n",
        "部门整体支出",
        "",
    ),
    (
        "2022年度县级财政项目支出\n绩 效 评 价 报 告\n（单位自评）\n项 目 名 称：城乡低保资金\n项目单位：桃江县民政局\n"
        + BODY,
        "项目支出",
        "城乡低保资金",
    ),
    ("桃江县2022年度社会福利专项资金使用情况绩效自评报告\n" + BODY, "项目支出", "社会福利专项资金"),
    ("桃江县水利发展资金（2022年度）财政评价报告\n" + BODY, "项目支出", "水利发展资金"),
    ("2022年度绩效自评报告\n项目名称：城乡低保资金\n填报单位：桃江县民政局\n" + BODY, "项目支出", "城乡低保资金"),
    ("桃江县水利局2022年度单位自评报告\n" + BODY.replace("绩效情况", "部门整体支出绩效情况"), "部门整体支出", ""),
]


@pytest.mark.parametrize(("text", "kind", "project"), KINDS, ids=range(len(KINDS)))
def test_kind(text: str, kind: str, project: str) -> None:
    found = identity(text)
    assert (found.kind, found.project) == (kind, project)


PLACES = [
    ("益阳市资阳区工业和信息化局", "湖南省", "益阳市", "资阳区"),
    ("昌宁县工业信息商务科技局", "云南省", "保山市", "昌宁县"),
    ("湖南省水利厅", "湖南省", "", ""),
    ("长沙市财政局", "湖南省", "长沙市", ""),
    ("重庆市渝北区教育局", "重庆市", "", "渝北区"),
    ("恩施州文化和旅游局", "湖北省", "恩施土家族苗族自治州", ""),
    ("中共桃江县委组织部", "湖南省", "益阳市", "桃江县"),
    ("朝阳区教育局", "", "", "朝阳区"),
    ("枫渡县农业农村局", "", "", "枫渡县"),
    ("泽宁市枫渡县农业农村局", "", "泽宁市", "枫渡县"),
    ("市场监督管理局", "", "", ""),
    ("澄岚州市场监督管理局", "", "澄岚州", ""),
    ("澄岚县市场监督管理局", "", "", "澄岚县"),
    ("澄岚区市政工程管理处", "", "", "澄岚区"),
    ("澄岚市市场监督管理局", "", "澄岚市", ""),
    ("澄岚市民政局", "", "澄岚市", ""),
    ("澄岚市政务服务管理局", "", "澄岚市", ""),
    ("松泽市澄岚县市容环境卫生中心", "", "松泽市", "澄岚县"),
    ("澄岚旗市民服务中心", "", "", "澄岚旗"),
    ("湘西州市场监督管理局", "湖南省", "湘西土家族苗族自治州", ""),
    ("高新技术开发区管理委员会", "", "", ""),
    ("澄岚市城市管理和综合执法局", "", "澄岚市", ""),
    ("老旧小区改造补助资金", "", "", ""),
    ("产粮大县奖励资金", "", "", ""),
    ("革命老区转移支付资金", "", "", ""),
]


@pytest.mark.parametrize(
    ("called", "short"),
    [
        ("（简称市城管局）", "市城管局"),
        ("（下文简称“市城管局”）", "市城管局"),
        ("（以下均称市城管局）", "市城管局"),
        ("（以下统称为市城管局）", "市城管局"),
        ("（简称：市城管局）", "市城管局"),
    ],
)
def test_a_declared_short_name_is_a_name_with_and_without_its_place(called: str, short: str) -> None:
    text = f"松安市2022年度污水处理项目绩效自评报告\n一、概况\n市政府授权松安市城市管理和综合执法局{called}购买服务。\n"
    assert {short, "松安市城管局", "松安城管局"} <= set(identity(text).aliases)


@pytest.mark.parametrize(("name", "province", "city", "county"), PLACES, ids=[place[0] for place in PLACES])
def test_region(name: str, province: str, city: str, county: str) -> None:
    region = locate(name)
    assert (region.province, region.city, region.county) == (province, city, county)


def test_the_text_decides_between_places_of_one_name() -> None:
    assert locate("朝阳区教育局", evidence="根据吉林省财政厅和长春市财政局的要求").city == "长春市"


def test_gazetteer_knows_every_level() -> None:
    levels = [division.level for division in divisions()]
    assert levels.count("province") == 34
    assert levels.count("city") > 320
    assert levels.count("county") > 2800
    assert parents("赫山区")[0].city == "益阳市"
    assert parents("宁乡县") == parents("宁乡市")
    assert stem("长阳土家族自治县") == "长阳"


def test_places_in_a_question() -> None:
    found = {match.text: match.short for match in find("长沙市和赫山的三公经费比鼎城区高吗")}
    assert found == {"长沙市": False, "赫山": True, "鼎城区": False}


def test_real_reports(shared: Path) -> None:
    gold = json.loads((shared / "gold" / "reports.json").read_text(encoding="utf-8"))
    for name, report in gold.items():
        document = read_bytes((shared / "reports" / name).read_bytes(), name="another name.txt")
        found = identify(document, outline(document), PACK)
        assert (found.title, found.organisation) == (report["title"], report["issuing_unit"])
        assert (found.year, found.kind) == (report["report_year"], report["report_type"])
        region = report["region"]
        assert found.region.model_dump() == {key: region[key] for key in ("province", "city", "county")}
        assert set(report["unit_short"]) <= set(found.aliases)
