"""Places and companies that a question names and no report is of: by the list of places, by their form (绥岭县), by law."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.lexicon import lexicon
from assistant.understand.directory import NEVER_PLACE, PLACE_SUFFIX, short_place
from assistant.understand.vocabulary import vocabulary
from assistant.understand.words import classed
from index.gazetteer import find, is_place, locate
from index.packs import Pack
from index.patterns import pattern
from index.schema import Region

NAMED_BUREAU = re.compile(r"(?:[\u4e00-\u9fff]{1,10}?(?:局|委员会|厅)|[\u4e00-\u9fff]{0,8}?(?:卫健委|发改委|国资委))")
_NAMED_COMPANY = re.compile(
    r"(?:(?![年月日的和与及跟在是])[\u4e00-\u9fffa-z()]){2,20}?(?:股份有限公司|有限责任公司|有限公司)"
)
_KNOWN_AND = re.compile("[和与跟及、]([\u4e00-\u9fff]{2,8}?)(?=20\\d\\d|[两去今前]年)")
_AND_KNOWN = re.compile("^([\u4e00-\u9fff]{2,8}?)[和与跟及、]$")
_COUNTY = re.compile(
    "(?:^|(?<=[年度,的和与跟及、比问]))(?:(?![年月日的和与跟及比是有])[\\u4e00-\\u9fff]){2,5}?(?:自治县|县(?![级城域管委道乡区])|市(?![场容级民直政])|区(?![别间级域块])|旗)"
)
_TOWN_NAME = (
    r"(?P<name>(?:(?![年月日的和与跟及比是有个]|多少)[\u4e00-\u9fff]){2,5}?(?:街道|(?<!乡)镇|乡(?![镇村])))"
    "(?:办事处|人民政府|政府|办)?"
)
_TOWN = pattern(f"(?:^|(?<=[年度,的和与跟及、比问])){_TOWN_NAME}")
_TOWN_HERE = pattern(_TOWN_NAME)
_A_TOWN = re.compile("..(?:街道|镇|乡)$")
_NAMING = ("ns", "nr", "nrt", "nz", "nt", "zg")
"""Word classes of names."""
_OF_A_PLACE = re.compile("[所站镇乡村街校院库园馆]")
"""What may bear a place's name without being the place: 城关所."""
_COUNTING = "两二三四五六七八九十"
"""三市 says how many there are, 五县 too: no name ends so."""
_SEATED = re.compile(r"的?(?:注册|登记|上市公司|的公司|的企业)")
_SEAT = re.compile(r"(?:注册|总部|办公)(?:地址?|所在地)?(?:设?在|为|是|位于|于)|位于$|地处$")


def strange_places(
    question: str,
    taken: list[tuple[int, int]],
    *,
    seats: bool,
    knows: Callable[[str], bool],
    measures: Callable[[str], bool],
) -> list[tuple[int, int]]:
    """Spans of places that no unit of the corpus has, with the bureau after them.

    Args:
        seats: A short name counts too where the question says that something is registered there.
        knows: Whether the reports print a run of words: 龙凤港 of 龙凤港村 is then no strange 龙凤.
        measures: Whether the reports give figures of a town or house called so: 石泉 of 石泉镇卫生院 is no strange unit.
    """
    spans: list[tuple[int, int]] = []
    for match in find(question):
        start, end = match.start, match.end
        seat = seats and (_SEATED.match(question, end) or _SEAT.search(question[:start]))
        opening = not taken and _opens(question, start, end) and not knows(question[start : end + 2])
        opening = opening and not (_OF_A_PLACE.match(question, end) and knows(question[start : end + 1]))
        if opening and lexicon().objects.match(question, end) and knows(question[start:end]):
            continue
        if (opening and measures(question[start:end])) or (
            _A_TOWN.search(question[:end], start) and knows(question[start:end])
        ):
            continue
        if overlaps(start, end, taken + spans) or not (seat or opening or _surely_place(question, start, end)):
            continue
        bureau = NAMED_BUREAU.match(question, end)
        spans.append((start, bureau.end() if bureau else end))
    apart = "".join("," if overlaps(at, at + 1, taken + spans) else char for at, char in enumerate(question))
    for found in re.finditer(
        r"((?:(?![和与跟及比])[\u4e00-\u9fff]){2,5}?(?:市|区|县|旗|州))([\u4e00-\u9fff]{1,9}?(?:局|委员会|厅|委))",
        apart,
    ):
        start = _past_little_words(apart, found.start(), found.end(1))
        if not NEVER_PLACE.match(apart[start : found.end(1)]):
            spans.append((start, found.end()))
    for found in () if seats else _COUNTY.finditer(apart):
        start = _past_little_words(apart, found.start(), found.end())
        if _new_place(apart[start : found.end()], knows) and not overlaps(start, found.end(), spans):
            spans.append((start, found.end()))
    for found in () if seats else _TOWN.finditer(apart):
        start = _past_little_words(apart, found.start(), found.end("name"))
        if strange_town(apart, start, knows) and not overlaps(start, found.end(), spans):
            spans.append((start, found.end()))
    return spans


