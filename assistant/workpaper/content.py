"""What a working paper says, whatever the file it is written to.

An auditor must be able to check it without this product: every figure stands with unit, basis, year and the verbatim
words of its source, and what was not found is listed, not left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from assistant.schema import Answer, AnswerValue, Citation, Turn
from index.schema import Finding, Value

STATUS = {"answered": "已回答", "not_found": "未找到", "ambiguous": "需要确认", "conflict": "报告内数字不一致"}


class Figure(Value):
    """A figure of an answer."""

    value: str
    unit: str
    subject: str
    metric: str
    basis: str
    year: str
    source: str
    """[n] of the source, or 计算得出."""


class Source(Value):
    """Where a figure or a sentence stands, with its words."""

    mark: str
    """[n], as in the answer."""
    file: str
    title: str
    section: str
    place: str
    """Page, or row and column of the cell; 正文 for running text without pages."""
    quote: str


class Item(Value):
    """A question with all that belongs to its answer."""

    number: int
    question: str
    status: str
    text: str
    formula: str
    coverage: str
    caveats: tuple[str, ...]
    figures: tuple[Figure, ...]
    sources: tuple[Source, ...]


class Doubt(Value):
    """A finding of the checks on a report that the answers draw on."""

    file: str
    severity: str
    message: str
    stated: str
    recomputed: str
    formula: str
    quotes: str


class Paper(Value):
    """A working paper, whole."""

    made_at: str
    """Local date and time, as printed."""
    corpus: str
    """Number of reports and version of the corpus the answers were drawn from."""
    items: tuple[Item, ...]
    doubts: tuple[Doubt, ...]
    missing: tuple[str, ...]
    """Questions that were not answered, with the reason."""

    @property
    def title(self) -> str:
        return "绩效报告查询工作底稿"


def paper(
    turns: Sequence[Turn], *, findings: Iterable[Finding] = (), reports: int, version: int, made_at: datetime
) -> Paper:
    """The working paper of some turns.

    Args:
        turns: In the order asked; those without an answer are left out.
        findings: Of the reports the answers cite; others are left out.
        reports: Number of reports in the corpus.
        version: Version of the corpus.
        made_at: Moment of making, in the reader's time zone.
    """
    answers = [turn.answer for turn in turns if turn.answer]
    files = {citation.report_id: citation.file for answer in answers for citation in answer.citations}
    return Paper(
        made_at=made_at.strftime("%Y年%m月%d日 %H:%M"),
        corpus=f"{reports}份报告，第{version}版",
        items=tuple(_item(number, answer) for number, answer in enumerate(answers, start=1)),
        doubts=tuple(_doubt(one, files[one.report_id]) for one in findings if one.report_id in files),
        missing=tuple(f"{answer.question} —— {answer.text}" for answer in answers if answer.status == "not_found"),
    )


def _item(number: int, answer: Answer) -> Item:
    covered = answer.coverage
    return Item(
        number=number,
        question=answer.question,
        status=STATUS[answer.status],
        text=answer.text,
        formula=answer.formula,
        coverage=f"覆盖 {covered.reports_used}/{covered.reports_in_scope} 份报告" if covered.reports_in_scope else "",
        caveats=answer.caveats,
        figures=tuple(map(_figure, answer.values)),
        sources=tuple(map(_source, answer.citations)),
    )


def _figure(value: AnswerValue) -> Figure:
    return Figure(
        value=value.value,
        unit=value.unit,
        subject=value.subject,
        metric=value.metric,
        basis=value.basis,
        year=str(value.year or ""),
        source=f"[{value.citation}]" if value.citation else "计算得出",
    )


def _source(citation: Citation) -> Source:
    place = [f"第{citation.page}页"] if citation.page is not None else []
    if citation.table is not None:
        place.append(f"表格：{citation.table.row} × {citation.table.column}")
    return Source(
        mark=f"[{citation.n}]",
        file=citation.file,
        title=citation.title,
        section=" › ".join(citation.section),
        place="，".join(place) or "正文",
        quote=citation.quote.strip(),
    )


def _doubt(finding: Finding, file: str) -> Doubt:
    return Doubt(
        file=file,
        severity=finding.severity,
        message=finding.message,
        stated=finding.stated,
        recomputed=finding.recomputed,
        formula=finding.formula,
        quotes="；".join(f"“{place.quote.strip()}”" for place in finding.places),
    )
