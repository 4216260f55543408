"""A total before an item of it that the question does not name: 一共处理了多少 is no one plant's figure.

So too along a row: 二季度发放了多少 is its 小计, not the first of the columns that this sums up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from assistant.choice.matching import Match, covered, same_basis
from assistant.choice.suiting import left_over
from assistant.corpus import Corpus
from assistant.described import IndexedFact
from assistant.lexicon import lexicon
from assistant.query import Measure
from assistant.understand.words import classed, segmented
from index.schema import Fact
from index.text import plain

_MONTH = re.compile(r"^\d{1,2}月份?")
_NEARLY = Decimal("0.9")
"""A balance that falls short of another by more is of a part."""
_PASSAGE = 300
"""Within so many characters a whole and its items stand."""
_NAMED = 0.5
"""What it counts for that an item is named, beside its total."""
_AS_WELL = 0.05
"""A total that says the question's words by so little less than an item says them as well."""


def total_first(
    found: list[Match], measure: Measure, text: str, facts: Iterable[IndexedFact], corpus: Corpus, *, titles: str
) -> list[Match]:
    """The matches, led by the total where the best is an item of it that the question does not name.

    Args:
        titles: Titles of the reports: their words tell what all figures are of, no item.
    """
    if not found:
        return found
    if balance := _of_balance(found, measure, facts, titles):
        return balance
    if found[0].fact.origin == "table":
        return _of_column(found, measure, facts, corpus, titles)
    return _of_list(found, text, titles)


def _of_balance(found: list[Match], measure: Measure, facts: Iterable[IndexedFact], titles: str) -> list[Match]:
    """What was left of all, which a table's total tells, before what is said to be left of a part; [] elsewhere."""
    best = found[0].fact
    named = [word for word in segmented(measure.residue) if word not in lexicon().general and word not in titles]
    if not left_over(best) or (named and measure.metric):
        return []
    word = plain(measure.words)
    cells = (
        i
        for i in facts
        if i.fact.origin == "table"
        and _is_total(i.fact)
        and (i.fact.year, i.fact.basis, i.fact.unit_base) == (best.year, best.basis, best.unit_base)
        and ((best.metric and i.fact.metric == best.metric) or (i.fact.column and plain(i.fact.column[-1]) == word))
    )
    total = next((i for i in cells if best.value_base < _NEARLY * i.fact.value_base), None)
    if total is None:
        return []
    return [replace(found[0], indexed=total), *(m for m in found if m.fact.id != total.fact.id)]


def item_named(found: list[Match], text: str) -> list[Match]:
    """The matches, led by the item of the best's sentence whose whole name the question says: 大樟村 of 各村运转经费."""
    best = found[0].fact if found else None
    if best is None or best.origin != "text" or best.change:
        return found
    for match in found[1:]:
        fact = match.fact
        name = plain(fact.metric_text)
        beside = fact.sentence_start == best.sentence_start and fact.location.report_id == best.location.report_id
        inside = beside and fact.unit_base == best.unit_base and best.value_start < fact.value_start
        if inside and len(name) > 2 and name in text and name not in plain(best.metric_text) and not fact.change:
            lead = replace(match, score=found[0].score + _NAMED)
            return [lead, *(m for m in found if m is not match)] if fact.value_base < best.value_base else found
    return found


def _of_list(found: list[Match], text: str, titles: str) -> list[Match]:
    """年末保有车辆 before 年末保有车辆：一般公务用车."""
    best = found[0].fact
    above, _, own = best.metric_text.rpartition("：")
    timed, own = _MONTH.match(own) is not None, _MONTH.sub("", own)
    named = [word for word, kind in classed(plain(own)) if kind == "vn" or not kind.startswith("v")]
    unsaid = [word for word in named if word not in text and word not in lexicon().general]
    unsaid += [own] if timed and plain(own) not in text else []
    nameless = plain(own) in plain(above)  # 共安排专项资金：安排
    if not above or not (unsaid or nameless) or (len(own) > 1 and plain(own) in text and not nameless):
        return found
    wholes = [
        m for m in found if m.fact.metric_text.rpartition("：")[2] == above and _beside(m.fact, best, far=nameless)
    ]
    said = [w for w in named if w in text and len(w) > 1 and w not in lexicon().general and w not in titles]
    if any(not set(word) <= set(whole.indexed.head) for whole in wholes for word in said):  # 防疫 of 疫情防控经费
        return found
    return [*wholes, *(m for m in found if m not in wholes)]


