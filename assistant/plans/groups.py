"""Groups of a report's figures: items that stand beside one another under one heading, and which of them is asked about.

A group is a column of a table under one row, the figures of a sentence, of a paragraph, of a numbered list, or what
several sentences of a paragraph say of several things (县医院门急诊…；县中医院门急诊…).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from assistant.amounts import MONEY
from assistant.choice.matching import ORDER, PLANNED, basis_fits, covered, kind_of, same_basis
from assistant.choice.resolve import Resolver
from assistant.choice.totals import table_title
from assistant.corpus import Corpus, Unit
from assistant.described import IndexedFact, described
from assistant.lexicon import lexicon
from assistant.plans import items
from assistant.plans.items import item
from assistant.plans.outlays import accounts, asked_words, asks_all, by_nature, is_outlay, of_the_whole
from assistant.query import Query, Wanted
from assistant.understand.words import segmented
from index.schema import Basis, Fact
from index.text import plain
from index.units import base_unit

_KNOWN = 0.3
"""What it counts for that a group has as many items as the question says, or items of the kind it says."""
_LEAST = 3
_ENOUGH = 0.3
_MOSTLY = 0.6
"""So much of a group are places where it is one of places."""
_SUMMED = 0.15
"""What it counts for that a column sums up the others of its row."""
_COLUMN = 0.8
"""What the column's header counts for where the question says it (计划投资, not 完成投资)."""
_ALIKE = 0.2
"""What it counts for that all items end with one word that the question says."""
_WHOLE = 0.5
"""What it counts for to be the kinds of all outlay, where the question asks where the money went."""
_USUAL = 0.1
"""What it counts for to be an amount of money, where the question leaves open what is measured."""
_RATED = re.compile("[率度]$")
_NUMBERED = re.compile(
    r"[ \t\u3000]*(?:[（(]\d+[)）]|\d{1,2}[.．、)）](?!\d)|[①-⑳]|[（(]?[一二三四五六七八九十]+[)）、是])"
)
_HEADING = 80
"""A longer line is no heading of the numbered lines below it, unless it ends with a colon."""


@dataclass(frozen=True, slots=True)
class Group:
    """Facts that stand beside one another."""

    facts: tuple[Fact, ...]
    heading: str
    """What they have in common, in the report's words."""
    relevance: float


def best_group(
    query: Query,
    corpus: Corpus,
    unit: Unit,
    *,
    changed: bool = False,
    kind: Wanted = "",
    least: float = _ENOUGH,
    serves: Callable[[Group], bool] = lambda group: True,
) -> Group | None:
    """The group of items that a question asks about; None where there is none.

    Args:
        changed: Only figures of change are meant.
        kind: The kind of figure, where it is known; else the question's words tell it.
        least: How surely the group must be the one asked about, 0 to 1.
        serves: Whether a group has what is needed besides.
    """
    year = Resolver(corpus, query).years(unit)[-1]
    named = {measure.metric for measure in query.measures if measure.metric}
    kinds = (kind,) if kind else _kinds(query)
    counter = lexicon().groups.counted.search(query.text)
    excepted = lexicon().groups.without.search(query.text) if query.nth is None else None
    left_out = excepted.group("what") if excepted else ""
    counted = base_unit(query.threshold.unit)[1] if query.threshold and kinds == ("count",) else ""
    bases: set[Basis] = {basis for measure in query.measures for basis in measure.bases}
    if bases & set(PLANNED) and "计划" in query.text:
        bases.add("目标值")
    every = _of_rate(corpus.facts(unit.report_ids), named, corpus)
    spent = "money" in kinds and lexicon().groups.spent.search(query.text) is not None
    rows = {i.fact.table_row for i in every}
    inner = {(report, table, row[:length]) for report, table, row in rows for length in range(1, len(row))}
    whole = asks_all(query, unit, corpus)
    of_projects = corpus.pack.items in named or (asked_words(query, corpus) == corpus.pack.items and not whole)
    natures = by_nature(corpus) if whole else frozenset()
    kept = accounts(corpus) if of_projects else frozenset()
    groups: dict[tuple[object, ...], list[IndexedFact]] = {}
    for indexed in every:
        fact = indexed.fact
        if fact.year != year or kind_of(fact) not in kinds or (fact.change == "增减额") != changed:
            continue
        if bases and not any(basis_fits(basis, fact.basis) for basis in bases):
            continue
        if whole and fact.metric and (fact.metric in natures or lexicon().groups.income.search(fact.metric)):
            continue
        if spent and fact.basis == "实际值" and not is_outlay(fact, corpus):
            continue
        if fact.basis == "追加" and "追加" not in query.text and "追加" not in bases:
            continue
        if counter and "count" in kinds and not fact.unit_base.startswith(counter.group(1)[0]):
            continue
        if counted and base_unit(fact.unit_base)[1] != counted:
            continue
        name = plain(item(fact, corpus))
        if (
            lexicon().fitting.total.search(name)
            or fact.metric in kept
            or items.is_total(fact, named, corpus)
            or (left_out and items.named_in(name, left_out))
        ):
            continue
        if fact.change == "占比" and not lexicon().groups.shares.search(query.text):
            continue
        leaf = query.threshold is not None and fact.table_row not in inner
        for key in _keys(fact, rows, corpus, leaf=leaf):
            groups.setdefault((fact.unit_base, *key), []).append(indexed)
    listed = [_without_head(_items_of(members, corpus)) for members in groups.values()]
    placed = _of_places(listed, query.text, corpus)
    if not placed and lexicon().rows.places.search(query.text):  # no indicator is one of places
        listed = [each for each in listed if not all(_RATED.search(plain(item(m.fact, corpus))) for m in each)]
    listed, least_items = placed or listed, 2 if placed else _LEAST
    ranked = [
        _group(members, query, corpus, whole=whole)
        for members in listed
        if len(members) >= least_items or items.all_named(members, query, corpus)
    ]
    ranked = [group for group in ranked if group.relevance >= least and serves(group)]
    best = max(ranked, key=lambda g: (*_order(g, year, corpus), g.facts[0].origin == "table"), default=None)
    if best is None or best.facts[0].origin == "text":
        return best if best is None or not spent else _completed(best, every, corpus)
    columns = [g for g in ranked if _rows(g) == _rows(best)]
    said = "，".join((query.text, *(measure.words for measure in query.measures)))
    return max(columns, key=lambda g: _standing(g, year, corpus) + column_fit(g.facts[0], said))


