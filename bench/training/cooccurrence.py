"""A first table from the company words keep: shifted positive PMI, factored (Levy & Goldberg 2014)."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from scipy import sparse

from bench.training.encoded import Encoded


def ppmi_table(
    texts: Encoded, *, vocabulary: int, dimensions: int, window: int = 5, seed: int = 7
) -> NDArray[np.float32]:
    """Token vectors of shape (vocabulary, dimensions), unit length on average over the tokens seen.

    Args:
        texts: Token ids of many texts; a window does not reach beyond its text.
        vocabulary: Number of tokens.
        dimensions: Length of a vector.
        window: How many tokens to either side keep a token company; the d-th counts 1/d.
        seed: Of the randomised factorisation.
    """
    counts = sparse.csr_matrix((vocabulary, vocabulary), dtype=np.float32)
    text_of = np.repeat(np.arange(len(texts.starts) - 1), np.diff(texts.starts))
    for distance in range(1, window + 1):
        same = text_of[:-distance] == text_of[distance:]
        left, right = texts.ids[:-distance][same], texts.ids[distance:][same]
        ones = np.full(len(left), 1 / distance, np.float32)
        counts = counts + sparse.csr_matrix((ones, (left, right)), shape=(vocabulary, vocabulary))
    scores = _ppmi((counts + counts.T).tocoo())
    return _factored(scores, dimensions, seed)


def _ppmi(counts: sparse.coo_matrix, *, shift: float = 0.0, smoothing: float = 0.75) -> sparse.csr_matrix:
    total = counts.data.sum()
    rows = np.asarray(counts.sum(axis=1)).ravel()
    contexts = rows**smoothing
    contexts *= total / contexts.sum()
    scores = np.log(counts.data * total / (rows[counts.row] * contexts[counts.col])) - shift
    kept = scores > 0
    return sparse.csr_matrix((scores[kept].astype(np.float32), (counts.row[kept], counts.col[kept])), counts.shape)


def _factored(matrix: sparse.csr_matrix, dimensions: int, seed: int) -> NDArray[np.float32]:
    rng = np.random.default_rng(seed)
    basis = matrix @ rng.standard_normal((matrix.shape[1], dimensions + 32)).astype(np.float32)
    for _ in range(3):
        basis = torch.linalg.qr(torch.from_numpy(matrix @ (matrix.T @ basis)))[0].numpy()
    small = (matrix.T @ basis).T
    left, strengths, _ = torch.linalg.svd(torch.from_numpy(np.ascontiguousarray(small)), full_matrices=False)
    table = (basis @ left.numpy()[:, :dimensions]) * np.sqrt(strengths.numpy()[:dimensions])
    lengths = np.linalg.norm(table, axis=1)
    result: NDArray[np.float32] = (table / max(float(lengths[lengths > 0].mean()), 1e-9)).astype(np.float32)
    return result
