"""How much each signal of the search should weigh: chosen on some question sets, reported on others.

    python -m bench.weights [--shared ../shared]

The signals are found once; each set of weights then only fuses them. Reports are searched both ways: inside the
questions' own reports, as when a question names its unit and year, and over all.

The sets for choosing ask mostly in the words that reports print, which favours keywords; people ask in their own. So
the choice is not the best weights but, of those within `MARGIN` of the best, the ones that give meaning the most.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bench.finding.systems import joined
from bench.finding.tasks import Place, Task, cmrc, reports
from bench.retrieval import SAMPLES, figures
from index.embedders import open_embedder
from index.indexes import Indexes
from index.packs import load_pack
from index.search import HEADINGS, KEYWORDS, MEANING, fuse, signals
from index.settings import Settings
from index.stores.lock import WriteLock
from index.stores.vectors import Scored

POOL = 100
MARGIN = 0.01
Weights = tuple[float, float, float]
"""Of keywords, meaning and headings."""


class Found(NamedTuple):
    """What one question found."""

    signals: tuple[list[Scored], ...]
    right: frozenset[str]
    """Ids of the passages that show the evidence."""


def main() -> None:
    """Print the best weights on the sets for choosing, and what they, the choice and today's give on every set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with corpora/, reports/, gold/")
    shared = parser.parse_args().shared
    today = (KEYWORDS, MEANING, HEADINGS)
    samples = reports("samples", SAMPLES / "reports", SAMPLES / "questions.jsonl")
    chosen_on = [*both_ways(samples), whole(cmrc(shared / "corpora" / "cmrc2018_trial.json"))]
    scored = sorted(((mean_reciprocal(weights, chosen_on), weights) for weights in grid()), reverse=True)
    near = [(score, weights) for score, weights in scored if score >= scored[0][0] - MARGIN]
    chosen = max(near, key=lambda each: (each[1][1], each[0]))[1]
    print(f"{len(near)} of {len(scored)} weights (keywords, meaning, headings) within {MARGIN:.0%} MRR@10 of the best:")
    for score, weights in near:
        print(f"{weights} {score:.2%}{' *' if weights == chosen else ''}")
    colloquial = reports("colloquial", SAMPLES / "reports", SAMPLES / "colloquial.jsonl")
    given = reports("given questions", shared / "reports", shared / "gold" / "questions.jsonl")
    dev = cmrc(shared / "corpora" / "cmrc2018_dev.json", limit=1000)
    reported_on = [*both_ways(given), *both_ways(colloquial), whole(dev)]
    print("\n| set | weights | R@1 | R@5 | R@10 | MRR@10 |\n|---|---|---|---|---|---|")
    for (name, found), weights in product([*chosen_on, *reported_on], (scored[0][1], chosen, today)):
        print(f"| {name} | {weights} | {' | '.join(figures(ranks(weights, found)))} |")


def grid() -> Iterator[Weights]:
    """Weights in steps of 0.05 that make up one, keywords leading."""
    for meaning, headings in product(range(0, 55, 5), range(0, 35, 5)):
        yield (100 - meaning - headings) / 100, meaning / 100, headings / 100


def both_ways(task: Task) -> list[tuple[str, list[Found]]]:
    """The task's questions, searched inside their own reports and over all."""
    return [(f"{task.name}, inside the report", list(find(task, scoped=True))), whole(task)]


def whole(task: Task) -> tuple[str, list[Found]]:
    """The task's questions, searched over all."""
    return task.name, list(find(task, scoped=False))


def find(task: Task, *, scoped: bool) -> Iterator[Found]:
    """The signals of each question, in order."""
    pack = load_pack()
    ids = {reading.report.file: reading.report.id for reading in task.readings}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        indexes = indexed(task, Path(folder))
        for question in task.questions:
            scope = {ids[place.file] for place in question.places} if scoped else set(ids.values())
            found = signals(joined(question), pool=POOL, report_ids=scope, indexes=indexes, pack=pack)
            yield Found(found, frozenset(showing(task, question.places)))
        indexes.close()


def indexed(task: Task, home: Path) -> Indexes:
    """Indexes of the task's passages in an empty folder."""
    lock = WriteLock(home)
    indexes = Indexes(home, embedder=open_embedder(Settings(home=home)), lock=lock)
    with lock.hold():
        for reading in task.readings:
            indexes.put([(reading.report.id, reading.report.identity, reading.passages)])
        indexes.commit()
    return indexes


def showing(task: Task, places: Sequence[Place]) -> Iterator[str]:
    """Ids of the passages that show one of the places."""
    for reading in task.readings:
        for passage in reading.passages:
            at = Place(reading.report.file, passage.location.start, passage.location.end)
            if any(place.shown_by(at) for place in places):
                yield passage.id


def mean_reciprocal(weights: Weights, sets: Sequence[tuple[str, list[Found]]]) -> float:
    """MRR@10, each set counting the same."""
    every = [ranks(weights, found) for _, found in sets]
    return float(np.mean([np.where(each <= 10, 1 / each, 0).mean() for each in every]))


def ranks(weights: Weights, found: Sequence[Found]) -> NDArray[np.float64]:
    """The rank of the first right passage for each question; infinite where none is found."""
    return np.asarray([_rank(weights, each) for each in found])


def _rank(weights: Weights, found: Found) -> float:
    scores = fuse(*zip(weights, found.signals, strict=True))
    best = max((scores[name] for name in found.right if name in scores), default=0.0)
    return 1.0 + sum(score > best for score in scores.values()) if best else np.inf


if __name__ == "__main__":
    main()
