"""Lots and places that a paragraph tells of one after another: 1标段（云溪镇）：…中标价1826万元; 城北厂：处理水量2571万吨.

What stands before the colon is whose all figures behind it are, down to the next such name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from index.facts.drafts import Draft
from index.quantities import find
from index.text import plain

_NUMBERED = r"第?[一二三四五六七八九十\d]{1,3}号?(?:标段|标包|合同段|工区|片区|子项目?|地块|组团|批次)"
_LOT_SAID = re.compile(_NUMBERED)
_NAMED = (
    r"[一-龥]{1,8}?(?:标段|合同段|片区|乡|镇|街道|村|社区|厂|水库|泵站|灌区|小区|家属院|大桥|小学|中学|医院|卫生院"
    r"|林场|农场|园区|校区|幼儿园|福利院|敬老院)"
)
_LABEL = re.compile(
    r"[ \t\u3000]*(?:[(（]?\d{1,2}[)）.、．]|[(（][一二三四五六七八九十]{1,2}[)）]|[①-⑳])?[ \t\u3000]*"
    rf"(?P<name>(?:{_NUMBERED}|(?!涉及|实施|覆盖|其中|改造|试点|示范|重点|全[部县市区镇乡]|所有|各|受益|项目|新建|完工|在建"
    rf"|主要|包括|分布|贫困|脱贫|下辖|辖|共|按|分|由|对|在|[省市县区](?:乡|镇|村))(?P<named>{_NAMED}))"
    r"(?:[（(][^（）()\n]{1,24}[）)])?)[：:](?=\s*[^\s])"
)
# 一标段由甲公司承建，合同价1200万元；二标段合同价980万元: lots by number need no colon.
_UNMARKED = re.compile(
    rf"[ \t\u3000]*(?P<name>{_NUMBERED}(?:[（(][^（）()\n]{{1,24}}[）)])?)(?=[^、：:和及与等的划]|$)"
)
# ①石桥线大修12.6公里。中标单位…，合同价486万元: a numbered project with its contract needs no colon either.
_MARK = r"(?:[(（]?\d{1,2}[)）.、．](?!\d)|[(（][一二三四五六七八九十]{1,2}[)）]|[①-⑳]|[一二三四五六七八九十]是)"
_PROJECT = re.compile(
    rf"[ \t\u3000]*{_MARK}[ \t\u3000]*"
    r"(?P<name>(?![由对按将为各全共]|新增|完成|实施|组织|开展|安排|项目|主要|重点)[一-龥A-Za-z\d“”—\-]{1,26}?"
    r"(?:工程|项目|[大中小]修|维修|改造|修复|修缮|建设|新建|改建|扩建|整治|治理|加固|硬化|大桥|公路|道路|[一-龥][线路]"
    r"|水库|渠|泵站|中心|学校|小学|中学|医院|卫生院|广场|公园|楼|管网|管道|设施|系统|平台|宿舍|食堂|操场|校舍|绿化|亮化|路灯|厕所))"
    r"(?=(?:\d[\d.]*[一-龥]{1,3})?[。，,；;：:（(]|由|总投资|合同价|中标价)"
)
# 项目一：青石桥加固，投资120万元; 子项目2为监控平台，合同价98万元.
_NAMED_PROJECT = re.compile(
    r"[ \t\u3000]*(?:子?项目|工程)[一二三四五六七八九十\d]{1,2}(?:[：:、]|[为是])[ \t\u3000]*"
    r"(?P<name>[一-龥A-Za-z\d“”]{2,24}?)(?P<stop>[，,。；;])"
)
# 下湾村黄桃基地，安排286万元，合同价279.6万元…；尖峰村养殖场，安排420万元…: things whose money follows their name.
_PRICED = re.compile(
    r"[ \t\u3000]*(?:[一二三四五六七八九十][是、]|[(（]?\d{1,2}[)）.、．](?!\d)|[①-⑳])?"
    r"(?P<name>(?![^，,]*\d[万亿]?元)(?![由对按将为各共其和及另]|全(?![民科域程季])|[一二三四五六七八九十][是、])[一-龥A-Za-z\d“”—\-]{2,26}?)[，,]"
    r"(?:计划|财政|年初|全年|项目|总|共|实际|已)?(?:安排|投资|投入|补助|补贴|下达|拨付|概算|预算|支出|合同价|中标价|造价)"
    r"(?:总?投资|资金|金额|总?额)?(?:[和与及、](?:实际)?(?:支出|执行|支付))?[均都]?(?:为|是|约|共)?\d[\d,，.]*[万亿]?元"
)
_PRICE = re.compile(r"(?:计划|总)?(?:安排|投资|投入|补助|下达|拨付|合同价|中标价)(?:资金|金额)?")
_SAYS_ALL = re.compile(
    r"^(?:20\d\d年?|全[年县市区省州镇乡部]|本级|[一二三四五六七八九十两\d]+[项个类]|[上下]半年|上年|其中|截至)|(?:我|本)[局县市委办]|(?:[年月日]|\d[个项])$"
)
_NEXT = re.compile(rf"[ \t\u3000]*{_MARK}")
_CONTRACT = re.compile(r"合同(?:价|金额|额)|中标(?:价|金额)|结算|审定(?:价|金额|结算)|承建|中标单位|施工单位|公司中标")
_AFTER_ALL = re.compile(r"\s*(?:上述|以上|合计|共计|总计|综上|[各全]|其余|另外|\d+个|[两二三四五六七八九十]+个)")
_STOPS = re.compile(r"[。；;](?=[^\n])")
_OPENS = re.compile(r"[。；;：:](?=[^\n])")


class Lot(NamedTuple):
    """A stretch of a paragraph, and whose figures stand in it; "" for those of the whole."""

    name: str
    opening: int
    """Where its name begins, or the stretch."""
    start: int
    end: int


def lots(text: str, start: int, end: int) -> list[Lot]:
    """The stretches of text[start:end], a paragraph; one without a name when it tells of no lots.

    >>> [lot.name for lot in lots("共两个标段。1标段（甲镇）：5公里；2标段：6公里。", 0, 30)]
    ['', '1标段（甲镇）', '2标段']
    """
    found: list[Lot] = []
    opening, begin, name, alone = start, start, "", True
    contracts = bool(_CONTRACT.search(text, start, end))
    priced = _priced(text, start, end)
    places = {start, *(match.end() for match in _STOPS.finditer(text, start, end)), *priced}
    for place in sorted(places):
        if place in priced:
            if place > begin:
                found.append(Lot(name, opening, begin, place))
            opening, name = priced[place]
            begin, alone = opening + len(name) + 1, False
            continue
        label = _LABEL.match(text, place, end) or _UNMARKED.match(text, place, end)
        item = _NAMED_PROJECT.match(text, place, end) or (contracts and _PROJECT.match(text, place, end))
        if label is None and item:
            if place > begin:
                found.append(Lot(name, opening, begin, place))
            begin = item.end() if "stop" in item.groupdict() else place
            opening, name, alone = item.start("name"), item["name"], True
            continue
        if label is None:
            over = not alone or _AFTER_ALL.match(text, place, end) or _NEXT.match(text, place, end)
            if name and place > begin and text[place - 1] in ("。；;" if alone else "。") and over:
                found.append(Lot(name, opening, begin, place))
                opening, begin, name = place, place, ""
            continue
        alone = place == start and text[label.end() - 1] in "：:"
        if place > begin:
            found.append(Lot(name, opening, begin, place))
        opening, begin, name = label.start("name"), label.end(), label["name"].strip()
    return [*found, Lot(name, opening, begin, end)]


def _priced(text: str, start: int, end: int) -> dict[int, tuple[int, str]]:
    """Where the items of a list begin that are named before their money, with their names; none where it is no list."""
    found: dict[int, tuple[int, str]] = {}
    stops = (start, *(match.end() for match in _OPENS.finditer(text, start, end)))
    for place in stops:
        match = _PRICED.match(text, place, end)
        if match and not _SAYS_ALL.search(match["name"]):
            found[place] = match.start("name"), match["name"]
    return found if len(found) > 1 else {}


def head_of(lot: Lot, text: str, before: Sequence[Draft]) -> str:
    """What the first figure of a lot measures when it has no words: 面积 of 1标段：面积1.2万亩 for 2标段：0.9万亩."""
    if not re.match(r"\s*[\d约近]", text[lot.start : lot.end]):
        return ""
    first = next(iter(find(text[lot.start : lot.end])), None)
    if first is None:
        return ""
    alike = (draft.noun for draft in before if draft.quantity.base[1] == first.quantity.base[1] and not draft.change)
    return next(alike, "")


def _again(name: str, words: str) -> int:
    """How much of `words` says again what `name` ends in: 改造 of 管网改造 and 改造：甲镇."""
    size = next((size for size in range(min(len(name), len(words)), 1, -1) if name.endswith(words[:size])), 0)
    return size if words[size : size + 1] in ("", "：", ":") else 0


def named(drafts: Sequence[Draft], lot: Lot) -> Iterator[Draft]:
    """The drafts of a lot under its name; none of them is the unit's own."""
    bare = plain(lot.name)
    for draft in drafts:
        if not lot.name:
            yield draft
            continue
        own = plain(draft.words)
        if own == bare and lot.opening >= lot.start:
            yield draft  # ④危桥改造2座: what the list counts is the report's.
            continue
        other = _LOT_SAID.match(own)
        if other and not own.startswith(bare):
            yield replace(draft, metric=None, subject=other[0])  # 一标段实付291万元，二标段实付206万元.
            continue
        counted = _PRICE.fullmatch(own) and draft.quantity.base[1] != "元"  # 安排130万元，450亩: no acres were paid.
        words = (
            draft.words if own.startswith(bare) else lot.name + ("" if counted else draft.words[_again(bare, own) :])
        )
        whole = (lot.opening, draft.sentence[1]) if draft.sentence[0] == lot.start else draft.sentence
        yield replace(draft, words=words[:60], metric=None, subject=lot.name, sentence=whole)
