"""Shares and ratios: two figures of one unit and year, one in relation to the other."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.amounts import is_money
from assistant.choice.kin import kin, one_thing, part_and_whole
from assistant.choice.levels import levels
from assistant.choice.matching import CHANGES, PLANNED, covered, kind_of, matches
from assistant.choice.records import beside, source_and_whole
from assistant.choice.resolution import Resolution
from assistant.choice.suiting import narrower, per_head_rate
from assistant.choice.totals import sum_of_row, table_title, total_of, total_of_column
from assistant.described import described, grams
from assistant.figures import Figure, compute
from assistant.lexicon import lexicon
from assistant.query import Measure
from index.schema import Basis, Fact
from index.text import plain

_STANDARD = 0.6
"""Share of the words of the whole that a table must be called by."""
_NEGLIGIBLE = Decimal("0.0005")
"""An amount that is less of another than this is of something else: 585元 a month of 3985万元 a year."""
_TINY = Decimal("0.005")
"""So too what is less than this of a figure that stands elsewhere."""
_MANY = 10
"""Nothing is more than so many times its whole."""
_WHOLE_SAID, _WHOLE_LEFT_OUT = 0.9, 0.6
"""Share of the words that a printed share must say, where the question names its whole and where it does not."""
_MOST, _TAIL = 6, 3
"""So many parts are looked at for siblings, whose names end with so many characters in common."""

if TYPE_CHECKING:
    from assistant.choice.resolve import Resolver
    from assistant.corpus import Corpus, Unit
    from assistant.described import IndexedFact


def share(resolver: Resolver, measure: Measure, unit: Unit, year: int | None) -> Resolution:
    """What part of a whole a figure is, as printed or worked out; no figure is all that its place has (占全市的比重)."""
    found = _share(resolver, measure, unit, year)
    figure = found.figure
    if figure is None or figure.operator != "share" or not lexicon().shares.of_place.search(resolver.query.text):
        return found
    part, whole = figure.operands[:2]
    return Resolution(unit, year, None) if part.base == whole.base else found


def _share(resolver: Resolver, measure: Measure, unit: Unit, year: int | None) -> Resolution:
    part_measure, whole_measure = measure.parts
    named = bool(whole_measure.metric or whole_measure.words)
    if not named and (done := _done_of_plan(resolver, part_measure, unit, year)) is not None:
        return done
    if (of_thing := source_and_whole(measure, unit, year, resolver.corpus)) is not None:
        one, of = of_thing
        return Resolution(unit, one.year, compute("share", of_thing, label=f"{one.label}占{of.label}的比重"))
    if part_measure.bases and not part_measure.metric and len(part_measure.residue) < 2 and whole_measure.metric:
        part_measure = whole_measure.model_copy(update={"bases": part_measure.bases})  # 追加占财政拨款收入的比重
    part_measure = as_amount(part_measure)
    whole_measure = as_amount(
        whole_measure if whole_measure.metric or whole_measure.words else _whole_of(resolver, part_measure)
    )
    if not named or levels(whole_measure.words):
        item = _of_its_own(resolver, part_measure, unit, year, level=whole_measure.words if named else "")
        item = item or (None if named else _of_its_column(resolver, measure.parts[0], unit, year))
        if item is not None:
            return item
    if lexicon().shares.of_budget.search(resolver.query.text) and not whole_measure.metric and whole_measure.bases:
        whole_measure = whole_measure.model_copy(update={"metric": resolver.corpus.pack.whole, "wanted": "money"})
        part_measure = part_measure.model_copy(update={"bases": part_measure.bases or whole_measure.bases})
    of_all = lexicon().shares.of_all.search(resolver.query.text)
    if of_all and not whole_measure.metric and not plain(whole_measure.residue):
        whole_measure = whole_measure.model_copy(update={"metric": resolver.corpus.pack.whole, "wanted": "money"})
    elif whole_measure.bases == ("决算",) and not (whole_measure.metric or part_measure.bases or whole_measure.residue):
        whole_measure = whole_measure.model_copy(update={"metric": resolver.corpus.pack.whole})  # 占实际支出
    elif not whole_measure.metric and whole_measure.bases and not plain(whole_measure.residue):
        whole_measure = part_measure.model_copy(update={"bases": whole_measure.bases, "words": part_measure.words})
    if (among := _of_all_there_was(resolver, part_measure, whole_measure, unit, year)) is not None:
        return among
    said = _stated_share(resolver, measure, unit, year)
    if said is not None and said.figure is not None and said.figure.fact is not None:
        words = part_measure.words + (whole_measure.words if named else "")
        fact = next(i for i in resolver.corpus.facts(unit.report_ids) if i.fact.id == said.figure.fact.id)
        shared = fact.fact.change == "占比" or "占" in fact.fact.metric_text
        sure = _WHOLE_SAID if named else _WHOLE_LEFT_OUT
        if shared and covered(words, fact, resolver.corpus)[0] >= sure and fact.fact.unit_base == "%":
            return said
    if not part_measure.wanted and (
        whole_measure.wanted == "money" or lexicon().shares.amount.search(whole_measure.words)
    ):
        part_measure = part_measure.model_copy(update={"wanted": "money"})
    if not whole_measure.metric and len(whole_measure.words) > 2:  # 发放额 is what 发放 comes to
        words = whole_measure.words.removesuffix("额")
        whole_measure = whole_measure.model_copy(update={"words": words, "residue": words})
    part = resolver.stated(part_measure, unit, year)
    if (among := _in_its_row(resolver, part_measure, whole_measure, unit, part)) is not None:
        return among
    if part.figure is None or part.figure.unit == "%":
        part = _like_its_whole(resolver, part_measure, whole_measure, unit, part)
    if part.figure is None or part.figure.unit == "%":
        return said or part
    lead, every = part.figure.fact, resolver.corpus.facts(unit.report_ids)
    counted = lexicon().shares.of_so_many.search(resolver.query.text) is not None
    total = total_of(lead, whole_measure.words, every, counted=counted) if lead is not None else None
    if total is not None:
        of = resolver.corpus.figure(total)
        text = f"{part.figure.label}占{of.label}的比重"
        return Resolution(unit, part.year, compute("share", (part.figure, of), label=text))
    if (among := _among_siblings(resolver, part_measure, whole_measure, unit, part)) is not None:
        return among
    if (own_whole := _of_its_record(resolver, whole_measure, part.figure)) is not None:
        of = resolver.corpus.figure(own_whole)
        text = f"{part.figure.label}占{of.label}的比重"
        return Resolution(unit, part.year, compute("share", (part.figure, of), label=text))
    if part.figure.fact and not whole_measure.bases and not part_measure.bases:
        pair = part_and_whole(
            resolver.found(part_measure, unit, part.year, ()), resolver.found(whole_measure, unit, part.year, ())
        )
        if pair is not None:
            one, two = (resolver.corpus.figure(fact) for fact in pair)
            return Resolution(unit, part.year, compute("share", (one, two), label=f"{one.label}占{two.label}的比重"))
    own = (part.figure.fact.basis,) if part.figure.fact and not whole_measure.bases else whole_measure.bases
    whole = _whole(resolver, whole_measure, unit, part, own)
    if whole.figure is None and not whole_measure.bases:
        whole = _whole(resolver, whole_measure, unit, part, ())
    if whole.figure is not None and not _same_kind(part.figure, whole.figure):
        alike = part_measure.model_copy(update={"wanted": kind_of(whole.figure.facts()[0]), "counter": ""})
        part = resolver.stated(alike, unit, part.year)
        if part.figure is None or not _same_kind(part.figure, whole.figure):
            return _stated_share(resolver, measure, unit, year) or resolver.missing(
                part_measure, unit, year, resolver.corpus.facts(unit.report_ids), ()
            )
    if part.figure is None or (whole.figure is not None and whole.figure.facts() == part.figure.facts()):
        return resolver.missing(part_measure, unit, year, resolver.corpus.facts(unit.report_ids), ())
    ends = (part.figure.fact, whole.figure.fact) if whole.figure is not None else (None, None)
    asked_bases = part_measure.bases or whole_measure.bases
    if ends[0] is not None and ends[1] is not None and one_thing(ends[0], ends[1], on_any_basis=not asked_bases):
        return _stated_share(resolver, measure, unit, year) or resolver.missing(
            part_measure, unit, year, resolver.corpus.facts(unit.report_ids), ()
        )
    if whole.figure is None or whole.figure.base == 0:
        return _stated_share(resolver, measure, unit, year) or whole
    left_open = not (measure.parts[1].metric or measure.parts[1].words)
    if _absurd(part.figure, whole.figure, resolver) or (left_open and part.figure.base > whole.figure.base):
        return resolver.missing(part_measure, unit, year, resolver.corpus.facts(unit.report_ids), ())
    text = f"{part.figure.label}占{whole.figure.label}的比重"
    return Resolution(unit, part.year, compute("share", (part.figure, whole.figure), label=text))


def _of_all_there_was(
    resolver: Resolver, part: Measure, whole: Measure, unit: Unit, year: int | None
) -> Resolution | None:
    """The share of what a thing was given in 资金总额, which is what there was and not what was spent of it."""
    if whole.metric not in resolver.corpus.pack.whole_also or whole.bases or part.bases:
        return None
    of = resolver.stated(whole.model_copy(update={"bases": ("预算",)}), unit, year).figure
    given = part.model_copy(update={"wanted": "money"})
    for match in resolver.found(given.model_copy(update={"bases": ("预算",)}), unit, year, ()) or resolver.found(
        given, unit, year, ()
    ):
        fact = match.fact
        name = fact.metric_text + "".join(fact.column[-1:])
        arranged = fact.basis in PLANNED or lexicon().arranged.search(name) is not None
        if of is not None and arranged and fact.value_base < of.base and not fact.change:
            one = resolver.corpus.figure(fact)
            return Resolution(unit, year, compute("share", (one, of), label=f"{one.label}占{of.label}的比重"))
    return None


def _done_of_plan(resolver: Resolver, part: Measure, unit: Unit, year: int | None) -> Resolution | None:
    """完成计划的百分之几 as the rate of what was done of a plan, where the report has both; None for other shares."""
    if lexicon().goals.of_plan.search(resolver.query.text) is None:
        return None
    called = lexicon().goals.done_rate
    name = next((name for name, words in resolver.corpus.rate_words.items() if any(map(called.fullmatch, words))), "")
    words = part.words + "完成率"
    asked = {"kind": "rate", "metric": name, "words": words, "residue": part.words, "wanted": "rate"}
    counted = part.model_copy(update={"wanted": "count"})
    found = resolver.resolve(part.model_copy(update={**asked, "parts": (counted,)}), unit, year)
    return found if found.figure is not None else None


def _absurd(part: Figure, whole: Figure, resolver: Resolver) -> bool:
    """Whether one figure is no part of another: a price or standard of a sum, next to nothing of what stands elsewhere."""
    ends = [fact for figure in (part, whole) for fact in figure.facts()]
    if len({per_head_rate(fact, resolver.corpus) for fact in ends}) > 1:
        return True
    beside = len(ends) == 2 and (kin(*ends) > 1 or ends[0].location.report_id != ends[1].location.report_id)
    least = _NEGLIGIBLE if beside else _TINY
    return is_money(part.unit) and not least * abs(whole.base) <= abs(part.base) <= _MANY * abs(whole.base)


def _in_its_row(resolver: Resolver, part: Measure, whole: Measure, unit: Unit, found: Resolution) -> Resolution | None:
    """The share of a cell in what its row comes to, where the table or its columns are called as the whole is."""
    lead = found.figure.fact if found.figure else None
    if lead is None or lead.unit_base in ("%", "分") or not whole.words or whole.bases or part.bases:
        return None
    every = resolver.corpus.facts((lead.location.report_id,))
    for match in resolver.found(part, unit, found.year, ())[: 2 * _MOST]:
        fact = match.fact
        same = (fact.value_base, fact.unit_base) == (lead.value_base, lead.unit_base)
        if fact.origin != "table" or not (same or _called_so(fact, part.words, resolver)):
            continue
        total = sum_of_row(fact, every)
        if total is None:
            continue
        sentence = resolver.corpus.text(fact.location.report_id)[fact.sentence_start : fact.sentence_end]
        said = described(" ".join((table_title(fact, resolver.corpus), *fact.section, *fact.column, sentence)), "")
        if covered(whole.words, said, resolver.corpus)[0] >= _STANDARD:
            one, of = resolver.corpus.figure(fact), resolver.corpus.figure(total)
            return Resolution(unit, fact.year, compute("share", (one, of), label=f"{one.label}占{of.label}的比重"))
    return None


def _called_so(fact: Fact, words: str, resolver: Resolver) -> bool:
    """Whether a cell's column is called as the question says, in the row of all or in one that it names."""
    row, column = plain("".join(fact.row[-1:])), plain("".join(fact.column[-1:]))
    return (
        column != ""
        and column in words
        and (lexicon().fitting.total.search(row) is not None or row in resolver.query.text)
    )


