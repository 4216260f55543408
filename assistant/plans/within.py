"""Within one unit: the items of a group, ordered, filtered, told one by one, averaged, or short of their full score.

哪项支出最多, 项目支出前三名, 哪个项目涨得最多, 花在哪几块各多少, 哪些指标没拿满分.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from assistant.amounts import MONEY
from assistant.choice import records
from assistant.choice.matching import covered, kind_of, same_basis
from assistant.choice.resolve import Resolver
from assistant.corpus import Corpus, Unit
from assistant.draft import Draft, statement
from assistant.figures import Figure, Operator, compute, formula, of_fact
from assistant.lexicon import lexicon
from assistant.plans.deductions import short_of_full
from assistant.plans.groups import Group, best_group, column_said
from assistant.plans.items import item, so_many
from assistant.plans.notes import quote_source
from assistant.plans.outlays import asks_all
from assistant.plans.scope import Scope
from assistant.query import Query, Wanted
from assistant.sources import Sources
from index.schema import Basis, Fact
from index.text import plain

_SURE_ITEMS = 3
"""So many of the largest items must be called by kinds of outlay."""
_SURELY = 0.75
"""How surely a group must be the one asked about to be told item by item."""

_RECORDED: tuple[tuple[Callable[[], re.Pattern[str]], Wanted, Callable[[Fact, Corpus], Figure | None]], ...] = (
    (lambda: lexicon().ranking.performed, "rate", records.rate),
    (lambda: lexicon().ranking.left, "", records.left),
)
"""What is measured by more than one figure of an item: said so, printed as figures of this kind, worked out so."""


def within(query: Query, corpus: Corpus, scope: Scope) -> Draft | None:
    """The items of the group asked about, ordered or filtered as asked; None where there is no such group."""
    for unit in scope.units:
        plan = short_of_full if lexicon().ranking.short_of_full.search(query.text) else _items
        draft = plan(query, corpus, scope, unit)
        if draft is not None:
            return draft
    return None


def said_first(query: Query, corpus: Corpus, scope: Scope) -> Draft | None:
    """The one that a sentence says is first or last of all (沅口市最低，87.2%), where that is asked; None elsewhere."""
    if len(scope.units) != 1 or query.operation != "rank" or query.top or query.nth or len(query.measures) != 1:
        return None
    end = (lexicon().ranking.highest if query.descending else lexicon().ranking.lowest).search
    unit, measure = scope.units[0], query.measures[0]
    words = measure.words or measure.metric
    year = Resolver(corpus, query).years(unit)[-1]
    for indexed in corpus.facts(unit.report_ids):
        fact = indexed.fact
        if fact.origin != "text" or fact.year != year or fact.change or fact.subject in ("", fact.entity):
            continue
        text = corpus.text(fact.location.report_id)
        clause = re.split("[；;。]", text[fact.sentence_start : fact.value_start])[-1]
        before = re.split(r"\d[^，,]{0,8}[，,]", clause)[-1]
        if fact.subject in before and end(before) and covered(words, indexed, corpus)[0] >= _SURELY:
            draft = Draft("answered", Sources(corpus), scope=scope.report_ids)
            figure = corpus.figure(fact)
            draft.paragraphs += [statement(figure, draft.sources), *quote_source(figure, draft.sources, corpus)]
            draft.figures.append(figure)
            return draft
    return None


def where_spent(query: Query, corpus: Corpus, scope: Scope) -> Draft | None:
    """The kinds of all outlay, the largest first, where it is asked what a unit's money went into; None elsewhere."""
    if len(scope.units) != 1 or lexicon().groups.where_spent.search(query.text) is None:
        return None
    ordered = query.model_copy(update={"operation": "rank", "descending": True, "topic": ""})
    if not asks_all(ordered, scope.units[0], corpus):
        return None
    draft = _items(ordered, corpus, scope, scope.units[0])
    if draft is None or corpus.pack.whole in draft.literals:
        return draft
    return draft if all(lexicon().groups.outlays.search(f.label) for f in draft.figures[:_SURE_ITEMS]) else None


def listed(query: Query, corpus: Corpus, scope: Scope) -> Draft | None:
    """Every item of a group, where what there is and how much of each is asked; None for any other question."""
    if (
        not scope.named
        or len(scope.units) != 1
        or lexicon().ranking.listed.search(query.text) is None
        or lexicon().ranking.units.search(query.text)
    ):
        return None
    for unit in scope.units:
        group = best_group(query, corpus, unit, least=_SURELY)
        if group is not None:
            draft = Draft("answered", Sources(corpus), scope=scope.report_ids)
            told = "、".join(_told(_figure(fact, corpus), draft) for fact in group.facts[:40])
            draft.paragraphs.append(
                f"{unit.name}{_year(group.facts[0].year)}{_among(group.heading, unit, corpus)}：{told}。"
            )
            draft.literals.append(group.heading)
            draft.figures += [_figure(fact, corpus) for fact in group.facts]
            return draft
    return None


