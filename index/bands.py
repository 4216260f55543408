"""The bands of a table: rows that share one head. A government form stacks several little tables in one.

`bands` looks at the words only, a list of printed cells for each row (a vertically merged cell is empty in the rows it
goes on into, a horizontally merged one is printed once), so it serves ragged rows and exact grids alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from index.forms import bare, flat, is_field, is_figure, is_header_word, is_label, is_null, is_total, stated
from index.lexicon import lexicon

Row = Sequence[str]
_LONGEST_NAME = 12
"""Characters of a column's name in a block amid other rows; more say something of the row."""


class Band(NamedTuple):
    """Rows `first` … `last` (inclusive), the first `header_rows` of which name the columns.

    `form` is true for rows of labels each with its value to its right (项目名称 | … | 主管部门 | …).
    """

    first: int
    last: int
    header_rows: int
    form: bool = False
    footer_rows: int = 0
    """How many of its last rows name the columns, where the head was printed after the values."""


def bands(rows: Sequence[Row]) -> tuple[Band, ...]:
    """The bands of a table in order; every row is in exactly one."""
    width = max(map(len, rows))
    found: list[Band] = []
    at = 0
    while at < len(rows):
        form = _is_form(rows[at], width) and not _goes_on(rows, at, found) and not _over_groups(rows, at)
        if form or _in_pairs(rows, at, found):
            found.append(Band(at, at, 0, form=True))
            at += 1
        elif depth := _head(rows, at, found):
            found.append(Band(at, at + depth - 1, depth))
            at += depth
        else:
            _append(found, at)
            at += 1
    return tuple(_headed_below(rows, band) for band in found)


def _headed_below(rows: Sequence[Row], band: Band) -> Band:
    """The band, its last row taken for its head where it has none above and that row says only column names."""
    body, last = rows[band.first : band.last], rows[band.last]
    if band.form or band.header_rows or len(body) < 2 or not all(map(is_header_word, last[1:])):
        return band
    same = all(len(row) == len(last) and any(map(_says_figure, row)) for row in body)
    return band._replace(footer_rows=1) if same and len(last) > 2 and is_label(last[0]) else band


def _append(found: list[Band], at: int) -> None:
    """Row `at` joins the band above it, or begins one without a head."""
    if found and not found[-1].form:
        found[-1] = found[-1]._replace(last=at)
    else:
        found.append(Band(at, at, 0))


def _is_form(row: Row, width: int) -> bool:
    row = _without_trailing_blanks(row)
    if len(row) < 2 or len(row) % 2 or not is_label(row[0]):
        return len(row) == 1
    if len(row) == 2:
        if bare(row[0]) in lexicon().table.notes or is_field(row[0]):
            return True
        return width >= 4 and not is_total(row[0]) and not is_figure(row[1]) and not is_null(row[1])
    return all(is_field(label) for label in row[::2]) and not all(is_header_word(cell) for cell in row[1::2])


def _in_pairs(rows: Sequence[Row], at: int, found: list[Band]) -> bool:
    """A row without a head of names each with its figure beside it: 编制数 | 31 | 在职人数 | 28; or a field over one."""
    if any(not band.form for band in found):
        return False
    row, below = rows[at], rows[at + 1] if at + 1 < len(rows) else ()
    over = is_field(row[0]) and len(row) == len(below) and all(map(is_label, row)) and _pairs(below)
    return over or _pairs(row)


def _pairs(row: Row) -> bool:
    values = row[1::2]
    return (
        len(row) >= 4
        and len(row) % 2 == 0
        and all(map(is_label, row[::2]))
        and all(is_figure(cell) or is_null(cell) for cell in values)
        and 2 * sum(map(is_figure, values)) > len(values)
    )


def _without_trailing_blanks(row: Row) -> Row:
    """The row without the blank cells after a field and its value: 项目名称 | 城区道路养护 | | ."""
    if len(row) < 3 or any(map(flat, row[2:])) or not flat(row[1]) or not is_field(row[0]):
        return row
    return row[:2]


def _goes_on(rows: Sequence[Row], at: int, found: list[Band]) -> bool:
    """A row of the form's shape amid data rows: the band above goes on below it."""
    if not found or found[-1].form or at + 1 >= len(rows) or len(rows[at]) > 2:
        return False
    above, below = rows[at - 1], rows[at + 1]
    return len(above) == len(below) > 2 and not _head(rows, at + 1, found)


def _head(rows: Sequence[Row], at: int, found: list[Band]) -> int:
    """How many rows of header begin at row `at`; 0 when none does."""
    row = rows[at]
    top = not any(not band.form for band in found)
    above = None if top or found[-1].form else rows[at - 1]
    amid = _opens_part(row, above) or _opens_block(rows, at) or _opens_divided(rows, at)
    if not (_opens_table(rows, at) if top else amid):
        return 0
    end = at + 1
    while end < len(rows) and (
        _continues(rows[end - 1], rows[end])
        or counts_columns(rows[end])
        or (end == at + 1 and (divided(rows, at) or _over_groups(rows, at)))
    ):
        end += 1
    return end - at if end < len(rows) or top else 0


def _opens_table(rows: Sequence[Row], at: int) -> bool:
    """The first row that is no form line is the head when it says only labels."""
    row = _without_blank(rows[at])
    if len(row) < 2 or is_figure(row[0]) or any(_says_figure(cell) for cell in row):
        return False
    named = [cell for cell in row[1:] if flat(cell)]
    gaps = len(row) - 1 - len(named)
    return (
        bool(named)
        and all(map(is_label, named))
        and (not gaps or (at + 1 < len(rows) and _continues(row, rows[at + 1])))
    )


