"""Small reports for the checks: text with its figures marked up, so that a test shows what it checks.

`〈在职人数@实际值 43人〉` prints `43人` and makes a fact of it; `〈~内设股@实际值 3个〉` one of a metric no pack knows.
`〈总支出@决算/2021 707.74万元〉` is of another year than the report's, `〈三公经费@决算+较上年 62.48%〉` a change;
`≥`, `<`, `约` … before the digits are comparators.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from index.checks.review import check
from index.facts import extract
from index.identity import identify
from index.outline import outline
from index.packs import load_pack
from index.readers import read_bytes
from index.schema import Document, Fact, Finding, Identity, Location, Report
from index.tables import grid
from index.text import sentences

_MARK = re.compile(r"〈([^@〉]*)@([^+/ 〉]*)(?:/(\d{4}))?(?:\+([^ 〉]*))? ([^〉]+)〉")
_FIGURE = re.compile(r"([≥≤<>约近超]?)([-+]?[\d,.]+)(\D*)")
_WORTH = {"亿元": Decimal(10**8), "万元": Decimal(10**4), "千元": Decimal(1000)}
_BASE = {"亿元": "元", "万元": "元", "千元": "元", "名": "人"}
UNIT = "某县教育局"
TITLE = "秋浦县水务局2022年度部门整体支出绩效自评报告\n"


class Sample(NamedTuple):
    """A report as the checks take it."""

    report: Report
    document: Document
    facts: tuple[Fact, ...]


def sample(markup: str, *, year: int = 2022, report_id: str = "r1") -> Sample:
    """The report that `markup` prints, with a fact for each mark."""
    text = _MARK.sub(lambda match: match[5], markup)
    document = read_bytes(text.encode(), name="sample.txt")
    identity = Identity(organisation=UNIT, year=year, kind="部门整体支出")
    report = Report(id=report_id, file="sample.txt", sha256="", format="txt", identity=identity, text=document.text)
    facts: list[Fact] = []
    shift = 0
    for match in _MARK.finditer(markup):
        start = match.start() - shift
        shift += len(match[0]) - len(match[5])
        facts.append(_fact(match, start, document=document, report_id=report_id, year=year, number=len(facts)))
    return Sample(report, document, tuple(facts))


def _fact(match: re.Match[str], start: int, *, document: Document, report_id: str, year: int, number: int) -> Fact:
    text = document.text
    printed = _FIGURE.fullmatch(match[5])
    assert printed is not None, match[0]
    comparator, digits, unit = printed.groups()
    value = Decimal(digits.replace(",", ""))
    value_start = start + len(comparator)
    place, row, column = _place(document, start, len(match[5]), report_id)
    begin, end = next(span for span in sentences(text) if span[0] <= value_start < span[1])
    return Fact.model_validate(
        {
            "id": f"f{number}",
            "location": place,
            "quote": text[place.start : place.end],
            "value_start": value_start,
            "value_end": value_start + len(digits),
            "sentence_start": begin,
            "sentence_end": end,
            "entity": UNIT,
            "subject": UNIT,
            "metric": "" if match[1].startswith("~") else match[1],
            "metric_text": match[1].removeprefix("~"),
            "basis": match[2],
            "year": int(match[3] or year),
            "value": value,
            "unit": unit,
            "value_base": value * _WORTH.get(unit, Decimal(1)),
            "unit_base": _BASE.get(unit, unit),
            "comparator": comparator,
            "change": match[4] or "",
            "origin": "text" if place.table is None else "table",
            "row": row,
            "column": column,
        }
    )


def _place(
    document: Document, start: int, length: int, report_id: str
) -> tuple[Location, tuple[str, ...], tuple[str, ...]]:
    for index, table in enumerate(document.tables):
        for cell in grid(table, document.text).cells:
            if cell.cell.start <= start < cell.cell.end:
                place = Location(
                    report_id=report_id,
                    start=cell.cell.start,
                    end=cell.cell.end,
                    table=index,
                    row=cell.cell.row,
                    column=cell.cell.column,
                )
                return place, cell.row, cell.column
    return Location(report_id=report_id, start=start, end=start + length), (), ()


def reviewed(text: str, *, title: str = TITLE) -> list[Finding]:
    """What is wrong with a report of these words; hints are no errors."""
    pack = load_pack()
    document = read_bytes((title + text).encode(), name="report.txt")
    sections = outline(document)
    identity = identify(document, sections, pack)
    report = Report(id="r", file="report.txt", sha256="", format="txt", identity=identity, text=document.text)
    found = check(report, document, extract(report, document, sections, pack), pack)
    return [finding for finding in found if finding.severity != "提示"]
