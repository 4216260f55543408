"""Projects where reports are of projects, one each: 四个项目, 哪个专项 are then as many reports, and are read as 单位.

A report on a whole unit has projects of its own; where there are such reports, 哪个项目 is left to be read within one.
"""

from __future__ import annotations

import re

from assistant.corpus import Corpus
from index.numerals import parse_numeral
from index.text import plain

MANY_UNITS = 60
"""Where there are more, no texts are looked through for a project's name."""
_PROJECTS = re.compile(
    r"(?:所有|全部|每|各|这几|那几|这些|那些|(?:这|那)?(?P<count>[两二三四五六七八九十]+|\d+)(?=[个项份])|(?P<which>哪些|哪几|哪一|哪|几|多少))"
    r"(?P<word>个|项|份)?(?:专项资金|资金项目|专项|项目)"
)
_OF_WHICH = re.compile(r"的(?:专项资金|资金项目|专项|项目)(?=(?:都|分别|一共|总共)?(?:有|是)?(?:哪|几|多少))")
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
