"""What became of money that was named: what was due and what came, what is owed, got back or kept back; and what a thing
in a list cost, in its bracket.
"""

from __future__ import annotations

import re

from index.facts.carry import Named
from index.facts.context import Understanding
from index.units import base_unit

_COST = re.compile(
    r"(?:合同|中标|成交|采购|购置|结算|审定)?(?:总|单)?(?:价款?|价格|金额|造价|费用|投资|预算|经费|资金)(?:合计|共计|共)?|合计|共计"
)
_ONE_OF = re.compile(r"(?P<what>.{2,}?)[一1][台套辆座架艘条部批栋所项处]")
_BOUGHT = re.compile(r"^(?:购置|采购|新购|购买|新建|建成|改建|改造|新增|建设|添置|更换|配备|安装)了?(?=.{2})")
# 质量保证金按合同总价3%预留，共428万元: what is kept, and how much that makes.
_KEPT_BY = re.compile(r"(?P<what>.{2,}?)(?:按照?|依)(?P<by>.{2,})")
_KEPT = re.compile(r"的?(?:标准|比例)?(?:预留|计提|提取|扣留|缴纳|缴存|留存|收取|支付|列支|安排|筹集)")
_MOST = re.compile(
    r"最[多少高低大小](?:的|一个)(?:是|为)?(?P<who>[一-龥]{2,10}?(?:村|社区|镇|乡|街道|县|区|市|局|站|所|院|校|厂|公司|合作社))"
)
_DONE_WITH = re.compile(
    r"[也都均]?已经?(?:全部|全额|如数|按期)?(?P<did>退还|返还|追回|追缴|清退|缴回|归还)(?:到位|完毕)?"
)
_GOT_BACK = re.compile(
    r"[也都均]?已经?(?:全部|全额|如数|按期)?(?:由[一-龥]{2,10}?)?(?P<did>收回|退回|上缴|缴回)(?:到位|完毕|国库|财政)?"
)
_STILL = re.compile(
    r"(?P<did>(?:正在|仍在|尚在|待|尚待|尚未|未|有待)(?:[一-龥]{2,10}?[后满])?(?:追缴|追回|追讨|退还|返还|收回|支付|兑付|拨付|清退|归还|整改|追索))"
)
_REST = frozenset({"", "其余", "剩余", "余下", "还有", "尚有"})
# 水费应收415万元，实收326万元; 自筹到位1086万元，欠39万元: of one thing what was due, what came, what is owed.
_DUE = re.compile(
    r"^(?:年[末底])?(?:(?:(?:应|实际?|已经?|未|尚未)到位?|(?:应|实际|实|已经?|未|尚未)(?:收|缴|付|发|拨|交|退还|退|还|追回|追缴|扣))|[尚仍还]?欠(?:缴|付|拨|筹|收|发)?|(?:提前)?退还|追回|追缴)(?:资金|金额|款)?$"
)
_DUE_END = re.compile(
    r"(?<=..)(?:应|实际|实|已|累计|尚)?(?:到位|到|收|缴|付|发放|发|拨付|拨|支付|交|筹)(?:资金|金额|款)?$|(?<=..)应$"
)
_PRICE = re.compile(r"(?:价|价格|造价|投资|概算|决算|面积)$")
_THE_DUE = re.compile(r"(?<=..)(?:应|实)(?:到|收|缴|付|发|拨|交)$")
_DUE_SAID = re.compile(r"..应到位?(?:资金)?$")
_LONG, _LONGEST = 12, 24
"""How long a name may be of which something came: what was expressly due is told apart from a clause."""
_ALONE = re.compile(r"^(?:提前|已经?|实际)?(?:退还|返还|收回|支付|拨付)$")
_DEED = re.compile(
    r"(?<=..)(?:应|实际|实|已经?|提前|累计)*(?:追回|追缴|退还|返还|收回|支付|兑付|拨付|缴纳|整改|到位|付|收|缴)$"
)


