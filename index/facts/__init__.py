"""Facts: every figure of a report with its place, what it measures, basis, year and subject."""

from index.facts.extract import extract

__all__ = ["extract"]
