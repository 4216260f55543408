"""What a figure measures: the words of a report matched against the pack.

Words match whole, never by a part of them: 电商企业满意度 is not 满意度. What may stand around a metric without
changing it (time, the unit's own name, 本年, 数, 合计) is taken off first; a basis (年初预算) is split from it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from index.numerals import NO_ITEM
from index.packs import Metric, Pack
from index.schema import Basis
from index.text import plain
from index.units import FOREIGN, base_unit

_AROUND = re.compile(
    r"^(?:本年度?|全年|当年|年度|实际|核定(?=.{4})|(?:医院|学校|全?[局院校镇乡]|全?(?:中心|机关)|全口径|全部门|全系统|[省市县区州]?本级)(?=(?:总|本年|全年|年度|核定)?(?:收入|支出|资产|负债|编制|在职|实有))|总体(?=.{2,4}率)|(?:现有|保有)(?=公务用车|车辆|公车)|(?:各级|上述|以上)(?=资金.{2})|部门|单位|整体|其中|各项|共计?|累计|总计|发生|全部|本单位|各级(?=对)|年末(?!结|净|余)|(?:发放|兑付|兑现|落实)(?=.{2})|内?设(?=.室)|(?:现有|实有|单位实有)(?=在[职编岗]|车编|编制|编外))|(?:情况|列出|列示|数额|总额|金额|数量|人数|总数|总计|共计|数|额|等|合计)$"
)
_ASIDE = re.compile(r"\([^()]*\)")
_ITEM = re.compile(
    rf"^(?:其中|[一二三四五六七八九十]+[、.]{NO_ITEM}|\(?[一二三四五六七八九十\d]{{1,2}}[)、.．]{NO_ITEM}|[①-⑳]|[-—·*])[:：]?"
)


# 预算单位满意度 is no figure of the budget: a short word at the beginning is a basis only before a metric.
_AMBIGUOUS = frozenset({"预算", "目标", "自评", "评分", "权重", "分数", "预算资金", "绩效目标", "计划数", "控制数"})


_OWNER = re.compile(r"^(?:本?部门|本?单位|年度|全年|本年)(?=决算|预算|收入|支出|(?:年初|调整后)预算(?:收入|支出|安排))")
_ALSO_BASES: dict[str, Basis] = {"安排": "预算", "执行": "决算"}
"""Verbs that say what an amount of a known metric is: 基本支出执行; behind other words they are part of a name."""
_NO_METRIC = frozenset({"年", "年中", "年度", "执行中"})
"""What stands before a basis and says only when: 年中调整预算."""
_BASIS_TAIL = re.compile(r"(?:数|额|金额|安排|为|的)?(?:\([^()]*\))?$")


_SURVEYED = re.compile("平均|测评|调查|问卷|考试|测试|月度|季度|抽查|回访")
"""Points that others gave, not those of the report's own score: 市容环境月度测评平均得分."""


