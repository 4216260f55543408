"""What is printed around a table and belongs to it: its title and its unit."""

from __future__ import annotations

import re
from collections import Counter

from index.forms import collapse, flat, is_figure, unit_of
from index.lexicon import any_of, lexicon
from index.schema import Document, Paragraph, Table

_NUMBER = re.compile(
    r"^\s*(?:第?[一二三四五六七八九十]{1,3}[、.．部]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、.．)）](?!\d)|[①-⑳])\s*"
)
_ATTACHMENT = re.compile(r"^\s*(?:附[件表]|表)\s*(?:[\d一二三四五六七八九十]{1,3}(?:-\d)?[：:.、]?|[：:])\s*")
_NOTES = re.compile(r"\s*(?:" + any_of(lexicon().table.notes + lexicon().outline.signature) + r")\s*[:：]")
_AFTER_FIGURE = re.compile(r"(\d[\d,]*\.\d+)\s*(万元|亿元|千元|元|%|％)")
_WINDOW = 1500


def captioned(document: Document) -> Document:
    """The document with the title and unit of each table filled in where its reader left them empty."""
    if not document.tables:
        return document
    blocks = [
        _caption(document, place) if isinstance(block, Table) else block for place, block in enumerate(document.blocks)
    ]
    return document.model_copy(update={"blocks": tuple(blocks)})


def _caption(document: Document, place: int) -> Table:
    table = document.blocks[place]
    assert isinstance(table, Table)
    above = _lines_above(document, place)
    title = table.title or _title(above)
    unit = (
        table.unit or next((unit for line in above[:3] if (unit := unit_of(line))), "") or _unit_inside(document, table)
    )
    return table.model_copy(update={"title": title, "unit": unit or _unit_beside(document, table)})


def _lines_above(document: Document, place: int) -> list[str]:
    """The paragraphs right above a block, the nearest first; at most four, none beyond another table."""
    found: list[str] = []
    for block in reversed(document.blocks[max(0, place - 4) : place]):
        if not isinstance(block, Paragraph):
            break
        found.append(document.text[block.start : block.end])
        if len(found[-1]) > 60:
            break
    return found


def _title(lines: list[str]) -> str:
    """The title that the lines above a table, the nearest first, give; "" when prose stands right above it."""
    for line in lines:
        words = collapse(_ATTACHMENT.sub("", _NUMBER.sub("", line)))
        bare = re.sub(r"[（(]?(?:金额|计量)?单位[：:].{1,6}$", "", words).rstrip("：:")
        if not bare or is_figure(bare) or re.fullmatch(r"[（(][^（）()]*[）)]", bare):
            continue  # 单位：万元, （2023年度）
        prose = len(bare) > 50 or bare[-1] in "。；，、;," or re.search(r"[。；]|如下|见下表|下表", bare)
        return "" if prose or _NOTES.match(line) or not re.search(r"[\u4e00-\u9fff]", bare) else bare
    return ""


def _unit_inside(document: Document, table: Table) -> str:
    """The unit printed in one of the table's first rows in a cell of its own."""
    for cell in table.cells:
        if cell.row > 2:
            return ""
        words = flat(document.text[cell.start : cell.end])
        if words.startswith(("单位:", "(单位:", "金额单位:")) and (unit := unit_of(words)):
            return unit
    return ""


def _unit_beside(document: Document, table: Table) -> str:
    """The unit the prose around gives to figures that also stand in the table, when it is always the same one."""
    text = document.text
    if any(unit_of(text[cell.start : cell.end]).endswith("元") for cell in table.cells if cell.row <= 3):
        return ""
    around = text[max(0, table.start - _WINDOW) : table.start] + "\n" + text[table.end : table.end + _WINDOW]
    figures = {
        words.lstrip("-")
        for cell in table.cells
        if is_figure(words := flat(text[cell.start : cell.end]).replace(",", ""))
    }
    units = Counter(unit for figure, unit in _AFTER_FIGURE.findall(around) if figure.replace(",", "") in figures)
    money = {unit: count for unit, count in units.items() if unit.endswith("元")}
    return next(iter(money)) if len(money) == 1 else ""
