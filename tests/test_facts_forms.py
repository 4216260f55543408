"""Figures of forms whose layout turns in the middle: units of columns, heads amid figures, points in a title."""

from __future__ import annotations

import pytest

from index.schema import Fact
from tests.checks_sample import reviewed
from tests.facts_sample import facts_of
from tests.flattened import flattened

TITLE = "澜桥县林业局2022年度部门整体支出绩效自评报告\n"


def cells(text: str) -> list[Fact]:
    return [fact for fact in facts_of(TITLE + text) if fact.origin == "table"]


def units(text: str) -> dict[str, str]:
    return {f"{fact.value}": fact.unit for fact in cells(text)}


SEVERAL = [
    pytest.param("万元、平方米", "面积|合同价|审定价|已付工程款", ["平方米", "万元", "万元", "万元"], id="area"),
    pytest.param("万元、公里", "长度|中标价|送审价|结算价", ["公里", "万元", "万元", "万元"], id="road"),
    pytest.param("亩、万元", "造林面积|招标控制价|成交价|支付金额", ["亩", "万元", "万元", "万元"], id="money-last"),
    pytest.param("万元，平方米", "建筑面积|概算价|竣工决算价|累计付款", ["平方米", "万元", "万元", "万元"], id="comma"),
]


@pytest.mark.parametrize(("caption", "heads", "expected"), SEVERAL)
def test_a_caption_of_two_units_gives_each_column_its_own(caption: str, heads: str, expected: list[str]) -> None:
    found = units(
        f"一、项目\n工程明细表（单位：{caption}）\n" + flattened(f"项目名称|{heads}", "青石沟段|1.1|2.2|3.3|4.4")
    )
    assert [found[value] for value in ("1.1", "2.2", "3.3", "4.4")] == expected


COUNTED = [
    pytest.param("年末在职人数（人）", "人", id="people"),
    pytest.param("公务用车（辆）", "辆", id="cars"),
    pytest.param("办公用房面积（平方米）", "平方米", id="area"),
    pytest.param("人均公用经费（元/人）", "元/人", id="per-head"),
    pytest.param("公用经费", "万元", id="money"),
]


@pytest.mark.parametrize(("label", "unit"), COUNTED)
@pytest.mark.parametrize("head", ["2022年决算数（万元）", "2022年（万元）", "本年决算（万元）"])
def test_a_row_that_is_counted_keeps_its_unit_under_a_column_of_money(label: str, unit: str, head: str) -> None:
    table = flattened(f"项目|2021年决算数（万元）|{head}", "基本支出|480|515", f"{label}|164|173")
    assert units("一、收支\n基础数据表\n" + table)["173"] == unit


def test_a_column_that_names_money_keeps_it_over_a_counted_row() -> None:
    table = flattened("项目|计划|补助资金（万元）", "培训（人）|120|36.5", "演练（场）|4|7.5")
    assert units("一、项目\n明细表\n" + table)["36.5"] == "万元"


AMID = [
    pytest.param("四、人员情况|核定编制|年末在职|控制率|退休|", "|31|28|90.32%|17|", id="five-columns"),
    pytest.param("人员|编制数|实有人数|控制率|退休人数|备注", "|31|28|90.32%|17|", id="remark"),
    pytest.param("三、人员编制|编制|在职人员|在职人员控制率|退休人员|", "|31|28|90.32%|17|", id="other-words"),
]


@pytest.mark.parametrize(("head", "row"), AMID)
def test_a_head_amid_figures_names_the_figures_below_it(head: str, row: str) -> None:
    money = ("一、收入合计|5931.02|5236.8|6184.35|6184.35|", "二、支出合计|5870.43|5236.8|6184.35|6098.21|")
    table = flattened("项目|2021年决算|2022年年初预算|2022年调整预算|2022年决算|备注", *money, head, row)
    found = [fact for fact in cells("一、收支\n收支情况表\n单位：万元\n" + table) if fact.location.row == 4]
    assert [(fact.metric, f"{fact.value}{fact.unit}", fact.year) for fact in found] == [
        ("编制数", "31人", 2022),
        ("在职人数", "28人", 2022),
        ("在职人员控制率", "90.32%", 2022),
        ("退休人数", "17人", 2022),
    ]
    assert {fact.subject for fact in found} == {"澜桥县林业局"}


def test_words_of_a_row_amid_figures_are_no_head() -> None:
    table = flattened("项目|预算|决算|进展", "造林|10|9|已完", "抚育|—|—|未开工", "|5|4|在建")
    assert [fact.row[-1] for fact in cells("一、收支\n明细表（单位：万元）\n" + table) if fact.value == 4] == ["抚育"]


