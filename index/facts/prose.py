"""Figures in sentences. One metric carries over many figures; what each says of it is read from the words around it.

The reader goes through a paragraph from left to right and keeps what carries over: the metric last named (`head`), the
total that 其中 or a bracket takes apart (`parent`), the year, the subject, and whether goals are being set.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from index.facts import ellipsis, phrases, topics
from index.facts import words as zh
from index.facts.carry import Carried, Carry, Named, Sentence, Setting, State
from index.facts.clauses import Clause, clauses
from index.facts.context import Context
from index.facts.counting import counts
from index.facts.drafts import Draft
from index.facts.fitted import by_place, by_year, fitted, in_all
from index.facts.goals import set_before, sets_goals
from index.facts.jointly import all_of_it, jointly
from index.facts.judge import Judge, capped, supposes
from index.facts.metrics import Vocabulary
from index.facts.moves import Moves
from index.facts.naming import Namer
from index.facts.nesting import Nesting
from index.facts.owners import owned
from index.facts.periods import opening_year
from index.facts.printed import Printed
from index.facts.ranks import Rank, ranks
from index.facts.standing import standing
from index.facts.subjects import split_names
from index.facts.worked import BLANK, without_steps
from index.plain_headings import bracketed
from index.quantities import Figure, Quantity, readable, scan
from index.text import plain, sentences
from index.units import base_unit

_PART = re.compile(r"^(?:其中|含|包括|包含|主要包括|主要用于|分别是)")
_COMPARED = re.compile(
    r"^(?P<what>.*?)(?P<versus>(?:比|较|与|同)(?:(?:19|20)\d\d年|上年|去年|前年|上一年)(?:度|末|底|同期)?|(?:比|较)(?:规定|目标值?|标准|要求|计划|预算数?|年初预算数?|调整预算数?|年初))的?(?P<of>.*)$"
)
# 比规定时限晚6天 tells a difference.
_LATE = re.compile(r"(?:晚|早|迟|提前|推迟|延迟|滞后|快|慢)了?$")
_REVISED = re.compile(r"[,，]?(?:年中|执行中)?经[^,，\d]{2,14}?(?:预算)?调[整增减](?:为|到|至)$")
_NO_TITLE = re.compile(
    r"其中|包括|如下|分别|具体|情况|主要|一是|即|(?<!数量)(?<!质量)(?<!时效)(?<!成本)(?<!产出)(?<!效益)(?<!满意度)指标|目标|成效|方面|问题|来源|构成|原因|内容|指出|显示|得分"
)
_BECAUSE = re.compile(r"(?:因为?|由于)[^,，]{2,40}?(?=追加|调增|调减|核增|调整)")
_CAUSE = re.compile(r"原因|因|由于")
_QUALIFIER = re.compile(r"^(?:不含|剔除|扣除|不包括|含)(?!\d|$)")
# 学位供给  全年新增…: a run-in heading set off by blanks.
_RUN_IN = re.compile(r"[ \u3000\t]*[一-龥“”]{2,12}[ \u3000]{2,}(?=[^\s\d]|(?:19|20)\d\d年)")
# 项目支出961万元具体投向为：…; 按金额大小，前四位是：…: the items listed are parts of the amount before.
_LISTS = re.compile(
    r"(?:具体)?(?:投向|用于|用在|构成|安排|包括|支出|明细|去向)(?:为|是|有|如下|情况)?$|(?:具体|主要|分别)(?:为|是|有)?$|组成$|分项(?:目)?[为是]?$|以下.{0,4}[个项方类].{0,3}$|[两二三四五六七八九十]{1,2}(?:个方面|项|类|大类)$|前.{1,2}[位项名](?:是|为)$|如下$|其中$"
)
_LISTING = re.compile(
    r"由.{1,8}(?:组成|构成)$|(?:主要|具体|分别|全部)*(?:投向|用于|用在|构成|安排|包括|明细|去向|如下|分为|具体|主要|为|有|是)+(?:以下.{1,6}|[一二三四五六七八九十两]{1,2}[个项类].{0,4})?$"
)
# ；三是安排3920万元: the next of several points takes nothing over but whether goals are set.
_POINT = re.compile(r"\s*[二三四五六七八九十]是")
# 2.3.1预算编制, 1.2 总体情况: the number of a paragraph.
_JUST = re.compile("[,，]?(?:为|达到?|是|仅为?|只有|高达|约)?")
_NUMBERED = re.compile(
    r"\s*\d{1,2}(?:[.．]\d{1,2}(?:[.．]\d{1,2}){1,2}[、.．]?\s*|[.．]\d{1,2}(?:[、.．]\s*|\s+))(?=[一-龥“（(])"
)
_ITEM = re.compile(r"\s*(?:[(（]?\d{1,2}[)）.、．]|[(（][一二三四五六七八九十]{1,2}[)）])(?!\d)")
_NUMBER = re.compile(r"[\d０-９二三四五六七八九十两亿]|百分之|第一")
_SCORE = re.compile("(?:自评|评价|综合)?得?分?$")
_SHORT_OF = re.compile(r"未达|没有?达|达不到")
# 投入300万 is money; 日检测能力0.8万, 受益群众2.3万 are not.
_MONEY_SAID = re.compile(
    r"资金|经费|支出|收入|投资|投入|预算|决算|拨款|补助|补贴|津贴|[^收]费|款|产值|税|利润|价值|金额|成本|营收|销售额|增加值|工资|债|基金|元"
)


def read(text: str, start: int, end: int, *, vocabulary: Vocabulary, setting: Setting) -> list[Draft]:
    """The figures of text[start:end], a paragraph or a cell of prose, in order."""
    return list(_Reader(text, vocabulary, setting).paragraph(start, end))


class _Reader(Carried):
    def __init__(self, text: str, vocabulary: Vocabulary, setting: Setting) -> None:
        super().__init__(State(Carry(goal=setting.goal)))
        self.text, self.vocabulary, self.setting = text, vocabulary, setting
        self.judge = Judge(vocabulary, setting, self.state)
        self.context = Context(vocabulary, setting, self.state)
        self.namer, self.moves = Namer(self.context), Moves(self.context)
        self.nesting = Nesting(vocabulary, self.state)
        self.numbered = False
        """The paragraph is an item of a list: what its first amount is for, its other figures tell of."""
        self.carry_noun = ""
        """The counted noun right before the next figure: 3家企业融资6818万元."""
        self.last_rank = (-1, -1)
        self.printed = Printed()

    def paragraph(self, start: int, end: int) -> Iterator[Draft]:
        closed = True
        start = titled.end() if (titled := _NUMBERED.match(self.text, start, end)) else start
        self.namer.indicators.begin(self.text[start:end])
        start = run_in.end() if (run_in := _RUN_IN.match(self.text, start, end)) else start
        self.numbered = bool(self.setting.heading or _ITEM.match(self.text, start, end))
        for begin, stop in sentences(self.text, start, end):
            if closed and not _PART.match(plain(self.text[begin : begin + 6])):
                self.state.carry, self.state.recent = Carry(goal=self.setting.goal), []
                self.state.year = None
                self.context.begin(self.text[begin : begin + 12])
            elif _POINT.match(self.text, begin) and not self.carry.listed:
                self.state.carry, self.state.recent = Carry(goal=self.carry.goal, subject=self.carry.subject), []
            elif self.carry.parent and not self.nesting.goes_on(self.text[begin:stop]):
                self.nesting.close()
            self.nesting.rest = self.text[stop:end]
            yield from self._sentence(begin, stop)
            closed = self.text[stop - 1] not in "；;"

    def _sentence(self, start: int, end: int) -> list[Draft]:
        start = headed.end() if (headed := bracketed(self.text, start, end)) else start
        source = self.text[start:end]
        self.state.aid_here = False
        self.namer.standards.about(plain(source[:32]))
        if not _NUMBER.search(source):
            return []
        copy = without_steps(readable(source))
        places = ranks(copy.text)
        stems = self.setting.places
        figures = [one for one in scan(copy.text) if counts(one, copy, source, places, self.vocabulary, stems=stems)]
        if not figures and not places:
            self.carry.goal = self.carry.goal or sets_goals("".join(copy.text.partition(":")[:2]))
            return []
        sentence = Sentence(copy.text, copy, start, (start, end), source_text=source)
        self.state.year = opening_year(copy.text, self.setting.year) or self.state.year
        opening = copy.text[: figures[0].start] if figures else ""
        if sets_goals(opening):
            self.carry.goal = True
        stack: list[tuple[Carry, int]] = []
        self.state.supposed = False
        self.state.indicator = self.state.line
        self.state.borne = self.state.standard = self.state.said = self.state.title = ""
        self.state.agent = self.state.item = self.state.owner = ""
        if self.setting.heading or not (self.numbered or topics.goes_on(copy.text)):
            self.state.topic = self.setting.heading
        for clause in clauses(copy.text, figures):
            self._nest(clause, stack, sentence)
            self._clause(clause, sentence, [rank for rank in places if clause.start <= rank.start < clause.end])
        if stack:
            self.state.carry = stack[0][0]
        found = by_place(by_year(fitted(sentence.drafts, self.state.paragraph), sentence))
        return jointly(in_all(found, self.vocabulary), self.text, self.vocabulary)

    def _nest(self, clause: Clause, stack: list[tuple[Carry, int]], sentence: Sentence) -> None:
        while len(stack) > clause.depth:
            self.state.carry, met = stack.pop()
            del self.recent[met:]
        if clause.depth > len(stack):
            stack.append((replace(self.carry), len(self.recent)))
            self.nesting.take_apart(clause, sentence)
        elif clause.depth == 0 and (
            _PART.match(sentence.text[clause.start : clause.end])
            or self.nesting.divided(clause, sentence.text)
            or (
                clause.opened_by == ":"
                and (_LISTS.search(sentence.text[: clause.start - 1]) or self.nesting.listed(clause, sentence.text))
            )
        ):
            self.nesting.take_apart(clause, sentence)

    def _clause(self, clause: Clause, sentence: Sentence, places: list[Rank]) -> None:
        if self.state.several and clause.depth == 0 and sentence.text[clause.start] != "、":
            # 北桥（长32米）、南桥（长18米），合同价312万元: none of several is what the sentence is about.
            self.state.topic, self.state.several = "", False
        self.state.supposed = self.state.supposed or supposes(sentence.text[clause.start : clause.end])
        self.namer.standards.about(sentence.text[clause.start : clause.end].strip(BLANK))
        if not clause.figures and not places:
            self._names(clause, sentence)
            words = sentence.text[clause.start : clause.end].strip(BLANK)
            sentence.drafts += all_of_it(words, sentence.drafts, self.vocabulary)
            if clause.depth == 0:
                self.state.said = zh.core(zh.trimmed(self.context.led(words)))[-24:]
                self.state.because, self.state.several = bool(_CAUSE.search(words)), words[:1] == "、"
                self.state.topic = topics.topic(zh.lead(words)) or topics.entrusted(zh.lead(words)) or self.state.topic
                if len(self.state.said) <= 16 and (
                    (clause.opened_by in ("", ")") and clause.start < 6) or clause.closed_by == "("
                ):
                    self.state.item = self.state.said
                self.state.peak = phrases.peak(self.state.said) or phrases.peak(words.lstrip("，,")) or self.state.peak
                if clause.closed_by == ":":
                    self._titled(self.state.said)
            return
        begin = clause.start
        for index, figure in enumerate(clause.figures):
            last = index + 1 == len(clause.figures)
            stop = clause.end if last else clause.figures[index + 1].start
            before, after = sentence.text[begin : figure.start], sentence.text[figure.end : stop]
            if places:
                after = after[
                    : max(
                        0, min((rank.start for rank in places if rank.start >= figure.end), default=stop) - figure.end
                    )
                ]
            self.state.adjacent, self.state.bracket = index > 0, clause.opened_by == "(" and index == 0
            draft, used = self._figure(figure, before, after, sentence, more=not last)
            if self.carry_noun and draft.change == "" and not before.startswith(("、", "，", ",")) and not used:
                draft = self._joined(draft, before)
            self.carry_noun = self.state.counted = after[:used] if used and not last else ""
            sentence.drafts.append(draft)
            self.recent.append(draft)
            self.state.paragraph.append(draft)
            if draft.quantity.base[1] == self.carry.parent_unit and not draft.change:
                self.carry.paused = index == 0
            begin = figure.end + used
        for rank in places:
            again = self.last_rank == (clause.start, clause.end)
            self.last_rank = (clause.start, clause.end)
            sentence.drafts += standing(rank, clause, sentence, self.context, again=again, printed=self.printed.words)

    def _titled(self, words: str) -> None:
        """三公经费：预算182万元; 家庭医生：签约21.6万人: what stands before a colon is what follows is about."""
        words = re.sub(r"^(?:明确|规定|确定|执行)了?(?=.{2,}标准$)", "", words)
        noun = re.sub(r"(?:支出|使用|收支|执行|经费)?(?:情况|方面|工作)+$", "", words)
        listing = _LISTING.sub("", words)
        metric = self.vocabulary.metric(words) or self.vocabulary.metric(noun) or self.vocabulary.metric(listing)
        divided = re.fullmatch(r"按(?P<kind>.{2,8}?)(?:划|来|进行)?分类?", words)
        whole = self.vocabulary.metric(divided["kind"] + "支出") if divided else None
        if whole is not None:
            # 按项目分：甲5万元、乙3万元: the items are of 项目支出, whose amount need not be said.
            self.carry.parent, self.carry.parent_metric, self.carry.parent_unit = whole.name, whole, "元"
            self.carry.parent_basis, self.carry.left, self.carry.complete = "决算", None, False
        elif metric is not None:
            self.carry.head, self.carry.metric, self.carry.basis = noun, metric, None
        elif noun == words and 2 <= len(noun) <= 8 and not _NO_TITLE.search(noun):
            self.state.title, self.state.recent = noun, []
            self.state.standard = noun if noun.endswith("标准") else ""

    def _joined(self, draft: Draft, before: str) -> Draft:
        """3家企业融资6818万元: what the counted things did is theirs, 企业融资."""
        if draft.metric is not None and before.startswith("的") and draft.metric.kind == "money":
            # 4家承担单位的结余资金63万元 is not the reporting unit's.
            return replace(draft, metric=None, words=f"{self.carry_noun}的{draft.words}")
        got_back = bool(self.recent) and phrases.got_back(self.recent[-1].noun)
        if draft.metric is not None or not before or self.carry_noun.removesuffix("中") in draft.words or got_back:
            return draft
        counted = self.recent[-1].names if self.recent else ()
        return replace(draft, words=self.carry_noun + draft.words, names=draft.names or counted)

    def _names(self, clause: Clause, sentence: Sentence) -> None:
        """2家（甲、乙） and 项目6个：甲、乙: the names go with the figure before."""
        if not sentence.drafts or clause.opened_by not in ("(", ":"):
            return
        last = sentence.drafts[-1]
        said = sentence.text[clause.start : clause.end]
        if clause.opened_by == "(" and _QUALIFIER.match(said) and len(said) <= 24:
            sentence.drafts[-1] = replace(last, words=f"{last.words}（{said}）")
            return
        if base_unit(last.quantity.unit)[1] in ("元", "%", "百分点", "分", "") or last.names:
            return
        place = sentence.source(clause.start, clause.end)
        gap = plain(self.text[last.quote[1] : place[0]])
        if gap not in ("(", ":", ",分别为:", ",分别是:", ",即:", ",包括:"):
            return
        stop = place[1] if clause.opened_by == "(" else sentence.span[1]
        names = split_names(self.text[place[0] : stop])
        if names and (len(names) > 1 or last.quantity.value <= 1):
            sentence.drafts[-1] = replace(last, names=names)

    def _figure(self, figure: Figure, before: str, after: str, sentence: Sentence, *, more: bool) -> tuple[Draft, int]:
        unit, blank = figure.quantity.unit, len(before) - len(before.rstrip(BLANK))
        before, after = before.rstrip(BLANK), after.strip(BLANK)
        printed = before
        set_at = set_before(before)
        before = phrases.usual(before[:set_at])
        if _REVISED.match(before) and unit.endswith("元") and any(one.basis == "年初预算" for one in self.recent):
            before = "调整预算"  # 年初预算300万元，经追加、结转后调整为480万元.
        if before.startswith(("实际", "、实际")) or (
            self.last and self.last.quantity.unit == unit and before == "完成"
        ):
            self.carry.goal = self.setting.goal
        before = self.nesting.enter(before)
        if self.nesting.resumes(before):
            self.nesting.back_to_total()
        part, led = phrases.period(self.context.led(_BECAUSE.sub("", before)))
        led = self.context.led(led) if part else led
        own = zh.trail(led)
        peak, self.state.peak = self.state.peak, ""
        scored = unit == "分" and peak.endswith("分") and _SCORE.match(own)
        if peak := peak if scored or (not own and _JUST.fullmatch(before)) else "":
            led = own = peak + ("" if scored else self.context.whole_of(peak, unit))
        compared = _COMPARED.match(own)
        if compared and zh.move_in(own, unit) is None and not _LATE.search(own):
            own = zh.trail(self.context.led(compared["of"] or compared["what"]))
            led, self.carry.versus = own, compared["versus"]
            if "预算" in compared["versus"] and not compared["of"]:
                led = own = own + compared["versus"][1:]
        shared = self.namer.shared.named(before, own, sentence, figure)
        named = (
            shared
            or self.namer.indicators.named(before, after, unit)
            or (self.namer.indicators.points(own, before, figure, sentence.text) if unit == "分" else None)
            or self.moves.start(own, self.moves.turns(figure, sentence))
            or self.namer.standards.divided(own, unit)
            or self.moves.share_of(own, before, sentence, figure)
            or self.moves.share(own, unit)
            or self.namer.reach.named(
                before, after, unit, sentence.text[: figure.start], sentence.text[figure.end :], more=more
            )
            or self.namer.beside.named(led, own, figure)
            or self.namer.standards.rated(own, before, unit)
            or self.moves.moved(led, own, unit, sentence)
            or self.namer.total(before, unit, sentence)
            or self.namer.deed(self.namer.level(own, before, after, unit, more=more), own, unit, sentence, figure)
        )
        named = replace(named, whole=True, subject=peak if own != peak else named.subject) if peak else named
        named = self.namer.indicators.set_for(named, figure, sentence.text)
        if part and not named.period:
            named = replace(named, words=part + named.words, period=part, whole=True)
        self.printed.note(sentence.verbatim(max(0, figure.start - blank - len(printed)), figure.end + named.used))
        noun_end = figure.end + named.used
        start = (
            figure.start - blank - (len(printed) - printed.rfind(named.printed))
            if named.printed and named.printed in printed
            else figure.start
        )
        if unit == "分" and before.endswith("得"):
            named = replace(named, basis="得分")
        if named.change == "增减额" and zh.TARGET_AFTER.match(after):
            named = Named(self.carry.head, self.carry.head, printed=own, basis="目标值", keep_head=True)
        against = bool(
            compared
            and not _LATE.search(own)
            and re.search(r"规定|目标|标准|要求|计划", compared["versus"])
            and not named.change
        )
        if (
            set_at is not None
            or re.search(r"预计|有望|力争|^[,，]?[与比较同](?:原?概算)?(?:批复|核定|批准|设计|概算)的?", before)
            or against
            or capped(before, figure)
            or _SHORT_OF.match(sentence.text, figure.start)
        ):
            named = replace(named, expected=True)
        if named is not shared:
            named = owned(named, self.state, heading=self.setting.heading, money=base_unit(unit)[1] == "元")
        draft = self._draft(figure, named, sentence, (start, noun_end), before, after)
        if not named.keep_head and named.noun and not zh.PER_HEAD.search(named.noun):
            self.carry.head, self.carry.metric, self.carry.basis = named.noun, draft.metric, draft.basis
            self.state.item = ""
        elif named.keep_head and draft.change == "":
            self.carry.basis = draft.basis
        opens = not sentence.drafts and not re.search("[,，:]", sentence.text[: figure.start])
        if opens and self.state.topic and not self.setting.heading and topics.budgets(draft):
            self.state.topic = topics.fund(draft) or draft.noun  # 培训费预算…；科研经费预算45万元，支出38万元
        elif opens and not self.state.topic:
            item = self.numbered and topics.opens_item(draft, first=not self.state.paragraph)
            self.state.topic = topics.bare(draft.noun) if item else topics.fund(draft)
        elif printed.startswith("其中") and (work := topics.topic(topics.bare(draft.noun))):
            self.state.topic = work
        self.nesting.leave_parent(draft)
        return draft, named.used

    def _draft(
        self, figure: Figure, named: Named, sentence: Sentence, quote: tuple[int, int], said_before: str, after: str
    ) -> Draft:
        year = self.judge.year(sentence.text, figure, named)
        named = self.judge.of_year(named, year)
        carry, quantity, noun, words = self.carry, figure.quantity, named.noun, named.words
        if re.fullmatch(r"[千百十]?[万亿]", quantity.unit) and _MONEY_SAID.search(words):
            quantity = Quantity(quantity.value, quantity.unit + "元", quantity.comparator)
        unit = quantity.unit
        metric = self.judge.metric(named, unit)
        part = None if metric else self.nesting.part_of_parent(named, unit)
        metric = metric or part
        again = carry.parent and metric is not None and metric is carry.parent_metric and noun != carry.parent
        if again and not named.keep_head and (carry.parts or carry.left != quantity.base[0]):
            metric = None  # 保有车辆9辆，其中一般公务用车3辆: a part is not its whole.
        metric = None if named.period or self.state.supposed else metric
        inside = bool(carry.parent) and not named.keep_head and carry.parent != noun and not self.nesting.apart(metric)
        inside = inside and self.nesting.holds(quantity.base[1], said_before)
        if named.whole or unit == "分" or ellipsis.met(noun):
            inside = False
        beneath = self.vocabulary.within(metric, carry.parent_metric) and not (part and inside)
        if inside and not self.nesting.plain(noun, metric) and not beneath and not named.change:
            words = f"{carry.parent}：{words}"
        beyond = sentence.text[figure.end : figure.end + 12] if unit == "分" else after
        basis = "其他" if self.state.supposed else self.judge.basis(named, metric, unit, inside, beyond)
        return Draft(
            quantity=quantity,
            words=self.printed.words(words),
            noun=noun,
            metric=metric,
            basis=basis,
            change=named.change,
            year=year,
            subject=self.judge.subject(named, words, metric),
            quote=sentence.source(*quote),
            digits=sentence.digits(figure.digits_start, figure.digits_end),
            sentence=sentence.span,
            names=named.names,
        )
