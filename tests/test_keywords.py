"""Terms that make Chinese findable, and the contract of `KeywordIndex`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.stores.keywords import Entry, TantivyIndex, weigh
from index.terms import terms


@pytest.mark.parametrize(
    ("text", "same"),
    [
        pytest.param("1,234.56万元", "1234.56万元", id="thousands separators"),
        pytest.param("１，２３４．５６", "1234.56", id="full width digits"),
        pytest.param("507.790", "507.79", id="trailing zeros"),
        pytest.param("“三公”经费", "三公经费", id="quotation marks"),
        pytest.param("預算執行率", "预算执行率", id="traditional script"),
        pytest.param("预 算\u3000执行率", "预算执行率", id="blanks within words"),
        pytest.param("GDP增长", "gdp增长", id="case"),
        pytest.param("(一)收支", "（一）收支", id="brackets"),
    ],
)
def test_forms_of_one_thing_have_the_same_terms(text: str, same: str) -> None:
    assert terms(text) == terms(same)


@pytest.mark.parametrize("text", ["", "。！？", "\u3000\n", "\ufeff"])
def test_no_terms_in_no_words(text: str) -> None:
    assert terms(text) == []


@given(st.text())
def test_terms_hold_no_blanks(text: str) -> None:
    assert all(term and not any(char.isspace() for char in term) for term in terms(text))


@pytest.fixture
def index(tmp_path: Path) -> Iterator[TantivyIndex]:
    opened = TantivyIndex(tmp_path / "keywords")
    yield opened
    opened.close()


def entry(name: str, body: str, heading: str = "") -> Entry:
    return Entry(name, body=terms(body), heading=terms(heading))


def found(index: TantivyIndex, question: str, **how: object) -> list[str]:
    hits = index.search(weigh((terms(question), 1.0)), **{"k": 10, **how})  # type: ignore[arg-type]
    return [name for name, _ in hits]


def fill(index: TantivyIndex) -> None:
    index.put("r1", [entry("a", "公务接待费1,234.56万元", "甲县教育局"), entry("b", "预算执行率为九成", "甲县教育局")])
    index.put("r2", [entry("c", "公务用车运行维护费", "乙县民政局 公务")])
    index.commit()


@pytest.mark.parametrize(
    ("question", "best"),
    [
        pytest.param("公务接待花了多少？", "a", id="a word of the passage"),
        pytest.param("1234.56", "a", id="a number without its separator"),
        pytest.param("預算執行率", "b", id="traditional script"),
        pytest.param('用车" AND (NOT [', "c", id="a query language's signs are only signs"),
    ],
)
def test_the_passage_with_the_words_comes_first(index: TantivyIndex, question: str, best: str) -> None:
    fill(index)
    assert found(index, question)[0] == best


def test_nothing_known_finds_nothing(index: TantivyIndex) -> None:
    assert found(index, "公务") == []
    fill(index)
    assert found(index, "龘") == []
    assert found(index, "？") == []


def test_scope_and_heading(index: TantivyIndex) -> None:
    fill(index)
    assert found(index, "公务", report_ids=["r1", "unknown"]) == ["a"]
    assert found(index, "公务", report_ids=[]) == []
    assert found(index, "公务", heading=True) == ["c"]


def test_ties_go_by_id(index: TantivyIndex) -> None:
    index.put("r1", [entry(name, "公务接待") for name in ("b", "c", "a")])
    index.commit()
    assert found(index, "公务") == ["a", "b", "c"]


def test_weights_count(index: TantivyIndex) -> None:
    index.put("r1", [entry("a", "接待"), entry("b", "用车")])
    index.commit()
    assert [name for name, _ in index.search({"接待": 1.0, "用车": 3.0}, k=2)] == ["b", "a"]


def test_nothing_is_seen_before_commit(index: TantivyIndex) -> None:
    fill(index)
    index.put("r3", [entry("d", "公务公务公务")])
    index.drop("r1")
    assert "a" in found(index, "公务")
    assert "d" not in found(index, "公务")
    index.commit()
    assert "a" not in found(index, "公务")
    assert "d" in found(index, "公务")


def test_putting_again_replaces_the_report(index: TantivyIndex) -> None:
    fill(index)
    index.put("r1", [entry("a2", "公务接待费")])
    index.commit()
    assert set(found(index, "公务接待费预算")) == {"a2", "c"}


def test_committed_work_is_seen_by_another_and_survives(index: TantivyIndex, tmp_path: Path) -> None:
    fill(index)
    index.put("r3", [entry("d", "未提交")])
    other = TantivyIndex(tmp_path / "keywords")
    assert found(other, "公务接待") == ["a", "c"]
    assert found(other, "未提交") == []
    other.close()


def test_clearing_leaves_no_file_of_what_was(index: TantivyIndex, tmp_path: Path) -> None:
    def segments() -> set[str]:
        return {file.name for file in (tmp_path / "keywords").glob("[0-9a-f]*.*")}

    fill(index)
    old = segments()
    index.clear()
    index.put("r9", [entry("z", "公开")])
    index.commit()
    assert found(index, "公开公务") == ["z"]
    assert old
    assert not old & segments()


def test_weights_of_several_lists() -> None:
    assert weigh((["费", "费", "车"], 1.0), (["车", "接"], 0.5)) == {"费": 2.0, "车": 1.0, "接": 0.5}


def test_a_question_of_a_books_length_is_cut() -> None:
    assert len(weigh((map(str, range(10_000)), 1.0))) == 400