@pytest.mark.parametrize("head", ["自评得分", "自评分", "得分", "评分"])
def test_a_score_of_an_indicator_is_not_the_units(head: str) -> None:
    table = flattened(
        f"一级指标|三级指标|指标值|全年实际值|权重|{head}|未完成原因",
        "预算执行（10分）|预算执行率|100%|96.71%|10|9.67|",
        "产出指标（90分）|造林面积|≥60亩|58亩|90|87|旱情",
        "合计||||100|96.67|",
    )
    scores = [fact for fact in cells("一、自评\n" + table) if fact.basis == "得分"]
    assert [(fact.metric_text, f"{fact.value}") for fact in scores] == [
        ("预算执行率得分", "9.67"),
        ("造林面积得分", "87"),
        ("总分得分", "96.67"),
    ]
    assert [fact.metric for fact in scores][-1] == "自评得分"


FUNDING = [
    pytest.param("预算执行（10分）|预算数|执行数|执行率|得分", "|500|470|94%|9.4", id="points-in-the-title"),
    pytest.param("资金情况（万元）|预算数|执行数|执行率|分值|得分", "|500|470|94%|10|9.4", id="bare-title"),
    pytest.param("预算执行情况（10分）|全年预算数|全年执行数|执行率|得分", "|500|470|94%|9.4", id="form-words"),
    pytest.param("资金|预算数|执行数|执行率|分值|得分", "部门预算|500|470|94%|10|9.4", id="a-row-of-its-own"),
]
LEDGER = (
    "指标类别|指标名称|计划值|完成值|分值|得分",
    "数量|造林面积|≥60亩|61亩|50|50",
    "质量|成活率|≥90%|88%|40|35",
)


@pytest.mark.parametrize(("head", "row"), FUNDING)
def test_the_block_of_money_is_all_the_money_however_it_is_titled(head: str, row: str) -> None:
    text = "一、自评\n自评表（单位：万元）\n" + flattened(head, row, *LEDGER, "总分||||100|94.4")
    found = {f"{fact.value}": fact.metric for fact in cells(text)}
    assert [found[value] for value in ("500", "470", "94", "9.4")] == [
        "年度资金总额",
        "年度资金总额",
        "预算执行率",
        "预算执行率",
    ]


@pytest.mark.parametrize(("head", "row"), FUNDING)
def test_its_points_count_to_the_total(head: str, row: str) -> None:
    text = "一、自评\n自评表（单位：万元）\n" + flattened(head, row, *LEDGER, "总分||||100|{}")
    assert [finding.kind for finding in reviewed(text.format("94.4"))] == []
    assert [finding.formula for finding in reviewed(text.format("96.4"))] == [
        "9.4 + 50 + 35 = 94.4 ≠ 96.4（分）",
    ]


def named(text: str) -> dict[str, str]:
    """Figures with their units → what they are of."""
    return {f"{fact.value}{fact.unit}": fact.metric or fact.metric_text for fact in cells(text)}


PAIRS = [
    pytest.param(("编制数|31|在职人数|28|退休人数|12",), id="six"),
    pytest.param(("编制人数|31|实有人数|28", "退休人数|12|公务用车（辆）|3"), id="four"),
    pytest.param(
        ("单位名称|澜桥县林业局|单位性质|行政", "编制人数|31|实有人数|28", "退休人数|12|备注|—"), id="under-a-field"
    ),
]


@pytest.mark.parametrize("lines", PAIRS)
def test_names_each_with_its_figure_beside_it(lines: tuple[str, ...]) -> None:
    found = named("一、基本情况\n" + flattened(*lines))
    assert [found[figure] for figure in ("31人", "28人", "12人")] == ["编制数", "在职人数", "退休人数"]


SIDES = [
    pytest.param("收入项目|金额|支出项目|金额", id="items"),
    pytest.param("项目|决算数|项目|决算数", id="same-words"),
    pytest.param("收入科目|2022年|支出科目|2022年", id="years"),
]


@pytest.mark.parametrize("head", SIDES)
def test_two_lists_side_by_side(head: str) -> None:
    table = flattened(
        head, "财政拨款收入|510.2|基本支出|380.5", "其他收入|20.3|项目支出|140", "收入合计|530.5|支出合计|520.5"
    )
    assert named("一、收支\n收支决算表（单位：万元）\n" + table) == {
        "510.2万元": "财政拨款收入",
        "380.5万元": "基本支出",
        "20.3万元": "其他收入",
        "140万元": "项目支出",
        "530.5万元": "总收入",
        "520.5万元": "总支出",
    }


def test_points_between_the_levels_of_a_ledger() -> None:
    table = flattened(
        "一级指标|分值|二级指标|分值|三级指标|分值|目标值|完成值|得分",
        "产出|60|数量|30|造林面积|15|10亩|9亩|13",
        "||||抚育面积|15|5亩|5亩|15",
        "||质量|30|成活率|30|≥95%|96%|30",
        "效益|40|社会|40|受益户数|40|≥50户|61户|40",
        "总分|100||||100|||98",
    )
    actual = {
        fact.metric_text: f"{fact.value}{fact.unit}" for fact in cells("一、自评\n" + table) if fact.basis == "实际值"
    }
    assert actual == {"造林面积": "9亩", "抚育面积": "5亩", "成活率": "96%", "受益户数": "61户"}
    assert reviewed("一、自评\n" + table) == []


