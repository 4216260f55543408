"""Words of users and reports, made safe to draw: escaped as HTML, or as the label of a button."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from itertools import count

from index.text import sentences

_MARKER = re.compile(r"\[(\d+)\]")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:])")
_NUMBER = re.compile(r"[-+−]?[\d,]+(\.\d+)?(%|[^\W\d_]{1,3})?|—?")
_PARTS = 8
"""Sentences that appear one after the other; the rest come together."""
_YEAR = re.compile(r"(19|20)\d\d年?")


def label(text: str, *, max_chars: int = 60) -> str:
    r"""One line for a button: Markdown characters shown as they are, cut after `max_chars` characters.

    >>> label("a*b [1]")
    'a\\*b \\[1\\]'
    """
    line = " ".join(text.split())
    short = line if len(line) <= max_chars else line[: max_chars - 1] + "…"
    return _MARKDOWN.sub(r"\\\1", short)


def answer_html(text: str, *, turn: str, numbers: Sequence[int] = (), growing: bool = False) -> str:
    """An answer's text: paragraphs, and [n] as a mark that opens citation n of `turn`, where n is in `numbers`.

    A growing one appears sentence by sentence. The browser sees to that: it draws nothing while words keep coming in.
    """
    lines = [line for line in text.split("\n") if line.strip()]
    parts = [[line[start:end] for start, end in sentences(line)] if growing else [line] for line in lines]
    place = count()
    drawn = (
        "".join(_part(marked_numbers(part, turn=turn, numbers=numbers), next(place) if growing else 0) for part in line)
        for line in parts
    )
    return '<div class="jw-answer">' + "".join(f"<p>{line}</p>" for line in drawn) + "</div>"


def _part(words: str, place: int) -> str:
    """A sentence that appears after `place` others; the first is there at once."""
    return f'<span class="jw-part" style="--place: {min(place, _PARTS)}">{words}</span>' if place else words


def marked_numbers(words: str, *, turn: str, numbers: Sequence[int]) -> str:
    """A line escaped, with [n] as a mark that opens citation n of `turn`, where n is in `numbers`."""

    def marker(match: re.Match[str]) -> str:
        n = int(match[1])
        return f'<sup class="cite" data-cite="cite-{escape(turn)}-{n}">{n}</sup>' if n in numbers else match[0]

    return _MARKER.sub(marker, escape(words))


def plain_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A small table; columns whose every cell is a number are set to the right."""
    kinds = [' class="number"' if _numeric([row[place] for row in rows]) else "" for place in range(len(columns))]
    head = "".join(f"<th{kind}>{escape(name)}</th>" for name, kind in zip(columns, kinds, strict=True))
    body = "".join(
        "<tr>" + "".join(f"<td{kind}>{escape(cell)}</td>" for cell, kind in zip(row, kinds, strict=True)) + "</tr>"
        for row in rows
    )
    return f'<table class="jw-plain"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def _numeric(cells: Sequence[str]) -> bool:
    """Whether a column holds quantities; years name rows and stay to the left."""
    figures = all(_NUMBER.fullmatch(cell.strip()) for cell in cells)
    return figures and not all(_YEAR.fullmatch(cell.strip()) for cell in cells)
