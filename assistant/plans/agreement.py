"""Whether what a report says agrees with itself: the verdict first, then both figures or the recomputation.

A question may name the figure it doubts (下降12.74%), the sum (分项加起来), or only the thing (在职到底多少人). What the checks
found is told when it is about that; where they found nothing, what was compared is shown, and where nothing could be
compared the answer says that.
"""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.choice.resolve import Resolver
from assistant.corpus import Corpus
from assistant.draft import Draft, marks, statement, told
from assistant.figures import Figure, compute, formula, of_fact
from assistant.lexicon import lexicon
from assistant.plans import counterpart
from assistant.plans.lookup import lookup
from assistant.plans.notes import tell_finding
from assistant.plans.proved import OF_RATES, add_sum, claims, proof, right_rate
from assistant.plans.scope import Scope
from assistant.query import Query
from assistant.sources import Sources
from index.numerals import parse_numeral
from index.schema import Fact, Finding
from index.text import plain

_MOST = 3
_LEAST_SHARED = 0.5
_SURELY_SHARED = 0.8
"""So much of the question's words where it names a metric that the finding is not of."""
_MOST_NEAR = 2
_CLOSE = Decimal("0.06")
_NUMBER = re.compile(r"(?<![\d.])\d+(?:\.\d+)?(?![\d.年月日])")
_WORKED = re.compile("[+−÷×]")
_BOUNDED = ("超出限额", "目标未完成", "未达目标得满分")
"""Kinds that hold a figure against another thing's: no doubt about the figure itself."""
_OF_SUMS = ("合计不符", "部分大于总额", "总分不符", "分值不符", "单位有误")


def conflict(query: Query, corpus: Corpus, scope: Scope) -> Draft:
    """What the checks found about what was asked, with both sides; else what could be compared."""
    found = _concerned(query, corpus, scope)
    if found:
        draft = Draft("conflict", Sources(corpus), scope=scope.report_ids, route="checks")
        first, *others = found
        figures = _figures(first, corpus)
        whose = f"{figures[0].unit_name}的报告中，" if figures else ""
        draft.paragraphs.append(f"{_verdict(query.question)}：{whose}{_told(draft, first)}。")
        draft.formula = first.formula
        if _WORKED.search(first.formula):
            draft.paragraphs.append(f"算式：{first.formula}")
        draft.figures += figures
        for finding in others:
            tell_finding(draft, finding)
        return draft
    return right_rate(query, corpus, scope) or _without_finding(query, corpus, scope)


def _verdict(question: str) -> str:
    if lexicon().doubts.added.search(question):
        return "对不上" if lexicon().doubts.tallies.search(question) else "加起来不等"
    if lexicon().doubts.calculated.search(question):
        return "不对"
    return "对不上" if lexicon().doubts.tallies.search(question) else "不一致"


def _told(draft: Draft, finding: Finding) -> str:
    """The finding's message with the marks of its places."""
    draft.findings.append(finding)
    return f"{finding.message.rstrip('。')}{marks(draft.sources.found(finding))}"


def _figures(finding: Finding, corpus: Corpus) -> list[Figure]:
    by_id = {indexed.fact.id: indexed.fact for indexed in corpus.facts((finding.report_id,))}
    facts = [by_id[place.fact_id] for place in finding.places if place.fact_id in by_id]
    return [of_fact(fact, label=corpus.label(fact)) for fact in facts[:_MOST]]


def _concerned(query: Query, corpus: Corpus, scope: Scope) -> list[Finding]:
    """The findings about what was asked, the one most about it first."""
    findings = [finding for finding in corpus.findings(scope.report_ids) if finding.severity != "提示"]
    weighed = [(_about(finding, query, corpus), finding) for finding in findings]
    best = max((weight for weight, _ in weighed), default=0.0)
    told = [(weight, finding) for weight, finding in weighed if weight > 0 and weight >= best - 0.5]
    return [finding for _, finding in sorted(told, key=lambda pair: -pair[0])][:_MOST]