def _of_rate(every: list[IndexedFact], named: set[str], corpus: Corpus) -> list[IndexedFact]:
    """Where a rate of the pack is asked about (哪个任务执行率最低), of the rates those that are called so, if they are several."""
    words = tuple(plain(word) for metric in named for word in corpus.rate_words.get(metric, ()))
    other = [i for i in every if kind_of(i.fact) != "rate"]
    called = [i for i in every if words and kind_of(i.fact) == "rate" and any(word in i.head for word in words)]
    return [*other, *called] if len(called) >= _LEAST else every


def _completed(group: Group, every: list[IndexedFact], corpus: Corpus) -> Group:
    """The outlays of things that have a heading each, with those of beside them of which all that was given was spent."""
    paths = {fact.section for fact in group.facts}
    above = {path[:-1] for path in paths}
    if len(paths) < len(group.facts) or len(above) > 1 or not all(above) or group.facts[0].unit_base != "元":
        return group
    more: dict[tuple[str, ...], Fact] = {}
    for fact in (i.fact for i in every):
        beside = fact.section[:-1] in above and fact.section not in paths and fact.unit_base == "元" and not fact.change
        if beside and (fact.year, fact.origin) == (group.facts[0].year, "text"):
            said = corpus.text(fact.location.report_id)[fact.sentence_start : fact.sentence_end]
            if lexicon().groups.all_spent.search(said):
                more.setdefault(fact.section, fact)
    return replace(group, facts=(*group.facts, *more.values())) if more else group


def column_fit(fact: Fact, text: str) -> float:
    """How well a column of a table fits: by the words of its header, else because it sums up those beside it."""
    if lexicon().fitting.total.search(plain("".join(fact.column[-1:]))):
        above = fact.model_copy(update={"column": fact.column[:-1]})
        return _SUMMED + _COLUMN * column_said(above, text)
    over = fact.model_copy(update={"column": fact.column[:-1]})
    return _COLUMN * column_said(fact, text) + column_said(over, text)


def _of_places(listed: list[list[IndexedFact]], text: str, corpus: Corpus) -> list[list[IndexedFact]]:
    """Where places of one kind are asked about, the groups of such places, each without its other items (市本级); else none."""
    asked = lexicon().rows.places.search(text)
    if asked is None:
        return []
    noun = asked.group("noun")
    endings = (noun,) if noun in ("街道", "社区") else tuple(noun)
    kept = []
    for members in listed:
        names = [plain(item(member.fact, corpus)) for member in members]
        asked_for = [member for member, name in zip(members, names, strict=True) if name.endswith(endings)]
        if len(asked_for) > 1 and sum(map(bool, map(lexicon().rows.place_name.search, names))) >= _MOSTLY * len(
            members
        ):
            kept.append(asked_for)
    return kept


def line_start(text: str, place: int) -> int:
    """Where the paragraph of a place begins."""
    return text.rfind("\n", 0, place) + 1


