"""Words by which a sentence sets what is to be reached, rather than saying what was."""

from __future__ import annotations

import re

_GOAL = re.compile(
    r"计划(?=完成|实现|新增|新建|建设|建成|培训|开展|投入|安排|组织|改造|发放)|(?:目标|指标)(?:是|为|值为|设定|主要|包括|(?<!数量..|质量..|时效..|成本..|产出..|效益..|效果..|影响..|意度..|过程..|决策..|管理..):)|年初(?:确定|设定|明确)(?!的|为|了)|力争|预期(?!目标的)|确保(?=完成|实现|达到|.{0,8}(?:不低|不超|达))"
)
_AGAINST_GOAL = re.compile(
    r"[比较].{0,4}目标|(?:完成|达到|超过|对照|达成|实现|高于|低于).{0,4}(?:目标|预期|任务)|目标(?:任务)?的|完成率"
)
_BY_PLAN = re.compile(r"(?:按照?|依据|根据)[^,，]{0,10}计划")
# 总目标是：到2022年底建成通水，供水保证率达到95%: what a sentence begins with counts however long its first words are.
_OPENS = re.compile(
    r"^(?:[^,，。;；:：完对按照与和比较]{0,10}目标(?:是|为)|[^,，。;；:：完对按照与和比较]{0,6}总目标)[:：]"
)
# 2023年计划在甲乡、乙镇改造户厕600座: a plan however many places stand before the work.
_PLANS_FOR = re.compile(r"(?:(?:19|20)\d\d年度?|全年|年初|本?项目|当年)*(?:原)?计划[在为对].")
_SET = re.compile(r"年初(?:计划|拟|核)?定的?(?:目标|任务|计划)?(?:数|量|值)?(?:是|为)?$")


def sets_goals(opening: str) -> bool:
    """Whether a sentence that opens so sets goals: 计划完成 does; 按照计划完成, 完成目标的 do not.

    >>> sets_goals("2023年计划完成改造"), sets_goals("按照年度计划完成"), sets_goals("完成年度目标的")
    (True, False, False)
    """
    if _OPENS.match(opening) or _PLANS_FOR.match(opening):
        return True
    return bool(_GOAL.search(opening[-24:])) and not _AGAINST_GOAL.search(opening) and not _BY_PLAN.search(opening)


def set_before(before: str) -> int | None:
    """Where 年初定, 年初计划的目标为 begins at the end of the words before a figure; None when they do not set it."""
    match = _SET.search(before)
    return match.start() if match else None
