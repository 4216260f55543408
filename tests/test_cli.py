"""The command line: what machines read, what people read when something is wrong, exit codes."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.cli.app import run
from assistant.cli.batch import parse
from index.library import Library

Jiwen = Callable[..., "Shown"]


class Shown:
    """What one command line printed and returned."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def jiwen(capsys: pytest.CaptureFixture[str]) -> Jiwen:
    def call(*args: object) -> Shown:
        code = run([str(arg) for arg in args])
        captured = capsys.readouterr()
        return Shown(code, captured.out, captured.err)

    return call


def is_chinese_line(text: str) -> bool:
    return text.count("\n") == 1 and any("\u4e00" <= char <= "\u9fff" for char in text)


# Machines


def test_ask_prints_the_contract(jiwen: Jiwen, sample_home: Path, sample_library: Library) -> None:
    shown = jiwen("ask", "枫渡县农业农村局2023年基本支出决算是多少？", "--json", "--home", sample_home)
    (row,) = shown.rows
    assert list(row) == [
        "question",
        "status",
        "text",
        "values",
        "formula",
        "citations",
        "coverage",
        "route",
        "elapsed_ms",
    ]
    assert row["status"] == "answered"
    assert list(row["values"][0]) == ["value", "unit", "subject", "metric", "basis", "year", "citation"]
    cite = row["citations"][0]
    assert list(cite) == ["n", "file", "title", "section", "page", "table", "quote", "start", "end"]
    texts = {card.file: sample_library.report(card.id).text for card in sample_library.reports()}
    assert texts[cite["file"]][cite["start"] : cite["end"]] == cite["quote"]


def test_batch_answers_every_line_in_order(jiwen: Jiwen, sample_home: Path, tmp_path: Path) -> None:
    lines = [
        '{"id": "a", "q": "枫渡县农业农村局2023年基本支出决算是多少？"}',
        "",
        "not json",
        '{"id": 7, "q": ""}',
        '{"id": "c", "history": []}',
        '{"id": "d", "q": "那2022年呢？", "history": "枫渡"}',
        json.dumps({"id": "e", "q": "长" * 10_000}),
        '{"id": "f", "q": "那2022年呢？", "history": ["枫渡县农业农村局2023年基本支出决算是多少？"]}',
    ]
    file = tmp_path / "questions.jsonl"
    file.write_text("\ufeff" + "\n".join(lines), encoding="utf-8")
    shown = jiwen("ask", "--batch", file, "--json", "--home", sample_home)
    assert shown.code == 0
    assert [row["id"] for row in shown.rows] == ["a", 3, 7, "c", "d", "e", "f"]
    assert [row["status"] for row in shown.rows] == ["answered"] + ["not_found"] * 5 + ["answered"]
    assert "history" in shown.rows[4]["text"]
    assert next(iter(shown.rows[0])) == "id"
    assert set(shown.rows[1]) == set(shown.rows[0])


def test_a_batch_file_that_is_missing_fails(jiwen: Jiwen, tmp_path: Path) -> None:
    shown = jiwen("ask", "--batch", tmp_path / "none.jsonl", "--json", "--home", tmp_path / "home")
    assert shown.code == 1
    assert shown.out == ""
    assert "none.jsonl" in shown.err
    assert is_chinese_line(shown.err)


def test_search_prints_passages_that_slice_back(jiwen: Jiwen, sample_home: Path, sample_library: Library) -> None:
    (row,) = jiwen("search", "存在的问题", "-k", "3", "--json", "--home", sample_home).rows
    assert list(row) == ["question", "passages"]
    assert len(row["passages"]) == 3
    scores = [passage["score"] for passage in row["passages"]]
    assert scores == sorted(scores, reverse=True)
    texts = {card.file: sample_library.report(card.id).text for card in sample_library.reports()}
    for passage in row["passages"]:
        assert list(passage) == ["file", "title", "section", "page", "start", "end", "text", "score"]
        assert texts[passage["file"]][passage["start"] : passage["end"]] == passage["text"]


