"""Any sentence-transformers model: a local folder on an intranet, or a name it can fetch.

Importing it costs seconds and half a gigabyte (torch), so it is imported only when such a model is opened.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.embedders.base import Vectors, unit
from index.errors import EmbedderError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


class Prefixes(NamedTuple):
    """The words a model wants in front of a query and of a passage."""

    query: str = ""
    passage: str = ""


# From the models' own cards; matched in this order in the model's name, lower case. A model that carries `prompts` in
# its configuration is believed before this table.
_FAMILIES: tuple[tuple[str, Prefixes], ...] = (
    ("bge-m3", Prefixes()),
    ("bge", Prefixes(query="为这个句子生成表示以用于检索相关文章：")),
    (
        "qwen3-embedding",
        Prefixes(query="Instruct: Given a question, retrieve passages of a report that answer it\nQuery:"),
    ),
    ("e5", Prefixes(query="query: ", passage="passage: ")),
    ("stella", Prefixes()),
    ("m3e", Prefixes()),
)


def prefixes_for(name: str, prompts: Mapping[str, str | None] | None = None) -> Prefixes:
    """The prefixes for a model by its own prompts, else by its family, else none.

    >>> prefixes_for("BAAI/bge-base-zh-v1.5").query
    '为这个句子生成表示以用于检索相关文章：'
    """
    own = {key: value for key, value in (prompts or {}).items() if value}
    if own:
        passage = own.get("document") or own.get("passage") or ""
        return Prefixes(query=own.get("query", ""), passage=passage)
    # The last parts only: a folder such as /models/bge/my-model/ says little, its own name says much.
    short = Path(name).name.lower()
    return next((prefixes for family, prefixes in _FAMILIES if family in short), Prefixes())


class SentenceTransformersEmbedder:
    """A model opened with sentence-transformers on the processor torch chooses.

    Raises:
        EmbedderError: No such folder or name, or it is not such a model.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._model = _open(name)
        self._prefixes = prefixes_for(name, self._model.prompts)
        self.dimensions = int(self._model.get_embedding_dimension() or 0)
        self.fingerprint = _fingerprint(self._model, self._prefixes)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of `texts`, each behind the family's passage prefix."""
        return self._embed(texts, self._prefixes.passage)

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of `texts`, each behind the family's query prefix."""
        return self._embed(texts, self._prefixes.query)

    def _embed(self, texts: Sequence[str], prefix: str) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimensions), np.float32)
        # prompt="" keeps a default prompt of the model from being added to our prefix.
        vectors = self._model.encode([prefix + text for text in texts], prompt="", show_progress_bar=False)
        return unit(np.nan_to_num(np.asarray(vectors, np.float32)))


def _open(name: str) -> SentenceTransformer:
    from sentence_transformers import SentenceTransformer

    try:
        return SentenceTransformer(name)
    except Exception as error:  # hub, transformers and torch each raise their own
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        advice = "请把 JIWEN_EMBEDDER 设为 sentence-transformers 模型的本地目录，或设为 builtin 使用内置模型"
        raise EmbedderError(f"向量模型“{name}”打不开（{reason}）。{advice}") from error


def _fingerprint(model: SentenceTransformer, prefixes: Prefixes) -> str:
    """From each tensor's name, shape and first values: enough to tell models apart, quick for large ones."""
    digest = sha256("\0".join(prefixes).encode())
    for name, tensor in sorted(model.state_dict().items()):
        head = tensor.detach().flatten()[:64].float().cpu().numpy()
        digest.update(f"{name}{tuple(tensor.shape)}".encode() + head.tobytes())
    return "st-" + digest.hexdigest()[:16]
