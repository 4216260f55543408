"""What a store of vectors must do for us: put, drop, search. And the plainest one, which is also the exact one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
"""Shape (n, dimensions), rows of length 1 (or 0)."""
Scored = tuple[str, float]
"""A passage id and its score."""


class VectorStore(Protocol):
    """Vectors of passages, by report. Every store passes `tests/test_vectors.py`.

    Report and passage ids are ASCII letters, digits, "-", "_", ":" and "."; report ids serve as file names.
    One process writes at a time (`lock.py` sees to that); what has been put survives the process.
    """

    def put(self, report_id: str, ids: Sequence[str], vectors: Vectors) -> None:
        """Hold exactly these vectors for the report, in place of any it had; row i belongs to ids[i]."""
        ...

    def drop(self, report_id: str) -> None:
        """Forget the report's vectors; nothing happens for an unknown report."""
        ...

    def search(self, vector: NDArray[np.float32], *, k: int, report_ids: Collection[str] | None = None) -> list[Scored]:
        """The k nearest passages by cosine similarity (larger is nearer), best first, ties by id.

        Fewer than k only when there are fewer.

        Args:
            vector: Shape (dimensions,), length 1.
            k: At least 1.
            report_ids: Only passages of these reports; unknown ids are passed over. None means all.
        """
        ...

    def close(self) -> None:
        """Let go of files and memory; the store is not used after."""
        ...


class ExactVectors:
    """One .npy file a report, scanned whole: exact, and the fastest way to search within a few reports.

    A report's file is read once and kept as float32. Files hold float16, which moves a cosine by less than 0.001.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._folder.mkdir(parents=True, exist_ok=True)
        self._held: dict[str, tuple[list[str], Vectors]] = {}

    def put(self, report_id: str, ids: Sequence[str], vectors: Vectors) -> None:
        """One file, written whole or not at all."""
        longest = max((len(passage_id) for passage_id in ids), default=1)
        rows = np.zeros(len(ids), dtype=[("id", f"S{longest}"), ("vector", "<f2", (vectors.shape[1],))])
        rows["id"] = [passage_id.encode("ascii") for passage_id in ids]
        rows["vector"] = vectors
        unfinished = self._file(report_id).with_suffix(".part")
        with unfinished.open("wb") as file:
            np.save(file, rows)
        unfinished.replace(self._file(report_id))
        self._held.pop(report_id, None)

    def drop(self, report_id: str) -> None:
        """The file goes."""
        self._file(report_id).unlink(missing_ok=True)
        self._held.pop(report_id, None)

    def search(self, vector: NDArray[np.float32], *, k: int, report_ids: Collection[str] | None = None) -> list[Scored]:
        """Every vector in scope is compared."""
        wanted = [file.stem for file in self._folder.glob("*.npy")] if report_ids is None else set(report_ids)
        ids: list[str] = []
        scores: list[NDArray[np.float32]] = []
        for report_id in wanted:
            its_ids, vectors = self._load(report_id)
            if its_ids:
                ids += its_ids
                scores.append(vectors @ vector)
        return best(ids, np.concatenate(scores), k=k) if scores else []

    def close(self) -> None:
        """Forget what was read."""
        self._held.clear()

    def _file(self, report_id: str) -> Path:
        return self._folder / f"{report_id}.npy"

    def _load(self, report_id: str) -> tuple[list[str], Vectors]:
        if report_id not in self._held:
            try:
                rows = np.load(self._file(report_id))
            except FileNotFoundError:  # an unknown report, or one just removed by another process
                return [], np.zeros((0, 0), np.float32)
            self._held[report_id] = ([name.decode() for name in rows["id"]], rows["vector"].astype(np.float32))
        return self._held[report_id]


def best(ids: Sequence[str], scores: NDArray[np.float32], *, k: int) -> list[Scored]:
    """The k best of parallel ids and scores, best first, ties by id."""
    if len(ids) > k:
        # Everything tied with the k-th stays in, so that ids decide the ties.
        least = np.partition(scores, len(ids) - k)[len(ids) - k]
        kept = np.flatnonzero(scores >= least).tolist()
    else:
        kept = list(range(len(ids)))
    ranked = sorted(((ids[i], float(scores[i])) for i in kept), key=lambda hit: (-hit[1], hit[0]))
    return ranked[:k]
