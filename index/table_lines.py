"""The lines of an imported table, read and checked: a million of them in seconds, in some hundred bytes each.

A file is read line by line, never as a whole. What columns repeat (the metric with its year and unit, the source) is
looked at once and shared by all lines that say it.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from typing import TypeVar

from index.errors import BrokenFile, EmptyReport, TooLarge
from index.quantities import Quantity, parse
from index.readers.encoding import decode

COLUMNS = ("entity", "aliases", "region", "year", "metric", "value", "unit", "source")
_NEEDED = ("entity", "metric", "value")
_HEAD = 1_000_000  # bytes that show how a file is encoded
is_plain = re.compile(r"-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?").fullmatch
"""Whether a value is digits alone: 1,234.50."""
_ADVICE = f"第一行应为列名 {', '.join(COLUMNS)}；请改正后重新导入"
_CORRECT = "请改正后重新导入"
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, eq=False)
class Heading:
    """What many lines of a table say alike: of which year a figure is, what it measures, in which unit."""

    year: int | None
    metric: str
    unit: str


@dataclass(slots=True)
class EntityLines:
    """The lines of one entity, in the order of the file, as columns."""

    entity: str
    region: str
    """As its first line gives it."""
    alias_cells: dict[str, None] = field(default_factory=dict)
    headings: list[Heading] = field(default_factory=list)
    digits: list[str] = field(default_factory=list)
    """Values as written."""
    sources: list[str] = field(default_factory=list)

    @property
    def aliases(self) -> tuple[str, ...]:
        """Its other names, each once."""
        cells = ";".join(map(_words, self.alias_cells)).replace("；", ";").split(";")
        return tuple(dict.fromkeys(alias for cell in cells if (alias := cell.strip()) and alias != self.entity))


@dataclass(frozen=True, slots=True)
class TableLines:
    """A table read."""

    entities: tuple[EntityLines, ...]
    count: int
    """Its lines."""
    digest: str
    """SHA-256 of the file."""


def read_table(path: Path, *, limit_mb: int) -> TableLines:
    """The lines of a table, by entity; those without a value are left out.

    Raises:
        BrokenFile: Not readable, a column is missing, or a line makes no sense.
        EmptyReport: No line with a value.
        TooLarge: Over the limit.
    """
    try:
        if path.stat().st_size > limit_mb * 2**20:
            raise TooLarge(path.name, f"超过 {limit_mb} MB", "请分成几个文件导入，或调大 JIWEN_MAX_TABLE_MB")
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        entities = tuple(_decoded(path, lambda lines: _by_entity(lines, path.name)))
    except OSError as error:
        raise BrokenFile(path.name, f"打不开（{error.strerror}）", "请检查路径与权限") from error
    except csv.Error as error:
        raise BrokenFile(path.name, f"不是可用的 CSV（{error}）", _ADVICE) from error
    if not entities:
        raise EmptyReport(path.name, "没有一行数据", _ADVICE)
    return TableLines(entities, sum(len(each.digits) for each in entities), digest)


def quantity_of(digits: str, unit: str) -> Quantity | None:
    """What a value and its unit say; None when that is no figure."""
    if is_plain(digits):
        return Quantity(Decimal(digits.replace(",", "")), unit, "")
    if not unit:
        return parse(digits)
    bare = parse(digits) if parse(f"{digits}{unit}") else None
    return Quantity(bare.value, unit, bare.comparator) if bare else None


def _decoded(path: Path, read: Callable[[Iterable[str]], _T]) -> _T:
    """What `read` makes of the lines, in the encoding that the head of the file shows.

    Where the rest of the file is in none such, the whole of it is looked at.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    _, encoding = decode(head[: head.rfind(b"\n") + 1] or head, name=path.name)
    try:
        with path.open(encoding=encoding, newline="") as lines:
            if lines.read(1) != "\ufeff":
                lines.seek(0)
            return read(lines)
    except UnicodeDecodeError:
        text, _ = decode(path.read_bytes(), name=path.name)
        return read(io.StringIO(text, newline=""))


def _by_entity(lines: Iterable[str], file: str) -> list[EntityLines]:
    cells = csv.reader(lines)
    names = next(cells, [])
    if missing := [column for column in _NEEDED if column not in names]:
        raise BrokenFile(file, f"缺少列 {', '.join(missing)}", _ADVICE)
    found: dict[str, EntityLines] = {}
    as_written: dict[str, EntityLines] = {}
    headings: dict[tuple[str, str, str], Heading] = {}
    for number, (entity, aliases, region, year, metric, digits, unit, source) in _picked(cells, names):
        if not is_plain(digits) and not (digits := _words(digits)):
            continue
        its = as_written.get(entity)
        if its is None:
            name = _words(entity)
            its = as_written[entity] = found.setdefault(name, EntityLines(name, _words(region)))
        heading = headings.get((year, metric, unit))
        if heading is None or not its.entity:
            heading = headings[year, metric, unit] = _heading(its.entity, (year, metric, digits, unit), number, file)
        if not is_plain(digits) and quantity_of(digits, heading.unit) is None:
            raise BrokenFile(file, f"第 {number} 行的值“{digits}{heading.unit}”不是数", _CORRECT)
        if aliases:
            its.alias_cells[aliases] = None
        its.headings.append(heading)
        its.digits.append(digits)
        its.sources.append(_words(source))
    return list(found.values())


def _picked(lines: Iterable[list[str]], names: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Number and cells of each line in the order of COLUMNS, "" for a column that there is not."""
    width = len(names)
    at = {name: place for place, name in enumerate(names)}
    pick = itemgetter(*(at.get(column, width) for column in COLUMNS))
    blanks = [""] * (width + 1)
    for number, line in enumerate(lines, start=2):
        if len(line) == width:
            line.append("")
            yield number, pick(line)
        elif line:
            yield number, pick((line[:width] + blanks)[: width + 1])


def _heading(entity: str, cells: tuple[str, str, str, str], number: int, file: str) -> Heading:
    year, metric, digits, unit = map(_words, cells)
    year = year.removesuffix("年")
    if not entity or not metric:
        raise BrokenFile(file, f"第 {number} 行缺少 entity 或 metric", "请补全后重新导入")
    if quantity_of(digits, unit) is None:
        raise BrokenFile(file, f"第 {number} 行的值“{digits}{unit}”不是数", _CORRECT)
    if year and not (year.isdecimal() and len(year) == 4):
        raise BrokenFile(file, f"第 {number} 行的年度“{year}”不是四位数的年份", _CORRECT)
    return Heading(int(year) if year else None, metric, unit)


@lru_cache(maxsize=1 << 16)
def _words(cell: str) -> str:
    return " ".join(cell.split())
