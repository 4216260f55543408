"""What the headers of a cell say: metric, basis, year, change. One may say several: 2023年预算收入（万元）."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from index.facts.metrics import Vocabulary
from index.facts.periods import header_year
from index.forms import bare, flat, is_total
from index.numerals import NO_ITEM
from index.schema import Basis, Change
from index.units import MEASURES

_ITEM = re.compile(
    rf"^(?:其中:?|[一二三四五六七八九十]{{1,2}}[、.]{NO_ITEM}|\(?[一二三四五六七八九十\d]{{1,2}}[)、.]{NO_ITEM}|\d{{1,2}}(?=[一-龥])(?!\d*[岁年月天日周个家项号户人级类型])|[①-⑳]|[-—·*])"
)
_YEAR = re.compile(r"(?:19|20)\d\d(?:年度?)?|(?:上|本|去|今|当|前)一?年度?(?!结)|同期")
_CHANGE = re.compile(
    r"增减|变动|变化|增长|增幅|降幅|增速|差异|差额|超支|[比较]上?年|[比较](?:19|20)\d\d年|偏差(?!原因|说明|分析)"
)
_SHARE = re.compile(r"占比|比重|占.{0,8}比例")
_SHARE_OF = re.compile(r"(?!.*(?:总|合计|同比|上年))[^占()]{3,}占(?:比|比重)$")
"""What has the share is said before it: 公开招标占比."""
_RATE = re.compile(r"(?:率|进度)$")
_SHARES = re.compile(r"^(?![占较比增变降])[一-龥\d“”（）]{3,20}(?:占比|比重|比例|增长率|增幅|增速|降幅|变化率)$")
_VAGUE = re.compile(r"^(?:金额|数量|数|情况|合计|小计|总计|(?:资金)?(?:来源|使用|安排|投入|收支|分配)(?:情况)?)$")
"""Heads a group of columns and says nothing of what they measure."""
_NOT_VALUES = re.compile(
    r"序号|编号|编码|代码|电话|日期|时间$|时限|账号|邮编|负责人|联系人|填报人|原因|文号|备注|说明|页码|行次|年份|^(?:财政|预算|评价)?年度$|措施|得分系数|联系人|联系方式"
)


@dataclass(frozen=True, slots=True)
class Header:
    """One printed header, understood."""

    printed: str
    """Its words without numbering, unit and closing colon."""
    noun: str
    """What it measures; "" when it only gives a basis, a year or a change."""
    basis: Basis | None
    year: int | None
    change: Change
    total: bool
    values: bool
    """False when figures under it are none of a report: numbers of rows, telephones, dates."""


class Headers:
    """Reads headers by a pack's words; `year` is the report's own."""

    def __init__(self, vocabulary: Vocabulary, year: int | None) -> None:
        self.vocabulary = vocabulary
        self.year = year
        self.read = lru_cache(maxsize=4096)(self._read)

    def _read(self, printed: str) -> Header:
        words = unnumbered(printed)
        plain = bare(words)
        whole = flat(words).rstrip(":")
        known = (
            None if self.vocabulary.is_basis(plain) else self.vocabulary.metric(whole) or self.vocabulary.metric(plain)
        )
        year = header_year(plain, year=self.year)
        total = is_total(words)
        change: Change = ""
        if not known and _CHANGE.search(plain) and not total:
            change = "增减额"
        elif not known and _SHARE.search(plain):
            change = "占比"
        timeless = _YEAR.sub("", plain).strip("/-·")
        if change:
            timeless = re.sub(
                r"^.*?(?:增减|变动|变化|增长|增幅|降幅|增速|差异|差额|超支|占比|比重|比例|上年|同期)(?:额|数|率|幅度|情况|值|%|比例|百分比)*",
                "",
                timeless,
            )
            if change == "占比" and (part := _SHARE_OF.match(plain)):
                timeless = part[0]
            return Header(words, "" if len(timeless) < 2 else timeless, None, year, change, False, True)
        noun, basis = (plain, None) if known else self.vocabulary.split(timeless)
        if total:
            noun = ""
        return Header(
            words,
            re.sub(r"^(?:金额|数量|数|情况|合计|小计|总计)$", "", noun) if known else _VAGUE.sub("", noun),
            basis,
            year,
            "",
            total,
            not _NOT_VALUES.search(plain),
        )


# 全年预算数（A）, 执行率（B/A×100%): letters of columns that tell how a rate is worked out
_WORKED_OUT = re.compile(
    r"(?<=.)\s*[（(]\s*[A-ZＡ-Ｚ]\s*(?:[/÷／]\s*[A-ZＡ-Ｚ]\s*)?(?:[×xX*]\s*100\s*[%％]?)?\s*[)）]?$"
)


def unnumbered(printed: str) -> str:
    """The header without 其中：, numbering, unit and closing colon: 其中：1、运行维护经费（万元） → 运行维护经费.

    >>> unnumbered("其中：1、运行维护经费（万元）")
    '运行维护经费'
    """
    words = _WORKED_OUT.sub("", printed.strip().rstrip("：:"))
    while True:
        normal = flat(words)
        match = _ITEM.match(normal)
        if match is None or match.end() >= len(normal):
            break
        words = _after(words, match.end())
    return re.sub(r"[（(][^（）()]{1,8}[）)]$", "", words) if bracketed_unit(words) else words


_BRACKETED = re.compile(r"[（(](?:计量)?(?:单位[:：])?(?P<unit>[^（）()]{1,8})[）)]$")


def bracketed_unit(printed: str) -> str:
    """The unit in a bracket at a header's end: 渠道防渗单位造价（元/米） → 元/米; "" when it is none."""
    match = _BRACKETED.search(printed.strip())
    if match is None:
        return ""
    unit = "".join(match["unit"].split())
    known = re.fullmatch(r"(?:[千百十]?[万亿])?(?P<word>[^/\d]*)(?P<per>/.+)?", unit)
    return unit if known and (known["word"] in MEASURES or known["word"] in ("元", "%", "％", "‰", "分")) else ""


def _after(words: str, count: int) -> str:
    """`words` without its first `count` characters that matching sees."""
    for place, char in enumerate(words):
        if count == 0:
            return words[place:]
        count -= bool(flat(char))
    return ""


def is_rate(header: Header) -> bool:
    """Whether the header names a rate of its row: 执行率, 完成率."""
    return bool(_RATE.search(header.noun))


def measured(header: Header) -> Header:
    """A row's header that measures something by its share or growth names it: 护理型床位占比, 工业增加值增速."""
    if header.change and not header.noun and _SHARES.match(header.printed):
        return replace(header, noun=header.printed)
    return header


def is_share_of(column: list[Header]) -> bool:
    """Whether the last column header is a rate of its row."""
    return bool(column) and is_rate(column[-1])
