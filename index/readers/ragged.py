"""Ragged rows to a grid: which columns does each printed cell span?

A horizontally merged cell is printed once, so a row of five cells may stand over one of thirteen. What is known: an
empty cell continues the one above it; a parent stands over its children in order; groups of children tend to end in
合计 or 小计; figures stand under figures. Each is a cost, and the cheapest partition wins; sums only break ties.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import NamedTuple

from index.bands import Band, bands, counts_columns, divided, groups
from index.forms import bare, flat, is_figure, is_header_word, is_null, is_total, number
from index.lexicon import lexicon
from index.schema import Cell, Table
from index.text import strip_span

Rows = Sequence[Sequence[str]]
_MAX_COLUMNS = 120
_RATES = ("率", "比", "比例", "比重", "进度", "幅", "幅度", "%")


def placed(text: str, rows: list[list[tuple[int, int]]], start: int) -> Table:
    """The table of `rows` of cell spans in `text`, each cell given its column and column span."""
    words = [[text[slice(*cell)] for cell in row] for row in rows]
    width = max(map(len, words))
    if all(len(row) == width for row in words) or width > _MAX_COLUMNS:
        edges = [[*range(len(row)), width] for row in words]
    else:
        edges = _edges(words, width)
    cells = tuple(
        Cell(
            start=span[0],
            end=span[1],
            row=row,
            column=edges[row][order],
            column_span=edges[row][order + 1] - edges[row][order],
            row_span=1 + (row + 1 < len(rows) and _beside(edges[row][order], edges[row + 1])),
        )
        for row, spans in enumerate(rows)
        for order, span in enumerate(spans)
    )
    end = max(strip_span(text, *span)[1] for span in rows[-1])
    return Table(start=start, end=end, rows=len(rows), columns=width, cells=cells)


def _beside(column: int, below: Sequence[int]) -> bool:
    """A cell that goes on beside the cells of the row below it, which divide only its neighbours."""
    return not below[0] <= column < below[-1]


def _edges(rows: Rows, width: int) -> list[list[int]]:
    """For each row the columns where its cells begin, closed by the table's width."""
    edges: list[list[int]] = [[] for _ in rows]
    for band in bands(rows):
        places = range(band.first, band.last + 1)
        local = _band_edges([rows[place] for place in places], band)
        own = max(map(max, local))
        for place, row in zip(places, local, strict=True):
            edges[place] = [edge if edge < own else width for edge in row]
    return edges


def _band_edges(rows: Rows, band: Band) -> list[list[int]]:
    """Edges in the band's own columns: the data decide the columns, heads spread over them, parents over children."""
    width = max(map(len, rows))
    heads, body = rows[: band.header_rows], rows[band.header_rows :]
    full = [row for row in body if len(row) == width]
    below = list(range(width + 1))
    columns: list[list[int]] = []
    if len(heads) == 2 and (count := divided(rows, 0)):
        columns, heads = _partly(heads[0], heads[1], full, count, width), []
    for level in range(len(heads) - 1, -1, -1):
        child = heads[level + 1] if level + 1 < len(heads) else None
        if child is None and counts_columns(heads[level]):
            below = _fit([heads[level]], _kinds(heads, full, width), None)
        else:
            below = _spread(heads[level], child, full, below, width)
        columns.insert(0, below)
    alike: dict[int, list[Sequence[str]]] = {}
    for row in body:
        alike.setdefault(len(row), []).append(row)
    lowest = (heads[-1], columns[-1]) if heads else None
    kinds = _kinds(heads, full, width)
    fits = {length: _fit(group, kinds, lowest) for length, group in alike.items()}
    return columns + [fits[len(row)] for row in body]


