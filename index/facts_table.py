"""A fact table from elsewhere (CSV), stored so that the same engine answers questions on it.

Each entity becomes a report of its own, its rows written in the flattened form of tables. So it has a name, aliases, a
region and a text, its figures have places, and nothing that asks questions needs to know that it was never a report.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, overload

from index.errors import BrokenFile, EmptyReport, TooLarge
from index.gazetteer import locate
from index.packs import Pack
from index.quantities import Quantity, parse
from index.readers.encoding import decode
from index.schema import Basis, Entity, Fact, Identity, Location, Passage, Reading, Report, Table
from index.text import plain

if TYPE_CHECKING:
    from index.library import Library

COLUMNS = ("entity", "aliases", "region", "year", "metric", "value", "unit", "source")
_PRINTED = ("年度", "指标", "数值", "单位", "来源")
_VALUE_COLUMN = 2
_PLAIN = re.compile(r"-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?")
_ADVICE = f"第一行应为列名 {', '.join(COLUMNS)}；请改正后重新导入"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table, read."""

    entity: str
    aliases: tuple[str, ...]
    region: str
    year: int | None
    metric: str
    digits: str
    """The value as written."""
    unit: str
    source: str

    @property
    def quantity(self) -> Quantity:
        """The value read; worked out when asked for, since a table may have millions of rows."""
        quantity = _quantity(self.digits, self.unit)
        assert quantity is not None, "rows are checked when they are read"
        return quantity

    @property
    def printed(self) -> tuple[str, ...]:
        """Its cells as the text shows them."""
        unit = self.unit or self.quantity.unit
        return (f"{self.year}年" if self.year else "", self.metric, self.digits, unit, self.source)


def import_table(path: Path, library: Library, pack: Pack) -> int:
    """Store the table, in place of an earlier one of the same file name; the number of its facts.

    Raises:
        ReadingError: Not readable, or a row that makes no sense, which is named; nothing is stored then.
        StoreLocked: Another process is writing.
    """
    rows, digest = read_table(path, limit_mb=library.settings.max_file_mb)
    readings = TableReadings(rows, file=path.name, digest=digest, pack=pack)
    with library.writing():
        stored = {card.id for card in library.reports() if card.file == path.name and card.format == "csv"}
        gone = stored.difference(readings.ids)
        new = readings.without(stored)
        if new or gone:
            library.put_all(new, instead_of=gone, ids=new.ids)
    return len(rows)


class TableReadings(Sequence[Reading]):
    """The readings of a table, one an entity, each made when it is asked for: a million figures never stand in memory.

    Attributes:
        ids: Report ids, in order.
    """

    def __init__(self, rows: Iterable[Row], *, file: str, digest: str, pack: Pack) -> None:
        self._groups = _by_entity(rows)
        self._file, self._digest, self._pack = file, digest, pack
        self.ids = tuple(_report_id(file, _text(group)) for group in self._groups)

    def without(self, ids: set[str]) -> TableReadings:
        """Those whose reports are not among `ids`."""
        rows = (row for group, own in zip(self._groups, self.ids, strict=True) if own not in ids for row in group)
        return TableReadings(rows, file=self._file, digest=self._digest, pack=self._pack)

    def __len__(self) -> int:
        return len(self._groups)

    @overload
    def __getitem__(self, place: int) -> Reading: ...
    @overload
    def __getitem__(self, place: slice) -> list[Reading]: ...
    def __getitem__(self, place: int | slice) -> Reading | list[Reading]:
        if isinstance(place, slice):
            return [self._made(group) for group in self._groups[place]]
        return self._made(self._groups[place])

    def _made(self, group: list[Row]) -> Reading:
        return _reading(group, file=self._file, digest=self._digest, pack=self._pack)


