"""How searches and look-ups grow with the corpus: time, memory, disk.

    python -m bench.scale                      passages: 1,000 10,000 100,000; facts: 1,000,000
    python -m bench.scale --passages 1000 --facts 0

Passages are news texts of ../shared/corpora, where it is beside the checkout, else sentences put together by chance;
50 a report. Facts are made up, 500 a report. Search times are of a fresh process that has searched 20 times before.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import islice
from pathlib import Path

from index.library import Library
from index.schema import Fact, Identity, Location, Passage, Reading, Report
from index.settings import Settings
from index.stores.records import Records

NEWS = Path(__file__).parents[2] / "shared" / "corpora" / "news.txt.xz"
PASSAGES_A_REPORT, FACTS_A_REPORT = 50, 500
_SIZE = 240  # characters of a passage
_METRICS = ("基本支出", "项目支出", "公务接待费", "一般公共预算支出", "在职人数", "预算执行率", "“三公”经费", "总支出")
_BASES = ("年初预算", "决算", "全年预算", "目标值")


def main() -> None:
    """Print the two tables."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--passages", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    options.add_argument("--facts", type=int, default=1_000_000)
    options.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    options.add_argument("--dir", type=Path, help="where the home folders are made (they are deleted)")
    chosen = options.parse_args()
    if chosen.measure:
        print(json.dumps(measured(chosen.measure)))
        return
    with tempfile.TemporaryDirectory(dir=chosen.dir) as folder:
        if chosen.passages:
            passages_table(Path(folder) / "passages", sorted(chosen.passages))
        if chosen.facts:
            facts_table(Path(folder) / "facts", chosen.facts)


