"""The places of China down to counties: recognising them in names and questions, and whose county is whose.

The list is one of 2023; counties that have since become districts or cities (宁乡县, 宁乡市) are found by their stem.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from index.schema import Region, Value

PlaceLevel = Literal["province", "city", "county"]
_PEOPLES = (
    "壮族|满族|回族|苗族|维吾尔族?|土家族|彝族|蒙古族?|藏族|布依族|侗族|瑶族|朝鲜族|白族|哈尼族|哈萨克族?|黎族|傣族|畲族|傈僳族|仡佬族|东乡族?|高山族|拉祜族|水族|佤族|纳西族|羌族|土族|仫佬族|锡伯族?|柯尔克孜|"
    "达斡尔族|景颇族|毛南族|撒拉族|布朗族|塔吉克|阿昌族|普米族|鄂温克族|怒族|京族|基诺族|德昂族|保安族|裕固族|门巴族|珞巴族|独龙族|鄂伦春|各族"
)
_STEM = re.compile(
    rf"^(.+?)(?:(?:{_PEOPLES})+自治[区州县]|特别行政区|自治[区州县旗]|(?<=..)(?:地区|林区|特区|新区|矿区)|省|市|盟|县|区|旗)$"
)


class Division(Value):
    """A province, city or county."""

    name: str
    """In full: 资阳区, 恩施土家族苗族自治州."""
    stem: str
    """Without what kind it is: 资阳, 恩施. One-character stems are left out ("")."""
    level: PlaceLevel
    region: Region


class Match(Value):
    """A place named in a text."""

    start: int
    end: int
    text: str
    divisions: tuple[Division, ...]
    """All the places of that name; the text may decide between them."""
    short: bool
    """Only the stem stands there (资阳); such words often mean something else (朝阳, 和平)."""


@lru_cache(maxsize=1)
def divisions() -> tuple[Division, ...]:
    """Every province, city and county."""
    found: dict[tuple[str, str, str], Division] = {}
    for line in files("index").joinpath("divisions.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        province, city, counties = line.split("\t")
        _add(found, province, "province", Region(province=province))
        if city:
            _add(found, city, "city", Region(province=province, city=city))
        for county in counties.split():
            _add(found, county, "county", Region(province=province, city=city, county=county))
    return tuple(found.values())


def _add(found: dict[tuple[str, str, str], Division], name: str, level: PlaceLevel, region: Region) -> None:
    key = (region.province, region.city, region.county)
    found.setdefault(key, Division(name=name, stem=stem(name), level=level, region=region))


def stem(name: str) -> str:
    """The name without its kind; "" when one character would be left.

    >>> stem("资阳区"), stem("恩施土家族苗族自治州"), stem("泸县")
    ('资阳', '恩施', '')
    """
    match = _STEM.match(name)
    return match[1] if match and len(match[1]) > 1 else ""


@lru_cache(maxsize=1)
def _named() -> tuple[dict[str, tuple[Division, ...]], dict[str, tuple[Division, ...]]]:
    """Full names, and stems, to the divisions that bear them."""
    full: dict[str, list[Division]] = {}
    short: dict[str, list[Division]] = {}
    for division in divisions():
        full.setdefault(division.name, []).append(division)
        if division.stem and division.stem != division.name:
            short.setdefault(division.stem, []).append(division)
            for ending in _aliases(division):
                full.setdefault(division.stem + ending, []).append(division)
    return {name: tuple(group) for name, group in full.items()}, {name: tuple(group) for name, group in short.items()}


def _aliases(division: Division) -> tuple[str, ...]:
    """Other endings the name is met with: 恩施州, 长阳县; a county's older or newer kind: 宁乡县 for 宁乡市."""
    if division.level == "city" and division.name.endswith("自治州"):
        return ("州",)
    if division.level == "county":
        return tuple(kind for kind in ("县", "区", "市") if division.name != division.stem + kind)
    return ()


def find(text: str, *, short: bool = True) -> tuple[Match, ...]:
    """The places named in `text`, left to right, the longest name at each place.

    Args:
        text: Any text.
        short: Also find stems standing alone (长沙, 赫山).
    """
    full, stems = _named()
    found: list[Match] = []
    at = 0
    while at < len(text):
        match = _at(text, at, full, short=False) or (_at(text, at, stems, short=True) if short else None)
        if match is None:
            at += 1
        else:
            found.append(match)
            at = match.end
    return tuple(found)


def _at(text: str, at: int, names: dict[str, tuple[Division, ...]], *, short: bool) -> Match | None:
    for length in range(min(15, len(text) - at), 1, -1):
        word = text[at : at + length]
        if word in names:
            exact = tuple(division for division in names[word] if division.name == word)
            return Match(start=at, end=at + length, text=word, divisions=exact or names[word], short=short)
    return None


