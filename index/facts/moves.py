"""Changes, shares and starting points: what grew against what, and by how much."""

from __future__ import annotations

import re

from index.facts import ellipsis, phrases
from index.facts import words as zh
from index.facts.carry import Named, Sentence
from index.facts.context import Understanding
from index.facts.dealings import undue
from index.quantities import Figure
from index.schema import Change
from index.units import base_unit

_SHARE = re.compile(
    r"^(?P<what>.*?)占(?P<of>.*?)的?(?P<kind>比重|比例|份额|比率|比)?(?:分别)?(?:达到?|为|约|超过|近)*$"
)
_FROM_GOAL = re.compile(
    r"^(?P<what>.*?)(?:(?:[比较]|超过?|超出|高于|低于|距离?|少于|多于)的?(?:年度|既定|预期|规定|控制|年初)?(?:目标|计划|任务|预期)(?:任务|值|数)?"
    r"(?:超|还差|相差|尚差|[多少高低]出?|提前|推迟)?|(?:年度|既定|预期)?(?:目标|任务)(?:值|数)?(?:还差|相差|尚差)|[一-龥]{2,12}[多少]完成)$"
)


# 追加预算120万元，占年初预算的30%: no part of the budget that was spent.
_NOT_SPENT = re.compile("追加|调[增减]|结转|结余|压减|收回")
_APART = re.compile("(?:低于|高于|多于|少于|超过|高出|低出|快于|慢于|领先).{2}")
# 移民收入17860元，比全市农村居民收入低620元: how far it is from another's.
_THAN = re.compile("[比较](?!上一?[年期]|去年|前年|同期|年初|计划|预算|目标|概算|[一-龥]?基期).{3,}?[高低多少快慢]出?")
# 占驻场人员总数58人的19%, 占其建设费用1554万元的18%: a whole that stands with its amount.
_WHOLE_SAID = re.compile(r"占其?(?P<of>(?![地用有])[一-龥]{2,14})")
_SHARE_NEXT = re.compile(r"的[约近]?\d[\d.]*[%‰]")
_BOTH = 2
_SHORT_BY = re.compile(r"(?:还|仅|尚|只)?(?:相)?差")


