"""A question's words as the reports of the unit it names print them: slips mended by sound or shape, other verbs put in."""

from __future__ import annotations

import re

from assistant.corpus import Corpus
from assistant.lexicon import lexicon
from assistant.understand.kinds import THINGS
from assistant.understand.spelling import alike, known_spans, syllable
from assistant.understand.units import mentions
from assistant.understand.vocabulary import vocabulary
from assistant.understand.words import in_dictionary, segmented
from index.text import plain

_MOST_CHARS = 200_000
"""Longer reports are not looked through for a word of the question."""
_SMALL = re.compile(f"{THINGS}|[过着没帮被让把叫]")
"""Words of one character that are no slip beside whatever they stand."""
_CHINESE = re.compile("[\u4e00-\u9fff]")
_CODE = re.compile(r"(?:科目|编码|代码)?(?<!\d)(?P<code>\d{5}|\d{7})(?!\d)(?:(?:那|这)?一?[行项款](?!目))?的?")
_ROW = re.compile("(?P<row>[\u4e00-\u9fff]{2,12}?)(?:[这那]一?(?:行|栏))(?:的|里|中|上)*[,，]?(?=[\u4e00-\u9fff]{2})")
_LONGER = 4
"""A row's name goes on for so many characters at most: 情况."""


def as_printed(text: str, corpus: Corpus) -> tuple[str, tuple[str, ...]]:
    """The question with its slips mended and some verbs as the one unit's reports have them, and the mendings."""
    named = [mention for mention in mentions(text, corpus) if len(mention.units) == 1]
    names = {mention.units[0] for mention in named}
    unit = corpus.unit_by_name.get(names.pop()) if len(names) == 1 else None
    if unit is None or not unit.report_ids:
        return text, ()
    printed = "\n".join(corpus.text(report_id) for report_id in unit.report_ids[-2:] if report_id in corpus.cards)
    if not printed or len(printed) > _MOST_CHARS:
        return text, ()
    spans = [(mention.start, mention.end) for mention in named]
    text, notes = _mended(text, printed, spans, corpus)
    text = _in_row(_coded(text, printed), printed, max((end for _, end in spans), default=0))
    return _reworded(text, printed), notes


def _coded(text: str, printed: str) -> str:
    """`text` with the code of a row (2110304那一行) as what the row is called: 固体废弃物与化学品."""
    said = _CODE.search(text)
    row = re.search(rf"\t{said['code']}[ \t]*\n[ \t]*([^\d\s][^\n]+)", printed) if said else None
    return f"{text[: said.start()]}{plain(row[1])}的{text[said.end() :]}" if said and row else text


def _in_row(text: str, printed: str, after: int) -> str:
    """`text` with a row that it says to look in (预算执行那一行，…) called as the report calls it: 预算执行情况."""
    said = _ROW.search(text, after) if "行" in text or "栏" in text else None
    if said is None:
        return text
    lines = {line.strip() for line in printed.split("\n") if line.strip().startswith(said["row"])}
    near = (line for line in lines if len(line) <= len(said["row"]) + _LONGER)
    label = min(near, key=lambda line: (not line.endswith("情况"), len(line), line), default="")
    return f"{text[: said.start()]}{label}的{text[said.end() :]}" if label else text


def _mended(text: str, printed: str, spans: list[tuple[int, int]], corpus: Corpus) -> tuple[str, tuple[str, ...]]:
    """`text` with each character mended that no report has beside its neighbours and one that sounds or looks like it has."""
    known = [*spans, *_known(text), *((w.start, w.end) for w in vocabulary(corpus.pack).words(text))]
    notes, chars = [], frozenset[str]()
    for place, char in enumerate(text):
        if not _CHINESE.match(char) or any(start <= place < end for start, end in known):
            continue
        if any(pair in printed for pair in _windows(text, place, 2)):
            continue
        looks = next((group for group in lexicon().looks_alike if char in group), "")
        chars = chars or frozenset(printed)
        others = {c for c in chars if c != char and (c in looks or syllable(c) == syllable(char)) and alike(char, c)}
        fits = {other: _fit(text[:place] + other + text[place + 1 :], place, printed) for other in sorted(others)}
        best = [other for other, fit in fits.items() if fit and fit == max(fits.values())]
        if len(best) == 1:
            around = slice(max(0, place - 1), place + 2)
            mended = text[:place] + best[0] + text[place + 1 :]
            notes.append(f"{text[around]}→{mended[around]}")
            text = mended
    return text, tuple(notes)


def _known(text: str) -> list[tuple[int, int]]:
    """Where words of the language stand, the little ones too."""
    known, place = known_spans(text, lexicon().familiar), 0
    for word in segmented(text):
        if word in lexicon().empty or _SMALL.fullmatch(word) or (len(word) > 1 and in_dictionary(word)):
            known.append((place, place + len(word)))
        place += len(word)
    return known


def _windows(text: str, place: int, length: int) -> list[str]:
    """The runs of Chinese characters of so many that hold a place."""
    starts = range(max(0, place - length + 1), place + 1)
    runs = (text[start : start + length] for start in starts)
    return [run for run in runs if len(run) == length and len(_CHINESE.findall(run)) == length]


def _fit(mended: str, place: int, printed: str) -> int:
    """How surely a mended character is meant: 2 where reports have it between two neighbours, 1 in a word with one, else 0."""
    if any(run in printed for run in _windows(mended, place, 3)):
        return 2
    return int(any(run in printed and in_dictionary(run) for run in _windows(mended, place, 2)))


def _reworded(text: str, printed: str) -> str:
    """`text` with verbs that the reports do not use in the words they have for them: 买, 购置."""
    for spoken, written in lexicon().verbs:
        match = spoken.search(text)
        if match is None or match.group() in printed:
            continue
        own = next((word for word in written if word in printed), "")
        text = text[: match.start("verb")] + own + text[match.end() :] if own else text
    return text
