"""Values to rows and back. What comes out is what went in, to the last digit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC
from typing import Any, NamedTuple

from sqlalchemy import RowMapping

from index.schema import (
    Counts,
    Entity,
    Fact,
    Finding,
    Identity,
    Location,
    Passage,
    Region,
    Report,
    ReportCard,
    Section,
    Table,
)
from index.stores.rows import encoded, now
from index.text import plain

Columns = dict[str, Any]

_SAME_IN_FACT = tuple(name for name in Fact.model_fields if name != "location")
"""Fields of a fact that are columns of the same name."""


def report_columns(report: Report, counts: Counts) -> Columns:
    """Columns of `reports`."""
    identity = report.identity
    return {
        **report.model_dump(include={"id", "file", "sha256", "format"}),
        **identity.model_dump(include={"title", "organisation", "year", "kind", "project"}),
        "aliases": identity.aliases,
        "region": identity.region.model_dump(),
        "characters": len(report.text),
        "counts": counts.model_dump(),
        "warnings": report.warnings,
        "added_at": now(),
    }


def card(row: RowMapping, *, findings: int = 0) -> ReportCard:
    """A report card from a row of `reports` and the number of its findings, which later reports may add to."""
    return ReportCard(
        id=row["id"],
        file=row["file"],
        sha256=row["sha256"],
        format=row["format"],
        identity=identity(row),
        characters=row["characters"],
        counts=Counts(**row["counts"] | {"findings": findings}),
        added_at=row["added_at"].replace(tzinfo=UTC),
        warnings=row["warnings"],
    )


def identity(row: RowMapping) -> Identity:
    """Who reports on what, from a row of `reports`."""
    return Identity(
        title=row["title"],
        organisation=row["organisation"],
        aliases=row["aliases"],
        region=Region(**row["region"]),
        year=row["year"],
        kind=row["kind"],
        project=row["project"],
    )


def section_columns(section: Section) -> Columns:
    """Columns of `sections`."""
    return section.model_dump()


def section(row: RowMapping) -> Section:
    """A section from its row."""
    return Section(**_without(row, "key", "report"))


def table_columns(table: Table) -> Columns:
    """Columns of `tables`."""
    grid = [(cell.row, cell.column, cell.row_span, cell.column_span) for cell in table.cells]
    if grid != [(row, column, 1, 1) for row in range(table.rows) for column in range(table.columns)]:
        return {"title": table.title, "body": table.model_dump(mode="json")}
    steps: list[int] = []
    place = table.start
    for cell in table.cells:
        steps += (cell.start - place, cell.end - cell.start)
        place = cell.end
    return grid_columns(table, ",".join(map(str, steps)))


def grid_columns(table: Table, steps: str) -> Columns:
    """Columns of `tables` for a table that is a full grid, by its steps (see `table`) in place of its cells."""
    return {"title": table.title, "body": table.model_dump(mode="json", exclude={"cells"}) | {"steps": steps}}


def table(row: RowMapping) -> Table:
    """A table from its row.

    A full grid without merged cells, as most tables are, is kept by `steps` instead of cells: for each cell, row by row,
    the characters since the last one's end (for the first, since the table's start) and its own length, with commas.
    """
    body = dict(row["body"])
    if (steps := body.pop("steps", None)) is not None:
        body["cells"] = tuple(
            _stepped(list(map(int, filter(None, steps.split(",")))), start=body["start"], columns=body["columns"])
        )
    return Table.model_validate(body)


def _stepped(steps: Sequence[int], *, start: int, columns: int) -> Iterator[Columns]:
    for number, (gap, length) in enumerate(zip(steps[::2], steps[1::2], strict=True)):
        row, column = divmod(number, columns)
        yield {"start": start + gap, "end": (start := start + gap + length), "row": row, "column": column}


def passage_columns(passage: Passage) -> Columns:
    """Columns of `passages`."""
    return {
        "id": passage.id,
        "location": passage.location.model_dump(exclude={"report_id"}, exclude_none=True),
        "text": passage.text,
        "section": passage.section,
        "reading": passage.reading,
    }


def passage(row: RowMapping, report_id: str) -> Passage:
    """A passage from its row."""
    return Passage(
        id=row["id"],
        location=Location(report_id=report_id, **row["location"]),
        text=row["text"],
        section=row["section"],
        reading=row["reading"],
    )


class FactCells(NamedTuple):
    """A row of `facts` but for its keys, in the order of the columns and in the form the database takes."""

    id: str
    start: int
    end: int
    page: int | None
    table: int | None
    table_row: int | None
    table_column: int | None
    quote: str
    value_start: int
    value_end: int
    sentence_start: int
    sentence_end: int
    entity: str
    subject: str
    metric: str
    metric_text: str
    metric_plain: str
    basis: str
    year: int | None
    value: str
    unit: str
    value_base: str
    number: float
    unit_base: str
    comparator: str
    change: str
    origin: str
    section: str
    row: str
    column: str
    names: str


def fact_cells(fact: Fact) -> FactCells:
    """The row of a fact."""
    place = fact.location
    return FactCells(
        id=fact.id,
        start=place.start,
        end=place.end,
        page=place.page,
        table=place.table,
        table_row=place.row,
        table_column=place.column,
        quote=fact.quote,
        value_start=fact.value_start,
        value_end=fact.value_end,
        sentence_start=fact.sentence_start,
        sentence_end=fact.sentence_end,
        entity=fact.entity,
        subject=fact.subject,
        metric=fact.metric,
        metric_text=fact.metric_text,
        metric_plain=plain(fact.metric_text),
        basis=fact.basis,
        year=fact.year,
        value=str(fact.value),
        unit=fact.unit,
        value_base=str(fact.value_base),
        number=float(fact.value_base),
        unit_base=fact.unit_base,
        comparator=fact.comparator,
        change=fact.change,
        origin=fact.origin,
        section=encoded(fact.section),
        row=encoded(fact.row),
        column=encoded(fact.column),
        names=encoded(fact.names),
    )


def fact(row: RowMapping, report_id: str) -> Fact:
    """A fact from its row."""
    place = Location(
        report_id=report_id,
        start=row["start"],
        end=row["end"],
        page=row["page"],
        table=row["table"],
        row=row["table_row"],
        column=row["table_column"],
    )
    return Fact(location=place, **{name: row[name] for name in _SAME_IN_FACT})


def finding_columns(finding: Finding) -> Columns:
    """Columns of `findings`."""
    return {"kind": finding.kind, "severity": finding.severity, "body": finding.model_dump(mode="json")}


def finding(row: RowMapping) -> Finding:
    """A finding from its row."""
    return Finding.model_validate(row["body"])


def entity_columns(entity: Entity) -> Columns:
    """Columns of `entities`."""
    return {"name": entity.name, "aliases": entity.aliases, "region": entity.region.model_dump()}


def _without(row: Mapping[Any, Any], *names: str) -> Columns:
    return {str(name): value for name, value in row.items() if name not in names}
