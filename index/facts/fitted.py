"""Whose figure of the year before it is, where two amounts stand before it: the difference that is told decides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.facts.carry import Sentence
from index.facts.drafts import Draft
from index.facts.metrics import Vocabulary

_EACH_YEAR = re.compile(
    r"(?P<years>(?:(?:19|20)\d\d年?度?[、和及与]){1,4}(?:19|20)\d\d年度?)[^,，;；。\d]{0,16}?分别(?=[^,，;；。\d]{0,10}\d)"
)

_IN_ALL = re.compile("(?:合计|总计|总额|共计)$")
_PLACE = re.compile(r"[一-龥]{1,6}(?:县|区|市|州|旗|乡|镇|街道|村|社区)")
# 东河县2个项目1286万元, 西岭乡3个村320万元
_COUNTED_AT = re.compile(
    "(?P<place>(?![全各本该])[一-龥]{1,6}?(?:[市县区旗镇乡村]|街道))(?:子?项目|工程|村|社区|小区|学校|卫生院)"
)
_AT_PLACE = re.compile(
    rf"(?P<what>[^：]{{0,16}}(?:浓度|指数|面积|人数|户数|资金|补助|得分|[比率]例?|[额量价])[为是]?)(?P<place>{_PLACE.pattern})"
)


def fitted(drafts: list[Draft], paragraph: Sequence[Draft] = ()) -> list[Draft]:
    """The drafts of a sentence: 支出571万元，结余37万元，比上年的498万元增加73万元 tells of 支出, as only that fits.

    Args:
        paragraph: All figures of the paragraph so far; two of them may be the years that a difference is of.
    """
    found = _of_total(drafts, paragraph)
    earlier = [draft for draft in paragraph if drafts and draft.sentence != drafts[0].sentence]
    for at in range(1, len(found)):
        before, moved = found[at - 1], found[at]
        if moved.change != "增减额" or before.change or not _amounts(before, moved) or not moved.quantity.value:
            continue
        known = [*earlier, *found[max(0, at - 5) : at - 1]]
        now = [draft for draft in known if not draft.change and draft.year != before.year and _amounts(draft, moved)]
        own = [draft for draft in now if _measure(draft) == _measure(before)]
        if before.year is None or (own and _fits(own[-1], before, moved)):
            continue
        owner = next((draft for draft in reversed(now) if _fits(draft, before, moved)), None)
        if owner is None:
            continue
        found[at - 1] = replace(_of(before, owner, before), words=owner.words, basis=owner.basis)
        found[at] = _of(moved, owner, before)
        if at + 1 < len(found) and found[at + 1].change == "变化率" and found[at + 1].noun == before.noun:
            found[at + 1] = _of(found[at + 1], owner, before)
    return found


def in_all(drafts: list[Draft], vocabulary: Vocabulary) -> list[Draft]:
    """财政拨款收入3300万元，其他收入7万元，一般公共预算收入总计3307万元: what the amounts before it come to is their total,
    whatever purse it is called by."""
    found = list(drafts)
    for at, draft in enumerate(found):
        name = draft.metric.name if draft.metric and not draft.change else ""
        if not name or not _IN_ALL.search(draft.words):
            continue
        for rule in vocabulary.pack.identity:
            parts = [d for d in found[:at] if _amounts(d) and not d.change and d.metric and d.metric.name in rule.parts]
            parts = [part for part in parts if part.basis == draft.basis and part.year == draft.year]
            together = sum(part.quantity.base[0] for part in parts) == draft.quantity.base[0]
            if name in rule.parts and len(parts) > 1 and together:
                found[at] = replace(draft, metric=vocabulary.pack.metrics[rule.total])
    return found


def by_year(drafts: list[Draft], sentence: Sentence) -> list[Draft]:
    """2022年、2023年分别到位580万元、642万元: each year has its own."""
    found = list(drafts)
    for match in _EACH_YEAR.finditer(sentence.text):
        years = [int(year) for year in re.findall(r"(?:19|20)\d\d", match["years"])]
        begin = sentence.digits(match.end(), match.end())[0]
        places = [at for at, draft in enumerate(found) if draft.digits[0] >= begin and not draft.change][: len(years)]
        if len(places) == len(years) and len({found[at].quantity.base[1] for at in places}) == 1:
            for at, year in zip(places, years, strict=True):
                found[at] = replace(found[at], year=year)
    return found


def by_place(drafts: list[Draft]) -> list[Draft]:
    """PM2.5浓度临津区47、河阴区50微克: what is measured at the first place is measured at the next ones."""
    found, what = list(drafts), ""
    for at, draft in enumerate(found):
        first = _AT_PLACE.fullmatch(draft.words)
        if first and at + 1 < len(found) and _next_place(draft, found[at + 1]):
            what = first["what"]
            found[at] = _at(draft, first["place"], what)
        elif what and _next_place(drafts[at - 1], draft):
            found[at] = _at(draft, draft.words, what)
        else:
            what = ""
        if at and (place := _given(drafts[at - 1], draft)):
            found[at] = replace(_at(draft, place, "资金"), metric=None)
    return found


def _given(counted: Draft, draft: Draft) -> str:
    """The place that so much was given, told with what for: 东河县 of 东河县2个项目1286万元; "" for other pairs."""
    same = counted.words == draft.words and counted.sentence == draft.sentence and not draft.change
    if not same or draft.quantity.base[1] != "元" or counted.quantity.base[1] == "元":
        return ""
    told = _COUNTED_AT.fullmatch(draft.words.rpartition("：")[2])
    return told["place"] if told else ""


def _next_place(before: Draft, draft: Draft) -> bool:
    alike = draft.quantity.base[1] == before.quantity.base[1] and draft.metric is None and not draft.change
    return alike and _PLACE.fullmatch(draft.words) is not None


def _at(draft: Draft, place: str, what: str) -> Draft:
    return replace(draft, words=place + what, noun=place + what, subject=place)


def _of_total(drafts: list[Draft], paragraph: Sequence[Draft]) -> list[Draft]:
    """决算11万元，其中车8万元、接待2万元，比上年减少2万元: where the part last named did not change so much and the total
    did, the change is the total's."""
    found = list(drafts)
    for at, moved in enumerate(found):
        if moved.change != "增减额" or not moved.quantity.value or moved.year is None:
            continue
        pairs = _years(moved, paragraph)
        own = pairs.get(_measure(moved))
        if own is None or _fits(*own, moved):
            continue
        owners = [two for two in pairs.values() if _fits(*two, moved)]
        if len(owners) != 1:
            continue
        noun = moved.noun
        for place in range(at, len(found)):
            if found[place].noun != noun or not found[place].change:
                break
            found[place] = _of(found[place], owners[0][0], found[place])
    return found


