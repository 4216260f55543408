"""What the words of one table cell are: a figure, a label, a header, nothing; and the unit they print.

Both the placing of ragged rows and the reading of headers ask these questions; the words are in the lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from index.lexicon import any_of, lexicon
from index.text import normal_char

_SPACE = re.compile(r"[\s\u00a0\u200b\ufeff]+")
_KEEP = re.compile(r"(?<=[A-Za-z0-9]) (?=[A-Za-z0-9])")
_FIGURE = re.compile(
    r"[(\[]?(?:约|近|超|大于等于|小于等于|大于|小于|不低于|不少于|不超过|不高于|高于|低于|>=|<=|>|<|≥|≤|=|±|\+|-){0,4}"
    r"\d[\d,.]*(?:e[+-]?\d+)?(?:[%‰]|百分点|以上|以下|以内|左右|余|"
    + any_of(lexicon().table.units)
    + r"|/|每){0,8}[)\]]?"
)  # the counts are bounded: of %%%%… or 万元万元… each part could be read in two ways
_STATED = re.compile(r"(?P<label>[^:]{2,30}):(?P<figure>-?\d[\d,.]*)(?:[%‰]|" + any_of(lexicon().table.units) + r")?")
_YEAR = re.compile(r"(?:19|20)\d\d(?:年度?|-(?:19|20)?\d\d年?度?)")
_BRACKETS = re.compile(r"\([^()]*\)")
_UNIT = re.compile(r"[(\[](?:单位:|金额单位:|计量单位:)?(" + any_of(lexicon().table.units) + r")[)\]]")
_TABLE_UNIT = re.compile(r"单位:(" + any_of(lexicon().table.units) + r")")
_EACH = r"(?:" + any_of(lexicon().table.units) + r")"
_SEVERAL = re.compile(rf"单位:({_EACH}(?:[、,/;和及]{_EACH})+)")
_WITH_RATES = re.compile(rf"单位:((?:{_EACH}(?:/[一-龥]{{1,3}})?[、,;])+{_EACH}(?:/[一-龥]{{1,3}})?)")
_MEAN = re.compile(r"[一-龥]均|标准|单价|定额|单位成本")
"""Names what is given per head or piece."""
_MONEY_WORDS = re.compile(
    r"投资|资金|经费|结余|节余|结转|缺口|预算|决算|支出|收入|金额|补助|补贴|执行数|到位|下达|拨付|拨款|[^收]费$|款$|造价|[^评物特议作廉]价$|[总均单合中标同交制]价"
    r"|结算|[应已欠未]付|成本|产值|工资|合同额|贷款|债券|税"
)
_COUNTED = re.compile(
    r"(?:[人户个处家套台辆件次村组所站座头只名株棵场期亩]|学校|学生|教师|农户|居民|小区|片区|社区|乡镇|企业|单位|机构|床位|岗位|项目|标段|设备|单元|品种)数量?$"
    r"|编制数?$|在[职编岗]$|[退离]休$|实有$|(?:在[职编岗]|[退离]休|编外|聘用|临聘)人员$|人次$|面积$|里程$|长度$|数量$|[水产销气电重]量$|(?:建设|设计|改造|种植|养殖|工程|生产)规模$|工期$|天数$"
)
"""Ends the name of what is counted or measured, and not paid."""
_DECISIVE = re.compile(rf"金额$|资金$|投资$|补助$|款$|费$|价$|{_COUNTED.pattern}")
_PER = re.compile(
    r"[(\[](?:单位:)?((?:[百千]?[万亿])?(?:"
    + any_of(lexicon().table.units)
    + r"|毫克|克|千瓦|度)/[一-龥a-z³㎡·.\d]{1,6})[)\]]$"
)
"""A header's rate: （元/吨）, （万吨/日）."""
_AFTER_SLASH = re.compile(r"[/,](" + any_of(("万元", "亿元", "千元", "元", "%", "人", "个", "分")) + r")$")


def collapse(text: str) -> str:
    """The words of a cell on one line: blanks go, but for one between Latin words or digits; 绩/效/指/标 printed twice
    over (a merged cell repeated) is said once.

    >>> collapse("年度预\\n算申请\\n（万元）")
    '年度预算申请（万元）'
    """
    words = _SPACE.sub(" ", text).strip()
    if " " in words:
        words = "\0".join(_KEEP.split(words)).replace(" ", "").replace("\0", " ")
    half = len(words) // 2
    return (
        words[:half]
        if half >= 2 and len(words) % 2 == 0 and words[:half] == words[half:] and not words.isdigit()
        else words
    )


@lru_cache(maxsize=65536)
def flat(text: str) -> str:
    """`text` normalised for matching: half width, lower case, no blanks, quotation marks kept out."""
    return "".join(map(normal_char, text))