def _kinds(query: Query) -> tuple[Wanted, ...]:
    """The kinds of figure a question may mean."""
    bound = query.threshold.unit if query.threshold else ""
    if bound in MONEY:
        return ("money",)
    if bound in ("%", "分"):
        return ("rate",) if bound == "%" else ("score",)
    if bound:
        return ("count",)
    said = next((m.wanted for m in query.measures if m.wanted not in ("", "count")), None)
    if said is not None:
        return (said,)
    if lexicon().groups.score.search(query.text):
        return ("score",)
    if lexicon().groups.counted.search(query.text):
        return ("count",)
    if lexicon().groups.rate.search(query.text):
        return ("rate",)
    return ("money",) if lexicon().groups.money.search(query.text) else ("money", "count")


def _rows(group: Group) -> tuple[object, ...]:
    first = group.facts[0]
    return first.location.report_id, first.location.table, frozenset(fact.row for fact in group.facts)


def column_said(fact: Fact, text: str) -> float:
    """Share of the words of a column's header that a question says: 计划投资, not 完成投资."""
    header = [word for word in segmented(plain("".join(fact.column[-1:]))) if len(word) > 1]
    return sum(word in text for word in header) / len(header) if header else 0.0


def _order(group: Group, year: int | None, corpus: Corpus) -> tuple[float, int]:
    return round(_standing(group, year, corpus), 1), len(group.facts)


def _standing(group: Group, year: int | None, corpus: Corpus) -> float:
    """How well a group fits: by its words, its basis, and whether it stands in the year's own report."""
    first = group.facts[0]
    own = corpus.cards[first.location.report_id].identity.year == year
    usual = _USUAL * (kind_of(first) == "money")
    return group.relevance - 0.05 * ORDER.get(first.basis, 5) + 0.05 * own + usual


def _keys(
    fact: Fact, rows: set[tuple[str, int | None, tuple[str, ...]]], corpus: Corpus, *, leaf: bool
) -> list[tuple[object, ...]]:
    """The groups a fact may belong to.

    Args:
        leaf: Of a table, also the group of all rows that no other stands under, whatever they stand under themselves.
    """
    report = fact.location.report_id
    if fact.origin == "table":
        paths = (fact.row[:length] for length in range(len(fact.row) - 1, 0, -1))
        parent = next((path for path in paths if (report, fact.location.table, path) in rows), ())
        above = parent if fact.basis not in ("得分", "分值") else ()
        column = (report, fact.location.table, fact.column)
        return [(*column, above), (*column, "leaves")] if leaf and above else [(*column, above)]
    text = corpus.text(report)
    start = line_start(text, fact.sentence_start)
    basis = "决算" if same_basis(fact.basis, "决算") else fact.basis
    planned = fact.basis in PLANNED
    keys: list[tuple[object, ...]] = [
        (report, fact.sentence_start, basis, fact.change),
        (report, "paragraph", start, fact.change, planned),
    ]
    prefix, colon, own = fact.metric_text.rpartition("：")
    if colon:
        keys.append((report, start, "of", prefix, fact.change, planned))
        keys.append((report, "of", prefix, fact.section, fact.change, planned))
    elif len(own) > 2:
        keys.append((report, start, "alike", own[-2:], basis, fact.change))
    if lexicon().lots.name.match(own):
        keys.append((report, "lots", fact.section, own[-2:], basis, fact.change))
    if _NUMBERED.match(text, start):
        keys.append((report, "list", fact.section, fact.change))
    if fact.subject != fact.entity and (what := _what_of(fact)):
        keys.append((report, "of each", what, basis, fact.change))
    return keys


def _what_of(fact: Fact) -> str:
    """What a figure is of its subject: 结算 of 危桥改造审定结算; "" where it is its subject's in other words."""
    own = fact.metric_text.rpartition("：")[2]
    what = lexicon().groups.said_with.sub("", own.removeprefix(fact.subject)) if own.startswith(fact.subject) else ""
    return what if len(what) > 1 else ""


def _items_of(members: list[IndexedFact], corpus: Corpus) -> list[IndexedFact]:
    """Of a paragraph's or a list's figures those that are items: no parts of an item beside it; one a numbered line."""
    first = members[0].fact
    beside = all(m.fact.sentence_start == first.sentence_start for m in members) or _prefix(members, every=True)
    if first.origin == "table" or beside:
        heads = {m.fact.metric_text.rpartition("：")[2] for m in members}
        return [m for m in members if m.fact.metric_text.rpartition("：")[0].rpartition("：")[2] not in heads]
    text = corpus.text(first.location.report_id)
    lines = {line_start(text, m.fact.sentence_start) for m in members}
    if len(lines) > 1:
        by_line = {line_start(text, m.fact.sentence_start): m for m in reversed(members)}
        return sorted(by_line.values(), key=lambda m: m.fact.location.start)
    return [m for m in members if "：" not in m.fact.metric_text]


