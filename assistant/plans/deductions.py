"""Where points were lost: the indicators of a score sheet below their full points, with the reason that their row gives."""

from __future__ import annotations

from decimal import Decimal

from assistant.choice.resolve import Resolver
from assistant.corpus import Corpus, Unit
from assistant.draft import Draft, statement
from assistant.figures import Figure, compute, formula, of_fact
from assistant.lexicon import lexicon
from assistant.plans.cells import TextCell, text_cells
from assistant.plans.items import item
from assistant.plans.quotes import cited, quote_cell
from assistant.plans.scope import Scope
from assistant.query import Query
from assistant.sought import sought
from assistant.sources import Sources
from index.schema import Fact
from index.text import plain

_LONGEST = 120
"""A longer reason is left in its cell."""


def short_of_full(query: Query, corpus: Corpus, scope: Scope, unit: Unit) -> Draft | None:
    """The indicators whose 得分 is below their 分值, those that lost most first where that is asked."""
    lost = _lost(query, corpus, unit)
    if not lost:
        return None
    who = f"{unit.name}{f'{lost[0][0].year}年' if lost[0][0].year else ''}"
    reasons = _reasons(tuple(dict.fromkeys(fact.location.report_id for fact, _ in lost)), corpus)
    ranked = query.operation == "rank"
    if ranked:
        lost.sort(key=_points, reverse=query.descending)
    draft = Draft("answered", Sources(corpus), scope=scope.report_ids)
    told = []
    for fact, whole in lost:
        got, of = (of_fact(f, label=_indicator(f, corpus)) for f in (fact, whole))
        points = f"得{got.text()}{draft.sources.marks(got)}，满分{of.text()}{draft.sources.marks(of)}"
        why = reasons.get((fact.location.report_id, fact.row), ())
        reason = "；".join(f"{_header(one)}：“{quote_cell(one, corpus)}”[{cited(one, draft)}]" for one in why)
        told.append(f"{got.label}（{points}{f'，{reason}' if reason else ''}）")
        draft.figures += [got, of]
    if ranked:
        most = [pair for pair in lost if _points(pair) == _points(lost[0])]
        figures = [tuple(of_fact(f, label=_indicator(f, corpus)) for f in pair) for pair in most]
        short = [compute("difference", (of, got), label=got.label) for got, of in figures]
        end = "多" if query.descending else "少"
        first = "、".join(_marked(figure, draft) for figure in short)
        draft.paragraphs.append(f"{who}扣分最{end}的是{first}。")
        draft.formula = "；".join(formula(figure) for figure in short)
        draft.figures[:0] = short
    draft.paragraphs.append(f"{who}没有得满分的有{len(lost)}项：{'、'.join(told)}。")
    return draft


def _lost(query: Query, corpus: Corpus, unit: Unit) -> list[tuple[Fact, Fact]]:
    """The points that indicators of the year's score sheet got below their full ones, each with these."""
    year = Resolver(corpus, query).years(unit)[-1]
    facts = [i.fact for i in corpus.facts(unit.report_ids) if i.fact.origin == "table" and i.fact.year == year]
    full = {f.table_row: f for f in facts if f.basis == "分值"}
    got = [(f, full[f.table_row]) for f in facts if f.basis == "得分" and f.table_row in full]
    return [pair for pair in got if _points(pair) > 0 and not _is_sum(pair[0], corpus, query)]


def _points(pair: tuple[Fact, Fact]) -> Decimal:
    """How many points were lost."""
    got, of = pair
    return of.value_base - got.value_base


def _reasons(report_ids: tuple[str, ...], corpus: Corpus) -> dict[tuple[str, tuple[str, ...]], list[TextCell]]:
    """The cells that say why, by their rows."""
    found: dict[tuple[str, tuple[str, ...]], list[TextCell]] = {}
    for one in text_cells(report_ids, corpus):
        head = one.cell.column[-1]
        if len(one.cell.text) > _LONGEST or lexicon().cells.rules.search(head):
            continue
        if any(word in head for word in sought().cause.headers):
            found.setdefault((one.report_id, tuple(one.cell.row)), []).append(one)
    return found


def _header(one: TextCell) -> str:
    return "原因" if "原因" in one.cell.column[-1] else one.cell.column[-1]


def _marked(figure: Figure, draft: Draft) -> str:
    return f"{figure.label}（{figure.text()}）{draft.sources.marks(figure)}"


def points_lost(query: Query, corpus: Corpus, scope: Scope) -> Draft | None:
    """How many points were lost in all, as printed, else the indicators that lost some; None for any other question."""
    said = lexicon().ranking
    if len(scope.units) != 1 or not scope.named or said.lost.search(plain(query.question)) is None:
        return None
    scores = {"", *(metric.name for metric in corpus.pack.metric if metric.kind == "score")}
    if any(said.losing.sub("", m.residue) or m.metric not in scores for m in query.measures):
        return None  # of one thing
    unit = scope.units[0]
    year = Resolver(corpus, query).years(unit)[-1]
    facts = [i.fact for i in corpus.facts(unit.report_ids) if i.fact.unit_base == "分" and i.fact.year == year]
    for fact in facts:
        if said.lost_in_all.search(plain(fact.metric_text)):
            draft = Draft("answered", Sources(corpus), scope=scope.report_ids)
            figure = corpus.figure(fact)
            draft.paragraphs.append(statement(figure, draft.sources))
            draft.figures.append(figure)
            return draft
    return short_of_full(query.model_copy(update={"operation": "filter"}), corpus, scope, unit)


def _is_sum(fact: Fact, corpus: Corpus, query: Query) -> bool:
    """Whether a row of scores adds up others; that of the budget's own score says 资金总额, and is no 三级指标."""
    name = plain(item(fact, corpus))
    return lexicon().fitting.total.search(name) is not None and not (
        lexicon().ranking.budget_row.search(name) and not lexicon().ranking.indicators.search(query.text)
    )


def _indicator(fact: Fact, corpus: Corpus) -> str:
    name = item(fact, corpus)
    return f"预算执行率（{name}）" if lexicon().ranking.budget_row.search(name) else name
