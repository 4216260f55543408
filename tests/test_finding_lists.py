"""Findings as a page lists them: told by severity first, and fetched when they are to be shown."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from index.schema import Severity
from index.stores.records import Records
from tests.made import finding, reading


def test_findings_are_told_gravest_first_and_fetched_by_their_ids(tmp_path: Path) -> None:
    records = Records(tmp_path / "jiwen.db")
    made = reading("基本支出507.790万元。", "公务接待费0.30万元。")
    known = finding(made)
    other = known.model_copy(update={"id": "other", "severity": "矛盾" if known.severity != "矛盾" else "提示"})
    records.put(
        [made.model_copy(update={"findings": (known, other)})], ids=[made.report.id], originals={made.report.id: b""}
    )
    heads = records.finding_heads()
    order = list(get_args(Severity))
    assert sorted(heads, key=lambda head: order.index(head.severity)) == list(heads)
    assert {head.id for head in heads} == {known.id, "other"}
    assert records.findings(ids=["other"]) == (other,)
    assert records.findings(ids=[]) == ()
    records.close()
