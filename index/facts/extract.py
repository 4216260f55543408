"""`extract`: a report's document → its facts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from index.facts.carry import Setting
from index.facts.cells import Spoken, read_table
from index.facts.drafts import Draft
from index.facts.metrics import Vocabulary, vocabulary
from index.facts.prose import read
from index.facts.subjects import named_in, own_names
from index.lexicon import lexicon
from index.packs import Pack
from index.schema import Document, Fact, Location, Report, Section
from index.text import plain

_PLANS = re.compile(r"目标|措施|打算|下一步|下步|今后|计划|建议|努力方向|改进")
_LINE = 40
_NUMBERED = re.compile(r"\s*[(（]?[一二三四五六七八九十\d]{1,2}[)）、.．]")
_DONE = re.compile(r"完成|实现|情况分析|偏离|原因|分解下达|资金下达|问题|不足|短板|困难|结论|结果|成效")


def extract(report: Report, document: Document, sections: Sequence[Section], pack: Pack) -> tuple[Fact, ...]:
    """The facts of a report, in the order of their digits' places.

    Args:
        report: Its `text` is the document's.
        document: Blocks of the report.
        sections: Its outline, in order; a fact carries the path of the deepest section around it.
        pack: Metrics and bases by which figures are named.
    """
    words = vocabulary(pack)
    places = _Sections(sections)
    own, known = own_names(report.identity), named_in(plain(report.text))
    drafts: list[Draft] = []
    line, under = "", None
    for block in document.blocks:
        if block.kind == "paragraph":
            section = places.at(block.start)
            if section is not under or (
                block.end - block.start < _LINE and _NUMBERED.match(report.text[block.start :])
            ):
                line, under = "", section
            # 公务接待费 alone on a line is a heading whatever the outline made of it.
            line = _line_metric(report.text[block.start : block.end], words) or line
            head = line or _heading_metric(section, words)
            setting = Setting(report.identity.year, own, known, _is_plan(section), head)
            drafts += read(report.text, block.start, block.end, vocabulary=words, setting=setting)
    spoken = Spoken(drafts)
    for number, table in enumerate(document.tables):
        section = places.at(table.start)
        setting = Setting(report.identity.year, own, known, False, _heading_metric(section, words))
        drafts += read_table(report.text, table, number, vocabulary=words, setting=setting, spoken=spoken)
    return tuple(_facts(report, drafts, places))


@cache
def _orders() -> re.Pattern[str]:
    """A sentence or a cell that tells its reader what to answer; its figures are not the report's."""
    return re.compile("|".join(lexicon().orders.patterns))


def _is_plan(section: Section | None) -> bool:
    """Whether figures under this heading are goals or plans."""
    if section is None:
        return False
    for heading in reversed(section.path):
        if _DONE.search(heading):
            return bool(re.search(r"整改措施|改进措施|下一步|打算", heading)) and not re.search(
                r"原因|问题|不足|短板|情况$", heading
            )
        if _PLANS.search(heading):
            return True
    return False


def _heading_metric(section: Section | None, words: Vocabulary) -> str:
    """基本支出情况 → 基本支出: what a section is about, when the pack knows it as a metric."""
    if section is None:
        return ""
    title = re.sub(
        r"(?:使用|管理|安排|收支|执行|构成|支出)*(?:和|及|与)?(?:管理|使用|支出)?情况(?:分析|说明)?$|[。:：\s]",
        "",
        section.title,
    )
    metric = words.metric(title) or words.metric(re.sub(r"(?:使用|管理|情况|构成)+$", "", title))
    return metric.name if metric else ""


def _line_metric(line: str, words: Vocabulary) -> str:
    """The metric that a line without figures names and nothing else; "" when it says more."""
    title = re.sub(r"^[(（]?[一二三四五六七八九十\d]{1,2}[)）、.．]+|(?:支出)?情况$|[。:：]$", "", plain(line))
    metric = words.metric(title) if 2 <= len(title) <= 14 and not re.search(r"\d", title) else None
    return metric.name if metric else ""


class _Sections:
    """The deepest section at a place."""

    def __init__(self, sections: Sequence[Section]) -> None:
        self._sections = sorted(sections, key=lambda section: (section.start, section.level))
        self._starts = [section.start for section in self._sections]

    def at(self, place: int) -> Section | None:
        index = bisect_right(self._starts, place) - 1
        while index >= 0 and self._sections[index].end <= place:
            index -= 1
        return self._sections[index] if index >= 0 else None


def _facts(report: Report, drafts: list[Draft], places: _Sections) -> list[Fact]:
    facts: list[Fact] = []
    seen: dict[int, int] = {}
    entity = report.identity.organisation
    for draft in sorted(drafts, key=lambda draft: draft.digits):
        if _orders().search(report.text[slice(*(draft.quote if draft.cell else draft.sentence))]):
            continue
        count = seen[draft.digits[0]] = seen.get(draft.digits[0], -1) + 1
        facts.append(_fact(report, draft, places, entity, count))
    return facts


def _fact(report: Report, draft: Draft, places: _Sections, entity: str, count: int) -> Fact:
    start, end = draft.quote
    base, base_unit = draft.quantity.base
    section = places.at(draft.digits[0])
    table, row, column = draft.cell or (None, None, None)
    suffix = f".{count}" if count else ""
    return Fact(
        id=f"{report.id}@{draft.digits[0]}{suffix}",
        location=Location(report_id=report.id, start=start, end=end, table=table, row=row, column=column),
        quote=report.text[start:end],
        value_start=draft.digits[0],
        value_end=draft.digits[1],
        sentence_start=draft.sentence[0],
        sentence_end=draft.sentence[1],
        entity=entity,
        subject=draft.subject or entity,
        metric=draft.metric.name if draft.metric else "",
        metric_text=draft.words,
        basis=draft.basis,
        year=draft.year,
        value=draft.quantity.value,
        unit=draft.quantity.unit,
        value_base=base,
        unit_base=base_unit,
        comparator=draft.quantity.comparator,
        change=draft.change,
        origin="table" if draft.cell else "text",
        section=section.path if section else (),
        row=draft.row,
        column=draft.column,
        names=draft.names,
    )
