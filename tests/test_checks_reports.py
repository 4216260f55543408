"""The checks on whole reports: our samples with their planted contradictions, and the three annotated ones."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from index.checks.review import check, check_across
from index.facts import extract
from index.identity import identify
from index.outline import outline
from index.packs import load_pack
from index.readers import read
from index.schema import Finding, Reading, Report
from tests.conftest import SHARED

PACK = load_pack()
SAMPLES = Path(__file__).parents[1] / "assistant" / "samples" / "reports"

PLANTED = {
    "松坞中小企业专项资金2023.txt": {
        "96.5分 ≠ 95.5分",
        "612 + 238.4 + 308 = 1158.4 ≠ 1168.4（万元）",
        "308万元 ≠ 318万元",
    },
    "柘岭民政局2023整体支出.txt": {"8.36万元 ≠ 8.63万元"},
    "北泷水利资金2021转移支付.txt": {"3200 + 860 + 480 = 4540（万元）"},
    "石岚交通运输局2022整体支出.html": {"4512.3万元 ÷ 4655.8万元 = 96.92% ≠ 98.62%"},
}


@cache
def reviewed(path: Path) -> tuple[Reading, tuple[Finding, ...]]:
    document = read(path)
    sections = outline(document)
    identity = identify(document, sections, PACK)
    report = Report(
        id=path.name, file=path.name, sha256="", format=document.format, identity=identity, text=document.text
    )
    facts = extract(report, document, sections, PACK)
    found = check(report, document, facts, PACK)
    return Reading(report=report, tables=document.tables, sections=sections, passages=(), facts=facts), found


@pytest.mark.parametrize("path", sorted(SAMPLES.iterdir()), ids=lambda path: path.stem)
def test_samples_show_what_was_planted_and_nothing_else(path: Path) -> None:
    reading, found = reviewed(path)
    assert {finding.formula for finding in found if finding.severity != "提示"} == PLANTED.get(path.name, set())
    assert len(found) - len(PLANTED.get(path.name, ())) <= 3
    for finding in found:
        for place in finding.places:
            assert reading.report.text[place.location.start : place.location.end] == place.quote


@pytest.mark.parametrize("unit", ["枫渡农业农村局", "雁汀教育局"])
def test_samples_of_two_years_agree(unit: str) -> None:
    readings = [reviewed(path)[0] for path in sorted(SAMPLES.glob(f"{unit}*"))]
    assert len(readings) == 2
    assert check_across(readings, PACK) == ()


def gold(doc: str) -> list[dict[str, object]]:
    entries = json.loads((SHARED / "gold" / "findings.json").read_text(encoding="utf-8"))
    return [entry for entry in entries if entry["doc"] == doc]


def touches(finding: Finding, entry: dict[str, object]) -> bool:
    """Whether the finding stands on at least two of the entry's places, or on its only one."""
    quotes = entry["quotes"]
    assert isinstance(quotes, list)
    spans = [(quote["start"], quote["start"] + len(quote["quote"])) for quote in quotes]
    places = [place.location for place in finding.places]
    hit = [any(place.start < end and start < place.end for place in places) for start, end in spans]
    return sum(hit) >= min(2, len(spans))


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the annotated reports are not beside the checkout")
@pytest.mark.parametrize(
    "path", sorted((SHARED / "reports").glob("*.txt")) or [Path("absent")], ids=lambda path: path.stem[:3]
)
def test_every_hard_contradiction_is_found_with_few_false_alarms(path: Path) -> None:
    _, found = reviewed(path)
    known = [entry for entry in gold(path.name) if entry["severity"] != "holds"]
    hard = [entry for entry in known if entry["severity"] == "hard"]
    assert [entry["id"] for entry in hard if not any(touches(finding, entry) for finding in found)] == []
    strangers = [finding.message for finding in found if not any(touches(finding, entry) for entry in known)]
    assert len(strangers) <= 3, strangers
