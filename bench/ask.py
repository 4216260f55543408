"""Questions over an imported table: is every answer exact, and how long does it take?

    python -m bench.ask                             4,000 companies, 84 metrics, 3 years: a million figures
    python -m bench.ask --companies 200 --figures 50000
    python -m bench.ask --home /tmp/companies       keeps the home folder, and uses it again

The figures are made up (`bench.companies`); pandas works out what is right from the same lines, in whole 分. Times are
of a warm process, by wall clock and by processor.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pandas as pd

from assistant import ask
from assistant.schema import Answer
from bench.companies import AMOUNTS, GROWN, RATIOS, YEARS, Company, companies, lines, pack, write_table
from index.facts_table import import_table
from index.library import Library
from index.settings import Settings
from index.shelf import keep

METRICS = [name for name in AMOUNTS if name not in ("研发费用", "研发投入")]
_NUMERALS = {
    "一亿": 10**8,
    "五亿": 5 * 10**8,
    "十亿": 10**9,
    "3000万元": 3 * 10**7,
    "二十亿元": 2 * 10**9,
    "1.5亿元": 15 * 10**7,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what its answer must hold."""

    kind: str
    question: str
    values: tuple[str, ...]
    """Digits the first values must have, in this order."""
    names: tuple[str, ...] = ()
    """Units the first paragraph must name, in this order."""


class Truth:
    """What pandas says of the table; amounts in whole 分."""

    def __init__(self, made: list[Company], figures: int | None) -> None:
        rows = ((line.company.name, line.year, line.metric, line.value) for line in lines(made, limit=figures))
        self.frame = pd.DataFrame(rows, columns=["name", "year", "metric", "value"]).set_index(["metric", "year"])
        self.frame = self.frame.sort_index()
        self.companies = made
        self.place = {company.name: company.region for company in made}

    def column(self, metric: str, year: int) -> pd.Series[int]:
        """One metric of one year by company."""
        rows: Any = self.frame.loc[(metric, year)]
        column: pd.Series[int] = rows.set_index("name")["value"]
        return column

    def within(self, column: pd.Series[int], place: str) -> pd.Series[int]:
        """Of a column the companies of a place."""
        return column[[self.place[name].find(place) >= 0 for name in column.index]]


