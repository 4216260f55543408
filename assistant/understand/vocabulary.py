"""The pack's words, found in a question: metrics, rates, bases; the longest word wins, printed forms before spoken ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from assistant.lexicon import lexicon
from assistant.understand.words import dictionary_words
from index.packs import Pack
from index.schema import Basis
from index.text import plain

WordKind = Literal["metric", "rate", "basis"]


@dataclass(frozen=True, slots=True)
class Word:
    """A pack word found in a text.

    Attributes:
        spoken: It is a colloquial form, weaker than a printed one.
    """

    kind: WordKind
    name: str
    start: int
    end: int
    spoken: bool
    text: str = ""


@dataclass(frozen=True)
class Vocabulary:
    """Normalised words of a pack, each with what it stands for."""

    entries: dict[str, tuple[tuple[WordKind, str, bool], ...]]
    lengths: dict[str, tuple[int, ...]]
    """First character of a word to the lengths there are, the shortest first."""
    whole: str = ""
    """The metric everything is part of; its short word (支出) within a basis (实际支出) names the basis alone."""

    def words(self, text: str) -> tuple[Word, ...]:
        """The words in a normalised text, left to right, not overlapping within a kind of strength."""
        found = list(self._all(text))
        said = [word for word in found if word.spoken]
        printed = _greedy(self._apart([word for word in found if not (word.spoken or self._ends(word, said))]))
        taken = [(word.start, word.end) for word in printed]
        spoken = [w for w in found if w.spoken and all(w.end <= a or b <= w.start for a, b in taken)]
        if spoken:
            whole = dictionary_words(text)
            spoken = [w for w in spoken if not any(a < w.start < b < w.end for a, b in whole)]  # 留用了几个 is no 用了
        return tuple(sorted([*printed, *_greedy(spoken)], key=lambda word: (word.start, word.end)))

    def _ends(self, word: Word, spoken: list[Word]) -> bool:
        """Whether a word of the whole only ends a spoken one: 支出 of 环保支出."""
        return word.name == self.whole and any(s.start < word.start and word.end == s.end for s in spoken)

    def _apart(self, words: list[Word]) -> list[Word]:
        """The words that name something: not those of the whole within a basis."""
        bases = [word for word in words if word.kind == "basis"]
        return [
            word
            for word in words
            if word.name != self.whole
            or not any(b.start <= word.start and word.end <= b.end and len(b.text) > len(word.text) for b in bases)
        ]

    def _all(self, text: str) -> Iterator[Word]:
        for compound in lexicon().compounds:
            text = text.replace(compound, "\u3000" * len(compound))  # 低收入农户 has no 收入
        for start, char in enumerate(text):
            for length in self.lengths.get(char, ()):
                end = start + length
                if end > len(text):
                    break
                for kind, name, spoken in self.entries.get(text[start:end], ()):
                    yield Word(kind, name, start, end, spoken, text[start:end])


def _greedy(words: list[Word]) -> list[Word]:
    """The longest words first, then the leftmost, dropping what overlaps a kept one.

    Metrics and rates come before bases: 总支出决算 is 总支出 and 决算, not 总 and 支出决算.
    """
    kept: list[Word] = []
    for word in sorted(words, key=lambda w: (w.kind == "basis", w.start - w.end, w.kind != "rate", w.start)):
        if all(word.end <= other.start or other.end <= word.start for other in kept):
            kept.append(word)
    return kept


@lru_cache(maxsize=8)
def _build(key: int, pack_words: tuple[tuple[str, WordKind, str, bool], ...], whole: str) -> Vocabulary:
    entries: dict[str, tuple[tuple[WordKind, str, bool], ...]] = {}
    for word, kind, name, spoken in pack_words:
        form = plain(word)
        if form and (kind, name, spoken) not in entries.get(form, ()):
            entries[form] = (*entries.get(form, ()), (kind, name, spoken))
    lengths: dict[str, set[int]] = {}
    for form in entries:
        lengths.setdefault(form[0], set()).add(len(form))
    return Vocabulary(entries, {first: tuple(sorted(its)) for first, its in lengths.items()}, whole)


_kept: dict[int, tuple[Pack, Vocabulary]] = {}


def vocabulary(pack: Pack) -> Vocabulary:
    """The vocabulary of a pack, built once."""
    kept = _kept.get(id(pack))
    if kept is None or kept[0] is not pack:
        kept = (pack, _build(id(pack), tuple(_pack_words(pack)), pack.whole))
        _kept[id(pack)] = kept
    return kept[1]


def _pack_words(pack: Pack) -> Iterator[tuple[str, WordKind, str, bool]]:
    for metric in pack.metric:
        yield from ((word, "metric", metric.name, False) for word in (metric.name, *metric.aliases))
        yield from ((word, "metric", metric.name, True) for word in metric.colloquial)
    for rate in pack.rate:
        yield from ((word, "rate", rate.name, False) for word in (rate.name, *rate.aliases))
    for basis in pack.basis:
        yield from ((word, "basis", basis.name, False) for word in (basis.name, *basis.aliases))
        yield from ((word, "basis", basis.name, True) for word in basis.colloquial)


def basis_named(word: Word) -> Basis:
    """The basis a word of kind "basis" stands for."""
    return cast(Basis, word.name)
