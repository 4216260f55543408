"""Draws the fact table: filters, rows, and a metric by units and years with its chart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import get_args

import streamlit as st

from assistant.spreadsheet import Sheet, comma_separated, workbook
from index.schema import Basis, Fact, Value
from ui.tables import Pivot
from ui.theme import COLOURS
from ui.views import charts
from ui.views.actions import EXCEL
from ui.views.text import label

SHORT, LOW = 206, 172
"""Heights of a table above a source, and above two, in pixels."""
_CHARTED = len(COLOURS)
"""Units that one chart can tell apart."""

_LINK = "出处"
_WIDTHS = {
    "单位": 170,
    "对象": 120,
    "数值": 90,
    "计量单位": 80,
    "行": 160,
    "列": 160,
    "年度": 60,
    "指标": 130,
    "报告用语": 180,
    "口径": 80,
    "限定": 60,
    "变动": 70,
    "来源": 60,
    "原文": 220,
    "章节": 220,
    "报告": 230,
    "程度": 60,
    "疑点": 400,
    "报告所述": 100,
    "复算结果": 100,
    "复核": 100,
    "算式": 220,
}
"""Widths of columns in pixels."""


class Filters(Value):
    """What the user wants to see; empty means all."""

    units: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    metric: str = ""
    bases: tuple[Basis, ...] = ()
    origin: str = ""
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
            "来源", ["正文", "表格"], index=None, key="data-origin", placeholder="正文与表格", persist_state="session"
        )
    with sixth:
        words = st.text_input("报告用语含", key="data-words", placeholder="如：培训费", persist_state="session")
    return Filters(
        units=tuple(chosen),
        years=tuple(wanted),
        metric=metric or "",
        bases=tuple(bases),
        origin={"正文": "text", "表格": "table"}.get(origin or "", ""),
        words=words.strip(),
    )


def rows(
    sheet: Sheet, *, key: str, height: int | None, order: Sequence[str] = (), links: Sequence[str] = ()
) -> int | None:
    """The table; the 0-based number of the selected row, if any.

    Args:
        sheet: What is listed.
        key: Of the widget.
        height: In pixels; None for what the window leaves.
        order: Columns to list; all of them where it is empty.
        links: An address for each row, listed first.
    """
    import pandas as pd

    frame = pd.DataFrame(list(sheet.rows), columns=list(sheet.columns))
    for place in sheet.numbers:
        frame[sheet.columns[place]] = pd.to_numeric(frame[sheet.columns[place]])
    columns = {name: st.column_config.Column(width=width) for name, width in _WIDTHS.items()}
    if links:
        frame[_LINK] = list(links)
        columns[_LINK] = st.column_config.LinkColumn(display_text="打开", width=64)
    frame = frame[[*([_LINK] if links else []), *(order or sheet.columns)]]
    with st.container(key=f"rows-{key}", height=height or 2_000, border=False):
        event = st.dataframe(
            frame,
            hide_index=True,
            key=key,
            on_select="rerun",
            selection_mode="single-row",
            height="stretch",
            row_height=34,
            column_config=columns,
        )
    selected = event["selection"]["rows"]
    return selected[0] if selected and selected[0] < len(sheet.rows) else None


def exports(sheet: Sheet, *, name: str, key: str) -> None:
    """The table as CSV and as Excel; made when a button is pressed."""
    for words, suffix, mime, make in (
        ("导出 CSV", "csv", "text/csv", lambda: comma_separated(sheet)),
        ("导出 Excel", "xlsx", EXCEL, lambda: workbook([sheet])),
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
    import pandas as pd

    sheet = table.sheet
    right = {name: st.column_config.Column(alignment="right") for name in sheet.columns[1:]}
    st.dataframe(
        pd.DataFrame(list(sheet.rows), columns=list(sheet.columns)), hide_index=True, key="pivot", column_config=right
    )
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


def count(found: int, *, limit: int) -> None:
    """How many rows are listed."""
    words = f"共 {found} 条" if found <= limit else f"多于 {limit} 条，只列前 {limit} 条；请再加条件"
    st.html(f'<span class="jw-soft">{words}</span>')
