"""Which units a question names: in full, in short, by place, by a slip, and those the corpus does not have.

A mention is a place (资阳区, 资阳), a bureau (工信局), or both. A bureau's short form keeps some of its characters in
order (工信局 of 工业和信息化局), or is one of the pack's abbreviations. A named place or bureau that no report belongs
to is unknown; it is never replaced by a neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.corpus import Corpus
from assistant.lexicon import lexicon
from assistant.understand.bureaus import forms
from assistant.understand.directory import NEVER_PLACE, Directory, Named, Town, directory, short_place
from assistant.understand.shortened import SYSTEM, alone, ends_name
from assistant.understand.spelling import sounds
from assistant.understand.strangers import (
    NAMED_BUREAU,
    houses_of,
    overlaps,
    strange_companies,
    strange_places,
    strange_town,
)
from assistant.understand.words import classed, in_dictionary
from index.packs import Pack
from index.text import plain

_BUREAU_END = re.compile(
    r"(?:委员会|办公室|指挥部|局|委|厅|办|中心|院|站|校|馆|所|队|处|会|部|社|联|政府|公司|学校|医院)$"
)
_BUREAU_TAIL = re.compile(r"(?:那个局|这个局|那个单位|的局|那个部门|局里|局(?![长部限面势域])|委(?![托派员任屈])|厅)")
_LEVEL = re.compile(r"(?:省|自治州|州|市|区|县|旗|镇|乡)")
_NO_LEVEL = re.compile(
    r".(?:级|域|划|本级|内|里|外|镇|乡)|市(?:场|容|民|监|政(?!府|协|务|法))|区(?:间|别|块)|县(?:城|管|道|乡|委)|州(?:委|局)|省(?:道|属|\d)|乡(?:村|道|亲|土)|镇(?:街|村|区)"
)
_LISTED_BEFORE = re.compile("[和与跟及、比同或者]$|还是$|那$|^$|[。?;]$")
_SHORT_FUND = (4, 3, 2)
"""How long short names of funds are, the longest first."""
_SHORTEST = 2
"""Two characters of a fund's name, 文保 of 文物保护, are short for it where no report prints them before what follows."""
_NAMES_FUND = 4
"""So many characters at least has what such a name stands for: 补贴 names no fund."""
_ITS_KIND = re.compile(r"项目|工程|专项")
_LISTED_AFTER = re.compile("[和与跟及、比同或]|呢|的?(?:20\\d\\d|总?支出|预算|决算|三公|编制|在职)")


@dataclass(frozen=True, slots=True)
class Mention:
    """A run of the question that names units, and which ones it may mean; none means: not in the corpus."""

    start: int
    end: int
    text: str
    units: tuple[str, ...]
    within: tuple[str, ...] = ()
    """Where only a place is named: all the units in it."""
    meant: str = ""
    """The place meant, where a slip could mean several."""


def mentions(question: str, corpus: Corpus) -> tuple[Mention, ...]:
    """The mentions in a normalised question, left to right, not overlapping."""
    known = directory(corpus)
    found: list[Mention] = []
    place = 0
    while place < len(question):
        mention = _mention_at(question, place, known, corpus)
        if mention is None:
            place += 1
        else:
            found.append(_with_fund(question, mention, corpus))
            place = found[-1].end
    return tuple(_unknown_bureaus(question, tuple(found), known, corpus))


