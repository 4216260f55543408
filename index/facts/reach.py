"""Whom and what a programme reaches: 惠及1060户家庭, 参与学生2.1万人, 覆盖12个乡镇、3.2万人, 对87家企业开展监测."""

from __future__ import annotations

import re

from index.facts import phrases
from index.facts import words as zh
from index.facts.carry import Named
from index.facts.context import Understanding
from index.units import base_unit

NOT_PEOPLE = frozenset({"元", "%", "百分点", "分", "亩", "平方米", "天", "年", "次"})
"""Units in which no one is reached."""
_AID = re.compile(r"补贴|补助|资金|奖补|津贴|救助|贷款|保险|保金|款$|费$")
_EACH_END = re.compile(r"(?:每[人户亩个台]|[人户亩生]均)$")
_KINDS = {"人": "人数", "户": "户数", "人口": "人口"}
_PLACE = r"\d[\d.,]*[万]?(?:个|座|所|家|户)[一-龥（）()]{0,8}"
_LIST = re.compile(rf"(?P<verb>惠及|受益|覆盖|涉及|辐射|服务)(?:全[省市县区])?(?:{_PLACE}[、，,和]?)+$")
# 对1126.8公里列养公路进行日常养护, 对87家企业开展职业病监测: what was done with how many.
_TO = re.compile(r"[，,]?(?:已|共)?对(?:全[省市县区])?")
_TREATED = re.compile(r"(?P<what>[一-龥“”]{2,12}?)(?:进行|开展|实施)(?:了)?(?P<did>[一-龥]{2,10})$")

# 为甲公司等9家企业兑现资金, 为甲公司等30余家企业共72个项目兑现资金: some of them are named first.
_AMONG_NAMED = re.compile(
    r"(?:^|[，,;；])(?:共|已)?[向为给对][^，,;；。]{2,30}?等(?:\d+[余多]?[家个户名][一-龥]{2,6}?(?:的|共)+)?$"
)


class Reach(Understanding):
    """Names them; what carries over is the context's."""

    def named(self, before: str, after: str, unit: str, said: str, rest: str, *, more: bool) -> Named | None:
        """惠及1060户家庭, 参与学生2.1万人, 为老人5960人发放高龄津贴430万元: those whom a programme reaches.

        Args:
            said: The sentence up to the figure.
            rest: The sentence behind it.
        """
        if base_unit(unit)[1] in NOT_PEOPLE:
            return None
        treated = _TREATED.match(after) if _TO.fullmatch(before) else None
        if treated:
            words = treated["what"] + treated["did"]
            return Named(words, words, printed=before, used=treated.end())
        what = phrases.given(zh.trail(after)) if more else ""
        whom = re.match(r"^(?:为|向|给|对)(?P<whom>[^、]{2,12})$", zh.trimmed(self.context.led(before)))
        if what and whom:
            return Named(f"{what}惠及{whom['whom']}", whom["whom"], printed=before, keep_head=True, whole=True)
        paid = (
            phrases.paid_to(after) or phrases.paid_to(rest)
            if whom is None and re.fullmatch(r"[向为给对]", zh.trimmed(before) or before)
            else None
        )
        if paid:
            words = f"{paid[1]}惠及{paid[0]}"
            return Named(words, paid[1], printed=before, used=len(paid[0]), whole=True)
        got = phrases.paid_to(after) if _AMONG_NAMED.search(said) else None
        if got and not re.search(r"\d", got[0]):
            words = f"{zh.trail(after[len(got[0]) :])}的{got[0]}"
            return Named(words, got[0], printed=zh.trail(before), used=len(got[0]), whole=True)
        last = self.last
        if (
            before in ("", "、")
            and last is not None
            and last.quantity.base[1] == "户"
            and re.search(r"惠及|受益", last.words)
        ):
            words = re.sub(r"户数$", "人数", last.words)
            return Named(words, last.noun, keep_head=True, whole=True) if base_unit(unit)[1] == "人" else None
        if not zh.noun_after(after, more=more) and (listed := self._listed(before, unit, said)) is not None:
            return listed
        found = phrases.reached(before)
        if found and self.carry.complete and self.carry.parent:
            self.carry.head = self.carry.parent  # 甲88场、乙44场，惠及5.8万人: all of them did.
        return self._reached(found, before, after, unit, more=more) if found else None

    def _listed(self, before: str, unit: str, said: str) -> Named | None:
        """惠及11个乡镇、96个行政村、6.8万人: the people of a list of places that a verb reaches."""
        kind, verb = _KINDS.get(base_unit(unit)[1]), _LIST.search(said)
        if kind is None or verb is None or before not in ("", "、", "，", "和"):
            return None
        words = verb["verb"] + kind
        return Named(words, words, printed=before, keep_head=True, whole=True)

    def _reached(self, found: tuple[str, str, str], before: str, after: str, unit: str, *, more: bool) -> Named | None:
        own, verb, whom = found
        taken = "" if whom else zh.noun_after(after, more=more)
        money = (draft.noun for draft in reversed(self.recent[-3:]) if draft.quantity.base[1] == "元")
        paid = next(money, "")
        self.carry.head = _EACH_END.sub("", self.carry.head) or self.carry.head
        head = paid if _AID.search(paid) else "" if verb == "受益" else self.carry.head or self.state.said
        what = zh.core(zh.trimmed(self.context.led(own))) or phrases.programme(head)
        if not what or (own and (whom or taken)):
            return None
        people = whom or taken or ("户数" if base_unit(unit)[1] == "户" else "人数")
        head = what if own else self.carry.head
        return Named(what + verb + people, head, printed=before, used=len(taken), keep_head=not own, whole=True)