def summed(query: Query, corpus: Corpus, scope: Scope) -> Draft | None:
    """What a group's items come to, where the question says how many there are of them: 四个标段中标价一共多少."""
    many = so_many(query.text)
    return _worked_out(query, corpus, scope, lambda g: len(g.facts) == many) if many else None


def averaged(query: Query, corpus: Corpus, scope: Scope) -> Draft | None:
    """The mean of a group's items: 四类投向平均执行多少."""
    return _worked_out(query, corpus, scope, lambda group: True)


def _worked_out(query: Query, corpus: Corpus, scope: Scope, serves: Callable[[Group], bool]) -> Draft | None:
    if not scope.named or any(measure.kind != "plain" for measure in query.measures):
        return None
    operator: Operator = "sum" if query.operation == "sum" else "mean"
    word = "合计" if operator == "sum" else "平均"
    counter = next((measure.counter for measure in query.measures if measure.counter), "")
    for unit in scope.units:
        group = best_group(query, corpus, unit, least=_SURELY, serves=serves)
        if group is None or (counter and group.facts[0].unit_base != counter):
            continue
        draft = Draft("answered", Sources(corpus), scope=scope.report_ids)
        figures = tuple(_figure(fact, corpus) for fact in group.facts)
        mean = compute(operator, figures, label=word, unit=query.wanted_unit, decimals=query.decimals)
        told = "、".join(_told(figure, draft) for figure in figures)
        about = "" if mean.exact else "约"
        draft.paragraphs.append(f"{unit.name}{_year(mean.year)}各项{word}{about}为{mean.text()}：{told}。")
        draft.formula = formula(mean)
        draft.paragraphs.append(f"算式：{draft.formula}")
        draft.figures += [mean, *figures]
        return draft
    return None


def _items(query: Query, corpus: Corpus, scope: Scope, unit: Unit) -> Draft | None:
    found = _measured(query, corpus, unit)
    if found is None:
        return None
    group, figures = found
    figures = sorted(_named(figures, query), key=lambda figure: figure.base, reverse=_descending(query))
    draft = Draft("answered", Sources(corpus), scope=scope.report_ids)
    if query.operation in ("filter", "filter_count"):
        fitting = list(filter(passes(query), figures))
        told = "、".join(_told(figure, draft) for figure in fitting[:40])
        draft.paragraphs.append(f"符合条件的有{len(fitting)}项：{told}。" if fitting else "没有符合条件的。")
        chosen = fitting or figures
    else:
        chosen = figures[query.nth - 1 : query.nth] if query.nth is not None else figures[: query.top or 1]
        if not chosen:
            return None
        end = _end(query, figures[0])
        place = f"第{query.nth}{end}" if query.nth else f"最{end}"
        draft.paragraphs.append(
            f"{unit.name}{_year(group.facts[0].year)}{_among(group.heading, unit, corpus)}中{_what(figures[0], query)}{place}的是"
            f"{'、'.join(_told(figure, draft) for figure in chosen)}。"
        )
        if len(chosen) > 1 and lexicon().ranking.together.search(query.text):
            total = compute("sum", tuple(chosen), label="合计", unit=query.wanted_unit, decimals=query.decimals)
            draft.paragraphs.append(f"这{len(chosen)}项合计{total.text()}。")
            draft.literals.append(f"这{len(chosen)}项")
            draft.figures.append(total)
        rest = "、".join(_told(figure, draft) for figure in figures[:20])
        draft.paragraphs.append(f"从{'高到低' if _descending(query) else '低到高'}依次为：{rest}。")
    draft.literals.append(group.heading)
    draft.figures += [*chosen, *(operand for figure in chosen for operand in figure.operands)]
    worked = [figure for figure in draft.figures if figure not in chosen and figure.operator is not None][:1]
    draft.formula = "；".join(text for figure in (*worked, *chosen) if (text := formula(figure)))
    if query.operation == "rank" and len(chosen) == 1 and lexicon().ranking.share.search(query.text):
        _tell_share(draft, chosen[0], group, query, corpus)
    return draft


def _named(figures: list[Figure], query: Query) -> list[Figure]:
    """Of the items those that the question names beside each other (批发、零售、住宿哪个增速最高); all where it names none."""
    told = [(lexicon().ranking.bare_item.sub("", plain(figure.label)), figure) for figure in figures]
    named = [figure for name, figure in told if len(name) > 1 and name in query.text]
    return named if len(named) > 1 and query.operation in ("rank", "compare") else figures


