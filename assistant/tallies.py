"""What an answer's text counts or puts in order: units, items, reports, tables, findings, ranks, years.

Each such phrase is counted again and set aside; what does not come out again is a problem.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.corpus import Corpus, Unit
from assistant.draft import Draft
from assistant.figures import Figure
from assistant.schema import Answer

ASIDE = "◦"
"""Stands for what was compared whole."""
_ITEM = re.compile(r"（[^（）]*\d[^（）]*\[\d+\]）|（[^（）]*）(?=\[\d+\])")
_LONGEST = 30
"""Items a list names at most; it may count more."""


@dataclass(frozen=True, slots=True)
class _Evidence:
    answer: Answer
    draft: Draft
    figures: list[Figure]
    corpus: Corpus

    @property
    def scope(self) -> list[Unit]:
        """The units asked about."""
        return [unit for unit in self.corpus.units if not set(unit.report_ids).isdisjoint(self.draft.scope)]

    @property
    def told(self) -> set[str]:
        """The units some figure is of."""
        return {figure.unit_name for figure in self.figures if figure.unit_name}

    def used(self) -> int:
        used = set(self.draft.used or self.draft.sources.report_ids)
        return sum(not used.isdisjoint(unit.report_ids) for unit in self.scope)


def without_tallies(
    text: str, answer: Answer, draft: Draft, figures: list[Figure], corpus: Corpus
) -> tuple[str, list[str]]:
    """The text without the phrases that count, and what does not come out again."""
    evidence = _Evidence(answer, draft, figures, corpus)
    found: list[str] = []
    for pattern, holds in _TALLIES:

        def checked(match: re.Match[str], holds: Callable[[re.Match[str], _Evidence], bool] = holds) -> str:
            if not holds(match, evidence):
                found.append(f"{match.group()} does not come out again")
            return ASIDE

        text = pattern.sub(checked, text)
    return text, found


def _listed(match: re.Match[str], evidence: _Evidence) -> bool:
    line = match.string[match.end() :].split("\n", 1)[0]
    items, counted = len(_ITEM.findall(line)), int(match.group(1))
    return counted == items or counted > items >= _LONGEST


def _covered(match: re.Match[str], evidence: _Evidence) -> bool:
    return (int(match.group(1)), int(match.group(2))) == (evidence.used(), len(evidence.scope))


def _over(match: re.Match[str], evidence: _Evidence) -> bool:
    return int(match.group(1)) == len(evidence.told)


def _undisclosed(match: re.Match[str], evidence: _Evidence) -> bool:
    return int(match.group(1) or match.group(2)) == len(evidence.scope) - len(evidence.told)


def _stating(match: re.Match[str], evidence: _Evidence) -> bool:
    return int(match.group(1)) == evidence.used()


def _beyond(match: re.Match[str], evidence: _Evidence) -> bool:
    """其余34家见表: the units with a figure that the text has not named so far."""
    named = evidence.answer.text.split(match.group())[0]
    return int(match.group(1)) == sum(name not in named for name in evidence.told)


def _tables(match: re.Match[str], evidence: _Evidence) -> bool:
    tables = evidence.corpus.tables
    counts = {sum(len(tables(report_id)) for report_id in unit.report_ids) for unit in evidence.scope}
    return int(match.group(1)) in counts


def _placed(match: re.Match[str], evidence: _Evidence) -> bool:
    """第2大: so many of the figures told come before it."""
    place, down = int(match.group(1)), match.group(2) in "高大多"
    every = {id(f.fact): f.base for f in (*evidence.draft.sources.told, *evidence.draft.figures) if f.fact}
    every |= {id(f): f.base for f in evidence.draft.figures if f.fact is None and f.unit_name}
    if not evidence.draft.figures:
        return False
    own = evidence.draft.figures[0].base
    before = sum(value > own if down else value < own for value in every.values())
    return before < place <= before + sum(value == own for value in every.values())


def _latest(match: re.Match[str], evidence: _Evidence) -> bool:
    return any(unit.years and unit.years[-1] == int(match.group(1)) for unit in evidence.scope)


def _reported(match: re.Match[str], evidence: _Evidence) -> bool:
    years = tuple(int(year) for year in re.findall(r"\d{4}", match.group()))
    return any(unit.years == years for unit in _about(match, evidence))


def _not_reported(match: re.Match[str], evidence: _Evidence) -> bool:
    named = _about(match, evidence)
    asked = match.group(1) in evidence.answer.understood
    return asked and bool(named) and all(int(match.group(1)) not in unit.years for unit in named)


def _about(match: re.Match[str], evidence: _Evidence) -> list[Unit]:
    """The units of whose reports the line speaks; the name of one may begin that of another.

    A name with digits has been set aside before.
    """
    line = match.string[match.string.rfind("\n", 0, match.start()) + 1 :].split("\n", 1)[0]

    def spoken_of(name: str) -> bool:
        numbered = name in evidence.answer.text and any(map(str.isdigit, name))
        shown = f"(?:{re.escape(name)}|{ASIDE})" if numbered else re.escape(name)
        return bool(re.search(f"{shown}(?:只有|的报告|{ASIDE})", line))

    return [unit for unit in evidence.scope if spoken_of(unit.name)]


def _found_in(match: re.Match[str], evidence: _Evidence) -> bool:
    years = {year for figure in evidence.figures for year in (figure.year, *(f.year for f in figure.facts()))}
    return all(int(year) in years for year in re.findall(r"\d{4}", match.group()))


_TALLIES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], _Evidence], bool]], ...] = (
    (re.compile(r"有(\d+)(?:家|项)(?=：)"), _listed),
    (re.compile(r"覆盖(\d+)/(\d+)(?:家单位|个项目)的报告"), _covered),
    (re.compile(r"(\d+)(?:家单位|个项目)没有披露(?=，)|另有(\d+)家未披露"), lambda m, e: _undisclosed(m, e)),
    (re.compile(r"(?:(?<=其余)|^)(\d+)(?:家单位|个项目)", re.MULTILINE), _over),
    (re.compile(r"共有(\d+)家写明"), _stating),
    (re.compile(r"其余(\d+)家见表"), _beyond),
    (re.compile(r"未披露的(\d+)家没有"), lambda m, e: int(m.group(1)) == len(e.scope) - e.used()),
    (re.compile(r"现有(\d+)份报告"), lambda m, e: int(m.group(1)) == len(e.corpus.cards)),
    (re.compile(r"等(\d+)家(?=。)"), lambda m, e: int(m.group(1)) == len(e.corpus.units)),
    (re.compile(r"正文各节与(\d+)张表"), _tables),
    (re.compile(r"报告里有(\d+)处说法"), lambda m, e: int(m.group(1)) == len(e.draft.findings)),
    (re.compile(r"第(\d+)([高低大小多少])"), _placed),
    (re.compile(r"最近一期报告（(\d{4})年）"), _latest),
    (re.compile(r"只有\d{4}年(?:、\d{4}年)*的报告|的报告（\d{4}年(?:、\d{4}年)*）"), _reported),
    (re.compile(r"其中没有(\d{4})年的"), _not_reported),
    (re.compile(r"只找到\d{4}年的数|这里指\d{4}年(?:、\d{4}年)*|各数年度不同：\d{4}年(?:、\d{4}年)*"), _found_in),
)
