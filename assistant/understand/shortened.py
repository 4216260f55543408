"""Bureaus named without 局: 枫渡水利2022年…, and with no place either, 残联结转多少, 林业2023年花了多少, 街道在职几人."""

from __future__ import annotations

import re

from assistant.corpus import Corpus
from assistant.lexicon import lexicon
from assistant.understand.directory import Directory, directory
from assistant.understand.vocabulary import vocabulary
from assistant.understand.words import classed, in_dictionary

SYSTEM = re.compile(r"(?:全?系统|部门|条线|战线|口子?(?![径岸罩粮])|机关|本级)")
_ACTS = ("v", "m", "r", "p")
"""Word classes that no name of a thing to be measured goes on with."""
_SOON = re.compile(r"$|[的\d,?]|系统|部门|去年|今年|上年|前年|本年|当年|这|那|近|两|总|全年|年|一年|一共|总共")
_WHO = re.compile(r"的?(?:这|那)?(?:[两三四五六]家|[两三四五六]个(?:局|单位|部门)|都|分别|各|谁|哪(?:家|个|边))")
_OPENING = re.compile(r"(?:那么?|20\d\d年?度?|去年|今年|上年)?的?")
_BODY = re.compile("(?:联|会|院|街道|街道办|校|馆|站|中心|镇|乡)$")
"""Endings of what is a body by itself; 林业, 教育 are fields that reports write about too."""
_WHOLE = re.compile(
    "的?(?:20\\d\\d|去年|今年|上年|前年|系统|部门|三公|在职|在编|编制|自评|整体|总支出|全年支出|一共|总共|花了|退休)"
)
"""What is asked of a whole unit, not of a field."""


def ends_name(question: str, start: int, end: int, corpus: Corpus) -> bool:
    """A name may end here: what follows is no more of a term (教育支出, 水利发展资金) that the corpus or the pack knows."""
    rest = question[end : end + 12]
    run = question[start:end]
    known = vocabulary(corpus.pack).words(question[start : end + 12])
    if any(word.start < end - start < word.end for word in known):
        return False
    opens = next((word.text for word in known if word.start == end - start), "")
    if rest[:2] and run + rest[:2] in corpus.metric_names and (not opens or run + opens in corpus.metric_names):
        return False
    if (
        opens
        or _listed(question, end, corpus)
        or bool(_SOON.match(rest))
        or any(rest.startswith(word) for word in lexicon().empty)
    ):
        return True
    # 卫健核酸检测: a short form that no dictionary has is a bureau's, and so is a word that no report prints before what follows.
    beside = classed(rest)
    if not beside or corpus.prints(run + rest[:2]):
        return False
    return not in_dictionary(run) or beside[0][1].startswith(_ACTS)


def _listed(question: str, end: int, corpus: Corpus) -> bool:
    """Whether the name of another unit follows, or who of them is asked for: 枫渡农业、柘岭民政谁的三公多."""
    if match := _WHO.match(question, end):
        return match.end() > end
    known = directory(corpus)
    after = end + 1
    return (
        question[end:after] in tuple("、和与跟及比")
        and after < len(question)
        and bool(known.name_at(question, after)[1] or known.towns_at(question, after))
    )


def alone(question: str, known: Directory, corpus: Corpus) -> tuple[int, int, tuple[str, ...]] | None:
    """Span and units of a bureau that the question begins with by its short form alone; None where none is named so."""
    opening = _OPENING.match(question)
    start = opening.end() if opening else 0
    if known.tabled:
        return None
    for end in range(min(len(question), start + 8), start + 1, -1):
        run = question[start:end]
        body = _BODY.search(run) is not None
        units = {
            each.unit.name
            for each in known.all.named
            if run in each.cores or (body and _ends_with(each.unit.name, run))
        }
        fits = ends_name(question, start, end, corpus) if body else _WHOLE.match(question, end)
        if units and fits and (len(units) == 1 or not body):
            return start, end, tuple(sorted(units))
    return None


def _ends_with(name: str, run: str) -> bool:
    """柳墩街道办事处 is 街道 and 街道办."""
    return any(name.removesuffix(office).endswith(run) for office in ("", "事处", "办事处"))
