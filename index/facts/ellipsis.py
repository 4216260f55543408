"""Words a list leaves out: 资助幼儿3人、小学生5人; 受理工单9件，办结8件; 城镇补差5元，农村4元; 孤儿42人，标准2180元/月."""

from __future__ import annotations

import re

from index.facts import phrases
from index.lexicon import lexicon
from index.numerals import parse_numeral

_VERB = re.compile(
    r"^(?:累计|共|全年|新)?(?P<verb>资助|培训|新增|招聘|招录|引进|建成|新建|改建|续建|改造|发放|减免|购置|扶持|培育|惠及|覆盖|选派|储备|规范管理|办理|查处|受理|检查"
    r"|救助|保障|保护|培养|修建|修复|硬化|种植|养殖|推广|接待|服务|安置|帮扶|补助|奖励|支持|治理|清理|排查|开展|组织|举办|成立|组建|创建|设立|配备|维修)(?=.{2})"
)
# 新建柑橘基地4200亩、茶园改造1850亩: what is built is no building.
_BUILT, _BUILDING = (
    re.compile("[新改续修]建|改造|种植|修复"),
    re.compile("(?:改造|建设|维修|修缮|整治|治理|硬化|清淤|加固|培训|管护)$"),
)
_DONE = re.compile(
    r"^(?:已|全部|年底|年内|当年|其中|已经)*(?:按[期时])?(?:办结|审结|执结|查结|结案|调处|兑付|整改|完成整改|盘活|销号|完工|竣工|新开工|注销|新成立|化解|结案|办理完成|摘牌)$"
)
_MET = re.compile(r"(?<=..)(?:受理|收案|立案|新收|接收|接到|收到|登记|发现|排查|签订|申请|交办|审结|执结|办结)$")
_NEW_OR_RENEWED = re.compile(r"新建[、和及与](?:提升)?(?:改造|修缮)")
_TOWNS = re.compile(r"[一-龥]{1,5}?(?:镇|乡|街道|村|社区|片区)(?P<what>.{2,})")
_TAKEN = re.compile(
    r"^(?:累计|共|全年|年[末底])*(?:受理|发现|排查出?|查出|接待(?=.{0,8}来[信访])|收到|接收|接到|反馈|登记|接受|梳理|检查出?|交办|立案|办理|实施|续建|新建|在建|存在|摸排|新增|签订|审计指出)+(?:了|各类)?(?=.{2})"
)
_REGISTERED = re.compile(r"^(?:登记|在册|建档|管理)+(?=[一-龥]{0,10}(?:患者|对象|老人|老年人|儿童|孕产妇)$)")
_PLAN_WORDS = re.compile(
    r"^(?:年度|全年|年初|上级|省|市|县)*(?:计划|下达|分解|确定|制定|安排|拟|应(?![用急届聘])|需(?!求))的?(?=.{2})(?!生育|单列)"
    r"|(?:年初|年度|原|全年)?计划(?=治理|建设|新建|改造|实施|整治|修建|种植|培训|新增|开展|投入|完成|改建|维修|安置)|(?:计划|任务)数?$(?<!重点任务)(?<!工作任务)"
)
_REALLY = re.compile(
    r"^(?:截至|目前|年底|年末|年内)?(?:仅|只|已|共)?(?:实际)?(?:完成|建成|实施|落实|开工|改造|新建|治理)?了?$"
)
_GROUPED = re.compile(
    r"^(?P<last>.{1,12}?)(?P<count>[两二三四五六七八九十])(?:大|个|类|项|家|种|所|地|级)(?P<what>.{2,12})$"
)
_MEASURE = re.compile(
    r"(?:(?:安排|拨付|下达|发放|投入)(?:补助|资金|补贴)?|(?:年均|月均|日均|平均)?浓度|(?:平均|合同|中标|结算)?单?价格?|支出|收入|产值|系数|人数|面积|标准|满意度|投资|(?:预算|资金|支出|投资|工程|形象)*(?:执行|支出|建设|完成)?进度|[一-龥]率|每[一-龥]{1,2})$"
)
_ADDED = r"^(?:累计|全年)?(?:新增|净增|新认定|新培育|新建|引进)"
_TOTALLED = re.compile(r"^(?:总数|总量|总数量|保有量|存量|总规模|累计总数)$")
_PER_HEAD = re.compile(
    r"^(?:平均)?每(?!千|万)[一-龥]{1,3}(?:每[一-龥]{1,2})?(?:平均|补助|补贴|奖励|发放|标准|投入|支出|造价|租金)?$|^(?:[人户]均)?[一-龥]{0,4}标准(?:每[一-龥]{1,3})?$|^[人户亩生]均(?:补助|补贴|奖励|投资|投入|发放|资助|救助|成本|支出)?(?:每[月年天次])?$|^按(?:每[一-龥]{1,3}){0,2}$"
    r"|^(?:[人户亩生]均每?[月年]|[月年][人户]?均?)(?:补助|补贴|工资|报酬|津贴|奖励|发放)(?:标准)?$"
)
_HIRED = re.compile(r"^(?:聘用|选聘|聘请|招聘|招录|配备|选派|现有|共有)了?(?=.{2})")
_SIZED = re.compile(r"^(?P<of>.*?)(?P<size>[大中小特](?P<kind>[型类]?))$")
_PER_MANY = re.compile(r"^每[千万](?:人口?|名[一-龥]{2,4})(?:拥有)?$")
_WORTH = re.compile(r"^(?:账面)?(?:净值|净额|原值|余额)$")
_WORTHY = re.compile(r"(?:账面)?(?:净值|原值|总额|总值)$")
_FITTED = re.compile(r"^(?:核定|编制|总|开放)?(?:床位|学位|座位|席位|藏书|在院老人|在园幼儿|在校生)$")
_HOUSES = re.compile(r"(?:机构|医院|卫生院|院|校|学校|馆|中心|园|站|食堂|驿站)$")
_WHOM = re.compile(
    r"(?:受益|服务|参训)?(?:群众|农户|对象|企业|学生|家长|居民|患者|职工|教师|游客|公众|老人|村民|干部|党员|用户|乘客|旅客)(?=$|(?:有效)?(?:样本|问卷)|代表$)"
)


