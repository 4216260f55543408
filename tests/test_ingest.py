"""The flow: every file gets its outcome, doing it twice is doing it once, versions stand in for each other."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.samples import REPORTS
from index.errors import NothingToIngest
from index.ingest import Outcome, ingest, reread
from index.library import Library
from index.packs import Pack
from index.reading_room import read_report
from index.schema import Identity, Report
from index.versions import alike, versions_of
from tests.made import settings

FIRST, SECOND = sorted(path for path in REPORTS.glob("*.txt") if "枫渡" in path.name)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(settings(tmp_path / "home")) as opened:
        yield opened


def statuses(outcomes: tuple[Outcome, ...]) -> list[str]:
    return [outcome.status for outcome in outcomes]


def test_everything_read_keeps_its_place(pack: Pack) -> None:
    reading = read_report(FIRST.read_bytes(), name=FIRST.name, pack=pack)
    text = reading.report.text
    assert reading.facts
    for passage in reading.passages:
        assert text[passage.location.start : passage.location.end] == passage.text
    for fact in reading.facts:
        assert text[fact.location.start : fact.location.end] == fact.quote
    for place in (place for finding in reading.findings for place in finding.places):
        assert text[place.location.start : place.location.end] == place.quote


def test_twice_is_once(library: Library) -> None:
    first = ingest([FIRST, SECOND], library)
    version, cards = library.version, library.reports()
    again = ingest([FIRST, SECOND], library)
    assert statuses(first) == ["added", "added"]
    assert statuses(again) == ["unchanged", "unchanged"]
    assert [outcome.counts for outcome in again] == [outcome.counts for outcome in first]
    assert (library.version, library.reports()) == (version, cards)


def test_a_bad_file_does_not_stop_the_others(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a空.txt").write_bytes(b"")
    (folder / "b坏.docx").write_bytes(b"PK\x03\x04 not a package")
    (folder / "c好.txt").write_bytes(FIRST.read_bytes())
    (folder / "~$c好.txt").write_bytes(b"lock")
    outcomes = ingest([folder, tmp_path / "没有.txt", FIRST], library)
    assert statuses(outcomes) == ["failed", "failed", "added", "failed", "unchanged"]
    assert all(outcome.error.startswith(outcome.file) for outcome in outcomes if outcome.status == "failed")
    assert len(library.reports()) == 1


def test_a_slip_of_ours_costs_one_file(
    library: Library, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from index import reading_room as flow

    real = flow.extract

    def slips(report: Report, *rest: object) -> object:
        if report.file == FIRST.name:
            raise ZeroDivisionError
        return real(report, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(flow, "extract", slips)
    outcomes = ingest([FIRST, SECOND], library)
    assert statuses(outcomes) == ["failed", "added"]
    assert "意外" in outcomes[0].error
    assert "ZeroDivisionError" in caplog.text


def test_an_empty_folder_is_an_error(library: Library, tmp_path: Path) -> None:
    with pytest.raises(NothingToIngest, match="没有找到"):
        ingest([tmp_path], library)


def test_a_changed_file_replaces_its_older_version(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "报告.txt"
    file.write_bytes(FIRST.read_bytes())
    (old,) = ingest([file], library)
    file.write_bytes(FIRST.read_bytes() + "\n补充说明：本报告已经复核。\n".encode())
    (new,) = ingest([file], library)
    assert new.status == "replaced"
    assert [card.id for card in library.reports()] == [new.report_id] != [old.report_id]
    assert "复核" in library.search("补充说明 复核")[0].passage.text


def test_a_newer_version_under_another_name_replaces(library: Library, tmp_path: Path) -> None:
    ingest([FIRST], library)
    final = tmp_path / "终稿.txt"
    final.write_bytes(FIRST.read_bytes() + "\n已经复核。\n".encode())
    assert statuses(ingest([final], library)) == ["replaced"]
    assert [card.file for card in library.reports()] == ["终稿.txt"]


def test_files_of_one_name_in_several_folders_are_several_reports(library: Library, tmp_path: Path) -> None:
    for folder, path in (("甲", FIRST), ("乙", SECOND)):
        (tmp_path / "all" / folder).mkdir(parents=True)
        (tmp_path / "all" / folder / "自评报告.txt").write_bytes(path.read_bytes())
    for expected in ("added", "unchanged"):
        assert statuses(ingest([tmp_path / "all"], library)) == [expected, expected]
    assert len(library.reports()) == 2


def test_two_versions_given_together_count_once(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "1初稿.txt").write_bytes(FIRST.read_bytes())
    (folder / "2终稿.txt").write_bytes(FIRST.read_bytes() + "\n已经复核。\n".encode())
    for expected in ("added", "unchanged"):
        outcomes = ingest([folder], library)
        assert statuses(outcomes) == [expected, "unchanged"]
        assert "1初稿.txt" in outcomes[1].warnings[0]
    assert [card.file for card in library.reports()] == ["1初稿.txt"]


def test_an_archive_is_read_as_a_folder(library: Library, tmp_path: Path) -> None:
    packed = tmp_path / "all.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(FIRST, f"报告/{FIRST.name}")
        archive.writestr("说明.exe", b"no report")
    assert [outcome.file for outcome in ingest([packed], library)] == [FIRST.name]


def test_progress_is_told_from_start_to_end(library: Library) -> None:
    told: list[tuple[str, int, int]] = []
    ingest([FIRST, SECOND], library, progress=lambda *step: told.append(step))
    assert [(done, total) for _, done, total in told] == [(0, 2), (1, 2), (2, 2)]
    assert [file for file, _, _ in told] == [FIRST.name, SECOND.name, SECOND.name]


def test_reading_again_gives_the_same(library: Library) -> None:
    ingest([FIRST, SECOND], library)
    before = [library.reading(card.id) for card in library.reports()]
    assert statuses(reread(library)) == ["replaced", "replaced"]
    assert sorted(map(repr, before)) == sorted(repr(library.reading(card.id)) for card in library.reports())


BODY = "".join(chr(0x4E00 + place % 900) for place in range(0, 4000, 3))
SAID = Identity(title="绩效自评报告", organisation="甲县教育局", year=2023, kind="部门整体支出")


def report(name: str, file: str, text: str = BODY, **changes: object) -> Report:
    identity = SAID.model_copy(update=changes)
    return Report(id=name, file=file, sha256=name, format="txt", identity=identity, text=text)


@pytest.mark.parametrize(
    ("file", "changes", "text", "same"),
    [
        pytest.param("甲.txt", {}, "全文重写", True, id="same name, all rewritten"),
        pytest.param("甲.txt", {"year": 2022}, BODY, False, id="same name, another year"),
        pytest.param("甲.txt", {"organisation": "乙县教育局"}, BODY, False, id="same name, another unit"),
        pytest.param(
            "甲.txt", {"organisation": "", "year": None, "kind": "其他"}, BODY, True, id="same name, says less"
        ),
        pytest.param("乙.txt", {}, BODY[:-40] + "已作修改", True, id="another name, nearly the same words"),
        pytest.param("乙.txt", {}, "全文重写" * 30, False, id="another name, other words"),
        pytest.param("乙.txt", {"project": "道路养护"}, BODY, False, id="another name, project named by one only"),
        pytest.param("乙.txt", {"organisation": ""}, BODY, False, id="another name, unit unknown"),
    ],
)
def test_what_is_a_version_of_a_report(
    library: Library, file: str, changes: dict[str, object], text: str, same: bool
) -> None:
    from tests.made import reading

    stored = reading("x").model_copy(update={"report": report("old", "甲.txt"), "passages": (), "facts": ()})
    library.put(stored)
    found = versions_of(
        report("new", file, text, **changes),
        library.reports(),
        lambda name: library.report(name).text,
        by_name=lambda _: True,
    )
    assert [card.id for card in found] == (["old"] if same else [])


def test_alike_is_about_most_of_the_shorter_text() -> None:
    assert alike(BODY, BODY[: len(BODY) // 2])
    assert not alike(BODY, "")
    assert not alike(BODY, BODY[::-1])
