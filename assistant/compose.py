"""A draft → the answer as the user gets it."""

from __future__ import annotations

import logging

from assistant.corpus import Corpus
from assistant.draft import Draft
from assistant.figures import Figure, as_value_digits
from assistant.query import Query
from assistant.schema import Answer, AnswerValue, Coverage
from assistant.suggest import suggestions

_log = logging.getLogger(__name__)

_DONE = {
    "lookup": "查数",
    "yes_no": "判断",
    "conflict": "核对",
    "compare": "比较",
    "difference": "求差",
    "times": "求倍数",
    "sum": "求和",
    "average": "求平均",
    "rank": "排序",
    "filter": "筛选",
    "filter_count": "计数",
    "trend": "看变化",
    "text": "查原文",
    "why": "查原因",
    "definition": "查定义",
}


def composed(draft: Draft, query: Query, corpus: Corpus) -> Answer:
    """The answer a draft makes: paragraphs and caveats in order, citations numbered, figures as values."""
    used = draft.used if draft.used is not None else tuple(draft.sources.report_ids)
    paragraphs = [*draft.paragraphs, *draft.caveats]
    files = {corpus.file_of(report_id) for report_id in used}
    in_scope = {corpus.file_of(report_id) for report_id in draft.scope or corpus.cards}
    return Answer(
        question=query.question,
        status=draft.status,
        text="\n".join(dict.fromkeys(paragraphs)),
        values=_values(draft),
        formula=draft.formula,
        citations=draft.sources.citations,
        coverage=Coverage(reports_used=len(files), reports_in_scope=len(in_scope)),
        route=draft.route,
        understood=understood(query),
        table=draft.table,
        caveats=tuple(dict.fromkeys(draft.caveats)),
        suggestions=tuple(draft.suggestions) or suggestions(draft, query, corpus),
    )


def withheld(answer: Answer, found: list[str]) -> Answer:
    """In place of an answer that did not pass the number gate: that it did not, and where to look oneself."""
    _log.error("withheld: %s: %s", answer.question, "; ".join(found))
    return Answer(
        question=answer.question,
        status="not_found",
        text="这次组成的回答没有通过数字核验，不予给出。请换一种问法，或直接查看引用的原文。",
        citations=(),
        coverage=answer.coverage,
        route=answer.route,
        understood=answer.understood,
    )


def _values(draft: Draft) -> tuple[AnswerValue, ...]:
    """The figures as values, each once."""
    values = [_value(figure, draft) for figure in draft.figures]
    return tuple(dict.fromkeys(values))


def _value(figure: Figure, draft: Draft) -> AnswerValue:
    fact = figure.fact
    return AnswerValue(
        value=as_value_digits(figure),
        unit=figure.unit,
        subject=fact.subject if fact and fact.subject else figure.unit_name,
        metric=figure.metric,
        basis=figure.basis,
        year=figure.year,
        citation=draft.sources.fact(fact) if fact else None,
    )


def understood(query: Query) -> str:
    """The query in one Chinese line, for the user to check."""
    parts = [_DONE[query.operation]]
    if query.units or query.everyone or query.ambiguous:
        parts.append("单位：" + ("、".join(query.units or query.ambiguous) or "全部"))
    if query.years:
        parts.append("年度：" + "、".join(map(str, query.years)))
    elif query.years_back:
        parts.append("年度：" + "、".join("本年" if back == 0 else f"前{back}年" for back in query.years_back))
    if query.against_last_year and not query.years_back:
        parts.append("对比：前1年")
    names = [part.metric or part.words for measure in query.measures for part in (measure.parts or (measure,))]
    if named := "、".join(dict.fromkeys(name for name in names if name)):
        parts.append("指标：" + named)
    if query.bases:
        parts.append("口径：" + "、".join(query.bases))
    if query.topic and query.operation in ("text", "why"):
        parts.append("内容：" + query.topic)
    if query.corrections:
        parts.append("更正：" + "、".join(query.corrections))
    return "；".join(parts)
