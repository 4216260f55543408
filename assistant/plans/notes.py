"""What has to be said beside a figure: its source words, other figures for the same thing, contradictions, choices made."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.choice.resolution import Resolution
from assistant.corpus import Corpus
from assistant.draft import Draft, marks, statement
from assistant.figures import Figure, of_fact
from assistant.plans.proved import lead_with_recomputed
from assistant.query import Query
from assistant.sources import Sources
from index.checks.figures import may_be_meant
from index.checks.gravity import related
from index.forms import is_total
from index.schema import Fact, Finding
from index.text import plain

LONGEST_QUOTE = 160
MOST_CHECKED = 40
"""Of an answer over many units, the figures told first are looked up among the findings."""
_MOST_PLACES = 5
_ROUNDED = Decimal("0.06")
"""How far a printed rate may be from the one worked out, in points."""
_CLAUSE = re.compile(r"[，,；;：:。]")


def quote_source(figure: Figure, sources: Sources, corpus: Corpus) -> list[str]:
    """The report's own words around a figure of its prose, quoted and cited; none for cells and computed figures."""
    fact = figure.fact
    if fact is None or fact.origin == "table":
        return []
    text = corpus.text(fact.location.report_id)
    start, end = window(text, fact)
    number = sources.span(fact.location.report_id, start, end, section=fact.section, page=fact.location.page)
    return [f"原文：“{text[start:end]}”[{number}]"]


def window(text: str, fact: Fact) -> tuple[int, int]:
    """The sentence of a fact, or of a long one the clauses around the fact."""
    start, end = fact.sentence_start, fact.sentence_end
    if end - start <= LONGEST_QUOTE:
        return start, end
    cuts = [start, *(m.end() for m in _CLAUSE.finditer(text, start, end)), end]
    first = max((i for i, cut in enumerate(cuts) if cut <= fact.location.start), default=0)
    last = min((i for i, cut in enumerate(cuts) if cut >= fact.location.end), default=len(cuts) - 1)
    while True:
        wider = (max(0, first - 1), min(len(cuts) - 1, last + 1))
        if wider == (first, last) or cuts[wider[1]] - cuts[wider[0]] > LONGEST_QUOTE:
            return _trimmed(text, cuts[first], cuts[last])
        first, last = wider


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1] in "，,；;：: \n":
        end -= 1
    while start < end and text[start] in " \n\t\u3000":
        start += 1
    return start, end


def add_notes(draft: Draft, resolutions: list[Resolution], query: Query, corpus: Corpus) -> None:
    """Add contradictions, other figures for the same thing, and the choices made for the user."""
    _contradictions(draft, [f for r in resolutions if r.figure for f in r.figure.facts()], corpus)
    led = lead_with_recomputed(draft, query, corpus)
    for resolution in resolutions[:3]:
        if not led:
            _recomputed(draft, resolution, corpus)
        told = {fact.value_base for finding in draft.findings for fact in _facts_of(finding, corpus)}
        told |= {figure.base for figure in draft.figures}
        others = [fact for fact in resolution.others if fact.value_base not in told][:2]
        if others:
            said = "".join(statement(of_fact(fact, label=_placed(fact, corpus)), draft.sources) for fact in others)
            draft.caveats.append(f"同一报告另有口径：{said}")
    firsts = "年初预算" in {*query.bases, *(basis for measure in query.measures for basis in measure.bases)}
    given = [r.figure.fact for r in resolutions if r.figure is not None and r.figure.fact is not None]
    if firsts and any(f.basis == "预算" and "年初" not in f.metric_text + "".join(f.column) for f in given):
        draft.caveats.append("报告只写“预算”，没有写明是年初预算。")
    if not query.years and not query.years_back:
        years = sorted({r.year for r in resolutions if r.year})
        if len(years) > 1:
            draft.caveats.append(f"各数年度不同：{'、'.join(f'{y}年' for y in years)}。")
        elif any(len(r.unit.years) > 1 for r in resolutions) and years:
            latest = max(year for r in resolutions for year in r.unit.years)
            told_year = f"按最近一期报告（{years[0]}年）回答" if years[0] == latest else f"只找到{years[0]}年的数"
            draft.caveats.append(f"问题没有说明年度，{told_year}。")
    elif query.years_back and (used := _relative(resolutions, query)):
        draft.caveats.append(f"相对年度以最近一期报告为准，这里指{'、'.join(f'{year}年' for year in used)}。")


def _relative(resolutions: list[Resolution], query: Query) -> list[int]:
    """The years that relative words were taken for; none where the question or the figure's own name says the year."""
    years = sorted({r.year for r in resolutions if r.year})
    if all(str(year) in query.question for year in years):
        return []
    if all(set(r.unit.years) == set(years) for r in resolutions) and len(years) > 1:
        return []  # both years there are
    figures = [r.figure for r in resolutions if r.figure]
    named = figures and all("上年" in figure.label and "（上年）" not in figure.label for figure in figures)
    return [] if named else years


