"""Commands that fill and keep the corpus: ingest, reread, reports, outline, remove, reindex."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant import messages
from assistant.cli.options import Home, Json, ReportName

if TYPE_CHECKING:
    from index.ingest import Outcome
    from index.library import Library


def ingest(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="报告文件、文件夹或 .zip")],
    json: Json = False,
    home: Home = None,
) -> None:
    """导入报告：逐份给出结果；重复导入不会改变资料库。"""
    from assistant.cli.session import opened

    with opened(home) as session:
        outcomes = ingested(paths, session.library)
    _tell(outcomes, json)


def reread(json: Json = False, home: Home = None) -> None:
    """由保存的原件重新读取全部报告（修改领域词包或升级之后）。"""
    from assistant.cli.session import opened
    from assistant.cli.show import progress
    from index.ingest import reread as flow

    with opened(home) as session, progress() as advance:
        outcomes = flow(session.library, progress=advance)
    if outcomes or json:
        _tell(outcomes, json)
    else:
        print(messages.corpus_empty())


def _tell(outcomes: tuple[Outcome, ...], json: bool) -> None:
    from assistant.cli import records, show

    if json:
        for outcome in outcomes:
            print(records.dumps(records.outcome(outcome)))
    else:
        show.outcomes(outcomes)
    if any(outcome.status == "failed" for outcome in outcomes):
        raise typer.Exit(1)


def ingested(paths: list[Path], library: Library) -> tuple[Outcome, ...]:
    """The outcome of each file, with a progress bar on stderr meanwhile."""
    from assistant.cli.show import progress
    from index.ingest import ingest as flow

    with progress() as advance:
        return flow(paths, library, progress=advance)


def reports(json: Json = False, home: Home = None) -> None:
    """列出资料库中的报告。"""
    from assistant.cli import records, show
    from assistant.cli.session import opened

    with opened(home) as session:
        cards = session.library.reports()
    if json:
        for card in cards:
            print(records.dumps(records.card(card)))
    elif cards:
        show.reports(cards)
    else:
        print(messages.corpus_empty())


def outline(report: ReportName, json: Json = False, home: Home = None) -> None:
    """一份报告的身份、章节与表格。"""
    from assistant.cli import records, show
    from assistant.cli.session import opened

    with opened(home) as session:
        found = session.report(report)
        record = records.outline(found, session.library.sections(found.id), session.library.tables(found.id))
    if json:
        print(records.dumps(record))
    else:
        show.outline(record)


def remove(report: ReportName, json: Json = False, home: Home = None) -> None:
    """删除一份报告，连同它的事实与索引内容。"""
    from assistant.cli import records
    from assistant.cli.session import opened

    with opened(home) as session:
        found = session.report(report)
        session.library.remove(found.id)
    if json:
        print(records.dumps({"file": found.file, "report_id": found.id, "status": "removed"}))
    else:
        print(messages.removed(found.file))


def reindex(json: Json = False, home: Home = None) -> None:
    """由事实库重建检索索引（更换向量模型后，或索引损坏时）。"""
    from assistant.cli import records
    from assistant.cli.session import opened

    with opened(home) as session:
        session.library.reindex()
        count = len(session.library.reports())
    if json:
        print(records.dumps({"reports": count, "status": "reindexed"}))
    else:
        print(messages.reindexed(count))
