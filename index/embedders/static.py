"""The built-in model: a table of token vectors, read with numpy and tokenizers alone.

A text's vector is the mean of its tokens' rows, at length 1. The folder is in the form of model2vec, so that
sentence-transformers (`SentenceTransformer(folder)`) and model2vec open the very same files; here it opens in a
tenth of a second and without torch.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.embedders.base import Vectors, unit
from index.errors import EmbedderError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

TABLE = "model.safetensors"
TOKENIZER = "tokenizer.json"
CONFIG = "config.json"
FOLDER = Path(__file__).parent.parent / "models"
"""Where the built-in model lies: package data."""
_BATCH = 1024


class StaticEmbedder:
    """A model folder: `tokenizer.json`, `config.json` and `model.safetensors`.

    The tensors are `embeddings` (rows, dimensions), and optionally `weights` (one a token: the scale of its int8 row)
    and `mapping` (token → row, so that a traditional form can share the row of the simplified one).

    Raises:
        EmbedderError: The folder lacks a file or a file is damaged.
    """

    def __init__(self, folder: Path = FOLDER, *, name: str = "builtin") -> None:
        self.name = name
        try:
            self._rows, self._row_of, self._weights = _table(folder / TABLE)
            self._tokenizer = _tokenizer(folder / TOKENIZER)
            self.fingerprint = _fingerprint(folder)
        except Exception as error:  # safetensors and tokenizers raise types of their own, some of them bare Exception
            problem = f"向量模型 {folder} 打不开（{error}）"
            raise EmbedderError(f"{problem}。请重新安装本产品，或把 JIWEN_EMBEDDER 指向完好的模型目录") from error
        self.dimensions = int(self._rows.shape[1])

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of `texts`; a text without a known token gives zeros."""
        sums = np.zeros((len(texts), self.dimensions), np.float32)
        for start in range(0, len(texts), _BATCH):
            batch = list(texts[start : start + _BATCH])
            for row, encoding in enumerate(self._tokenizer.encode_batch_fast(batch, add_special_tokens=False), start):
                ids = encoding.ids
                sums[row] = self._weights[ids] @ self._rows[self._row_of[ids]]
        return unit(sums)

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """As passages: the model was trained without prefixes."""
        return self.embed_passages(texts)


def is_static(folder: Path) -> bool:
    """Whether the folder holds a model in this form."""
    try:
        return str(json.loads((folder / CONFIG).read_text(encoding="utf-8")).get("model_type")) == "model2vec"
    except (OSError, ValueError, AttributeError):
        return False


def _table(path: Path) -> tuple[Vectors, NDArray[np.int64], NDArray[np.float32]]:
    """Rows, row of each token, weight of each token."""
    from safetensors.numpy import load_file

    tensors = load_file(path)
    rows = tensors["embeddings"].astype(np.float32)
    row_of = tensors.get("mapping", np.arange(len(rows))).astype(np.int64)
    weights = tensors.get("weights", np.ones(len(row_of))).astype(np.float32)
    return rows, row_of, weights


def _tokenizer(path: Path) -> Tokenizer:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def _fingerprint(folder: Path) -> str:
    digest = sha256()
    for name in (TOKENIZER, TABLE):
        digest.update((folder / name).read_bytes())
    return "static-" + digest.hexdigest()[:16]
