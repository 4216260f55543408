"""Bad files: each ends in one clear Chinese line within its limits, and never in an error that is not ours."""

from __future__ import annotations

import io
import random
import re
import resource
import time
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import BrokenFile, EmptyReport, ReadingError, TooLarge, UnsupportedFormat
from index.outline import outline
from index.passages import passages
from index.readers import Limits, discover, read, read_bytes
from tests.made_files import PAGE, archive, saved, workbook

SAMPLES = Path(__file__).resolve().parents[1] / "assistant" / "samples" / "reports"
LINE = re.compile(r"[^\n]*[\u4e00-\u9fff][^\n]*。[^\n]*")


def word(text: str = "内容") -> bytes:
    source = docx.Document()
    source.add_paragraph(text)
    return saved(source)


def repacked(data: bytes, changes: dict[str, bytes]) -> bytes:
    """A packed file with some of its parts replaced."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, changes.get(entry.filename, old.read(entry.filename)))
    return stream.getvalue()


def pdf(pages: int, content: bytes = b"", trailer: bytes = b"") -> bytes:
    """A small PDF of as many pages, written by hand."""
    kids = b" ".join(b"%d 0 R" % (number + 3) for number in range(pages))
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, pages)]
    objects += [b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] %s >>" % content] * pages
    body, offsets = b"%PDF-1.4\n", []
    for number, part in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = b"startxref\n%d\n%%%%EOF" % len(body)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return body + head + table + b"trailer << /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, trailer) + start


def bomb() -> bytes:
    return repacked(word(), {"word/document.xml": b"<a>" + b" " * 60_000_000})


ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>"""
ENCRYPT = b"/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -1 /O (%s) /U (%s) >>" % (b"o" * 32, b"u" * 32)
ENCRYPT += b" /ID [(aaaaaaaaaaaaaaaa) (b)]"

