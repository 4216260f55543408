"""Plain text: encodings, and tables flattened or drawn within lines."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import BrokenFile, EmptyReport
from index.readers import read_bytes
from tests.flattened import document, flattened

SIMPLIFIED = "桃江县水利局2022年度部门整体支出绩效自评报告\n一、基本情况\n全年支出3352.23万元，“三公”经费4.51万元。\n"
TRADITIONAL = (
    "臺北縣水利局2022年度部門整體支出績效自評報告\n一、基本情況\n全年支出3352.23萬元，較上年減少，各項工作順利開展。\n"
)

ENCODINGS = [
    ("utf-8", SIMPLIFIED, b""),
    ("utf-8", SIMPLIFIED, b"\xef\xbb\xbf"),
    ("gb18030", SIMPLIFIED, b""),
    ("gbk", SIMPLIFIED, b""),
    ("utf-16-le", SIMPLIFIED, b"\xff\xfe"),
    ("utf-16-be", SIMPLIFIED, b"\xfe\xff"),
    ("utf-16-le", SIMPLIFIED, b""),
    ("big5", TRADITIONAL, b""),
    ("utf-8", TRADITIONAL, b""),
    ("gb18030", TRADITIONAL, b""),
]


@pytest.mark.parametrize(("encoding", "text", "mark"), ENCODINGS, ids=range(len(ENCODINGS)))
def test_encodings(encoding: str, text: str, mark: bytes) -> None:
    assert read_bytes(mark + text.encode(encoding), name="a.txt").text == text


def test_the_text_is_the_file_itself() -> None:
    text = "一、概况\r\n\u3000\u3000内容 \r\n\r\n[bookmark: _GoBack]二、结论\u00a0\r\n"
    found = read_bytes(text.encode(), name="a.txt")
    assert found.text == text
    assert found.text[found.blocks[0].start : found.blocks[0].end] == "一、概况"


def test_utf8_broken_off_in_its_last_character() -> None:
    found = read_bytes((SIMPLIFIED * 20).encode()[:-2], name="a.txt")
    assert found.text.startswith(SIMPLIFIED)
    assert found.warnings


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf"])
def test_nothing_in_it(data: bytes) -> None:
    with pytest.raises((EmptyReport, BrokenFile)):
        read_bytes(data, name="a.txt")


@pytest.mark.parametrize("data", [bytes(range(256)) * 40, b"\x00\x01\x02" * 500, b"\xff\xfe\x00\xd8" * 40])
def test_not_text(data: bytes) -> None:
    with pytest.raises(BrokenFile, match=r"a\.txt"):
        read_bytes(data, name="a.txt")


def cells(text: str) -> list[list[str]]:
    """The words of the first table, row by row."""
    found = document(text)
    table = found.tables[0]
    return [
        ["".join(found.text[cell.start : cell.end].split()) for cell in table.cells if cell.row == row]
        for row in range(table.rows)
    ]


TABLES = {
    "flattened": ("开头\n" + flattened("项目|金额", "基本|1"), [["项目", "金额"], ["基本", "1"]]),
    "cells of several lines": (
        "\t年度\n预算\n\t金额\n（万元）\n\n\t甲\n\t1\n",
        [["年度预算", "金额（万元）"], ["甲", "1"]],
    ),
    "empty cells": (flattened("项目|金额|备注", "|1|"), [["项目", "金额", "备注"], ["", "1", ""]]),
    "line ends of Windows": (flattened("项目|金额", "甲|1").replace("\n", "\r\n"), [["项目", "金额"], ["甲", "1"]]),
    "prose after a figure": (
        flattened("项目|金额", "甲|4.51").rstrip("\n") + "\n2023年度共支出“三公”经费4.51万元，比上年减少。\n",
        [["项目", "金额"], ["甲", "4.51"]],
    ),
    "a heading after the last cell": (
        flattened("项目|说明", "甲|已完成").rstrip("\n") + "\n三、绩效目标\n内容。\n",
        [["项目", "说明"], ["甲", "已完成"]],
    ),
    "a note after the last cell": (
        flattened("项目|说明", "甲|已完成").rstrip("\n") + "\n注：金额含结转。\n",
        [["项目", "说明"], ["甲", "已完成"]],
    ),
    "pipes": (
        "前文。\n| 项目 | 金额 |\n| --- | --- |\n| 甲 | 1 |\n|  | 2 |\n后文。\n",
        [["项目", "金额"], ["甲", "1"], ["", "2"]],
    ),
    "tabs": (
        "前文。\n项目\t金额\t备注\n甲\t1\t\n乙\t2\t无\n后文。\n",
        [["项目", "金额", "备注"], ["甲", "1", ""], ["乙", "2", "无"]],
    ),
    "blanks": (
        "前文。\n项目    金额   备注\n甲      1      有\n乙      2      无\n后文。\n",
        [["项目", "金额", "备注"], ["甲", "1", "有"], ["乙", "2", "无"]],
    ),
}


@pytest.mark.parametrize("case", TABLES)
def test_tables(case: str) -> None:
    text, expected = TABLES[case]
    assert cells(text) == expected


def test_lines_with_a_wide_blank_are_no_table() -> None:
    assert not document("填表人：张三    联系电话：12345\n各项工作有序推进。\n评  价  报  告\n").tables


def test_prose_after_a_table_is_a_paragraph() -> None:
    found = document(TABLES["a heading after the last cell"][0])
    assert [found.text[block.start : block.end] for block in found.paragraphs] == ["三、绩效目标", "内容。"]


@settings(deadline=None)
@given(st.text(alphabet="项目\t\n\r |一、。1 ", max_size=200))
def test_blocks_cover_every_word_in_order(text: str) -> None:
    text = "开头\n" + text
    found = read_bytes(text.encode(), name="a.txt")
    assert found.text == text
    last = 0
    for block in found.blocks:
        assert not text[last : block.start].strip(" \t\n\r|")
        assert block.end >= block.start >= last
        last = block.end
    assert not text[last:].strip(" \t\n\r|")


@settings(deadline=None)
@given(st.lists(st.text(alphabet="绩效自评报告万元，。123", min_size=30, max_size=60), min_size=1, max_size=5))
def test_decoding_is_exact(lines: list[str]) -> None:
    text = "\n".join(lines)
    for encoding in ("utf-8", "gb18030"):
        assert read_bytes(text.encode(encoding), name="a.txt").text == text
