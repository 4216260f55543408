"""The open corpus a command works on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant import messages
from index.errors import ReportNotFound

if TYPE_CHECKING:
    from assistant.schema import Answer
    from index.library import Library
    from index.schema import Report
    from index.settings import Settings


@dataclass(frozen=True, slots=True)
class Session:
    """A home folder, opened."""

    settings: Settings
    library: Library

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        """The answer to one question, read and reworded with the language model where one is set."""
        from assistant import ask
        from assistant.conversation import checked
        from assistant.model import reworded

        answer = ask(checked(question), library=self.library, history=history, settings=self.settings)
        return reworded(answer, self.settings)

    def report_ids(self, names: Sequence[str] | None) -> tuple[str, ...]:
        """Ids of the named reports, in the order named; of all reports when none is."""
        if not names:
            return tuple(card.id for card in self.library.reports())
        return tuple(self.report(name).id for name in names)

    def report(self, name: str) -> Report:
        """The one report with this file name (suffix optional) or this beginning of an id.

        Raises:
            ReportNotFound: No report fits, or several do.
        """
        cards = self.library.reports()
        fitting = [card for card in cards if name in (card.id, card.file)]
        fitting = fitting or [card for card in cards if Path(card.file).stem == name or card.id.startswith(name)]
        if not fitting or not name:
            raise ReportNotFound(messages.report_unknown(name))
        if len(fitting) > 1:
            raise ReportNotFound(messages.report_ambiguous(name, [f"{card.file}（{card.id[:8]}）" for card in fitting]))
        return self.library.report(fitting[0].id)


@contextmanager
def opened(home: Path | None) -> Iterator[Session]:
    """The corpus in `home` (or where the environment says), closed again afterwards."""
    from index.library import Library
    from index.settings import load

    settings = load(home=home)
    with Library.open(settings) as library:
        yield Session(settings, library)
