"""A question and its history → a `Query`: steering cut off, slips mended, units, years, measures and operation found."""

from assistant.understand.question import understand

__all__ = ["understand"]
