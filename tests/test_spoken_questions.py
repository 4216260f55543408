"""Spoken phrases are read as the words reports have for them. One row a phrase: as said, as read."""

from __future__ import annotations

import pytest

from assistant.understand.followup import _of_the_item
from assistant.understand.framing import unframed
from assistant.understand.question import _standard

READ = {
    "two counts, the second of a noun": ("下辖几个社区几个村", "下辖几个社区、行政村几个"),
    "two counts of one thing": ("接待了多少批次多少人次", "接待了多少批次、多少人次"),
    "two counts, the second of a deed": ("刑案受理多少件审结多少件", "刑案受理多少件,审结多少件"),
    "budget and outlay": ("救助金预算多少花了多少", "救助金预算多少,花了多少钱"),
    "planned and done": ("培训计划多少人次,实际多少", "培训目标值和实际值是多少"),
    "a fund's outlay": ("救助金花了多少", "救助金支出了多少"),
    "what it is in charge of": ("某局主要管哪些事", "某局的主要职责有哪些"),
    "what it manages": ("某局平时都管些什么", "某局的主要职责有哪些"),
    "which field it has": ("某局负责哪一块", "某局的主要职责有哪些"),
    "what it is there for": ("某局是干啥的", "某局的主要职责有哪些"),
    "what money is for": ("这笔钱是干什么的", "这笔钱是干什么的"),
    "share of the budget spent": ("某局三公花了预算的百分之几", "某局三公决算占预算的百分之几"),
    "tenths of the first budget": ("某局培训费用了年初预算的几成", "某局培训费决算占年初预算的百分之几"),
    "what really came": ("县级配套实际到了多少", "县级配套实际到位多少"),
    "what came, bare": ("省级补助到了多少钱", "省级补助实际到位多少钱"),
    "what was reached": ("覆盖率达到了多少", "覆盖率达到了多少"),
    "how many came": ("培训班实际到了多少人", "培训班实际到了多少人"),
    "short of the goal": ("培训还差多少人次没完成", "培训比目标少多少人次"),
    "under a bound": ("执行率没到92%的有哪些", "执行率低于92%的有哪些"),
    "not over a bound": ("合同价没过200万的学校", "合同价不超过200万的学校"),
    "over a bound": ("哪些学校合同价过了200万", "哪些学校合同价超过200万"),
    "through a bound": ("哪些项目破了500万", "哪些项目超过500万"),
    "booked as spent": ("某资金列支多少", "某资金支出多少"),
    "booked or not": ("专项资金里列支三公经费了吗", "专项资金里列支三公经费了吗"),
    "what may be booked": ("有没有超范围列支", "有没有超范围列支"),
    "on a table": ("收支表上某项目的预算", "收支表里某项目的预算"),
    "ten thousand cubic metres": ("冷库库容多少万方", "冷库库容多少万立方米"),
    "who built it": ("三标段是谁家干的", "三标段由哪家公司做的"),
    "who did it": ("二期谁做的", "二期由哪家公司做的"),
    "who did the report": ("自评谁做的", "自评谁做的"),
    "staff who left": ("护理员走了几个人", "护理员离职几人"),
    "trips made": ("送水跑了多少车次", "送水多少车次"),
    "a row of a table": ("表一居家养老那行年初预算", "居家养老的年初预算"),
    "that part": ("水质检测那块还有多少钱没花", "水质检测的还有多少钱没花"),
    "of the three": ("三公里公务用车花了多少", "三公经费里的公务用车花了多少钱"),
    "kilometres": ("三公里长的渠道", "三公里长的渠道"),
    "number of a document": ("自评依据的文件文号", "自评依据是什么文件"),
    "how a rate moved": ("近三年病床使用率变化", "近三年病床使用率"),
    "from a month on": ("生活补贴7月份以后的标准是多少", "生活补贴标准是多少"),
    "until a month": ("生活补贴6月以前的标准是多少", "生活补贴6月以前的标准是多少"),
    "for each of land": ("滴灌每亩市里补多少", "滴灌每亩市级补助标准多少"),
    "the year before, no table": ("表上年度数", "表上年度数"),
}


@pytest.mark.parametrize(("said", "read"), [pytest.param(*row, id=name) for name, row in READ.items()])
def test_spoken_phrases(said: str, read: str) -> None:
    assert _standard(said) == read


@pytest.mark.parametrize("aside", ["简单说说", "简要讲讲", "说简单点"])
def test_how_long_an_answer_is_wanted_is_no_part_of_the_question(aside: str) -> None:
    assert unframed(f"某局主要职责,{aside}") == "某局主要职责"


@pytest.mark.parametrize(
    ("asked", "before", "of"),
    [
        pytest.param("结算", "青石桥加固合同价", "青石桥加固结算", id="of the same works"),
        pytest.param("结算", "k7线乌桥乡段中修合同价", "k7线乌桥乡段路面中修结算", id="called in short"),
        pytest.param("工期", "青石桥加固合同价", "", id="printed of other works alone"),
        pytest.param("结算", "三公经费", "", id="after no works"),
    ],
)
def test_another_figure_of_the_thing_asked_about(asked: str, before: str, of: str) -> None:
    names = (
        "青石桥加固合同价\n青石桥加固结算\nk7线乌桥乡段路面中修合同价\nk7线乌桥乡段路面中修结算\n结算\n白塔渠清淤工期"
    )
    assert _of_the_item(asked, before, names) == of
