"""What people say around a question, and what asks for nothing: 领导要数，…; …，比较急; …，标明出处; 能查到…吗."""

from __future__ import annotations

import re

from assistant.lexicon import lexicon

_CLAUSE = re.compile("([,。;!:?\\n])")


def unframed(text: str) -> str:
    """The question alone, of a normalised text; the text itself where nothing else is left."""
    text = _without_asides(text).rstrip(",;:?")
    if wrapped := lexicon().wrapped.match(text):
        text = wrapped["asked"] or wrapped["told"]
    for pattern in (lexicon().preamble, lexicon().own_unit, lexicon().tail):
        rest = pattern.sub("", text)
        text = rest if len(rest) > 2 else text
    return text


def _without_asides(text: str) -> str:
    """The text without the clauses that only frame the one before or after them."""
    parts = _CLAUSE.split(text)
    clauses, marks = parts[::2], [*parts[1::2], ""]
    kept = [not _frames(clause, mark) for clause, mark in zip(clauses, marks, strict=True)]
    if all(kept) or not any(clause and keep for clause, keep in zip(clauses, kept, strict=True)):
        return text
    return "".join(c + m for c, m, keep in zip(clauses, marks, kept, strict=True) if keep)


def _frames(clause: str, mark: str) -> bool:
    words = lexicon()
    if clause == "问题":
        return mark == ":"
    return words.framing.fullmatch(clause) is not None and words.framing_telling.search(clause) is not None
