"""Tables, scope and places: what the pages list, what they leave out, and what leaves the house in a file."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from assistant.spreadsheet import Sheet, comma_separated, workbook
from index.schema import Basis, Counts, Fact, Identity, Location, ReportCard, Section
from index.settings import Settings
from index.stores.reviews import Review
from tests.ui_sample import FINDING
from ui import listing, tables
from ui.corpus import coverage, glance, years_line
from ui.launch import command
from ui.outline import MAX_SHOWN, part_of, parts
from ui.places import named, place_of
from ui.scope import Scope, Scoped
from ui.theme import COLOURS
from ui.views.charts import bars, by_years
from ui.views.grid import Head, Line, Page, table


def card(report_id: str, unit: str, year: int | None, **changes: Any) -> ReportCard:
    who = Identity(title=f"{unit}{year}年报告", organisation=unit, year=year, kind="部门整体支出")
    return ReportCard(
        id=report_id,
        file=f"{report_id}.txt",
        sha256="",
        format="txt",
        identity=who,
        characters=100,
        counts=Counts(),
        unit=unit,
        added_at=datetime(2024, 1, 1, tzinfo=UTC),
        **changes,
    )


def fact(report_id: str, entity: str, year: int, value: str, *, basis: Basis = "决算", **changes: Any) -> Fact:
    number = Decimal(value)
    return Fact(
        **{
            "id": f"{report_id}-{value}",
            "location": Location(report_id=report_id, start=0, end=1),
            "quote": value,
            "value_start": 0,
            "value_end": 1,
            "sentence_start": 0,
            "sentence_end": 1,
            "entity": entity,
            "subject": entity,
            "metric": "总支出",
            "metric_text": "支出总计",
            "basis": basis,
            "year": year,
            "value": number,
            "unit": "万元",
            "value_base": number * 10_000,
            "unit_base": "元",
            "origin": "text",
            **changes,
        }
    )


FACTS = (
    fact("a", "甲局", 2022, "10"),
    fact("b", "甲局", 2023, "12.50"),
    fact("b", "甲局", 2023, "12.60"),
    fact("c", "乙局", 2023, "1200000", unit="元", value_base=Decimal(1_200_000)),
    fact("c", "乙局", 2023, "3", change="同比"),
    fact("c", "乙局", 2023, "4", subject="下属中心"),
)


def test_a_pivot_sets_units_against_years_and_keeps_contradictions() -> None:
    table = tables.pivot(tables.levels(FACTS), {})
    assert (table.unit, table.years) == ("万元", (2022, 2023))
    assert list(table.sheet.rows) == [("乙局", "", "120"), ("甲局", "10", "12.5／12.6")]


def test_a_unit_has_one_row_by_its_full_name_whatever_its_reports_call_it() -> None:
    cards = {"a": card("a", "甲局", 2022), "b": card("b", "甲局", 2023).model_copy(update={"unit": "云县甲局"})}
    cards["a"] = cards["a"].model_copy(update={"unit": "云县甲局"})
    assert [row[0] for row in tables.pivot(tables.levels(FACTS[:3]), cards).sheet.rows] == ["云县甲局"]


def test_a_pivot_of_nothing_is_empty() -> None:
    assert tables.pivot((), {}).sheet.rows == []


def test_a_pivot_in_a_unit_no_report_uses_is_given_in_the_base_unit() -> None:
    assert tables.pivot(tables.levels(FACTS[:1]), {}, unit="亿元").sheet.rows == [("甲局", "100000")]


def test_a_fact_is_listed_with_its_source() -> None:
    sheet = tables.facts(FACTS[-1:], {"c": card("c", "乙局", 2023)})
    row = dict(zip(sheet.columns, sheet.rows[0], strict=True))
    assert (row["单位"], row["对象"], row["数值"], row["计量单位"], row["文件"]) == (
        "乙局",
        "下属中心",
        "4",
        "万元",
        "c.txt",
    )


def test_a_row_says_first_what_is_read_first_and_links_to_the_place() -> None:
    (line,) = listing.facts(FACTS[-1:], {"c": card("c", "乙局", 2023)})
    assert line.cells == ("乙局\n下属中心", "2023", "总支出\n支出总计", "决算", "4 万元", "正文　")
    assert line.link == "report?report=c&at=0-1"
    (in_table,) = listing.facts([fact("c", "乙局", 2023, "5", origin="table", row=("合计",), column=("决算",))], {})
    assert in_table.cells[-1] == "表格　\n合计 ／ 决算"


def test_a_table_is_drawn_as_text_and_knows_its_rows() -> None:
    drawn = table(
        [Head("名", sorts=True), Head("数", "number")], [Line('"1', ("<b>甲\n<i>", "3"), "x?a=1&b=2")], sort="-名"
    )
    assert "<b>" not in drawn
    assert '<td>&lt;b&gt;甲<small>&lt;i&gt;</small></td><td class="number">3</td>' in drawn
    assert 'data-id="&quot;1"' in drawn
    assert 'href="x?a=1&amp;b=2"' in drawn
    assert 'data-sort="名"' in drawn, "sorted the largest first, a click sorts the smallest first"


@pytest.mark.parametrize(
    ("number", "first", "last"),
    [(0, 0, False), (1, 100, False), (2, 200, True)],
)
def test_a_page_is_a_part_of_the_list(number: int, first: int, last: bool) -> None:
    page = Page(number=number, size=100, total=250)
    assert (page.first, page.last) == (first, last)


@pytest.mark.parametrize(("words", "held"), [("", ["a", "b", "c"]), ("甲局 2022", ["a"]), ("B.TXT", ["b"]), ("丙", [])])
def test_reports_are_found_by_all_of_the_words(words: str, held: list[str]) -> None:
    assert [card.id for card in listing.holding(CARDS, words)] == held


@pytest.mark.parametrize(
    ("sort", "order"),
    [("", "abc"), ("年度", "cab"), ("-年度", "bac"), ("-数据", "cba"), ("数据", "abc"), ("没有此列", "abc")],
)
def test_reports_are_sorted_by_a_column_numbers_as_numbers(sort: str, order: str) -> None:
    counted = [
        one.model_copy(update={"counts": Counts(facts=facts)}) for one, facts in zip(CARDS, (9, 10, 100), strict=True)
    ]
    assert "".join(one.id for one in listing.in_order(counted, sort)) == order


def test_a_finding_is_listed_with_what_was_made_of_it() -> None:
    reviews = {FINDING.id: Review(note="口径不同", reviewed_at=datetime(2024, 5, 1, 4, 0, tzinfo=UTC))}
    other = FINDING.model_copy(update={"id": "f2"})
    sheet = tables.findings([FINDING, other], {}, reviews=reviews)
    rows = [dict(zip(sheet.columns, row, strict=True)) for row in sheet.rows]
    assert [(row["复核"], row["复核说明"]) for row in rows] == [("2024-05-01", "口径不同"), ("", "")]


@pytest.mark.parametrize("words", ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3"])
def test_words_never_become_formulas(words: str) -> None:
    sheet = Sheet("表", ("词",), [(words,)])
    ((cell,),) = list(csv.reader(io.StringIO(comma_separated(sheet).decode("utf-8-sig"))))[1:]
    assert cell == "'" + words
    assert load_workbook(io.BytesIO(workbook([sheet])))["表"]["A2"].data_type == "s"


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2))
def test_figures_stay_figures(number: Decimal) -> None:
    sheet = Sheet("表", ("数",), [(f"{number:f}",)], numbers=(0,))
    ((cell,),) = list(csv.reader(io.StringIO(comma_separated(sheet).decode("utf-8-sig"))))[1:]
    assert Decimal(cell) == number


def test_a_chart_over_years_takes_the_colour_of_each_unit_from_the_theme() -> None:
    units = [f"单位{number}" for number in range(len(COLOURS))]
    points = [(unit, 2023, 1.5) for unit in units]
    bars = by_years(points, kind="bar", units=units, title="万元")
    scale = bars["encoding"]["color"]["scale"]
    assert (scale["domain"], scale["range"]) == (units, list(COLOURS))
    assert len(bars["layer"]) == 1, "figures beside so many marks would cover each other"
    assert len(by_years(points[:2], kind="line", units=units[:2], title="万元")["layer"]) == 2


def test_bars_leave_room_for_the_figures_at_their_ends() -> None:
    low, high = bars(["甲", "乙"], [10.0, -5.0], printed=["10", "-5"], title="万元")["encoding"]["x"]["scale"]["domain"]
    assert low < -5
    assert high > 10


def test_the_coverage_counts_reports_of_each_unit_and_year() -> None:
    columns, rows = coverage(CARDS)
    assert columns == ("单位", "2023年", "2022年", "年度不明")
    assert rows == [("c.txt", "", "", "1"), ("甲局", "1", "1", "")]


CARDS = (card("a", "甲局", 2022), card("b", "甲局", 2023), card("c", "", None))


def test_the_corpus_at_a_glance_counts_every_report() -> None:
    seen = glance(CARDS)
    assert seen.reports == 3
    assert dict(seen.units) == {"甲局": 2, "c.txt": 1}
    assert seen.years == ((2023, 1), (2022, 1))


@given(st.sets(st.integers(1990, 2030), min_size=1))
def test_a_line_of_years_names_each_year_and_no_other(years: set[int]) -> None:
    told: set[int] = set()
    for run in years_line(years).split("、"):
        first, _, last = run.partition("—")
        told |= set(range(int(first), int(last or first) + 1))
    assert told == years


class Books:
    """A library of cards and facts."""

    version = 3

    def reports(self) -> tuple[ReportCard, ...]:
        return CARDS

    def facts(self, report_ids: list[str], **_: Any) -> list[str]:
        return report_ids


@pytest.mark.parametrize(
    ("scope", "held"),
    [
        (Scope(), ["a", "b", "c"]),
        (Scope(units=("甲局",)), ["a", "b"]),
        (Scope(years=(2023,)), ["b"]),
        (Scope(units=("甲局",), years=(2021,)), []),
        (Scope(kinds=("项目支出",)), []),
        (Scope(units=("c.txt",)), ["c"]),
    ],
    ids=["whole", "unit", "year", "none", "kind", "unnamed"],
)
def test_a_scope_shows_its_reports_and_no_others(scope: Scope, held: list[str]) -> None:
    scoped: Any = Scoped(Books(), scope)  # type: ignore[arg-type]  # the part of a library that is asked
    assert [card.id for card in scoped.reports()] == held
    assert scoped.facts() == held
    assert scoped.facts(["c", "a", "z"]) == [one for one in held if one in ("a", "c")]
    assert scoped.version == 3


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_a_place_in_an_address_is_read_back(start: int, end: int) -> None:
    assert place_of(named(start, end)) == (start, end)


@pytest.mark.parametrize("words", ["", "-", "1-", "-1", "a-b", "1-2-3", "１-２x", "9" * 30 + "-1", "<script>"])
def test_a_broken_address_names_no_place(words: str) -> None:
    assert place_of(words) is None


@given(st.lists(st.integers(1, 2 * MAX_SHOWN), max_size=12))
def test_the_parts_of_a_report_cover_it_without_gaps(lengths: list[int]) -> None:
    text = "字" * sum(lengths)
    starts = [sum(lengths[:place]) for place in range(len(lengths))]
    sections = [
        Section(number="", title="", level=1, start=start, heading_end=start, end=start + length, path=())
        for start, length in zip(starts, lengths, strict=True)
    ]
    views = parts(text, sections)
    assert [end for _, end in views[:-1]] == [start for start, _ in views[1:]]
    assert not views or (views[0][0], views[-1][1]) == (0, len(text))
    assert all(views[part_of(views, start)][0] <= start < views[part_of(views, start)][1] for start in starts)


def test_the_server_listens_here_only_and_reports_to_no_one() -> None:
    line = command(Settings(max_file_mb=7), port=8599)
    assert "--server.address=127.0.0.1" in line
    assert "--server.port=8599" in line
    assert "--server.maxUploadSize=7" in line
    assert "--browser.gatherUsageStats=false" in line
    assert "--server.enableAgentApi=false" in line
