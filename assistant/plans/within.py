"""Within one unit: the items of a list or of a table column, ordered, filtered, or short of their full score.

哪项支出最多, 项目支出前三名, 哪些指标没拿满分: the items are facts that stand beside one another under one heading.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from assistant.amounts import MONEY
from assistant.corpus import Corpus, IndexedFact, Unit, described
from assistant.draft import Draft
from assistant.figures import of_fact
from assistant.matching import ORDER, basis_fits, covered, kind_of
from assistant.plans.scope import Scope
from assistant.query import Query
from assistant.resolve import Resolver
from assistant.sources import Sources
from assistant.suiting import naming_words
from assistant.understand.words import segmented
from index.schema import Fact
from index.text import plain

_TOTAL = re.compile(r"^(合计|小计|总计|总额|总分|共计|总数|本年(收入|支出)合计)|(合计|总计|总额|总支出|总收入)$")
_SHORT_OF_FULL = re.compile(r"(没有?|未)(拿|得|到)?(到)?满分|扣了?分|丢了?分|失分")
_DOWN = re.compile(r"减少|下降|降低|压减|少了|降了")
_UP = re.compile(r"增加|增长|上升|提高|多了|涨了")
_SO_MANY = re.compile(r"(?<![前第])([两三四五六七八九十])(?:大)?(?:类|项|个|块|种|级|笔)")
_LEVEL = re.compile("中央|[省市县区州]级")
_KNOWN = 0.3
"""What it counts for that a group has as many items as the question says, or items of the kind it says."""
_LEAST = 3
_COLUMN = 0.8
"""What the column's header counts for where the question says it (计划投资, not 完成投资)."""
_NUMBERED = re.compile(
    r"[ \t\u3000]*(?:[（(]\d+[)）]|\d{1,2}[.．、)）](?!\d)|[①-⑳]|[（(]?[一二三四五六七八九十]+[)）、是])"
)


@dataclass(frozen=True, slots=True)
class Group:
    """Facts that stand beside one another: cells of one column under one heading, or figures of one sentence."""

    facts: tuple[Fact, ...]
    heading: str
    """What they have in common, in the report's words."""
    relevance: float


_TITLE = re.compile("情况|分析|附[件表]|表$|报告")
"""Of a section or table, not of a group of items."""


def within(query: Query, corpus: Corpus, scope: Scope) -> Draft | None:
    """The items of the group asked about, ordered or filtered as asked; None where there is no such group."""
    for unit in scope.units:
        plan = _short_of_full if _SHORT_OF_FULL.search(query.text) else _items
        draft = plan(query, corpus, scope, unit)
        if draft is not None:
            return draft
    return None


def _items(query: Query, corpus: Corpus, scope: Scope, unit: Unit) -> Draft | None:
    changed = query.operation in ("filter", "filter_count") and query.threshold is None and query.against_last_year
    group = _best_group(query, corpus, unit, changed=changed)
    if group is None:
        return None
    facts = sorted(group.facts, key=lambda fact: fact.value_base, reverse=query.descending)
    draft = Draft("answered", Sources(corpus), scope=scope.report_ids)
    if query.operation in ("filter", "filter_count"):
        passes = _test(query, changed=changed)
        fitting = [fact for fact in facts if passes(fact)]
        told = "、".join(_told(fact, corpus, draft) for fact in fitting[:40])
        draft.paragraphs.append(f"符合条件的有{len(fitting)}项：{told}。" if fitting else "没有符合条件的。")
        chosen = fitting or facts
    else:
        chosen = _ordered(query, facts)
        if not chosen:
            return None
        end = "高" if query.descending else "低"
        end = {"高": "大", "低": "小"}[end] if kind_of(facts[0]) == "money" else end
        place = f"第{query.nth}{end}" if query.nth else f"最{end}"
        draft.paragraphs.append(
            f"{unit.name}{_year(facts[0])}{_among(group.heading, unit, corpus)}中{place}的是"
            f"{'、'.join(_told(f, corpus, draft) for f in chosen)}。"
        )
        rest = "、".join(_told(fact, corpus, draft) for fact in facts[:20])
        draft.paragraphs.append(f"从{'高到低' if query.descending else '低到高'}依次为：{rest}。")
    draft.literals.append(group.heading)
    draft.figures += [of_fact(fact, label=item(fact, corpus)) for fact in chosen]
    return draft


def _among(heading: str, unit: Unit, corpus: Corpus) -> str:
    """What the items are told to be among; the name of a section or table says nothing of them."""
    titles = {table.title for report_id in unit.report_ids for table in corpus.library.tables(report_id)}
    return "所列各项" if not heading or heading in titles or _TITLE.search(heading) else heading


def _ordered(query: Query, facts: list[Fact]) -> list[Fact]:
    if query.nth is not None:
        return facts[query.nth - 1 : query.nth]
    return facts[: query.top or 1]


