"""How figures are put into words, as table rows: what is left, short, saved or exceeded; shares above the whole; years once."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant import wording
from assistant.figures import Figure, compute
from assistant.plans.denied import asks_whether
from assistant.query import Query
from assistant.sought import kinds_of, telling, wordings


def figure(value: str, unit: str = "件", *, label: str = "受理信访件", year: int = 2023) -> Figure:
    return Figure(value=Decimal(value), unit=unit, unit_name="甲县教育局", label=label, year=year)


@pytest.mark.parametrize(
    ("question", "one", "two", "said"),
    [
        ("还有几件信访没办结", "148", "146", "还有2件没有办结"),
        ("还剩多少处隐患没有整改的", "30", "21", "还有9件没有整改"),
        ("离目标还差多少公里", "48.3", "56", "还差7.7件"),
        ("比预算省了多少", "29", "38", "省了9件"),
        ("比预算省了多少", "40", "38", "没有省，多2件"),
        ("总支出超预算多少", "40", "38", "超出2件"),
        ("总支出超了多少", "29", "38", "没有超，少9件"),
        ("两年差多少", "29", "38", "少9件"),
        ("今年多多少", "40", "38", "多2件"),
    ],
)
def test_a_difference_is_led_as_it_was_asked_for(question: str, one: str, two: str, said: str) -> None:
    gap = compute("difference", (figure(one), figure(two)), label="差额")
    lead = wording.difference(question, gap, more="多", less="少")
    assert lead == said


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (figure("95", "人", label="在职人数"), "甲县教育局2023年在职人数为95人。"),
        (figure("95", "人", label="2023年项目表合计"), "甲县教育局2023年项目表合计为95人。"),
        (figure("36512800", "元", label="高龄津贴"), "甲县教育局2023年高龄津贴为36,512,800元。"),
        (figure("86450", "元", label="公务用车运行维护费"), "甲县教育局2023年公务用车运行维护费为86450元。"),
    ],
)
def test_a_figure_is_told_in_one_sentence(told: Figure, said: str) -> None:
    assert wording.sentence(told, "") == said


def test_a_share_above_the_whole_is_no_share() -> None:
    of = (figure("961", "万元", label="项目支出（决算）"), figure("545", "万元", label="项目支出（年初预算）"))
    share = compute("share", of, label="项目支出（决算）占项目支出（年初预算）的比重")
    assert "相当于项目支出（年初预算）的" in wording.sentence(share, "")
    assert "比重" not in wording.sentence(share, "")


def test_fewer_people_than_posts_is_no_negative_number() -> None:
    gap = compute("difference", (figure("3455", "人"), figure("3598", "人")), label="超编人数")
    assert wording.sentence(gap, "") == "甲县教育局2023年没有超编，空编143人。"


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("大桥是哪家公司承建的", "company"),
        ("施工单位是谁", "company"),
        ("请的哪家事务所", "company"),
        ("这个项目由哪个股室负责", "office"),
        ("谁来办", "office"),
        ("自评组长是谁", "person"),
        ("末批资金什么时候下达", "date"),
        ("预算调整率怎么算的", "formula"),
        ("计算公式是什么", "formula"),
        ("依据的文号", "document_number"),
        ("办公地址在哪里", "place"),
        ("下属哪几个单位", "name"),
        ("哪个项目支出最多", ""),
        ("哪一年支出多", ""),
        ("谁的预算多", ""),
    ],
)
def test_kinds_of_words_sought(question: str, kind: str) -> None:
    kinds = kinds_of(Query(question=question, text=question))
    assert (kinds[0].name if kinds else "") == kind


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("床位没补上那事打算来办啥时候办完", "床位补上"),
        ("群众满意度扣3分", "群众满意度扣"),
        ("哪座桥没改造成", "桥没改造成"),
    ],
)
def test_words_that_only_ask_are_left_out(words: str, left: str) -> None:
    assert telling(words) == left


def test_spoken_words_are_sought_as_printed() -> None:
    assert "末批资金下达" in wordings("最后一批资金下达")
    assert "桥顺延" in wordings("桥没修完")


@pytest.mark.parametrize(
    ("question", "whether"),
    [
        ("有没有出国费用", True),
        ("今年买公车了吗", True),
        ("专项资金里列支三公经费了吗", True),
        ("任务完成了吗", False),
        ("三公经费超预算没有", False),
        ("分项加起来等于合计吗", False),
    ],
)
def test_whether_there_is_any(question: str, whether: bool) -> None:
    assert asks_whether(Query(question=question, text=question)) is whether


@pytest.mark.parametrize(
    ("unit", "descending", "word"),
    [("名", True, "多"), ("家", False, "少"), ("%", True, "高"), ("分", False, "低"), ("万元", True, "高")],
)
def test_what_is_counted_is_more_or_fewer(unit: str, descending: bool, word: str) -> None:
    assert wording.end(figure("3", unit), descending=descending) == word


@pytest.mark.parametrize(
    ("posts", "staff", "said"), [("24", "19", "空编5名"), ("24", "26", "没有空编，超编2名")], ids=["vacant", "over"]
)
def test_posts_left_are_told_as_vacant(posts: str, staff: str, said: str) -> None:
    pair = (figure(posts, "名", label="人员编制"), figure(staff, "名", label="在职人数"))
    gap = compute("difference", pair, label="差额")
    assert wording.difference("空了多少编制", gap, more="多", less="少") == said
