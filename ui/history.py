"""Conversations kept in the library: a turn is stored as soon as it is answered and comes back as it was."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pydantic import Field, ValidationError

from assistant.conversation import Conversation
from assistant.schema import Answer, Turn
from index.schema import Value

if TYPE_CHECKING:
    from index.stores.conversations import Conversations

_TITLE = 24


class Verdict(Value):
    """What a reader thought of an answer."""

    helpful: bool
    comment: str = ""


class Kept(Value):
    """A conversation as it is kept."""

    id: str = ""
    """Empty until its first turn is stored."""
    talk: Conversation = Conversation()
    verdicts: dict[str, Verdict] = Field(default_factory=dict)
    """By turn id."""


def load(store: Conversations, conversation_id: str) -> Kept:
    """The conversation of this id; an empty one, without id, when there is none.

    A turn written by another version of the product, which cannot be read, is left out.
    """
    stored = store.turns(conversation_id)
    turns = tuple(turn for one in stored if (turn := _turn(one.id, one.body)))
    verdicts = {one.id: Verdict(helpful=one.helpful, comment=one.comment) for one in stored if one.helpful is not None}
    known = bool(stored)
    return Kept(id=conversation_id if known else "", talk=Conversation(turns=turns), verdicts=verdicts)


def add(store: Conversations, kept: Kept, question: str, answer: Answer) -> Kept:
    """The conversation and one turn more, stored; named after its first question.

    Raises:
        StoreError: It was deleted meanwhile.
    """
    conversation_id = kept.id or store.create(title(question)).id
    body = {"question": question, "answer": answer.model_dump(mode="json")}
    stored = store.append(conversation_id, body)
    turn = Turn(question=question, answer=answer, id=stored.id)
    return kept.model_copy(
        update={"id": conversation_id, "talk": Conversation(turns=(*kept.talk.turns, turn))},
    )


def judge(store: Conversations, kept: Kept, turn_id: str, verdict: Verdict) -> Kept:
    """The conversation with a reader's verdict on a turn, stored."""
    store.feedback(turn_id, helpful=verdict.helpful, comment=verdict.comment)
    return kept.model_copy(update={"verdicts": {**kept.verdicts, turn_id: verdict}})


def title(question: str) -> str:
    """A name for a conversation, from its first question."""
    line = " ".join(question.split())
    return line if len(line) <= _TITLE else line[: _TITLE - 1] + "…"


def _turn(turn_id: str, body: Mapping[str, Any]) -> Turn | None:
    try:
        return Turn(question=body["question"], answer=Answer.model_validate(body["answer"]), id=turn_id)
    except (KeyError, ValidationError):
        return None
