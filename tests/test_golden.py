"""How the sample reports are read, beside files that people have reviewed; `make golden` rewrites the files.

One line a heading, with the characters it covers and the passages right under it; one line a table. A change of the
reading shows as a diff that a reviewer understands.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.samples import REPORTS
from index.packs import Pack
from index.reading_room import read_report
from index.schema import Reading

GOLDEN = Path(__file__).parent / "golden"
SAMPLES = sorted(path for path in REPORTS.iterdir() if path.suffix in (".txt", ".docx", ".html"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_golden_reading(path: Path, pack: Pack) -> None:
    read = "".join(f"{line}\n" for line in lines(read_report(path.read_bytes(), name=path.name, pack=pack)))
    reviewed = GOLDEN / f"{path.stem}.txt"
    if os.environ.get("JIWEN_GOLDEN"):
        reviewed.write_text(read, encoding="utf-8")
    assert read == reviewed.read_text(encoding="utf-8")


def lines(reading: Reading) -> Iterator[str]:
    """Who reports on what, the tree of headings, the tables."""
    identity, region = reading.report.identity, reading.report.identity.region
    yield identity.title
    yield " | ".join((identity.organisation, str(identity.year), identity.kind, identity.project))
    yield " / ".join((region.province, region.city, region.county))
    yield "、".join(identity.aliases)
    under = Counter(passage.section for passage in reading.passages)
    yield f"before the first heading: {under[()]} passages"
    for section in reading.sections:
        place = f"{section.start}-{section.end}"
        yield f"{'    ' * section.level}{section.number}{section.title}  [{place}, {under[section.path]} passages]"
    for table in reading.tables:
        yield f"table {table.rows} x {table.columns} [{table.start}-{table.end}] {table.title} {table.unit}".rstrip()
