"""Which units a question names: in full, in short, by place, by a slip, and those the corpus does not have.

A mention is a place (资阳区, 资阳), a bureau (工信局), or both. A bureau's short form keeps some of its characters in
order (工信局 of 工业和信息化局), or is one of the pack's abbreviations. A named place or bureau that no report belongs
to is unknown; it is never replaced by a neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from assistant.corpus import Corpus
from assistant.lexicon import lexicon
from assistant.understand.directory import NEVER_PLACE, PLACE_SUFFIX, Directory, Named, Town, directory, short_place
from assistant.understand.words import classed
from index.packs import Pack
from index.text import plain

_BUREAU_END = re.compile(r"(?:委员会|办公室|指挥部|局|委|厅|办|中心|院|站|校|馆|所|队|处|会|公司|学校|医院)$")
_BUREAU_TAIL = ("那个局", "这个局", "那个单位", "的局", "那个部门", "局里", "局", "委", "厅")
_NAMED_BUREAU = re.compile(r"[\u4e00-\u9fff]{1,10}?(?:局|委员会|厅|卫健委|发改委|国资委)")
_NAMED_COMPANY = re.compile(
    r"(?:(?![年月日的和与及跟在是])[\u4e00-\u9fffa-z()]){2,20}?(?:股份有限公司|有限责任公司|有限公司)"
)
_SEATED = re.compile(r"的?(?:注册|登记|上市公司|的公司|的企业)")
_SEAT = re.compile(r"(?:注册|总部|办公)(?:地址?|所在地)?(?:设?在|为|是|位于|于)|位于$|地处$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A run of the question that names units, and which ones it may mean; none means: not in the corpus."""

    start: int
    end: int
    text: str
    units: tuple[str, ...]
    within: tuple[str, ...] = ()
    """Where only a place is named: all the units in it."""


def mentions(question: str, corpus: Corpus) -> tuple[Mention, ...]:
    """The mentions in a normalised question, left to right, not overlapping."""
    known = directory(corpus)
    found: list[Mention] = []
    place = 0
    while place < len(question):
        mention = _mention_at(question, place, known, corpus.pack)
        if mention is None:
            place += 1
        else:
            found.append(mention)
            place = mention.end
    return tuple(_unknown_bureaus(question, tuple(found), known, corpus))


def unit_words(corpus: Corpus) -> frozenset[str]:
    """Names of units, places and bureaus, for mending slips."""
    return directory(corpus).words


def _mention_at(question: str, place: int, known: Directory, pack: Pack) -> Mention | None:
    by_name = _full_name(question, place, known)
    by_place = _place_and_bureau(question, place, known, pack)
    return max((m for m in (by_name, by_place) if m), key=lambda m: m.end, default=None)


def _full_name(question: str, place: int, known: Directory) -> Mention | None:
    end, units = known.name_at(question, place)
    return Mention(place, end, question[place:end], units) if units else None


def _place_and_bureau(question: str, place: int, known: Directory, pack: Pack) -> Mention | None:
    end, towns = known.towns_at(question, place)
    if not towns:
        return None
    bureau_end, fitting = _bureau_after(question, end, towns, pack)
    if fitting:
        own = [each for each in fitting if _own_level(question[place:end], each)]
        return Mention(place, bureau_end, question[place:bureau_end], _names(own))
    if bureau_end > end:
        return Mention(place, bureau_end, question[place:bureau_end], ())
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


def _bureau_after(question: str, start: int, towns: list[Town], pack: Pack) -> tuple[int, list[Named]]:
    """Where a bureau's name that follows at `start` ends, and the units it fits (none: an unknown bureau)."""
    for fits in (lambda run: _fitting(run, towns, pack), lambda run: [n for town in towns for n in town.sounding(run)]):
        end, fitting = _best_bureau(question, start, fits)
        if fitting:
            return end, fitting
    for tail in _BUREAU_TAIL:
        if question.startswith(tail, start):
            return start + len(tail), [each for town in towns for each in town.named]
    stranger = _NAMED_BUREAU.match(question, start)
    if stranger and (_is_bureau(stranger.group(), pack) or _like_bureau(stranger.group())):
        return stranger.end(), []
    return start, []


def _best_bureau(question: str, start: int, fits: Callable[[str], list[Named]]) -> tuple[int, list[Named]]:
    for end in range(min(len(question), start + 24), start + 1, -1):
        run = question[start:end]
        if _BUREAU_END.search(run) and (fitting := fits(run)):
            return end, fitting
    return start, []


def _fitting(run: str, towns: Iterable[Town], pack: Pack) -> list[Named]:
    """The units whose bureau `run` says, in short or with the pack's abbreviations."""
    run = run.replace("那个", "").replace("这个", "")
    forms = dict.fromkeys(form for form in (run, *_spelled_out(run, pack)) if form)
    return [each for town in towns for form in forms for each in town.spelled(form)]


def _spelled_out(run: str, pack: Pack) -> list[str]:
    return [
        run.replace(short, plain(entry.full)) for entry in pack.abbreviation for short in entry.short if short in run
    ]


