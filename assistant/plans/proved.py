"""Whether a printed figure is right by the figures around it: the growth, the rate or the sum worked out again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.choice.matching import CHANGES
from assistant.corpus import Corpus
from assistant.draft import Draft, told
from assistant.figures import Figure, compute, formula, of_fact
from assistant.lexicon import lexicon
from assistant.plans.scope import Scope
from assistant.query import Query
from assistant.sources import Sources
from index.schema import Fact, Finding
from index.text import plain

_CLAIM = re.compile(r"(\d+(?:\.\d+)?)(%|个?百分点)")
_NUMBER = re.compile(r"(?<![\d.])\d+(?:\.\d+)?(?![\d.年])")
_SLACK = Decimal("0.011")
"""How far a percentage printed with two decimals may be from its recomputation."""
OF_RATES = ("比率不符", "占比不符", "增减不符")
_SIZES = ("目标值", "分值", "得分")


def right_rate(query: Query, corpus: Corpus, scope: Scope) -> Draft | None:
    """The percentage the question doubts, where the figures beside it give it; None where none is printed or proved."""
    proved = ((fact, worked) for fact in _claimed(query, corpus, scope) if (worked := proof(fact, corpus)))
    fact, worked = next(proved, (None, None))
    if fact is None or worked is None:
        return None
    draft = Draft("answered", Sources(corpus), scope=scope.report_ids)
    said = of_fact(fact, label=corpus.label(fact))
    draft.paragraphs.append(
        f"算得对：{said.unit_name}{fact.year or ''}{'年' if fact.year else ''}{said.label}写作{told(said, draft.sources)}，"
        f"按报告中的数字重算：{formula(worked)}{draft.sources.marks(worked)}。"
    )
    draft.formula = formula(worked)
    draft.figures += [said, worked, *worked.operands]
    return draft


def claims(question: str) -> set[tuple[Decimal, str]]:
    """The percentages a question names: size and % or 点."""
    return {(Decimal(size), unit[-1]) for size, unit in _CLAIM.findall(plain(question))}


def _claimed(query: Query, corpus: Corpus, scope: Scope) -> list[Fact]:
    """The printed percentages that the question names by their number and some of their words, the likeliest first."""
    question = plain(query.question)
    claimed = claims(question)
    found: list[tuple[float, Fact]] = []
    for indexed in corpus.facts(scope.report_ids):
        fact = indexed.fact
        if (abs(fact.value), fact.unit_base[-1:]) in claimed and fact.basis not in _SIZES:
            words = plain(fact.metric + fact.metric_text + "".join(fact.row[-1:]))
            shared = sum(words[place : place + 2] in question for place in range(len(words) - 1))
            found.append((shared / max(1, len(words) - 1), fact))
    return [fact for shared, fact in sorted(found, key=lambda pair: -pair[0]) if shared > 0]


def proof(fact: Fact, corpus: Corpus) -> Figure | None:
    """The printed percentage or difference worked out from two figures of its sentence or row; None where none give it."""
    near = [i.fact for i in corpus.facts((fact.location.report_id,)) if i.fact.id != fact.id and _is_near(i.fact, fact)]
    pairs = [
        (one, two)
        for one in near
        for two in near
        if one is not two and one.unit_base == two.unit_base and one.change in ("", "增减额") and not two.change
    ]
    for worked in _worked(fact, pairs, corpus):
        if abs(abs(worked.value) - abs(fact.value)) <= max(_SLACK, _step(fact)):
            return worked
    return None


def _is_near(other: Fact, fact: Fact) -> bool:
    """Whether the figure stands in the sentence or row or just before it, or, for a growth, is of its metric."""
    if fact.metric and fact.change in CHANGES and other.metric == fact.metric and not other.change:
        return other.basis in ("决算", "实际值", "其他")
    return other.sentence_start == fact.sentence_start or 0 <= fact.sentence_start - other.sentence_end <= 1


def _worked(fact: Fact, pairs: list[tuple[Fact, Fact]], corpus: Corpus) -> Iterator[Figure]:
    label = corpus.label(fact)
    grown = fact.change in CHANGES
    over_years = [(one, two) for one, two in pairs if one.year and two.year == one.year - 1]
    for one, two in over_years if grown or fact.unit_base == "百分点" else pairs:
        both = of_fact(one, label=corpus.label(one)), of_fact(two, label=corpus.label(two))
        points = one.unit_base == "%"
        if fact.unit_base == "百分点" and points:
            yield compute("difference", both, label=label)
        elif fact.unit_base == "%" and not points and two.value_base:
            if grown:
                yield compute("share" if one.change else "growth", both, label=label)
            elif not one.change and fact.change in ("", "完成率", "占比") and one.value_base <= two.value_base:
                yield compute("share", both, label=label)


def lead_with_recomputed(draft: Draft, query: Query, corpus: Corpus) -> bool:
    """Put the rate worked out from the report's figures first, where that was asked for and the printed one is wrong.

    Returns:
        Whether it was.
    """
    if not lexicon().rates.proof.search(query.question) or not draft.figures or draft.figures[0].operator is not None:
        return False
    for finding in draft.findings:
        worked = _of_finding(finding, corpus) if finding.kind in OF_RATES else None
        if worked is not None:
            draft.paragraphs.insert(
                0,
                f"按报告中的数字重算为{worked.text()}：{formula(worked)}{draft.sources.marks(worked)}。",
            )
            draft.formula = formula(worked)
            draft.figures[:0] = [worked, *worked.operands]
            return True
    return False


def _of_finding(finding: Finding, corpus: Corpus) -> Figure | None:
    """The recomputation of a finding as a figure."""
    meant = _CLAIM.search(plain(finding.recomputed))
    facts = {indexed.fact.id: indexed.fact for indexed in corpus.facts((finding.report_id,))}
    involved = [facts[place.fact_id] for place in finding.places if place.fact_id in facts]
    if meant is None or not involved:
        return None
    stated, *rest = involved
    pairs = [(one, two) for one in rest for two in rest if one is not two]
    found = _worked(stated, pairs, corpus)
    return next((one for one in found if abs(abs(one.value) - Decimal(meant[1])) <= _SLACK), None)


def _step(fact: Fact) -> Decimal:
    """The worth of the last digit of the value."""
    return Decimal(1).scaleb(min(0, int(fact.value.as_tuple().exponent)))


def add_sum(draft: Draft, query: Query, corpus: Corpus, scope: Scope) -> bool:
    """Lead with the sum of the figures told, held against the total the question names: by its number or its name.

    Returns:
        Whether there was such a sum and such a total.
    """
    parts = [figure for figure in draft.figures if figure.fact is not None and not figure.fact.change]
    question = plain(query.question)
    tail = lexicon().doubts.total.search(question)
    if tail is None or len(parts) < 2 or len({figure.fact.unit_base for figure in parts if figure.fact}) > 1:
        return False
    total = _named_total(tail[1], parts, corpus, scope)
    if total is not None:
        parts = [figure for figure in parts if figure.fact is not None and figure.fact.metric != total.metric]
    if len(parts) < 2:
        return False
    worked = compute("sum", tuple(parts), label="合计")
    numbers = [Decimal(number) for number in _NUMBER.findall(tail[1])]
    if total is not None:
        whole = of_fact(total, label=corpus.label(total))
        same = abs(worked.base - whole.base) <= _rounding(parts)
        stated = f"{whole.label}{told(whole, draft.sources)}"
        draft.figures.append(whole)
    elif numbers:
        same = abs(worked.value - numbers[-1]) <= _SLACK
        stated = f"{worked.text()}" if same else "问题里说的数"
    else:
        return False
    verdict = f"加起来等于{stated}" if same else f"加起来不等于{stated}"
    draft.paragraphs.insert(0, f"{verdict}：{formula(worked)}{draft.sources.marks(worked)}。")
    draft.formula = formula(worked)
    draft.figures.insert(0, worked)
    return True


def _named_total(words: str, parts: list[Figure], corpus: Corpus, scope: Scope) -> Fact | None:
    """The printed total the question names, on the year, basis and unit of the parts."""
    named = [metric for word, metric in corpus.pack.metric_words.items() if plain(word) in words]
    like = parts[0].fact
    for indexed in corpus.facts(scope.report_ids):
        fact = indexed.fact
        if like is None or fact.metric not in named or fact.change:
            continue
        if (fact.year, fact.basis, fact.unit_base) == (like.year, like.basis, like.unit_base):
            return fact
    return None


def _rounding(parts: list[Figure]) -> Decimal:
    """How far a sum of rounded figures may be off, in base units."""
    steps = [
        _step(figure.fact) * abs(figure.fact.value_base / figure.fact.value)
        for figure in parts
        if figure.fact and figure.fact.value
    ]
    return sum(steps, Decimal(0)) / 2
