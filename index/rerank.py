"""An optional second look: a cross-encoder reads the question beside each of the best passages.

Off by default. Such a model is larger and some hundred times slower than the search, and sees word order, which the
built-in embedding does not. Set ``JIWEN_RERANKER`` to a local folder or a name that sentence-transformers opens.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from index.errors import RerankerError
from index.schema import Hit
from index.settings import Settings

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

RERANKED = 30
"""How many of the best passages are read again."""
_ADVICE = "请把 JIWEN_RERANKER 设为 sentence-transformers CrossEncoder 模型的本地目录或名称，或留空不重排"


class Reranker(Protocol):
    """Question and passages → how well each answers; larger is better, and only the order counts."""

    def scores(self, question: str, passages: Sequence[str]) -> Sequence[float]:
        """One finite number a passage, in their order."""
        ...


class CrossEncoderReranker:
    """A model opened with sentence-transformers' CrossEncoder, such as bge-reranker.

    Raises:
        RerankerError: No such folder or name, or it is not such a model.
    """

    def __init__(self, name: str) -> None:
        self._model = _open(name)

    def scores(self, question: str, passages: Sequence[str]) -> list[float]:
        """The model's scores."""
        pairs = [(question, passage) for passage in passages]
        return [float(score) for score in self._model.predict(pairs, show_progress_bar=False)] if pairs else []


def open_reranker(settings: Settings) -> Reranker | None:
    """The model that `settings.reranker` names; None where it is left empty.

    Raises:
        RerankerError: It cannot be opened; the message says what to set instead.
    """
    from index.embedders.open import looks_like_path

    wanted = settings.reranker.strip()
    if not wanted:
        return None
    folder = Path(wanted).expanduser()
    if not folder.exists() and looks_like_path(wanted):
        raise RerankerError(f"重排模型目录 {wanted} 不存在。请检查 JIWEN_RERANKER，或留空不重排")
    return CrossEncoderReranker(str(folder) if folder.exists() else wanted)


def reranked(question: str, hits: Sequence[Hit], model: Reranker) -> tuple[Hit, ...]:
    """The hits, the first `RERANKED` of them in the model's order, ties as before.

    Their scores are dealt out anew in that order: they still fall, and mean what the scores of any search mean.
    """
    head = hits[:RERANKED]
    scores = model.scores(question, [_shown(hit) for hit in head])
    order = sorted(range(len(head)), key=lambda place: -scores[place])
    better = (Hit(passage=head[place].passage, score=hit.score) for place, hit in zip(order, head, strict=True))
    return (*better, *hits[RERANKED:])


def _shown(hit: Hit) -> str:
    return "\n".join((*hit.passage.section[-1:], hit.passage.reading or hit.passage.text))


def _open(name: str) -> CrossEncoder:
    from sentence_transformers import CrossEncoder

    try:
        model: CrossEncoder = CrossEncoder(name)
    except Exception as error:  # hub, transformers and torch each raise their own
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise RerankerError(f"重排模型“{name}”打不开（{reason}）。{_ADVICE}") from error
    if model.num_labels != 1:
        raise RerankerError(f"“{name}”是分类模型，给不出单一的相关度。{_ADVICE}")
    return model