def _is_bureau(run: str, pack: Pack) -> bool:
    stem = re.sub(r"(局|委员会|委|厅)$", "", run)
    words = {word for entry in pack.abbreviation for word in (plain(entry.full), *entry.short)}
    return bool(stem) and any(stem.startswith(word) or word.startswith(stem) for word in words if len(word) > 1)


def _like_bureau(run: str) -> bool:
    """Two to eight characters before 局 that are all of a name: no pronoun, particle or number among them."""
    stem = re.sub(r"(局|委员会|委|厅)$", "", run)
    return 2 <= len(stem) <= 8 and not re.search(r"[的那这个和与跟在是有哪几两三几多少全本我年比]", stem)


def _unknown_bureaus(question: str, found: tuple[Mention, ...], known: Directory, corpus: Corpus) -> list[Mention]:
    """The mentions with bureaus named without a known place: fitting units of the corpus, or strangers."""
    taken = [(mention.start, mention.end) for mention in found]
    added: list[Mention] = list(found)
    for start, end in _strange_places(question, taken, seats=known.tabled, knows=corpus.prints):
        added.append(Mention(start, end, question[start:end], ()))
        taken.append((start, end))
    for match in _bureaus(question, taken, corpus.pack):
        if (stranger := _named_before(question, match.start())) is not None:
            added.append(Mention(stranger, match.end(), question[stranger : match.end()], ()))
            continue
        fitting = _fitting(match.group(), (known.all,), corpus.pack)
        added.append(Mention(match.start(), match.end(), match.group(), _names(fitting)))
    for start, end in _strange_companies(question, taken) if known.tabled else ():
        added.append(Mention(start, end, question[start:end], ()))
    return sorted(added, key=lambda mention: mention.start)


def _bureaus(question: str, taken: list[tuple[int, int]], pack: Pack) -> list[re.Match[str]]:
    words = {word for entry in pack.abbreviation for word in (plain(entry.full), *entry.short) if len(word) > 1}
    pattern = _named_in_parts(frozenset(words)) if words else None
    if pattern is None:
        return []
    return [m for m in pattern.finditer(question) if not _overlaps(m.start(), m.end(), taken)]


@lru_cache(maxsize=8)
def _named_in_parts(words: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))}){{1,3}}(?:局|委员会|委|厅)")


def _strange_companies(question: str, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans of companies, by their legal form, that the tables do not have."""
    spans = []
    for match in _NAMED_COMPANY.finditer(question):
        start, end = match.span()
        polite = [word for word in lexicon().function_set if len(word) > 1 and question.startswith(word, start)]
        start += max(map(len, polite), default=0)
        if end - start > 4 and not _overlaps(start, end, taken):
            spans.append((start, end))
    return spans


def _strange_places(
    question: str, taken: list[tuple[int, int]], *, seats: bool, knows: Callable[[str], bool]
) -> list[tuple[int, int]]:
    """Spans of places that no unit of the corpus has, with the bureau after them.

    Args:
        seats: A short name counts too where the question says that something is registered there.
        knows: Whether the reports print a run of words: 龙凤港 of 龙凤港村 is then no strange 龙凤.
    """
    from index.gazetteer import find

    spans: list[tuple[int, int]] = []
    for match in find(question):
        start, end = match.start, match.end
        seat = seats and (_SEATED.match(question, end) or _SEAT.search(question[:start]))
        opening = not taken and _opens(question, start, end) and not knows(question[start : end + 2])
        if _overlaps(start, end, taken + spans) or not (seat or opening or _surely_place(question, start, end)):
            continue
        bureau = _NAMED_BUREAU.match(question, end)
        spans.append((start, bureau.end() if bureau else end))
    for found in re.finditer(
        r"([\u4e00-\u9fff]{2,5}?(?:市|区|县|旗|州))([\u4e00-\u9fff]{1,9}?(?:局|委员会|厅|委))", question
    ):
        start, end = found.span()
        if not _overlaps(start, end, taken + spans) and not NEVER_PLACE.match(found.group(1)):
            spans.append((start, end))
    return spans


def _opens(question: str, start: int, end: int) -> bool:
    """A division's short name that the question begins with, as its subject: 沅江项目支出多少; 资源利用率 begins with a word."""
    if start > 0 or end - start < 2:
        return False
    word, kind = classed(question[:12])[0]
    return word == question[start:end] and kind in ("ns", "nr", "nrt", "nz", "nt")


def _named_before(question: str, start: int) -> int | None:
    """Where a name begins that stands right before a bureau: 鹭洲 of 鹭洲教育局; none for 两个教育局, 县教育局."""
    words = classed(question[max(0, start - 6) : start])
    if not words:
        return None
    word, kind = words[-1]
    if (
        kind in ("ns", "nr", "nrt", "nz")
        and len(word) > 1
        and word not in lexicon().empty
        and not NEVER_PLACE.match(word)
    ):
        return start - len(word)
    return None


def _surely_place(question: str, start: int, end: int) -> bool:
    """A division's full name, or its short name before a bureau: 赫山区; 赫山工信局. 资源, 和平 alone are words."""
    if re.search(rf"(?:{PLACE_SUFFIX})$", question[start:end]):
        return end - start > 2
    return bool(_NAMED_BUREAU.match(question, end))


def _overlaps(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(start < its_end and its_start < end for its_start, its_end in spans)
