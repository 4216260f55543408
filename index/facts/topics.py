"""What a sentence is about when that is narrower than the unit: a hospital or school, a bridge, a project."""

from __future__ import annotations

import re

from index.facts.drafts import Draft
from index.lexicon import any_of, lexicon
from index.schema import PLANNED_MONEY

_HOUSE = any_of(lexicon().sentences.houses)
_OWNER = re.compile(rf"^(?P<owner>[一-龥]{{1,14}}?{_HOUSE})(?:全年|当年|本年|共|累计)*(?P<rest>[一-龥“”a-z].+)$")
# 选派城镇教师到乡村学校, 发现柳林中学: words of what was done to a house name no house.
_DEED = re.compile(
    r"[到在对往]|招聘|招录|选聘|标准|发现|指出|选派|用于|参加|支持|走进|送|涉及|覆盖|拆除|会同|联合|迁建|合并"
)
# 第三小学综合楼和白石中学食堂: what is told of both is neither's.
_TWO_HOUSES = re.compile(rf"[、和及与][一-龥]{{1,12}}?{_HOUSE}")
_OWN_HOUSE = re.compile(rf"^[一-龥]{{0,14}}?{_HOUSE}(?=.)")
_ANY_HOUSE = re.compile(
    r"^(?:下设|下辖|下属|内设|所属|委托|聘请|邀请|系|与|全部|所有|各|其他|公立|民营|民办|公办|乡镇|村|基层|[省市县区]级|定点|综合|专科|普惠|义务教育|农村|城镇|[一二三四五六七八九十两]|每|新建|改扩?建|建成|完成|支持|改造|为|对|在|由|全|局|组织|开展"
    r"|标准化|示范|特色|规模|重点|困难|中小|优秀|新增|创建|中心)"
)
# 农村饮水安全工程 is one project, 农村学校 is any.
_NAMED_PROJECT = re.compile(r"(?:农村|城镇|乡镇|城乡|义务教育|综合|村)[一-龥]{4,}(?:项目|工程)$")
_NO_REST = re.compile(
    r"^(?:等|及|和|与|、|的$|数|建设数|个数|校长|院长|(?:改扩?|迁|新|扩|续)?建(?:设|工程|项目)|维修|改造|修缮)"
)
_THING = any_of(lexicon().sentences.works)
_TOPIC = re.compile(
    rf"^(?:由.{{2,24}}?(?:承建|建设|实施|承担|代建|施工)的)?(?P<topic>[一-龥“”a-z\d]{{2,20}}?{_THING}(?:[一二三四]期)?(?:项目|工程)?)"
    r"(?:$|(?=由|于|自|已|主体|基本|按期|如期|原定|受|因|经|系|是|全面|正式|开工|建成|完工|竣工|位于|坐落|(?:19|20)\d\d年|今年|当年))"
)
_FUND = re.compile(
    r"^(?:安排|下达|拨付|落实|投入)?(?P<fund>[一-龥“”]{3,18}?(?:资金|专项|经费|补助|补贴|项目|基金))(?:累计|实际|共|全年|当年|本年|年初)*(?:支出|预算|安排|下达|到位|拨付)?$"
)
_BECAUSE = re.compile(r"^(?P<fund>[一-龥“”]{3,18}?(?:资金|专项|经费|补助|补贴|基金))(?:因为?|由于|受)(?=.{2})")
_NO_FUND = re.compile(
    r"^(?:两|[三四五六七八九十])?(?:[个项类]|大类)|(?:中央|[省市县区州]级?|上级|财政|本级|地方|各级|其他|所有|全部|上年|年末|年初|结转|结余|到位|追回|追加|争取|社会|自筹|配套|抽查|管理|整合|人员|公用|公务|日常)"
)
_DOER = re.compile(
    r"^(?P<who>(?!全|各|由|对|为|在|向|从|以|与|和|其中|其他|部分|所有|重点|涉及|覆盖|[省市县区])[一-龥]{1,5}(?:镇|乡|街道|村|社区|片区))(?:全年|当年|共|累计|已|实际|均)*"
    r"(?:完成|实施|兑付|发放|支付|到位|安排|投入|获得?|下达|拨付|实现)了?(?P<what>[一-龥]*)$"
)
_ATTRIBUTE = re.compile(
    r"^(?:(?:概算|计划|项目|估算|批复|预算)?总投资|总概算|(?:开工以来)?(?:累计|已|共|当年|本年|实际|全年|年内)*完成投资|投资额?|安排(?:(?:中央|[省市县区州]级|财政|专项|上级)?(?:财政)?(?:资金|补助|经费|预算))?|尚未支付|未支付|(?:累计|已|已经)+(?:支付|拨付)|(?:桥|全|总|路线?)?长度?|桥宽"
    r"|占地(?:面积)?|(?:总)?建筑面积|总面积|(?:设计|设置|新增)?床位|(?:总)?库容|(?:实施|列养|建设|改造|养护|硬化|新建|新改建)?里程|新改建|新增公办学位|新增学位|设计规模|处理能力|装机(?:容量)?"
    r"|(?:地方政府)?(?:专项|一般)?债券资金|资金到位率?|到位(?:资金|率)?|未到位|结余|支出|实际支出|累计支出|本子?项目?(?:合计|共计?|实际|累计)?支出|(?:预算|资金|支出)?执行率|(?:合同|中标|审定|结算|送审|控制|成交)(?:总?价|金额|额)|(?:服务|咨询|评审|监理|检测|审计)?费用?|造价|平均每公里造价|工期|供水能力|灌溉面积|受益面积|日处理能力|带动(?:移民|农户|群众|脱贫户|就业|周边)[一-龥]{0,6})$"
)
_ENTRUSTED = re.compile(
    r"(?:委托|聘请|引入|邀请)[一-龥（）()]{3,24}?(?:公司|事务所|院|所|中心|大学|学院|机构)(?:对[一-龥]{2,14}?)?(?:开展|进行|实施|承担|负责|提供)了?"
    r"(?P<what>[一-龥]{2,12})"
)
_GOES_ON = re.compile(r"^(?:该|此)(?:项目|工程|桥|校|院|路|水库|厂|中心|基地)|^其中该")


