"""Projects where reports are of projects, one each: 四个项目, 哪个专项 are then as many reports, and are read as 单位.

A report on a whole unit has projects of its own; where there are such reports, 哪个项目 is left to be read within one.
"""

from __future__ import annotations

import re

from assistant.corpus import Corpus
from assistant.understand.units import mentions
from assistant.understand.words import segmented
from index.numerals import parse_numeral
from index.text import plain

MANY_UNITS = 60
"""Where there are more, no texts are looked through for a project's name."""
_PROJECTS = re.compile(
    r"(?:所有|全部|每|各|这几|那几|这些|那些|(?:这|那)?(?P<count>[两二三四五六七八九十]+|\d+)(?=[个项份])|(?P<which>哪些|哪几|哪一|哪|几|多少))"
    r"(?P<word>个|项|份)?(?:专项资金|资金项目|专项|项目)"
)
_OF_WHICH = re.compile(r"的(?:专项资金|资金项目|专项|项目)(?=(?:都|分别|一共|总共)?(?:有|是)?(?:哪|几|多少))")
_KIND = ("专项", "资金", "补助", "补贴", "项目", "经费")
"""How the name of a fund ends."""
_ITS_SIZE = re.compile("资金(?:总|规模|盘子)")
_NAME = 4
"""So many characters of a project's name are said for it: 高标准农田, 老旧小区."""


def as_units(text: str, corpus: Corpus) -> tuple[str, tuple[str, ...]]:
    """The question with 单位 for the projects it asks of, and the units whose reports are those projects.

    The text itself and none where it asks of no such projects.
    """
    asked = _PROJECTS.search(text)
    if asked is None:
        several = _OF_WHICH.search(text)
        owners = tuple(unit.name for unit in corpus.units if unit.projects)
        if several is None or len(owners) < 2 or len(owners) < len(corpus.units):
            return text, _by_name(text, corpus)
        return text[: several.start()] + "的单位" + text[several.end() :], owners
    units = tuple(unit.name for unit in corpus.units if unit.projects)
    count = asked.group("count")
    fits = parse_numeral(count) == len(units) if count else len(units) == len(corpus.units)
    if len(units) < 2 or not fits:
        return text, ()
    which = asked.group("which")
    said = f"{which}{asked.group('word') or ''}单位" if which else "各单位"
    return text[: asked.start()] + said + text[asked.end() :], units


def _by_name(text: str, corpus: Corpus) -> tuple[str, ...]:
    """The one unit whose project the question names, with words that no other unit's report prints."""
    if not 1 < len(corpus.units) <= MANY_UNITS:
        return ()
    for unit in corpus.units:
        for project in map(plain, unit.projects):
            runs = (project[at : at + _NAME] for at in range(len(project) - _NAME + 1))
            said = next((run for run in runs if run in text and not re.search(r"\d|专项|项目|资金|年度", run)), "")
            others = (each for other in corpus.units if other is not unit for each in other.report_ids)
            if said and not any(said in corpus.text(each) for each in others):
                return (unit.name,)
    return ()


def without_fund(question: str, unit: str, corpus: Corpus) -> str:
    """The question without the name of the fund that all the unit's reports are on (商贸资金剩了多少); itself where none is named.

    The report is chosen by its unit; what else is asked of it says more without the name that everything in it bears.
    """
    reports = corpus.unit_by_name[unit].report_ids
    cards = [corpus.cards[each].identity for each in reports if each in corpus.cards]
    if not cards or any(card.kind != "项目支出" for card in cards):
        return question
    titles, text = plain("|".join(f"{card.title}|{card.project}" for card in cards)), plain(question)
    taken = {at for mention in mentions(text, corpus) for at in range(mention.start, mention.end)}
    runs: list[list[int]] = []
    place = 0
    for word in segmented(text):
        start = text.find(word, place)
        place = start + len(word)
        own = start not in taken and len(word) > 1 and (word in titles or word in _KIND)
        if own and runs and runs[-1][1] == start:
            runs[-1][1] = place
        elif own:
            runs.append([start, place])
    named = (run for run in runs if text[: run[1]].endswith(_KIND) and text[run[0] : run[1]] not in _KIND)
    start, end = next(named, (0, 0))
    end -= len("资金") * bool(_ITS_SIZE.match(text, end - len("资金")) and end)
    return text[:start] + text[end:]
