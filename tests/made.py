"""Small readings made by hand, for tests of what stores and searches do with them."""

from __future__ import annotations

from decimal import Decimal
from hashlib import sha256
from pathlib import Path

from index.schema import Fact, Finding, Identity, Location, Passage, Place, Reading, Report, Section
from index.settings import Settings


def settings(home: Path, *, embedder: str = "hash") -> Settings:
    """Settings of a library in `home` that loads no model."""
    return Settings(home=home, embedder=embedder)


def reading(
    *paragraphs: str,
    file: str = "甲县教育局.txt",
    organisation: str = "甲县教育局",
    year: int | None = 2023,
    title: str = "",
) -> Reading:
    """A report of one section whose paragraphs are its passages; each number in them is a fact of 决算."""
    text = "\n".join(paragraphs)
    name = sha256(f"{file}{organisation}{year}{text}".encode()).hexdigest()[:16]
    identity = Identity(title=title or f"{organisation}绩效自评报告", organisation=organisation, year=year)
    report = Report(id=name, file=file, sha256=name * 4, format="txt", identity=identity, text=text)
    found: list[Passage] = []
    start = 0
    for paragraph in paragraphs:
        place = Location(report_id=name, start=start, end=start + len(paragraph))
        found.append(Passage(id=f"{name}:{start}", location=place, text=paragraph, section=("一、收支情况",)))
        start += len(paragraph) + 1
    section = Section(
        number="一、", title="收支情况", level=1, start=0, heading_end=0, end=len(text), path=("一、收支情况",)
    )
    facts = tuple(fact(passage, organisation, year) for passage in found if any(map(str.isdigit, passage.text)))
    return Reading(report=report, tables=(), sections=(section,), passages=tuple(found), facts=facts)


def fact(passage: Passage, organisation: str, year: int | None) -> Fact:
    """The first number of a passage."""
    begin = next(place for place, char in enumerate(passage.text) if char.isdigit())
    end = begin
    while end < len(passage.text) and passage.text[end] in "0123456789.":
        end += 1
    value = Decimal(passage.text[begin:end].rstrip("."))
    at = passage.location
    return Fact(
        id=f"{passage.id}:f",
        location=at,
        quote=passage.text,
        value_start=at.start + begin,
        value_end=at.start + end,
        sentence_start=at.start,
        sentence_end=at.end,
        entity=organisation,
        subject=organisation,
        metric=passage.text[:begin],
        metric_text=passage.text[:begin],
        basis="决算",
        year=year,
        value=value,
        unit="万元",
        value_base=value * 10000,
        unit_base="元",
        origin="text",
        section=passage.section,
    )


def finding(report: Reading, other: Reading | None = None) -> Finding:
    """A finding of `report`, with a place in `other` where there is one."""
    shown = [each.facts[0] for each in (report, other) if each is not None]
    places = tuple(Place(location=fact.location, quote=fact.quote, fact_id=fact.id) for fact in shown)
    return Finding(
        id=f"{report.report.id}:d",
        report_id=report.report.id,
        kind="表内合计",
        severity="矛盾",
        message="合计不等于各项之和",
        stated="3",
        recomputed="2",
        formula="1 + 1 = 2",
        places=places,
    )
