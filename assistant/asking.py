"""The flow of a question: understand → plan (facts, arithmetic, passages) → answer with citations → number gate."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant import messages
from assistant.compose import composed, withheld
from assistant.corpus import Corpus, corpus_of
from assistant.draft import Draft
from assistant.forms import of_forms
from assistant.gate import problems
from assistant.model_query import second_reading
from assistant.plans import plan_for
from assistant.query import Query
from assistant.schema import Answer
from assistant.understand import understand
from assistant.understand.projects import without_fund
from assistant.witness import witnessed
from index.packs import Pack
from index.settings import Settings
from index.text import plain

if TYPE_CHECKING:
    from index.library import Library

_log = logging.getLogger(__name__)


def ask(
    question: str,
    *,
    library: Library,
    pack: Pack | None = None,
    history: Sequence[str] = (),
    settings: Settings | None = None,
) -> Answer:
    """The answer to a question over the library's reports.

    Args:
        history: The earlier questions of the conversation, oldest first.
        settings: The language model they name, if any, reads a question to which the rules find no answer.
    """
    started = time.perf_counter()
    corpus = corpus_of(library, pack or library.pack)
    query = understand(question, corpus, history=history)
    answer = _of_forms(question, query, corpus, history) or _answered(query, corpus)
    if answer.status == "not_found" and len(query.units) == 1:
        answer = _of_its_fund(query, corpus, history) or answer
    if answer.status == "not_found" and settings and (again := second_reading(query, corpus, settings)):
        answer = _read_by_model(again, corpus) or answer
    return answer.model_copy(update={"elapsed_ms": round((time.perf_counter() - started) * 1000, 1)})


def _of_forms(question: str, query: Query, corpus: Corpus, history: Sequence[str]) -> Answer | None:
    """The answer out of the forms of the projects asked about; None where none are, or they have none."""
    found = of_forms(question, query, corpus, history)
    answer = _answered(*found) if found else None
    if answer is None or answer.status not in ("answered", "conflict"):
        return None
    stored = (c.model_copy(update={"report_id": corpus.file_of(c.report_id)}) for c in answer.citations)
    return answer.model_copy(update={"citations": tuple(stored)})


def _answered(query: Query, corpus: Corpus) -> Answer:
    draft = plan_for(query, corpus)
    witnessed(draft, corpus)
    answer = composed(draft, query, corpus)
    found = problems(answer, draft, corpus)
    if not found:
        return answer
    lighter = _without_caveats(draft, query, corpus)
    if lighter is None and query.clauses:
        return _answered(query.model_copy(update={"clauses": ()}), corpus)
    return lighter or withheld(answer, found)


def _of_its_fund(query: Query, corpus: Corpus, history: Sequence[str]) -> Answer | None:
    """The answer to the question without the fund's own name, which says no more than whose report it is; None for none."""
    bare = without_fund(query.question, query.units[0], corpus)
    if bare == plain(query.question):
        return None
    again = understand(bare, corpus, history=history)
    if again.units != query.units or not again.measures:
        return None
    answer = _answered(again.model_copy(update={"question": query.question}), corpus)
    return answer if answer.status in ("answered", "conflict") and answer.values else None


def _without_caveats(draft: Draft, query: Query, corpus: Corpus) -> Answer | None:
    """The answer without those of its caveats that do not pass; None where it does not pass without them either."""
    kept: list[str] = []
    passed = None
    for caveats in ([], *([caveat] for caveat in draft.caveats)):
        lighter = replace(draft, caveats=[*kept, *caveats])
        answer = composed(lighter, query, corpus)
        if not (found := problems(answer, lighter, corpus)):
            kept, passed = lighter.caveats, answer
        elif passed is None:
            return None
        else:
            _log.warning("caveat left out: %s: %s", query.question, "; ".join(found))
    return passed


def _read_by_model(query: Query, corpus: Corpus) -> Answer | None:
    """The answer to a question as the model reads it, marked so; None where that has no answer either."""
    answer = _answered(query, corpus)
    if answer.status not in ("answered", "conflict"):
        return None
    return answer.model_copy(update={"understood": answer.understood + messages.read_by_model()})
