"""Domain knowledge as data: a pack is one TOML file, read into the values below.

The code of this product knows Chinese, arithmetic and the form of reports; what 年初预算 or 三公经费 is, it knows only
from a pack. `docs/packs.md` explains the file to analysts.
"""

from __future__ import annotations

import tomllib
from decimal import Decimal
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from index.errors import PackError
from index.schema import Basis, Severity, Value
from index.text import plain

MetricKind = Literal["money", "rate", "count", "score", "text"]


class Metric(Value):
    """A metric: one canonical name, and the words reports and people use for it."""

    name: str
    """Canonical name, unique in the pack."""
    aliases: tuple[str, ...] = ()
    """Other words reports print for exactly this metric."""
    colloquial: tuple[str, ...] = ()
    """Words people say; matched in questions only."""
    kind: MetricKind = "money"
    unit: str = ""
    """Unit answers are given in when the question names none; "" keeps the report's own."""
    parent: str = ""
    """The metric this one is a part of."""


class BasisWords(Value):
    """The words that show a basis, in reports (aliases) and in questions (also colloquial)."""

    name: Basis
    aliases: tuple[str, ...] = ()
    colloquial: tuple[str, ...] = ()
    implied: tuple[str, ...] = ()
    """Endings of metrics that have this basis when a report prints none: 支出 → 决算, 编制 → 编制."""


class Rate(Value):
    """A derived indicator: `formula` is arithmetic over `指标@口径` terms; `{m}` stands for the metric asked about.

    Example: ``{m}@决算 / {m}@全年预算`` ; ``在职人数 / 编制数`` ; ``上年.{m}`` takes the year before.
    """

    name: str
    aliases: tuple[str, ...] = ()
    formula: str
    unit: str = "%"
    decimals: int = 2
    source: str = ""
    """The standard the formula is from."""


class IdentityRule(Value):
    """A total that must equal the sum of its parts, all of one unit, year and basis.

    Rules of one total and one `aspect` are alternatives: it is enough that one of them holds.
    """

    total: str
    parts: tuple[str, ...]
    """Metrics; one written -指标 is taken away."""
    aspect: str = ""
    """What the rule looks at, when a total is made up in more than one way: 收支平衡."""
    source: str = ""


class Bound(Value):
    """A figure that is not to exceed another of the same year: people and posts, outlay and budget.

    `value` and `limit` are terms as in a rate's formula: `在职人数`, `总支出@决算`.
    """

    value: str
    limit: str
    times: Decimal = Decimal(1)
    """How many times the limit is still allowed."""
    severity: Severity = "差异"
    message: str = ""
    """What it means when exceeded, in a few words for the finding."""
    source: str = ""


class Topic(Value):
    """A kind of section people ask for: 问题, 措施, 职责 …"""

    name: str
    headings: tuple[str, ...]
    """Words of the headings under which it is found."""
    alone: tuple[str, ...] = ()
    """Words that make such a heading with hardly another: 整改, 整改打算, but not 隐患整改有力."""
    cues: tuple[str, ...]
    """Words of questions that ask for it."""
    prospective: bool = False
    """What stands under it is proposed, not reached: its figures answer no question for results."""
    spread: bool = False
    """It has no heading of its own: what was done for 民生 stands under 民生保障."""
    also: str = ""
    """The topic under whose headings it stands where it has no section of its own: causes under problems."""


class Abbreviation(Value):
    """Parts of unit names and their usual short forms."""

    full: str
    short: tuple[str, ...]


class Pack(Value):
    """One pack, whole."""

    name: str
    whole: str = ""
    """The metric meant where a question names none (预算执行率多少): 总支出."""
    whole_also: tuple[str, ...] = ()
    """Other metrics that state the whole where a report has none of that name: 年度资金总额."""
    whole_balanced: tuple[str, ...] = ()
    """The other side of the balance, whose plan is the plan of the whole too: 总收入."""
    items: str = ""
    """The metric whose parts are meant by the word for them (项目): 项目支出."""
    metric: tuple[Metric, ...] = ()
    basis: tuple[BasisWords, ...] = ()
    rate: tuple[Rate, ...] = ()
    identity: tuple[IdentityRule, ...] = ()
    bound: tuple[Bound, ...] = ()
    less_is_better: tuple[str, ...] = ()
    """Words of indicators where a smaller figure is the better one, when the target prints no ≤ or ≥."""
    topic: tuple[Topic, ...] = ()
    abbreviation: tuple[Abbreviation, ...] = ()
    synonyms: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Word people say → words reports print; expands passage searches."""
    confusions: dict[str, str] = Field(default_factory=dict)
    """Wrong character → right one, for slips of shape that sound differently."""

    @cached_property
    def metrics(self) -> dict[str, Metric]:
        """Metrics by canonical name."""
        return {metric.name: metric for metric in self.metric}

    @cached_property
    def spoken(self) -> dict[str, tuple[str, ...]]:
        """Word people say, normalised → words reports print for it: the synonyms and the metrics' colloquial forms."""
        words = {plain(word): printed for word, printed in self.synonyms.items()}
        for metric in self.metric:
            for word in metric.colloquial:
                words.setdefault(plain(word), (metric.name,))
        return words

    @cached_property
    def bureau_words(self) -> frozenset[str]:
        """Full and short names of bureaus, normalised, of two characters and more."""
        words = (word for entry in self.abbreviation for word in (plain(entry.full), *entry.short))
        return frozenset(word for word in words if len(word) > 1)

    @cached_property
    def metric_words(self) -> dict[str, str]:
        """Printed word → canonical name (names and aliases; colloquial forms excluded)."""
        return {word: metric.name for metric in self.metric for word in (metric.name, *metric.aliases)}


def load_pack(path: Path | None = None) -> Pack:
    """The pack at `path`, or the built-in 绩效自评.

    Raises:
        PackError: Not readable, not TOML, or inconsistent; the message names the entry.
    """
    source = files("index").joinpath("packs_data", "performance.toml") if path is None else path
    try:
        pack = Pack.model_validate(tomllib.loads(source.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise PackError(f"领域词包读不出来：{source}（{error}）。请检查文件与 TOML 语法") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise PackError(f"领域词包内容有误：{source} 的 {where}：{first['msg']}。请对照 docs/packs.md 改正") from error
    return _consistent(pack, source=str(source))


def _consistent(pack: Pack, *, source: str) -> Pack:
    seen: dict[str, str] = {}
    for metric in pack.metric:
        for word in (metric.name, *metric.aliases):
            if seen.setdefault(word, metric.name) != metric.name:
                raise PackError(f"领域词包内容有误：{source} 中“{word}”同属“{seen[word]}”与“{metric.name}”。请只留一处")
    for metric in pack.metric:
        if metric.parent and metric.parent not in pack.metrics:
            raise PackError(f"领域词包内容有误：{source} 中“{metric.name}”的上级“{metric.parent}”不存在")
    return pack
