"""Facts of a paragraph, or of a whole report, written in a test."""

from __future__ import annotations

from index.facts import extract
from index.identity import identify
from index.outline import outline
from index.packs import load_pack
from index.readers import read_bytes
from index.schema import Document, Fact, Identity, Paragraph, Report, Section

PACK = load_pack()
IDENTITY = Identity(organisation="青禾县农业农村局", aliases=("县农业农村局", "我局"), year=2023)


def read(text: str, *, heading: str = "") -> tuple[Fact, ...]:
    """Facts of a report of that text, a line a paragraph, under a heading if one is given."""
    whole = f"{heading}\n{text}" if heading else text
    blocks, place = [], 0
    for line in whole.split("\n"):
        blocks.append(Paragraph(start=place, end=place + len(line)))
        place += len(line) + 1
    sections = ()
    if heading:
        head = Section(
            number="", title=heading, level=1, start=0, heading_end=len(heading), end=len(whole), path=(heading,)
        )
        sections = (head,)
    document = Document(text=whole, format="txt", blocks=tuple(blocks))
    report = Report(id="r", file="r.txt", sha256="", format="txt", identity=IDENTITY, text=whole)
    return extract(report, document, sections, PACK)


def said(facts: tuple[Fact, ...]) -> list[str]:
    """What each fact says: its metric as printed, amount, basis, change and year."""
    return [f"{fact.metric_text}|{fact.value}{fact.unit}|{fact.basis}|{fact.change}|{fact.year}" for fact in facts]


def facts_of(text: str, *, identity: Identity | None = None) -> tuple[Fact, ...]:
    """Facts of a whole report; who reports is read from it unless `identity` says so."""
    document = read_bytes(text.encode(), name="r.txt")
    sections = outline(document)
    report = Report(
        id="r",
        file="r.txt",
        sha256="",
        format="txt",
        identity=identity or identify(document, sections, PACK),
        text=document.text,
    )
    facts = extract(report, document, sections, PACK)
    assert all(report.text[fact.location.start : fact.location.end] == fact.quote for fact in facts)
    return facts
