"""A fact table from elsewhere (CSV), stored so that the same engine answers questions on it.

Each entity becomes a report of its own, its lines written in the flattened form of tables. So it has a name, aliases, a
region and a text, its figures have places, and nothing that asks questions needs to know that it was never a report.

Tables have lines by the million. What is the same in many of them is worked out once (`_Printed`), and tables and facts
are made as the rows the record takes, while it takes them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from operator import ne
from pathlib import Path
from typing import TYPE_CHECKING

from index.gazetteer import locate
from index.packs import Pack
from index.schema import Basis, Comparator, Entity, Identity, Location, Passage, Reading, Report, Table
from index.stores.mapping import Columns, FactCells, grid_columns
from index.stores.rows import encoded
from index.stores.writing import Bulk
from index.table_lines import EntityLines, Heading, TableLines, is_plain, quantity_of, read_table
from index.text import plain
from index.units import base_unit

if TYPE_CHECKING:
    from index.library import Library

_COLUMNS = ("年度", "指标", "数值", "单位", "来源")
_VALUE = 2
_VALUE_COLUMN = encoded((_COLUMNS[_VALUE],))
_NO_WORDS = encoded(())
_PASSAGE = 120  # lines; a year of most tables is one passage
_WHOLE = 24  # lines that stand in one passage whatever their years
_FEW_YEARS = 6  # turns from one year to another; more, with few lines each, make no passages of their own

Progress = Callable[[str, int, int], None]
"""Is told the file, its figures stored and its figures in all."""


def import_table(path: Path, library: Library, pack: Pack, *, progress: Progress | None = None) -> int:
    """Store the table, in place of an earlier one of the same file name; the number of its facts.

    Raises:
        ReadingError: Not readable, or a row that makes no sense, which is named; nothing is stored then.
        StoreLocked: Another process is writing.
    """
    table = read_table(path, limit_mb=library.settings.max_table_mb)
    readings = TableReadings(table, file=path.name, pack=pack)
    with library.writing():
        stored = {card.id for card in library.reports() if card.file == path.name and card.format == "csv"}
        new = [name for name in readings.ids if name not in stored]
        gone = stored.difference(readings.ids)
        if new or gone:
            made = readings.made(new, progress=progress)
            library.put_bulk(made, ids=new, facts=readings.facts(new), instead_of=gone)
    return table.count


class TableReadings:
    """The readings of a table, one an entity, each made when it is asked for: a million figures never stand in memory.

    Attributes:
        ids: Report ids, in order.
    """

    def __init__(self, table: TableLines, *, file: str, pack: Pack) -> None:
        self._file, self._digest = file, table.digest
        self._printing = _Printing(pack)
        self._lines = {self._id(_Sheet(lines, self._printing).text): lines for lines in table.entities}
        self.ids = tuple(self._lines)

    def facts(self, ids: Sequence[str]) -> int:
        """How many facts these readings have."""
        return sum(len(self._lines[name].digits) for name in ids)

    def made(self, ids: Sequence[str], *, progress: Progress | None = None) -> Iterator[Bulk]:
        """These readings."""
        done, total = 0, self.facts(ids)
        for name in ids:
            if progress:
                progress(self._file, done, total)
            yield self._made(_Sheet(self._lines[name], self._printing))
            done += len(self._lines[name].digits)

    def _made(self, sheet: _Sheet) -> Bulk:
        lines = sheet.lines
        region = locate(lines.region)
        identity = Identity(
            title=f"{lines.entity}（{Path(self._file).stem}）",
            organisation=lines.entity,
            aliases=lines.aliases,
            region=region,
            year=max((heading.year for heading in lines.headings if heading.year), default=None),
        )
        report = Report(
            id=self._id(sheet.text),
            file=self._file,
            sha256=self._digest,
            format="csv",
            identity=identity,
            text=sheet.text,
        )
        reading = Reading(
            report=report,
            tables=(),
            sections=(),
            passages=tuple(sheet.passages(report.id)),
            facts=(),
            entities=(Entity(name=lines.entity, aliases=lines.aliases, region=region),),
        )
        return Bulk(reading, [sheet.table()], sheet.facts(report.id), len(lines.digits))

    def _id(self, text: str) -> str:
        return hashlib.sha256(f"{self._file}\n{text}".encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class _Printed:
    """A heading as the text shows it and as facts have it."""

    year: int | None
    metric: str
    unit: str
    steps: tuple[str, str]
    """The steps (`mapping.table`) up to the value's length, and from there to the source's."""
    before: str
    """The cells in front of the value."""
    after: str
    """The cell of the unit, and how that of the source begins."""
    name: str
    """Canonical name of the metric; "" for none."""
    metric_plain: str
    basis: Basis
    row: str
    factor: Decimal
    unit_base: str


class _Printing:
    """How headings are printed, each worked out once."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._names = {plain(word): name for word, name in pack.metric_words.items()}
        self._known: dict[tuple[Heading, str], _Printed] = {}

    def of(self, heading: Heading, digits: str) -> _Printed:
        """The heading as printed; without a unit of its own it has that of the value."""
        key = heading, heading.unit or _unit(digits)
        if (known := self._known.get(key)) is None:
            known = self._known[key] = self._made(*key)
        return known

    def _made(self, heading: Heading, unit: str) -> _Printed:
        year, metric = f"{heading.year}年" if heading.year else "", heading.metric
        path = tuple(filter(None, (year, metric)))
        factor, unit_base = base_unit(unit)
        return _Printed(
            year=heading.year,
            metric=metric,
            unit=unit,
            steps=(f"3,{len(year)},2,{len(metric)},2,", f",2,{len(unit)},2,"),
            before=f"\t{year}\n\t{metric}\n\t",
            after=f"\n\t{unit}\n\t",
            name=self._names.get(plain(metric), ""),
            metric_plain=plain(metric),
            basis=_basis(metric, self._pack),
            row=encoded(path),
            factor=factor,
            unit_base=unit_base,
        )


