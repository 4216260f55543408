"""Writes the pages of docs/ that are read off the code, so that they cannot drift: cli.md, settings.md, errors.md.

`python docs/generate.py` writes them (make docs); with `--check` it only compares, and fails on a difference.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer
from typer.main import get_command

import assistant.errors
import index.errors
from assistant.cli import app
from index.settings import Settings

HERE = Path(__file__).parent
NOTE = "<!-- 由 make docs 生成，请勿手改 -->\n"

CLI_INTRO = """# 命令

每个命令都接受 `--home DIR`（数据目录）。`--json` 的各项字段见 [architecture.md](architecture.md) 的“给程序的约定”。
出错时在标准错误输出一行中文说明，退出码为 1；进度条也只写到标准错误。

批量文件（`ask --batch`、`search --batch`）每行一个 JSON 对象：`{"id": "1", "q": "问题", "history": ["先前的问题"]}`。
评测题（`eval`）在此之上还有 `type`、`values`（须说出的数值与单位）、`must` / `must_any` / `must_not`（须有、须有其一、
不得有的字词）、`evidence`（`{"doc", "quote", "start"}`，引文须与之重叠）；`type` 为 `unanswerable` 的题应当拒答。
"""


def cli_page() -> str:
    """Every command with its help, as the terminal shows it."""
    sections = [f"## {path}\n\n```text\n{text}\n```\n" for path, text in _helps(get_command(app), "jiwen", None)]
    return "\n".join([NOTE + CLI_INTRO, *sections])


def _helps(command: Any, name: str, parent: typer.Context | None) -> Iterator[tuple[str, str]]:
    settings = command.context_settings | {"terminal_width": 110, "max_content_width": 110}
    context = typer.Context(command, info_name=name, parent=parent, **settings)
    yield context.command_path, command.get_help(context)
    for inner_name, inner in getattr(command, "commands", {}).items():
        yield from _helps(inner, inner_name, context)


def settings_page() -> str:
    """The table of settings."""
    rows = [
        f"| `JIWEN_{name.upper()}` | {_default(field.default)} | {field.description} |"
        for name, field in Settings.model_fields.items()
    ]
    head = ["# 设置", "", "全部由环境变量给出；命令行的 `--home` 优先于 `JIWEN_HOME`。", ""]
    return NOTE + "\n".join([*head, "| 变量 | 缺省 | 作用 |", "|---|---|---|", *rows]) + "\n"


def _default(value: object) -> str:
    return f"`{value}`" if value not in ("", None) else "（空）"


def errors_page() -> str:
    """The tree of errors with what each means."""
    head = "# Errors\n\nEvery error raised on purpose; its message is one Chinese line fit for the user.\n\n"
    return NOTE + head + "\n".join(_errors(index.errors.JiwenError, 0)) + "\n"


def _errors(error: type[Exception], depth: int) -> Iterator[str]:
    first = (error.__doc__ or "").strip().split("\n")[0]
    yield f"{'  ' * depth}- `{error.__module__}.{error.__name__}`: {first}"
    known = (index.errors.__name__, assistant.errors.__name__)
    for inner in error.__subclasses__():
        if inner.__module__ in known:
            yield from _errors(inner, depth + 1)


PAGES = {"cli.md": cli_page, "settings.md": settings_page, "errors.md": errors_page}


def main() -> int:
    """Exit code: 1 when checking finds a page that differs."""
    stale = [name for name, page in PAGES.items() if _read(HERE / name) != page()]
    if "--check" in sys.argv[1:]:
        for name in stale:
            print(f"docs/{name} differs from the code: run make docs", file=sys.stderr)
        return 1 if stale else 0
    for name in stale:
        (HERE / name).write_text(PAGES[name](), encoding="utf-8")
    return 0


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


if __name__ == "__main__":
    sys.exit(main())
