"""How the words of a metric are made from those named before: rates, programmes and whom they reach, quarters."""

from __future__ import annotations

import re

_PROGRAMME = re.compile(
    r"^(?:.*?(?:开展|实施|发放|落实|举办|组织|兑付|兑现|推进|推行|提供|拨付|下达)|(?:安排|支付|投入))(?:了|各类|各项)*(?P<what>.{2,16})$"
)
_STATES = frozenset({"在建", "完工", "竣工", "建成", "投用", "续建", "未完工", "未开工"})
_REACHED = re.compile(
    r"(?P<verb>惠及|受益|参与|参加|参训|带动(?=就业|农户|群众))(?P<whom>[一-龥]{0,10}?)(?:共|约|达|近|为|超过)*$"
)
_GIVEN = re.compile(r"^(?:发放|兑现|兑付|补助|拨付|落实)(?P<what>[一-龥“”]{2,12})$")
_PERIOD = re.compile(
    r"^(?P<period>(?:第?[一二三四1-4]季度|[上下]半年|前[一二三]个?季度|\d{1,2}[-—~至]\d{1,2}月份?)(?![末底初\d]))(?P<rest>.*)$"
)
_AGENT = re.compile(
    r"^(?P<agent>.{1,10}?(?:企业|合作社|农户|公司|园区|机构|学校|医院|景区|市场主体|经营主体|农民|商户|基地))(?:全年|当年|共|累计|实现|完成)*(?=新增|上缴|缴纳|增加|带动|销售|吸纳|营业|产值|营收)"
)
_GOT_BACK = frozenset({"追回", "追讨", "讨回", "挽回", "追缴", "清欠", "减免", "解决", "争取"})
_ACTS = re.compile(r"^(?:新增|上缴|缴纳|吸纳|带动|销售|实现|完成|营业|营收|研发|利润|安置|户均|人均)")
# 40个项目中有3个未完工; 11个乡镇专职人员46人; 23个项目开工率100%: whose figures the next ones are.
_AMONG = re.compile(r"^(?P<all>[一-龥]{2,12}?)中(?!小|央|型|医|学|心|药|期|标|等|职|专学|共)")
_PLACES = re.compile(
    r"^(?:乡镇[一-龥]{0,4}[站所](?=专|工|在|共|人|职)|镇街|乡镇|镇村|镇办|县区|县市区|区县|街镇|村居|村社)"
)
_MEASURED = re.compile(
    r"(?:率|收入|均|额|值|面积|得分|满意度|人员|投资|产值|增速|增幅|降幅|占比|比重|合计|合格|支出|资金)$"
)
_PEAK = re.compile(
    r"(?P<what>.*)(?:最[高低多少大小长短快慢好差]|居首|第一|次之)"
    r"|(?:其中)?(?P<of>.{0,10})最[高低多少大小长短快慢好差]的?(?:一[座个家条])?[是为](?P<who>.{2,14})"
)
_ONE_PLACE = re.compile(
    r"(?![全各本该其])[一-龥]{1,8}?(?:[省市县区州旗乡镇村校院所厂]|街道|街道办|社区|中心|公司|医院|卫生院|小学|中学|幼儿园)"
)
# 与上年的10万元相比减少2万元: the second half of 与…相比.
_WITH = re.compile(r"^相比(?:较)?[,，]?(?=[增减下上提降少多高低])")
# 全年预算调整为9873万元 is 全年预算.
_REBUDGETED = re.compile(r"(?:(?P<year>(?:全年|年度)预算)|预算)(?:数|总额|规模)?(?:调整|调增|调减|追加)(?:为|至|到)$")
# 比上年的114万元多支出13万元: 多支.
_SPENT_MORE = re.compile(r"^(?P<how>[多少](?:支|收))[出入]$")
_SPENT = re.compile(r"^(?P<all>[，,]?(?:(?:19|20)\d\d年|全年|当年|本年度?|实际|累计|共)+)列支(?:资金)?$")
_PAID_TO = re.compile(
    r"^(?P<whom>(?:\d+(?:至|-)\d+周?岁)?[一-龥\d]{2,14}?)(?:按(?:每[一-龥]{1,3}){0,2}[\d.,]+万?元(?:/[一-龥]){0,2}(?:的?标准)?)?(?:足额|按时|及时)?"
    r"(?P<verb>发放|兑付|兑现|拨付|提供|给予|落实|配发|追回|追讨|讨回|挽回|追缴|清欠|减免|解决|争取)(?:了)?(?P<what>[一-龥“”]{2,14})(?=$|[,，。;；:：、])"
)


DONE_ALL = re.compile(
    r"(?<=..)(?:已?全部|均已?|已|都)(?:按期)?(?:开工|完工|竣工|建成|投用|投入使用|启动|实施|招标|验收|交付)(?:建设)?$"
)
"""小区全部开工 is of 小区."""


def part_rate(part: str, rate: str) -> str:
    """A rate of one of those that the rate of all is taken apart for.

    >>> part_rate("受补助企业", "总体满意度"), part_rate("高血压患者", "规范管理率")
    ('受补助企业满意度', '高血压患者规范管理率')
    """
    return part + ("满意度" if rate.endswith("满意度") else re.sub("^.*?(?:总体|综合|平均|整体|总)(?=.{2})", "", rate))


