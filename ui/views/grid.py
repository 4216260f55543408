"""Draws a table of many rows, a page at a time, one row of it to be chosen.

Plain HTML, not Streamlit's own table: that takes pandas here and a megabyte of scripts there, and its words are a picture,
which no reader can search, select or enlarge.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

import streamlit as st

from index.schema import Value

_SCRIPT = (Path(__file__).parents[1] / "grid.js").read_text(encoding="utf-8")
_mount = st.components.v2.component("jiwen_grid", js=_SCRIPT, isolate_styles=False)


class Head(NamedTuple):
    """A column."""

    name: str
    kind: str = ""
    """CSS class: number, short (never broken), name (eight characters a line) or long."""
    sorts: bool = False


class Line(NamedTuple):
    """A row: its id, the words of its cells, and the address its place opens at.

    What follows a line break in a cell is drawn small below the rest.
    """

    id: str
    cells: Sequence[str]
    link: str = ""


class Page(Value):
    """The part of a list that is drawn at once."""

    number: int
    """0-based."""
    size: int
    total: int
    """Rows of the whole list."""

    @property
    def first(self) -> int:
        """0-based place of its first row."""
        return self.number * self.size

    @property
    def last(self) -> bool:
        """Whether no other comes after it."""
        return self.first + self.size >= self.total


def grid(
    heads: Sequence[Head], lines: Sequence[Line], *, key: str, chosen: str = "", sort: str = "", always: bool = False
) -> None:
    """The table; what is chosen in it is kept under its key.

    Args:
        heads: Columns.
        lines: Rows, as many cells each as there are columns.
        key: Of the widget.
        chosen: Id of the chosen row.
        sort: The column sorted by, "-" before it for the largest first.
        always: Whether a row stays chosen when it is clicked again.
    """
    data: dict[str, Any] = {"html": table(heads, lines, sort=sort), "row": chosen, "always": always}
    with st.container(key=f"grid-{key}"):
        _mount(key=key, data=data, on_row_change=_nothing, on_sort_change=_nothing)


def table(heads: Sequence[Head], lines: Sequence[Line], *, sort: str = "") -> str:
    """The table as HTML, all words escaped."""
    linked = any(line.link for line in lines)
    head = "".join(_head(one, sort=sort) for one in heads) + ("<th></th>" if linked else "")
    body = "".join(
        f'<tr data-id="{escape(line.id)}" tabindex="0">'
        + "".join(_cell(words, head.kind) for words, head in zip(line.cells, heads, strict=True))
        + (f'<td class="short"><a href="{escape(line.link)}" target="_blank">打开</a></td>' if linked else "")
        + "</tr>"
        for line in lines
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def pager(page: Page, *, key: str, words: str, on_turn: Callable[[int], None]) -> None:
    """How many rows there are, and the way from page to page; `words` is what the rows are, as 份报告."""
    if page.size >= page.total:
        st.html(f'<span class="jw-soft">共 {page.total:,} {words}</span>', width="content")
        return
    last = min(page.first + page.size, page.total)
    told = f"共 {page.total:,} {words}，第 {page.first + 1:,}—{last:,} {words[0]}"
    st.html(f'<span class="jw-soft">{told}</span>', width="content")
    for name, icon, number, off in (
        ("上一页", ":material/chevron_left:", page.number - 1, not page.number),
        ("下一页", ":material/chevron_right:", page.number + 1, page.last),
    ):
        st.button(name, key=f"{key}-{name}", icon=icon, type="tertiary", disabled=off, on_click=on_turn, args=(number,))


def _head(head: Head, *, sort: str) -> str:
    kind = f' class="{head.kind}"' if head.kind else ""
    if not head.sorts:
        return f"<th{kind}>{escape(head.name)}</th>"
    following = {f"-{head.name}": head.name, head.name: ""}.get(sort, f"-{head.name}")
    arrow, told = {f"-{head.name}": ("↓", "descending"), head.name: ("↑", "ascending")}.get(sort, ("↕", "none"))
    words = f"{escape(head.name)} {arrow}"
    return f'<th{kind} data-sort="{escape(following)}" tabindex="0" aria-sort="{told}">{words}</th>'


def _cell(words: str, kind: str) -> str:
    first, _, rest = words.partition("\n")
    below = f"<small>{escape(rest)}</small>" if rest else ""
    return f'<td class="{kind}">{escape(first)}{below}</td>' if kind else f"<td>{escape(first)}{below}</td>"


def _nothing() -> None:
    """Streamlit keeps only what has a callback."""
