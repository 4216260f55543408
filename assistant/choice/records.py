"""A thing with its amounts: what was planned for it, came for it, was spent on it, is left of it, and at what rate.

Its record is its row of a table, else all that the report says of it by its name. What the record does not print is worked
out from what it does: 结余 is the plan less the outlay, 执行率 the outlay over the plan.
"""

from __future__ import annotations

import re

from assistant.choice.levels import levels
from assistant.choice.matching import PLANNED, same_basis
from assistant.choice.suiting import left_over
from assistant.corpus import Corpus, Unit
from assistant.figures import Figure, compute, of_fact
from assistant.lexicon import lexicon
from assistant.query import Measure
from assistant.understand.words import segmented
from index.schema import Basis, Fact
from index.text import plain

_ORDER: tuple[Basis, ...] = ("全年预算", "调整预算", "预算", "年初预算", "目标值")
"""Plans, the one that an outlay is held against first."""
_LEAST = 3
"""So many characters of a thing's name must be said."""
_DEALT = re.compile(
    r"(?<=...)(?:应|实际|已|累计|共)*(?:到位|支付|支出|下达|拨付|兑付|发放|执行|使用|安排)(?:资金|金额|数|额)?$"
)
_DEALT_ENDS = frozenset("位付出达放行用排金额数")
"""森林抚育补助支付 and 森林抚育补助应到位 are of one thing."""
_MOST_RATE = 150
"""No outlay is more per cent of its plan than this, or the two are not of one thing."""


def name_of(fact: Fact) -> str:
    """What the thing of a figure is called: its row's head, the subject of its sentence, else the end of its own name."""
    if fact.origin == "table":
        return plain(fact.row[-1]) if fact.row else ""
    said = plain(fact.subject if fact.subject != fact.entity else fact.metric_text.rpartition("：")[2])
    return _DEALT.sub("", said) if fact.unit_base == "元" and said[-1:] in _DEALT_ENDS else said


def beside(fact: Fact, corpus: Corpus) -> list[Fact]:
    """The amounts of money of the thing that a figure is of, those of its own row or sentence first."""
    found = _records(fact.location.report_id, corpus).get((name_of(fact), fact.year), [])
    return sorted(found, key=lambda other: not _near(fact, other))


def rate(fact: Fact, corpus: Corpus, *, arrived: bool = False) -> Figure | None:
    """What was spent of a thing's plan, or came of it, as a rate; None where the record lacks one of the two."""
    amounts = beside(fact, corpus)
    part = next(filter(_arrived, amounts), None) if arrived else _outlay(amounts)
    plan = _plan(amounts, part)
    if part is None or plan is None or not plan.value_base:
        return None
    figure = compute("share", (_figure(part), _figure(plan)), label=_called(fact))
    return figure if figure.value <= _MOST_RATE else None


def left(fact: Fact, corpus: Corpus) -> Figure | None:
    """What is left of a thing's money: as printed, else its plan less its outlay."""
    amounts = beside(fact, corpus)
    if (printed := next(filter(_left, amounts), None)) is not None:
        return _figure(printed)
    spent = _outlay(amounts)
    plan = next(filter(_arrived, (a for a in amounts if spent and _near(spent, a))), None) or _plan(amounts, spent)
    if spent is None or plan is None or plan.value_base < spent.value_base:
        return None
    return compute("difference", (_figure(plan), _figure(spent)), label=_called(fact))


def named(words: str, unit: Unit, year: int | None, corpus: Corpus) -> Fact | None:
    """A figure of the one thing that some words name, in full or by a run of characters that no other thing's name has."""
    best: dict[str, tuple[int, bool, Fact]] = {}
    level = levels(words)
    for report_id in unit.report_ids:
        for (name, of), facts in _records(report_id, corpus).items():
            if level and levels(name) and levels(name) != level:
                continue  # 县级资金 is not 省级资金
            run = longest(name, words) if of == year and len(facts) > 1 else ""
            if len(run) >= min(_LEAST, len(name)) and any(word not in lexicon().general for word in segmented(run)):
                best[name] = len(run), facts[0].origin == "table", facts[0]
    most = max((length for length, *_ in best.values()), default=0)
    first = [name for name, (length, *_) in best.items() if length == most]
    first = [name for name in first if name == words] or [n for n in first if n in words] or first
    return best[first[0]][2] if len(first) == 1 else None


def asked(measure: Measure, unit: Unit, year: int | None, corpus: Corpus) -> Figure | None:
    """What a measure asks of the one thing that it names: its rate, or what is left of it; None for any other measure."""
    words, said = measure.residue, lexicon().ranking
    arrived = lexicon().remaining.arrived.search(measure.words) is not None
    wants_rate = arrived or said.performed.search(measure.words) is not None
    if not words or measure.bases or not (wants_rate or said.left.search(measure.words)):
        return None
    if lexicon().fitting.period.search(words):
        return None  # a record is of the year
    thing = named(words, unit, year, corpus)
    if thing is None:
        return None
    figure = rate(thing, corpus, arrived=arrived) if wants_rate else left(thing, corpus)
    called = ("到位率" if arrived else "执行率") if wants_rate else "结余"
    return figure.model_copy(update={"label": f"{figure.label}{called}", "year": year}) if figure else None


