"""Imports run one after another in the background, so that leaving the page or asking a question disturbs none.

One worker writes; every browser session sees the same list of imports.
"""

from __future__ import annotations

import logging
import re
import shutil
import tempfile
import threading
import unicodedata
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from index.errors import JiwenError

if TYPE_CHECKING:
    from index.ingest import Outcome

Progress = Callable[[str, int, int], None]
"""Called with the file at hand, files done, files in all."""
Ingest = Callable[[Sequence[Path], Progress], Sequence["Outcome"]]
KEPT = 20
"""Imports that stay listed."""
_LONGEST_NAME = 120


class Upload(NamedTuple):
    """A file as the browser sent it."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Import:
    """One import as it stands."""

    number: int
    files: tuple[str, ...]
    status: Literal["waiting", "running", "done", "failed"] = "waiting"
    file: str = ""
    """The file at hand."""
    done: int = 0
    outcomes: tuple[Outcome, ...] = ()
    error: str = ""
    """A Chinese line, when the import as a whole failed."""


class Jobs:
    """The imports of one process, newest last.

    Args:
        ingest: Reads files into the corpus; gives an outcome for each.
    """

    def __init__(self, ingest: Ingest) -> None:
        self._ingest = ingest
        self._imports: dict[int, Import] = {}
        self._lock = threading.Lock()
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="import")

    def submit(self, uploads: Sequence[Upload]) -> int:
        """The number of a new import of these files; returns at once."""
        folder = Path(tempfile.mkdtemp(prefix="jiwen-upload-"))
        paths = [_saved(upload, folder / str(place)) for place, upload in enumerate(uploads)]
        with self._lock:
            number = max(self._imports, default=0) + 1
            self._imports[number] = Import(number, tuple(path.name for path in paths))
            for old in sorted(self._imports)[:-KEPT]:
                del self._imports[old]
        self._worker.submit(self._run, number, paths, folder)
        return number

    def listed(self) -> tuple[Import, ...]:
        """All imports, oldest first."""
        with self._lock:
            return tuple(self._imports.values())

    @property
    def busy(self) -> bool:
        """Whether an import is waiting or running."""
        return any(one.status in ("waiting", "running") for one in self.listed())

    def write(self, change: Callable[[], None]) -> None:
        """Makes another change of the corpus, after the imports before it; waits until it is made."""
        self._worker.submit(change).result()

    def close(self) -> None:
        """Waits for the imports that wait or run."""
        self._worker.shutdown(wait=True)

    def _run(self, number: int, paths: Sequence[Path], folder: Path) -> None:
        self._change(number, status="running")
        try:
            outcomes = self._ingest(paths, lambda file, done, _: self._change(number, file=file, done=done))
            self._change(number, status="done", done=len(paths), outcomes=tuple(outcomes))
        except JiwenError as error:
            self._change(number, status="failed", error=str(error))
        except Exception:
            logging.getLogger("jiwen.ui").exception("import %s", number)
            self._change(number, status="failed", error="导入时出错，已记入日志。请重试；若仍出错，请把日志交给维护者")
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _change(self, number: int, **changes: object) -> None:
        with self._lock:
            if number in self._imports:
                self._imports[number] = replace(self._imports[number], **changes)  # type: ignore[arg-type]


def safe_name(name: str) -> str:
    r"""A file name for a name sent by a browser: no folders, no control characters, not hidden, not endless.

    >>> safe_name("..\\..\\etc/报告<1>.docx")
    '报告_1_.docx'
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    clean = "".join("_" if char in '<>:"|?*' or not char.isprintable() else char for char in last).strip(" .")
    stem, dot, suffix = clean.rpartition(".")
    if not dot:
        return clean[:_LONGEST_NAME] or "未命名"
    return (stem[: _LONGEST_NAME - 10] or "未命名") + "." + suffix[:9]


def _saved(upload: Upload, folder: Path) -> Path:
    folder.mkdir(parents=True)
    path = folder / safe_name(upload.name)
    path.write_bytes(upload.data)
    return path
