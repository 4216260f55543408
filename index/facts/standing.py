"""Facts of rankings: which of the figures or words of a sentence stands at which place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from index.facts import words as zh
from index.facts.carry import Sentence
from index.facts.clauses import Clause
from index.facts.context import Context
from index.facts.drafts import Draft
from index.facts.periods import year_at
from index.facts.ranks import Rank
from index.packs import Metric
from index.quantities import Quantity


def standing(
    rank: Rank, clause: Clause, sentence: Sentence, context: Context, *, again: bool, printed: Callable[[str], str]
) -> Iterator[Draft]:
    """The drafts of a ranking; 均列第二 is one for each figure before it.

    Args:
        again: The same clause gave a ranking before: 居全市第二、全省第九.
        printed: Normalised words as the report prints them.
    """
    for words, metric in list(_ranked(rank, clause, sentence, context, again=again)):
        yield Draft(
            quantity=Quantity(rank.value, "位"),
            words=printed(f"{words}{rank.scope}排名"),
            noun=words,
            metric=metric if metric and metric.kind == "text" else None,
            basis="实际值",
            change="",
            year=year_at(sentence.text, rank.digits_start, year=context.setting.year),
            subject=context.carry.subject,
            quote=sentence.source(rank.start, rank.end),
            digits=sentence.digits(rank.digits_start, rank.digits_end),
            sentence=sentence.span,
        )


def _ranked(
    rank: Rank, clause: Clause, sentence: Sentence, context: Context, *, again: bool
) -> list[tuple[str, Metric | None]]:
    """(words, metric) of what is ranked."""
    earlier = [draft for draft in sentence.drafts if draft.quantity.unit == "位" and draft.sentence == sentence.span]
    drafts = [draft for draft in sentence.drafts if draft.quantity.unit != "位"]
    drafts = [draft for draft in drafts if draft.change != "增减额" or "百分点" not in draft.quantity.unit] or drafts
    begin = max([clause.start, *(figure.end for figure in clause.figures if figure.end <= rank.start)])
    own = zh.core(zh.trimmed(context.led(re.sub(r"[由从].*$", "", sentence.text[begin : rank.start]))))
    if re.match(r"^增[速幅长]$", own):
        own = context.carry.head + own
    if rank.for_all and drafts:
        return [(draft.words, draft.metric) for draft in drafts]
    if earlier and again:
        return [(earlier[-1].noun, None)]
    if len(own) >= 2 and begin == clause.start:
        return [(own, context.vocabulary.metric(own))]
    if drafts:
        return [(drafts[-1].words, drafts[-1].metric)]
    return [(own or context.headed(), None)]
