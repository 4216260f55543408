"""Which facts are asked for, as SQL: the filters that reading and counting share, and the order of what comes."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Literal, TypedDict

from sqlalchemy import Select
from sqlalchemy.orm import InstrumentedAttribute

from index.schema import Basis
from index.stores.rows import FactRow
from index.text import plain

FactOrder = Literal["place", "largest", "smallest"]


class FactFilters(TypedDict, total=False):
    """What a fact must fit, all of it; a filter of several values fits any of them, None and absent fit all."""

    metric: str | Collection[str] | None
    """Canonical name; "" for figures whose metric the pack does not know."""
    year: int | Collection[int] | None
    """The fact's own year."""
    basis: Basis | Collection[Basis] | None
    """年初预算, 决算 …"""
    entity: str | Collection[str] | None
    """The unit, by its full name; figures of reports that call it shorter are among them."""
    origin: Literal["text", "table"] | None
    """Whether it stands in the text or in a table."""
    text: str | None
    """Words within `metric_text`, whatever their width, case, quotes and blanks."""


def fitting(query: Select[Any], filters: FactFilters) -> Select[Any]:
    """The query, of the facts that fit."""
    columns: tuple[tuple[InstrumentedAttribute[Any], Any], ...] = (
        (FactRow.metric, filters.get("metric")),
        (FactRow.year, filters.get("year")),
        (FactRow.basis, filters.get("basis")),
        (FactRow.entity, filters.get("entity")),
        (FactRow.origin, filters.get("origin")),
    )
    for column, wanted in columns:
        if wanted is not None:
            several = isinstance(wanted, Collection) and not isinstance(wanted, str)
            query = query.where(column.in_(wanted) if several else column == wanted)
    words = plain(filters.get("text") or "")
    return query.where(FactRow.metric_plain.contains(words, autoescape=True)) if words else query


def ordered(query: Select[Any], order: FactOrder) -> Select[Any]:
    """The query, in the order of reports and their text, or by `value_base`."""
    if order == "place":
        return query.order_by(FactRow.report, FactRow.value_start, FactRow.key)
    number = FactRow.number.desc() if order == "largest" else FactRow.number
    return query.order_by(number, FactRow.report, FactRow.value_start)
