"""Which year a figure is of.

A report's figures are of the year it reports on unless the words say otherwise: 上年, 2021年决算, 较2022年12.02万元.
A year named only to compare with (较2022年下降) is not the figure's year; one the figure itself belongs to is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_COMPARED = r"(?P<compared>比|较|对比|相比|同|与|超过|高于|低于|恢复[至到]|相当于)?(?P<source>从|由|自)?"
_YEAR = re.compile(
    rf"{_COMPARED}(?:(?P<many>(?:19|20)\d\d年?度?[-—~至到](?:19|20)\d\d年|(?:近|这|过去|最近)[两二三四五六\d]年|[两三四五六]年来?(?=无|均(?!衡|等)|累计|平均|合计|共(?!同|享|建|青|产)|总共))"
    r"|(?P<four>(?:19|20)\d\d)(?:年度?|(?=[-.]\d{1,2}[-.]))|(?<!\d)(?P<two>[12]\d)年(?!级|制|以[上下内]|左右|[期限龄内])"
    r"|(?<!加)(?P<last>上一?年度?|去年|前一年|往年)(?!初?结转|初?结余|度?结)|(?P<this>今年|本年度?|(?<=纳入|转入|用于|计入|列入)当年)|(?P<next>明年|(?<!结转)(?<!结转至)(?<!结转到)(?<!转入)下一?年度?|次年|来年|翌年))"
)
# 始建于1951年 tells of the unit, not when its figures are of.
_FOUNDED = re.compile(r"(?:建|成立|创办|组建|挂牌|设立|开办)于?$")
# 2000年以前建成的23个小区 tells when the things were built; 2019年以来累计建成9万亩 tells of all those years.
_BOUND = re.compile(r"度?(?:以前|之前|前(?=建|的|购|开|立|成|投|竣|形)|以后|之后)")
_SINCE = re.compile(r"度?(?:以来|起(?=累计|共|已))")
# 延到2023年举办 tells when something will be, not when the figures behind it are of.
_PUT_OFF = re.compile(r"(?:延|推|迟|期|后|改|转)[到至]$")
_OF_A_DAY = re.compile(r"\d{1,2}月")
_MOVED = re.compile(r"增|减|降|升|提高|压|多|少|扩|下滑|回落|上涨|缩|扩大|超|移|进位|[低高快慢](?:于|了|出|约)?$")
_OPENING = re.compile(r"(?:^|[,，;；:(。])(?:截至|截止|其中|在|到|至)?$")
_CHANGED_AFTER = re.compile(
    r"\d[^,，;；:。]*[,，;；](?:同比|增长|增加|增幅|增速|提高|上升|下降|降低|减少|降幅|净增|减幅|压减|缩减|核减|压缩|回落|下滑|上涨|[多少高低减降增升](?=\d))"
)
# 2013年购置的车, 对2022年的项目, 2021年10月开工, 按2022年末人口测算: the year of a thing, not of what follows the comma.
_ATTRIBUTE = re.compile(
    r"度?(?:[^,，;；。:\d]{0,8}(?:购置|购入|建成|立项|入库|修建|成立|投用|签订|结转)的|的[一-龥]{2,10}(?:项目|工程|问题)|(?:继续)?(?:实施|使用|支付|列支)(?=[,，;；。(]|$)|[末底][^,，;；。\d]{0,6}人口"
    r"|\d{1,2}月(?:份|[底初末]|\d{1,2}日)?[^,，;；。:\d]{0,6}?(?:[开动完竣]工|建成|通车|投[用产]|启动|签订|验收|交付|并网|立项|批复|开标|中标)(?:投[用产]|使用|建设|发电)*(?=[,，;；。(（]|$))"
)
_DAY = re.compile(r"\d{1,2}月\d{1,2}日")
# 于2023年7月和2024年1月开展: the second of two dates.
_TWO_DATES = re.compile(r"月(?:\d{1,2}日)?(?:[和与及、至到]|-|—|~)$")
_STOP = re.compile(r"[,，;；)]")


@dataclass(frozen=True, slots=True)
class YearWord:
    """A mention of a year in a sentence."""

    start: int
    end: int
    year: int | None
    """None: several years at once (近三年)."""
    compared: bool
    """Named to compare with, or as the starting point of a change."""
    passing: bool = False
    """上年 in the midst of a clause: it does not reach beyond the next comma."""
    aside: bool = False
    """收入5万元，上年为4万元，增幅25%: named beside a figure of the year itself; a change after it is that year's."""


