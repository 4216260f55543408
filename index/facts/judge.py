"""What is concluded of a named figure: the pack's metric, the basis, the subject."""

from __future__ import annotations

import re
from dataclasses import replace

from index.facts import words as zh
from index.facts.carry import Carried, Named, Setting, State
from index.facts.metrics import Vocabulary
from index.facts.periods import year_at
from index.facts.points import LOST
from index.packs import Metric
from index.quantities import Figure
from index.schema import MONEY_BASES, Basis
from index.text import plain
from index.units import base_unit

_OWN_GOAL = re.compile(
    r"(?:^|[年度])计划(?!生育|免疫|单列|数)|预计|(?<!模)拟(?=投|建|引|新|完)|力争|有望|预期|(?<!绩效)目标|计划(?=治理|建设|新建|改造|实施|整治|修建|新增)|(?:下达|分解|交办).{2,16}任务数?$"
)
_REGION = re.compile(r"^全(?:国|省|市|县|区|州|旗|镇|乡)$")
_ALLOTTED = re.compile(r"下达|安排|批复|拨付|拨款|配套")
# 节约率 is a share of the budget, no change on last year.
_SAVED = re.compile(r"(?:节约|核减|审减)(?:率|额|资金)?$")
_DONE_BY_NOW = re.compile(
    r"(?:目前|现)?已经?(?:争取|完成|安排|落实|到位|拨付|下达|支付|投入|投资|建成|启动|签约|收回|整改|归集|[录纳]入|发放|建立|开展|实施|培训|制定|印发)"
)
_SELF_RATED = re.compile(r"(?:综合|自我|绩效|总体)?(?:自评|评定|评价)得?")
_ITEM_SCORED = re.compile(
    r"(?![本该此我各]|全年|年度|部门|单位|整体|项目|绩效|预算|财政|其中|部分|个别|多数|20\d\d)[一-龥A-Za-z“”]{3,24}?(?:项目|工程|专项|专项资金|经费|补助)(?:绩效)?(?:自评|评价|综合)*[得评]分$"
)
_SUPPOSED = re.compile(r"[、\s]*(?:如果|假如|假设|倘若|假使|假定|要是|若(?!干))")
_OF_PROJECT = re.compile(r"概算|估算|批复.{0,4}总投资|(?:计划|项目)总投资|^总投资")
_SUMMED = re.compile(
    r"(?:近|这|过去)?[两二三四五六](?:个年度|年)(?:来|间|内)?(?:累计|共计|总共|合计|一共|共)?(?=[一-龥]{2})"
)
_INNER_YEAR = re.compile(
    r"(?<=[一-龥]{2})(?:19|20)\d\d年度?(?=年初|年中|[调核追][增减整加]|全年|预算|支出|收入|决算|实际|累计|比|$)"
)
# 省财政共安排我市企业技术改造资金6820万元, in a report on that money: what the level gave.
_GIVEN_BY = re.compile(
    r"(中央|省|市|县|区|州)级?财政(?:厅|局)?(?:共|累计|合计|一共|分两批|分批)*(?:安排|下达|拨付|补助|拨款|投入)(?:给)?(?:我[省市县区州局])?[^,，]{0,16}资金"
)
_REACHED = re.compile(r"得|评|扣|实际|考核|最终|综合|完成|成绩")
_SCORED_NEXT = re.compile(r"[,，(（]?(?:实际|自评)?得分?")


