"""合计, 小计 and 总计 in tables, along rows and along columns, from the header paths of the facts.

How a form nests its items is guesswork, so a total is held to be right when any sensible reading adds up: all items of
its block, the outermost only, subtotals only. It is reported when none does and the block is flat, or another line of
the same table proves the reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from index.checks import messages
from index.checks.figures import adds_up, figure, in_unit_of, is_exact, written_sum
from index.checks.sheet import Sheet
from index.forms import is_total
from index.schema import Fact, Finding

Path = tuple[str, ...]
_LEAST_SHARE, _MOST_SHARE = Decimal("0.6"), Decimal("1.5")
_LONGEST = 500
"""Items of a line of a form; a longer one is a list of data, in which every figure would be tried against every other."""
_FEWEST = 2
_SUBPART = ("其中", "#", "＃")


class _Item(NamedTuple):
    """A figure of a line with its place in the hierarchy along the line."""

    fact: Fact
    path: Path


def check_totals(sheet: Sheet) -> Iterator[Finding]:
    """One finding for each printed total of a table that no reading of its items reaches."""
    for table in sheet.group("table"):
        plain = [fact for fact in table if _adds(fact)]
        for along in ("row", "column"):
            lines = _lines(plain, along=along)
            yield from _check_lines(sheet, lines)
            yield from _check_wholes(sheet, lines)


def _adds(fact: Fact) -> bool:
    return is_exact(fact) and fact.unit_base != "%" and fact.basis not in ("分值", "得分", "目标值") and not fact.change


def _lines(facts: Sequence[Fact], *, along: str) -> list[list[_Item]]:
    """Each row's figures with their column paths, or each column's with their row paths, in printed order."""
    lines: dict[int | None, list[_Item]] = {}
    for fact in facts:
        across = along == "row"
        line = fact.location.row if across else fact.location.column
        lines.setdefault(line, []).append(_Item(fact, fact.column if across else fact.row))
    return [items for items in lines.values() if len(items) <= _LONGEST]


def _check_lines(sheet: Sheet, lines: Sequence[Sequence[_Item]]) -> Iterator[Finding]:
    proven: set[tuple[Path, ...]] = set()
    failed: list[tuple[_Item, tuple[_Item, ...]]] = []
    for line in lines:
        for total in line if len(line) > _FEWEST else ():
            if not (total.path and is_total(total.path[-1])):
                continue
            readings = _readings(total, line)
            if any(_stands_alone(total, readings, other) for other in lines if other is not line):
                continue
            right = next((items for items in readings if _adds_up(sheet, total, items)), None)
            if right is not None:
                proven.add(_shape(total, right))
            elif readings and not _closes_run(sheet, total, line):
                failed.append((total, readings[0]))
    for total, items in failed:
        flat = len({len(item.path) for item in items}) == 1
        if (flat or _shape(total, items) in proven) and _plausible(total, items):
            yield _finding(sheet, total, items)


def _stands_alone(total: _Item, readings: Sequence[Sequence[_Item]], line: Sequence[_Item]) -> bool:
    """Whether another line gives the total with none of its items, 市本级 with a 小计 only: so do its own totals."""
    paths = {item.path for item in line}
    return total.path in paths and bool(readings) and not any(item.path in paths for item in readings[0])


def _check_wholes(sheet: Sheet, lines: Sequence[Sequence[_Item]]) -> Iterator[Finding]:
    """An item with items under it (项目支出, its projects) that other lines show to be their sum."""
    proven: set[Path] = set()
    failed: list[tuple[_Item, tuple[_Item, ...]]] = []
    for line in lines:
        for whole in line if len(line) > _FEWEST else ():
            under = _children(whole, line)
            if len(under) >= 2 and _adds_up(sheet, whole, under):
                proven.add(whole.path)
            elif len(under) >= 2:
                failed.append((whole, under))
    for whole, under in failed:
        if whole.path in proven and _plausible(whole, under):
            yield _finding(sheet, whole, under)


def _children(whole: _Item, line: Sequence[_Item]) -> tuple[_Item, ...]:
    depth = len(whole.path)
    under = [item for item in line if len(item.path) == depth + 1 and item.path[:depth] == whole.path]
    if any(is_total(item.path[-1]) for item in under):
        return ()  # a block with its own total: what stands in its first row is one of its items
    return tuple(item for item in under if item.fact.unit_base == whole.fact.unit_base)


def _readings(total: _Item, line: Sequence[_Item]) -> list[tuple[_Item, ...]]:
    """The sensible sets of items the total may be the sum of, the likeliest first; the last ones carry an item over
    from beside the block, as 年初结转 into the year's 合计."""
    prefix = total.path[:-1]
    inside = [item for item in line if item is not total and item.path[: len(prefix)] == prefix]
    inside = [item for item in inside if item.fact.unit_base == total.fact.unit_base]
    place = line.index(total)
    above = [item for item in inside if line.index(item) < place]
    below = [item for item in inside if line.index(item) > place]
    readings: list[tuple[_Item, ...]] = []
    for block in (_since_total(above, prefix), above, below, _until_total(below, prefix)):
        for items in (_outermost(block, prefix), _leaves(block), _subtotals(block)):
            if len(items) >= 2 and items not in readings:
                readings.append(items)
    carried = [
        item for item in line if item.path[: len(prefix)] != prefix and item.fact.unit_base == total.fact.unit_base
    ]
    return [*readings, *((*items, item) for items in readings for item in carried)]


