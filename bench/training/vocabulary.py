"""The tokenizer: words counted with jieba become a Unigram model, so that jieba is not needed to use it.

Figures say little by their digits and much by being there: every number but a year becomes one token, "0".
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

import jieba
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

UNKNOWN = "[UNK]"
_WORD = re.compile(r"^[\w%‰°]+$")
_NUMBER = r"(?<![\d.])(?!(?:19|20)\d\d(?![\d.,]))\d[\d,.]*"


def _normalizer() -> normalizers.Normalizer:
    return normalizers.Sequence(
        [
            normalizers.NFKC(),
            normalizers.Lowercase(),
            normalizers.Replace(Regex("[\"'“”‘’「」『』\\s\u200b\ufeff]+"), ""),
            normalizers.Replace(Regex(_NUMBER), "0"),
        ]
    )


def count_words(texts: Iterable[str], *, words: Sequence[str] = ()) -> Counter[str]:
    """How often jieba finds each word in the normalised texts; `words` are made known to it first."""
    jieba.setLogLevel(60)
    for word in words:
        jieba.add_word(word)
    normalize = _normalizer().normalize_str
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(word for word in jieba.cut(normalize(text), HMM=False) if _WORD.match(word))
    return counts


def build(counts: Counter[str], chars: Iterable[str], *, size: int, words: Sequence[str] = ()) -> Tokenizer:
    """A tokenizer of `size` tokens: `words` first, then every character of `chars`, then the most frequent words."""
    total = sum(counts.values())
    frequent = (word for word, _ in counts.most_common() if len(word) > 1)
    kept = list(dict.fromkeys([*words, *sorted(set(chars)), *frequent]))[: size - 1]
    scores = [(UNKNOWN, -30.0)]
    for word in kept:
        count = counts[word] if len(word) > 1 else min(counts[word], total * 1e-5)
        scores.append((word, math.log(max(count, 0.5 if len(word) == 1 else 5) / total)))
    tokenizer = Tokenizer(models.Unigram(scores, unk_id=0, byte_fallback=False))
    tokenizer.normalizer = _normalizer()
    # Punctuation and blanks separate and say nothing themselves.
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(r"[^\p{L}\p{N}%‰]+"), behavior="removed")
    return tokenizer