def _partly(head: Sequence[str], child: Sequence[str], full: Rows, count: int, width: int) -> list[list[int]]:
    """Edges of a head row and of the row that divides `count` of its cells, those that stand side by side: the cheapest."""
    best: tuple[float, list[list[int]]] | None = None
    kinds = _kinds((), full, width)
    for first in range(1, len(head) - count + 1):
        parents = head[first : first + count]

        def over(cell: int, a: int, b: int, first: int = first, parents: Sequence[str] = parents) -> float:
            return parent_cost(parents[cell], child[a:b], full, first + a, first + b)

        cuts = _cheapest(count, len(child), over)
        inner = [first + cut for cut in cuts]
        edges = [*range(first), *inner, *range(inner[-1] + 1, width + 1)]
        cost = sum(over(cell, cuts[cell], cuts[cell + 1]) for cell in range(count)) + _rates_apart(head, edges, full)
        cost += 2.0 * sum(1.0 - kind.figures - kind.blanks for kind in kinds[first : first + len(child)])
        if best is None or cost < best[0] - 1e-9:
            best = cost, [edges, list(range(first, first + len(child) + 1))]
    return best[1] if best is not None else []


def _rates_apart(head: Sequence[str], edges: Sequence[int], full: Rows) -> float:
    """Cost of rates under heads of amounts, and of amounts under heads of rates, where the rows print their %."""
    cost = 0.0
    for cell, (first, last) in zip(head, itertools.pairwise(edges), strict=True):
        cells = [row[column] for row in full for column in range(first, last)]
        share = sum(flat(word).endswith("%") for word in cells) / max(1, len(cells))
        cost += 3.0 * (1.0 - share if flat(cell).endswith(_RATES) and any("%" in w for r in full for w in r) else 0.0)
        cost += 3.0 * share * (not flat(cell).endswith(_RATES))
    return cost


def _spread(head: Sequence[str], child: Sequence[str] | None, full: Rows, below: list[int], width: int) -> list[int]:
    """Edges of a header row over the row below it (or, for the lowest, over the data columns)."""
    if child is None:
        if len(head) == width:
            return list(range(width + 1))
        return _cheapest(len(head), width, lambda cell, a, b: _over_data(head[cell], full, a, b))
    if len(head) > len(child):
        return _cheapest(len(head), width, lambda cell, a, b: 0.1 * (b - a - 1))
    if (count := groups(child)) >= len(head) > 1:
        size = len(child) // count
        return [below[cut * size] for cut in (*range(len(head)), count)]
    cuts = _cheapest(
        len(head), len(child), lambda cell, a, b: parent_cost(head[cell], child[a:b], full, below[a], below[b])
    )
    return [below[cut] for cut in cuts]


def parent_cost(parent: str, children: Sequence[str], full: Rows, first: int, last: int) -> float:
    """How unlikely it is that `parent` stands over exactly `children`; their data columns are first … last."""
    empty = [is_null(child) and not flat(child) for child in children]
    if len(children) == 1:
        return 0.0 if empty[0] else 1.0 if not flat(parent) else 1.5
    cost = 3.0 * sum(empty) + (4.0 if not flat(parent) else 0.0)
    totals = [is_total(child) for child in children]
    cost += 2.5 * sum(totals[1:-1]) - (1.0 if totals[-1] else 0.2 if totals[0] else 0.0)
    cost -= 0.3 * sum(_akin(parent, child) for child in children)
    cost += _repeated([flat(child) for child in children if flat(child)])
    if last - first == len(children):
        leads = totals[0] and not totals[-1]  # 总额 | 财政拨款 | 其他资金
        cost -= _sums([row[first:last][::-1] if leads else row[first:last] for row in full])
    return cost + 0.01 * len(children) ** 2


def _repeated(children: Sequence[str]) -> float:
    """A group seldom says one thing twice: 户数, 人数, 发放金额 and 人次, 金额, not 发放金额, 人次, 金额."""
    endings = [child[-2:] for child in children]
    most = max(map(endings.count, endings), default=0)
    return 1.0 * (len(children) - len(set(children))) + 0.06 * (1 < most < len(endings))


def _akin(parent: str, child: str) -> bool:
    """They share a word of two characters: 预算支出 over 基本支出."""
    above, below = flat(parent), flat(child)
    return any(below[at : at + 2] in above for at in range(len(below) - 1) if not below[at : at + 2].isascii())


