"""Pairs in the words of performance reports: what people say → a passage that says it as reports do.

`lexicon.tsv` sets the words people say beside the words reports print; `reports.toml` says how reports state a thing
and how people ask for it. From both come questions about invented reports of invented units, and rewordings of news
sentences that hold a printed word. No real report is read.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bench.training.corpora import Cut
from bench.training.pairs import Pair

_HERE = Path(__file__).parent
_FUNCTION_WORDS = re.compile("[的了没有不几在是多少给]")


class Entry(NamedTuple):
    """Words for one thing."""

    kind: str
    """money, count, rate or text."""
    printed: tuple[str, ...]
    said: tuple[str, ...]


def lexicon() -> list[Entry]:
    """The entries of `lexicon.tsv`, in its order."""
    lines = (_HERE / "lexicon.tsv").read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [Entry(kind, tuple(printed.split("|")), tuple(said.split("|"))) for kind, printed, said in cells]


def words(entries: Sequence[Entry]) -> list[str]:
    """Printed and said words that the tokenizer is to know as they are: short ones, and no phrases."""
    every = (word for entry in entries for word in (*entry.printed, *entry.said))
    bare = (re.sub(r"[“”（）()]", "", word) for word in every)
    return list(dict.fromkeys(word for word in bare if 2 <= len(word) <= 4 and not _FUNCTION_WORDS.search(word)))


def rounds(entries: Sequence[Entry], count: int, rng: random.Random) -> Iterator[list[Pair]]:
    """`count` invented reports, each asked once about every entry.

    All passages of a round are of one unit and year, as in a search inside one report: what tells them apart is the
    matter, not the name.
    """
    forms = tomllib.loads((_HERE / "reports.toml").read_text(encoding="utf-8"))
    for _ in range(count):
        report = _Report.invented(forms, rng)
        yield [report.pair(entry, rng.choice(entries)) for entry in rng.sample(entries, len(entries))]


class _Report(NamedTuple):
    forms: Mapping[str, Any]
    unit: str
    calls: tuple[str, ...]
    """How a question may call the unit."""
    year: str
    rng: random.Random

    @classmethod
    def invented(cls, forms: Mapping[str, Any], rng: random.Random) -> _Report:
        place, office = "".join(rng.sample(forms["places"], 2)), rng.choice(forms["offices"])
        unit = f"{place}{rng.choice(forms['seats'])}{office}"
        return cls(forms, unit, (unit, place + office, place, office, ""), str(rng.randint(2016, 2026)), rng)

    def pair(self, entry: Entry, other: Entry) -> Pair:
        """A question on `entry` and a passage on it, which mentions `other` half the time."""
        rng, form = self.rng, self.forms[entry.kind]
        said = rng.choice(entry.said if rng.random() < 0.75 else entry.printed)
        year = rng.choice((self.year, self.year[2:]))
        query = rng.choice(form["asked"]).format(s=said, u=rng.choice(self.calls), y=year)
        words = rng.sample(entry.printed, rng.randint(1, min(3, len(entry.printed))))
        lines = [self._line(entry.kind, word) for word in words]
        if rng.random() < 0.5:
            lines.insert(rng.randint(0, len(lines)), self._line(other.kind, rng.choice(other.printed)))
        title = f"{self.unit}{self.year}年度部门整体支出绩效自评报告 {rng.choice(form['headings'])}"
        return Pair(query, f"{title}\n{'。'.join(lines)}。")

    def _line(self, kind: str, printed: str) -> str:
        rng = self.rng
        form: str = rng.choice(self.forms[kind]["printed"])
        change = rng.choice(self.forms["changes"])
        amounts = {"a": rng.randint(1, 99999) / 100, "b": rng.randint(1, 99999) / 100}
        counts = {"n": rng.randint(2, 900), "r": rng.randint(1, 10000) / 100}
        return form.format(p=printed, y=self.year, v=change, **amounts, **counts)


def rewordings(articles: Iterable[Cut], entries: Sequence[Entry], rng: random.Random) -> Iterator[Pair]:
    """A news sentence, its printed words exchanged for other words for the same things → its passage."""
    others = {word: [*entry.said, *entry.printed] for entry in entries for word in entry.printed if len(word) > 2}
    pattern = re.compile("|".join(sorted(map(re.escape, others), key=len, reverse=True)))
    for article in articles:
        for passage in article:
            found = [sentence for sentence in passage if pattern.search(sentence)]
            if found:
                reworded = pattern.sub(lambda match: rng.choice(others[match.group()]), rng.choice(found))
                yield Pair(reworded, "".join(passage))
