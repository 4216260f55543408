"""Search: scores fused, synonyms added, repetitions behind, nothing but what is asked for in scope."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.library import Library
from index.packs import Metric, Pack
from index.schema import Hit, Location, Passage
from index.search import collapse, expansion, fuse
from tests.made import reading, settings

SCORES = st.just(0.0) | st.floats(1e-9, 100)
SCORED = st.lists(st.tuples(st.sampled_from("abcdef"), SCORES), unique_by=lambda hit: hit[0])


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    same = "本单位高度重视绩效管理工作，成立领导小组，压实责任。"
    with Library.open(settings(tmp_path_factory.mktemp("home"))) as opened:
        opened.put_all(
            [
                reading("公务接待费0.30万元，接待12批次。", "基本支出507.79万元。", same, organisation="甲县教育局"),
                reading("公务接待费1.85万元，接待40批次。", "基本支出1,234.56万元。", same, organisation="乙县民政局"),
                reading("公务接待费2.10万元。", "项目支出88万元。", organisation="乙县民政局", year=2021),
            ]
        )
        yield opened


def ids(library: Library, *, organisation: str, year: int) -> list[str]:
    return [
        card.id
        for card in library.reports()
        if (card.identity.organisation, card.identity.year) == (organisation, year)
    ]


@pytest.mark.parametrize(
    ("question", "best"),
    [
        pytest.param("甲县教育局公务接待费多少", "公务接待费0.30万元，接待12批次。", id="unit in the title"),
        pytest.param("乙县民政局2021年公务接待费", "公务接待费2.10万元。", id="year beside the title"),
        pytest.param("哪一项是1234.56万元", "基本支出1,234.56万元。", id="a number without its separator"),
        pytest.param("基本支出５０７.７９", "基本支出507.79万元。", id="full width digits"),
        pytest.param("項目支出", "项目支出88万元。", id="traditional script"),
    ],
)
def test_the_right_passage_comes_first(library: Library, question: str, best: str) -> None:
    assert library.search(question)[0].passage.text == best


def test_scope_comes_before_rank(library: Library) -> None:
    scope = ids(library, organisation="乙县民政局", year=2021)
    hits = library.search("甲县教育局公务接待费", report_ids=scope)
    assert hits[0].passage.text == "公务接待费2.10万元。"
    assert {hit.passage.location.report_id for hit in hits} == set(scope)
    assert library.search("公务接待费", report_ids=[]) == ()


def test_repeated_words_stand_behind(library: Library) -> None:
    hits = library.search("高度重视绩效管理工作，成立领导小组", k=20)
    places = [place for place, hit in enumerate(hits) if "领导小组" in hit.passage.text]
    assert places[0] == 0
    assert places[1] == len(hits) - 1


@pytest.mark.parametrize("question", ["", " \n", "？！", "接待" * 5_000, "\x00\ud800", "a AND (b", "龘"])
def test_any_question_is_bearable(library: Library, question: str) -> None:
    assert len(library.search(question, k=3)) <= 3


def test_best_first_and_repeatable(library: Library) -> None:
    first, again = (library.search("公务接待费", k=5) for _ in range(2))
    assert first == again
    assert [hit.score for hit in first] == sorted((hit.score for hit in first), reverse=True)


def test_passages_carry_their_place(library: Library) -> None:
    for hit in library.search("支出", k=20):
        place = hit.passage.location
        assert library.report(place.report_id).text[place.start : place.end] == hit.passage.text


@given(SCORED, SCORED)
def test_fused_scores_stay_within_the_weights(some: list[tuple[str, float]], others: list[tuple[str, float]]) -> None:
    fused = fuse((0.7, some), (0.3, others))
    assert set(fused) == {name for name, _ in (*some, *others)}
    assert all(0 <= score <= 1 + 1e-9 for score in fused.values())


@given(SCORED)
def test_one_signal_keeps_its_order(hits: list[tuple[str, float]]) -> None:
    fused = fuse((0.5, hits))
    ranked = sorted(hits, key=lambda hit: hit[1])
    assert all(fused[low[0]] <= fused[high[0]] for low, high in pairwise(ranked))


def test_expansion_adds_what_reports_print() -> None:
    pack = Pack(
        name="t",
        metric=(Metric(name="公务接待费", colloquial=("吃喝",)),),
        synonyms={"薪水": ("人员经费", "工资福利支出")},
    )
    assert expansion("吃喝花了多少，薪水呢", pack) == ["人员经费", "工资福利支出", "公务接待费"]
    assert expansion("薪水就是人员经费吗", pack) == ["工资福利支出"]
    assert expansion("办公费", pack) == []


def hit(name: str, text: str) -> Hit:
    place = Location(report_id="r", start=0, end=len(text))
    return Hit(passage=Passage(id=name, location=place, text=text, section=()), score=1)


def test_collapse_loses_nothing() -> None:
    hits = [
        hit("a", "高度重视。"),
        hit("b", "高度 重视。"),
        hit("c", "高度重视，3万元。"),
        hit("d", "高度重视，4万元。"),
    ]
    assert [each.passage.id for each in collapse(hits, k=9)] == ["a", "c", "d", "b"]
    assert [each.passage.id for each in collapse(hits, k=2)] == ["a", "c"]
