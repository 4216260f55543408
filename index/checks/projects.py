"""Which fund or project a figure is of, in a report on several of them.

A rate or an amount of a fund has a name every fund shares (到位率, 县级资金, 结余). Whose it is stands elsewhere: in the
row, in the heading of the item, at the start of the sentence or of the paragraph, in the form's 项目名称.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from index.forms import bare, is_total
from index.packs import Pack
from index.schema import Document, Fact, Table
from index.text import plain

_LEAST, _MOST = 3, 300
"""Characters of a name without 专项资金, 项目 …, and names of one report; more are a list of data."""
_NUMBERING = re.compile(r"^(?:其中[:：]?|[#＃])?(?:[(（]?[\d一二三四五六七八九十]{1,3}(?:[、)）]|[.．](?!\d)))?")
_ENDING = re.compile(r"(?:专项|补助|补贴|资金|项目|经费|支出|工程|投入|预算|决算)+$")
_NAMED = re.compile(r"(?:专项|资金|项目|工程)$")
_LEVELS = re.compile(
    r"(?:中央|省|市|州|县|区|乡|镇|街道|级|本|上|下|地方|财政|配套|自筹|其他|统筹|单位|一般|公共|政府|基金|拨款|补助|年度|资金|总额|专项"
    r"|实际|到位|累计|全部|该|各|两|三|项|总|合计|共)+"
)
"""Words that say where money comes from or that it is all of it, not what it is for."""
_ALL = re.compile(r"^(?:[两二三四五六七八九十\d]+[项个类笔]|各项|合计|总体|全部|总)")
_FIELD = "项目名称"


class Projects:
    """The funds and projects a report gives money figures of, and whose a figure is."""

    def __init__(self, text: str, document: Document, facts: Sequence[Fact], pack: Pack) -> None:
        self._text = text
        self._seen: dict[str, frozenset[str]] = {}
        rows = [fact for fact in facts if fact.origin == "table"]
        listed = set(_names(rows, pack))
        names = listed | set(_names([fact for fact in facts if fact.origin == "text"], pack))
        self._names = () if len(names) < 2 or len(names) > _MOST else tuple(sorted(names))
        forms = {number: self._form(table) for number, table in enumerate(document.tables)} if self._names else {}
        several = len({form for form in forms.values() if form}) > 1
        self._forms = {
            number: form if several or any(name in plain(form) for name in listed) else ""
            for number, form in forms.items()
        }
        self._titles = [table.title for table in document.tables]
        self._first_figure: dict[int, int] = {}
        for fact in facts:
            if fact.origin == "text":
                known = self._first_figure.get(fact.sentence_start, fact.value_start)
                self._first_figure[fact.sentence_start] = min(known, fact.value_start)

    def agree(self, one: Fact, other: Fact) -> bool:
        """Whether both are of the same fund or project, or both of none."""
        here, there = self.of(one), self.of(other)
        return bool(here & there) or here == there

    def form_of(self, fact: Fact) -> str:
        """The one project of several whose form the cell stands in, or ""."""
        return self._forms.get(fact.location.table, "") if fact.location.table is not None else ""

    def of(self, fact: Fact) -> frozenset[str]:
        """The funds or projects the figure is of; empty where it is of the unit, or of all of them."""
        if not self._names:
            return frozenset()
        if fact.id not in self._seen:
            self._seen[fact.id] = next(filter(None, map(self._in, self._places(fact))), frozenset())
        return self._seen[fact.id]

    def _places(self, fact: Fact) -> Iterator[str]:
        """The words that may say whose the figure is, the nearest first."""
        yield " ".join((*fact.row, *fact.column, fact.metric_text))
        if fact.origin == "table":
            number = fact.location.table or 0
            yield self._forms.get(number, "")
            yield self._titles[number] if number < len(self._titles) else ""
            return
        if _ALL.match(fact.metric_text):
            return
        start = fact.sentence_start
        yield self._text[start : self._first_figure.get(start, fact.value_start)]
        yield from fact.section[:0:-1]
        line = self._text.rfind("\n", 0, fact.value_start) + 1
        yield re.split(r"[\d，,。；;]", self._text[line : fact.value_start], maxsplit=1)[0]

    def _in(self, words: str) -> frozenset[str]:
        flat = plain(words)
        return frozenset(name for name in self._names if name in flat)

    def _form(self, table: Table) -> str:
        """What the form's 项目名称 says."""
        cells = sorted(table.cells, key=lambda cell: (cell.row, cell.column))
        for label, value in pairwise(cells):
            if label.row == value.row and bare(self._text[label.start : label.end].strip()) == _FIELD:
                return self._text[value.start : value.end] if label.column == 0 else ""
        return ""


def _names(facts: Iterable[Fact], pack: Pack) -> Iterator[str]:
    """The names that amounts of money are given under and that are no metric of money themselves."""
    lines = {fact.row[-1] for fact in facts if fact.row}
    for fact in facts:
        if fact.unit_base != "元" or fact.change:
            continue
        heads = fact.row if fact.origin == "table" else (fact.metric_text,) if not fact.metric else ()
        for head in heads:
            if fact.origin == "table" and head not in lines and not _NAMED.search(bare(head)):
                continue  # the title of a block of rows
            metric = pack.metrics.get(pack.metric_words.get(bare(head), ""))
            listed = fact.origin == "table" or _NAMED.search(_ENDING.sub("", head) and head)
            name = _core(head)
            if listed and name and not is_total(head) and (metric is None or metric.kind != "money"):
                yield name


def _core(head: str) -> str:
    words = _ENDING.sub("", _NUMBERING.sub("", plain(bare(head))))
    return "" if len(words) < _LEAST or _LEVELS.fullmatch(words) else words
