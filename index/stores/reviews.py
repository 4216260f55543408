"""Findings that a person has looked into, with a note.

Kept by the finding's id, which comes from its report's content: a report read anew keeps its reviews. Like
conversations they lie in the record's file but are no part of the corpus: no write lock, no new version.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Engine, Table, delete, insert, select

from index.schema import Value
from index.stores.rows import ReviewRow, now


class Review(Value):
    """What a person made of a finding."""

    note: str = ""
    reviewed_at: datetime
    """UTC."""


class Reviews:
    """The reviews of one home folder."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        table = ReviewRow.__table__
        assert isinstance(table, Table)
        table.create(engine, checkfirst=True)  # a home folder made before there were reviews

    def all(self) -> dict[str, Review]:
        """Every review by its finding's id."""
        with self._engine.connect() as db:
            rows = db.execute(select(*ReviewRow.__table__.c))
            return {row.finding: Review(note=row.note, reviewed_at=row.reviewed_at.replace(tzinfo=UTC)) for row in rows}

    def mark(self, finding_id: str, *, note: str = "") -> None:
        """Keep that the finding was looked into, in place of an earlier review of it."""
        with self._engine.begin() as db:
            db.execute(delete(ReviewRow).where(ReviewRow.finding == finding_id))
            db.execute(insert(ReviewRow).values(finding=finding_id, note=note, reviewed_at=now()))

    def reopen(self, finding_id: str) -> None:
        """Take the review back; nothing happens where there is none."""
        with self._engine.begin() as db:
            db.execute(delete(ReviewRow).where(ReviewRow.finding == finding_id))
