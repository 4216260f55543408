"""Figures whose names leave out what was said before: the verb of a list, whose a standard is, what was dealt with."""

from __future__ import annotations

import re
from itertools import takewhile

from index.facts import ellipsis, phrases, topics
from index.facts.carry import Named
from index.facts.context import Understanding
from index.facts.drafts import Draft
from index.units import base_unit

_SOURCE = re.compile(r"(?:中央|[省市县]级)资金")
# 县级应配套1649万元，实际到位1326万元: what arrived is of what was due, not of the whole.
_SIZES = frozenset({"亩", "平方米", "公里", "公顷", "立方米", "吨"})
_DUE = re.compile(r"^(?P<who>.{2,12}?)应?(?P<what>配套|自筹|承担)(?:资金)?$")
# 技改投资不增反降，为-4.3%: of what turned, not of what was told before.
_TURNED = re.compile(r"^但?(?P<what>.{2,}?)(?:不增反降|不降反升|不升反降|由正转负|由负转正|由升转降|由降转升)$")
# 负荷率85%，比上年的4652万吨多; 中标价1290万元，…，当年只完成0.5万亩: of what was measured so, not of the last figure.
_GONE_BACK = re.compile(
    r"(?:比|较|与|同)(?:上年|去年|前年|上一年|(?:19|20)\d\d年)|(?:只|仅|已|实际)?完成了?$|^[,，]?(?:上年|去年|(?:19|20)\d\d年)(?:同期)?(?:为|是|的)$"
)
_STATE = re.compile(
    r"(?:已经?|均已?|全部|正在|尚|仍)?(?P<state>未?(?:完工|开工|竣工|建成|投用|完成|启动|验收|达标|整改|办结|投产)|在建|停工|合格|不合格)(?:到位|建设)?"
    r"(?=$|[,，、;；。])"
)
_TASK_OF = re.compile(r"的?(?:年度|全年|既定)?(?:目标)?(?:任务|目标|计划)(?:数)?的")
_OUTSTANDING = re.compile(
    r"(?P<who>中央|[省市县区州]级|地方|[省市县区])(?:财政|资金|配套)?(?P<how>(?:尚|仍|还)(?:有|欠|缺|差))"
)
_ARRIVED = re.compile(r"^(?:实际|已|共)?到位(?:资金)?$")