def _beside(fact: Fact, other: Fact, *, far: bool = False) -> bool:
    """Whether two figures of prose stand in one passage, or anywhere before and after each other."""
    near = fact.location.report_id == other.location.report_id and fact.origin == other.origin == "text"
    return (
        near
        and fact.unit_base == other.unit_base
        and (far or abs(fact.sentence_start - other.sentence_start) < _PASSAGE)
    )


def _of_column(
    found: list[Match], measure: Measure, facts: Iterable[IndexedFact], corpus: Corpus, titles: str
) -> list[Match]:
    """The cell of the total's row before that of a row of which the question says no word that tells it from the others."""
    best = found[0].fact
    if not best.row or _is_total(best) or (best.metric and best.metric == measure.metric):
        return found
    beside = [i for i in facts if _of_one_column(i.fact, best)]
    items = [plain(i.fact.row[-1]) for i in beside if not _is_total(i.fact)]
    sums = [i for i in beside if _is_total(i.fact)]
    totals = [i for i in sums if len(sums) == 1 or _over(i.fact, best)]
    if len(items) < 2 or not totals or _named_by_row(measure, best, corpus):
        return found
    common = set(_shared_words(items))
    words = measure.residue or ("" if measure.metric else measure.words)
    words = "".join(word for word in segmented(words) if len(word) < 2 or word not in titles)
    for word in sorted(common, key=len, reverse=True):
        words = words.replace(word, "")
    total = max(totals, key=lambda i: (-len(i.fact.row), i.fact.location.start))
    if words and covered(words, found[0].indexed, corpus)[0] > covered(words, total, corpus)[0] + _AS_WELL:
        return found
    lead = next((m for m in found if m.fact.id == total.fact.id), replace(found[0], indexed=total))
    return [lead, *(m for m in found if m.fact.id != total.fact.id)]


def row_total(found: list[Match], text: str, facts: Iterable[IndexedFact], measure: Measure) -> list[Match]:
    """The matches, led by the 小计 of the best's row where the question names none of the columns that it sums up."""
    best = found[0].fact if found else None
    if best is None or not best.row or not best.column:
        return found
    by_year = "年" in best.column[-1]  # 2021年, 2022年, 累计
    if best.metric and best.metric == measure.metric and (not by_year or measure.years or str(best.year) in text):
        return found
    if lexicon().fitting.total.search(plain(best.column[-1])):
        return found
    row = [i for i in facts if _of_one_row(i.fact, best)]
    columns = list(
        dict.fromkeys(
            plain(i.fact.column[-1]) for i in row if not lexicon().fitting.total.search(plain(i.fact.column[-1]))
        )
    )
    totals = [
        i
        for i in row
        if lexicon().fitting.total.search(plain(i.fact.column[-1])) and i.fact.value_base >= best.value_base
    ]
    if len(columns) < 2 or len(totals) != 1 or _column_said(plain(best.column[-1]), columns, text):
        return found
    total = totals[0]
    return [replace(found[0], indexed=total), *(m for m in found if m.fact.id != total.fact.id)]


def sum_of_row(fact: Fact, facts: Iterable[IndexedFact]) -> Fact | None:
    """The cell that sums up a cell's row, where there is one: 小计 beside 管网改造, 节水灌溉."""
    if fact.origin != "table" or not fact.column or lexicon().fitting.total.search(plain(fact.column[-1])):
        return None
    row = [i.fact for i in facts if _of_one_row(i.fact, fact)]
    totals = [f for f in row if lexicon().fitting.total.search(plain(f.column[-1])) and f.value_base >= fact.value_base]
    return totals[0] if len(totals) == 1 and len(row) > 2 else None


