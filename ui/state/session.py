"""What belongs to one browser session: its conversation, the source open beside an answer, the import it waits for."""

from __future__ import annotations

from typing import cast

import streamlit as st

from assistant.conversation import checked
from assistant.schema import Citation, Turn
from ui import history
from ui.history import Kept, Verdict
from ui.scope import Scope
from ui.sources import Source, open_citation
from ui.state.shared import library, pack, settings, within

TURNS = 12
"""Turns of a conversation that are drawn at once; a long one must not make each question slower."""


def conversation() -> Kept:
    """What was asked and answered; the address names a conversation, which is then opened."""
    kept = cast(Kept, st.session_state.setdefault("conversation", Kept()))
    wanted = st.query_params.get("c", "")
    if wanted and wanted != kept.id:
        kept = history.load(library().conversations, wanted)
        _keep(kept)
    elif kept.id and not wanted:
        st.query_params["c"] = kept.id
    return kept


def _keep(kept: Kept) -> None:
    st.session_state["conversation"] = kept
    if kept.id:
        st.query_params["c"] = kept.id
    else:
        st.query_params.pop("c", None)


def open_conversation(conversation_id: str) -> None:
    """Leaves the conversation for another; for an empty one with "" (callback)."""
    close_source()
    st.query_params.pop("t", None)
    st.session_state.pop("turns", None)
    _keep(history.load(library().conversations, conversation_id) if conversation_id else Kept())


def rename_conversation(conversation_id: str, title: str) -> None:
    """Gives a conversation another title; blank ones are refused silently."""
    if title.strip():
        library().conversations.rename(conversation_id, title.strip())


def delete_conversation(conversation_id: str) -> None:
    """Removes a conversation, and leaves it if it is open."""
    library().conversations.delete(conversation_id)
    if conversation().id == conversation_id:
        open_conversation("")


def ask(question: str, *, scope: Scope) -> Turn:
    """The next turn of the conversation, answered from the reports in scope and kept.

    Raises:
        JiwenError: The question cannot be asked, or the stores cannot be used.
    """
    from assistant import ask as answer_to
    from assistant.model import reworded

    kept = conversation()
    st.query_params.pop("t", None)
    words = checked(question)
    given = answer_to(words, library=within(scope), pack=pack(), history=kept.talk.history, settings=settings())
    _keep(history.add(library().conversations, kept, words, reworded(given, settings())))
    close_source()
    return conversation().talk.turns[-1]


def scope() -> Scope:
    """The scope chosen last in this session."""
    units, years, kinds = (tuple(st.session_state.get(f"scope-{name}", ())) for name in ("units", "years", "kinds"))
    return Scope(units=units, years=years, kinds=kinds)


def judge(turn_id: str, verdict: Verdict) -> None:
    """Keeps a reader's verdict on an answer."""
    _keep(history.judge(library().conversations, conversation(), turn_id, verdict))


def turn_in_view() -> int:
    """Which turn the address names, as an index; the last one where it names none."""
    turns = conversation().talk.turns
    wanted = st.query_params.get("t", "")
    return next((place for place, turn in enumerate(turns) if turn.id == wanted), len(turns) - 1)


def turns_shown() -> int:
    """How many of the last turns are drawn, the one in view among them."""
    named = len(conversation().talk.turns) - turn_in_view()
    return max(cast(int, st.session_state.get("turns", TURNS)), named)


def show_more_turns() -> None:
    """Draws as many earlier turns again (callback)."""
    st.session_state["turns"] = turns_shown() + TURNS


def put_question(question: str) -> None:
    """Leaves a question to be asked by the next run of the page (callback of buttons)."""
    st.session_state["asked"] = question


def take_question() -> str | None:
    """The question left by a button, once."""
    return cast("str | None", st.session_state.pop("asked", None))


def moves() -> int:
    """How often this session has gone to a place; a page scrolls once for each."""
    return cast(int, st.session_state.get("moves", 0))


def moved() -> None:
    """Counts one more."""
    st.session_state["moves"] = moves() + 1


def open_source(turn: str, n: int) -> None:
    """Opens citation n of a turn beside the answer (callback of buttons)."""
    moved()
    st.session_state["opened"] = (turn, n)


def close_source() -> None:
    """Closes the source beside the answer."""
    st.session_state.pop("opened", None)


def opened() -> tuple[Turn, Citation] | None:
    """The turn and citation that stand open, if any."""
    turn_id, n = cast("tuple[str, int]", st.session_state.get("opened", ("", 0)))
    for turn in conversation().talk.turns:
        for citation in turn.answer.citations if turn.answer and turn.id == turn_id else ():
            if citation.n == n:
                return turn, citation
    return None


def source(citation: Citation) -> Source:
    """The report's place behind a citation.

    Raises:
        ReportNotFound: The report has been removed since.
    """
    return open_citation(library(), citation)


def imports_ended(busy: bool) -> bool:
    """Whether the imports that ran at the last look have ended since."""
    before = bool(st.session_state.get("busy", False))
    st.session_state["busy"] = busy
    return before and not busy
