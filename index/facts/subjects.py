"""Whom a figure is about when that is not the reporting unit: 全区, a company, a park."""

from __future__ import annotations

import re

from index.schema import Identity
from index.text import plain

_REGION = re.compile(
    r"全(?:国|省|市区|市|区|县|州|旗|镇|乡|街道|行业|域|盟)(?!覆盖|面|性|重点|先进|文明|优秀|示范|劳模|劳动模范|百强|十佳|一流)"
)
_LISTED = re.compile(
    r"(?P<names>(?:[^\s,，。;；:()、]{2,12}、)+[^\s,，。;；:()、]{2,14}?)等?(?P<count>\d+)(?:余|多)?(?:家|户)"
)
_BRACKETED = re.compile(r"\d+(?:家|个|户|所)[(（](?P<names>[^()（）]{2,80})[)）]")
_OPENING = re.compile(r"^.*(?:为|对|帮助|协助|促成了?|助力|支持|引进|其中|积极|组织|推荐|解决了?)(?=.{2})")
_SELF = re.compile(
    r"^全(?:局|院|校|厅|委|站|中心)(?=核定|编制|年初|预算|决算|总|收入|支出|在职|现有|实有)|^(?:我|本)(?:局|办|单位|部门|委|院|校|站|中心|镇|乡|县|市|区|州|街道|处|会|所|馆|系统|县局|区局|市局)(?:机关)?|^(?:局|委|办|院|厅)机关(?=.?设)"
)


def region_word(text: str) -> tuple[str, int, int] | None:
    """The first 全区, 全市 … of a normalised text, with its place."""
    match = _REGION.search(text)
    return (match[0].replace("市区", "市"), match.start(), match.end()) if match else None


def named_in(text: str) -> frozenset[str]:
    """Names listed with a count: 甲、乙等4家企业 ; 2家（甲、乙）. They may be subjects of other figures."""
    names: set[str] = set()
    for match in _LISTED.finditer(text):
        if re.search(r"\d", match["names"]):
            continue  # 楼栋216栋、居民4126户 counts each of its own.
        names.update(_OPENING.sub("", name) for name in match["names"].split("、"))
    for match in _BRACKETED.finditer(text):
        names.update(split_names(match["names"]))
    return frozenset(plain(name) for name in names if 2 <= len(name) <= 14 and not re.search(r"[\d的]", name))


_NO_NAME = re.compile(
    r"^(?:不?含|包括|其中|以下|即|按|见|占|全[市省国县区]|试行|详见|目标|上年|同比|加挂|下称|简称|以|如|与)|[\d%≥≤]|[，,;；。]"
)


_KINDS = re.compile("(?:省|市|州|县|区|旗|乡|镇|场|村|街道|社区|居委会|[、和及与或/])+")
"""Kinds of places, 6个县（市、区）: another word for what is counted, no names."""


def split_names(text: str) -> tuple[str, ...]:
    """The names in a bracket or after a colon: 明正宏、诺泽生物 ; empty when it says something else."""
    text = text.strip().rstrip("。；;")
    titles = re.findall(r"《[^》]{2,60}》", text)
    if titles and "、" not in text:
        return tuple(titles)
    if _NO_NAME.search(plain(text)) or _KINDS.fullmatch(plain(text)):
        return ()
    parts = [re.sub(r"\s", "", part) for part in re.split(r"[、；;]|和(?=[^、]{2,}$)", text.strip().rstrip("。；;等"))]
    return tuple(part for part in parts if part) if all(0 < len(part) <= 30 for part in parts) else ()


_HIGHER = re.compile(r"^.{1,6}?(?:省|自治区|市|州|地区|盟|县|区)(?=.{3,})")


def own_names(identity: Identity) -> tuple[str, ...]:
    """Normalised names the unit goes by in its report, longest first."""
    names = {plain(name) for name in (identity.organisation, *identity.aliases) if name}
    names |= {short for name in names if len(short := _HIGHER.sub("", name)) > 4}
    names |= {short for name in names if len(short := _HIGHER.sub("", name)) > 4}
    return tuple(sorted((name for name in names if len(name) > 1), key=len, reverse=True))


def strip_self(words: str, names: tuple[str, ...]) -> str:
    """`words` without the unit's own name or 我局 at their beginning."""
    for name in names:
        if words.startswith(name) and len(words) > len(name):
            return words[len(name) :]
    return _SELF.sub("", words)
