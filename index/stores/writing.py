"""Readings on their way into the record: many at once, by few statements.

Facts go to the driver as tuples, a thousand in one statement: by the million, everything else costs more than the
database itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice
from typing import TypeVar, cast

from sqlalchemy import Connection, Table, func, insert, select, text

from index.schema import Counts, Finding, Reading
from index.stores import mapping
from index.stores.rows import (
    Base,
    EntityRow,
    FactRow,
    FindingRow,
    OriginalRow,
    PassageRow,
    ReportRow,
    SectionRow,
    TableRow,
    TextRow,
)

_TOGETHER = 50  # reports whose rows are written at once
_A_STATEMENT = 900  # facts; SQLite takes 32,766 variables, and a fact is 32
_LATE = 50_000  # facts from which on it pays to make the indexes afterwards
_CACHE = 64_000  # KiB of pages held in memory while many facts are written
_FACT_COLUMNS = ("report", *mapping.FactCells._fields)

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Bulk:
    """A reading whose tables and facts are rows already: a million of them as values would take minutes."""

    reading: Reading
    """Without tables and facts."""
    tables: Sequence[mapping.Columns]
    facts: Iterable[mapping.FactCells]
    """Made as they are written; good for one go."""
    fact_count: int


def write(db: Connection, readings: Iterable[Reading | Bulk], originals: Mapping[str, bytes]) -> None:
    """Insert the readings, none of whose reports is there yet, with their original files where given."""
    for some in batched(map(_as_bulk, readings), _TOGETHER):
        _write_some(db, some, originals)


@contextmanager
def indexed_late(db: Connection, *, facts: int) -> Iterator[None]:
    """For the block, facts have but the index that finds those of a report, when so many come that this is quicker.

    Only inside a transaction that has begun: a process that dies leaves the indexes as they were.
    """
    table = cast(Table, FactRow.__table__)
    present = db.scalar(select(func.max(FactRow.key))) or 0
    late = [index for index in table.indexes if index.name != "ix_facts_report"]
    if facts < max(_LATE, present):
        yield
        return
    db.execute(text(f"PRAGMA cache_size=-{_CACHE}"))
    for index in late:
        index.drop(db)
    yield
    for index in late:
        index.create(db)
    db.execute(text("PRAGMA cache_size=-2000"))


def batched(items: Iterable[_T], count: int) -> Iterator[list[_T]]:
    """The items in order, `count` at a time, the last time fewer."""
    rest = iter(items)
    while some := list(islice(rest, count)):
        yield some


def _as_bulk(reading: Reading | Bulk) -> Bulk:
    if isinstance(reading, Bulk):
        return reading
    tables = [mapping.table_columns(table) for table in reading.tables]
    return Bulk(reading, tables, map(mapping.fact_cells, reading.facts), len(reading.facts))


def _write_some(db: Connection, some: Sequence[Bulk], originals: Mapping[str, bytes]) -> None:
    db.execute(insert(ReportRow), [_report_columns(each) for each in some])
    ids = [each.reading.report.id for each in some]
    rows = db.execute(select(ReportRow.id, ReportRow.key).where(ReportRow.id.in_(ids)))
    keys: dict[str, int] = {row.id: row.key for row in rows}
    filled: dict[type[Base], list[mapping.Columns]] = {}
    for each in some:
        reading, key = each.reading, keys[each.reading.report.id]
        original = originals.get(reading.report.id)
        parts: tuple[tuple[type[Base], Iterable[mapping.Columns]], ...] = (
            (TextRow, [{"text": reading.report.text}]),
            (OriginalRow, [] if original is None else [{"data": original}]),
            (SectionRow, map(mapping.section_columns, reading.sections)),
            (TableRow, each.tables),
            (PassageRow, map(mapping.passage_columns, reading.passages)),
            (EntityRow, map(mapping.entity_columns, reading.entities)),
        )
        for table, columns in parts:
            filled.setdefault(table, []).extend({"report": key, **one} for one in columns)
    for table, its in filled.items():
        if its:
            db.execute(insert(table), its)
    _write_facts(db, ((keys[each.reading.report.id], *fact) for each in some for fact in each.facts))
    for each in some:
        _write_findings(db, each.reading.findings)


def _report_columns(bulk: Bulk) -> mapping.Columns:
    reading = bulk.reading
    counts = Counts(
        sections=len(reading.sections),
        tables=len(bulk.tables),
        passages=len(reading.passages),
        facts=bulk.fact_count,
    )
    return mapping.report_columns(reading.report, counts)


def _write_facts(db: Connection, rows: Iterable[tuple[object, ...]]) -> None:
    """One step of the database for many rows: each step hands the processor to the threads that wait for it."""
    for some in batched(rows, _A_STATEMENT):
        if len(some) == _A_STATEMENT:
            db.exec_driver_sql(_statement(_A_STATEMENT), tuple(chain.from_iterable(some)))
        else:
            db.exec_driver_sql(_statement(1), some)


@lru_cache(maxsize=2)
def _statement(count: int) -> str:
    row = f"({','.join('?' * len(_FACT_COLUMNS))})"
    columns = ",".join(f'"{name}"' for name in _FACT_COLUMNS)
    return f"INSERT INTO facts ({columns}) VALUES {','.join([row] * count)}"


def _write_findings(db: Connection, findings: Sequence[Finding]) -> None:
    reports = {f.report_id for f in findings} | {place.location.report_id for f in findings for place in f.places}
    found = db.execute(select(ReportRow.id, ReportRow.key).where(ReportRow.id.in_(reports))) if findings else ()
    keys: dict[str, int] = {row.id: row.key for row in found}
    for finding in findings:
        others = (place.location.report_id for place in finding.places)
        other = next((keys[name] for name in others if name != finding.report_id and name in keys), None)
        columns = mapping.finding_columns(finding)
        db.execute(insert(FindingRow).values(report=keys[finding.report_id], other=other, **columns))
