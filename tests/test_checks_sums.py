"""Sums, identities and totals: what does not add up is found, what adds up is never mentioned."""

# ruff: noqa: E501  a sample report reads best with a sentence on a line

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.checks.review import check
from index.packs import load_pack
from tests.checks_sample import sample
from tests.flattened import flattened

PACK = load_pack()

HOLDS = [
    pytest.param(
        "核定编制〈编制数@编制 40人〉，其中行政编制〈行政编制@编制 14人〉，事业编制〈事业编制@编制 26人〉，退休〈退休人数@实际值 61人〉。",
        id="list-goes-on-after-it-adds-up",
    ),
    pytest.param(
        "基本支出〈基本支出@决算 507.79万元〉。其中人员经费〈人员经费@决算 420.39万元〉，公用经费〈公用经费@决算 87.41万元〉。",
        id="rounding-of-the-last-digit",
    ),
    pytest.param(
        "支出〈总支出@决算 100.5万元〉（基本支出〈基本支出@决算 60.5万元〉、项目支出〈项目支出@决算 40万元〉），"
        "其中：工资福利支出〈工资福利支出@决算 70万元〉、商品和服务支出〈商品和服务支出@决算 30.5万元〉。",
        id="two-lists-of-one-total",
    ),
    pytest.param(
        "项目〈~重点项目数@实际值 27个〉，其中新建〈~新建项目数@实际值 14个〉，续建〈~续建项目数@实际值 13个〉，投资过亿元〈~过亿项目数@实际值 21个〉。",
        id="a-count-that-overlaps",
    ),
    pytest.param(
        "总支出〈总支出@决算 900万元〉，其中培训费〈培训费@决算 20万元〉，会议费〈会议费@决算 5万元〉。",
        id="a-list-that-need-not-be-complete",
    ),
    pytest.param(
        "在编〈在职人数@实际值 31人〉，退休〈退休人数@实际值 75人〉，共计〈~合计@实际值 106人〉。",
        id="total-closes-the-list",
    ),
    pytest.param(
        "核定编制〈编制数@编制 29名〉，其中：行政编制〈行政编制@编制 22名〉（不含工勤编〈工勤编制@编制 4名〉），事业编制〈事业编制@编制 7名〉。",
        id="one-of-two-rules-holds",
    ),
    pytest.param(
        "聘用人员〈编外人数@实际值 186人〉。卫生技术人员〈~卫生技术人员@实际值 362人〉，"
        "其中高级职称〈~卫生技术人员：高级职称@实际值 58人〉、中级职称〈~卫生技术人员：中级职称@实际值 126人〉。",
        id="parts-named-after-another-total",
    ),
    pytest.param(
        "支出总计〈总支出@决算 100万元〉，其中基本支出〈基本支出@决算 60万元〉；项目支出〈项目支出@决算 35万元〉；"
        "年末结转和结余〈年末结转和结余@决算 5万元〉。",
        id="what-is-left-over-stands-in-the-outlay-in-all",
    ),
    pytest.param(
        "收入〈总收入@决算 110万元〉，其中财政拨款〈财政拨款收入@决算 80万元〉、事业收入〈事业收入@决算 20万元〉、其他收入〈其他收入@决算 10万元〉。",
        id="a-part-the-rule-does-not-list",
    ),
]


@pytest.mark.parametrize("text", HOLDS)
def test_what_adds_up_is_not_reported(text: str) -> None:
    assert check(*sample(text), PACK) == ()


