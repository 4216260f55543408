"""Which facts a measure means: how much of its words a fact covers, and whether basis, year and kind of figure fit.

A fact's own words (metric, row and column headers) count in full, the words around it (sentence, section) for half.
A character counts in full with a neighbour beside it, for half alone; telling characters count more than common ones.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.choice.suiting import lacks, of_another, of_several
from assistant.corpus import Corpus
from assistant.described import Described, IndexedFact
from assistant.lexicon import lexicon
from assistant.query import Measure, Wanted
from index.schema import Basis, Fact
from index.text import plain
from index.totals import is_carried, says_carried

COUNTERS = ("人", "户", "亩", "公里", "次", "人次", "批次", "公顷", "吨", "天", "小时", "辆", "平方米")
_SAID_FOR = {"人": ("人", "人次"), "天": ("天", "日", "个工作日", "工作日"), "辆": ("辆", "辆次", "台", "部")}
"""Counters that are said for others too: who asks how many 人 were trained may mean 人次, where no 人 are told."""
_DAYS = frozenset("天日时周月年")
"""What ends a unit of time."""
OWN = 0.3
"""Share of a measure's words that a fact's own words must cover, where no metric is named."""
_LONGEST_PLACE = 4
_OTHER_BASIS = 6
"""How much a basis that only may stand in for the one asked for puts a fact back."""
COVERED = 0.6
"""Share of a measure's words that a fact must cover to be what was asked for."""
_FITS: dict[Basis, tuple[Basis, ...]] = {
    "预算": ("预算", "全年预算", "调整预算", "年初预算"),
    "全年预算": ("全年预算", "调整预算"),
    "调整预算": ("调整预算", "全年预算"),
    "决算": ("决算", "实际值"),
    "实际值": ("实际值", "决算"),
}
ORDER: dict[Basis, int] = {
    "决算": 0, "实际值": 0, "编制": 0, "其他": 1, "全年预算": 2, "调整预算": 3, "预算": 4, "年初预算": 5, "追加": 6, "目标值": 7,
    "得分": 8, "分值": 9,
}  # fmt: skip
PLANNED: tuple[Basis, ...] = ("年初预算", "预算", "调整预算", "全年预算", "目标值")
"""Bases of what was to be, not of what was."""


@dataclass(frozen=True, slots=True)
class Match:
    """A fact that may be what was asked for.

    Attributes:
        coverage: Share of the measure's words it covers, 0 to 1.
        score: For ordering; higher is better.
    """

    indexed: IndexedFact
    coverage: float
    score: float

    @property
    def fact(self) -> Fact:
        return self.indexed.fact


def kind_of(fact: Fact) -> Wanted:
    """What kind of figure a fact states."""
    if fact.unit_base.startswith("元"):
        return "money"  # 元/人·年 too
    if fact.unit_base in ("%", "百分点", "‰", "个百分点") or fact.unit_base.startswith("/"):
        return "rate"  # /10万 too
    scored = fact.unit_base == "分" or (fact.unit_base == "" and fact.basis in ("得分", "分值"))
    return "score" if scored else "count"


def basis_fits(asked: Basis, given: Basis) -> bool:
    """Whether a fact of basis `given` answers a question for basis `asked`."""
    return given in _FITS.get(asked, (asked,))


def same_basis(one: Basis, other: Basis) -> bool:
    """Whether two figures of one metric can be held against each other: 决算 and 实际值 both say what became of it."""
    return one == other or {one, other} <= {"决算", "实际值"}


CHANGES = ("增减额", "变化率", "较上年", "环比", "同比")
"""Kinds of change: a figure of change is never the figure itself."""