def _with_fund(question: str, mention: Mention, corpus: Corpus) -> Mention:
    """The mention with the short name of the fund that its reports are on: 泸渠旧改, 柳甸公卫; of several units the one's."""
    for size in _SHORT_FUND:
        run = question[mention.end : mention.end + size]
        printed = [form for form in corpus.pack.spoken.get(run, ()) if len(form) >= _NAMES_FUND]
        owners = tuple(
            name
            for name in mention.units
            if any(plain(form) in plain(project) for project in corpus.unit_by_name[name].projects for form in printed)
        )
        if owners:
            end = mention.end + size
            end = kind.end() if (kind := _ITS_KIND.match(question, end)) else end
            return replace(mention, end=end, text=question[mention.start : end], units=owners)
    end = mention.end + _SHORTEST
    run = question[mention.end : end]
    if len(run) < _SHORTEST or corpus.prints(question[mention.end : end + 1]) or not run.isalpha():
        return mention
    short = re.compile(f"{run[0]}[\u4e00-\u9fff]{{1,2}}{run[1]}")
    titled = (u for u in mention.units if any(short.search(plain(each)) for each in corpus.unit_by_name[u].projects))
    owners = tuple(titled)
    return replace(mention, end=end, text=question[mention.start : end], units=owners) if owners else mention


def unit_words(corpus: Corpus) -> frozenset[str]:
    """Names of units, places and bureaus, for mending slips."""
    return directory(corpus).words


def _mention_at(question: str, place: int, known: Directory, corpus: Corpus) -> Mention | None:
    by_name = _full_name(question, place, known)
    by_place = _place_and_bureau(question, place, known, corpus)
    named = max((m for m in (by_name, by_place) if m), key=lambda m: m.end, default=None)
    return named or _one_of_rivals(question, place, known, corpus)


def slips_of_several(question: str, corpus: Corpus) -> tuple[str, ...]:
    """The runs of a question that may be slips for several places; what they mean, the rest of it decides."""
    known = directory(corpus)
    runs = ((place, known.rivals(question, place)[0]) for place in range(len(question)))
    return tuple(question[start:end] for start, end in runs if end > start)


def _one_of_rivals(question: str, place: int, known: Directory, corpus: Corpus) -> Mention | None:
    """A slip for one of several places: the one that has the bureau named after it, or whose reports print the most of
    the question; else all of them, to be asked back."""
    end, rivals = known.rivals(question, place)
    if not rivals:
        return None
    read = {
        form: _place_and_bureau(f"{question[:place]}{form}{question[end:]}", place, known, corpus) for form in rivals
    }
    known_there = [mention.end for mention in read.values() if mention and mention.units]
    last = max(known_there or [mention.end for mention in read.values() if mention], default=end)
    options = {
        form: [each for each in known.all.named if each.unit.name in mention.units]
        for form, mention in read.items()
        if mention and mention.units and mention.end == last
    }
    if len(options) > 1 and (printed := _most_printed(question[last:], options, corpus)):
        options = {printed: options[printed]}
    units = _names(each for named in options.values() for each in named)
    return Mention(place, last, question[place:last], units, meant=next(iter(options)) if len(options) == 1 else "")


def _most_printed(rest: str, options: dict[str, list[Named]], corpus: Corpus) -> str:
    """The place whose reports alone print words of the question; "" where more than one do, or none."""
    pairs = {rest[at : at + 2] for at in range(len(rest) - 1)}
    printed: dict[str, set[str]] = {}
    for form, named in options.items():
        text = "\n".join(corpus.text(each) for unit in named for each in unit.unit.report_ids[:8])
        printed[form] = {pair for pair in pairs if pair in text}
    alone = {form: len(own.difference(*(o for f, o in printed.items() if f != form))) for form, own in printed.items()}
    best = max(alone, key=lambda form: alone[form])
    others = max((count for form, count in alone.items() if form != best), default=0)
    return best if alone[best] >= 2 and alone[best] > 2 * others else ""


def _full_name(question: str, place: int, known: Directory) -> Mention | None:
    end, units = known.name_at(question, place)
    return Mention(place, end, question[place:end], units) if units else None


def _place_and_bureau(question: str, place: int, known: Directory, corpus: Corpus) -> Mention | None:
    reaches = known.towns_at(question, place)
    for end, towns in reaches:
        bureau_end, fitting = _bureau_after(question, end, towns, corpus)
        if fitting:
            own = [each for each in fitting if _own_level(question[place:end], each)]
            return Mention(place, bureau_end, question[place:bureau_end], _names(own))
    if not reaches:
        return None
    end, towns = reaches[0]
    stranger = _stranger_after(question, end, corpus)
    if stranger > end:
        return Mention(place, stranger, question[place:stranger], ())
    candidates = [each for town in towns for each in town.named]
    named = _names(_deepest(question[place:end], candidates))
    return Mention(place, end, question[place:end], named, within=_names(candidates))


