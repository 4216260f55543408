"""Facts, findings and reports as rows of a page: what is read at a glance, and the rest small below it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from index.schema import Fact, Finding, ReportCard
from ui.tables import ORIGIN, title_of, unit_of
from ui.views.grid import Head, Line
from ui.views.links import address

FACTS = (
    Head("单位", "name"),
    Head("年度", "short"),
    Head("指标", "name"),
    Head("口径", "short"),
    Head("数值", "number", sorts=True),
    Head("来源", "long"),
)
FINDINGS = (
    Head("程度", "short"),
    Head("疑点", "long"),
    Head("报告所述", "number"),
    Head("复算结果", "number"),
    Head("报告", "long"),
    Head("复核", "short"),
)
COUNTS = (("sections", "章节"), ("tables", "表格"), ("passages", "段落"), ("facts", "数据"), ("findings", "疑点"))
REPORTS = (
    Head("报告", "long", sorts=True),
    Head("单位", "name", sorts=True),
    Head("年度", "short", sorts=True),
    Head("类型", "short", sorts=True),
    *(Head(words, "number", sorts=True) for _, words in COUNTS),
    Head("导入时间", "short", sorts=True),
)


def facts(found: Iterable[Fact], cards: Mapping[str, ReportCard]) -> list[Line]:
    """Rows of FACTS, each linking to its place."""
    return [
        Line(
            one.id,
            (
                _below(unit_of(one, cards), one.subject if one.subject != one.entity else ""),
                str(one.year or ""),
                _below(one.metric or one.metric_text, one.metric_text if one.metric else ""),
                one.basis,
                _below(f"{one.comparator}{one.value:f} {one.unit}".strip(), one.change),
                _below(ORIGIN[one.origin] + "　" + " › ".join(one.section[-1:]), _cell(one)),
            ),
            address(one.location),
        )
        for one in found
    ]


def findings(found: Iterable[Finding], cards: Mapping[str, ReportCard], *, reviewed: Collection[str]) -> list[Line]:
    """Rows of FINDINGS."""
    return [
        Line(
            one.id,
            (
                one.severity,
                one.message,
                one.stated,
                one.recomputed,
                title_of(cards.get(one.report_id)),
                "已复核" if one.id in reviewed else "",
            ),
        )
        for one in found
    ]


def reports(cards: Iterable[ReportCard]) -> list[Line]:
    """Rows of REPORTS."""
    return [
        Line(
            card.id,
            (
                _below(
                    title_of(card), "；".join((card.file, *card.warnings) if card.identity.title else card.warnings)
                ),
                card.unit,
                str(card.identity.year or ""),
                card.identity.kind,
                *(str(getattr(card.counts, name)) for name, _ in COUNTS),
                card.added_at.astimezone().strftime("%Y-%m-%d\n%H:%M"),
            ),
        )
        for card in cards
    ]


def holding(cards: Sequence[ReportCard], words: str) -> list[ReportCard]:
    """The reports whose title, unit, year or file name hold all of the words, divided by blanks."""
    wanted = words.lower().split()
    return [card for card in cards if all(word in _named(card) for word in wanted)]


def in_order(cards: Sequence[ReportCard], sort: str) -> list[ReportCard]:
    """The reports sorted by a column of REPORTS, "-" before it for the largest first; as they were for ""."""
    places = {head.name: place for place, head in enumerate(REPORTS)}
    place = places.get(sort.removeprefix("-"))
    if place is None:
        return list(cards)
    cells = {line.id: line.cells[place] for line in reports(cards)}
    number = REPORTS[place].kind == "number"
    return sorted(
        cards,
        key=lambda card: int(cells[card.id]) if number else cells[card.id],
        reverse=sort.startswith("-"),
    )


def _named(card: ReportCard) -> str:
    return f"{title_of(card)} {card.unit} {card.identity.year or ''} {card.file}".lower()


def _cell(fact: Fact) -> str:
    return " ／ ".join(part for part in (" › ".join(fact.row), " › ".join(fact.column)) if part)


def _below(words: str, more: str) -> str:
    return f"{words}\n{more}" if more and more != words else words
