"""Questions made from the figures of a library itself: is each figure found again by its own name?

    python -m bench.selfask --home HOME              every kind of question, 60 figures a unit
    python -m bench.selfask --home HOME --show       with the questions whose answers differ

No hand wrote these questions, so that they reach what no exam asks for. What is right is read from the stored figures; a
figure that a report gives twice with different values is left out. Kinds: the figure by its name; two years of one thing,
their difference and growth; a goal with its result, the gap between them; what was spent beside the first budget.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from assistant import ask
from assistant.amounts import MONEY
from assistant.corpus import Corpus, Unit, corpus_of
from assistant.schema import Answer
from index.library import Library
from index.schema import Fact
from index.settings import load

_NAME = re.compile(r"[\u4e00-\u9fff“”]{4,14}")
_DONE = ("决算", "实际值")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the values its answer must have, in base units."""

    kind: str
    question: str
    values: tuple[Decimal, ...]


def main() -> None:
    """Print how many answers of each kind have the values asked for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--home", type=Path, required=True)
    options.add_argument("--figures", type=int, default=60, help="figures asked for by name, a unit")
    options.add_argument("--seed", type=int, default=5)
    options.add_argument("--show", action="store_true", help="print the questions that are answered otherwise")
    chosen = options.parse_args()
    right: dict[str, list[int]] = {}
    with Library.open(load(home=chosen.home)) as library:
        corpus = corpus_of(library, library.pack)
        for each in asked(corpus, random.Random(chosen.seed), chosen.figures):
            answer = ask(each.question, library=library)
            told = all(any(_same(value, want) for value in _values(answer)) for want in each.values)
            tally = right.setdefault(each.kind, [0, 0, 0])
            tally[0] += told
            tally[1] += answer.status == "not_found"
            tally[2] += 1
            if chosen.show and not told:
                print(f"{each.kind}: {each.question} {' '.join(map(str, each.values))} | {answer.text.splitlines()[0]}")
    print("| question | asked | right | not found | other |\n|---|---:|---:|---:|---:|")
    for kind, (told, missing, count) in right.items():
        print(f"| {kind} | {count} | {told} | {missing} | {count - told - missing} |")


def asked(corpus: Corpus, chance: random.Random, most: int) -> Iterator[Asked]:
    """The questions about all units of a corpus, unit by unit."""
    for unit in corpus.units:
        facts = [i.fact for i in corpus.facts(unit.report_ids) if i.fact.year and not i.fact.change]
        named: dict[tuple[str, str], list[Fact]] = {}
        for fact in facts:
            if _NAME.fullmatch(fact.metric_text) and fact.unit_base != "分":
                named.setdefault((fact.metric_text, fact.unit_base), []).append(fact)
        every = list(named.items())
        chance.shuffle(every)
        for (name, base), same in every[:most]:
            yield from _of_one(unit, name, base, same)


def _of_one(unit: Unit, name: str, base: str, facts: list[Fact]) -> Iterator[Asked]:
    """The questions about the figures of one name."""
    year = max(fact.year or 0 for fact in facts)
    done, before = _value(facts, year, _DONE), _value(facts, year - 1, _DONE)
    goal, budget = _value(facts, year, ("目标值",)), _value(facts, year, ("年初预算",))
    who = f"{unit.name}{year}年{name}"
    if done is not None:
        yield Asked("by name", f"{who}是多少", (done,))
    if done is not None and before is not None:
        yield Asked("two years", f"{unit.name}{name}{year - 1}年和{year}年分别是多少", (before, done))
        yield Asked("difference", f"{who}比上年增加还是减少了，变化多少", (abs(done - before),))
        if before and base != "%":
            yield Asked("growth", f"{who}同比增长多少", (abs(round((done - before) / abs(before) * 100, 2)),))
    if done is not None and goal is not None:
        yield Asked("goal", f"{who}目标是多少，实际是多少", (goal, done))
        if done != goal:
            yield Asked("gap", f"{unit.name}{year}年{name}和目标相差多少", (abs(done - goal),))
    if done is not None and budget is not None:
        yield Asked("budget", f"{who}决算比年初预算多多少", (abs(done - budget),))


def _value(facts: list[Fact], year: int, bases: tuple[str, ...]) -> Decimal | None:
    """The one value these figures have in a year on these bases; None for none or several."""
    values = {fact.value_base for fact in facts if fact.year == year and fact.basis in bases}
    return values.pop() if len(values) == 1 else None


def _values(answer: Answer) -> list[Decimal]:
    return [abs(Decimal(value.value)) * _scale(value.unit) for value in answer.values]


def _scale(unit: str) -> Decimal:
    """What one of a unit is in base units: 万元 10000, 万亩 10000, 亩 1."""
    if unit in MONEY:
        return MONEY[unit]
    return {"万": Decimal(10_000), "亿": Decimal(10**8)}.get(unit[:1], Decimal(1))


def _same(value: Decimal, wanted: Decimal) -> bool:
    return abs(value - abs(wanted)) <= max(abs(wanted) / 10_000, Decimal("0.006"))


if __name__ == "__main__":
    main()
