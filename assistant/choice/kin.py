"""Which figures may be held against each other: of one kind, on one basis, best from one place."""

from __future__ import annotations

from assistant.amounts import is_money
from assistant.choice.matching import PLANNED, Match, same_basis
from assistant.choice.suiting import bare_name, same_thing
from assistant.corpus import Corpus
from assistant.figures import Figure
from assistant.lexicon import lexicon
from index.schema import BUDGETS, Basis, Fact
from index.text import plain

_COLUMN, _ROW, _SENTENCE, _BASIS = 4, 3, 2, 1
_MOST = 6
"""So many of the best parts are looked at for one that is called an item of a whole."""
_LESS = 0.5
"""No such part scores less than the best by more."""
_TELLING = 3
"""So many digits are no chance: the same amount twice under one metric is one figure."""
_ALIKE = 0.5
"""Names of one thing in two years have so much of their characters in common."""
_CLOSER = 0.3
"""What each point of kinship is worth beside the words of the question."""


def kin(fact: Fact, other: Fact) -> int:
    """How surely two facts belong together: cells of one column or row, figures of one sentence, of one basis."""
    near = fact.location.report_id == other.location.report_id
    table = near and fact.origin == other.origin == "table" and fact.location.table == other.location.table
    column = table and fact.column == other.column
    row = table and fact.row == other.row and not column
    sentence = near and fact.origin == other.origin == "text" and fact.sentence_start == other.sentence_start
    return _COLUMN * column + _ROW * row + _SENTENCE * sentence + _BASIS * same_basis(fact.basis, other.basis)


def in_its_unit(figure: Figure, corpus: Corpus) -> Figure:
    """The figure as another place prints it in the right unit, where the checks found that 元 stands for 万元: nothing is
    worked out from a slip."""
    fact = figure.fact
    if fact is None or fact.unit != "元":
        return figure
    slips = (f for f in corpus.findings((fact.location.report_id,)) if f.kind == "单位有误" and f.severity == "矛盾")
    slip = next((f for f in slips if f.places and f.places[0].fact_id == fact.id), None)
    if slip is None:
        return figure
    involved = {place.fact_id for place in slip.places}
    facts = (indexed.fact for indexed in corpus.facts((fact.location.report_id,)))
    meant = next((f for f in facts if f.id in involved and f.value == fact.value and f.unit != fact.unit), None)
    return corpus.figure(meant) if meant is not None else figure


def one_kind(one: Figure, other: Figure) -> bool:
    """Whether two figures are of one kind of unit: money and money, 人 and 人."""
    kinds = {"元" if is_money(f.unit) else f.fact.unit_base if f.fact else f.unit for f in (one, other)}
    alike = {"人", "名", "位"}, {"%", "百分点", "个百分点"}
    return len(kinds) == 1 or any(kinds <= each for each in alike)


def one_thing(part: Fact, whole: Fact, *, on_any_basis: bool = False) -> bool:
    """Whether two figures are of one and the same thing, on one basis or on any: none is a share of the other."""
    if not (on_any_basis or same_basis(part.basis, whole.basis)) or part.year != whole.year:
        return False
    return part.metric == whole.metric != "" and (part.value_base == whole.value_base or "：" in whole.metric_text)


def one_figure(fact: Fact, other: Fact, corpus: Corpus) -> bool:
    """Whether two facts of one value are one figure stated twice: of one thing, year and basis, by name or by telling digits."""
    if _measured(fact) != _measured(other):
        return False
    if not _basis_of_one(fact.basis, other.basis):
        return False
    if same_thing(fact, other, corpus) and fact.metric == other.metric:
        return True
    if len(fact.value.normalize().as_tuple().digits) < _TELLING:
        return False
    one, two = (plain(each.metric_text.rpartition("：")[2]) for each in (fact, other))
    return fact.metric == other.metric != "" or (min(len(one), len(two)) > 2 and (one in two or two in one))


def change_of(fact: Fact, change: Fact, corpus: Corpus) -> bool:
    """Whether a stated change is of this very figure: what is said of 决算 tells nothing of a budget, a total not its parts."""
    if fact.subject != change.subject or (fact.metric and change.metric and fact.metric != change.metric):
        return False
    beside = fact.location.report_id == change.location.report_id and fact.sentence_start == change.sentence_start
    if fact.basis in PLANNED and not (beside and change.basis == fact.basis):
        return False
    return beside or (fact.metric == change.metric and fact.metric != "" and ":" not in bare_name(fact, corpus))


def _measured(fact: Fact) -> tuple[object, ...]:
    """What two statements of one figure have in common; reports of several years may name their own unit differently."""
    subject = fact.subject if fact.subject != fact.entity else ""
    return fact.value_base, fact.unit_base, fact.year, subject, fact.change, fact.comparator