def read_table(path: Path, *, limit_mb: int) -> tuple[tuple[Row, ...], str]:
    """The rows of a table and the digest of its file; rows without a value are left out.

    Raises:
        BrokenFile: Not readable, a column is missing, or a row makes no sense.
        EmptyReport: No row with a value.
        TooLarge: Over the limit.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BrokenFile(path.name, f"打不开（{error.strerror}）", "请检查路径与权限") from error
    if len(data) > limit_mb * 2**20:
        raise TooLarge(path.name, f"超过 {limit_mb} MB", "请分成几个文件导入，或调大 JIWEN_MAX_FILE_MB")
    text, _ = decode(data, name=path.name)
    lines = csv.DictReader(io.StringIO(text))
    missing = [column for column in ("entity", "metric", "value") if column not in (lines.fieldnames or ())]
    if missing:
        raise BrokenFile(path.name, f"缺少列 {', '.join(missing)}", _ADVICE)
    try:
        rows = [_row(line, number, path.name) for number, line in enumerate(lines, start=2) if _cell(line, "value")]
    except csv.Error as error:
        raise BrokenFile(path.name, f"不是可用的 CSV（{error}）", _ADVICE) from error
    if not rows:
        raise EmptyReport(path.name, "没有一行数据", _ADVICE)
    return tuple(rows), hashlib.sha256(data).hexdigest()


def _cell(line: dict[str, str | None], column: str) -> str:
    return " ".join((line.get(column) or "").split())


def _row(line: dict[str, str | None], number: int, file: str) -> Row:
    digits, unit, year = _cell(line, "value"), _cell(line, "unit"), _cell(line, "year").removesuffix("年")
    entity, metric = _cell(line, "entity"), _cell(line, "metric")
    if not entity or not metric:
        raise BrokenFile(file, f"第 {number} 行缺少 entity 或 metric", "请补全后重新导入")
    if _quantity(digits, unit) is None:
        raise BrokenFile(file, f"第 {number} 行的值“{digits}{unit}”不是数", "请改正后重新导入")
    if year and not (year.isdecimal() and len(year) == 4):
        raise BrokenFile(file, f"第 {number} 行的年度“{year}”不是四位数的年份", "请改正后重新导入")
    aliases, region, source = _aliases(_cell(line, "aliases")), _cell(line, "region"), _cell(line, "source")
    same = (sys.intern(words) for words in (entity, region, metric, unit, source))  # a column repeats few words
    entity, region, metric, unit, source = same
    return Row(entity, aliases, region, int(year) if year else None, metric, digits, unit, source)


@lru_cache(maxsize=4096)
def _aliases(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(str.strip, cell.replace("；", ";").split(";")))))


def _quantity(digits: str, unit: str) -> Quantity | None:
    """What a value and its unit say; None when that is no figure."""
    if _PLAIN.fullmatch(digits):
        return Quantity(Decimal(digits.replace(",", "")), unit, "")
    if not unit:
        return parse(digits)
    bare = parse(digits) if parse(f"{digits}{unit}") else None
    return Quantity(bare.value, unit, bare.comparator) if bare else None


def _by_entity(rows: Iterable[Row]) -> list[list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.entity, []).append(row)
    return list(groups.values())


def _reading(rows: list[Row], *, file: str, digest: str, pack: Pack) -> Reading:
    first = rows[0]
    text, table = _flattened(f"{first.entity}\n", rows)
    aliases = tuple(dict.fromkeys(alias for row in rows for alias in row.aliases if alias != first.entity))
    region = locate(first.region)
    identity = Identity(
        title=f"{first.entity}（{Path(file).stem}）",
        organisation=first.entity,
        aliases=aliases,
        region=region,
        year=max((row.year for row in rows if row.year), default=None),
    )
    report = Report(id=_report_id(file, text), file=file, sha256=digest, format="csv", identity=identity, text=text)
    return Reading(
        report=report,
        tables=(table,),
        sections=(),
        passages=tuple(_passages(report, table, rows)),
        facts=tuple(_facts(report, table, rows, pack)),
        entities=(Entity(name=first.entity, aliases=aliases, region=region),),
    )


def _report_id(file: str, text: str) -> str:
    return hashlib.sha256(f"{file}\n{text}".encode()).hexdigest()[:16]


def _text(rows: list[Row]) -> str:
    """The text alone; the same as `_flattened` gives."""
    lines = (_PRINTED, *(row.printed for row in rows))
    return f"{rows[0].entity}\n" + "".join("".join(f"\t{words}\n" for words in line) + "\n" for line in lines)


def _flattened(head: str, rows: list[Row]) -> tuple[str, Table]:
    """The text and its table: a cell begins on a new line with a tab, an empty line ends the row."""
    parts, cells, place = [head], list[dict[str, int]](), len(head)
    for row, printed in enumerate([_PRINTED, *(row.printed for row in rows)]):
        for column, words in enumerate(printed):
            parts.append(f"\t{words}\n")
            cells.append({"start": place + 1, "end": place + 1 + len(words), "row": row, "column": column})
            place += len(words) + 2
        parts.append("\n")
        place += 1
    shape = {"start": len(head), "end": place, "rows": len(rows) + 1, "columns": len(_PRINTED), "cells": cells}
    return "".join(parts), Table.model_validate(shape)


def _line(table: Table, row: int) -> tuple[int, int]:
    """Span of the row of rows[row] in the text."""
    cells = table.cells[(row + 1) * table.columns : (row + 2) * table.columns]
    return cells[0].start, cells[-1].end


def _passages(report: Report, table: Table, rows: list[Row]) -> Iterator[Passage]:
    """One passage a year: what is asked together stands together."""
    for first, last in _runs(rows):
        start, end = _line(table, first)[0], _line(table, last)[1]
        spoken = "；".join(
            f"{' '.join(filter(None, row.printed[:2]))} {row.digits}{row.unit}" for row in rows[first : last + 1]
        )
        yield Passage(
            id=f"{report.id}:{start}",
            location=Location(report_id=report.id, start=start, end=end, table=0),
            text=report.text[start:end],
            section=(),
            reading=f"{report.identity.organisation} {spoken}",
        )


def _runs(rows: list[Row], *, longest: int = 40) -> Iterator[tuple[int, int]]:
    first = 0
    for place, row in enumerate(rows):
        last = place + 1 == len(rows)
        if last or rows[place + 1].year != row.year or place + 1 - first == longest:
            yield first, place
            first = place + 1


def _facts(report: Report, table: Table, rows: list[Row], pack: Pack) -> Iterator[Fact]:
    names = _metric_names(pack)
    for place, row in enumerate(rows):
        cell = table.cells[(place + 1) * table.columns + _VALUE_COLUMN]
        start, end = _line(table, place)
        metric, basis = names(row.metric)
        quantity = row.quantity
        value_base, unit_base = quantity.base
        yield Fact(
            id=f"{report.id}@{cell.start}",
            location=Location(
                report_id=report.id, start=cell.start, end=cell.end, table=0, row=cell.row, column=cell.column
            ),
            quote=row.digits,
            value_start=cell.start,
            value_end=cell.end,
            sentence_start=start,
            sentence_end=end,
            entity=row.entity,
            subject=row.entity,
            metric=metric,
            metric_text=row.metric,
            basis=basis,
            year=row.year,
            value=quantity.value,
            unit=quantity.unit,
            value_base=value_base,
            unit_base=unit_base,
            comparator=quantity.comparator,
            origin="table",
            row=tuple(filter(None, row.printed[:2])),
            column=(_PRINTED[_VALUE_COLUMN],),
        )


def _metric_names(pack: Pack) -> Callable[[str], tuple[str, Basis]]:
    """From a metric as the table writes it to its canonical name ("" for none) and its basis."""
    known = {plain(word): name for word, name in pack.metric_words.items()}

    @cache
    def named(metric: str) -> tuple[str, Basis]:
        return known.get(plain(metric), ""), _basis(metric, pack)

    return named


def _basis(metric: str, pack: Pack) -> Basis:
    """The basis whose longest word stands in the metric's name; 其他 where none does."""
    words = [(word, basis.name) for basis in pack.basis for word in (basis.name, *basis.aliases) if word in metric]
    return max(words, key=lambda pair: len(pair[0]))[1] if words else "其他"
