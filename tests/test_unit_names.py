"""One unit under several names has one full name; two units of one name stay apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.gazetteer import locate
from index.library import Library
from index.schema import Identity
from index.unit_names import full_names, is_one_unit
from tests.made import reading, settings


def named(name: str, *, evidence: str = "") -> Identity:
    return Identity(organisation=name, region=locate(name, evidence=evidence))


PAIRS = [
    ("枫渡县农业农村局", "泽宁市枫渡县农业农村局", True),  # places the gazetteer does not know
    ("资阳区教育局", "益阳市资阳区教育局", True),
    ("资阳区教育局", "湖南省益阳市资阳区教育局", True),
    ("益阳市财政局", "湖南益阳市财政局", True),
    ("恩施州文化和旅游局", "湖北省恩施州文化和旅游局", True),
    ("资阳区教育局", "资阳区教育局", True),
    ("某县教育局", "某市某县教育局", True),
    ("**河县水利局", "**市**河县水利局", True),
    ("教育局", "益阳市资阳区教育局", False),  # says not where
    ("资阳区教育局", "赫山区教育局", False),
    ("益阳市教育局", "益阳市资阳区教育局", False),
    ("资阳区教育局", "驻资阳区教育局", False),  # no place in front
    ("老区建设促进会", "益阳市老区建设促进会", False),  # no county of that name there
    ("", "益阳市资阳区教育局", False),
]


@pytest.mark.parametrize(("one", "other", "same"), PAIRS, ids=range(len(PAIRS)))
def test_one_unit(one: str, other: str, same: bool) -> None:
    assert is_one_unit(named(one), named(other)) is same
    assert is_one_unit(named(other), named(one)) is same


def test_regions_that_contradict_are_two_units() -> None:
    hangzhou = named("西湖区教育局", evidence="浙江省杭州市")
    nanchang = named("南昌市西湖区教育局")
    assert not is_one_unit(hangzhou, nanchang)
    assert full_names([hangzhou, nanchang])["西湖区教育局"] == "西湖区教育局"


def test_the_fullest_name_of_a_chain() -> None:
    chain = ["资阳区教育局", "益阳市资阳区教育局", "湖南省益阳市资阳区教育局"]
    assert set(full_names(map(named, chain)).values()) == {chain[-1]}


def test_a_name_short_for_two_units_stays() -> None:
    names = ["朝阳区教育局", "北京市朝阳区教育局", "长春市朝阳区教育局"]
    assert full_names(map(named, names)) == {name: name for name in names}


def test_the_library_calls_a_unit_by_one_name(tmp_path: Path) -> None:
    short, long = "枫渡县农业农村局", "泽宁市枫渡县农业农村局"
    readings = [
        reading(f"{year}年基本支出5万元", organisation=name, year=year, file=f"{year}.txt")
        for name, year in ((short, 2023), (long, 2022))
    ]
    with Library.open(settings(tmp_path)) as library:
        for made in readings:
            made = made.model_copy(
                update={
                    "report": made.report.model_copy(
                        update={
                            "identity": made.report.identity.model_copy(
                                update={"region": locate(made.report.identity.organisation)}
                            )
                        }
                    )
                }
            )
            library.put(made)
        cards = library.reports()
        assert [card.identity.organisation for card in cards] == [short, long]
        assert [card.unit for card in cards] == [long, long]
        (entity,) = library.entities()
        assert (entity.name, entity.report_ids) == (long, tuple(card.id for card in cards))
        assert short in entity.aliases
        assert {fact.year for fact in library.facts(entity=long)} == {2022, 2023}
        assert library.facts(entity=short) == library.facts(entity=long)
