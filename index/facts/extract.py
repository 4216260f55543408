"""`extract`: a report's document → its facts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from index.facts.carry import Setting
from index.facts.cell_units import Spoken
from index.facts.cells import read_table
from index.facts.drafts import Draft
from index.facts.lists import summed
from index.facts.lots import head_of, lots, named
from index.facts.metrics import Vocabulary, vocabulary
from index.facts.prose import read
from index.facts.subjects import named_in, own_names
from index.facts.topics import headed
from index.facts.zeros import unsaid, zeros
from index.figure_patterns import PLACE_NAME
from index.heading_numbers import DEBRIS
from index.lexicon import any_of, lexicon
from index.packs import Pack
from index.project_forms import project_forms
from index.schema import Block, Document, Fact, Location, Report, Section
from index.tables import grids
from index.text import plain

_PLANS = re.compile(
    r"(?<!特定)目标|(?<!管理)(?<!保障)(?<!组织)(?<!监管)(?<!采取的)(?<!工程)措施(?!项目)"
    r"|打算|下一步|下步|今后|往后|计划(?!生育|免疫|单列|外)|建议|努力方向|改进|(?:主要|重点|工作|年度)任务|(?:年度|重点|主要)工作$"
)
_LINE = 40
_EARLIER = 20
"""How far back the figures of the lot before are looked for."""
_NUMBERED = re.compile(r"\s*[(（]?[一二三四五六七八九十\d]{1,2}[)）、.．]")
_INDENT = re.compile(DEBRIS)
_DONE = re.compile(r"完成|实现|情况分析|偏离|原因|分解|资金下达|资金安排|问题|毛病|不足|短板|困难|难处|结论|结果|成效")


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
    stems = tuple({match["stem"] for match in PLACE_NAME.finditer(report.text)})
    drafts: list[Draft] = []
    none: list[Draft] = []
    line, before, under = "", "", None
    project = report.identity.project if report.identity.kind == "项目支出" else ""
    for block in document.blocks:
        if block.kind == "paragraph" and not _furniture(report.text[block.start : block.end]):
            section = places.at(_begins(report.text, block))
            if section is not under or (
                block.end - block.start < _LINE and _NUMBERED.match(report.text[block.start :])
            ):
                line, under = "", section
            # 公务接待费 alone on a line is a heading whatever the outline made of it.
            line = _line_metric(report.text[block.start : block.end], words) or line
            said = _run_in(report.text[block.start : block.end])
            head = (
                (_line_metric(said, words) or _topic(said) if said else "")
                or line
                or _heading_metric(section, words)
                or (_topic(section.title) if section else "")
            )
            setting = Setting(
                report.identity.year,
                own,
                known,
                _is_plan(section),
                head,
                project,
                _of_funds(section),
                title=section.title if section else "",
                places=stems,
            )
            heading = _sub_project(report.text[block.start : block.end], None if head else section)
            if words.metric(heading) and not _AID.search(heading):
                heading = ""  # 4.“三公”经费。: what the pack measures is the unit's own.
            for lot in lots(report.text, block.start, block.end):
                told = [draft for draft in drafts[-_EARLIER:] if draft.subject == before] if lot.name else []
                of_it = (
                    replace(setting, head=head_of(lot, report.text, told))
                    if lot.name
                    else replace(setting, heading=heading)
                )
                found = read(report.text, lot.start, lot.end, vocabulary=words, setting=of_it)
                drafts += named(found, lot)
                before = lot.name
            if not setting.goal:
                none += zeros(report.text, block.start, block.end, vocabulary=words, setting=setting)
    drafts = summed(drafts)
    spoken = Spoken(drafts)
    laid_outs = grids(document)
    forms = project_forms(document.tables, laid_outs, report.identity)
    for number, (table, laid_out) in enumerate(zip(document.tables, laid_outs, strict=True)):
        section = places.at(table.start)
        setting = Setting(
            report.identity.year, own, known, False, _heading_metric(section, words), project=report.identity.project
        )
        drafts += read_table(
            report.text,
            table,
            number,
            laid_out=laid_out,
            vocabulary=words,
            setting=setting,
            spoken=spoken,
            forms=forms,
        )
    return tuple(_facts(report, [*drafts, *unsaid(none, drafts)], places))


def _begins(text: str, block: Block) -> int:
    """Where a paragraph's words begin, behind blanks and signs; its heading, if it has one, begins there too."""
    indent = _INDENT.match(text, block.start, block.end)
    return min(indent.end() if indent else block.start, block.end - 1)


@cache
def _orders() -> re.Pattern[str]:
    """A sentence or a cell that tells its reader what to answer; its figures are not the report's."""
    return re.compile("|".join(lexicon().orders.patterns))


@cache
def _site_words() -> re.Pattern[str]:
    return re.compile(any_of(lexicon().site.furniture))


def _furniture(line: str) -> bool:
    """Whether a line belongs to the page that the report was saved from: its counters and numbers are no figures."""
    return "。" not in line and bool(_site_words().search(line))


