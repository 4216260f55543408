"""Vectors in Chroma, embedded in this process: the store for searches over the whole corpus.

Only ids, vectors and the report's id go in: the words stay in the record, so that removing a report removes them.
Chroma never embeds (it would fetch a model); a filter makes it hundreds of times slower, so searches within a few
reports go to `ExactVectors`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from index.errors import StoreError
from index.stores.vectors import Scored, Vectors

if TYPE_CHECKING:
    from chromadb.api.models.Collection import Collection as ChromaCollection

NAME = "passages"
_BATCH = 5_000
"""Chroma takes at most 5,461 at once."""


class ChromaDamaged(StoreError):
    """Chroma cannot read what it wrote."""

    def __init__(self, problem: str) -> None:
        super().__init__(f"向量索引已损坏（{problem}）。请运行 jiwen reindex 重建索引")


class ChromaVectors:
    """One collection in a folder. Only one process may write; others must reopen to see what it wrote.

    Attributes:
        waiting: How many vectors are not written yet.

    Raises:
        ChromaDamaged: Its files cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        import chromadb
        from chromadb.config import Settings
        from chromadb.errors import ChromaError

        folder.mkdir(parents=True, exist_ok=True)
        self._pending: dict[str, tuple[Sequence[str], Vectors]] = {}
        self.waiting = 0
        try:
            self._client: Any = chromadb.PersistentClient(
                path=str(folder), settings=Settings(anonymized_telemetry=False)
            )
            self._collection: ChromaCollection = self._client.get_or_create_collection(
                NAME, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
            )
        except (ChromaError, AttributeError) as error:  # its own clean-up trips over what failed to open
            raise ChromaDamaged(str(error)) from error

    def put(self, report_id: str, ids: Sequence[str], vectors: Vectors) -> None:
        """Kept until `flush`: a change costs Chroma as much for one passage as for thousands."""
        self._wait(report_id, ids, vectors)
        if self.waiting >= _BATCH:
            self.flush()

    def drop(self, report_id: str) -> None:
        """Nothing stands in for the report; kept until `flush`."""
        self._wait(report_id, (), np.empty((0, 0), dtype=np.float32))

    def _wait(self, report_id: str, ids: Sequence[str], vectors: Vectors) -> None:
        self.waiting += len(ids) - len(self._pending.get(report_id, ((), None))[0])
        self._pending[report_id] = (ids, vectors)

    def flush(self) -> None:
        """Write what was put and dropped: the reports' old vectors go first, by the report's id in the metadata."""
        if not self._pending:
            return
        owned: Any = {"report": {"$in": list(self._pending)}}
        self._collection.delete(where=owned)
        put = {report_id: some for report_id, some in self._pending.items() if some[0]}
        if put:
            ids = [passage_id for some, _ in put.values() for passage_id in some]
            owners: list[Any] = [{"report": report_id} for report_id, (some, _) in put.items() for _ in some]
            vectors = np.concatenate([each for _, each in put.values()])
            for start in range(0, len(ids), _BATCH):
                part = slice(start, start + _BATCH)
                self._collection.upsert(ids=ids[part], embeddings=vectors[part], metadatas=owners[part])
        self._pending.clear()
        self.waiting = 0

    def search(self, vector: NDArray[np.float32], *, k: int, report_ids: Collection[str] | None = None) -> list[Scored]:
        """By the HNSW graph: near the exact answer, not always equal to it.

        Raises:
            ChromaDamaged: Its files cannot be read.
        """
        from chromadb.errors import ChromaError

        if report_ids is not None and not report_ids:
            return []
        self.flush()
        where: Any = None if report_ids is None else {"report": {"$in": list(report_ids)}}
        try:
            found = self._collection.query(
                query_embeddings=vector[None], n_results=k, where=where, include=["distances"]
            )
        except ChromaError as error:
            raise ChromaDamaged(str(error)) from error
        distances = (found["distances"] or [[]])[0]
        hits = [(passage_id, 1.0 - distance) for passage_id, distance in zip(found["ids"][0], distances, strict=True)]
        return sorted(hits, key=lambda hit: (-hit[1], hit[0]))

    def close(self) -> None:
        """The client and its files."""
        self.flush()
        self._client.close()
