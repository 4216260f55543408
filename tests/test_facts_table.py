"""Tables of figures from elsewhere: they are stored like reports, with places, and asked with the same engine."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from assistant import ask
from index.errors import PackError, ReadingError
from index.facts_table import import_table
from index.library import Library
from index.packs import Metric, Pack, load_pack
from index.settings import load
from index.shelf import beside, keep

HEAD = "entity,aliases,region,year,metric,value,unit,source\n"
TABLE = (
    HEAD
    + """青禾县,青禾,湖南省,2021,常住人口,38.2,万人,公报
青禾县,青禾,湖南省,2022,常住人口,37.9,万人,公报
青禾县,青禾,湖南省,2022,地区生产总值,"1,234.5",亿元,公报
白塘县,白塘;塘县,湖南省,2022,常住人口,75.1,万人,公报
白塘县,白塘;塘县,湖南省,2022,地区生产总值,,亿元,公报
"""
)
PACK = """name = "县域统计"
[[metric]]
name = "常住人口"
aliases = ["年末常住人口"]
colloquial = ["人口"]
kind = "count"
unit = "万人"
[[metric]]
name = "地区生产总值"
aliases = ["GDP"]
unit = "亿元"
"""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(load(home=tmp_path / "home")) as opened:
        yield opened


def stored(library: Library, tmp_path: Path, text: str = TABLE, *, name: str = "县域.csv", pack: str = PACK) -> int:
    (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "pack.toml").write_text(pack, encoding="utf-8")
    return import_table(tmp_path / name, library, keep(tmp_path / "pack.toml", library.settings))


def test_every_figure_is_a_fact_with_its_place(library: Library, tmp_path: Path) -> None:
    assert stored(library, tmp_path) == 4
    facts = library.facts()
    texts = {card.id: library.report(card.id).text for card in library.reports()}
    assert [fact.quote for fact in facts] == ["38.2", "37.9", "1,234.5", "75.1"]
    for fact in facts:
        assert texts[fact.location.report_id][fact.location.start : fact.location.end] == fact.quote
    assert [(fact.entity, fact.metric, fact.year, fact.value_base, fact.unit_base) for fact in facts][2] == (
        "青禾县",
        "地区生产总值",
        2022,
        Decimal("123450000000"),
        "元",
    )


def test_cells_and_passages_slice_back(library: Library, tmp_path: Path) -> None:
    stored(library, tmp_path)
    for card in library.reports():
        text = library.report(card.id).text
        (table,) = library.tables(card.id)
        assert [text[cell.start : cell.end] for cell in table.cells[: table.columns]] == [
            "年度",
            "指标",
            "数值",
            "单位",
            "来源",
        ]
        for passage in library.passages(card.id):
            assert text[passage.location.start : passage.location.end] == passage.text


def test_entities_are_known_by_their_aliases(library: Library, tmp_path: Path) -> None:
    stored(library, tmp_path)
    assert {entity.name: entity.aliases for entity in library.entities()} == {
        "青禾县": ("青禾",),
        "白塘县": ("白塘", "塘县"),
    }
    assert {entity.region.province for entity in library.entities()} == {"湖南省"}


def test_the_table_is_asked_like_a_report(library: Library, tmp_path: Path) -> None:
    stored(library, tmp_path)
    answer = ask("青禾县2022年人口是多少？", library=library)
    assert (answer.status, answer.values[0].value, answer.values[0].unit) == ("answered", "37.9", "万人")
    assert answer.citations[0].quote == "37.9"


def test_importing_twice_changes_nothing(library: Library, tmp_path: Path) -> None:
    stored(library, tmp_path)
    before = library.version, library.facts()
    stored(library, tmp_path)
    assert (library.version, library.facts()) == before


def test_a_changed_table_stands_in_for_the_older_one(library: Library, tmp_path: Path) -> None:
    stored(library, tmp_path)
    stored(library, tmp_path, TABLE.replace("75.1", "76").replace("青禾县", "新禾县"))
    assert sorted(card.identity.organisation for card in library.reports()) == ["新禾县", "白塘县"]
    assert [fact.quote for fact in library.facts(entity="白塘县")] == ["76"]


BAD = {
    "empty": ("", "entity"),
    "no column": ("entity,value\n甲,1\n", "metric"),
    "no rows": (HEAD, "没有一行"),
    "no number": (HEAD + "甲,,,2022,人口,很多,人,\n", "第 2 行.*很多"),
    "no entity": (HEAD + ",,,2022,人口,3,人,\n", "第 2 行"),
    "bad year": (HEAD + "甲,,,2022,人口,3,人,\n甲,,,22,人口,3,人,\n", "第 3 行.*22"),
}


@pytest.mark.parametrize(("text", "message"), BAD.values(), ids=BAD)
def test_a_bad_table_is_named_and_leaves_nothing(library: Library, tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ReadingError, match=message):
        stored(library, tmp_path, text)
    assert library.reports() == ()


def test_the_pack_stays_with_the_home_folder(library: Library, tmp_path: Path) -> None:
    stored(library, tmp_path)
    with Library.open(library.settings) as again:
        assert again.pack.metric_words["GDP"] == "地区生产总值"
        assert set(load_pack().metrics) < set(again.pack.metrics)


def test_a_bad_pack_is_not_kept(library: Library, tmp_path: Path) -> None:
    with pytest.raises(PackError):
        stored(library, tmp_path, pack="name = 1")
    assert library.pack == load_pack()


def test_beside_each_other_the_first_pack_keeps_its_words() -> None:
    first = Pack(name="甲", metric=(Metric(name="总支出", aliases=("支出总额",)), Metric(name="人口")))
    second = Pack(
        name="乙",
        metric=(
            Metric(name="支出总额", aliases=("财政支出",), colloquial=("花销",)),
            Metric(name="户籍人口", aliases=("人口", "户籍"), parent="支出总额"),
        ),
    )
    both = beside(first, second)
    assert both.metric_words == {
        "总支出": "总支出",
        "支出总额": "总支出",
        "财政支出": "总支出",
        "人口": "人口",
        "户籍人口": "户籍人口",
        "户籍": "户籍人口",
    }
    assert both.metrics["总支出"].colloquial == ("花销",)
    assert both.metrics["户籍人口"].parent == "总支出"
