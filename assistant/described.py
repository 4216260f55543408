"""What questions are matched with: the words of a fact or a piece of text, and those around it, ready for matching."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from index.schema import Fact
from index.text import plain

_LONGEST_HEAD = 400


@dataclass(frozen=True)
class Described:
    """Something to be matched: its own words (head) and those around it (context), normalised.

    Their pairs are made when first asked for: most facts of a large corpus are passed over by metric, year or basis.
    """

    head: str
    context: str

    @cached_property
    def head_grams(self) -> frozenset[str]:
        return grams(self.head)

    @cached_property
    def context_grams(self) -> frozenset[str]:
        return grams(self.context)

    @cached_property
    def characters(self) -> frozenset[str]:
        """Each character of its own words and of those around them."""
        return frozenset(self.head + self.context)

    @cached_property
    def head_skips(self) -> frozenset[str]:
        """Pairs of its own words with a gap: short forms are made of them."""
        return skipping(self.head) if len(self.head) < _LONGEST_HEAD else frozenset()


@dataclass(frozen=True)
class IndexedFact(Described):
    """A fact ready for matching: its metric and headers, within its sentence and section."""

    fact: Fact


def described(head: str, context: str) -> Described:
    """Two texts made ready for matching."""
    return Described(plain(head), plain(context))


@lru_cache(maxsize=4096)
def skipping(text: str) -> frozenset[str]:
    """Pairs of characters with one or two others between them: 技改 of 技术改造."""
    return frozenset(text[i] + text[j] for i in range(len(text)) for j in (i + 2, i + 3) if j < len(text))


@lru_cache(maxsize=4096)
def grams(text: str) -> frozenset[str]:
    """Character pairs of a normalised text; a text of one character is its own gram."""
    return (
        frozenset(text[i : i + 2] for i in range(len(text) - 1))
        if len(text) > 1
        else frozenset((text,) if text else ())
    )