BAD: dict[str, tuple[str, bytes, type[ReadingError], str]] = {
    "empty": ("a.txt", b"", EmptyReport, "空"),
    "blank": ("a.html", b"<html><body> </body></html>", EmptyReport, "没有文字"),
    "unknown suffix": ("a.exe", b"MZ\x00\x01", UnsupportedFormat, "不支持"),
    "no suffix": ("报告", b"\x00\x01\x02", UnsupportedFormat, "后缀"),
    "control characters": ("a.txt", b"\x01\x02\x03\x04" * 300, BrokenFile, "控制字符"),
    "truncated word": ("a.docx", word("内容" * 500)[:9000], BrokenFile, "损坏"),
    "not a word file": ("a.docx", b"hello world", BrokenFile, "不是"),
    "word without a body": ("a.docx", archive({"word/other.xml": b"<a/>"}), BrokenFile, "Word"),
    "word with external entities": ("a.docx", repacked(word(), {"word/document.xml": ENTITIES}), BrokenFile, "实体"),
    "word bomb": ("a.docx", bomb(), TooLarge, "MB"),
    "encrypted office file": ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), ReadingError, ""),
    "truncated sheet": ("a.xlsx", workbook()[:3000], BrokenFile, "损坏"),
    "broken old sheet": ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000), BrokenFile, "损坏"),
    "truncated pdf": ("a.pdf", pdf(3)[:120], ReadingError, ""),
    "not a pdf": ("a.pdf", b"<nothing", BrokenFile, "不是"),
    "encrypted pdf": ("a.pdf", pdf(1, trailer=ENCRYPT), BrokenFile, "密码"),
    "pdf without text": ("a.pdf", pdf(2), EmptyReport, "文字"),
    "pdf of too many pages": ("a.pdf", pdf(3000), TooLarge, "3000 页"),
    "page saved whole, without a page": ("a.mhtml", b"MIME-Version: 1.0\r\n\r\nnothing", BrokenFile, "正文"),
    "page of spans without end": (
        "a.html",
        b"<table>" + (b"<tr>" + b"<td rowspan=200 colspan=200>1</td>" * 100 + b"</tr>") * 200,
        TooLarge,
        "格",
    ),
    "page of too much markup": ("a.html", b"<html><body>" + b"<b></b>" * 600_000, TooLarge, "网页代码"),
    "deeply nested page": ("a.html", b"<div>" * 20000 + "文字".encode(), TooLarge, "层"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_files(case: str) -> None:
    name, data, kind, words = BAD[case]
    begun = time.monotonic()
    with pytest.raises(kind) as caught:
        read_bytes(data, name=name, limits=Limits(seconds=30))
    assert words in str(caught.value)
    assert LINE.fullmatch(str(caught.value)), str(caught.value)
    assert caught.value.file == name
    assert time.monotonic() - begun < 30


def test_a_file_over_the_limit_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as stream:
        stream.truncate(200_000_000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(TooLarge, match="200 MB"):
        read(path)
    with pytest.raises(TooLarge, match="200 MB"):
        next(iter(discover([path]))).load()
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000


def test_a_long_text_is_refused_by_characters() -> None:
    with pytest.raises(TooLarge, match="万字"):
        read_bytes(("内容。" * 2000 + "\n").encode() * 600, name="a.txt")


GLUED = "一级指标二级指标三级指标分值年度指标值实际完成值得分\n"
GLUED_ROW = "产出指标数量指标培训人次15300人次320人次15\n"
CELL_A_LINE = "一级指标\n二级指标\n三级指标\n分值\n年度指标值\n实际完成值\n得分\n"
LONG = {
    "rows that are glued": GLUED + GLUED_ROW * 2000,
    "many glued tables": (GLUED + GLUED_ROW * 50) * 40,
    "heads without rows": CELL_A_LINE * 2000,
    "a cell a line": CELL_A_LINE + "产出指标\n数量指标\n培训人次\n15\n300人次\n320人次\n15\n" * 5000,
}


@pytest.mark.parametrize("case", LONG)
def test_loose_tables_are_searched_for_a_limited_time_and_the_report_says_so(case: str) -> None:
    begun = time.process_time()
    found = read_bytes(("前文。\n" + LONG[case]).encode(), name="a.txt")
    assert time.process_time() - begun < 20
    (warning,) = found.warnings
    assert re.fullmatch(r"没有表格线的表格太长，从第 \d+ 行起只按普通文字收入，其中的数字请对照原件", warning)
    if case != "heads without rows":
        assert sum(table.rows for table in found.tables) > 300


def test_a_loose_table_within_the_limits_has_no_warning() -> None:
    assert not read_bytes((GLUED + GLUED_ROW * 40).encode(), name="a.txt").warnings


def table_of(rows: int, name: str) -> bytes:
    """A table of two columns, a project and its amount, in the format of `name`."""
    head, lines = ("项目", "金额（万元）"), [(f"项目{number}", f"{number}.5") for number in range(1, rows)]
    if name.endswith(".txt"):
        return "".join(f"\t{one}\n\t{other}\n\n" for one, other in (head, *lines)).encode()
    if name.endswith(".html"):
        cells = "".join(f"<tr><td>{one}</td><td>{other}</td></tr>" for one, other in (head, *lines))
        return f"<html><body><p>附表</p><table>{cells}</table></body></html>".encode()
    if name.endswith(".xlsx"):
        book = openpyxl.Workbook()
        for line in (head, *lines):
            book.active.append(line)
        stream = io.BytesIO()
        book.save(stream)
        return stream.getvalue()
    tc = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    cells = "".join(f"<w:tr>{tc.format(one)}{tc.format(other)}</w:tr>" for one, other in (head, *lines))
    with zipfile.ZipFile(io.BytesIO(word())) as packed:
        xml = packed.read("word/document.xml").decode().replace("<w:sectPr", f"<w:tbl>{cells}</w:tbl><w:sectPr", 1)
    return repacked(word(), {"word/document.xml": xml.encode()})


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.docx", "a.xlsx"])
def test_a_long_table_is_read_or_refused_in_time(name: str) -> None:
    """No step takes time that grows with the square of the rows; 100,000 rows are refused."""
    data, more = table_of(10_000, name), table_of(100_000, name)
    begun = time.process_time()
    assert read_bytes(data, name=name).tables[0].rows == 10_000
    with pytest.raises(TooLarge):
        read_bytes(more, name=name)
    assert time.process_time() - begun < 60


def test_a_sheet_of_many_blocks_and_lone_lines_is_read_in_time() -> None:
    book = openpyxl.Workbook()
    for number in range(12_000):
        book.active.cell(2 * number + 1, 1).value = f"说明{number}"
    stream = io.BytesIO()
    book.save(stream)
    begun = time.process_time()
    assert len(read_bytes(stream.getvalue(), name="a.xlsx").paragraphs) == 12_000
    assert time.process_time() - begun < 20


def test_a_bad_archive_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "1.zip").write_bytes(b"PK\x03\x04 broken")
    (tmp_path / "2.zip").write_bytes(archive({"炸.txt": b" " * 60_000_000, "好.txt": "内容".encode()}))
    (tmp_path / "3.txt").write_text("内容", encoding="utf-8")
    outcomes = {}
    for source in discover([tmp_path]):
        try:
            outcomes[source.name] = read_bytes(source.load(), name=source.name).text
        except ReadingError as error:
            outcomes[source.name] = type(error).__name__
    assert outcomes == {"1.zip": "BrokenFile", "炸.txt": "TooLarge", "好.txt": "内容", "3.txt": "内容"}


def test_a_missing_file_is_told_of() -> None:
    with pytest.raises(BrokenFile, match="打不开"):
        read(Path("没有这个文件.txt"))


def survives(data: bytes, name: str) -> None:
    """Reading ends in a document that the rest of the flow takes, or in an error of ours."""
    try:
        found = read_bytes(data, name=name, limits=Limits(seconds=30))
    except ReadingError:
        return
    for passage in passages("r", found, outline(found)):
        assert found.text[passage.location.start : passage.location.end] == passage.text


SEEDS = {
    "a.docx": (SAMPLES / "雁汀教育局2023整体支出.docx").read_bytes(),
    "a.html": PAGE.encode(),
    "a.xlsx": workbook(),
    "a.pdf": pdf(2),
    "a.txt": (SAMPLES / "雁汀教育局2022整体支出.txt").read_bytes(),
    "a.mhtml": b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + PAGE.encode(),
}


@pytest.mark.parametrize("name", SEEDS)
def test_mutated_files(name: str) -> None:
    chance = random.Random(name)
    for _ in range(25):
        data = bytearray(SEEDS[name])
        for _ in range(chance.randint(1, 30)):
            place = chance.randrange(len(data))
            data[place : place + chance.randint(0, 3)] = bytes(
                chance.randrange(256) for _ in range(chance.randint(0, 3))
            )
        if chance.random() < 0.3:
            del data[chance.randrange(len(data)) :]
        survives(bytes(data), name)


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_mutated_word_parts(data: st.DataObject) -> None:
    """Damage inside the packed parts, which reaches further than damage to the package."""
    source = SEEDS["a.docx"]
    part = data.draw(st.sampled_from(["word/document.xml", "word/styles.xml", "word/numbering.xml"]))
    with zipfile.ZipFile(io.BytesIO(source)) as packed:
        xml = packed.read(part)
    for _ in range(data.draw(st.integers(1, 4))):
        found = list(re.finditer(rb'w:val="[^"]*"|<w:[a-zA-Z]+/>|w:[a-z]+Id="[^"]*"', xml))
        match = data.draw(st.sampled_from(found))
        swap = data.draw(st.sampled_from([b"", b'w:val="-1"', b'w:val="x"', b'w:val="99999999"', b"<w:tbl/>"]))
        xml = xml[: match.start()] + swap + xml[match.end() :]
    survives(repacked(source, {part: xml}), "a.docx")


@settings(max_examples=80, deadline=None)
@given(
    st.binary(max_size=400), st.sampled_from(["a.txt", "a.html", "a.mhtml", "a.docx", "a.xlsx", "a.pdf", "a.zip", "a"])
)
def test_any_bytes(data: bytes, name: str) -> None:
    survives(data, name)
