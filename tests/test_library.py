"""The library keeps its word: whole reports or none, one writer, readers that see the present, removal that removes."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from index.errors import ReportNotFound, StoreError, StoreLocked, StoreMismatch
from index.indexes import Indexes
from index.library import Library
from index.schema import Entity, Region
from index.stores.records import Records
from tests.made import reading, settings

ROOT = Path(__file__).parent.parent


def opened(home: Path, **changes: str) -> Library:
    return Library.open(settings(home, **changes))


def numbered(number: int) -> list[str]:
    return [f"第{number}项基本支出{number}.{line}万元，用于事项{number}号之{line}" for line in range(6)]


def passages_found(library: Library, question: str) -> list[str]:
    return [hit.passage.text for hit in library.search(question, k=3)]


def is_whole(library: Library) -> bool:
    """Each report has its facts, and each of its passages is the first found for its own words."""
    for card in library.reports():
        for passage in library.passages(card.id):
            if passage not in [hit.passage for hit in library.search(passage.text, k=3)]:
                return False
            if passage not in [hit.passage for hit in library.search(passage.text, k=3, report_ids=[card.id])]:
                return False
        if len(library.facts([card.id])) != card.counts.facts:
            return False
    return True


def test_put_search_and_remove(tmp_path: Path) -> None:
    first, second = reading(*numbered(1)), reading(*numbered(2), organisation="乙县民政局", file="乙.txt")
    with opened(tmp_path) as library:
        library.put(first, original=b"1")
        library.put(second)
        assert passages_found(library, "第2项基本支出")[0].startswith("第2项")
        assert is_whole(library)
        library.remove(second.report.id)
        assert [card.id for card in library.reports()] == [first.report.id]
        assert not any("第2项" in text for text in passages_found(library, "第2项基本支出"))
        assert library.facts(entity="乙县民政局") == ()
        assert library.original(first.report.id) == b"1"
        with pytest.raises(ReportNotFound):
            library.remove(second.report.id)


def test_putting_twice_is_putting_once(tmp_path: Path) -> None:
    made = reading(*numbered(1))
    with opened(tmp_path) as library:
        for _ in range(2):
            library.put(made)
        assert len(library.reports()) == 1
        assert len({hit.passage.id for hit in library.search("基本支出", k=20)}) == 6


def test_a_newer_version_takes_over_everywhere(tmp_path: Path) -> None:
    old, new = reading(*numbered(1)), reading(*numbered(3))
    with opened(tmp_path) as library:
        library.put(old)
        library.put(new, instead_of=[old.report.id])
        assert [card.id for card in library.reports()] == [new.report.id]
        assert {hit.passage.location.report_id for hit in library.search("第1项基本支出", k=20)} == {new.report.id}


def test_many_readings_are_one_change(tmp_path: Path) -> None:
    made = [reading(*numbered(number), organisation=f"{number}县") for number in range(4)]
    with opened(tmp_path) as library:
        library.put_all(made)
        library.put_all(made[:1], instead_of=[made[3].report.id])
        assert {card.id for card in library.reports()} == {each.report.id for each in made[:3]}
        assert is_whole(library)


def test_what_was_stored_is_there_after_reopening(tmp_path: Path) -> None:
    made = reading(*numbered(1))
    with opened(tmp_path) as library:
        library.put(made)
        version = library.version
    with opened(tmp_path) as library:
        assert library.version == version
        assert library.reading(made.report.id) == made.model_copy(update={"facts": library.facts()})
        assert is_whole(library)


def test_an_empty_library_answers_with_nothing(tmp_path: Path) -> None:
    with opened(tmp_path) as library:
        assert library.reports() == library.facts() == library.findings() == library.entities() == ()
        assert library.search("基本支出") == ()
        assert library.sections("unknown") == library.passages("unknown") == ()


def test_entities_have_all_their_names_and_reports(tmp_path: Path) -> None:
    first = reading("基本支出1万元", year=2022)
    second = reading("基本支出2万元", year=2023)
    table = reading("人口3万人", organisation="乙县", file="表.csv")
    alias = Entity(name="乙县", aliases=("乙",), region=Region(county="乙县"))
    with opened(tmp_path) as library:
        library.put_all([first, second, table.model_copy(update={"entities": (alias,)})])
        found = {entity.name: entity for entity in library.entities()}
    assert found["甲县教育局"].report_ids == (first.report.id, second.report.id)
    assert found["乙县"] == alias.model_copy(update={"report_ids": (table.report.id,)})


class Crash(BaseException):
    """Ends a write the way a killed process does: nothing after it runs."""


STEPS = {
    "replace": [
        (Records, "unsettle"),
        (Indexes, "put"),
        (Indexes, "commit"),
        (Records, "put"),
        (Indexes, "drop"),
        (Records, "settle"),
    ],
    "remove": [
        (Records, "unsettle"),
        (Records, "remove"),
        (Indexes, "drop"),
        (Indexes, "rewrite_keywords"),
        (Records, "settle"),
    ],
}


def crash_before(step: tuple[type, str], change: Callable[[], None]) -> None:
    """Let the change die where it would take the step."""

    def dies(*_: object, **__: object) -> None:
        raise Crash

    with pytest.MonkeyPatch.context() as patch, suppress(Crash):
        patch.setattr(*step, dies)
        change()


@pytest.mark.parametrize(
    ("change", "step"),
    [
        pytest.param(change, step, id=f"{change}-{step[0].__name__}.{step[1]}")
        for change, steps in STEPS.items()
        for step in steps
    ],
)
def test_a_change_cut_off_anywhere_is_done_or_not_done(tmp_path: Path, change: str, step: tuple[type, str]) -> None:
    kept, old, new = (reading(*numbered(number), organisation=f"{number}县") for number in range(3))
    library = opened(tmp_path)
    library.put_all([kept, old])
    changes = {
        "replace": lambda: library.put(new, instead_of=[old.report.id]),
        "remove": lambda: library.remove(old.report.id),
    }
    done = {"replace": {kept.report.id, new.report.id}, "remove": {kept.report.id}}[change]
    crash_before(step, changes[change])
    library.close()
    with opened(tmp_path) as again:
        there = {card.id for card in again.reports()}
        assert there in (done, {kept.report.id, old.report.id})
        assert is_whole(again)
        found = {hit.passage.location.report_id for hit in again.search("基本支出 事项", k=50)}
        assert found == there


WRITER = """
import sys
from pathlib import Path
from index.library import Library
from tests.made import reading, settings
from tests.test_library import numbered
with Library.open(settings(Path(sys.argv[1]))) as library:
    for number in range(int(sys.argv[2]), int(sys.argv[3])):
        library.put(reading(*numbered(number), organisation=f"{number}县"))
        print(number, flush=True)
