"""The flow from report files to the library. Read `read_report` first: it is the first half of the product."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Literal

from index.checks import check, check_across
from index.errors import JiwenError, NothingToIngest, ReadingError
from index.facts import extract
from index.identity import identify
from index.library import Library
from index.outline import outline
from index.packs import Pack
from index.passages import passages
from index.readers import DEFAULT, Limits, Source, discover, read_bytes
from index.schema import Counts, Finding, Reading, Report, ReportCard, Value
from index.unit_names import is_one_unit
from index.versions import versions_of

Status = Literal["added", "unchanged", "replaced", "failed"]
Progress = Callable[[str, int, int], None]
"""Called with the file at hand, files done, files in all."""

_log = logging.getLogger(__name__)


class Outcome(Value):
    """What became of one file."""

    file: str
    status: Status
    report_id: str = ""
    """The report it is in the library; "" when it failed."""
    counts: Counts = Counts()
    warnings: tuple[str, ...] = ()
    error: str = ""
    """Why it failed, in one Chinese line."""


def read_report(data: bytes, *, name: str, pack: Pack, limits: Limits = DEFAULT) -> Reading:
    """Everything one report says, with its places.

    Raises:
        ReadingError: The file cannot be read.
    """
    document = read_bytes(data, name=name, limits=limits)
    sections = outline(document)
    report = Report(
        id=report_id(data),
        file=name,
        sha256=sha256(data).hexdigest(),
        format=document.format,
        identity=identify(document, sections, pack),
        text=document.text,
        warnings=document.warnings,
    )
    facts = extract(report, document, sections, pack)
    return Reading(
        report=report,
        tables=document.tables,
        sections=sections,
        passages=passages(report.id, document, sections),
        facts=facts,
        findings=check(report, document, facts, pack),
    )


def ingest(paths: Iterable[Path], library: Library, *, progress: Progress | None = None) -> tuple[Outcome, ...]:
    """The outcome of each report file among `paths`, in order. A file that fails does not stop the others.

    What an outcome reports as done is stored for good. A file already in the library changes nothing; a newer version
    of a report stands in for the older one.

    Raises:
        NothingToIngest: No report file among the paths.
        StoreError: The library cannot be written to.
    """
    limits = DEFAULT.model_copy(update={"max_bytes": library.settings.max_file_mb * 1_000_000})
    sources = list(discover(paths, limits=limits))
    if not sources:
        raise NothingToIngest("没有找到可导入的报告。请给出报告文件、含有报告的文件夹或 .zip")
    outcomes: list[Outcome] = []
    with library.writing():
        for source in sources:
            if progress:
                progress(source.name, len(outcomes), len(sources))
            outcomes.append(_taken_in(source, library, limits=limits, together=outcomes))
    if progress:
        progress(sources[-1].name, len(outcomes), len(sources))
    return tuple(outcomes)


def reread(library: Library, *, progress: Progress | None = None) -> tuple[Outcome, ...]:
    """Every report read again from the original file kept of it, as after an update of the product or the pack.

    A report that cannot be read any more stays as it was and is told of as failed; one without original is left out.
    """
    cards = library.reports()
    outcomes: list[Outcome] = []
    with library.writing():
        for done, card in enumerate(cards):
            if progress:
                progress(card.file, done, len(cards))
            if (data := library.original(card.id)) is not None:
                reading = _read(card.file, data, library, DEFAULT)
                done_with = reading if isinstance(reading, Outcome) else _stored(reading, data, library, [card])
                outcomes.append(done_with)
    return tuple(outcomes)


def report_id(data: bytes) -> str:
    """The id of the report in these bytes."""
    return sha256(data).hexdigest()[:16]


def _taken_in(source: Source, library: Library, *, limits: Limits, together: Sequence[Outcome]) -> Outcome:
    taken = {outcome.report_id for outcome in together}
    try:
        data = source.load()
    except ReadingError as error:
        return Outcome(file=source.name, status="failed", error=str(error))
    cards = library.reports()
    if known := next((card for card in cards if card.id == report_id(data)), None):
        return Outcome(file=source.name, status="unchanged", report_id=known.id, counts=known.counts)
    reading = _read(source.name, data, library, limits)
    if isinstance(reading, Outcome):
        return reading
    versions = versions_of(
        reading.report, cards, lambda name: library.report(name).text, by_name=lambda name: name not in taken
    )
    for same in versions:
        if same.id in taken:
            note = f"与刚导入的“{same.file}”是同一份报告，没有重复计入"
            return Outcome(
                file=source.name, status="unchanged", report_id=same.id, counts=same.counts, warnings=(note,)
            )
    return _stored(reading, data, library, versions)


def _read(name: str, data: bytes, library: Library, limits: Limits) -> Reading | Outcome:
    try:
        return read_report(data, name=name, pack=library.pack, limits=limits)
    except JiwenError as error:
        return Outcome(file=name, status="failed", error=str(error))
    except Exception as error:  # a slip of ours over one file must not cost the user the others
        _log.exception("reading %s", name)
        problem = f"{name}：读取时出了意外（{type(error).__name__}）"
        return Outcome(file=name, status="failed", error=f"{problem}。其余文件不受影响；请把这份文件反馈给我们")


def _stored(reading: Reading, data: bytes, library: Library, versions: Sequence[ReportCard]) -> Outcome:
    report = reading.report
    older = tuple(card.id for card in versions if card.id != report.id)
    reading = reading.model_copy(update={"findings": (*reading.findings, *_across(reading, library, older))})
    library.put(reading, original=data, instead_of=older)
    counts = next(card.counts for card in library.reports() if card.id == report.id)
    return Outcome(
        file=report.file,
        status="replaced" if versions else "added",
        report_id=report.id,
        counts=counts,
        warnings=report.warnings,
    )


def _across(reading: Reading, library: Library, older: Sequence[str]) -> tuple[Finding, ...]:
    """What this report and those of the years beside it say differently; some belong to the report after it."""
    mine = reading.report.identity
    if not mine.organisation or mine.year is None:
        return ()
    neighbours = [
        library.reading(card.id)
        for card in library.reports()
        if is_one_unit(card.identity, mine)
        and card.identity.year in (mine.year - 1, mine.year + 1)
        and card.id not in older
    ]
    found = (finding for other in neighbours for finding in check_across((other, reading), library.pack))
    return tuple(found)
