"""The corpus as a LangChain retriever, for those who build chains of their own on it."""

from __future__ import annotations

from collections.abc import Sequence

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever

from index.library import Library
from index.schema import Hit


class CorpusRetriever(BaseRetriever):
    """Passages of an open library, best first, each with its place in the metadata.

    Metadata: file, title, organisation, year, section (path joined by " / "), page, start, end, score. The page content
    is verbatim: it equals the report's text from start to end.
    """

    library: Library
    k: int = 10
    """Passages a query gives at most."""
    report_ids: Sequence[str] | None = None
    """Search only these reports; None for all."""

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        hits = self.library.search(query, k=self.k, report_ids=self.report_ids)
        return [self._document(hit) for hit in hits]

    def _document(self, hit: Hit) -> Document:
        passage = hit.passage
        report = self.library.report(passage.location.report_id)
        metadata = {
            "file": report.file,
            "title": report.identity.title,
            "organisation": report.identity.organisation,
            "year": report.identity.year,
            "section": " / ".join(passage.section),
            "page": passage.location.page,
            "start": passage.location.start,
            "end": passage.location.end,
            "score": hit.score,
        }
        return Document(id=passage.id, page_content=passage.text, metadata=metadata)
