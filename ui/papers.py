"""What an analyst takes away: the working paper of some turns, made when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from assistant.schema import Turn
from assistant.workpaper import Paper, paper

if TYPE_CHECKING:
    from index.library import Library


def drawn_up(turns: Sequence[Turn], library: Library) -> Paper:
    """The working paper of these turns, as of now."""
    cited = {one.report_id for turn in turns if turn.answer for one in turn.answer.citations if one.report_id}
    return paper(
        turns,
        findings=library.findings(sorted(cited)) if cited else (),
        reports=len(library.reports()),
        version=library.version,
        made_at=datetime.now().astimezone(),
    )


def file_name(turns: Sequence[Turn]) -> str:
    """A file name without suffix, from the day and the first question."""
    first = turns[0].question if turns else ""
    words = "".join(char for char in first if char.isalnum())[:20]
    return f"工作底稿-{datetime.now():%Y%m%d}-{words}"
