"""An answer in the making: what a plan gives and the number gate checks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from assistant.figures import Figure
from assistant.schema import ComparisonTable, Route, Status
from assistant.sources import Sources
from index.schema import Finding


@dataclass
class Draft:
    """Text by paragraphs, with the figures and sources that carry it."""

    status: Status
    sources: Sources
    paragraphs: list[str] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    """The figure asked for first, then operands."""
    formula: str = ""
    table: ComparisonTable | None = None
    caveats: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    """Contradictions told; the figures in their messages are theirs."""
    literals: list[str] = field(default_factory=list)
    """Wordings with numbers that are no figures of the answer: table rows as read out, the bound a question sets."""
    suggestions: list[str] = field(default_factory=list)
    scope: tuple[str, ...] = ()
    """Ids of the reports asked about."""
    used: tuple[str, ...] | None = None
    """Ids of the reports that carry the answer; None for those cited."""
    route: Route = "facts"


_DIRECTION = re.compile(
    r"(同比)?(增减|增或减|增长率|增长|下降|减少|增加|上升|提高|降低|压减|减|增速|增幅|降幅)(（[^）]*）)?$"
)


def marks(numbers: list[int]) -> str:
    """[1][2] for citation numbers, each once."""
    return "".join(f"[{n}]" for n in dict.fromkeys(numbers))


def told(figure: Figure, sources: Sources) -> str:
    """The figure in words with its citations: 4.51万元[1]."""
    return figure.text() + sources.marks(figure)


def year_of(figure: Figure) -> str:
    """2023年, or "" when the figure has no year."""
    return f"{figure.year}年" if figure.year is not None else ""


def statement(figure: Figure, sources: Sources) -> str:
    """One sentence that leads with the answer: unit, year, metric, basis, figure, unit of measure."""
    subject = ""
    if figure.fact and figure.fact.subject not in ("", figure.fact.entity) and figure.fact.subject not in figure.label:
        subject = figure.fact.subject
    who = f"{figure.unit_name}{year_of(figure)}{subject}"
    if figure.fact and figure.fact.change in ("增减额", "变化率", "较上年", "环比", "同比"):
        return f"{who}{_changed(figure)}{sources.marks(figure)}。"
    if figure.operator == "growth" and len(figure.operands) == 2:
        now, before = figure.operands
        size = figure.model_copy(update={"value": abs(figure.value)})
        word = "下降" if figure.value < 0 else "增长"
        about = "" if figure.exact else "约"
        return f"{who}{now.label}较{year_of(before) or '基期'}{word}{about}{size.text()}{sources.marks(figure)}。"
    counted = (
        figure.fact is not None and figure.fact.origin == "text" and figure.fact.unit_base not in ("元", "%", "分")
    )
    said = figure.text()
    about = "约为" if not figure.exact else "" if counted or said[0] in "约近超" else "为"
    return f"{who}{figure.label}{about}{told(figure, sources)}。"


def _changed(figure: Figure) -> str:
    """A change in words, its direction said and not signed: 三公经费比上年下降62.48%."""
    name = _DIRECTION.sub("", figure.label)
    rate = figure.unit in ("%", "个百分点", "百分点")
    up, down = ("增长", "下降") if rate else ("增加", "减少")
    word = down if figure.value < 0 else up
    against = "" if re.search("比|较|同比", name) or not figure.year else "比上年"
    size = figure.model_copy(update={"value": abs(figure.value)})
    return f"{name}{against}{word}{size.text()}"
