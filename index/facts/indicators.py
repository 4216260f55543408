"""The line of one indicator: what was set, reached and scored is said in bare words, of the name the line begins with.

受益群众满意度：目标值为≥95%，实际值为94.59%，该指标满分6分，得5分，扣1分。
"""

from __future__ import annotations

import re
from dataclasses import replace

from index.facts.carry import Named
from index.facts.context import Understanding
from index.facts.ellipsis import joined, unplanned
from index.facts.points import points
from index.quantities import Figure
from index.units import base_unit

_LINES = ("目标值", "指标值", "满分", "得分", "分值", "权重", "完成率", "实际完成", "扣")
"""A paragraph that holds none of these is no such line."""
_SCORED = ("目标值", "指标值", "满分", "得分", "分值", "权重")
_NUMBER = (
    r"\s*(?:[(（]?\d{1,2}[)）.、．]|[①-⑳]|指标\s*\d{1,2}\s*[:：、.]|(?:数量|质量|时效|成本|[经社生][济会态]效益|满意度)"
    r"指标[:：]?(?=“))*\s*"
)
_LABEL = re.compile(
    rf"{_NUMBER}(?:“(?P<quoted>[^”\n]{{2,40}})”|(?P<label>[^\s,，。;；:：=＝≥≤%“\d][^,，。;；:：=＝≥≤%“”\n]{{1,29}})(?=[:：=＝]))"
)
_GROUP = re.compile(rf"{_NUMBER}(?:项目)?(?P<label>[一-龥]{{2,6}}?(?:类指标|指标|类))(?:由|共|包括|包含|下设|设置|设)")
_GENERAL = re.compile(
    r"(?:指标|目标|情况|方面|分析|结论|成效|概况|资金|方法|标准|依据|原则|阶段|如下|方式|范围|时间|问题|措施|原因|得分|结果|扣分|说明|单位|部门|公式|其中|包括|分别|如下)$|\d分"
)
_WHO = r"(?:该|此|本)?(?:项|条)?(?:三级|二级|一级)?(?:指标)?的?"
_IS = r"(?:设定|设置|确定|大于等于|小于等于|等于|大于|小于|不低于|不高于|不少于|不超过|[为是:])*$"
_SET = re.compile(
    rf"(?P<of>.*?)(?:的|指标)*(?:预期|年度|绩效|年初|计划|设定|全年)*(?:目标值|指标值|计划值)(?:设定|数)?{_IS}"
)
_PLANNED = re.compile(
    rf"{_WHO}(?:年初|年度|全年)?(?:计划|应|目标|预期)(?:完成|建设|培训|发放|实施|安装)?(?:值|数|数量)?{_IS}"
)
_REACHED = re.compile(
    rf"{_WHO}(?:全年|年度|我单位|我局)?(?:实际|全年)(?:已|共)?(?:完成|达到|实现|安装|发放)?"
    r"(?:值|数|数量|完成值|情况)?(?:达到|达|[为是:])*$"
)
_RATE = re.compile(rf"{_WHO}(?:实际|目标|任务)?(?P<rate>完成率|完成比例|得分率)(?:达到|达|[为是:])*$")
_WORTH = re.compile(rf"{_WHO}(?:满分|分值|权重分?值?|标准分|赋分)[值为是:]*$")
_WORTH_OF = re.compile(r"(?P<of>.+?)(?:满分|分值|权重分?值?|标准分|赋分)[值为是:]*")
_GOT = re.compile(rf"{_WHO}(?:实际|自评|综合|评价|最终|实)*(?:得分?|自评分|评分)[为是:]*$")
_LOST = re.compile(rf"{_WHO}(?:扣除?|失|扣减)分?[为是:]*$")
_AGAINST = re.compile(
    r"(?:高于|低于|超过|超出|超额|达到|未达到?|达成|完成|未完成|优于|劣于|等于|大于|小于|好于|比|较|对照)(?:年初|年度|设定|预期|既定|规定|绩效|的)*$"
)
_DID = re.compile(r"(?:全年)?实际(?P<what>[一-龥]{2,4})了?")
_THEN = re.compile(
    r"[,，]实际(?:完成|达到|达|实现)?(?:值|数)?[为了是]?(?P<what>[一-龥]{2,4})?了?[约近]?\d[\d.,]*(?P<unit>[^\d,，;；。()、]{0,8})"
)
_KEPT = re.compile(r"编制|核定|定员|预算|应")
"""Posts and what is due are no goals."""
_THIS = re.compile(r"\s*(?:该|此|本)(?:项|类|部分)?(?:一级|二级)?指标")
_TITLE = re.compile(r"^(?:项目)|(?:类)?(?:指标)?(?:完成|得分)?(?:情况)?(?:分析)?$")
_UNIT = re.compile(r"[(（][^()（）]{1,6}[)）]$")
_COUNTED = re.compile(r"个?(?P<level>[一二三四]级指标)")


