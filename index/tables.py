"""A table as figures with their headers: `grid` says of each printed cell what row and column it stands under.

A figure whose header is lost is lost. Government forms hide headers behind merged cells, two- and three-row heads,
indents, 其中： and several little tables stacked in one; all of that is resolved here, for every format alike.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from itertools import groupby
from typing import Literal

from index.bands import Band, bands, counts_columns
from index.forms import bare, flat, is_figure, is_label, is_null, is_total, number, stated
from index.head_units import unit_under
from index.labels import paths
from index.layout import Layout
from index.lexicon import lexicon
from index.schema import Cell, Document, Table, Value

_A_YEAR = re.compile(r"(?:19|20)\d\d年?度?")
_NAMES_ROWS = re.compile(r"(?:项目|科目|指标)(?:名称)?$")
"""A head of words right of figures, where the form has two lists side by side: 支出项目."""
Role = Literal["header", "label", "data", "empty"]
PartKind = Literal["table", "ledger", "funding", "form"]


class GridCell(Value):
    """A printed cell and what it stands under."""

    cell: Cell
    text: str
    """The cell's words with the blanks and line ends inside collapsed: 年度预 / 算申请 → 年度预算申请."""
    role: Role
    """header: names a column; label: names a row; data: says something about its row and column."""
    row: tuple[str, ...] = ()
    """Row header path, outermost first, hierarchy from merges, indents, 其中： and numbering:
    经费控制情况（万元） > 基本支出 > 其中：公用经费. For a label: the path above it, itself left out."""
    column: tuple[str, ...] = ()
    """Column header path, outermost first: 2023年预算支出（万元） > 基本支出 > 小计."""
    unit: str = ""
    """Unit by its headers or its table (万元, 人, 分, %), "" when none says so; a unit printed in the cell wins."""
    part: int = 0
    """0-based number of the stacked sub-table it belongs to."""


class Part(Value):
    """One of the tables stacked in a table; rows are grid rows."""

    kind: PartKind
    """ledger: 一级/二级/三级指标 with target, actual, points; funding: 年初预算数 … 执行率 得分; form: label and value
    side by side (项目名称 | …)."""
    first_row: int
    header_rows: int
    """How many of its first rows name columns."""


class Grid(Value):
    """A table with every cell's headers; `cells` are in the order of `Table.cells`, one for each."""

    cells: tuple[GridCell, ...]
    parts: tuple[Part, ...]

    @property
    def data(self) -> tuple[GridCell, ...]:
        """The cells that say something (role data), in printed order."""
        return tuple(cell for cell in self.cells if cell.role == "data")

    @cached_property
    def _by_row(self) -> dict[int, list[GridCell]]:
        order = sorted(self.cells, key=lambda cell: (cell.cell.row, cell.cell.column))
        return {row: list(cells) for row, cells in groupby(order, key=lambda cell: cell.cell.row)}

    def reading(self, row: int) -> str:
        """Grid row `row` as text with its headers: 基本支出 > 其中：公用经费：2021年决算数 65.47万元；…

        A row of headers, or one without data, reads as its words; a blank row as "".
        """
        cells = self._by_row.get(row, [])
        data = [cell for cell in cells if cell.role == "data"]
        if not data:
            return " ".join(cell.text for cell in cells if cell.text)
        said: list[str] = []
        for labels, group in groupby(data, key=lambda cell: cell.row):
            values = "；".join(_say(cell) for cell in group)
            said.append(f"{' > '.join(labels)}：{values}" if labels else values)
        return "；".join(said)


def _say(cell: GridCell) -> str:
    inline = stated(cell.text)
    value = inline[1] if inline else cell.text
    unit = cell.unit if number(value) is not None else ""
    return " ".join((*cell.column[-2:], f"{value}{unit}"))


def grid(table: Table, text: str) -> Grid:
    """The headers, units and roles of the cells of `table`, a table of the report text `text`."""
    laid_out = Layout(table, text)
    found: dict[int, GridCell] = {}
    parts: list[Part] = []
    carried = ""
    for number_, band in enumerate(bands([laid_out.printed(row) for row in range(table.rows)])):
        reader = _BandReader(laid_out, band, number_, carried)
        parts.append(reader.part)
        found.update(reader.cells())
        carried = reader.carried
    return Grid(cells=tuple(found[index] for index in range(len(laid_out.words))), parts=tuple(parts))


