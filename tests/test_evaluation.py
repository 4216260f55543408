"""The scoring of answers: each row is an answer and what must be held against it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import BelowThreshold, QuestionFileError
from assistant.evaluation import Score, judge, states
from assistant.evaluation import figures as figures_of
from assistant.question_set import Expected, GoldQuestion, read_questions
from assistant.schema import Answer, AnswerValue, Citation

TEXT = "一、收支\n本年总支出4512.25万元。\n二、其他\n"


def gold(**given: Any) -> GoldQuestion:
    return GoldQuestion.model_validate({"id": "1", "q": "问", "type": "lookup"} | given)


def answer(text: str, *, status: str = "answered", **given: Any) -> Answer:
    return Answer.model_validate({"question": "问", "status": status, "text": text} | given)


FIGURES = {
    "money in two units": ("4512.25万元", "45122500", "元", True),
    "money in 亿": ("约1.40亿元", "14029.6", "万元", False),
    "rounded to two decimals": ("1.40296亿元", "1.40", "亿元", True),
    "separators": ("4,512.25万元", "4512.25", "万元", True),
    "bare 万 is money": ("超过550万。", "550", "万元", True),
    "万 of people is not money": ("3万人", "3", "万元", False),
    "万 of people": ("3万人", "30000", "人", True),
    "percent": ("增长373.65%", "373.65", "%", True),
    "percent is not a count": ("98%", "98", "分", False),
    "points": ("下降2.5个百分点", "2.5", "%", True),
    "a count must be exact": ("12家", "11", "家", False),
    "marks are no figures": ("如下[98]", "98", "分", False),
    "a fall said in words": ("减少7.51万元", "-7.51", "万元", True),
}


@pytest.mark.parametrize(("text", "value", "unit", "stated"), FIGURES.values(), ids=FIGURES)
def test_figures_are_compared_with_their_units(text: str, value: str, unit: str, stated: bool) -> None:
    wanted = Expected(value=Decimal(value), unit=unit)
    assert any(states(figure, wanted) for figure in figures_of(text)) is stated


AMOUNT = [{"value": 4512.25, "unit": "万元"}]
CASES = {
    "right": (gold(values=AMOUNT), answer("4512.25万元。"), ()),
    "missing": (gold(values=AMOUNT), answer("4512万元。"), ("missing 4512.25万元",)),
    "not leading": (gold(values=AMOUNT), answer("预算9万元，决算4512.25万元。"), ("another figure leads",)),
    "leading by values": (
        gold(values=AMOUNT),
        answer("预算9万元，决算4512.25万元。", values=(AnswerValue(value="4512.25", unit="万元"),)),
        (),
    ),
    "must": (gold(must=["宇晶"]), answer("某公司"), ("must 宇晶",)),
    "must, whatever the blanks": (gold(must=["宇晶 机器"]), answer("宇晶机器"), ()),
    "one of several": (gold(must_any=[["没有", "未披露"]]), answer("报告未披露"), ()),
    "must not": (gold(must_not=["2178.4"]), answer("2178.4万元"), ("must_not 2178.4",)),
    "refused": (gold(values=AMOUNT), answer("没有", status="not_found"), ("status not_found", "missing 4512.25万元")),
    "refusal wanted": (gold(type="unanswerable"), answer("没有", status="not_found"), ()),
    "refusal wanted, answered": (gold(type="unanswerable"), answer("9万元"), ("status answered",)),
    "asking back wanted": (gold(type="ambiguous"), answer("哪个局？", status="ambiguous"), ()),
}


@pytest.mark.parametrize(("question", "given", "reasons"), CASES.values(), ids=CASES)
def test_answers_are_judged(question: GoldQuestion, given: Answer, reasons: tuple[str, ...]) -> None:
    assert judge(question, given, {}).reasons == reasons


def cited(quote: str, start: int, end: int) -> Answer:
    place = Citation(n=1, file="a.txt", title="", quote=quote, start=start, end=end, report_id="r")
    return answer("4512.25万元[1]", citations=(place,))


PLACES = {
    "the words": ("总支出4512.25万元", 7, 19, True, True),
    "elsewhere": ("二、其他", 21, 25, True, False),
    "not what stands there": ("总支出4512.26万元", 7, 19, False, True),
}


@pytest.mark.parametrize("start", [7, -1], ids=["placed", "by words"])
@pytest.mark.parametrize(("quote", "begin", "end", "valid", "support"), PLACES.values(), ids=PLACES)
def test_citations_are_held_against_the_text(
    quote: str, begin: int, end: int, valid: bool, support: bool, start: int
) -> None:
    words = "总支出 4512.25万元" if start < 0 else "总支出4512.25万元"
    row = gold(evidence=[{"doc": "a.txt", "quote": words, "start": start}])
    verdict = judge(row, cited(quote, begin, end), {"r": TEXT})
    assert (verdict.valid, verdict.support) == (valid, support)


def score(*answers: Answer) -> Score:
    return Score(verdicts=tuple(judge(gold(values=AMOUNT), one, {"r": TEXT}) for one in answers))


def test_a_score_is_held_against_thresholds() -> None:
    half = score(answer("4512.25万元"), answer("9万元"))
    half.require(right=0.5, support=1)
    with pytest.raises(BelowThreshold, match=r"50\.0%"):
        half.require(right=0.51, support=0)


def test_no_invalid_citation_is_tolerated() -> None:
    with pytest.raises(BelowThreshold, match="1 条"):
        score(cited("别的话", 0, 3)).require(right=0, support=0)


def test_a_score_adds_up_by_type() -> None:
    assert score(answer("4512.25万元"), answer("9万元")).summary()["by_type"] == [
        {"type": "lookup", "right": 1, "questions": 2}
    ]


def test_the_bundled_questions_can_be_read() -> None:
    from assistant.samples import QUESTIONS, REPORTS

    rows = read_questions(QUESTIONS)
    assert len(rows) >= 60
    assert len({row.id for row in rows}) == len(rows)
    assert {evidence.doc for row in rows for evidence in row.evidence} <= {path.name for path in REPORTS.iterdir()}


BROKEN = {
    "empty": ("", "没有一行"),
    "no json": ("{", "第 1 行"),
    "no type": ('\n{"id": "1", "q": "问"}', "第 2 行.*type"),
    "bad value": ('{"id": "1", "q": "问", "type": "lookup", "values": [{"value": "x"}]}', "values"),
}


@pytest.mark.parametrize(("text", "message"), BROKEN.values(), ids=BROKEN)
def test_a_question_set_that_cannot_be_used_is_named(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(QuestionFileError, match=message):
        read_questions(file)
