"""What a figure measures, by the words before and after it: one method for each way of saying it."""

from __future__ import annotations

import re

from index.facts import ellipsis, phrases
from index.facts import words as zh
from index.facts.behind import Behind
from index.facts.beside import Beside
from index.facts.carry import Named, Sentence
from index.facts.context import Context, Understanding
from index.facts.dealings import Dealings
from index.facts.indicators import Indicators
from index.facts.omitted import Omitted
from index.facts.reach import NOT_PEOPLE, Reach
from index.facts.shared import Shared
from index.facts.standards import Standards
from index.facts.subjects import split_names
from index.facts.whole import says_whole, whole_budget
from index.quantities import Figure
from index.schema import PLANNED_MONEY, Basis
from index.units import base_unit

_TOTAL = re.compile(r"^(?P<above>以上|上述)?(?:[两二三四五六七八九十\d]{0,2}[项者类个]?(?:共计|合计|总计|总共|共))$")
_OWNED = re.compile(
    r"^(?:计划|概算|项目)?总投资(?:额)?$|^(?:拟|计划|(?:已|累计|实际|全年|当年|年内)?完成)投资(?:额)?$|^(?:占地|建筑|总)?面积$|^总?库容$|^产值$|^(?:年)?产能$"
)
_RATED = re.compile(r"[率度比例重]$|占|[增降减]|第[\d一二三四五]")
_RATE = re.compile(r"^(?:[一-龥]{2}率|进度|比例|占比|比重)$")
_ACTION = re.compile(
    r"^(?:新登记|新注册|新成立|新设立|新纳入|新增|净增|复核|现有|新建|续建|改扩?建|扩建|新认定|新培育|累计|完工|在建|开工|竣工|已(?:完工|开工|竣工|验收)|通过验收|已完成|未完成|基本完成|基本建成|建成|交付|分配入住|投入使用)$"
)
_TIER = re.compile(r"^(?:中央|省级?|市级?|县级?|区级?|州级?|本级|地方|镇级?|县区级?|市县级?)$")
_TIERED = re.compile(r"^(?:中央|省级?|市级?|县级?|区级?|州级?|本级|地方)(?P<rest>.{2,})$")
_PAYING = re.compile(
    r"^(?:共|累计|实际)?(?:支出|收入|发放|投入|拨付|兑付|到位|下达|安排|支付|使用|金额|资金|补助|共支出|供养支出|发放资金|发放金额|发放补贴|发放补助|缺口|资金缺口|兑现|落实|[人户亩月年日]均)$"
)
_ACTED_ON = re.compile(
    r"^(?:(?:年[末底]|登记|注册|已完成|未完成|基本完成|完工|在建|新开工|开工|竣工|新增|净增|现有|新培育|复核|新改扩?建|新建|续建|改扩?建|扩建|累计|建设|建成|完成"
    r"|实施|(?:提升)?改造|修缮|支持|设定|设立)[、和及与]?)+(?=.{2})"
)
# 概算18640万元的构成是: no thing that the amount is of.
_MADE_OF = re.compile(r"的(?:资金|具体)?(?:构成|组成|来源|去向|明细|分配|安排|用途|使用)")
_SIZES = frozenset({"平方米", "平方公里", "立方米", "亩", "公顷", "公里", "米"})
_THING = re.compile(r"的(?P<what>(?!(?:标准|要求|目标|任务|规模|面积)(?:$|的))[一-龥a-z“”]{2,14}?)(?=的|用于|$)")
_SIZE = re.compile("面积|[长宽高厚深]度?$|规模|容[积量]|里程")
_SPAN_ONLY = re.compile(r"(?:近|这|过去)?[两二三四五六](?:个年度|年)(?:来|间|内)?")
# 2023年年初预算1980万元 names no metric: the whole budget is meant.
_ITEMS = "项目"
# 专项资金全年可用462万元，实际拨付416万元: what was paid is of the fund.
_AVAILABLE = re.compile("(?<=..)(?:全年|当年|本年)?可用(?:资金)?$")
_PLANNED = frozenset({"计划", "原计划", "目标", "任务", "下达任务"})
_FOR_WHOM = re.compile(r"^(?:为|向|对|给|帮助|协助|用于|涉及|支持)+(?=.{2})|等[省市县区国]?$")
_LEVELLED = re.compile(r"^(?:新增|现有|新培育|新认定|累计|净增|获评|入选)?(?:国家|省|市|县|区|州)级$")
_LEVEL_IN = re.compile(r"^.*?(?:国家|省|市|县|区|州)级(?:及?以上)?(?=.{2})")
_BOUND = re.compile(r"^\d[\d.]*(?:分|人|名|岁|年|家)及?以[上下]$")
_BOUNDED = re.compile(r"^\d[\d.]*(?:分|人|名|岁|年|家)及?以[上下]")
# 3家机构补助11.6万元: the word before the amount is the amount's.
_NO_DEED = re.compile(r"^(?:完成|实现|共|累计|、|和)|^(?:补助|补贴|奖励|资金|经费|金额)$")
_OF_LISTED = re.compile(r"^的(?P<names>[^的]{2,60}?)等(?P<noun>[一-龥]{2,10})$")
# 拟投资2500万元的饮料厂、拟投资1800万元的茶叶厂: what is said of each amount stands before the next one too.
_OF_NEXT = re.compile(r"^的(?P<owner>[一-龥a-z][^的、，]{1,24}?)(?:[、和及与，]|以及)(?P<how>[一-龥]{2,8})$")
_BECAUSE = re.compile(r"原因|^因|由于|因素|影响|需要|下达$|^执行中|^年中")
_OF_GOAL = re.compile(r"(?:任务|目标|计划)?的|[,，]?(?:实际|共)?完成了?")
_REACHED = re.compile(r"[,，]?(?:全年|当年)?(?:实际(?:完成|达到)?|完成)(?:值|数)?[为是了]?")
_WORKED = re.compile(r"^的?(?:口径)?(?:计算|测算|核算|折算|为基数|为分母)")
_TASKS_DONE = re.compile(r"^(?:年度|全年|目标|既定)?(?:任务|目标|计划)完成率$")
_SPENT_IN_ALL = re.compile(r"(?<=..)(?:一共|总共|合计|共计?)(?=(?:支出|安排|下达|到位|拨付)$)")
_ONLY = re.compile(r"(?<=..)(?:仅仅|仅|只有?|才)(?=(?:到位|支付|拨付|完成|下达|支出|落实|发放)(?:资金)?$)")
_GIVEN = re.compile(r"(?<=..)(?:实际)?(?:到位|支付|拨付|完成|下达|落实|发放)(?:资金)?$")
_EXECUTED = frozenset({"执行率", "支出执行率", "资金执行率"})
_ITEM_SAID = re.compile(r"(?:项目|工程|专项|补助|补贴|计划|资金)$")
_LED_BY_RATE = re.compile(
    r"(?P<rate>[一-龥]{2,10}率)(?P<of>(?!为|是|达|(?:年初|年度|预期|设定)?(?:目标|指标|计划|实际|完成|任务|要求))[一-龥]{2,10})(?<![率度比重例])$"
)
_LONGEST_DEED = 6
_MOST = re.compile(r"最[多少高低大小]的(?=[一-龥]{2,10}(?:村|镇|乡|县|区|社区|街道|公司|学校)$)")
_LEFT = re.compile(r"未[一-龥]{2,6}$")
_STANDING = frozenset({"人", "辆", "家", "个", "所", "户", "%"})
_SPENT = re.compile(r"(?:全年|实际|决算|共)?支出|实支|(?:实际)?(?:支付|使用)|(?:实际|全年)?执行")
_PLAN = re.compile(r"^(?:原?计划|预计|拟)(?!生育|单列|总投资|投资|管理|外|数)(?P<what>.{2,})$")
_OF_ITEM = re.compile(r"^(?:本年|全年|实际|累计)+|(?:数|额|合计|总额|总计)$")
_LISTING = re.compile(r"^(?:内设|下设|下属|下辖|所属|直属|设有|设|辖|现有|共有|拥有|新增|包括)+")