def _opens_part(row: Row, above: Row | None) -> bool:
    """A later row is a head when every cell but the first names a column, and the layout or the first cell is new."""
    width = len(row)
    row = _without_blank(row)
    if len(row) < 3 or is_figure(row[0]) or any(_says_figure(cell) or is_null(cell) for cell in row[1:]):
        return False
    named = sum(map(is_header_word, row[1:]))
    changed = above is None or len(above) != width
    if changed and not flat(row[0]):
        return named == len(row) - 1
    return named == len(row) - 1 or (changed and named * 3 >= 2 * (len(row) - 1) and all(map(is_label, row[1:])))


def _opens_block(rows: Sequence[Row], at: int) -> bool:
    """A row of names amid figures whose first cell goes on into the row below, all figures: 人员情况 | 编制 | 在职 | 退休."""
    if at + 1 >= len(rows) or len(rows[at]) != len(rows[at + 1]) or not flat(rows[at][0]) or flat(rows[at + 1][0]):
        return False
    under = [
        (name, cell) for name, cell in zip(rows[at][1:], rows[at + 1][1:], strict=True) if flat(name) or flat(cell)
    ]
    names = [name for name, _ in under]
    figures = sum(is_figure(cell) for _, cell in under)
    return (
        len(under) >= 2
        and len(set(names)) == len(names)
        and all(is_label(name) and len(bare(name)) <= _LONGEST_NAME for name in names)
        and figures * 2 > len(under)
        and all(is_figure(cell) or is_null(cell) for _, cell in under)
    )


def _opens_divided(rows: Sequence[Row], at: int) -> bool:
    """A head of two rows amid figures: 经费情况（万元） | 2022年决算数 | 2023年 over 年初预算 | 调整预算 | 决算数."""
    if at + 1 >= len(rows) or not flat(rows[at][0]):
        return False
    row, below = rows[at], rows[at + 1]
    named, words = [cell for cell in row[1:] if flat(cell)], [cell for cell in below if flat(cell)]
    wider = len(named) < len(row) - 1 or len(below) > len(row)
    return (
        bool(named)
        and wider
        and len(words) > 1
        and all(map(is_label, named))
        and all(map(is_header_word, words))
        and _continues(row, below)
    )


def _without_blank(row: Row) -> Row:
    """The row without a blank second cell: the head of a second column of labels is often left blank."""
    return [row[0], *row[2:]] if len(row) >= 4 and flat(row[0]) and not flat(row[1]) else row


def _says_figure(cell: str) -> bool:
    return is_figure(cell) or stated(cell) is not None


def _continues(head: Row, child: Row) -> bool:
    """`child` is the next row of the head: its blanks go on from cells above, its words divide the others."""
    words = [cell for cell in child if flat(cell)]
    if not words or any(map(_says_figure, words)) or not all(map(is_label, words)):
        return False
    blanks = len(child) - len(words)
    divided = len(head) - blanks
    if len(child) > len(head):
        return divided >= 1 and len(words) >= 2 * divided and (blanks > 0 or not flat(head[0]))
    gaps = [column for column, cell in enumerate(head) if column and not flat(cell)]
    return len(child) == len(head) and bool(gaps) and not flat(child[0]) and all(flat(child[column]) for column in gaps)


def divided(rows: Sequence[Row], at: int) -> int:
    """How many cells of a head row the next row divides, its other cells not printed there: 地区 | 下达资金 | 执行率 over
    中央 | 省级 | 合计 over rows of five cells. 0 when it is no such row."""
    if at + 2 >= len(rows):
        return 0
    head, child, below = rows[at : at + 3]
    count = len(head) + len(child) - len(below)
    if not 1 <= count < len(head) or len(child) < 2 * count or len(below) <= max(len(head), len(child)):
        return 0
    labelled = all(flat(cell) and is_label(cell) and not _says_figure(cell) for cell in (*head, *child))
    figures = sum(is_figure(cell) for cell in below)
    return count if labelled and 2 * figures > len(below) and is_label(below[0]) else 0


def counts_columns(row: Row) -> bool:
    """A row that numbers the columns: 栏次 1 2 3, or 1 2 3 4, or 栏次 | | 1 | 栏次 | | 2."""
    words = [flat(cell) for cell in row]
    counts = [word for word in words if word and bare(word) not in lexicon().table.serial]
    named = any(word and bare(word) in lexicon().table.serial for word in words)
    return len(counts) >= 3 - named and counts == [str(count + 1) for count in range(len(counts))]


def groups(row: Row) -> int:
    """How many times a head repeats the same names: 2 for 项目 | 行次 | 金额 | 项目 | 行次 | 金额; 1 when it does not."""
    words = [flat(cell) for cell in row]
    sizes = (size for size in range(2, len(words) // 2 + 1) if len(words) % size == 0)
    return next((len(words) // size for size in sizes if words[:size] * (len(words) // size) == words), 1)


def _over_groups(rows: Sequence[Row], at: int) -> bool:
    """The names of two lists side by side over the heads of both: 收入 | 支出, 预算数 | 决算数."""
    if at + 2 >= len(rows):
        return False
    row, below = rows[at], rows[at + 1]
    named = 2 <= len(row) <= groups(below) and all(flat(cell) and is_label(cell) for cell in (*row, *below))
    return named and not any(map(_says_figure, (*row, *below)))
