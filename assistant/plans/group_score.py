"""The points of a group of indicators, which a score sheet gives by its rows: 质量指标得了多少分, 产出指标满分多少."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from assistant.choice.resolve import Resolver
from assistant.corpus import Corpus, Unit
from assistant.draft import Draft
from assistant.figures import Figure, compute, formula, of_fact
from assistant.lexicon import lexicon
from assistant.plans.items import item
from assistant.plans.scope import Scope
from assistant.query import Measure, Query
from assistant.sources import Sources
from assistant.understand.words import segmented
from index.schema import Basis, Fact
from index.text import plain

_ASIDE = re.compile(r"[(（].*?[)）]|\d+分$|\s")
_SHORTEST = 4
"""A group is called by so many characters: 质量指标."""
_BASES: tuple[Basis, ...] = ("得分", "分值")
Row = dict[Basis, Fact]


def group_score(query: Query, corpus: Corpus, scope: Scope) -> Draft | None:
    """What the rows of each group named come to, full points beside; None where no group of a score sheet is asked about."""
    if len(scope.units) != 1 or query.operation not in ("sum", "lookup", "difference"):
        return None
    if not query.measures or any(m.kind != "plain" or m.wanted != "score" for m in query.measures):
        return None
    unit = scope.units[0]
    year = Resolver(corpus, query).years(unit)[-1]
    found = [(measure, _rows(measure, year, corpus, unit)) for measure in query.measures]
    if not all(rows for _, rows in found):
        return None
    draft = Draft("answered", Sources(corpus), scope=scope.report_ids)
    for measure, rows in found:
        _tell(draft, measure, rows, f"{unit.name}{f'{year}年' if year else ''}", query, corpus)
    if draft.formula:
        draft.paragraphs.append(f"算式：{draft.formula}")
    return draft


def _tell(draft: Draft, measure: Measure, rows: list[Row], who: str, query: Query, corpus: Corpus) -> None:
    sums = {
        basis: _summed([row[basis] for row in rows], corpus) for basis in _BASES if all(basis in row for row in rows)
    }
    asked: Basis = "分值" if measure.bases == ("分值",) or "得分" not in sums else "得分"
    name = max(_named(measure, rows[0][asked]), key=len)
    worked = [sums[asked], *(figure for basis, figure in sums.items() if basis != asked)]
    if query.operation == "difference" and len(sums) > 1:
        worked.insert(0, compute("difference", (sums["分值"], sums["得分"]), label=name))
        lost = f"扣{worked[0].text()}" if worked[0].value else "没有扣分"
        draft.paragraphs.append(f"{who}{name}{lost}。")
    points = {basis: f.text() + (draft.sources.marks(f) if f.fact else "") for basis, f in sums.items()}
    told = f"{who}{name}{'满分' if asked == '分值' else '得'}{points[asked]}"
    told += f"，满分{points['分值']}" if asked == "得分" and "分值" in sums else ""
    items = [of_fact(row[asked], label=item(row[asked], corpus)) for row in rows]
    each = "、".join(f"{figure.label}{figure.text()}{draft.sources.marks(figure)}" for figure in items)
    alone = f"{who}{name}：{items[0].label}{told.removeprefix(who + name)}。"
    draft.paragraphs.append(f"{told}：{each}。" if len(rows) > 1 else alone)
    draft.literals.append(name)
    draft.figures += [*worked, *(operand for figure in worked for operand in figure.operands)]
    draft.formula = "；".join(filter(None, (draft.formula, *map(formula, worked))))


def _summed(facts: list[Fact], corpus: Corpus) -> Figure:
    figures = tuple(of_fact(fact, label=item(fact, corpus)) for fact in facts)
    return compute("sum", figures, label="合计") if len(figures) > 1 else figures[0]


def _rows(measure: Measure, year: int | None, corpus: Corpus, unit: Unit) -> list[Row]:
    """The rows of the year's score sheet that stand under all groups a measure names, each with its points."""
    every = (i.fact for i in corpus.facts(unit.report_ids))
    cells = [f for f in every if f.basis in _BASES and f.origin == "table" and f.year == year and f.row]
    facts = [f for f in cells if len(f.row) > 1]
    groups = {_label(part) for fact in facts for part in fact.row[:-1]}
    leaves = [fact for fact in facts if _label(fact.row[-1]) not in groups]
    named = set(_outermost(dict.fromkeys(label for fact in leaves for label in _named(measure, fact))))
    if any(_label(fact.row[0]) in named for fact in cells if len(fact.row) == 1):
        return []  # a table of the groups prints what each got
    if not named or any(_label(f.row[-1]) in measure.words for f in leaves) or not _no_more(measure, named):
        return []
    rows: dict[tuple[object, ...], Row] = {}
    for fact in leaves:
        if named <= set(_named(measure, fact)) and not lexicon().fitting.total.search(plain(fact.row[-1])):
            rows.setdefault(fact.table_row, {}).setdefault(fact.basis, fact)
    told = list(rows.values())
    whole = any(all(basis in row for row in told) for basis in _BASES)
    return told if whole and len({key[:2] for key in rows}) == 1 else []


def _named(measure: Measure, fact: Fact) -> tuple[str, ...]:
    """The groups of a row that a measure names: 社会效益指标, and no 效益指标 where it says that alone."""
    labels = dict.fromkeys(_label(part) for part in fact.row[:-1])
    return _outermost([label for label in labels if len(label) >= _SHORTEST and label in measure.words])


def _outermost(labels: Collection[str]) -> tuple[str, ...]:
    """Those labels that are no part of another."""
    return tuple(label for label in labels if not any(label != other and label in other for other in labels))


def _no_more(measure: Measure, named: set[str]) -> bool:
    """Whether a measure names nothing besides these groups."""
    rest = measure.words
    for label in named:
        rest = rest.replace(label, "")
    aside, points = lexicon().empty | lexicon().general, lexicon().ranking.points
    return not any(len(word) > 1 and word not in aside and not points.fullmatch(word) for word in segmented(rest))


@lru_cache(maxsize=4096)
def _label(part: str) -> str:
    return _ASIDE.sub("", plain(part))
