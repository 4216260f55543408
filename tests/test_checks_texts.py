"""The checks on texts as reports write them, read and reviewed whole: what is true in unusual words, and slips."""



from __future__ import annotations

import pytest

from index.checks import check
from index.facts import extract
from index.identity import identify
from index.outline import outline
from index.packs import load_pack
from index.readers import read_bytes
from index.schema import Finding, Report
from tests.checks_sample import rows

PACK = load_pack()
TITLE = "秋浦县水务局2022年度部门整体支出绩效自评报告\n"


TRUE = [
    pytest.param(
        "2022年收入总计5120.60万元，其中本年收入4870.35万元，年初结转和结余250.25万元。本年收入中，一般公共预算拨款4310.20万元，事业收入318.15万元，其他收入242万元。支出总计4966.40万元，年末结转和结余154.20万元。",
        id="carried-over-stands-beside-the-year's-income",
    ),
    pytest.param(
        "本年收入合计3210.44万元，支出合计3268.90万元，上年结转112.30万元，结转下年53.84万元。",
        id="income-against-outlay-with-money-carried-over",
    ),
    pytest.param(
        "全年收入1890.25万元，与上年相比增加102.30万元，增幅5.72%，其中财政拨款1802.11万元，比上年增加88.06万元，增长5.14%。",
        id="each-growth-of-its-own-line",
    ),
    pytest.param(
        "核定编制76名，其中行政编制21名、参照公务员法管理事业编制14名、事业编制41名。年末在职73人，其中行政20人、参公13人、事业40人，在职人员控制率96.05%。",
        id="posts-of-three-kinds-and-their-rate",
    ),
    pytest.param(
        "“三公”经费决算18.42万元，其中：公务用车运行维护费12.30万元，比上年减少1.25万元，下降9.23%；公务接待费6.12万元，比上年增加0.36万元，增长6.25%。上年“三公”经费19.31万元。",
        id="sub-items-with-their-own-changes",
    ),
    pytest.param(
        "项目支出2310.50万元，比年初预算增加410.50万元，主要是追加防汛资金；上年项目支出2105.20万元。",
        id="a-change-against-the-budget",
    ),
    pytest.param("基本支出1420.36万元，较预算数少支出35.64万元，上年基本支出1398.72万元。", id="less-than-the-budget"),
    pytest.param(
        "抽检食品1260批次，其中合格1231批次，合格率97.70%，每千人抽检批次4.6批次。", id="per-thousand-is-no-part"
    ),
    pytest.param(
        "截至9月底支付1850.20万元，支付进度68.52%，既定进度70%，支付进度率=（68.52%/70%）×100%=97.89%。\n附表\n"
        + rows("指标|指标值|实际完成值", "支付进度率|100%|97.89%"),
        id="one-rate-measured-against-another",
    ),
    pytest.param(
        "2022年安排水利发展资金3680万元（2021年为3210万元），其中中央1920万元、省级1100万元、县级660万元。",
        id="the-total-of-the-year-before-in-brackets",
    ),
    pytest.param(
        "全年支出2840.30万元。按支出性质分，基本支出1120.10万元、项目支出1720.20万元；按功能分类，农林水支出2510.30万元，社会保障和就业支出198万元，卫生健康支出62万元，住房保障支出70万元。",
        id="two-ways-to-divide-one-total",
    ),
    pytest.param(
        "政府采购预算620万元，实际采购587.30万元，其中货物210.10万元、工程256.20万元、服务121万元，采购执行率94.73%。",
        id="parts-of-a-purchase-before-its-rate",
    ),
    pytest.param(
        "年初预算1860万元，调整预算2140万元，执行率为97.60%（支出2088.64万元）。", id="the-operand-in-brackets"
    ),
    pytest.param(
        "无因公出国（境）支出，因公出国（境）费0元。\n附表（单位：万元）\n"
        + rows("项目|2022年决算数", "因公出国（境）费|0", "公务接待费|3.20")
        + "公务接待费3.20万元。",
        id="no-money-in-two-units",
    ),
    pytest.param(
        "县级应配套420万元，实际到位357万元，到位率85%；全县资金总到位率96.3%。", id="a-part's-rate-and-the-whole's"
    ),
    pytest.param(
        "新建堤防12.6公里，其中河西段7.2公里、河东段5.4公里，单位投资86万元/公里。完成投资1083.6万元。",
        id="cost-per-kilometre",
    ),
    pytest.param("全年办理行政许可4210件，其中即办件3908件，平均每个工作日17件。", id="a-daily-average"),
    pytest.param("2022年群众满意度93.5%，比2021年的91.2%提高2.3个百分点。", id="percentage-points"),
    pytest.param(
        "职工食堂满意度92.4%。\n附表\n"
        + rows("指标|指标值|实际完成值", "群众满意度|≥90%|94.2%", "企业满意度|≥90%|92.5%")
        + "\n经测评，群众满意度94.2%、企业满意度92.5%。",
        id="two-groups-asked-for-satisfaction",
    ),
    pytest.param("发放补助186户、558人，户均3000元，合计55.8万元。", id="households-persons-and-an-average"),
    pytest.param(
        "全系统在编215人，其中局机关38人、下属单位177人。\n附表\n"
        + rows("财政供养人员情况（人）|编制数|2022年实际在职人数|控制率", "|41|38|92.68%"),
        id="the-system-and-the-office",
    ),
    pytest.param(
        "自评得分：投入（15分）14分，过程（25分）24分，产出（35分）33.5分，效益（25分）23分，合计94.5分。",
        id="points-and-scores-in-one-sentence",
    ),
    pytest.param("年末结转和结余128.40万元，比年初减少37.20万元，下降22.46%。", id="a-fall-since-the-year's-start"),
    pytest.param(
        "培训村级水管员320人次，培训乡镇干部302人次。\n附表\n"
        + rows("指标|指标值|实际完成值", "培训乡镇干部人次|≥300人次|302人次", "培训村级水管员人次|≥300人次|320人次"),
        id="two-kinds-of-training",
    ),
    pytest.param(
        "中央资金执行1204.50万元，执行率96.36%；省级资金执行845.10万元，执行率93.90%；县级资金执行210.40万元，执行率84.16%。\n附表（单位：万元）\n"
        + rows(
            "资金来源|全年预算数|全年执行数|执行率",
            "中央资金|1250.00|1204.50|96.36%",
            "省级资金|900.00|845.10|93.90%",
            "县级资金|250.00|210.40|84.16%",
        ),
        id="rates-of-each-fund-twice",
    ),
    pytest.param(
        "2022年人员经费980.20万元，占基本支出的81.68%；公用经费219.80万元，占18.32%。2021年人员经费1015.30万元，公用经费207.60万元，人员经费同比下降3.46%，公用经费同比增长5.88%。",
        id="two-lines-falling-and-rising",
    ),
    pytest.param("公务接待费4.80万元，完成预算的80%，较上年增长20%，上年为4万元。", id="growth-with-last-year-behind"),
    pytest.param(
        "完成堤防加固36.8公里，占年度任务40公里的92%。整治病险水库8座，其中小（1）型3座、小（2）型5座。",
        id="share-of-a-yearly-task",
    ),
    pytest.param(
        "受理群众投诉412件，办结405件，办结率98.3%，其中12345热线268件，办结率98.9%。",
        id="a-rate-of-all-and-of-one-line",
    ),
]
SLIPS = [
    pytest.param(
        "本年收入合计3210.44万元，支出合计3268.90万元，上年结转112.30万元，结转下年63.84万元。",
        "合计不符",
        "3268.9 + 63.84 − 112.3 = 3220.44 ≠ 3210.44（万元）",
        id="income-against-outlay",
    ),
    pytest.param(
        "“三公”经费支出18.42万元，比2021年的19.31万元下降6.41%。",
        "增减不符",
        "(19.31万元 − 18.42万元) ÷ 19.31万元 = 4.61% ≠ 6.41%",
        id="fall-after-the-year's-figure",
    ),
    pytest.param(
        "1.接待。年初预算9万元，实际支出7.20万元，比上年8.00万元减少0.80万元，下降12%。",
        "增减不符",
        "(8万元 − 7.2万元) ÷ 8万元 = 10.00% ≠ 12%",
        id="fall-without-a-name",
    ),
    pytest.param(
        "核定编制76名，其中行政编制21名、参照公务员法管理事业编制14名、事业编制43名。",
        "合计不符",
        "21 + 14 + 43 = 78 ≠ 76（名）",
        id="posts-of-three-kinds",
    ),
    pytest.param(
        "预算执行率=（2088.64/2140.00）×100%=96.70%，得9分。",
        "比率不符",
        "2088.64 ÷ 2140 = 97.60% ≠ 96.7%",
        id="formula-as-printed",
    ),
    pytest.param(
        "县级应配套420万元，实际到位357万元，到位率88%。",
        "比率不符",
        "357万元 ÷ 420万元 = 85.00% ≠ 88%",
        id="rate-of-what-was-due",
    ),
    pytest.param(
        "受理群众投诉412件，办结405件，办结率95.3%。", "比率不符", "405件 ÷ 412件 = 98.30% ≠ 95.3%", id="rate-of-cases"
    ),
    pytest.param(
        "全年疏浚河道58.4公里。\n附表\n" + rows("指标|指标值|实际完成值", "中小河道疏浚长度|≥50公里|54.8公里"),
        "前后不一致",
        "58.4公里 ≠ 54.8公里",
        id="longer-name-in-the-table",
    ),
    pytest.param(
        "供水水质合格率达到97.6%。\n附表\n" + rows("指标|指标值|实际完成值", "农村供水水质合格率|≥95%|96.7%"),
        "前后不一致",
        "97.6% ≠ 96.7%",
        id="kind-of-water-in-the-table",
    ),
    pytest.param(
        "年末实有在职人员73人。\n附表\n"
        + rows("财政供养人员情况（人）|编制数|2022年实际在职人数|控制率", "|76|71|93.42%"),
        "前后不一致",
        "73人 ≠ 71人",
        id="head-of-the-column",
    ),
    pytest.param(
        "发放移民后期扶持资金，惠及移民3,618人。\n附表\n"
        + rows("指标|指标值|实际完成值", "大中型水库移民扶持人数|≥3500人|3,681人"),
        "前后不一致",
        "3618人 ≠ 3681人",
        id="one-word-and-swapped-digits",
    ),
    pytest.param(
        "水库除险加固支出1,263.50万元。\n附表（单位：元）\n"
        + rows("项目|2022年决算数", "病险水库除险加固|12,365,000.00", "山洪灾害防治|2,100,000.00"),
        "前后不一致",
        "1263.5万元 ≠ 12365000元",
        id="yuan-in-the-table",
    ),
    pytest.param(
        "安排水利发展资金3680万元，其中中央1920万元、省级1010万元、县级660万元。",
        "合计不符",
        "1920 + 1010 + 660 = 3590 ≠ 3680（万元）",
        id="levels-of-government",
    ),
    pytest.param(
        "支出2840.30万元，其中基本支出1120.10万元、项目支出1702.20万元。",
        "合计不符",
        "1120.1 + 1702.2 = 2822.3 ≠ 2840.3（万元）",
        id="the-two-halves",
    ),
    pytest.param(
        "项目支出2310.50万元，较上年2105.20万元增加250.30万元。",
        "增减不符",
        "2310.5万元 − 2105.2万元 = 205.3万元 ≠ 250.3万元",
        id="growth-in-money",
    ),
    pytest.param(
        "基本支出1200万元，占总支出2840.30万元的46.25%。",
        "占比不符",
        "1200万元 ÷ 2840.3万元 = 42.25% ≠ 46.25%",
        id="share-of-a-named-whole",
    ),
    pytest.param(
        "资助小学生520人次、初中生418人次、高中生265人次，共资助1303人次。",
        "合计不符",
        "520 + 418 + 265 = 1203 ≠ 1303（人次）",
        id="counts-before-their-sum",
    ),
    pytest.param(
        "自评得分92.6分。\n附表\n" + rows("指标|分值|得分", "总分|100|96.2"),
        "前后不一致",
        "92.6分 ≠ 96.2分",
        id="score",
    ),
]


def reviewed(text: str) -> list[Finding]:
    """What is wrong with a report of these words; hints are no errors."""
    document = read_bytes((TITLE + text).encode(), name="report.txt")
    sections = outline(document)
    identity = identify(document, sections, PACK)
    report = Report(id="r", file="report.txt", sha256="", format="txt", identity=identity, text=document.text)
    found = check(report, document, extract(report, document, sections, PACK), PACK)
    return [finding for finding in found if finding.severity != "提示"]


@pytest.mark.parametrize("text", TRUE)
def test_what_is_true_is_not_reported(text: str) -> None:
    assert [(finding.message, finding.formula) for finding in reviewed(text)] == []


@pytest.mark.parametrize(("text", "kind", "formula"), SLIPS)
def test_a_slip_is_found(text: str, kind: str, formula: str) -> None:
    assert (kind, formula) in [(finding.kind, finding.formula) for finding in reviewed(text)]