class Judge(Carried):
    """Concludes from what was named and what carries over."""

    def __init__(self, vocabulary: Vocabulary, setting: Setting, state: State) -> None:
        super().__init__(state)
        self.vocabulary, self.setting = vocabulary, setting

    def metric(self, named: Named, unit: str) -> Metric | None:
        """The pack's metric; money of a whole region is not the unit's own: 全市一般公共预算收入."""
        found = self._metric(named, unit)
        if found is None or found.kind != "money" or not _REGION.match(named.subject or self.carry.subject):
            return found
        if self._of_fund(found):
            return found
        if self.vocabulary.implied(found.name) != "决算":
            return found
        return self.vocabulary.metric("地方" + re.sub(r"^全.{1,2}?(?=.{3})", "", named.noun))

    def _metric(self, named: Named, unit: str) -> Metric | None:
        if named.change and _SAVED.search(named.words):
            return None
        if named.change:
            grown = self.vocabulary.metric(named.words, unit)
            same = self.carry.metric if named.keep_head and named.noun == self.carry.head else None
            return grown or self.vocabulary.metric(named.noun) or same
        found = self.vocabulary.metric(named.kind or named.words, unit)
        if self.carry.parent and self.carry.parent_basis == "编制" and not named.keep_head:
            found = self.vocabulary.metric(re.sub("^机关", "", named.noun) + "编制", unit) or found
        if found is None and not (named.used and base_unit(unit)[1] != "元" and len(named.words) > len(named.noun) + 2):
            found = self.vocabulary.metric(re.sub(r"^(?:不含|另含|剔除)", "", named.noun), unit)
        if found is None and base_unit(unit)[1] not in ("元", "%", "分", ""):
            found = self.vocabulary.metric(named.noun + base_unit(unit)[1], unit)
        if found is None:
            name = next((name for name in self.setting.known if named.noun.startswith(name)), "")
            found = self.vocabulary.metric(named.noun.removeprefix(name), unit) if name else None
        if unit == "分" and (LOST.search(named.words) or self._of_item(named.words)):
            return None
        if found is None and self.setting.project and base_unit(unit)[1] == "元":
            given = _GIVEN_BY.fullmatch(named.words)
            found = self.vocabulary.metric(f"{given[1]}级资金".replace("中央级", "中央")) if given else None
        if found is None and unit == "分" and _SELF_RATED.fullmatch(named.words):
            return self.vocabulary.score("自评得分")
        if found is None and unit == "分" and not named.keep_head and "指标" not in named.words:
            found = self.vocabulary.score(named.words) or self.vocabulary.score(named.noun)
        return found

    def _of_item(self, words: str) -> bool:
        """Whether a department's report tells the points of one of its projects: 平台建设项目得分."""
        return not self.setting.project and words.endswith("分") and bool(_ITEM_SCORED.match(words))

    def basis(self, named: Named, metric: Metric | None, unit: str, inside: bool, after: str) -> Basis:
        if unit == "分" and LOST.search(named.words):
            return "其他"
        if unit == "分" and not named.change and metric is not None and metric.kind == "score" and not named.basis:
            return "得分"
        if unit == "分" and not named.basis and _SCORED_NEXT.match(after):
            return "分值"
        if named.basis == "预算" and inside and self.carry.parent_basis in ("年初预算", "调整预算", "全年预算"):
            return self.carry.parent_basis
        if unit in ("%", "‰", "倍") and named.basis in MONEY_BASES:
            return "目标值" if self.carry.goal or named.expected else "实际值"  # 压减下年预算10%, 年初预算的1.6倍.
        if named.basis:
            return named.basis
        last = self.last if self.state.adjacent and metric is not None and not named.change else None
        if last is not None and last.basis == "追加" and last.words.startswith("追加") and unit.endswith("元"):
            return "追加"  # 追加林草资金120万元、人员经费47万元
        if unit == "分" and not named.change:
            return "分值" if self._weighs(named) else "得分"
        if named.change == "完成率" and (named.expected or zh.TARGET_AFTER.match(after)):
            return "目标值"
        if named.change in ("占比", "完成率") and not self.carry.goal:
            return "实际值"
        following = self.vocabulary.leading_basis(after.removeprefix("的"))
        if following or zh.TARGET_AFTER.match(after):
            return following or "目标值"
        if inside and self.carry.parent_basis not in (None, "实际值", "编制", "决算"):
            return self.carry.parent_basis or "其他"
        if base_unit(unit)[1] == "元" and metric is None and re.search(r"预算(?:安排|数)?$", named.noun):
            return "预算"
        implied = self.vocabulary.implied(metric.name if metric else named.noun)
        implied = None if implied == "编制" and base_unit(unit)[1] == "元" else implied
        if implied is None and base_unit(unit)[1] == "元" and named.noun.endswith(("支出", "收入")):
            implied = "决算"
        if (
            implied is None
            and inside
            and (metric is None or metric.kind == "money")
            and self.carry.parent_basis in ("编制", "决算")
        ):
            implied = self.carry.parent_basis
        of_done = inside and self.carry.parent_basis == "实际值"
        if of_done and implied == "决算" and not named.noun.endswith("支出"):
            implied = None  # 下达资金2986万元，其中公益林补助1268万元: no part of what was sent is an outlay.
        if base_unit(unit)[1] == "元" and self.setting.goal and _ALLOTTED.search(named.words):
            return "预算"
        if base_unit(unit)[1] == "元" and self.setting.goal and self.setting.funds and not named.expected:
            return implied or "实际值"
        implied = None if implied == "得分" and unit not in ("分", "") else implied
        if named.noun.endswith("指标") and unit in ("个", "项", "条"):
            return "实际值"  # 年初设定绩效指标21个: how many are set is no goal
        if (_DONE_BY_NOW.match(named.words) or of_done) and not named.expected:
            return implied if implied not in (None, "得分") else "实际值"
        if self.carry.goal or _OWN_GOAL.search(named.noun) or named.expected:
            return "编制" if implied == "编制" else "目标值"
        if metric is not None and metric.kind == "score" and unit in ("分", ""):
            return "得分"
        if named.change:
            return "实际值"
        if implied == "决算" and base_unit(unit)[1] != "元":
            return "实际值"
        return implied or "实际值"

    def _weighs(self, named: Named) -> bool:
        """Whether points are those an item has: 满分100分，其中决策10分、过程20分."""
        last = self.recent[-1] if self.recent else None
        if last is None or last.basis != "分值" or last.quantity.unit != "分" or named.keep_head:
            return False
        return named.noun != last.noun and not _REACHED.search(named.words)

    def year(self, sentence: str, figure: Figure, named: Named) -> int | None:
        """2020年3月批复概算18640万元: what a whole project was approved for is of no one year, so of the report's."""
        year = year_at(sentence, figure.digits_start, year=self.setting.year, carried=self.state.year)
        return self.setting.year if year and _OF_PROJECT.search(named.words) else year

    def of_year(self, named: Named, year: int | None) -> Named:
        """三年累计支出9600万元，其中2021年3600万元: what one year has of a sum is named without the years summed;
        专项资金2022年年初预算: the year in the midst of a name is said by the figure's year."""
        if _INNER_YEAR.search(named.words):
            words, noun = _INNER_YEAR.sub("", named.words), _INNER_YEAR.sub("", named.noun)
            named = replace(named, words=words, noun=noun)
        if not year or not named.keep_head or named.change or not _SUMMED.search(named.words):
            return named
        return replace(named, words=_SUMMED.sub("", named.words), noun=_SUMMED.sub("", named.noun))

    def _of_fund(self, metric: Metric | None) -> bool:
        """Whether all the money of a region is told in a report on one fund: 全省实际支出 is what was spent of that."""
        return metric is not None and bool(self.setting.project) and metric.name == self.vocabulary.pack.whole

    def subject(self, named: Named, words: str, metric: Metric | None) -> str:
        if self._of_fund(metric) and _REGION.match(named.subject or self.carry.subject):
            return ""
        if named.subject:
            return named.subject
        leading = plain(words)
        for name in self.setting.known:
            if leading.startswith(name) and len(leading) > len(name):
                return name
        return self.carry.subject


def supposes(clause: str) -> bool:
    """Whether from this clause on a sentence only supposes: 如果标准提到90元，全年需增加24万元."""
    return bool(_SUPPOSED.match(clause))


def capped(before: str, figure: Figure) -> bool:
    """成本控制在155元以内: a ceiling, not what was reached."""
    return before.endswith("控制在") and figure.quantity.comparator in ("以下", "≤", "<")