def _about(finding: Finding, query: Query, corpus: Corpus) -> float:
    """How much a finding is about what was asked; 0 when it is about something else."""
    facts = {indexed.fact.id: indexed.fact for indexed in corpus.facts((finding.report_id,))}
    involved = [facts[place.fact_id] for place in finding.places if place.fact_id in facts]
    question = plain(query.question)
    if query.years and not any(fact.year in query.years for fact in involved):
        return 0.0
    if finding.kind in _BOUNDED and not all((fact.metric or fact.metric_text)[:2] in question for fact in involved):
        return 0.0
    wide = not lexicon().doubts.rated.search(question) and not lexicon().doubts.calculated.search(question)
    if (wide and finding.kind in OF_RATES) or (
        lexicon().doubts.added.search(question) and finding.kind not in _OF_SUMS and "+" not in finding.formula
    ):
        return 0.0
    numbers = {Decimal(digits) for digits in _NUMBER.findall(question)}
    known = {abs(fact.value) for fact in involved} | {Decimal(n) for n in _NUMBER.findall(finding.recomputed)}
    named = 1.0 if numbers & known else 0.0
    if any("." in str(one) for one in numbers) and not named:
        return 0.0
    shared = 1.0 if _counts_items(question, finding) else _shared(query, finding, involved)
    metric = _same_metric(query, involved)
    other = metric is None and not named and any(m.metric for m in query.measures)
    least = _SURELY_SHARED if other else _LEAST_SHARED
    if metric is False or not (metric or shared >= least):
        return 0.0
    each = min((_held(query, _name(fact)) for fact in involved), default=0.0) / 2
    return shared + named + (1.0 if metric else 0.0) + each


def _counts_items(question: str, finding: Finding) -> bool:
    """Whether the question asks for the sum of so many items, and the finding is on a sum of so many."""
    counted = lexicon().doubts.items.search(question)
    return counted is not None and finding.kind == "合计不符" and parse_numeral(counted[1]) == len(finding.places) - 1


def _same_metric(query: Query, involved: list[Fact]) -> bool | None:
    """Whether the asked metric is one of the finding's, False where it is on another basis; None where it is none."""
    for measure in query.measures:
        if measure.metric and any(fact.metric == measure.metric for fact in involved):
            return not measure.bases or any(fact.basis in measure.bases for fact in involved)
    return None


def _shared(query: Query, finding: Finding, involved: list[Fact]) -> float:
    """Which part of the question's own words the finding or its places hold."""
    places = "".join(place.quote for place in finding.places)
    return _held(query, finding.message + places + "".join(map(_name, involved)))


def _name(fact: Fact) -> str:
    return fact.metric_text + "".join(fact.row)


def _held(query: Query, told: str) -> float:
    """Which part of the question's own words is told."""
    words = lexicon().doubts.noise.sub("", re.sub(r"\d[\d.]*[%年]?", "", plain(query.words or query.text)))
    pairs = [words[place : place + 2] for place in range(len(words) - 1)]
    held = plain(told)
    return sum(pair in held for pair in pairs) / len(pairs) if pairs else 0.0


def _without_finding(query: Query, corpus: Corpus, scope: Scope) -> Draft:
    """The figures themselves, and what they were held against: another place, or their own recomputation."""
    draft = lookup(query, corpus, scope)
    if draft.status != "answered" or not draft.figures:
        return draft
    first = draft.figures[0]
    if (both := _each_named(query, first, corpus)) is not None:
        draft.paragraphs[:1] = [statement(figure, draft.sources) for figure in both]
        draft.paragraphs.insert(0, "报告中两个数都有，说的不是同一项：")
        draft.figures[:1] = both
    elif lexicon().doubts.added.search(query.question) and add_sum(draft, query, corpus, scope):
        return draft
    if both is not None:
        return draft
    compared = lexicon().doubts.compared.search(query.question) is not None
    if compared and _both_told(draft, query):
        return draft
    if any("另有口径" in caveat for caveat in draft.caveats):
        draft.paragraphs.insert(1, "同一报告中另有不同的数，见下。")
    elif (
        first.fact is not None
        and lexicon().doubts.calculated.search(query.question)
        and _may_be_claimed(query.question, first.fact)
        and (worked := proof(first.fact, corpus) or _recomputed(query, corpus, scope, first)) is not None
    ):
        draft.paragraphs.insert(0, f"算得对，按报告中的金额重算：{formula(worked)}{draft.sources.marks(worked)}。")
        draft.figures += [worked, *worked.operands]
    elif (
        first.fact is not None
        and lexicon().doubts.parts.search(query.question)
        and (worked := counterpart.parts(first.fact, corpus)) is not None
    ):
        counterpart.tell_parts(draft, first, worked)
    elif compared and first.fact is not None:
        _compared(draft, query, first.fact, corpus)
    return draft