def parents(county: str) -> tuple[Region, ...]:
    """The regions a county name can stand for, empty when unknown: parents("资阳区")[0].city is 益阳市."""
    return tuple(division.region for division in _named()[0].get(county, ()) if division.level == "county")


def locate(names: str, *, evidence: str = "") -> Region:
    """The region that the places at the head of a unit's or report's name give, as far as they are certain.

    Args:
        names: A text that begins with place names: 益阳市资阳区工业和信息化局.
        evidence: Text that may decide between counties of one name, by naming their city or province.

    Returns:
        The printed places, and their parents where only one place of that name exists or the text decides; places
        the gazetteer does not know stand as printed.
    """
    names = names.removeprefix("中国共产党").removeprefix("中共")
    chain = _chain(names)
    if not chain:
        return _unknown(names)
    possible = [region for region in _regions(chain[-1]) if _agrees(region, chain)]
    if len(possible) > 1:
        scores = [(_mentions(region, evidence), region) for region in possible]
        best = max(score for score, _ in scores)
        possible = [region for score, region in scores if score == best] if best else possible
    printed = _printed(chain)
    if len(possible) == 1:
        return possible[0].model_copy(
            update={key: value for key, value in printed.items() if key == "county" and value}
        )
    return Region(**printed)


def _chain(names: str) -> list[Match]:
    """The places that stand one after another at the head of `names`."""
    chain: list[Match] = []
    at = 0
    while match := _at(names, at, _named()[0], short=False) or (_short_parent(names, at) if not chain else None):
        chain.append(match)
        at = match.end
    return chain


def _short_parent(names: str, at: int) -> Match | None:
    """A province or city by its stem (湖南益阳市…, 长沙岳麓区…), only before a place named in full."""
    match = _at(names, at, _named()[1], short=True)
    follows = match is not None and _at(names, match.end, _named()[0], short=False) is not None
    return match if follows else None


def _regions(match: Match) -> list[Region]:
    return [division.region for division in match.divisions]


def _agrees(region: Region, chain: list[Match]) -> bool:
    """Each place named before is a parent of `region`."""
    return all(
        any(
            above.region.province in ("", region.province) and above.region.city in ("", region.city)
            for above in match.divisions
        )
        for match in chain[:-1]
    )


def _mentions(region: Region, evidence: str) -> int:
    names = [name for name in (region.province, region.city) if name]
    return sum(evidence.count(stem(name) or name) for name in names)


def _printed(chain: list[Match]) -> dict[str, str]:
    """The printed names by level, for places that remain uncertain."""
    return {match.divisions[0].level: match.text for match in chain if not match.short}


_CITY = r"市(?!场|容|级|政(?:公用|管理|工程|设施|建设|园林|养护|处|局|中心)|民(?:中心|服务|热线|卡))"
"""市 as a kind of place, not as the beginning of the unit's subject: 市场监督, 市政工程, 市民中心."""
_UNKNOWN = re.compile(
    r"^(?P<province>[\u4e00-\u9fff]{2,7}?(?:省|自治区))?"
    rf"(?P<city>(?:(?![县旗])[\u4e00-\u9fff*＊]){{2,6}}?(?:{_CITY}|自治州|州(?!{_CITY}|[区县])|地区|盟))?"
    rf"(?P<county>(?!市|城市)[\u4e00-\u9fff*＊]{{1,7}}?(?:自治县|(?<![大点困各])县|旗|(?<![社园景校灌库片山合小老灾疫街厂])(?<!开发)(?<!保护)(?<!示范)(?<!高新)(?<!管理)区|(?<=..){_CITY}))?"
)


def _unknown(names: str) -> Region:
    """Places by their form alone (枫渡县…), for names that are no longer, or not yet, on the list."""
    match = _UNKNOWN.match(names)
    if match is None:
        return Region()
    return Region(province=match["province"] or "", city=match["city"] or "", county=match["county"] or "")


_BARE = re.compile(rf"(?:省|{_CITY}|县(?!域)|区(?!域|块)|州|旗)(?=.{{3}})")


def bare_kind(name: str) -> str:
    """The kind of place that stands for the place itself at the head of a unit's name; "" when none does.

    >>> bare_kind("县农业农村局"), bare_kind("市民政局"), bare_kind("市场监督管理局"), bare_kind("桃江县水利局")
    ('县', '市', '', '')
    """
    match = _BARE.match(name)
    return match[0] if match else ""


_BY_FORM = re.compile(r"(?:[\u4e00-\u9fff*＊]{1,8}?(?:省|自治[区州县]|市|州|地区|盟|县|区|旗))+")


def is_place(words: str) -> bool:
    """Whether `words` are nothing but places, by the list or by their form (某市, **河县).

    >>> is_place("益阳市资阳区"), is_place("市政府授权")
    (True, False)
    """
    return sum(match.end - match.start for match in find(words)) == len(words) or bool(_BY_FORM.fullmatch(words))
