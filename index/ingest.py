"""The flow from report files to the library. What is read of each file: `index.reading_room.read_report`."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar

from index.checks.review import check_across
from index.errors import NothingToIngest, ReadingError
from index.library import Library
from index.readers import DEFAULT, Source, discover
from index.reading_room import ReadingRoom, Unread, report_id
from index.schema import Counts, Finding, Reading, ReportCard, Value
from index.unit_names import is_one_unit
from index.versions import versions_of

Status = Literal["added", "unchanged", "replaced", "failed"]
Progress = Callable[[str, int, int], None]
"""Called with the file at hand, files done, files in all."""
_T = TypeVar("_T")


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
    with library.writing(), ReadingRoom(library.pack, limits, files=len(sources)) as room:
        cards = _cards(library)
        together: set[str] = set()
        for file in _ahead((_given(source, cards, room) for source in sources), room.ahead):
            if progress:
                progress(file.name, len(outcomes), len(sources))
            outcomes.append(_taken_in(file, library, cards, together=together))
            together.add(outcomes[-1].report_id)
    if progress:
        progress(sources[-1].name, len(outcomes), len(sources))
    return tuple(outcomes)


def reread(library: Library, *, progress: Progress | None = None) -> tuple[Outcome, ...]:
    """Every report read again from the original file kept of it, as after an update of the product or the pack.

    A report that cannot be read any more stays as it was and is told of as failed; one without original is left out.
    """
    every = library.reports()
    outcomes: list[Outcome] = []
    with library.writing(), ReadingRoom(library.pack, DEFAULT, files=len(every)) as room:
        cards = _cards(library)
        begun = ((card, data, room.begin(card.file, data)) for card in every if (data := library.original(card.id)))
        for card, data, read in _ahead(begun, room.ahead):
            if progress:
                progress(card.file, len(outcomes), len(every))
            reading = read()
            if isinstance(reading, Unread):
                outcomes.append(Outcome(file=card.file, status="failed", error=reading.why))
            else:
                outcomes.append(_stored(reading, data, library, cards, [card]))
    return tuple(outcomes)


@dataclass(frozen=True, slots=True)
class _File:
    """One file whose reading is under way."""

    name: str
    data: bytes
    read: Callable[[], Reading | Unread]


_Cards = dict[str, ReportCard]
"""The reports of the library by id, kept up to date while files are taken in."""


def _cards(library: Library) -> _Cards:
    return {card.id: card for card in library.reports()}


def _given(source: Source, cards: _Cards, room: ReadingRoom) -> _File:
    """A file begun to be read, unless it cannot be had or is known."""
    try:
        data = source.load()
    except ReadingError as error:
        unread = Unread(why=str(error))
        return _File(source.name, b"", lambda: unread)
    if report_id(data) in cards:
        return _File(source.name, data, lambda: room.begin(source.name, data)())  # were it replaced meanwhile
    return _File(source.name, data, room.begin(source.name, data))


def _ahead(items: Iterator[_T], count: int) -> Iterator[_T]:
    """The items in order, `count` of them fetched before they are wanted."""
    fetched: deque[_T] = deque()
    for item in items:
        fetched.append(item)
        if len(fetched) > count:
            yield fetched.popleft()
    yield from fetched


def _taken_in(file: _File, library: Library, cards: _Cards, *, together: Container[str]) -> Outcome:
    """The outcome of one file.

    Args:
        together: Ids of the reports taken in before it.
    """
    if known := cards.get(report_id(file.data)):
        return Outcome(file=file.name, status="unchanged", report_id=known.id, counts=known.counts)
    reading = file.read()
    if isinstance(reading, Unread):
        return Outcome(file=file.name, status="failed", error=reading.why)
    versions = versions_of(
        reading.report,
        cards.values(),
        lambda name: library.report(name).text,
        by_name=lambda name: name not in together,
    )
    for same in versions:
        if same.id in together:
            note = f"与刚导入的“{same.file}”是同一份报告，没有重复计入"
            return Outcome(file=file.name, status="unchanged", report_id=same.id, counts=same.counts, warnings=(note,))
    return _stored(reading, file.data, library, cards, versions)


def _stored(reading: Reading, data: bytes, library: Library, cards: _Cards, versions: Sequence[ReportCard]) -> Outcome:
    report = reading.report
    older = tuple(card.id for card in versions if card.id != report.id)
    reading = reading.model_copy(update={"findings": (*reading.findings, *_across(reading, library, cards, older))})
    library.put(reading, original=data, instead_of=older)
    for each in older:
        del cards[each]
    cards[report.id] = card = library.card(report.id)
    return Outcome(
        file=report.file,
        status="replaced" if versions else "added",
        report_id=report.id,
        counts=card.counts,
        warnings=report.warnings,
    )


def _across(reading: Reading, library: Library, cards: _Cards, older: Sequence[str]) -> tuple[Finding, ...]:
    """What this report and those of the years beside it say differently; some belong to the report after it."""
    mine = reading.report.identity
    if not mine.organisation or mine.year is None:
        return ()
    neighbours = [
        library.reading(card.id)
        for card in cards.values()
        if is_one_unit(card.identity, mine)
        and card.identity.year in (mine.year - 1, mine.year + 1)
        and card.id not in older
    ]
    found = (finding for other in neighbours for finding in check_across((other, reading), library.pack))
    return tuple(found)
