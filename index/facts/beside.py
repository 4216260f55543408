"""Figures that others are held against: 比招标控制价15126万元节约846万元, 低于设计的0.42千瓦时, 低于预算32万元."""

from __future__ import annotations

import re

from index.facts import words as zh
from index.facts.carry import Named
from index.facts.context import Understanding
from index.quantities import Figure
from index.schema import Basis

_BESIDE = re.compile(
    r"^(?P<what>.*?)(?P<how>低于|高于|少于|多于|超过|优于|比|较)"
    r"(?P<of>(?:招标)?控制价|最高限价|合同价|中标价|(?:年初|调整|全年)?预算|概算|估算|设计|定额|全[国省市州县区]平均(?:水平)?|国家标准|行业标准|目标|计划)(?:值|数|水平|指标)?(?P<own>的?)$"
)
_PRICE = re.compile(r"价$")
# 高于《运维费用标准》规定的15%上限: what a rule says, not how far beyond it.
_RULE = re.compile(r"^(?P<what>.*?)(?:低于|高于|超过|超出)[^,，]{0,30}?(?:规定|要求|明确|设定)的$")
_WAYS = {"<": "低于", ">": "高于", "≥": "高于", "≤": "低于"}
_HELD_AGAINST = re.compile(
    r"(?:年度|既定|预期|考核|绩效|规定|计划|设定)*(?:目标|标准|要求|上限|下限|任务|计划)(?:值|数)?"
)
_GAP = re.compile(r"[,，]?(?:共|实际|累计)?(?:节约|节省|低|少|降|下降|核减|下浮|高|多|增|超)")


class Beside(Understanding):
    """Names them; what carries over is the context's."""

    def named(self, led: str, own: str, figure: Figure) -> Named | None:
        """The level that a figure is held against; None where the words tell how far apart the two are."""
        if figure.quantity.base[1] == "百分点" and (gap := self._gap(own)) is not None:
            return gap
        if rule := _RULE.match(led):
            head = zh.core(zh.trimmed(rule["what"])) or self.carry.head
            return Named(f"{head}（规定）", head, printed=own, basis="其他", keep_head=True) if head else None
        match = _BESIDE.match(led)
        if match is None:
            return None
        of = match["of"]
        if _PRICE.search(of) and not match["what"]:
            return Named(of, of, printed=of, keep_head=True, whole=True)
        head = zh.core(zh.trimmed(match["what"])) or self.carry.head
        if not head or not (match["own"] or self._beyond(match["how"], figure)):
            return None
        if of.endswith("预算") and figure.quantity.base[1] != "元":
            return None
        if of.endswith("预算"):
            basis: Basis = "年初预算" if of == "年初预算" else "调整预算" if of == "调整预算" else "预算"
            return Named(head + of, head, printed=own, basis=basis, keep_head=True)
        aimed = of in ("目标", "计划")
        return Named(f"{head}（{of}）", head, printed=own, basis="目标值" if aimed else "其他", keep_head=True)

    def _gap(self, own: str) -> Named | None:
        """低于5%的年度目标0.4个百分点: how far it is from what it was just held against."""
        last = self.last
        way = _WAYS.get(last.quantity.comparator) if last is not None and last.basis == "目标值" else None
        if way is None or not self.carry.head or not _HELD_AGAINST.fullmatch(own):
            return None
        return Named(self.carry.head + way + own, self.carry.head, printed=own, change="增减额", keep_head=True)

    def _beyond(self, how: str, figure: Figure) -> bool:
        """What is lower by more than it is cannot be: 决算26万元，低于预算32万元."""
        last = self.context.last_of_head()
        if last is None or how not in ("低于", "少于"):
            return False
        value, base = figure.quantity.base
        return last.quantity.base[1] == base and value > last.quantity.base[0]
