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

    Raises:
        ChromaDamaged: Its files cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        import chromadb
        from chromadb.config import Settings
        from chromadb.errors import ChromaError

        folder.mkdir(parents=True, exist_ok=True)
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
        """Old ones go first, then upserts in batches."""
        self.drop(report_id)
        for start in range(0, len(ids), _BATCH):
            some = list(ids[start : start + _BATCH])
            owners: list[Any] = [{"report": report_id}] * len(some)
            self._collection.upsert(ids=some, embeddings=vectors[start : start + _BATCH], metadatas=owners)

    def drop(self, report_id: str) -> None:
        """By the report's id in the metadata."""
        self._collection.delete(where={"report": report_id})

    def search(self, vector: NDArray[np.float32], *, k: int, report_ids: Collection[str] | None = None) -> list[Scored]:
        """By the HNSW graph: near the exact answer, not always equal to it.

        Raises:
            ChromaDamaged: Its files cannot be read.
        """
        from chromadb.errors import ChromaError

        if report_ids is not None and not report_ids:
            return []
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
        self._client.close()
