"""What an embedding model must do for us: three facts about itself, two verbs.

Passages and queries are embedded by different verbs because many models want an instruction in front of one of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
"""Shape (n, dimensions); each row of length 1, or all zeros."""


class Embedder(Protocol):
    """Texts → vectors; nearer in meaning is a larger dot product.

    Every implementation keeps these laws (`tests/test_embedders.py` runs them over each):

    - Row i belongs to texts[i]; no texts give shape (0, dimensions).
    - Rows are float32 of unit length. A text in which the model knows nothing (empty, blank) may give a row of zeros;
      it never gives NaN and never raises.
    - The same text gives the same row, alone or in a batch, today or in another process with the same `fingerprint`.
      (Models on torch: to 1e-4, since batches are padded.)
    """

    @property
    def name(self) -> str:
        """What people call it: the name or folder it was opened by."""
        ...

    @property
    def fingerprint(self) -> str:
        """Changes when the vectors change: from the weights and prefixes, not from a path or a version number."""
        ...

    @property
    def dimensions(self) -> int:
        """Length of a row."""
        ...

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts to be found, in order."""
        ...

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts to find by, in order."""
        ...


def unit(vectors: NDArray[np.floating]) -> Vectors:
    """The rows at length 1 (rows of zeros stay), as float32."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return (vectors / np.where(lengths > 0, lengths, 1)).astype(np.float32)