def test_a_column_of_units_is_of_every_figure_of_its_row() -> None:
    table = flattened("指标|单位|2021年|2022年", "护林员|人次|120|150", "巡护里程|公里|35.2|40.6", "覆盖率|%|80|85")
    assert [*named("一、情况\n" + table)] == ["120人次", "150人次", "35.2公里", "40.6公里", "80%", "85%"]


def test_what_is_left_of_money_is_money() -> None:
    table = flattened("乡镇|补助户数|分配资金|已拨付|结余", "青坪镇|120|36|30|6")
    assert [*named("一、资金\n资金分配表（单位：万元、户）\n" + table)] == ["120户", "36万元", "30万元", "6万元"]


def said_of(text: str) -> dict[str, tuple[str, str, str]]:
    return {f"{fact.value}": (fact.metric, fact.metric_text, fact.basis) for fact in facts_of(TITLE + text)}


def test_an_indicator_that_begins_with_the_word_for_the_score() -> None:
    form = flattened("指标|年度指标值|实际完成值|分值|得分", "县级总分馆制覆盖率|100%|94.8%|5|4.5", "总分||||93.6")
    found = said_of(f"附件\n自评表\n{form}")
    assert found["4.5"] == ("", "县级总分馆制覆盖率得分", "得分")
    assert found["93.6"][0] == "自评得分"


def test_a_rate_of_points_is_no_points_and_years_are_figures_where_a_thing_lasts() -> None:
    form = flattened("指标|分值|得分|得分率", "项目立项|12|11.8|98.33%", "合计|100|95.4|95.4%")
    found = said_of(f"附件\n得分情况表\n{form}")
    assert found["98.33"] == ("", "项目立项得分率", "实际值")
    lasting = flattened("指标|年度指标值|实际完成值|分值|得分", "设计使用年限|≥15年|16年|5|5")
    assert {key: found[2] for key, found in said_of(f"附件\n自评表\n{lasting}").items()} == {
        "15": "目标值",
        "16": "实际值",
        "5": "得分",
    }


def test_what_was_set_and_reached_of_the_whole_by_other_heads() -> None:
    found = said_of(
        "附件\n自评表\n"
        + flattened("年度总体目标|年初设定目标|年度总体目标完成情况综述", "|完成演出742场。|完成演出743场。")
    )
    assert (found["742"][2], found["743"][2]) == ("目标值", "实际值")


def test_plan_and_result_are_bases() -> None:
    found = said_of("一、对照\n" + flattened("指标|计划|实际|是否完成", "清淤渠道|20公里|23公里|完成"))
    assert (found["20"][1:], found["23"][1:]) == (("清淤渠道", "目标值"), ("清淤渠道", "实际值"))


def test_the_unit_itself_among_those_that_share_the_money() -> None:
    found = said_of(
        "一、资金\n" + flattened("地区|实际支出（万元）", "东川市|29512.4", "省本级|6899.7", "总计|36412.1")
    )
    assert found["6899.7"][0] == ""


HEADED = [
    pytest.param("　　【钱的安排】全年花掉28.6万元。", id="in-brackets"),
    pytest.param("【钱的安排】全年花掉28.6万元。", id="without-an-indent"),
    pytest.param("一、资金\n〖钱的安排〗全年花掉28.6万元。", id="other-brackets"),
]


@pytest.mark.parametrize("text", HEADED)
def test_a_heading_in_brackets_is_no_part_of_a_name(text: str) -> None:
    assert "钱的安排" not in said_of(f"{text}\n")["28.6"][1]


INDENTED = [
    pytest.param("一、目标\n　　（一）存在问题。去年还有8家企业没有参保。\n", "8", "实际值", id="problems"),
    pytest.param(
        "　　【下一步打算】引进3家企业。\n　　【还差在哪】还有8家企业没有参保。\n", "8", "实际值", id="after-plans"
    ),
    pytest.param(
        "　　【还差在哪】还有8家企业没有参保。\n　　【往后怎么办】再引进3家企业。\n", "3", "目标值", id="plans"
    ),
    pytest.param(
        "五、毛病和打算\n(一)毛病\n结转资金12.34万元没有用完。\n(二)打算\n引进3家企业。\n", "12.34", "决算", id="faults"
    ),
]


@pytest.mark.parametrize(("text", "value", "basis"), INDENTED)
def test_an_indented_heading_heads_its_own_line(text: str, value: str, basis: str) -> None:
    assert said_of(text)[value][2] == basis