def owner(words: str) -> tuple[str, str]:
    """(the house `words` begin with, what of it): 县人民医院药占比 → 县人民医院, 药占比; ("", words) without one.

    >>> owner("县人民医院全年门急诊"), owner("乡镇卫生院")
    (('县人民医院', '门急诊'), ('', '乡镇卫生院'))
    """
    match = _OWNER.match(re.sub("^原有", "", words))
    if (
        match is None
        or _ANY_HOUSE.match(match["owner"])
        or _DEED.search(match["owner"])
        or _NO_REST.match(match["rest"])
        or _TWO_HOUSES.search(match["rest"])
    ):
        return "", words
    return match["owner"], match["rest"]


def mentions_house(words: str) -> bool:
    """Whether `words` speak of houses of their own: 乡镇污水处理厂运营费."""
    return bool(_OWN_HOUSE.match(words))


def doer(words: str) -> tuple[str, str]:
    """(the town or village that did it, what it did) of 石塘镇完成户厕改造 and 龙岗乡完成; "", "" for other words.

    >>> doer("石塘镇完成户厕改造"), doer("全镇完成户厕改造")
    (('石塘镇', '户厕改造'), ('', ''))
    """
    match = _DOER.match(words)
    return (match["who"], match["what"]) if match else ("", "")


def topic(clause: str) -> str:
    """The project a clause without figures tells of: 石门大桥 of 由甲公司承建的石门大桥于5月建成; "" for other clauses."""
    match = _TOPIC.match(clause)
    if match is None or (_ANY_HOUSE.match(match["topic"]) and not _NAMED_PROJECT.match(match["topic"])):
        return ""
    return match["topic"]


def entrusted(clause: str) -> str:
    """What somebody was hired to do, which the fee behind it is for: 监测评估 of 委托某公司开展监测评估; "" for other clauses."""
    match = _ENTRUSTED.fullmatch(clause) if clause.startswith(("委托", "聘请", "引入", "邀请")) else None
    return match["what"] if match else ""


