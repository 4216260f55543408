"""Word, web pages, spreadsheets, PDF, old office files, archives: what they print, in order, once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.styles import Border, Side

from index.errors import BrokenFile, ReadingError
from index.outline import outline
from index.readers import discover, read_bytes
from index.readers.numbering import numeral
from index.readers.plain import blocks
from index.schema import Table
from tests.made_files import PAGE, archive, cell_facts, converted, rows, saved, words, workbook

SAMPLES = Path(__file__).resolve().parents[1] / "assistant" / "samples" / "reports"


def test_word_order_and_merged_cells() -> None:
    source = docx.Document()
    source.add_paragraph("标题")
    table = source.add_table(3, 3)
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"{row}{column}"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "横并"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "竖并"
    source.add_paragraph("表后")
    found = read_bytes(saved(source), name="a.docx")
    assert words(found) == ["标题", "表后"]
    assert [block.kind for block in found.blocks] == ["paragraph", "table", "paragraph"]
    assert rows(found) == [["00", "横并"], ["竖并", "11", "12"], ["21", "22"]]
    spans = {found.text[cell.start : cell.end]: (cell.row_span, cell.column_span) for cell in found.tables[0].cells}
    assert (spans["横并"], spans["竖并"], spans["21"]) == ((1, 2), (2, 1), (1, 1))


def test_word_nested_tables_and_frames() -> None:
    source = docx.Document()
    frame = source.add_table(1, 1).cell(0, 0)
    frame.text = "框内"
    inner = frame.add_table(2, 2)
    for place, cell in enumerate(cell for row in inner.rows for cell in row.cells):
        cell.text = f"内{place}"
    outer = source.add_table(1, 2)
    outer.cell(0, 0).text = "外"
    outer.cell(0, 1).add_table(1, 2).cell(0, 0).text = "嵌"
    found = read_bytes(saved(source), name="a.docx")
    assert words(found) == ["框内"]
    assert [rows(found, table)[0][0] for table in range(3)] == ["内0", "外", "嵌"]


def test_word_leaves_out_what_is_not_printed() -> None:
    source = docx.Document()
    source.sections[0].header.paragraphs[0].text = "页眉"
    source.sections[0].footer.paragraphs[0].text = "第1页"
    paragraph = source.add_paragraph("支出")
    paragraph._p.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>100</w:delText></w:r></w:del>"))
    paragraph._p.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>120万元</w:t></w:r></w:ins>"))
    paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:instrText>PAGE</w:instrText></w:r>"))
    paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>"))
    source.add_comment(paragraph.runs, text="批注", author="审核")
    assert read_bytes(saved(source), name="a.docx").text.strip() == "支出120万元"


def numbered(source: Any, levels: list[tuple[str, str]]) -> int:
    """A list with a number format and pattern for each level; its id."""
    numbering = source.part.numbering_part.element
    inner = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{format_}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
        for depth, (format_, pattern) in enumerate(levels)
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{inner}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    return 77


def item(source: Any, text: str, list_id: int, depth: int) -> None:
    properties = source.add_paragraph(text)._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>')
    )


def test_word_automatic_numbers_are_printed() -> None:
    source = docx.Document()
    list_id = numbered(
        source, [("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."), ("decimal", "%1.%2")]
    )
    for text, depth in (("概况", 0), ("职责", 1), ("机构", 1), ("人员", 2), ("收支", 0), ("基本支出", 1)):
        item(source, text, list_id, depth)
    found = words(read_bytes(saved(source), name="a.docx"))
    assert found == ["一、概况", "（一）职责", "（二）机构", "1.人员", "二、收支", "（一）基本支出"]


def test_a_mark_lost_on_the_way_through_rtf() -> None:
    """Writers of .rtf put ? for the 、 of an automatic number."""
    source = docx.Document()
    list_id = numbered(source, [("chineseCounting", "%1?")])
    item(source, "概况", list_id, 0)
    assert words(read_bytes(saved(source), name="a.docx")) == ["一、概况"]


def test_word_heading_styles_give_levels() -> None:
    source = docx.Document()
    source.add_heading("部门概况", 1)
    source.add_paragraph("内容。")
    source.add_heading("机构设置", 2)
    source.add_paragraph("内容。")
    found = read_bytes(saved(source), name="a.docx")
    assert [block.heading_level for block in found.paragraphs] == [1, None, 2, None]


@pytest.mark.parametrize(
    ("value", "format_", "printed"),
    [
        (1, "chineseCounting", "一"), (10, "chineseCounting", "十"), (11, "chineseCountingThousand", "十一"),
        (20, "japaneseCounting", "二十"), (35, "chineseCounting", "三十五"), (3, "decimalEnclosedCircle", "③"),
        (2, "decimalFullWidth", "２"), (4, "upperRoman", "IV"), (9, "lowerRoman", "ix"),
        (28, "upperLetter", "BB"), (7, "decimal", "7"),
    ],
)  # fmt: skip
def test_numerals(value: int, format_: str, printed: str) -> None:
    assert numeral(value, format_) == printed


def test_web_page_without_the_site() -> None:
    found = read_bytes(PAGE.encode("gb18030"), name="a.html")
    assert words(found)[:3] == ["县水利局2022年度绩效自评报告", "一、概况", "本单位内设5个股室，"]
    assert words(found)[-2:] == ["1.第一条。", "2.第二条。"]
    for left_out in ("首页", "索引号", "打印", "版权", "隐藏", "var a"):
        assert left_out not in found.text
    assert (("接待费",), ("2022年（万元）", "决算"), "4.51", "万元") in cell_facts(found)


LISTS = {
    "decimal, going on": ("<ol><li>甲。</li></ol><ol start='2'><li>乙。</li></ol>", ["1.甲。", "2.乙。"]),
    "letters": ("<ol type='a'><li>甲。</li><li>乙。</li></ol>", ["a.甲。", "b.乙。"]),
    "numerals by style": (
        "<ol style='list-style-type: cjk-ideographic'><li>甲。</li><li>乙。</li></ol>",
        ["一、甲。", "二、乙。"],
    ),
    "no numbers by style": ("<ol style='list-style: none'><li>甲。</li></ol>", ["甲。"]),
    "a number of its own": ("<ol><li value='7'>甲。</li><li>乙。</li></ol>", ["7.甲。", "8.乙。"]),
    "headings in nested lists, as LibreOffice writes them": (
        "<ol><li><h1>概况</h1><ol><li><h2>职责</h2></ol></ol><p>正文。</p><ol start='2'><li><h1>收支</h1></ol>",
        ["1.概况", "1.职责", "正文。", "2.收支"],
    ),
}


@pytest.mark.parametrize("case", LISTS)
def test_numbers_of_lists_on_web_pages(case: str) -> None:
    body, expected = LISTS[case]
    found = read_bytes(f"<html><body>{body}</body></html>".encode(), name="a.html")
    assert words(found) == expected


def test_web_page_saved_whole() -> None:
    mail = (
        "From: <saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\n"
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + PAGE + "\r\n--x--\r\n"
    )  # fmt: skip
    found = read_bytes(mail.encode(), name="a.mhtml")
    assert found.format == "mhtml"
    assert found.text == read_bytes(PAGE.encode("gb18030"), name="a.html").text


def test_spreadsheet_prints_as_it_shows() -> None:
    found = read_bytes(workbook(), name="a.xlsx")
    assert words(found) == ["项目支出绩效自评表", "单位：万元", "填表人：张三"]
    assert found.tables[0].title == "项目支出绩效自评表"
    facts = cell_facts(found)
    assert (("接待费",), ("2022年", "决算"), "4.51", "万元") in facts
    assert (("合计",), ("2022年", "决算"), "1,180.50", "万元") in facts
    assert (("合计",), ("执行率",), "98.38%", "%") in facts
    assert "看不见" not in found.text


def bordered() -> bytes:
    """A ruled form with a row that is not filled in, and a second table after a row without rules."""
    book = openpyxl.Workbook()
    sheet = book.active
    rows = [["项目", "预算", "决算"], ["接待费", 5, 4], [None, None, None], ["合计", 5, 4]]
    for row in [*rows, [], ["科目", "金额", "备注"], ["差旅费", 3, "无"]]:
        sheet.append(row)
    for row in (1, 2, 3, 4, 6, 7):
        for column in (1, 2, 3):
            sheet.cell(row, column).border = Border(bottom=Side("thin"))
    return saved(book)


def test_a_ruled_row_left_blank_is_a_row(tmp_path: Path) -> None:
    found = read_bytes(bordered(), name="a.xlsx")
    assert [(table.rows, table.columns) for table in found.tables] == [(4, 3), (2, 3)]
    assert read_bytes(converted(bordered(), "xlsx", "xls", tmp_path), name="a.xls").text == found.text


@pytest.mark.parametrize(
    ("sample", "target"), [("雁汀教育局2023整体支出.docx", "pdf"), ("苇洲卫健局公共卫生项目2023.docx", "doc")]
)
def test_the_same_report_in_other_formats(sample: str, target: str, tmp_path: Path) -> None:
    data = (SAMPLES / sample).read_bytes()
    original = read_bytes(data, name=sample)
    other = read_bytes(converted(data, "docx", target, tmp_path), name=f"a.{target}")
    facts = cell_facts(original)
    assert len(facts & cell_facts(other)) >= 0.98 * len(facts)
    headings = [(section.number, section.title, section.level) for section in outline(original)]
    assert [(section.number, section.title, section.level) for section in outline(other)] == headings
    lines = {"".join(line.split()) for line in words(original)}
    assert len(lines & {"".join(line.split()) for line in words(other)}) >= 0.9 * len(lines)
    if target == "pdf":
        pages = [block.page for block in other.blocks]
        assert pages == sorted(pages, key=lambda page: page or 0)
        assert pages[0] == 1


def test_old_spreadsheet(tmp_path: Path) -> None:
    old = read_bytes(converted(workbook(), "xlsx", "xls", tmp_path), name="a.xls")
    assert old.text == read_bytes(workbook(), name="a.xlsx").text


def test_old_format_without_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ReadingError, match="LibreOffice"):
        read_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), name="a.doc")


def test_the_bytes_decide_not_the_name() -> None:
    source = docx.Document()
    source.add_paragraph("内容")
    assert read_bytes(saved(source), name="a.txt").format == "docx"
    assert read_bytes(PAGE.encode(), name="a.doc").format == "html"


CELLS = st.text(alphabet="项目金额 \n\t12.5%（万元）", max_size=10)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=5), st.text("一、概况\t。 ", max_size=20))
def test_canonical_text_reads_back_as_plain_text(lines: list[list[str]], line: str) -> None:
    source = docx.Document()
    source.add_paragraph("开头" + line)
    table = source.add_table(len(lines), max(map(len, lines)))
    for row, values in enumerate(lines):
        for column, value in enumerate(values):
            table.cell(row, column).text = value
    found = read_bytes(saved(source), name="a.docx")
    again = list(blocks(found.text))
    assert [block.kind for block in again] == [block.kind for block in found.blocks]
    for one, other in zip(found.blocks, again, strict=True):
        assert one.start == other.start or isinstance(one, Table)
        if isinstance(one, Table) and isinstance(other, Table):
            assert (one.rows, one.columns) == (other.rows, other.columns)
            assert [(cell.start, cell.end) for cell in one.cells] == [(cell.start, cell.end) for cell in other.cells]


def test_folders_and_archives(tmp_path: Path) -> None:
    (tmp_path / "甲").mkdir()
    (tmp_path / "甲" / "一.txt").write_text("内容一")
    (tmp_path / "甲" / "~$二.docx").write_text("锁")
    (tmp_path / "甲" / "图.png").write_bytes(b"x")
    (tmp_path / "包.zip").write_bytes(
        archive({"里/三.txt": "内容三".encode(), "../四.txt": b"x", "__MACOSX/五.txt": b"x", "里.zip": archive({})})
    )
    found = list(discover([tmp_path]))
    loaded: dict[str, str] = {}
    for source in found:
        try:
            loaded[source.name] = source.load().decode()
        except BrokenFile as error:
            loaded[source.name] = error.problem
    assert loaded.keys() == {"一.txt", "三.txt", "四.txt", "里.zip"}
    assert (loaded["一.txt"], loaded["三.txt"]) == ("内容一", "内容三")
    assert "越出" in loaded["四.txt"]


def test_names_in_archives_made_by_windows(tmp_path: Path) -> None:
    data = archive({"AAAA.txt": "内容".encode()})
    (tmp_path / "a.zip").write_bytes(data.replace(b"AAAA", "报告".encode("gbk")))
    assert [source.name for source in discover([tmp_path / "a.zip"])] == ["报告.txt"]


def test_merged_cells_are_walked_once() -> None:
    found = read_bytes((SAMPLES / sorted(path.name for path in SAMPLES.glob("*.docx"))[0]).read_bytes(), name="a.docx")
    for table in found.tables:
        taken = [
            (row, column)
            for cell in table.cells
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        ]
        assert len(taken) == len(set(taken))
