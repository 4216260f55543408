"""The corpus as a LangChain retriever."""

from __future__ import annotations

from assistant.retriever import CorpusRetriever
from index.library import Library


def test_documents_are_passages_with_their_places(sample_library: Library) -> None:
    documents = CorpusRetriever(library=sample_library, k=3).invoke("存在的问题")
    assert len(documents) == 3
    texts = {card.file: sample_library.report(card.id).text for card in sample_library.reports()}
    for document in documents:
        place = document.metadata
        assert texts[place["file"]][place["start"] : place["end"]] == document.page_content
    scores = [document.metadata["score"] for document in documents]
    assert scores == sorted(scores, reverse=True)


def test_a_scope_is_kept(sample_library: Library) -> None:
    card = sample_library.reports()[-1]
    documents = CorpusRetriever(library=sample_library, report_ids=[card.id]).invoke("支出")
    assert {document.metadata["file"] for document in documents} == {card.file}
