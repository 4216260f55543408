"""Embedders: one contract over every implementation, and what is special to each."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.embedders import Embedder, open_embedder
from index.embedders.hashed import HashEmbedder
from index.embedders.sentence_transformers import SentenceTransformersEmbedder, prefixes_for
from index.embedders.static import FOLDER, StaticEmbedder, is_static
from index.errors import EmbedderError
from index.settings import Settings

TEXTS = [
    "公务接待费4.51万元，比上年减少7.51万元。",
    "在职人员控制率",
    "",
    " \n\t",
    "！？",
    "2022",
    "預算執行率",
    "🙂 budget",
]


def _hash() -> Embedder:
    return HashEmbedder()


def _builtin() -> Embedder:
    return StaticEmbedder()


def _torch() -> Embedder:
    return SentenceTransformersEmbedder(str(FOLDER))


@pytest.fixture(scope="module", params=[_hash, _builtin, _torch], ids=["hash", "builtin", "sentence-transformers"])
def embedder(request: pytest.FixtureRequest) -> Embedder:
    opened: Embedder = request.param()
    return opened


def test_rows_are_float32_of_the_stated_width(embedder: Embedder) -> None:
    for vectors in (embedder.embed_passages(TEXTS), embedder.embed_queries(TEXTS)):
        assert vectors.shape == (len(TEXTS), embedder.dimensions)
        assert vectors.dtype == np.float32


def test_no_texts_give_no_rows(embedder: Embedder) -> None:
    assert embedder.embed_passages([]).shape == (0, embedder.dimensions)
    assert embedder.embed_queries([]).shape == (0, embedder.dimensions)


def test_rows_are_of_unit_length_or_zero(embedder: Embedder) -> None:
    lengths = np.linalg.norm(embedder.embed_passages(TEXTS), axis=1)
    assert np.all(np.isclose(lengths, 1, atol=1e-5) | (lengths == 0))
    assert np.allclose(lengths[:2], 1, atol=1e-5)


def test_a_batch_gives_what_single_texts_give(embedder: Embedder) -> None:
    singles = np.vstack([embedder.embed_passages([text]) for text in TEXTS])
    np.testing.assert_allclose(embedder.embed_passages(TEXTS), singles, atol=1e-4)


def test_the_same_text_gives_the_same_row(embedder: Embedder) -> None:
    np.testing.assert_array_equal(embedder.embed_queries(TEXTS), embedder.embed_queries(TEXTS))


def test_a_text_is_nearest_to_itself_and_near_to_its_like(embedder: Embedder) -> None:
    passages = ["公务接待费支出4.51万元。", "全县公路养护里程320公里。", "学生营养改善计划覆盖在校学生1200人。"]
    scores = (
        embedder.embed_queries(["公务接待费是多少", "营养改善计划有多少学生"]) @ embedder.embed_passages(passages).T
    )
    assert scores.argmax(axis=1).tolist() == [0, 2]


def test_the_fingerprint_is_of_the_model_and_stays(embedder: Embedder) -> None:
    assert embedder.fingerprint
    assert embedder.name
    assert embedder.fingerprint != HashEmbedder(dimensions=64).fingerprint


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(max_size=80), max_size=6))
def test_any_text_can_be_embedded(texts: list[str]) -> None:
    for each in (HashEmbedder(), _shared_builtin()):
        vectors = each.embed_passages(texts)
        assert np.isfinite(vectors).all()


def test_sentence_transformers_reads_the_same_vectors_from_the_builtin_folder() -> None:
    ours, theirs = StaticEmbedder(), SentenceTransformersEmbedder(str(FOLDER))
    np.testing.assert_allclose(ours.embed_passages(TEXTS), theirs.embed_passages(TEXTS), atol=1e-5)


def test_the_builtin_model_opens_without_torch() -> None:
    code = (
        "import sys; from index.settings import Settings; from index.embedders import open_embedder\n"
        "e = open_embedder(Settings(embedder='builtin')); e.embed_queries(['预算'])\n"
        "print(sorted({'torch', 'transformers', 'sentence_transformers', 'scipy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_builtin_model_is_small_enough_to_ship() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) <= 15_000_000


@pytest.mark.parametrize(
    ("query", "near", "far"),
    [
        ("招待客人吃饭的钱", "公务接待费支出", "公路养护支出"),
        ("员工薪水", "人员经费支出", "办公设备购置"),
        ("毛病在哪", "存在的主要问题", "单位基本情况"),
        ("退下来的老同志", "退休人员", "在校学生"),
    ],
    ids=["spoken hospitality", "spoken pay", "spoken problems", "spoken retired"],
)
def test_the_builtin_model_knows_what_people_say_for_what_reports_print(query: str, near: str, far: str) -> None:
    scores = _shared_builtin().embed_queries([query]) @ _shared_builtin().embed_passages([near, far]).T
    assert scores[0, 0] > scores[0, 1]


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [("預算執行率", "预算执行率"), ("財政撥款收入", "财政拨款收入"), ("１２３萬元", "123万元")],
    ids=["rate", "appropriation", "full width"],
)
def test_the_builtin_model_reads_traditional_script_and_full_width(traditional: str, simplified: str) -> None:
    scores = _shared_builtin().embed_queries([traditional]) @ _shared_builtin().embed_passages([simplified]).T
    assert scores[0, 0] > 0.99


@pytest.mark.parametrize(
    ("name", "query", "passage"),
    [
        ("BAAI/bge-large-zh-v1.5", "为这个句子生成表示以用于检索相关文章：", ""),
        ("BAAI/bge-m3", "", ""),
        ("/models/multilingual-e5-large", "query: ", "passage: "),
        ("moka-ai/m3e-base", "", ""),
        ("my-own-model", "", ""),
    ],
    ids=["bge", "bge-m3", "e5", "m3e", "unknown"],
)
def test_each_family_has_its_prefixes(name: str, query: str, passage: str) -> None:
    assert prefixes_for(name) == (query, passage)


def test_the_prompts_of_a_model_go_before_those_of_its_family() -> None:
    assert prefixes_for("Qwen3-Embedding-0.6B").query.startswith("Instruct:")
    own = prefixes_for("Qwen3-Embedding-0.6B", {"query": "问：", "document": ""})
    assert own == ("问：", "")


def test_settings_choose_the_embedder(tmp_path: Path) -> None:
    assert open_embedder(Settings(embedder="hash")).name == "hash"
    assert open_embedder(Settings(embedder="builtin")).name == "builtin"
    for path in FOLDER.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    copied = open_embedder(Settings(embedder=str(tmp_path)))
    assert copied.fingerprint == open_embedder(Settings(embedder="builtin")).fingerprint


def test_a_missing_folder_is_named_with_advice(tmp_path: Path) -> None:
    with pytest.raises(EmbedderError, match=r"不存在.*builtin"):
        open_embedder(Settings(embedder=str(tmp_path / "absent")))


def test_a_damaged_folder_is_named_with_advice(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text(json.dumps({"model_type": "model2vec"}), encoding="utf-8")
    assert is_static(tmp_path)
    with pytest.raises(EmbedderError, match="打不开"):
        open_embedder(Settings(embedder=str(tmp_path)))


def test_a_folder_without_a_model_is_named_with_advice(tmp_path: Path) -> None:
    with pytest.raises(EmbedderError, match=r"打不开.*JIWEN_EMBEDDER"):
        open_embedder(Settings(embedder=str(tmp_path)))


_opened: list[StaticEmbedder] = []


def _shared_builtin() -> StaticEmbedder:
    if not _opened:
        _opened.append(StaticEmbedder())
    return _opened[0]
