"""Totals and their parts: what 其中 or a bracket takes apart, and where the parts end."""

from __future__ import annotations

import re
from decimal import Decimal

from index.facts import words as zh
from index.facts.carry import Carried, Named, Sentence, State
from index.facts.clauses import Clause
from index.facts.drafts import Draft
from index.facts.metrics import Vocabulary
from index.packs import Metric
from index.quantities import readable, scan
from index.totals import make_up
from index.units import base_unit

_PEOPLE = frozenset({"人", "户", "人次"})
# 其中合格6728批次，合格率98%，千人抽检4.1批次: an average is no part.
_AVERAGE = re.compile(
    r"^(?:每|平均|[千万百]人|[人户亩生村县次场床车台套头株件吨校所站店园院间桌日月年批班项单案企厂社组乡镇米里度例员均]{1,2}均)"
)
_TIMED = re.compile(r"^(?:截至|截止|(?:19|20)\d\d年)")
_DEED = re.compile(
    r"^(?:全年|累计|共|已)*(?:检查|巡查|抽查|排查|发现|查处|立案|受理|开展|组织|举办|召开|培训|发放|印发|下达|签订|出动|走访|整改)"
)

# 货物5万元、服务4万元，节约1万元: what follows a complete list without a name of its own is of its total.
_OF_TOTAL = re.compile(
    r"^(?:完成|占|为)(?:了|全|年|年度|全年|既定|预期)*(?:目标|任务|计划)|^(?:节约|执行率|到位率|完成率|控制率|支出|实际支出|结余|结转|未支出|缺口|节约率)(?:了|资金)?$"
)


# 其中污水处理支出中，…; 基本支出中人员经费…: the total is named.
_WITHIN = re.compile(r"^(?:其中[,，:]?)?(?:在|从)?(?P<what>[^,，\d]{2,24}?)(?:中|里面?|方面)(?P<rest>[一-龥“]{2,}|)$")
_KIND = re.compile(r"(?:支出|资金|经费|项目)$")
_RATE_OF_DEED = re.compile(r"[,，、]?(到位|支付|拨付|支出|完成|兑付)率")
_USED_FOR = re.compile(
    r"^(?P<what>[一-龥“”]{2,14}(?:专项|资金|经费|补助|支出|基金|费))(?:主要|全部|具体)*(?:用于|投向|用在)(?P<rest>.{2,})$"
)


_LEAST_PARTS, _MOST_TOTALS = 2, 5
"""Fewer parts make up a figure by chance; so many figures before a list may be what it makes up."""
_EACH = re.compile(
    r"^(?:按?每[人户亩个台名套件场次]|[人户亩生村县次场床车台套头株件吨校所站店园院间桌日月年批班项单案企厂社组乡镇米里度例员]均)[一-龥]{0,6}$"
)


