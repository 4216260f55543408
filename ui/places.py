"""How an address names a place of a report: the characters from start to end, as 120-126."""

from __future__ import annotations

_LONGEST = 24


def named(start: int, end: int) -> str:
    """The words that name a place in an address."""
    return f"{start}-{end}"


def place_of(words: str) -> tuple[int, int] | None:
    """The place an address names (120-126), or None when it names none.

    >>> place_of("120-126")
    (120, 126)
    """
    start, dash, end = words.partition("-")
    if not (dash and start.isdecimal() and end.isdecimal()) or len(words) > _LONGEST:
        return None
    return int(start), int(end)
