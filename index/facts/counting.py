"""Which numbers of a sentence are figures: those with a unit, and bare ones where only a figure can stand."""

from __future__ import annotations

import re

from index.facts import words as zh
from index.facts.metrics import Vocabulary
from index.facts.ranks import Rank
from index.quantities import Figure
from index.text import Normal

_BARE_BEFORE = re.compile(r"(?:为|达|达到|得分|评分|得|分值|总分|[≥≤<>]|不低于|[:])$")
# 居全市11个县区第3位: among how many says nothing of what was done.
_RANKED_AMONG = re.compile(r"[一-龥]{1,6}?(?:中|内)?(?:排名|排位|位居|位列|名列|居|列|排)*第[\d一二三四五六七八九十]")
_BARE_NOUN = re.compile(r"^(?:余|多)?(?:中小|规模|民营|重点|困难|贫困|企业|学生|项目|群众|农户|干部|党员|师生|家庭)")
_NO_LABEL = re.compile(r"(?:附件:?|附表:?|表|图|第|编号|号|文件|\[|电话|邮编|(?:代|编)码:?|账号:?|序号|热线|no\.?)$")
# 单价50万元以上设备3台: what bounds a class of things is part of its name.
_CLASS_OF = re.compile(
    r"(?:[一-龥]{2,10}|的[有共达]?)\d+(?:个|家|台|套|户|项|人|辆|座|名|所)|的?[一-龥]{1,10}(?:占比|比重|比例|率)[为达约]{0,2}(?:\d|$)"
)
# 600分以上16人, 56人以上大班额占比由6.8%: points, people and years of age that go on without a pause bound a class.
_CLASSED = re.compile(r"的?[一-龥]{0,14}\d")
# 三家医院合计接诊77万人次, 两个方向资金500万元: the count belongs to the name of what is measured.
_NAMED_WITH = re.compile(
    r"[一-龥]{0,12}(?:资金|经费|合计|共计|总计|率|投资|支出|收入|面积|人数|补助|补贴)[一-龥]{0,5}\d[\d,.]*(?!个|家|项|类|所)"
)
# 0.48提高到0.55: a coefficient has no unit.
_COEFFICIENT = re.compile(r"(?:提高|增加|上升|提升|降低|下降|减少)[到至]\d+(?:\.\d+)?(?:[,，;；。]|$)")


# 90分及以上为优, 得分低于80分的项目, 5万元以上支出须经党组会研究: rules, not results.
_GRADE = re.compile(r"\)?(?:的)?(?:为|属于?|是|定为|评为|评定为)“?(?:优|良|中|差|较差|合格|不合格|一般|及格)")
# 90（含）—100分为优: where a grade of a scale begins.
_OF_SCALE = re.compile(r"分?\((?:不?含)(?:\d+分?)?\)")
_BELOW = re.compile(r"(?:及?以[上下])?的(?:\d+[个家项])?(?:项目|单位|部门|乡镇|镇街|资金|企业|县|区|村|股室|科室)")
_RULED = re.compile(r"(?:的)?[一-龥]{0,12}?(?:须|需经|应当?|必须|一律|实行|提交|报经|由.{1,8}(?:研究|审批|集体))")


_NONE_LEFT = re.compile(r"[一-龥]{2,14}?(?:保持|全部)?(?:为零|清零|归零|消除|化解)")


# 0-36个月儿童, 日最大8小时平均浓度: an age or a span that is part of a name; 在五个项目里执行得最慢 counts nothing new.
_PART_OF_NAME = {
    "个月": re.compile(r"(?:龄|大)?的?(?:婴|幼|儿|孩)"),
    "小时": re.compile(r"(?:第\d|滑动|平均(?:浓度|值)|浓度)"),
}
_AGED_FROM = re.compile(r"[-—~至到]\d{1,2}个月(?:龄|大)?的?(?:婴|幼|儿|孩)")
_FIRST_OF = re.compile(r"[一-龥]{1,6}(?:里|中|当中|之中)[^,，。;；\d]{0,8}?最[^,，。;；\d]{1,3}(?:[,，。;；]|$)")

# 90分以上11个，80-90分(含)的2个: the bounds of a class whose members are counted.
_BAND = re.compile(
    r"\d[\d.]*分?(?:\([^()]{1,3}\))?[-—~至到]\d[\d.]*分(?:\([^()]{1,3}\))?(?=的?(?:项目|单位|部门)?(?:共|有|为)?\d+[个家项])"
)


