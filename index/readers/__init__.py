"""Report files to documents: one module a format, one function for all of them."""

from index.readers.archive import Source, discover
from index.readers.formats import SUFFIXES, read, read_bytes
from index.readers.limits import DEFAULT, Limits

__all__ = ["DEFAULT", "SUFFIXES", "Limits", "Source", "discover", "read", "read_bytes"]