def _is_plan(section: Section | None) -> bool:
    """Whether figures under this heading are goals or plans."""
    if section is None:
        return False
    for heading in reversed(section.path):
        if _DONE.search(heading):
            return bool(re.search(r"整改措施|改进措施|下一步|打算", heading)) and not re.search(
                r"原因|问题|毛病|不足|短板|情况$", heading
            )
        if _PLANS.search(heading):
            return True
    return False


def _of_funds(section: Section | None) -> bool:
    """Whether a heading speaks of money beside goals: 下达预算和绩效目标情况."""
    return section is not None and any(re.search("资金|预算", heading) for heading in section.path[-2:])


def _heading_metric(section: Section | None, words: Vocabulary) -> str:
    """基本支出情况 → 基本支出: what a section is about, when the pack knows it as a metric."""
    if section is None or _BOTH_WAYS.search(section.title):
        return ""
    title = re.sub(
        r"(?:使用|管理|安排|收支|执行|构成|支出)*(?:和|及|与)?(?:管理|使用|支出)?(?:情况(?:分析|说明)?|明细|清单|一览)$|[。:：\s]",
        "",
        section.title,
    )
    bare = re.sub(r"(?:情况(?:分析|说明)?|明细|清单|一览)$|[。:：\s]", "", section.title)
    metric = words.metric(bare) or words.metric(title) or words.metric(re.sub(r"(?:使用|管理|情况|构成)+$", "", title))
    if metric is None or metric.kind == "rate" or _STATUS.search(metric.name):
        return ""  # amounts under 执行率情况 are no rates; a budget under 到位情况 is not what arrived
    return metric.name


def _line_metric(line: str, words: Vocabulary) -> str:
    """The metric that a line without figures names and nothing else; "" when it says more."""
    title = re.sub(r"^[(（]?[一二三四五六七八九十\d]{1,2}[)）、.．]+|(?:支出)?情况$|[。:：]$", "", plain(line))
    metric = words.metric(title) if 2 <= len(title) <= 14 and not re.search(r"\d", title) else None
    if _BOTH_WAYS.search(line):
        return ""
    return metric.name if metric and metric.kind != "rate" and not _STATUS.search(metric.name) else ""


def _run_in(paragraph: str) -> str:
    """The heading a paragraph begins with, up to its stop: 1.4.2基本支出。全年支出…; "" when it begins with a sentence."""
    match = _OPENING.match(paragraph)
    return match["title"] if match else ""


_OPENING = re.compile(
    r"\s*(?:[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]|\d{1,2}(?:[.．]\d{1,2}){1,3}[、.．]?|[一二三四五六七八九十]是|第[一二三四五六七八九十][,，])?\s*"
    r"(?P<title>[^\d\s,，。;；:：]{2,16})。(?=.)"
)
_AID = re.compile(r"[津补]贴$|[补救]助$")
_STATUS = re.compile("到位|结转|结余")
_BOTH_WAYS = re.compile("收入[^,，。]{0,4}支出|支出[^,，。]{0,4}收入")
"""A heading of what came in and went out speaks of neither alone."""
_OF_ITSELF = re.compile(r"(?:项目|工程|补助|补贴|经费|专项|基金|津贴|[^免收付缴]费)$")
_GENERAL = re.compile(
    r"^(?:部门|单位|重点|专项|财政|预算|各类?|其他|本)*(?:项目|资金|专项|经费)(?:支出|资金|经费)?$|绩效|管理|完成|目标(?!类项目)|存在|加强|不|预算|监督|落实|概况|主要|问题|措施(?!项目)|推进|实施|开展"
)


def _topic(title: str) -> str:
    """Whose figures stand under a heading that names one project or payment: 石门桥工程; "" under other headings."""
    noun = re.sub(
        r"(?:使用|安排|收支|执行|支出|资金)*(?:和|及|与)?(?:使用|支出)?情况(?:分析|说明)?$|绩效(?:分析|评价|自评)$|[。:：\s]",
        "",
        title,
    )
    noun = re.sub(r"^[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]", "", noun)
    return noun if 3 <= len(noun) <= 16 and _OF_ITSELF.search(noun) and not _GENERAL.search(noun) else ""


def _sub_project(paragraph: str, section: Section | None) -> str:
    """The sub-project whose money a paragraph tells of: its run-in heading, or its section's when it begins with the money."""
    if (heading := headed(paragraph)) or section is None or not section.number:
        return heading
    return headed(f"1.{section.title}。{paragraph}", strict=True)


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
    orders: dict[tuple[int, int], bool] = {}
    entity = report.identity.organisation
    for draft in sorted(drafts, key=lambda draft: draft.digits):
        said = draft.quote if draft.cell else draft.sentence
        if said not in orders:
            orders[said] = bool(_orders().search(report.text[slice(*said)]))
        if orders[said]:
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