_HEADED = re.compile(
    r"[ \t\u3000]*(?:[(（]?\d{1,2}[)）.、．](?!\d)|[(（][一二三四五六七八九十]{1,2}[)）]|[①-⑳]|[一二三四五六七八九十](?:是|、)"
    r"|其[一二三四五六七八九十][，,、]|(?:子?项目?|子项|专项|工程|任务|方向)[一二三四五六七八九十\d]{1,2}[：:、．.\s]"
    r"|第[一二三四五六七八九十][，,、])[ \t\u3000]*"
    r"(?P<title>[一-龥“”、（）]{3,24})。(?P<first>[^\n]{0,80})"
)
# What heads the money of the whole, and no project's.
_OF_ALL = (
    r"情况$|多少|怎么|哪|自评|满意度|结果|性质|总体|整体|决算|预算|拨款|结转|结余|总额|规模|(?:支出|收入|构成|来源|支持方向|投向)$|问题|不足|目标"
    r"|(?<!工程)措施(?!项目)|评价|结论|成效|效益$|指标$|概况|建议|原因|产出|执行|绩效|收支|成本|到位$|资金(?:投入|使用|安排|管理|拨付|到位|分配)"
    r"|^(?:部门|单位|项目|基本|专项|财政|其他|资金)|[不未较慢弱滞缺]|低(?![产碳保])"
)
_HEADS_ALL = re.compile(_OF_ALL)
_HEADS_NO_PROJECT = re.compile(_OF_ALL + "|职责|任务|人员|分类|资产|负债|管理$|制度|监督|工作$|低|重[一-龥]轻")
_MONEY_TOLD = re.compile(r"(?:安排|预算|支出|投入|下达|拨付|投资|资金|经费|发放)[一-龥]{0,8}\d|标准")
_MONEY_FIRST = re.compile(
    r"\s*(?:全年|当年|年初|共|实际|累计|本年度?|(?:19|20)\d\d年度?)*"
    r"(?:安排|预算|支出|投入|由[一-龥]{2,8}(?=资金))[^，,。\d]{0,6}\d[\d.]*万?元"
)
_EACH = re.compile(r"每[人户亩生床月天小公平立学][月年天时里方]?|单价|人均|户均|亩均")
_DUE_ONLY = re.compile(r"应结|下达|到位")
_PAID = re.compile(
    r"(?:共|累计|实际|全年)*(?:发放|支付|兑付|拨付|投入|使用|下达|到位|列支|应结|补助|补贴|金额)+(?:金额|资金|补助|补贴)?"
)


def paid(words: str, *, money: bool) -> bool:
    """Whether `words` say no more than that money was paid or what each gets, so that what for must stand before."""
    return bool(_PAID.fullmatch(words) or (money and _EACH.search(words)))


def only_paid(words: str) -> bool:
    """Whether `words` say that money was paid and nothing else: 发放金额."""
    return bool(_PAID.fullmatch(words)) and not _DUE_ONLY.search(words)


def headed(paragraph: str, *, strict: bool = False) -> str:
    """The sub-project that heads a numbered paragraph telling of its money; "" for other paragraphs.

    Args:
        strict: It begins with its money and nothing else.

    >>> headed("2.水源井更新。安排780万元，支出768.35万元。"), headed("2.资金到位情况。到位780万元。")
    ('水源井更新', '')
    """
    match = _HEADED.match(paragraph)
    if match is None:
        return ""
    first = _MONEY_FIRST.match(match["first"])
    told = first if strict else _MONEY_TOLD.search(match["first"])
    return "" if not told or (_HEADS_ALL if first else _HEADS_NO_PROJECT).search(match["title"]) else match["title"]


def of_topic(words: str) -> bool:
    """Whether `words` are what a project has, so that whose it is must stand before: 桥长, 总投资, 占地面积."""
    return bool(_ATTRIBUTE.match(words))


def of_it(words: str) -> str:
    """What of a topic `words` name: 该项资金到位 → 到位.

    >>> of_it("该项资金到位"), of_it("桥长")
    ('到位', '桥长')
    """
    return re.sub(r"^(?:该(?:项|笔)?(?:专项)?(?:资金|经费|补助))?(?:截?至?年[末底](?=支出))?", "", words)


def goes_on(sentence: str) -> bool:
    """Whether a sentence is about the topic of the one before: 该项目总投资…"""
    return bool(_GOES_ON.match(sentence))


def fund(draft: Draft) -> str:
    """The fund of whose money a sentence begins to tell: 救灾资金 of 救灾资金支出571万元, 维修资金 of 维修资金因两次流标,
    结余8万元; "" for other figures."""
    if (because := _BECAUSE.match(draft.noun)) and not _NO_FUND.match(because["fund"]):
        return because["fund"]
    if draft.metric is not None or draft.change or draft.quantity.base[1] != "元":
        return ""
    match = _FUND.match(draft.noun)
    return match["fund"] if match and not _NO_FUND.match(match["fund"]) else ""


def budgets(draft: Draft) -> bool:
    """Whether a figure is the budget of something that the pack has no metric for."""
    return draft.basis in PLANNED_MONEY and draft.metric is None and not draft.change and len(draft.noun) > 2


def bare(noun: str) -> str:
    """The project itself, of 石门大桥总投资."""
    return re.sub(r"(?<=...)(?:概算|计划|项目)?(?:总?投资额?|合同价|中标价|总?造价)$", "", noun)


def opens_item(draft: Draft, *, first: bool) -> bool:
    """Whether a numbered item begins with this amount, so that what follows tells of it: (1)农村公路改造4286万元."""
    money = draft.quantity.base[1] == "元" and draft.metric is None and len(draft.noun) > 3
    return first and money and not draft.noun.endswith("应到位")
