"""Yes or no about one figure: whether it reaches the bound a question sets, whether it went the way the question says."""

from __future__ import annotations

from decimal import Decimal

from assistant.choice.resolution import Resolution
from assistant.choice.resolve import Resolver
from assistant.corpus import Corpus
from assistant.draft import Draft, told
from assistant.lexicon import lexicon
from assistant.plans.combine import difference
from assistant.plans.notes import add_notes, quote_source
from assistant.plans.scope import Scope
from assistant.query import Query, Threshold, Wanted
from assistant.sources import Sources
from assistant.understand.operations import bounds
from index.schema import Basis
from index.text import plain

_TIMES = {"亿": 10**8, "亿元": 10**8, "万": 10**4, "万元": 10**4}
_MONEY = "元"
_BASES: tuple[tuple[Basis, ...], ...] = ((), ("实际值",))
_WANTED: dict[str, Wanted] = {
    "%": "rate",
    "分": "score",
    "人": "count",
    "家": "count",
    "个": "count",
    "户": "count",
    "名": "count",
}


def bounded(query: Query, corpus: Corpus, scope: Scope) -> Draft | None:
    """Whether the figure asked about reaches the bound the question sets; None where that is not asked or there is none."""
    text = plain(query.text)
    limit = query.threshold or _at_least(text)
    asked = lexicon().bounds.whether.search(text) is not None and lexicon().bounds.lists.search(text) is None
    if limit is None or not asked or len(scope.units) != 1 or not query.measures:
        return None
    resolver, unit = Resolver(corpus, query), scope.units[0]
    wanted = _WANTED.get(
        limit.unit, "money" if "元" in limit.unit or limit.unit in _TIMES else query.measures[0].wanted
    )
    measure = query.measures[0].model_copy(update={"kind": "plain", "wanted": wanted})
    tried = (resolver.resolve(measure, unit, resolver.years(unit)[-1], bases=bases) for bases in _BASES)
    fitting = ((found, _size(limit, found)) for found in tried)
    found, size = next(((found, size) for found, size in fitting if size is not None), (None, None))
    if found is None or size is None or (figure := found.figure) is None:
        return None
    draft = Draft("answered", Sources(corpus), scope=scope.report_ids)
    who = f"{unit.name}{found.year or ''}{'年' if found.year else ''}"
    draft.paragraphs.append(
        f"{_verdict(limit, figure.base, size)}：{who}{figure.label}为{told(figure, draft.sources)}。"
    )
    draft.paragraphs += quote_source(figure, draft.sources, corpus)
    draft.figures.append(figure)
    add_notes(draft, [found], query, corpus)
    return draft


def _at_least(text: str) -> Threshold | None:
    asked = lexicon().bounds.at_least.search(text)
    if asked is None or bounds(text):
        return None
    return Threshold(comparator="≥", value=Decimal(asked[1].replace(",", "")), unit=asked[2])


def _size(limit: Threshold, found: Resolution) -> Decimal | None:
    """The bound in the base unit of the figure found; None where there is none or they are of different kinds."""
    if found.figure is None or found.figure.fact is None:
        return None
    unit_base = found.figure.fact.unit_base
    if limit.unit in _TIMES or limit.unit == _MONEY:
        return limit.value * _TIMES.get(limit.unit, 1) if unit_base == _MONEY else None
    same = limit.unit in ("", unit_base) or {limit.unit, unit_base} <= {"人", "名"}
    return limit.value if same else None


def _verdict(limit: Threshold, value: Decimal, size: Decimal) -> str:
    match limit.comparator:
        case "≥":
            return "达到了" if value >= size else "没有达到"
        case ">":
            return "超过了" if value > size else "没有超过"
        case "<":
            return "是" if value < size else "不是"
        case _:
            return "没有超过" if value <= size else "超过了"


def changed(query: Query, corpus: Corpus, scope: Scope) -> Draft | None:
    """Whether a figure rose or fell as the question says, with the difference; None where that is not asked."""
    text = plain(query.text)
    less, more = lexicon().bounds.less.search(text), lexicon().bounds.more.search(text)
    asks = (
        lexicon().bounds.whether.search(text)
        and not lexicon().bounds.how_much.search(text)
        and not lexicon().bounds.lists.search(text)
    )
    if not asks or bool(less) == bool(more) or len(scope.units) != 1 or len(query.measures) != 1:
        return None
    draft = difference(query, corpus, scope)
    if draft.status != "answered" or not draft.figures or draft.figures[0].operator != "difference":
        return None
    one, two = (operand.fact for operand in draft.figures[0].operands)
    if one is None or two is None or one.year == two.year or (one.metric, one.basis) != (two.metric, two.basis):
        return None
    if not one.metric and one.metric_text != two.metric_text:
        return None
    fell = draft.figures[0].value < 0
    draft.paragraphs[0] = f"{'是' if fell == bool(less) else '不是'}，{draft.paragraphs[0]}"
    return draft