def main() -> None:
    """Print one line a kind of question, and one for all."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--companies", type=int, default=4000)
    options.add_argument("--figures", type=int, default=1_000_000)
    options.add_argument("--each", type=int, default=25, help="questions of each kind")
    options.add_argument("--home", type=Path, help="home folder to make, or to use again")
    options.add_argument("--seed", type=int, default=3)
    options.add_argument("--show", action="store_true", help="print every question that is answered wrongly")
    chosen = options.parse_args()
    made = companies(chosen.companies)
    with tempfile.TemporaryDirectory() as folder:
        home = chosen.home or Path(folder) / "home"
        if not (home / "jiwen.db").exists():
            stored(home, made, chosen.figures)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        truth = Truth(made, chosen.figures)
        questions = list(asked(truth, random.Random(chosen.seed), chosen.each))
        with Library.open(Settings(home=home)) as library:
            measure(library, questions, show=chosen.show)
        print(
            f"memory: {before} MB before pandas, {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB at most"
        )


def stored(home: Path, made: list[Company], figures: int) -> None:
    """Make a home folder that holds the table."""
    home.mkdir(parents=True, exist_ok=True)
    table, words = home / "companies.csv", home / "companies.toml"
    write_table(table, lines(made, limit=figures))
    words.write_text(pack(), encoding="utf-8")
    begun = time.perf_counter()
    with Library.open(Settings(home=home)) as library:
        count = import_table(table, library, keep(words, library.settings))
    print(f"{count:,} figures of {len(made):,} companies stored in {time.perf_counter() - begun:.0f} s", flush=True)


def measure(library: Library, questions: list[Asked], *, show: bool) -> None:
    """Ask every question and print how many answers were right, and how long they took."""
    begun = time.perf_counter()
    ask(questions[0].question, library=library)
    print(f"first question (cold): {(time.perf_counter() - begun) * 1000:.0f} ms")
    print("| kind | right | p50 ms | p95 ms | p50 CPU ms | p95 CPU ms |\n|---|---:|---:|---:|---:|---:|")
    kinds: dict[str, list[tuple[bool, float, float]]] = {}
    for each in questions:
        wall, processor = time.perf_counter(), time.process_time()
        answer = ask(each.question, library=library)
        taken = (time.perf_counter() - wall) * 1000, (time.process_time() - processor) * 1000
        right = is_right(answer, each)
        kinds.setdefault(each.kind, []).append((right, *taken))
        if show and not right:
            print(f"WRONG {each}\n   got {answer.status} {[v.value for v in answer.values][:6]} {answer.text[:200]!r}")
    for kind, results in [*kinds.items(), ("all", [r for some in kinds.values() for r in some])]:
        times = [wall_ms for _, wall_ms, _ in results], [cpu_ms for _, _, cpu_ms in results]
        columns = " | ".join(f"{value:.0f}" for each in times for value in spread(each))
        print(f"| {kind} | {sum(right for right, _, _ in results)}/{len(results)} | {columns} |")


def is_right(answer: Answer, asked: Asked) -> bool:
    """Whether the first values and the units named are exactly the right ones, and every figure is accounted for."""
    values = [value.value for value in answer.values]
    named = [name for name in asked.names if name in answer.text.split("\n")[0]]
    same = [Decimal(value) == Decimal(right) for value, right in zip(values, asked.values, strict=False)]
    return (
        answer.status == "answered" and len(same) == len(asked.values) and all(same) and len(named) == len(asked.names)
    )


def asked(truth: Truth, chance: random.Random, each: int) -> Iterator[Asked]:
    """Questions of every kind, the kinds mixed."""
    makers: tuple[Callable[[Truth, random.Random], Asked | None], ...] = (
        single, two, ratio, growth, nth, top, placed_top, count, placed_count, total, placed_mean, extreme, ratio_top,
        grown_top,
    )  # fmt: skip
    for _ in range(each):
        for maker in makers:
            made = None
            while made is None:
                made = maker(truth, chance)
            yield made


def single(truth: Truth, chance: random.Random) -> Asked | None:
    company, year, metric = chance.choice(truth.companies), chance.choice(YEARS), chance.choice(METRICS)
    column = truth.column(metric, year)
    if company.name not in column.index:
        return None
    name = chance.choice((company.name, company.short, company.code))
    tail, places = chance.choice(
        (("是多少？", None), ("是多少元，保留两位小数", 2), ("是多少亿元？保留两位小数", 2), ("是多少万元？", None))
    )
    scale = 10**10 if "亿元" in tail else 10**6 if "万元" in tail else 100
    name += "的" if name.isdigit() else ""
    return Asked("look-up", f"{name}{year}年{metric}{tail}", (printed(int(column[company.name]), scale, places),))


def two(truth: Truth, chance: random.Random) -> Asked | None:
    company, year = chance.choice(truth.companies), chance.choice(YEARS)
    one, other = chance.sample(METRICS, 2)
    columns = truth.column(one, year), truth.column(other, year)
    if one in other or other in one or any(company.name not in column.index for column in columns):
        return None
    right = tuple(printed(int(column[company.name]), 100) for column in columns)
    return Asked("two metrics", f"{company.short}{year}年的{one}和{other}分别是多少？", right)


def ratio(truth: Truth, chance: random.Random) -> Asked | None:
    company, year, name = chance.choice(truth.companies), chance.choice(YEARS), chance.choice(list(RATIOS))
    above, below, unit = RATIOS[name]
    columns = truth.column(above, year), truth.column(below, year)
    if any(company.name not in column.index for column in columns):
        return None
    value = Decimal(int(columns[0][company.name])) / int(columns[1][company.name]) * (100 if unit == "%" else 1)
    return Asked("ratio", f"{company.short}{year}年的{name}是多少？保留两位小数", (rounded(value),))


def growth(truth: Truth, chance: random.Random) -> Asked | None:
    company, year, metric = chance.choice(truth.companies), chance.choice(YEARS[1:]), chance.choice(GROWN)
    now, before = truth.column(metric, year), truth.column(metric, year - 1)
    if company.name not in now.index or company.name not in before.index or before[company.name] < 0:
        return None
    value = Decimal(int(now[company.name]) - int(before[company.name])) / int(before[company.name]) * 100
    return Asked("growth", f"{company.short}{year}年{metric}增长率是多少？保留两位小数", (rounded(value),))


def nth(truth: Truth, chance: random.Random) -> Asked:
    year, metric, place = chance.choice(YEARS), chance.choice(METRICS), chance.randrange(2, 40)
    low = chance.random() < 0.3
    column = truth.column(metric, year).sort_values(ascending=low)
    word = "低" if low else "高"
    question = f"{year}年{metric}第{numeral(place)}{word}的是哪家公司？金额为多少？"
    return Asked("n-th", question, (printed(int(column.iloc[place - 1]), 100),), (str(column.index[place - 1]),))


def top(truth: Truth, chance: random.Random) -> Asked:
    year, metric, k = chance.choice(YEARS), chance.choice(METRICS), chance.choice((3, 5, 10))
    column = truth.column(metric, year).sort_values(ascending=False).head(k)
    right = tuple(printed(int(value), 100) for value in column)
    return Asked(
        "top k", f"{year}年{metric}最高的前{k}家公司是哪些？金额为多少？", right, tuple(map(str, column.index))
    )


def placed_top(truth: Truth, chance: random.Random) -> Asked | None:
    year, metric, k, place = chance.choice(YEARS), chance.choice(METRICS), chance.choice((3, 5)), a_place(truth, chance)
    column = truth.within(truth.column(metric, year), place).sort_values(ascending=False).head(k)
    if len(column) < k:
        return None
    right = tuple(printed(int(value), 10**10, 2) for value in column)
    question = f"{year}年在{place}注册的公司中，{metric}最高的前{k}家是哪几家？金额为多少亿元，保留两位小数"
    return Asked("top k of a place", question, right, tuple(map(str, column.index)))


def count(truth: Truth, chance: random.Random) -> Asked:
    year, metric, limit = chance.choice(YEARS), chance.choice(METRICS), chance.choice(list(_NUMERALS))
    more = chance.random() < 0.7
    column = truth.column(metric, year)
    cents = _NUMERALS[limit] * 100
    right = int((column > cents).sum() if more else (column < cents).sum())
    return Asked("count", f"{year}年{metric}{'大于' if more else '低于'}{limit}的公司有多少家？", (str(right),))


def placed_count(truth: Truth, chance: random.Random) -> Asked:
    year, metric, limit = chance.choice(YEARS), chance.choice(METRICS), chance.choice(list(_NUMERALS))
    place = a_place(truth, chance)
    column = truth.within(truth.column(metric, year), place)
    right = int((column > _NUMERALS[limit] * 100).sum())
    return Asked("count of a place", f"在{place}注册的上市公司中，{year}年{metric}超过{limit}的有几家", (str(right),))


def total(truth: Truth, chance: random.Random) -> Asked:
    year, metric = chance.choice(YEARS), chance.choice(METRICS)
    right = printed(int(truth.column(metric, year).sum()), 10**10, 2)
    return Asked("sum", f"{year}年所有公司{metric}的总和是多少亿元？保留两位小数", (right,))


def placed_mean(truth: Truth, chance: random.Random) -> Asked | None:
    year, metric, place = chance.choice(YEARS), chance.choice(METRICS), a_place(truth, chance)
    column = truth.within(truth.column(metric, year), place)
    if not len(column):
        return None
    right = rounded(Decimal(int(column.sum())) / len(column) / 10**6)
    return Asked("mean of a place", f"{year}年{place}的公司平均{metric}是多少万元？保留两位小数", (right,))


def extreme(truth: Truth, chance: random.Random) -> Asked:
    year, metric, low = chance.choice(YEARS), chance.choice(METRICS), chance.random() < 0.5
    column = truth.column(metric, year)
    value, name = (column.min(), column.idxmin()) if low else (column.max(), column.idxmax())
    question = f"{year}年{metric}的最{'小' if low else '大'}值是多少？是哪家公司"
    return Asked("max, min", question, (printed(int(value), 100),), (str(name),))


def ratio_top(truth: Truth, chance: random.Random) -> Asked:
    year, name, k = chance.choice(YEARS), chance.choice(list(RATIOS)), chance.choice((3, 5))
    above, below, unit = RATIOS[name]
    pairs = truth.column(above, year).to_frame("a").join(truth.column(below, year).to_frame("b"), how="inner")
    values = {str(n): Decimal(int(a)) / int(b) * (100 if unit == "%" else 1) for n, a, b in pairs.itertuples() if b}
    first = sorted(values.items(), key=lambda item: -item[1])[:k]
    right = tuple(rounded(value) for _, value in first)
    return Asked("top k of a ratio", f"{year}年{name}最高的前{k}家公司是哪些？", right, tuple(n for n, _ in first))


def grown_top(truth: Truth, chance: random.Random) -> Asked:
    year, metric = chance.choice(YEARS[1:]), chance.choice(("货币资金", "营业收入"))
    now, before = truth.column(metric, year), truth.column(metric, year - 1)
    pairs = now.to_frame("a").join(before.to_frame("b"), how="inner")
    values = {str(n): Decimal(int(a) - int(b)) / int(b) * 100 for n, a, b in pairs.itertuples() if b}
    name, value = max(values.items(), key=lambda item: item[1])
    return Asked("highest growth", f"{year}年{metric}增长率最高的公司是哪家？", (rounded(value),), (name,))


def a_place(truth: Truth, chance: random.Random) -> str:
    """A city or province, with or without its suffix."""
    region = chance.choice(truth.companies).region
    place = chance.choice((region.rpartition("省")[2], region.partition("省")[0] + "省" if "省" in region else region))
    return place.removesuffix("市").removesuffix("省") if chance.random() < 0.5 else place


def printed(cents: int, scale: int, places: int | None = None) -> str:
    """An amount in 分 in the unit of `scale` 分, with so many decimals."""
    value = Decimal(cents) / scale
    return str(value) if places is None else rounded(value, places)


def rounded(value: Decimal, places: int = 2) -> str:
    """Halves away from zero."""
    return str(value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP))


def numeral(number: int) -> str:
    """A numeral below one hundred in Chinese."""
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    return (("" if tens == 1 else digits[tens]) + "十" if tens else "") + (digits[ones] if ones or not tens else "")


def spread(times: list[float]) -> tuple[float, float]:
    """Median and 95th percentile."""
    return statistics.median(times), sorted(times)[int(len(times) * 0.95)] if len(times) > 1 else times[0]


if __name__ == "__main__":
    main()
