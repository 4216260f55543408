"""Spoken phrases are read as the words reports have for them. One row a phrase: as said, as read."""

from __future__ import annotations

import pytest

from assistant.understand.followup import _of_the_item
from assistant.understand.framing import unframed
from assistant.understand.question import _standard

READ = {
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
