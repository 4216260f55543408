"""Amounts that are named by the words behind them: 投入400万元完善校园安防, 473万元项目支出, 以1263万元中标."""

from __future__ import annotations

import re

from index.facts import words as zh
from index.facts.carry import Named
from index.facts.context import Understanding
from index.schema import Basis
from index.units import base_unit

_BARE_VERB = re.compile(r"^(?:共|累计|全年|先后)*(?:投入|安排|支付|使用|筹集|筹措|落实|拨付|整合|投资)(?:资金)?$")
_SOLD = re.compile(r"^(?:的价格)?(?P<how>中标|成交|签约|摘牌|竞得)")
_SET_ASIDE = re.compile(r"^(?:年初|预算|部门|仅|只|共|实际)*(?:编列|编制|安排|编报|批复|列支|核定|下达)?(?:了)?$")
_PRICED = re.compile(r"(?:招标)?(?:控制价|概算|预算)$")


class Behind(Understanding):
    """Names them; what carries over is the context's."""

    def named(self, full: str, before: str, after: str, unit: str, *, more: bool) -> Named | None:
        """投入400万元完善校园安防, 173.8万元县级配套到位晚: only the words behind an amount say what it is."""
        if base_unit(unit)[1] != "元":
            return None
        if (sold := _SOLD.match(after)) and re.search(r"(?:以|按)$", before):
            of = _PRICED.sub("", self.state.topic) or re.sub(r"(?:由.*)?[以按]$|由.*$", "", full)
            words = of + sold["how"] + "价"
            return Named(words, words, printed=before, used=sold.end(), whole=True)
        if len(after) < 3 or (more and full):
            return None
        if (item := self._metric_after(full, after)) is not None:
            return item
        if more:
            return None
        if _BARE_VERB.match(full) and after.startswith("用于"):
            return Named(full + after[:20], full + after[:20], printed=before, used=len(after[:20]))
        if self.state.carry.head and full:
            return None
        if (
            (full and not _BARE_VERB.match(full))
            or (not full and before.strip("，,、"))
            or zh.noun_after(after, more=False) == ""
        ):
            return None
        words = full + after[:20]
        return Named(words, words, printed=before, used=len(after[:20]), keep_head=bool(self.state.carry.head))

    def _metric_after(self, full: str, after: str) -> Named | None:
        """年初仅编列473万元项目支出: a metric of the pack that stands right behind its amount."""
        if full and not _SET_ASIDE.match(full):
            return None
        for size in range(min(12, len(after)), 3, -1):
            metric = self.vocabulary.metric(after[:size])
            if metric is not None and metric.kind == "money":
                basis: Basis | None = "年初预算" if full.startswith("年初") else "预算" if "编" in full else None
                return Named(after[:size], metric.name, printed=full, used=size, basis=basis)
        return None
