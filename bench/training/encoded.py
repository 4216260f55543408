"""Texts as token ids, end to end in one array: what the fitting reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from bench.training.pairs import Pair

if TYPE_CHECKING:
    import torch


class Encoded(NamedTuple):
    """Text i is ids[starts[i]:starts[i + 1]]."""

    ids: NDArray[np.int32]
    starts: NDArray[np.int64]

    def bag(self, first: int, last: int) -> tuple[torch.Tensor, torch.Tensor]:
        """The texts first … last - 1 as an embedding bag's input and offsets."""
        import torch

        begin, end = self.starts[first], self.starts[last]
        ids = torch.from_numpy(self.ids[begin:end].astype(np.int64))
        return ids, torch.from_numpy(self.starts[first:last] - begin)


class Source(NamedTuple):
    """One kind of pairs, encoded."""

    name: str
    queries: Encoded
    passages: Encoded

    def __len__(self) -> int:
        return len(self.queries.starts) - 1

    def first(self, count: int) -> Source:
        """The first `count` pairs."""
        if count >= len(self):
            return self
        cut = [Encoded(side.ids[: side.starts[count]], side.starts[: count + 1]) for side in self[1:]]
        return Source(self.name, *cut)


class Encoder:
    """Texts → token ids. Many kinds of pairs share their passages: each text is tokenised once."""

    def __init__(self, tokenizer: Tokenizer, *, max_tokens: int = 256) -> None:
        self._tokenizer = tokenizer
        self._max_tokens = max_tokens
        self._known: dict[str, NDArray[np.int32]] = {}

    def pairs(self, name: str, pairs: Sequence[Pair]) -> Source:
        """The pairs, each side cut at `max_tokens`; pairs with an empty side are dropped."""
        queries = self.texts([pair.query for pair in pairs])
        passages = self.texts([pair.passage for pair in pairs])
        both = [(q, p) for q, p in zip(queries, passages, strict=True) if len(q) and len(p)]
        return Source(name, join([q for q, _ in both]), join([p for _, p in both]))

    def texts(self, texts: Sequence[str]) -> list[NDArray[np.int32]]:
        """Token ids of each text."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        for start in range(0, len(new), 10_000):
            batch = new[start : start + 10_000]
            for text, encoding in zip(batch, self._tokenizer.encode_batch_fast(batch), strict=True):
                self._known[text] = np.asarray(encoding.ids[: self._max_tokens], np.int32)
        return [self._known[text] for text in texts]


def join(lists: Sequence[NDArray[np.int32]]) -> Encoded:
    """The lists end to end."""
    starts = np.zeros(len(lists) + 1, np.int64)
    np.cumsum([len(ids) for ids in lists], out=starts[1:])
    return Encoded(np.concatenate([*lists, np.zeros(0, np.int32)]), starts)
