"""Parameters that several commands share, so that they are spelt and explained once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Home = Annotated[
    Path | None,
    typer.Option("--home", metavar="DIR", help="数据目录；缺省取环境变量 JIWEN_HOME，再缺省为 ./jiwen-data"),
]
Json = Annotated[bool, typer.Option("--json", help="输出 JSON，供程序读取")]
Batch = Annotated[
    str | None,
    typer.Option("--batch", metavar="FILE", help='逐行读取 {"id", "q", "history"}，逐行输出 JSON；- 为标准输入'),
]
ReportName = Annotated[str, typer.Argument(metavar="REPORT", help="报告的文件名或编号（可只写编号开头几位）")]
Reports = Annotated[list[str] | None, typer.Argument(metavar="REPORT", help="只看这些报告；缺省为全部")]
