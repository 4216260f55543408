"""Points of a score: how many an item has, how many it got, how many it lost."""

from __future__ import annotations

import re

from index.facts.carry import Named

_LOST = re.compile(r"^(?P<all>共|合计|总共|累计|共计|一共|总计)?(?:被|予以|应)?(?:扣除?|失|减|丢)分?$")
_OWN_SCORE = re.compile(r"(?:本|该)(?:项目|部门|单位|专项|资金|次)(?:自评|评价|综合|最终|总)*得分$")
_LOSING = re.compile(r"(?:扣|扣除|减|失|丢)$")
_THIS = re.compile(r"^(?:该|此|本)(?:项|项?指标|条|类)$")
_WEIGHT = re.compile(r"^(?:指标)?(?:分值|满分|权重分?|标准分|赋分|总分)$")
_GOT = re.compile(r"(?:得分|评分|自评|分数|成绩|扣分|评价|绩效)$")
# 项目过程指标分值20分，评价得分16.85分: what the item got, not the whole.
_SCORE_OF_IT = re.compile(r"(?:自评|评价|实际|考核|评审|考评|评定)?(?:得分|评分|得)?")
_OF_ALL = re.compile(r"[总满]分|评价|自评|合计|整体|^(?:本|该)?(?:项目|指标|部门|单位|体系)$")
LOST = re.compile(r"扣(?!除)|[失减丢]分")


def points(own: str, before: str, *, item: str, head: str, bracketed: bool, weighed: bool) -> Named | None:
    """How points are named when their own words are not enough; None when they are.

    Args:
        item: What the sentence names before any figure: 预算执行 of 预算执行（8分），得7分.
        head: The metric last named.
        weighed: The figure before them is how many points that has.
        bracketed: They stand alone in a bracket, as the points an item has do: 预算编制（15分）.
    """
    name = item or head
    if _OWN_SCORE.search(own) or _OWN_SCORE.search(before.rstrip("为是")):
        return Named("自评得分", "自评得分", printed=before, whole=True)
    lost = _LOST.match(before) or _LOST.match(own)
    if lost and lost["all"]:
        return Named("合计扣分", "", printed=before, keep_head=True, whole=True)
    if lost:
        return Named(name + "扣分", name, printed=own, keep_head=not item, whole=True)
    if _LOSING.search(own):
        return Named(own + "分", own, printed=own, keep_head=True, whole=True)
    if bracketed and name and not own and not _GOT.search(name):
        return Named(name, name, basis="分值", keep_head=not item, whole=True)
    if _WEIGHT.match(own) and name:
        return Named(name + own, name, printed=own, basis="分值", keep_head=not item, whole=True)
    if weighed and head and _SCORE_OF_IT.fullmatch(own) and not _OF_ALL.search(head):
        return Named(head, head, printed=own, basis="得分", keep_head=True, whole=True)
    if (not own or _THIS.match(own)) and name:
        return Named(name, name, printed=own, basis="得分" if before.endswith("得") else None, keep_head=not item)
    return None
