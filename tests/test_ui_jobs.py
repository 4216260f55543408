"""Imports in the background: names made safe, one at a time, nothing lost, nothing left behind."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import StoreLocked
from ui.jobs import Jobs, Progress, Upload, safe_name


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("报告.docx", "报告.docx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\报告.txt", "报告.txt"),
        ("..", "未命名"),
        ("", "未命名"),
        ("a\x00b\n.txt", "a_b_.txt"),
        ("年" * 300 + ".pdf", "年" * 110 + ".pdf"),
    ],
    ids=["plain", "folders-up", "windows", "dots", "empty", "control", "long"],
)
def test_names_sent_by_a_browser_become_plain_file_names(sent: str, kept: str) -> None:
    assert safe_name(sent) == kept


@given(st.text(max_size=300))
def test_no_name_leaves_its_folder(sent: str) -> None:
    name = safe_name(sent)
    assert name not in ("", ".", "..")
    assert Path(name).name == name
    assert len(name) <= 120


def test_files_reach_the_corpus_whole_and_leave_no_copy() -> None:
    seen: dict[str, bytes] = {}
    paths_seen: list[Path] = []

    def ingest(paths: Sequence[Path], progress: Progress) -> list[Any]:
        for done, path in enumerate(paths):
            progress(path.name, done, len(paths))
            seen[path.name] = path.read_bytes()
            paths_seen.append(path)
        return []

    jobs = Jobs(ingest)
    jobs.submit([Upload("../甲.txt", b"1"), Upload("甲.txt", b"2"), Upload("乙.txt", b"3")])
    jobs.close()
    assert seen == {"甲.txt": b"2", "乙.txt": b"3"}
    assert len({path.parent for path in paths_seen}) == 3
    assert not any(path.exists() for path in paths_seen)
    assert [one.status for one in jobs.listed()] == ["done"]


def test_imports_run_one_after_another_and_failures_are_told() -> None:
    running = threading.Lock()

    def ingest(paths: Sequence[Path], progress: Progress) -> list[Any]:
        assert running.acquire(blocking=False), "two imports at once"
        try:
            if paths[0].name == "锁.txt":
                raise StoreLocked("资料库正在被另一个程序写入。请稍后再试")
            if paths[0].name == "坏.txt":
                raise ZeroDivisionError
            return []
        finally:
            running.release()

    jobs = Jobs(ingest)
    for name in ("锁.txt", "坏.txt", "好.txt"):
        jobs.submit([Upload(name, b"")])
    jobs.close()
    locked, broken, good = jobs.listed()
    assert (locked.status, locked.error) == ("failed", "资料库正在被另一个程序写入。请稍后再试")
    assert broken.status == "failed"
    assert "导入时出错" in broken.error
    assert good.status == "done"
    assert not jobs.busy


def test_another_change_waits_for_the_imports_before_it() -> None:
    order: list[str] = []
    release = threading.Event()

    def ingest(paths: Sequence[Path], progress: Progress) -> list[Any]:
        release.wait(5)
        order.append("import")
        return []

    jobs = Jobs(ingest)
    jobs.submit([Upload("甲.txt", b"")])
    assert jobs.busy
    threading.Timer(0.05, release.set).start()
    jobs.write(lambda: order.append("remove"))
    assert order == ["import", "remove"]
    jobs.close()
