"""Answers that stand in a column of words of a table: who is responsible, why points were lost, which rows are not done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.choice.matching import covered
from assistant.corpus import Corpus
from assistant.described import described
from assistant.lexicon import lexicon
from assistant.plans.pieces import section_at
from assistant.sought import subject, wordings
from index.schema import Section, Table
from index.tables import GridCell, grid
from index.text import plain

_SURE = 0.72
"""Share of the question's words that a row's labels must say."""
_BEFORE = 120
"""So many characters before a table say what it is about."""
_EMPTY = re.compile(r"无?[\s/—–-]*")
_LONGEST_STATE = 14
_DAY = re.compile(r"(?:19|20)\d\d[-./年]\d{1,2}(?:[-./月]\d{1,2}日?|月)")


@dataclass(frozen=True, slots=True)
class TextCell:
    """A cell of words with the row and column it stands under."""

    report_id: str
    table: Table
    cell: GridCell
    section: Section | None

    @property
    def label(self) -> str:
        return self.cell.row[-1] if self.cell.row else ""


def text_cells(report_ids: tuple[str, ...], corpus: Corpus) -> Iterator[TextCell]:
    """The cells of words of these reports' tables."""
    for report_id in report_ids:
        if report_id in corpus.table_ids:
            continue
        text, sections = corpus.text(report_id), corpus.sections(report_id)
        for table in corpus.tables(report_id):
            for cell in grid(table, text).data:
                if cell.row and cell.column and not _EMPTY.fullmatch(cell.text) and not _figure(cell.text):
                    yield TextCell(report_id, table, cell, section_at(table.start, sections))


def _figure(text: str) -> bool:
    """Whether a cell is a figure: digits with at most a sign and a unit. A day is none."""
    return not _DAY.fullmatch(text.strip()) and bool(
        re.fullmatch(r"[≥≤<>＞＜约]?[\d.,，%％‰-]+[\u4e00-\u9fff]{0,5}", text.strip())
    )


def under(words: str, headers: tuple[str, ...], report_ids: tuple[str, ...], corpus: Corpus) -> list[TextCell]:
    """The cell under such a header in the row the words name, or whose own words they are; none where none surely is."""
    best: tuple[float, TextCell] | None = None
    for one in text_cells(report_ids, corpus):
        head = plain("".join(one.cell.column[-1:]))
        if not any(header in head for header in headers) or lexicon().cells.rules.search(head):
            continue
        score = max(_named(way, one, corpus) for way in (*wordings(words), subject(words)))
        if best is None or score > best[0]:
            best = (score, one)
    return [best[1]] if best and best[0] >= _SURE else []


def column(words: str, headers: tuple[str, ...], report_ids: tuple[str, ...], corpus: Corpus) -> list[TextCell]:
    """Every cell under such a header of the table the words are about; none where no such table surely is.

    A table is about what its title, the line before it, its headers and its rows say.
    """
    groups: dict[tuple[str, int, int], list[TextCell]] = {}
    for one in text_cells(report_ids, corpus):
        head = plain("".join(one.cell.column[-1:]))
        if any(header in head for header in headers):
            groups.setdefault((one.report_id, one.table.start, one.cell.cell.column), []).append(one)
    best: tuple[float, list[TextCell]] | None = None
    for (report_id, start, _), group in groups.items():
        before = corpus.text(report_id)[max(0, start - _BEFORE) : start]
        about = described(_about(group), before + (group[0].section.title if group[0].section else ""))
        score = max((covered(way, about, corpus)[1] for way in wordings(words)), default=0.0) if words else 1.0
        if len(group) > 1 and (best is None or score > best[0]):
            best = (score, group)
    return best[1] if best and best[0] >= _SURE else []


def _named(words: str, one: TextCell, corpus: Corpus) -> float:
    """How surely the words name the row of a cell: they say its label, and hardly anything it does not say."""
    if len(words) < 2:
        return 0.0
    row = described(one.label, "|".join((*one.cell.row, *one.cell.column)))
    said = max(covered(words, row, corpus)[0], covered(words, row, corpus)[1] - 0.1)
    own = covered(words, described(one.cell.text, ""), corpus)[0] - 0.05
    return max(said, own if len(words) > 2 else 0.0)


def in_state(text: str, words: str, report_ids: tuple[str, ...], corpus: Corpus) -> list[TextCell]:
    """The rows that are in the state asked for (还没完工的项目有哪些): cells of a column that tells each row's state."""
    done = lexicon().cells.done.search(text)
    if done is None:
        return []
    wanted = lexicon().cells.undone.search(text[: done.end()]) is None  # 在建 and 续建 are not done
    groups: dict[tuple[str, int, int], list[TextCell]] = {}
    for one in text_cells(report_ids, corpus):
        if lexicon().cells.states.search(one.cell.column[-1]) and len(one.cell.text) <= _LONGEST_STATE:
            groups.setdefault((one.report_id, one.table.start, one.cell.cell.column), []).append(one)
    telling = [
        (max(covered(way, described(_about(group), ""), corpus)[0] for way in wordings(words or "项目")), group)
        for group in groups.values()
        if len(group) > 1 and len({one.cell.text for one in group}) < max(3, len(group)) and _tells(group)
    ]
    best = max(telling, key=lambda pair: pair[0], default=None)
    if best is None or best[0] < 0.5:
        return []
    if lexicon().cells.in_time.search(text):  # what is not done may yet be in time, and what is done may be late
        return [one for one in best[1] if lexicon().cells.late.search(one.cell.text)]
    return [one for one in best[1] if (lexicon().cells.not_done.search(one.cell.text) is None) == wanted]


def _tells(group: list[TextCell]) -> bool:
    return any(lexicon().cells.done.search(one.cell.text) for one in group)


def _about(group: list[TextCell]) -> str:
    """What a column of states is about: its table's title, its header and its rows."""
    return "|".join((group[0].table.title, *group[0].cell.column, *(one.label for one in group), "项目"))