def _test(query: Query, *, changed: bool) -> Callable[[Fact], bool]:
    if changed:
        return (lambda fact: fact.value_base < 0) if _DOWN.search(query.text) else (lambda fact: fact.value_base > 0)
    bound = query.threshold
    if bound is None:
        return lambda fact: fact.value_base != 0
    limit = bound.value * MONEY.get(bound.unit, Decimal(1))
    compare: dict[str, Callable[[Fact], bool]] = {
        ">": lambda fact: fact.value_base > limit,
        "≥": lambda fact: fact.value_base >= limit,
        "<": lambda fact: fact.value_base < limit,
        "≤": lambda fact: fact.value_base <= limit,
    }
    return compare[bound.comparator]


def _best_group(query: Query, corpus: Corpus, unit: Unit, *, changed: bool) -> Group | None:
    year = Resolver(corpus, query).years(unit)[-1]
    named = {measure.metric for measure in query.measures if measure.metric}
    facts = [
        i
        for i in corpus.facts(unit.report_ids)
        if i.fact.year == year and not _TOTAL.search(plain(item(i.fact, corpus))) and not _is_total(i.fact, named)
    ]
    kind = next((m.wanted for m in query.measures if m.wanted not in ("", "count")), "")
    kind = kind or ("rate" if "率" in query.text or "增速" in query.text else "")
    bound = query.threshold.unit if query.threshold else ""
    kind = "money" if bound in MONEY else "rate" if bound == "%" else "score" if bound == "分" else kind or "money"
    bases = {basis for measure in query.measures for basis in measure.bases}
    rows = {(f.location.report_id, f.location.table, f.row) for f in (i.fact for i in corpus.facts(unit.report_ids))}
    groups: dict[tuple[object, ...], list[IndexedFact]] = {}
    for indexed in facts:
        fact = indexed.fact
        is_change = fact.change == "增减额"
        if (
            kind_of(fact) != kind
            or is_change != changed
            or (bases and not any(basis_fits(b, fact.basis) for b in bases))
        ):
            continue
        for key in _keys(fact, rows, corpus):
            groups.setdefault(key, []).append(indexed)
    listed = [_items_of(members, corpus) for members in groups.values()]
    ranked = [_group(members, query, corpus) for members in listed if len(members) >= _LEAST]
    ranked = [group for group in ranked if group.relevance >= 0.3]
    best = max(ranked, key=lambda g: (round(_standing(g, year, corpus), 1), len(g.facts)), default=None)
    if best is None or best.facts[0].origin == "text":
        return best
    columns = [g for g in ranked if _rows(g) == _rows(best)]
    return max(columns, key=lambda g: _standing(g, year, corpus) + _COLUMN * _column_said(g.facts[0], query.text))


def _rows(group: Group) -> tuple[object, ...]:
    first = group.facts[0]
    return first.location.report_id, first.location.table, frozenset(fact.row for fact in group.facts)


def _column_said(fact: Fact, text: str) -> float:
    """Share of the words of a column's header that a question says: 计划投资, not 完成投资."""
    header = [word for word in segmented(plain("".join(fact.column[-1:]))) if len(word) > 1]
    return sum(word in text for word in header) / len(header) if header else 0.0


def _is_total(fact: Fact, named: set[str]) -> bool:
    """Whether a fact is what the items are parts of: 项目支出 itself, where its items are asked for."""
    return fact.metric in named and "：" not in fact.metric_text and (fact.origin == "text" or len(fact.row) < 3)


def _standing(group: Group, year: int | None, corpus: Corpus) -> float:
    """How well a group fits: by its words, its basis, and whether it stands in the year's own report."""
    first = group.facts[0]
    own = corpus.cards[first.location.report_id].identity.year == year
    return group.relevance - 0.05 * ORDER.get(first.basis, 5) + 0.05 * own


def _keys(fact: Fact, rows: set[tuple[str, int | None, tuple[str, ...]]], corpus: Corpus) -> list[tuple[object, ...]]:
    """The groups a fact may belong to: a column under one row with figures; a sentence, a paragraph, a numbered list."""
    report = fact.location.report_id
    if fact.origin == "table":
        paths = (fact.row[:length] for length in range(len(fact.row) - 1, 0, -1))
        parent = next((path for path in paths if (report, fact.location.table, path) in rows), ())
        above = parent if fact.basis not in ("得分", "分值") else ()
        return [(report, fact.location.table, fact.column, above)]
    start = line_start(corpus.text(report), fact.sentence_start)
    keys: list[tuple[object, ...]] = [
        (report, fact.sentence_start, fact.basis, fact.change),
        (report, "paragraph", start, fact.change),
    ]
    if _NUMBERED.match(corpus.text(report), start):
        keys.append((report, "list", fact.section, fact.change))
    return keys


def line_start(text: str, place: int) -> int:
    """Where the paragraph of a place begins."""
    return text.rfind("\n", 0, place) + 1


def _items_of(members: list[IndexedFact], corpus: Corpus) -> list[IndexedFact]:
    """Of a paragraph's or a list's figures those that are items: no parts of an item beside it; one a numbered line."""
    first = members[0].fact
    if first.origin == "table" or all(m.fact.sentence_start == first.sentence_start for m in members):
        heads = {m.fact.metric_text for m in members}
        return [m for m in members if m.fact.metric_text.rpartition("：")[0] not in heads]
    text = corpus.text(first.location.report_id)
    lines = {line_start(text, m.fact.sentence_start) for m in members}
    if len(lines) > 1:
        by_line = {line_start(text, m.fact.sentence_start): m for m in reversed(members)}
        return sorted(by_line.values(), key=lambda m: m.fact.location.start)
    return [m for m in members if "：" not in m.fact.metric_text]