BROKEN = [
    pytest.param(
        "核定编制〈编制数@编制 33人〉。\n行政编制〈行政编制@编制 11个〉，事业编制〈事业编制@编制 5人〉，工勤编制〈工勤编制@编制 5人〉。",
        "33人",
        "11 + 5 + 5 = 21 ≠ 33（人）",
        id="identity-over-the-report",
    ),
    pytest.param(
        "总支出〈总支出@决算 4512.25万元〉，其中基本支出〈基本支出@决算 635.56万元〉，项目支出〈项目支出@决算 3867.69万元〉。",
        "4512.25万元",
        "635.56 + 3867.69 = 4503.25 ≠ 4512.25（万元）",
        id="identity-in-a-sentence",
    ),
    pytest.param(
        "总支出〈总支出@决算 1.2亿元〉，其中基本支出〈基本支出@决算 2000万元〉，项目支出〈项目支出@决算 9000万元〉。",
        "1.2亿元",
        "0.2 + 0.9 = 1.1 ≠ 1.2（亿元）",
        id="units-differ",
    ),
    pytest.param(
        "资助学生〈~资助学生数@实际值 500人〉，其中小学〈~小学学生数@实际值 210人〉，初中〈~初中学生数@实际值 300人〉。",
        "500人",
        "210 + 300 = 510 ≠ 500（人）",
        id="names-the-pack-does-not-know",
    ),
    pytest.param(
        "按类别分：校舍〈~校舍维修@决算 300万元〉。支出〈~资金支出@决算 1000万元〉，按用途分，设备〈~设备购置@决算 600万元〉、维修〈~维修@决算 300万元〉。",
        "1000万元",
        "600 + 300 = 900 ≠ 1000（万元）",
        id="announced-as-complete",
    ),
    pytest.param(
        "发放补助〈~发放补助@实际值 1000万元〉，按用途分为两项：设备〈~设备@实际值 600万元〉、维修〈~维修@决算 350万元〉。",
        "1000万元",
        "600 + 350 = 950 ≠ 1000（万元）",
        id="announced-as-complete-of-two-bases-that-say-the-same",
    ),
    pytest.param(
        "在职〈~在职人@实际值 31人〉，退休〈~退休人@实际值 75人〉，共计〈~合计@实际值 108人〉。",
        "108人",
        "31 + 75 = 106 ≠ 108（人）",
        id="total-closes-the-list",
    ),
]


BROKEN += [
    pytest.param(
        "争取资金〈~争取资金@实际值 2.36亿元〉，其中改造〈~旧区改造@实际值 0.98亿元〉、教育〈~教育@实际值 0.62亿元〉、水利〈~水利@实际值 0.47亿元〉、其他〈~其他@实际值 0.31亿元〉。",
        "2.36亿元",
        "0.98 + 0.62 + 0.47 + 0.31 = 2.38 ≠ 2.36（亿元）",
        id="farther-off-than-rounding-is-likely-to-put-it",
    ),
    pytest.param(
        "收入〈总收入@决算 110万元〉，支出〈总支出@决算 100万元〉，年末结转〈年末结转和结余@决算 15万元〉，年初结转〈年初结转和结余@决算 2万元〉。",
        "110万元",
        "100 + 15 − 2 = 113 ≠ 110（万元）",
        id="a-part-taken-away",
    ),
    pytest.param(
        "技改〈~技改补助@决算 612万元〉、贴息〈~贷款贴息@决算 238.4万元〉和奖励〈~培育奖励@决算 308万元〉，三项合计〈~合计@决算 1468.4万元〉。",
        "1468.4万元",
        "612 + 238.4 + 308 = 1158.4 ≠ 1468.4（万元）",
        id="so-many-items-in-all",
    ),
    pytest.param(
        "自评得分〈自评得分@得分 95分〉，其中：决策〈~决策得分@得分 18分〉，过程〈~过程得分@得分 19分〉，产出〈~产出得分@得分 29分〉，效益〈~效益得分@得分 27分〉。",
        "95分",
        "18 + 19 + 29 + 27 = 93 ≠ 95（分）",
        id="scores",
    ),
    pytest.param(
        "总支出〈总支出@决算 4512.25万元〉。\n从支出内容上分：补助企业〈~补助企业@决算 1602.9万元〉，工资〈~工资@决算 685.86万元〉，其他〈~其他@决算 2368.19万元〉。",
        "4512.25万元",
        "1602.9 + 685.86 + 2368.19 = 4656.95 ≠ 4512.25（万元）",
        id="total-in-the-paragraph-before",
    ),
    pytest.param(
        "追加〈~追加资金@追加 3434.27万元〉，主要包括补助企业〈~补助企业@追加 1602.9万元〉，商品服务〈~商品服务@追加 924.53万元〉（其中物资〈~物资款@追加 764.4万元〉），工资〈~工资@追加 1052.54万元〉。",
        "3434.27万元",
        "1602.9 + 924.53 + 1052.54 = 3579.97 ≠ 3434.27（万元）",
        id="a-figure-in-brackets-is-no-part",
    ),
    pytest.param(
        "三公经费〈三公经费@决算 5.65万元〉，其中：公务用车运行维护费〈公务用车运行维护费@决算 3.96万元〉、公务接待费〈公务接待费@决算 1.18万元〉。",
        "5.65万元",
        "3.96 + 1.18 = 5.14 ≠ 5.65（万元）",
        id="parts-by-the-pack",
    ),
]


