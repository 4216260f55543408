"""How real reports differ from one another: what no other test module holds, read from file to facts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from index.identity import identify
from index.outline import outline
from index.packs import Pack
from index.quantities import find
from index.readers import read_bytes
from index.reading_room import read_report
from index.schema import Identity, Reading
from tests.flattened import flattened, said

TITLE = "桃江县水利局2022年度部门整体支出绩效自评报告\n"
BODY = "一、基本情况\n（一）单位概况\n我局是县政府工作部门，内设股室7个。\n二、绩效情况\n各项任务全部完成。\n"


def reading(text: str, pack: Pack) -> Reading:
    return read_report(text.encode(), name="a.txt", pack=pack)


def identity(text: str, pack: Pack) -> Identity:
    document = read_bytes(text.encode(), name="a.txt")
    return identify(document, outline(document), pack)


LOST_DIGITS = ["云财绩〔2020165号", "〔2020165号", "201912月", "20235月底前", "截至202212月31日", "昌财发20232号"]


@pytest.mark.parametrize("words", LOST_DIGITS)
def test_numbers_with_lost_digits_are_neither_money_nor_years(words: str, pack: Pack) -> None:
    assert not find(words)
    found = reading(
        f"桃江县水利局部门整体支出绩效自评报告\n一、概况\n根据{words}的要求开展自评，资金已经下达。\n", pack
    )
    assert found.facts == ()
    assert found.report.identity.year is None
    beside = reading(f"{TITLE}一、概况\n根据{words}的要求下达资金120万元。\n", pack)
    assert [(str(fact.value), fact.unit, fact.year) for fact in beside.facts] == [("120", "万元", 2022)]


DATES = ["2025-04-29", "2023/04/23 10:41", "2022年 05 月 18  日", "02.01.2020", "2022 年 5 月 20"]


@pytest.mark.parametrize("date", DATES)
def test_dates_are_no_figures(date: str, pack: Pack) -> None:
    found = reading(f"{TITLE}发布日期：{date}\n{BODY}桃江县水利局\n{date}\n", pack)
    assert {str(fact.value) for fact in found.facts} == {"7"}
    assert found.report.identity.year == 2022


NO_FIGURES = [
    "5G基站",
    "A3工厂",
    "3、12号地",
    "十大产业链",
    "专精特新“小巨人”企业",
    "附件1",
    "2022年",
    "（2）",
    "桃财绩〔2023〕5号",
]


@pytest.mark.parametrize("words", NO_FIGURES)
def test_numbers_that_are_no_figures(words: str, pack: Pack) -> None:
    assert not reading(f"{TITLE}一、概况\n全年重点推进{words}建设，各项工作按计划完成。\n", pack).facts


AMOUNTS = [
    ("2.38  万元", "2.38万元"), ("35. 3万元", "35.3万元"), ("120萬元", "120萬元"), ("3千元", "3千元"), ("5万", "5万"),
    ("8万余元", "余8万元"), ("约12万元", "约12万元"), ("近亿元", "近1亿元"), ("12,345.678901万元", "12345.678901万元"),
    ("1300元/人/月", "1300元/人/月"), ("5‰", "5‰"), ("万分之六", "0.06%"), ("2.5个百分点", "2.5个百分点"), ("98％", "98%"),
    ("100%o", "100%"), ("98分", "98分"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), AMOUNTS, ids=[text for text, _ in AMOUNTS])
def test_amounts_as_they_are_written(text: str, expected: str) -> None:
    (figure,) = find(f"为{text}，")
    assert f"{figure.quantity.comparator}{figure.quantity.value}{figure.quantity.unit}" == expected


def test_different_units_in_one_paragraph(pack: Pack) -> None:
    found = reading(f"{TITLE}一、概况\n收入1.2亿元，支出800万元，慰问费3千元，水费50.5元。\n", pack)
    assert [str(fact.value_base.normalize().__format__("f")) for fact in found.facts] == [
        "120000000",
        "8000000",
        "3000",
        "50.5",
    ]


KINDS = [
    "自评报告", "单位自评报告", "绩效评价自评报告", "自我绩效评价", "自评总报告", "自评工作报告", "自评总结报告", "绩效评估报告",
    "管理使用情况", "自评表",
]  # fmt: skip


@pytest.mark.parametrize("words", KINDS)
def test_words_of_titles(words: str, pack: Pack) -> None:
    title = f"桃江县水利局2022年度部门整体支出{words}"
    found = identity(f"{title}\n{BODY}", pack)
    assert (found.title, found.organisation, found.year, found.kind) == (title, "桃江县水利局", 2022, "部门整体支出")


def test_a_masked_name_stands_as_printed(pack: Pack) -> None:
    found = identity(f"**河县水利局2022年度部门整体支出绩效自评报告\n{BODY}", pack)
    assert (found.organisation, found.region.county, found.region.city) == ("**河县水利局", "**河县", "")


def test_who_is_in_charge_of_a_project_reports_and_who_carries_it_out_is_another_name(pack: Pack) -> None:
    form = flattened("项目名称|农村公路养护", "主管部门|桃江县交通运输局|实施单位|桃江县公路建设养护中心")
    found = identity(f"项目支出绩效自评表\n（2022年度）\n{form}", pack)
    assert found.organisation == "桃江县交通运输局"
    assert "桃江县公路建设养护中心" in found.aliases


def test_a_firm_that_evaluates_is_not_the_unit(pack: Pack) -> None:
    opening = "受桃江县财政局委托，湖南某某会计师事务所有限公司对桃江县交通运输局实施的农村公路养护项目开展绩效评价。"
    found = identity(f"2022年度农村公路养护项目绩效评价报告\n一、项目概况\n{opening}\n二、结论\n得分92分。\n", pack)
    assert "事务所" not in found.organisation
    assert found.organisation != "桃江县财政局"


SITE = "索引号：430922/2023-01\n发布机构：县水利局\n文号：无\n发布日期：2023-05-16\n时效性：有效\n"


def test_what_sites_print_around_a_report_says_nothing(pack: Pack) -> None:
    text = f"首页 > 政务公开 > 财政信息\n{SITE}{TITLE}来源：县水利局 浏览量：1286 字体：大 中 小 打印\n{SITE}{BODY}上一篇：无\n"
    found = reading(text, pack)
    assert found.report.identity.title == TITLE.strip()
    assert found.report.identity.year == 2022
    assert {str(fact.value) for fact in found.facts} == {"7"}


def test_beneficiaries_are_no_staff(pack: Pack) -> None:
    found = reading(f"{TITLE}一、概况\n核定编制33名，年末在职30人，离退休12人。惠及困难群众5户16人。\n", pack)
    metrics = {str(fact.value): (fact.metric, fact.basis) for fact in found.facts}
    assert metrics["33"][1] == "编制"
    assert metrics["30"][0] == "在职人数"
    assert metrics["16"][0] == metrics["5"][0] == ""


def test_words_with_their_reading_beside_them() -> None:
    page = "<html><body><p><ruby>资<rt>zī</rt></ruby><ruby>金<rp>(</rp><rt>jīn</rt><rp>)</rp></ruby>12万元。</p></body></html>"
    assert read_bytes(page.encode(), name="a.html").text.strip() == "资金12万元。"


def test_half_and_full_width_mixed(pack: Pack) -> None:
    found = reading(
        "桃江县水利局２０２２年度部门整体支出绩效自评报告\n一、概况\n“三公”经费决算４.５１万元,接待费2．2万元。\n", pack
    )
    assert [str(fact.value) for fact in found.facts] == ["4.51", "2.2"]
    assert found.facts[0].metric == "三公经费"
    assert found.report.identity.year == 2022


def test_a_bare_score_and_a_grade_in_a_table() -> None:
    cells = said(flattened("一级指标|分值|得分", "产出|50|48", "效益|50|49.5", "总分|100|97.5", "等级|优"))
    assert cells["97.5"] == ("总分", "得分", "分")
    assert "优" in cells


def test_a_bound_split_over_two_lines_of_a_cell(pack: Pack) -> None:
    rows = "\t三级指标\n\t年度指标值\n\t实际完成值\n\n\t设施完好率\n\t≥\n95%\n\t96.5%\n\n"
    found = reading(f"{TITLE}一、自评表\n{rows}", pack).facts
    assert [(fact.comparator, fact.value, fact.unit) for fact in found] == [("≥", 95, "%"), ("", Decimal("96.5"), "%")]


def test_the_wrapper_of_a_download_site_is_no_title(pack: Pack) -> None:
    wrapped = f"2022年度桃江县水利局自评报告.doc_文库下载\n首页 > 公文 > 报告  浏览量：382  下载\n{TITLE}{BODY}"
    found = reading(wrapped, pack)
    assert found.report.identity.title == TITLE.strip()
    assert [fact.quote for fact in found.facts] == [fact.quote for fact in reading(TITLE + BODY, pack).facts]


def test_a_skipped_level_is_still_a_heading(pack: Pack) -> None:
    found = reading(f"{TITLE}一、概况\n（1）主要职责\n负责水利工作。\n二、收支\n支出600万元。\n", pack)
    assert [(section.number, section.title) for section in found.sections] == [
        ("一、", "概况"),
        ("（1）", "主要职责"),
        ("二、", "收支"),
    ]
