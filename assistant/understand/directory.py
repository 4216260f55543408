"""Everything the corpus's units are called, laid out so that a place in a question is looked up and never searched for.

Units that lie in the same places stand together, and within them bureaus by their first and last character: what fits
at a place is found by the characters that stand there, however many units there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.corpus import Corpus, Unit
from assistant.understand.bureaus import calls, cores, forms, in_order
from assistant.understand.spelling import sound, sounds
from index.packs import Pack
from index.text import plain

_KINDS = ("自治州", "自治县", "自治区", "地区", "新区", "市", "区", "县", "旗", "省", "州", "盟", "镇", "乡", "街道")
PLACE_SUFFIX = "|".join(_KINDS)
NEVER_PLACE = re.compile(
    r"全|本|我|各|该|贵|主城|城|园|地|社|小|辖|市辖|校|景|库|灌|特|一|两|三|几|这|那|哪|个|省级|上级"
)
_NO_PLACE = re.compile(rf"^(?:{NEVER_PLACE.pattern})|[和与及]|城乡|城镇|城市")
_LEVELS = re.compile(rf"[\u4e00-\u9fff]{{1,7}}?(?:{PLACE_SUFFIX})")
_BARE_KINDS = "省市区县州旗"
_BRANCH = re.compile(r"(?P<bureau>[\u4e00-\u9fff]{2,9}?局)(?P<place>(?!第|直属)[\u4e00-\u9fff]{2,8})分局$")
"""A bureau's branch in a place that lies behind it: 市生态环境局榕湾分局 is called 榕湾分局 and 榕湾生态环境局."""
_LEGAL = re.compile(r"(?:集团)?(?:股份|有限责任|有限)+公司$|集团$")


@dataclass(frozen=True, slots=True)
class Named:
    """A unit taken apart: its places from high to low, its bureau, and names of its own."""

    unit: Unit
    places: tuple[str, ...]
    bureau: str
    aliases: tuple[str, ...]
    forms: tuple[str, ...] = ()
    """The bureau's name, and with the pack's short forms written out."""
    cores: frozenset[str] = frozenset()
    """What people call it without 局."""


@dataclass(slots=True)
class Town:
    """The units of the same places."""

    places: tuple[str, ...]
    named: list[Named] = field(default_factory=list)
    by_first: dict[str, list[Named]] = field(default_factory=dict)
    by_sound: dict[tuple[str, str], list[Named]] = field(default_factory=dict)

    def add(self, each: Named) -> None:
        """Take in a unit."""
        self.named.append(each)
        for first in dict.fromkeys(form[0] for form in each.forms):
            self.by_first.setdefault(first, []).append(each)

    def called(self, runs: Iterable[str]) -> list[Named]:
        """Units whose bureau one of `runs` calls; of one place those of that very name, else of that ending, else all."""
        found: dict[str, tuple[int, Named]] = {}
        for run in runs:
            for each in self.by_first.get(run[0], ()):
                if fitting := [form for form in each.forms if calls(run, form)]:
                    far = 0 if run in fitting else 1 if any(run[-1] == form[-1] for form in fitting) else 2
                    found[each.unit.name] = min(
                        (far, each), found.get(each.unit.name, (far, each)), key=lambda it: it[0]
                    )
        nearest: dict[tuple[str, ...], int] = {}
        for far, each in found.values():
            nearest[each.places] = min(far, nearest.get(each.places, far))
        return [each for far, each in found.values() if far == nearest[each.places]]

    def sounding(self, run: str) -> list[Named]:
        """Units whose bureau keeps the sounds of `run` in order."""
        if len(run) < 3:
            return []
        if not self.by_sound:
            for each in self.named:
                if each.bureau:
                    self.by_sound.setdefault((sound(each.bureau[0]), each.bureau[-1]), []).append(each)
        heard = sounds(run)
        return [each for each in self.by_sound.get((heard[0], run[-1]), ()) if in_order(heard, sounds(each.bureau))]


