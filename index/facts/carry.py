"""What carries over from figure to figure while a paragraph is read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from index.facts.drafts import Draft
from index.packs import Metric
from index.schema import Basis, Change
from index.text import Normal


@dataclass(frozen=True, slots=True)
class Setting:
    """What a paragraph or cell is read in."""

    year: int | None
    """The report's year."""
    own_names: tuple[str, ...] = ()
    known: frozenset[str] = frozenset()
    """Names of companies the report lists; a clause that begins with one is about it."""
    goal: bool = False
    """Under a heading that sets goals or plans measures: figures are targets unless said otherwise."""
    head: str = ""
    """What the heading is about, for figures whose metric is only there."""
    project: str = ""
    """The project that the whole report is on."""
    funds: bool = False
    """The heading speaks of money beside goals: its amounts are none."""
    heading: str = ""
    """水源井更新: the sub-project that heads the paragraph, 2.水源井更新。安排780万元."""
    title: str = ""
    """The title of the section."""
    places: tuple[str, ...] = ()
    """二道河: beginnings of places' names that would read as counts."""


@dataclass(slots=True)
class Carry:
    """What carries over from figure to figure."""

    head: str = ""
    metric: Metric | None = None
    basis: Basis | None = None
    parent: str = ""
    parent_metric: Metric | None = None
    parent_basis: Basis | None = None
    parent_unit: str = ""
    left: Decimal | None = None
    """What the parts met have left of the total, in its base unit."""
    complete: bool = False
    """The parts make up the total: what follows is none of them."""
    parts: int = 0
    """How many parts of the parent were met."""
    listed: bool = False
    """The parts are a list behind a colon, which goes on after ；."""
    paused: bool = False
    """A comma stood before the last part, not the 、 of a list."""
    sibling: bool = False
    """A part of the parent, by the pack, was met."""
    subject: str = ""
    goal: bool = False
    versus: str = ""
    """较2022年: what following changes compare with."""
    rate: str = ""
    """总体满意度87.6%，其中企业94.2%: the rate that is taken apart."""


@dataclass(slots=True)
class State:
    """All that a paragraph's reader remembers."""

    carry: Carry = field(default_factory=Carry)
    recent: list[Draft] = field(default_factory=list)
    """The figures read so far, those of closed brackets left out."""
    paragraph: list[Draft] = field(default_factory=list)
    """All figures of the paragraph so far."""
    supposed: bool = False
    """如果…: the rest of the sentence only supposes what it says."""
    bracket: bool = False
    """The next figure is the first of a bracket."""
    said: str = ""
    """The last clause without figures: what a figure with no words of its own is about."""
    because: bool = False
    """That clause tells why."""
    counted: str = ""
    """学校 of 覆盖62所学校、18730名学生: the noun behind the last count."""
    adjacent: bool = False
    """The last figure stands in the same clause."""
    standard: str = ""
    """补助标准: what the kinds of a list each have their own of."""
    aid: str = ""
    """护理补贴: what is paid to each, whose rates may follow."""
    aid_here: bool = False
    """It was named in this sentence."""
    borne: str = ""
    """资金分担比例: what the levels of government are told to have each their own of."""
    topic: str = ""
    """石门大桥: the project that the sentence, or the numbered item, is about."""
    several: bool = False
    """The topic is one of several in a list, so that only its bracket is about it."""
    owner: str = ""
    """县人民医院: the house whose figures the sentence gives."""
    begun: int = 0
    """How many figures of the paragraph stand before the sentence."""
    year: int | None = None
    """2021: the year that the sentence opened with, before a semicolon."""
    item: str = ""
    """预算执行（8分）: what a sentence names before its first figure, until a figure names something else."""
    title: str = ""
    """家庭医生：签约21.6万人: a short word before a colon that names no metric by itself."""
    peak: str = ""
    """其中对办事效率的满意度最高，为97.1%: what the next figure is of."""
    line: str = ""
    """受益群众满意度：目标值为…: the indicator, or the group of them, that the paragraph is about."""
    group: bool = False
    """It is a group of indicators."""
    indicator: str = ""
    """The one that the sentence goes on to tell of: 成灾率目标值≤3.2‰，实际1.15‰."""
    agent: str = ""
    """受补助企业新增销售收入…，上缴税金…: who did what the sentence says."""


class Carried:
    """Reads or keeps a paragraph's state, which it shares with the others that do."""

    def __init__(self, state: State) -> None:
        self.state = state

    @property
    def carry(self) -> Carry:
        return self.state.carry

    @property
    def recent(self) -> list[Draft]:
        return self.state.recent

    @property
    def last(self) -> Draft | None:
        """The figure before."""
        recent = self.state.recent
        return recent[-1] if recent else None


@dataclass(slots=True)
class Sentence:
    """One sentence being read."""

    text: str
    copy: Normal
    offset: int
    span: tuple[int, int]
    drafts: list[Draft] = field(default_factory=list)
    shared: list[str] = field(default_factory=list)
    """Names waiting for their figures (分别为), and the words they share."""
    shared_words: str = ""
    shared_basis: Basis | None = None

    def source(self, start: int, end: int) -> tuple[int, int]:
        begin, stop = self.copy.span(start, max(end, start))
        if begin and self.source_text[begin - 1] in "“‘《" and end > start:
            begin -= 1
        return self.offset + begin, self.offset + stop

    def digits(self, start: int, end: int) -> tuple[int, int]:
        begin, stop = self.copy.span(start, end)
        return self.offset + begin, self.offset + stop

    def verbatim(self, start: int, end: int) -> str:
        begin, stop = self.copy.span(start, end) if end > start else (1, 0)
        begin -= bool(begin and self.source_text[begin - 1] in "“‘")
        return re.sub(r"\s", "", self.source_text[begin:stop])

    source_text: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """What a figure was found to measure."""

    words: str
    noun: str
    kind: str = ""
    """The words its metric is looked up by, when they are not all: 总投资 of 石门大桥总投资."""
    printed: str = ""
    """The part of it that stands right before the figure, for the quote."""
    basis: Basis | None = None
    change: Change = ""
    used: int = 0
    """How many characters after the figure belong to it."""
    keep_head: bool = False
    """It goes on from the head and does not become it."""
    subject: str = ""
    names: tuple[str, ...] = ()
    period: str = ""
    """一季度, 上半年: it is of that part of the year only."""
    whole: bool = False
    """Its words say all; a parent is not put before them."""
    expected: bool = False
    """预计, 有望: not reached yet."""
