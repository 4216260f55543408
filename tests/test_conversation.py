"""What of a conversation carries over to the next question."""

from __future__ import annotations

import pytest

from assistant.conversation import MAX_HISTORY, MAX_QUESTION, Conversation, checked, recent
from assistant.errors import EmptyQuestion, QuestionTooLong
from assistant.schema import Answer


def test_turns_come_in_order_with_ids_of_their_own() -> None:
    talk = Conversation()
    for question in ("甲？", "乙？"):
        talk = talk.with_turn(question, Answer(question=question, status="answered", text="。"))
    assert talk.history == ("甲？", "乙？")
    assert [turn.id for turn in talk.turns] == ["1", "2"]


def test_only_the_latest_questions_carry_over() -> None:
    assert (
        recent([f"问{number}" for number in range(30)]) == tuple(f"问{number}" for number in range(30))[-MAX_HISTORY:]
    )


def test_earlier_questions_without_words_are_left_out() -> None:
    assert recent(["甲", " ", "", "乙"]) == ("甲", "乙")


def test_a_long_earlier_question_is_cut() -> None:
    assert recent(["长" * 10_000]) == ("长" * MAX_QUESTION,)


@pytest.mark.parametrize("question", ["", "  \n\t", "　", "“”"], ids=["nothing", "blanks", "wide blank", "quotes"])
def test_a_question_needs_words(question: str) -> None:
    with pytest.raises(EmptyQuestion):
        checked(question)


def test_a_question_may_be_long_but_not_a_page() -> None:
    assert checked(" " + "长" * (MAX_QUESTION - 1)) == "长" * (MAX_QUESTION - 1)
    with pytest.raises(QuestionTooLong, match="2001"):
        checked("长" * (MAX_QUESTION + 1))