class Nesting(Carried):
    """Keeps the total that figures are parts of, in the state of a paragraph's reader."""

    def __init__(self, vocabulary: Vocabulary, state: State) -> None:
        super().__init__(state)
        self.vocabulary = vocabulary
        self.rest = ""
        """The paragraph's text behind the sentence being read."""

    def back_to_total(self) -> None:
        carry = self.carry
        carry.head, carry.metric, carry.basis = carry.parent, carry.parent_metric, carry.parent_basis

    def close(self) -> None:
        """The parts end with their sentence: what follows is of the total, and the parts are forgotten."""
        self.back_to_total()
        self.carry.parent, self.carry.parent_metric, self.carry.parent_basis = "", None, None
        last = max((at for at, draft in enumerate(self.recent) if draft.noun == self.carry.head), default=None)
        if last is not None:
            del self.recent[last + 1 :]

    def goes_on(self, sentence: str) -> bool:
        """Whether a sentence after ； still lists parts of the total before it."""
        words = zh.trimmed(re.split(r"\d", readable(sentence[:40]).text)[0])
        metric = self.vocabulary.metric(words)
        if metric is None and self.carry.listed and self.carry.left is not None:
            first = next((figure for figure in scan(readable(sentence).text) if figure.quantity.unit), None)
            unit = first.quantity.base[1] if first else ""
            return first is not None and unit == self.carry.parent_unit and first.quantity.base[0] <= self.carry.left
        return metric is not None and self.vocabulary.within(metric, self.carry.parent_metric)

    def listed(self, clause: Clause, text: str) -> bool:
        """运转经费91.5万元：大樟村12.5万元、黄泥田村7.5万元: an amount right before the colon has its parts behind it."""
        last = self.last
        ended = next((figure for figure in scan(text[: clause.start - 1]) if figure.end == clause.start - 1), None)
        if ended is None or last is None or last.change or ended.quantity != last.quantity:
            return False
        unit = last.quantity.base[1]
        parts = [figure.quantity.base for figure in scan(re.split("[。；;]", text[clause.start :])[0])]
        alike = [value for value, base in parts if base == unit]
        return unit not in ("%", "分", "") and len(alike) > 1 and sum(alike) <= last.quantity.base[0]

    def divided(self, clause: Clause, text: str) -> bool:
        """Whether the last amount is taken apart by 中 right behind it: 未支出的330万元中，农田117万元."""
        if (
            clause.opened_by not in (",", "，")
            or text[max(0, clause.start - 2) : clause.start - 1] != "中"
            or self.last is None
        ):
            return False
        ended = any(figure.end == clause.start - 2 for figure in scan(text[: clause.start - 2]))
        return ended and self.last.quantity.base[1] == "元"

    def take_apart(self, clause: Clause, sentence: Sentence) -> None:
        """From here on figures are parts of the last one in their unit."""
        following = next((figure for figure in scan(sentence.text[clause.start :]) if figure.quantity.unit), None)
        if following is None:
            return
        unit = base_unit(following.quantity.unit)[1]
        last = self.recent[-1] if self.recent else None
        rate = unit == "%" and last is not None and not last.change and last.quantity.unit == following.quantity.unit
        self.carry.rate = last.noun if rate and last is not None and last.noun.endswith(("率", "满意度")) else ""
        alike = [draft for draft in self.recent if not draft.change and draft.quantity.base[1] == unit and unit != "%"]
        # 支出A万元，未支出B万元，其中甲C万元: a part is not larger than its total.
        larger = (draft for draft in reversed(alike) if draft.quantity.base[0] >= following.quantity.base[0])
        totals = list(larger)
        # 受理9268件，审结8963件。其中：受理刑事案件386件: of those that were dealt with so.
        did = re.sub("^其中[:：,，]?", "", zh.lead(sentence.text[clause.start :][: following.start]).strip())[:2]
        totals.sort(key=lambda draft: not (len(did) == 2 and draft.noun.startswith(did)))
        if clause.opened_by == "(" and unit == "元" and alike and (not totals or alike[-1] is not totals[0]):
            # 甲5万元，乙3万元（预算4万元，结余1万元）: no part of what stands before 乙.
            self.carry.parent = ""
            return
        # 新增19个，目标25个，其中省级2个: of what is there, not of what was set.
        whole = next((draft for draft in totals if draft.basis != "目标值"), totals[0] if totals else None)
        if whole is None and unit == "元" and clause.opened_by != "(":
            # 其中 may go back behind a sentence of other parts: the total stands earlier in the paragraph.
            latest = max((draft.year or 0 for draft in self.state.paragraph), default=0)
            totals = [
                draft
                for draft in reversed(self.state.paragraph)
                if not draft.change and draft.quantity.base[1] == unit and (draft.year or 0) == latest
                if draft.quantity.base[0] >= following.quantity.base[0]
            ]
            whole = totals[0] if totals else None
        if whole is None and unit != "元" and clause.opened_by != ":":
            whole = next(
                (
                    draft
                    for draft in reversed(self.recent)
                    if not draft.change and draft.quantity.base[1] not in ("%", "元")
                ),
                None,
            )
        if whole is not None and clause.opened_by != "(":
            whole = self._made_up(whole, totals, sentence.source_text[clause.start :] + self.rest)
        whole = self._named(sentence.text[clause.start : clause.end]) or whole
        self._take(whole, clause)

    def _made_up(self, whole: Draft, totals: list[Draft], listing: str) -> Draft:
        """支出A万元，年初预算B万元，其中…: of the figures before a list the one that its parts make up, else the last."""
        parts = amounts(listing, whole.quantity.base[1]) if len(totals) > 1 else []
        if len(parts) < _LEAST_PARTS:
            return whole
        return next((d for d in (whole, *totals[:_MOST_TOTALS]) if make_up(parts, d.quantity.base[0])), whole)

    def enter(self, before: str) -> str:
        """The words before a figure without the total they name, which is taken apart from here on.

        基本支出中人员经费 → 人员经费; 文物保护专项用于祠堂修缮 → 祠堂修缮.
        """
        used = _USED_FOR.match(before) if "用" in before or "投向" in before else None
        if used is not None and self.vocabulary.metric(used["what"]) is None:
            carry = self.carry
            carry.parent, carry.parent_metric, carry.parent_basis, carry.parent_unit = used["what"], None, None, "元"
            carry.parts, carry.left, carry.complete, carry.listed, carry.sibling = 0, None, False, True, False
            return used["rest"]
        within = _WITHIN.match(before) if "中" in before or "里" in before else None
        whole = self._named(before) if within is not None and within["rest"] else None
        if within is None or whole is None:
            return before
        self._take(whole, None)
        return within["rest"]

    def _named(self, words: str) -> Draft | None:
        """The figure of this paragraph that `words` name as what is taken apart."""
        match = _WITHIN.match(words) if "中" in words or "里" in words or "方面" in words else None
        what = match["what"] if match else ""
        names = {what, _KIND.sub("", what)} - {""}
        found = (draft for draft in reversed(self.state.paragraph) if not draft.change and draft.noun in names)
        return next(found, None)

    def _take(self, whole: Draft | None, clause: Clause | None) -> None:
        carry = self.carry
        if whole is None:
            titled = clause is not None and clause.opened_by == ":" and carry.metric is not None
            if not titled or carry.metric is None or carry.metric.kind != "money":
                carry.parent = ""
                return
            # 项目支出具体为：甲5万元、乙3万元: the total is named before the colon, its amount elsewhere.
            carry.parent, carry.parent_metric, carry.parent_unit = carry.metric.name, carry.metric, "元"
            carry.parent_basis = carry.basis or self.vocabulary.implied(carry.metric.name)
            carry.parts, carry.left, carry.complete, carry.listed, carry.sibling = 0, None, False, True, False
            return
        added = "追加" if whole.basis == "追加" else ""
        carry.parent, carry.parent_metric = whole.noun.removesuffix(added) + added, whole.metric
        carry.parent_basis, carry.sibling, carry.parent_unit = whole.basis, False, whole.quantity.base[1]
        carry.parts, carry.left, carry.complete = 0, whole.quantity.base[0], False
        carry.listed = clause is not None and clause.opened_by == ":"

    def resumes(self, before: str) -> bool:
        """Whether a figure without a name of its own is of the total again.

        甲5万元、乙3万元，比上年减少1万元 is; 甲5万元，乙3万元，比上年减少1万元 is of 乙.
        """
        carry = self.carry
        last = self.last
        if carry.complete and _EACH.match(before) and last and last.quantity.base[1] == carry.parent_unit:
            return True
        if self._of_last(before):
            return False
        compared = carry.parts > 1 and not carry.paused and re.match(r"^(?:总体|合计)?[比较同]", before)
        of_total = carry.complete and _OF_TOTAL.match(before) and not self._said_of_a_part(zh.trimmed(before))
        return bool(carry.parent and (compared or of_total))

    def _said_of_a_part(self, words: str) -> bool:
        """基本支出5万元，执行率99%；项目支出4万元，执行率95%: what was said of one part is said of the next."""
        told = (draft.words for draft in self.recent if draft.noun != self.carry.parent)
        return len(words) > 2 and any(said.endswith(words) and said != words for said in told)

    def _of_last(self, before: str) -> bool:
        """Whether a rate is of what was done with the last part alone: 中央资金8万元，县级资金到位5万元，到位率29%."""
        rate = _RATE_OF_DEED.match(before)
        return bool(
            rate and len(self.recent) > 1 and rate[1] in self.recent[-1].noun and rate[1] not in self.recent[-2].noun
        )

    def holds(self, unit: str, said: str) -> bool:
        """Whether a figure in `unit`, so introduced, can be a part of what is being taken apart."""
        parent = self.carry.parent_unit
        if (parent == "元") != (unit == "元") or unit == "%" or _AVERAGE.match(said):
            return False
        if parent == unit or parent == "元":
            return True
        return (
            parent != "分"
            and not (self.carry.parts and (_TIMED.match(said) or self._next_deed(unit, said)))
            and (parent in _PEOPLE) == (unit in _PEOPLE)
        )

    def plain(self, noun: str, metric: Metric | None) -> bool:
        """Whether a part is called by its own words alone: 基本支出 of 总支出, but not of 财政拨款支出."""
        whole, ending = self.carry.parent_metric, self.carry.parent[-2:]
        if whole is None or whole.parent or ending not in ("支出", "收入") or not noun.endswith(ending):
            return False
        return metric is None or not metric.parent or self.vocabulary.in_all(whole)

    def _next_deed(self, unit: str, said: str) -> bool:
        """其中电梯1875台、锅炉62台，检查使用单位512家次: what was done next is counted in another unit and is no part."""
        last = self.last
        return last is not None and last.quantity.base[1] != unit and bool(_DEED.match(said))

    def leave_parent(self, draft: Draft) -> None:
        """核定编制40人，其中行政编制14人，现有在职43人: the last is no part; the pack knows the parts of 编制."""
        carry = self.carry
        carry.parts += not draft.change
        if carry.parent and carry.left is not None and not draft.change and draft.quantity.base[1] == carry.parent_unit:
            carry.left -= draft.quantity.base[0]
            carry.complete = carry.complete or carry.left <= 0
        if not carry.parent or draft.metric is None or carry.parent_metric is None or draft.change:
            return
        if self.vocabulary.within(draft.metric, carry.parent_metric):
            carry.sibling = True

    def part_of_parent(self, named: Named, unit: str) -> Metric | None:
        """实有人数63人（行政15人，事业48人）: a kind of what is taken apart, named with it."""
        whole = self.carry.parent_metric
        if whole is None or named.keep_head or named.change or len(named.noun) > 8:
            return None
        found = (
            self.vocabulary.metric(named.noun + whole.name, unit)
            or self.vocabulary.metric(named.noun + whole.name[-2:], unit)
            or self.vocabulary.kind_of(whole, named.noun.removesuffix("类"))
        )
        return found if self.vocabulary.within(found, whole) else None

    def apart(self, metric: Metric | None) -> bool:
        carry = self.carry
        if carry.complete:
            return True
        known = metric is not None and carry.parent_metric is not None
        if self.vocabulary.apart(metric, carry.parent_metric):
            return True
        return bool(known and carry.sibling and not self.vocabulary.within(metric, carry.parent_metric))


def amounts(listing: str, unit: str) -> list[Decimal]:
    """The figures of a list in one base unit, in their order; those in brackets left out."""
    bare = re.sub(r"[(（][^（）()]*[)）]", "", listing)
    return [base for base, of in (figure.quantity.base for figure in scan(readable(bare).text)) if of == unit]
