"""Figures of numbered projects, of budgets moved within the year, of audits; numbers grouped by blanks."""

from __future__ import annotations

import pytest

from index.quantities import find
from tests.facts_sample import read


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("在校生36 128人，校舍3 415平方米", ["36128人", "3415平方米"]),
        ("支出12 345.67万元", ["12345.67万元"]),
        ("1 058\xa0320", ["1058320"]),
        ("预算 500 480万元", ["500", "480万元"]),
        ("分值10 100分", ["10", "100分"]),
        ("2022 100人", ["2022", "100人"]),
    ],
)
def test_blanks_group_thousands(text: str, said: list[str]) -> None:
    assert [f"{figure.quantity.value}{figure.quantity.unit}" for figure in find(text)] == said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "①X312线柳坪至石口段路面大修12.6公里。中标单位宏启路桥公司，合同价486.2万元，8月30日交工，审定结算471.85万元。\n"
            "②危桥改造2座。黑河桥（全长32.5米）、马沟桥（全长18米），启江公司中标，合同价312.4万元，结算306.12万元。\n"
            "③安防工程。恒安公司中标，合同价228万元，完成46.5公里，其中护栏31.2公里，结算219.66万元。\n"
            "上述工程合同价合计1026.6万元。",
            [
                "X312线柳坪至石口段路面大修|12.6",
                "X312线柳坪至石口段路面大修合同价|486.2",
                "X312线柳坪至石口段路面大修审定结算|471.85",
                "危桥改造|2",
                "危桥改造黑河桥全长|32.5",
                "危桥改造马沟桥全长|18",
                "危桥改造合同价|312.4",
                "危桥改造结算|306.12",
                "安防工程合同价|228",
                "安防工程完成|46.5",
                "安防工程完成：护栏|31.2",
                "安防工程结算|219.66",
                "上述工程合同价合计|1026.6",
            ],
            id="a paragraph a project",
        ),
        pytest.param(
            "（1）青石小学综合楼加固，由启江公司承建，合同价320万元，审定价331万元；（2）云溪中学操场改造，合同价168万元。以上合同价合计488万元。",
            [
                "青石小学综合楼加固合同价|320",
                "青石小学综合楼加固审定价|331",
                "云溪中学操场改造合同价|168",
                "合同价合计|488",
            ],
            id="in one paragraph, with what all of them come to",
        ),
        pytest.param(
            "1.柳沟大桥总投资1200万元，中标价1100万元，已付款900万元。完成投资80%。",
            ["柳沟大桥总投资|1200", "柳沟大桥中标价|1100", "柳沟大桥已付款|900", "柳沟大桥完成投资|80"],
            id="its first figure right behind its name",
        ),
        pytest.param(
            "1、村道硬化：合同金额320万元，完成投资300万元。2、饮水管网：合同金额180万元。3、其他支出5万元。",
            ["村道硬化合同金额|320", "村道硬化完成投资|300", "饮水管网合同金额|180", "其他支出|5"],
            id="with a colon, up to the next number",
        ),
        pytest.param(
            "项目一：青石桥加固，投资120万元；项目二：黑河堤防，投资300万元。",
            ["青石桥加固投资|120", "黑河堤防投资|300"],
            id="numbered by the word project",
        ),
        pytest.param(
            "一是城南小学食堂改造，中标价86万元，结算价84.5万元，核减1.5万元。二是消防改造，合同价30万元。",
            [
                "城南小学食堂改造中标价|86",
                "城南小学食堂改造结算价|84.5",
                "城南小学食堂改造核减|1.5",
                "消防改造合同价|30",
            ],
            id="firstly, secondly",
        ),
        pytest.param(
            "（1）新增就业项目3个，中标单位2家。", ["新增就业项目|3", "中标单位|2"], id="a deed is no project"
        ),
        pytest.param("（1）农村道路硬化5公里，受益群众300人。", ["农村道路硬化|5", "受益群众|300"], id="no contract"),
        pytest.param(
            "2.水源井更新。安排780万元，支出768.35万元，执行率98.51%。新打井14眼。",
            ["水源井更新安排|780", "水源井更新支出|768.35", "水源井更新执行率|98.51", "新打井|14"],
            id="a heading before its money",
        ),
        pytest.param(
            "（2）节水灌溉示范。预算960万元，实际支出918.27万元。",
            ["节水灌溉示范预算|960", "节水灌溉示范实际支出|918.27"],
            id="a heading before its budget",
        ),
        pytest.param(
            "子项二：护理津贴。80至89周岁每人每月50元。全年发放5005人次，金额26.9万元。",
            ["护理津贴80至89周岁每人每月|50", "护理津贴发放|5005", "护理津贴发放金额|26.9"],
            id="what each gets and what was paid",
        ),
        pytest.param("2.资金使用情况。全年支出768.35万元。", ["支出|768.35"], id="a general heading is no project"),
        pytest.param("（二）总体支出。全年实际支出1277万元。", ["实际支出|1277"], id="all the spending is no project"),
        pytest.param(
            "购置质谱仪1台（合同价128.5万元）、色谱仪2台（合同价合计71.6万元）。新建泵站2座（投资320万元）。",
            [
                "购置质谱仪|1",
                "质谱仪合同价|128.5",
                "购置色谱仪|2",
                "色谱仪合同价合计|71.6",
                "新建泵站|2",
                "泵站投资|320",
            ],
            id="the price in the bracket of a thing",
        ),
    ],
)
def test_numbered_projects(text: str, expected: list[str]) -> None:
    assert [f"{fact.metric_text}|{fact.value}" for fact in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "送审项目送审金额23410万元，审减2186.4万元，审减率9.34%，审减额最大的是城东管网二期，审减634.7万元。",
            [
                "送审项目送审金额||实际值|",
                "送审项目审减||实际值|",
                "送审项目送审金额审减率||实际值|完成率",
                "城东管网二期审减||实际值|",
            ],
            id="what an audit took off is no change",
        ),
        pytest.param(
            "工程送审造价1200万元，审定1110万元，核减90万元。",
            ["工程送审造价||实际值|", "审定||实际值|", "工程核减||实际值|"],
            id="of what was sent in, not of what came out",
        ),
        pytest.param(
            "年初批复支出预算523万元，其中基本支出438万元，项目支出85万元；执行中调增95万元，调整后预算618万元。",
            [
                "年初预算|总支出|年初预算|",
                "基本支出|基本支出|年初预算|",
                "项目支出|项目支出|年初预算|",
                "总支出调增||追加|",
                "总支出调整后预算|总支出|调整预算|",
            ],
            id="what was added is no total",
        ),
        pytest.param(
            "年初批复预算1200万元，县级资金因压减项目调减85万元，调整后预算1115万元。",
            ["年初批复预算|总支出|年初预算|", "县级资金调减||实际值|", "总支出调整后预算|总支出|调整预算|"],
            id="the budget after a cut is the whole's",
        ),
        pytest.param(
            "年初预算582万元；年度中间追加349万元，加上年结转41万元，调整后预算972万元。",
            [
                "年初预算|总支出|年初预算|",
                "总支出追加|总支出|追加|",
                "上年结转|年初结转和结余|决算|",
                "总支出调整后预算|总支出|调整预算|",
            ],
            id="in the midst of the year",
        ),
        pytest.param(
            "支出288万元，以调整预算为基数的执行率为98.1%。",
            ["支出|总支出|决算|", "执行率|预算执行率|实际值|"],
            id="a rate with its base",
        ),
        pytest.param(
            "发放问卷500份，收回486份，满意率92.3%。",
            ["发放问卷||实际值|", "收回||实际值|", "满意率||实际值|"],
            id="who is content, not what came back",
        ),
        pytest.param(
            "调减项目支出预算85万元，调增人员经费32万元。",
            ["调减项目支出预算||其他|", "调增人员经费||追加|"],
            id="what was moved is neither the budget nor spent",
        ),
        pytest.param("（单位编码：361004）", [], id="a code is no figure"),
    ],
)
def test_amounts_moved(text: str, expected: list[str]) -> None:
    found = [f"{fact.metric_text}|{fact.metric}|{fact.basis}|{fact.change}" for fact in read(text)]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "year"),
    [("建成20年以上校舍11.7万平方米。", 2023), ("两个班延到2024年举办，缺165人次。", 2023), ("20年支出5万元。", 2020)],
)
def test_the_year(text: str, year: int) -> None:
    assert read(text)[-1].year == year


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "日常养护补助标准为县道3500元/公里·年、乡道2200元/公里·年、村道1450元/公里·年，由中心拨付，考核扣款0.15万元。",
            ["县道日常养护补助标准", "乡道日常养护补助标准", "村道日常养护补助标准", "考核扣款"],
            id="of each kind",
        ),
        pytest.param(
            "生均公用经费标准为小学650元，初中850元，发放补助3万元。",
            ["小学生均公用经费标准", "初中生均公用经费标准", "发放补助"],
            id="of each school",
        ),
        pytest.param("每人发放求职创业补贴1500元。", ["求职创业补贴每人标准"], id="to each"),
        pytest.param("按每户2000元发放搬迁补助。", ["搬迁补助每户标准"], id="to each, named behind"),
        pytest.param("对毕业生每人给予1500元一次性补贴。", ["一次性补贴每人标准"], id="given to each"),
        pytest.param("惠及11个乡镇、96个行政村、6.8万人。", ["乡镇", "行政村", "惠及人数"], id="people behind places"),
        pytest.param(
            "覆盖12个乡镇、2.3万户7.6万人。", ["覆盖乡镇", "覆盖户数", "覆盖人数"], id="households and people"
        ),
        pytest.param("覆盖62所学校、18730名学生。", ["覆盖学校", "覆盖学生"], id="people with a name of their own"),
        pytest.param("对1126.8公里列养公路进行日常养护。", ["列养公路日常养护"], id="what was done with how many"),
        pytest.param(
            "完成整改165个，未整改的7个问题主要是历史遗留的尾款结算和往来款清理。",
            ["整改", "未整改问题"],
            id="what is said of things is not their name",
        ),
        pytest.param(
            "零售总额68亿元，增速居全市11个县区第3位，上年为63亿元。",
            ["零售总额", "增速居全市11个县区排名", "零售总额"],
            id="among how many is no figure",
        ),
        pytest.param(
            "2145.45万元项目支出共安排3个项目：示范1612.5万元，消费券480万元，改造52.95万元。",
            ["项目支出", "安排项目", "项目支出：示范", "项目支出：消费券", "项目支出：改造"],
            id="a total named behind its amount",
        ),
        pytest.param(
            "补助标准：一类村每村5万元，二类村每村3万元。",
            ["一类村每村补助标准", "二类村每村补助标准"],
            id="the standard before a colon",
        ),
        pytest.param("全年列支275万元，较2022年的256万元增加19万元。", ["支出", "支出", "支出较2022年增加"], id="列支"),
        pytest.param(
            "省财政厅先后下达我市中央就业资金32万元，省级资金7万元；市级安排3万元。以上合计42万元。",
            ["中央就业资金", "省级资金", "市级安排", "中央就业资金、省级资金、市级安排合计"],
            id="the total of the sentence before",
        ),
        pytest.param(
            "2022年末结余12万元一并纳入当年使用，可用资金总量44万元。", ["结余", "可用资金总量"], id="carried over"
        ),
    ],
)
def test_what_is_measured(text: str, expected: list[str]) -> None:
    assert [fact.metric_text for fact in read(text)] == expected
