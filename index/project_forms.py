"""The forms of a report: which project each 项目支出绩效自评表 of it is on.

A department publishes the forms of its projects in one file, often behind the form of its own. What stands in a form is
its project's: its points, its money, its goals.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.forms import collapse
from index.lexicon import lexicon
from index.schema import Identity, Table, Value
from index.tables import Grid
from index.text import plain

_CODE = re.compile(r"^[0-9A-Za-z]{8,}\s*[-—－_]\s*")
"""The number a project bears in the budget system: 51000021R000000019951-工资性支出."""


class ProjectForm(Value):
    """The form of one project."""

    project: str
    start: int
    """Where the row with its name begins in the report's text."""
    end: int


def project_name(said: str) -> str:
    """The name of a project as one would say it, without its number.

    >>> project_name("51132122Y000006543210-校舍安全保障")
    '校舍安全保障'
    """
    return _CODE.sub("", collapse(said))


def project_forms(tables: Sequence[Table], grids: Sequence[Grid], identity: Identity) -> tuple[ProjectForm, ...]:
    """The forms of a report's projects, in order; none of the one project that the whole report is on."""
    found = [form for table, laid_out in zip(tables, grids, strict=True) for form in _forms(table, laid_out)]
    several = len({plain(form.project) for form in found}) > 1
    whole = plain(identity.title if several else identity.title + "|" + project_name(identity.project))
    own = plain(project_name(identity.project))
    return tuple(
        form
        for form in found
        if plain(form.project) not in whole and (several or not own or own not in plain(form.project))
    )


def _forms(table: Table, laid_out: Grid) -> list[ProjectForm]:
    """The forms of one table: of several below one another each reaches to the next."""
    if not any(part.kind in ("ledger", "funding") for part in laid_out.parts):
        return []
    fields = lexicon().identity.project_fields
    named = [
        cell
        for cell in laid_out.cells
        if cell.role == "data" and len(cell.row) == 1 and not cell.column and plain(cell.row[0]) in fields and cell.text
    ]
    first = {cell.cell.row: cell for cell in reversed(named)}
    rows = sorted(first)
    starts = [min(cell.start for cell in table.cells if cell.row == row) for row in rows]
    return [
        ProjectForm(project=project_name(first[row].text), start=start, end=end)
        for row, start, end in zip(rows, starts, [*starts[1:], table.end], strict=False)
    ]
