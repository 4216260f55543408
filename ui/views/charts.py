"""Charts as plain specifications: the figures stand at their marks, names are whole, nothing moves under the wheel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from ui.theme import COLOURS

_INK = "#74808d"
"""Figures and names, readable on both papers."""
_LABELLED = 4
"""Units of a chart over years whose figures are written beside their marks; more would cover each other."""

Spec = dict[str, Any]


def bars(names: Sequence[str], figures: Sequence[float], *, printed: Sequence[str], title: str) -> Spec:
    """Figures side by side, in their order, a bar each; `printed` is what stands at its end."""
    values = [
        {"name": name, "figure": figure, "printed": words}
        for name, figure, words in zip(names, figures, printed, strict=True)
    ]
    span = max(*figures, 0) - min(*figures, 0)
    room = [min(*figures, 0) - (span * 0.12 if min(figures) < 0 else 0), max(*figures, 0) + span * 0.12]
    return {
        "height": {"step": 30},
        "encoding": {
            "y": {"field": "name", "type": "nominal", "sort": None, "axis": _names(domain=False)},
            "x": {
                "field": "figure",
                "type": "quantitative",
                "scale": {"domain": room, "nice": False},
                "axis": {
                    "title": title,
                    "titleColor": _INK,
                    "labelColor": _INK,
                    "aria": False,
                    "tickCount": 5,
                    "grid": True,
                },
            },
            "tooltip": [_told("name", "项"), _told("printed", title)],
        },
        "layer": _drawn(
            values,
            {"mark": {"type": "bar", "color": COLOURS[0], "height": 18, "cornerRadiusEnd": 2}},
            {
                "mark": {"type": "text", "color": _INK, "fontSize": 12, "dx": 5, "align": "left", "aria": False},
                "encoding": {"text": {"field": "printed", "type": "nominal"}},
                "transform": [{"filter": "datum.figure >= 0"}],
            },
            {
                "mark": {"type": "text", "color": _INK, "fontSize": 12, "dx": -5, "align": "right", "aria": False},
                "encoding": {"text": {"field": "printed", "type": "nominal"}},
                "transform": [{"filter": "datum.figure < 0"}],
            },
        ),
    }


def by_years(
    points: Sequence[tuple[str, int, float]], *, kind: Literal["bar", "line"], units: Sequence[str], title: str
) -> Spec:
    """(unit, year, figure) over the years, a colour for each of `units`; a year without a figure stays empty."""
    values = [{"unit": unit, "year": f"{year}年", "figure": figure} for unit, year, figure in points]
    legend = {"orient": "bottom", "columns": 4, "title": None, "labelColor": _INK, "labelLimit": 240}
    encoding: Spec = {
        "x": {"field": "year", "type": "ordinal", "axis": _names(domain=True)},
        "y": {
            "field": "figure",
            "type": "quantitative",
            "axis": {"title": title, "titleColor": _INK, "labelColor": _INK, "aria": False, "tickCount": 6},
            "scale": {"nice": True, "zero": kind == "bar"},
        },
        "color": {
            "field": "unit",
            "type": "nominal",
            "scale": {"domain": list(units), "range": list(COLOURS[: len(units)])},
            "legend": legend,
        },
        "tooltip": [_told("unit", "单位"), _told("year", "年度"), {**_told("figure", title), "type": "quantitative"}],
    }
    mark: Spec = {"type": "line", "point": {"size": 60}, "strokeWidth": 2}
    figure: Spec = {"type": "text", "dy": -10, "fontSize": 12, "color": _INK}
    if kind == "bar":
        mark = {"type": "bar", "cornerRadiusEnd": 2}
        encoding["xOffset"] = {"field": "unit", "type": "nominal", "scale": {"domain": list(units)}}
        figure["dy"] = -7
    said = {"text": {"field": "figure", "type": "quantitative", "format": ",.10~g"}, "color": {"value": _INK}}
    layers: list[Spec] = [{"mark": mark}]
    if len(units) <= _LABELLED:
        layers.append({"mark": figure, "encoding": said})
    return {"height": 400, "encoding": encoding, "layer": _drawn(values, *layers)}


def _drawn(values: Sequence[Spec], *layers: Spec) -> list[Spec]:
    """The layers, each with the values: what stands above them Streamlit would make a table of, and load pandas for it."""
    return [{"data": {"values": list(values)}, **layer} for layer in layers]


def _names(*, domain: bool) -> Spec:
    return {
        "title": None,
        "labelAngle": 0,
        "labelLimit": 280,
        "labelColor": _INK,
        "domain": domain,
        "ticks": False,
        "aria": False,
    }


def _told(field: str, title: str) -> Spec:
    return {"field": field, "type": "nominal", "title": title}
