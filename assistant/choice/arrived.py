"""Money that was to come and what of it arrived: two cells of one row, or two sentences that call it alike.

What a level owes (县级配套126万元, 县级到位116万元) is called by its level; the words of the fund itself tell nothing.
"""

from __future__ import annotations

from assistant.choice.levels import levels
from assistant.choice.matching import covered
from assistant.corpus import Corpus
from assistant.described import IndexedFact
from assistant.figures import Figure
from assistant.lexicon import lexicon
from assistant.understand.words import naming, segmented
from index.schema import Basis, Fact
from index.text import plain

_TO_COME: tuple[Basis, ...] = ("目标值", "全年预算", "调整预算", "预算", "年初预算")
"""Bases of what is to come, the one it is held against first."""


def due_and_arrived(words: str, facts: list[IndexedFact], titles: str, corpus: Corpus) -> tuple[Figure, Figure] | None:
    """What was to come and what of it arrived of the money that `words` name; of all of it where they are "".

    Args:
        titles: Titles of the reports: their words tell no part of the money.
    """
    cells = [i.fact for i in facts if i.fact.origin == "table"]
    arrived = (f for f in cells if lexicon().remaining.arrived.search("".join(f.column[-1:])))
    for cell in (f for f in arrived if _row_says(f, words)):
        row = (other for other in cells if other.table_row == cell.table_row)
        if beside := [other for other in row if other.basis in _TO_COME and other.value_base >= cell.value_base]:
            planned = min(beside, key=lambda fact: _TO_COME.index(fact.basis))
            return corpus.figure(planned), corpus.figure(cell)
    texts = [i for i in facts if i.fact.origin == "text"]
    return _told_apart(words, texts, titles, corpus) if words else None


def _told_apart(words: str, facts: list[IndexedFact], titles: str, corpus: Corpus) -> tuple[Figure, Figure] | None:
    """What was to come and what of it arrived, each in a sentence of its own, both called as the question calls them."""
    level = levels(words)
    rest = lexicon().levels.every.sub("", words) if level else words
    skipped = (w for w in segmented(rest) if w not in lexicon().general)
    said = [word for word in skipped if not (level and (len(word) < 2 or set(word) <= set(titles)))]
    named = [
        (covered(words, i, corpus)[0], i.fact)
        for i in facts
        if (said or level)
        and (not level or levels(plain(i.fact.metric_text)) == level)
        and all(word in plain(i.fact.metric_text) for word in said)
    ]
    came = [each for each in named if lexicon().remaining.arrived.search(each[1].metric_text)]
    owed = [fact for _, fact in named if lexicon().remaining.due.search(fact.metric_text)]
    beside = (i.fact for i in facts if owed and i.fact.sentence_start == owed[0].sentence_start)
    came = came or [(1.0, f) for f in beside if plain(f.metric_text) in ("到位", "实际到位")]
    if not came:
        return None
    arrived = max(came, key=lambda each: each[0])[1]
    due = [
        (share, fact)
        for share, fact in named
        if not lexicon().remaining.arrived.search(fact.metric_text)
        and fact.value_base >= arrived.value_base
        and (fact.basis in _TO_COME or lexicon().remaining.due.search(fact.metric_text))
    ]
    planned = max(due, key=lambda each: each[0], default=None)
    return (corpus.figure(planned[1]), corpus.figure(arrived)) if planned else None


def _row_says(fact: Fact, words: str) -> bool:
    """Whether a row is the one asked about: its name is in the words or they in it; the total where nothing is named."""
    row = plain(fact.row[-1]) if fact.row else ""
    if not words:
        return bool(row) and lexicon().fitting.total.search(row) is not None
    return len(row) > 1 and (row in words or words in row or (naming(words) or words) in row)
