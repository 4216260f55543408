"""Whose money a question means: the centre's, a province's, a city's, a county's, or what was raised oneself.

A figure of another level, or of all of them, answers no question about one. What level a figure is of stands in its own words,
else in its sentence before it, else in its heading.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from assistant.choice.matching import kind_of
from assistant.corpus import Corpus
from assistant.described import IndexedFact
from assistant.lexicon import lexicon
from assistant.query import Measure
from assistant.understand.words import naming
from index.schema import Fact
from index.text import plain

_SHORT = 5
"""So short is the name of a row of who spends."""
_OWN = "raised"
_LOCAL = "local"


@lru_cache(maxsize=4096)
def levels(text: str) -> frozenset[str]:
    """The levels that a text names."""
    words = lexicon().levels
    named = {
        "central": words.central,
        "province": words.province,
        "city": words.city,
        "county": words.county,
        "town": words.town,
        _OWN: words.raised,
        _LOCAL: words.local,
    }
    return frozenset(level for level, phrase in named.items() if phrase.search(text))


def of_money(measure: Measure, text: str, corpus: Corpus) -> Measure:
    """A measure of what a level gave (省里给了多少, 中央多少) or of what was paid for a thing, as one of money."""
    measure = _paid(measure, corpus)
    if measure.wanted or measure.counter or measure.kind != "plain" or measure.metric or not levels(measure.words):
        return measure
    bare = not lexicon().levels.every.sub("", measure.words)
    paid = bare or lexicon().levels.paying.search(measure.words)
    return measure.model_copy(update={"wanted": "money"}) if paid and "率" not in text else measure


def _paid(measure: Measure, corpus: Corpus) -> Measure:
    """A measure of what was paid for a thing that the pack counts (高标准农田支付, 高标准农田支出): the amount, not the count."""
    metric = corpus.pack.metrics.get(measure.metric)
    parts = tuple(_paid(part, corpus) for part in measure.parts)
    counted = metric is not None and metric.kind == "count" and measure.kind == "plain"
    if not counted or not lexicon().fitting.paid.search(measure.words):
        return measure.model_copy(update={"parts": parts}) if parts != measure.parts else measure
    words = measure.words
    changed = {"metric": "", "residue": words, "limits": naming(words), "wanted": "money", "counter": ""}
    return measure.model_copy(update=changed)


def of_level(facts: list[IndexedFact], measure: Measure, titles: str, corpus: Corpus) -> list[IndexedFact]:
    """The figures of the level that a measure names; all of them where it names none.

    Args:
        titles: Titles of the reports: in one on 市级专项资金 a figure that names no level is of that.
    """
    asked = levels(measure.words + "|" + measure.residue)
    if not asked:
        return facts
    bare = asked <= levels(titles)
    came = lexicon().levels.came.search(measure.words) is not None and measure.kind == "plain"
    of_sources = "本级" not in measure.words + measure.residue
    if not of_sources:  # 省本级下达了多少: from all sources, and not the 省级 column of its row
        facts = [i for i in facts if not (_spends(i.fact) and levels(plain("".join(i.fact.column))))]
    return [
        i
        for i in facts
        if kind_of(i.fact) not in ("money", "rate")
        or (
            _fits(asked, _levels_of(i.fact, corpus), bare=bare)
            and (not came or _came(i.fact))
            and not (of_sources and _spends(i.fact))
        )
    ]


def _spends(fact: Fact) -> bool:
    """Whether a row is of who spends (市本级 beside its counties), not of whose money it is (市级资金)."""
    row = plain(fact.row[-1]) if fact.origin == "table" and fact.row else ""
    return row.endswith("本级") and len(row) < _SHORT


def arrived(measure: Measure) -> Measure | None:
    """What came in of a level's money (县级配套实际到位多少), by these words alone; None for any other measure."""
    words = lexicon().levels
    if not levels(measure.words) or measure.kind != "plain" or not words.came.search(measure.words):
        return None
    if words.every.sub("", words.came.sub("", measure.words)):
        return None
    return Measure(words=measure.words, residue="到位", wanted="money", units=measure.units)


def _fits(asked: frozenset[str], of: frozenset[str], *, bare: bool) -> bool:
    if not of:
        return bare
    if _OWN in asked:
        return _OWN in of
    return of == asked or (_LOCAL in asked | of and asked | of <= {_LOCAL, "city", "county"})


def _came(fact: Fact) -> bool:
    """Whether an amount is one that came in."""
    own = "".join((fact.metric, fact.metric_text, *fact.row, *fact.column))
    return kind_of(fact) == "rate" or lexicon().levels.came.search(plain(own)) is not None


def _levels_of(fact: Fact, corpus: Corpus) -> frozenset[str]:
    kept = corpus.once(f"levels of {fact.location.report_id}", dict[str, frozenset[str]])
    if fact.id not in kept:
        kept[fact.id] = _told(fact, corpus)
    return kept[fact.id]


def _told(fact: Fact, corpus: Corpus) -> frozenset[str]:
    if own := levels(plain("|".join((fact.metric_text, *fact.row, *fact.column)))):
        return own
    if fact.origin == "text" and kind_of(fact) == "money":
        said = plain(corpus.text(fact.location.report_id)[fact.sentence_start : fact.value_start])
        for clause in reversed(said.split(",")):
            if carried := levels(clause):
                return carried
    return next(filter(None, (levels(plain(heading)) for heading in reversed(fact.section))), frozenset())


def level_fit(fact: Fact, asked: str, corpus: Corpus) -> float:
    """What it counts for that an amount is of the level asked about; one of a single level is not that of all."""
    if kind_of(fact) != "money":
        return 0.0
    of = _levels_of(fact, corpus)
    if not of:
        return 0.0
    named = levels(asked)
    return 0.5 if named == of else 0.0 if named else -0.5 * bool(levels(plain(fact.metric_text)))


def of_one(measure: Measure, titles: str) -> bool:
    """Whether a measure names a level that the reports as a whole are not on."""
    asked: Iterable[str] = levels(measure.words + "|" + measure.residue)
    return not set(asked) <= levels(titles)


def grades(text: str) -> frozenset[str]:
    """The levels that what is counted is recognised at, as a text names them: 国家级, 省级."""
    return frozenset(lexicon().levels.grade.findall(text)) if "级" in text else frozenset()


def of_other_grade(name: str, asked: str) -> bool:
    """Whether a figure's name says another level than the question does: 国家级绿色工厂 is none of 省级."""
    meant = grades(asked)
    own = grades(name) if meant else meant
    return bool(own) and own.isdisjoint(meant)
