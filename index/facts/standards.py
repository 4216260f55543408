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
# 困难残疾人生活补贴对象为…; 照料护理标准分三档: what the next clauses tell the rates of.
_ABOUT = re.compile(
    r"(?:(?P<aid>[一-龥“”]{2,16}?(?:补贴|补助|津贴|救助金|奖励金|扶助金|养老金|生活费|护理费|抚恤金|补差|报酬|助学金|奖学金|扶助))"
    r"(?:资金)?的?(?:发放|补助|保障|享受)?(?:对象|范围|条件|标准)?|(?P<of>[一-龥“”]{3,12})标准)(?:$|[为是按分:(,]|实行)"
)
_WHEN = re.compile(
    r"(?:\d{4}年)?(?P<when>\d{1,2}月(?:份|\d{1,2}日)?(?:起|以后|之后|开始)|\d{1,2}月?[-—~至到]\d{1,2}月份?|[上下]半年|第?[一二三四1-4]季度)"
)
_SAID = r"(?:\d{4}年|全年|统一|标准|调整?[至到为]|提高?[至到为]|增加[至到]|降低?[至到为]|执行|发放|发给|补助|分别|[按为是均自从由、，,;；])"
_RATED = re.compile(rf"^{_SAID}+|{_SAID}+(?=每[人户名生])|{_SAID}+$")
_EACH_AT_END = re.compile(r"每[人户名生亩][每]?[月年天学期]{0,2}$|[月年][人户]均$")
_GROUP = re.compile(r"[一-龥A-Da-d\d\-至到]{0,7}")
_BORNE = re.compile(
    r"(?P<what>[一-龥]{0,8}(?:分担|负担|承担|配套|出资)比例)(?:分别|按照?)?[为是:]?(?P<who>[一-龥]{1,5})"
)
_TIER = re.compile(r"(?P<level>中央|[省市县区州镇]|自治区)(?P<of>级|本级|财政|级财政)?")
_DEED = re.compile(r"支出|发放|支付|收入|资金|经费|投入|到位|[共合]计|补助$|补贴$|奖励$")


def _for(group: str, aid: str) -> str:
    """The aid that a group gets, by its kind or in the place of the group named before.

    >>> _for("一级", "护理补贴"), _for("城镇岗位", "乡村岗位补贴")
    ('护理补贴一级', '城镇岗位补贴')
    """
    _, shared, paid = aid.partition(group[-2:]) if len(group) > 2 else ("", "", "")
    return group + paid if shared and paid else aid + group


class Standards(Understanding):
    """Names them; what carries over is the context's."""

    def named(self, full: str, own: str, after: str, unit: str) -> Named | None:
        """The standard, or the amount moved, that a plain amount is; None for any other."""
        if base_unit(unit)[1].partition("/")[0] != "元":
            return None
        return self._of_kinds(full, own, unit) or self._each(full, own, after) or self._moved(full, own)

    def about(self, clause: str) -> None:
        """Keeps the aid that a clause begins to tell of: 护理补贴对象为…，一级每人每月100元."""
        told = _ABOUT.match(self.context.led(clause, whose=False))
        if told is not None:
            self.state.aid, self.state.aid_here = told["aid"] or told["of"], True

    def rated(self, own: str, before: str, unit: str) -> Named | None:
        """一级每人每月100元; 1—6月按75元/人/月发放: the rate of the aid that was named before, for whom and when."""
        aid = self.state.aid
        if not aid or self.state.standard or base_unit(unit)[1].partition("/")[0] != "元":
            return None
        when = _WHEN.search(before)
        rest = _RATED.sub("", _WHEN.sub("", before))
        each = _EACH_AT_END.search(rest)
        if not (each or "/" in base_unit(unit)[1]):
            return None
        group = rest[: each.start()] if each else rest
        if not _GROUP.fullmatch(group) or _DEED.search(group) or (group and not self.state.aid_here):
            return None
        words = f"{_for(group, aid)}{each[0] if each else ''}标准"
        named = f"{words}（{when['when']}）" if when else words
        return Named(
            named, words, printed=own, basis="实际值", period=when["when"] if when else "", keep_head=True, whole=True
        )

    def divided(self, own: str, unit: str) -> Named | None:
        """分担比例为省50%、市20%: what each level bears."""
        if unit != "%":
            return None
        told = _BORNE.fullmatch(own)
        what = told["what"] if told else self.state.borne
        tier = _TIER.fullmatch(told["who"] if told else own) if what else None
        self.state.borne = what if tier else ""
        if tier is None:
            return None
        words = f"{tier['level']}{tier['of'] or '级'}{what}"
        return Named(words, words, printed=own, basis="实际值", change="占比", keep_head=True, whole=True)

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
        thing, _, rest = what.rpartition(full[-2:])
        words = full + rest if rest and thing in full else full.removesuffix(full[-2:]) + what if rest else full + what
        return Named(words, words, printed=own, basis="实际值", keep_head=True, whole=True)

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
