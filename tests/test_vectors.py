"""The contract of `VectorStore`, over every store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index.stores.vectors import ExactVectors, VectorStore


def _chroma(folder: Path) -> VectorStore:
    from index.stores.chroma import ChromaVectors

    return ChromaVectors(folder)


Open = Callable[[], VectorStore]


@pytest.fixture(params=[ExactVectors, _chroma], ids=["exact", "chroma"])
def reopen(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Open]:
    """Opens the store of this test anew, having closed the one before."""
    opened: list[VectorStore] = []

    def again() -> VectorStore:
        if opened:
            opened.pop().close()
        opened.append(request.param(tmp_path / "vectors"))
        return opened[0]

    yield again
    opened.pop().close()


def units(*rows: list[float]) -> NDArray[np.float32]:
    vectors = np.array(rows, np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


EAST, NORTH, UP = units([1, 0, 0], [0, 1, 0], [0, 0, 1])


def names(store: VectorStore, vector: NDArray[np.float32], **how: object) -> list[str]:
    return [name for name, _ in store.search(vector, **{"k": 10, **how})]  # type: ignore[arg-type]


def test_best_first_with_cosines(reopen: Open) -> None:
    store = reopen()
    store.put("r1", ["a", "b", "c"], units([1, 0, 0], [1, 1, 0], [0, 1, 0]))
    found = store.search(EAST, k=2)
    assert [name for name, _ in found] == ["a", "b"]
    assert [score for _, score in found] == pytest.approx([1.0, 0.7071], abs=1e-3)


def test_ties_go_by_id(reopen: Open) -> None:
    store = reopen()
    store.put("r1", ["b", "c", "a"], units([1, 0, 0], [1, 0, 0], [1, 0, 0]))
    assert names(store, EAST) == ["a", "b", "c"]


def test_an_empty_store_finds_nothing(reopen: Open) -> None:
    store = reopen()
    assert store.search(EAST, k=3) == []
    assert store.search(EAST, k=3, report_ids=["r1"]) == []


def test_only_reports_in_scope_are_searched(reopen: Open) -> None:
    store = reopen()
    for number in range(3):
        store.put(f"r{number}", [f"p{number}"], units([1, number, 0]))
    assert names(store, EAST, report_ids=["r2", "r1", "unknown"]) == ["p1", "p2"]
    assert names(store, EAST, report_ids=[]) == []


def test_putting_again_replaces_the_report(reopen: Open) -> None:
    store = reopen()
    store.put("r1", ["old", "same"], units([1, 0, 0], [0, 1, 0]))
    store.put("r1", ["same", "new"], units([1, 0, 0], [0, 1, 0]))
    assert names(store, EAST) == ["same", "new"]
    assert names(store, EAST, report_ids=["r1"]) == ["same", "new"]


def test_dropped_reports_are_gone_and_others_stay(reopen: Open) -> None:
    store = reopen()
    store.put("r1", ["a"], units([1, 0, 0]))
    store.put("r2", ["b"], units([1, 0, 0]))
    store.drop("r1")
    store.drop("unknown")
    assert names(store, EAST) == ["b"]
    assert names(store, EAST, report_ids=["r1"]) == []


def test_what_was_put_survives_closing(reopen: Open) -> None:
    reopen().put("r1", ["a", "b"], units([1, 0, 0], [0, 1, 0]))
    assert names(reopen(), NORTH) == ["b", "a"]


def test_a_report_without_passages_is_no_trouble(reopen: Open) -> None:
    store = reopen()
    store.put("r1", [], np.zeros((0, 3), np.float32))
    store.put("r2", ["a"], units([1, 0, 0]))
    assert names(store, EAST) == ["a"]
    assert names(store, EAST, report_ids=["r1"]) == []


def test_a_vector_of_zeros_never_comes_before_a_match(reopen: Open) -> None:
    store = reopen()
    store.put("r1", ["blank", "a"], np.array([[0, 0, 0], [0, 0, 1]], np.float32))
    found = store.search(UP, k=2)
    assert found[0][0] == "a"
    assert not any(np.isnan(score) for _, score in found)


def test_more_at_once_than_chroma_takes(reopen: Open) -> None:
    store = reopen()
    vectors = units(*np.random.default_rng(7).standard_normal((5_600, 8)).tolist())
    store.put("r1", [f"p{number}" for number in range(5_600)], vectors)
    assert names(store, vectors[5_599], k=1) == ["p5599"]


def test_exact_and_chroma_agree(tmp_path: Path) -> None:
    stores = [ExactVectors(tmp_path / "exact"), _chroma(tmp_path / "chroma")]
    random = np.random.default_rng(7)
    for store in stores:
        random = np.random.default_rng(7)
        for number in range(20):
            vectors = random.standard_normal((25, 32)).astype(np.float32)
            ids = [f"r{number}:{row}" for row in range(25)]
            store.put(f"r{number}", ids, vectors / np.linalg.norm(vectors, axis=1, keepdims=True))
    asked = random.standard_normal((20, 32)).astype(np.float32)
    asked /= np.linalg.norm(asked, axis=1, keepdims=True)
    shared = [len({*names(stores[0], vector)} & {*names(stores[1], vector)}) for vector in asked]
    assert sum(shared) >= 0.98 * 10 * len(asked)
    for store in stores:
        store.close()
