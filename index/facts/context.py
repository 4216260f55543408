"""What the words of a figure are understood by: the pack's words, the setting, and what carries over."""

from __future__ import annotations

import re

from index.facts import words as zh
from index.facts.carry import Carried, Setting, State
from index.facts.drafts import Draft
from index.facts.metrics import Vocabulary
from index.facts.phrases import is_place
from index.facts.subjects import region_word, strip_self
from index.schema import BUDGETS, PLANNED_MONEY
from index.text import plain
from index.units import base_unit

_RATES = frozenset({"%", "百分点", "分", ""})
_ONLY_COMPARES = re.compile(
    r"(?:本年|当年)?(?:与|同|比|较)(?:上一?年|去年|前年|(?:19|20)\d\d年)度?(?:同期)?(?:相比|比|的?\d|[增减下上降升多少高低])"
)
_PROJECT = re.compile(r"^(?:本|该)?项目(?:资金)?(?=(?:全年|当年|本年|累计|实际|共)+(?:支出|支付|使用)$)")
"""项目实际支出 of a report on one project is all its spending."""
_CARRIED_OVER = re.compile(r"结转|结余|(?:[调核][增减]|压减|追加)$")
_KIND = re.compile(r"[一-龥()（）]{2,10}(?:项目|工程|专项|类)")
_HANDED = re.compile(r"(?:已|实际|资金|全部)*(?:拨付|到位|下达|收到)(?:资金|金额)?")
"""What was handed over of a budget, to be spent of it."""


_NEAR = 6
"""So many figures back the whole stands of which one is the first or the last."""
_OF_EACH = re.compile("^(?:各[省市县区镇乡村校院]{1,2}|乡镇|镇街|县区)")


class Context(Carried):
    """One paragraph's; `state` is kept by its reader."""

    def __init__(self, vocabulary: Vocabulary, setting: Setting, state: State) -> None:
        super().__init__(state)
        self.vocabulary, self.setting = vocabulary, setting

    def led(self, before: str, *, whose: bool = True) -> str:
        """The words before a figure without connectives, time, the unit's own name and 全区.

        Args:
            whose: What follows is of the whole region that they name.
        """
        words = before
        if self.setting.project:
            words = _PROJECT.sub("", words)
        while True:
            shorter = strip_self(zh.lead(words), self.setting.own_names)
            region = region_word(shorter[:5])
            if region and region[1] == 0:
                self.carry.subject = region[0] if whose else self.carry.subject
                shorter = shorter[region[2] :]
            if shorter == words:
                return words
            words = shorter

    def headed_by_money(self) -> bool:
        last = self.last_of_head()
        return last is not None and last.quantity.base[1] == "元"

    def headed_by_things(self) -> bool:
        """交易指标600亩，收入1.08亿元: the head is counted or measured, and no money or rate."""
        last = self.last_of_head()
        if not self.carry.head or last is None:
            return bool(self.carry.head)
        return last.quantity.base[1] not in ("元", "%", "百分点", "分")

    def budgeted(self) -> str:
        """预算12万元，实际到位10万元，支出9.35万元: what had the budget of which this was spent; "" when nothing had."""
        last = self.last_of_head() or (None if self.carry.head else self.last)
        last = (self._budget_of(last) or last) if last is not None else None
        if last is None or last.basis not in BUDGETS:
            return ""
        income = re.search(r"收入$|拨款$", last.metric.name if last.metric else last.noun)
        return "" if income else last.noun or self.vocabulary.pack.whole

    def _budget_of(self, handed: Draft) -> Draft | None:
        """The budget of which an amount was handed over (到位, 拨付) before it was spent."""
        told = (*self.state.paragraph, *self.recent)
        planned = (draft for draft in reversed(told) if draft.basis in BUDGETS and not draft.change)
        return next(planned, None) if _HANDED.fullmatch(handed.noun) else None

    def spent(self) -> bool:
        """“三公”经费：预算12万元，当年支出9万元，上年支出10万元: spent again, of the same in another year."""
        last = self.last_of_head()
        if last is None or last is not self.last or last.metric is None:
            return False
        return last.basis == "决算" and last.metric.name != self.vocabulary.pack.whole

    def last_of_head(self) -> Draft | None:
        level = (draft for draft in reversed(self.recent) if draft.noun == self.carry.head and not draft.change)
        return next(level, None)

    def headed_in(self, unit: str) -> str:
        """The metric last named in such a unit: 资金360万元，用于18个社区，实际支出348.5万元 goes on from 资金."""
        base = base_unit(unit)[1]
        if self.last is not None and self.last.noun == self.carry.head and _KIND.fullmatch(self.last.noun):
            return self.last.noun  # 常年项目9个，预算386万元: theirs, of all the projects taken apart.
        level = [draft for draft in self.recent if not draft.change and draft.quantity.base[1] == base]
        last = level[-1] if level and base == "元" else None
        return (self._budget_of(last) or last).noun if last else self.headed()

    def fitting_head(self, unit: str) -> str:
        """The metric last named, but of one in another unit the last in this one: 负荷率85%，比上年的4652万吨增加334万吨."""
        base, last = base_unit(unit)[1], self.last_of_head()
        if not self.carry.head or base in _RATES or (last is not None and last.quantity.base[1] == base):
            return self.carry.head
        alike = (draft for draft in reversed(self.recent) if not draft.change and draft.quantity.base[1] == base)
        return next((draft.noun for draft in alike if draft.noun), self.carry.head)

    def whole_of(self, place: str, unit: str) -> str:
        """What the figure of a place named as first or last of all is of: 群众满意度 of 沅口市最低，87.2%."""
        if not is_place(place):
            return ""
        base = base_unit(unit)[1]
        level = (d for d in reversed(self.state.paragraph[-_NEAR:]) if not d.change and d.quantity.base[1] == base)
        whole = next((d.words for d in level if not (is_place(d.subject) or is_place(d.noun))), "")
        return _OF_EACH.sub("", whole.rpartition("：")[2])

    def begin(self, opening: str) -> None:
        """A sentence begins; 与上年相比减少21万元 is no new matter, but goes on from what the one before began with."""
        level = [draft for draft in self.state.paragraph[self.state.begun :] if not draft.change]
        self.state.begun = len(self.state.paragraph)
        if not level or not _ONLY_COMPARES.match(plain(opening)):
            return
        first = level[0]
        self.carry.head, self.carry.metric, self.carry.basis = first.noun, first.metric, first.basis
        self.state.recent = [first]

    def budgeted_head(self, head: str, *, revised: bool = False) -> str:
        """What a budget is of that is told after money carried over or moved: 年初结转34万元，年中追加513万元 tells of the whole."""
        told = (draft for draft in (*self.recent, *self.state.paragraph) if draft.basis == "年初预算")
        if revised and (first := next(told, None)):
            # 年初预算480万元，…（。）收到省级补助102万元，调整后预算462万元: of what the first budget was of.
            last = self.last_of_head()
            if first.noun != head and last is not None and last.basis not in BUDGETS:
                return first.noun
        if not _CARRIED_OVER.search(head):
            return head
        budgets = (draft.noun for draft in reversed(self.recent) if draft.basis in PLANNED_MONEY)
        whole = self.setting.head or self.vocabulary.pack.whole
        return next((noun for noun in budgets if not _CARRIED_OVER.search(noun)), whole)

    def headed(self) -> str:
        return self.carry.head or self.setting.head


class Understanding(Carried):
    """One of the ways in which a figure's words are understood; it has what the paragraph is understood by."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.state)
        self.context, self.vocabulary, self.setting = context, context.vocabulary, context.setting