def _sums(rows: Rows) -> float:
    """Share of rows, at most 0.5, in which the last figure is the sum of those before it: for breaking ties.

    A row that does not add up says nothing: reports have wrong figures, and they must not move a column.
    """
    verdicts = [verdict for row in rows if (verdict := _is_sum(row)) is not None]
    return 0.5 * sum(verdicts) / len(verdicts) if verdicts else 0.0


def _is_sum(cells: Sequence[str]) -> bool | None:
    figures = [number(cell) for cell in cells]
    parts = [figure for figure in figures[:-1] if figure is not None]
    if not figures[-1] or not parts:
        return None
    return abs(sum(parts) - figures[-1]) <= 0.02 + 1e-6 * abs(figures[-1])


def _over_data(head: str, full: Rows, first: int, last: int) -> float:
    """Cost of one lowest header over several data columns: label columns may share a head, figures seldom do."""
    extra = last - first - 1
    figures = sum(is_figure(row[column]) for row in full for column in range(first, last))
    share = figures / max(1, len(full) * (last - first))
    return extra * (0.2 + share) + (0.3 * extra if is_header_word(head) and share else 0.0)


class _Kind(NamedTuple):
    """What stands in a data column: shares of figures and of blanks, and its words."""

    figures: float
    blanks: float
    words: frozenset[str]


def _fit(group: Rows, kinds: list[_Kind], lowest: tuple[Sequence[str], list[int]] | None) -> list[int]:
    """Edges shared by rows of one length, over columns of such kinds."""
    length, width = len(group[0]), len(kinds)
    if length == width:
        return list(range(width + 1))
    if lowest is not None and len(lowest[0]) == length:
        return lowest[1]
    sample = group[:20]

    def cost(cell: int, first: int, last: int) -> float:
        late = 0.01 * cell * (last - first - 1)  # what a row lacks is mostly the merged cell it begins below
        return late + sum(_misfit(row[cell], kinds, first, last) for row in sample)

    return _cheapest(length, width, cost)


def _kinds(heads: Rows, full: Rows, width: int) -> list[_Kind]:
    """What stands in each data column; codes and serial numbers are no figures."""
    named = [head for head in heads if len(head) == width]
    serial = {column for head in named for column in range(width) if bare(head[column]) in lexicon().table.serial}
    count = max(1, len(full))
    return [
        _Kind(
            0.0 if column in serial else sum(is_figure(row[column]) for row in full) / count,
            sum(is_null(row[column]) for row in full) / count,
            frozenset(word for row in full if (word := flat(row[column])) and not is_figure(word)),
        )
        for column in range(width)
    ]


def _misfit(cell: str, kinds: list[_Kind], first: int, last: int) -> float:
    extra = last - first - 1
    figures, blanks, _ = kinds[first]
    if is_figure(cell):
        return 1.0 - figures + 0.5 * extra + 0.3 * blanks
    if is_null(cell):
        return 0.5 * (1.0 - blanks) + 0.3 * extra
    again = any(flat(cell) in kind.words for kind in kinds[first:last])  # 数量指标, ≥: said there in other rows
    return figures + 0.1 * extra - (0.1 if extra else 0.2) * again


def _cheapest(cells: int, columns: int, cost: Callable[[int, int, int], float]) -> list[int]:
    """The cheapest way to give `columns` to `cells` in order, at least one each, as edges (cells + 1 of them)."""
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for cell in range(cells):
        step: dict[int, tuple[float, int]] = {}
        for begin, (so_far, _) in best[cell].items():
            for end in range(begin + 1, columns - (cells - cell - 1) + 1):
                total = so_far + cost(cell, begin, end)
                if end not in step or total < step[end][0] - 1e-9:
                    step[end] = (total, begin)
        best.append(step)
    edges = [columns]
    for cell in range(cells, 0, -1):
        edges.insert(0, best[cell][edges[0]][1])
    return edges