def _placed(fact: Fact, corpus: Corpus) -> str:
    """A label that tells where another figure for the same thing stands."""
    where = (
        " / ".join((*fact.row, *fact.column)) if fact.origin == "table" else (fact.section[-1] if fact.section else "")
    )
    return f"{corpus.label(fact)}（{where}）" if where else corpus.label(fact)


def _contradictions(draft: Draft, facts: list[Fact], corpus: Corpus) -> None:
    facts = facts[:MOST_CHECKED]
    findings = corpus.findings(tuple(dict.fromkeys(fact.location.report_id for fact in facts)))
    several = len({fact.entity for fact in facts}) > 1
    for fact in facts:
        if len(draft.findings) >= 3:
            return
        for finding in related(findings, fact.id):
            if _touches(finding, fact) and finding not in draft.findings and len(draft.findings) < 3:
                whose = corpus.cards[finding.report_id].identity.organisation if several else ""
                tell_finding(draft, finding, whose=whose)


def _touches(finding: Finding, fact: Fact) -> bool:
    """Whether the finding puts this figure in doubt, and not a long sum of which it is one item."""
    doubted = finding.severity == "矛盾" or (finding.severity == "差异" and finding.kind == "前后不一致")
    return doubted and (len(finding.places) <= _MOST_PLACES or finding.places[0].fact_id == fact.id)


def tell_finding(draft: Draft, finding: Finding, *, whose: str = "") -> None:
    """A contradiction with both its places; in an answer over several units with the one whose it is."""
    draft.findings.append(finding)
    of = f"{whose}的报告中，" if whose else ""
    draft.caveats.append(
        f"注意（{finding.severity}）：{of}{finding.message.rstrip('。')}{marks(draft.sources.found(finding))}。"
    )


def _facts_of(finding: Finding, corpus: Corpus) -> list[Fact]:
    ids = {place.fact_id for place in finding.places}
    return [indexed.fact for indexed in corpus.facts((finding.report_id,)) if indexed.fact.id in ids]


def _recomputed(draft: Draft, resolution: Resolution, corpus: Corpus) -> None:
    """A stated rate beside the one computed from its figures, where they differ by more than rounding."""
    figure, computed = resolution.figure, resolution.stated
    if figure is None or computed is None or figure.fact is None:
        return
    if figure.unit == "%" and not may_be_meant(figure.value, computed.value):
        return  # its operands are not of one thing
    if figure.unit == "%" and _borne_out(figure.fact, corpus):
        return  # the figures beside it give it: others were divided
    values = {one.value for one in computed.operands}
    if len(computed.operands) > 1 and len(values) == 1 and figure.unit == "%":
        return  # one amount under two names says nothing of the rate
    if any(one.fact is not None and _of_other_row(one.fact, figure.fact) for one in computed.operands):
        return  # one item's amounts say nothing of the whole's rate
    if (abs(abs(figure.value) - abs(computed.value)) < 1 and _printed_decimals(figure) == 0) or abs(
        abs(figure.value) - abs(computed.value)
    ) < _ROUNDED:
        return
    from assistant.figures import formula

    draft.caveats.append(f"按报告中的金额重算：{formula(computed)}{draft.sources.marks(computed)}。")
    draft.figures += [computed, *computed.operands]


def _of_other_row(amount: Fact, rate: Fact) -> bool:
    """Whether an amount is an item's of a table, which the pack knows as no metric, and the rate not that item's."""
    if not amount.row or amount.metric or is_total(amount.row[-1]) or amount.row == rate.row:
        return False
    return plain(amount.row[-1]) not in plain(rate.metric_text)


def _borne_out(rate: Fact, corpus: Corpus) -> bool:
    """Whether two amounts of the rate's own row, or of its sentence, give it as it is printed."""
    place = rate.location
    beside = [
        indexed.fact
        for indexed in corpus.facts((place.report_id,))
        if indexed.fact.unit_base != "%" and not indexed.fact.change and indexed.fact.basis not in ("分值", "得分")
        if (indexed.fact.location.table, indexed.fact.location.row) == (place.table, place.row)
        if place.table is not None or indexed.fact.sentence_start == rate.sentence_start
    ]
    return any(
        part.unit_base == whole.unit_base and abs(part.value_base / whole.value_base * 100 - rate.value_base) < _ROUNDED
        for part in beside
        for whole in beside
        if part is not whole and whole.value_base
    )


def _printed_decimals(figure: Figure) -> int:
    return max(0, -int(figure.value.as_tuple().exponent))
