"""Names that columns of their own give a row's figures: the place of a project, the firm that has it."""

from __future__ import annotations

import re

from index.facts.headers import Headers
from index.forms import is_label, is_null
from index.tables import Grid
from index.text import plain

_PLACE = re.compile(
    r"^(?:项目)?(?:实施|所在|建设)?(?:县市?区?|县[（(]区[)）]|区县|县|区|市县|乡镇|镇街|乡镇（街道）|街道|地点|地区|村)(?:名称)?$"
)
_FIRM = re.compile(
    r"^(?:施工|承建|中标|成交|监理|设计|承担|建设|服务|实施|运营|承办|合作|供货|供应|承包|受益|获补|补助)(?:单位|企业|公司|机构|方|商|人)(?:名称)?$"
)


def row_names(grid: Grid, headers: Headers) -> dict[int, tuple[str, ...]]:
    """Where the project of each row lies and which firm has it, by columns 实施县（区） and 施工单位; a blank place is
    the one above it, merged."""
    found: dict[int, tuple[str, ...]] = {}
    last: dict[tuple[int, int], str] = {}
    for cell in grid.cells:
        if cell.role not in ("data", "empty") or not cell.column or not cell.row:
            continue
        head = plain(cell.column[-1])
        firm = _FIRM.match(head)
        if not (firm or _PLACE.match(head)) or headers.read(cell.row[-1]).total:
            continue
        key = (cell.part, cell.cell.column)
        said = cell.text.strip() if not is_null(cell.text) else ""
        if said and not is_label(said):
            continue
        last[key] = said or ("" if firm else last.get(key, ""))
        if last[key]:
            found[cell.cell.row] = (*found.get(cell.cell.row, ()), last[key])
    return found
