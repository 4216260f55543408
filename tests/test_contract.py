"""What `jiwen ask --json` promises to machines, over every question that comes with the product."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from assistant import ask, samples
from assistant.schema import Answer

if TYPE_CHECKING:
    from pathlib import Path

    from index.library import Library

KEYS = ["question", "status", "text", "values", "formula", "citations", "coverage", "route", "elapsed_ms"]
VALUE = {"value", "unit", "subject", "metric", "basis", "year", "citation"}
CITATION = {"n", "file", "title", "section", "page", "table", "quote", "start", "end"}


def bundled() -> list[dict[str, Any]]:
    path: Path = samples.REPORTS.parent / "questions.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def answers(sample_library: Library) -> list[Answer]:
    return [ask(each["q"], library=sample_library, history=each.get("history") or ()) for each in bundled()]


def test_the_object_is_as_written_down(answers: list[Answer]) -> None:
    for answer in answers:
        body = answer.contract("d001")
        assert list(body) == ["id", *KEYS]
        assert list(answer.contract()) == KEYS
        assert body["status"] in ("answered", "not_found", "ambiguous", "conflict")
        assert body["route"] in ("facts", "passages", "checks")
        assert set(body["coverage"]) == {"reports_used", "reports_in_scope"}
        assert all(set(value) == VALUE for value in body["values"])
        assert all(set(citation) == CITATION for citation in body["citations"])
        assert all(set(c["table"]) == {"row", "column"} for c in body["citations"] if c["table"])
        assert json.loads(json.dumps(body, ensure_ascii=False)) == body
        assert body["text"].strip()


def test_every_citation_is_a_slice_of_its_report(answers: list[Answer], sample_library: Library) -> None:
    """quote == report.text[start:end], and the sections named are those that hold it."""
    cards = {card.file: card.id for card in sample_library.reports()}
    texts = {file: sample_library.report(report_id).text for file, report_id in cards.items()}
    cited = [citation for answer in answers for citation in answer.citations]
    assert len(cited) > 200
    for citation in cited:
        assert texts[citation.file][citation.start : citation.end] == citation.quote
        assert citation.quote.strip()


def test_citations_are_numbered_as_they_come_and_all_are_used(answers: list[Answer]) -> None:
    for answer in answers:
        numbers = [citation.n for citation in answer.citations]
        assert numbers == list(range(1, len(numbers) + 1))
        assert {int(n) for n in re.findall(r"\[(\d+)\]", answer.text)} == set(numbers), answer.question


def test_values_are_decimal_digits_with_their_citation(answers: list[Answer]) -> None:
    for answer in answers:
        for value in answer.values:
            assert re.fullmatch(r"-?\d+(\.\d+)?", value.value)
            assert value.citation is None or 1 <= value.citation <= len(answer.citations)


def test_a_cited_value_stands_in_its_quote(answers: list[Answer]) -> None:
    """The digits of a value that was not converted are in the words cited."""
    for answer in answers:
        for value in answer.values:
            if value.citation is None or value.unit in ("亿元", "万元"):
                continue
            quote = answer.citations[value.citation - 1].quote.replace(",", "").replace("，", "")
            numbers = {abs(Decimal(n)) for n in re.findall(r"\d+(?:\.\d+)?", quote)}
            assert abs(Decimal(value.value)) in numbers or not numbers, (answer.question, value, quote)


def test_computed_answers_show_their_formula(answers: list[Answer]) -> None:
    for answer in answers:
        if answer.values and answer.values[0].citation is None:
            assert answer.formula, answer.question
            assert re.search(r"[=≈] ?−?[\d.]+（.+）", answer.formula)


def test_coverage_counts_reports(answers: list[Answer], sample_library: Library) -> None:
    reports = len(sample_library.reports())
    for answer in answers:
        assert 0 <= answer.coverage.reports_used <= answer.coverage.reports_in_scope <= reports
        if answer.status == "answered":
            assert answer.coverage.reports_used >= len({c.file for c in answer.citations}) > 0, answer.question


def test_refusals_have_no_values(answers: list[Answer]) -> None:
    refused = [answer for answer in answers if answer.status == "not_found"]
    assert refused
    assert all(answer.values == () and answer.formula == "" for answer in refused)


def test_no_bundled_question_is_withheld(answers: list[Answer]) -> None:
    assert [answer.question for answer in answers if "没有通过数字核验" in answer.text] == []
