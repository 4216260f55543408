"""Which figure answers a question, and when none does: over a report made up for it."""

from __future__ import annotations

import pytest

from assistant.schema import Answer
from tests.choice_sample import COUNTY
from tests.written import Tell

REPORTS = {"砚溪县民政局2023.txt": COUNTY}


def first(answer: Answer) -> tuple[str, str]:
    value = answer.values[0]
    return value.value, value.unit


@pytest.mark.parametrize(
    ("question", "value"),
    [
        pytest.param("砚溪县民政局乡道多少公里", ("55.2", "公里"), id="the sibling named, not the one beside it"),
        pytest.param("砚溪80岁以上老人体检率", ("71.5", "%"), id="ages are told apart"),
        pytest.param("砚溪60岁以上老人体检率是多少", ("88.2", "%"), id="ages are told apart, the other one"),
        pytest.param("砚溪县民政局年初预算多少", ("8120.5", "万元"), id="a bare basis is of the whole unit"),
        pytest.param("砚溪县民政局调整后预算是多少钱", ("10083.7", "万元"), id="no total of a table of projects"),
        pytest.param("砚溪县民政局工程采购多少钱", ("286", "万元"), id="工程 is required"),
        pytest.param("砚溪农村低保标准多少", ("480", "元"), id="a standard where one is asked for"),
        pytest.param("砚溪城市低保支出多少", ("812.6", "万元"), id="a sum, no standard"),
        pytest.param(
            "砚溪县民政局两项（残疾人两项补贴和高龄津贴）合计多少", ("3492.3", "万元"), id="the items in brackets"
        ),
        pytest.param("砚溪县民政局预算年中追加多少", ("1963.2", "万元"), id="what was added"),
        pytest.param("砚溪县民政局2022年老人持证率倒推是多少", ("61.5", "%"), id="a rate changes by points"),
        pytest.param("砚溪县民政局空编多少个", ("5", "名"), id="posts less staff"),
        pytest.param("砚溪县民政局编制空了几个", ("5", "名"), id="posts less staff, in other words"),
        pytest.param("砚溪县民政局还缺编几个", ("5", "名"), id="posts less staff, in yet other words"),
    ],
)
def test_the_figure_that_says_every_word(tell: Tell, question: str, value: tuple[str, str]) -> None:
    answer = tell(question)
    assert answer.status == "answered"
    assert first(answer) == value


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("砚溪县民政局协议离婚多少对", id="a kind of it that is not told"),
        pytest.param("砚溪县精神病院床位使用率", id="another house"),
        pytest.param("砚溪70岁以上老人体检率", id="another age"),
        pytest.param("砚溪县民政局殡仪馆建设花了多少钱", id="another building"),
        pytest.param("砚溪孤儿保障标准是多少", id="a standard of another"),
        pytest.param("砚溪县民政局2023年总支出同比增幅", id="a change of another metric"),
        pytest.param("砚溪县民政局高龄津贴追回多少", id="an act that is not told"),
        pytest.param("砚溪民政12月支出占全年比重", id="no share of itself"),
    ],
)
def test_a_neighbour_is_no_answer(tell: Tell, question: str) -> None:
    answer = tell(question)
    assert answer.status == "not_found"
    assert answer.values == ()


def test_a_part_stands_beside_its_whole(tell: Tell) -> None:
    answer = tell("砚溪县民政局高龄津贴占项目支出的比重")
    assert (first(answer), answer.formula) == (("15.94", "%"), "1386.3 ÷ 8695 × 100 ≈ 15.94（%）")


def test_rows_are_compared_by_the_column_asked_for(tell: Tell) -> None:
    answer = tell("砚溪残疾人两项补贴比高龄津贴多执行了多少")
    assert answer.formula == "2106 − 1386.3 = 719.7（万元）"


def test_a_rate_of_a_part_is_worked_out_and_never_that_of_the_whole(tell: Tell) -> None:
    answer = tell("砚溪县民政局政府采购执行率多少")
    assert (first(answer), answer.formula) == (("93.50", "%"), "598.4 ÷ 640 × 100 = 93.50（%）")


def test_a_budget_of_last_year_is_not_made_from_a_change_of_the_account(tell: Tell) -> None:
    answer = tell("砚溪县民政局2022年三公经费年初预算多少")
    assert answer.status == "not_found"


def test_what_changed_gives_the_account_of_last_year(tell: Tell) -> None:
    assert first(tell("砚溪县民政局2022年项目支出多少")) == ("8012.4", "万元")


@pytest.mark.parametrize(
    ("question", "items"),
    [
        pytest.param(
            "砚溪县民政局项目支出前三名是哪些",
            ("最低生活保障资金", "残疾人两项补贴", "高龄津贴"),
            id="the items of a named total, no parts of an item",
        ),
        pytest.param("砚溪县民政局花钱最多的项目是哪个", ("最低生活保障资金",), id="项目 means the parts of 项目支出"),
        pytest.param("砚溪县民政局项目支出金额前两名是哪些", ("最低生活保障资金", "残疾人两项补贴"), id="前两名"),
    ],
)
def test_items_of_a_total_are_ranked(tell: Tell, question: str, items: tuple[str, ...]) -> None:
    lead = tell(question).text.split("\n")[0]
    assert [
        item for item in ("最低生活保障资金", "残疾人两项补贴", "高龄津贴", "城市低保", "农村低保") if item in lead
    ] == list(items)


@pytest.mark.parametrize(
    ("question", "formula"),
    [
        pytest.param("砚溪城市低保标准涨了多少", "690 − 650 = 40（元）", id="by how much"),
        pytest.param("砚溪城市低保标准提高了百分之几", "(690 − 650) ÷ 650 × 100 ≈ 6.15（%）", id="by what share"),
    ],
)
def test_what_was_raised_from_one_figure_to_another(tell: Tell, question: str, formula: str) -> None:
    assert tell(question).formula == formula


def test_a_standard_is_no_part_of_an_outlay(tell: Tell) -> None:
    assert tell("砚溪农村低保占项目支出多大比例").formula == "3497.6 ÷ 8695 × 100 ≈ 40.23（%）"


def test_what_of_several_things_is_not_found_is_said(tell: Tell) -> None:
    text = tell("砚溪县民政局高龄津贴花了多少钱，殡仪馆建设花了多少钱").text
    assert "1386.3万元" in text
    assert "没有找到“殡仪馆建设”的数字。" in text


def test_a_group_of_as_many_items_as_the_question_says(tell: Tell) -> None:
    assert "最低的是乡镇养老服务中心建设（89.25%）" in tell("砚溪县民政局四类任务哪个执行率最低").text