def total_of_column(fact: Fact, facts: Iterable[IndexedFact]) -> Fact | None:
    """The cell that sums up a cell's column, where there is one such row."""
    if fact.origin != "table" or not fact.row or _is_total(fact):
        return None
    totals = [i.fact for i in facts if _of_one_column(i.fact, fact) and _is_total(i.fact)]
    return totals[0] if len(totals) == 1 else None


def _of_one_row(fact: Fact, other: Fact) -> bool:
    """Whether two cells stand in one row, under one head of columns: 2021年, 2022年, 累计."""
    return (
        fact.origin == "table"
        and fact.table_row == other.table_row
        and bool(fact.column)
        and (fact.column[:-1], fact.unit_base, fact.change) == (other.column[:-1], other.unit_base, other.change)
        and same_basis(fact.basis, other.basis)
        and (fact.year == other.year or (len(fact.column) > 1 and "年" in other.column[-1]))
    )


def _column_said(column: str, columns: list[str], text: str) -> bool:
    """Whether the question says a word of a column that tells it from those beside it: 生活 of 生活补贴, 护理补贴."""
    for word in sorted(set(_shared_words(columns)), key=len, reverse=True):
        column = column.replace(word, "")
    words = [word for word in segmented(column) if word not in lexicon().general]
    return any(word in text for word in words) if words else column in text


def _shared_words(items: list[str]) -> Iterator[str]:
    """What is in the names of all items: 补贴 of 培训补贴 and 社保补贴."""
    first, *others = items
    for start in range(len(first) - 1):
        for end in range(start + 2, len(first) + 1):
            if not all(first[start:end] in name for name in others):
                break
            yield first[start:end]


def total_of(fact: Fact, words: str, facts: Iterable[IndexedFact], *, counted: bool) -> Fact | None:
    """The total of a cell's column, where `words` say no more than what all its rows are (厂); None elsewhere.

    Args:
        counted: The question says how many rows there are (三个厂): no words have to tell it.
    """
    beside = [i.fact for i in facts if _of_one_column(i.fact, fact)] if fact.row else []
    items = [plain(other.row[-1]) for other in beside if not _is_total(other)]
    sums = [other for other in beside if _is_total(other)]
    totals = [other for other in sums if len(sums) == 1 or _over(other, fact)]
    if len(items) < 2 or not totals or _is_total(fact):
        return None
    if not counted and not (words and all(words in name for name in items)):
        return None
    return max(totals, key=lambda total: (-len(total.row), total.location.start))


def _is_total(fact: Fact) -> bool:
    return bool(fact.row) and lexicon().fitting.total.search(plain(fact.row[-1])) is not None


def _over(total: Fact, fact: Fact) -> bool:
    """Whether a total's row, one of several, stands over a row, or sums up all of them: no 小计 of other rows."""
    return total.row == fact.row[: len(total.row)] or "小计" not in total.row[-1]


def _of_one_column(fact: Fact, other: Fact) -> bool:
    return (
        fact.origin == "table"
        and (fact.location.report_id, fact.location.table) == (other.location.report_id, other.location.table)
        and (fact.column, fact.basis, fact.unit_base, fact.year, fact.change)
        == (other.column, other.basis, other.unit_base, other.year, other.change)
        and bool(fact.row)
    )


def _named_by_row(measure: Measure, fact: Fact, corpus: Corpus) -> bool:
    """Whether the metric asked for is what the row is called: 公务接待费."""
    return measure.metric != "" and is_called(fact.row[-1], measure.metric, corpus)


def is_called(label: str, metric: str, corpus: Corpus) -> bool:
    """Whether the head of a row or column says a metric: one of its names, or a part of one."""
    known, label = corpus.pack.metrics.get(metric), plain(label)
    names = map(plain, (known.name, *known.aliases) if known else (metric,))
    return any(name in label or (len(label) > 2 and label in name) for name in names)


def table_title(fact: Fact, corpus: Corpus) -> str:
    """The title of the table a figure stands in."""
    report = fact.location.report_id
    if fact.origin != "table" or fact.location.table is None:
        return ""
    titles = corpus.once(f"titles of {report}", lambda: tuple(table.title for table in corpus.tables(report)))
    return titles[fact.location.table] if fact.location.table < len(titles) else ""