def _group(members: list[IndexedFact], query: Query, corpus: Corpus) -> Group:
    first = members[0].fact
    shared = first.row[-2] if first.origin == "table" and len(first.row) > 1 else _prefix(members)
    where = " ".join((*first.section[-1:], *first.row[:-1], *first.column, shared))
    text = _lead(first, corpus) if first.origin == "text" else ""
    words = "".join(measure.words for measure in query.measures) or query.words
    if not naming_words(words) and any(word in words for word in ("项目", "花钱", "支出")):
        words = corpus.pack.items or words
    own, around = covered(words, described(where, text), corpus)
    items = described(" ".join(item(member.fact, corpus) for member in members), "")
    relevance = max(0.6 * own + 0.4 * around, 0.85 * around, 0.9 * covered(words, items, corpus)[0])
    relevance += _KNOWN * (_so_many(query.text) == len(members)) + _KNOWN * _sources(members, query.text, corpus)
    heading = (
        _numbers_off(shared) or _heading_said(words, text) or _numbers_off(first.section[-1] if first.section else "")
    )
    return Group(tuple(member.fact for member in members), heading, relevance)


def _so_many(text: str) -> int:
    """How many items the question says there are: 四类任务哪个最低; 0 where it does not."""
    match = _SO_MANY.search(text)
    return "两三四五六七八九十".index(match.group(1)) + 2 if match else 0


def _sources(members: list[IndexedFact], text: str, corpus: Corpus) -> bool:
    """Whether the items are where money comes from, and the question asks about sources."""
    return "来源" in text and all(_LEVEL.match(item(member.fact, corpus)) for member in members)


def _lead(first: Fact, corpus: Corpus) -> str:
    """The words a list of figures is under: its sentence and paragraph so far, and the line before a numbered one."""
    text = corpus.text(first.location.report_id)
    start = line_start(text, first.sentence_start)
    before = line_start(text, max(0, start - 1)) if _NUMBERED.match(text, start) else start
    return text[before : first.sentence_end]


def _heading_said(words: str, text: str) -> str:
    """What the question calls the list, where the report does too."""
    return words if len(words) > 1 and words in plain(text) else ""


def _numbers_off(heading: str) -> str:
    return re.sub(r"^[（(]?[一二三四五六七八九十\d]+[)）、.．]\s*|[:：]$", "", heading)


def _prefix(members: list[IndexedFact]) -> str:
    """What the metric words of a sentence's figures begin with: 项目支出： of 项目支出：科学技术支出."""
    heads = {member.fact.metric_text.split("：")[0] for member in members if "：" in member.fact.metric_text}
    return heads.pop() if len(heads) == 1 else ""


def item(fact: Fact, corpus: Corpus) -> str:
    """An item's own name: its row header, or its metric without the heading it stands under."""
    if fact.origin == "table" and fact.row:
        return re.sub(r"^(其中[:：])?\s*[\d一二三四五六七八九十]*[、.．]?\s*", "", fact.row[-1]) or fact.row[-1]
    return fact.metric_text.split("：")[-1] or corpus.label(fact)


def _told(fact: Fact, corpus: Corpus, draft: Draft) -> str:
    figure = of_fact(fact, label=item(fact, corpus))
    return f"{figure.label}（{figure.text()}）{draft.sources.marks(figure)}"


def _year(fact: Fact) -> str:
    return f"{fact.year}年" if fact.year else ""


def _short_of_full(query: Query, corpus: Corpus, scope: Scope, unit: Unit) -> Draft | None:
    """The indicators whose 得分 is below their 分值."""
    year = Resolver(corpus, query).years(unit)[-1]
    facts = [i.fact for i in corpus.facts(unit.report_ids) if i.fact.origin == "table" and i.fact.year == year]
    full = {(f.location.report_id, f.location.table, f.row): f for f in facts if f.basis == "分值"}
    lost = []
    for fact in facts:
        whole = full.get((fact.location.report_id, fact.location.table, fact.row))
        if (
            fact.basis == "得分"
            and whole is not None
            and fact.value_base < whole.value_base
            and not _TOTAL.search(item(fact, corpus))
        ):
            lost.append((fact, whole))
    if not lost:
        return None
    draft = Draft("answered", Sources(corpus), scope=scope.report_ids)
    told = []
    for fact, whole in lost:
        got, of = (of_fact(f, label=item(f, corpus)) for f in (fact, whole))
        told.append(
            f"{got.label}（得{got.text()}{draft.sources.marks(got)}，满分{of.text()}{draft.sources.marks(of)}）"
        )
        draft.figures += [got, of]
    draft.paragraphs.append(f"{unit.name}{_year(lost[0][0])}没有得满分的有{len(lost)}项：{'、'.join(told)}。")
    return draft
