"""Embedding models: the built-in static one, any sentence-transformers model, a hash for tests."""

from index.embedders.base import Embedder, Vectors
from index.embedders.open import open_embedder

__all__ = ["Embedder", "Vectors", "open_embedder"]