_HOUSE = "[一-龥]{0,6}?(?:乡|镇|街道|村|社区|卫生院|医院|中心|学校|小学|中学|幼儿园|敬老院|福利院|林场|农场|厂)"


def houses_of(name: str, names: str) -> bool:
    """Whether one of the metric names, one a line, is of a town or house called so."""
    return f"\n{name}" in names and re.search(f"^{re.escape(name)}{_HOUSE}", names, re.MULTILINE) is not None


def _new_place(run: str, knows: Callable[[str], bool]) -> bool:
    """A place by its form (绥岭县) that no report prints: no word of the language before 县, and none of a sentence."""
    stem = short_place(run)
    if stem == run or stem[-1] in _COUNTING or NEVER_PLACE.match(run) or knows(stem):
        return False
    if not is_place(run) or vars(locate(run)) == vars(Region()):
        return False
    return _no_word(stem)


def _no_word(stem: str) -> bool:
    """Whether a run is a name by its word class, or of characters that make no word."""
    words = classed(stem)
    return any(kind in _NAMING for _, kind in words) or all(len(word) == 1 for word, _ in words)


def strange_town(text: str, start: int, knows: Callable[[str], bool]) -> int:
    """One past a town or street office by its form (西栅街道办事处) that stands here and that no report prints; else 0."""
    match = _TOWN_HERE.match(text, start)
    stem = short_place(match.group("name")) if match else ""
    if match is None or len(stem) < 2 or NEVER_PLACE.match(stem) or knows(stem):
        return 0
    return match.end() if _no_word(stem) else 0


def _past_little_words(text: str, start: int, end: int) -> int:
    """Where a name begins in a run that little words (那, 关于, 听说) may stand before; a name has two characters before 县."""
    for length in range(min(4, end - start - 3), 0, -1):
        if text[start : start + length] in lexicon().before_names:
            return _past_little_words(text, start + length, end)
    return start


def _opens(question: str, start: int, end: int) -> bool:
    """A division's short name that the question begins with, as its subject: 沅江项目支出多少; 资源利用率 begins with a word."""
    if start > 0 or end - start < 2:
        return False
    word, kind = classed(question[:12])[0]
    return word == question[start:end] and kind in ("ns", "nr", "nrt", "nz", "nt")


def _surely_place(question: str, start: int, end: int) -> bool:
    """A division's full name, or its short name before a bureau: 赫山区; 赫山工信局. 资源, 和平 alone are words."""
    if re.search(rf"(?:{PLACE_SUFFIX})$", question[start:end]):
        return end - start > 2
    return bool(NAMED_BUREAU.match(question, end))


def strange_companies(question: str, taken: list[tuple[int, int]], pack: Pack) -> list[tuple[int, int]]:
    """Spans of companies that the tables do not have: by their legal form, or said together with one they have."""
    spans = []
    for match in _NAMED_COMPANY.finditer(question):
        start, end = match.span()
        polite = [word for word in lexicon().function_set if len(word) > 1 and question.startswith(word, start)]
        start += max(map(len, polite), default=0)
        if end - start > 4 and not overlaps(start, end, taken):
            spans.append((start, end))
    for start, end in taken:
        before, after = _AND_KNOWN.search(question[:start]), _KNOWN_AND.match(question, end)
        spans += [m.span(1) for m in (before, after) if m and not vocabulary(pack).words(m[1])]
    return [span for span in dict.fromkeys(spans) if not overlaps(*span, taken)]


def overlaps(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    """Whether a span shares a place with one of `spans`."""
    return any(start < its_end and its_start < end for its_start, its_end in spans)