class Indicators(Understanding):
    """Names them; the name of the line is kept in the state."""

    scored = False
    """The paragraph sets goals or gives points."""

    def begin(self, paragraph: str) -> None:
        """A paragraph begins, which may be the line of an indicator or of a group of them."""
        self.state.line, self.state.group = label(paragraph)
        if not self.state.line and _THIS.match(paragraph):  # （一）决策指标分析 over 该指标满分15分，评价得分13.5分
            self.state.line, self.state.group = _TITLE.sub("", self.setting.title), True
        self.scored = any(word in paragraph for word in _SCORED)

    def named(self, before: str, after: str, unit: str) -> Named | None:
        """A figure whose words say only what it is to an indicator; None for any other."""
        before = before.lstrip("，,、;； ")
        if not before:
            return None
        if unit in ("个", "项") and self.state.group and (counted := _COUNTED.match(after)):
            words = self.state.indicator + counted["level"]
            return Named(words, words, printed="", used=counted.end(), whole=True, keep_head=True)
        if ("目标值" in before or "指标值" in before or "计划值" in before) and (told := _SET.fullmatch(before)):
            return self._set(told["of"], before)
        name = self.state.indicator
        if not name:
            return None
        if unit == "分":
            other = _WORTH_OF.fullmatch(before) if self.state.group else None
            if other and len(of := self.context.led(other["of"])) > 2 and not _WORTH.fullmatch(before):
                name = self.state.indicator = of  # 决策指标13.5分，其中：目标明确性满分4分，得2.5分
                before = before[len(other["of"]) :]
            return _points(name, before)
        if unit == "%" and (rate := _RATE.fullmatch(before)):
            return Named(joined(name, rate["rate"]), name, printed=before, change="完成率", whole=True, keep_head=True)
        if self.state.group or (base_unit(unit)[1] == "元" and not self.scored):
            return None
        reached = _REACHED.fullmatch(before) or ((did := _DID.fullmatch(before)) and did["what"] in name)
        if not reached and not _PLANNED.fullmatch(before):
            return None
        return Named(name, name, printed=before, basis="实际值" if reached else "目标值", whole=True)

    def set_for(self, named: Named, figure: Figure, sentence: str) -> Named:
        """接种率≥90%，实际完成96.8%; 管理人数2860人，实际管理2913人: a goal, where what was reached of it follows."""
        rest, unit = sentence[figure.end :], figure.quantity.unit
        if not rest.startswith(("，实际", ",实际")) or named.basis or named.change or base_unit(unit)[1] == "元":
            return named
        did = _THEN.match(rest)
        if did is None or len(named.noun) < 3 or _KEPT.search(named.noun) or unplanned(named.noun):
            return named
        follows = did["unit"].startswith(unit) and (not did["what"] or did["what"] in named.noun)
        if not follows or unit == "分":
            return named
        self.state.indicator = named.noun
        return replace(named, basis="目标值")

    def points(self, own: str, before: str, figure: Figure, sentence: str) -> Named | None:
        """Points outside such a line: see `points`."""
        around = sentence[figure.start - 1 : figure.start], sentence[figure.end : figure.end + 1]
        head = self.carry.head or self.state.said
        bracketed, weighed = around == ("(", ")"), bool(self.recent) and self.recent[-1].basis == "分值"
        return points(own, before, item=self.state.item, head=head, bracketed=bracketed, weighed=weighed)

    def _set(self, of: str, before: str) -> Named | None:
        """满意度目标值90%; 满意度94%，高于目标值90%: the goal of what stands right before it, or of what was just told."""
        if _AGAINST.search(of):
            head = self.carry.head
            return Named(head, head, printed=before, basis="目标值", whole=True, keep_head=True) if head else None
        of = _UNIT.sub("", self.context.led(of.strip("“”的其该")))
        said = self.state.said if len(self.state.said) > 2 else ""
        name = of if len(of) > 2 and not _GENERAL.search(of) else self.state.indicator or said
        if not name or self.state.group:
            return None
        self.state.indicator = name
        return Named(name, name, printed=before, basis="目标值", whole=True)


def _points(name: str, before: str) -> Named | None:
    if _WORTH.fullmatch(before):
        return Named(name + "满分", name, printed=before, basis="分值", whole=True)
    if _LOST.fullmatch(before):
        return Named(name + "扣分", name, printed=before, whole=True)
    return Named(name, name, printed=before, basis="得分", whole=True) if _GOT.fullmatch(before) else None


def label(paragraph: str) -> tuple[str, bool]:
    """(the indicator or the group of them that a paragraph is about, whether it is a group); "" for other paragraphs.

    >>> label("项目按期完工率：目标值为100%，该指标满分7分，得6分。"), label("产出类指标由4个二级指标构成，权重为40分。")
    (('项目按期完工率', False), ('产出类指标', True))
    """
    if not any(word in paragraph for word in _LINES):
        return "", False
    if group := _GROUP.match(paragraph):
        return group["label"], True
    match = _LABEL.match(paragraph)
    name = _UNIT.sub("", match["label"] or match["quoted"]) if match else ""
    return ("" if match is None or (match["label"] and _GENERAL.search(name)) else name), False
