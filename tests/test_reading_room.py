"""Files read in processes of their own: the same readings in the same order, and a process that dies costs its file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.samples import REPORTS
from index import reading_room
from index.ingest import ingest, reread
from index.library import Library
from index.packs import Pack
from index.readers import DEFAULT, Limits
from index.reading_room import ReadingRoom, Unread, read_report
from index.schema import Reading
from tests.made import settings

FILES = sorted(path for path in REPORTS.glob("*.txt") if "枫渡" in path.name)


def dies_over_poison(name: str, data: bytes) -> Reading | Unread:
    if data == b"poison":
        os._exit(9)
    return reading_room._read(name, data, *reading_room._with)


def test_processes_read_what_this_one_reads(pack: Pack) -> None:
    bad = (Path("坏.docx"), b"PK\x03\x04 not a package")
    files = [*((path, path.read_bytes()) for path in FILES), bad]
    with ReadingRoom(pack, DEFAULT, files=reading_room.MANY) as room:
        assert room.ahead
        begun = [room.begin(path.name, data) for path, data in files]
        apart = [read() for read in begun]
    with ReadingRoom(pack, DEFAULT, files=1) as room:
        assert not room.ahead
        here = [room.begin(path.name, data)() for path, data in files]
    assert apart == here
    assert here[0] == read_report(files[0][1], name=files[0][0].name, pack=pack)
    assert isinstance(here[-1], Unread)
    assert here[-1].why.startswith("坏.docx")


def test_a_process_that_dies_costs_one_file(pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_room, "_read_here", dies_over_poison)
    given = [("甲.txt", FILES[0].read_bytes()), ("毒.txt", b"poison"), *((f.name, f.read_bytes()) for f in FILES[1:])]
    with ReadingRoom(pack, Limits(), files=reading_room.MANY) as room:
        begun = [room.begin(name, data) for name, data in given]
        read = [each() for each in begun]
    assert [isinstance(each, Unread) for each in read] == [name == "毒.txt" for name, _ in given]
    assert isinstance(read[1], Unread)
    assert read[1].why.startswith("毒.txt：读取这份文件的进程意外中止")


def test_many_files_are_taken_in_as_few_are(tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(reading_room.MANY):
        text = (
            FILES[number % 2].read_text(encoding="utf-8").replace("枫渡县", f"枫渡{'甲乙丙丁戊己庚辛'[number // 2]}县")
        )
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    (folder / "20.txt").write_bytes((folder / "03.txt").read_bytes())  # the same again
    files = sorted(folder.iterdir())
    told: list[tuple[str, int]] = []
    with Library.open(settings(tmp_path / "a")) as at_once, Library.open(settings(tmp_path / "b")) as one_by_one:
        together = ingest([folder], at_once, progress=lambda file, done, _: told.append((file, done)))
        singly = [outcome for path in files for outcome in ingest([path], one_by_one)]
        assert [outcome.file for outcome in together] == [path.name for path in files]
        assert [(each.status, each.report_id, each.counts) for each in together] == [
            (each.status, each.report_id, each.counts) for each in singly
        ]
        assert told == [(path.name, done) for done, path in enumerate(files)] + [(files[-1].name, len(files))]
        for card in at_once.reports():
            assert at_once.reading(card.id) == one_by_one.reading(card.id)
        assert at_once.search("存在的问题", k=5) == one_by_one.search("存在的问题", k=5)
        assert {each.status for each in reread(at_once)} == {"replaced"}
        assert len(at_once.reports()) == reading_room.MANY