def _banded(figure: Figure, text: str) -> bool:
    spans = (band.span() for band in _BAND.finditer(text)) if figure.quantity.unit in ("分", "") else ()
    return any(start <= figure.digits_start < end for start, end in spans)


def rules(figure: Figure, text: str) -> bool:
    """Whether a bound belongs to a rule: a grade of a scale, a threshold of what is done with those beyond it."""
    if not figure.quantity.comparator:
        return False
    unit, end = figure.quantity.unit, figure.end
    if unit == "分":
        return bool(_GRADE.match(text, end) or _BELOW.match(text, end))
    if unit in ("%", "‰"):
        return figure.quantity.comparator in ("<", ">", "≥", "≤", "不足") and bool(_BELOW.match(text, end))
    return unit.endswith("元") and figure.quantity.comparator in ("以上", "以下") and bool(_RULED.match(text, end))


def _points_at(figure: Figure, text: str) -> bool:
    """如表2所示, 见附表3: the number of a table, whatever unit the word behind it looks like."""
    return figure.quantity.unit in ("所", "个", "") and bool(
        re.search(r"(?:[如见]|详见|参见)(?:附?[表图件])$", text[: figure.digits_start])
    )


def counts(
    figure: Figure,
    copy: Normal,
    source: str,
    places: list[Rank],
    vocabulary: Vocabulary,
    *,
    stems: tuple[str, ...] = (),
) -> bool:
    """Whether a number is a figure: it has a unit, or stands where only a figure can; `stems` begin places' names."""
    if figure.numeral and stems and copy.text.startswith(stems, figure.digits_start):
        return False
    if any(rank.start < figure.digits_end and figure.digits_start < rank.end for rank in places):
        return False
    quoted = copy.offsets[figure.digits_start]
    if figure.numeral and quoted and source[quoted - 1] in "“‘《":
        return False
    if figure.numeral and copy.text.startswith(("部分", "方面", "大类", "大方面"), figure.end):
        return False
    if figure.numeral and figure.quantity.value < 10 and _NAMED_WITH.match(copy.text, figure.end):
        return False
    if figure.quantity.comparator in ("以上", "以下"):
        following = copy.text[figure.end :]
        bounds = figure.quantity.unit in ("分", "人", "名") and _CLASSED.match(following)
        if bounds or _CLASS_OF.match(following):
            return False
    if figure.quantity.comparator in ("以上", "以下") and _NONE_LEFT.match(copy.text, figure.end):
        return False
    part = _PART_OF_NAME.get(figure.quantity.unit)
    if part and part.match(copy.text, figure.end):
        return False
    if figure.quantity.unit in ("", "个月") and _AGED_FROM.match(copy.text, figure.digits_end):
        return False
    if figure.quantity.unit in ("个", "家", "项") and _FIRST_OF.match(copy.text, figure.end):
        return False
    if rules(figure, copy.text) or _banded(figure, copy.text):
        return False
    if _OF_SCALE.match(copy.text, figure.digits_end) or _points_at(figure, copy.text):
        return False
    if figure.quantity.unit in ("个", "家") and _RANKED_AMONG.match(copy.text, figure.end):
        return False
    if figure.quantity.unit:
        return True
    before, after = copy.text[max(0, figure.start - 8) : figure.digits_start], copy.text[figure.end :]
    if _NO_LABEL.search(before) or figure.numeral:
        return False
    if _COEFFICIENT.match(after) or re.search(r"(?:提高|增加|上升|降低|下降|减少)[到至]$", before):
        return not re.match(r"[年月日号级]", after)
    if _BARE_NOUN.match(after) and re.search(r"[一-龥]$", before):
        return True
    listed = "分别" in copy.text[: figure.start] and "." in copy.text[figure.digits_start : figure.digits_end]
    if listed and re.match(r"[和、及,，;；。]|$", after) and re.search(r"[为是和、及]$", before):
        return True
    closed = not after or bool(re.match(r"[,，;；。)、(]", after))
    return closed and bool(_BARE_BEFORE.search(before) or vocabulary.metric(zh.trimmed(before.lstrip("0123456789"))))
