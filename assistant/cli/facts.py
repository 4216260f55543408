"""Commands over the fact table: facts list, export, import; and check, which shows where figures disagree."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant import messages
from assistant.cli.options import Home, Json, Reports

if TYPE_CHECKING:
    from assistant.cli.records import Record
    from assistant.cli.session import Session

Metric = Annotated[str | None, typer.Option(metavar="NAME", help="只看这个指标（规范名，如 基本支出）")]
Year = Annotated[int | None, typer.Option(metavar="YEAR", help="只看这一年")]


class Format(StrEnum):
    """How facts are written out."""

    JSONL = "jsonl"
    CSV = "csv"


def list_(
    report: Reports = None, metric: Metric = None, year: Year = None, json: Json = False, home: Home = None
) -> None:
    """列出事实：指标、口径、年度、数值与所在章节。"""
    from assistant.cli import records, show
    from assistant.cli.session import opened

    with opened(home) as session:
        rows = _facts(session, report, metric, year)
        if not json:
            return show.facts(list(rows))
        for row in rows:
            print(records.dumps(row))


def export(
    report: Reports = None,
    format: Annotated[Format, typer.Option(help="输出格式")] = Format.JSONL,
    metric: Metric = None,
    year: Year = None,
    home: Home = None,
) -> None:
    """导出事实到标准输出，一行一个。"""
    from assistant.cli import records
    from assistant.cli.session import opened

    with opened(home) as session:
        rows = _facts(session, report, metric, year)
        if format is Format.CSV:
            return _print_csv(rows)
        for row in rows:
            print(records.dumps(row))


def import_(
    file: Annotated[
        Path, typer.Argument(metavar="FILE.csv", help="列：entity, aliases, region, year, metric, value, unit, source")
    ],
    pack: Annotated[Path | None, typer.Option("--pack", metavar="PACK.toml", help="解释指标的领域词包")] = None,
    json: Json = False,
    home: Home = None,
) -> None:
    """导入别处的事实表（CSV），用同一套引擎提问。"""
    from assistant.cli import records
    from assistant.cli.session import opened
    from assistant.cli.show import progress
    from index.facts_table import import_table
    from index.shelf import keep

    with opened(home) as session, progress() as advance:
        words = keep(pack, session.settings) if pack else session.library.pack
        count = import_table(file, session.library, words, progress=advance)
    if json:
        print(records.dumps({"file": file.name, "status": "imported", "facts": count}))
    else:
        print(messages.table_imported(file.name, facts=count))


def check(report: Reports = None, json: Json = False, home: Home = None) -> None:
    """核对：报告中互相矛盾、对不上的数字。"""
    from assistant.cli import records, show
    from assistant.cli.session import opened

    with opened(home) as session:
        ids = session.report_ids(report)
        files = {card.id: card.file for card in session.library.reports()}
        rows = [records.finding(finding, files) for finding in session.library.findings(ids)]
    if json:
        for row in rows:
            print(records.dumps(row))
    elif rows:
        show.findings(rows)
    else:
        print(messages.no_findings(len(ids)) if ids else messages.corpus_empty())


def _facts(session: Session, names: list[str] | None, metric: str | None, year: int | None) -> Iterator[Record]:
    from assistant.cli import records

    files = {card.id: card.file for card in session.library.reports()}
    ids = session.report_ids(names) if names else None
    for fact in session.library.facts(ids, metric=metric, year=year):
        yield records.fact(fact, files[fact.location.report_id])


def _print_csv(rows: Iterator[Record]) -> None:
    from assistant.cli.records import FACT_FIELDS, joined

    # Excel takes UTF-8 for the local code page unless a byte order mark says otherwise.
    sys.stdout.write("\ufeff")
    writer = csv.DictWriter(sys.stdout, fieldnames=FACT_FIELDS, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow(row | {"section": joined(row["section"])})
