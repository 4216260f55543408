"""Figures that stand behind all their names, one for each: 甲、乙分别为5万元和6万元."""

from __future__ import annotations

import re

from index.facts import ellipsis, phrases
from index.facts import words as zh
from index.facts.carry import Named, Sentence
from index.facts.context import Understanding
from index.quantities import Figure
from index.units import base_unit

_ABOVE = re.compile(r"(?:以上|上述|前述|这)[两二三四五六](?:项|类|者)(?:支出|收入|资金)?")
_AIMED = re.compile(r"(?P<aim>目标|任务|计划)(?:数|值)?的$")
_DID_EACH = re.compile(r"(?:改|建|新|修|补|奖|栽|植|种|治|培|办|发|到|支|拨|安排|投|接|受)[一-龥]{1,9}")
_EACH_ITS = re.compile("分别|依次(?=为|是|达|约|\\d|$)")
_QUARTERS = re.compile("(?P<of>.*?)(?:四个|各个?)季度")
_QUARTER = "一二三四"
_STANDARD = re.compile("标准$|单价$")
_WAYS = "增长|下降|提高|减少|上升|增加|降低"


class Shared(Understanding):
    """Gives each figure its name of a list."""

    def named(self, before: str, own: str, sentence: Sentence, figure: Figure) -> Named | None:
        """The name of this figure, where names are still left of a list."""
        if each := _EACH_ITS.search(before):
            self._begin(before[: each.start()], before[each.end() :], sentence, figure)
        elif sentence.shared and re.fullmatch(rf"[和、及](?:{_WAYS})", before):
            sentence.shared_words = re.sub(rf"(?:{_WAYS})$", "", sentence.shared_words) + before[1:]
        elif sentence.shared and (own or re.search(r"[^、和及与,，]", before)):
            sentence.shared = []
        if not sentence.shared:
            return None
        name, *sentence.shared = sentence.shared
        if figure.quantity.unit in ("%", "‰") and (aim := _AIMED.search(sentence.shared_words)):
            return Named(f"{name}完成{aim['aim']}比例", name, printed="", change="完成率", keep_head=True)
        if sentence.shared_words.startswith("占"):
            return Named(name + "占比", name, printed="", change="占比", keep_head=True)
        move = zh.move_in(sentence.shared_words, figure.quantity.unit) if sentence.shared_words else None
        did = "" if move or not _DID_EACH.fullmatch(sentence.shared_words) else sentence.shared_words
        return Named(
            name + (move.words if move else did),
            name + did,
            printed="",
            basis=sentence.shared_basis,
            change=move.change if move else "",
            keep_head=bool(move),
            period=phrases.period(name)[0],
        )

    def _begin(self, names: str, shared: str, sentence: Sentence, figure: Figure) -> None:
        """Keep the names of a list, and the words that are said of each (比上年增长)."""
        head = zh.core(zh.trimmed(self.context.led(names)))
        versus = head if re.match(r"^(?:比|较|同比|环比)", head) else ""
        listed = [] if versus or not head else [part for part in re.split(r"[、和及与]", head) if part]
        if len(listed) < 2:
            count = 1 + len(re.findall(rf"[和、及](?:{_WAYS})?\d", sentence.text[figure.start : figure.start + 60]))
            listed = self._counted_off(head, count) or self._told_above(head, count) or self._quarters(head, count)
            listed = listed or self._just_told(head, "" if versus else head, count, sentence)
        sentence.shared, sentence.shared_words = ellipsis.distributed(listed), versus + zh.lead(shared)
        # A、B、C支出分别为: the word at the end is said of each.
        paid = bool(listed) and base_unit(figure.quantity.unit)[1] == "元" and listed[-1].endswith(("支出", "收入"))
        sentence.shared_basis = "决算" if paid else None

    def _just_told(self, head: str, own: str, count: int, sentence: Sentence) -> list[str]:
        """甲5万元、乙6万元，分别增长2%和3%: the figures just told, as many as are said again; else `own` alone."""
        told = sentence.drafts or (self.state.paragraph[-count:] if _STANDARD.search(head) else [])
        levels = [draft.noun for draft in told if not draft.change][-count:]
        if len(levels) >= count > 1:
            return [level + own.removeprefix(level[-2:]) for level in levels]
        return [own] if own else []

    def _quarters(self, head: str, count: int) -> list[str]:
        """培训方面，四个季度分别完成68人次、124人次、140人次、99人次: each is of one quarter."""
        match = _QUARTERS.fullmatch(head)
        if match is None or count < len(_QUARTER):
            return []
        of = match["of"] or self.state.said.removesuffix("方面")
        return [f"{each}季度{of}" for each in _QUARTER]

    def _counted_off(self, head: str, count: int) -> list[str]:
        """甲、乙和丙三所敬老院审定价分别为: the names stand before their count."""
        last = self.last
        if last is None or last.quantity.base[0] != count or not self.state.adjacent or "、" not in last.noun:
            return []
        names = last.names or tuple(re.split("[、和及与]", last.noun))
        return [name + head for name in names] if len(names) == count else []

    def _told_above(self, head: str, count: int) -> list[str]:
        """2020年上述两项分别是12万元和24万元: what the sentence before told, as many as are said again."""
        if not _ABOVE.fullmatch(head):
            return []
        levels = [draft for draft in self.state.paragraph if not draft.change and draft.quantity.base[1] == "元"]
        last = levels[-1].metric if levels else None
        alike = [draft.noun for draft in levels if last and draft.metric and draft.metric.parent == last.parent]
        return alike if len(alike) == count else []