def _names(named: Iterable[Named]) -> tuple[str, ...]:
    return tuple(sorted({each.unit.name for each in named}))


def _own_level(mention: str, each: Named) -> bool:
    """Whether the mention names the unit's own place: 益阳市工信局 is not the bureau of 益阳市资阳区."""
    own = each.places[-1] if each.places else ""
    return own in mention or short_place(own) in mention


def _deepest(mention: str, candidates: list[Named]) -> list[Named]:
    own = [each for each in candidates if _own_level(mention, each)]
    return own or candidates


def _bureau_after(question: str, start: int, towns: list[Town], corpus: Corpus) -> tuple[int, list[Named]]:
    """Where a bureau's name that follows at `start` ends, and the units it fits (none: no bureau of these towns)."""
    for fits in (
        lambda run: _fitting(run, towns, corpus.pack),
        lambda run: [n for town in towns for n in town.sounding(run)],
    ):
        end, fitting = _best_bureau(question, start, fits)
        if fitting:
            return end, fitting
    if tail := _BUREAU_TAIL.match(question, start):
        return tail.end(), [each for town in towns for each in town.named]
    return _without_ending(question, start, towns, corpus)


def _best_bureau(question: str, start: int, fits: Callable[[str], list[Named]]) -> tuple[int, list[Named]]:
    for end in range(min(len(question), start + 24), start + 1, -1):
        run = question[start:end]
        if _BUREAU_END.search(run) and (fitting := fits(run)):
            return end - question.startswith("局长", end - 1), fitting
    return start, []


def _without_ending(question: str, start: int, towns: list[Town], corpus: Corpus) -> tuple[int, list[Named]]:
    """A bureau by what it is for (枫渡水利2022年…, 枫渡教育系统), where that is no part of what is measured."""
    for end in range(min(len(question), start + 10), start + 1, -1):
        run = question[start:end]
        fitting = [each for town in towns for each in town.named if run in each.cores]
        if fitting and (system := SYSTEM.match(question, end)):
            return system.end(), fitting
        if fitting and ends_name(question, start, end, corpus):
            return end, fitting
    return _slip_without_ending(question, start, towns, corpus)


def _slip_without_ending(question: str, start: int, towns: list[Town], corpus: Corpus) -> tuple[int, list[Named]]:
    """A slip for what a bureau is called without an ending (疾空 for 疾控): no word, in no report, and it sounds the same."""
    for end in range(min(len(question), start + 4), start + 1, -1):
        run = question[start:end]
        if in_dictionary(run) or corpus.prints(run):
            continue
        heard = sounds(run)
        named = [each for town in towns for each in town.named]
        fitting = [e for e in named if any(sounds(c) == heard and set(c) & set(run) for c in e.cores)]
        if fitting:
            return end, fitting
    return start, []


def _stranger_after(question: str, start: int, corpus: Corpus) -> int:
    """One past the name of a bureau, or the level of another place, that no unit of the place before bears."""
    level = _LEVEL.match(question, start)
    if level and not _NO_LEVEL.match(question, start):
        bureau = NAMED_BUREAU.match(question, level.end())
        return bureau.end() if bureau and _is_name(bureau.group(), corpus.pack) else level.end()
    bureau = NAMED_BUREAU.match(question, start)
    if bureau and _is_name(bureau.group(), corpus.pack):
        return bureau.end()
    if town := strange_town(question, start, corpus.prints):
        return town
    for entry in corpus.pack.abbreviation:
        end = start + len(plain(entry.full))
        if question.startswith(plain(entry.full), start) and re.match(r"系统|部门|20\d\d年", question[end:]):
            return end
    return start


