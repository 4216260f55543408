"""Regular expressions that are compiled when a text first holds what they look for.

A question is held against some seven hundred patterns of which few match, and compiling one takes as long as matching it a
hundred times. Most can be told not to match from words that they need: 哪[个家]?公司最多 needs 公司最多.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import cast

_OFTEN = 200
"""A pattern asked so often is compiled: that is no dearer by then than to look for its words, and faster from then on."""
_PLAIN = r"[^\\\[\](){}|?*+.^$]"
_TOKEN = re.compile(
    rf"(?P<words>{_PLAIN}+(?![?*+{{])|{_PLAIN})"
    r"|(?P<open>\((?:\?(?:P<\w+>|:))?(?!\?))"
    r"|(?P<around>\(\?<?[=!])"
    r"|(?P<quantifier>(?:[?*+]|\{\d*,?\d*\})[?+]?)"
    r"|(?P<either>\|)"
    r"|(?P<close>\))"
    r"|(?P<other>\[\^?\]?(?:\\.|[^\]\\])*\]|\\(?:u\w{4}|x\w\w|.)|[.^$\]{}])"
    r"|(?P<strange>.)",
    re.DOTALL,
)


def pattern(source: str) -> re.Pattern[str]:
    """The pattern of `source`, compiled when a text first holds a word that it needs."""
    return cast("re.Pattern[str]", _Pattern(source))


def needs(source: str) -> frozenset[str] | None:
    """Words one of which stands in every match of a regular expression; None where no such words are known.

    >>> sorted(needs("哪(?:个|家)公司?|多少(?=钱)"))
    ['哪', '多少']
    """
    tokens = list(_TOKEN.finditer(source))
    return None if any(token["strange"] for token in tokens) else _needs(iter(tokens))


def _needs(tokens: Iterator[re.Match[str]]) -> frozenset[str] | None:
    """The needs of the alternatives up to the closing parenthesis."""
    all_needs: list[frozenset[str] | None] = []
    parts: list[frozenset[str] | None] = []
    for token in tokens:
        match token.lastgroup:
            case "words":
                parts.append(frozenset((token[0],)))
            case "open":
                parts.append(_needs(tokens))
            case "around":
                _needs(tokens)
            case "quantifier" if token[0].startswith(("?", "*", "{0", "{,")):
                parts.pop()
            case "other":
                parts.append(None)
            case "either":
                all_needs.append(_most_telling(parts))
                parts = []
            case "close":
                break
    all_needs.append(_most_telling(parts))
    known = [words for words in all_needs if words]
    return frozenset().union(*known) if len(known) == len(all_needs) else None


def _most_telling(parts: list[frozenset[str] | None]) -> frozenset[str] | None:
    """Of what stands one after the other, the longest words, and the fewest of them."""
    return max(filter(None, parts), key=lambda words: (min(map(len, words)), -len(words)), default=None)


class _Pattern:
    """Stands for a compiled pattern until a text may match it, then hands on its methods."""

    def __init__(self, source: str) -> None:
        self.pattern = source
        self._asked = 0

    def search(self, text: str, *span: int) -> re.Match[str] | None:
        return self._compiled.search(text, *span) if self._may_match(text) else None

    def match(self, text: str, *span: int) -> re.Match[str] | None:
        return self._compiled.match(text, *span) if self._may_match(text) else None

    def fullmatch(self, text: str, *span: int) -> re.Match[str] | None:
        return self._compiled.fullmatch(text, *span) if self._may_match(text) else None

    def finditer(self, text: str, *span: int) -> Iterator[re.Match[str]]:
        return self._compiled.finditer(text, *span) if self._may_match(text) else iter(())

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        return self._compiled.sub(new, text, count) if self._may_match(text) else text

    def __getattr__(self, name: str) -> object:
        """What is asked more rarely (split, findall, groups …)."""
        return getattr(self._compiled, name)

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        compiled = re.compile(self.pattern)
        for name in ("search", "match", "fullmatch", "finditer", "sub"):
            self.__dict__[name] = getattr(compiled, name)  # no step between from now on
        return compiled

    @cached_property
    def _needed(self) -> frozenset[str]:
        return needs(self.pattern) or frozenset(("",))

    def _may_match(self, text: str) -> bool:
        self._asked += 1
        return self._asked > _OFTEN or any(map(text.__contains__, self._needed))