def _like_its_whole(resolver: Resolver, part: Measure, whole: Measure, unit: Unit, found: Resolution) -> Resolution:
    """The part by a figure of its whole's kind, where its words alone led to a rate or to nothing."""
    of = resolver.stated(whole, unit, found.year).figure
    if of is None or of.unit == "%":
        return found
    return resolver.stated(part.model_copy(update={"wanted": kind_of(of.facts()[0])}), unit, found.year)


def _among_siblings(
    resolver: Resolver, part: Measure, whole: Measure, unit: Unit, found: Resolution
) -> Resolution | None:
    """The share of one of several figures called alike (城市低保发放, 农村低保发放) in what they come to; None elsewhere."""
    money = lexicon().shares.money.search(resolver.query.text) is not None
    for match in resolver.found(part, unit, found.year, ())[:_MOST]:
        fact = match.fact
        tail = plain(fact.metric_text).removeprefix(part.words)
        if len(tail) < _TAIL or tail == plain(fact.metric_text) or not whole.words or whole.words not in tail:
            continue
        text = resolver.corpus.text(fact.location.report_id)
        line = text[: fact.sentence_start].rfind("\n")
        alike = [
            i.fact
            for i in resolver.corpus.facts((fact.location.report_id,))
            if i.fact.origin == fact.origin == "text"
            and text[: i.fact.sentence_start].rfind("\n") == line
            and (i.fact.unit_base, i.fact.year, i.fact.change) == (fact.unit_base, fact.year, fact.change)
            and plain(i.fact.metric_text).endswith(tail)
        ]
        if any(plain(other.metric_text) == tail for other in alike) or len(alike) < 2:
            continue
        if money and fact.unit_base != "元":
            continue
        figures = tuple(resolver.corpus.figure(each) for each in (fact, *(f for f in alike if f.id != fact.id)))
        of = compute("sum", figures, label=tail)
        text_of = f"{figures[0].label}占{tail}合计的比重"
        return Resolution(unit, fact.year, compute("share", (figures[0], of), label=text_of))
    return None