def matches(
    measure: Measure,
    facts: Iterable[IndexedFact],
    corpus: Corpus,
    *,
    year: int | None,
    bases: tuple[Basis, ...] = (),
    changes: bool = False,
) -> list[Match]:
    """The facts that answer `measure`, best first.

    Args:
        year: Year the figure must be of; None for any.
        bases: Bases it may have; empty for any.
        changes: Only figures of change are meant (减少0.47万元, 增长7.8%), not the figures that changed.
    """
    asked = bases or measure.bases
    words = _asked_words(measure)
    found = []
    for indexed in facts:
        fact = indexed.fact
        if changes != (fact.change in CHANGES) and (changes or measure.wanted != "rate"):
            continue
        if fact.change == "占比" and measure.wanted != "rate":
            continue
        if changes and lexicon().fitting.supposed.match(fact.metric_text):
            continue  # 如果标准提高，约需增加24万元 is only supposed
        if not admissible(measure, fact, corpus, year, asked):
            continue
        if not measure.metric and not _may_cover(words, indexed, corpus):
            continue
        coverage, score = _scored(measure, indexed, corpus)
        if _unsaid_act(measure, indexed) or _runs_on(measure, fact) or _of_another_place(indexed):
            continue
        if coverage >= COVERED and not lacks(words, indexed, corpus) and not of_another(words, indexed):
            found.append(Match(indexed, coverage, score - 0.05 * order(fact, asked)))
    carried = says_carried(measure.metric, measure.words, corpus.pack)
    found = [m for m in found if is_carried(m.fact, corpus.pack) == carried] or found
    if measure.metric and not measure.residue and (measure.wanted == "score" or "得分" in measure.bases):
        # the points of the report itself, and none of a project whose form stands in it
        found = [m for m in found if m.fact.subject in ("", m.fact.entity)] or found
    return sorted(found, key=lambda m: (-round(m.score, 4), m.fact.location.report_id, m.fact.location.start))


def nearest(measure: Measure, facts: Iterable[IndexedFact], corpus: Corpus) -> list[Match]:
    """The facts about the same words whatever their year, basis or kind of figure, best first; for saying what there is."""
    free = measure.model_copy(update={"bases": (), "wanted": ""})
    words = _asked_words(free)
    fitting = (i for i in facts if measure.metric or _may_cover(words, i, corpus))
    found = [Match(indexed, *_scored(free, indexed, corpus)) for indexed in fitting]
    telling = (m for m in found if m.coverage >= COVERED and covered(measure.words, m.indexed, corpus)[0] >= 0.5)
    return sorted(telling, key=lambda m: -m.score)


def admissible(measure: Measure, fact: Fact, corpus: Corpus, year: int | None, asked: tuple[Basis, ...]) -> bool:
    """Whether a fact is of the year, bases, kind of figure and metric asked for."""
    if year is not None and fact.year != year:
        return False
    if asked and not any(basis_fits(basis, fact.basis) for basis in asked):
        return False
    counters = _SAID_FOR.get(measure.counter, (measure.counter,))
    if measure.counter in COUNTERS and kind_of(fact) == "count" and fact.unit_base not in counters:
        return False
    if measure.counter == "天" and kind_of(fact) == "count" and not _DAYS.intersection(fact.unit):
        return False
    if fact.unit == "位" and not measure.ranked:
        return False
    if not asked and fact.basis in ("分值", "得分") and measure.wanted != "score":
        return False
    if measure.wanted == "score" and "扣" in fact.metric_text and "扣" not in measure.words:
        return False
    kind = kind_of(fact)
    if measure.wanted and measure.wanted != kind and not (measure.wanted == "count" and kind == "score" and asked):
        return False
    return not measure.metric or _names_metric(measure, fact, corpus)


def _names_metric(measure: Measure, fact: Fact, corpus: Corpus) -> bool:
    """Whether the fact is of the measure's metric: by its canonical name, else by the words it prints.

    A rate of the pack is named by its words alone: the 执行率 of 县级资金 is a fact of 县级资金.
    """
    if fact.metric == measure.metric:
        return True
    metric = corpus.pack.metrics.get(measure.metric)
    if fact.metric and metric is not None:
        return False
    words = (metric.name, *metric.aliases) if metric else corpus.rate_words.get(measure.metric, (measure.metric,))
    own = lexicon().fitting.inside.sub("", plain("".join((fact.metric_text, *fact.row[-1:]))))
    alone = metric is not None and metric.kind == "money" and not measure.residue
    return any((said := plain(word)) in own and not (alone and of_several(said, own)) for word in words)


