"""What people read in the terminal: answers, tables and progress, drawn with rich."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from assistant import messages
from assistant.cli.records import Record, joined

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.evaluation import Score
    from assistant.schema import Answer, Citation, ComparisonTable
    from index.ingest import Outcome
    from index.schema import ReportCard

    Advance = Callable[[str, int, int], None]

_STATUS = {"added": "新增", "replaced": "更新", "unchanged": "未变", "failed": "失败"}
_PIPE_WIDTH = 240  # columns
_QUOTE = 80
"""Characters of a quotation shown in the terminal."""


def _console(*, stderr: bool = False) -> Console:
    """A console as wide as the terminal; into a file or a pipe, wide enough that no cell is folded."""
    console = Console(highlight=False, soft_wrap=True, stderr=stderr)
    if not console.is_terminal:
        console.width = _PIPE_WIDTH
    return console


def question(text: str) -> None:
    """A question, set off from the answer under it."""
    _console().print(f"\n[bold]问：{escape(text)}[/bold]")


def answer(value: Answer) -> None:
    """An answer with its table, formula and numbered sources."""
    console = _console()
    console.print(escape(value.text))
    if value.table:
        console.print(_comparison(value.table))
    if value.formula and value.formula not in value.text:
        console.print(f"算式：{escape(value.formula)}")
    for citation in value.citations:
        console.print(_source(citation))


def _source(citation: Citation) -> str:
    place = [citation.title or citation.file, *citation.section]
    if citation.page:
        place.append(f"第{citation.page}页")
    if citation.table:
        place.append(f"表（{' ／ '.join(part for part in (citation.table.row, citation.table.column) if part)}）")
    return f"[dim]{escape(f'[{citation.n}]')} {escape(' › '.join(place))}：“{escape(_short(citation.quote))}”[/dim]"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _QUOTE else line[: _QUOTE - 1] + "…"


def _comparison(value: ComparisonTable) -> Table:
    return _table(value.columns, value.rows)


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]], *, right: Sequence[str] = ()) -> Table:
    drawn = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        drawn.add_column(column, justify="right" if column in right else "left", overflow="fold")
    for row in rows:
        drawn.add_row(*map(escape, row))
    return drawn


def passages(record: Record) -> None:
    """Passages found, best first."""
    console = _console()
    for rank, passage in enumerate(record["passages"], start=1):
        place = " › ".join([passage["title"] or passage["file"], *passage["section"]])
        console.print(f"[bold]{rank}.[/bold] {escape(place)}  [dim]{passage['score']:.3f}[/dim]")
        console.print(f"   {escape(_short(passage['text']))}")
    if not record["passages"]:
        console.print(messages.nothing_found())


def reports(cards: Sequence[ReportCard]) -> None:
    """The corpus, one report a row."""
    rows = [
        (card.id[:8], card.file, card.unit or "—", str(card.identity.year or "—"), card.identity.kind) for card in cards
    ]
    _console().print(_table(("编号", "文件", "单位", "年度", "类型"), rows))


def outline(record: Record) -> None:
    """A report's identity, then its headings as a tree."""
    console = _console()
    region = "".join(record["region"].values())
    console.print(f"[bold]{escape(record['title'] or record['file'])}[/bold]")
    known = {
        "单位": record["organisation"],
        "地区": region,
        "年度": str(record["year"] or ""),
        "类型": record["kind"],
    }
    console.print(escape("　".join(f"{name}：{value or '—'}" for name, value in known.items())))
    for section in record["sections"]:
        console.print(f"{'  ' * (section['level'] - 1)}{escape(section['number'] + section['title'])}")
    for number, table in enumerate(record["tables"], start=1):
        console.print(f"[dim]表{number} {escape(table['title'])}（{table['rows']} 行 × {table['columns']} 列）[/dim]")


def facts(rows: Sequence[Record]) -> None:
    """Facts, one a row."""
    cells = [
        (
            row["subject"],
            str(row["year"] or "—"),
            row["metric"] or row["metric_text"],
            row["basis"],
            f"{row['comparator']}{row['value']}{row['unit']}",
            joined(row["section"][-1:]),
            row["file"],
        )
        for row in rows
    ]
    _console().print(_table(("对象", "年度", "指标", "口径", "数值", "章节", "文件"), cells, right=("数值",)))


def findings(rows: Sequence[Record]) -> None:
    """Findings, each with what was stated, what was recomputed and where."""
    console = _console()
    for row in rows:
        console.print(f"[bold]{row['severity']}[/bold] {escape(row['file'])}：{escape(row['message'])}")
        if row["formula"]:
            console.print(f"   算式：{escape(row['formula'])}")
        for place in row["places"]:
            console.print(f"   [dim]“{escape(_short(place['quote']))}”（第 {place['start']} 字起）[/dim]")


def outcomes(values: Sequence[Outcome]) -> None:
    """What became of each file, then the sum; failures go to stderr."""
    console, failures = _console(), _console(stderr=True)
    for value in values:
        if value.status == "failed":
            failures.print(escape(value.error))
            continue
        counts = "，".join(f"{name} {count}" for name, count in _counts(value))
        console.print(f"{_STATUS[value.status]} {escape(value.file)}" + (f"（{counts}）" if counts else ""))
        for warning in value.warnings:
            console.print(f"   [yellow]{escape(warning)}[/yellow]")
    tally = {status: sum(value.status == status for value in values) for status in _STATUS}
    if tally["failed"] < len(values):
        console.print(messages.ingested(**tally))


def _counts(value: Outcome) -> list[tuple[str, int]]:
    names = {"sections": "章节", "passages": "段落", "facts": "事实", "findings": "疑点"}
    return [(names[name], count) for name, count in value.counts.model_dump().items() if name in names]


def score(value: Score) -> None:
    """The evaluation by type of question, then the sums."""
    rows = [(kind, f"{right}/{count}", f"{right / count:.1%}") for kind, right, count in value.by_type]
    console = _console()
    console.print(_table(("题型", "答对", "比率"), rows, right=("答对", "比率")))
    console.print(
        f"答对 {value.right}/{value.count}（{value.right_rate:.1%}）　引文支持 {value.support_rate:.1%}　"
        f"无效引文 {value.invalid}　中位耗时 {value.median_ms:.0f} 毫秒"
    )


@contextmanager
def progress() -> Iterator[Advance]:
    """A progress bar on stderr; the callback takes the file at hand, files done, files in all."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("导入", total=None)

        def advance(file: str, done: int, total: int) -> None:
            bar.update(task, description=escape(file), completed=done, total=total)

        yield advance
