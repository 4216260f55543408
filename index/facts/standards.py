"""Standards of what is paid: 每人发放创业补贴1500元, 补助标准为县道3500元、乡道2200元; and amounts moved, 审减40万元."""

from __future__ import annotations

import re

from index.facts.carry import Named
from index.facts.context import Understanding
from index.schema import Basis
from index.units import base_unit

# 审减 is what an audit took off, 调增 what was added to a budget: amounts of their own, not against the year before.
_MOVED = re.compile(r"(?P<what>.*?)(?P<how>调减|调增|核减|核增|审减|审增|压减|收回)(?:了|金额|额|资金)?")
_MONTH = re.compile(r"\d{1,2}月(?:份|底|末|初)?")
_AUDITED = re.compile(r"(?:送审|报审|申报|上报)(?:金额|总额|造价|价|额)?$")
_SETTLED = re.compile(r"(?:审定|结算|决算|合同|中标)+(?:金额|造价|价|额)?$")
_BUDGET_MOVED = re.compile(r"(?P<how>调增|调减|核增)(?P<what>.{2,})")
_FOREMOST = re.compile(r"最[大多高]的(?:[一1]?[个项笔家])?(?:项目|工程|单位)?[是为](?P<what>.{3,})$")
_EACH = r"(?P<each>每(?!千|万|[年月天日季])[一-龥](?:每?[年月天次])?)"
_GIVE = r"(?:一次性)?(?:发放|给予|补助|补贴|奖励|兑付|支付|补)"
_AID = r"[一-龥“”]{0,12}(?:补贴|补助|奖励|津贴|救助金|生活费|资助金?|奖金)"
_PAID_EACH = re.compile(rf"(?:按|对)?{_EACH}{_GIVE}(?P<what>{_AID})")
_EACH_OF = re.compile(rf"(?:.*[^一-龥]|.{{0,12}})?按?{_EACH}(?:{_GIVE})?")
_AID_AFTER = re.compile(rf"的?(?:标准)?(?:{_GIVE})?(?P<what>{_AID})$")
_STANDARD_OF = re.compile(
    r"(?P<what>.*?标准)(?:分别)?[为是](?P<who>(?!每|按|[人户生]均|不|一次)[一-龥\d—\-至到]{1,16})"
)
# 90至99周岁的标准是每人每月80元.
_EACH_IS = re.compile(r"(?P<who>.{2,}?)的?标准[为是](?P<each>每[一-龥]{1,4})")
_DEED = re.compile(r"支出|发放|支付|收入|资金|经费|投入|到位|[共合]计|补助$|补贴$|奖励$")


class Standards(Understanding):
    """Names them; what carries over is the context's."""

    def named(self, full: str, own: str, after: str, unit: str) -> Named | None:
        """The standard, or the amount moved, that a plain amount is; None for any other."""
        if base_unit(unit)[1].partition("/")[0] != "元":
            return None
        return self._of_kinds(full, own, unit) or self._each(full, own, after) or self._moved(full, own)

    def _of_kinds(self, full: str, own: str, unit: str) -> Named | None:
        """补助标准为县道3500元、乡道2200元: each kind's, the second without saying again what."""
        if told := _STANDARD_OF.fullmatch(full):
            self.state.standard = told["what"]
            words = told["who"] + told["what"]
            return Named(words, words, printed=own, basis="实际值", keep_head=True, whole=True)
        if told := _EACH_IS.fullmatch(full):
            words = told["who"] + told["each"] + "标准"
            return Named(words, words, printed=own, basis="实际值", keep_head=True, whole=True)
        what = self.state.standard
        short = 0 < len(full) <= 14 and "标准" not in full and self.vocabulary.metric(full) is None
        alike = not self.context.recent or self.context.recent[-1].quantity.unit == unit
        if not what or not short or not alike or _DEED.search(full):
            self.state.standard = ""
            return None
        return Named(full + what, full + what, printed=own, basis="实际值", keep_head=True, whole=True)

    def _each(self, full: str, own: str, after: str) -> Named | None:
        """每人发放创业补贴1500元, 按每人1500元发放创业补贴."""
        told = _PAID_EACH.fullmatch(full)
        if told is None and _EACH_OF.fullmatch(full) and (aid := _AID_AFTER.match(after)) and aid["what"]:
            each = _EACH_OF.fullmatch(full)
            words = f"{aid['what']}{each['each'] if each else ''}标准"
            return Named(words, words, printed=own, basis="实际值", whole=True)
        if told is None:
            return None
        words = f"{told['what']}{told['each']}标准"
        return Named(words, words, printed=own, basis="实际值", whole=True)

    def _moved(self, full: str, own: str) -> Named | None:
        """送审金额500万元，审减40万元; 执行中调增95万元: what was taken off or added, of what it was."""
        if moved := _BUDGET_MOVED.fullmatch(full):
            added: Basis = "其他" if moved["how"] == "调减" else "追加"
            return Named(full, full, printed=own, basis=added, keep_head=True, whole=True)
        match = _MOVED.fullmatch(full)
        if match is None:
            return None
        if _MONTH.fullmatch(match["what"]):
            return self._moved(full.removeprefix(match["what"]), own)
        how, first = match["how"], _FOREMOST.search(self.state.said)
        carried, recent = self.context.carry.head, reversed(self.context.recent)
        sent = (_AUDITED.sub("", draft.noun) for draft in recent if _AUDITED.search(draft.noun))
        if how[0] in "审核":
            carried = next(sent, _SETTLED.sub("", carried))
        head = first["what"] if first else carried
        words = full if match["what"] else (head if head.endswith(full) else head + full)
        basis: Basis | None = "追加" if how == "调增" and self.context.budgeted() else None
        return Named(words, words, printed=own, basis=basis, keep_head=True, whole=how[0] == "审")
