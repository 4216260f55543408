"""A measure with the words left out that no report would print: 土地那块进来的政府性基金 asks for 政府性基金.

People put verbs and little words of their own between the names of things. Where a measure finds nothing as it is put,
only its names are looked for, with those of its other words that the unit's reports print. A name stays even where no
report prints it: what is not there is not found.
"""

from __future__ import annotations

import re

from assistant.corpus import Corpus, Unit
from assistant.lexicon import lexicon
from assistant.query import Measure
from assistant.understand.words import classed, naming

_STANDARD = re.compile("(?<=..)标准$")
"""护路员报酬每人每月600元 is a standard that is not called one."""
_NAMES = ("n", "vn", "an", "j", "b", "i", "l", "eng", "x")


def loosened(measure: Measure, unit: Unit, corpus: Corpus) -> Measure | None:
    """The measure by its names alone; None where it has no other words, or no name."""
    if measure.parts:
        parts = tuple(loosened(part, unit, corpus) or part for part in measure.parts)
        if parts == measure.parts:
            return None
        return measure.model_copy(update={"parts": parts, "words": _kept(measure.words, unit, corpus)})
    if measure.bases and not (measure.metric or measure.residue):
        return None  # a basis alone asks for the whole
    words = _without_unprinted(measure, unit, corpus)
    kept = _STANDARD.sub("", _kept(words, unit, corpus))
    if kept == words != measure.residue and not measure.metric:
        return measure.model_copy(update={"residue": kept, "limits": naming(kept)})
    if kept == words or not (measure.metric or naming(kept)):
        return None
    limits = naming(kept) if measure.limits else ""
    changed = {"residue": kept, "limits": limits, "words": measure.words if measure.metric else kept}
    return measure.model_copy(update=changed)


def _without_unprinted(measure: Measure, unit: Unit, corpus: Corpus) -> str:
    """The measure's words, without those of what it is said to be within (惠农补贴里…) where no figure's name has these."""
    own = _shared_start(measure.residue, measure.words)
    outer = measure.residue[len(own) :]
    if measure.metric or not outer or not own:
        return measure.residue or ("" if measure.metric else measure.words)
    named = any(outer in indexed.head or outer in indexed.context for indexed in corpus.facts(unit.report_ids))
    return measure.residue if named else own


def _shared_start(one: str, other: str) -> str:
    same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[:same]


def _kept(words: str, unit: Unit, corpus: Corpus) -> str:
    spoken = [said for said in corpus.synonyms if said in words]
    parts, kept = classed(words), ""
    for at, (word, kind) in enumerate(parts):
        following = parts[at + 1][0] if at + 1 < len(parts) else ""
        inside = len(word) == 1 and kind[:1] in "ab" and _printed(word + following, unit, corpus)
        if inside or _tells(word, kind, spoken, unit, corpus):
            kept += word  # 新 of 新材料产业 is part of a name
    return kept


def _tells(word: str, kind: str, spoken: list[str], unit: Unit, corpus: Corpus) -> bool:
    """Whether a word names something, or is one that the unit's reports have."""
    if word in lexicon().light:
        return False
    if any(word in said or said in word for said in spoken):
        return True
    if word in lexicon().binding:
        return True
    if len(word) < 2:
        return word.isdigit() or (kind.startswith("n") and word not in lexicon().empty)
    if kind.startswith(_NAMES):
        return True
    return _printed(word, unit, corpus)


def _printed(word: str, unit: Unit, corpus: Corpus) -> bool:
    """Whether one of the unit's reports has the word."""
    return len(word) > 1 and any(word in corpus.text(report_id) for report_id in unit.report_ids)