def _of_its_record(resolver: Resolver, whole: Measure, part: Figure) -> Fact | None:
    """What the report says of the thing itself by the bare words of the whole: 抚育补助支付占到位资金 is of what arrived of it."""
    called = plain(whole.words).removesuffix("资金").removesuffix("数")
    if part.fact is None or part.fact.metric or len(called) < 2 or (whole.metric and whole.residue):
        return None
    others = (f for f in beside(part.fact, resolver.corpus) if f.id != part.fact.id and f.value_base >= part.base)
    said = re.compile(rf"(?<!应){re.escape(called)}$")
    return next((fact for fact in others if said.search(plain(fact.metric_text))), None)


def _of_its_own(resolver: Resolver, part: Measure, unit: Unit, year: int | None, *, level: str) -> Resolution | None:
    """The share of an item in the whole that its own name says it is of: 高标准农田建设：中央资金.

    Args:
        level: Words for whose money the whole is; "" where that is left open.
    """
    found = resolver.stated(part, unit, year).figure
    above = found.fact.metric_text.rpartition("：")[0] if found and found.fact else ""
    if not above or found is None or found.fact is None:
        return None
    for indexed in resolver.corpus.facts((found.fact.location.report_id,)):
        whole = indexed.fact
        if (
            whole.metric_text.rpartition("：")[2] == above.rpartition("：")[2]
            and whole.unit_base == found.fact.unit_base
            and whole.year == found.year
            and whole.value_base >= found.base
            and levels(level) <= levels(_sentence(whole, resolver))
        ):
            of = resolver.corpus.figure(whole)
            return Resolution(unit, found.year, compute("share", (found, of), label=f"{found.label}占{of.label}的比重"))
    return None


