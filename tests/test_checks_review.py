"""The review as a whole: order, places, ids, what is said once; and two reports of one unit."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.checks.gravity import related
from index.checks.review import check, check_across
from index.checks.sheet import Kind
from index.packs import load_pack
from index.schema import Reading
from tests.checks_sample import Sample, sample
from tests.flattened import flattened

PACK = load_pack()
FAULTY = (
    "核定编制〈编制数@编制 40人〉，其中行政编制〈行政编制@编制 14人〉，事业编制〈事业编制@编制 27人〉，在职〈在职人数@实际值 43人〉。\n"
    "年初预算〈总支出@年初预算 100万元〉，支出〈总支出@决算 400万元〉。\n"
    "自评〈自评得分@得分 98分〉。\n附表\n" + flattened("项目|2022年", "总得分|〈自评得分@得分 99分〉", "其他|－")
)


def test_the_gravest_come_first_and_places_slice_back() -> None:
    one = sample(FAULTY)
    found = check(*one, PACK)
    assert [finding.severity for finding in found] == ["矛盾", "矛盾", "差异", "提示"]
    for finding in found:
        assert finding.places
        for place in finding.places:
            assert one.report.text[place.location.start : place.location.end] == place.quote


def test_ids_come_from_content() -> None:
    assert check(*sample(FAULTY), PACK) == check(*sample(FAULTY), PACK)
    other = check(*sample("前言。\n" + FAULTY), PACK)
    assert {finding.id for finding in other}.isdisjoint(finding.id for finding in check(*sample(FAULTY), PACK))


def test_the_findings_of_one_fact() -> None:
    one = sample(FAULTY)
    found = check(*one, PACK)
    posts = next(fact for fact in one.facts if fact.metric == "编制数")
    assert [finding.kind for finding in related(found, posts.id)] == ["合计不符", "超出限额"]
    assert related(found, "no such fact") == ()


@settings(deadline=None)
@given(st.permutations(range(len(sample(FAULTY).facts))))
def test_the_order_of_the_facts_given_does_not_matter(order: list[int]) -> None:
    one = sample(FAULTY)
    assert check(one.report, one.document, [one.facts[place] for place in order], PACK) == check(*one, PACK)


def test_the_page_on_checks_explains_every_kind() -> None:
    page = (Path(__file__).parents[1] / "docs" / "checks.md").read_text(encoding="utf-8")
    assert [kind for kind in get_args(Kind) if f"| {kind} |" not in page] == []


def reading(one: Sample) -> Reading:
    return Reading(report=one.report, tables=one.document.tables, sections=(), passages=(), facts=one.facts)


@pytest.mark.parametrize(
    ("later", "formulas"),
    [
        ("总支出〈总支出@决算/2021 707.74万元〉", ["2022年报告的上年数 707.74万元 ≠ 2021年报告 642.28万元"]),
        ("总支出〈总支出@决算/2021 642.28万元〉", []),
        ("总支出〈总支出@决算 900万元〉", []),
        ("总支出〈总支出@年初预算/2021 600万元〉", []),
    ],
    ids=["differs", "agrees", "its-own-year", "another-basis"],
)
def test_last_years_report_against_this_years(later: str, formulas: list[str]) -> None:
    first = reading(sample("总支出〈总支出@决算 642.28万元〉。", year=2021, report_id="r2021"))
    second = reading(sample(later, year=2022, report_id="r2022"))
    for readings in ([first, second], [second, first]):
        found = check_across(readings, PACK)
        assert [finding.formula for finding in found] == formulas
        assert all(finding.report_id == "r2022" for finding in found)


@pytest.mark.parametrize(
    ("name", "compared"),
    [("某市某县教育局", True), ("某县教育局", True), ("某县民政局", False), ("", False)],
    ids=["with-its-city", "the-same", "another-unit", "no-name"],
)
def test_a_unit_is_known_by_its_name(name: str, compared: bool) -> None:
    first = reading(sample("总支出〈总支出@决算 642.28万元〉。", year=2021, report_id="r2021"))
    second = reading(sample("总支出〈总支出@决算/2021 707.74万元〉。", year=2022, report_id="r2022"))
    identity = second.report.identity.model_copy(update={"organisation": name})
    named = second.model_copy(update={"report": second.report.model_copy(update={"identity": identity})})
    assert bool(check_across([first, named], PACK)) is compared
