"""Everything the corpus's units are called, laid out so that a place in a question is looked up and never searched for.

Units that lie in the same places stand together, and within them bureaus by their first and last character: what fits
at a place is found by the characters that stand there, however many units there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.corpus import Corpus, Unit
from assistant.understand.spelling import sound, sounds
from index.text import plain

_KINDS = ("自治州", "自治县", "自治区", "地区", "新区", "市", "区", "县", "旗", "省", "州", "盟", "镇", "乡", "街道")
PLACE_SUFFIX = "|".join(_KINDS)
NEVER_PLACE = re.compile(
    r"全|本|我|各|该|贵|主城|城|园|地|社|小|辖|市辖|校|景|库|灌|特|一|两|三|几|这|那|哪|个|省级|上级"
)
_LEVELS = re.compile(rf"[\u4e00-\u9fff]{{1,7}}?(?:{PLACE_SUFFIX})")
_LEGAL = re.compile(r"(?:集团)?(?:股份|有限责任|有限)+公司$|集团$")


@dataclass(frozen=True, slots=True)
class Named:
    """A unit taken apart: its places from high to low, its bureau, and names of its own."""

    unit: Unit
    places: tuple[str, ...]
    bureau: str
    aliases: tuple[str, ...]


@dataclass(slots=True)
class Town:
    """The units of the same places."""

    places: tuple[str, ...]
    named: list[Named] = field(default_factory=list)
    by_ends: dict[tuple[str, str], list[Named]] = field(default_factory=dict)
    by_sound: dict[tuple[str, str], list[Named]] = field(default_factory=dict)

    def add(self, each: Named) -> None:
        """Take in a unit."""
        self.named.append(each)
        if each.bureau:
            self.by_ends.setdefault((each.bureau[0], each.bureau[-1]), []).append(each)

    def spelled(self, run: str) -> list[Named]:
        """Units whose bureau keeps the characters of `run` in order, its first and last among its ends."""
        return [each for each in self.by_ends.get((run[0], run[-1]), ()) if run and in_order(run, each.bureau)]

    def sounding(self, run: str) -> list[Named]:
        """Units whose bureau keeps the sounds of `run` in order."""
        if len(run) < 3:
            return []
        if not self.by_sound:
            for each in self.named:
                if each.bureau:
                    self.by_sound.setdefault((sound(each.bureau[0]), each.bureau[-1]), []).append(each)
        heard = sounds(run)
        return [each for each in self.by_sound.get((heard[0], run[-1]), ()) if _kept(heard, sounds(each.bureau))]


@dataclass(frozen=True, slots=True)
class Directory:
    """The units of one corpus version.

    Attributes:
        forms: Full names and other names of their own, to the units they name.
        lengths: First character of such a name to the lengths there are, the longest first.
        towns: First character of any form of a place to the towns that have it.
        tabled: Some of the units come from an imported table.
    """

    forms: dict[str, tuple[str, ...]]
    lengths: dict[str, tuple[int, ...]]
    towns: dict[str, tuple[Town, ...]]
    all: Town
    words: frozenset[str]
    tabled: bool

    def name_at(self, question: str, place: int) -> tuple[int, tuple[str, ...]]:
        """End of the longest name that begins at a place, and the units it names."""
        for length in self.lengths.get(question[place], ()):
            form = question[place : place + length]
            if (units := self.forms.get(form)) and not _within_number(question, place, form):
                return place + length, units
        return place, ()

    def towns_at(self, question: str, place: int) -> tuple[int, list[Town]]:
        """End of the longest run of places that begins at a place, and the towns that have them."""
        here = [(end, town) for town in self.towns.get(question[place], ()) if (end := _end(question, place, town))]
        last = max((end for end, _ in here), default=place)
        return last, [town for end, town in here if end == last]


def directory(corpus: Corpus) -> Directory:
    """The directory of the corpus, laid out once a version."""
    return corpus.once("directory", lambda: _laid_out(corpus))


def _laid_out(corpus: Corpus) -> Directory:
    named = [_apart(unit) for unit in corpus.units]
    forms = _forms(named)
    towns: dict[tuple[str, ...], Town] = {}
    every = Town(())
    for each in named:
        towns.setdefault(each.places, Town(each.places)).add(each)
        every.add(each)
    by_first: dict[str, list[Town]] = {}
    for town in towns.values():
        for first in dict.fromkeys(form[0] for form in _place_forms(town.places)):
            by_first.setdefault(first, []).append(town)
    lengths: dict[str, set[int]] = {}
    for form in forms:
        lengths.setdefault(form[0], set()).add(len(form))
    return Directory(
        forms=forms,
        lengths={first: tuple(sorted(each, reverse=True)) for first, each in lengths.items()},
        towns={first: tuple(each) for first, each in by_first.items()},
        all=every,
        words=_words(named),
        tabled=bool(corpus.tabled),
    )


def _forms(named: Iterable[Named]) -> dict[str, tuple[str, ...]]:
    """Names to units: those given, and a company's name without its legal form where no other company has it."""
    forms: dict[str, dict[str, None]] = {}
    stripped: dict[str, dict[str, None]] = {}
    for each in named:
        own = [plain(name) for name in each.unit.names]
        full = plain(each.unit.name)
        for form in (*(f for f in (full, *each.aliases) if len(f) > 2), *(name for name in own if len(name) > 1)):
            forms.setdefault(form, {})[each.unit.name] = None
        if own or each.unit.name in each.unit.names:
            for short in (_LEGAL.sub("", full), _LEGAL.sub("", each.bureau)):
                if len(short) > 2 and short != full:
                    stripped.setdefault(short, {})[each.unit.name] = None
    for short, units in stripped.items():
        if len(units) == 1:
            forms.setdefault(short, units)
    return {form: tuple(units) for form, units in forms.items()}


