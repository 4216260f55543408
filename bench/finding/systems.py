"""Retrieval systems under test: ours, and those a user would assemble from the same packages.

The baselines over passages are given our passages behind our context (title, unit, year, headings), which is worth 8 to
11 points of R@5 to them: what is compared is the finding, not the preparing. LangChain's default pipeline prepares for
itself.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from bench.finding.bm25 import BM25, Tokenize, bigrams, jieba_words
from bench.finding.tasks import Place, Question, Task
from index.embedders import Embedder, open_embedder
from index.indexes import context
from index.library import Library
from index.settings import Settings

POOL = 100
"""How deep a list each system gives."""


class System(Protocol):
    """Something that finds passages."""

    name: str

    def find(self, question: Question) -> list[Place]:
        """Places of at most `POOL` passages, best first."""
        ...


class Prepared:
    """The passages of a task, ready for the baselines; each signal is computed once a question."""

    def __init__(self, task: Task, embedder: Embedder) -> None:
        found = [(reading, passage) for reading in task.readings for passage in reading.passages]
        self.places = [Place(r.report.file, p.location.start, p.location.end) for r, p in found]
        self.texts = [f"{context(r.report.identity, p.section)}\n{p.reading or p.text}" for r, p in found]
        self.vectors = embedder.embed_passages(self.texts)
        self.embedder = embedder

    def best(self, scores: NDArray[np.float32]) -> list[int]:
        """Passages by score, best first; those of score 0 are not found."""
        order = np.argsort(-scores, kind="stable")[:POOL]
        return [int(place) for place in order if scores[place] > 0]


class Keywords:
    """BM25 under a tokenizer."""

    def __init__(self, name: str, prepared: Prepared, tokenize: Tokenize) -> None:
        self.name = name
        self._prepared = prepared
        self._bm25 = BM25(prepared.texts, tokenize)

    def ranked(self, text: str) -> list[int]:
        return self._prepared.best(self._bm25.scores(text))

    def find(self, question: Question) -> list[Place]:
        return [self._prepared.places[place] for place in self.ranked(joined(question))]


class Meaning:
    """Cosine of the built-in embedding, exact."""

    name = "embedding alone"

    def __init__(self, prepared: Prepared) -> None:
        self._prepared = prepared

    def ranked(self, text: str) -> list[int]:
        prepared = self._prepared
        return prepared.best(prepared.vectors @ prepared.embedder.embed_queries([text])[0])

    def find(self, question: Question) -> list[Place]:
        return [self._prepared.places[place] for place in self.ranked(joined(question))]


class RankFusion:
    """Reciprocal rank fusion (k = 60) of two rankings."""

    name = "RRF of bigrams and embedding"

    def __init__(self, prepared: Prepared, *parts: Keywords | Meaning) -> None:
        self._prepared = prepared
        self._parts = parts

    def find(self, question: Question) -> list[Place]:
        scores: dict[int, float] = {}
        for part in self._parts:
            for rank, place in enumerate(part.ranked(joined(question)), 1):
                scores[place] = scores.get(place, 0.0) + 1 / (60 + rank)
        ranked = sorted(scores, key=lambda place: -scores[place])
        return [self._prepared.places[place] for place in ranked[:POOL]]


def splitter() -> Any:
    """LangChain's splitter, told of Chinese punctuation."""
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    return RecursiveCharacterTextSplitter(
        chunk_size=300,
        chunk_overlap=50,
        add_start_index=True,
        separators=["\n\n", "\n", "。", "；", "，", " ", ""],
        keep_separator="end",
    )


def chroma_store(embedder: Embedder, folder: Path) -> Any:
    """LangChain's Chroma in a folder, with our embedder."""
    from langchain_chroma import Chroma
    from langchain_core.embeddings import Embeddings

    class Same(Embeddings):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            vectors: list[list[float]] = embedder.embed_passages(texts).tolist()
            return vectors

        def embed_query(self, text: str) -> list[float]:
            vector: list[float] = embedder.embed_queries([text])[0].tolist()
            return vector

    # Cosine, not its default: by L2 a vector of zeros is nearer than any text of a cosine under one half.
    by_cosine: Any = {"hnsw": {"space": "cosine"}}
    return Chroma("bench", Same(), persist_directory=str(folder), collection_configuration=by_cosine)


class LangChain:
    """RecursiveCharacterTextSplitter and Chroma's similarity search, with the same embedder."""

    name = "LangChain splitter + Chroma"

    def __init__(self, task: Task, embedder: Embedder, folder: Path) -> None:
        from langchain_core.documents import Document

        whole = [Document(r.report.text, metadata={"file": r.report.file}) for r in task.readings]
        chunks = splitter().split_documents(whole)
        self._store = chroma_store(embedder, folder)
        for start in range(0, len(chunks), 5000):
            self._store.add_documents(chunks[start : start + 5000])

    def find(self, question: Question) -> list[Place]:
        found = self._store.similarity_search(joined(question), k=POOL)
        starts = ((each, each.metadata["start_index"]) for each in found)
        return [Place(each.metadata["file"], start, start + len(each.page_content)) for each, start in starts]


class Ours:
    """The product's own search over a home folder."""

    def __init__(self, task: Task, settings: Settings, *, scoped: bool) -> None:
        self.name = "jiwen, scope first" if scoped else "jiwen, whole corpus"
        self.scoped = scoped
        self.library = Library.open(settings)
        held = {card.id for card in self.library.reports()}
        new = [reading for reading in task.readings if reading.report.id not in held]
        for start in range(0, len(new), 2000):
            self.library.put_all(new[start : start + 2000])
        self._files = {card.id: card.file for card in self.library.reports()}

    def find(self, question: Question) -> list[Place]:
        if self.scoped:
            from assistant.searching import search

            hits = search(question.text, library=self.library, history=question.history, k=POOL)
        else:
            hits = self.library.search(joined(question), k=POOL)
        places = (hit.passage.location for hit in hits)
        return [Place(self._files[place.report_id], place.start, place.end) for place in places]


def joined(question: Question) -> str:
    """The question behind the one before it, for systems that know no conversation."""
    return " ".join((*question.history[-1:], question.text))


def systems(task: Task, folder: Path) -> Iterator[System]:
    """Every system over the readings of the task, baselines first; each is let go before the next is made."""
    settings = Settings(home=folder / "home")
    embedder = open_embedder(settings)
    yield LangChain(task, embedder, folder / "langchain")
    prepared = Prepared(task, embedder)
    yield Keywords("BM25, jieba words", prepared, jieba_words)
    pairs = Keywords("BM25, character bigrams", prepared, bigrams)
    yield pairs
    meaning = Meaning(prepared)
    yield meaning
    yield RankFusion(prepared, pairs, meaning)
    del prepared, pairs, meaning
    gc.collect()
    for scoped in (False, True):
        ours = Ours(task, settings, scoped=scoped)
        yield ours
        ours.library.close()