class Moves(Understanding):
    """Names figures that say how something changed or what part of it they are."""

    def share(self, own: str, unit: str) -> Named | None:
        """占15.15%: a share of the total being taken apart, or of what is named."""
        if self.vocabulary.metric(own, unit) is not None and own.endswith(("占比", "比重")):
            return Named(own, own, printed=own, change="占比")
        match = _SHARE.match(own)
        if match is None or unit not in ("%", "‰", "成") or zh.level_after_move(own + "到") is not None:
            return None
        last = self.recent[-1] if self.recent and not self.recent[-1].change else None
        if not match["what"] and match["of"] and self.carry.complete and not self._part_of(match["of"]):
            # 支出6473万元，其中甲…、乙…，占到位资金的97%: once all parts are told, the whole is meant.
            of, parent = match["of"], self.carry.parent
            if not self.vocabulary.split(of)[0]:
                words = f"{parent}完成{of}比例"
                return Named(words, parent, printed=own, change="完成率", keep_head=True, whole=True)
            return Named(f"{parent}占{of}比重", parent, printed=own, change="占比", keep_head=True, whole=True)
        what = zh.core(zh.trimmed(match["what"])) or (last.words.rpartition("：")[2] if last else self.carry.head)
        of = match["of"] or (self.carry.parent if self.carry.parent != what else "")
        if re.search(r"的", of) and len(of) > 16:
            of = ""
        if of and not self.vocabulary.split(of)[0]:
            moved = last is not None and not match["what"] and _NOT_SPENT.search(last.words)
            return Named(
                f"{what}{'占' if moved else '完成'}{of}比例",
                what,
                printed=own,
                change="占比" if moved else "完成率",
                keep_head=True,
            )
        words = f"{what}占{of}比重" if of else f"{what}占比"
        return Named(words, what, printed=own, change="占比", keep_head=True)

    def _part_of(self, whole: str) -> bool:
        """Whether a share of `whole` is the last part's: `whole` is what is taken apart, or shares of it were told of other
        parts (占总支出决算的70%；接待费0.9万元，占总支出决算的30%)."""
        known = self.vocabulary.split(whole)[0]
        metric = self.vocabulary.metric(known)
        same = metric is not None and metric is self.carry.parent_metric
        told = (
            draft.words for draft in self.state.paragraph if draft.change == "占比" and draft.noun != self.carry.parent
        )
        return self.carry.parent == whole or same or any(words.endswith(f"占{whole}比重") for words in told)

    def share_of(self, own: str, before: str, sentence: Sentence, figure: Figure) -> Named | None:
        """占驻场人员总数58人的19%: the whole with its amount, then what part of it the figure before is."""
        if figure.quantity.unit not in ("%", "‰"):
            whole = _WHOLE_SAID.fullmatch(own) if self.recent else None
            if whole is None or not _SHARE_NEXT.match(sentence.text, figure.end):
                return None
            return Named(whole["of"], whole["of"], printed=whole["of"], keep_head=True, whole=True)
        if before != "的" or len(self.recent) < _BOTH:
            return None
        part, of = self.recent[-2:]
        if not re.search(rf"占其?{re.escape(of.noun)}[\d,.]+[一-龥]{{1,5}}的$", sentence.text[: figure.start]):
            return None
        what = part.words.rpartition("：")[2]
        return Named(f"{what}占{of.noun}比重", what, printed=before, change="占比", keep_head=True, whole=True)

    def start(self, own: str, turns: bool) -> Named | None:
        """亏损企业从年初5家减至1家: the first figure is where the change starts from."""
        start = zh.starting_point(own) if turns else None
        if start is None and turns and own:
            start = (own, "")
        if start is None or re.search(r"从事|从业|由于|自由|理由", own):
            return None
        base = zh.core(zh.trimmed(start[0])) or self.carry.head
        if base in ("占比", "比例", "比重") and self.carry.head:
            base = self.carry.head + base
        if self.recent:
            base = ellipsis.paired(base, self.recent[-1].noun) or base
        when = "" if start[1].startswith(("每", "最", "人均", "户均", "亩均")) else start[1]
        return Named(f"{base}（{when or '原'}）", base, printed=own, basis="其他")

    def turns(self, figure: Figure, sentence: Sentence) -> bool:
        """Whether the next figure is where a change arrives (增加到, 降至), so that this one is where it starts."""
        rest = re.split(r"\d", sentence.text[figure.end : figure.end + 24], maxsplit=1)[0]
        return zh.level_after_move(rest.strip("，,")) == ""

    def moved(self, led: str, own: str, unit: str, sentence: Sentence) -> Named | None:
        """同比增长, 较上年减少: a change of what is named, or of the figure before."""
        level = zh.level_after_move(re.sub(r"(?:了|约)$", "", led))
        if level is not None:
            base = zh.core(zh.trimmed(level))
            return Named(base or self.carry.head, base or self.carry.head, printed=own, keep_head=not base)
        if self.carry.versus and self.carry.head and re.fullmatch(r"[多少高低][一-龥]{0,3}", own):
            head = self.context.fitting_head(unit)
            words = head + self.carry.versus + own
            return Named(words, head, printed=own, change="增减额", keep_head=True)
        apart = _FROM_GOAL.match(own)
        if apart and (apart["what"] or self.carry.head):
            noun = zh.core(zh.trimmed(apart["what"])) or self.carry.head
            change: Change = "变化率" if unit in ("%", "‰") else "增减额"
            return Named(
                noun + own.removeprefix(apart["what"]), noun, printed=own, basis="实际值", change=change, keep_head=True
            )
        if self.carry.head and (_APART.match(own) or _THAN.fullmatch(own)):
            return Named(self.carry.head + own, self.carry.head, printed=own, change="增减额", keep_head=True)
        if _SHORT_BY.fullmatch(own) and (due := undue(self.carry.head)):
            return Named(due + own, due + own, printed=own, keep_head=True, whole=True)
        if self.carry.head and _SHORT_BY.fullmatch(own):
            return Named(
                self.carry.head + "与目标差", self.carry.head, printed=own, change="增减额", keep_head=True, whole=True
            )
        move = zh.move_in(own, unit)
        if move is None or (len(move.base) == 1 and own.endswith("率")):
            return None
        base = zh.core(zh.trimmed(self.context.led(move.base)))
        if not base and (gone_on := self._moved_on(move, own, unit)) is not None:
            return gone_on
        named = self.vocabulary.split(base)[0] if base else ""
        base = named if named and self.vocabulary.metric(named) else base if named else ""  # 支出决算数比上年减少
        if base in self.setting.known and self.carry.head:
            base = next(
                (
                    base + self.carry.head.removeprefix(name)
                    for name in self.setting.known
                    if self.carry.head.startswith(name)
                ),
                base,
            )
        if base in ("总额", "总量", "总体", "合计") and self.state.paragraph and not sentence.drafts:
            # “三公”经费12万元，其中…。2023年总额增长52%: the total that the sentence before began with.
            before = self.state.paragraph[-1].sentence
            base = next((draft.noun for draft in self.state.paragraph if draft.sentence == before), base)
        if not base and unit in ("百分点", "个百分点", "%") and sentence.drafts and not self.carry.head:
            base = sentence.drafts[-1].noun
        noun = base or self.context.fitting_head(unit) or self.setting.head
        versus = "" if base or move.versus else self.carry.versus
        words = noun + versus + move.words
        if not base and not versus and not move.versus and move.words.endswith("率"):
            words = phrases.rated(noun, move.words)
        return Named(words, noun, printed=own, change=move.change, keep_head=not base)

    def _moved_on(self, move: zh.Move, own: str, unit: str) -> Named | None:
        """支出5万元，执行率99%，比上年增加1万元，增长20%: an amount is of the last one, a rate after it of the same."""
        last = self.last
        if last is None:
            return None
        if unit in ("百分点", "个百分点"):
            rate = last.quantity.base[1] == "%" and (
                last.change in ("完成率", "占比") or (last.metric is not None and last.metric.kind == "rate")
            )
            return (
                Named(last.words + move.words, last.words, printed=own, change=move.change, keep_head=True)
                if rate
                else None
            )
        head = self.context.last_of_head()
        if base_unit(unit)[1] == "元" and head is not None and head.quantity.base[1] != "元":
            noun = self.context.headed_in(unit)
        elif unit == "%" and last.change and last.quantity.base[1] == "元":
            noun = last.noun
        else:
            return None
        versus = "" if move.versus else self.carry.versus
        return (
            Named(noun + versus + move.words, noun, printed=own, change=move.change, keep_head=True) if noun else None
        )