def is_null(text: str) -> bool:
    """Nothing is said: blank, or a dash, slash, 无."""
    words = flat(text)
    return not words or words in lexicon().table.nulls


@lru_cache(maxsize=16384)
def is_figure(text: str) -> bool:
    """The whole cell is a figure, with or without unit and comparator; a year is none.

    >>> [is_figure(t) for t in ("≥90%", "3,352.23", "20家", "2022年", "2022年决算数", "其中：基本支出：507.79")]
    [True, True, True, False, False, False]
    """
    words = flat(text)
    return bool(_FIGURE.fullmatch(words)) and not _YEAR.fullmatch(words)


def stated(text: str) -> tuple[str, str] | None:
    """Label and figure of a cell that holds both, else None.

    >>> stated("其中：基本支出：507.79")
    ('其中：基本支出', '507.79')
    """
    words = collapse(text)
    cut = max(words.rfind("："), words.rfind(":"))
    if cut < 2 or not _STATED.fullmatch(flat(words).replace("其中:", "", 1)):
        return None
    return words[:cut], words[cut + 1 :].strip()


@lru_cache(maxsize=16384)
def is_label(text: str) -> bool:
    """Words short enough to name a row or column, not a figure and not a sentence."""
    words = collapse(text)
    if not words or is_null(words) or is_figure(words) or stated(words):
        return False
    return len(words) <= 40 and "。" not in words and "；" not in words[:-1]


@lru_cache(maxsize=1)
def _header_ending() -> re.Pattern[str]:
    return re.compile(r"(?:" + any_of(tuple(map(flat, lexicon().table.header_endings))) + r"):?$")


@lru_cache(maxsize=16384)
def bare(text: str) -> str:
    """The words without bracketed additions and a closing colon: 实际规模（㎡） → 实际规模."""
    words = _BRACKETS.sub("", flat(text)).rstrip(":")
    return words or flat(text)


def is_header_word(text: str) -> bool:
    """The words end like a column's name: 2022年决算数, 实际投资（万元）, 偏差原因分析及改进措施."""
    return is_label(text) and len(bare(text)) <= 24 and bool(_header_ending().search(bare(text)))


def is_total(text: str) -> bool:
    """合计, 小计, 总计 …"""
    return bare(text) in lexicon().table.totals


def is_field(text: str) -> bool:
    """A label of a form (项目名称, 主管部门 …), whose value stands to its right."""
    words = bare(text)
    return words in _fields() or flat(text).rstrip(":") in _fields()


@lru_cache(maxsize=1)
def _fields() -> frozenset[str]:
    return frozenset(flat(word) for word in lexicon().table.fields)


@lru_cache(maxsize=16384)
def unit_of(text: str) -> str:
    """The unit a header prints: （万元）, (单位：人), 金额/万元; "" when none."""
    words = flat(text)
    if (rates := _WITH_RATES.search(words)) and "/" in rates[1]:
        return re.sub(r"[,;]", "、", rates[1])
    if several := _SEVERAL.search(words):
        return re.sub(r"[,/;和及]", "、", several[1])
    found = _UNIT.search(words) or _PER.search(words) or _TABLE_UNIT.search(words) or _AFTER_SLASH.search(words)
    return found[1] if found else ""


def number(cell: str) -> float | None:
    """The bare number of a cell, None when it is not one; for comparing, never for storing."""
    words = flat(cell).replace(",", "")
    try:
        return float(words)
    except ValueError:
        return None


def suited(units: str, headers: Sequence[str]) -> str:
    """The one of a table's units (万元、公里) that a column with these headers is measured in; "" when none shows.

    The money unit of a table does not reach its columns of things counted.

    >>> suited("万元、公里", ["计划治理河长"]), suited("万元、公里", ["完成投资"]), suited("万元", ["合计"])
    ('公里', '万元', '万元')
    >>> suited("万元", ["惠及户数"]), suited("万元、人、人次", ["救助人次"])
    ('', '人次')
    """
    several = units.split("、")
    said = next((words for header in headers if _DECISIVE.search(words := bare(header))), "")
    counted = bool(_COUNTED.search(said))
    if len(several) == 1:
        return "" if units.endswith("元") and counted else units
    rates = [unit for unit in several if "/" in unit]
    if rates and headers and _MEAN.search(bare(headers[0])):
        return rates[0] if len(rates) == 1 else ""
    several = [unit for unit in several if unit not in rates]
    money = next((unit for unit in several if unit.endswith("元")), "")
    others = [unit for unit in several if unit != money]
    for header in [said] if counted else headers:
        words = bare(header)
        if money and not counted and _MONEY_WORDS.search(words):
            return money
        for unit in sorted(others, key=lambda unit: not words.removesuffix("数").endswith(unit)):
            if re.search(lexicon().table.measured_in.get(unit, re.escape(unit)), words):
                return unit
    return others[0] if money and len(others) == 1 else ""
