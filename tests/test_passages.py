"""Passages: whole sentences and rows, one section each, nothing lost."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from index.outline import outline
from index.passages import MAX_CHARS, passages
from index.readers import read_bytes
from index.schema import Document, Passage
from index.text import sentences
from tests.flattened import document, flattened

SENTENCE = "本单位按照要求开展了相关工作，各项任务有序推进，完成情况较好。"
REPORT = (
    f"某县水利局2022年度绩效自评报告\n一、概况\n（一）职责\n{SENTENCE * 20}\n"
    f"（二）机构：内设5个股室。{SENTENCE}\n二、收支\n三公经费情况表\n单位：万元\n"
    + flattened("项目|2022年决算|2023年决算", *[f"项目{number}|{number}.5|{number + 1}.5" for number in range(40)])
    + f"\n三、结论\n{SENTENCE}\n"
)


def cut(found: Document) -> tuple[Passage, ...]:
    return passages("r1", found, outline(found))


def test_texts_are_verbatim_and_in_order() -> None:
    found = document(REPORT)
    last = 0
    for passage in cut(found):
        place = passage.location
        assert found.text[place.start : place.end] == passage.text
        assert place.start >= last
        last = place.end
    assert len({passage.id for passage in cut(found)}) == len(cut(found))


def test_every_sentence_is_whole_in_one_passage() -> None:
    found = document(REPORT)
    spans = [(passage.location.start, passage.location.end) for passage in cut(found)]
    for paragraph in found.paragraphs:
        for start, end in sentences(found.text, paragraph.start, paragraph.end):
            holders = [span for span in spans if span[0] <= start and end <= span[1]]
            bare = any(section.start <= start and end <= section.heading_end for section in outline(found))
            assert len(holders) == 1 or bare, found.text[start:end]


def test_passages_keep_to_their_section() -> None:
    found = document(REPORT)
    sections = {section.path: section for section in outline(found)}
    for passage in cut(found):
        if passage.section:
            section = sections[passage.section]
            assert section.start <= passage.location.start
            assert passage.location.end <= section.end


def test_a_run_in_heading_divides_a_paragraph() -> None:
    found = document("一、绩效\n1、产出好。完成养护312公里。\n2、效益好。满意度96%。\n")
    assert [passage.section[-1] for passage in cut(found)] == ["1、产出好", "2、效益好"]


def test_length() -> None:
    lengths = [len(passage.text) for passage in cut(document(REPORT)) if passage.location.table is None]
    assert max(lengths) <= MAX_CHARS + 20
    assert max(lengths) > 200


def test_rows_are_whole_and_read_with_their_headers() -> None:
    found = document(REPORT)
    tables = [passage for passage in cut(found) if passage.location.table == 0]
    rows = [line for passage in tables for line in passage.reading.split("\n")]
    assert all(passage.reading.startswith("三公经费情况表（单位：万元）\n") for passage in tables)
    assert "项目7：2022年决算 7.5万元；2023年决算 8.5万元" in rows
    assert sum(row.startswith("项目") for row in rows) == 40
    for cell in found.tables[0].cells:
        assert sum(p.location.start <= cell.start and cell.end <= p.location.end for p in tables) == 1


@settings(deadline=None)
@given(st.text(alphabet="项目一二、。：\n\t（）1. 万元", max_size=300))
def test_any_text(text: str) -> None:
    found = document("开头。\n" + text)
    last = 0
    for passage in cut(found):
        assert found.text[passage.location.start : passage.location.end] == passage.text
        assert passage.text.strip()
        assert passage.location.start >= last
        last = passage.location.end


def test_real_reports(shared: Path) -> None:
    for path in (shared / "reports").glob("*.txt"):
        found = read_bytes(path.read_bytes(), name=path.name)
        whole = "".join(passage.text for passage in cut(found))
        headings = sum(section.heading_end - section.start for section in outline(found))
        assert len("".join(whole.split())) + headings >= len("".join(found.text.split()))