class Vocabulary:
    """A pack's words made ready for matching; build once a pack (`vocabulary`), it does not change."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self._metrics = {plain(word): pack.metrics[name] for word, name in pack.metric_words.items()}
        self._bases: dict[str, Basis] = {
            plain(word): basis.name for basis in pack.basis for word in (basis.name, *basis.aliases)
        }
        # 编制 is what 车辆编制 measures, not a basis beside it: such words are never split off.
        words = "|".join(
            re.escape(word) for word in sorted(self._bases, key=len, reverse=True) if self._bases[word] != "编制"
        )
        self._longest = max(map(len, self._bases), default=0)
        self._basis_start = re.compile(rf"^(?P<word>{words})(?:数|额|为|的|安排)?")
        self._implied = sorted(
            ((plain(end), basis.name) for basis in pack.basis for end in basis.implied), key=lambda item: -len(item[0])
        )
        self._scores = [
            (metric, tuple(plain(word) for word in (metric.name, *metric.aliases)))
            for metric in pack.metric
            if metric.kind == "score"
        ]
        self.implied = lru_cache(maxsize=20000)(self._implied_by)
        self.metric = lru_cache(maxsize=20000)(self._metric)
        self.split = lru_cache(maxsize=20000)(self._split)

    def _metric(self, words: str, unit: str | None = None) -> Metric | None:
        """The metric that `words` name, or None; with a unit, only one that can be measured in it.

        >>> from index.packs import load_pack
        >>> vocabulary(load_pack()).metric("本年“三公” 经费支出合计").name
        '三公经费'
        """
        text = _ITEM.sub("", plain(words))
        tried = {text}
        for _ in range(4):
            found = self._metrics.get(text)
            if found is not None and fits(found, unit):
                return found
            shorter = _AROUND.sub("", text, count=1)
            if shorter == text:
                shorter = _ASIDE.sub("", text, count=1)
            if not shorter or shorter in tried:
                break
            tried.add(shorter)
            text = shorter
        if not text.endswith("支出"):
            return None
        found = self._spent_on(text.removesuffix("支出"))
        return found if found is not None and fits(found, unit) else None

    def _spent_on(self, words: str) -> Metric | None:
        """What 公务接待支出 or 公车运行维护支出 names: the fee of that; no income (财政拨款支出), and no whole."""
        fee = self._metrics.get(words + "费") or self._metrics.get(words)
        return fee if fee is not None and fee.parent and fee.name.endswith("费") else None

    def _split(self, words: str) -> tuple[str, Basis | None]:
        """(the metric's words, its basis): 基本支出年初预算 → 基本支出, 年初预算. A known metric stays whole."""
        text, basis = plain(words), None
        if text in self._metrics or _FUND.search(text):
            return text, None
        if text in self._bases and self._bases[text] != "编制":
            return "", self._bases[text]
        text = _OWNER.sub("", text)
        for _ in range(3):
            ending = self._basis_ending(text)
            if ending is not None:
                text, basis = ending[0], basis or ending[1]
                if text in self._metrics:
                    break
                continue
            match = self._basis_start.search(text)
            if match is None:
                break
            rest = text[match.end() :]
            if rest and match["word"] in _AMBIGUOUS and rest not in self._metrics:
                break
            # 调整预算后项目预算: the more exact of two.
            basis = self._bases[match["word"]] if basis in (None, "预算") else basis
            text = text[match.end() :]
            if text in self._metrics:
                break
        text = text.strip(":/-(（")
        return "" if text in _NO_METRIC else text, basis

    def _basis_ending(self, text: str) -> tuple[str, Basis] | None:
        """(words before it, basis) of the basis word `text` ends in: the one that leaves a metric, else the longest.

        项目支出决算数 is 项目支出 + 决算数, although 支出决算数 is a basis word too.
        """
        stem = _BASIS_TAIL.sub("", text)
        found = [
            (re.sub(r"[的中]$", "", whole[:-size]), self._bases[whole[-size:]])
            for whole in (text, stem)
            for size in range(2, min(self._longest, len(whole)) + 1)
            if self._bases.get(whole[-size:], "编制") != "编制" and not whole[:-size].endswith(("和", "及", "与", "、"))
        ]
        done = _ALSO_BASES.get(text[-2:]) if not found and text[:-2] in self._metrics else None
        if done is not None and self._metrics[text[:-2]].kind == "money":
            return text[:-2], done
        return next((item for item in found if item[0] in self._metrics), found[-1] if found else None)

    def leading_basis(self, words: str) -> Basis | None:
        """The basis that `words`, standing after a figure, begin with: 控制在10万元 | 预算以内."""
        match = self._basis_start.match(words)
        return (
            self._bases[match["word"]]
            if match and words[match.end() :][:1] in ("", "之", "以", "内", "的", "数")
            else None
        )

    def whole(self, words: str) -> bool:
        """Whether `words` name all the money of a unit or a project: 总支出, 年度资金总额."""
        metric = self.metric(words)
        return metric is not None and metric.name in (self.pack.whole, *self.pack.whole_also)

    def in_all(self, metric: Metric) -> bool:
        """Whether it is all that came in or went out; 财政拨款支出 is what one source of it paid."""
        return not metric.parent and any(other.parent == metric.name for other in self.pack.metric)

    def is_basis(self, words: str) -> bool:
        """Whether `words` are a basis and nothing else: 支出数, 年初预算."""
        return plain(words) in self._bases

    def _implied_by(self, words: str) -> Basis | None:
        """The basis that figures of this metric have when none is printed: 支出 → 决算, 编制 → 编制."""
        text = _ASIDE.sub("", plain(words))
        return next((basis for ending, basis in self._implied if text.endswith(ending)), None)

    def score(self, words: str) -> Metric | None:
        """The metric of kind score that `words` speak of, with whatever stands around it: 年度部门整体支出绩效自评."""
        text = plain(words)
        if _SURVEYED.search(text) and "自评" not in text:
            return None
        earned = self.implied(text) == "得分"
        return next((metric for metric, said in self._scores if earned or text.endswith(said)), None)

    def kind_of(self, whole: Metric, kind: str) -> Metric | None:
        """The one part of `whole` whose name holds `kind`: 货物 of 政府采购金额; None when several do."""
        found = [metric for metric in self.pack.metric if metric.parent == whole.name and kind in metric.name]
        return found[0] if len(found) == 1 and 2 <= len(kind) <= 4 else None

    def within(self, metric: Metric | None, ancestor: Metric | None) -> bool:
        """Whether `metric` is a part of `ancestor` by the pack, at any depth."""
        while metric is not None and metric.parent and ancestor is not None:
            if metric.parent == ancestor.name:
                return True
            metric = self.pack.metrics.get(metric.parent)
        return False

    def apart(self, one: Metric | None, other: Metric | None) -> bool:
        """Whether two metrics divide one total, so that neither is a part of the other: 公用经费, 项目支出."""
        if one is None or other is None or one.name == other.name:
            return False
        ups, downs = self._line(one), self._line(other)
        if one.name in downs or other.name in ups:
            return False
        for rule in self.pack.identity:
            mine, yours = set(rule.parts).intersection(ups), set(rule.parts).intersection(downs)
            if mine and yours and mine.isdisjoint(yours):
                return True
        return bool(one.parent) and one.parent == other.parent and not self._divides(one) and not self._divides(other)

    def _line(self, metric: Metric) -> tuple[str, ...]:
        """Its name and those of all it is a part of."""
        names = [metric.name]
        while (parent := self.pack.metrics[names[-1]].parent) and parent not in names:
            names.append(parent)
        return tuple(names)

    def _divides(self, metric: Metric) -> bool:
        """Whether an identity makes it a part of its parent; the parent's other parts may then stand within it."""
        return any(rule.total == metric.parent and metric.name in rule.parts for rule in self.pack.identity)


# 一般公共预算 is a purse, not the budget of one.
_FUND = re.compile(r"(?:一般公共|政府性基金|国有资本经营|社会保险基金|公共财政)预算$")
_BUILT: dict[int, Vocabulary] = {}


def vocabulary(pack: Pack) -> Vocabulary:
    """The pack's `Vocabulary`, built on first use; it keeps the pack alive, so the id stays its own."""
    if id(pack) not in _BUILT:
        _BUILT[id(pack)] = Vocabulary(pack)
    return _BUILT[id(pack)]


def fits(metric: Metric, unit: str | None) -> bool:
    """Whether a figure in `unit` can be a level of the metric; None: the unit is not known.

    >>> fits(Metric(name="公务接待费"), "%")
    False
    """
    if unit is None:
        return True
    base = base_unit(unit)[1].split("/")[0]
    if metric.kind == "money":
        return base in ("元", "") or base in FOREIGN
    if metric.kind == "rate":
        return base in ("%", "倍", "")
    if metric.kind == "score":
        return base in ("分", "")
    if metric.kind == "count":
        return base in _COUNTED_IN.get(metric.unit, {metric.unit, "个"}) if metric.unit else base not in _NEVER_COUNTED
    return False


_NEVER_COUNTED = frozenset({"元", "%", "百分点", "分"})
_COUNTED_IN = {
    "人": {"人", "个", ""},
    "家": {"家", "个", "户", ""},
    "个": {"个", "家", "所", "处", "项", ""},
    "户": {"户", "家", "个", ""},
    "辆": {"辆", "台", ""},
    "批次": {"批次", "批", ""},
    "人次": {"人次", "人", "个", ""},
}