def source_and_whole(measure: Measure, unit: Unit, year: int | None, corpus: Corpus) -> tuple[Figure, Figure] | None:
    """What came from one level for the one thing that a share names, with all there was for it: 水库加固的预算，中央资金占多少."""
    part, whole = measure.parts
    source, words = levels(part.words), lexicon().levels.every.sub("", measure.words)
    thing = named(words, unit, year, corpus) if source and len(words) >= _LEAST else None
    if thing is None or not lexicon().shares.of_own.fullmatch(_without_name(whole.words, thing)):
        return None
    amounts = beside(thing, corpus)
    of_source = [a for a in amounts if levels(plain(_said(a))) == source and name_of(a) != plain(_said(a))]
    others = [a for a in amounts if not levels(plain(_said(a)))]
    spent = lexicon().amounts.paid_out.search(whole.words) is not None
    own = next((a for a in of_source if _spent(a) == spent), None) or next(iter(of_source), None)
    of = (_outlay(others) if spent else _plan(others, None)) if own is not None else None
    if own is None or of is None or own is of or not own.value_base <= of.value_base:
        return None
    return corpus.figure(own), corpus.figure(of)


def _records(report_id: str, corpus: Corpus) -> dict[tuple[str, int | None], list[Fact]]:
    """All amounts of money of a report by the names of what they are of and their years."""
    return corpus.once(f"records of {report_id}", lambda: _read(report_id, corpus))


def _read(report_id: str, corpus: Corpus) -> dict[tuple[str, int | None], list[Fact]]:
    found: dict[tuple[str, int | None], list[Fact]] = {}
    for fact in (indexed.fact for indexed in corpus.facts((report_id,))):
        name = name_of(fact)
        if fact.unit_base != "元" or fact.change or len(name) < 2 or lexicon().fitting.total.search(name):
            continue
        if not lexicon().standard.search(fact.metric_text + "".join(fact.column)):
            found.setdefault((name, fact.year), []).append(fact)
    return found


def _near(fact: Fact, other: Fact) -> bool:
    """Whether two figures stand in one row, or in one sentence."""
    if fact.origin == "table":
        return other.table_row == fact.table_row
    return other.origin == "text" and other.sentence_start == fact.sentence_start


def _said(fact: Fact) -> str:
    return plain(fact.column[-1] if fact.column else fact.metric_text.rpartition("：")[2])


def _left(fact: Fact) -> bool:
    return left_over(fact) or lexicon().amounts.balance.search(_said(fact)) is not None


def _spent(fact: Fact) -> bool:
    if _left(fact) or not same_basis(fact.basis, "决算"):
        return False
    told = fact.origin == "table" and fact.basis == "决算"
    return told or lexicon().amounts.paid_out.search(_said(fact)) is not None


def _outlay(amounts: list[Fact]) -> Fact | None:
    """What was spent: the first of a record's outlays that is told as such, else one that is called so."""
    return min(filter(_spent, amounts), key=lambda a: a.basis != "决算", default=None)


def _arrived(fact: Fact) -> bool:
    return fact.basis not in PLANNED and lexicon().remaining.arrived.search(_said(fact)) is not None


def _plan(amounts: list[Fact], part: Fact | None) -> Fact | None:
    """The plan that an outlay is held against: of its own row or sentence before any other, as late a one as there is."""
    plans = [a for a in amounts if a is not part and not _left(a) and not _spent(a) and not _arrived(a)]
    plans = [a for a in plans if a.basis in _ORDER or lexicon().rows.due.search(_said(a)) or _said(a) == name_of(a)]
    first = [a for a in plans if part is not None and _near(part, a)] or plans
    return min(first, key=lambda a: _ORDER.index(a.basis) if a.basis in _ORDER else len(_ORDER), default=None)


def _called(fact: Fact) -> str:
    return re.sub(r"^(?:其中)?[:：]?\s*", "", fact.row[-1] if fact.row else name_of(fact))


def _figure(fact: Fact) -> Figure:
    return of_fact(fact, label=_called(fact))


def _without_name(words: str, thing: Fact) -> str:
    """Words without those of them that name the thing a figure is of."""
    return words.replace(longest(name_of(thing), words) or "\n", "")


def longest(name: str, words: str) -> str:
    """The longest run of characters of a name that some words say."""
    ends = ((start, end) for start in range(len(name)) for end in range(start + 1, len(name) + 1))
    return max((name[start:end] for start, end in ends if name[start:end] in words), key=len, default="")