def _measured(query: Query, corpus: Corpus, unit: Unit) -> tuple[Group, list[Figure]] | None:
    """The group asked about with what is measured of its items: their figures, what these changed by, or their rates."""
    if lexicon().ranking.risen.search(query.text) or (query.against_last_year and query.threshold is None):
        return _by_change(query, corpus, unit)
    for asked, printed, worked_out in _RECORDED:
        if query.threshold is not None and query.threshold.unit == "%" and printed != "rate":
            continue  # 结余率超过10%的项目: no amount is held against a rate
        if asked().search(query.text):
            rates = best_group(query, corpus, unit, kind=printed) if printed else None
            if rates is not None and rates.facts[0].origin == "table" and column_said(rates.facts[0], query.text) == 1:
                return rates, [_figure(fact, corpus) for fact in rates.facts]  # 拨付率 of places, as their column says
            return _recorded(_without(asked(), query), corpus, unit, printed, worked_out)
    group = best_group(query, corpus, unit)
    return (group, [_figure(fact, corpus) for fact in group.facts]) if group else None


def _by_change(query: Query, corpus: Corpus, unit: Unit) -> tuple[Group, list[Figure]] | None:
    """Items by what they changed by: printed amounts of change, else this year's figures less the last one's."""
    ranking = lexicon().ranking
    rate = ranking.risen.search(query.text) is not None and ranking.by_rate.search(query.text) is not None
    printed = None if rate else best_group(query, corpus, unit, changed=True)
    kind: Wanted = "money" if rate else ""
    group = best_group(query, corpus, unit, kind=kind, serves=lambda g: len(_changes(g, corpus, rate=rate)) > 1)
    if printed is not None and (group is None or printed.relevance >= group.relevance):
        return printed, [_figure(fact, corpus) for fact in printed.facts]
    return (group, _changes(group, corpus, rate=rate)) if group else None


def _changes(group: Group, corpus: Corpus, *, rate: bool) -> list[Figure]:
    """What each item changed by since the year before, where its row has the figure of that year too."""
    changes = []
    for fact in group.facts:
        before = _beside(fact, corpus, year=(fact.year or 0) - 1, basis=fact.basis)
        if before is not None and (before.value_base or not rate):
            pair = (_figure(fact, corpus), _figure(before, corpus))
            changes.append(compute("growth" if rate else "difference", pair, label=item(fact, corpus)))
    return changes


def _recorded(
    query: Query, corpus: Corpus, unit: Unit, printed: Wanted, worked_out: Callable[[Fact, Corpus], Figure | None]
) -> tuple[Group, list[Figure]] | None:
    """The group asked about with what its items' records give, unless such figures are printed of a group that fits better."""
    amounts = best_group(query, corpus, unit, kind="money", serves=lambda g: len(_of_each(g, worked_out, corpus)) > 1)
    rates = best_group(query, corpus, unit, kind=printed) if printed else None
    if amounts is not None and (rates is None or rates.relevance < amounts.relevance):
        return amounts, _of_each(amounts, worked_out, corpus)
    return (rates, [_figure(fact, corpus) for fact in rates.facts]) if rates else None


def _of_each(group: Group, worked_out: Callable[[Fact, Corpus], Figure | None], corpus: Corpus) -> list[Figure]:
    """What is worked out of the records of a group's items, where it can be."""
    return [figure for fact in group.facts if (figure := worked_out(fact, corpus)) is not None]


def _without(said: re.Pattern[str], query: Query) -> Query:
    """The question without the words that say what is measured of the items."""
    cut = {"words": said.sub("", query.words)}
    of = (
        m.model_copy(update={"words": said.sub("", m.words), "residue": said.sub("", m.residue), "bases": ()})
        for m in query.measures
    )
    return query.model_copy(update={**cut, "measures": tuple(of)})


def _beside(fact: Fact, corpus: Corpus, *, year: int | None, basis: Basis) -> Fact | None:
    """The figure of a year and basis in a cell's row."""
    if fact.origin != "table":
        return None
    place = (fact.table_row, fact.unit_base, fact.change, year)
    others = (i.fact for i in corpus.facts((fact.location.report_id,)) if i.fact.id != fact.id)
    row = (o for o in others if (o.table_row, o.unit_base, o.change, o.year) == place)
    return next((other for other in row if same_basis(other.basis, basis)), None)


