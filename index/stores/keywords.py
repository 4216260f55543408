"""What a keyword index must do for us, and the one over tantivy.

Texts come in as terms already (`index.terms`): tantivy's own tokenizers find nothing in Chinese, and its query language
trips over the punctuation of a question, so queries are built from terms.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from index.stores.vectors import Scored


class Entry(NamedTuple):
    """A passage as the keyword index takes it."""

    id: str
    body: Sequence[str]
    """Terms of the passage with its context."""
    heading: Sequence[str]
    """Terms of the context alone: report, unit, year, section path."""


class KeywordIndex(Protocol):
    """Passages by their terms. `tests/test_keywords.py` is the contract.

    Nothing is seen, or survives, before `commit`; after it, both.
    """

    def put(self, report_id: str, entries: Iterable[Entry]) -> None:
        """Hold exactly these passages for the report, in place of any it had."""
        ...

    def drop(self, report_id: str) -> None:
        """Forget the report's passages; nothing happens for an unknown report."""
        ...

    def commit(self) -> None:
        """Make what was put and dropped durable and visible, all at once."""
        ...

    def rest(self) -> None:
        """Commit, and let go of what only a writer needs; the next change takes it up again."""
        ...

    def search(
        self,
        weights: Mapping[str, float],
        *,
        k: int,
        report_ids: Collection[str] | None = None,
        heading: bool = False,
    ) -> list[Scored]:
        """The k best passages by BM25, best first, ties by id; [] when no term is known.

        Args:
            weights: Term → weight; a term of weight 2 counts twice.
            k: At least 1.
            report_ids: Only passages of these reports. None means all.
            heading: Search the context alone.
        """
        ...

    def close(self) -> None:
        """Let go of the files; what was not committed is lost."""
        ...


class TantivyIndex:
    """A tantivy index in a folder. Its writer, which only one process may have, lives from first change to `rest`."""

    def __init__(self, folder: Path) -> None:
        import tantivy

        self._api: Any = tantivy
        folder.mkdir(parents=True, exist_ok=True)
        fields = tantivy.SchemaBuilder()
        fields.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
        fields.add_text_field("report", tokenizer_name="raw", index_option="basic")
        for name in ("body", "heading"):
            # Without positions: phrases are not searched, and pairs of characters do their work.
            fields.add_text_field(name, tokenizer_name="terms", index_option="freq")
        self._schema = fields.build()
        self._index: Any = tantivy.Index(self._schema, path=str(folder))
        spaces = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        self._index.register_tokenizer("terms", spaces)
        self._index.config_reader("manual")
        self._index.reload()
        self._writer: Any = None

    def put(self, report_id: str, entries: Iterable[Entry]) -> None:
        """Old ones go first."""
        self.drop(report_id)
        for entry in entries:
            document = self._api.Document()
            document.add_text("id", entry.id)
            document.add_text("report", report_id)
            document.add_text("body", " ".join(entry.body))
            document.add_text("heading", " ".join(entry.heading))
            self._writing().add_document(document)

    def drop(self, report_id: str) -> None:
        """By the report's id."""
        self._writing().delete_documents_by_term("report", report_id)

    def clear(self) -> None:
        """Forget everything, the files of old segments included."""
        self._writing().delete_all_documents()

    def commit(self) -> None:
        """And look again."""
        if self._writer is not None:
            self._writer.commit()
        self._index.reload()

    def rest(self) -> None:
        """The writer's threads end, and files of old segments go."""
        if self._writer is not None:
            self._writer.commit()
            self._writer.garbage_collect_files()
            self._writer.wait_merging_threads()
            self._writer = None
            self._index.reload()

    def search(
        self,
        weights: Mapping[str, float],
        *,
        k: int,
        report_ids: Collection[str] | None = None,
        heading: bool = False,
    ) -> list[Scored]:
        """One boolean query of weighted terms."""
        field = "heading" if heading else "body"
        wanted = [(self._api.Occur.Should, self._term(field, term, weight)) for term, weight in weights.items()]
        if not wanted or (report_ids is not None and not report_ids):
            return []
        query = self._api.Query.boolean_query(wanted)
        if report_ids is not None:
            reports = self._api.Query.term_set_query(self._schema, "report", list(report_ids))
            scope = self._api.Query.const_score_query(reports, 0.0)
            query = self._api.Query.boolean_query([(self._api.Occur.Must, query), (self._api.Occur.Must, scope)])
        searcher = self._index.searcher()
        found = searcher.search(query, k, count=False).hits
        hits = [(str(searcher.doc(address).get_first("id")), float(score)) for score, address in found]
        return sorted(hits, key=lambda hit: (-hit[1], hit[0]))

    def close(self) -> None:
        """The writer with its threads, and the files."""
        if self._writer is not None:
            self._writer.rollback()
            self._writer.wait_merging_threads()
        self._writer = self._index = None

    def _term(self, field: str, term: str, weight: float) -> Any:
        query = self._api.Query.term_query(self._schema, field, term, "freq")
        return query if weight == 1 else self._api.Query.boost_query(query, weight)

    def _writing(self) -> Any:
        if self._writer is None:
            self._writer = self._index.writer(heap_size=64_000_000, num_threads=1)
        return self._writer


def weigh(*weighted: tuple[Iterable[str], float], limit: int = 400) -> dict[str, float]:
    """Term → weight from lists of terms with a weight each; a term of several lists keeps its largest.

    Only the first `limit` different terms are kept: a question of a book's length must not stall the search.
    """
    weights: dict[str, float] = {}
    for found, weight in weighted:
        for term, times in Counter(found).items():
            if term in weights or len(weights) < limit:
                weights[term] = max(weights.get(term, 0.0), weight * times)
    return weights
