"""One writer at a time in a home folder, whatever the process.

Two processes at once in Chroma damage it without an error, so Chroma is touched under this lock only, and so is every
other write of the corpus. Reading the record, searching by other means and keeping conversations need no lock.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import StoreLocked

_PATIENCE = 2.0  # seconds; longer than a search in another process holds it


class WriteLock:
    """The lock of a home folder; a thread that holds it may take it again. The system frees it when a process dies."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._lock = FileLock(home / "write.lock", thread_local=True)

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Held for the block.

        Raises:
            StoreLocked: Another process, or another thread, is writing.
        """
        try:
            self._lock.acquire(timeout=_PATIENCE)
        except Timeout as error:
            raise StoreLocked(f"另一个程序正在写入数据目录 {self._home}。请等它完成后再试") from error
        try:
            yield
        finally:
            self._lock.release()

    @contextmanager
    def attempt(self) -> Iterator[bool]:
        """Held for the block when it is free now: True; else False, without waiting."""
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            yield False
            return
        try:
            yield True
        finally:
            self._lock.release()