def _sentence(fact: Fact, resolver: Resolver) -> str:
    return plain(resolver.corpus.text(fact.location.report_id)[fact.sentence_start : fact.sentence_end])


def _of_its_column(resolver: Resolver, part: Measure, unit: Unit, year: int | None) -> Resolution | None:
    """The share of a row in what its column comes to: 城关卫生院服务人口占全县; None where no place is said to be the whole."""
    if lexicon().shares.of_place.search(resolver.query.text) is None:
        return None
    found = resolver.stated(as_amount(part), unit, year).figure
    if found is None or found.fact is None:
        return None
    total = total_of_column(found.fact, resolver.corpus.facts((found.fact.location.report_id,)))
    if total is None or total.value_base < found.base:
        return None
    of = resolver.corpus.figure(total)
    return Resolution(unit, found.year, compute("share", (found, of), label=f"{found.label}占{of.label}的比重"))


def _whole(resolver: Resolver, measure: Measure, unit: Unit, part: Resolution, bases: tuple[Basis, ...]) -> Resolution:
    """The whole of a part: of equally fitting figures, one that is not smaller than its part."""
    assert part.figure is not None
    for match in resolver.found(measure, unit, part.year, bases):
        fact, own = match.fact, part.figure.fact
        if fact.value_base >= part.figure.base and not (own and (fact.id == own.id or _siblings(fact, own))):
            return Resolution(unit, fact.year, resolver.corpus.figure(fact))
    return resolver.stated(measure, unit, part.year, bases)