def _tell_share(draft: Draft, figure: Figure, group: Group, query: Query, corpus: Corpus) -> None:
    """What share of the whole the item is: as its row prints it, else worked out from the whole of its column or list."""
    fact = figure.fact
    if fact is None:
        return
    others = [i.fact for i in corpus.facts((fact.location.report_id,))]
    row = [o for o in others if fact.origin == "table" and o.table_row == fact.table_row]
    printed = next((o for o in row if o.change == "占比"), None)
    if printed is not None:
        share = of_fact(printed, label=f"{figure.label}占比")
    else:
        whole = _named_whole(others, fact, query) or next((o for o in others if _whole_of(o, fact, group)), None)
        if whole is None or whole.value_base < fact.value_base:
            return
        pair = (figure, corpus.figure(whole))
        share = compute("share", pair, label=f"{figure.label}占{pair[1].label}的比重")
        draft.formula = formula(share)
    about = "" if share.exact else "约"
    draft.paragraphs.insert(1, f"{figure.label}占{about}{share.text()}{draft.sources.marks(share)}。")
    if share.operator is not None:
        draft.paragraphs.append(f"算式：{draft.formula}")
    draft.figures[1:1] = [share, *share.operands]


def _named_whole(others: list[Fact], fact: Fact, query: Query) -> Fact | None:
    """The figure that the question says a share is of (占总支出多少), on the item's own basis; None where it names none."""
    said = plain(query.text).rpartition("占")[2]
    named = [
        o
        for o in others
        if len(name := plain(o.metric or o.metric_text)) > 2
        and name in said
        and o.unit_base == fact.unit_base
        and o.year == fact.year
        and same_basis(o.basis, fact.basis)
        and o.value_base >= fact.value_base
    ]
    return max(named, key=lambda o: len(o.metric or o.metric_text), default=None)


def _whole_of(other: Fact, fact: Fact, group: Group) -> bool:
    """Whether a figure is the whole of the list that an item stands in."""
    if other.unit_base != fact.unit_base or other.year != fact.year or not same_basis(other.basis, fact.basis):
        return False
    if fact.origin == "table":
        same = other.location.table == fact.location.table and other.column == fact.column
        return same and (
            other.row == fact.row[:-1]
            or lexicon().fitting.total.search(plain(other.row[-1] if other.row else "")) is not None
        )
    near = 0 <= fact.sentence_start - other.sentence_start < 400 and other.origin == "text"
    return near and group.heading != "" and other.metric_text == group.heading


def _figure(fact: Fact, corpus: Corpus) -> Figure:
    return of_fact(fact, label=item(fact, corpus))


def _descending(query: Query) -> bool:
    """Whether the largest comes first; of what went down, the one that went down most."""
    if lexicon().ranking.risen.search(query.text):
        return lexicon().ranking.down.search(query.text) is None
    return query.descending


def _end(query: Query, figure: Figure) -> str:
    """最大, 最低: how the first item is called."""
    if lexicon().ranking.risen.search(query.text) or lexicon().ranking.left.search(query.text):
        return ("多" if _descending(query) else "少") if figure.unit != "%" else "大"
    money = figure.fact is not None and kind_of(figure.fact) == "money"
    return ("大" if query.descending else "小") if money else ("高" if query.descending else "低")


def _what(figure: Figure, query: Query) -> str:
    """What is measured of the items, where it is worked out or the question says what their column is called."""
    if lexicon().ranking.left.search(query.text):
        return "结余"
    if figure.operator is None:
        header = plain("".join(figure.fact.column[-1:])) if figure.fact else ""
        name = re.sub(r"\(.*?\)|数$", "", header)
        return name if len(name) > 1 and name in query.text else ""
    if figure.operator == "share":
        return "执行率"
    return "较上年减少" if figure.value < 0 else "较上年增加"


def _among(heading: str, unit: Unit, corpus: Corpus) -> str:
    """What the items are told to be among; the name of a section or table says nothing of them."""
    titles = {table.title for report_id in unit.report_ids for table in corpus.tables(report_id)}
    return "所列各项" if not heading or heading in titles or lexicon().ranking.title.search(heading) else heading


def passes(query: Query) -> Callable[[Figure], bool]:
    """Whether a figure is one that the question filters for."""
    bound = query.threshold
    if bound is None:
        if not query.against_last_year:
            return lambda figure: figure.value != 0
        down = lexicon().ranking.down.search(query.text) is not None
        return (lambda figure: figure.value < 0) if down else (lambda figure: figure.value > 0)
    limit = bound.value * MONEY.get(bound.unit, Decimal(1))
    compare: dict[str, Callable[[Figure], bool]] = {
        ">": lambda figure: figure.base > limit,
        "≥": lambda figure: figure.base >= limit,
        "<": lambda figure: figure.base < limit,
        "≤": lambda figure: figure.base <= limit,
    }
    return compare[bound.comparator]


def _told(figure: Figure, draft: Draft) -> str:
    about = "" if figure.exact else "约"
    return f"{figure.label}（{about}{figure.text()}）{draft.sources.marks(figure)}"


def _year(year: int | None) -> str:
    return f"{year}年" if year else ""
