"""Lists in prose beside their total: 核定编制40人，其中行政编制14人，事业编制26人; 甲31人，乙75人，共计106人.

A list after 其中 need not be complete and may go on into other matters, so a total that equals any beginning of the
list is taken to hold. A list that does not add up is reported when it comes so near the total that it was meant to
reach it; one announced as complete (按…分, 分别为) need not come as near. Where the parts are the sum of another figure
of the report, they are parts of that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from index.checks import messages
from index.checks.figures import (
    adds_up,
    digits,
    figure,
    in_unit_of,
    is_amount,
    is_exact,
    is_rate,
    is_swapped,
    name,
    written_sum,
)
from index.checks.sheet import Sheet
from index.numerals import parse_numeral
from index.schema import BUDGETS, Fact, Finding
from index.totals import make_up

_OPENING = re.compile(
    r"(?:其中|内含)[:：，,]?|(?:主要)?(?:包括|包含)[:：]?|分别(?:为|是)[:：]?|具体(?:为|是)[:：]?|构成(?:为|是)?[:：]"
    r"|(?:按|从)[^，,。；;：:]{2,16}?(?:划?分|来看|看)[，,：:]?|[（(]|[：:](?=[^，,。；;：:、\d]{1,14}$)"
)
_BRACKET = re.compile(r"[（(]")
_ITEM = re.compile(r"[（(]\s*[\d一二三四五六七八九十]{1,3}\s*[）)]|[①-⑳]|(?<=[；;。:：])\s*\d{1,2}[.、．](?!\d)")
"""The number of an item of a list."""
_ALONE = re.compile(r"\s*(?:按|从)[^，,。；;：:]{2,16}?(?:划分|分类|分|来看|看)[，,：:]")
_COMPLETE = re.compile(r"^(?:分别|构成|按|从|[（(：:])")
_CLOSING = re.compile(r"(?:共计|合计|总计|总共|一共|共有|共)[^，,。；;]{0,6}$")
_COUNTED = re.compile(r"([\d一二两三四五六七八九十]+)(?:项|笔|类|者|部分)(?:共计|合计|总计|共)")
_PER_PIECE = re.compile(r"[人户村校年月日床亩次均]均|均[^衡]?$|每|千人|万人口|率|标准(?!化)|单价|单位成本|/")
_MEAN = re.compile(r"(?:[一-龥]均(?![衡等可已由])|平均每?|每)[一-龥]{0,4}$")
_WORTH = re.compile(r"[\d.．]+\s*分[，,（(]?\s*(?:自评|实际|实)?得分?\s*\d")
"""The points of a group whose score follows: 产出50分得47分."""
_ALL_ABOVE = ("以上", "上述")
_NEAR, _NEAR_BELOW, _NEAR_NEXT = Decimal("0.15"), Decimal("0.02"), Decimal("0.05")
"""How far, as a share of the total, a list meant to reach it may stay from it; below it for money that may be a part of
the list only; and from a total of the paragraph before."""
_CLAUSES = re.compile(r"[。；;\n]|其中|内含|[）)](?![^（(]*[）)])")
_SENTENCE = re.compile(r"[。\n]|其中|内含|[）)](?![^（(]*[）)])")
"""Where a list ends: with its clauses, or, items set apart by ；, with the sentence."""
_COLON = "：:"
_LISTED = re.compile(r"^[^，,。；;]*、")
_PLANNED = BUDGETS | {"目标值"}
_MOST_PARTS = 30
_MOST_TOTALS = 4
_LEAST_ALONE = 3
_TELLING, _SLIPPED = 4, 3
_NEXT, _ITEMS, _LONGER = "next paragraph", "counted items", "items set apart"


class _List(NamedTuple):
    opening: str
    total: Fact
    parts: tuple[Fact, ...]


def check_lists(sheet: Sheet) -> Iterator[Finding]:
    """One finding for each list in prose that was meant to reach its total and does not."""
    earlier: list[Fact] = []
    for facts in sheet.group("paragraph"):
        figures = _figures(sheet.text, facts)
        for lists in _by_announcement(_after_total(sheet.text, figures)):
            yield from _judge(sheet, lists)
        yield from _judge(sheet, _after_paragraph(sheet.text, earlier, figures))
        for listed in _before_total(sheet.text, figures):
            yield from _judge(sheet, [listed])
        earlier = figures or earlier


def prose_lists(sheet: Sheet) -> Iterator[tuple[Fact, tuple[Fact, ...]]]:
    """Each total in prose with each beginning of the list beside it."""
    for facts in sheet.group("paragraph"):
        figures = _figures(sheet.text, facts)
        for listed in (*_after_total(sheet.text, figures), *_before_total(sheet.text, figures)):
            for count in range(2, len(listed.parts) + 1):
                yield listed.total, listed.parts[:count]


def _figures(text: str, facts: Sequence[Fact]) -> list[Fact]:
    """The figures that may be added up: amounts, and the scores given; not what is said per head or per piece."""
    scored = [fact for fact in facts if fact.basis == "得分" and is_exact(fact) and not fact.change]
    sizes = [fact for fact in facts if (is_amount(fact) or fact in scored) and not is_rate(fact)]
    sizes = [fact for fact in sizes if fact.unit_base == "分" or not _is_per_piece(text, fact)]
    return [fact for fact in sizes if fact.unit_base != "分" or not _WORTH.match(text, fact.value_start)]


def _is_per_piece(text: str, fact: Fact) -> bool:
    """Whether the figure is of one head or piece: 车均3.07万元, 单价268元/吨."""
    lead = text[max(fact.sentence_start, fact.value_start - 8) : fact.value_start]
    return bool(_PER_PIECE.search(f"{fact.metric_text.split('：')[-1]}{fact.unit}") or _MEAN.search(lead))


def _after_total(text: str, figures: Sequence[Fact]) -> Iterator[_List]:
    """Lists announced after their total: the figures from the announcement on, at its depth of brackets."""
    for place in range(1, len(figures) - 1):
        first = figures[place]
        gap = text[figures[place - 1].value_end : first.value_start]
        openings = list(_OPENING.finditer(gap))
        openings = [opening for opening in openings if opening[0] not in _COLON] or openings
        if not openings or gap.count("。") > 1 or "\n" in gap:
            continue
        start = figures[place - 1].value_end + openings[-1].start()
        opening = openings[-1][0]
        if _BRACKET.match(opening) and _is_aside(gap[openings[-1].start() :]):
            continue
        if opening.startswith("分别") and place > 1 and _LISTED.search(_between(text, figures[place - 2 : place])):
            continue
        for total in _totals(text, figures[:place], start):
            parts = _run(text, total, figures[place:])
            longer = _run(text, total, figures[place:], stops=_SENTENCE)
            if len(parts) >= (_LEAST_ALONE if opening in _COLON else 2):
                yield _List(opening, total, parts)
            if len(longer) > max(1, len(parts)):
                yield _List(_LONGER, total, longer)


def _is_aside(words: str) -> bool:
    """Whether a bracket before a figure holds none: the number of an item, （5）, or part of a name, 村（社区）."""
    return bool(_ITEM.match(words)) or words.count("）") + words.count(")") >= words.count("（") + words.count("(")


def _between(text: str, two: Sequence[Fact]) -> str:
    return text[two[0].value_end : two[1].value_start]


def _after_paragraph(text: str, earlier: Sequence[Fact], figures: Sequence[Fact]) -> list[_List]:
    """The list that opens a paragraph and is announced as complete, for a total in the paragraph before."""
    if len(figures) < _LEAST_ALONE:
        return []
    start = text.rfind("\n", 0, figures[0].value_start) + 1
    opening = _ALONE.match(text, start, figures[0].value_start)
    if opening is None:
        return []
    totals = earlier[: -_MOST_TOTALS - 1 : -1]
    lists = [_List(_NEXT, total, _run(text, total, figures)) for total in totals]
    return [listed for listed in lists if len(listed.parts) >= _LEAST_ALONE]


def _totals(text: str, before: Sequence[Fact], start: int) -> Iterator[Fact]:
    """The figures an announcement may speak of, the nearest first, without those in brackets closed before it."""
    for fact in before[: -_MOST_TOTALS - 1 : -1]:
        if _ITEM.search(text, fact.value_end, start):
            return  # the item before
        depth = 0
        for char in text[fact.value_end : start]:
            depth += (char in "（(") - (char in "）)")
            if depth < 0:
                break
        else:
            yield fact


def _run(text: str, total: Fact, following: Sequence[Fact], *, stops: re.Pattern[str] = _CLAUSES) -> tuple[Fact, ...]:
    """The figures of one unit that follow at one depth of brackets, to the end of the clauses they stand in."""
    first = following[0]
    run = [first]
    of_items = _ITEM.search(text, total.value_end, first.value_start)
    depth = 0
    place = first.value_end
    for fact in following[1:_MOST_PARTS]:
        between = text[place : fact.value_start]
        if depth == 0 and stops.search(_without_brackets(between)):
            break
        if not of_items and _ITEM.search(between):
            break
        depth += between.count("（") + between.count("(") - between.count("）") - between.count(")")
        place = fact.value_end
        if depth == 0 and fact.unit_base == total.unit_base:
            run.append(fact)
        elif depth < 0:
            break
    return tuple(part for part in run if part.unit_base == total.unit_base)


def _without_brackets(text: str) -> str:
    """The text without what stands in brackets, one that is not closed in it included."""
    return re.sub(r"[（(][^（()）]*(?:[）)]|$)", "", text)


def _before_total(text: str, figures: Sequence[Fact]) -> Iterator[_List]:
    """Lists whose total closes them: 在编31人，退休75人，共计106人."""
    for place, total in enumerate(figures):
        lead = text[max(total.sentence_start, total.value_start - 10) : total.value_start]
        if place < 2 or not _CLOSING.search(lead):
            continue
        above = any(word in text[total.sentence_start : total.value_start] for word in _ALL_ABOVE)
        same = [fact for fact in figures[:place] if above or fact.sentence_start == total.sentence_start]
        parts = tuple(fact for fact in same if fact.unit_base == total.unit_base)[::-1]
        counted = _COUNTED.search(lead)
        number = int(parse_numeral(counted[1]) or 0) if counted else 0
        if counted and 2 <= number <= len(parts):
            yield _List(_ITEMS, total, parts[:number])
        elif len(parts) >= 2:
            yield _List("合计", total, parts)


def _by_announcement(lists: Iterator[_List]) -> list[list[_List]]:
    """The lists grouped by the announcement they belong to: one group has one list and several possible totals."""
    groups: dict[int, list[_List]] = {}
    for listed in lists:
        groups.setdefault(listed.parts[0].value_start, []).append(listed)
    return list(groups.values())


def _judge(sheet: Sheet, lists: Sequence[_List]) -> Iterator[Finding]:
    """A finding on the nearest total, when the list reaches none of the totals it may speak of."""
    if not lists or any(_holds(sheet, listed) for listed in lists):
        return
    lists = [one for one in lists if _named_after(one)] or lists
    opening, total, parts = min(
        ((one.opening, one.total, parts) for one in lists for parts in _beginnings(one) if one.total.value_base),
        key=lambda found: abs(_gap(*found[1:])),
        default=("", None, ()),
    )
    if total is None or not _meant_to_reach(sheet, total, parts, opening=opening):
        return
    if _one_year(total, parts) and not any(_has_own_total(sheet, listed) for listed in lists):
        yield _finding(sheet, total, parts)


def _named_after(listed: _List) -> bool:
    """Whether the parts are named as those of this total: 卫生技术人员：高级职称, beside the number of other people."""
    return all(part.metric_text.startswith(f"{listed.total.metric_text}：") for part in listed.parts)


def _one_year(total: Fact, parts: Sequence[Fact]) -> bool:
    return len({fact.year for fact in (total, *parts)} - {None}) <= 1


def _has_own_total(sheet: Sheet, listed: _List) -> bool:
    """Whether another figure is the sum of the parts: one of the paragraph, or one of the report with so many digits
    that chance does not repeat them, unless it is the total itself, printed elsewhere."""
    used = {fact.id for fact in (listed.total, *listed.parts)}
    wholes = [listed.parts] if listed.opening in _COLON else _beginnings(listed)
    home = sheet.paragraph_start(listed.total)
    for fact in sheet.facts:
        if fact.id in used or fact.unit_base != listed.total.unit_base or not is_amount(fact):
            continue
        beside = fact.origin == "text" and sheet.paragraph_start(fact) == home
        if not beside and (len(digits(fact.value_base)) < _TELLING or _is_same_thing(fact, listed.total)):
            continue
        if any(len(parts) > 1 and adds_up(fact, parts, sheet.text) for parts in wholes):
            return True
    return False


def _is_same_thing(one: Fact, other: Fact) -> bool:
    here, there = name(one), name(other)
    return bool(one.metric and one.metric == other.metric) or here in there or there in here


def _beginnings(listed: _List) -> list[tuple[Fact, ...]]:
    """The lists that may be meant: any beginning, or the whole when the text says how many items it has."""
    if listed.opening == _ITEMS:
        return [listed.parts]
    return [listed.parts[: count + 1] for count in range(1, len(listed.parts))]


def _holds(sheet: Sheet, listed: _List) -> bool:
    total = listed.total
    values = [part.value_base for part in listed.parts]
    return any(adds_up(total, parts, sheet.text) for parts in _beginnings(listed)) or make_up(values, total.value_base)


def _gap(total: Fact, parts: Sequence[Fact]) -> Decimal:
    return sum((part.value_base for part in parts), Decimal(0)) - total.value_base


def _meant_to_reach(sheet: Sheet, total: Fact, parts: Sequence[Fact], *, opening: str) -> bool:
    """Whether the parts come so near the total that they can only have been meant to add up to it."""
    if len({part.basis in _PLANNED for part in parts}) > 1:
        return False  # 支出1168万元（预算1240万元，结余72万元）: what was planned and what was left are no parts
    share = _gap(total, parts) / total.value_base
    if opening in (_NEXT, _LONGER):
        return abs(share) <= (_NEAR_NEXT if opening == _NEXT else _NEAR_BELOW)
    if opening == _ITEMS or _slipped(total, parts):
        return True
    one_basis = len({"决算" if part.basis == "实际值" else part.basis for part in (total, *parts)}) == 1
    complete = one_basis and (bool(_COMPLETE.match(opening)) or all(_is_part(sheet, part, total) for part in parts))
    if share < 0 and total.unit_base == "元" and not complete:
        return -share <= _NEAR_BELOW
    return abs(share) <= _NEAR


def _slipped(total: Fact, parts: Sequence[Fact]) -> bool:
    """Whether two digits of one figure in the other order make the sum: 1010 for 1100."""
    gap = _gap(total, parts)
    meant = [(part.value_base, part.value_base - gap) for part in parts] + [(total.value_base, total.value_base + gap)]
    return any(right > 0 and len(digits(was)) >= _SLIPPED and is_swapped(was, right) for was, right in meant)


def _is_part(sheet: Sheet, part: Fact, total: Fact) -> bool:
    """Whether the pack files the part under the total, at any depth."""
    metric = sheet.pack.metrics.get(part.metric)
    while metric is not None and metric.parent:
        if metric.parent == total.metric:
            return True
        metric = sheet.pack.metrics.get(metric.parent)
    return False


def _finding(sheet: Sheet, total: Fact, parts: Sequence[Fact]) -> Finding:
    ordered = sorted(parts, key=lambda fact: fact.value_start)
    recomputed = f"{in_unit_of(total.value_base + _gap(total, ordered), total)}{total.unit}"
    return sheet.finding(
        "合计不符",
        "矛盾",
        message=messages.list_broken(name(total), stated=figure(total), count=len(ordered), recomputed=recomputed),
        stated=figure(total),
        recomputed=recomputed,
        formula=f"{written_sum(ordered, like=total)} ≠ {in_unit_of(total.value_base, total)}（{total.unit}）",
        facts=(total, *ordered),
    )
