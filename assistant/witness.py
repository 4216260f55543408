"""Where else its report states a figure: whoever opens a table's cell wants the sentence that says it too, and the other
way round.
"""

from __future__ import annotations

import re

from assistant.choice.kin import one_figure
from assistant.corpus import Corpus
from assistant.draft import Draft, marks
from index.schema import Fact

_MARKS = re.compile(r"(?:\[\d+\])+")
_MOST = 6
"""An answer of more facts is a list, and has one place for each."""


def witnessed(draft: Draft, corpus: Corpus) -> None:
    """Give each figure of a short answer a second citation, where its report states it in another form."""
    sources = draft.sources
    facts = {fact.id: fact for figure in sources.told for fact in figure.facts()}
    if len(facts) > _MOST:
        return
    told = [finding.message.rstrip("。") for finding in draft.findings]
    lines = [line for line in (*draft.paragraphs, *draft.caveats) if not any(each in line for each in told)]
    marked = {int(n) for line in lines for n in re.findall(r"\[(\d+)\]", line)}
    second: dict[int, int] = {}
    for number, fact in [(c.n, fact) for c in sources.citations for fact in sources.facts_at(c.n)]:
        if number in marked and fact.id in facts and (other := witness(fact, corpus)) and other.id not in facts:
            second[number] = sources.borne_out(fact, other)

    def longer(match: re.Match[str]) -> str:
        numbers = [int(n) for n in re.findall(r"\d+", match.group())]
        return marks([*numbers, *(second[n] for n in numbers if n in second)])

    for part in (draft.paragraphs, draft.caveats):
        part[:] = [_MARKS.sub(longer, line) if line in lines else line for line in part]


def witness(fact: Fact, corpus: Corpus) -> Fact | None:
    """Another place of a fact's report that says the same: for a cell the first sentence, for a sentence a cell.

    Where no table has it, an earlier sentence, which is where a reader would have met it first.
    """
    report_id = fact.location.report_id
    if report_id in corpus.table_ids:
        return None
    others = (i.fact for i in corpus.facts((report_id,)) if i.fact.value_base == fact.value_base)
    same = [o for o in others if o.sentence_start != fact.sentence_start and one_figure(fact, o, corpus)]
    across = [o for o in same if o.origin != fact.origin]
    earlier = [o for o in same if o.origin == "text" and o.location.start < fact.location.start]
    return min(across or earlier, key=lambda other: other.location.start, default=None)