def _without_head(members: list[IndexedFact]) -> list[IndexedFact]:
    """The items without a first figure that is what the others add up to."""
    rest = members[1:]
    if len(rest) < 2 or members[0].fact.origin == "table":
        return members
    return rest if members[0].fact.value_base == sum(m.fact.value_base for m in rest) else members


def _group(members: list[IndexedFact], query: Query, corpus: Corpus, *, whole: bool) -> Group:
    first = members[0].fact
    shared = first.row[-2] if first.origin == "table" and len(first.row) > 1 else _prefix(members)
    each = _what_of(first) if len({_what_of(member.fact) for member in members}) == 1 else ""
    where = " ".join((*first.section[-1:], each, *first.row[:-1], *first.column, shared, table_title(first, corpus)))
    text = _lead(first, corpus) if first.origin == "text" else ""
    words = asked_words(query, corpus)
    own, around = covered(words, described(where, text), corpus)
    before = covered(words, described(f"{shared} {_before(members, text, corpus)}", ""), corpus)[0] if text else 0.0
    names = [item(member.fact, corpus) for member in members]
    relevance = max(
        0.6 * own + 0.4 * around, 0.85 * around, before, 0.9 * covered(words, described(" ".join(names), ""), corpus)[0]
    )
    relevance += _KNOWN * (items.so_many(query.text) == len(members)) + _source_fit(names, query.text)
    relevance += _KNOWN * items.all_named(members, query, corpus) + _ALIKE * items.end_alike(names, query.text)
    lots = first.origin == "text" and lexicon().lots.name.match(names[0]) is not None
    relevance += _KNOWN * (lots and items.is_measured(names, query.text))
    relevance -= any(items.is_container(name, query.text) for name in names) + _KNOWN * (len(set(names)) < len(names))
    of_all_outlay = whole and of_the_whole(members, corpus)
    relevance += _WHOLE * of_all_outlay
    told = not text or not before or covered(shared, described(words, ""), corpus)[0] >= _ENOUGH
    heading = (_numbers_off(shared) if told else "") or _heading_said(words, text) or _numbers_off(_section(members))
    facts = tuple(member.fact for member in members)
    return Group(facts, corpus.pack.whole if of_all_outlay else heading, relevance)


def _source_fit(names: list[str], text: str) -> float:
    """What it counts for that the items are where money comes from; who asks what was spent on means none of them."""
    fit = _KNOWN * items.of_sources(names, text)
    return fit - _ENOUGH * (fit < 0 and lexicon().groups.spent.search(text) is not None)


def _section(members: list[IndexedFact]) -> str:
    """The heading that the items stand under; the one above it where each has a heading of its own."""
    path = members[0].fact.section
    own = {plain(m.fact.section[-1]) for m in members if m.fact.section and m.fact.subject != m.fact.entity}
    return "".join(path[-2:-1] if len(own) == len(members) and len(path) > 1 else path[-1:])


def _before(members: list[IndexedFact], lead: str, corpus: Corpus) -> str:
    """The words before the first item: 文物保护专项用于; of the items of one sentence those of that sentence alone."""
    first = members[0].fact
    if all(m.fact.sentence_start == first.sentence_start for m in members):
        return corpus.text(first.location.report_id)[first.sentence_start : first.value_start]
    return lead.split(first.quote, 1)[0]


def _lead(first: Fact, corpus: Corpus) -> str:
    """The words a list of figures is under: its sentence and paragraph so far, and the line before a numbered one."""
    text = corpus.text(first.location.report_id)
    start = line_start(text, first.sentence_start)
    before = line_start(text, max(0, start - 1)) if _NUMBERED.match(text, start) else start
    above = text[before:start].strip()
    before = before if len(above) < _HEADING or above.endswith(("：", ":")) else start
    return text[before : first.sentence_end]


def _heading_said(words: str, text: str) -> str:
    """What the question calls the list, where the report does too."""
    return words if len(words) > 1 and words in plain(text) else ""


def _numbers_off(heading: str) -> str:
    """A heading without its number.

    >>> [_numbers_off(h) for h in ("2.1总体执行", "（三）资金使用：", "1.2.3 产出", "二、效益")]
    ['总体执行', '资金使用', '产出', '效益']
    """
    return re.sub(
        r"^(?:\d{1,2}(?:[.．]\d{1,2}){1,3}[.．、]?|[（(]?[一二三四五六七八九十\d]+[)）、.．])\s*|[:：]$", "", heading
    ).lstrip("、.．")


def _prefix(members: list[IndexedFact], *, every: bool = False) -> str:
    """What the metric words of a sentence's figures begin with: 项目支出： of 项目支出：科学技术支出."""
    heads = {m.fact.metric_text.split("：")[0] if "：" in m.fact.metric_text else "" for m in members}
    heads = heads if every else heads - {""}
    return heads.pop() if len(heads) == 1 else ""
