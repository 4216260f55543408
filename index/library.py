"""The library: the one object that owns a home folder. Reading is free for all; one process at a time writes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property
from typing import TYPE_CHECKING, Self, Unpack

from index.columns import Column, column_of, offered
from index.errors import ReportNotFound, StoreError, StoreMismatch
from index.packs import Pack
from index.rerank import RERANKED, Reranker, open_reranker, reranked
from index.schema import Basis, Entity, Fact, Finding, Hit, Passage, Reading, Region, Report, ReportCard, Section, Table
from index.settings import Settings
from index.shelf import pack_in_use
from index.stores.conversations import Conversations
from index.stores.fact_queries import FactFilters, FactOrder
from index.stores.lock import WriteLock
from index.stores.records import FindingHead, Records
from index.stores.reviews import Reviews
from index.unit_names import full_names

if TYPE_CHECKING:
    from index.stores.writing import Bulk
    from index.upkeep import Upkeep


class Library:
    """A home folder, open. Use `Library.open`, as a context manager or with `close`.

    Opening costs no more than the record; the embedder and the indexes are opened by the first search or write.
    One library may serve several threads.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        try:
            settings.home.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            problem = f"数据目录用不了：{settings.home}（{error.strerror}）"
            raise StoreError(f"{problem}。请用 --home 指定可写的目录") from error
        self._records = Records(settings.home / "jiwen.db")
        self._lock = WriteLock(settings.home)
        self._cards: tuple[int, tuple[ReportCard, ...]] = (-1, ())
        self._full_names: Mapping[str, str] = {}
        self._at_work = False  # within a block of `writing`; looked at and changed under the lock

    @classmethod
    def open(cls, settings: Settings) -> Self:
        """The library of `settings.home`, made when absent; what a dead process left half done is cleared away.

        Raises:
            StoreError: The folder cannot be used.
            StoreMismatch: It was made by another version of the product.
        """
        library = cls(settings)
        if library._records.unsettled():
            with library._lock.attempt() as free, suppress(StoreMismatch):
                if free:  # else someone is at work, not dead
                    with library.writing():
                        pass
        return library

    def close(self) -> None:
        """Let go of every file."""
        if "_upkeep" in self.__dict__:
            self._upkeep.close()
        self._records.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Reading

    @property
    def version(self) -> int:
        """Grows with each change of the corpus, by whatever process."""
        return self._records.version

    @cached_property
    def pack(self) -> Pack:
        """The pack of the settings, with those beside it that came with imported tables."""
        return pack_in_use(self.settings)

    @cached_property
    def conversations(self) -> Conversations:
        """What was asked on the page."""
        return Conversations(self._records.engine)

    @cached_property
    def reviews(self) -> Reviews:
        """Which findings a person has looked into."""
        return Reviews(self._records.engine)

    def reports(self) -> tuple[ReportCard, ...]:
        """Every report, in the order they were added."""
        version = self.version
        if self._cards[0] != version:
            cards = self._records.cards()
            told = (card.identity for card in cards if card.format != "csv")  # a table gives its entities' own names
            self._full_names = names = full_names(told)
            units = (names.get(card.identity.organisation, card.identity.organisation) for card in cards)
            named = (card.model_copy(update={"unit": unit}) for card, unit in zip(cards, units, strict=True))
            self._cards = (version, tuple(named))
        return self._cards[1]

    def card(self, report_id: str) -> ReportCard:
        """One report at a glance, its unit not looked up among the others.

        Raises:
            ReportNotFound: No such report.
        """
        return self._records.card(report_id)

    def report(self, report_id: str) -> Report:
        """One report with its text.

        Raises:
            ReportNotFound: No such report.
        """
        return self._records.report(report_id)

    def text(self, report_id: str) -> str:
        """Canonical text of a report. Raises as `report` does."""
        return self._records.text(report_id)

    def prints(self, words: str) -> bool:
        """Whether the text of some report has these words; imported tables are none."""
        return self._records.prints(words)

    def original(self, report_id: str) -> bytes | None:
        """The file as it was given; None where it was not kept."""
        return self._records.original(report_id)

    def sections(self, report_id: str) -> tuple[Section, ...]:
        """Headings in reading order; () for an unknown report."""
        return self._records.sections(report_id)

    def tables(self, report_id: str) -> tuple[Table, ...]:
        """Tables in reading order; () for an unknown report."""
        return self._records.tables(report_id)

    def passages(self, report_id: str) -> tuple[Passage, ...]:
        """Passages in reading order; () for an unknown report."""
        return self._records.passages(report_id)

    def reading(self, report_id: str) -> Reading:
        """Everything known of one report; its findings are its own and those it has with other reports.

        Raises:
            ReportNotFound: No such report.
        """
        return Reading(
            report=self.report(report_id),
            tables=self.tables(report_id),
            sections=self.sections(report_id),
            passages=self.passages(report_id),
            facts=self.facts([report_id]),
            findings=self.findings([report_id]),
        )

    def findings(
        self, report_ids: Collection[str] | None = None, *, ids: Collection[str] | None = None
    ) -> tuple[Finding, ...]:
        """Findings of these reports (None: of all), in reading order; of them those of these ids (None: all)."""
        return self._records.findings(report_ids, ids=ids)

    def finding_heads(self, report_ids: Collection[str] | None = None) -> tuple[FindingHead, ...]:
        """Id and severity of the findings of these reports (None: of all), the gravest first, then in reading order."""
        return self._records.finding_heads(report_ids)

    def facts(
        self,
        report_ids: Collection[str] | None = None,
        *,
        order: FactOrder = "place",
        limit: int | None = None,
        offset: int = 0,
        **filters: Unpack[FactFilters],
    ) -> tuple[Fact, ...]:
        """The facts that fit every filter given; `FactFilters` lists them.

        Args:
            report_ids: Reports to look in.
            order: "place" is the order of reports, then of their text; the others go by `value_base`.
            limit: At most so many, in that order.
            offset: After so many others.
        """
        named = self._named(filters)
        return self._records.facts(report_ids, order=order, limit=limit, offset=offset, **named)

    def count_facts(self, **filters: Unpack[FactFilters]) -> int:
        """How many facts fit every filter given."""
        return self._records.count_facts(**self._named(filters))

    def _named(self, filters: FactFilters) -> FactFilters:
        """The filters, with all names of the units they name."""
        entity = filters.get("entity")
        if entity is None:
            return filters
        return {**filters, "entity": self._names_of({entity} if isinstance(entity, str) else {*entity})}

    def _names_of(self, units: set[str]) -> set[str]:
        """These names with all others that reports call the same units by."""
        self.reports()  # names are of the version they are read with
        full = {self._full_names.get(name, name) for name in units}
        return units | {name for name, unit in self._full_names.items() if unit in full}

    def metric_words(self, report_ids: Collection[str] | None = None) -> tuple[str, ...]:
        """The words that figures are printed under, normalised, each once."""
        return self._records.metric_words(report_ids)

    def entities(self) -> tuple[Entity, ...]:
        """The units of the corpus, each once with all its aliases and reports, in the order they were added."""
        given = [
            Entity(
                name=card.unit,
                aliases=(*each.aliases, *({each.organisation} - {card.unit})),
                region=each.region,
                report_ids=(card.id,),
            )
            for card in self.reports()
            if (each := card.identity).organisation
        ]
        return _merged([*given, *self._records.entities()])

    def table_entities(self) -> tuple[Entity, ...]:
        """The entities of imported tables, each once with all its aliases and reports, in the order they were added."""
        return _merged(self._records.entities())

    def years_by_entity(self) -> dict[str, tuple[int, ...]]:
        """The years each unit has figures of, in order."""
        return self._records.years_by_entity()

    def column(self, metric: str, *, year: int, basis: Basis | None = None) -> Column:
        """One metric of one year over the entities of imported tables, read from the index of metrics.

        Args:
            metric: Canonical name.
            basis: None takes figures of any.
        """
        return column_of(self._records, metric, year=year, basis=basis)

    def offered(self, metric: str) -> tuple[tuple[int | None, Basis, int], ...]:
        """Years and bases in which there are figures of a metric, with how many, the latest year first."""
        return offered(self._records, metric)

    def search(self, text: str, *, k: int = 10, report_ids: Collection[str] | None = None) -> tuple[Hit, ...]:
        """The k best passages for `text` within the reports (None: all), best first.

        Raises:
            StoreMismatch: The corpus was indexed with another embedder.
            RerankerError: The settings name a reranker that cannot be opened.
        """
        from index.search import search

        text = text.encode("utf-8", "replace").decode()  # half a character, from broken JSON, is none to search for
        if not text.strip() or k < 1 or not self.reports():
            return ()
        reranker = self._reranker
        depth = max(k, RERANKED) if reranker else k
        with self._upkeep.indexes() as indexes:
            hits = search(text, k=depth, report_ids=report_ids, records=self._records, indexes=indexes, pack=self.pack)
        return reranked(text, hits, reranker)[:k] if reranker else hits

    # Writing

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Be the one writer for the block. Several puts in one are faster: what only serves speed is written at its end.

        Raises:
            StoreLocked: Another process, or another thread, is writing.
        """
        with self._lock.hold():
            if self._at_work:
                yield
                return
            if self._records.unsettled():
                self._upkeep.settle()
            self._at_work = True
            try:
                yield
            finally:
                self._at_work = False
                self._upkeep.rest()

    def put(self, reading: Reading, *, original: bytes | None = None, instead_of: Iterable[str] = ()) -> None:
        """Store a reading, in place of an equal id and of the reports named; all or nothing.

        Raises:
            StoreLocked: Another process is writing.
            StoreMismatch: The corpus was indexed with another embedder.
        """
        with self.writing():
            originals = {} if original is None else {reading.report.id: original}
            self._upkeep.put([reading], ids=[reading.report.id], originals=originals, instead_of=tuple(instead_of))

    def put_all(self, readings: Sequence[Reading], *, instead_of: Iterable[str] = ()) -> None:
        """Store many readings as one change, without original files: all of them or none. Raises as `put` does."""
        with self.writing():
            ids = [reading.report.id for reading in readings]
            self._upkeep.put(readings, ids=ids, originals={}, instead_of=tuple(instead_of))

    def put_bulk(
        self, readings: Iterable[Bulk], *, ids: Sequence[str], facts: int, instead_of: Iterable[str] = ()
    ) -> None:
        """`put_all` for figures by the million: no more than a few readings are held at once.

        Args:
            readings: Taken one by one as they are stored.
            ids: Their reports' ids.
            facts: How many facts they have in all.
        """
        with self.writing():
            self._upkeep.put(readings, ids=ids, originals={}, instead_of=tuple(instead_of), facts=facts)

    def remove(self, report_id: str) -> None:
        """Remove a report with everything read from it, from the files of the stores too.

        Raises:
            ReportNotFound: No such report.
            StoreLocked: Another process is writing.
        """
        with self.writing():
            if report_id not in {card.id for card in self.reports()}:
                raise ReportNotFound(f"资料库中没有编号为 {report_id} 的报告。可用 jiwen reports 查看现有报告")
            self._upkeep.remove(report_id)

    def reindex(self) -> None:
        """Build the indexes anew from the record, with the embedder of the settings.

        Raises:
            StoreLocked: Another process is writing.
        """
        with self._lock.hold():
            self._upkeep.rebuild()

    @cached_property
    def _upkeep(self) -> Upkeep:
        from index.upkeep import Upkeep

        return Upkeep(self.settings, self._records, self._lock)

    @cached_property
    def _reranker(self) -> Reranker | None:
        return open_reranker(self.settings)


def _merged(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    merged: dict[str, Entity] = {}
    for entity in entities:
        known = merged.get(entity.name, Entity(name=entity.name))
        merged[entity.name] = Entity(
            name=entity.name,
            aliases=_union(known.aliases, entity.aliases),
            region=_told(known.region, entity.region),
            report_ids=_union(known.report_ids, entity.report_ids),
        )
    return tuple(merged.values())


def _told(one: Region, other: Region) -> Region:
    """What either says of the place."""
    return Region(**{level: place or getattr(other, level) for level, place in one.model_dump().items()})


def _union(some: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*some, *others)))
