"""Figures in tables: each cell's figure named by the headers it stands under."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cached_property

from index.facts.carry import Setting
from index.facts.cell_names import CellNamer
from index.facts.cell_units import Spoken, as_beside, beside, replace_unit
from index.facts.drafts import Draft
from index.facts.headers import Header, Headers, bracketed_unit, is_share_of, measured, unnumbered
from index.facts.metrics import Vocabulary
from index.facts.periods import header_year
from index.facts.prose import read
from index.facts.row_names import row_names
from index.forms import bare, is_figure, is_label, is_null
from index.lexicon import lexicon
from index.packs import Metric
from index.project_forms import ProjectForm
from index.quantities import Figure, Quantity, find
from index.schema import MONEY_BASES, Basis, Change, Table
from index.tables import Grid, GridCell
from index.text import plain, strip_span
from index.units import base_unit

_POINTS = re.compile(r"[(（](\d+(?:\.\d+)?)分[)）]")
_AIMS = re.compile("绩效目标的?(?:设[立定置]|制定|确定)|^(?:年度)?(?:总体)?(?:绩效)?目标$")
_WAY = re.compile(r"(?:上升|增长|增加|提高|提升|下降|减少|降低|回落|下滑|压减)(?=约?$)")
_PLANNED = re.compile(r"^(?:计划|拟|规划|预计)(?!生育|单列|外|处|股|科)[一-龥]{2,}")
_RULES = re.compile(
    r"(?:[评计打扣赋]\(?扣?\)?分|评价|评定|评判|考评|考核)(?:标准|细则|规则|办法|要点)|指标(?:说明|解释|释义|内涵|解读)|计算(?:公式|方法)"
)
"""Heads of columns that say how points are given: nothing in them was set or reached."""
_COUNT = re.compile(r"(?:(个|户|家|处|座|台|辆|件|所|场|人)数|(人次|批次)数?)$")
"""A head that says what its figures are counted in: 完工个数, 惠及户数, 发放人次."""
_YEARS = re.compile(r"(?<!\d)\d{1,2}年(?:以[上下])?\s*$")
_LASTS = re.compile("年限|期限|寿命|周期|工期|期$|时长|年数")
_PLAIN_HEADS: dict[str, Basis] = {
    "计划": "目标值",
    "计划情况": "目标值",
    "原计划": "目标值",
    "任务": "目标值",
    "目标": "目标值",
    "实际": "实际值",
    "实际情况": "实际值",
    "完成": "实际值",
    "实际完成": "实际值",
}
"""Heads that compare what was planned with what was done, where both stand side by side."""
_LONG = 16
"""A cell longer than this that is not one figure is read as prose."""


def read_table(
    text: str,
    table: Table,
    number: int,
    *,
    laid_out: Grid,
    vocabulary: Vocabulary,
    setting: Setting,
    spoken: Spoken,
    forms: Sequence[ProjectForm] = (),
) -> list[Draft]:
    """The figures of one table, in printed order.

    Args:
        text: The report's text.
        number: 0-based index of the table among the report's tables.
        laid_out: Its cells with their headers.
        spoken: Amounts the report's prose gives, for tables that print no unit.
        forms: The forms of projects in the report.
    """
    return _TableReader(text, table, number, laid_out, vocabulary, setting, spoken, forms).drafts()


class _TableReader:
    def __init__(
        self,
        text: str,
        table: Table,
        number: int,
        laid_out: Grid,
        vocabulary: Vocabulary,
        setting: Setting,
        spoken: Spoken,
        forms: Sequence[ProjectForm],
    ) -> None:
        self.text, self.table, self.number = text, table, number
        self.vocabulary, self.setting = vocabulary, setting
        self.headers = Headers(vocabulary, setting.year)
        self.grid = laid_out
        self.namer = CellNamer(vocabulary, self.grid, title=table.title, head=setting.head)
        self.title_year = header_year(plain(table.title), year=setting.year) if table.title else None
        self.forms = [form for form in forms if table.start <= form.start < table.end]
        self.bare_unit = ""
        self.money_parts: frozenset[int] = frozenset()
        self.spoken = spoken
        self.rows = self._row_spans()
        self.labelled = {cell.cell.row for cell in self.grid.cells if cell.role == "label"}
        self.found: dict[tuple[int, int], list[Figure]] = {}
        self.words: dict[int, list[GridCell]] = {}
        for cell in self.grid.data:
            self.words.setdefault(cell.cell.row, []).append(cell)
        self.measured = {row: said for row, cells in self.words.items() if (said := beside(cells))}

    def drafts(self) -> list[Draft]:
        self.bare_unit = self._bare_unit()
        self.money_parts = self._money_parts()
        names_of = row_names(self.grid, self.headers)
        return [
            replace(draft, names=names) if (names := names_of.get(cell.cell.row)) and not draft.names else draft
            for cell in self.grid.cells
            for draft in self._cell(self._labelled(cell))
        ]

    def _labelled(self, cell: GridCell) -> GridCell:
        """The cell with the words to its left as its row, when a label over several rows is all the row has."""
        if cell.role != "data" or not is_figure(cell.text) or cell.cell.row in self.labelled:
            return cell
        beside = self.words.get(cell.cell.row, [])
        left = [other for other in beside if other.cell.column < cell.cell.column and is_label(other.text)]
        return (
            cell.model_copy(update={"row": (*cell.row, left[-1].text)})
            if left and left[-1].text not in cell.row
            else cell
        )

    def _owner(self, cell: GridCell) -> str:
        """The project in whose form a cell stands; "" in any other table."""
        at = cell.cell.start
        return next((form.project for form in self.forms if form.start <= at < form.end), "")

    def _row_spans(self) -> dict[int, tuple[int, int]]:
        spans: dict[int, tuple[int, int]] = {}
        for cell in self.table.cells:
            start, end = spans.get(cell.row, (cell.start, cell.end))
            spans[cell.row] = (min(start, cell.start), max(end, cell.end))
        return spans

    def _money_parts(self) -> frozenset[int]:
        """Stacked tables whose columns are budgets and accounts: their bare figures are amounts."""
        return frozenset(
            cell.part
            for cell in self.grid.data
            if self.grid.parts[cell.part].kind != "ledger"
            and any(
                (header := self.headers.read(words)).basis in MONEY_BASES and not header.noun for words in cell.column
            )
        )

    def _bare_unit(self) -> str:
        """The money unit of cells for which neither cell, header nor table prints one."""
        values = [
            figure.quantity.value
            for cell in self.grid.data
            if not cell.unit and (figure := self._whole(cell)) is not None and not figure.quantity.unit
        ]
        return self.spoken.unit(values) if values else ""

    # ── one cell ──

    def _cell(self, cell: GridCell) -> Iterator[Draft]:
        if is_null(cell.text) or cell.role == "empty":
            return
        titles = cell.role == "header" and not cell.cell.column and self.grid.parts[cell.part].kind == "funding"
        if cell.role == "label" or titles:  # 产出指标（50分）, and 预算执行（10分） over the block of money
            yield from self._points(cell)
            return
        if cell.role != "data" or (cell.column and _RULES.search(plain(cell.column[-1]))):
            return
        row = [measured(self.headers.read(_POINTS.sub("", words) or words)) for words in cell.row]
        column = self._column(cell)
        if (column and not column[-1].values) or (not column and row and not row[-1].values):
            if len(cell.text) > _LONG:
                yield from self._prose(cell, row, column)
            return
        figure = self._whole(cell)
        if figure is not None:
            yield self._draft(cell, figure, row, column)
            return
        figures = self._figures(cell)
        if len(figures) == 1 and len(cell.text) <= _LONG and figures[0].quantity.unit and (row or column):
            yield self._draft(cell, self._moved(figures[0], cell.cell.start), row, column)
        elif figures:
            yield from self._prose(cell, row, column)

    def _column(self, cell: GridCell) -> list[Header]:
        """The heads over a cell; 自评得分 over the indicators of a form is each one's score, not the unit's."""
        read = [self.headers.read(words) for words in cell.column]
        if read and read[-1].noun and self.grid.parts[cell.part].kind in ("ledger", "funding"):
            head = bare(cell.column[-1])
            if head in lexicon().table.score_headers and head.endswith(("得分", "评分")):
                read[-1] = replace(read[-1], noun="", basis="得分")
        if read and (basis := _PLAIN_HEADS.get(bare(cell.column[-1]))) and self._compares:
            read[-1] = replace(read[-1], noun="", basis=basis)
        return read

    @cached_property
    def _compares(self) -> bool:
        """Whether a head 计划 has one 实际 beside it."""
        heads = {bare(cell.text) for cell in self.grid.cells if cell.role == "header"}
        return {_PLAIN_HEADS.get(head) for head in heads} >= {"目标值", "实际值"}

    def _moved(self, figure: Figure, start: int) -> Figure:
        return Figure(
            figure.quantity,
            figure.start + start,
            figure.digits_start + start,
            figure.digits_end + start,
            figure.end + start,
            figure.numeral,
        )

    def _figures(self, cell: GridCell) -> list[Figure]:
        """The figures of a cell, found once; places are of the cell."""
        place = cell.cell.start, cell.cell.end
        if place not in self.found:
            self.found[place] = find(self.text[slice(*place)])
        return self.found[place]

    def _whole(self, cell: GridCell) -> Figure | None:
        """The one figure a cell is, or states after its label (其中：基本支出：507.79); places are of the report."""
        source = self.text[cell.cell.start : cell.cell.end]
        figures = self._figures(cell)
        if not figures and _YEARS.search(source) and _LASTS.search("".join(cell.row[-1:])):
            lasting = find(f"期限{source}")  # ≥15年 in the row 设计使用年限: by itself it reads as a date
            return self._moved(lasting[0], cell.cell.start - len("期限")) if len(lasting) == 1 else None
        if len(figures) != 1:
            return None
        figure = figures[0]
        around = plain(source[: figure.start]) + "|" + plain(source[figure.end :])
        label = re.match(r"^(?:.{2,30}:|[(\[<>≥≤=~≈]*|预计|大于|小于)\|[)\]]*$", around)
        if label is None or figure.numeral:
            return None
        return self._moved(figure, cell.cell.start)

    def _points(self, cell: GridCell) -> Iterator[Draft]:
        """The points a group of indicators has."""
        source = self.text[cell.cell.start : cell.cell.end]
        match = _POINTS.search(source)
        if match is None:
            return
        start = cell.cell.start + match.start(1)
        figure = Figure(
            Quantity(Decimal(match[1]), "分"), start, start, start + len(match[1]), start + len(match[1]) + 1
        )
        name = unnumbered(_POINTS.sub("", cell.text))
        yield self._made(
            cell, figure, f"{name}分值", None, basis="分值", change="", year=self._year([]), subject=self._owner(cell)
        )

    def _prose(self, cell: GridCell, row: list[Header], column: list[Header]) -> Iterator[Draft]:
        basis = self._basis(row, column)
        head = next((header.noun for header in reversed(row) if header.noun), "") if len(cell.text) < 40 else ""
        planned = basis is None and any(_AIMS.search(header.printed) for header in row)
        year = next((header.year for header in row if header.year and not header.noun), self.setting.year)
        setting = replace(self.setting, goal=planned or basis == "目标值", head=head, year=year)
        for draft in read(self.text, cell.cell.start, cell.cell.end, vocabulary=self.vocabulary, setting=setting):
            place, whose = (self.number, cell.cell.row, cell.cell.column), draft.subject or self._owner(cell)
            yield replace(draft, row=cell.row, column=cell.column, cell=place, subject=whose)

    def _draft(self, cell: GridCell, figure: Figure, row: list[Header], column: list[Header]) -> Draft:
        basis = self._basis(row, column)
        said = self.measured.get(cell.cell.row)
        if said and (basis in ("目标值", "实际值") or (basis is None and not cell.unit)):
            figure = as_beside(figure, said, target=basis == "目标值")
        figure = self._with_unit(figure, cell, row, column)
        if basis in ("分值", "得分") and base_unit(figure.quantity.unit)[1] == "元":
            figure = replace_unit(figure, "分")  # 执行率得分 in a row 年度支出总额（万元）
        change = self._change(column, row, figure.quantity.unit)
        unit = figure.quantity.unit
        if basis in ("分值", "得分") and row and row[-1].basis == basis and _names(column):
            row, column = column, row  # 权重, 得分 and 得分率 are rows, the indicators columns
        words, metric, subject = self.namer.named(cell, row, column, basis, unit)
        if basis == "得分" and unit == "%" and row:
            words, metric, basis = f"{row[-1].printed}得分率", None, "实际值"
        elif basis in ("分值", "得分") and not unit:
            figure = replace_unit(figure, "分")
        if change and (way := _WAY.search(self.text[cell.cell.start : figure.digits_start])):
            words = f"{row[-1].printed if row else words}{way[0]}"  # 下降44.44% below 同比增长 is no growth.
        if self.forms and not subject and (subject := self._owner(cell)):
            of_all = self.grid.parts[cell.part].kind == "funding" or (metric is not None and metric.kind == "score")
            words = f"{subject}：{words}" if of_all else words
        if figure.quantity.unit == "" and metric is not None:
            figure = replace_unit(figure, self.bare_unit if metric.kind == "money" else metric.unit)
        if basis is None:
            basis = self._default_basis(metric, words, figure.quantity.unit, change)
        rate = metric.kind == "rate" if metric is not None else figure.quantity.unit == "%" and is_share_of(column)
        if rate and not change and basis in MONEY_BASES:
            basis = "实际值"
        if metric is not None and is_share_of(column) and not change:
            change = "完成率" if metric.kind in ("money", "count") and figure.quantity.unit == "%" else ""
            basis = "实际值" if change and basis in MONEY_BASES else basis
        return self._made(
            cell, figure, words, metric, basis=basis, change=change, year=self._year(column, row), subject=subject
        )

    def _with_unit(self, figure: Figure, cell: GridCell, row: list[Header], column: list[Header]) -> Figure:
        if figure.quantity.unit:
            return figure
        unit = cell.unit or next(
            (unit for words in (*cell.column[-1:], *cell.row[-1:]) if (unit := bracketed_unit(words))), ""
        )
        names = [header.noun for header in (*row[-1:], *column[-1:]) if header.noun]
        metrics = [metric for name in names if (metric := self.vocabulary.metric(name))]
        money = any(self.vocabulary.implied(name) == "决算" for name in names) or cell.part in self.money_parts
        counts = any(metric.kind == "count" and metric.unit in ("人", "辆", "个", "家", "人次") for metric in metrics)
        if not unit and (counted := _COUNT.search(cell.column[-1] if cell.column else "")):
            unit = counted[1] or counted[2]
        if not unit and money and not counts and all(metric.kind in ("money", "count") for metric in metrics):
            unit = self.bare_unit
        return replace_unit(figure, unit)

    # ── what the headers say ──

    def _basis(self, row: list[Header], column: list[Header]) -> Basis | None:
        """The nearest header that is nothing but a basis; else the nearest that has one beside its metric."""
        headers = [*reversed(column), *reversed(row)]
        pure = [header.basis for header in headers if header.basis and not header.noun]
        mixed = [header.basis for header in headers if header.basis]
        if pure or mixed:
            found = pure[0] if pure else mixed[0]
            scored = found in ("目标值", "实际值") and row and row[-1].printed.endswith("总分")
            return "得分" if scored else found  # 总分 | 96.12 in a row of fewer cells than the indicators'
        return "目标值" if any(_PLANNED.match(header.printed) for header in column[-1:]) else None

    def _change(self, column: list[Header], row: list[Header], unit: str) -> Change:
        if unit == "分":
            return ""
        change: Change = next((header.change for header in (*reversed(column), *row[-1:]) if header.change), "")
        return "变化率" if change == "增减额" and unit in ("%", "百分点") else change

    def _year(self, column: list[Header], row: Sequence[Header] = ()) -> int | None:
        """The nearest column's year; a row's only when it is nothing but that; else the table's or report's."""
        for header in reversed(column):
            if header.year is not None:
                return header.year
        for header in reversed(row):
            if header.year is not None and not header.noun:
                return header.year
        return self.title_year or self.setting.year

    def _default_basis(self, metric: Metric | None, words: str, unit: str, change: Change) -> Basis:
        if change in ("增减额", "变化率"):
            return "其他"
        implied = self.vocabulary.implied(metric.name if metric else words)
        if (implied == "决算") != (base_unit(unit)[1] == "元") and implied in ("决算", "编制"):
            return "实际值"
        if metric is not None and metric.kind == "score":
            return "得分"
        return implied or "实际值"

    def _made(
        self,
        cell: GridCell,
        figure: Figure,
        words: str,
        metric: Metric | None,
        *,
        basis: Basis,
        change: Change,
        year: int | None,
        subject: str,
    ) -> Draft:
        start, end = strip_span(self.text, cell.cell.start, cell.cell.end)
        return Draft(
            quantity=figure.quantity,
            words=re.sub(r"\s+", " ", words).strip(),
            noun=words,
            metric=metric,
            basis=basis,
            change=change,
            year=year,
            subject=subject,
            quote=(start, end),
            digits=(figure.digits_start, figure.digits_end),
            sentence=self.rows[cell.cell.row],
            row=cell.row,
            column=cell.column,
            cell=(self.number, cell.cell.row, cell.cell.column),
        )


def _pointless(words: str) -> str:
    """A row's label without the points that it is worth: 送戏下乡场次（10分）."""
    return _POINTS.sub("", words) or words if "分" in words else words


def _names(headers: list[Header]) -> bool:
    """Whether the last of the headers says what is measured, or that it is the total."""
    return bool(headers) and bool((headers[-1].noun and headers[-1].basis is None) or headers[-1].total)
