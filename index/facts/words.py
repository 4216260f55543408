"""The words before and after a figure: which of them name it, which only lead up to it.

Everything here is about Chinese, not about finance: connectives, time, verbs that carry a figure (达到, 完成), and the
ways a change is put (同比增长, 较上年减少).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from index.schema import Change

_TIME = (
    r"(?:截至|截止|到|至|于|在)?(?:目前为止|(?<=到)年底|(?<=至)年[底末]|目前|(?:19|20)\d\d年?[-—~至](?:19|20)\d\d年|(?:19|20)\d\d年(?:度|末|底|初)?(?:\d{1,2}月(?:份|底|末|初)?(?:\d{1,2}日)?)?|[12]\d年度?"
    r"|(?:于|在|截至|截止|到|至)?\d{1,2}月\d{1,2}日|(?:截至|截止|到|至)12月(?:份|底|末)?|今年(?:以来|底)?|本年(?!收入)度?|全年(?!预算|执行)|当年|年内|年度内|一年来|去年|上年度?(?!结)|明年|来年|下一年度?|近年来|期间)(?:止|前|起|以来)?"
)
_LEAD = re.compile(
    rf"^(?:{_TIME}|其中|导致(?=年中|预算|追加|调[增整]|实际|当年|全年)|另有|另外|另|同时|此外|但是|但(?=[一-龥\d]|$)|并且|并(?!网|购|联|轨)|且|而|及其|及(?!时|格|早)|和(?!谐|解)|与(?!会|(?:上年|去年|前年|上一年|(?:19|20)\d\d年).{{0,4}}相比)|以及|、|/|的|了(?!解)|则|也|还(?!款|贷|建房)|又|仍|均(?!价|衡|等)|都|分(?=为|成)|即(?!征|时|采)|含(?!量|税|[水糖油沙氧煤硫磷氮碳盐硒铅氟泥][率量])|包括|包含|主要包括|主要是|主要为"
    r"|主要(?=包括|是|为|用于|有)|是|为(?=.{0,3}$|年度|预算|目标|计划|全年)|达到|达(?!成|标|产)|共计|共有|共(?!同|享|建|产|青|富|治|创|性|聚)|合计(?=.{2})|(?:年度|本年度?)?(?:预算)?(?:执行(?:过程)?)?中(?:间|途)?(?=追加|调[整增减剂])|加(?=上年(?![初末中度内底]))|加上|以(?:调整后?|全年)的?预算数?(?:为(?:基数|分母|基准)|计算|测算)(?:计算)?的?(?=.{2})|连同|(?:[^,，\d]{2,12}?[中里])?(?:金额|资金|支出|占比|比重|数额|投入)?[较最][大多高]的(?:[一二两三]项)?(?:是|为|有)|[其再]次[为是](?=.{2})|按[^,，\d]{2,12}?(?:计算|测算|口径)的?(?=.{2})|系(?=[省市县区州]级)|全系统(?=.{2})|将(?!军|乐|近)(?=.{2})|年初(?:确定|设定|明确)(?!的|为)(?=.{2})|有(?![效线机关害轨色限毒氧偿序余力学无功名志声产息为人条])(?=.{3})|因(?=[^,，]{2,14}(?:率|满意度|得分)(?:未|不|仅|只|没|达|低|高|$))|\([^()]{1,10}\)(?=.{2})|【[^】]{1,12}】(?=.{2})|(?:资金)?来源(?:为|是|于|包括)(?=.{2})|(?:负责)?(?:管理|使用|经办){1,2}的(?=.{4})|同期(?=$|.{0,4}(?:支出|收入|决算))|已经|已(?=完成.|支付|拨|到位|累计|下达|兑)|先后|以上(?=[一-龥]{2})|对(?=全[市县区省])|在(?=全[市县区省])|各级(?=对)|上级下达的?|本项目|该项目|支出(?=[^占比合总]{2,}(?:费|经费|资金|款|补助|补贴)$)|继续|全面|成功|积极|预计(?!负债)|实际上?(?!值|支|使|完|到|投|拨|收|在|人|发|控|利|采)|控制在(?=预算|年初|目标|计划)|有望|力争(?:全年)?|确保|争取实现|实现了?(?!率)|完成好?了?(?!率|度|情况|值|数|额|投资|时)"
    r"|超额|仅(?=落实|完成|到位|支出|安排|有)|年底(?=完工|建成|竣工|实有|在建)|其余为(?=.{2})|直接(?=$|惠及|受益)|占(?=(?:年度|全年|既定)?(?:任务|目标|计划)数?$)|原因是|基本上|由(?=[^,，从到至]{2,10}资金$)|距离?(?=$|.{0,4}目标)|[一二三四五六七八九十]是|[一二三四五六七八九十]要|\d{1,2}[.、](?!\d(?!\d{3}年))|[一二三四五六七八九十]{1,2}[、.]|\(?\d{1,2}\)|[①-⑳]|[-—·•*])"
)
# 2020年（扶贫资金）为4060万元: the bracket is the name.
_IN_BRACKETS = re.compile(r"\([^()]{3,}\)")
_TRAIL = re.compile(
    r"(?:[仅只才]有|[高多]达|达到了?|达|(?:(?<!平)均)?为|是|略微?|稍微?|(?<![现实核含仅拥享保占具富所设原公国私共独特])有|共计|总共|共|约|大约|均?在|位?于|计|完成了?|实现了?|突破|超过|(?<![所急供必])需|仅|只|仍|尚|就|已|了|的|到|至|均|都|也|将|将会|由|从|平均|预计|有望|力争|稳定|保持|控制|其|得|惠及|受益|涉及|用于|:|：)$"
)
_KEEP = re.compile(
    r"(?:应到|实到|应得|实得|综合治理|审计|设计|统计|会计|总计|合计|小计|累计|共计|预计|概算|下达|到达|表达|目的|标的|得到|来得|所得|获得|心得|取得|难得|提高|[行作认人]为|[人户亩生村县次场床车台套头株件吨校所站店园院间桌日月年批班项单案企厂社组乡镇米里度例员篇]均|[签履违预节公]约|[未已]完成|基本完成|最高|新高|突出|不高|比例高)$"
)
_CUT = re.compile(
    r".*(?:(?<!未|超|已)完成(?!率|情况|投资|值|额|及|度|程度|数|时|比例|比重|进度|任务)了?|实现了?(?!率)|收到|共支出|共有|共计|达成|设有|批复的|下达的|安排的|拨付的|核定的|申报的|涉及|为(?=全[市县区省])|(?<=[局区县市省州])(?:财政)?(?:批复|下达|安排)(?!资金$)|(?:下达|拨付)(?:给|到)?我[省市县区州旗](?!级|本)|其中|对应|相应|带动(?=.{3})|(?<=支出)划?分为|分别|班子设)(?=(?!满意).{2})"
)
# 每万元补助带动企业投资: the verb belongs to the name.
_FOR_EACH = re.compile(r"每[百千万亿]?元")
_UP = r"增长|增加|增收|提高|提升|上升|上涨|扩大|增幅|增速|增|上浮|多|增产|多花|多支|多用|扩"
_DOWN = r"下降|降低|减少|缩减|压减|压缩|缩短|下滑|下跌|回落|减幅|降幅|减|降|少|节约|减产|减收|减支|少花|少支|少用|少收"
_CHANGE = re.compile(
    rf"(?P<versus>(?:比|较|与|同)[^,，;；]{{0,18}}?(?:相比)?)?(?P<how>同比|环比|年均|平均|预计|计划|逐年|总体|累计|实际|年|净|大幅|合计)*"
    rf"(?P<move>(?P<up>{_UP})|(?P<down>{_DOWN})|变动|变化|增减|增或减)(?P<noun>率|幅度?|速度?|额|数|量)?(?:了|约|达到?|近|为|超|是|将|达)*$"
)
TARGET_AFTER = re.compile(
    r"^的?(?:年度|既定|规定|预期|考核)?(?:目标|任务指标|指标任务|要求|控制价|计划"
    r"|标准(?!测算|计算|核算|结算|发放|给予|补助|补贴|执行|安排|支付|兑))"
)
"""What follows a figure that is set, not reached: 的目标, 的标准; 的标准测算 only tells how something is worked out."""
PER_HEAD = re.compile(r"每[人户亩生床](?:每)?[年月日天学期次]*$")
"""百岁以上每人每月 is a rate of pay, of which nothing else is told."""
_AGAINST_ONLY = frozenset(
    {"多", "少", "扩", "减产", "增产", "减收", "减支", "少花", "多花", "少支", "多支", "少用", "多用", "少收"}
)
"""What tells of a change only beside what it is compared with: 比上年少花2万元."""
_LEVEL = re.compile(
    r"(?:(?:增长|增加|提高|提升|上升|上涨|扩大|下降|降低|减少|压减|压缩|缩短|缩减|下滑|回落|调整|升|降|增|减|涨|变|提|调|压|缩)(?:到了?|至|为)|升至|降至|增至|减至|提至)(?:每[人户亩生个]?(?:每)?[年月日天]?)*$"
)
_FROM = re.compile(r"^(?P<base>.*?)(?:从|由)(?P<when>[^从由]{0,14})$")


@dataclass(frozen=True, slots=True)
class Move:
    """How a clause says that something changed."""

    base: str
    """The words before the change: what changed."""
    words: str
    """较上年下降, 同比增长, 增速."""
    change: Change
    versus: str


def trimmed(words: str) -> str:
    """`words` without what only leads up to a figure, at both ends.

    >>> trimmed("其中2022年共收到财政拨款收入为")
    '收到财政拨款收入'
    """
    return trail(lead(words))


@lru_cache(maxsize=4096)
def lead(words: str) -> str:
    while (match := _LEAD.match(words)) and match.end():
        words = words[match.end() :]
    return words[1:-1] if _IN_BRACKETS.fullmatch(words) else words


@lru_cache(maxsize=4096)
def trail(words: str) -> str:
    while (match := _TRAIL.search(words)) and not _KEEP.search(words):
        words = words[: match.start()]
    return words


def core(words: str) -> str:
    """The noun of trimmed words: after the last verb that carries it (企业完成规模工业总产值 → 规模工业总产值)."""
    cut = _CUT.match(words)
    if cut and _FOR_EACH.search(cut[0]):
        return words
    return trimmed(words[cut.end() :]) or words if cut else words


def move_in(words: str, unit: str) -> Move | None:
    """The change that `words`, standing before a figure of `unit`, end in; None for a level (增加到).

    >>> move_in("工业总产值同比增长", "%").change, move_in("较上年减少", "万元").change, move_in("减至", "家")
    ('同比', '增减额', None)
    """
    if _LEVEL.search(words):
        return None
    match = _CHANGE.search(words)
    if match is None or (match["move"] in _AGAINST_ONLY and not match["versus"]):
        return None
    base, how = words[: match.start()], match[0]
    if match["move"] == "节约" and base:
        return None
    if unit not in ("%", "‰", "成", "倍", "百分点", "个百分点"):
        if match["noun"] in ("率", "幅", "幅度", "速", "速度"):
            return None
        # 新增 and 净增 are levels of their own, and 增加项目5个 is what was done.
        return (
            Move(base, how, "增减额", match["versus"] or "")
            if match["versus"] or match["move"] not in ("增", "多", "提升", "扩大", "减", "升")
            else None
        )
    change: Change = "同比" if "同比" in how else "环比" if "环比" in how else "变化率"
    if change == "变化率" and match["versus"] and re.search(r"上年|去年|\d{4}", match["versus"]):
        change = "较上年"
    return Move(base, how, change, match["versus"] or "")


def level_after_move(words: str) -> str | None:
    """The words before 增加到, 降至 …, or None when they do not end so."""
    match = _LEVEL.search(words)
    return words[: match.start()] if match else None


def starting_point(words: str) -> tuple[str, str] | None:
    """(what, when) of 亏损企业从年初 / 大班额比例由, standing before the figure a change starts from."""
    match = _FROM.match(words)
    return (match["base"], match["when"].removesuffix("的")) if match else None


_NOUN_END = re.compile(
    r"^.{0,14}?(?:企业|项目|人员|干部|单位|学校|幼儿园|家庭|对象|群众|学生|教师|机构|部门|乡镇|街道|社区|任务|问题|岗位|村|户|职工|农户|用户|群体|中心|园区|产品|工程|标段|线路|车辆|资金|案件|居民|儿童|老人|老年人|游客|党员|农民工|医护人员|委员会|居委会|村委会|医院|基地|团组|平台|站点|场所|课题|合作社|水库|桥梁|公路|贷款|企业家)"
)
_AGED = re.compile(
    r"(?:19|20)\d\d年[^,，\d]{0,8}?的(?=[一-龥])|\d{1,3}周?岁?(?:(?:至|-|—|~|到)\d{1,3}周?岁)?(?:及?以[上下])?的?(?=[一-龥])"
)
# 7个问题主要是历史遗留, 27个项目中有个别因…超期: what is said of the things is no part of their name.
_PREDICATE = re.compile(r"(?<=..)(?:主要(?:是|为|集中|因)|(?:中有?)?(?:有)?个别因|因(?=.{4})|由于)")
_LOCAL = re.compile(r"[市县区镇乡]\((?:[市县区州旗镇乡]|街道|、)+\)")
"""县（市、区） is one word."""
_NOT_NOUN = re.compile(
    r"^(?:、|和|及|与|或|以|的|了|来|后|前|内(?!设|河|科)|中(?!小|央|型|医|学|心|药|期|标|等|职)|之|以上|以下|左右|增|减|降|升|全部|均|都|各|占|比|较|是|为|由|从|到|至|等|用于|不|未|已|于|在(?!库|建|校|册|岗|职|编|孵|园)|被|进行|通过|提供|开展|达|超|完成|列|其中|继续|按|按照|共|合计|分别|标准|考核|计入|安排|支付|给予|予以|同比|环比|(?:明显|大幅|有所|略有|显著|小幅|稳步)[一-龥]{2}$)"
)


def noun_after(words: str, *, more: bool) -> str:
    """The noun right after a count: 家重点企业产值增速在 → 重点企业; "" when none follows.

    Args:
        words: What stands between the figure and the clause's end or the next figure.
        more: Whether another figure follows; then only a noun with a clear end is taken.
    """
    if words[:1].isdigit() and (aged := _AGED.match(words)):
        rest = noun_after(words[aged.end() :], more=more)
        return aged[0] + rest if rest else ""
    if not words or _NOT_NOUN.match(words) or not re.match(r"[一-龥a-z“]", words):
        return ""
    if (local := _LOCAL.match(words)) is not None:
        return local[0]
    listed = re.split(r"[、和及]|(?<!参)与(?!率)", words)[0]
    if more and listed != words and len(listed) <= 16:
        return listed
    match = _NOUN_END.match(words)
    if more:
        return match[0] if match else ""
    return re.sub(r"(?<=..)(?:分别|主要)*[是为]$", "", _PREDICATE.split(words[:28])[0])
