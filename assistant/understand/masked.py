"""A question whose units and years stand masked; and which years it then asks about, counted from those it names."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.corpus import Corpus
from assistant.understand.measures import YEAR_MARK
from assistant.understand.units import Mention
from assistant.understand.years import YearMention

# 比2021年增长, 和2021年相比: the year compared with.
_BASE_YEAR = re.compile(
    "(?:比|较|相比于?|对比)[\ue100-\ue1ff](?:的|同期|时)*(?:相比|来说)?|(?:和|与|跟|同)[\ue100-\ue1ff](?:同期|的)*(?:相比|比较|比)"
)
# 2021年三公上一年, with no pause or comparison between: the year before 2021.
_APART = re.compile("[,。?;、和与及跟同比较到至]")
_AND = re.compile("[和与及跟同、]的?$")


@dataclass(frozen=True, slots=True)
class Masked:
    """A question whose units and years stand masked."""

    text: str
    units: tuple[Mention, ...]
    years: tuple[YearMention, ...]


def first_year_only(masked: Masked) -> Masked:
    """从2022年的数倒推2021年: the first year is asked for, the other only says from where."""
    first = masked.text.index(chr(YEAR_MARK))
    cut = re.sub("[,，]?从?[\ue101-\ue1ff][^,。?]*", "", masked.text[first:])
    return Masked(masked.text[:first] + cut, masked.units, masked.years[:1])


def based(masked: Masked) -> tuple[Masked, int | None]:
    """比2021年增长多少, the only year named: what is compared with, not the year that is asked about."""
    match = _BASE_YEAR.search(masked.text)
    if match is None or len(masked.years) != 1 or len(masked.years[0].years) != 1:
        return masked, None
    years = (replace(masked.years[0], years=()),)
    text = masked.text[: match.start()] + "的" + masked.text[match.end() :]
    return Masked(text, masked.units, years), masked.years[0].years[0]


def listed_years(masked: Masked, unit_names: tuple[str, ...], corpus: Corpus) -> Masked:
    """年初预算、决算、上年各多少: 上年 is one item of the list; the others are of the year it is counted from."""
    listed = [
        index
        for index, year in enumerate(masked.years)
        if len(year.back) == 1 and re.search(f"[、和及与]{chr(YEAR_MARK + index)}", masked.text)
    ]
    named = [year for mention in masked.years for year in mention.years]
    unit = corpus.unit_by_name.get(unit_names[0]) if len(unit_names) == 1 else None
    latest = max(named) if named else unit.years[-1] if unit and unit.years else None
    if not listed or latest is None or len(listed) == len(masked.text.split("、")):
        return masked
    years = tuple(
        replace(year, years=(latest - year.back[0],), back=(), listed=True) if index in listed else year
        for index, year in enumerate(masked.years)
    )
    if not named:
        first = masked.years[listed[0]]
        years = (*years, YearMention(first.start, first.start, (latest,)))
    return Masked(masked.text, masked.units, years)


def counted_back(masked: Masked) -> Masked:
    """2021年三公上一年多少 asks for 2020; 2022年和前一年 for both."""
    named = [i for i, year in enumerate(masked.years) if year.years]
    back = [i for i, year in enumerate(masked.years) if len(year.back) == 1 and not year.listed]
    if len(named) != 1 or len(back) != 1 or len(masked.years[named[0]].years) != 1:
        return masked
    first, before = (masked.text.find(chr(YEAR_MARK + i)) for i in (named[0], back[0]))
    if first < 0 or before < 0:
        return masked
    earlier = replace(
        masked.years[back[0]], years=(masked.years[named[0]].years[0] - masked.years[back[0]].back[0],), back=()
    )
    if _AND.search(masked.text[:before]):
        changed = {back[0]: earlier}
    elif first < before and not _APART.search(masked.text[first:before]):
        changed = {back[0]: earlier, named[0]: replace(masked.years[named[0]], years=())}
    else:
        return masked
    return Masked(masked.text, masked.units, tuple(changed.get(i, year) for i, year in enumerate(masked.years)))
