"""Keeping the indexes equal to the record, through crashes and changes by other processes.

The stores know nothing of each other, so a change is announced in the record first, made in the indexes, made in the
record (this is the moment it becomes visible), and then struck off. A process that dies on the way leaves at worst
entries of no report, which searches pass over and `settle` clears away at the next start.

Chroma, which takes as long for one report as for fifty and which nobody else opens during a block of writing, is written
at the block's end; until then the reports it lacks stay announced.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import cached_property
from threading import RLock

from index.embedders import Embedder, open_embedder
from index.errors import StoreMismatch
from index.indexes import Indexed, Indexes
from index.schema import Reading
from index.settings import Settings
from index.stores.lock import WriteLock
from index.stores.records import Records
from index.stores.writing import Bulk, batched

_FIRST = "indexes-1"
_TOGETHER = 50  # reports indexed while the record takes those before them
_WAITING = 2_000  # passages; what is done again after a crash stays little


class Upkeep:
    """The indexes of a home folder, opened when first needed and again when another process changed the corpus.

    Which folder of indexes is in use, and whose vectors it holds, stands in the record; a rebuilt one takes over at
    once. The methods that write expect the lock to be held.
    """

    def __init__(self, settings: Settings, records: Records, lock: WriteLock) -> None:
        self._settings = settings
        self._records = records
        self._lock = lock
        self._guard = RLock()  # of the open indexes: no thread closes them under another
        self._open: Indexes | None = None
        self._version = -1

    @cached_property
    def embedder(self) -> Embedder:
        """The embedder of the settings."""
        return open_embedder(self._settings)

    @contextmanager
    def indexes(self) -> Iterator[Indexes]:
        """The indexes as of the record's present version, for one thread at a time.

        Raises:
            StoreMismatch: They were built with another embedder.
        """
        with self._guard:
            version = self._records.version
            if self._open is not None and version != self._version:
                self.close()
            if self._open is None:
                self._check_embedder()
                self._open = self._indexes(self._records.meta("indexes"))
            self._version = version
            yield self._open

    def close(self) -> None:
        """Let go of the indexes."""
        with self._guard:
            if self._open is not None:
                self._open.close()
                self._open = None

    def put(
        self,
        readings: Iterable[Reading | Bulk],
        *,
        ids: Sequence[str],
        originals: Mapping[str, bytes],
        instead_of: tuple[str, ...],
        facts: int = 0,
    ) -> None:
        """Put readings into the indexes and the record, in place of the reports named; all of them or none.

        Args:
            ids: Their reports' ids.
            facts: How many facts they bring, when these are many.
        """
        if not self._records.meta("embedder"):
            self._records.set_meta(embedder=self.embedder.fingerprint, indexes=_FIRST)
        with self.indexes() as indexes:
            self._records.unsettle([*ids, *instead_of])
            with ThreadPoolExecutor(1, "indexes") as beside:
                indexed = _indexed(readings, indexes, beside)
                self._records.put(indexed, ids=ids, originals=originals, instead_of=instead_of, facts=facts)
            for report_id in instead_of:
                indexes.drop(report_id)
            self._finish(indexes)

    def remove(self, report_id: str) -> None:
        """Remove a report from the record and the indexes, and its words from their files."""
        with self.indexes() as indexes:
            self._records.unsettle([report_id])
            self._records.remove(report_id)
            indexes.drop(report_id)
            indexes.commit()
            indexes.rewrite_keywords(self._kept())
            self._finish(indexes)

    def settle(self) -> None:
        """Bring the entries of reports whose change was cut off in line with the record."""
        unsettled = set(self._records.unsettled())
        if not unsettled:
            return
        with self.indexes() as indexes:
            for report_id in unsettled:
                indexes.drop(report_id)
            indexes.put(self._kept(unsettled))
            self._finish(indexes)

    def rebuild(self) -> None:
        """Build the indexes anew, beside the old ones, with the embedder of the settings; then change over."""
        old = self._records.meta("indexes") or "indexes-0"
        new = f"indexes-{int(old.rpartition('-')[2]) + 1}"
        self._discard(new)  # left by a rebuild that was cut off
        indexes = self._indexes(new)
        indexes.put(self._kept())
        indexes.rest()
        indexes.close()
        self.close()
        self._records.set_meta(embedder=self.embedder.fingerprint, indexes=new)
        self._records.settle()
        self._discard(old)

    def rest(self) -> None:
        """Write what waits for the end of a block of writing, and strike off what was announced."""
        with self._guard:
            if self._open is not None:
                self._open.rest()
            if self._records.unsettled():
                self._records.settle()
            self._version = self._records.version

    def _finish(self, indexes: Indexes) -> None:
        indexes.commit()
        if indexes.waiting >= _WAITING:
            self.rest()
        self._version = self._records.version

    def _kept(self, ids: Collection[str] | None = None) -> Iterator[Indexed]:
        cards = (card for card in self._records.cards() if ids is None or card.id in ids)
        return ((card.id, card.identity, self._records.passages(card.id)) for card in cards)

    def _indexes(self, name: str) -> Indexes:
        return Indexes(self._settings.home / name, embedder=self.embedder, lock=self._lock)

    def _discard(self, name: str) -> None:
        shutil.rmtree(self._settings.home / name, ignore_errors=True)

    def _check_embedder(self) -> None:
        built_with = self._records.meta("embedder")
        if built_with != self.embedder.fingerprint:
            raise StoreMismatch(
                f"数据目录 {self._settings.home} 的索引不是用向量模型“{self.embedder.name}”建立的。"
                "请运行 jiwen reindex 重建索引，或改回原来的 JIWEN_EMBEDDER"
            )


def _indexed(readings: Iterable[Reading | Bulk], indexes: Indexes, beside: Executor) -> Iterator[Reading | Bulk]:
    """The readings on their way to the record, which commits after the indexes have; these are filled beside it."""
    under_way: Future[None] | None = None
    for some in batched(readings, _TOGETHER):
        light = [each.reading if isinstance(each, Bulk) else each for each in some]
        if under_way:
            under_way.result()
        under_way = beside.submit(indexes.put, [(one.report.id, one.report.identity, one.passages) for one in light])
        yield from some
    if under_way:
        under_way.result()
    indexes.commit()