@lru_cache(maxsize=1)
def grids(document: Document) -> tuple[Grid, ...]:
    """The grid of each of a document's tables, in order; those of the last document are kept, as three steps read them."""
    return tuple(grid(table, document.text) for table in document.tables)


class _BandReader:
    """The cells of one band with their headers."""

    def __init__(self, sheet: Layout, band: Band, number_: int, carried: str) -> None:
        self.sheet = sheet
        self.band = band
        self.number = number_
        self.body = range(band.first + band.header_rows, band.last + 1 - band.footer_rows)
        self.head_rows = range(band.first, self.body.start) or range(self.body.stop, band.last + 1)
        self.unread = {row for row in (*self.head_rows, *self.body) if counts_columns(sheet.printed(row))}
        """Rows that only number the columns."""
        self.heads = [] if band.form else [self._head(column) for column in range(sheet.table.columns)]
        self.labels = 0 if band.form else self._label_columns()
        self.carried = carried
        self.kind = self._kind()
        self.inner = self._inner_labels()

    @property
    def part(self) -> Part:
        return Part(
            kind=self.kind,
            first_row=self.band.first,
            header_rows=self.band.header_rows,
        )

    def _kind(self) -> PartKind:
        if self.band.form:
            return "form"
        words = {bare(word) for path in self.heads for word in path}
        if sum(any(word.startswith(known) for word in words) for known in lexicon().table.ledger) >= 2:
            return "ledger"
        known, scored = words & set(lexicon().table.funding), words & set(lexicon().table.score_headers)
        return (
            "funding"
            if len(known) >= 2 or (known and scored and words.intersection(lexicon().table.money_heads))
            else "table"
        )

    def _head(self, column: int) -> tuple[str, ...]:
        """The header path of a column; a blank in an upper row repeats the word to its left when it divides."""
        path: list[str] = []
        rows = self.head_rows
        for row in rows:
            if row in self.unread:
                continue
            word = self.sheet.at(row, column)
            if (
                not word
                and not path
                and column
                and any(self.sheet.at(below, column) for below in range(row + 1, rows.stop))
            ):
                word = next((left for at in range(column - 1, 0, -1) if (left := self.sheet.at(row, at))), "")
            word = word.rstrip("：:")
            if word and not is_figure(word) and (not path or path[-1] != word):
                path.append(word)
        return tuple(path)

    def _label_columns(self) -> int:
        """How many leading columns name rows."""
        count = 0
        while count < len(self.heads) - 1 and self._names_rows(count) and not self._classes(count):
            count += 1
        return count

    def _classes(self, column: int) -> bool:
        """Words that only class rows which the column before already tells apart: 产业, 产业 beside the projects' names."""
        if not column or self._serial_head(column - 1):
            return False
        rows = [(name, self.sheet.at(row, column)) for row in self.body if (name := self.sheet.at(row, column - 1))]
        names, words = [name for name, _ in rows], [word for _, word in rows]
        apart = len(names) == len(self.body) > 2 and len(set(names)) == len(names)
        return apart and 2 * len(set(words)) <= len(words)

    def _serial_head(self, column: int) -> bool:
        return bool(self.heads[column]) and bare(self.heads[column][-1]) in lexicon().table.serial

    def _names_rows(self, column: int) -> bool:
        head = bare(self.heads[column][-1]) if self.heads[column] else ""
        cells = [word for row in self.body if (word := self.sheet.at(row, column)) and not is_null(word)]
        figures = sum(map(is_figure, cells))
        if head in lexicon().table.serial:
            return True
        if head.endswith(("年度", "年份")) and cells and all(map(_A_YEAR.fullmatch, cells)):
            return column == 0
        if figures * 2 > len(cells):
            return False
        if column == 0:
            return True
        merged = bool(self.heads[column]) and self.heads[column] == self.heads[column - 1]
        serial = bool(self.heads[0]) and bare(self.heads[0][-1]) in lexicon().table.serial and column == 1
        inner = not head and bool(cells) and not any(map(stated, cells)) and bool(self.head_rows)
        return head in lexicon().table.label_headers or merged or serial or inner or self._divides(column)

    def _inner_labels(self) -> list[int]:
        """Columns of labels right of figures, after which the heads repeat: 收入项目 | 金额 | 支出项目 | 金额."""
        found: list[int] = []
        for column in range(self.labels + 1, len(self.heads) - 1):
            head, after = self.heads[column], self.heads[column + 1]
            before = {path[-1] for path in self.heads[:column] if path}
            if not head or not _NAMES_ROWS.search(bare(head[-1])) or before.isdisjoint(after[-1:]):
                continue
            words = [word for row in self.body if not is_null(word := self.sheet.at(row, column))]
            if words and not any(map(is_figure, words)):
                found.append(column)
        return found

    def _labels_of(self, cell: Cell, own: tuple[str, ...]) -> tuple[str, ...]:
        """The labels of a figure's row with those that stand between: a further level of a ledger, else another list."""
        inner = [column for column in self.inner if column < cell.column]
        ledger = self.kind == "ledger"
        if not inner or (ledger and own and is_total(own[0])):
            return own
        if not ledger:
            return (self.sheet.at(cell.row, inner[-1]).rstrip("：:"),)
        up = range(cell.row, self.body.start - 1, -1)
        levels = (next((word for row in up if (word := self.sheet.at(row, column))), "") for column in inner)
        return (*own, *(word for word in levels if word))

    def _divides(self, column: int) -> bool:
        """Words in every row, the same ones in block after block of a column that goes on from above: 中央, 省级, 小计."""
        rows = [row for row in self.body if self.sheet.at(row, column)]
        words = [self.sheet.at(row, column) for row in rows]
        if any(is_figure(word) or not is_label(word) for word in words) or len(words) < 4:
            return False
        goes_on = [row for row in rows if not self.sheet.at(row, column - 1)]
        return 2 * len(goes_on) >= len(rows) and len(set(words)) * 3 <= len(words) * 2

    def cells(self) -> dict[int, GridCell]:
        """Index of each printed cell of the band → the cell with its headers."""
        if self.band.form:
            return self._form()
        found: dict[int, GridCell] = {}
        corner = self._corner()
        for row in self.head_rows:
            for index in self._printed(row):
                role: Role = "header" if self.sheet.words[index] else "empty"
                found[index] = self._made(index, role, (), self._over(index, row))
        labels = self._paths(corner)
        for row in self.body:
            for index in self._printed(row):
                if row in self.unread:
                    found[index] = self._made(index, "header", (), ())
                    continue
                found[index] = self._body_cell(index, *labels[row])
        return found

    def _printed(self, row: int) -> list[int]:
        cells = self.sheet.table.cells
        return [index for index, _ in groupby(self.sheet.owner[row]) if index is not None and cells[index].row == row]

    def _over(self, index: int, row: int) -> tuple[str, ...]:
        """The headers above a header cell."""
        cell = self.sheet.table.cells[index]
        above = [self.sheet.at(up, cell.column) for up in range(self.head_rows.start, row)]
        return tuple(word.rstrip("：:") for word in above if word)

    def _corner(self) -> tuple[str, ...]:
        """What the head's first cell says of the rows below: nothing when it is 项目 or the like."""
        if not self.head_rows:
            return (self.carried,) if self.carried else ()
        word = self.sheet.at(self.head_rows.start, 0).rstrip("：:")
        first = self.sheet.owner[self.head_rows.start][0]
        if first is not None and self.sheet.table.cells[first].column_span > max(1, self.labels):
            return ()  # 收入 over 项目 | 行次 | 金额 names columns, not rows
        goes_down = self.body.start in self.body and not self.sheet.at(self.body.start, 0)
        if not word:
            return (self.carried,) if self.carried and self.band.first else ()
        self.carried = word if goes_down else ""
        kind = bare(word) in lexicon().table.corner or bare(word).endswith(lexicon().table.corner_endings)
        return () if kind else (word,)

    def _paths(self, corner: tuple[str, ...]) -> dict[int, tuple[tuple[str, ...], tuple[str, ...]]]:
        """For each row the corner's words that still hold for it, and its own labels, outermost first."""
        rows: dict[int, tuple[tuple[str, ...], tuple[str, ...]]] = {}
        open_labels: list[str] = [""] * self.labels
        merged_down = bool(corner) and (not self.band.header_rows or bool(self.carried))
        for row in self.body:
            own = self._own_labels(row, open_labels)
            if merged_down and self.labels and self.sheet.at(row, 0):
                corner, merged_down = (), False
            if self.labels and self.sheet.at(row, 0):
                self.carried = self.sheet.at(row, 0)
            rows[row] = (corner, own)
        return rows if self.kind == "ledger" or not self.labels else self._nested(rows)

    def _own_labels(self, row: int, open_labels: list[str]) -> tuple[str, ...]:
        """The labels of a row, merged ones carried down; brings `open_labels`, those in force, up to date."""
        said = [self.sheet.at(row, column).rstrip("：:") for column in range(self.labels)]
        fresh = next((column for column, word in enumerate(said) if word), None)
        if fresh is not None:
            open_labels[fresh:] = said[fresh:]
        owners = self.sheet.owner[row]
        own = [column for column in range(self.labels) if not column or owners[column] != owners[column - 1]]
        told = ((column, open_labels[column]) for column in own)  # a cell over two columns names its row once
        return tuple(word for column, word in told if word and not self._is_serial(column, word))

    def _is_serial(self, column: int, word: str) -> bool:
        head = self.heads[column]
        return flat(word).isdigit() and bool(head) and bare(head[-1]) in lexicon().table.serial

    def _nested(
        self, rows: dict[int, tuple[tuple[str, ...], tuple[str, ...]]]
    ) -> dict[int, tuple[tuple[str, ...], tuple[str, ...]]]:
        """The rows with the hierarchy of their last label column unfolded."""
        nested = dict(rows)
        for outer, group in groupby(self.body, key=lambda row: (rows[row][0], rows[row][1][:-1])):
            members = list(group)
            labels = [self._raw_label(row) if rows[row][1] else "" for row in members]
            figures = [
                [number(self.sheet.at(row, column)) for column in range(self.labels, len(self.heads))]
                for row in members
            ]
            for row, path in zip(members, paths(labels, figures), strict=True):
                if path:
                    nested[row] = (outer[0], (*outer[1], *path))
        return nested

    def _raw_label(self, row: int) -> str:
        """The printed label with its indent; "" when the row goes on with the label above."""
        for column in range(self.labels - 1, -1, -1):
            index = self.sheet.owner[row][column]
            word = self.sheet.at(row, column)
            if index is not None and word and not self._is_serial(column, word):
                return self.sheet.raw[index]
        return ""

    def _body_cell(self, index: int, corner: tuple[str, ...], own: tuple[str, ...]) -> GridCell:
        cell = self.sheet.table.cells[index]
        word = self.sheet.words[index]
        if cell.column < self.labels:
            above = own[: own.index(word)] if word in own else own
            return self._made(index, "label" if word else "empty", (*corner, *above), self.heads[cell.column])
        if cell.column in self.inner:
            return self._made(index, "label" if word else "empty", (*corner, *own), self.heads[cell.column])
        own = self._labels_of(cell, own)
        values = len(self.heads) - self.labels
        wide = cell.column_span >= max(3, values) and not is_figure(word)
        column = () if wide else self._columns(cell)
        inline = stated(word)
        row = (*corner, *own, *((inline[0],) if inline else ()))
        return self._made(index, "data" if word else "empty", row, column)

    def _columns(self, cell: Cell) -> tuple[str, ...]:
        """The header path of the first column a cell stands in that has one."""
        stop = min(cell.column + cell.column_span, len(self.heads))
        return next((self.heads[column] for column in range(cell.column, stop) if self.heads[column]), ())

    def _form(self) -> dict[int, GridCell]:
        """Label, value, label, value; a single cell stands alone."""
        found: dict[int, GridCell] = {}
        for row in range(self.band.first, self.band.last + 1):
            label = ""
            cells = self._printed(row)
            for order, index in enumerate(cells):
                if order % 2 == 0 and len(cells) > 1:
                    label = self.sheet.words[index].rstrip("：:")
                    found[index] = self._made(index, "label" if self.sheet.words[index] else "empty", (), ())
                else:
                    role: Role = "data" if self.sheet.words[index] else "empty"
                    found[index] = self._made(index, role, (label,) if label else (), ())
        return found

    def _made(self, index: int, role: Role, row: tuple[str, ...], column: tuple[str, ...]) -> GridCell:
        return GridCell(
            cell=self.sheet.table.cells[index],
            text=self.sheet.words[index],
            role=role,
            row=row,
            column=column,
            unit=unit_under(row, column, "" if self.kind in ("ledger", "form") else self.sheet.table.unit)
            if role == "data"
            else "",
            part=self.number,
        )