def passages_table(home: Path, sizes: list[int]) -> None:
    """One line a size; the same home folder grows."""
    print("| passages | built/s | all p50 ms | p95 | 1 report p50 | p95 | 20 % p50 | p95 | RSS MB | disk MB |")
    print("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
    made, have = readings(), 0
    for size in sizes:
        begun = time.perf_counter()
        with Library.open(Settings(home=home)) as library:
            while have < size:
                batch = list(islice(made, min(100, (size - have) // PASSAGES_A_REPORT)))
                library.put_all(batch)
                have += len(batch) * PASSAGES_A_REPORT
        built = (size - (sizes[sizes.index(size) - 1] if sizes.index(size) else 0)) / (time.perf_counter() - begun)
        command = [sys.executable, "-m", "bench.scale", "--measure", str(home)]
        found = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
        times = " | ".join(f"{found[name][0]:.1f} | {found[name][1]:.1f}" for name in ("all", "one", "fifth"))
        print(f"| {size:,} | {built:.0f} | {times} | {found['rss']} | {disk(home)} |", flush=True)


def measured(home: Path) -> dict[str, object]:
    """Times of searches in this process, and its memory after each kind."""
    chance = random.Random(3)
    with Library.open(Settings(home=home)) as library:
        ids = [card.id for card in library.reports()]
        words = [library.passages(chance.choice(ids))[0].text for _ in range(120)]
        questions = [text[(start := chance.randrange(len(text) - 24)) : start + 24] + "？" for text in words]
        scopes = {"all": None, "one": [chance.choice(ids)], "fifth": ids[: max(1, len(ids) // 5)]}
        found: dict[str, object] = {}
        for name, scope in scopes.items():
            times = [timed(lambda q=q, s=scope: library.search(q, report_ids=s)) for q in questions]  # type: ignore[misc]
            found[name] = spread(times[20:])
            found.setdefault("rss", resident())
    return found


def resident() -> int:
    """Memory of this process in MB; not its maximum, which a child takes over from the process that started it."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() // 2**20


def readings() -> Iterator[Reading]:
    """Reports without end, of real sentences where there are any."""
    texts = passage_texts()
    number = 0
    while chunk := list(islice(texts, PASSAGES_A_REPORT)):
        yield report_of(chunk, number)
        number += 1


def passage_texts() -> Iterator[str]:
    """Texts of a passage's length."""
    if NEWS.is_file():
        with lzma.open(NEWS, "rt", encoding="utf-8") as lines:
            for line in lines:
                text = line.strip()
                yield from (text[at : at + _SIZE] for at in range(0, len(text) - _SIZE, _SIZE))
    chance = random.Random(5)
    words = [chr(chance.randrange(0x4E00, 0x5E00)) + chr(chance.randrange(0x4E00, 0x5E00)) for _ in range(8_000)]
    while True:
        yield "".join(chance.choices(words, k=_SIZE // 2))


def report_of(texts: list[str], number: int) -> Reading:
    """A report of these passages, without facts."""
    name, unit = f"r{number:06d}", f"第{number}县第{number % 37}局"
    identity = Identity(title=f"{unit}{2015 + number % 9}年绩效自评报告", organisation=unit, year=2015 + number % 9)
    text = "\n".join(texts)
    found, at = [], 0
    for passage in texts:
        place = Location(report_id=name, start=at, end=at + len(passage))
        found.append(Passage(id=f"{name}:{at}", location=place, text=passage, section=(f"{at % 7}、章节",)))
        at += len(passage) + 1
    report = Report(id=name, file=f"{name}.txt", sha256=name, format="txt", identity=identity, text=text)
    return Reading(report=report, tables=(), sections=(), passages=tuple(found), facts=())


def facts_table(home: Path, count: int) -> None:
    """One line a kind of look-up over `count` facts."""
    home.mkdir()
    records = Records(home / "jiwen.db")
    begun = time.perf_counter()
    for first in range(0, count // FACTS_A_REPORT, 50):
        numbers = range(first, min(first + 50, count // FACTS_A_REPORT))
        made = [with_facts(number) for number in numbers]
        records.put(made, ids=[each.report.id for each in made], originals={})
    print(f"\n{count:,} facts stored in {time.perf_counter() - begun:.0f} s, {disk(home)} MB on disk\n")
    ids = [card.id for card in records.cards()]
    chance = random.Random(11)

    def year() -> int:
        return 2015 + chance.randrange(9)

    lookups: dict[str, Callable[[], object]] = {
        "facts of one report": lambda: records.facts([chance.choice(ids)]),
        "one metric of one unit": lambda: records.facts(entity=f"第{chance.randrange(len(ids))}县", metric="基本支出"),
        "one metric of 50 reports": lambda: records.facts(chance.sample(ids, min(50, len(ids))), metric="总支出"),
        "words of a metric in one report": lambda: records.facts([chance.choice(ids)], text="三公经费"),
        "top 10 of a metric, year and basis": lambda: records.facts(
            metric="总支出", year=year(), basis="决算", order="largest", limit=10
        ),
        "a metric, year and basis over all": lambda: records.facts(metric="总支出", year=year(), basis="决算"),
        "list of reports": records.cards,
    }
    print("| look-up | rows | p50 ms | p95 ms |\n|---|---:|---:|---:|")
    for name, lookup in lookups.items():
        rows = len(lookup())  # type: ignore[arg-type]
        p50, p95 = spread([timed(lookup) for _ in range(5 if rows > 2_000 else 50)])
        print(f"| {name} | {rows:,} | {p50:.2f} | {p95:.2f} |", flush=True)
    records.close()


def with_facts(number: int) -> Reading:
    """A report of made-up facts."""
    reading = report_of(["数"], number)
    chance = random.Random(number)
    unit, year = f"第{number}县", 2015 + number % 9
    return reading.model_copy(update={"facts": tuple(made(reading, i, unit, year, chance) for i in range(500))})


def made(reading: Reading, place: int, unit: str, year: int, chance: random.Random) -> Fact:
    """One made-up fact."""
    value = Decimal(chance.randrange(1_000_000)) / 100
    metric = _METRICS[place % len(_METRICS)]
    return Fact(
        id=f"{reading.report.id}:{place}",
        location=Location(report_id=reading.report.id, start=0, end=1),
        quote=f"{metric}{value}万元",
        value_start=place,
        value_end=place + 1,
        sentence_start=0,
        sentence_end=1,
        entity=unit,
        subject=unit,
        metric=metric,
        metric_text=metric,
        basis=_BASES[place // 8 % len(_BASES)],
        year=year,
        value=value,
        unit="万元",
        value_base=value * 10_000,
        unit_base="元",
        origin="table",
        section=("四、附表",),
        row=("合计",),
        column=(f"{year}年", "决算"),
    )


def timed(call: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    begun = time.perf_counter()
    call()
    return (time.perf_counter() - begun) * 1000


def spread(times: list[float]) -> tuple[float, float]:
    """Median and 95th percentile."""
    return statistics.median(times), sorted(times)[int(0.95 * (len(times) - 1))]


def disk(folder: Path) -> int:
    """Megabytes of the files in a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) // 1_000_000


if __name__ == "__main__":
    main()
