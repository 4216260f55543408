"""Conversations come back as they were, with verdicts, and name themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.errors import StoreError
from index.stores.conversations import Conversations
from index.stores.records import Records
from tests.ui_sample import ANSWER
from ui import history
from ui.history import Kept, Verdict


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Conversations]:
    records = Records(tmp_path / "jiwen.db")
    yield Conversations(records.engine)
    records.close()


def test_a_turn_comes_back_as_it_was(store: Conversations) -> None:
    kept = history.add(store, Kept(), ANSWER.question, ANSWER)
    kept = history.add(store, kept, "再问一句", ANSWER)
    kept = history.judge(store, kept, kept.talk.turns[0].id, Verdict(helpful=False, comment="口径不对"))
    assert history.load(store, kept.id) == kept
    assert kept.talk.history == (ANSWER.question, "再问一句")


def test_a_conversation_is_named_after_its_first_question(store: Conversations) -> None:
    history.add(store, Kept(), "很长的问题" * 10, ANSWER)
    (listed,) = store.list()
    assert listed.title.startswith("很长的问题")
    assert len(listed.title) == 24


def test_an_unknown_address_opens_an_empty_conversation(store: Conversations) -> None:
    assert history.load(store, "../nothing") == Kept()


def test_a_turn_of_another_version_is_left_out_and_the_rest_kept(store: Conversations) -> None:
    kept = history.add(store, Kept(), ANSWER.question, ANSWER)
    store.append(kept.id, {"question": "旧", "answer": {"words": "another form"}})
    assert history.load(store, kept.id).talk == kept.talk


def test_a_conversation_deleted_meanwhile_is_told(store: Conversations) -> None:
    kept = history.add(store, Kept(), ANSWER.question, ANSWER)
    store.delete(kept.id)
    with pytest.raises(StoreError, match="会话已不存在"):
        history.add(store, kept, "再问", ANSWER)
