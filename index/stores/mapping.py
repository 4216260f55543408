"""Values to rows and back. What comes out is what went in, to the last digit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC
from typing import Any

from sqlalchemy import RowMapping

from index.schema import (
    Counts,
    Entity,
    Fact,
    Finding,
    Identity,
    Location,
    Passage,
    Reading,
    Region,
    ReportCard,
    Section,
    Table,
)
from index.stores.rows import now
from index.text import plain

Columns = dict[str, Any]

_SAME_IN_FACT = tuple(name for name in Fact.model_fields if name != "location")
"""Fields of a fact that are columns of the same name."""


def report_columns(reading: Reading) -> Columns:
    """Columns of `reports` for a reading."""
    report, identity = reading.report, reading.report.identity
    counts = Counts(
        sections=len(reading.sections),
        tables=len(reading.tables),
        passages=len(reading.passages),
        facts=len(reading.facts),
    )
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
    return {"title": table.title, "body": table.model_dump(mode="json")}


def table(row: RowMapping) -> Table:
    """A table from its row."""
    return Table.model_validate(row["body"])


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


def fact_columns(fact: Fact) -> Columns:
    """Columns of `facts`."""
    place = fact.location
    columns = {name: getattr(fact, name) for name in _SAME_IN_FACT}
    return {
        **columns,
        "start": place.start,
        "end": place.end,
        "page": place.page,
        "table": place.table,
        "table_row": place.row,
        "table_column": place.column,
        "metric_plain": plain(fact.metric_text),
        "number": float(fact.value_base),
    }


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
