"""How fast reports are taken in, beside the pipeline a LangChain user would write: file by file, both kept on disk.

    python -m bench.intake [--reports 300] [--shared ../shared]

LangChain's: read, RecursiveCharacterTextSplitter, Chroma, with the embedder of ours. Ours: all that `jiwen ingest` does,
which is outline, identity, facts, checks, record, keywords and vectors. Two kinds of text: reports (full of figures, made
of the samples) and news, where the corpora lie beside the checkout.
"""

from __future__ import annotations

import argparse
import lzma
import re
import tempfile
import time
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from pathlib import Path
from random import Random

from assistant.samples import REPORTS
from bench.finding.systems import chroma_store, splitter
from index.embedders import open_embedder
from index.ingest import ingest
from index.library import Library
from index.settings import Settings

_PLACES = (
    "云溪",
    "临江",
    "南桥",
    "白塔",
    "松岭",
    "平安",
    "长乐",
    "清源",
    "沙河",
    "新丰",
    "石门",
    "双流",
    "龙泉",
    "金沙",
    "海棠",
)
_AMOUNTS = re.compile(r"(?<![\d.])\d+\.\d+(?=万元)")


def main() -> None:
    """Print a line for each kind of text."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--reports", type=int, default=300)
    options.add_argument("--shared", type=Path, default=Path("../shared"))
    chosen = options.parse_args()
    kinds = {"reports": made_reports(chosen.reports)}
    if (corpus := chosen.shared / "corpora" / "news.txt.xz").exists():
        kinds["news"] = news(corpus, chosen.reports)
    print(
        "| texts | files | characters | LangChain s | jiwen s | files/s | ratio |\n|---|---:|---:|---:|---:|---:|---:|"
    )
    for kind, texts in kinds.items():
        with tempfile.TemporaryDirectory() as folder:
            files = list(_written(Path(folder) / "files", texts))
            theirs = _langchain(files, Path(folder) / "theirs")
            ours = _ours(files, Path(folder) / "ours")
        size = sum(map(len, texts))
        print(
            f"| {kind} | {len(texts)} | {size:,} | {theirs:.1f} | {ours:.1f} | {len(texts) / ours:.1f} | {ours / theirs:.2f} |"
        )


def made_reports(count: int) -> list[str]:
    """The sample reports with other units and other amounts: one factor for a report, so that its sums still come out."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(REPORTS.glob("*.txt"))]
    chance = Random(7)
    made = []
    for number in range(count):
        county = f"{_PLACES[number % 15]}{_PLACES[number // 15 % 15][0]}县"
        text = re.sub(r"枫渡县|柘岭县|松坞县|雁汀区|北泷市", county, texts[number % len(texts)])
        times = chance.randint(2, 9)
        made.append(_AMOUNTS.sub(lambda found, times=times: f"{Decimal(found[0]) * times}", text))  # type: ignore[misc]
    return made


def news(corpus: Path, count: int) -> list[str]:
    """Files of five news texts each."""
    with lzma.open(corpus, "rt", encoding="utf-8") as lines:
        texts = list(islice((line.strip() for line in lines), count * 5))
    return ["\n".join(texts[start : start + 5]) for start in range(0, len(texts), 5)]


def _written(folder: Path, texts: list[str]) -> Iterator[Path]:
    folder.mkdir()
    for number, text in enumerate(texts):
        path = folder / f"{number:05d}.txt"
        path.write_text(text, encoding="utf-8")
        yield path


def _langchain(files: list[Path], folder: Path) -> float:
    from langchain_core.documents import Document

    store, cut = chroma_store(open_embedder(Settings(home=folder)), folder), splitter()
    begun = time.perf_counter()
    for path in files:
        whole = Document(path.read_text(encoding="utf-8"), metadata={"file": path.name})
        store.add_documents(cut.split_documents([whole]))
    return time.perf_counter() - begun


def _ours(files: list[Path], home: Path) -> float:
    with Library.open(Settings(home=home)) as library:
        begun = time.perf_counter()
        failed = [outcome for outcome in ingest(files, library) if outcome.status == "failed"]
        seconds = time.perf_counter() - begun
    assert not failed, failed[0].error
    return seconds


if __name__ == "__main__":
    main()