@dataclass(frozen=True, slots=True)
class Directory:
    """The units of one corpus version.

    Attributes:
        forms: Full names and other names of their own, to the units they name.
        lengths: First character of such a name to the lengths there are, the longest first.
        towns: First character of any form of a place to the towns that have it.
        near: Forms of places with one character left open (渌_) to those forms.
        near_starts: How those begin, by one character; by two where the first is open.
        tabled: Some of the units come from an imported table.
    """

    forms: dict[str, tuple[str, ...]]
    lengths: dict[str, tuple[int, ...]]
    towns: dict[str, tuple[Town, ...]]
    all: Town
    near: dict[str, tuple[str, ...]]
    near_starts: frozenset[str]
    words: frozenset[str]
    tabled: bool

    def name_at(self, question: str, place: int) -> tuple[int, tuple[str, ...]]:
        """End of the longest name that begins at a place, and the units it names."""
        for length in self.lengths.get(question[place], ()):
            form = question[place : place + length]
            if (units := self.forms.get(form)) and not _within_number(question, place, form):
                return place + length, units
        return place, ()

    def towns_at(self, question: str, place: int) -> list[tuple[int, list[Town]]]:
        """The runs of places that begin at a place, the longest first: their ends, and the towns that have them."""
        ends: dict[int, list[Town]] = {}
        for town in self.towns.get(question[place], ()):
            for end in _ends(question, place, town.places):
                ends.setdefault(end, []).append(town)
        return sorted(ends.items(), reverse=True)

    def rivals(self, question: str, place: int) -> tuple[int, tuple[str, ...]]:
        """A slip that may mean several places (渌沣: 渌丰 by its sound, 渌澧 by its look): its end and the places."""
        if question[place] not in self.near_starts and f"_{question[place + 1 : place + 2]}" not in self.near_starts:
            return place, ()
        for end in range(min(len(question), place + 8), place + 1, -1):
            run = question[place:end]
            opened = (f"{run[:at]}_{run[at + 1 :]}" for at in range(len(run)))
            forms = tuple(dict.fromkeys(form for key in opened for form in self.near.get(key, ())))
            if run in forms:
                return place, ()
            if len(forms) > 1 and any(sounds(form) == sounds(run) for form in forms):
                return end, forms
        return place, ()


def directory(corpus: Corpus) -> Directory:
    """The directory of the corpus, laid out once a version."""
    return corpus.once("directory", lambda: _laid_out(corpus))


def _laid_out(corpus: Corpus) -> Directory:
    fulls = [plain(unit.name) for unit in corpus.units]
    taken = frozenset(full[at:] for full in fulls for at in range(len(full)))
    named = [_apart(unit, corpus.pack, taken) for unit in corpus.units]
    names = _names(named)
    towns: dict[tuple[str, ...], Town] = {}
    every = Town(())
    for each in named:
        towns.setdefault(each.places, Town(each.places)).add(each)
        every.add(each)
    by_first: dict[str, list[Town]] = {}
    for town in towns.values():
        for first in dict.fromkeys(form[0] for form in _place_forms(town.places)):
            by_first.setdefault(first, []).append(town)
    near: dict[str, dict[str, None]] = {}
    for form in dict.fromkeys(form for town in towns.values() for form in _place_forms(town.places)):
        for at in range(len(form)):
            near.setdefault(f"{form[:at]}_{form[at + 1 :]}", {})[form] = None
    lengths: dict[str, set[int]] = {}
    for form in names:
        lengths.setdefault(form[0], set()).add(len(form))
    return Directory(
        forms=names,
        lengths={first: tuple(sorted(each, reverse=True)) for first, each in lengths.items()},
        towns={first: tuple(each) for first, each in by_first.items()},
        all=every,
        near={key: tuple(each) for key, each in near.items()},
        near_starts=frozenset(key[: 2 if key[0] == "_" else 1] for key in near),
        words=_words(named),
        tabled=bool(corpus.tabled),
    )


