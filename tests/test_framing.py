"""What people say around a question changes nothing of its answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.asking import ask
from assistant.schema import Answer
from assistant.understand.framing import unframed
from index.library import Library


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("领导要数,某局在职多少人", "某局在职多少人"),
        ("写材料要用,某局三公花了多少", "某局三公花了多少"),
        ("某局在职多少人?谢谢", "某局在职多少人"),
        ("某局在职多少人啊,比较急", "某局在职多少人"),
        ("某局在职多少人来着", "某局在职多少人"),
        ("某局在职多少人,要准确数", "某局在职多少人"),
        ("某局在职多少人,报告里怎么写的", "某局在职多少人"),
        ("根据报告,某局在职多少人", "某局在职多少人"),
        ("某局在职多少人,标明出处", "某局在职多少人"),
        ("我记不清了,某局在职多少人", "某局在职多少人"),
        ("有谁知道某局在职多少人", "某局在职多少人"),
        ("能查到某局在职多少人吗", "某局在职多少人"),
        ("问题:某局在职多少人", "某局在职多少人"),
        ("某局在职多少人??", "某局在职多少人"),
        # these ask
        ("某局,问题", "某局,问题"),
        ("某局在哪", "某局在哪"),
        ("依据是什么", "依据是什么"),
        ("报告里存在哪些问题", "报告里存在哪些问题"),
        ("比较急的项目有哪些", "比较急的项目有哪些"),
        ("那2022年呢", "那2022年呢"),
        ("谢谢", "谢谢"),
    ],
)
def test_the_question_alone_is_kept(said: str, asked: str) -> None:
    assert unframed(said) == asked


QUESTIONS = (
    "枫渡农业农村局2023年三公经费多少",
    "雁汀区教育局2022年在职教职工人数",
    "枫渡2023年比2022年总支出增加多少",
    "北泷小型水库除险加固执行率",
    "松坞专项资金存在哪些问题",
    "临澜财政局2021年三公经费",
)
FRAMES: dict[str, Callable[[str], str]] = {
    "urgent": lambda q: f"{q}，比较急",
    "for the chief": lambda q: f"领导要数，{q}",
    "exact": lambda q: f"{q}，要准确数字，谢谢",
    "in the report": lambda q: f"根据报告，{q}，标明出处",
    "who knows": lambda q: f"有谁知道{q}？",
    "particles": lambda q: f"{q}来着",
    "forgotten": lambda q: f"我记不清了，{q}？？",
}


def told(answer: Answer) -> tuple[object, ...]:
    return (
        answer.status,
        [(value.value, value.unit) for value in answer.values],
        [(cited.start, cited.end) for cited in answer.citations],
    )


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES.keys())
@pytest.mark.parametrize("question", QUESTIONS)
def test_the_answer_is_the_same(question: str, frame: Callable[[str], str], sample_library: Library) -> None:
    assert told(ask(frame(question), library=sample_library)) == told(ask(question, library=sample_library))


@pytest.mark.parametrize("before", ["", "那", "那么", "听说", "关于", "例如", "这个", "统计一下", "我们"])
def test_little_words_hide_no_stranger(before: str, sample_library: Library) -> None:
    answer = ask(f"{before}枫源县农业农村局2023年总支出多少", library=sample_library)
    assert answer.status == "not_found"
    assert "“枫源县农业农村局”" in answer.text


@pytest.mark.parametrize("own", ["局里的", "本局", "我们局", "我单位", "单位里"])
def test_the_askers_own_unit_is_asked_back(own: str, sample_library: Library) -> None:
    answer = ask(f"{own}2023年三公经费决算是多少", library=sample_library)
    assert answer.status == "ambiguous"