def _closes_run(sheet: Sheet, total: _Item, line: Sequence[_Item]) -> bool:
    """Whether the items printed just above or just below the total, so many as it takes, add up to it: however the
    headers of a merged block were read."""
    place = line.index(total)
    for run in (line[:place][::-1], line[place + 1 :]):
        items: list[_Item] = []
        for item in run:
            if item.fact.unit_base == total.fact.unit_base:
                items.append(item)
            if len(items) > 1 and _adds_up(sheet, total, items):
                return True
    return False


def _since_total(items: Sequence[_Item], prefix: Path) -> list[_Item]:
    """The items after the last total of the same level."""
    block: list[_Item] = []
    for item in items:
        block = [] if _is_total_at(item, prefix) else [*block, item]
    return block


def _until_total(items: Sequence[_Item], prefix: Path) -> list[_Item]:
    block: list[_Item] = []
    for item in items:
        if _is_total_at(item, prefix):
            break
        block.append(item)
    return block


def _is_total_at(item: _Item, prefix: Path) -> bool:
    return item.path[:-1] == prefix and is_total(item.path[-1])


def _outermost(items: Sequence[_Item], prefix: Path) -> tuple[_Item, ...]:
    """One item for each thing directly under the prefix: itself, its own total, or its parts."""
    groups: dict[str, list[_Item]] = {}
    for item in items:
        if len(item.path) > len(prefix) and not _is_total_at(item, prefix):
            groups.setdefault(item.path[len(prefix)], []).append(item)
    chosen: list[_Item] = []
    for head, group in groups.items():
        if head.startswith(_SUBPART):
            continue
        own = [item for item in group if len(item.path) == len(prefix) + 1]
        totals = [item for item in group if is_total(item.path[-1])]
        chosen.extend(own or totals[:1] or group)
    return tuple(chosen)


def _leaves(items: Sequence[_Item]) -> tuple[_Item, ...]:
    """The items that are no totals and have nothing under them."""
    paths = [item.path for item in items]
    return tuple(
        item
        for item in items
        if not is_total(item.path[-1])
        and not any(len(path) > len(item.path) and path[: len(item.path)] == item.path for path in paths)
    )


def _subtotals(items: Sequence[_Item]) -> tuple[_Item, ...]:
    return tuple(item for item in items if is_total(item.path[-1]))


def _sum(items: Sequence[_Item]) -> Decimal:
    return sum((item.fact.value_base for item in items), Decimal(0))


def _adds_up(sheet: Sheet, total: _Item, items: Sequence[_Item]) -> bool:
    return adds_up(total.fact, [item.fact for item in items], sheet.text)


def _shape(total: _Item, items: Sequence[_Item]) -> tuple[Path, ...]:
    """The headers of a reading, by which the same reading is known in another line."""
    return (total.path, *(item.path for item in items))


def _plausible(total: _Item, items: Sequence[_Item]) -> bool:
    """Near enough that the items are the total's: not another table's, not counted on two levels."""
    value = total.fact.value_base
    return bool(value) and _LEAST_SHARE <= _sum(items) / value <= _MOST_SHARE


def _finding(sheet: Sheet, total: _Item, items: Sequence[_Item]) -> Finding:
    facts = [item.fact for item in items]
    stated = total.fact
    recomputed = f"{in_unit_of(_sum(items), stated)}{stated.unit}"
    return sheet.finding(
        "合计不符",
        "矛盾",
        message=messages.total_broken(total.path[-1], stated=figure(stated), count=len(items), recomputed=recomputed),
        stated=figure(stated),
        recomputed=recomputed,
        formula=f"{written_sum(facts, like=stated)} ≠ {in_unit_of(stated.value_base, stated)}（{stated.unit}）",
        facts=(stated, *facts),
    )
