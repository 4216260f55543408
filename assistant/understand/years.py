"""Which years a question names: absolute, relative, ranges."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_DIGITS = {char: digit for digit, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
_COUNT = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
# 2022年, 2022年度, 2022年初预算 (the year 2022 and 年初预算), bare 2022; 22年 only with 年.
_ABSOLUTE = (
    r"(?:(?<!\d)20\d\d"
    r"|(?<![\d.a-z])[012]\d(?=年)(?!年(?:前|后|来|内|间|以))"
    "|(?<=[\ue000-\ue0ff])[12]"
    r"\d(?=[\u4e00-\u9fff])(?!年|[万亿元个家人户名次月日号岁周天点处项条亩吨座台辆所批起件份米])"
    r"|二[〇零○][〇零○一二三四五六七八九]{2}(?=年))"
)
_YEAR_WORD = (
    r"(?:年度(?!目标|指标值|资金总额|总体|绩效)|年(?![初末底中终来])|(?=年[初末底中终])"
    r"|(?!\d|年|[.,]\d|[万亿元%个家人户名次]|项(?!目)))"
)
_RANGE = re.compile(rf"({_ABSOLUTE})(?:年度?)?(?:到|至|-|—|~|–)({_ABSOLUTE}){_YEAR_WORD}")
_SINGLE = re.compile(rf"({_ABSOLUTE}){_YEAR_WORD}")
# 上年结转资金, 上年度反馈的问题, 本年收入: names, not years that are asked about.
_NAMED = r"(?!度?(?:的)?(?:结转|结余|剩余|反馈|发现|指出|整改|审计|巡[察视]|检查|考核|遗留|存在))"
_OWN = r"(?!(?:的)?(?:总?收入|总?支出|预算|决算|财政|拨款|结余|结转|实际|可用|安排))"
_RELATIVE = re.compile(
    rf"明年|来年|下一年(?!结转)|大前年|前年|去年|上一?年{_NAMED}度?|前一年度?|今年|(?:本年度?|当年){_OWN}|最近一年|(?:最?近|这|连续|(?<!学)前|过去)([两二三四五2345])年"
    r"|(?<![未下后今\d])([两二三])年(?=多|少|差|合计|一共|总|加|共|都|的|间|平均|变化|[\u4e00-\u9fff]{0,8}(?:合计|加起来|一共))"
)
_BACK = {
    "今": 0, "本": 0, "当": 0, "最": 0, "去": 1, "上": 1, "前一": 1, "前年": 2, "大前": 3, "明": -1, "来": -1, "下一": -1,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class YearMention:
    """A run of the question that names years.

    Attributes:
        back: For a relative mention, the years counted back (去年: 1; 近两年: 1, 0).
    """

    start: int
    end: int
    years: tuple[int, ...]
    back: tuple[int, ...] = ()
    reported: bool = False
    """Counted from the report's own year (上年, 近两年), not from the day of asking (去年, 前年)."""
    listed: bool = False
    """One item of a list (决算、上年各多少): the rest of the question is not about it."""


# 22和23两年, 21、22、23年: short years named together.
_SHORT = re.compile(r"(?<!\d)([12]\d)(?:年)?(?:和|、|与|跟|到|至|-)([12]\d)(?=[两二]?年)[两二]?年(?![初末底])")
# 资阳2023户厕: right after a unit, four digits are a year whatever follows.
_AFTER_UNIT = re.compile(r"(?<=[\ue000-\ue0ff])20[12]\d(?![\d.,万亿])(?:年度?(?![初末底]))?")


def year_mentions(
    question: str, *, names: str = "", metric_words: Callable[[str], bool] = lambda text: False
) -> tuple[YearMention, ...]:
    """The years named in a normalised question, left to right.

    Args:
        names: Words of metrics in the corpus; a year that is part of such a name (2021年真抓实干奖) is no period.
        metric_words: Whether a text begins with a metric's own name; then the year before it is a period after all.
    """
    found: list[YearMention] = []

    def free(start: int, end: int) -> bool:
        return all(end <= m.start or m.end <= start for m in found)

    for match in _RANGE.finditer(question):
        first, last = _number(match.group(1)), _number(match.group(2))
        if first <= last <= first + 20:
            found.append(YearMention(*match.span(), tuple(range(first, last + 1))))
    for match in _SHORT.finditer(question):
        if free(*match.span()):
            first, last = _number(match.group(1)), _number(match.group(2))
            between = range(first, last + 1) if re.search("到|至|-", match.group()) else (first, last)
            found.append(YearMention(*match.span(), tuple(between)))
    for match in _AFTER_UNIT.finditer(question):
        if free(*match.span()) and not _part_of_name(question, match, names, metric_words):
            found.append(YearMention(*match.span(), (_number(re.sub(r"\D", "", match.group())),)))
    for match in _SINGLE.finditer(question):
        if free(*match.span()) and not _part_of_name(question, match, names, metric_words):
            found.append(YearMention(*match.span(), (_number(match.group(1)),)))
    for match in _RELATIVE.finditer(question):
        if free(*match.span()):
            asked_from = match.group() in ("去年", "前年", "大前年")
            found.append(YearMention(*match.span(), (), _back(match), reported=not asked_from))
    return tuple(sorted(found, key=lambda mention: mention.start))


def _number(text: str) -> int:
    digits = text if text.isdigit() else "".join(str(_DIGITS[char]) for char in text)
    return int(digits) + 2000 if len(digits) == 2 else int(digits)


def _back(match: re.Match[str]) -> tuple[int, ...]:
    number = match.group(1) or match.group(2)
    if number:
        count = _COUNT.get(number) or int(number)
        return tuple(range(count - 1, -1, -1))
    word = match.group()
    return (next(back for key, back in sorted(_BACK.items(), key=lambda item: -len(item[0])) if word.startswith(key)),)


def _part_of_name(question: str, match: re.Match[str], names: str, metric_words: Callable[[str], bool]) -> bool:
    name = question[match.start() : match.end() + 4]
    return (
        len(name) - (match.end() - match.start()) == 4 and name in names and not metric_words(question[match.end() :])
    )
