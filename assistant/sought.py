"""What a question about text wants to read: its kinds, their cues and what answers look like. The words are sought.toml."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from assistant.query import Query
from assistant.understand.words import segmented
from index.patterns import pattern
from index.text import plain

_ASKING = re.compile("什么|啥|哪[些个家]?|几|了|的")
_LATE = "按期|按时|如期|按计划|按进度"
_UNDONE = re.compile(f"没(?:有|能)?(?!{_LATE})[\u4e00-\u9fff]{{1,2}}?(?:完(?![工成])|够|到位)")
_WHICH = re.compile("哪[几一两二三四五六七八九十]?(个|家|项|条|所|座|种|类|些|批|笔|处|台|辆)?")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of words sought.

    Attributes:
        said: Stands in a sentence that answers.
        headers: Words that head the column of a table that answers.
        strict: A report without such a sentence does not answer.
        alone: Such a sentence answers even where it has no other word of the question.
        unless: Words with which the cues ask for something else.
        aside: Words beside the cues that narrow nothing down.
        best: Stands in the sentences that answer before others, the surest first.
        only: Figures answer no such question.
    """

    name: str
    cues: re.Pattern[str]
    said: re.Pattern[str]
    headers: tuple[str, ...]
    strict: bool
    alone: bool
    unless: re.Pattern[str] | None
    best: tuple[re.Pattern[str], ...] = ()
    only: bool = False
    aside: re.Pattern[str] | None = None
    roles: tuple[re.Pattern[str], ...] = ()
    """Words for one part in a thing each: a question that names one is answered by a sentence that does."""

    def role(self, question: str) -> re.Pattern[str] | None:
        """The part the question asks about: 监理 is not 施工."""
        return next((role for role in self.roles if role.search(question)), None)


@dataclass(frozen=True, slots=True)
class Cause:
    """How reports give causes."""

    headers: tuple[str, ...]
    said: re.Pattern[str]
    weak: re.Pattern[str]
    itself: re.Pattern[str]
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sought:
    """The words of sought.toml."""

    kinds: tuple[Kind, ...]
    cause: Cause
    filler: frozenset[str]
    alike: dict[str, tuple[str, ...]]
    furniture: re.Pattern[str]
    """A line of a web page around a report."""


@lru_cache(maxsize=1)
def sought() -> Sought:
    """The words that ship with the product."""
    data: dict[str, Any] = tomllib.loads(files("assistant").joinpath("sought.toml").read_text(encoding="utf-8"))
    cause = data["cause"]
    return Sought(
        kinds=tuple(_kind(entry) for entry in data["kind"]),
        cause=Cause(
            headers=tuple(cause["headers"]),
            said=pattern(cause["said"]),
            weak=pattern(cause["weak"]),
            itself=pattern(cause["itself"]),
            headings=tuple(cause["headings"]),
        ),
        filler=frozenset(data["filler"]["words"]),
        furniture=pattern(_page_line(**data["page"])),
        alike={plain(spoken): tuple(map(plain, printed)) for spoken, printed in data["alike"].items()},
    )


def _page_line(buttons: list[str], links: list[str]) -> str:
    """A line of nothing but buttons, or one that a link begins."""
    button = f"(?:{'|'.join(buttons)})"
    return rf"[\[【(]?{button}(?:[\s\[\]【】()|/·:]*{button})*[\]】)]?|(?:{'|'.join(links)}).*"


def _kind(entry: dict[str, Any]) -> Kind:
    return Kind(
        name=entry["name"],
        cues=pattern("|".join(f"(?:{cue})" for cue in entry["cues"])),
        said=pattern(entry["said"]),
        headers=tuple(entry.get("headers", ())),
        strict=entry.get("strict", False),
        alone=entry.get("alone", False),
        unless=pattern("|".join(entry["unless"])) if "unless" in entry else None,
        best=tuple(map(pattern, [best] if isinstance(best := entry.get("best", []), str) else best)),
        only=entry.get("only", False),
        aside=pattern(entry["aside"]) if "aside" in entry else None,
        roles=tuple(map(pattern, entry.get("roles", ()))),
    )


def kinds_of(query: Query) -> tuple[Kind, ...]:
    """The kinds of words a question wants, the most telling first; a follow-up wants what was wanted before."""
    whole = text = plain(query.text)
    for measure in query.measures:
        if measure.metric:  # a name asks for nothing: 一年内到期的非流动负债 is no question of when
            text = text.replace(measure.words, "的") if measure.words else text
    cued = tuple(k for k in sought().kinds if k.cues.search(whole if k.alone and k.aside else text))
    asked = tuple(k for k in cued if not (k.unless and k.unless.search(text)))
    before = (k for k in sought().kinds if k.name == query.wanted_text and query.wanted_text != "name")
    return asked or tuple(k for k in before if k not in cued)


def _undone(match: re.Match[str]) -> str:
    """没搬完 and whatever else was not finished, by the words reports have for it, where it has none of its own."""
    return match.group() if match.group() in sought().alike else "没完成"


def telling(words: str) -> str:
    """The words without those that only ask: what is left must stand in the report."""
    words = _UNDONE.sub(_undone, _WHICH.sub(" ", words))
    for known in _longest_first():
        if known in words:
            words = words.replace(known, f" {known} " if known in sought().alike else " ")
    parts = [part if part in sought().alike else _kept(part) for part in words.split(" ")]
    return "".join(parts)


@lru_cache(maxsize=1)
def _longest_first() -> tuple[str, ...]:
    """The words of two characters and more that a segmenter would not always cut out: likenesses and fillers."""
    known = (word for word in (*sought().alike, *sought().filler) if len(word) > 1)
    return tuple(sorted(known, key=len, reverse=True))


def _kept(part: str) -> str:
    return "".join(w for w in segmented(part) if w not in sought().filler and not re.fullmatch(r"[\d.,%]+[分%]?", w))


def subject(words: str) -> str:
    """The words without what is said to have happened: 危桥改造 of 危桥改造没完工."""
    rest = words
    for spoken in _longest_first():
        if spoken in sought().alike:
            rest = rest.replace(spoken, "")
    return rest if len(rest) > 1 else words


def without(words: str, cue: str) -> str:
    """The words without those of a cue: 石板滩大桥建 of 石板滩大桥是哪家公司建的."""
    for word in segmented(cue):
        if len(word) > 1:
            words = words.replace(word, "", 1)
    return words.removesuffix(_ASKING.sub("", cue))


def wordings(words: str, limit: int = 12) -> tuple[str, ...]:
    """The words, and with each word people say put as reports print it: 最后一批资金下达, 末批资金下达."""
    made = [words]
    for spoken, printed in sorted(sought().alike.items(), key=lambda item: -len(item[0])):
        if spoken in words and (len(spoken) > 1 or words.endswith(spoken)):
            made += [one.replace(spoken, form) for one in made for form in printed if spoken in one]
    return tuple(dict.fromkeys(made))[:limit]