def _basis_of_one(one: Basis, other: Basis) -> bool:
    """Whether a figure may be stated on either basis: a table says 预算 where the sentence says which."""
    bases = {one, other}
    return same_basis(one, other) or bases == {"调整预算", "全年预算"} or ("预算" in bases and bases < BUDGETS)


def alike(one: Fact, other: Fact) -> bool:
    """Whether figures of two years are of one thing: of one metric, of one row, or called much the same."""
    if one.metric or other.metric:
        return one.metric == other.metric or not (one.metric and other.metric)
    if one.row and one.row == other.row:
        return True
    names = [set(plain(fact.metric_text)) for fact in (one, other)]
    return len(names[0] & names[1]) >= _ALIKE * len(names[0] | names[1])


def one_place(candidates: list[list[Match]]) -> list[Fact] | None:
    """One figure of each list, all of one column of one table, or of the one sentence that most of the best stand in, the
    best such; None where the best of each are so already."""
    if any(not each for each in candidates):
        return None
    places = [_place(each[0].fact) for each in candidates]
    common = max(places, key=places.count)
    if places.count(common) == len(places):
        return None
    shared = set.intersection(*({_place(m.fact) for m in each} for each in candidates))
    if all(each[0].fact.origin == "text" for each in candidates):
        shared &= {common} if places.count(common) > 1 else set()
    best: tuple[float, list[Fact]] | None = None
    for place in shared:
        chosen = [next(m for m in each if _place(m.fact) == place) for each in candidates]
        score = sum(match.score for match in chosen)
        apart = {m.fact.row if m.fact.origin == "table" else m.fact.id for m in chosen}
        if len(apart) == len(chosen) and (best is None or score > best[0]):
            best = score, [match.fact for match in chosen]
    return best[1] if best else None


def _place(fact: Fact) -> tuple[object, ...]:
    """The column or the sentence that a figure stands in, with what it is counted in."""
    if fact.origin == "table":
        return fact.location.report_id, fact.location.table, fact.column
    return fact.location.report_id, fact.sentence_start, fact.unit_base


def best_pair(ones: list[Match], others: list[Match]) -> tuple[Fact, Fact] | None:
    """Of the candidates for two figures, the two that fit their measures and one another best; None where none are kin."""
    pairs = [
        (one.score + other.score + _CLOSER * closeness, one.fact, other.fact)
        for one in ones
        for other in others
        if one.fact.unit_base == other.fact.unit_base
        and one.fact.id != other.fact.id
        and (closeness := kin(one.fact, other.fact))
    ]
    if not pairs:
        return None
    _, one, other = max(pairs, key=lambda pair: pair[0])
    return one, other


def _item_of(fact: Fact, whole: Fact) -> bool:
    """Whether a figure is called an item of another: 实有市场主体：企业 of 实有市场主体."""
    above = fact.metric_text.rpartition("：")[0].rpartition("：")[2]
    near = fact.location.report_id == whole.location.report_id and fact.unit_base == whole.unit_base
    return (
        bool(above) and near and above == whole.metric_text.rpartition("：")[2] and whole.value_base >= fact.value_base
    )


def part_and_whole(parts: list[Match], wholes: list[Match]) -> tuple[Fact, Fact] | None:
    """A part with the whole it is a part of: the best part, at whichever of its places there is a whole beside it."""
    if not parts:
        return None
    for match in parts[:_MOST] if not parts[0].fact.metric else ():
        within = [w.fact for w in wholes if match.score > parts[0].score - _LESS and _item_of(match.fact, w.fact)]
        if within:
            return match.fact, within[0]
    best = parts[0].fact
    same = [m.fact for m in parts if m.fact.value_base == best.value_base and m.fact.metric == best.metric]
    pairs = [
        (kin(part, whole.fact), part, whole.fact)
        for part in same
        for whole in wholes
        if whole.fact.unit_base == part.unit_base
        and whole.fact.value_base >= part.value_base
        and whole.fact.id != part.id
        and not one_thing(part, whole.fact, on_any_basis=True)
    ]
    if not pairs:
        return None
    closeness, part, whole = max(pairs, key=lambda pair: pair[0])
    return (part, whole) if closeness else None


def part_of_whole(one: Fact | None, two: Fact | None, asked: str) -> bool:
    """Whether one figure is a part of the other (中标价合计：东镇, of 中标价合计), and the question names no whole."""
    part, whole = sorted((plain(fact.metric_text) if fact else "" for fact in (one, two)), key=len, reverse=True)
    return bool(whole) and part.startswith(f"{whole}:") and lexicon().fitting.total.search(asked) is None
