"""The indexes derived from the record, one folder of them: keywords, and vectors twice (exact and Chroma).

Each passage is indexed behind its context (title, unit, year, headings): a passage seldom says whose it is. The quoted
text stays verbatim in the record.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.embedders import Embedder
from index.schema import Identity, Passage
from index.stores.keywords import Entry, TantivyIndex
from index.stores.lock import WriteLock
from index.stores.vectors import ExactVectors, Scored
from index.stores.writing import batched
from index.terms import terms

if TYPE_CHECKING:
    from index.stores.chroma import ChromaVectors


Indexed = tuple[str, Identity, Sequence[Passage]]
"""A report's id, who reports on what, and its passages."""
_TOGETHER = 50  # reports whose passages are embedded at once


def context(identity: Identity, section: Sequence[str]) -> str:
    """What stands in front of a passage when it is indexed."""
    year = f"{identity.year}年" if identity.year else ""
    unit = "" if identity.organisation in identity.title else identity.organisation
    return " ".join(filter(None, (identity.title, unit, year, *identity.aliases, *section)))


class Indexes:
    """The three indexes in a folder. Chroma is opened by the first use that needs it.

    Args:
        folder: Where they lie; made when absent.
        embedder: The model whose vectors they hold.
        lock: The home folder's lock; the writing methods expect it held.
    """

    def __init__(self, folder: Path, *, embedder: Embedder, lock: WriteLock) -> None:
        self._folder = folder
        self._embedder = embedder
        self._lock = lock
        self._exact = ExactVectors(folder / "exact")
        self._keywords = TantivyIndex(folder / "keywords")
        self._chroma: ChromaVectors | None = None

    def put(self, reports: Iterable[Indexed]) -> None:
        """Hold these passages for each report, in place of any it had; found after `commit`."""
        for some in batched(reports, _TOGETHER):
            self._put_some(some)

    def _put_some(self, reports: Sequence[Indexed]) -> None:
        vectors = self._embedder.embed_passages(
            [
                f"{context(identity, passage.section)}\n{passage.reading or passage.text}"
                for _, identity, passages in reports
                for passage in passages
            ]
        )
        last = 0
        for report_id, identity, passages in reports:
            first, last = last, last + len(passages)
            ids = [passage.id for passage in passages]
            self._exact.put(report_id, ids, vectors[first:last])
            self._opened_chroma().put(report_id, ids, vectors[first:last])
            self._keywords.put(report_id, _entries(identity, passages))

    def drop(self, report_id: str) -> None:
        """Forget the report; gone after `commit`."""
        self._exact.drop(report_id)
        self._opened_chroma().drop(report_id)
        self._keywords.drop(report_id)

    def commit(self) -> None:
        """Make what was put and dropped visible and, but for Chroma, durable."""
        self._keywords.commit()

    @property
    def waiting(self) -> int:
        """Passages that Chroma has not written yet."""
        return self._chroma.waiting if self._chroma else 0

    def rest(self) -> None:
        """Make all of it durable, and let go of what only a writer needs."""
        if self._chroma is not None:
            self._chroma.flush()
        self._keywords.rest()

    def rewrite_keywords(self, reports: Iterable[Indexed]) -> None:
        """Write the keyword index anew from these reports, so that no word of another is left in its files."""
        self._keywords.clear()
        for report_id, identity, passages in reports:
            self._keywords.put(report_id, _entries(identity, passages))
        self._keywords.commit()

    def by_words(
        self, weights: Mapping[str, float], *, k: int, report_ids: Collection[str] | None, heading: bool = False
    ) -> list[Scored]:
        """The k passages that share most terms, best first; see `KeywordIndex.search`."""
        return self._keywords.search(weights, k=k, report_ids=report_ids, heading=heading)

    def by_meaning(self, text: str, *, k: int, report_ids: Collection[str] | None) -> list[Scored]:
        """The k passages nearest in meaning, best first; [] for a text in which the model knows nothing.

        Within reports: an exact scan. Over everything: Chroma where it can be had, else a scan.
        """
        vector = self._embedder.embed_queries([text])[0]
        return self._nearest(vector, k=k, report_ids=report_ids) if vector.any() else []

    def _nearest(self, vector: NDArray[np.float32], *, k: int, report_ids: Collection[str] | None) -> list[Scored]:
        if report_ids is None and (found := self._from_chroma(vector, k=k)) is not None:
            return found
        return self._exact.search(vector, k=k, report_ids=report_ids)

    def _from_chroma(self, vector: NDArray[np.float32], *, k: int) -> list[Scored] | None:
        """None while another holds the lock, and when Chroma fails: it is only the faster way."""
        from index.stores.chroma import ChromaDamaged

        with self._lock.attempt() as free, suppress(ChromaDamaged):
            return self._opened_chroma().search(vector, k=k) if free else None
        return None

    def close(self) -> None:
        """Let go of files and memory."""
        self._exact.close()
        self._keywords.close()
        if self._chroma is not None:
            self._chroma.close()
            self._chroma = None

    def _opened_chroma(self) -> ChromaVectors:
        if self._chroma is None:
            from index.stores.chroma import ChromaVectors

            self._chroma = ChromaVectors(self._folder / "chroma")
        return self._chroma


def _entries(identity: Identity, passages: Iterable[Passage]) -> Iterator[Entry]:
    headings: dict[tuple[str, ...], list[str]] = {}
    for passage in passages:
        if passage.section not in headings:
            headings[passage.section] = terms(context(identity, passage.section))
        heading = headings[passage.section]
        yield Entry(passage.id, body=[*heading, *terms(passage.reading or passage.text)], heading=heading)