class Namer(Understanding):
    """Names figures; what carries over is in `state`, which the reader keeps."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.shared = Shared(context)
        self.omitted = Omitted(context)
        self.dealings = Dealings(context)
        self.behind = Behind(context)
        self.standards = Standards(context)
        self.reach = Reach(context)
        self.beside = Beside(context)
        self.indicators = Indicators(context)

    def total(self, before: str, unit: str, sentence: Sentence) -> Named | None:
        """共计106人: the total of the figures before it."""
        match = _TOTAL.match(before.strip("，,、。"))
        if match is None or not before.strip("，,、"):
            return None
        last = self.last
        if (
            self.state.bracket
            and last is not None
            and unit.endswith("元")
            and last.quantity.base[1] in ("台", "辆", "套")
        ):
            return None  # 诊断仪2台（合计152.8万元）: what stands in the bracket is of these alone
        told = sentence.drafts or (self.state.paragraph if match["above"] else [])
        parts = [draft.noun for draft in told if draft.quantity.unit == unit and not draft.change][-3:]
        if not parts:
            return None
        words = ellipsis.together(parts) + "合计"
        return Named(words, words, printed=before.strip("，,、"), keep_head=True)

    def deed(self, named: Named, own: str, unit: str, sentence: Sentence, figure: Figure) -> Named:
        """高血压患者2.4万人，规范管理1.9万人，规范管理率78%: what is done to those just counted, as the rate behind says."""
        following, last = sentence.text[figure.end :], self.last
        if (
            named.words != own
            or self.carry.parent
            or not self.carry.head
            or last is None
            or not 2 <= len(own) <= _LONGEST_DEED
        ):
            return named
        alike = base_unit(unit)[1] == last.quantity.base[1]
        if not alike or following[:1] not in "，,、" or not following[1:].startswith(f"{own}率"):
            return named
        thing = ellipsis.taken(phrases.DONE_ALL.sub("", self.carry.head))
        return Named(thing + own, thing + own, printed=own, keep_head=True, whole=True)

    def level(self, own: str, before: str, after: str, unit: str, *, more: bool) -> Named:
        """A plain figure: its metric stands before it, after it, or carries over."""
        if _MOST.match(own) and _MOST.match(self.carry.head):
            return Named(own, own, printed=own, whole=True)  # 最多的甲村52万元，最少的乙村12万元
        if _WORKED.match(after) and before.startswith(("按", "以")):
            return Named(before[1:], before[1:], printed=before, keep_head=True, whole=True)
        if (set_for := self.omitted.tasked(own, after, unit)) is not None:
            return set_for
        own = _ONLY.sub("", _SPENT_IN_ALL.sub("", own))
        if (told := self.omitted.done_by(own, before) or self.omitted.outstanding(own, before, unit)) is not None:
            return told
        full = own if self.vocabulary.metric(own) else self.context.led(zh.core(own))
        counted = base_unit(unit)[1] not in ("元", "%", "百分点", "分")
        if before.startswith("涉及") and base_unit(unit)[1] == "元" and full.endswith(("资金", "金额", "经费")):
            return Named(f"涉及{full}", f"涉及{full}", printed=own, whole=True)  # 抽查12家（涉及省级资金273万元）
        if (of_thing := self.dealings.named(full, own, after, unit)) is not None:
            return of_thing
        noun, basis = self.vocabulary.split(full) if full else ("", None)
        if basis == "目标值" and noun and counted and unit in ("个", "项", "条", "类"):
            noun, basis = full, None
        if _SPAN_ONLY.fullmatch(noun):
            noun = full  # 三年累计支出 is no 支出 of something called 三年.
        if basis == "得分" and noun and unit not in ("分", ""):
            noun, basis = full, None
        if unit == "分" and basis not in (None, "得分", "分值"):
            noun, basis = full, None  # 预算执行10分 tells points, not what was spent.
        if (standard := self.standards.named(full, own, after, unit)) is not None:
            return standard
        if full in _PLANNED:
            noun, basis = "", "目标值"
        if before == _ITEMS and not counted and self.last is not None and self.last.basis in PLANNED_MONEY:
            noun, basis = _ITEMS, self.last.basis  # 年初批复预算8个项目985万元.
        if noun == _ITEMS and basis is not None and not counted and unit != "%":
            pack = self.vocabulary.pack
            return Named(full, pack.whole if self.setting.project else pack.items, printed=own, basis=basis)
        approved = whole_budget(full) if noun and not counted else None
        if "年初" in before and "预算" in (approved, full):
            full, basis, approved = "年初预算", "年初预算", None  # 2024年初批复我局预算: the year took 年初 along.
            noun = ""
        if full == "年初" and not counted and unit != "%":
            noun, basis, full = "", "年初预算", "年初预算"  # 基本支出：年初10万元，决算12万元.
        if self.setting.heading and not self.carry.head and basis in PLANNED_MONEY and not noun and not counted:
            words = self.setting.heading + full
            return Named(
                words, self.setting.heading, printed=own, basis=basis, subject=self.setting.heading, whole=True
            )
        if approved and (not self.setting.head or says_whole(full)):
            noun, basis, full = "", approved, approved if "预算" in approved else full
        named = (
            (
                (self.omitted.done(full, before, unit) or self.omitted.in_state(full, before, after, unit))
                if counted
                else None
            )
            or self.omitted.named(full, own, before, unit)
            or self._basis_only(full, noun, basis, own, before, unit)
            or self._owner_after(full, own, after, counted=counted, more=more)
            or self._sized(full, own, after, unit)
            or self._counted(full, own, before, after, counted=counted or unit == "", more=more)
        )
        if named is not None:
            return named
        if self.carry.head and _BOUND.match(full):
            if _BOUNDED.match(self.carry.head):
                other = _BOUNDED.sub(full, self.carry.head)
                return Named(other, other, printed=own)
            return Named(self.carry.head + full, self.carry.head, printed=own, keep_head=True)
        behind = self.behind.named(full, before, after, unit, more=more)
        if behind is not None:
            return behind
        if (
            len(full) == 2
            and full not in before[:2]
            and counted
            and before.startswith(("合计", "共计", "累计"))
            and not self.vocabulary.metric(full)
        ):
            return Named(before[:2] + full, before[:2] + full, printed=before, whole=True)
        if not full:
            if (left := _LEFT.match(after)) and re.fullmatch(r"[尚仍还]有?", before):
                words = (self.state.topic or _GIVEN.sub("", self.carry.head)) + left[0]
                return Named(words, words, printed=before, used=len(left[0]), whole=True)
            return self.omitted.unnamed(own, before, unit)
        return self._own(full, noun, basis, own, unit)

    def _basis_only(self, full: str, noun: str, basis: Basis | None, own: str, before: str, unit: str) -> Named | None:
        """年中追加, 实际支出; 为预算的83%, 完成目标的102%: of the metric last named."""
        head = self.context.headed()
        if unit == "%" and self.recent and self.recent[-1].basis == "目标值":
            if self.recent[-1].quantity.unit == unit and (basis == "实际值" or _REACHED.fullmatch(before)):
                # 综合利用率目标值≥95%，实际完成93.5%: the goal is a rate itself.
                return Named(head, head, printed=own, basis="实际值", keep_head=True)
            if _OF_GOAL.fullmatch(before):
                return Named(f"{head}完成目标比例", head, printed=own, change="完成率", keep_head=True)
        if not full or noun:
            return None
        if unit in ("%", "‰") and (before.endswith("的") or "完成" in before):
            words = f"{head}{'完成' if '完成' in before else '占'}{full.removesuffix('的')}比例"
            return Named(words, head, printed=own, change="完成率", keep_head=True)
        head = self.context.headed_in(unit)
        if basis == "追加" and self.carry.parent_unit == "元" and self.carry.parent:
            head = self.carry.parent
        if basis in PLANNED_MONEY:
            budgeted = self.context.budgeted_head(head, revised=basis == "调整预算")
            if budgeted != head:
                return Named(ellipsis.joined(budgeted, full), budgeted, printed=own, basis=basis, whole=True)
        if (not head or ellipsis.across(head, full)) and base_unit(unit)[1] == "元":
            whole = self.vocabulary.metric(re.sub(r"^.*(?=收入|支出)|[决预]算.*$", "", _OF_ITEM.sub("", full)))
            if whole is not None and basis == "决算":
                return Named(full, whole.name, printed=own, basis=basis)
            if basis in PLANNED_MONEY and (
                not self.state.said or self.state.because or _BECAUSE.search(self.state.said)
            ):
                return Named(full, self.vocabulary.pack.whole, printed=own, basis=basis, keep_head=True)
        return Named(ellipsis.joined(head, full), head, printed=own, basis=basis, keep_head=True)

    def _owner_after(self, full: str, own: str, after: str, *, counted: bool, more: bool) -> Named | None:
        """拟投资6100万元的航力服饰生产基地项目: whose the amount is stands behind it."""
        listed = _OF_LISTED.match(after) if more and not counted else None
        if listed:
            names, noun = split_names(listed["names"]), listed["noun"]
            return Named(noun + full.removeprefix("引进"), full, printed=own, names=names)
        again = _OF_NEXT.match(after) if more and not counted else None
        if again and full.endswith(again["how"]):
            owner = again["owner"]
            return Named(owner + again["how"], again["how"], printed=own, used=again.start("how"), subject=owner)
        if (
            counted
            or more
            or not after.startswith("的")
            or _MADE_OF.match(after)
            or after.startswith("的标准")
            or zh.TARGET_AFTER.match(after)
        ):
            return None
        owner = re.split(r"[、等]", after[1:])[0]
        if not re.match(r"[一-龥a-z]", owner):
            return None
        return Named(owner + full, full, printed=own, used=len(after), subject=owner)

    def _sized(self, full: str, own: str, after: str, unit: str) -> Named | None:
        """推进1200立方米的冷库项目; 建筑面积500平方米的礼堂: what has that size stands behind it."""
        thing = _THING.match(after) if base_unit(unit)[1] in _SIZES else None
        if thing is None or self.vocabulary.metric(full):
            return None
        words = thing["what"] + full if _SIZE.search(full) else full + thing["what"]
        return Named(words, words, printed=own, used=thing.end(), whole=True)

    def _counted(self, full: str, own: str, before: str, after: str, *, counted: bool, more: bool) -> Named | None:
        """选派370名联企干部; 甲、乙等4家重点企业: what is counted stands behind the count."""
        taken = re.sub("(?<=[^其])中$", "", zh.noun_after(after, more=more)) or (phrases.among(after) if more else "")
        if not taken or not counted or self.vocabulary.metric(full):
            return None
        if before.endswith(("等", "等共")) or "、" in full:
            verb = _LISTING.match(full)
            lead = verb[0] if verb else ""
            lead = "" if self.vocabulary.metric(taken) and not self.vocabulary.metric(lead + taken) else lead
            listed = full.removeprefix(verb[0] if verb else "")
            names = split_names(_FOR_WHOM.sub("", re.sub(r"^.*?(?:了|助力|支持)(?=[^、]{2,}、)", "", listed)))
        elif not full and (lead := self.omitted.led_before(before)):
            names = ()
        else:
            lead, names = "" if full.startswith(("为", "对", "向", "给")) and len(full) > 12 else full, ()
        if more and (among := phrases.among(after)):
            return Named(lead + among, lead + among, printed=own, used=len(among) + 1, names=names)
        did = zh.trail(after[len(taken) :]) if more else ""
        if more and not did:
            taken = phrases.places(taken)
        did = "" if phrases.measured(did) else did
        did = "" if _NO_DEED.search(did) or len(did) > 16 else did
        return Named(lead + taken + did, lead + taken, printed=own, used=len(taken), names=names)

    def _spent_on(self) -> bool:
        """接待132批次、1047人次，支出8.8万元: what was spent is of what was just counted, not of the heading."""
        if not self.carry.head or self.context.headed_by_money():
            return bool(self.carry.head)
        last = self.context.last_of_head()
        return last is not None and last.quantity.base[1] not in _STANDING

    def _item_said(self) -> str:
        """金额较大的是研发计划项目，支出3986万元: what the clause before names is what was spent on."""
        if self.carry.head or not _ITEM_SAID.search(self.state.said):
            return ""
        return re.sub(r"^.*(?:的是|的有|的为|属于)(?=.{3})", "", self.state.said)

    def _own(self, full: str, noun: str, basis: Basis | None, own: str, unit: str) -> Named:
        carry, known = self.carry, self.vocabulary.metric(noun) is not None
        if did := self.omitted.acted_before(full, unit) or self.omitted.in_posts(full, unit):
            return Named(did, did, printed=own, basis=basis)
        if _SPENT.fullmatch(full) and (head := self.context.budgeted() or (self.context.spent() and carry.head)):
            return Named(ellipsis.joined(head, full), head, printed=own, basis="决算", keep_head=True)
        if full in ("支出", "收入") and (item := self._item_said()):
            return Named(item + full, item, printed=own, basis="决算", whole=True)
        if full in ("支出", "收入") and self.setting.head and not self._spent_on():
            return Named(ellipsis.joined(self.setting.head, full), self.setting.head, printed=own, basis="决算")
        if (_ACTION.match(full) or ellipsis.renewed(full, carry.head)) and carry.head and not known:
            target = re.sub("总[数量]$", "", _ACTED_ON.sub("", phrases.DONE_ALL.sub("", carry.head)))
            if re.search(r"^(?:退|注销|清理|减)", target):
                target = next((draft.noun for draft in self.recent if draft.quantity.unit == unit), target)
            if full == "净增" and len(self.recent) > 1 and self.recent[-2].basis == "其他":
                # 由431家增至548家，净增117家 tells the difference of the two.
                return Named(carry.head + full, carry.head, printed=own, change="增减额", keep_head=True)
            return Named(full + target, carry.head, printed=own, keep_head=True, whole=True)
        if unit == "%" and (led := _LED_BY_RATE.match(full)) and not known:
            carry.rate = led["rate"]  # 年报公示率企业为94.4%、个体工商户为91.1%
            words = phrases.part_rate(led["of"], led["rate"])
            return Named(words, led["of"], printed=own, whole=True)
        rated = known and self.vocabulary.metric(noun, unit) is not None
        if unit == "%" and carry.rate and not rated and 2 <= len(full) <= 16 and not _RATED.search(full):
            words = phrases.part_rate(full, carry.rate)
            return Named(words, full, printed=own, whole=True)
        if _TIER.match(full) and base_unit(unit)[1] == "元":
            tiered = _TIERED.match(carry.head)
            return Named(
                full + (tiered["rest"] if tiered else "资金"),
                full + (tiered["rest"] if tiered else "资金"),
                printed=own,
            )
        tier = _LEVELLED.match(full)
        if tier and base_unit(unit)[1] not in NOT_PEOPLE and (rest := _LEVEL_IN.search(carry.head)):
            words = full + carry.head[rest.end() :]
            return Named(words, words, printed=own, whole=True)
        short = len(full) <= 2 or full.endswith("率")
        if short and self.state.title and not known and not _PAYING.match(full) and len(full) <= 3:
            full = noun = self.state.title + full
        planned = _PLAN.match(full)
        if planned and not known:
            return Named(full, planned["what"], printed=own, basis=basis or "目标值")
        if (
            carry.head
            and _OWNED.match(full)
            and not self.context.headed_by_money()
            and not _OWNED.search(carry.head[-4:])
        ):
            return Named(carry.head + full, full, printed=own, keep_head=True)
        known = known and not (_TASKS_DONE.match(full) and carry.head)
        known = known and not (full in ("支出", "收入") and self.context.headed_by_things())
        rate = unit in ("%", "‰")
        if rate and full == "满意率":
            return Named(full, full, printed=own, basis=basis)  # 收回486份，满意率92.3%: of those asked.
        paid = _PAYING.match(full) and unit != "分" and not known
        topic = self.setting.head if self.vocabulary.metric(self.setting.head) is None else ""
        head = carry.head or topic
        done = self.recent[-1].words if self.recent else ""
        of_deed = full.endswith("率") and len(full) <= 6 and full[:-1] in done and not known
        if rate and head and full in _EXECUTED and self.vocabulary.whole(head):
            return Named(full, head, kind=full, printed=own, keep_head=True, whole=True)
        if head and (paid or ((of_deed or _RATE.match(full) or _TASKS_DONE.match(full)) and rate)):
            head = _AVAILABLE.sub("", head)
            words = (
                phrases.rated(ellipsis.taken(head) if of_deed else head, full) if rate else ellipsis.joined(head, full)
            )
            spent: Basis | None = "决算" if full.endswith("支出") and base_unit(unit)[1] == "元" else None
            return Named(words, head, printed=own, basis=spent, change="完成率" if rate else "", keep_head=True)
        if not known and "等" in full and "、" in full.rpartition("等")[0] and len(full.rpartition("等")[2]) > 1:
            names, _, tail = full.rpartition("等")
            return Named(
                tail.removeprefix("的"), tail, printed=own, basis=basis, names=split_names(re.sub(r"^.*?的", "", names))
            )
        return Named(full, noun, printed=own, basis=basis)
