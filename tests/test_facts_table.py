"""Tables of figures from elsewhere: they are stored like reports, with places, and asked with the same engine."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from assistant import ask
from index.errors import PackError, ReadingError, TooLarge
from index.facts_table import import_table
from index.library import Library
from index.packs import Metric, Pack, load_pack
from index.settings import load
from index.shelf import beside, keep
from tests.made import reading, settings

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden" / "table"
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


def test_golden_table(library: Library) -> None:
    """Values of all sorts: bare, with thousands, with their unit, bounds, full-width digits, lines of an entity apart."""
    count = import_table(GOLDEN / "units.csv", library, load_pack())
    read = {
        "facts": count,
        "readings": [library.reading(card.id).model_dump(mode="json") for card in library.reports()],
        "entities": [entity.model_dump(mode="json") for entity in library.table_entities()],
        "cards": [card.model_dump(mode="json", exclude={"added_at"}) for card in library.reports()],
    }
    reviewed = GOLDEN / "units.json"
    if os.environ.get("JIWEN_GOLDEN"):
        reviewed.write_text(json.dumps(read, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert read == json.loads(reviewed.read_text(encoding="utf-8"))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_tables_of_other_encodings(library: Library, tmp_path: Path, encoding: str) -> None:
    (tmp_path / "表.csv").write_text(TABLE, encoding=encoding)
    assert import_table(tmp_path / "表.csv", library, load_pack()) == 4
    assert [fact.entity for fact in library.facts()] == ["青禾县"] * 3 + ["白塘县"]


def test_a_table_whose_head_does_not_show_its_encoding(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.table_lines._HEAD", 60)
    (tmp_path / "表.csv").write_bytes(HEAD.encode() + "甲县,,,2022,人口,3,人,\n".encode("gb18030"))
    assert import_table(tmp_path / "表.csv", library, load_pack()) == 1
    assert library.facts()[0].entity == "甲县"


def test_a_table_has_a_limit_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "表.csv").write_text(HEAD + "甲县,,,2022,人口,3,人,\n" * 80_000, encoding="utf-8")
    with Library.open(load(home=tmp_path / "home", max_file_mb=1, max_table_mb=2)) as library:
        with pytest.raises(TooLarge, match=r"超过 2 MB.*JIWEN_MAX_TABLE_MB"):
            import_table(tmp_path / "表.csv", library, load_pack())
        (tmp_path / "表.csv").write_text(HEAD + "甲县,,,2022,人口,3,人,\n" * 40_000, encoding="utf-8")
        assert import_table(tmp_path / "表.csv", library, load_pack()) == 40_000


def test_lines_that_go_by_metric_stand_in_one_passage(library: Library, tmp_path: Path) -> None:
    lines = "".join(
        f"甲县,,,{year},指标{metric},{metric}.{year},人,\n" for metric in range(100) for year in range(2015, 2020)
    )
    (tmp_path / "表.csv").write_text(HEAD + lines, encoding="utf-8")
    assert import_table(tmp_path / "表.csv", library, load_pack()) == 500
    passages = library.passages(library.reports()[0].id)
    assert [passage.text.count("指标") for passage in passages] == [120, 120, 120, 120, 20]
    assert passages[0].reading.startswith("甲县 2015年 指标0 0.2015人；2016年 指标0 0.2016人；")


def test_many_lines_stand_by_their_years(library: Library, tmp_path: Path) -> None:
    lines = "".join(
        f"甲县,,,{year},指标{metric},{metric}.{year},人,\n" for year in range(2019, 2022) for metric in range(50)
    )
    (tmp_path / "表.csv").write_text(HEAD + lines, encoding="utf-8")
    import_table(tmp_path / "表.csv", library, load_pack())
    passages = library.passages(library.reports()[0].id)
    assert [passage.text.count("指标") for passage in passages] == [50, 50, 50]
    assert [passage.reading[:9] for passage in passages] == ["甲县 2019年 ", "甲县 2020年 ", "甲县 2021年 "]


def test_progress_is_told_in_figures(library: Library, tmp_path: Path) -> None:
    (tmp_path / "表.csv").write_text(TABLE, encoding="utf-8")
    told: list[tuple[str, int, int]] = []
    import_table(tmp_path / "表.csv", library, load_pack(), progress=lambda *step: told.append(step))
    assert told == [("表.csv", 0, 4), ("表.csv", 3, 4)]


IMPORTER = """
import sys
from pathlib import Path
from index.facts_table import import_table
from index.library import Library
from index.packs import load_pack
from tests.made import settings
with Library.open(settings(Path(sys.argv[1]))) as library:
    import_table(Path(sys.argv[2]), library, load_pack(), progress=lambda _, done, __: print(done, flush=True))
"""


@pytest.mark.parametrize("after", [0, 20, 90])
def test_a_killed_import_leaves_nothing_and_is_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    lines = "".join(
        f"第{unit}县,,,{year},人口,{unit}.{year},万人,\n" for unit in range(300) for year in range(2000, 2010)
    )
    (tmp_path / "表.csv").write_text(HEAD + lines, encoding="utf-8")
    home = tmp_path / "home"
    with Library.open(settings(home)) as library:
        library.put(reading("基本支出1万元"))
    program = [sys.executable, "-c", IMPORTER, str(home), str(tmp_path / "表.csv")]
    process = subprocess.Popen(program, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    for _ in range(after + 1):
        process.stdout.readline()
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    with Library.open(settings(home)) as library:
        assert [card.file for card in library.reports()] == ["甲县教育局.txt"]
        assert len(library.facts()) == 1
        assert {hit.passage.location.report_id for hit in library.search("人口", k=50)} <= {library.reports()[0].id}
        assert import_table(tmp_path / "表.csv", library, load_pack()) == 3000
        assert len(library.facts()) == 3001
        best = library.search("第7县人口", k=1)[0]
        assert library.report(best.passage.location.report_id).identity.organisation == "第7县"


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


def test_many_facts_have_all_indexes_in_the_end(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sqlite3

    def indexes() -> list[tuple[str, str]]:
        with sqlite3.connect(library.settings.home / "jiwen.db") as db:
            return sorted(db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'facts'"))

    before = indexes()
    monkeypatch.setattr("index.stores.writing._LATE", 1)
    stored(library, tmp_path)
    assert indexes() == before
    assert len(before) == 3
    assert [fact.quote for fact in library.facts(metric="地区生产总值")] == ["1,234.5"]


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