def _is_name(run: str, pack: Pack) -> bool:
    return _is_bureau(run, pack) or _like_bureau(run)


def _fitting(run: str, towns: Iterable[Town], pack: Pack) -> list[Named]:
    """The units whose bureau `run` says, in short or with the pack's abbreviations."""
    runs = forms(run.replace("那个", "").replace("这个", ""), pack)
    return [each for town in towns for each in town.called(runs)] if runs else []


def _is_bureau(run: str, pack: Pack) -> bool:
    stem = re.sub(r"(局|委员会|委|厅)$", "", run)
    return bool(stem) and any(stem.startswith(word) or word.startswith(stem) for word in pack.bureau_words)


def _like_bureau(run: str) -> bool:
    """Two to eight characters before 局 that are all of a name: no pronoun, particle or number among them."""
    stem = re.sub(r"(局|委员会|委|厅)$", "", run)
    return 2 <= len(stem) <= 8 and not re.search(r"[的那这个和与跟在是有哪几两三几多少全本我年比]", stem)


def _unknown_bureaus(question: str, found: tuple[Mention, ...], known: Directory, corpus: Corpus) -> list[Mention]:
    """The mentions with bureaus named without a known place: fitting units of the corpus, or strangers."""
    if not found and (named := alone(question, known, corpus)) is not None:
        start, end, units = named
        found = (Mention(start, end, question[start:end], units),)
    taken = [(mention.start, mention.end) for mention in found]
    added: list[Mention] = list(found)
    for start, end in strange_places(
        question,
        taken,
        seats=known.tabled,
        knows=corpus.prints,
        measures=lambda name: houses_of(name, corpus.metric_names),
    ):
        added.append(Mention(start, end, question[start:end], ()))
        taken.append((start, end))
    for match in _bureaus(question, taken, corpus.pack):
        if (stranger := _named_before(question, match.start())) is not None:
            added.append(Mention(stranger, match.end(), question[stranger : match.end()], ()))
            continue
        fitting = _fitting(match.group(), (known.all,), corpus.pack)
        if not fitting and found and _acts_there(question, match, corpus):
            continue
        added.append(Mention(match.start(), match.end(), match.group(), _names(fitting)))
    for start, end in strange_companies(question, taken, corpus.pack) if known.tabled else ():
        added.append(Mention(start, end, question[start:end], ()))
    return sorted(added, key=lambda mention: mention.start)


def _acts_there(question: str, bureau: re.Match[str], corpus: Corpus) -> bool:
    """Whether a bureau that has no report is one that the reports speak of, said beside a unit but not listed with it."""
    listed = _LISTED_BEFORE.search(question[: bureau.start()]) or _LISTED_AFTER.match(question, bureau.end())
    return listed is None and corpus.prints(bureau.group())


def _bureaus(question: str, taken: list[tuple[int, int]], pack: Pack) -> list[re.Match[str]]:
    if not (words := pack.bureau_words):
        return []
    pattern = _named_in_parts(words)
    return [m for m in pattern.finditer(question) if not overlaps(m.start(), m.end(), taken)]


@lru_cache(maxsize=8)
def _named_in_parts(words: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))}){{1,3}}(?:局|委员会|委|厅)")


def _named_before(question: str, start: int) -> int | None:
    """Where a name begins that stands right before a bureau: 鹭洲 of 鹭洲教育局; none for 两个教育局, 县教育局."""
    words = classed(question[max(0, start - 6) : start])
    if not words:
        return None
    word, kind = words[-1]
    if len(words) > 1 and kind == words[-2][1] == "zg" and len(word) == len(words[-2][0]) == 1:
        word = words[-2][0] + word  # no word of the dictionary: 沅洰
    named = kind in ("ns", "nr", "nrt", "nz", "zg") or (kind == "b" and start == len(word))
    if named and len(word) > 1 and word not in lexicon().empty and not NEVER_PLACE.match(word):
        return start - len(word)
    return None
