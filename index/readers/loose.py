"""Tables whose rows have come loose in plain text: a cell a line, cells parted by one blank, or by nothing at all.

What is left is the head, a run of known column names, and the order of the cells. A head says what kind of words stand
below it, so the cheapest way to deal the words out to the columns is taken: figures under 分值, words under 三级指标;
cells merged downwards are not printed again. `415万元15万元4` under 分值, 指标值, 实际值, 得分 is 4, 15万元, 15万元, 4.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from index.forms import bare, flat, is_figure, is_null, is_total, number
from index.lexicon import any_of, lexicon
from index.schema import Cell, Table
from index.text import strip_span

Span = tuple[int, int]
Kind = Literal["label", "weight", "score", "value", "note"]
_MAX_COLUMNS = 12
_MAX_CELL = 80
_DEAR = 3.0
"""A row that costs more is none."""
_ENDS_TABLE = re.compile(r"\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|附[件表])")
_PARTS = re.compile(r"\d[\d.,]*|[^\d\s]+")


class _Row(NamedTuple):
    cost: float
    cells: tuple[Span, ...]
    """One for each column; an empty span for a cell that is not printed."""


@dataclass(slots=True)
class Effort:
    """How much searching one document may still ask for, all its loose tables together.

    Attributes:
        cells: Lines looked at as cells; each takes some hundredths of a millisecond.
        glued: Rows cut out of lines without blanks; each takes some ten milliseconds.
        stopped: Where in the text the search first stopped for want of these, None when it never did.
    """

    cells: int = 30_000
    glued: int = 400
    stopped: int | None = None

    def stop(self, place: int) -> None:
        """Note that what stands at `place` is not looked at any more."""
        self.stopped = place if self.stopped is None else self.stopped


def loose_table(text: str, spans: Sequence[Span], at: int, effort: Effort) -> tuple[int, Table] | None:
    """The table whose head begins at line `at` of `spans`: one past its last line, and the table; None when none does."""
    head, below = _head(text, spans, at)
    if not 3 <= len(head) <= _MAX_COLUMNS or below >= len(spans):
        return None
    kinds = tuple(_kind(text[slice(*cell)]) for cell in head)
    if "label" not in kinds or not {"weight", "score", "value"} & set(kinds):
        return None
    deal = _dealt if below - at > 1 else _line_by_line
    end, rows = deal(text, spans, below, kinds, effort)
    return (end, _table([head, *rows])) if len(rows) >= 2 else None


@lru_cache(maxsize=1)
def _column_name() -> re.Pattern[str]:
    words = lexicon().table
    names = {*words.ledger, *words.funding, *words.score_headers, *words.label_headers, *words.serial, *words.columns}
    return re.compile(
        r"(?:(?:19|20)\d\d年度?)?" + any_of(tuple(names)) + r"(?:[（(][^（）()\n]{1,10}[）)])?(?=$|[\s\u4e00-\u9fff])"
    )


def _head(text: str, spans: Sequence[Span], at: int) -> tuple[list[Span], int]:
    """The column names that begin at line `at`, and the line below them."""
    inline = _names(text, spans[at])
    if len(inline) >= 3:
        return inline, at + 1
    cells: list[Span] = []
    while at < len(spans) and len(cells) <= _MAX_COLUMNS:
        names = _names(text, spans[at])
        if len(names) != 1 or text[slice(*names[0])] in {text[slice(*cell)] for cell in cells}:
            break
        cells += names
        at += 1
    return cells, at


def _names(text: str, span: Span) -> list[Span]:
    """The column names that a line is made of, [] when it says anything else."""
    start, end = strip_span(text, *span)
    found: list[Span] = []
    while start < end:
        match = _column_name().match(text, start, end)
        if match is None:
            return []
        found.append((start, match.end()))
        start = strip_span(text, match.end(), end)[0]
    return found


@lru_cache(maxsize=256)
def _kind(head: str) -> Kind:
    words, name = lexicon().table, bare(re.sub(r"^(?:19|20)\d\d年度?", "", head))
    if name in words.weights:
        return "weight"
    if name in words.score_headers:
        return "score"
    if name in words.label_headers or name in words.serial or name in words.ledger[:3]:
        return "label"
    return "note" if name.startswith(words.note_headers) else "value"


@lru_cache(maxsize=65536)
def _cost(kind: Kind, word: str) -> float:
    """How ill `word` stands under a head of this kind."""
    figure, null = is_figure(word), is_null(word)
    bare_number = number(word)
    if kind in ("weight", "score"):
        fits = bare_number is not None and 0 <= bare_number <= 100 and not re.match(r"0\d", word)
        return 0.0 if fits else 1.5 if null else 6.0
    if kind == "value":
        return (3.0 if re.match(r"0\d", word) else 0.0) if figure else 0.7 if null or len(word) <= 30 else 1.5
    if kind == "note":
        return 2.0 if figure else 0.0 if null else 0.1
    if figure or re.match(r"[≥≤><]|\d+[.%]", word):
        return 3.0
    return 1.0 if null or word[-1].isdigit() else 0.02 * max(0, len(word) - 20)


def _missing(kinds: tuple[Kind, ...], column: int, *, begun: bool, total: bool) -> float:
    """Cost of a cell that is not printed: labels are merged downwards, the outer ones first, but for the last of them."""
    if kinds[column] == "label" and kinds[column + 1 : column + 2] == ("label",):
        return 0.8 if begun and not total else 0.3
    if kinds[column] == "note":
        return 0.3
    if total:
        return 0.2
    return 2.5 if kinds[column] in ("label", "value") else 3.0


def _align(text: str, tokens: Sequence[Span], kinds: tuple[Kind, ...]) -> _Row | None:
    """The cheapest way to give the tokens to the columns in order; None when none is cheap enough."""
    total = is_total(text[slice(*tokens[0])])
    best: list[tuple[float, tuple[int, ...]] | None] = [(0.0, ())] + [None] * len(tokens)
    for column, kind in enumerate(kinds):
        step: list[tuple[float, tuple[int, ...]] | None] = [None] * (len(tokens) + 1)
        for used, state in enumerate(best):
            if state is None:
                continue
            skipped = (state[0] + _missing(kinds, column, begun=bool(used), total=total), (*state[1], -1))
            if step[used] is None or skipped[0] < step[used][0]:  # type: ignore[index]
                step[used] = skipped
            if used < len(tokens) and not (total and column and not used):  # a total begins its row
                taken = (state[0] + _cost(kind, text[slice(*tokens[used])]), (*state[1], used))
                if step[used + 1] is None or taken[0] < step[used + 1][0]:  # type: ignore[index]
                    step[used + 1] = taken
        best = step
    last = best[len(tokens)]
    if last is None or last[0] > _DEAR:
        return None
    return _Row(last[0], _cells(tokens, last[1]))


def _cells(tokens: Sequence[Span], taken: Sequence[int]) -> tuple[Span, ...]:
    cells: list[Span] = []
    for place in taken:
        after = cells[-1][1] if cells else tokens[0][0]
        cells.append(tokens[place] if place >= 0 else (after, after))
    return tuple(cells)


def _dealt(
    text: str, spans: Sequence[Span], below: int, kinds: tuple[Kind, ...], effort: Effort
) -> tuple[int, list[tuple[Span, ...]]]:
    """Rows of a cell a line: the longest run of lines that can be cut into cheap rows, cut the cheapest way."""
    tokens: list[Span] = []
    for place in range(below, len(spans)):
        span = spans[place]
        line = text[slice(*span)]
        if _ENDS_TABLE.match(line) or len(line.strip()) > _MAX_CELL:
            break
        if not effort.cells:
            effort.stop(span[0])
            break
        effort.cells -= 1
        tokens.append(strip_span(text, *span))
    best: list[tuple[float, int, _Row | None]] = [(0.0, 0, None)]
    for end in range(1, len(tokens) + 1):
        found = (float("inf"), 0, None)
        for begin in range(max(0, end - len(kinds)), end):
            if best[begin][0] < found[0] and (row := _align(text, tokens[begin:end], kinds)) is not None:
                cost = best[begin][0] + row.cost + 0.1
                found = (cost, begin, row) if cost < found[0] else found  # type: ignore[assignment]
        best.append(found)
    end = max(place for place, state in enumerate(best) if state[0] < float("inf"))
    rows: list[tuple[Span, ...]] = []
    at = end
    while at:
        _, at, row = best[at]
        assert row is not None
        rows.insert(0, row.cells)
    return below + end, rows


def _line_by_line(
    text: str, spans: Sequence[Span], below: int, kinds: tuple[Kind, ...], effort: Effort
) -> tuple[int, list[tuple[Span, ...]]]:
    """Rows of a line each, their cells parted by blanks, or by nothing."""
    rows: list[tuple[Span, ...]] = []
    for place in range(below, len(spans)):
        span = spans[place]
        start, end = strip_span(text, *span)
        if end - start > 4 * _MAX_CELL or _ENDS_TABLE.match(text[start:end]):
            break
        row = _parted(text, (start, end), kinds)
        if row is None and not effort.glued:
            effort.stop(start)
        elif row is None:
            row = _unglued(text, (start, end), kinds)
            effort.glued -= 1
        if row is None:
            break
        rows.append(row.cells)
    return below + len(rows), rows


def _parted(text: str, span: Span, kinds: tuple[Kind, ...]) -> _Row | None:
    tokens = [match.span() for match in re.compile(r"\S+").finditer(text, *span)]
    if not 2 <= len(tokens) <= len(kinds):
        return None
    row = _align(text, tokens, kinds)
    return row if row is not None and row.cost <= 1.5 else None


def _unglued(text: str, span: Span, kinds: tuple[Kind, ...], *, width: int = 150) -> _Row | None:
    """The cheapest cutting of a line whose cells stand together, by a beam of `width` cuttings."""
    cuts = _cuts(text, span)
    every = sorted(cuts | _within_words(text, span))
    beam = [(0.0, span[0], ())]  # type: list[tuple[float, int, tuple[Span, ...]]]
    total = bool(re.match(any_of(lexicon().table.totals), text[span[0] : span[1]]))
    for column, kind in enumerate(kinds):
        grown = [
            (cost + _missing(kinds, column, begun=at > span[0], total=total), at, (*cells, (at, at)))
            for cost, at, cells in beam
        ]
        for cost, at, cells in beam:
            for cut in every:
                if at < cut <= at + _MAX_CELL:
                    cell = strip_span(text, at, cut)
                    within = 0.0 if cut in cuts else 0.5 if kind == "value" else 9.0
                    within += 1.0 if total and kind == "value" else 0.0
                    grown.append((cost + within + _cost(kind, text[slice(*cell)]), cut, (*cells, cell)))
        beam = sorted((state for state in grown if state[0] <= _DEAR), key=lambda state: state[0])[:width]
    whole = [_Row(cost + _odd(text, cells, kinds), cells) for cost, at, cells in beam if at == span[1]]
    return min(whole, key=lambda row: row.cost, default=None)


def _cuts(text: str, span: Span) -> set[int]:
    """Where one cell may end and the next begin: between words and digits, between digits, after known indicators."""
    cuts = {span[1]}
    for match in _PARTS.finditer(text, *span):
        cuts.update((match.start(), match.end()))
        if match[0][0].isdigit():
            cuts.update(range(match.start() + 1, match.end()))
    line = text[slice(*span)]
    for found in _known().finditer(line):
        cuts.add(span[0] + found.end())
    return {cut for cut in cuts if cut > span[0] and text[cut - 1 : cut] not in ("≥", "≤", ">", "<", ".")}


@lru_cache(maxsize=1)
def _known() -> re.Pattern[str]:
    """Words after which a cell may end: the standard indicators, and units after digits."""
    return re.compile(any_of(lexicon().table.indicators) + r"|(?<=\d)" + any_of(lexicon().table.units) + "|[%‰]")


def _within_words(text: str, span: Span) -> set[int]:
    """Where two values in words may part (提升 | 有所提升), after the first figure."""
    first = re.compile(r"\d").search(text, *span)
    start = first.start() if first else span[1]
    return {cut for cut in range(start + 2, span[1] - 1) if text[cut - 2 : cut + 2].isalpha()}


def _odd(text: str, cells: Sequence[Span], kinds: Sequence[Kind]) -> float:
    """What is unlikely of the cells of a row together: a score above its weight, two values in different units."""
    words = {kind: [text[slice(*cell)] for cell, of in zip(cells, kinds, strict=True) if of == kind] for kind in kinds}
    cost = 0.0
    for weight, score in zip(words.get("weight", []), words.get("score", []), strict=False):
        most, points = number(weight), number(score)
        if most is not None and points is not None:
            cost += 3.0 if points > most else 1.0 if most == 0 else 0.1 if points < most else 0.0
    values = words.get("value", [])
    for one, other in pairwise(values):
        if is_figure(one) != is_figure(other) and not (is_null(one) or is_null(other)):
            cost += 1.5
        elif not is_figure(one):
            cost -= 0.3 if one and other.endswith(one) else 0.0
        cost += 0.0 if re.sub(r"[\d.,≥≤]", "", one) == re.sub(r"[\d.,≥≤]", "", other) else 0.6
        cost += 0.0 if flat(one).lstrip("≥≤") == flat(other) else 0.2
    return cost


def _table(rows: Sequence[Sequence[Span]]) -> Table:
    cells = tuple(
        Cell(start=start, end=end, row=row, column=column)
        for row, spans in enumerate(rows)
        for column, (start, end) in enumerate(spans)
    )
    end = max(cell.end for cell in cells)
    return Table(start=rows[0][0][0], end=end, rows=len(rows), columns=len(rows[0]), cells=cells)