def rated(head: str, rate: str) -> str:
    """The words of a rate of what `head` names, with what both say said once.

    >>> rated("高考本科上线", "上线率"), rated("节约资金", "节约率"), rated("拆迁任务", "完成率")
    ('高考本科上线率', '资金节约率', '拆迁任务完成率')
    """
    if rate == "结案率" and head.endswith("结"):
        return rate  # 审执结8963件，结案率96.7%
    head = re.sub(r"^(?:累计)?(?:建立|建成)(?=.{3})|(?:共计|合计)$", "", head)
    stem = rate[:-1]
    head = re.sub(r"(?<=..)[应实](?:到|收|缴|付|发|拨|交)$", "", head)
    head = re.sub(rf"(?:没有|尚?未|不)(?={stem}$)", "", head)
    head = DONE_ALL.sub("", head)
    for size in range(min(len(stem), len(head)), 1, -1):
        if head.endswith(stem[:size]):
            return head + rate[size:]
    if head.startswith(stem):
        rest = head[len(stem) :]
        return rate if rest in ("量", "数", "额") else rest + rate
    at = head.find(stem)
    if at > 1:
        return head[:at] + rate
    if re.search(".{0,2}".join(stem), head):
        return rate  # 取证率 after 取得证书.
    if not head.startswith(stem[:2]):
        return head + rate
    rest = head[2:]
    return rate if rest in ("到位", "完成", "落实", "金额", "额") else rest + rate


def usual(before: str) -> str:
    """The words before a figure in the words most reports use: 全年列支 → 全年支出, 预算调整为 → 调整预算.

    >>> usual("全年列支"), usual("预算调整为"), usual("全年预算调整为")
    ('全年支出', '调整预算', '全年预算')
    """
    before = _SPENT_MORE.sub(r"\g<how>", before)
    before = (
        re.sub(r"(?:调整预算|预算调整)[(（](?:追加|调增)[)）]$", "追加", before) if before[-1:] in ")）" else before
    )
    words = _SPENT.sub(r"\g<all>支出", _WITH.sub("", before))
    return _REBUDGETED.sub(lambda match: match["year"] or "调整预算", words)


def programme(head: str) -> str:
    """What is carried out or paid, without the verb: 落实殡葬惠民补贴 → 殡葬惠民补贴; "" when too long to be a name."""
    if head in _STATES:
        return ""  # 完成5个，1个在建，惠及1512户
    match = _PROGRAMME.match(head)
    what = match["what"] if match else head
    return what if len(what) <= 16 else ""


def reached(before: str) -> tuple[str, str, str] | None:
    """(what stands before it, verb, whom) of words before a count that end in 惠及, 参与学生 …; None for others."""
    match = _REACHED.search(before)
    return (before[: match.start()], match["verb"], match["whom"]) if match else None


def given(between: str) -> str:
    """为老人5960人发放高龄津贴430万元: what is given, in the words between count and amount; "" when nothing is."""
    match = _GIVEN.match(between)
    return match["what"] if match else ""


def period(words: str) -> tuple[str, str]:
    """(the part of a year `words` begin with, the rest): 二季度完成投资 → 二季度, 完成投资; ("", words) for none."""
    match = _PERIOD.match(words)
    return (match["period"], match["rest"]) if match else ("", words)


def agent(words: str) -> str:
    """Who did it, when `words` begin with them: 受补助企业新增销售收入 → 受补助企业; "" when they do not."""
    match = _AGENT.match(words)
    return match["agent"] if match else ""


def acts(words: str) -> bool:
    """Whether `words` begin with what someone did, so that who it was must stand before: 上缴税金."""
    return bool(_ACTS.match(words))


def among(after: str) -> str:
    """The things of which a part is counted next: 项目 of 40个|项目中有3个; "" when none are."""
    match = _AMONG.match(after)
    return match["all"] if match else ""


def peak(clause: str) -> str:
    """What a clause says is most or least, whose figure comes next; "" for other clauses.

    >>> peak("对办事效率的满意度最高"), peak("库容最大的是石盘水库"), peak("最大的为石盘水库")
    ('对办事效率的满意度', '石盘水库库容', '石盘水库')
    """
    match = _PEAK.fullmatch(clause)
    return (match["who"] + match["of"] if match["who"] else match["what"]) if match else ""


def is_place(words: str) -> bool:
    """Whether words are the name of a place or house and nothing else: 沅口市, 石坪镇卫生院."""
    return _ONE_PLACE.fullmatch(words) is not None


def places(noun: str) -> str:
    """镇街 of 11个|镇街民政专职人员46人: the count is of the places, the next one of what they have."""
    match = _PLACES.match(noun)
    return match[0] if match else noun


def measured(words: str) -> bool:
    """Whether the words between two figures name what the second measures, so that they are not the first's."""
    return bool(_MEASURED.search(words))


def got_back(noun: str) -> bool:
    """Whether `noun` is what was got back for someone: 追回欠薪."""
    return noun[:2] in _GOT_BACK


def paid_to(after: str) -> tuple[str, str] | None:
    """(whom, what) of 向5960名|老人发放高龄津贴 and 向276名|毕业生按1500元/人发放求职补贴; None for other words."""
    match = _PAID_TO.match(after)
    if match is None:
        return None
    got_back = match["verb"] in _GOT_BACK
    return match["whom"], (match["verb"] if got_back else "") + match["what"]
