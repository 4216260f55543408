"""Commands that show the product: ui serves the chat page, demo fills a corpus, asks three questions and serves it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant import messages
from assistant.cli.options import Home

if TYPE_CHECKING:
    from assistant.cli.session import Session

Port = Annotated[int, typer.Option("--port", metavar="N", min=1, max=65535, help="端口")]


def ui(port: Port = 8501, home: Home = None) -> None:
    """在本机浏览器中打开问答页面（只监听 127.0.0.1）。"""
    from assistant.serve import serve
    from index.settings import load

    serve(load(home=home).home, port=port)


def demo(
    reports: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH", help="报告文件或文件夹；缺省用随产品附带的示例报告")
    ] = None,
    serve: Annotated[bool, typer.Option("--serve/--no-serve", help="随后打开问答页面")] = True,
    port: Port = 8501,
    home: Home = None,
) -> None:
    """演示：导入报告，在终端回答三个问题，再打开问答页面。"""
    from assistant.cli.corpus import ingested
    from assistant.cli.session import opened
    from assistant.cli.show import outcomes
    from assistant.samples import REPORTS
    from assistant.serve import serve as serve_page

    folder = home if reports else demo_home(home)
    with opened(folder) as session:
        outcomes(ingested(list(reports or [REPORTS]), session.library))
        _three_answers(session)
        place = session.settings.home
    if serve:
        serve_page(place, port=port)


def demo_home(home: Path | None) -> Path:
    """Where the sample corpus lives: a folder of its own, so that made-up units never mix with the user's reports."""
    from index.settings import load

    return load(home=home).home / "demo"


def _three_answers(session: Session) -> None:
    from assistant.cli import show
    from assistant.starters import starters

    print(messages.demo_ready(reports=len(session.library.reports()), home=str(session.settings.home)))
    for question in starters(session.library)[:3]:
        show.question(question)
        show.answer(session.ask(question))
    print(messages.demo_next(str(session.settings.home)))
