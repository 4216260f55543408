"""The record gives back exactly what was put in, finds it by what people ask for, and really forgets."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from index.errors import ReportNotFound, StoreMismatch
from index.schema import Cell, Entity, Fact, Reading, Region, Table
from index.stores.conversations import Conversations
from index.stores.mapping import FactCells, table_columns
from index.stores.mapping import table as stored_table
from index.stores.records import Records
from index.stores.rows import FactRow
from tests.made import finding, reading


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    opened = Records(tmp_path / "jiwen.db")
    yield opened
    opened.close()


def put(records: Records, *readings: Reading) -> None:
    for each in readings:
        records.put([each], ids=[each.report.id], originals={each.report.id: b"original"})


def full() -> Reading:
    """A reading with something in every list."""
    made = reading("基本支出507.790万元。", "公务接待费0.30万元。")
    cell = Cell(start=0, end=4, row=0, column=0, column_span=2)
    table = Table(start=0, end=4, rows=1, columns=2, cells=(cell,), title="附表", unit="万元", page=3)
    entity = Entity(name="乙公司", aliases=("乙",), region=Region(province="湖南省", city="益阳市"))
    place = made.facts[0].location.model_copy(update={"table": 0, "row": 0, "column": 1, "page": 3})
    in_table = made.facts[0].model_copy(
        update={"id": "cell", "location": place, "origin": "table", "row": ("合计",), "column": ("2023年", "决算")}
    )
    return made.model_copy(
        update={
            "tables": (table,),
            "facts": (*made.facts, in_table),
            "findings": (finding(made),),
            "entities": (entity,),
        }
    )


def test_a_reading_comes_back_as_it_was(records: Records) -> None:
    made = full()
    put(records, made)
    name = made.report.id
    assert records.report(name) == made.report
    assert records.text(name) == made.report.text
    assert records.sections(name) == made.sections
    assert records.tables(name) == made.tables
    assert records.passages(name) == made.passages
    assert sorted(records.facts(), key=lambda fact: fact.id) == sorted(made.facts, key=lambda fact: fact.id)
    assert records.findings() == made.findings
    assert records.original(name) == b"original"
    assert records.entities() == (made.entities[0].model_copy(update={"report_ids": (name,)}),)


def test_a_fact_has_a_cell_for_every_column() -> None:
    assert ["key", "report", *FactCells._fields] == sorted(
        FactRow.__table__.columns.keys(), key=["key", "report", *FactCells._fields].index
    )


@given(
    sizes=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 9)), min_size=6, max_size=6),
    start=st.integers(0, 50),
)
def test_a_full_grid_comes_back_from_its_steps(sizes: list[tuple[int, int]], start: int) -> None:
    cells: list[Cell] = []
    place = start
    for number, (gap, length) in enumerate(sizes):
        cells.append(Cell(start=place + gap, end=place + gap + length, row=number // 3, column=number % 3))
        place += gap + length
    table = Table(start=start, end=place, rows=2, columns=3, cells=tuple(cells), title="表", unit="万元")
    columns = table_columns(table)
    assert "cells" not in columns["body"]
    assert stored_table(columns) == table  # type: ignore[arg-type]


def test_a_card_says_how_much_there_is(records: Records) -> None:
    made = full()
    put(records, made)
    (card,) = records.cards()
    assert card.identity == made.report.identity
    assert card.characters == len(made.report.text)
    assert card.counts.model_dump() == {"sections": 1, "tables": 1, "passages": 2, "facts": 3, "findings": 1}


@given(value=st.decimals(allow_nan=False, allow_infinity=False))
@hypothesis_settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_decimals_keep_their_digits(records: Records, value: Decimal) -> None:
    made = reading("基本支出1万元。")
    exact = made.facts[0].model_copy(update={"value": value, "value_base": value})
    put(records, made.model_copy(update={"facts": (exact,)}))
    (back,) = records.facts([made.report.id])
    assert str(back.value) == str(value)
    assert str(back.value_base) == str(value)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        pytest.param({}, ["12", "5", "30", "7"], id="no filter: order of reports, then of the text"),
        pytest.param({"metric": "基本支出"}, ["12", "30"], id="metric"),
        pytest.param({"metric": ["基本支出", "项目支出"]}, ["12", "5", "30", "7"], id="any of several metrics"),
        pytest.param({"metric": []}, [], id="none of no metrics"),
        pytest.param({"year": 2022}, ["30", "7"], id="year"),
        pytest.param({"year": [2021, 2022]}, ["30", "7"], id="any of several years"),
        pytest.param({"entity": "乙县教育局", "metric": "基本支出"}, ["30"], id="entity and metric"),
        pytest.param({"basis": "决算"}, ["12", "5", "30", "7"], id="basis"),
        pytest.param({"basis": "年初预算"}, [], id="a basis nobody gives"),
        pytest.param({"text": "“项目” 支"}, ["5", "7"], id="words of the metric, whatever quotes and blanks"),
        pytest.param({"text": "%"}, [], id="a percent sign is a character, not a wildcard"),
        pytest.param({"order": "largest"}, ["30", "12", "7", "5"], id="largest first"),
        pytest.param({"order": "smallest", "limit": 2}, ["5", "7"], id="the two smallest"),
        pytest.param({"limit": 2, "offset": 1}, ["5", "30"], id="a page of them"),
        pytest.param({"offset": 3}, ["7"], id="the rest of them"),
        pytest.param({"origin": "text"}, ["12", "5", "30", "7"], id="of the text"),
        pytest.param({"origin": "table"}, [], id="of tables"),
        pytest.param({"report_ids": []}, [], id="no reports"),
        pytest.param({"report_ids": ["unknown"]}, [], id="an unknown report"),
    ],
)
def test_facts_by_what_is_asked(records: Records, filters: dict[str, object], expected: list[str]) -> None:
    put(
        records,
        reading("基本支出12万元", "项目支出5万元"),
        reading("基本支出30万元", "项目支出7万元", organisation="乙县教育局", year=2022),
    )
    assert [str(fact.value) for fact in records.facts(**filters)] == expected  # type: ignore[arg-type]
    if not {"report_ids", "order", "limit", "offset"} & filters.keys():
        assert records.count_facts(**filters) == len(expected)  # type: ignore[arg-type]


def test_equal_content_is_one_report(records: Records) -> None:
    made = full()
    put(records, made, made)
    assert len(records.cards()) == 1
    assert len(records.facts()) == 3


def test_a_newer_version_stands_in_at_once(records: Records) -> None:
    old, new = reading("基本支出12万元"), reading("基本支出13万元")
    put(records, old)
    records.put([new], ids=[new.report.id], originals={}, instead_of=[old.report.id])
    assert [card.id for card in records.cards()] == [new.report.id]
    assert [str(fact.value) for fact in records.facts()] == ["13"]


def test_a_removed_report_leaves_nothing_in_the_files(records: Records, tmp_path: Path) -> None:
    kept, secret = reading("基本支出12万元"), reading("某某涉密事项三百零七号99万元", file="秘密.txt")
    put(records, kept)
    records.put([secret], ids=[secret.report.id], originals={secret.report.id: "某某涉密事项三百零七号".encode()})
    words = "涉密事项三百零七号".encode()
    assert any(words in file.read_bytes() for file in tmp_path.iterdir())
    records.remove(secret.report.id)
    assert not any(words in file.read_bytes() for file in tmp_path.iterdir())
    assert [card.file for card in records.cards()] == [kept.report.file]
    with pytest.raises(ReportNotFound):
        records.report(secret.report.id)
    with pytest.raises(ReportNotFound):
        records.text(secret.report.id)


@pytest.mark.parametrize("gone", [0, 1], ids=["the earlier report goes", "the later report goes"])
def test_a_finding_between_two_reports_goes_with_either(records: Records, gone: int) -> None:
    earlier, later = reading("基本支出12万元", year=2022), reading("上年基本支出11万元")
    put(records, earlier, later.model_copy(update={"findings": (finding(later, earlier),)}))
    assert [found.report_id for found in records.findings()] == [later.report.id]
    records.remove((earlier, later)[gone].report.id)
    assert records.findings() == ()


def test_a_new_report_may_bring_a_finding_of_a_stored_one(records: Records) -> None:
    earlier, later = reading("基本支出12万元", year=2022), reading("上年基本支出11万元")
    put(records, later, earlier.model_copy(update={"findings": (finding(later, earlier),)}))
    assert [found.report_id for found in records.findings([later.report.id])] == [later.report.id]
    assert {card.id: card.counts.findings for card in records.cards()} == {later.report.id: 1, earlier.report.id: 0}


def test_each_change_makes_a_new_version(records: Records) -> None:
    seen = [records.version]
    made = reading("基本支出12万元")
    for change in (lambda: put(records, made), lambda: records.remove(made.report.id)):
        change()
        seen.append(records.version)
    assert seen == sorted(set(seen))


def test_a_folder_of_another_version_is_refused(records: Records, tmp_path: Path) -> None:
    records.set_meta(schema="0")
    with pytest.raises(StoreMismatch, match="另一版本"):
        Records(tmp_path / "jiwen.db")


def test_facts_of_more_reports_than_a_query_takes_variables(records: Records) -> None:
    made = reading("基本支出12万元", "项目支出5万元")
    put(records, made)
    many = [f"unknown-{number}" for number in range(40_000)] + [made.report.id]
    found: tuple[Fact, ...] = records.facts(many, order="smallest", limit=1)
    assert [str(fact.value) for fact in found] == ["5"]


def test_conversations_are_kept_in_order_with_their_verdicts(records: Records) -> None:
    conversations = Conversations(records.engine)
    first, second = conversations.create("甲"), conversations.create("乙")
    turn = conversations.append(second.id, {"question": "基本支出多少？"})
    conversations.append(second.id, {"question": "项目支出呢？"})
    conversations.feedback(turn.id, helpful=True)
    conversations.feedback(turn.id, helpful=False, comment="年份不对")
    conversations.rename(second.id, "支出")
    turns = conversations.turns(second.id)
    assert [(each.body["question"], each.helpful, each.comment) for each in turns] == [
        ("基本支出多少？", False, "年份不对"),
        ("项目支出呢？", None, ""),
    ]
    assert [each.title for each in conversations.list()] == ["支出", "甲"]
    conversations.delete(second.id)
    assert [each.id for each in conversations.list()] == [first.id]
    assert conversations.turns(second.id) == ()


def test_what_is_not_there_cannot_be_added_to(records: Records) -> None:
    conversations = Conversations(records.engine)
    for attempt in (
        lambda: conversations.append("gone", {}),
        lambda: conversations.rename("gone", "甲"),
        lambda: conversations.feedback("gone", helpful=True),
    ):
        with pytest.raises(Exception, match="会话已不存在"):
            attempt()
