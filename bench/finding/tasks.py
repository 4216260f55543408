"""Retrieval tasks: readings to search in, and questions with the places that answer them."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from index.packs import load_pack
from index.passages import passages
from index.reading_room import read_report
from index.schema import Document, Identity, Location, Paragraph, Passage, Reading, Report


class Place(NamedTuple):
    """Where an answer stands."""

    file: str
    start: int
    end: int

    def shown_by(self, other: Place) -> bool:
        """Whether a passage at `other` shows it: at least half of it, or twenty characters."""
        shared = min(self.end, other.end) - max(self.start, other.start)
        return self.file == other.file and shared > 0 and shared >= min(20, (self.end - self.start) / 2)


class Question(NamedTuple):
    """A question and the places any of which answers it."""

    text: str
    places: tuple[Place, ...]
    history: tuple[str, ...] = ()


class Task(NamedTuple):
    """What to search in and what to ask."""

    name: str
    readings: tuple[Reading, ...]
    questions: tuple[Question, ...]
    of_reports: bool = True
    """Questions on reports name units and years, and passages of one report are told apart; paragraphs are not."""


def among(distractors: tuple[Reading, ...], tasks: Sequence[Task]) -> list[Task]:
    """The same questions, all of them over the readings of all tasks with others mixed in."""
    known = {reading.report.id: reading for task in tasks for reading in task.readings}
    mixed = (*known.values(), *distractors)
    return [Task(f"{t.name} among {count(distractors):,}", mixed, t.questions, t.of_reports) for t in tasks]


def count(readings: Iterable[Reading]) -> int:
    """Passages in the readings."""
    return sum(len(reading.passages) for reading in readings)


def plain_reading(name: str, text: str, *, whole: bool = False) -> Reading:
    """A reading of a text without headings, title or facts: of no unit, no year; `whole` makes it one passage."""
    text = text.replace("\n", " ")
    digest = sha256(f"{name}\0{text}".encode()).hexdigest()
    document = Document(text=text, format="txt", blocks=(Paragraph(start=0, end=len(text)),))
    report = Report(id=digest[:12], file=name, sha256=digest, format="txt", identity=Identity(), text=text)
    place = Location(report_id=report.id, start=0, end=len(text))
    one = Passage(id=f"{report.id}:0-{len(text)}", location=place, text=text, section=())
    cut = (one,) if whole else passages(report.id, document, ())
    return Reading(report=report, tables=(), sections=(), passages=cut, facts=())


def cmrc(path: Path, *, limit: int | None = None) -> Task:
    """CMRC 2018: a paragraph is a passage, as in every published figure; a question is answered by its paragraph."""
    readings, questions = [], []
    for article in json.loads(path.read_text(encoding="utf-8"))["data"]:
        for paragraph in article["paragraphs"]:
            readings.append(plain_reading(paragraph["id"], paragraph["context"], whole=True))
            whole = Place(paragraph["id"], 0, len(paragraph["context"]))
            questions += [Question(qa["question"], (whole,)) for qa in paragraph["qas"]]
    step = max(1, len(questions) // limit) if limit else 1
    return Task(path.stem, tuple(readings), tuple(questions[::step][:limit]), of_reports=False)


def reports(name: str, folder: Path, questions: Path) -> Task:
    """Reports as the product reads them, and the questions that have evidence in one of them."""
    pack = load_pack()
    files = sorted(path for path in folder.iterdir() if path.suffix in (".txt", ".html", ".docx", ".xlsx", ".pdf"))
    readings = tuple(read_report(path.read_bytes(), name=path.name, pack=pack) for path in files)
    texts = {reading.report.file: reading.report.text for reading in readings}
    lines = map(json.loads, questions.read_text(encoding="utf-8").splitlines())
    asked = (Question(line["q"], tuple(_places(line, texts)), tuple(line.get("history", ()))) for line in lines)
    return Task(name, readings, tuple(question for question in asked if question.places))


def _places(line: dict[str, object], texts: dict[str, str]) -> Iterator[Place]:
    evidence = line.get("evidence", [line])  # a colloquial question is its own evidence
    assert isinstance(evidence, list)
    for each in evidence:
        quote, file = each["quote"], each["doc"]
        # Offsets of other formats than .txt are those of the text as read, so the quote is looked for.
        start = each["start"] if texts.get(file, "").startswith(quote, each.get("start", -1)) else None
        start = texts.get(file, "").find(quote) if start is None else start
        if start >= 0:
            yield Place(file, start, start + len(quote))


def distractors(path: Path, *, passage_count: int) -> tuple[Reading, ...]:
    """News texts that make about so many passages."""
    made: list[Reading] = []
    total = 0
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if total >= passage_count:
                break
            made.append(plain_reading(f"news-{number}", line.strip()))
            total += len(made[-1].passages)
    return tuple({reading.report.id: reading for reading in made if reading.passages}.values())
