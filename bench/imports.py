"""How long `jiwen facts import` takes, and how much memory: one line a size.

    python -m bench.imports                     20,000 200,000 1,000,000 rows
    python -m bench.imports --rows 200000
    python -m bench.imports --dir /tmp/imports  keeps the home folders

The command runs in a process of its own, as a user runs it; the table is that of `bench.companies`.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.companies import companies, lines, pack, write_table

_ROWS_A_COMPANY = 250


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rows", type=int, nargs="*", default=[20_000, 200_000, 1_000_000])
    options.add_argument("--dir", type=Path, help="where the home folders are made, and stay")
    chosen = options.parse_args()
    print("| rows | CSV MB | seconds | CPU s | rows/s | peak MB | disk MB |\n|---:|---:|---:|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        for rows in chosen.rows:
            print(imported(rows, (chosen.dir or Path(folder)) / str(rows)), flush=True)


def imported(rows: int, folder: Path) -> str:
    """The line of one size."""
    folder.mkdir(parents=True, exist_ok=True)
    table, words, home = folder / "companies.csv", folder / "companies.toml", folder / "home"
    write_table(table, lines(companies(max(1, rows // _ROWS_A_COMPANY)), limit=rows))
    words.write_text(pack(), encoding="utf-8")
    command = [sys.executable, "-m", "assistant.cli", "facts", "import", str(table), "--pack", str(words)]
    begun = time.perf_counter()
    process = subprocess.Popen([*command, "--home", str(home)], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    if status:
        raise SystemExit(f"the import failed ({os.waitstatus_to_exitcode(status)})")
    disk = sum(file.stat().st_size for file in home.rglob("*") if file.is_file()) / 1e6
    cells = (
        f"{rows:,}",
        f"{table.stat().st_size / 1e6:.0f}",
        f"{seconds:.1f}",
        f"{used.ru_utime + used.ru_stime:.1f}",
        f"{rows / seconds:,.0f}",
        f"{used.ru_maxrss / 1024:.0f}",
        f"{disk:.0f}",
    )
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
