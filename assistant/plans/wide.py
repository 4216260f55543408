"""Across the thousands of units of an imported table: ordered, counted, added up from columns, with the facts of few.

Only the units told are read as facts, to be cited; a figure over all of them says over which, and the number gate adds
it up again.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from assistant.amounts import converted, digits, is_money, rounded
from assistant.corpus import Corpus
from assistant.draft import Draft
from assistant.figures import Figure, Operator, compute, formula, in_unit, of_fact
from assistant.plans.table import comparison
from assistant.query import Query
from assistant.sources import Sources
from assistant.standings import column, measured, settled, standings, within
from assistant.survey import Condition, Gauge, Over, Survey
from assistant.understand.surveys import Read, read_survey
from index.formulas import Term
from index.schema import Fact

_TOLD, _LISTED, _MOST = 5, 10, 50
"""How many units are told where the question says no number: in an order, in a list; and at most."""
_WORD = {">": "大于", "≥": "不低于", "<": "小于", "≤": "不超过"}
_SHARED = {"sum": "合计", "mean": "平均"}


def wide(query: Query, corpus: Corpus) -> Draft | None:
    """The answer to a question over an imported table's units; None where it is not one."""
    if not corpus.tabled or query.operation in ("definition", "conflict"):
        return None
    read = read_survey(query, corpus)
    if read is None or _told_by_reports(read, corpus):
        return None
    if len(read.unread) > 1:
        return _unread(read, query, corpus)
    if not read.surveys:
        return _whose(read, query, corpus)
    draft = Draft("answered", Sources(corpus))
    for survey in read.surveys[:_TOLD]:
        _tell(draft, survey, query, corpus)
    if not draft.figures and not draft.paragraphs:
        return _no_year(read, query, corpus)
    if not query.years:
        draft.caveats.append(f"问题没有说明年度，按表中最近一年（{read.years[0]}年）回答。")
        draft.literals.append(f"（{read.years[0]}年）")
    draft.suggestions += _next(read)
    draft.table = comparison([figure for figure in draft.figures if figure.unit_name][:_MOST])
    draft.formula = "；".join(dict.fromkeys(text for figure in draft.figures if (text := formula(figure))))
    return draft


def _next(read: Read) -> list[str]:
    """Questions to go on with."""
    survey, label = read.surveys[0], read.gauges[0].label
    asked = {
        "rank": f"{survey.year}年{label}最高的前5家是哪些？",
        "sum": f"{survey.year}年所有单位{label}的总和是多少？",
    }
    return [question for act, question in asked.items() if survey.act != act]


def _told_by_reports(read: Read, corpus: Corpus) -> bool:
    """Whether reports have figures of the same metrics; they are asked as reports are."""
    reports = corpus.once(
        "reports beside tables", lambda: [name for name in corpus.cards if name not in corpus.table_ids]
    )
    metrics = {term.metric for gauge in read.gauges for term in gauge.terms}
    return bool(reports) and bool(corpus.library.facts(reports, metric=metrics, limit=1))


def _tell(draft: Draft, survey: Survey, query: Query, corpus: Corpus) -> None:
    kept = standings(survey, corpus)
    gauge = survey.gauges[0] if survey.gauges else survey.conditions[0].gauge
    column = measured(gauge, survey.year, corpus)
    have = within(survey, column.values)
    if not have:
        return
    draft.scope += _report_ids(survey.units or tuple(corpus.tabled), corpus)
    draft.used = (*(draft.used or ()), *_report_ids(have, corpus))
    for condition in survey.conditions:
        limit = f"{digits(condition.limit)}{condition.unit}"
        draft.literals += [limit] if limit != "0" else []
    match survey.act:
        case "rank":
            _tell_ranked(draft, survey, gauge, list(kept.items()), query, corpus)
        case "sum" | "mean":
            for each in survey.gauges or (gauge,):
                _tell_shared(draft, survey, each, query, corpus)
        case _:
            _tell_listed(draft, survey, gauge, list(kept.items()), query, corpus)
    missing = len(survey.units or corpus.tabled) - len(have)
    covered = f"覆盖{len(have)}/{len(have) + missing}家单位的数据"
    draft.literals.append(covered)
    draft.paragraphs.append(f"{covered}。")
    if column.repeated:
        draft.caveats.append(f"另有{len(column.repeated)}家在表中有不止一个数，以后导入的为准。")
        draft.literals.append(f"另有{len(column.repeated)}家")
    if column.otherwise:
        draft.caveats.append(f"另有{len(column.otherwise)}家的计量单位不同，没有参加比较。")
        draft.literals.append(f"另有{len(column.otherwise)}家")


