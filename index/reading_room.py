"""Reads report files, many of them in processes of their own, so that one file is stored while others are read."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from hashlib import sha256
from typing import TYPE_CHECKING, Self

from index.checks.review import check
from index.errors import JiwenError
from index.facts import extract
from index.identity import identify
from index.outline import outline
from index.packs import Pack
from index.passages import passages
from index.readers import DEFAULT, Limits, read_bytes
from index.schema import Reading, Report, Value

if TYPE_CHECKING:
    from loky import ProcessPoolExecutor

MANY = 16
"""Files from which on processes of their own are worth the second or two they take to start."""
MOST = 4
"""Processes at most; each takes about 150 MB."""

_log = logging.getLogger(__name__)


class Unread(Value):
    """A file that could not be read."""

    why: str
    """In one Chinese line."""


def read_report(data: bytes, *, name: str, pack: Pack, limits: Limits = DEFAULT) -> Reading:
    """Everything one report says, with its places.

    Raises:
        ReadingError: The file cannot be read.
    """
    document = read_bytes(data, name=name, limits=limits)
    sections = outline(document)
    report = Report(
        id=report_id(data),
        file=name,
        sha256=sha256(data).hexdigest(),
        format=document.format,
        identity=identify(document, sections, pack),
        text=document.text,
        warnings=document.warnings,
    )
    facts = extract(report, document, sections, pack)
    return Reading(
        report=report,
        tables=document.tables,
        sections=sections,
        passages=passages(report.id, document, sections),
        facts=facts,
        findings=check(report, document, facts, pack),
    )


def report_id(data: bytes) -> str:
    """The id of the report in these bytes."""
    return sha256(data).hexdigest()[:16]


class ReadingRoom:
    """Reads files with one pack and the same limits. Use as a context manager.

    Args:
        files: How many are to come: from `MANY` on they are read in other processes.
    """

    def __init__(self, pack: Pack, limits: Limits, *, files: int) -> None:
        self._pack = pack
        self._limits = limits
        self.ahead = min(os.cpu_count() or 1, MOST) if files >= MANY else 0
        """How many files are read at once; 0: each when it is asked for, in this process."""
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def begin(self, name: str, data: bytes) -> Callable[[], Reading | Unread]:
        """Begin to read a file; what is returned waits for the end and gives what was read."""
        if not self.ahead:
            return lambda: _read(name, data, self._pack, self._limits)
        pool, begun = self._submit(name, data)
        return lambda: self._ended(pool, begun, name, data)

    def _submit(self, name: str, data: bytes) -> tuple[Executor, Future[Reading | Unread]]:
        if self._pool is None:
            from loky import ProcessPoolExecutor  # its processes do not run the main module again, which is a page

            self._pool = ProcessPoolExecutor(self.ahead, initializer=_prepare, initargs=(self._pack, self._limits))
        try:
            return self._pool, self._pool.submit(_read_here, name, data)
        except BrokenProcessPool:
            self._close()
            return self._submit(name, data)

    def _ended(self, pool: Executor, begun: Future[Reading | Unread], name: str, data: bytes) -> Reading | Unread:
        """A process that dies takes the files beside it along; each is then tried once more."""
        for last in (False, True):
            try:
                return begun.result()
            except BrokenProcessPool:
                _log.warning("a process died while %s was read", name)
                if self._pool is pool:
                    self._close()
                if not last:
                    pool, begun = self._submit(name, data)
        problem = f"{name}：读取这份文件的进程意外中止，可能是内存不够，也可能是文件已损坏"
        return Unread(why=f"{problem}。其余文件不受影响；请另存为 .docx 或 .txt 后重试")

    def _close(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(kill_workers=True)
            self._pool = None


def _read(name: str, data: bytes, pack: Pack, limits: Limits) -> Reading | Unread:
    try:
        return read_report(data, name=name, pack=pack, limits=limits)
    except JiwenError as error:
        return Unread(why=str(error))
    except Exception as error:  # a slip of ours over one file must not cost the user the others
        _log.exception("reading %s", name)
        problem = f"{name}：读取时出了意外（{type(error).__name__}）"
        return Unread(why=f"{problem}。其余文件不受影响；请把这份文件反馈给我们")


# In a process of the pool

_with: tuple[Pack, Limits]


def _prepare(pack: Pack, limits: Limits) -> None:
    global _with
    _with = pack, limits


def _read_here(name: str, data: bytes) -> Reading | Unread:
    return _read(name, data, *_with)
