"""What stands open beside an answer: a place of a report with what is needed to draw it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from assistant.schema import Citation, CitedCell, Turn
from index.schema import Location, Report, Section, Table, Value
from ui import highlight


class Shelf(Protocol):
    """The part of the library that a source is read from."""

    def report(self, report_id: str) -> Report:
        """The report; raises ReportNotFound."""

    def sections(self, report_id: str) -> tuple[Section, ...]:
        """Its sections in printed order."""

    def tables(self, report_id: str) -> tuple[Table, ...]:
        """Its tables in printed order."""


class Source(Value):
    """A place of a report, opened."""

    report: Report
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]
    start: int
    end: int
    page: int | None = None
    headers: CitedCell | None = None
    """Header paths, when the place is a table cell."""
    also: tuple[tuple[int, int], ...] = ()
    """Other places to mark, where they stand in the same excerpt."""

    @property
    def quote(self) -> str:
        return self.report.text[self.start : self.end]

    @property
    def path(self) -> tuple[str, ...]:
        """Headings above the place, outermost first."""
        holding = [section for section in self.sections if section.start <= self.start < section.end]
        return max(holding, key=lambda section: section.level).path if holding else ()

    @property
    def window(self) -> tuple[int, int]:
        """The part of the text that the excerpt shows."""
        return highlight.window(self.report.text, self.start, self.end, tables=self.tables)

    @property
    def excerpt(self) -> str:
        """The words around the place as HTML, the quoted ones marked."""
        text, tables = self.report.text, self.tables
        first, last = self.window
        marks = [highlight.Mark(*place) for place in ((self.start, self.end), *self.also)]
        return highlight.page(text, first, last, tables=tables, sections=self.sections, marks=marks)


def open_place(shelf: Shelf, report_id: str, start: int, end: int) -> Source:
    """The place text[start:end] of a report; a place outside the text is brought inside.

    Raises:
        ReportNotFound: The report has been removed.
    """
    report = shelf.report(report_id)
    length = len(report.text)
    first = min(max(start, 0), length)
    last = min(max(end, first), length)
    return Source(
        report=report, sections=shelf.sections(report_id), tables=shelf.tables(report_id), start=first, end=last
    )


def open_places(shelf: Shelf, places: Sequence[Location]) -> tuple[Source, ...]:
    """Sources that show all of these places, in their order; those that stand close together share one.

    Raises:
        ReportNotFound: A report has been removed.
    """
    opened: list[Source] = []
    for place in places:
        for number, source in enumerate(opened):
            first, last = source.window
            if source.report.id == place.report_id and first <= place.start and place.end <= last:
                opened[number] = source.model_copy(update={"also": (*source.also, (place.start, place.end))})
                break
        else:
            opened.append(open_place(shelf, place.report_id, place.start, place.end))
    return tuple(opened)


def open_citation(shelf: Shelf, citation: Citation) -> Source:
    """The source of a citation, with its page and the headers of its cell.

    Raises:
        ReportNotFound: The report has been removed since the answer was given.
    """
    source = open_place(shelf, citation.report_id, citation.start, citation.end)
    return source.model_copy(update={"page": citation.page, "headers": citation.table})


def neighbours(turn: Turn, n: int) -> tuple[int | None, int | None]:
    """The numbers of the citations before and after citation n of a turn, None at the ends."""
    numbers = [one.n for one in turn.answer.citations] if turn.answer else []
    place = numbers.index(n)
    before = numbers[place - 1] if place else None
    return before, numbers[place + 1] if place + 1 < len(numbers) else None
