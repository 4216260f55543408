"""Rows of a table that have one cell of words in common, and what they come to: 鼎石建筑的合同价加起来多少."""

from __future__ import annotations

from itertools import groupby

from assistant.corpus import Corpus, Unit
from assistant.draft import Draft
from assistant.figures import compute, formula
from assistant.lexicon import lexicon
from assistant.plans.cells import TextCell, text_cells
from assistant.plans.groups import column_said
from assistant.plans.items import item
from assistant.plans.scope import Scope
from assistant.query import Query
from assistant.sources import Sources
from index.schema import Fact
from index.text import plain

_SHORTEST = 3
"""A name may be said by so many of its first characters."""


def added(query: Query, corpus: Corpus, scope: Scope) -> Draft | None:
    """The sum of a column over the rows that share the cell a question names; None where no two rows do."""
    if not scope.named or len(scope.units) != 1:
        return None
    name, rows = _sharing(query, corpus, scope.units[0])
    facts = _column(rows, query, corpus)
    if len(facts) < 2:
        return None
    figures = tuple(corpus.figure(fact).model_copy(update={"label": item(fact, corpus)}) for fact in facts)
    header = plain(facts[0].column[-1]) if facts[0].column else ""
    total = compute("sum", figures, label="合计", unit=query.wanted_unit, decimals=query.decimals)
    draft = Draft("answered", Sources(corpus), scope=scope.report_ids)
    told = "、".join(f"{figure.label}（{figure.text()}）{draft.sources.marks(figure)}" for figure in figures)
    draft.literals += [name, header]
    draft.paragraphs.append(f"{scope.units[0].name}{name}各项{header}合计为{total.text()}：{told}。")
    draft.formula = formula(total)
    draft.paragraphs.append(f"算式：{draft.formula}")
    draft.figures += [total, *figures]
    return draft


def of_all_alike(draft: Draft, query: Query, corpus: Corpus, scope: Scope) -> Draft:
    """What all rows of the place named come to (城西街道改造了多少户), where a draft tells one of them that is not named."""
    facts = [fact for figure in draft.figures for fact in figure.facts()]
    if draft.status != "answered" or len(facts) != 1 or facts[0].origin != "table" or not facts[0].row:
        return draft
    one = plain(facts[0].row[-1])
    if query.operation != "lookup" or one in query.text:
        return draft
    total = added(query, corpus, scope)
    return total if total is not None and any(fact in total.figures[0].facts() for fact in facts) else draft


def _sharing(query: Query, corpus: Corpus, unit: Unit) -> tuple[str, list[TextCell]]:
    """The cell's words that the question says most of, with the cells that have them."""
    named = [
        (length, plain(one.cell.text), one.report_id, one.table.start, one)
        for one in text_cells(unit.report_ids, corpus)
        if (length := _said(plain(one.cell.text), query.text)) >= _SHORTEST
    ]
    named.sort(key=lambda each: each[:4])
    groups = [list(group) for _, group in groupby(named, key=lambda each: each[:4])]
    best = max((g for g in groups if len(g) > 1), key=lambda g: g[0][0], default=[])
    return (best[0][1], [each[-1] for each in best]) if best else ("", [])


def _said(name: str, text: str) -> int:
    """How many of a name's first characters a text says."""
    length = 0
    while length < len(name) and name[: length + 1] in text:
        length += 1
    return length


def _column(rows: list[TextCell], query: Query, corpus: Corpus) -> list[Fact]:
    """The figures of these rows in the column that the question says."""
    if not rows:
        return []
    at = rows[0]
    places = {cell.cell.row for cell in rows}
    cells = [
        i.fact
        for i in corpus.facts((at.report_id,))
        if i.fact.origin == "table" and at.table.start <= i.fact.location.start < at.table.end and i.fact.row in places
    ]
    columns: dict[tuple[str, ...], list[Fact]] = {}
    for fact in cells:
        columns.setdefault(fact.column, []).append(fact)
    counter = next((measure.counter for measure in query.measures if measure.counter), "")

    spent = lexicon().amounts.outlay.search(query.text) is not None

    def fits(facts: list[Fact]) -> float:
        asked = (counter != "" and facts[0].unit_base == counter) or (spent and facts[0].basis == "决算")
        return column_said(facts[0], query.text) + asked

    best = max(columns.values(), key=fits, default=[])
    return best if best and fits(best) > 0 else []
