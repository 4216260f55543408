"""What can go wrong in `index`.

JiwenError
├── ReadingError          a file that cannot be read
│   ├── UnsupportedFormat
│   ├── BrokenFile
│   ├── EmptyReport
│   ├── TooLarge
│   └── MissingTool       an optional program or extra is needed
├── NothingToIngest       no report among the paths given
├── PackError             a pack that does not make sense
├── StoreError            the home folder cannot be used
│   ├── StoreLocked       another process is writing
│   ├── StoreMismatch     built with another embedder or version
│   └── ReportNotFound
├── EmbedderError         the embedding model cannot be opened
├── RerankerError         the reranking model cannot be opened
└── SettingsError

Each message is one Chinese line: what happened, where, what to do.
"""

from __future__ import annotations


class JiwenError(Exception):
    """Base of every error this product raises on purpose; `str(error)` is fit for the user's eyes."""


class ReadingError(JiwenError):
    """A file that cannot be read.

    Args:
        file: Name of the file.
        problem: What is wrong with it.
        advice: What the user can do.
    """

    def __init__(self, file: str, problem: str, advice: str) -> None:
        self.file = file
        self.problem = problem
        self.advice = advice
        super().__init__(f"{file}：{problem}。{advice}")


class UnsupportedFormat(ReadingError):
    """The suffix is none we read."""


class BrokenFile(ReadingError):
    """Damaged, encrypted, or not what its suffix says."""


class EmptyReport(ReadingError):
    """No text in it."""


class TooLarge(ReadingError):
    """Over a limit of size, pages or cells."""


class MissingTool(ReadingError):
    """Needs a program or an extra that is not installed."""


class NothingToIngest(JiwenError):
    """No report among the paths given."""


class PackError(JiwenError):
    """A pack that cannot be read or contradicts itself."""


class StoreError(JiwenError):
    """The home folder cannot be used."""


class StoreLocked(StoreError):
    """Another process is writing."""


class StoreMismatch(StoreError):
    """Built with another embedder or an older version; `jiwen reindex` mends it."""


class ReportNotFound(StoreError):
    """No such report in the corpus."""


class SettingsError(JiwenError):
    """A setting has a value that cannot be used."""


class EmbedderError(JiwenError):
    """The embedding model cannot be opened."""


class RerankerError(JiwenError):
    """The reranking model cannot be opened."""
