"""Reports that a test module writes itself, stored in a library, and how it asks them.

A module names its reports in `REPORTS`, file name → text; the fixtures `library` and `tell` of conftest.py do the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from assistant import ask
from assistant.schema import Answer
from index.ingest import ingest
from index.library import Library
from tests.made import settings

Tell = Callable[..., Answer]
"""Answers a question; the questions asked before it follow, the earliest first."""


@contextmanager
def library_of(reports: Mapping[str, str], folder: Path) -> Iterator[Library]:
    """A library of reports written into `folder`, open within the block."""
    for name, text in reports.items():
        (folder / name).write_text(text, encoding="utf-8")
    with Library.open(settings(folder / "home", embedder="builtin")) as library:
        outcomes = ingest([folder / name for name in reports], library)
        assert [outcome.error for outcome in outcomes if outcome.status == "failed"] == []
        yield library


def teller(library: Library) -> Tell:
    """Asks `library` with no model."""
    return lambda question, *history: ask(question, library=library, history=history)