class _Sheet:
    """The text of an entity and what stands where in it.

    A cell begins on a new line with a tab, an empty line ends the row; the first row has the names of the columns.

    Attributes:
        lines: What it shows.
        text: The entity, then its table.
    """

    def __init__(self, lines: EntityLines, printing: _Printing) -> None:
        self.lines = lines
        self._printed = list(map(printing.of, lines.headings, lines.digits))
        head = f"{lines.entity}\n"
        first = "".join(f"\t{words}\n" for words in _COLUMNS) + "\n"
        rows = zip(self._printed, lines.digits, lines.sources, strict=True)
        parts = [f"{one.before}{digits}{one.after}{source}\n\n" for one, digits, source in rows]
        self.text = "".join([head, first, *parts])
        self._table_start = len(head)
        self._starts = list(accumulate(map(len, parts), initial=len(head) + len(first)))

    def table(self) -> Columns:
        """The row of its table."""
        head = ",".join(f"{1 if words is _COLUMNS[0] else 2},{len(words)}" for words in _COLUMNS)
        rows = zip(self._printed, self.lines.digits, self.lines.sources, strict=True)
        steps = [f"{one.steps[0]}{len(digits)}{one.steps[1]}{len(source)}" for one, digits, source in rows]
        shape = {"rows": len(steps) + 1, "columns": len(_COLUMNS)}
        table = Table(start=self._table_start, end=self._starts[-1], cells=(), **shape)
        return grid_columns(table, ",".join([head, *steps]))

    def passages(self, report_id: str) -> Iterator[Passage]:
        """One passage a year, what is asked together standing together; few lines in one, and those that go by metric
        in one for many."""
        for first, last in self._runs():
            start, end = self._starts[first] + 1, self._starts[last] - 2
            headings = self.lines.headings[first:last]
            before = (None, *(heading.year for heading in headings))
            lines = zip(before, headings, self.lines.digits[first:last], strict=False)
            spoken = "；".join(f"{_year_said(h, year)}{h.metric} {digits}{h.unit}" for year, h, digits in lines)
            yield Passage(
                id=f"{report_id}:{start}",
                location=Location(report_id=report_id, start=start, end=end, table=0),
                text=self.text[start:end],
                section=(),
                reading=f"{self.lines.entity} {spoken}",
            )

    def _runs(self) -> Iterator[tuple[int, int]]:
        years = [heading.year for heading in self.lines.headings]
        by_year = len(years) > _WHOLE and sum(map(ne, years, years[1:])) < max(_FEW_YEARS, len(years) // 8)
        first = 0
        for last in range(1, len(years) + 1):
            if last == len(years) or (by_year and years[last] != years[first]) or last - first == _PASSAGE:
                yield first, last
                first = last

    def facts(self, report_id: str) -> Iterator[FactCells]:
        """One a line, in order."""
        entity, places = self.lines.entity, zip(self._starts, self._starts[1:], strict=False)
        shown = zip(places, self._printed, self.lines.headings, self.lines.digits, strict=True)
        for row, ((first, beyond), one, heading, digits) in enumerate(shown, start=1):
            value, comparator = _value(digits, heading.unit)
            base = value * one.factor
            start = first + len(one.before)
            end = start + len(digits)
            yield FactCells(
                f"{report_id}@{start}",
                start,
                end,
                None,
                0,
                row,
                _VALUE,
                digits,
                start,
                end,
                first + 1,
                beyond - 2,
                entity,
                entity,
                one.name,
                one.metric,
                one.metric_plain,
                one.basis,
                one.year,
                str(value),
                one.unit,
                str(base),
                float(base),
                one.unit_base,
                comparator,
                "",
                "table",
                _NO_WORDS,
                one.row,
                _VALUE_COLUMN,
                _NO_WORDS,
            )


def _year_said(heading: Heading, before: int | None) -> str:
    """The year in front of a metric read aloud, where it is not that of the line before."""
    return f"{heading.year}年 " if heading.year and heading.year != before else ""


def _value(digits: str, unit: str) -> tuple[Decimal, Comparator]:
    if is_plain(digits):
        return Decimal(digits.replace(",", "")), ""
    quantity = quantity_of(digits, unit)
    assert quantity is not None, "lines are checked when they are read"
    return quantity.value, quantity.comparator


def _unit(digits: str) -> str:
    """The unit that is part of the value itself."""
    quantity = None if is_plain(digits) else quantity_of(digits, "")
    return quantity.unit if quantity else ""


def _basis(metric: str, pack: Pack) -> Basis:
    """The basis whose longest word stands in the metric's name; 其他 where none does."""
    words = [(word, basis.name) for basis in pack.basis for word in (basis.name, *basis.aliases) if word in metric]
    return max(words, key=lambda pair: len(pair[0]))[1] if words else "其他"
