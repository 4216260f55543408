"""Conversations of the page: what was asked, what was answered, what readers thought of it.

They lie in the record's file but are no part of the corpus: keeping them needs no write lock and makes no new version.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Engine, delete, insert, select, update

from index.errors import StoreError
from index.schema import Value
from index.stores.rows import ConversationRow, FeedbackRow, TurnRow, now


class Conversation(Value):
    """A conversation in a list."""

    id: str
    title: str
    created_at: datetime
    updated_at: datetime
    """When it was last added to, UTC."""


class StoredTurn(Value):
    """A question with its answer, as the page gave it."""

    id: str
    body: dict[str, Any]
    helpful: bool | None = None
    """The reader's verdict, None without one."""
    comment: str = ""


class Conversations:
    """The conversations of one home folder."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def create(self, title: str) -> Conversation:
        """A new, empty conversation."""
        moment = now()
        row = {"id": uuid4().hex, "title": title, "created_at": moment, "updated_at": moment}
        with self._engine.begin() as db:
            db.execute(insert(ConversationRow).values(row))
        return _conversation(row)

    def list(self, *, limit: int | None = None) -> tuple[Conversation, ...]:
        """Conversations, the one added to last first."""
        latest = select(TurnRow.key).where(TurnRow.conversation == ConversationRow.id)
        latest = latest.order_by(TurnRow.key.desc()).limit(1)
        query = select(*ConversationRow.__table__.c).order_by(
            ConversationRow.updated_at.desc(), latest.scalar_subquery().desc(), ConversationRow.id
        )
        with self._engine.connect() as db:
            return tuple(_conversation(row) for row in db.execute(query.limit(limit)).mappings())

    def rename(self, conversation_id: str, title: str) -> None:
        """Give it another title.

        Raises:
            StoreError: No such conversation.
        """
        renamed = update(ConversationRow).where(ConversationRow.id == conversation_id).values(title=title)
        with self._engine.begin() as db:
            if not db.execute(renamed).rowcount:
                raise _unknown()

    def delete(self, conversation_id: str) -> None:
        """Remove it with its turns; nothing happens when it is gone already."""
        with self._engine.begin() as db:
            db.execute(delete(ConversationRow).where(ConversationRow.id == conversation_id))

    def turns(self, conversation_id: str) -> tuple[StoredTurn, ...]:
        """Its turns, oldest first."""
        query = select(TurnRow.id, TurnRow.body, FeedbackRow.helpful, FeedbackRow.comment).outerjoin(FeedbackRow)
        query = query.where(TurnRow.conversation == conversation_id).order_by(TurnRow.key)
        with self._engine.connect() as db:
            return tuple(
                StoredTurn(id=row.id, body=row.body, helpful=row.helpful, comment=row.comment or "")
                for row in db.execute(query)
            )

    def append(self, conversation_id: str, body: Mapping[str, Any]) -> StoredTurn:
        """Add a turn at the end; `body` is whatever JSON the page wants back.

        Raises:
            StoreError: No such conversation.
        """
        turn, moment = StoredTurn(id=uuid4().hex, body=dict(body)), now()
        touched = update(ConversationRow).where(ConversationRow.id == conversation_id).values(updated_at=moment)
        with self._engine.begin() as db:
            if not db.execute(touched).rowcount:
                raise _unknown()
            row = {"id": turn.id, "conversation": conversation_id, "body": turn.body, "created_at": moment}
            db.execute(insert(TurnRow).values(row))
        return turn

    def feedback(self, turn_id: str, *, helpful: bool, comment: str = "") -> None:
        """Keep the reader's verdict on a turn, in place of an earlier one.

        Raises:
            StoreError: No such turn.
        """
        with self._engine.begin() as db:
            if db.scalar(select(TurnRow.key).where(TurnRow.id == turn_id)) is None:
                raise _unknown()
            db.execute(delete(FeedbackRow).where(FeedbackRow.turn == turn_id))
            row = {"turn": turn_id, "helpful": helpful, "comment": comment, "created_at": now()}
            db.execute(insert(FeedbackRow).values(row))


def _conversation(row: Mapping[Any, Any]) -> Conversation:
    moments = {name: row[name].replace(tzinfo=UTC) for name in ("created_at", "updated_at")}
    return Conversation(id=row["id"], title=row["title"], **moments)


def _unknown() -> StoreError:
    return StoreError("这次会话已不存在，可能已在别处删除。请新建会话")