def test_search_takes_a_batch(jiwen: Jiwen, sample_home: Path, tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text('{"id": "a", "q": "存在的问题"}\n{"id": "b", "q": " "}\n', encoding="utf-8")
    shown = jiwen("search", "--batch", file, "--json", "--home", sample_home)
    assert [(row["id"], bool(row["passages"])) for row in shown.rows] == [("a", True), ("b", False)]
    assert is_chinese_line(shown.err)


def test_facts_are_exported_with_their_places(jiwen: Jiwen, sample_home: Path, sample_library: Library) -> None:
    rows = jiwen("facts", "export", "--home", sample_home).rows
    assert len(rows) == sum(card.counts.facts for card in sample_library.reports())
    texts = {card.file: sample_library.report(card.id).text for card in sample_library.reports()}
    assert all(texts[row["file"]][row["start"] : row["end"]] == row["quote"] for row in rows)
    assert {"text", "table"} == {row["origin"] for row in rows}


def test_both_export_formats_hold_the_same_facts(jiwen: Jiwen, sample_home: Path) -> None:
    rows = jiwen("facts", "export", "--home", sample_home).rows
    table = jiwen("facts", "export", "--format", "csv", "--home", sample_home).out
    assert table.startswith("\ufeff")
    cells = list(csv.DictReader(io.StringIO(table.removeprefix("\ufeff"))))
    assert [list(row) for row in cells[:1]] == [list(rows[0])]
    assert [(row["file"], row["value"], row["quote"]) for row in cells] == [
        (row["file"], row["value"], row["quote"]) for row in rows
    ]


def test_facts_can_be_narrowed(jiwen: Jiwen, sample_home: Path, sample_library: Library) -> None:
    file = sample_library.reports()[0].file
    rows = jiwen("facts", "list", file, "--year", "2022", "--json", "--home", sample_home).rows
    assert {(row["file"], row["year"]) for row in rows} == {(file, 2022)}


def test_outline_prints_identity_sections_and_tables(jiwen: Jiwen, sample_home: Path, sample_library: Library) -> None:
    card = sample_library.reports()[0]
    (row,) = jiwen("outline", card.id[:10], "--json", "--home", sample_home).rows
    keys = ["file", "title", "organisation", "aliases", "region", "year", "kind", "sections", "tables"]
    assert list(row) == keys
    assert list(row["sections"][0]) == ["number", "title", "level", "start", "end"]
    assert list(row["tables"][0]) == ["start", "end", "rows", "columns", "title"]
    assert len(row["sections"]) == card.counts.sections


def test_check_prints_findings_with_their_places(jiwen: Jiwen, sample_home: Path, sample_library: Library) -> None:
    rows = jiwen("check", "--json", "--home", sample_home).rows
    assert rows, "the samples have contradictions planted in them"
    texts = {card.file: sample_library.report(card.id).text for card in sample_library.reports()}
    for row in rows:
        keys = ["file", "kind", "severity", "message", "stated", "recomputed", "formula", "places"]
        assert list(row) == keys
        for place in row["places"]:
            text = texts[place.get("file", row["file"])]
            assert text[place["start"] : place["end"]] == place["quote"]


# A corpus comes and goes


def test_ingesting_removing_and_ingesting_again(jiwen: Jiwen, tmp_path: Path, sample_library: Library) -> None:
    from assistant.samples import REPORTS

    report = sorted(REPORTS.glob("*.txt"))[0]
    home = tmp_path / "home"
    assert [row["status"] for row in jiwen("ingest", report, "--json", "--home", home).rows] == ["added"]
    assert [row["status"] for row in jiwen("ingest", report, "--json", "--home", home).rows] == ["unchanged"]
    assert jiwen("remove", report.name, "--home", home).code == 0
    assert jiwen("reports", "--json", "--home", home).rows == []
    assert jiwen("facts", "export", "--home", home).rows == []
    assert [row["status"] for row in jiwen("ingest", report, "--json", "--home", home).rows] == ["added"]
    assert [row["status"] for row in jiwen("reread", "--json", "--home", home).rows] == ["replaced"]
    assert jiwen("reindex", "--home", home).code == 0
    assert jiwen("search", "存在的问题", "--json", "--home", home).rows[0]["passages"]


# Bad input

BAD_FILES = {
    "empty": ("empty.txt", b""),
    "blank": ("blank.txt", b" \n\t\n"),
    "suffix": ("picture.png", b"\x89PNG\r\n"),
    "docx": ("broken.docx", b"PK\x03\x04 this is no zip archive"),
    "binary": ("noise.txt", bytes(range(256)) * 4),
}


@pytest.mark.parametrize(("name", "content"), BAD_FILES.values(), ids=BAD_FILES)
def test_a_bad_file_is_named_and_leaves_nothing(jiwen: Jiwen, tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    home = tmp_path / "home"
    shown = jiwen("ingest", tmp_path / name, "--home", home)
    assert shown.code == 1
    assert name in shown.out + shown.err
    assert jiwen("reports", "--json", "--home", home).rows == []


def test_one_bad_file_does_not_stop_the_others(jiwen: Jiwen, tmp_path: Path) -> None:
    from assistant.samples import REPORTS

    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "broken.docx").write_bytes(BAD_FILES["docx"][1])
    good = sorted(REPORTS.glob("*.txt"))[0]
    (folder / good.name).write_bytes(good.read_bytes())
    shown = jiwen("ingest", folder, "--json", "--home", tmp_path / "home")
    assert shown.code == 1
    assert {row["file"]: row["status"] for row in shown.rows} == {"broken.docx": "failed", good.name: "added"}


FAILURES = {
    "folder without reports": ["ingest", "{tmp}"],
    "path that is not there": ["ingest", "{tmp}/none"],
    "empty question": ["ask", "  "],
    "question of 10,000 characters": ["ask", "长" * 10_000],
    "no question": ["ask"],
    "question and batch": ["ask", "问", "--batch", "x.jsonl"],
    "history with batch": ["ask", "--batch", "x.jsonl", "--history", "问"],
    "empty search": ["search", ""],
    "unknown report": ["outline", "没有这份"],
    "removing an unknown report": ["remove", "没有这份"],
    "unknown command": ["frobnicate"],
    "unknown option": ["ask", "问", "--frobnicate"],
    "missing argument": ["outline"],
    "too many arguments": ["reports", "a", "b"],
    "value out of range": ["search", "问", "-k", "0"],
    "unknown format": ["facts", "export", "--format", "xml"],
    "question set that is not there": ["eval", "{tmp}/none.jsonl"],
    "table that is not there": ["facts", "import", "{tmp}/none.csv"],
}


@pytest.mark.parametrize("line", FAILURES.values(), ids=FAILURES)
def test_a_failure_is_one_chinese_line(jiwen: Jiwen, tmp_path: Path, line: list[str]) -> None:
    home = [] if line[-1] == "frobnicate" else ["--home", tmp_path / "home"]
    (tmp_path / "bare").mkdir()
    shown = jiwen(*(word.format(tmp=tmp_path / "bare") for word in line), *home)
    assert shown.code == 1
    assert shown.out == ""
    assert is_chinese_line(shown.err), shown.err
    assert "内部出错" not in shown.err


def test_a_home_that_is_a_file_is_named(jiwen: Jiwen, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    shown = jiwen("reports", "--home", tmp_path / "file")
    assert shown.code == 1
    assert str(tmp_path / "file") in shown.err
    assert is_chinese_line(shown.err)


def test_an_ambiguous_name_lists_its_reports(jiwen: Jiwen, sample_home: Path) -> None:
    shown = jiwen("outline", "", "--home", sample_home)
    assert shown.code == 1
    assert is_chinese_line(shown.err)


BAD_LINES = {
    "list": "[1]",
    "number": '{"id": 1, "q": 5}',
    "no question": '{"id": 1}',
    "history": '{"id": 1, "q": "问", "history": [1]}',
    "truncated": '{"id": 1, "q": "',
}


@pytest.mark.parametrize("text", BAD_LINES.values(), ids=BAD_LINES)
def test_a_bad_line_becomes_a_problem_with_its_number(text: str) -> None:
    assert "第 12 行" in parse(text, 12).problem


# People


def test_the_terminal_shows_sources_under_the_answer(jiwen: Jiwen, sample_home: Path) -> None:
    shown = jiwen("ask", "枫渡县农业农村局2023年基本支出决算是多少？", "--home", sample_home)
    assert "[1]" in shown.out
    assert "“" in shown.out.splitlines()[-1]


@pytest.mark.parametrize("command", ["reports", "facts list", "check"])
def test_lists_for_people(jiwen: Jiwen, sample_home: Path, sample_library: Library, command: str) -> None:
    shown = jiwen(*command.split(), "--home", sample_home)
    assert shown.code == 0
    files = {row.file for row in sample_library.reports() if command != "check" or row.counts.findings}
    assert {file for file in files if file in shown.out} == files


def test_an_outline_for_people(jiwen: Jiwen, sample_home: Path, sample_library: Library) -> None:
    card = sample_library.reports()[0]
    shown = jiwen("outline", card.file, "--home", sample_home)
    first = sample_library.sections(card.id)[0]
    assert card.identity.organisation in shown.out
    assert first.number + first.title in shown.out


def test_an_empty_corpus_says_what_to_do(jiwen: Jiwen, tmp_path: Path) -> None:
    shown = jiwen("reports", "--home", tmp_path)
    assert shown.code == 0
    assert "jiwen ingest" in shown.out


def test_help_is_quick() -> None:
    """Of the processor's time, since the wall clock also tells what else the machine is doing."""
    code = "import time; from assistant.cli.app import run; run(['--help']); print(time.process_time())"
    shown = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert float(shown.stdout.split()[-1]) < 0.5


def test_a_reader_that_leaves_early_is_no_failure(sample_home: Path) -> None:
    line = f"{sys.executable} -m assistant.cli facts export --home '{sample_home}' | head -1"
    shown = subprocess.run(line, shell=True, capture_output=True, text=True, check=True)
    assert shown.stderr == ""
    assert shown.stdout.count("\n") == 1