class Omitted(Understanding):
    """Names them from what carries over; see `ellipsis` for the ways of saying so."""

    def named(self, full: str, own: str, before: str, unit: str) -> Named | None:
        """A figure whose name begins with, or ends in, words said before it: see `ellipsis`."""
        last = self.last
        of_it = topics.of_it(full) if self.state.topic else full
        of_budget = self.carry.metric is not None and of_it.endswith("支出") and self.context.budgeted()
        if of_it and self.state.topic and topics.of_topic(of_it) and self.state.topic not in full and not of_budget:
            words = self.state.topic + of_it
            if unit == "%" and of_it.endswith("执行率"):
                return Named(
                    words, self.state.topic, printed=own, change="完成率", subject=self.state.topic, whole=True
                )
            spent = of_it.endswith("支出")
            return Named(
                words,
                self.state.topic if spent else words,
                kind="" if spent else of_it,
                basis="决算" if spent else None,
                printed=own,
                subject=self.state.owner or self.state.topic,
                whole=True,
            )
        if self.state.topic and base_unit(unit)[1] == "元" and (source := self._source(full, unit)):
            return Named(f"{self.state.topic}：{source}", source, kind=source, printed=own, whole=True)
        due = _DUE.match(self.carry.head) if _ARRIVED.match(full) else None
        if due:
            words = due["who"] + due["what"] + "到位资金"
            return Named(words, words, printed=own, whole=True)
        if last is None or not full or (self.vocabulary.metric(full, unit) and full != "满意度"):
            return None
        carry, base, nouns = self.carry, base_unit(unit)[1], [draft.noun for draft in self.recent[-4:]]
        counted = base not in ("元", "%", "百分点", "分")
        if (
            counted
            and (verb := ellipsis.spread(before, full, last.noun))
            and self.vocabulary.metric(full, unit) is None
        ):
            return Named(verb + full, verb + full, printed=own)
        if not last.change and last.quantity.base[1] == base and (name := ellipsis.paired(full, last.noun)):
            return Named(name, name, printed=own)
        added = next((noun for noun in reversed(nouns) if re.search(r"新增|新认定|净增|新培育", noun)), carry.head)
        if counted and last.quantity.base[1] == base and (name := ellipsis.totalled(full, added)):
            return Named(name, name, printed=own, whole=True)
        if counted and last.quantity.base[1] == base and (name := ellipsis.acted(full, carry.head)):
            return Named(name, carry.head, printed=own, keep_head=True, whole=True)
        standard = base.partition("/")[0] == "元" or ellipsis.per_head(full, "其")[:1] == "每"
        of = phrases.programme(carry.head)
        if full.endswith("标准") and carry.parent and carry.parent_unit != "元":
            of = carry.parent
        elif full.endswith("标准") and (head := self.context.last_of_head()) and head.quantity.base[1] in _SIZES:
            paid = (draft.noun for draft in reversed(self.recent) if draft.quantity.base[1] == "元")
            of = phrases.programme(next(paid, carry.head))
        if standard and (name := ellipsis.per_head(full, of)):
            return Named(name, name, printed=own, basis="实际值", keep_head=full == "按", whole=True)
        if counted and last.quantity.base[1] in ("家", "所", "个", "座") and ellipsis.fitting(full, last.noun):
            return Named(last.noun + full, last.noun + full, printed=own)
        if self.state.adjacent and counted is False and last.quantity.base[1] != "元" and ellipsis.worth(full):
            words = last.noun + full  # 其中渔政船3艘原值4120万元: of the ships.
            return Named(words, words, printed=own)
        name = ellipsis.valued(full, nouns) or (ellipsis.satisfied(full, nouns) if unit == "%" else "")
        return Named(name, name, printed=own) if name else None

    def done(self, full: str, before: str, unit: str) -> Named | None:
        """下达任务3200座，实际完成2916座; 无障碍改造年初定130户，实际改造126户: what was done of what was planned."""
        last, head = self.last, self.carry.head
        if last is None or last.change or last.quantity.base[1] != base_unit(unit)[1]:
            return None
        before = before.lstrip("、，,")
        name = ellipsis.done_of(before, head)
        if not name and full and last.basis == "目标值" and len(full) < len(head) and head.endswith(full):
            name = head
        return Named(name, name.removesuffix("完成"), printed=before, basis="实际值") if name else None

    def unnamed(self, own: str, before: str, unit: str) -> Named:
        """142批次、1215人次 after 公务接待费13万元; 1768人 after 城镇1102户: of what was named last."""
        last = self.last
        if (special := self._rate_again(last, own, unit) or self._costing(last, before, unit)) is not None:
            return special
        head = self.context.fitting_head(unit) if _GONE_BACK.search(before) else self.carry.head
        noun = head or self.state.said or self.setting.head
        counted = base_unit(unit)[1] not in ("元", "%", "百分点", "分")
        if head != self.carry.head and head and re.search(r"完成了?$", before):
            return Named(head + "完成", head, printed=before, keep_head=True, whole=True)
        if counted and re.search(r"完成了?$", before) and head == self.carry.head and self.context.headed_by_money():
            done = (self.state.topic or self.setting.head) + "完成"  # 合同价228万元，完成46.5公里.
            return Named(done, done, printed=before, whole=True)
        if counted and re.search(r"完成了?$", before) and (first := self._first_met(unit)):
            return Named(f"{first}：完成", f"{first}：完成", printed=before, whole=True)
        if counted and noun.endswith("费") and self.vocabulary.metric(noun[:-1] + unit, unit):
            return Named(noun[:-1] + unit, noun, printed=own, keep_head=True, whole=True)
        if (
            not before
            and last is not None
            and last.noun == noun
            and not last.change
            and last.words.endswith("：" + noun)
        ):
            return Named(last.words, noun, printed=own, keep_head=True, whole=True)
        return Named(noun, noun, printed=own, keep_head=True)

    def _first_met(self, unit: str) -> str:
        """收集诉求143个，入库112个，完成96个: what the first of the figures in one unit right before is called; "" for fewer."""
        base = base_unit(unit)[1]
        alike = takewhile(lambda met: met.quantity.base[1] == base, reversed(self.recent))
        run = list(takewhile(lambda met: not met.words.endswith("：完成"), alike))
        done = bool(run) and all(met.basis == "实际值" and not met.change for met in run)
        return re.sub("设[置定立]$", "", run[-1].noun) if done else ""

    def done_by(self, own: str, before: str) -> Named | None:
        """石塘镇完成户厕改造320座、龙岗乡完成286座: each town's, the second without saying again what."""
        said = own if topics.doer(own)[0] else self.context.led(before.strip("，,、"))
        who, what = topics.doer(said)
        if not who:
            return None
        last = self.last
        what = what or (last.noun.removeprefix(last.subject) if last and last.subject else "")
        words = who + what
        return Named(words, words, printed=own, subject=who, whole=True) if what else None

    def tasked(self, own: str, after: str, unit: str) -> Named | None:
        """淘汰货车2316辆，完成省定2200辆任务的105.27%: what was set for what was just counted."""
        last = self.context.last_of_head()
        if not _TASK_OF.fullmatch(after) or last is None or last.change or last.quantity.base[1] != base_unit(unit)[1]:
            return None
        return Named(self.carry.head, self.carry.head, printed=own, basis="目标值", keep_head=True)

    def outstanding(self, own: str, before: str, unit: str) -> Named | None:
        """省级尚有300万元待拨付: what a level still owes is not its money."""
        match = _OUTSTANDING.fullmatch(before.lstrip("、，,")) if base_unit(unit)[1] == "元" else None
        if match is None:
            return None
        words = f"{match['who']}{match['how']}资金"
        return Named(words, words, printed=own, whole=True)

    def in_state(self, full: str, before: str, after: str, unit: str) -> Named | None:
        """12个子项目中9个完工、2个在建、1个未开工: how many of the things just counted are in which state."""
        state, last = _STATE.match(after), self.last
        if full or state is None or last is None or last.change or not re.fullmatch(r"[、，,和]?(?:有)?", before):
            return None
        if not self.carry.head or last.quantity.base[1] != base_unit(unit)[1]:
            return None
        words = state["state"] + ellipsis.taken(self.carry.head)
        return Named(words, words, printed=before, used=state.end(), keep_head=True, whole=True)

    def acted_before(self, full: str, unit: str) -> str:
        """支付运营服务费 for the bare 支付 of another year: 支付运营服务费5783万元。2021年支付5127万元; "" when none was."""
        if len(full) != 2 or self.carry.head or self.vocabulary.metric(full, unit):
            return ""
        base = base_unit(unit)[1]
        done = (
            draft.noun
            for draft in reversed(self.state.paragraph)
            if draft.noun.startswith(full) and len(draft.noun) > 2 and draft.quantity.base[1] == base
        )
        return next(done, "")

    def in_posts(self, full: str, unit: str) -> str:
        """实有行政人员 for the bare 实有 behind posts of one kind, which are no parts of all; "" for others."""
        if unit not in ("人", "名") or self.carry.parent or any("编制" in one.noun for one in self.recent[-2:-1]):
            return ""
        return ellipsis.holding(full, self.carry.head)

    def _source(self, full: str, unit: str) -> str:
        """中央 or 区级配套 where a fund's sources are told: a level of government; "" for other words."""
        for said in (full, full + "资金"):
            metric = self.vocabulary.metric(said, unit) if full else None
            if metric is not None and _SOURCE.fullmatch(metric.name):
                return said
        return ""

    def _rate_again(self, last: Draft | None, own: str, unit: str) -> Named | None:
        """支付358万元，执行率92%，比上年的98%低6个百分点; 技改投资不增反降，为-4.3%: whose rate it is."""
        if unit not in ("%", "‰"):
            return None
        if turned := _TURNED.match(self.state.said):
            return Named(turned["what"] + "变化", turned["what"], printed=own, change="变化率", whole=True)
        if last is None or last.quantity.unit != unit or last.change not in ("", "完成率"):
            return None
        if not last.noun == self.carry.head != last.words:
            return None
        aimed = self.vocabulary.is_basis(last.words.removeprefix(last.noun))  # 完工率目标值40%，实际41.67%
        words = last.noun if aimed else last.words
        return Named(words, last.noun, printed=own, change=last.change, keep_head=True, whole=True)

    def _costing(self, last: Draft | None, before: str, unit: str) -> Named | None:
        """计算机420台，每台4150元，计174万元: what all of them cost."""
        if last is None or base_unit(unit)[1] != "元" or not re.fullmatch(r"，?共?计", before):
            return None
        of = re.sub(r"(?:每[一-龥]{1,3}|[人户亩生台]均)$", "", self.carry.head)
        return Named(of, of, printed=before, whole=True) if of else None

    def led_before(self, before: str) -> str:
        """营养计划覆盖 of 营养计划覆盖62所学校、18730名学生; 派出 of 派出6批318名医生: what the count before was led by."""
        last, counted = self.last, self.state.counted
        if last is None or last.change or before not in ("", "、", "和", "及"):
            return ""
        if counted and last.noun.endswith(counted):
            return last.noun.removesuffix(counted)
        return last.noun if not before and len(last.noun) == 2 and self.state.adjacent else ""
