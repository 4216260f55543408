"""How well a figure fits a question beside its words: its kind, its place in the report, its headers and its size."""

from __future__ import annotations

from assistant.amounts import MONEY
from assistant.choice.levels import level_fit, of_other_grade
from assistant.choice.matching import kind_of
from assistant.choice.suiting import left_over, left_over_asked, per_head_rate
from assistant.corpus import Corpus, Unit, grams
from assistant.lexicon import lexicon
from assistant.query import Measure, Query
from index.schema import Fact
from index.text import plain


def right_kind(fact: Fact, measure: Measure, asked: str, query: Query, corpus: Corpus) -> bool:
    """Whether a figure is a standard (每人每月680元) where one is asked for, and a sum where that is.

    Args:
        asked: The words of the question that speak of this measure.
    """
    words, fitting = lexicon(), lexicon().fitting
    if kind_of(fact) == "count" and of_other_grade(plain(fact.metric_text), asked):
        return False
    if any(period not in query.text for period in fitting.period.findall(plain(fact.metric_text))):
        return False
    if kind_of(fact) == "count" and not measure.counter and fitting.each_much.search(asked):
        return False
    moved = words.levels.moved
    cut = moved.search(fact.metric_text) or moved.search(asked)
    if cut is not None and kind_of(fact) == "money" and (cut.group() in fact.metric_text) != (cut.group() in asked):
        return False
    own = plain("".join((fact.metric, fact.metric_text, *fact.column[-1:])))
    if measure.bases == ("决算",) and _only_there(own, asked):
        return False
    if kind_of(fact) == "money" and words.levels.coming.search(asked) and not words.levels.came.search(own):
        return False
    if kind_of(fact) == "count" and fitting.standard.search(measure.words) and not measure.counter:
        return any(fitting.rate.search(name) for name in (fact.metric_text, *fact.row))
    if not fact.unit_base.startswith("元") or measure.kind != "plain":
        return True
    if fitting.due.search(fact.metric_text) and "应" not in asked and fitting.done.search(asked):
        return False
    if not measure.bases and fact.basis.endswith("预算") and fitting.outlay.search(query.text):
        return False
    if words.standard.search(asked):
        return per_head_rate(fact, corpus) and not _other_time(fact, query, corpus)
    if fitting.mean.search(fact.metric_text) and not fitting.each.search(query.text) and not fact.change:
        return False
    derived = query.operation in ("sum", "times") or any(m.kind in ("share", "ratio") for m in query.measures)
    return not ((derived or words.spent.search(asked)) and per_head_rate(fact, corpus))


def _other_time(fact: Fact, query: Query, corpus: Corpus) -> bool:
    """Whether a standard is for each of something else than the month that is asked: 每公里10000元."""
    if "每月" not in query.text:
        return False
    text = corpus.text(fact.location.report_id)
    said = "".join((fact.metric_text, *fact.row, *fact.column, fact.quote, text[fact.value_end : fact.value_end + 6]))
    return "月" not in said


def _only_there(own: str, asked: str) -> bool:
    """Whether a figure called so is what was there to be spent (全年可用, 到位), which the question does not ask for."""
    said = lexicon().levels.available.search(own)
    return said is not None and said.group() not in asked and lexicon().fitting.went.search(own) is None


def fit(fact: Fact, unit: Unit, measure: Measure, asked: str, query: Query, corpus: Corpus) -> float:
    """What the place of a fact adds to the score of its words."""
    proposed = -0.6 if corpus.prospective(fact) else 0.0
    elsewhere = _title_fit(fact, query, corpus) if len(unit.report_ids) > 1 else 0.0
    no_score = -1.0 if fact.unit_base == "分" and fact.basis == "决算" else 0.0
    aside = -1.0 * (_beside_the_point(fact, query) or (left_over(fact) and not left_over_asked(query.text)))
    placed = aside + _header_fit(fact, measure, query) + _size_fit(fact, query) + elsewhere + no_score
    placed += level_fit(fact, asked, corpus)
    return proposed + _arranged_fit(fact, measure, asked) + _stock_fit(fact, asked) + placed


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
    within = len(of) > 2 and of in query.text and (part in query.text or fact.metric == measure.metric != "")
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
