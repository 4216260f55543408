"""What belongs to the process and is shared by all sessions: the library, the imports, and what is known of the corpus.

Kept values are frozen, so that sessions share them uncopied; each is kept for the corpus version it was made from.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING, cast

import streamlit as st

from index.packs import Pack
from index.schema import Fact, Finding
from index.settings import Settings, load
from ui import tables
from ui.corpus import Glance, glance
from ui.scope import Scope, Scoped

if TYPE_CHECKING:
    from pathlib import Path

    from index.ingest import Outcome
    from index.library import Library
    from index.stores.conversations import Conversation as Listed
    from index.stores.fact_queries import FactFilters, FactOrder
    from index.stores.records import FindingHead
    from index.stores.reviews import Review
    from ui.jobs import Jobs, Progress
    from ui.views.data import Filters

_VERSIONS = 8
"""Answers of each kind that are kept; those for older versions of the corpus are of no use to anyone."""
ROWS = 100
"""Facts, findings or reports on one page of a list."""
TAKEN = 50_000
"""Facts or findings that are taken away, or set out by units and years, at most."""
LISTED = 200
"""Conversations that are listed; older ones are reached by their address."""


@st.cache_resource(show_spinner=False)
def settings() -> Settings:
    """The settings this process was started with."""
    return load()


@st.cache_resource(show_spinner=False)
def library() -> Library:
    """The open corpus."""
    from index.library import Library

    return Library.open(settings())


def pack() -> Pack:
    """The domain words in use."""
    return library().pack


@st.cache_resource(show_spinner=False)
def jobs() -> Jobs:
    """The imports, waiting, running and done."""
    from ui.jobs import Jobs

    return Jobs(_ingest)


def _ingest(paths: Sequence[Path], progress: Progress) -> Sequence[Outcome]:
    from index.ingest import ingest

    return ingest(paths, library(), progress=progress)


def corpus() -> Glance:
    """The corpus at a glance, as it now is."""
    return _glance(library().version)


@st.cache_resource(show_spinner=False, max_entries=_VERSIONS)
def _glance(version: int) -> Glance:
    return glance(library().reports())


def examples() -> tuple[str, ...]:
    """Questions the corpus at hand can answer."""
    return _examples(library().version)


@st.cache_resource(show_spinner=False, max_entries=_VERSIONS)
def _examples(version: int) -> tuple[str, ...]:
    from assistant.starters import starters

    return tuple(starters(library()))


def warm() -> None:
    """Gets the corpus ready in the background, once for each of its versions, so that no question waits for it."""
    _warm(library().version)


@st.cache_resource(show_spinner=False, max_entries=_VERSIONS)
def _warm(version: int) -> Thread:
    thread = Thread(target=_answer_one, args=(library(), examples()), name="warm", daemon=True)
    thread.start()
    return thread


def _answer_one(books: Library, questions: Sequence[str]) -> None:
    from assistant import ask as answer_to

    with suppress(Exception):  # whoever asks next is told
        for question in questions[:1]:
            answer_to(question, library=books, pack=books.pack)


def remove_report(report_id: str) -> None:
    """Removes a report, after the imports that are under way.

    Raises:
        JiwenError: It is not there, or the stores cannot be written.
    """
    jobs().write(lambda: library().remove(report_id))


def facts(wanted: Filters, *, first: int, order: FactOrder = "place") -> tuple[Fact, ...]:
    """ROWS of the facts that fit, from the 0-based `first` of them."""
    return _facts(wanted, first, ROWS, order, library().version)


def all_facts(wanted: Filters) -> tuple[Fact, ...]:
    """The facts that fit, in the order of reports and their text, at most TAKEN of them; read anew each time."""
    return library().facts(limit=TAKEN, **_filters(wanted))


def count_facts(wanted: Filters) -> int:
    """How many facts fit."""
    return _count(wanted, library().version)


def levels(wanted: Filters) -> tuple[Fact, ...]:
    """The units' own figures of some year among the facts that fit, for one metric."""
    return _levels(wanted, library().version)


@st.cache_resource(show_spinner=False, max_entries=_VERSIONS)
def _facts(wanted: Filters, first: int, count: int, order: FactOrder, version: int) -> tuple[Fact, ...]:
    return library().facts(order=order, offset=first, limit=count, **_filters(wanted))


@st.cache_resource(show_spinner=False, max_entries=_VERSIONS)
def _count(wanted: Filters, version: int) -> int:
    return library().count_facts(**_filters(wanted))


@st.cache_resource(show_spinner="正在汇总…", max_entries=_VERSIONS)
def _levels(wanted: Filters, version: int) -> tuple[Fact, ...]:
    return tables.levels(all_facts(wanted))


def _filters(wanted: Filters) -> FactFilters:
    return {
        "metric": wanted.metric or None,
        "year": wanted.years or None,
        "basis": wanted.bases or None,
        "entity": set(wanted.units) or None,
        "origin": wanted.origin,
        "text": wanted.words or None,
    }


def finding_heads(report_id: str) -> tuple[FindingHead, ...]:
    """Id and severity of the findings of a report, of all reports for "", the gravest first."""
    return _heads(report_id, library().version)


@st.cache_resource(show_spinner=False, max_entries=_VERSIONS)
def _heads(report_id: str, version: int) -> tuple[FindingHead, ...]:
    return library().finding_heads([report_id] if report_id else None)


def findings(heads: Sequence[FindingHead]) -> tuple[Finding, ...]:
    """The findings of these heads, in their order."""
    return _findings(tuple(head.id for head in heads), library().version)


@st.cache_resource(show_spinner=False, max_entries=_VERSIONS)
def _findings(ids: tuple[str, ...], version: int) -> tuple[Finding, ...]:
    found = {one.id: one for one in library().findings(ids=ids)}
    return tuple(found[name] for name in ids if name in found)


def reviews() -> dict[str, Review]:
    """What people made of findings, by the finding's id."""
    return library().reviews.all()


def review(finding_id: str, note: str | None) -> None:
    """Marks a finding as reviewed, with a note; None takes the mark back."""
    if note is None:
        library().reviews.reopen(finding_id)
    else:
        library().reviews.mark(finding_id, note=note.strip())


@st.cache_resource(show_spinner=False, max_entries=_VERSIONS)
def within(scope: Scope) -> Library:
    """The library as seen from a scope; the library itself for the whole."""
    return library() if scope.whole else cast("Library", Scoped(library(), scope))


def conversations() -> tuple[Listed, ...]:
    """The conversations kept, the one added to last first."""
    return library().conversations.list(limit=LISTED)