def _names(named: Iterable[Named]) -> dict[str, tuple[str, ...]]:
    """Names to units: those given, and a company's name without its legal form where no other company has it."""
    found: dict[str, dict[str, None]] = {}
    stripped: dict[str, dict[str, None]] = {}
    for each in named:
        own = [plain(name) for name in each.unit.names]
        full = plain(each.unit.name)
        for form in (*(f for f in (full, *each.aliases) if len(f) > 2), *(name for name in own if len(name) > 1)):
            found.setdefault(form, {})[each.unit.name] = None
        for short in each.cores if not each.places else ():
            for form in (short, f"{short}管委会") if len(short) > 2 else ():
                found.setdefault(form, {})[each.unit.name] = None
        if own or each.unit.name in each.unit.names:
            for short in (_LEGAL.sub("", full), _LEGAL.sub("", each.bureau)):
                if len(short) > 2 and short != full:
                    stripped.setdefault(short, {})[each.unit.name] = None
    for short, units in stripped.items():
        if len(units) == 1:
            found.setdefault(short, units)
    return {form: tuple(units) for form, units in found.items()}


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


def _ends(question: str, start: int, places: tuple[str, ...]) -> set[int]:
    """One past the runs of places (any of them, high to low, full or short) that begin at `start`."""
    found: set[int] = set()
    for index, name in enumerate(places):
        short = short_place(name)
        for form in dict.fromkeys((name, short)):
            if len(form) > 1 and question.startswith(form, start) and not _is_level(question, start, form, short):
                end = start + len(form)
                found |= {end, *_ends(question, end, places[index + 1 :])}
    return found


def _is_level(question: str, place: int, form: str, short: str) -> bool:
    """松坞县级资金: 县 belongs to 县级, not to the place."""
    return form != short and question[place + len(form) : place + len(form) + 1] == "级"


def _place_forms(places: Iterable[str]) -> list[str]:
    return [form for level in places for form in (level, short_place(level)) if len(form) > 1]


def short_place(name: str) -> str:
    """资阳 of 资阳区; a name of two characters is its own short form."""
    for suffix in _KINDS:
        if name.endswith(suffix) and len(name) - len(suffix) >= 2:
            return name[: -len(suffix)]
    return name


def _apart(unit: Unit, pack: Pack, taken: frozenset[str]) -> Named:
    """The unit taken apart; `taken` are names of units, which are no other unit's alias."""
    name = plain(unit.name).removeprefix("中国共产党").removeprefix("中共")
    places: list[str] = []
    rest = name
    known = [plain(p) for p in (unit.province, unit.city, unit.county) if p]
    while True:
        level = next((p for p in known if rest.startswith(p)), None)
        if level is None:
            match = _LEVELS.match(rest)
            if match is None or match.end() >= len(rest) - 1 or _NO_PLACE.search(match.group()):
                break
            level = match.group()
        places.append(level)
        rest = rest[len(level) :]
    if branch := _BRANCH.match(rest):
        places.append(branch["place"])
        rest = branch["bureau"]
    high = [p for p in known if p not in places]
    ordered = sorted({*high, *places}, key=lambda p: _rank(p, unit, name))
    where = _place_forms(ordered)
    if unit.names:
        rest = next((rest[len(form) :] for form in where if rest.startswith(form) and rest != form), rest)
    selfless = tuple(
        alias
        for alias in map(plain, unit.aliases)
        if any(form in alias for form in where) and (alias not in taken or name.endswith(alias))
    )
    if unit.names or not rest:
        return Named(unit, tuple(ordered), rest, selfless, (rest,) if rest else ())
    others = [*_others(selfless, rest, where), *(["分局"] if branch else [])]
    called = dict.fromkeys(form for body in (rest, *others) for form in forms(body, pack))
    return Named(unit, tuple(ordered), rest, selfless, tuple(called), cores(rest, pack))


def _others(aliases: Iterable[str], own: str, where: list[str]) -> list[str]:
    """The bodies among the aliases that are not `own` in short: who carries out what the unit reports on."""
    heads = sorted(where, key=len, reverse=True)
    bodies = dict.fromkeys(alias[len(form) :] for alias in aliases for form in heads if alias.startswith(form))
    return [body for body in bodies if len(body) > 3 and not in_order(body, own) and body[0] not in _BARE_KINDS]


def _rank(place: str, unit: Unit, name: str) -> tuple[int, int]:
    for level, known in enumerate((unit.province, unit.city, unit.county)):
        if place == plain(known):
            return level, 0
    return 3, name.find(place)