def _words(named: Iterable[Named]) -> frozenset[str]:
    """Names of units, places and bureaus, for mending slips."""
    words: set[str] = set()
    for each in named:
        own = (plain(name) for name in each.unit.names)
        words |= {*each.aliases, *_place_forms(each.places), *(name for name in own if not name.isdigit())}
    return frozenset(word for word in words if len(word) > 1)


def _within_number(question: str, start: int, form: str) -> bool:
    """Whether a name of digits (600519) stands inside a longer number."""
    end = start + len(form)
    return form.isdigit() and (question[start - 1 : start].isdigit() or question[end : end + 1].isdigit())


def _end(question: str, start: int, town: Town) -> int:
    """One past the run of places (any of them, high to low, full or short) that begins at `start`; 0 for none."""
    place = start
    for name in town.places:
        short = short_place(name)
        for form in (name, short):
            if len(form) > 1 and question.startswith(form, place) and not _is_level(question, place, form, short):
                place += len(form)
                break
    return place if place > start else 0


def _is_level(question: str, place: int, form: str, short: str) -> bool:
    """松坞县级资金: 县 belongs to 县级, not to the place."""
    return form != short and question[place + len(form) : place + len(form) + 1] == "级"


def in_order(run: str, bureau: str) -> bool:
    """Whether `run` keeps characters of `bureau` in order, its first and last among them."""
    if not run or run[0] != bureau[0] or run[-1] != bureau[-1]:
        return False
    return _kept(run, bureau)


def _kept(some: Iterable[str], every: Iterable[str]) -> bool:
    rest = iter(every)
    return all(each in rest for each in some)


def _place_forms(places: Iterable[str]) -> list[str]:
    return [form for level in places for form in (level, short_place(level)) if len(form) > 1]


def short_place(name: str) -> str:
    """资阳 of 资阳区; a name of two characters is its own short form."""
    for suffix in _KINDS:
        if name.endswith(suffix) and len(name) - len(suffix) >= 2:
            return name[: -len(suffix)]
    return name


def _apart(unit: Unit) -> Named:
    name = plain(unit.name)
    places: list[str] = []
    rest = name
    known = [plain(p) for p in (unit.province, unit.city, unit.county) if p]
    while True:
        level = next((p for p in known if rest.startswith(p)), None)
        if level is None:
            match = _LEVELS.match(rest)
            if match is None or match.end() >= len(rest) - 1 or NEVER_PLACE.match(match.group()):
                break
            level = match.group()
        places.append(level)
        rest = rest[len(level) :]
    high = [p for p in known if p not in places]
    ordered = sorted({*high, *places}, key=lambda p: _rank(p, unit, name))
    forms = _place_forms(ordered)
    if unit.names:
        rest = next((rest[len(form) :] for form in forms if rest.startswith(form) and rest != form), rest)
    selfless = tuple(alias for alias in map(plain, unit.aliases) if any(form in alias for form in forms))
    return Named(unit, tuple(ordered), rest, selfless)


def _rank(place: str, unit: Unit, name: str) -> tuple[int, int]:
    for level, known in enumerate((unit.province, unit.city, unit.county)):
        if place == plain(known):
            return level, 0
    return 3, name.find(place)
