"""How well a figure fits a question beside its words: its kind, its place in the report, its headers and its size."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from assistant.amounts import MONEY
from assistant.choice.levels import level_fit, of_other_grade
from assistant.choice.matching import kind_of
from assistant.choice.suiting import left_over, left_over_asked, of_another_side, per_head_rate
from assistant.corpus import Corpus, Unit
from assistant.described import grams
from assistant.lexicon import lexicon
from assistant.query import Measure, Query, Wanted
from index.schema import Fact
from index.text import plain


@dataclass(frozen=True)
class _Case:
    """A figure held against what is asked; `asked` are the words of the question that speak of its measure."""

    fact: Fact
    measure: Measure
    asked: str
    query: Query
    corpus: Corpus

    @cached_property
    def own(self) -> str:
        return plain("".join((self.fact.metric, self.fact.metric_text, *self.fact.column[-1:])))

    @cached_property
    def kind(self) -> Wanted:
        return kind_of(self.fact)

    @cached_property
    def sum_asked(self) -> bool:
        """Whether the figure is money and itself what is asked for, no share or growth of it."""
        return self.kind == "money" and self.measure.kind == "plain"


def _of_another_grade(case: _Case) -> bool:
    return case.kind == "count" and of_other_grade(plain(case.fact.metric_text), case.asked)


def _of_a_period_unasked(case: _Case) -> bool:
    return any(said not in case.query.text for said in lexicon().fitting.period.findall(plain(case.fact.metric_text)))


def _of_another_lot(case: _Case) -> bool:
    """第二批下达, where the first is asked, and what all of them come to."""
    ordinal = lexicon().fitting.ordinal
    said = set(ordinal.findall(case.asked)) if "批" in case.asked else set()
    told = set(ordinal.findall(plain("".join((case.fact.metric_text, *case.fact.row))))) if said else set()
    if said and not told:
        fact = case.fact
        told = set(ordinal.findall(case.corpus.text(fact.location.report_id)[fact.sentence_start : fact.sentence_end]))
    return bool(said) and said.isdisjoint(told)


def _of_another_side(case: _Case) -> bool:
    return of_another_side(case.asked, plain("".join((case.fact.metric_text, *case.fact.row))))


def _only_supposed(case: _Case) -> bool:
    supposed = lexicon().fitting.supposed.match(case.fact.metric_text)
    return supposed is not None and supposed.group() not in case.query.text


def _counts_where_money_for_each_is_asked(case: _Case) -> bool:
    counted = case.kind == "count" and not case.measure.counter
    return counted and lexicon().fitting.each_much.search(case.asked) is not None


def _moved_otherwise(case: _Case) -> bool:
    """Money that was moved (调减, 收回), where that is not asked; or money that was not, where it is."""
    moved, own = lexicon().levels.moved, case.fact.metric_text
    said = (moved.search(own) or moved.search(case.asked)) if case.kind == "money" else None
    return said is not None and (said.group() in own) != (said.group() in case.asked)


def _of_a_year_only(case: _Case) -> bool:
    """A cell of what was set aside or spent in a year, where it is asked what a whole work comes to (总投资)."""
    fitting = lexicon().fitting
    cell = case.kind == "money" and case.fact.origin == "table"
    return cell and fitting.whole_work.search(case.asked) is not None and not fitting.invested.search(case.own)


def _only_there(case: _Case) -> bool:
    """What was there to be spent (全年可用, 到位), where what was spent is asked."""
    if case.measure.bases != ("决算",):
        return False
    said = lexicon().levels.available.search(case.own)
    return said is not None and said.group() not in case.asked and lexicon().fitting.went.search(case.own) is None


def _never_came(case: _Case) -> bool:
    levels = lexicon().levels
    return case.kind == "money" and bool(levels.coming.search(case.asked)) and not levels.came.search(case.own)


def _no_rate_of_pay(case: _Case) -> bool:
    """A count, where the standard is asked that something is paid by."""
    fitting = lexicon().fitting
    if case.kind != "count" or case.measure.counter or not fitting.standard.search(case.measure.words):
        return False
    return not any(fitting.rate.search(name) for name in (case.fact.metric_text, *case.fact.row))


def _only_due(case: _Case) -> bool:
    fitting = lexicon().fitting
    due = case.sum_asked and "应" not in case.asked and fitting.due.search(case.fact.metric_text)
    return bool(due) and fitting.done.search(case.asked) is not None


def _only_budgeted(case: _Case) -> bool:
    budgeted = case.sum_asked and not case.measure.bases and case.fact.basis.endswith("预算")
    return budgeted and lexicon().fitting.outlay.search(case.query.text) is not None


def _another_standard(case: _Case) -> bool:
    """A sum, where a standard (每人每月680元) is asked; or a standard for something else than the month that is."""
    if not case.sum_asked or not lexicon().standard.search(case.asked):
        return False
    return not per_head_rate(case.fact, case.corpus) or _of_no_month(case)


def _of_no_month(case: _Case) -> bool:
    """Whether a standard is for each of something else than the month that is asked: 每公里10000元."""
    if "每月" not in case.query.text:
        return False
    fact, text = case.fact, case.corpus.text(case.fact.location.report_id)
    said = "".join((fact.metric_text, *fact.row, *fact.column, fact.quote, text[fact.value_end : fact.value_end + 6]))
    return "月" not in said


def _for_each(case: _Case) -> bool:
    """A mean or a standard, where a sum is asked."""
    if not case.sum_asked or lexicon().standard.search(case.asked):
        return False
    fitting, query = lexicon().fitting, case.query
    if fitting.mean.search(case.fact.metric_text) and not fitting.each.search(query.text) and not case.fact.change:
        return True
    derived = query.operation in ("sum", "times") or any(m.kind in ("share", "ratio") for m in query.measures)
    return bool(derived or lexicon().spent.search(case.asked)) and per_head_rate(case.fact, case.corpus)


_WRONG: tuple[Callable[[_Case], bool], ...] = (
    _of_another_grade,
    _of_a_period_unasked,
    _of_another_lot,
    _of_another_side,
    _only_supposed,
    _counts_where_money_for_each_is_asked,
    _moved_otherwise,
    _only_there,
    _of_a_year_only,
    _never_came,
    _no_rate_of_pay,
    _only_due,
    _only_budgeted,
    _another_standard,
    _for_each,
)
"""What makes a figure another kind of thing than the one asked for."""


def right_kind(fact: Fact, measure: Measure, asked: str, query: Query, corpus: Corpus) -> bool:
    """Whether a figure is the kind of thing that is asked for: spent, due or planned; a sum, a standard or a count.

    Args:
        asked: The words of the question that speak of this measure.
    """
    case = _Case(fact, measure, asked, query, corpus)
    return not any(wrong(case) for wrong in _WRONG)


def fit(fact: Fact, unit: Unit, measure: Measure, asked: str, query: Query, corpus: Corpus) -> float:
    """What the place of a fact adds to the score of its words."""
    proposed = -0.6 if corpus.prospective(fact) else 0.0
    elsewhere = _title_fit(fact, query, corpus) if len(unit.report_ids) > 1 else 0.0
    no_score = -1.0 if fact.unit_base == "分" and fact.basis == "决算" else 0.0
    aside = -1.0 * (_beside_the_point(fact, query) or (left_over(fact) and not left_over_asked(query.text)))
    placed = aside + _header_fit(fact, measure, query) + _size_fit(fact, query) + elsewhere + no_score
    placed += level_fit(fact, asked, corpus) + _narrowed_fit(fact, measure, query)
    open_kind = not (measure.wanted or measure.counter) and lexicon().fitting.sum_of_money.search(measure.noun)
    placed += 0.3 * (kind_of(fact) == "money" and open_kind is not None)
    placed -= 1.6 * _only_possible(fact, query)
    return proposed + _arranged_fit(fact, measure, asked) + _stock_fit(fact, asked) + placed


def _only_possible(fact: Fact, query: Query) -> bool:
    """Whether a count is of what a thing could hold or do (可存栏, 设计年产), where that is not asked."""
    if kind_of(fact) != "count" or not lexicon().fitting.capacity.search(fact.metric_text):
        return False
    return lexicon().fitting.capacity_asked.search(query.text) is None


def _narrowed_fit(fact: Fact, measure: Measure, query: Query) -> float:
    """其中新建多少, after 建设任务多少万亩: a part of what was asked before, so one that is named after it."""
    if not measure.narrowing or len(query.trail) < 2:
        return 0.0
    before = plain(query.trail[-2].words)
    return 0.6 * (len(before) > 2 and before in plain(fact.metric_text))


def _stock_fit(fact: Fact, asked: str) -> float:
    """Who asks how many there are by now does not mean those that were new, nor what came in with what was carried over."""
    fitting = lexicon().fitting
    if fact.unit_base in ("人次", "批次") and fitting.there_are.search(asked):
        return -0.8
    new = fitting.new.search(asked) is not None
    if not new and fact.metric_text and fitting.standing.search(fact.metric_text) and fitting.there_are.search(asked):
        return 0.8
    stock = fitting.stock.search(asked) and not new
    carried = fitting.with_balances.search(plain(fact.metric_text)) and "总计" not in asked
    if carried and fact.basis == "决算":
        return -0.3
    return -0.8 if stock and fitting.new.search(plain(fact.metric_text)) else 0.0


def _beside_the_point(fact: Fact, query: Query) -> bool:
    """Whether a figure is only what another is held against (较概算的4.1万元) or supposed (如果提到90元), unasked."""
    words = lexicon().fitting.beside.search(fact.metric_text)
    return words is not None and words.group() not in query.text and not fact.change


def _arranged_fit(fact: Fact, measure: Measure, asked: str) -> float:
    """Who asks what was arranged (配套, 安排, 下达) does not mean what was spent of it."""
    meant = lexicon().arranged.search(asked) and not lexicon().spent.search(asked)
    spent = fact.origin == "table" or lexicon().fitting.paid.search(fact.metric_text + fact.metric)
    return -1.5 if meant and spent and fact.basis == "决算" and not measure.bases else 0.0


def _header_fit(fact: Fact, measure: Measure, query: Query) -> float:
    """Headers of the fact's cell, and what it is a part of, tell which is meant where the question says them."""
    own = plain(fact.metric_text + fact.metric)
    headers = {plain(header) for header in (*fact.row, *fact.column)}
    said = [h for h in headers if len(h) > 2 and h not in own and h in query.text]
    of, _, part = plain(fact.metric_text).rpartition(":")
    whole = of.removesuffix("支出")  # 财政拨款里的项目支出: of 财政拨款支出
    within = len(of) > 2 and whole in query.text and (part in query.text or fact.metric == measure.metric != "")
    return min(0.6, 0.3 * len(said)) + (0.6 if within else 0.0)


def _size_fit(fact: Fact, query: Query) -> float:
    """Who asks how many 亿 does not mean a few hundred 元."""
    scale = MONEY.get(query.wanted_unit)
    return -0.4 if scale and fact.unit_base == "元" and 0 < abs(fact.value_base) * 1000 < scale else 0.0


def _title_fit(fact: Fact, query: Query, corpus: Corpus) -> float:
    identity = corpus.cards[fact.location.report_id].identity
    own_year = 0.1 if identity.year == fact.year else 0.0
    title = grams(plain(identity.project or identity.title))
    asked = grams(query.words)
    named = len(title & asked) / len(title) if title and identity.project else 0.0
    whole = 0.1 if identity.kind == "部门整体支出" else 0.0
    return own_year + 0.8 * named + whole