def _both_told(draft: Draft, query: Query) -> bool:
    """Lead with whether the two figures that a question names are one: 公务接待费跟三公经费对得上吗. Whether it names two."""
    asked = [figure for figure in draft.figures if figure.fact is not None][:_MOST]
    if len(query.measures) != 2 or len(asked) != 2 or asked[0].unit != asked[1].unit:
        return False
    one, two = asked
    same = one.base == two.base
    both = f"{one.label}{told(one, draft.sources)}、{two.label}{told(two, draft.sources)}"
    apart = compute("difference", (one, two), label="相差")
    if not same:
        draft.formula = formula(apart)
        draft.figures.append(apart)
    verdict = f"一致：{both}。" if same else f"对不上：{both}，{draft.formula}。"
    draft.paragraphs.insert(0, verdict)
    draft.status = "answered" if same else "conflict"
    return True


def _compared(draft: Draft, query: Query, fact: Fact, corpus: Corpus) -> None:
    """What the other place says: the same, another figure, or nothing; then the figures nearest to it by name, if any."""
    findings = (f for f in corpus.findings((fact.location.report_id,)) if f.kind in _OF_SUMS and f.severity == "矛盾")
    if (finding := next((f for f in findings if fact.value in _recomputed_as(f)), None)) is not None:
        draft.status, draft.route = "conflict", "checks"
        draft.paragraphs.insert(0, f"{_verdict(query.question)}：{_told(draft, finding)}。")
        draft.figures += _figures(finding, corpus)[:1]
    elif (same := counterpart.again(fact, corpus)) is not None:
        other = of_fact(same, label=corpus.label(same))
        draft.figures.append(other)
        draft.paragraphs.insert(0, f"一致：{counterpart.where(same)}的{other.label}也是{told(other, draft.sources)}。")
    elif (unlike := counterpart.differing(fact, corpus)) is not None:
        counterpart.tell_differing(draft, fact, unlike, corpus)
    elif not draft.caveats:
        near = [of_fact(one, label=corpus.label(one)) for one in _alike(fact, query, corpus)]
        told_near = "".join(statement(one, draft.sources) for one in near)
        nothing = "没有找到写同一个数的另一处，无法对照。"
        draft.paragraphs.insert(1, f"{nothing}名称相近的数还有：{told_near}" if near else nothing)
        draft.figures += near


def _each_named(query: Query, first: Figure, corpus: Corpus) -> list[Figure] | None:
    """The two amounts that a question names of one thing (685.86和547.49哪个对), where the report prints both; else None."""
    numbers = list(dict.fromkeys(Decimal(digits) for digits in _NUMBER.findall(plain(query.question)) if "." in digits))
    if len(numbers) != 2 or first.fact is None:
        return None
    known = (indexed.fact for indexed in corpus.facts((first.fact.location.report_id,)))
    alike = [fact for fact in known if (fact.metric, fact.year) == (first.fact.metric, first.fact.year) and fact.metric]
    told_of = [next((fact for fact in alike if fact.value == number), None) for number in numbers]
    return [of_fact(fact, label=corpus.label(fact)) for fact in told_of if fact] if all(told_of) else None


def _recomputed_as(finding: Finding) -> list[Decimal]:
    return [Decimal(number) for number in _NUMBER.findall(finding.recomputed)]


def _alike(fact: Fact, query: Query, corpus: Corpus) -> list[Fact]:
    """Other figures of the same year and unit of measure that say as much of the question's words."""
    least = max(_LEAST_SHARED, _held(query, _name(fact)))
    found: dict[Decimal, Fact] = {}
    for other in (indexed.fact for indexed in corpus.facts((fact.location.report_id,))):
        like = (other.unit_base, other.year, other.change) == (fact.unit_base, fact.year, fact.change)
        if like and other.value_base != fact.value_base and _held(query, _name(other)) >= least:
            found.setdefault(other.value_base, other)
    return list(found.values())[:_MOST_NEAR]


def _may_be_claimed(question: str, fact: Fact) -> bool:
    """Whether the percentage the question names, where it names one, is this figure's: no other is called right."""
    said = claims(question)
    return not said or (abs(fact.value), fact.unit_base[-1:]) in said


def _is_rate(figure: Figure) -> bool:
    return figure.fact is not None and figure.unit == "%" and figure.fact.change in ("", "完成率")


def _recomputed(query: Query, corpus: Corpus, scope: Scope, figure: Figure) -> Figure | None:
    """The asked rate worked out from the report's amounts, where that gives what is printed."""
    if not _is_rate(figure):
        return None
    resolver = Resolver(corpus, query)
    for unit in scope.units:
        for measure in query.measures:
            found = resolver.resolve(measure, unit, figure.year)
            worked = found.stated
            if worked is not None and found.figure is not None and abs(worked.value - found.figure.value) < _CLOSE:
                return worked
    return None
