"""What is the name of a body: places or a subject before 局, 中心, 委员会 …, and nothing of a sentence or a title."""

from __future__ import annotations

import re
from functools import lru_cache

from index.forms import collapse
from index.lexicon import any_of, lexicon

NAME_CHARS = r"[\u4e00-\u9fff（）()*＊]"
SECOND = re.compile(
    r"(?P<first>[\u4e00-\u9fff]{4,30})[（(](?P<second>(?!(?:以下|下文|后文|文中|下)?(?:均|统一|合)?[简统]?称|下同|原)[\u4e00-\u9fff]{3,16})[）)]"
)
"""A unit and the second name that it also bears."""
_TWO = re.compile(r"(.{0,12}?([\u4e00-\u9fff]{2,4}[省市县区旗]).{2,16}?(?:委员会|局|中心|办公室))(?=\2)")
"""Two bodies of one place, one behind the other."""
_YEARS = re.compile(r"(?:20[0-4]\d)\s?-?(?:年度?|—|-|至|~|～|、)*(?:20[0-4]\d)?\s?-?年?度?")
_PLACE_AHEAD = (
    r"(?=[\u4e00-\u9fff]{2,4}[省市县区州旗]|(?:省|市(?!场|容|民|政)|县|区(?!域|块)|州|旗|镇|乡)[\u4e00-\u9fff]{2})"
)
_LEADS = (
    r"(?:关于|根据|按照|由|对|为|是|和|与|及|经|受|向|授权|委托|责成|指定|明确|确定|批准|同意|会同|联合|配合|聘请|邀请)"
)
_LED = re.compile(rf"{_LEADS}{_PLACE_AHEAD}")


def digits(words: str) -> str:
    """`words` with full-width digits, and years in Chinese ones (二〇二二年), in ASCII."""
    plain = words.translate({0xFF10 + digit: str(digit) for digit in range(10)})
    return re.sub(
        r"二[〇○Ｏ零OＯ0][一二][〇○零一二三四五六七八九](?=年)",
        lambda match: "".join(str(max(0, "〇一二三四五六七八九".find(char))) for char in match[0]),
        plain,
    )


def strip_year(words: str) -> str:
    """`words` without years."""
    return _YEARS.sub("", words)


@lru_cache(maxsize=1)
def ending() -> str:
    """A regular expression for what unit names end in."""
    return any_of(lexicon().identity.unit_endings)


@lru_cache(maxsize=1)
def _scope() -> re.Pattern[str]:
    """What says how much of a unit reports: （本级及所属）, 及各县（区）水利局, 等5家单位."""
    words = any_of(lexicon().identity.scopes)
    return re.compile(
        rf"[（(](?:{words}|[及和含、，])+[）)]"
        r"|(?:[及和与、，]|以及)(?:各|其|所属|下属|直属|有关|相关|二级).*$"
        r"|等(?:\d+|[一二三四五六七八九十两]+|多|有关|相关)[个家所]?(?:单位|部门|预算单位)?$"
        rf"|(?<=[局委厅办院校会])(?:{words})+$"
    )


@lru_cache(maxsize=1)
def _never() -> re.Pattern[str]:
    return re.compile("|".join(lexicon().identity.never_in_names))


def one_unit(words: str) -> str:
    """The one unit that `words` name, without a code before it and without what says how much of it reports.

    >>> one_unit("219001-某县教育局（本级及所属）"), one_unit("某市水利局及各县（区）水利局")
    ('某县教育局', '某市水利局')
    """
    bare = re.sub(r"^[（(\[]?(?!20\d\d年)\d{3,}[）)\]]?[-—－_\s]*", "", collapse(words))
    bare = re.sub(r"[-—－_]?[（(\[]?\d{3,}[）)\]]?$", "", bare)
    own = _scope().sub("", bare).strip()
    if two := _TWO.match(own):
        own = two[1]
    return own if is_name(own) else bare


def led_up_to(words: str) -> str:
    """What is left of `words` behind the last word that leads up to a place and its body.

    >>> led_up_to("就业补助资金由市人力资源和社会保障局"), led_up_to("某市教育局")
    ('市人力资源和社会保障局', '某市教育局')
    """
    leads = [match.end() for match in _LED.finditer(words)]
    return words[leads[-1] :] if leads else words


def is_name(words: str) -> bool:
    """The words are a unit's name and nothing of a sentence, a title or another's name stands in them."""
    bare = collapse(words)
    if (
        not 4 <= len(bare) <= 36
        or bare in lexicon().identity.not_units
        or re.match(r"(?:关于|根据|按照|本|我|该|各)", bare)
        or bare.count("（") + bare.count("(") != bare.count("）") + bare.count(")")
        or _never().search(bare)
        or led_up_to(bare) != bare
    ):
        return False
    return bool(re.fullmatch(rf"{NAME_CHARS}{{2,32}}{ending()}(?:[（(][\u4e00-\u9fff]{{2,20}}[）)])?", bare))


def first_name(words: str) -> str:
    """The name without the second one that the unit also bears: 某县工信局（县商务局） → 某县工信局."""
    match = SECOND.fullmatch(words)
    return match["first"] if match and re.search(f"{ending()}$", match["second"]) else words


def shortens(short: str, full: str) -> bool:
    """`short` keeps the order of some of the characters of `full` and ends like it."""
    if len(full) <= len(short) or short[-1] != full[-1]:
        return False
    rest = iter(full)
    return all(char in rest for char in short)
