"""The `jiwen` command: registers the commands and turns every failure into one Chinese line and exit code 1.

This module and the command modules import nothing heavy: `jiwen --help` must answer at once. What a command needs is
imported inside it.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import NoReturn

import typer
from typer.main import get_command

from assistant import messages
from assistant.cli import corpus, facts, pages, questions
from index.errors import JiwenError

app = typer.Typer(
    name="jiwen",
    help="绩问：向绩效报告提问，每个数字都有出处。全程离线。",
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
facts_app = typer.Typer(help="事实表：报告中的每一个数字及其位置。", rich_markup_mode=None)


@app.callback(invoke_without_command=True)
@facts_app.callback(invoke_without_command=True)
def _help_without_command(context: typer.Context) -> None:
    """Chinese help of the group; the docstring is not shown because `help=` is given."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


app.command("ingest")(corpus.ingest)
app.command("reread")(corpus.reread)
app.command("ask")(questions.ask)
app.command("search")(questions.search)
app.command("reports")(corpus.reports)
app.command("outline")(corpus.outline)
facts_app.command("list")(facts.list_)
facts_app.command("export")(facts.export)
facts_app.command("import")(facts.import_)
app.add_typer(facts_app, name="facts")
app.command("check")(facts.check)
app.command("remove")(corpus.remove)
app.command("reindex")(corpus.reindex)
app.command("eval")(questions.evaluate)
app.command("ui")(pages.ui)
app.command("demo")(pages.demo)


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave with its exit code."""
    # What loading makes stays: looking through it for garbage is a tenth of the start.
    gc.set_threshold(100_000, 20, 20)
    # LangChain would report its calls to a service where the environment asks for it; this product talks to no one.
    os.environ |= {"LANGSMITH_TRACING": "false", "LANGCHAIN_TRACING_V2": "false"}
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(run(argv))


def run(argv: Sequence[str] | None = None) -> int:
    """Exit code of one command line: 0, 1 for a failure (one line on stderr), 130 when interrupted."""
    try:
        code = get_command(app).main(args=argv, prog_name="jiwen", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except JiwenError as error:
        return _fail(str(error))
    except typer.TyperException as error:
        context = getattr(error, "ctx", None)
        return _fail(messages.usage(error.format_message(), context.command_path if context else "jiwen"))
    except BrokenPipeError:
        # The reader (head, less) has gone; leave nothing for the interpreter to flush into the closed pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        return _fail(messages.system_error(error))
    except Exception as error:
        # A fault of ours: the user gets a line to pass on, a developer the traceback.
        if os.environ.get("JIWEN_DEBUG"):
            raise
        return _fail(messages.unexpected(f"{type(error).__name__}: {error}"))


def _fail(line: str) -> int:
    sys.stdout.flush()
    print(" ".join(line.split()), file=sys.stderr)
    return 1