def _of_another_place(indexed: IndexedFact) -> bool:
    """Whether prose only holds another place beside the report's: 与东渡市相比，…，东渡市为3.9万元."""
    fact = indexed.fact
    place = fact.origin == "text" and not fact.metric and fact.metric_text[-1:] in "市县区州旗"
    return place and len(fact.metric_text) <= _LONGEST_PLACE and "相比" in indexed.context


def _unsaid_act(measure: Measure, indexed: IndexedFact) -> bool:
    """Whether the question names an act (审减, 追回) that neither the fact nor its sentence says: its sum is another."""
    acts = (act for act in lexicon().acts if act.search(measure.words))
    return any(not act.search(indexed.head) and not act.search(indexed.context) for act in acts)


def _runs_on(measure: Measure, fact: Fact) -> bool:
    """Whether the amount asked for is only the beginning of the fact's name: 研发投入 of 研发投入后补助."""
    asked = lexicon().fitting.amount.search(measure.words)
    if asked is None:
        return False
    own = plain(fact.metric_text)
    rest = own[own.rfind(asked.group()) + len(asked.group()) :] if asked.group() in own else ""
    others = lexicon().fitting.other_sum.findall(rest)
    return bool(others) and not any(word in measure.words for word in others)


def order(fact: Fact, asked: tuple[Basis, ...]) -> int:
    """How far a fact's basis is from the one meant: a basis asked for, else 决算 before budgets and goals."""
    if asked:
        return 0 if fact.basis in asked else ORDER.get(fact.basis, 5) + _OTHER_BASIS
    return ORDER.get(fact.basis, 5)


def _asked_words(measure: Measure) -> str:
    """The words a fact has to cover: those beside the metric's, without the unit of measure asked for at their end."""
    words = measure.residue or ("" if measure.metric else measure.words)
    return words.removesuffix(measure.counter) or words


def _scored(measure: Measure, indexed: IndexedFact, corpus: Corpus) -> tuple[float, float]:
    """Coverage and score of one fact for a measure."""
    named = bool(measure.metric) and indexed.fact.metric == measure.metric
    words = _asked_words(measure)
    total, own, around = _weighed(words, indexed, corpus)
    if measure.metric:
        told = covered(measure.limits, indexed, corpus)[1] if measure.limits else 1.0
        coverage = 1 - 0.55 * (1 - told) * min(1.0, len(measure.limits) / 2)
        own = own / total if total else 1.0
    elif not total:
        return 0.0, 0.0
    else:
        coverage, own = around / total, own / total
        own_words = own >= OWN or (measure.noun and measure.noun in indexed.head)
        coverage = coverage if own_words or (coverage >= COVERED and bears_name(words, indexed.fact)) else 0.0
    precision = _precision(measure, indexed)
    plain_subject = indexed.fact.subject in ("", indexed.fact.entity)
    focus = 0.5 * covered(measure.focus, indexed, corpus)[0] if measure.focus else 0.0
    summed = 0.4 * (
        "合计" in indexed.fact.metric_text and "合计" not in measure.words and "、" in indexed.fact.metric_text
    )
    moved = 0.4 * (
        indexed.fact.change in CHANGES
        and measure.wanted == "rate"
        and not lexicon().fitting.moved.search(measure.words)
    )
    counted = summed - focus + moved + 0.3 * bool(measure.counter and indexed.fact.unit_base != measure.counter)
    score = 2.0 * own + coverage + 0.6 * precision + 0.3 * named + 0.05 * plain_subject
    return coverage, score - counted - 0.15 * bool(indexed.fact.change and measure.wanted != "rate") - 0.04 * len(
        indexed.fact.row
    )


def bears_name(words: str, fact: Fact) -> bool:
    """Whether all that a figure is called is a name that the words begin with: 最多的大樟村 of 大樟村集体经济收入."""
    name = lexicon().rows.extreme.sub("", plain(fact.metric_text.rpartition("：")[2]))
    return len(name) > 2 and words.startswith(name)