def _years(moved: Draft, paragraph: Sequence[Draft]) -> dict[str, tuple[Draft, Draft]]:
    """What was really spent or reached in the year of `moved` and in the one before, a pair a measure."""
    base = moved.quantity.base[1]
    reached = [draft for draft in paragraph if not draft.change and draft.quantity.base[1] == base]
    reached = [draft for draft in reached if draft.basis in ("决算", "实际值")]
    now = {_measure(draft): draft for draft in reached if draft.year == moved.year}
    then = {_measure(draft): draft for draft in reached if draft.year is not None and draft.year + 1 == moved.year}
    return {measure: (now[measure], then[measure]) for measure in now if measure in then}


def _measure(draft: Draft) -> str:
    return draft.metric.name if draft.metric else draft.noun


def _of(draft: Draft, owner: Draft, wrong: Draft) -> Draft:
    """The draft as one of `owner`, not of the metric it was taken for."""
    words = draft.words.replace(wrong.noun, owner.noun, 1)
    return replace(draft, words=words, noun=owner.noun, metric=owner.metric, subject=owner.subject)


def _amounts(*drafts: Draft) -> bool:
    return all(draft.quantity.base[1] == "元" for draft in drafts)


def _fits(now: Draft, before: Draft, moved: Draft) -> bool:
    """Whether `now` less `before` is what is told, to the last printed digit."""
    apart = abs(now.quantity.base[0] - before.quantity.base[0])
    return abs(apart - abs(moved.quantity.base[0])) <= abs(moved.quantity.base[0]) / 100