def _tell_ranked(
    draft: Draft, survey: Survey, gauge: Gauge, kept: list[tuple[str, Decimal]], query: Query, corpus: Corpus
) -> None:
    """The first, the n-th or the first k; units equal to the last of them are told too."""
    if not kept or (survey.nth or 1) > len(kept):
        draft.paragraphs.append(
            f"{_whom(survey)}只有{len(kept)}家有{survey.year}年的{gauge.label}，没有排到所问的名次。"
        )
        return
    end = "高" if survey.descending else "低"
    what = f"{_whom(survey)}{survey.year}年{gauge.label}"
    if survey.nth is not None:
        chosen = [name for name, value in kept if value == kept[survey.nth - 1][1]]
        draft.literals.append(f"第{survey.nth}{end}")
        draft.sources.told.append(_place(survey, chosen[0], gauge, len(kept), corpus))
        lead = f"{what}第{survey.nth}{end}的是"
    else:
        last = kept[min(survey.top or 1, len(kept)) - 1][1]
        chosen = [name for place, (name, value) in enumerate(kept) if place < (survey.top or 1) or value == last]
        lead = f"{what}最{end}的{f'前{len(chosen)}家' if survey.top else ''}是"
        draft.literals.append(f"前{len(chosen)}家")
    if len(chosen) > (survey.top or 1):
        draft.caveats.append("其中有并列的。")
    figures = _figures(gauge, chosen[:_MOST], survey.year, query, corpus)
    draft.paragraphs.append(f"{lead}：{'、'.join(_told(figure, draft) for figure in figures)}。")
    draft.figures += figures
    _tell_others(draft, survey, chosen, query, corpus)
    if survey.nth is None and not survey.top and len(kept) > 1:
        next_few = _figures(gauge, [name for name, _ in kept[len(chosen) : _TOLD]], survey.year, query, corpus)
        if next_few:
            draft.paragraphs.append(f"其后依次为：{'、'.join(_told(figure, draft) for figure in next_few)}。")
            draft.figures += next_few
    if survey.top and survey.total:
        _tell_shared(draft, survey, gauge, query, corpus, first=len(chosen))


def _place(survey: Survey, name: str, gauge: Gauge, count: int, corpus: Corpus) -> Figure:
    """A unit's place in the order, for the number gate."""
    over = Over(survey=survey, gauge=gauge, act="place", of=name, over=count)
    place, _ = settled(over, corpus)
    return Figure(
        value=place, unit="", unit_name="", label=f"{gauge.label}的名次", operator="over", over=over,
        expression="从高到低排列" if survey.descending else "从低到高排列",
    )  # fmt: skip


def _tell_others(draft: Draft, survey: Survey, names: list[str], query: Query, corpus: Corpus) -> None:
    """The other figures asked of the units that were chosen by the first."""
    for gauge in survey.gauges[1:]:
        figures = _figures(gauge, names[:_MOST], survey.year, query, corpus)
        if figures:
            draft.paragraphs.append(f"{gauge.label}：{'、'.join(_told(figure, draft) for figure in figures)}。")
            draft.figures += figures


