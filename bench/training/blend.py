"""Two tables made one: what a retrieval loss taught, and what words stand near which.

Fitted to pairs, vectors learn which words tell passages apart and forget which words are alike; the vectors of
co-occurrence keep that. Side by side the dot product is the sum of both; a projection then halves the width again.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from bench.training.fit import Table, rarity


def weighted(table: Table, frequencies: NDArray[np.float64], *, otherwise: Table) -> Table:
    """The rows' directions, each as long as its token is rare; rows of zeros are taken from `otherwise`."""
    chosen = np.where(_lengths(table) > 1e-6, table, otherwise)
    result: Table = (chosen / _lengths(chosen) * rarity(frequencies)[:, None]).astype(np.float32)
    return result


def without_common(table: Table, bags: Table, *, components: int = 2) -> Table:
    """The table without the directions that most texts share (Arora et al. 2017; Mu & Viswanath 2018).

    Args:
        table: Token vectors.
        bags: Vectors of a sample of texts, of unit length.
        components: How many directions to take out.
    """
    _, _, directions = np.linalg.svd(bags, full_matrices=False)
    shared = directions[:components]
    result: Table = (table - table @ shared.T @ shared).astype(np.float32)
    return result


def side_by_side(left: Table, right: Table, *, share: float) -> Table:
    """Both tables in one row a token, rows of `right` being `share` of the mean length."""
    return np.hstack([_even(left) * (1 - share), _even(right) * share]).astype(np.float32)


def projected(table: Table, frequencies: NDArray[np.float64], *, dimensions: int) -> Table:
    """The table in the `dimensions` directions that keep most of it, each token counting as often as it is used."""
    scatter = (table * (frequencies + 1e-7)[:, None]).T @ table
    _, directions = np.linalg.eigh(scatter)  # smallest first
    result: Table = (table @ directions[:, ::-1][:, :dimensions]).astype(np.float32)
    return result


def _even(table: Table) -> Table:
    result: Table = (table / _lengths(table).mean()).astype(np.float32)
    return result


def _lengths(table: Table) -> Table:
    result: Table = np.sqrt((table * table).sum(axis=1, keepdims=True))
    return result
