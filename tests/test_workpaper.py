"""Working papers: what an auditor finds in the file, in Word and in Excel."""

from __future__ import annotations

import io
from datetime import datetime

import pytest
from docx import Document
from openpyxl import load_workbook

from assistant.schema import Answer, Coverage, Turn
from assistant.workpaper import Paper, excel, paper, word
from tests.ui_sample import ANSWER, FINDING, REPORT, TURN

MISSING = Answer(
    question="云栖县水务局2019年支出是多少？",
    status="not_found",
    text="资料库中没有云栖县水务局2019年的报告。",
    coverage=Coverage(reports_used=0, reports_in_scope=1),
)
ELSEWHERE = FINDING.model_copy(update={"id": "f2", "report_id": "another"})


@pytest.fixture
def made() -> Paper:
    return paper(
        [TURN, Turn(question=MISSING.question, answer=MISSING, id="2"), Turn(question="未答", id="3")],
        findings=[FINDING, ELSEWHERE],
        reports=1,
        version=7,
        made_at=datetime(2024, 5, 6, 7, 8),
    )


def test_a_paper_lists_answers_doubts_and_what_was_not_found(made: Paper) -> None:
    assert [item.question for item in made.items] == [ANSWER.question, MISSING.question]
    assert [doubt.message for doubt in made.doubts] == ["合计与分项之和不等"]
    assert made.missing == (f"{MISSING.question} —— {MISSING.text}",)
    assert (made.made_at, made.corpus) == ("2024年05月06日 07:08", "1份报告，第7版")


def words_of(data: bytes) -> str:
    document = Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_the_word_file_holds_every_figure_with_its_source(made: Paper) -> None:
    words = words_of(word(made))
    for wanted in (
        "2024年05月06日",
        "第7版",
        "15.02 − 18.46 = −3.44（万元）",
        "表格：合计 × 2023年 / 决算",
        "一、收支情况 › （一）三公经费",
        REPORT.file,
        "计算得出",
        "正文与表格数字不一致",
        MISSING.text,
        "6.16 + 12.31 = 18.47",
    ):
        assert wanted in words


def test_the_workbook_holds_figures_as_numbers(made: Paper) -> None:
    book = load_workbook(io.BytesIO(excel(made)))
    assert book.sheetnames == ["说明", "问答", "数据", "出处", "核对疑点", "未找到"]
    rows = list(book["数据"].iter_rows(min_row=2, values_only=True))
    assert [row[1] for row in rows] == [-3.44, 15.02, 18.46]
    assert [row[7] for row in rows] == ["计算得出", "[1]", "[2]"]
    assert [row[6] for row in book["出处"].iter_rows(min_row=2, values_only=True)] == ["15.02", "18.46"]


def test_words_that_look_like_formulas_stay_words() -> None:
    answer = MISSING.model_copy(update={"question": '=HYPERLINK("http://x","y")', "text": "控制\x0b字符\x00"})
    made = paper([Turn(question="q", answer=answer)], reports=0, version=0, made_at=datetime(2024, 1, 1))
    cell = load_workbook(io.BytesIO(excel(made)))["问答"]["B2"]
    assert (cell.data_type, cell.value) == ("s", answer.question)
    assert "控制字符" in words_of(word(made))


def test_an_empty_conversation_makes_an_empty_paper() -> None:
    made = paper([], reports=0, version=0, made_at=datetime(2024, 1, 1))
    assert "无" in words_of(word(made))
    assert load_workbook(io.BytesIO(excel(made)))["问答"].max_row == 1


def test_pages_of_a_paper_can_be_printed(made: Paper) -> None:
    """Heads stand on every page, rows stay whole, and what wraps has room."""
    table = Document(io.BytesIO(word(made))).tables[0]
    assert [len(row._tr.xpath("w:trPr/w:tblHeader")) for row in table.rows][:2] == [1, 0]
    assert all(row._tr.xpath("w:trPr/w:cantSplit") for row in table.rows)
    for page in load_workbook(io.BytesIO(excel(made))):
        assert (page.page_setup.orientation, page.print_title_rows) == ("landscape", "$1:$1")
        heights = [page.row_dimensions[number].height for number in range(2, page.max_row + 1)]
        assert all(height and 15 <= height <= 409 for height in heights)
