"""How fast files are read, on one core: reports and characters a second for each format.

Run `python -m bench.read [FOLDER] [--seconds 2]`; without a folder the sample reports are read. Converting .doc is
LibreOffice's time, not ours.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path

from index.identity import identify
from index.outline import outline
from index.packs import Pack, load_pack
from index.passages import passages
from index.readers import discover, read_bytes
from index.schema import Document

SAMPLES = Path(__file__).resolve().parents[1] / "assistant" / "samples" / "reports"


def timed(work: Callable[[], object], *, seconds: float) -> float:
    """Best seconds of one run, of as many as fit into `seconds`."""
    best, end = float("inf"), time.perf_counter() + seconds
    while time.perf_counter() < end or best == float("inf"):
        begun = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - begun)
    return best


def structure(document: Document, pack: Pack) -> None:
    """Everything between reader and facts: outline, identity, passages."""
    sections = outline(document)
    identify(document, sections, pack)
    passages("bench", document, sections)


def main() -> None:
    """Print one line for each format."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=SAMPLES)
    parser.add_argument("--seconds", type=float, default=1.0)
    given = parser.parse_args()
    pack = load_pack()
    reading: dict[str, list[tuple[float, float, int]]] = defaultdict(list)
    for source in discover([given.folder]):
        data = source.load()
        document = read_bytes(data, name=source.name)
        read_seconds = timed(partial(read_bytes, data, name=source.name), seconds=given.seconds)
        other = timed(partial(structure, document, pack), seconds=given.seconds)
        reading[document.format].append((read_seconds, other, len(document.text)))
    print(f"{'format':8}{'files':>6}{'read ms':>10}{'rest ms':>10}{'files/s':>10}{'chars/s':>12}")
    for format_, runs in sorted(reading.items()):
        read_seconds, other, chars = (sum(column) for column in zip(*runs, strict=True))
        count = len(runs)
        print(
            f"{format_:8}{count:6}{1000 * read_seconds / count:10.1f}{1000 * other / count:10.1f}"
            f"{count / read_seconds:10.1f}{chars / read_seconds:12,.0f}"
        )


if __name__ == "__main__":
    main()
