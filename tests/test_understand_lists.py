"""Several things asked for at once: lists whose items share words, numbered things, shares of each."""

from __future__ import annotations

import pytest

from tests.questions import Ask, rows

LISTS: dict[str, tuple[str, tuple[tuple[str, str, str], ...]]] = {
    # metric, words that tell it apart, counter
    "noun at the end": (
        "枫渡2022年行政、参公、事业编制各几名",
        (("行政编制", "", "人"), ("参公编制", "", "人"), ("事业编制", "", "人")),
    ),
    "noun at the end, with the question": (
        "枫渡2022年县道、乡道和村道里程分别多少公里",
        (("", "县道里程", "公里"), ("", "乡道里程", "公里"), ("", "村道里程", "公里")),
    ),
    "noun at the beginning": (
        "枫渡政府采购货物、工程和服务分别多少",
        (("政府采购货物支出", "", ""), ("政府采购工程支出", "", ""), ("政府采购服务支出", "", "")),
    ),
    "several projects, spent together": (
        "枫渡茶园、稻虾两个项目一共实际支出多少",
        (("", "茶园", ""), ("", "稻虾", "")),
    ),
    "two bases of one thing": ("枫渡医务人员满意度指标值和完成值", (("满意度", "医务人员", ""),)),
    "levels of government": (
        "枫渡中央、省、县各多少",
        (("中央资金", "", ""), ("省级资金", "", ""), ("县级资金", "", "")),
    ),
    "things with names of their own": (
        "枫渡基本支出、三公经费和培训费各多少",
        (("基本支出", "", ""), ("三公经费", "", ""), ("培训费", "", "")),
    ),
    "money, then people": (
        "枫渡耕地补贴发了多少钱，惠及多少户",
        (("", "耕地补贴", ""), ("", "耕地补贴惠及", "户")),
    ),
    "posts, then people": ("枫渡核定编制几个，实际有多少人", (("编制数", "", ""), ("在职人数", "", "人"))),
    "two counters": (
        "枫渡公务接待多少批次、多少人次",
        (("", "公务接待", "批次"), ("", "公务接待", "人次")),
    ),
    "what remains of a second question": (
        "枫渡2022和2023年哪年自评分高，高多少",
        (("自评得分", "", ""),),
    ),
    "without a pause": ("枫渡培训费支出了多少会议费多少", (("培训费", "", ""), ("会议费", "", ""))),
    "a subject and its progress": (
        "枫渡共享果园项目实际支出和进度",
        (("", "共享果园项目", ""), ("", "共享果园项目进度", "")),
    ),
}


@pytest.mark.parametrize(("question", "measures"), rows(LISTS))
def test_several_things_at_once(asked: Ask, question: str, measures: tuple[tuple[str, str, str], ...]) -> None:
    assert tuple((m.metric, m.residue, m.counter) for m in asked(question).measures) == measures


NUMBERED = {
    "digits": ("枫渡1、2、3标段加起来多少亩", ("1标段", "2标段", "3标段")),
    "numerals": ("枫渡一、二标段一共多少亩", ("一标段", "二标段")),
    "a range": ("枫渡1至3标段合计多少亩", ("1标段", "2标段", "3标段")),
    "a range of numerals": ("枫渡一到三期总共多少亩", ("一期", "二期", "三期")),
    "what is said of the last is said of all": ("枫渡1、2标段投资额合计", ("1标段投资额", "2标段投资额")),
    "one alone": ("枫渡2标段完成多少亩", ("2标段完成",)),
    "what is done to all of them": ("枫渡甲坝、乙堰一共支付了多少", ("甲坝支付", "乙堰支付")),
    "how many there are of what": ("枫渡甲坝、乙堰、丙闸三个乡镇各投入了多少钱", ("甲坝投入", "乙堰投入", "丙闸投入")),
}


@pytest.mark.parametrize(("question", "words"), rows(NUMBERED))
def test_each_of_a_list_with_what_is_said_of_all(asked: Ask, question: str, words: tuple[str, ...]) -> None:
    assert tuple(m.words for m in asked(question).measures) == words


def test_each_of_a_list_has_its_share(asked: Ask) -> None:
    measures = asked("枫渡2022年基本支出、项目支出各占总支出多少").measures
    assert [(m.kind, *(part.metric for part in m.parts)) for m in measures] == [
        ("share", "基本支出", "总支出"),
        ("share", "项目支出", "总支出"),
    ]


@pytest.mark.parametrize(
    "question",
    ["枫渡自评分都扣在哪几项了", "枫渡扣分都扣在哪", "枫渡评分扣在哪些地方", "枫渡自评得分主要丢在什么指标上"],
)
def test_where_points_were_lost_asks_for_a_list(asked: Ask, question: str) -> None:
    assert asked(question).text == "枫渡扣了哪些分"
