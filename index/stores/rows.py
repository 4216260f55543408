"""The tables of the record, as typed SQLAlchemy models.

Figures are kept twice: exactly, as the decimal's own digits, and as a float that serves only to order and compare.
What is never searched by (paths, cells, places) is one JSON column. Every row of a report points to it and goes with
it.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any, ClassVar

from sqlalchemy import JSON, Dialect, ForeignKey, Index, LargeBinary, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import String, TypeDecorator


class ExactDecimal(TypeDecorator[Decimal]):
    """A decimal with exactly its digits: 4.50 stays 4.50."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


class Words(TypeDecorator[tuple[str, ...]]):
    """A few strings in order, as a JSON list; the same lists come again and again, so both forms are kept."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:
        return None if value is None else encoded(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...] | None:
        return None if value is None else _decoded(value)


@lru_cache(maxsize=4096)
def encoded(value: tuple[str, ...]) -> str:
    """A few strings as `Words` keeps them."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=4096)
def _decoded(value: str) -> tuple[str, ...]:
    return tuple(json.loads(value))


class Base(DeclarativeBase):
    """Base of every table."""

    type_annotation_map: ClassVar = {
        Decimal: ExactDecimal,
        tuple[str, ...]: Words,
        dict[str, Any]: JSON,
        bytes: LargeBinary,
    }


def report_column(*, primary_key: bool = False, index: bool = True) -> Mapped[int]:
    """The report a row belongs to."""
    owner = ForeignKey("reports.key", ondelete="CASCADE")
    return mapped_column("report", owner, primary_key=primary_key, index=index and not primary_key)


class ReportRow(Base):
    """A report without its text; `key` grows in the order reports were added and is never used again."""

    __tablename__ = "reports"
    __table_args__ = ({"sqlite_autoincrement": True},)

    key: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    file: Mapped[str] = mapped_column(index=True)
    sha256: Mapped[str]
    format: Mapped[str]
    title: Mapped[str]
    organisation: Mapped[str] = mapped_column(index=True)
    year: Mapped[int | None]
    kind: Mapped[str]
    project: Mapped[str]
    aliases: Mapped[tuple[str, ...]]
    region: Mapped[dict[str, Any]]
    characters: Mapped[int]
    counts: Mapped[dict[str, Any]]
    warnings: Mapped[tuple[str, ...]]
    added_at: Mapped[datetime]


class TextRow(Base):
    """Canonical text of a report, apart so that lists of reports stay light."""

    __tablename__ = "texts"
    report: Mapped[int] = report_column(primary_key=True)
    text: Mapped[str] = mapped_column(Text)


class OriginalRow(Base):
    """The file as it was given."""

    __tablename__ = "originals"
    report: Mapped[int] = report_column(primary_key=True)
    data: Mapped[bytes]


class SectionRow(Base):
    """A heading; `key` keeps reading order."""

    __tablename__ = "sections"
    key: Mapped[int] = mapped_column(primary_key=True)
    report: Mapped[int] = report_column()
    number: Mapped[str]
    title: Mapped[str]
    level: Mapped[int]
    start: Mapped[int]
    heading_end: Mapped[int]
    end: Mapped[int]
    path: Mapped[tuple[str, ...]]


class TableRow(Base):
    """A table with its grid."""

    __tablename__ = "tables"
    key: Mapped[int] = mapped_column(primary_key=True)
    report: Mapped[int] = report_column()
    title: Mapped[str]
    body: Mapped[dict[str, Any]]


class PassageRow(Base):
    """A passage, verbatim."""

    __tablename__ = "passages"
    key: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    report: Mapped[int] = report_column()
    location: Mapped[dict[str, Any]]
    text: Mapped[str] = mapped_column(Text)
    section: Mapped[tuple[str, ...]]
    reading: Mapped[str] = mapped_column(Text)


class FactRow(Base):
    """A figure. The indexes serve the questions asked most: one metric over units and years, one unit's figures."""

    __tablename__ = "facts"
    key: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str]
    report: Mapped[int] = report_column(index=False)
    start: Mapped[int]
    end: Mapped[int]
    page: Mapped[int | None]
    table: Mapped[int | None]
    table_row: Mapped[int | None]
    table_column: Mapped[int | None]
    quote: Mapped[str]
    value_start: Mapped[int]
    value_end: Mapped[int]
    sentence_start: Mapped[int]
    sentence_end: Mapped[int]
    entity: Mapped[str]
    subject: Mapped[str]
    metric: Mapped[str]
    metric_text: Mapped[str]
    metric_plain: Mapped[str]
    """`metric_text` normalised, to search in."""
    basis: Mapped[str]
    year: Mapped[int | None]
    value: Mapped[Decimal]
    unit: Mapped[str]
    value_base: Mapped[Decimal]
    number: Mapped[float]
    """`value_base` as a float: for order only."""
    unit_base: Mapped[str]
    comparator: Mapped[str]
    change: Mapped[str]
    origin: Mapped[str]
    section: Mapped[tuple[str, ...]]
    row: Mapped[tuple[str, ...]]
    column: Mapped[tuple[str, ...]]
    names: Mapped[tuple[str, ...]]

    __table_args__ = (
        Index("ix_facts_report", "report", "metric"),
        # All that a column of a metric needs, so that thousands of units are read in order from the index alone.
        Index("ix_facts_metric", "metric", "year", "basis", "number", "entity", "value_base", "unit_base", "report"),
        Index("ix_facts_entity", "entity", "metric", "year"),
    )


class FindingRow(Base):
    """What a check found; one that compares two reports goes with either."""

    __tablename__ = "findings"
    key: Mapped[int] = mapped_column(primary_key=True)
    report: Mapped[int] = report_column()
    other: Mapped[int | None] = mapped_column(ForeignKey("reports.key", ondelete="CASCADE"), index=True)
    kind: Mapped[str]
    severity: Mapped[str]
    body: Mapped[dict[str, Any]]


class EntityRow(Base):
    """A unit of an imported table, with its aliases."""

    __tablename__ = "entities"
    key: Mapped[int] = mapped_column(primary_key=True)
    report: Mapped[int] = report_column()
    name: Mapped[str] = mapped_column(index=True)
    aliases: Mapped[tuple[str, ...]]
    region: Mapped[dict[str, Any]]


class MetaRow(Base):
    """One fact about the home folder itself: schema, version, embedder."""

    __tablename__ = "meta"
    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class UnsettledRow(Base):
    """A report whose entries in the indexes may differ from the record; settled at the next start."""

    __tablename__ = "unsettled"
    report_id: Mapped[str] = mapped_column(primary_key=True)


class ConversationRow(Base):
    """A conversation of the page."""

    __tablename__ = "conversations"
    id: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime] = mapped_column(index=True)


class TurnRow(Base):
    """A question with its answer, as the page keeps it."""

    __tablename__ = "turns"
    key: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    conversation: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"), index=True)
    body: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]


class FeedbackRow(Base):
    """What a reader thought of an answer."""

    __tablename__ = "feedback"
    turn: Mapped[str] = mapped_column(ForeignKey("turns.id", ondelete="CASCADE"), primary_key=True)
    helpful: Mapped[bool]
    comment: Mapped[str]
    created_at: Mapped[datetime]


class ReviewRow(Base):
    """A finding that a person has looked into; it outlives a new reading of the same report, which has equal ids."""

    __tablename__ = "reviews"
    finding: Mapped[str] = mapped_column(primary_key=True)
    note: Mapped[str]
    reviewed_at: Mapped[datetime]


def now() -> datetime:
    """The present moment, UTC, as it is stored (without zone)."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)