def _tell_listed(
    draft: Draft, survey: Survey, gauge: Gauge, kept: list[tuple[str, Decimal]], query: Query, corpus: Corpus
) -> None:
    """How many units keep the conditions, and the first of them."""
    over = Over(survey=survey, gauge=None, act="count", over=len(kept))
    count = Figure(
        value=Decimal(len(kept)), unit="家", unit_name="", label=f"{gauge.label}的家数", metric="", year=survey.year,
        operator="over", over=over, expression=_conditions(survey) or f"有{gauge.label}的",
    )  # fmt: skip
    what = _conditions(survey) or f"有{gauge.label}"
    draft.paragraphs.append(f"{_whom(survey)}{survey.year}年{what}的有{len(kept)}家。")
    draft.figures.insert(0, count)
    figures = _figures(gauge, [name for name, _ in kept[:_LISTED]], survey.year, query, corpus)
    if figures:
        some = "" if len(kept) <= _LISTED else f"其中{'最高' if survey.descending else '最低'}的{len(figures)}家："
        draft.literals += [some] if some else []
        draft.paragraphs.append(f"{some}{'、'.join(_told(figure, draft) for figure in figures)}。")
        draft.figures += figures


def _tell_shared(
    draft: Draft, survey: Survey, gauge: Gauge, query: Query, corpus: Corpus, *, first: int | None = None
) -> None:
    """A sum or mean over the units, with the largest and the smallest of them as samples to check."""
    act = "sum" if first is not None or survey.act != "mean" else "mean"
    asked = survey.model_copy(update={"gauges": (gauge,)})
    kept = standings(asked, corpus)
    names = list(kept)[:first]
    if not names:
        return
    samples = _figures(gauge, [names[0], names[-1]], survey.year, query, corpus)
    unit = query.wanted_unit if is_money(query.wanted_unit) and is_money(samples[0].unit) else samples[0].unit
    over = Over(survey=asked, gauge=gauge, act="sum" if act == "sum" else "mean", first=first, over=len(names))
    base, count = settled(over, corpus)
    value = converted(base, unit)
    words = f"{count}家的{gauge.label}相加" + (f" ÷ {count}" if act == "mean" else "")
    decimals = query.decimals
    if decimals is None and act == "mean" and value != rounded(value, 2):
        decimals = 2
    figure = Figure(
        value=value, unit=unit, unit_name="", label=gauge.label, metric=gauge.label, year=survey.year, operator="over",
        over=over, expression=words, decimals=decimals,
    )  # fmt: skip
    about = "" if figure.exact else "约"
    whom = f"前{count}家" if first is not None else _whom(survey)
    draft.literals += [whom] if first is not None else []
    told = _conditions(survey)
    kept_ones = f"{told}的{count}家，" if told else ""
    draft.paragraphs.append(f"{whom}{survey.year}年{kept_ones}{gauge.label}{_SHARED[act]}{about}为{figure.text()}。")
    draft.paragraphs.append(f"算式：{formula(figure)}。")
    if first is None:
        draft.paragraphs.append(f"其中最高的是{_told(samples[0], draft)}，最低的是{_told(samples[-1], draft)}。")
        draft.figures += samples
    draft.figures.insert(0, figure)


def _figures(gauge: Gauge, names: list[str], year: int, query: Query, corpus: Corpus) -> list[Figure]:
    """The gauge of these units as figures that rest on facts, in the order given."""
    facts = _facts(gauge, names, year, corpus)
    figures = []
    for name in names:
        operands = [of_fact(facts[name, term], label=corpus.label(facts[name, term])) for term in gauge.terms
                    if (name, term) in facts]  # fmt: skip
        if len(operands) < len(gauge.terms):
            continue
        if not gauge.derivation:
            figures.append(in_unit(operands[0], query.wanted_unit, decimals=query.decimals))
            continue
        operator: Operator = gauge.derivation
        unit = gauge.unit or (query.wanted_unit if is_money(operands[0].unit) else "")
        figure = compute(
            operator, tuple(operands), label=gauge.label, unit=unit, expression=gauge.expression,
            decimals=query.decimals if query.decimals is not None else gauge.decimals,
        )  # fmt: skip
        figures.append(figure.model_copy(update={"year": year, "unit_name": name}))
    return figures