@pytest.mark.parametrize(("text", "stated", "formula"), BROKEN)
def test_what_does_not_add_up_is_reported_once(text: str, stated: str, formula: str) -> None:
    found = check(*sample(text), PACK)
    assert [(finding.kind, finding.severity, finding.stated, finding.formula) for finding in found] == [
        ("合计不符", "矛盾", stated, formula)
    ]


def test_a_part_larger_than_its_whole() -> None:
    found = check(*sample("基本支出〈基本支出@决算 50万元〉，公用经费〈公用经费@决算 87.41万元〉。"), PACK)
    assert [(finding.kind, finding.formula) for finding in found] == [("部分大于总额", "87.41 > 50（万元）")]


TABLE = (
    "资金情况表\n",
    "项目|2021年决算数|2022年决算数",
    "甲乡|〈~甲乡@决算/2021 10.5万元〉|〈~甲乡@决算 20万元〉",
    "乙乡|〈~乙乡@决算/2021 11.5万元〉|〈~乙乡@决算 30万元〉",
)


def test_a_total_row_is_checked_column_by_column() -> None:
    total = "合计|〈~合计@决算/2021 22万元〉|〈~合计@决算 55万元〉"
    found = check(*sample(TABLE[0] + flattened(*TABLE[1:], total)), PACK)
    assert [finding.formula for finding in found] == ["20 + 30 = 50 ≠ 55（万元）"]


def test_a_total_row_may_come_first() -> None:
    total = "合计|〈~合计@决算/2021 22万元〉|〈~合计@决算 50万元〉"
    assert check(*sample(TABLE[0] + flattened(TABLE[1], total, *TABLE[2:])), PACK) == ()


def test_subtotals_along_a_row() -> None:
    head = "项目|工资福利支出|商品服务支出|小计"
    line = "预算|〈~工资@预算 478.18万元〉|〈~商品@预算 43.76万元〉|〈~小计@预算 {}万元〉"
    right, wrong = (
        check(*sample("收支\n" + flattened(head, line.format(total))), PACK) for total in ("521.94", "524.59")
    )
    assert right == ()
    assert [finding.formula for finding in wrong] == ["478.18 + 43.76 = 521.94 ≠ 524.59（万元）"]


def test_an_item_is_the_sum_of_those_under_it_when_another_column_shows_it() -> None:
    head = "支出情况\n"
    lines = (
        "项目|2021年决算数|2022年决算数",
        "项目支出|〈~项目支出合计@决算/2021 22万元〉|〈~项目支出合计@决算 50万元〉",
        "    其中：1、校舍维修|〈~校舍维修@决算/2021 10万元〉|〈~校舍维修@决算 {}万元〉",
        "          2、设备购置|〈~设备购置@决算/2021 12万元〉|〈~设备购置@决算 30万元〉",
    )
    right, wrong = (check(*sample(head + flattened(*lines).format(amount)), PACK) for amount in (20, 24))
    assert right == ()
    assert [finding.formula for finding in wrong] == ["24 + 30 = 54 ≠ 50（万元）"]


def test_names_listed_after_a_count() -> None:
    one = sample("认定企业〈~认定企业@实际值 2家〉（甲公司、乙公司、丙公司）。")
    named = [fact.model_copy(update={"names": ("甲公司", "乙公司", "丙公司")}) for fact in one.facts]
    found = check(one.report, one.document, named, PACK)
    assert [(finding.kind, finding.stated, finding.recomputed) for finding in found] == [("列名不符", "2家", "3家")]
    three = [fact.model_copy(update={"value": Decimal(3)}) for fact in named]
    assert check(one.report, one.document, three, PACK) == ()


AMOUNTS = st.lists(st.decimals("0.01", "9999.99", places=2), min_size=2, max_size=6)


@settings(deadline=None)
@given(AMOUNTS)
def test_exact_sums_are_silent_and_others_are_found(amounts: list[Decimal]) -> None:
    total = sum(amounts, Decimal(0))
    slack = Decimal("0.005") * (len(amounts) + 1)
    off = total + slack + Decimal("0.01")
    items = "、".join(f"项目{place}支出〈~项目{place}@决算 {amount}万元〉" for place, amount in enumerate(amounts))
    for stated, expected in ((total, 0), (off, 1)):
        text = f"专项〈~专项支出合计@决算 {stated}万元〉，分别为{items}。"
        near = off - total <= total * Decimal("0.02")
        found = check(*sample(text), PACK)
        assert len(found) <= 1
        if near or not expected:
            assert len(found) == expected