"""


def writer(home: Path, first: int, last: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(home), str(first), str(last)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_a_killed_writer_loses_nothing_it_reported(tmp_path: Path) -> None:
    said: set[str] = set()
    for first in (0, 100):
        process = writer(tmp_path, first, first + 100)
        assert process.stdout is not None
        for line in process.stdout:
            said.add(f"{line.strip()}县")
            if len(said) % 6 == 0:
                os.kill(process.pid, signal.SIGKILL)
                break
        said |= {f"{line.strip()}县" for line in process.stdout}
        process.wait()
        process.stdout.close()
    with opened(tmp_path) as library:
        there = {card.identity.organisation for card in library.reports()}
        assert said <= there
        assert len(there - said) <= 2
        assert is_whole(library)


def test_readers_follow_a_writer_in_another_process(tmp_path: Path) -> None:
    with opened(tmp_path) as seed:
        seed.put(reading(*numbered(0), organisation="0县"))
    with opened(tmp_path) as one, opened(tmp_path) as other:
        assert is_whole(one)
        process = writer(tmp_path, 1, 9)
        assert process.stdout is not None
        for line in process.stdout:
            number = line.strip()
            for reader in (one, other):
                cards = {card.identity.organisation: card.id for card in reader.reports()}
                assert f"{number}县" in cards
                assert passages_found(reader, f"{number}县第{number}项基本支出")[0].startswith(f"第{number}项")
                within = reader.search("基本支出", k=20, report_ids=[cards[f"{number}县"]])
                assert len(within) == 6
        assert process.wait() == 0
        process.stdout.close()
        assert len(one.reports()) == 9
        assert is_whole(one)
        assert is_whole(other)


def test_a_home_is_opened_and_asked_while_another_process_writes(tmp_path: Path) -> None:
    made = reading(*numbered(1))
    with opened(tmp_path) as library:
        library.put(made)
        busy = sqlite3.connect(tmp_path / "jiwen.db", isolation_level=None)
        busy.execute("BEGIN IMMEDIATE")
        with opened(tmp_path) as other:
            assert [card.id for card in other.reports()] == [made.report.id]
            assert is_whole(other)
        busy.rollback()
        busy.close()


def test_a_second_writer_is_told_to_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.stores.lock._PATIENCE", 0.05)
    caught: list[BaseException] = []

    def attempt() -> None:
        try:
            with opened(tmp_path) as second:
                second.put(reading(*numbered(1)))
        except StoreLocked as error:
            caught.append(error)

    with opened(tmp_path) as library, library.writing():
        thread = threading.Thread(target=attempt)
        thread.start()
        thread.join()
        library.put(reading(*numbered(0)))
    assert "正在写入" in str(caught[0])
    attempt()
    assert len(caught) == 1


def test_searches_go_on_while_another_thread_writes(tmp_path: Path) -> None:
    with opened(tmp_path) as library:
        library.put(reading(*numbered(0), organisation="0县"))
        failures: list[BaseException] = []
        stop = threading.Event()

        def search() -> None:
            try:
                while not stop.is_set():
                    assert passages_found(library, "第0项基本支出0.3万元")[0].startswith("第0项")
            except BaseException as error:
                failures.append(error)

        threads = [threading.Thread(target=search) for _ in range(2)]
        for thread in threads:
            thread.start()
        for number in range(1, 6):
            library.put(reading(*numbered(number), organisation=f"{number}县"))
        stop.set()
        for thread in threads:
            thread.join()
        assert failures == []
        assert is_whole(library)


def test_another_embedder_is_refused_until_reindexed(tmp_path: Path) -> None:
    with opened(tmp_path) as library:
        library.put(reading(*numbered(1)))
    with opened(tmp_path, embedder="builtin") as library:
        assert len(library.facts()) == 6
        with pytest.raises(StoreMismatch, match="jiwen reindex"):
            library.search("基本支出")
        with pytest.raises(StoreMismatch):
            library.put(reading(*numbered(2)))
        library.reindex()
        assert is_whole(library)
        library.put(reading(*numbered(2), organisation="2县"))
        assert is_whole(library)
    with opened(tmp_path) as library, pytest.raises(StoreMismatch):
        library.search("基本支出")


def test_search_goes_on_when_chroma_is_damaged(tmp_path: Path) -> None:
    with opened(tmp_path) as library:
        for number in range(3):
            library.put(reading(*numbered(number), organisation=f"{number}县"))
    (tmp_path / "indexes-1" / "chroma" / "chroma.sqlite3").write_bytes(b"damaged" * 1000)
    with opened(tmp_path) as library:
        assert is_whole(library)


def test_reindexing_keeps_one_set_of_indexes(tmp_path: Path) -> None:
    with opened(tmp_path) as library:
        library.put(reading(*numbered(1)))
        with opened(tmp_path) as reader:
            assert is_whole(reader)
            library.reindex()
            assert is_whole(reader)
        assert is_whole(library)
    assert len([path for path in tmp_path.iterdir() if path.is_dir()]) == 1


def test_a_home_that_cannot_be_made_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StoreError, match="数据目录用不了"):
        opened(tmp_path / "file")


def test_facts_are_read_without_heavy_imports(tmp_path: Path) -> None:
    with opened(tmp_path) as library:
        library.put(reading(*numbered(1)))
    program = """
import json, sys
from pathlib import Path
from index.library import Library
from tests.made import settings
with Library.open(settings(Path(sys.argv[1]))) as library:
    count = len(library.facts(metric="第"))
print(json.dumps([count, [name for name in ("chromadb", "torch", "tantivy", "numpy") if name in sys.modules]]))
"""
    printed = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert json.loads(printed) == [6, []]
