"""How fast facts are read: facts a second on one core, and what a thousand reports take without embedding.

    python -m bench.facts [REPORT_OR_FOLDER …]

Reads, outlines and extracts each report (the sample reports by default) until a thousand have been read.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from index.facts import extract
from index.identity import identify
from index.outline import outline
from index.packs import Pack, load_pack
from index.readers import read_bytes
from index.schema import Report

REPORTS = 1000


def measure(files: list[Path], pack: Pack) -> tuple[int, float]:
    """(facts, seconds of one core) of reading each file once, from its bytes to its facts."""
    started, count = time.process_time(), 0
    for path in files:
        document = read_bytes(path.read_bytes(), name=path.name)
        sections = outline(document)
        identity = identify(document, sections, pack)
        report = Report(
            id=path.stem, file=path.name, sha256="", format=document.format, identity=identity, text=document.text
        )
        count += len(extract(report, document, sections, pack))
    return count, time.process_time() - started


def main(arguments: list[str]) -> None:
    """Print the two figures."""
    paths = [Path(argument) for argument in arguments] or [Path("assistant/samples/reports")]
    files = [file for path in paths for file in (sorted(path.glob("*.txt")) if path.is_dir() else [path])]
    pack = load_pack()
    measure(files[:1], pack)
    rounds = max(1, min(REPORTS // len(files), 20))
    counts, seconds = zip(*(measure(files, pack) for _ in range(rounds)), strict=True)
    facts, elapsed, reports = sum(counts), sum(seconds), rounds * len(files)
    print(f"{facts} facts of {reports} reports in {elapsed:.1f} s: {facts / elapsed:.0f} facts/s")
    print(f"{REPORTS} reports: {elapsed / reports * REPORTS:.1f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