@lru_cache(maxsize=4096)
def year_words(text: str, year: int | None) -> tuple[YearWord, ...]:
    """The years `text` (normalised) names, in order; `year` is the report's own, to count 上年 and 明年 from."""
    words: list[YearWord] = []
    for match in _YEAR.finditer(text):
        named = _named(match, year)
        if _FOUNDED.search(text[: match.start()]) or _BOUND.match(text, match.end()):
            continue
        if (
            match["four"]
            and named is not None
            and year is not None
            and named < year
            and _SINCE.match(text, match.end())
        ):
            named = None
        if match["two"] and (year is None or named is None or abs(named - year) > 8):
            continue
        passing = bool(match["last"] or match["next"]) and not _OPENING.search(text[: match.start()])
        aside = bool(match["last"] or (match["four"] and named == _before(words, year))) and bool(
            re.search(r"\d", text[: match.start()])
        )
        named_of = _ATTRIBUTE.match(text, match.end())
        since = match["source"] and text[match.end() : match.end() + 1] in ("起", "开")
        compared = bool(match["compared"] or match["source"]) and not since
        alone = _OPENING.search(text[: match.start()]) and _STOP.match(text, match.end())
        put_off = named is not None and year is not None and named > year and _PUT_OFF.search(text[: match.start()])
        if named_of or put_off or (match["many"] and not alone):
            passing = True
        if (
            year is not None
            and named == year + 1
            and (
                _DAY.match(text, match.end())
                or (_TWO_DATES.search(text[: match.start()]) and _OF_A_DAY.match(text, match.end()))
            )
        ):
            continue  # 于2024年3月11日开展自评 tells when the report was made.
        words.append(YearWord(match.start(), match.end(), named, compared, passing, aside))
    return tuple(words)


def _before(words: list[YearWord], year: int | None) -> int | None:
    """The year before the one last named, which a figure beside the year's own is of: 2023年17万元 after 2024年14万元."""
    last = next((word.year for word in reversed(words) if not word.compared and word.year), year)
    return last - 1 if last else None


def _named(match: re.Match[str], year: int | None) -> int | None:
    if match["four"]:
        return int(match["four"])
    if match["two"]:
        return 2000 + int(match["two"])
    if match["many"] or year is None:
        return None
    return year - 1 if match["last"] else year + 1 if match["next"] else year


def year_at(text: str, place: int, *, year: int | None, carried: int | None = None) -> int | None:
    """The year of the figure at `place` of a normalised sentence; `year` is the report's, `carried` the one that the
    sentence opened with before a semicolon.

    >>> sentence = "较2022年三公经费12.02万元下降62.48%"
    >>> year_at(sentence, 11, year=2023), year_at(sentence, 20, year=2023)
    (2022, 2023)
    """
    result = carried or year
    for word in year_words(text, year):
        if word.start >= place:
            break
        if not word.compared and _closed(text[word.end : place]):
            continue
        if word.passing and _STOP.search(text[word.end : place]):
            continue
        if word.aside and _CHANGED_AFTER.search(text[word.end : place]):
            continue
        if not word.compared:
            result = word.year
        elif (
            word.end <= place and not _MOVED.search(text, word.end, place) and not _STOP.search(text[word.end : place])
        ):
            return word.year
    return result


def _closed(between: str) -> bool:
    """A bracket that was open at the year's word is closed by now: 运行费15万元（上年17万元），接待费7万元."""
    depth = 0
    for char in between:
        depth += (char == "(") - (char == ")")
        if depth < 0:
            return True
    return False


def opening_year(text: str, year: int | None) -> int | None:
    """The year that a sentence opens with, so that all its clauses are of it: 2021年度任务4.2万亩；支付5526万元."""
    first = next(iter(year_words(text, year)), None)
    if first is None or first.compared or first.passing or _OF_A_DAY.match(text, first.end):
        return None
    return first.year if _OPENING.fullmatch(text[: first.start].strip()) else None


def header_year(words: str, *, year: int | None) -> int | None:
    """The year a table header is about, or None when it names none: 2022年决算数 → 2022, 上年决算 → the year before."""
    found = [word for word in year_words(words, year) if not word.compared] or [
        word for word in year_words(words, year) if not _MOVED.search(words)
    ]
    return found[0].year if found else None
