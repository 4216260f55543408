"""What machines read: values of the stores as the plain objects of the contract (docs/architecture.md), key by key.

Amounts are strings of decimal digits, so that no reader rounds them. Header paths are joined by " / ".
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from index.ingest import Outcome
    from index.schema import Fact, Finding, Hit, Report, ReportCard, Section, Table

Record = dict[str, Any]

FACT_FIELDS = (
    "file",
    "subject",
    "metric",
    "metric_text",
    "basis",
    "value",
    "unit",
    "value_base",
    "unit_base",
    "year",
    "comparator",
    "origin",
    "section",
    "row",
    "column",
    "start",
    "end",
    "quote",
)


def dumps(record: Record) -> str:
    """One JSON object on one line, Chinese as it is."""
    return json.dumps(record, ensure_ascii=False)


def joined(path: Sequence[str]) -> str:
    """A header path in one string."""
    return " / ".join(path)


def fact(value: Fact, file: str) -> Record:
    """One line of `jiwen facts export`."""
    record = value.model_dump(mode="json", include=set(FACT_FIELDS))
    record |= {
        "file": file,
        "value": f"{value.value:f}",
        "value_base": f"{value.value_base:f}",
        "section": list(value.section),
        "row": joined(value.row),
        "column": joined(value.column),
        "start": value.location.start,
        "end": value.location.end,
    }
    return {field: record[field] for field in FACT_FIELDS}


def hit(value: Hit, report: Report) -> Record:
    """One passage of `jiwen search`."""
    passage = value.passage
    return {
        "file": report.file,
        "title": report.identity.title,
        "section": list(passage.section),
        "page": passage.location.page,
        "start": passage.location.start,
        "end": passage.location.end,
        "text": passage.text,
        "score": round(value.score, 6),
    }


def outline(report: Report, sections: Sequence[Section], tables: Sequence[Table]) -> Record:
    """The object of `jiwen outline`."""
    identity = report.identity
    return {
        "file": report.file,
        "title": identity.title,
        "organisation": identity.organisation,
        "aliases": list(identity.aliases),
        "region": identity.region.model_dump(),
        "year": identity.year,
        "kind": identity.kind,
        "sections": [section.model_dump(include={"number", "title", "level", "start", "end"}) for section in sections],
        "tables": [table.model_dump(include={"start", "end", "rows", "columns", "title"}) for table in tables],
    }


def finding(value: Finding, files: Mapping[str, str]) -> Record:
    """One line of `jiwen check`; a place in another report than the finding's names its file."""
    places = [
        {"quote": place.quote, "start": place.location.start, "end": place.location.end}
        | ({} if place.location.report_id == value.report_id else {"file": files[place.location.report_id]})
        for place in value.places
    ]
    kept = value.model_dump(include={"kind", "severity", "message", "stated", "recomputed", "formula"})
    return {"file": files[value.report_id], **kept, "places": places}


def card(value: ReportCard) -> Record:
    """One report of `jiwen reports`."""
    return value.model_dump(mode="json")


def outcome(value: Outcome) -> Record:
    """One file of `jiwen ingest`."""
    return value.model_dump(mode="json")
