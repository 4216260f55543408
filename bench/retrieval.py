"""How well passages are found: ours beside the baselines, one table a question set.

    python -m bench.retrieval [--shared ../shared] [--distractors 100000] [--only NAME …]

R@1, R@5, R@10, MRR@10 in per cent, each with a 95 % bootstrap interval over the questions. A passage is right when it
shows the evidence; for CMRC, when it is of the question's paragraph (passages of one paragraph count as one).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.finding.systems import Ours, System, systems
from bench.finding.tasks import Place, Question, Task, among, cmrc, count, distractors, reports

SAMPLES = Path(__file__).parent.parent / "assistant" / "samples"
DEPTHS = (1, 5, 10)


def main() -> None:
    """Print one table a task."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--shared", type=Path, default=Path("../shared"), help="folder with corpora/, reports/ and gold/"
    )
    parser.add_argument("--distractors", type=int, default=100_000, help="news passages mixed in for the last tables")
    parser.add_argument("--only", nargs="*", default=[], help="run only the tasks whose name holds one of these")
    given = parser.parse_args()
    for together in tasks(given.shared, given.distractors):
        chosen = [task for task in together if not given.only or any(word in task.name for word in given.only)]
        if chosen:
            report(chosen)


def tasks(shared: Path, distractor_count: int) -> Iterator[list[Task]]:
    """The tasks in the order of the tables, those over the same readings together; without their data, none."""
    own = [
        reports("samples", SAMPLES / "reports", SAMPLES / "questions.jsonl"),
        reports("colloquial", SAMPLES / "reports", SAMPLES / "colloquial.jsonl"),
    ]
    yield own
    if not (shared / "corpora").is_dir():
        print(f"{shared} is absent: only the samples are measured", file=sys.stderr)
        return
    given = reports("given questions", shared / "reports", shared / "gold" / "questions.jsonl")
    yield [given]
    yield [cmrc(shared / "corpora" / "cmrc2018_trial.json")]
    yield [cmrc(shared / "corpora" / "cmrc2018_dev.json")]
    if distractor_count:
        news = distractors(shared / "corpora" / "news.txt.xz", passage_count=distractor_count)
        yield among(news, [cmrc(shared / "corpora" / "cmrc2018_dev.json", limit=1000), *own, given])


def report(together: Sequence[Task]) -> None:
    """Print the tables of tasks over the same readings; progress goes to standard error."""
    lines: defaultdict[str, list[str]] = defaultdict(list)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for system in systems(together[0], Path(folder)):
            for task in together:
                if isinstance(system, Ours) and system.scoped and not task.of_reports:
                    continue
                ranks, milliseconds = ranks_of(system, task.questions, by_file=not task.of_reports)
                line = f"| {system.name:28} | {' | '.join(figures(ranks))} | {milliseconds:.1f} |"
                lines[task.name].append(line)
                print(f"{time.strftime('%H:%M:%S')} {task.name} {line}", file=sys.stderr)
    for task in together:
        print(f"\n## {task.name}: {len(task.questions):,} questions, {count(task.readings):,} passages\n")
        print(f"| {'system':28} | R@1 | R@5 | R@10 | MRR@10 | ms |\n|---|---|---|---|---|---|")
        print("\n".join(lines[task.name]), flush=True)


def ranks_of(system: System, questions: Sequence[Question], *, by_file: bool) -> tuple[NDArray[np.float64], float]:
    """The rank of the first right passage for each question (infinite where none is found), and the median time."""
    ranks, times = [], []
    for question in questions:
        began = time.perf_counter()
        found = system.find(question)
        times.append(time.perf_counter() - began)
        if by_file:
            found = list({place.file: Place(place.file, 0, 1 << 30) for place in found}.values())
        right = (
            rank for rank, place in enumerate(found, 1) if any(evidence.shown_by(place) for evidence in question.places)
        )
        ranks.append(float(next(right, np.inf)))
    return np.asarray(ranks), float(np.median(times)) * 1000


def figures(ranks: NDArray[np.float64], *, rounds: int = 1000) -> list[str]:
    """R@1, R@5, R@10 and MRR@10 in per cent, each with its 95 % bootstrap interval."""
    gains = [*((ranks <= depth).astype(float) for depth in DEPTHS), np.where(ranks <= DEPTHS[-1], 1 / ranks, 0.0)]
    drawn = np.random.default_rng(0).integers(0, len(ranks), (rounds, len(ranks)))
    return [_with_interval(gain, drawn) for gain in gains]


def _with_interval(gain: NDArray[np.float64], drawn: NDArray[np.int64]) -> str:
    low, high = np.percentile(gain[drawn].mean(axis=1), (2.5, 97.5))
    return f"{gain.mean() * 100:.1f} ({low * 100:.1f}–{high * 100:.1f})"


if __name__ == "__main__":
    main()
