"""Words of Chinese text, by a segmenter's dictionary: 支出内容 is 支出 and 内容, so that 内 in it is no little word."""

from __future__ import annotations

from functools import lru_cache

# Word classes that can narrow down what is measured: nouns, names, adjectives before nouns, foreign words, set phrases.
_NAMING = ("n", "vn", "an", "j", "eng", "i", "l", "b", "z", "x")


@lru_cache(maxsize=4096)
def segmented(text: str) -> tuple[str, ...]:
    """The words of `text` in order; joined, they are `text`."""
    if len(text) < 2:
        return (text,) if text else ()
    import rjieba  # loads its dictionary; only questions need it

    return tuple(rjieba.cut(text))


@lru_cache(maxsize=4096)
def classed(text: str) -> tuple[tuple[str, str], ...]:
    """The words of `text` with their classes (n noun, ns place, v verb …)."""
    import rjieba

    return tuple(rjieba.tag(text)) if text else ()


def in_dictionary(word: str) -> bool:
    """Whether the segmenter's dictionary has the word; short forms of offices (工信, 卫健) it has not."""
    import rjieba

    return bool(rjieba.has_word(word))


@lru_cache(maxsize=4096)
def dictionary_words(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of the dictionary's words of several characters: 措施有 holds 措施, so that 施有 in it is no slip."""
    spans, place = [], 0
    for word in segmented(text):
        if len(word) > 1 and in_dictionary(word):
            spans.append((place, place + len(word)))
        place += len(word)
    return tuple(spans)


def naming(text: str) -> str:
    """The words of two and more characters that name things; verbs and little words left out."""
    return "".join(word for word, kind in classed(text) if len(word) > 1 and kind.startswith(_NAMING))
