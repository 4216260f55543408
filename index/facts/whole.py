"""The budget of the whole unit, said in more words than its basis: 年初县人大批复本局预算, 州人代会批准州局部门预算."""

from __future__ import annotations

import re

from index.schema import Basis

_WHO = r"(?:[省市县区州旗]|本级|同级)?(?:人民代表大会|人代会|人大(?:会议?|常委会)?|人民政府|政府|财政(?:局|部门|厅)?|党组会?)?(?:年初)?"
_VERB = r"(?:审议)?(?:批准|批复|通过|核定|下达|核批)?(?:了|的|给)?"
_UNIT = r"(?:[我本全省市县区州旗]{0,2}(?:局|委|办|厅|院|会|校|站|中心|单位|部门|镇|乡|街道|队|馆|所))?(?:的)?"
_APPROVED = re.compile(
    rf"^(?P<start>年初)?(?:经)?(?P<who>{_WHO}){_VERB}{_UNIT}(?:(?:19|20)\d\d年度?|本年度?|当年|全年)?(?:收支|整体|总体)?(?:部门|单位)?"
    r"(?P<initial>年初)?(?:支出|收支)?(?P<kind>预算|追加|调整后预算|调整预算|调整后全年预算|全年预算)(?:批复|安排|资金)?(?:数|总额|总数|金额|额)?$"
)
_OF_UNIT = re.compile(r"人大|人代|批复|批准|部门|单位|[本我全](?:局|委|办|厅|院|会|校|站|中心|所|馆)")
_KINDS: dict[str, Basis] = {
    "追加": "追加",
    "调整后预算": "调整预算",
    "调整预算": "调整预算",
    "调整后全年预算": "全年预算",
    "全年预算": "全年预算",
}


def whole_budget(words: str) -> Basis | None:
    """The basis of the whole unit's budget that `words` name; None when they name anything narrower.

    >>> whole_budget("年初县人大批复本局预算"), whole_budget("部门年初预算"), whole_budget("采购预算")
    ('年初预算', '年初预算', None)
    """
    match = _APPROVED.match(words)
    if match is None:
        return None
    if match["kind"] == "预算":
        first = (
            match["start"]
            or "年初" in match["who"]
            or match["initial"]
            or "人大" in match["who"]
            or "代" in match["who"]
        )
        return "年初预算" if first else "预算"
    return _KINDS[match["kind"]]


def says_whole(words: str) -> bool:
    """Whether such words name the unit or who approved it, so that they are no budget of the heading's metric."""
    return bool(_OF_UNIT.search(words))
