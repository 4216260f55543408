"""Which plan answers a query. This table is the whole of what the product can do."""

from __future__ import annotations

from functools import reduce

from assistant.choice.matching import covered
from assistant.corpus import Corpus
from assistant.draft import Draft
from assistant.lexicon import lexicon
from assistant.plans import across, agreement, combine, contradictions, printed, reading, refusal, verdict
from assistant.plans.among import among
from assistant.plans.bounded import bounded, changed
from assistant.plans.by_level import by_level
from assistant.plans.deductions import points_lost, short_of_full
from assistant.plans.denied import asks_whether, denied, there_is
from assistant.plans.group_score import group_score
from assistant.plans.groups import column_said
from assistant.plans.holdings import holdings, miscounted
from assistant.plans.joined import joined
from assistant.plans.lookup import lookup
from assistant.plans.missed import missed
from assistant.plans.named_bound import named_bound
from assistant.plans.named_rows import in_brackets, of_one_ending, run_together
from assistant.plans.parts import parts
from assistant.plans.rows import added, of_all_alike
from assistant.plans.scope import Scope, scope_of
from assistant.plans.two_rows import larger_of_two
from assistant.plans.wide import wide
from assistant.plans.within import averaged, listed, passes, said_first, summed, where_spent, within
from assistant.plans.yearly import which_year
from assistant.query import Query

_TOGETHER = frozenset(("compare", "difference", "times", "sum", "average", "rank"))
"""What several units are needed for: with one of them missing there is nothing to tell."""

_NAMED = 0.95
"""Share of the question's words that a cell named by them must have."""


def plan_for(query: Query, corpus: Corpus) -> Draft:
    """The draft answer to a query; of one made of several questions, each of them answered in turn."""
    if not corpus.cards:
        return refusal.no_corpus(corpus)
    if query.clauses:
        drafts = [plan_for(clause, corpus) for clause in query.clauses]
        if drafts[0].status == "answered":
            return reduce(joined, drafts)
        return plan_for(query.model_copy(update={"clauses": ()}), corpus)
    query = in_brackets(query)
    if (about := holdings(query, corpus) or miscounted(query, corpus)) is not None:
        return about
    scope = scope_of(query, corpus)
    if query.unknown_units and (not query.units or query.operation in _TOGETHER):
        return refusal.unknown_unit(query, corpus)
    draft = (None if query.units else wide(query, corpus)) or _planned(query, corpus, scope)
    if query.unknown_units and draft.status != "not_found":
        draft.caveats.append(f"资料中没有“{'、'.join(query.unknown_units)}”的报告。")
    return draft


def _planned(query: Query, corpus: Corpus, scope: Scope) -> Draft:
    many_units = len(scope.units) > 1 and scope.named and not scope.open
    several = many_units or len(query.years) > 1 or len(query.years_back) > 1
    if contradictions.asked(query):
        return contradictions.contradictions(query, corpus, scope)
    if (short := missed(query, corpus, scope) or named_bound(query, corpus, scope)) is not None:
        return short
    if not many_units and (whether := bounded(query, corpus, scope) or changed(query, corpus, scope)) is not None:
        return whether
    if (two := larger_of_two(query, corpus, scope)) is not None:
        return two
    if (of_all := among(query, corpus, scope)) is not None:
        return of_all
    if asks_whether(query) and not many_units:
        return denied(query, corpus, scope) or there_is(_figures_or_text(query, corpus, scope), query, corpus)
    if (items := listed(query, corpus, scope) or parts(query, corpus, scope)) is not None:
        return items
    if (spent := where_spent(query, corpus, scope)) is not None:
        return spent
    if (points := group_score(query, corpus, scope)) is not None:
        return points
    if (lost := points_lost(query, corpus, scope)) is not None:
        return lost
    if (levels := by_level(query, corpus, scope)) is not None:
        return levels
    if reading.wants_words(query):
        draft = reading.read(query, corpus, scope)
        if draft.status != "not_found" or reading.words_only(query):
            return draft
        if reading.asks_deductions(query) and len(scope.units) == 1:
            return short_of_full(query, corpus, scope, scope.units[0]) or draft
        if usual := reading.worked_out(query, corpus):
            draft = lookup(query, corpus, scope)
            draft.paragraphs.insert(0, usual)
            draft.status = "answered"
            return draft
    match query.operation:
        case "text" | "why" | "definition":
            return _text(query, corpus, scope)
        case "conflict":
            return agreement.conflict(query, corpus, scope)
        case "yes_no":
            judged = verdict.yes_no(query, corpus, scope)
            return judged or verdict.opened(_figures_or_text(query, corpus, scope), query)
        case "difference":
            return combine.difference(query, corpus, scope) if not many_units else across.compare(query, corpus, scope)
        case "times":
            return combine.times(query, corpus, scope)
        case "sum" if (rows := added(query, corpus, scope)) is not None:
            return rows
        case "sum" if (rows := of_one_ending(query, corpus, scope)) is not None:
            return rows
        case "sum" if len((named := run_together(query, corpus, scope)).measures) > 1:
            return combine.total(named, corpus, scope)
        case "sum" if several:
            return combine.total(query, corpus, scope)
        case "sum" if (items := summed(query, corpus, scope)) is not None:
            return items
        case "average" if several:
            return combine.average(query, corpus, scope)
        case "average":
            return averaged(query, corpus, scope) or _mean_or_text(query, corpus, scope)
        case "rank" if len(query.years) < 2 and (year := which_year(query, corpus, scope)) is not None:
            return year
        case "rank" if several:
            return across.rank(query, corpus, scope)
        case "compare" if several or query.against_last_year:
            return across.compare(query, corpus, scope)
        case "filter" | "filter_count" if several:
            return across.filtered(query, corpus, scope)
        case "rank" if _over_reports(query, scope):
            return across.rank(query, corpus, scope)
        case "filter" | "filter_count" if _over_reports(query, scope):
            return across.filtered(query, corpus, scope)
        case "rank" | "filter" | "filter_count" | "compare":
            first = within(query, corpus, scope) or said_first(query, corpus, scope)
            return first or _within_bound(query, corpus, scope)
        case "lookup" if (change := combine.moved(query, corpus, scope)) is not None:
            return change
        case _:
            draft = of_all_alike(_figures_or_text(query, corpus, scope), query, corpus, scope)
            return reading.graded(draft, query, corpus, scope)


