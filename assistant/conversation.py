"""A conversation: the questions so far, kept short enough to be understood again with each new one.

Only questions carry over, never answers: an answer can be composed anew from the question it came from, and a figure
must not travel from one answer into the next without its place.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant import messages
from assistant.errors import EmptyQuestion, QuestionTooLong
from assistant.schema import Answer, Turn
from index.schema import Value
from index.text import plain

MAX_QUESTION = 2_000
"""Characters a question may have: a page of text pasted by mistake is refused, a long careful question is not."""

MAX_HISTORY = 8
"""Earlier questions that are looked at: enough for any chain of “那…呢” seen, and a bound on work."""


class Conversation(Value):
    """Turns in the order they were asked."""

    turns: tuple[Turn, ...] = ()

    @property
    def history(self) -> tuple[str, ...]:
        """The questions a new one may lean on, oldest first."""
        return recent([turn.question for turn in self.turns])

    def with_turn(self, question: str, answer: Answer) -> Conversation:
        """This conversation and one turn more."""
        turn = Turn(question=question, answer=answer, id=str(len(self.turns) + 1))
        return Conversation(turns=(*self.turns, turn))


def recent(questions: Sequence[str]) -> tuple[str, ...]:
    """The last questions that have words, at most MAX_HISTORY of them, each within MAX_QUESTION characters."""
    return tuple(question[:MAX_QUESTION] for question in questions if plain(question))[-MAX_HISTORY:]


def checked(question: str) -> str:
    """The question without blanks around it.

    Raises:
        EmptyQuestion: Nothing but blanks and quotation marks.
        QuestionTooLong: Over MAX_QUESTION characters.
    """
    if not plain(question):
        raise EmptyQuestion(messages.empty_question())
    if len(question) > MAX_QUESTION:
        raise QuestionTooLong(messages.question_too_long(length=len(question), limit=MAX_QUESTION))
    return question.strip()
