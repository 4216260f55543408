"""Percentages that follow from figures just before them: 占15.15%, 问题解决率达94.8%.

The pack need not know the names: 基本支出507.79万元，占15.15% is a share of a total that stands before it in the
paragraph, and a rate after two counts of one kind (收集问题825个，解决问题782个) is their ratio.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from index.checks import messages
from index.checks.figures import figure, is_amount, is_exact, is_rate, name, number, step
from index.checks.rates import follows
from index.checks.sheet import Sheet
from index.schema import PLANNED_MONEY, Fact, Finding

_HUNDRED = Decimal(100)
_CLAUSE = 24
_SET = PLANNED_MONEY | {"编制"}
_SUMS = re.compile("合计|总计|共计|总额|总量")
_LEAST_NAMED = 4
"""Characters of a name by which the amount that a share is of is known again."""
_NEAR = Decimal(15)
"""Points a wrong rate may stay from the right one; farther off, the two figures were not its operands."""
_OF = re.compile(r"\s*[^\d，,。；;]{0,3}的\s*(?:比[重例率][为是达]?)?\s*$")
_SHARE_OF = re.compile(r"(?P<how>占|完成了?|为|达到?)[^，,。；;\d]{0,14}$")
_TASK = re.compile(r"任务|目标|计划")
_DUE = re.compile(
    r"应|预算|计划|核定|下达|安排|总|任务|目标|受理|交办|提出|投放|收到|接到|收集|排查|发现|抽检|抽查|发放|报考|结业|参训|培训|参加|报名|参考|申请|申报"
)
_TO_COME = re.compile(r"安排|下达|预算|应配套|计划|核定")
_DONE = re.compile(
    r"实际|完成|执行|支出|支付|到位|办结|解决|整改|合格|已|达标|收回|回收|上线|落实|实有|在职|取得|获得|拿到|考取|领取|通过|录取|就业|上岗"
    r"|整治|销号|化解|处置|答复|采纳|核销"
)
"""Words of what was set or came in, and of what was reached of it."""
_GREW_TO = re.compile(r"(?:增|升|提|扩|涨|减|降|缩|下)[一-龥]{0,2}[到至为]|由上年|由原来")
"""Words between two counts of one thing, before and after: 由287人增加到335人."""
_NAMED_OF = re.compile(r"占(?P<of>[^，,。；;\d占]{2,16}?)(?:总[额量数]|总)?的\s*(?:比[重例率][为是达]?)?\s*$")
_OWN = re.compile(r"[，,；;。：:](?P<own>[^，,。；;：:\d占]{2,14})占(?:总?比[重例率]?)?[^，,。；;\d]{0,6}$")
"""What a share is said to be of, and what it is the share of: 占到位资金的97.11%, 公开招标占比78.6%."""
_NOT_OWN = re.compile(
    r"^(?:其中?|合计|共计?|分别|约|仅|均|各|该|项|两项|三项|依次|总计|此|这|前者|后者|同比|全部|以上|上述)+$"
)
_ANY_SUM = re.compile(r"总|全部|合计|年度|当年|全年|本年|同期|实际|支出|资金|经费|金额|投资|收入|预算")
"""Words of a whole that tell it from no other."""
_ANY_RATE = re.compile("(?:完成|执行|达成|实现|落实|到位|兑现|办理|处理|处置)率$")
"""Rates of whatever was done of what was set; others are known by their words: 满意率 is not done over received."""
_SHARED = 2
"""How many characters in a row make two names speak of one thing."""


def check_shares(sheet: Sheet) -> Iterator[Finding]:
    """One finding for each share or ratio in prose that the figures before it contradict."""
    for facts in sheet.group("paragraph"):
        for place, fact in enumerate(facts):
            if not (is_rate(fact) and is_exact(fact) and fact.basis != "目标值"):
                continue
            before = [other for other in facts[:place] if is_amount(other) and not is_rate(other) and other.value_base]
            first, last = _run_of_rates(facts, place)
            whole = _named_whole(sheet, fact, facts[:place])
            if whole is not None:
                yield from _share_of(sheet, fact, whole, before)
            elif fact.change == "占比":
                yield from _share(sheet, fact, before, turn=(place - first, last - first + 1))
                yield from _named_share(sheet, fact, before)
            elif fact.change in ("", "完成率") and fact.metric_text.endswith("率") and first == last:
                due = [
                    other for other in facts[:place] if other.basis == "目标值" and is_exact(other) and not other.change
                ]
                due = [other for other in due if not is_rate(other) and other.value_base]
                yield from _arrival(sheet, fact, before)
                yield from _ratio(sheet, fact, sorted((*before, *due), key=lambda other: other.value_start))


def _arrival(sheet: Sheet, fact: Fact, before: Sequence[Fact]) -> Iterator[Finding]:
    """到位率 after what arrived, against the one amount that its section says was to come: 共安排2186万元 … 到位2136万元."""
    if not fact.metric_text.endswith("到位率") or follows(sheet, fact):
        return
    arrived = [other for other in before if other.sentence_start == fact.sentence_start and "到位" in other.metric_text]
    if not arrived or sheet.text[arrived[-1].value_end : fact.value_start].count("，") > 1:
        return
    part = arrived[-1]
    due = [
        other
        for other in sheet.facts
        if other.section[:-1] == fact.section[:-1] and other.value_start < part.value_start and other.origin == "text"
    ]
    due = [other for other in due if other.unit_base == part.unit_base and is_amount(other) and other.year == part.year]
    due = [other for other in due if _TO_COME.search(other.metric_text) and other.value_base >= part.value_base]
    worths = {other.value_base for other in due}
    if len(worths) != 1 or _gives(sheet, fact, part, due[0].value_base):
        return
    if abs(part.value_base / due[0].value_base * _HUNDRED - fact.value_base) <= _NEAR:
        yield _finding(sheet, fact, part, due[0], kind="比率不符")


def _named_whole(sheet: Sheet, fact: Fact, before: Sequence[Fact]) -> Fact | None:
    """The amount of which the percentage is said to be a share: 占总支出2840.30万元的46.25%."""
    if not before or before[-1].sentence_start != fact.sentence_start:
        return None
    whole = before[-1]
    lead = sheet.text[fact.sentence_start : whole.value_start]
    of = _SHARE_OF.search(lead) if _OF.match(sheet.text, whole.value_end, fact.value_start) else None
    return whole if of and (of["how"] == "占" or _TASK.search(of[0])) else None


def _share_of(sheet: Sheet, fact: Fact, whole: Fact, before: Sequence[Fact]) -> Iterator[Finding]:
    near = [other for other in before if other is not whole and other.sentence_start == fact.sentence_start]
    near = [other for other in near if other.unit_base == whole.unit_base]
    if not near or follows(sheet, fact) or not whole.value_base:
        return
    part = near[-1]
    if abs(part.value_base / whole.value_base * _HUNDRED - fact.value_base) <= _NEAR:
        done = fact.change == "完成率"
        yield _finding(sheet, fact, part, whole, kind="比率不符" if done else "占比不符")


def _run_of_rates(facts: Sequence[Fact], place: int) -> tuple[int, int]:
    """First and last of the percentages that follow one another in the sentence: 分别占60%、20%、20%."""
    first = last = place
    sentence = facts[place].sentence_start
    while first > 0 and is_rate(facts[first - 1]) and facts[first - 1].sentence_start == sentence:
        first -= 1
    while last + 1 < len(facts) and is_rate(facts[last + 1]) and facts[last + 1].sentence_start == sentence:
        last += 1
    return first, last


def _share(sheet: Sheet, fact: Fact, before: Sequence[Fact], *, turn: tuple[int, int]) -> Iterator[Finding]:
    """占…% after an amount: that amount over a total of its unit, or over all amounts that have a share.

    Args:
        turn: Which of how many percentages in a row it is; they belong to as many amounts, in order.
    """
    number_in_row, in_row = turn
    before = [other for other in before if not _in_closed_bracket(sheet.text[other.value_end : fact.value_start])]
    if in_row == 1 and follows(sheet, fact):
        return
    if len(before) < in_row or before[-in_row].sentence_start != fact.sentence_start:
        return
    part = before[number_in_row - in_row]
    if in_row == 1 and _of_its_own(sheet, fact, part):
        return
    if in_row == 1 and any(mark in sheet.text[part.value_end : fact.value_start] for mark in "。；;"):
        return
    siblings = _with_shares(sheet, fact, part.unit_base)
    whole = sum((sibling.value_base for sibling in siblings), Decimal(0))
    wholes = {other.value_base for other in sheet.facts if other.unit_base == part.unit_base and is_amount(other)}
    if any(_gives(sheet, fact, part, worth) for worth in (whole, *wholes) if worth >= part.value_base):
        return
    totals = [other for other in before[:-in_row] if other.unit_base == part.unit_base and other.year == part.year]
    totals = [total for total in totals if total.sentence_start == fact.sentence_start and total not in siblings]
    totals = [total for total in totals if _is_named_whole(sheet, fact, total)]
    if totals and max(total.value_base for total in totals) >= part.value_base:
        yield _finding(sheet, fact, part, max(totals, key=lambda total: total.value_base), kind="占比不符")


def _lead(sheet: Sheet, fact: Fact) -> str:
    """The words of the sentence before the percentage."""
    return sheet.text[fact.sentence_start : fact.value_start]


def _of_its_own(sheet: Sheet, fact: Fact, part: Fact) -> bool:
    """Whether the share's clause names what it is the share of, and that is not the amount before it: 设备1730万元、软件
    238.2万元，公开招标占比78.6%."""
    said = _OWN.search(_lead(sheet, fact))
    if said is None or _NOT_OWN.match(said["own"]):
        return False
    clause = re.split("[，,；;。：:、]", sheet.text[fact.sentence_start : part.value_start])[-1]
    return not any(_shares(said["own"], words) for words in (part.metric_text, part.metric, clause))


def _is_named_whole(sheet: Sheet, fact: Fact, whole: Fact) -> bool:
    """Whether the figure may be the whole that the share is said to be of: 占到位资金的 is of no 累计支出."""
    said = _NAMED_OF.search(_lead(sheet, fact))
    of = _ANY_SUM.sub("", said["of"]) if said else ""
    lead = sheet.text[max(whole.sentence_start, whole.value_start - _CLAUSE) : whole.value_start]
    return len(of) < _SHARED or _shares(of, whole.metric_text + lead)


def _named_share(sheet: Sheet, fact: Fact, before: Sequence[Fact]) -> Iterator[Finding]:
    """中央资金占78.92% after the total alone: the one amount of that name before it over that total."""
    named = fact.metric_text.removesuffix("占比").removesuffix("的")
    whole = before[-1] if before and before[-1].unit_base == "元" and _SUMS.search(before[-1].metric_text) else None
    if whole is None or len(named) < _LEAST_NAMED:
        return
    parts = [
        one
        for one in before[:-1]
        if one.unit_base == "元" and one.year == whole.year and _within(named, one.metric_text)
    ]
    if len({one.value_base for one in parts}) != 1 or parts[0].value_base > whole.value_base or _SUMS.search(named):
        return
    wholes = {other.value_base for other in sheet.facts if other.unit_base == "元" and is_amount(other)}
    if any(_gives(sheet, fact, parts[0], worth) for worth in wholes if worth >= parts[0].value_base):
        return
    if abs(parts[0].value_base / whole.value_base * _HUNDRED - fact.value_base) <= _NEAR:
        yield _finding(sheet, fact, parts[0], whole, kind="占比不符", named=named)


def _within(name_: str, words: str) -> bool:
    """Whether the characters of the name stand in the last part of the words in their order: 中央资金, 中央补助资金."""
    rest = iter(words.split("：")[-1])
    return all(char in rest for char in name_)


def _in_closed_bracket(after: str) -> bool:
    """Whether what stands before `after` is in a bracket that closes there."""
    depth = 0
    for char in after:
        depth += (char in "（(") - (char in "）)")
        if depth < 0:
            return True
    return False


def _with_shares(sheet: Sheet, fact: Fact, unit_base: str) -> list[Fact]:
    """The amounts of the paragraph that a share follows directly: the parts of one whole."""
    near = next(facts for scope, facts in sheet.around(fact) if scope == "paragraph")
    pairs = pairwise(near)
    return [one for one, after in pairs if after.change == "占比" and one.unit_base == unit_base and is_amount(one)]


def _ratio(sheet: Sheet, fact: Fact, before: Sequence[Fact]) -> Iterator[Finding]:
    """A …率 directly after two figures of its sentence of which one is the done part of the other.

    They share words with it and with each other (收集问题, 解决问题, 问题解决率), or their words say which was set and
    which was reached (应配套, 实际到位).
    """
    counts = [other for other in before if other.sentence_start == fact.sentence_start][-2:]
    if len(counts) < 2 or counts[0].unit_base != counts[1].unit_base or counts[0].unit != counts[1].unit:
        return
    if (
        not _is_rate_of(sheet, fact, counts)
        or follows(sheet, fact)
        or _listed(sheet, fact, counts)
        or all(count.basis in _SET for count in counts)
    ):
        return
    if not (_kindred(fact, counts) or _set_and_done(sheet, counts)) or _grew_to(sheet, counts):
        return
    part, whole = sorted(counts, key=lambda other: other.value_base)
    near = abs(part.value_base / whole.value_base * _HUNDRED - fact.value_base) <= _NEAR
    if near and not any(_gives(sheet, fact, part, other.value_base) for other in before if _like(other, part)):
        yield _finding(sheet, fact, part, whole, kind="比率不符")


def _is_rate_of(sheet: Sheet, fact: Fact, counts: Sequence[Fact]) -> bool:
    """Whether the rate's own word is one of the two counts': 整改率 after 整改1071处; 取证率 after 取得证书."""
    if _ANY_RATE.search(fact.metric_text):
        return True
    said = fact.metric_text.removesuffix("率")[-2:]
    told = sheet.text[max(fact.sentence_start, counts[0].value_start - _CLAUSE) : fact.value_start]
    told = re.split("[：:]", told)[-1]  # 满意度：发放问卷500份，收回486份 counts none that are 满意
    return any(char in told.rpartition(fact.metric_text[-3:])[0] for char in said)


def _like(one: Fact, other: Fact) -> bool:
    return one.unit_base == other.unit_base


def _listed(sheet: Sheet, fact: Fact, counts: Sequence[Fact]) -> bool:
    """Whether the two stand in a list of parts: after 其中, in brackets, or joined by 、."""
    first, second = counts
    lead = sheet.text[fact.sentence_start : first.value_start]
    if _set_and_done(sheet, counts):  # 其中检查加油站63站次，发现隐患41处，已整改38处: the list ended before them
        lead = re.split("[，,；;]", lead)[-1]
    between = sheet.text[first.value_end : second.value_start]
    tail = sheet.text[second.value_end : fact.value_start]
    return (
        "其中" in lead + between + tail
        or "、" in between
        or any(mark in lead for mark in "（(")
        or ")" in tail
        or "）" in tail
    )


def _grew_to(sheet: Sheet, counts: Sequence[Fact]) -> bool:
    """Whether the two are one count before and after: 由287人增加到335人."""
    first, second = counts
    lead = sheet.text[max(first.sentence_start, first.value_start - _CLAUSE) : second.value_start]
    return bool(_GREW_TO.search(lead.rpartition("，")[2] if "，" in lead[-8:] else lead))


def _kindred(fact: Fact, counts: Sequence[Fact]) -> bool:
    words = [other.metric_text for other in (*counts, fact)]
    return _shares(words[0], words[1]) and (_shares(words[0], words[2]) or _shares(words[1], words[2]))


def _set_and_done(sheet: Sheet, counts: Sequence[Fact]) -> bool:
    """Whether one figure's clause says it was due and the other's that it was reached."""
    first, second = counts
    lead = sheet.text[max(first.sentence_start, first.value_start - _CLAUSE) : first.value_start]
    between = sheet.text[first.value_end : second.value_start]
    if between.endswith(("，", ",")):  # 结业198人，176人取得证书
        between = re.split("[，,；;。]", sheet.text[second.value_end : second.value_end + _CLAUSE])[0]
    words = [re.split("[，,；;。]", lead)[-1], between]
    part = 0 if first.value_base < second.value_base else 1
    return bool(_DONE.search(words[part]) and not _DUE.search(words[part]) and _DUE.search(words[1 - part]))


def _shares(one: str, other: str) -> bool:
    return any(one[place : place + _SHARED] in other for place in range(len(one) - _SHARED + 1))


def _gives(sheet: Sheet, fact: Fact, part: Fact, whole: Decimal) -> bool:
    """Whether part over whole is the printed percentage, up to one unit of its last digit."""
    return bool(whole) and abs(part.value_base / whole * _HUNDRED - fact.value_base) <= (step(fact, sheet.text) or 1)


def _finding(
    sheet: Sheet, fact: Fact, part: Fact, whole: Fact, *, kind: Literal["占比不符", "比率不符"], named: str = ""
) -> Finding:
    recomputed = f"{number(part.value_base / whole.value_base * _HUNDRED, 2)}%"
    said = messages.share_broken if kind == "占比不符" else messages.rate_broken
    named = named or (name(part) if kind == "占比不符" else name(fact))
    return sheet.finding(
        kind,
        "矛盾",
        message=said(named, stated=figure(fact), recomputed=recomputed),
        stated=figure(fact),
        recomputed=recomputed,
        formula=f"{figure(part)} ÷ {figure(whole)} = {recomputed} ≠ {figure(fact)}",
        facts=(fact, part, whole),
    )
