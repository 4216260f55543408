"""A small report of our own words with a merged-header table, and an answer that cites it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.schema import Answer, AnswerValue, Citation, CitedCell, ComparisonTable, Coverage, Turn
from index.schema import Cell, Finding, Identity, Location, Place, Report, Section, Table

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

HEAD = (
    "云栖县水务局2023年度部门整体支出绩效自评报告\n\n一、收支情况\n（一）三公经费。本年<b>从严</b>控制，接待46批次。\n"
)
GRID = (
    "\t项目\n\t2022年决算\n\t2023年\n\n"
    "\t\n\t\n\t预算\n\t决算\n\n"
    "\t公务接待费\n\t6.16\n\t5.50\n\t4.15\n\n"
    "\t合计\n\t18.46\n\t18.00\n\t15.02\n\n"
)
TAIL = "二、存在问题\n绩效目标细化不够。\n"
TEXT = HEAD + GRID + TAIL


def cell(words: str, *, row: int, column: int, row_span: int = 1, column_span: int = 1) -> Cell:
    """The cell that prints `words`, at its grid position."""
    start = TEXT.index("\t" + words + "\n", len(HEAD)) + 1
    return Cell(start=start, end=start + len(words), row=row, column=column, row_span=row_span, column_span=column_span)


TABLE = Table(
    start=len(HEAD),
    end=len(HEAD) + len(GRID),
    rows=4,
    columns=4,
    cells=(
        cell("项目", row=0, column=0, row_span=2),
        cell("2022年决算", row=0, column=1, row_span=2),
        cell("2023年", row=0, column=2, column_span=2),
        cell("预算", row=1, column=2),
        cell("决算", row=1, column=3),
        cell("公务接待费", row=2, column=0),
        cell("6.16", row=2, column=1),
        cell("5.50", row=2, column=2),
        cell("4.15", row=2, column=3),
        cell("合计", row=3, column=0),
        cell("18.46", row=3, column=1),
        cell("18.00", row=3, column=2),
        cell("15.02", row=3, column=3),
    ),
)
REPORT = Report(
    id="r1",
    file="云栖水务2023.txt",
    sha256="0" * 64,
    format="txt",
    identity=Identity(title="云栖县水务局2023年度部门整体支出绩效自评报告", organisation="云栖县水务局", year=2023),
    text=TEXT,
)


def _section(number: str, title: str, level: int, end: int, path: tuple[str, ...]) -> Section:
    start = TEXT.index(number + title)
    heading_end = start + len(number + title)
    return Section(number=number, title=title, level=level, start=start, heading_end=heading_end, end=end, path=path)


SECTIONS = (
    _section("一、", "收支情况", 1, len(HEAD + GRID), ("一、收支情况",)),
    _section("（一）", "三公经费", 2, len(HEAD + GRID), ("一、收支情况", "（一）三公经费")),
    _section("二、", "存在问题", 1, len(TEXT), ("二、存在问题",)),
)


class Shelf:
    """One report on a shelf, read as the library is read."""

    def report(self, report_id: str) -> Report:
        return REPORT

    def sections(self, report_id: str) -> tuple[Section, ...]:
        return SECTIONS

    def tables(self, report_id: str) -> tuple[Table, ...]:
        return (TABLE,)


def citation(n: int, words: str, *, after: int = 0, table: CitedCell | None = None) -> Citation:
    """Citation n of the first `words` after a place."""
    start = TEXT.index(words, after)
    return Citation(
        n=n,
        file=REPORT.file,
        title=REPORT.identity.title,
        section=("一、收支情况", "（一）三公经费"),
        quote=words,
        start=start,
        end=start + len(words),
        report_id=REPORT.id,
        table=table,
    )


CAVEAT = "正文与表格数字不一致：正文为15.20万元。"
ANSWER = Answer(
    question="云栖县水务局2023年三公经费比上年增减多少？",
    status="conflict",
    text=f"云栖县水务局2023年三公经费决算为15.02万元[1]，比2022年的18.46万元减少3.44万元[2]。\n{CAVEAT}",
    values=(
        AnswerValue(value="-3.44", unit="万元", metric="三公经费", basis="决算", year=2023),
        AnswerValue(value="15.02", unit="万元", metric="三公经费", basis="决算", year=2023, citation=1),
        AnswerValue(value="18.46", unit="万元", metric="三公经费", basis="决算", year=2022, citation=2),
    ),
    formula="15.02 − 18.46 = −3.44（万元）",
    citations=(
        citation(1, "15.02", table=CitedCell(row="合计", column="2023年 / 决算")),
        citation(2, "18.46", table=CitedCell(row="合计", column="2022年决算")),
    ),
    coverage=Coverage(reports_used=1, reports_in_scope=1),
    elapsed_ms=12.3,
    understood="云栖县水务局 · 三公经费 · 决算 · 2023年与2022年之差",
    table=ComparisonTable(
        columns=("年度", "三公经费（万元）"), rows=(("2022", "18.46"), ("2023", "15.02")), unit="万元"
    ),
    caveats=(CAVEAT,),
    suggestions=("云栖县水务局2023年公务接待费是多少？",),
)
TURN = Turn(question=ANSWER.question, answer=ANSWER, id="1")
FINDING = Finding(
    id="f1",
    report_id=REPORT.id,
    kind="total",
    severity="矛盾",
    message="合计与分项之和不等",
    stated="18.46",
    recomputed="18.47",
    formula="6.16 + 12.31 = 18.47",
    places=(
        Place(
            location=Location(report_id=REPORT.id, start=TEXT.index("18.46"), end=TEXT.index("18.46") + 5),
            quote="18.46",
        ),
    ),
)


def answer_app() -> None:
    """A page that draws the answer, one of its sources opened."""
    import streamlit as st

    from tests.ui_sample import TURN
    from ui.views import chat

    def keep(turn: str, n: int) -> None:
        st.session_state["kept"] = (turn, n)

    chat.question("为什么<script>alert(1)</script>？")
    chat.answer(TURN, on_open=keep, opened=1)


def html_of(app: AppTest) -> str:
    """All HTML the app drew."""
    return "\n".join(element.proto.body for element in app.get("html"))
