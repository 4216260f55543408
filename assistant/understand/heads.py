"""Averages: what is divided, and by how many of what: 公车每辆运维费, 学生人均支出, 接待一个人平均花多少.

The divisor is the noun that is named; only 人均 by itself means the unit's staff.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.lexicon import found, lexicon

_MEASURE_WORDS = (
    "人次|批次|公里|平方米|公顷|个|名|位|户|家|所|座|辆|台|亩|件|次|批|张|条|项|株|头|套|村|校|镇|乡"
    "|场|期|份|对|间|处|吨|笔|万"
)
_EACH = re.compile(
    rf"(?:平均)?每一?(?P<word>{_MEASURE_WORDS})(?!月|年|天|日|单位|部门|局)|平均(?:到|下来)?一(?P<one>{_MEASURE_WORDS})"
    rf"|平均(?P<act>[\u4e00-\u9fff]{{1,4}}?)一(?P<of>{_MEASURE_WORDS})"
    rf"|一(?P<apart>{_MEASURE_WORDS})(?=[\u4e00-\u9fff]{{0,5}}?平均)"
)
_NOUN = re.compile(
    r"(?P<noun>[\u4e00-\u9fff]{0,9}?)(?=(?:一年|每年|全年|年)?(?:平均|大概|大约)*(?:花|补|用|投|要|得|有|多少|几|能|合|支出|安排|发|的|接待|管|维护|运|兑|拨|奖|贷|资助|$))"
)
_FEE = re.compile("(?P<act>接待|培训|救助|资助|慰问)(?:费用?|经费|支出|资金)(?:的)?人均")
"""接待费人均多少: a head of those received."""
_AVERAGE = re.compile("平均|均")
_NO_AVERAGE = re.compile("一年|每年|平均|大概|大约|下来")
_PEOPLE = re.compile(
    "(学生|教师|老师|师生|职工|人员|人|户|农民|居民|村民|群众|老人|儿童|幼儿|孩子|干部|民警|对象|旅客|游客|病人|患者|人口)$"
)
# Amounts that reports state for each person.
_STANDARD = re.compile("收入|补差|标准|月(?:的)?人均")
_COST = re.compile("成本|费用|经费|花费|支出|投资|补助|补贴|资金|费|(?:多少|几).*$")
_GIVEN = re.compile("补|资助|奖|发|兑|贷|给|拨")
_SPENT = re.compile("支出|花|费|补|投入|成本|资助|用了")


@dataclass(frozen=True, slots=True)
class Average:
    """An average asked for, in the question's words.

    Attributes:
        part: What is divided.
        heads: What it is divided by; "" for the staff.
        each: One of the heads, in words: 辆, 个公益岗.
        counter: Their measure word.
    """

    part: str
    heads: str
    each: str
    counter: str = ""


def average(text: str) -> Average | None:
    """The average a masked question asks for; None when it asks for none."""
    return _by_abbreviation(text) or _by_item(text)


def _by_item(text: str) -> Average | None:
    match = _EACH.search(text)
    if match is None or not (
        _AVERAGE.search(text) or match.group("word") not in ("个", "名", "位", "项", "次", "万", None)
    ):
        return None
    word = next(filter(None, (match.group(name) for name in ("word", "one", "of", "apart"))))
    before, after = text[: match.start()] + (match.group("act") or ""), text[match.end() :]
    noun = _NOUN.match(after)
    named = noun.group("noun") if noun else ""
    named = "" if _SPENT.search(named) else named
    rest = _NO_AVERAGE.sub("", after[len(named) :])
    each = word + named
    if named and named != "人":
        given = named if _GIVEN.match(rest) or not _PEOPLE.search(named) else ""
        return Average(before + given + rest, named, each, word)
    doing = re.sub("[\ue000-\ue2ff]|的$", "", re.split("[,。?;]", before)[-1])
    if named == "人":
        return Average(before + rest, f"{doing}人数" if doing else "", "人")
    counted = doing or _COST.sub("", rest)
    return Average(before + rest, counted + word if word in ("人次", "批次") else counted, each, word)


def _by_abbreviation(text: str) -> Average | None:
    """生均, 户均, 村均; and 人均 with the people named before it."""
    for short, noun in lexicon().averages.items():
        if short in text and (place := text.index(short)) >= 0:
            part = text[:place] + text[place + len(short) :]
            return Average(part, noun, noun) if _SPENT.search(part) else None
    if found(lexicon().per_head_basis, text) is not None:
        return None
    if (fee := _FEE.search(text)) is not None:
        return Average(text.replace("人均", ""), f"{fee.group('act')}人数", "人")
    match = re.search(r"(?P<people>[\u4e00-\u9fff]{2,8})(?:的)?人均(?P<part>[^,。?;]*)", text)
    if match is None or not _SPENT.search(match.group("part")) or _STANDARD.search(match.group()):
        return None
    people = match.group("people").removesuffix("的")
    before, part = text[: match.start()], match.group("part")
    if _PEOPLE.search(people):
        return Average(before + part, people, people)
    return Average(before + people + part, f"{people}人数", "人")