def _facts(gauge: Gauge, names: list[str], year: int, corpus: Corpus) -> dict[tuple[str, Term], Fact]:
    """The facts the columns were read from, by unit and operand."""
    found = corpus.library.facts(
        entity=names,
        metric={term.metric for term in gauge.terms},
        year={year - term.years_back for term in gauge.terms},
    )
    chosen: dict[tuple[str, Term], Fact] = {}
    for term in gauge.terms:
        values = column(term, year, corpus).values
        for fact in found:
            same = fact.metric == term.metric and fact.year == year - term.years_back
            if same and values.get(fact.entity) == fact.value_base and fact.location.report_id in corpus.table_ids:
                chosen[fact.entity, term] = fact
    return chosen


def _told(figure: Figure, draft: Draft) -> str:
    about = "" if figure.exact else "约"
    return f"{figure.unit_name}（{about}{figure.text()}）{draft.sources.marks(figure)}"


def _whom(survey: Survey) -> str:
    return f"{'、'.join(survey.places)}的单位中，" if survey.places else "所问单位中，" if survey.units else ""


def _conditions(survey: Survey) -> str:
    return "且".join(map(_condition, survey.conditions))


def _condition(condition: Condition) -> str:
    if condition.limit == 0 and condition.comparator in ("<", ">"):
        return f"{condition.gauge.label}为{'负' if condition.comparator == '<' else '正'}"
    limit = f"{digits(condition.limit)}{condition.unit}"
    return f"{condition.gauge.label}{_WORD[condition.comparator]}{limit}"


def _report_ids(names: Iterable[str], corpus: Corpus) -> tuple[str, ...]:
    ids = corpus.once("reports of tables", lambda: {name: each.report_ids[-1] for name, each in corpus.tabled.items()})
    return tuple(filter(None, map(ids.get, names)))


def _unread(read: Read, query: Query, corpus: Corpus) -> Draft:
    """Words that name no unit and no metric: nothing is answered as if they were not there."""
    draft = Draft("not_found", Sources(corpus), used=())
    what = "按它筛选" if read.surveys else "回答"
    draft.paragraphs.append(f"导入的表中没有“{read.unread}”这样的单位、地区或条件，无法{what}。")
    names = "、".join(dict.fromkeys(gauge.label for gauge in read.gauges))
    draft.paragraphs.append(f"问到的“{names}”表中有，请写明单位的全称或简称，或去掉这个条件再问。")
    draft.literals += [read.unread]
    return draft


def _whose(read: Read, query: Query, corpus: Corpus) -> Draft:
    """The question names no unit and says nothing to do over all of them."""
    draft = Draft("ambiguous", Sources(corpus), used=())
    names = "、".join(dict.fromkeys(gauge.label for gauge in read.gauges))
    draft.paragraphs.append(f"问题没有说明是哪家单位的{names}。请写明全称或简称。")
    draft.suggestions += [f"{read.years[0]}年{read.gauges[0].label}最高的前5家是哪些？"]
    return draft


def _no_year(read: Read, query: Query, corpus: Corpus) -> Draft:
    """The tables have no such figure of the year asked about."""
    draft = Draft("not_found", Sources(corpus), used=())
    terms = [term for gauge in read.gauges for term in gauge.terms]
    years = sorted({year for term in terms for year, _, _ in corpus.offered(term.metric) if year is not None})
    asked, have = ("、".join(f"{year}年" for year in some) for some in (read.years, years))
    names = "、".join(dict.fromkeys(gauge.label for gauge in read.gauges))
    where = "所问地区的单位" if read.placed else "表中"
    draft.paragraphs.append(f"{where}没有{asked}的“{names}”，无法回答。表中有{have}的数。")
    draft.literals += [have, asked]
    return draft