def covered(words: str, thing: Described, corpus: Corpus) -> tuple[float, float]:
    """Shares of `words` that the thing's own words have, and that it has together with those around it; 0 to 1."""
    total, own, around = _weighed(words, thing, corpus)
    return (own / total, around / total) if total else (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class _Prepared:
    """Words made ready for coming up against many facts: each character with its pairs and its weight."""

    characters: tuple[tuple[str, tuple[str, ...], float], ...]
    spoken: tuple[tuple[int, int, tuple[str, ...]], ...]
    """Where the pack's spoken words stand, with what reports print for them."""


def _prepared(words: str, corpus: Corpus) -> _Prepared:
    kept = corpus.prepared.get(words)
    if kept is None:
        characters = []
        for place, char in enumerate(words):
            pairs = tuple(words[i : i + 2] for i in (place - 1, place) if 0 <= i < len(words) - 1)
            characters.append((char, pairs, min((corpus.weight(pair) for pair in pairs), default=corpus.weight(char))))
        kept = _Prepared(tuple(characters), tuple(_spoken_forms(words, corpus)))
        if len(corpus.prepared) > 4096:
            corpus.prepared.clear()
        corpus.prepared[words] = kept
    return kept


def _weighed(words: str, thing: Described, corpus: Corpus) -> tuple[float, float, float]:
    """Weight of `words`, of what the thing's own words have of it, and of what they have with those around."""
    prepared = _prepared(words, corpus)
    said = [(a, b, _printed_in(forms, thing)) for a, b, forms in prepared.spoken]
    total = own = around = 0.0
    for place, (char, pairs, weight) in enumerate(prepared.characters):
        in_head = _has(char, pairs, thing.head, thing.head_grams)
        if in_head < 1 and any(pair in thing.head_skips for pair in pairs):
            in_head = 0.85
        in_context = 1.0 if in_head == 1 else _has(char, pairs, thing.context, thing.context_grams)
        for start, end, (head, context) in said:
            if start <= place < end:
                in_head, in_context = max(in_head, head), max(in_context, context, head)
        total += weight
        own += weight * in_head
        around += weight * max(in_head, in_context)
    return total, own, around


def _may_cover(words: str, thing: Described, corpus: Corpus) -> bool:
    """Whether a thing has so many of the characters of `words` that it can cover them; quick, for passing over most."""
    prepared = _prepared(words, corpus)
    spoken = {place for start, end, _ in prepared.spoken for place in range(start, end)}
    has = thing.characters
    total = said = 0.0
    for place, (char, _, weight) in enumerate(prepared.characters):
        total += weight
        said += weight if char in has or place in spoken else 0.0
    return said >= COVERED * total


def _printed_in(forms: tuple[str, ...], thing: Described) -> tuple[float, float]:
    """Whether a thing's own words, and those around it, print what a spoken word means."""
    return float(any(form in thing.head for form in forms)), float(any(form in thing.context for form in forms))


def _has(char: str, pairs: tuple[str, ...], text: str, text_grams: frozenset[str]) -> float:
    if any(pair in text_grams for pair in pairs):
        return 1.0
    return 0.5 if char in text else 0.0


def _spoken_forms(words: str, corpus: Corpus) -> list[tuple[int, int, tuple[str, ...]]]:
    """Where the pack's spoken words stand in `words`, with what reports print for them."""
    return [
        (place, place + len(spoken), forms)
        for spoken, forms in corpus.synonyms.items()
        if (place := words.find(spoken)) >= 0
    ]


def _precision(measure: Measure, indexed: IndexedFact) -> float:
    """Share of the fact's metric words that the measure names."""
    fact = indexed.fact
    own = plain(fact.metric_text)
    if fact.column and not fact.metric:
        header = plain(fact.column[-1])
        own = own.removesuffix(header) or own  # 巡诊补贴 2023年支出
        own = own.removesuffix(header.removeprefix(f"{fact.year}年")) or own
    asked = measure.words + measure.metric
    return sum(char in asked for char in own) / len(own) if own else 0.0