def _siblings(one: Fact, two: Fact) -> bool:
    """Whether two figures are items of one whole, by their names: 总支出：村卫生室, 总支出：疾控中心."""
    (above, _, name), (over, _, other) = (fact.metric_text.rpartition("：") for fact in (one, two))
    return above == over != "" and name != other


def _stated_share(resolver: Resolver, measure: Measure, unit: Unit, year: int | None) -> Resolution | None:
    asked = measure.model_copy(update={"kind": "plain", "metric": "", "wanted": "rate"})
    facts = resolver.corpus.facts(unit.report_ids)
    text = resolver.query.text
    found = [m for m in matches(asked, facts, resolver.corpus, year=year) if not narrower(text, m.indexed)]
    found = [m for m in found if _names_part(m.indexed, measure.parts[0], resolver.corpus)]
    shares = [m.fact for m in found if m.fact.change not in CHANGES and _of_the_whole(m.fact, measure.parts[1])]
    rates = [plain(name) for names in resolver.corpus.rate_words.values() for name in names]
    unsaid = tuple(name for name in rates if name not in text)  # 执行率 is no share of anything
    shares = [fact for fact in shares if not plain(fact.metric_text).endswith(unsaid)]
    if not shares:
        return None
    reached = None if "目标值" in resolver.query.bases else _reached(shares[0], facts)
    return Resolution(unit, year, resolver.corpus.figure(reached or shares[0]))


def _reached(goal: Fact, facts: list[IndexedFact]) -> Fact | None:
    """The share that came of a goal, by whatever words: the goal alone answers nobody who did not ask for it."""
    if goal.basis != "目标值" or not goal.metric:
        return None
    of_one = (i.fact for i in facts if (i.fact.metric, i.fact.unit_base) == (goal.metric, goal.unit_base))
    return next((f for f in of_one if f.basis != "目标值" and f.year == goal.year and f.change == goal.change), None)


def _names_part(indexed: IndexedFact, part: Measure, corpus: Corpus) -> bool:
    """Whether a printed share is of the metric that is asked for: what 占下达资金 says of all is none of 三公."""
    metric = corpus.pack.metrics.get(part.metric)
    names = (metric.name, *metric.aliases, part.words) if metric else ()
    return not names or any(plain(name) in indexed.head for name in names if name)


def _of_the_whole(fact: Fact, whole: Measure) -> bool:
    """Whether a printed share is of the whole asked about: 占预算比例 is none of 总支出."""
    said = lexicon().shares.printed.search(plain(fact.metric_text))
    asked = plain(whole.metric + whole.words)
    return not (said and asked) or not grams(said.group(1)).isdisjoint(grams(asked))


def _whole_of(resolver: Resolver, part: Measure) -> Measure:
    metric = resolver.corpus.pack.metrics.get(part.metric)
    name = metric.parent if metric and metric.parent else resolver.corpus.pack.whole
    return Measure(metric=name, words=plain(name), wanted=part.wanted)


def _same_kind(one: Figure, other: Figure) -> bool:
    bases = {"元" if is_money(f.unit) else f.fact.unit_base if f.fact else f.unit for f in (one, other)}
    return len(bases) == 1


def as_amount(measure: Measure) -> Measure:
    """The measure of the amount itself, where a rate of it was asked for."""
    if measure.wanted != "rate" or measure.kind != "plain":
        return measure
    return measure.model_copy(update={"wanted": ""})