def spread(before: str, own: str, last: str) -> str:
    """The verb of the list's first item, said of the next one too: 资助 of 资助幼儿3人、小学生5人; "" when it is not.

    >>> spread("、小学生", "小学生", "资助学前幼儿"), spread("，小学生", "小学生", "资助学前幼儿")
    ('资助', '')
    """
    verb = _VERB.match(last)
    deed = _DONE.match(own) or _VERB.match(own + "其他")
    built = verb is not None and _BUILT.match(verb["verb"]) and _BUILDING.search(own)
    if verb is None or built or not before.startswith(("、", "和")) or len(own) < 2 or deed:
        return ""
    return verb["verb"]


def paired(own: str, last: str) -> str:
    """The full name of the second of a pair: 农村 after 城镇月人均补差 → 农村月人均补差; "" when there is no pair."""
    for other in lexicon().sentences.opposites.get(own, ()):
        if other in last:
            return last.replace(other, own, 1)
    return ""


def acted(own: str, head: str) -> str:
    """What was dealt with of the things named before: 办结 after 受理群众信访件 → 办结群众信访件; "" for other words."""
    if not _DONE.match(own) or not head:
        return ""
    met = _MET.search(head)
    if met is not None:
        return head[: met.start()] + own  # 刑事案件受理298件、审结294件.
    target = taken(phrases.DONE_ALL.sub("", head))
    return own + target if own not in target else ""


def renewed(own: str, head: str) -> bool:
    """Whether `own` is the second of the two deeds a head begins with: 新建和改造道路86公里，其中新建32公里、改造54公里."""
    return own in ("改造", "修缮") and bool(_NEW_OR_RENEWED.match(head))


def together(names: list[str]) -> str:
    """What several parts are together: what all end in where each begins with whose it is, else all of them.

    >>> together(["石塘镇户厕改造", "龙岗乡户厕改造"]), together(["小学生", "初中生"])
    ('户厕改造', '小学生、初中生')
    """
    did = {match["what"] if (match := _TOWNS.fullmatch(name)) else "" for name in names}
    return did.pop() if len(did) == 1 and "" not in did else "、".join(dict.fromkeys(names))


def met(noun: str) -> bool:
    """Whether `noun` says itself what was done with what: 刑事案件受理."""
    return bool(_MET.search(noun))


def unplanned(head: str) -> str:
    """What was planned, without the plan: 旅游厕所建设 of 旅游厕所计划建设; "" when no plan is named.

    >>> unplanned("年度下达户厕改造任务"), unplanned("计划实施里程"), unplanned("户厕改造")
    ('户厕改造', '实施里程', '')
    """
    bare = _PLAN_WORDS.sub("", head)
    return bare if bare != head and len(bare) > 1 else ""


def done_of(before: str, head: str) -> str:
    """What `before`, the verb alone before a count, says was done of what was planned or set; "" when it says less."""
    if not _REALLY.match(before) or not head:
        return ""
    bare = unplanned(head)
    return bare + "完成" if bare.endswith(("任务", "工作", "事项")) else bare


def _by_size(names: list[str]) -> list[str]:
    """大、中、小型渔船 → 大型渔船, 中型渔船, 小型渔船; empty for other names."""
    sizes = [_SIZED.match(name) for name in names[:-1]]
    last = re.match(r"^[大中小特](?P<rest>[型类]?.+)$", re.sub("(?<=^.)[两三四五六](?:个?类|种|等)", "", names[-1]))
    if not all(sizes) or last is None or any(match["of"] for match in sizes[1:] if match):
        return []
    of = re.sub("^[对给为向]", "", sizes[0]["of"]) if sizes[0] else ""
    rest = last["rest"]
    return [of + match["size"] + rest.removeprefix(match["kind"]) for match in sizes if match] + [of + last[0]]


_WHOLE_NAME = re.compile("(?:补贴|补助|资金|经费|项目|工程|建设|改造|服务|管理|培训|费)$")
"""How a name ends that lacks nothing but the measure: 见习补贴、能力建设执行率."""
_OWN_RATE = re.compile("[一-龥]{2}[率度]$")


