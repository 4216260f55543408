"""Draws the fact table: filters, rows, and a metric by units and years with its chart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Literal, get_args

import streamlit as st

from assistant.spreadsheet import Sheet, comma_separated, workbook
from index.schema import Basis, Fact, Value
from ui.tables import Pivot
from ui.theme import COLOURS
from ui.views import charts, grid
from ui.views.actions import EXCEL
from ui.views.grid import Head, Line
from ui.views.text import label

if TYPE_CHECKING:
    from index.stores.fact_queries import FactOrder

_ORIGINS: dict[str, Literal["text", "table"]] = {"正文": "text", "表格": "table"}
_CHARTED = len(COLOURS)
"""Units that one chart can tell apart."""
_SET_OUT = 300
"""Units that are set out at once."""


class Filters(Value):
    """What the user wants to see; empty means all."""

    units: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    metric: str = ""
    bases: tuple[Basis, ...] = ()
    origin: Literal["text", "table"] | None = None
    words: str = ""


def filters(*, units: Collection[str], years: Collection[int], metrics: Collection[str]) -> Filters:
    """The filters, in a row."""
    first, second, third, fourth, fifth, sixth = st.columns([5, 4, 5, 4, 4, 5], gap="small")
    with first:
        chosen = st.multiselect("单位", list(units), key="data-units", placeholder="全部单位", persist_state="session")
    with second:
        wanted = st.multiselect("年度", list(years), key="data-years", placeholder="全部年度", persist_state="session")
    with third:
        metric = st.selectbox(
            "指标", list(metrics), index=None, key="data-metric", placeholder="全部指标", persist_state="session"
        )
    with fourth:
        bases = st.multiselect(
            "口径", get_args(Basis), key="data-bases", placeholder="全部口径", persist_state="session"
        )
    with fifth:
        origin = st.selectbox(
            "来源", list(_ORIGINS), index=None, key="data-origin", placeholder="正文与表格", persist_state="session"
        )
    with sixth:
        words = st.text_input("报告用语含", key="data-words", placeholder="如：培训费", persist_state="session")
    return Filters(
        units=tuple(chosen),
        years=tuple(wanted),
        metric=metric or "",
        bases=tuple(bases),
        origin=_ORIGINS.get(origin or ""),
        words=words.strip(),
    )


def order(sort: str) -> FactOrder:
    """The order that a table sorted by a column asks for."""
    return {"数值": "smallest", "-数值": "largest"}.get(sort, "place")  # type: ignore[return-value]  # as written here


def none_fitting() -> None:
    """When no figure fits the filters."""
    st.html('<p class="jw-soft jw-empty">没有符合这些条件的数据。可减少条件，或换一个说法再找。</p>')


def no_metric() -> None:
    """When units and years cannot be set out yet."""
    st.html('<p class="jw-soft jw-empty">先在上面选一个指标，再看各单位各年度的对比。</p>')


def exports(draw: Callable[[], Sheet], *, name: str, key: str, limit: int = 0) -> None:
    """The table that `draw` makes as CSV and as Excel; made when a button is pressed.

    Args:
        draw: Makes it.
        name: Of the file, without suffix.
        key: Of the buttons.
        limit: Rows taken away at most; 0 for no limit.
    """
    for words, suffix, mime, make in (
        ("导出 CSV", "csv", "text/csv", lambda: comma_separated(draw())),
        ("导出 Excel", "xlsx", EXCEL, lambda: workbook([draw()])),
    ):
        st.download_button(
            words,
            data=make,
            file_name=f"{name}.{suffix}",
            mime=mime,
            key=f"{key}-{suffix}",
            icon=":material/download:",
            type="tertiary",
            on_click="ignore",
            help=f"导出全部符合条件的数据，至多 {limit} 条" if limit else None,
        )


def basis(found: Sequence[Fact]) -> Basis | None:
    """The basis to compare by; the most frequent one unless another is chosen. None when there is no figure."""
    counts = Counter(fact.basis for fact in found)
    if not counts:
        return None
    known = [name for name, _ in counts.most_common()]
    return st.segmented_control(
        "口径",
        known,
        default=known[0],
        required=True,
        format_func=lambda name: f"{name} {counts[name]}",
        key="pivot-basis",
        label_visibility="collapsed",
    )


def pivot_head(table: Pivot, *, title: str) -> None:
    """What the pivot is about."""
    st.markdown(f"**{label(title)}**（{label(table.unit or '无单位')}）", width="stretch")


def by_years(table: Pivot) -> None:
    """Units by years, with a chart of the first figure of each year."""
    sheet = table.sheet
    heads = [Head(name, "number" if place else "") for place, name in enumerate(sheet.columns)]
    lines = [Line(row[0], row) for row in sheet.rows[:_SET_OUT]]
    st.html(f'<div class="jw-grid jw-low">{grid.table(heads, lines)}</div>')
    if len(sheet.rows) > _SET_OUT:
        st.html(f'<div class="jw-soft">此处列出前{_SET_OUT}个单位，共{len(sheet.rows)}个；导出的表里有全部</div>')
    if any(len(figures) > 1 for _, cells in table.rows for figures in cells):
        st.html('<div class="jw-caveat"><b>注意</b>同一年有不同数字的，以“／”并列；图中取第一个</div>')
    drawn = table.rows[:_CHARTED]
    points = [
        (name, year, float(cell[0]))
        for name, cells in drawn
        for year, cell in zip(table.years, cells, strict=True)
        if cell
    ]
    if not points:
        return
    kind = st.segmented_control(
        "图形",
        ["bar", "line"],
        default="bar",
        required=True,
        format_func={"bar": "柱形图", "line": "折线图"}.__getitem__,
        key="pivot-chart",
        label_visibility="collapsed",
        disabled=len(table.years) < 2,
    )
    spec = charts.by_years(
        points, kind="line" if kind == "line" else "bar", units=[name for name, _ in drawn], title=table.unit
    )
    st.vega_lite_chart(spec, width="stretch")
    if len(table.rows) > _CHARTED:
        st.html(f'<div class="jw-soft">图中只画前{_CHARTED}个单位；可在上面选定单位</div>')
