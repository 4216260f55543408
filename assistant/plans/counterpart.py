"""Where a figure stands a second time in its report, in a table when it is prose and the other way round; and its parts.

Only figures of one name, year and unit of measure are held against each other. Those of one basis agree or not; a budget
is held against another kind of budget and both are told; a budget is never held against a final account.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from assistant.choice.matching import same_basis
from assistant.corpus import Corpus
from assistant.draft import Draft, told
from assistant.figures import Figure, compute, formula, of_fact
from assistant.lexicon import lexicon
from index.schema import BUDGETS, Basis, Fact
from index.text import plain

_AIMS = ("目标值", "分值", "得分")
_LEAST_PARTS = 3
_MAY_BE_WHOLE = Decimal("0.8")
"""Figures that come to so much of one may be its parts."""


def again(fact: Fact, corpus: Corpus) -> Fact | None:
    """The same figure of the same thing and basis at another place."""
    same = next((other for other in _elsewhere(fact, corpus) if other.value_base == fact.value_base), None)
    exact = fact.value != fact.value.to_integral_value()
    return same or (next(_called_alike(fact, corpus), None) if exact else None)


def _called_alike(fact: Fact, corpus: Corpus) -> Iterator[Fact]:
    """The other places with the very amount under a name that begins alike: 其他资金6.73 of 其他收入6.73."""
    for other in (indexed.fact for indexed in corpus.facts((fact.location.report_id,))):
        at = other.origin != fact.origin and (other.unit_base, other.year) == (fact.unit_base, fact.year)
        same = at and other.value_base == fact.value_base and not other.change and other.basis not in _AIMS
        budgets = (fact.basis in BUDGETS) == (other.basis in BUDGETS)
        if same and budgets and _own_name(other)[:2] == _own_name(fact)[:2]:
            yield other


def _own_name(fact: Fact) -> str:
    return plain(fact.metric_text).rpartition(":")[2]


def differing(fact: Fact, corpus: Corpus) -> Fact | None:
    """The one other figure that the other place prints for the same thing, of its basis before another budget's."""
    same = [other for other in _elsewhere(fact, corpus) if other.basis != "其他" and fact.basis != "其他"]
    budgets = [other for other in _elsewhere(fact, corpus, budgets=True) if other not in same]
    for found in (same, budgets):
        if len({other.value_base for other in found}) == 1:
            return found[0]
    return None


def tell_differing(draft: Draft, fact: Fact, other: Fact, corpus: Corpus) -> None:
    """Lead with both figures; where they are budgets of two kinds, that they are."""
    figures = [of_fact(each, label=corpus.label(each)) for each in (fact, other)]
    both = "，".join(
        f"{where(each)}的{figure.label}为{told(figure, draft.sources)}"
        for each, figure in zip((fact, other), figures, strict=True)
    )
    kinds = "" if same_basis(fact.basis, other.basis) else f"；两处口径不同，一处是{fact.basis}，一处是{other.basis}"
    draft.status = "conflict"
    draft.paragraphs.insert(0, f"不一致：{both}{kinds}。")
    draft.figures += figures


def where(fact: Fact) -> str:
    """The place of a figure in words."""
    return "表中" if fact.origin == "table" else "正文"


def parts(fact: Fact, corpus: Corpus) -> Figure | None:
    """The sum of the figures that its sentence lists behind a figure, where they may be its parts; of a table's total,
    the rows above it, where they come to it."""
    if fact.origin == "table":
        return _rows_of(fact, corpus)
    listed = [
        indexed.fact
        for indexed in corpus.facts((fact.location.report_id,))
        if indexed.fact.sentence_start == fact.sentence_start
        and indexed.fact.location.start > fact.location.end
        and (indexed.fact.unit_base, indexed.fact.year) == (fact.unit_base, fact.year)
        and not indexed.fact.change
    ]
    listed = list({one.location.start: one for one in listed}.values())
    if len(listed) < _LEAST_PARTS:
        return None
    worked = compute("sum", tuple(of_fact(one, label=corpus.label(one)) for one in listed), label="各项之和")
    near = fact.value_base and _MAY_BE_WHOLE <= worked.base / fact.value_base <= 2 - _MAY_BE_WHOLE
    return worked if near else None


def _rows_of(total: Fact, corpus: Corpus) -> Figure | None:
    """The sum of the rows of a total's column, where they come to it."""
    summed = lexicon().fitting.total
    rows = [
        one
        for one in (indexed.fact for indexed in corpus.facts((total.location.report_id,)))
        if (one.location.table, one.column, one.unit_base) == (total.location.table, total.column, total.unit_base)
        and one.row
        and not summed.search(plain(one.row[-1]))
    ]
    if len(rows) < _LEAST_PARTS or not total.row or not summed.search(plain(total.row[-1])):
        return None
    worked = compute("sum", tuple(of_fact(one, label=corpus.label(one)) for one in rows), label="各项之和")
    return worked if worked.base == total.value_base else None


def tell_parts(draft: Draft, first: Figure, worked: Figure) -> None:
    """Lead with whether the parts that a sentence lists come to its figure."""
    same = worked.base == first.base
    verdict = "对得上：所列各项加起来正是" if same else "对不上：所列各项加起来不是"
    draft.status = "answered" if same else "conflict"
    draft.paragraphs.insert(
        0, f"{verdict}{told(first, draft.sources)}，{formula(worked)}{draft.sources.marks(worked)}。"
    )
    draft.formula = formula(worked)
    draft.figures += [worked, *worked.operands]


def _elsewhere(fact: Fact, corpus: Corpus, *, budgets: bool = False) -> list[Fact]:
    """The figures of the same name, year and unit of measure in the other kind of place."""
    return [
        other
        for other in (indexed.fact for indexed in corpus.facts((fact.location.report_id,)))
        if other.origin != fact.origin
        and (other.unit_base, other.year, other.change) == (fact.unit_base, fact.year, fact.change)
        and other.basis not in _AIMS
        and ({other.basis, fact.basis} <= BUDGETS if budgets else _one_basis(fact.basis, other.basis))
        and _one_name(fact, other, corpus)
    ]


def _one_basis(one: Basis, other: Basis) -> bool:
    return same_basis(one, other) or "其他" in (one, other)


def _one_name(one: Fact, other: Fact, corpus: Corpus) -> bool:
    """Whether both are called the same; all that a unit had is 总支出 in its prose and 年度资金总额 in its form."""
    if one.metric or other.metric:
        wholes = {corpus.pack.whole, *corpus.pack.whole_also}
        return one.metric == other.metric or {one.metric, other.metric} <= wholes
    here, there = plain(one.metric_text), plain(other.metric_text)
    return here in there or there in here
