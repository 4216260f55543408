"""How figures are put into words: no year twice, changes with their direction, shares above the whole, what is left or short."""

from __future__ import annotations

import re

from assistant.amounts import is_money
from assistant.choice.matching import CHANGES, PLANNED
from assistant.figures import Figure
from assistant.lexicon import lexicon

_WITHIN = {"编": "空编", "支": "结余", "员": "空编"}
_SHARE = re.compile(r"^(?P<part>.+)占(?P<whole>.+)的比重$")


def whose(figure: Figure) -> str:
    """Unit, year and subject before a label; the year only where the label does not begin with it."""
    fact = figure.fact
    subject = ""
    if fact and fact.subject not in ("", fact.entity) and fact.subject not in figure.label:
        subject = fact.subject
    said = figure.year is None or f"{figure.year}年" in (figure.label + subject)[:12]
    return f"{figure.unit_name}{'' if said else f'{figure.year}年'}{subject}"


def sentence(figure: Figure, marks: str) -> str:
    """One sentence that leads with the answer: unit, year, metric, basis, figure, unit of measure."""
    who = whose(figure)
    if figure.fact and figure.fact.change in CHANGES:
        return f"{who}{_changed(figure)}{marks}。"
    about = "" if figure.exact else "约"
    if figure.operator == "growth" and len(figure.operands) == 2:
        now, before = figure.operands
        word = "下降" if figure.value < 0 else "增长"
        base = f"{before.year}年" if before.year is not None else "基期"
        base = before.basis if before.basis in PLANNED and now.basis not in PLANNED else base
        return f"{who}{now.label}较{base}{word}{about}{_size(figure)}{marks}。"
    if figure.operator is not None and figure.value < 0 and (over := lexicon().wording.over.match(figure.label)):
        what = over.group("what")
        return f"{who}没有超{what}，{_WITHIN.get(what, '少')}{about}{_size(figure)}{marks}。"
    share = _SHARE.match(figure.label)
    if share and (figure.value > 100 or share.group("part") == share.group("whole")):
        return f"{who}{share.group('part')}{about}相当于{share.group('whole')}的{figure.text()}{marks}。"
    fact = figure.fact
    counted = fact is not None and fact.origin == "text" and fact.unit_base not in ("元", "%", "分")
    said = figure.text()
    link = "约为" if about else "" if counted or said[0] in "约近超" else "为"
    return f"{who}{figure.label}{link}{said}{marks}。"


def end(figure: Figure, *, descending: bool, money: str = "高") -> str:
    """高, 低, 多 or 少: which end of an order a figure stands at; what is counted is more or fewer, a rate higher or lower."""
    rated = figure.unit in ("%", "％", "分") or "/" in figure.unit
    high = "高" if rated else money if is_money(figure.unit) else "多"
    return high if descending else {"高": "低", "多": "少"}[high]


def _size(figure: Figure) -> str:
    return figure.model_copy(update={"value": abs(figure.value)}).text()


def _changed(figure: Figure) -> str:
    """A change in words, its direction said and not signed: 三公经费比上年下降62.48%; one aimed at is told as an aim."""
    if lexicon().wording.apart.search(figure.label):
        return f"{figure.label}{_size(figure)}"
    name = lexicon().wording.direction.sub("", figure.label)
    rate = figure.unit in ("%", "个百分点", "百分点")
    up, down = ("增长", "下降") if rate else ("增加", "减少")
    word = down if figure.value < 0 or lexicon().wording.fallen.search(figure.label) else up
    against = "" if lexicon().wording.against.search(name) or not figure.year else "比上年"
    aim = "的目标是" if figure.basis == "目标值" else ""
    name = name.replace("（目标值）", "") if aim else name
    return f"{name}{aim}{against}{word}{_size(figure)}"


def difference(question: str, result: Figure, *, more: str, less: str) -> str:
    """The lead of a difference, as it was asked for: 还有2件没有办结, 还差7.7公里, 省了5.43万元, 没有超，少9.25万元, 多4处."""
    size, up = _size(result), result.value > 0
    left = lexicon().wording.left.search(question)
    if left and (up or (len(result.operands) == 2 and result.operands[1].basis in PLANNED)):
        return f"还有{size}没有{left['done'] or left['was']}"
    posts = lexicon().wording.vacant.search(question) is not None
    if posts and "编" in "".join(o.label for o in result.operands):
        vacant = up == ("编" in result.operands[0].label)
        return f"空编{size}" if vacant else f"没有空编，超编{size}"
    if lexicon().wording.exceeded.search(question):
        return f"超出{size}" if up else f"没有超，{less}{size}"
    if lexicon().wording.saved.search(question):
        return f"没有省，{more}{size}" if up else f"省了{size}"
    first, *rest = result.operands
    came = any(lexicon().remaining.arrived.search(other.label) for other in rest)
    planned = came or first.basis in PLANNED or lexicon().remaining.due.search(first.label) is not None
    if lexicon().wording.short.search(question) and up == planned:
        return f"还差{size}"
    told = more if up else less
    return f"{told}了{size}" if lexicon().wording.which_way.search(question) and len(told) == 1 else f"{told}{size}"