def _within_bound(query: Query, corpus: Corpus, scope: Scope) -> Draft:
    """The figures or words asked about; no figure that the bound of the question rules out."""
    draft = _figures_or_text(query, corpus, scope)
    ruled_out = query.threshold is not None and draft.figures and not passes(query)(draft.figures[0])
    which = query.wanted_text or lexicon().rows.places.search(query.text)
    if query.operation == "rank" and which and _of_no_item(draft, corpus):
        return refusal.not_itemised(query, corpus, scope, draft.figures[0])
    return reading.read(query, corpus, scope) if ruled_out else draft


def _of_no_item(draft: Draft, corpus: Corpus) -> bool:
    """Whether what was found for 最高的一笔是谁 is only what all items come to: no sentence of it speaks of one of them."""
    facts = [fact for figure in draft.figures for fact in figure.facts()]
    said = (corpus.text(fact.location.report_id)[fact.sentence_start : fact.sentence_end] for fact in facts)
    return bool(facts) and not any(lexicon().ranking.most.search(words) for words in said)


def _over_reports(query: Query, scope: Scope) -> bool:
    """Whether reports are ordered or filtered where none is named: by one metric that each has, and no items within it."""
    open_to_all = not scope.named and len(scope.units) > 1 and bool(query.measures)
    whole = all(measure.metric and not measure.residue for measure in query.measures)
    return open_to_all and whole and lexicon().amounts.items.search(query.text) is None


def _of_another_year(query: Query, scope: Scope) -> bool:
    """Whether no unit asked about has a report of a year that is named."""
    known = {year for unit in scope.units for year in unit.years}
    return bool(query.years) and known.isdisjoint(query.years)


def _text(query: Query, corpus: Corpus, scope: Scope) -> Draft:
    if (cell := _cell_named(query, corpus, scope)) is not None:
        return cell
    draft = reading.read(query, corpus, scope)
    if query.topic and reading.asks_manner(query):
        return draft
    if draft.status == "not_found" and query.measures and any(m.metric or m.wanted for m in query.measures):
        figures = lookup(query, corpus, scope)
        return figures if figures.status != "not_found" else draft
    return draft


def _cell_named(query: Query, corpus: Corpus, scope: Scope) -> Draft | None:
    """The figure that a question names in full and says nothing else, of a row and a column (柳湾桥合同价) or of prose
    (石盘水库库容); None for any other."""
    words, rows = query.measures[0].words if len(query.measures) == 1 else "", lexicon().rows
    if query.operation != "text" or query.topic or query.wanted_text or not rows.measured.search(words):
        return None
    if rows.in_words.search(query.text):
        return None
    draft = lookup(query, corpus, scope)
    fact = draft.figures[0].fact if draft.status == "answered" and draft.figures else None
    if fact is None or (fact.origin == "table" and (not fact.row or column_said(fact, words) < 1)):
        return None
    return draft if covered(words, corpus.indexed(fact), corpus)[0] >= _NAMED else None


def _mean_or_text(query: Query, corpus: Corpus, scope: Scope) -> Draft:
    """A printed or worked-out mean; a figure that is none answers no question for one."""
    draft = _figures_or_text(query, corpus, scope)
    means = [f for f in draft.figures if f.operator or any("均" in fact.metric_text + fact.quote for fact in f.facts())]
    return draft if means or not draft.figures or "平均" not in query.text else _text(query, corpus, scope)


def _figures_or_text(query: Query, corpus: Corpus, scope: Scope) -> Draft:
    """Figures where the question names any; text where it does not, or asks in words no figure has."""
    draft = lookup(query, corpus, scope)
    asks_figure = query.operation != "yes_no" and any(m.metric or m.wanted or m.kind != "plain" for m in query.measures)
    if draft.status == "not_found" and _of_another_year(query, scope) and lexicon().amounts.how_much.search(query.text):
        return draft
    if draft.status == "not_found" and (not asks_figure or printed.asks_words(query)):
        text = reading.read(query, corpus, scope)
        return text if text.status != "not_found" else draft
    return draft
