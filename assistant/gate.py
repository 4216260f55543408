"""The number gate: no figure leaves that is not a cited fact, inside a cited quote, or computed again from those.

The gate reads the finished text as the user will, and knows nothing of how it was made. It withholds an answer
  - whose cited place does not hold its quote, or whose quoted words are no cited place's;
  - whose computed figure does not come out again from its operands;
  - that has a number no figure, quote, finding or count accounts for;
  - that gives a figure with another unit, year, basis or citation than its own (`assistant.statements`);
  - whose formula, table or caveats say something else than its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.amounts import converted, digits
from assistant.corpus import Corpus
from assistant.draft import Draft
from assistant.figures import Figure, evaluate, formula
from assistant.schema import Answer
from assistant.standings import settled
from assistant.statements import false_statements
from index.text import plain

_QUOTED = re.compile(r"“((?:[^“”]|“[^”]*”)*)”\[(\d+)\]")


def problems(answer: Answer, draft: Draft, corpus: Corpus) -> list[str]:
    """Why the answer must not leave; empty when it may."""
    figures = _all_figures([*draft.figures, *draft.sources.told])
    found = [
        *_false_quotes(answer, corpus),
        *_false_witnesses(answer, draft),
        *_false_computations(figures, corpus),
        *_false_values(answer, figures),
    ]
    rest = _without_quotes(answer, found)
    return [*found, *_false_extras(answer, draft, figures), *false_statements(rest, answer, draft, figures, corpus)]


def _all_figures(figures: Iterable[Figure]) -> list[Figure]:
    every: dict[int, Figure] = {}
    waiting = list(figures)
    while waiting:
        figure = waiting.pop()
        every[id(figure)] = figure
        waiting += figure.operands
    return list(every.values())


def _false_quotes(answer: Answer, corpus: Corpus) -> list[str]:
    return [
        f"citation {c.n} does not hold its quote"
        for c in answer.citations
        if not c.quote.strip() or corpus.text(c.report_id)[c.start : c.end] != c.quote
    ]


def _false_witnesses(answer: Answer, draft: Draft) -> list[str]:
    """Places cited for facts that do not all state one value."""
    cited = {c.n: draft.sources.facts_at(c.n) for c in answer.citations}
    values = {n: {(fact.value_base, fact.unit_base) for fact in facts} for n, facts in cited.items()}
    return [f"citation {n} states another figure" for n, each in values.items() if len(each) > 1]


def _false_computations(figures: list[Figure], corpus: Corpus) -> list[str]:
    found = []
    for figure in figures:
        if figure.operator is None:
            if figure.fact is None or figure.base not in (figure.fact.value_base, -figure.fact.value_base):
                found.append(f"{figure.label} is no fact")
            continue
        if figure.over is not None:
            value, count = settled(figure.over, corpus)
            if converted(value, figure.unit) != figure.value or count != figure.over.over:
                found.append(f"{figure.label} does not come out again over {count} units")
            continue
        _, value = evaluate(figure.operator, figure.operands, unit=figure.unit, expression=figure.expression)
        if abs(value) != abs(figure.value):
            found.append(f"{figure.label} does not come out again")
    return found


def _false_values(answer: Answer, figures: list[Figure]) -> list[str]:
    """Values whose digits, unit, year, basis or citation are those of no figure."""
    known = {(_digits(f), f.unit, f.year, f.basis, f.metric, _place(f)) for f in figures}
    cited = {c.n: (c.report_id, c.start, c.end) for c in answer.citations}
    return [
        f"value {v.value}{v.unit} is no figure"
        for v in answer.values
        if (v.value, v.unit, v.year, v.basis, v.metric, cited.get(v.citation or 0)) not in known
        or (v.citation is not None and v.citation not in cited)
    ]


def _place(figure: Figure) -> tuple[str, int, int] | None:
    """Where a figure's own fact stands; None for a computed one."""
    at = figure.fact.location if figure.fact else None
    return (at.report_id, at.start, at.end) if at else None


def _digits(figure: Figure) -> str:
    return digits(figure.value, decimals=figure.decimals)


def _without_quotes(answer: Answer, found: list[str]) -> str:
    """The text with each quotation replaced by its mark; a quotation that is no cited place's is a problem."""
    quotes = {c.n: plain(c.quote) for c in answer.citations}

    def replaced(match: re.Match[str]) -> str:
        if plain(match.group(1)) not in quotes.get(int(match.group(2)), ""):
            found.append(f"quotation {match.group(2)} is not the report's")
        return f"“”[{match.group(2)}]"

    return _QUOTED.sub(replaced, answer.text)


def _false_extras(answer: Answer, draft: Draft, figures: list[Figure]) -> list[str]:
    """What stands beside the text: its formula, its table, its caveats."""
    rest = answer.formula
    for known in sorted(_formulas(draft, figures), key=len, reverse=True):
        rest = rest.replace(known, "")
    found = [f"formula {rest} is of no figure"] if re.search(r"\d+ ?[+−×÷=≈]|[+−×÷=≈] ?\(?\d", rest) else []
    told = {(figure.text(), figure.unit_name) for figure in figures}
    rows = answer.table.rows if answer.table else ()
    found += [f"{row[-1]} of {row[0]} is no figure" for row in rows if (row[-1], row[0]) not in told]
    return found + [f"caveat {caveat} is not told" for caveat in answer.caveats if caveat not in answer.text]


def _formulas(draft: Draft, figures: list[Figure]) -> set[str]:
    return {text for figure in figures if (text := formula(figure))} | {f.formula for f in draft.findings if f.formula}
