"""An embedder without a model: characters and their pairs, hashed into a few hundred places.

Small and real. It finds texts that share characters, loads nothing, and is the same everywhere: for tests, and as the
floor any model must beat. Open it with ``JIWEN_EMBEDDER=hash``.
"""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

import numpy as np

from index.embedders.base import Vectors, unit
from index.text import plain


class HashEmbedder:
    """Signed feature hashing of characters and character pairs (Weinberger et al. 2009)."""

    def __init__(self, dimensions: int = 256) -> None:
        self.name = "hash"
        self.dimensions = dimensions
        self.fingerprint = f"hash-{dimensions}-1"

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of `texts`; blank texts give zeros."""
        counts = np.zeros((len(texts), self.dimensions), np.float32)
        for row, text in zip(counts, texts, strict=True):
            for feature in _features(plain(text)):
                code = crc32(feature.encode())
                row[(code >> 1) % self.dimensions] += 1 if code & 1 else -1
        return unit(counts)

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """As passages: no prefix."""
        return self.embed_passages(texts)


def _features(text: str) -> list[str]:
    return [*text, *(text[place : place + 2] for place in range(len(text) - 1))]
