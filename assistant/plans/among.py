"""One figure over all units at once: from the highest to the lowest, above the mean, the first few together, the place of
one, and how each moved since the year before."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from assistant.choice.resolution import Resolution
from assistant.choice.resolve import Resolver
from assistant.corpus import Corpus, Unit
from assistant.draft import Draft
from assistant.figures import Figure, compute, formula, in_one_unit
from assistant.lexicon import lexicon
from assistant.plans import across, refusal
from assistant.plans.lookup import MOST_UNITS, left_out, shown
from assistant.plans.pairs import pair_of
from assistant.plans.scope import Scope, scope_of
from assistant.plans.table import comparison
from assistant.query import Query
from assistant.sources import Sources
from index.text import plain


@dataclass(frozen=True, slots=True)
class _Found:
    """One figure of each unit, ordered.

    Attributes:
        missing: The units that do not disclose it.
        what: What it is called.
    """

    have: list[Resolution]
    missing: list[Resolution]
    figures: list[Figure]
    what: str


def among(query: Query, corpus: Corpus, scope: Scope) -> Draft | None:
    """The answer to a question that needs one figure of all units; None where it is not one."""
    said, text = lexicon().holdings, plain(query.text)
    if len(corpus.units) < 2 or len(query.measures) not in (1, 2):
        return None
    place = said.place.search(text) if len(query.units) == 1 and not query.years_back else None
    over = len(scope.units) > 1 and (scope.named or lexicon().ranking.items.search(text) is None)
    if not over and place is None:
        return None
    every = (
        scope if len(query.units) > 1 else scope_of(query.model_copy(update={"units": (), "everyone": True}), corpus)
    )
    gap = said.gap.search(text) if query.operation != "times" else None
    wanted = (place, gap, said.mean.search(text), query.top and said.together.search(text))
    if not any(wanted):
        moved = query.everyone and query.against_last_year and query.operation in ("difference", "rank")
        return _moved(query, corpus, every) if moved else None
    have, missing = across.figures_of(query, corpus, every)
    if len(have) < 2:
        return refusal.not_disclosed(query, corpus, every, missing, query.measures[0])
    have.sort(key=across.base_of, reverse=query.descending)
    figures = in_one_unit([shown(r, query) for r in have])
    found = _Found(have, missing, figures, across.called(figures, query))
    draft = Draft("answered", Sources(corpus), scope=every.report_ids)
    if place is not None:
        return _place(draft, found, query, corpus)
    if said.mean.search(text):
        return _against_mean(draft, found, query, corpus)
    return _first_together(draft, found, query, corpus) if query.top else _gap(draft, found, query, corpus)


def _gap(draft: Draft, found: _Found, query: Query, corpus: Corpus) -> Draft:
    """How far the highest and the lowest are apart."""
    figures, what = found.figures, found.what
    gap = compute("difference", (figures[0], figures[-1]), label="差额")
    size = gap.model_copy(update={"value": abs(gap.value)})
    first, last = (figures[0], figures[-1]) if query.descending else (figures[-1], figures[0])
    draft.paragraphs.append(
        f"相差{size.text()}：{what}最高的是{across.told_of(first, draft, what)}，最低的是{across.told_of(last, draft, what)}。"
    )
    draft.formula = formula(gap)
    draft.paragraphs.append(f"算式：{draft.formula}")
    return across.finished(draft, [gap, *figures], found.have, found.missing, query, corpus)


def _place(draft: Draft, found: _Found, query: Query, corpus: Corpus) -> Draft | None:
    """Where one unit stands among all that have the figure."""
    figures, what = found.figures, found.what
    own = next((figure for figure in figures if figure.unit_name == query.units[0]), None)
    if own is None:
        return None
    before = sum((f.base > own.base) if query.descending else (f.base < own.base) for f in figures)
    way = "高" if query.descending else "低"
    draft.paragraphs.append(f"{what}第{before + 1}{way}：{across.told_of(own, draft, what)}。")
    rest = [figure for figure in figures if figure is not own]
    listed = "、".join(across.told_of(figure, draft, what) for figure in rest[:MOST_UNITS])
    for figure in rest[MOST_UNITS:]:
        draft.sources.marks(figure)
    draft.paragraphs.append(
        f"其他单位从{way}到{'低' if way == '高' else '高'}：{listed}{'等' * (len(rest) > MOST_UNITS)}。"
    )
    return across.finished(draft, [own, *rest], found.have, found.missing, query, corpus)


def _against_mean(draft: Draft, found: _Found, query: Query, corpus: Corpus) -> Draft:
    """Who lies above the mean of all, or below it."""
    figures, what = found.figures, found.what
    mean = compute("mean", tuple(figures), label=f"{what}平均数")
    below = lexicon().holdings.below.search(plain(query.text)) is not None
    fitting = [f for f in figures if (f.base < mean.base if below else f.base > mean.base)]
    way = "低于" if below else "高于"
    about = "" if mean.exact else "约"
    draft.paragraphs.append(
        f"{what}{way}平均数的有{len(fitting)}家：{'、'.join(across.told_of(f, draft, what) for f in fitting[:30])}。"
    )
    for figure in figures:
        draft.sources.marks(figure)
    draft.paragraphs.append(f"平均数{about}为{mean.text()}。")
    draft.formula = formula(mean)
    return across.finished(
        draft, [*fitting, mean, *(f for f in figures if f not in fitting)], found.have, found.missing, query, corpus
    )


def _first_together(draft: Draft, found: _Found, query: Query, corpus: Corpus) -> Draft:
    """What the first few come to together."""
    figures, what = found.figures[: query.top], found.what
    total = compute("sum", tuple(figures), label=what, unit=query.wanted_unit, decimals=query.decimals)
    about = "" if total.exact else "约"
    listed = "、".join(across.told_of(f, draft, what) for f in figures)
    way = "高" if query.descending else "低"
    draft.literals.append(f"最{way}的{len(figures)}家")
    draft.paragraphs.append(f"{what}最{way}的{len(figures)}家合计{about}为{total.text()}：{listed}。")
    draft.formula = formula(total)
    draft.paragraphs.append(f"算式：{draft.formula}")
    return across.finished(
        draft, [total, *figures], found.have, found.missing, query, corpus, told=found.have[: len(figures)]
    )


def _moved(query: Query, corpus: Corpus, scope: Scope) -> Draft:
    """How the figure of each unit moved since the year before; the first leads where one is asked for."""
    gone: list[Resolution] = []
    pairs = [pair for unit in scope.units if (pair := _pair(query, corpus, unit, gone)) is not None]
    changes = [compute("difference", tuple(in_one_unit(pair)), label="较上年增减") for pair in pairs]
    changes = [c.model_copy(update={"unit_name": c.operands[0].unit_name, "year": c.operands[0].year}) for c in changes]
    if not changes:
        return refusal.not_disclosed(query, corpus, scope, gone, query.measures[0])
    fell = lexicon().holdings.fell.search(plain(query.text)) is not None
    changes.sort(key=lambda change: change.base, reverse=not fell)
    draft = Draft("answered", Sources(corpus), scope=scope.report_ids)
    if query.operation == "rank":
        way = [c for c in changes if (c.value < 0) == fell and c.value]
        if not way:
            draft.paragraphs.append(f"没有一家单位{'减少' if fell else '增加'}。")
        else:
            draft.paragraphs.append(f"{'减少' if fell else '增加'}最多的是{_said(way[0], draft)}。")
    rest = changes if query.operation != "rank" else [c for c in changes if not draft.paragraphs or c is not changes[0]]
    draft.paragraphs += [f"{_said(change, draft)}。" for change in rest[:MOST_UNITS]]
    told = changes[: MOST_UNITS + 1]
    draft.figures += [*told, *(operand for change in told for operand in change.operands)]
    draft.formula = "；".join(formula(change) for change in told)
    draft.table = comparison(told)
    draft.used = tuple({f.location.report_id for c in changes for f in c.facts()})
    silent = [unit.name for unit in scope.units if unit.name not in {c.unit_name for c in changes}]
    if silent:
        draft.caveats.append(left_out(silent, "写明两年的数"))
    return draft


def _pair(query: Query, corpus: Corpus, unit: Unit, gone: list[Resolution]) -> tuple[Figure, Figure] | None:
    one = query.model_copy(update={"units": (unit.name,), "everyone": False, "operation": "difference"})
    return pair_of(one, Resolver(corpus, one), unit, gone)


def _said(change: Figure, draft: Draft) -> str:
    """甲局2023年三公经费15.02万元，比2022年的18万元减少2.98万元."""
    now, before = change.operands
    size = change.model_copy(update={"value": abs(change.value)})
    moved = "持平" if change.value == Decimal(0) else f"{'减少' if change.value < 0 else '增加'}{size.text()}"
    return (
        f"{now.unit_name}{now.year}年{now.label}{now.text()}{draft.sources.marks(now)}，"
        f"比{before.year}年的{before.text()}{draft.sources.marks(before)}{moved}"
    )
