"""The corpus at a glance: how many reports, of which units, regions, years and kinds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Protocol

from index.schema import Identity, Value


class Card(Protocol):
    """What the library says of a report without opening it."""

    @property
    def id(self) -> str: ...
    @property
    def file(self) -> str: ...
    @property
    def identity(self) -> Identity: ...
    @property
    def unit(self) -> str: ...


class Glance(Value):
    """Counts over the whole corpus."""

    reports: int
    units: tuple[tuple[str, int], ...]
    """Unit and number of its reports, in reading order of the names."""
    years: tuple[tuple[int, int], ...]
    """Year evaluated and number of reports, newest first."""
    kinds: tuple[tuple[str, int], ...]


def glance(cards: Iterable[Card]) -> Glance:
    """The corpus at a glance.

    A report that names no unit counts under its file name, so that every report is seen somewhere.
    """
    listed = list(cards)
    units = Counter(card.unit or card.file for card in listed)
    years = Counter(card.identity.year for card in listed if card.identity.year is not None)
    kinds = Counter(str(card.identity.kind) for card in listed)
    return Glance(
        reports=len(listed),
        units=tuple(sorted(units.items())),
        years=tuple(sorted(years.items(), reverse=True)),
        kinds=tuple(kinds.most_common()),
    )


def coverage(cards: Iterable[Card]) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Columns and rows: for each unit, the number of its reports of each year, the newest year first."""
    counts = Counter((card.unit or card.file, card.identity.year or 0) for card in cards)
    years = sorted({year for _, year in counts}, reverse=True)
    rows = [(unit, *(str(counts[unit, year] or "") for year in years)) for unit in sorted({unit for unit, _ in counts})]
    return ("单位", *(f"{year}年" if year else "年度不明" for year in years)), rows


def years_line(years: Iterable[int]) -> str:
    """Years as people write them, runs joined.

    >>> years_line([2023, 2021, 2022, 2019])
    '2019、2021—2023'
    """
    runs: list[list[int]] = []
    for year in sorted(set(years)):
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return "、".join(str(run[0]) if len(run) == 1 else f"{run[0]}—{run[-1]}" for run in runs)
