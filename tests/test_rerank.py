"""The optional reranker: off unless set, orders the best passages anew, fails in one clear line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import index.library
from index.errors import RerankerError
from index.library import Library
from index.rerank import RERANKED, CrossEncoderReranker, open_reranker, reranked
from index.schema import Hit, Location, Passage
from index.settings import Settings
from tests.made import reading, settings


class Shortest:
    """A reranker that likes short passages and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, list[str]]] = []

    def scores(self, question: str, passages: Sequence[str]) -> list[float]:
        self.asked.append((question, list(passages)))
        return [-float(len(passage)) for passage in passages]


def hits(lengths: Sequence[int]) -> tuple[Hit, ...]:
    """Hits whose texts have these lengths, at falling scores."""
    places = [Location(report_id="r", start=number, end=number + length) for number, length in enumerate(lengths)]
    made = (Passage(id=f"r:{at.start}", location=at, text="字" * (at.end - at.start), section=()) for at in places)
    return tuple(Hit(passage=passage, score=1 - number / 1000) for number, passage in enumerate(made))


@given(st.lists(st.integers(1, 9), max_size=2 * RERANKED))
def test_no_hit_is_lost_scores_fall_and_the_rest_stays(lengths: list[int]) -> None:
    before = hits(lengths)
    after = reranked("问", before, Shortest())
    assert sorted(hit.passage.id for hit in after) == sorted(hit.passage.id for hit in before)
    assert [hit.score for hit in after] == [hit.score for hit in before]
    assert after[RERANKED:] == before[RERANKED:]
    assert [len(hit.passage.text) for hit in after[:RERANKED]] == sorted(lengths[:RERANKED])


def test_equals_keep_their_order() -> None:
    assert reranked("问", hits([3, 3, 3]), Shortest()) == hits([3, 3, 3])


def test_a_library_asks_the_reranker_it_is_set_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["公务接待费0.30万元，接待12批次，公务接待费比上年减少。", "接待40批次。", "办公费。"]
    with Library.open(settings(tmp_path)) as library:
        library.put(reading(*texts))
        assert library.search("公务接待费", k=1)[0].passage.text == texts[0]
    shortest = Shortest()
    monkeypatch.setattr(index.library, "open_reranker", lambda _: shortest)
    with Library.open(settings(tmp_path)) as library:
        found = library.search("公务接待费", k=1)
    [(question, read)] = shortest.asked
    assert question == "公务接待费"
    assert len(read) > 1
    assert [hit.passage.text for hit in found] == [min((text.split("\n")[-1] for text in read), key=len)]


def test_none_is_opened_unless_set() -> None:
    assert open_reranker(Settings()) is None
    assert open_reranker(Settings(reranker=" ")) is None


@pytest.mark.parametrize("name", ["./absent", "/absent/model"])
def test_a_missing_folder_is_named_with_advice(name: str) -> None:
    with pytest.raises(RerankerError, match=rf"{name} 不存在.*JIWEN_RERANKER"):
        open_reranker(Settings(reranker=name))


def test_a_folder_without_a_model_is_named_with_advice(tmp_path: Path) -> None:
    with pytest.raises(RerankerError, match=r"打不开.*JIWEN_RERANKER"):
        open_reranker(Settings(reranker=str(tmp_path)))


@pytest.mark.parametrize("labels", [1, 3], ids=["one score", "classes"])
def test_a_local_cross_encoder_gives_one_score_a_passage(tmp_path: Path, labels: int) -> None:
    cross_encoder(tmp_path, labels=labels)
    if labels > 1:
        with pytest.raises(RerankerError, match="分类模型"):
            CrossEncoderReranker(str(tmp_path))
        return
    model = CrossEncoderReranker(str(tmp_path))
    scores = model.scores("接待费", ["接待费", "会", "议费"])
    assert len(scores) == 3
    assert scores == pytest.approx([model.scores("接待费", [text])[0] for text in ("接待费", "会", "议费")], abs=1e-4)
    assert model.scores("接待费", []) == []


def cross_encoder(folder: Path, *, labels: int) -> None:
    """Save a cross-encoder of random weights, small enough for a test."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizer

    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"接待费会议"]
    (folder / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    BertTokenizer(str(folder / "vocab.txt")).save_pretrained(folder)
    torch.manual_seed(7)
    config = BertConfig(
        vocab_size=len(words),
        id2label={number: str(number) for number in range(labels)},
        hidden_size=8,
        num_hidden_layers=1,
        num_attention_heads=1,
        intermediate_size=8,
    )
    BertForSequenceClassification(config).save_pretrained(folder)
