"""Words a list leaves out: 资助幼儿3人、小学生5人; 受理工单9件，办结8件; 城镇补差5元，农村4元; 孤儿42人，标准2180元/月."""

from __future__ import annotations

import re

_VERB = re.compile(
    r"^(?:累计|共|全年|新)?(?P<verb>资助|培训|新增|招聘|招录|引进|建成|新建|改建|续建|改造|发放|减免|购置|扶持|培育|惠及|覆盖|选派|储备|规范管理|办理|查处|受理|检查"
    r"|救助|保障|保护|培养|修建|修复|硬化|种植|养殖|推广|接待|服务|安置|帮扶|补助|奖励|支持|治理|清理|排查|开展|组织|举办|成立|组建|创建|设立|配备|维修)(?=.{2})"
)
_OPPOSITE = {
    "农村": ("城镇", "城市"),
    "城镇": ("农村",),
    "城市": ("农村",),
    "散居": ("集中养育", "集中供养", "集中"),
    "分散": ("集中",),
    "民办": ("公办",),
    "公办": ("民办",),
    "女性": ("男性",),
    "下半年": ("上半年",),
    "区外": ("区内",),
    "县外": ("县内",),
    "省外": ("省内",),
}
_DONE = re.compile(
    r"^(?:已|全部|年底|年内|当年|其中|已经)*(?:按[期时])?(?:办结|整改|完成整改|盘活|销号|完工|竣工|新开工|注销|新成立|化解|结案|办理完成|摘牌)$"
)
_TAKEN = re.compile(
    r"^(?:累计|共|全年)*(?:受理|发现|排查出?|查出|收到|接收|接到|反馈|登记|接受|梳理|检查出?|交办|立案|办理|实施|续建|新建|在建|存在|摸排|新增|签订|审计指出)+(?:了|各类)?(?=.{2})"
)
_PER_HEAD = re.compile(
    r"^(?:平均)?每(?!千|万)[一-龥]{1,3}(?:每[一-龥]{1,2})?(?:平均|补助|补贴|奖励|发放|标准|投入|支出|造价)?$|^(?:[人户]均)?[一-龥]{0,4}标准$|^[人户亩生]均(?:每[月年天次])?$|^按$"
)
_PER_MANY = re.compile(r"^每[千万](?:人口?|名[一-龥]{2,4})(?:拥有)?$")
_WORTH = re.compile(r"^(?:账面)?(?:净值|净额|原值|余额)$")
_WORTHY = re.compile(r"(?:账面)?(?:净值|原值|总额|总值)$")
_FITTED = re.compile(r"^(?:核定|编制|总|开放)?(?:床位|学位|座位|席位|藏书|在院老人|在园幼儿|在校生)$")
_HOUSES = re.compile(r"(?:机构|医院|卫生院|院|校|学校|馆|中心|园|站|食堂|驿站)$")
_WHOM = re.compile(r"(?:受益|服务|参训)?(?:群众|农户|对象|企业|学生|家长|居民|患者|职工|教师|游客|公众|老人|村民)$")


def spread(before: str, own: str, last: str) -> str:
    """The verb of the list's first item, said of the next one too: 资助 of 资助幼儿3人、小学生5人; "" when it is not.

    >>> spread("、小学生", "小学生", "资助学前幼儿"), spread("，小学生", "小学生", "资助学前幼儿")
    ('资助', '')
    """
    verb = _VERB.match(last)
    deed = _DONE.match(own) or _VERB.match(own + "其他")
    if verb is None or not before.startswith(("、", "和")) or len(own) < 2 or deed:
        return ""
    return verb["verb"]


def paired(own: str, last: str) -> str:
    """The full name of the second of a pair: 农村 after 城镇月人均补差 → 农村月人均补差; "" when there is no pair."""
    for other in _OPPOSITE.get(own, ()):
        if other in last:
            return last.replace(other, own, 1)
    return ""


def acted(own: str, head: str) -> str:
    """What was dealt with of the things named before: 办结 after 受理群众信访件 → 办结群众信访件; "" for other words."""
    if not _DONE.match(own) or not head:
        return ""
    target = taken(head)
    return own + target if own not in target else ""


def taken(head: str) -> str:
    """The things themselves: 群众信访件 of 受理群众信访件."""
    return _TAKEN.sub("", head)


def per_head(own: str, head: str) -> str:
    """A standard or average with what it is of: 每人每月 after 护理补贴 → 护理补贴每人每月; "" for other words."""
    if not head or own in head:
        return ""
    if _PER_MANY.match(own):
        return own + head
    if _PER_HEAD.match(own):
        return head + ("标准" if own == "按" else own)
    return ""


def fitting(own: str, last: str) -> bool:
    """Whether `own` is what the houses just counted have: 养老机构14家，床位2365张."""
    return bool(_FITTED.match(own) and _HOUSES.search(last)) and own not in last


def valued(own: str, earlier: list[str]) -> str:
    """净值 after 固定资产原值 → 固定资产净值; "" for other words."""
    if not _WORTH.match(own):
        return ""
    stems = (_WORTHY.sub("", words) for words in reversed(earlier) if _WORTHY.search(words))
    return next((stem + own for stem in stems if stem), "")


def satisfied(own: str, earlier: list[str]) -> str:
    """满意度 after 回访受益农户500户 → 受益农户满意度; "" when nobody was named."""
    if own != "满意度":
        return ""
    found = (match[0] for words in reversed(earlier) if (match := _WHOM.search(words)))
    return next((whom + own for whom in found), "")