class Dealings(Understanding):
    """Names them; what carries over is the context's."""

    def named(self, full: str, own: str, after: str, unit: str) -> Named | None:
        """The figure as one of what was dealt with or listed before it; None for any other."""
        if unit == "%" and (kept := _KEPT_BY.fullmatch(full)) and (how := _KEPT.match(after)):
            words = kept["what"] + how[0]
            return Named(words + "比例", words, printed=own, used=how.end(), change="占比", whole=True)
        if base_unit(unit)[1] != "元":
            return None
        if _DUE_SAID.search(full) and not self.setting.project:
            return Named(full, full, printed=own, whole=True)  # 分项目：甲补助应到位5万元 is no part of what came.
        return self._cost(full, own) or self._most(full, own) or self._dealt(full, own, after)

    def _cost(self, full: str, own: str) -> Named | None:
        """质谱仪1台（合同价128万元）: what stands in the bracket of a thing just counted is its."""
        last = self.last
        if not self.state.bracket or (full and not _COST.fullmatch(full)):
            return None
        if not full and (one := _ONE_OF.fullmatch(self.state.item)):
            self.state.item = ""  # CT一台（498万元）
            words = _BOUGHT.sub("", one["what"]) + "金额"
            return Named(words, words, printed=own, keep_head=True, subject=self.state.topic, whole=True)
        if last is None or last.change or last.metric is not None:
            return None
        if last.quantity.base[1] in ("元", "%", "百分点", "分", ""):
            return None
        words = _BOUGHT.sub("", last.noun) + (full or "金额")
        return Named(words, words, printed=own, keep_head=True, subject=self.state.topic, whole=True)

    def _most(self, full: str, own: str) -> Named | None:
        """集体经济收入312万元，最多的大樟村52万元: of the same what the most or the least of them has."""
        most = _MOST.fullmatch(full)
        if most is None or not self.carry.head or not self.context.headed_by_money():
            return None
        words = f"{self.carry.head}：{most['who']}"
        return Named(words, self.carry.head, printed=own, keep_head=True, subject=most["who"], whole=True)

    def _dealt(self, full: str, own: str, after: str) -> Named | None:
        """水费应收415万元，实收326万元; 保证金286万元已全部退还: what came of the same money."""
        if full and full not in _REST and (done := _DONE_WITH.fullmatch(after)):
            return Named(full + done["did"], full + done["did"], printed=own, used=len(after))
        last = self.last
        if last is None or last.change or last.quantity.base[1] != "元" or self.context.budgeted():
            return None
        if full in _REST and self.carry.parent and (back := _GOT_BACK.fullmatch(after)):
            words = self.carry.parent + back["did"]  # 结余132万元，其中118万元为质保金，其余14万元已由财政收回
            return Named(words, words, printed=own, used=len(after), whole=True)
        if full in _REST and (left := _STILL.fullmatch(after)):
            of = self.state.topic or ("" if _ALONE.match(last.noun) else _DEED.sub("", last.noun))
            return Named(of + left["did"], of + left["did"], printed=own, used=len(after), whole=True)
        words = dealt(full, last.noun)
        return Named(words, words, printed=own, whole=True) if words else None


def dealt(own: str, last: str) -> str:
    """What came of what was due, with its noun: 实收 after 水费应收 → 水费实收; "" for other words.

    >>> dealt("实收", "水费应收"), dealt("欠", "县区自筹到位"), dealt("已退还", "多收租金"), dealt("支付", "合同价")
    ('水费实收', '县区自筹欠', '多收租金已退还', '')
    """
    if not last or not _DUE.match(own) or _DUE.match(last) or _PRICE.search(last):
        return ""
    due = bool(_DUE_SAID.search(last))
    if own.startswith("实际到位") and not due:
        return ""
    of, longest = _DUE_END.sub("", last), _LONGEST if due else _LONG
    return of + own if len(of) <= longest and "因" not in of else ""


def undue(head: str) -> str:
    """水费 of 水费实收: what it is that was due or came; "" for other words."""
    match = _THE_DUE.search(head)
    return head[: match.start()] if match else ""
