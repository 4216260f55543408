"""Words that sound alike or look alike: slips people type (经废, 预祘, 工性局), read as what was meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files

from assistant.understand.words import dictionary_words

# Initials and finals that input methods and accents confuse; the usual "fuzzy pinyin" of Chinese input methods.
_FUZZY = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ang", "an"), ("eng", "en"), ("ing", "in"))


@cache
def _syllables() -> dict[str, str]:
    """Character → its syllable. The file is written by `bench/sounds.py`; a library's dictionary loads too slowly."""
    lines = (files(__package__) / "sounds.txt").read_text(encoding="utf-8").splitlines()
    return {char: said for said, chars in map(str.split, lines) for char in chars}


@cache
def _heard() -> dict[str, str]:
    """Character → its fuzzy syllable."""
    return {char: fuzzy(said) for char, said in _syllables().items()}


def syllable(char: str) -> str:
    """Toneless pinyin of one character; the character itself when it is no Chinese one."""
    return _syllables().get(char, char)


@cache
def fuzzy(syllable: str) -> str:
    """A toneless syllable as people who confuse some initials and finals say it."""
    for long, short in _FUZZY[:3]:
        if syllable.startswith(long):
            syllable = short + syllable[len(long) :]
    for long, short in _FUZZY[3:]:
        if syllable.endswith(long):
            syllable = syllable[: -len(long)] + short
    return syllable


def sound(char: str) -> str:
    """Fuzzy toneless pinyin of one character; the character itself when it is no Chinese one.

    >>> sound("性") == sound("信")
    True
    """
    return _heard().get(char, char)


def sounds(text: str) -> tuple[str, ...]:
    """`sound` of each character."""
    return tuple(map(sound, text))


@lru_cache(maxsize=64)
def _by_sound(words: frozenset[str]) -> dict[tuple[str, ...], str]:
    """Words by their sounds; of words that sound the same the first in order of code points."""
    table: dict[tuple[str, ...], str] = {}
    for word in sorted(words, reverse=True):
        table[sounds(word)] = word
    return table


@lru_cache(maxsize=8)
def _both(words: frozenset[str], familiar: frozenset[str]) -> frozenset[str]:
    return words | familiar


@lru_cache(maxsize=8)
def _longest(words: frozenset[str]) -> int:
    return max(map(len, words), default=0)


def corrected(
    text: str,
    *,
    words: frozenset[str],
    familiar: frozenset[str],
    protected: Iterable[str],
    shapes: Mapping[str, str],
    fixed: frozenset[str] = frozenset(),
    prints: Callable[[str], bool] = lambda name: False,
) -> tuple[str, tuple[str, ...]]:
    """`text` with slips mended, and the mendings as "wrong→right".

    A run of characters is a slip when it sounds like a known word of its length and shares at least one character with
    it, or when `shapes` maps its wrong character; never inside a known word, across the edge of a word of the language,
    or where the run is found in `protected`.

    Args:
        text: Normalised text.
        words: Known words of two characters and more.
        familiar: Words that are right, but that nothing is mended into.
        protected: Texts whose words are right as they are (the corpus's own).
        shapes: Wrong character → right one.
        fixed: Words no character of which is a slip, within a longer run either.
        prints: Whether the corpus prints a name.
    """
    notes: list[str] = []
    text = _reshape(text, words, shapes, notes)
    known = known_spans(text, _both(words, familiar))
    table = _by_sound(words)
    heard = sounds(text)
    longest = min(_longest(words), len(text))
    right_words = "\n".join(protected)
    whole = dictionary_words(text)
    kept = known_spans(text, fixed)
    for length in range(longest, 1, -1):
        for start in range(len(text) - length + 1):
            end = start + length
            word, run = table.get(heard[start:end]), text[start:end]
            if word is None or word == run or run in right_words or not _alike(run, word) or re.search("几|多少", word):
                continue
            if any(not _inside(span, start, end) for span in known if span[0] < end and start < span[1]):
                continue
            if any(a < start < b or a < end < b for a, b in whole):
                continue
            if any(a < end and start < b and text[a:b] != word[max(0, a - start) : b - start] for a, b in kept):
                continue
            if run[-1] != word[-1] and text[end + 1 : end + 2] in _PLACED and prints(text[end - 1 : end + 2]):
                continue  # 槐州石亭县: what would be mended begins the name of a place
            notes.append(f"{run}→{word}")
            text = text[:start] + word + text[end:]
            known = [span for span in known if not _inside(span, start, end)] + [(start, end)]
    return text, tuple(notes)


def _inside(span: tuple[int, int], start: int, end: int) -> bool:
    """Whether a known word lies within a longer run (编制 within 核定编治 does; the run is then no mere part of it)."""
    return start <= span[0] and span[1] <= end and span != (start, end)


_LEVELS = frozenset("省市州县区旗乡镇")
_PLACED = tuple("县区旗乡镇村")
_NUMERALS = frozenset("一二三四五六七八九十两百千万亿几")


def _alike(run: str, word: str) -> bool:
    if any(not alike(a, b) for a, b in zip(run, word, strict=True)):
        return False
    same = sum(a == b for a, b in zip(run, word, strict=True))
    return same >= max(1, len(word) - 2)


def alike(one: str, other: str) -> bool:
    """Whether one character may be a slip for another: no numeral is (北泷四类, 北泷市类), no level for a level (云岭乡, 云岭县)."""
    return one == other or not (one in _NUMERALS or (one in _LEVELS and other in _LEVELS))


def known_spans(text: str, words: frozenset[str]) -> list[tuple[int, int]]:
    """Spans of known words, the longest at each place; one inside another is left out."""
    spans: list[tuple[int, int]] = []
    longest = _longest(words)
    for start in range(len(text)):
        for length in range(min(longest, len(text) - start), 1, -1):
            if text[start : start + length] in words:
                if not spans or start + length > spans[-1][1]:
                    spans.append((start, start + length))
                break
    return spans


def _reshape(text: str, words: frozenset[str], shapes: Mapping[str, str], notes: list[str]) -> str:
    for place, char in enumerate(text):
        right = shapes.get(char)
        if right is None:
            continue
        mended = text[:place] + right + text[place + 1 :]
        around = [mended[i : i + n] for n in range(2, 9) for i in range(max(0, place - n + 1), place + 1)]
        if any(word in words for word in around):
            notes.append(f"{char}→{right}")
            text = mended
    return text