def distributed(names: list[str]) -> list[str]:
    """Names that share the words at the end of the last: 甲、乙两大产业产值 → 甲产业产值, 乙产业产值.

    >>> distributed(["装备", "食品两大产业产值"]), distributed(["小学", "初中差异系数"])
    (['装备产业产值', '食品产业产值'], ['小学差异系数', '初中差异系数'])
    """
    if len(names) < 2:
        return names
    if sized := _by_size(names):
        return sized
    *others, last = names
    grouped = _GROUPED.match(last)
    if grouped and int(parse_numeral(grouped["count"]) or 0) == len(names):
        return [name + grouped["what"] for name in (*others, grouped["last"])]
    measure = _MEASURE.search(last)
    if measure is None or any(name.endswith(measure[0]) for name in others):
        return names
    size = len(re.sub(r"^[省市县区]域内", "", others[0]))
    even = all(len(name) == size for name in others[1:]) and size < measure.start() + 1
    if _WHOLE_NAME.search(others[0]) and (rate := _OWN_RATE.search(last)):
        return [*(name + rate[0] for name in others), last]
    shared = last[size:] if even else measure[0]
    if all(name.endswith("月") for name in others):
        shared = last.partition("月")[2]  # 1-6月、1-11月执行进度: one month is longer to write than another.
    return [*(name + shared for name in others), last]


def totalled(own: str, head: str) -> str:
    """总数 after 新增国家级小巨人 → 国家级小巨人总数; "" for other words."""
    thing = re.sub(_ADDED + r"|(?:累计|新增|净增|新认定)$|总数$", "", head)
    return thing + own if _TOTALLED.match(own) and len(thing) > 1 else ""


def taken(head: str) -> str:
    """The things themselves: 群众信访件 of 受理群众信访件."""
    return _REGISTERED.sub("", _TAKEN.sub("", head))


def per_head(own: str, head: str) -> str:
    """A standard or average with what it is of: 每人每月 after 护理补贴 → 护理补贴每人每月; "" for other words."""
    if not head or own in head:
        return ""
    if _PER_MANY.match(own):
        return own + head
    if _PER_HEAD.match(own):
        head = _HIRED.sub("", head)
        said = "标准" if own == "按" else own.removeprefix("按")
        return head + (said[2:] if len(said) > 3 and head.endswith(said[:2]) else said)
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


def worth(own: str) -> bool:
    """Whether `own` is what something is worth: 原值."""
    return bool(_WORTH.match(own))


def satisfied(own: str, earlier: list[str]) -> str:
    """满意度 after 回访受益农户500户 → 受益农户满意度; "" when nobody was named."""
    if own != "满意度":
        return ""
    found = (match[0] for words in reversed(earlier) if (match := _WHOM.search(words)))
    return next((whom + own for whom in found), "")


_PRESENT = frozenset({"实有", "实有人数", "实有人员", "实际在编", "在编", "在岗", "实有在编", "实有在职", "在职"})
_LACKING = frozenset({"缺额", "缺编", "空缺", "缺口", "缺员", "尚缺", "缺"})
_DUE_STAFF = re.compile(r"(?P<who>[一-龥]{2,}?)(?:应配备?|应有|需配备|实有)(?P<what>[一-龥]{2,}?)(?:编制)?$")
_POSTS = re.compile(
    r"^(?:核定|机关)*(?P<kind>[一-龥]{0,4}(?:行政|执法|政法|公安|事业|工勤|参公|教师|教职工|后勤|警)(?:专项)?)编制(?:人?数)?$"
)


def holding(full: str, head: str) -> str:
    """Who holds the posts just told, whom 实有 alone counts; "" where these are all posts.

    Of posts that others should have, whom they have and how many they lack: 文化站应配备专职人员138名，实有97名，缺额41名.

    >>> holding("实有", "行政编制"), holding("实有", "核定编制"), holding("缺额", "文化站实有专职人员")
    ('实有行政人员', '', '文化站专职人员缺额')
    """
    due = _DUE_STAFF.match(head)
    if due and full in _PRESENT:
        return f"{due['who']}实有{due['what']}"
    if due and full in _LACKING:
        return f"{due['who']}{due['what']}{full}"
    posts = _POSTS.match(head) if full in _PRESENT else None
    return f"实有{posts['kind']}人员" if posts else ""


def across(head: str, words: str) -> bool:
    """Whether `words` tell of what went out and `head` of what came in, or the other way.

    >>> across("决算收入", "决算支出"), across("项目支出", "支出决算")
    (True, False)
    """
    return ("收入" in head and "支出" in words) or ("支出" in head and "收入" in words)


def joined(head: str, words: str) -> str:
    """`words` after `head`, said once where they overlap: 财政拨款支出 + 支出决算 → 财政拨款支出决算."""
    if head.endswith(words) or (len(words) == 2 and words[1] == "均" and words in head):
        return head
    return head + (words[2:] if len(words) > 2 and head.endswith(words[:2]) else words)
