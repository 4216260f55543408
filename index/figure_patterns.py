"""How figures are written in Chinese text, as patterns: numbers, units, comparators; and what only looks like one."""

from __future__ import annotations

import re

from index.schema import Comparator
from index.units import MEASURES

WORDS_BEFORE: dict[Comparator, str] = {
    "≥": "≥ >= 不低于 不少于 至少 不小于 大于等于 大于或等于 最低",
    "≤": "≤ <= 不高于 不超过 不大于 不多于 至多 小于等于 小于或等于 最高",
    "<": "< 小于 低于 少于",
    ">": "> 大于 高于 多于",
    "超": "超过 超 突破 逾",
    "不足": "不足 不到",
    "": "未达到 未达 没有达到 没达到 达不到",
    "约": "约 大约 约为 约占 ≈",
    "近": "近 将近 接近",
}
WORDS_AFTER: dict[Comparator, str] = {
    "以上": "及以上 以上",
    "以下": "以下 及以下 以内 之内",
    "约": "左右 上下",
}
BEFORE = {word: comparator for comparator, words in WORDS_BEFORE.items() for word in words.split()}
AFTER = {word: comparator for comparator, words in WORDS_AFTER.items() for word in words.split()}

NUMBER = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
NUMERAL = r"[零〇一二三四五六七八九十百千万亿两]+(?:点[零〇一二三四五六七八九]+[万亿]?)?"
# A measure word that is the beginning of another word measures nothing: 12分别为, 5处理, 3条例.
NOT_FOLLOWED = {
    "分": "别析管类解为布享钟之工包厂局队公散",
    "家": "庭长具电",
    "条": "件例",
    "次": "年日要月会常序",
    "本": "级年单区县市局地部月",
    "处": "理置罚于",
    "期": "间末初限",
    "批": "复准发零示",
    "部": "门分队",
    "台": "账",
    "对": "比象口应照接全",
    "组": "织",
    "头": "部",
    "位": "于居列置",
    "支": "出付持行撑局",
    "所": "属有在需得以辖",
    "升": "级至到为",
    "款": "项额",
    "门": "户类诊",
    "口": "径岸",
    "元": "旦素",
    "人": "均民社才力大居事为",
    "项": "目",
    "名": "单录称优",
    "户": "籍口",
    "类": "别似",
    "例": "如外",
    "面": "积向",
    "节": "能约水电日",
    "度": "汛过假",
    "个": "体人性税别",
    "天": "然津",
    "站": "点",
    "场": "地所",
    "方": "面式案法向便",
    "间": "接隔",
    "班": "子主",
    "米": "面",
    "道": "路德",
    "盘": "活",
    "管": "理护网道控委局辖",
    "幅": "度",
    "床": "位",
    "片": "区",
    "种": "植子养粮",
    "眼": "下",
    "起": "来草步",
    "套": "取",
    "张": "家贴",
    "副": "县局市主",
    "根": "据",
    "把": "关",
    "块": "状",
    "t": "abcdefghijklmnopqrstuvwxyz",
}


def _measure(word: str) -> str:
    bad = NOT_FOLLOWED.get(word, "")
    return re.escape(word) + (f"(?![{bad}])" if bad else "")


MONEY = r"(?:万亿|[千百十]?[万萬亿]|千|百)?(?:[美欧港日]元|英镑|[元圆](?![旦素]))"
COUNT = (
    rf"(?:[千百十]?[万萬亿]|千|百)?(?:{'|'.join(_measure(word) for word in sorted(MEASURES, key=len, reverse=True))})"
)
SCALE = r"(?:[千百十]?[万萬亿])(?!人|名|户|亩|吨)"
# 8.6/10万: so many in a hundred thousand.
IN_SO_MANY = r"/(?:1?0?0?[万千]|十万)(?!元|分)"
UNIT = rf"{MONEY}|%|‰|{IN_SO_MANY}|{COUNT}|{SCALE}"
# What a price is per: 元/人/月, 元/平方米; nothing else after a slash belongs to the unit (460元/月提高到520元/月).
_ONE = (
    r"(?:平方公里|平方米|立方米|公里|千米|学年|学期|床日|课时|小时|公斤|每?(?:人次|[人户亩年月天日生床村吨米台套个件次头只株座辆家班校站处度元])"
    r"|㎡|m²|m³|km|m|t|l|升|万吨)"
)
PER = rf"(?:/{_ONE}(?:[·.*/]{_ONE})?)?"
CMP = "|".join(sorted(BEFORE, key=len, reverse=True)).replace("|超|", "|(?<![彩B])超|")  # 彩超2台
POST = "|".join(sorted(AFTER, key=len, reverse=True))

FIGURE = re.compile(
    rf"(?:(?<![签节制违契履合附最临靠])(?P<cmp>{CMP}))?(?P<sign>[-负+](?=\d))?"
    rf"(?:(?P<parts>十万|[百千万])分之(?P<of>{NUMBER}|{NUMERAL})|(?P<num>{NUMBER})|(?P<cn>{NUMERAL}))"
    rf"(?P<more>[余多来](?=[万亿元]|{COUNT}))?(?P<unit>{UNIT})?(?P<mid>[余多](?!\d|[支收花用发缴投拨补](?:出|入|放)?\d)(?P<rest>{MONEY}|{COUNT}|(?<=个[余多])(?:月|小时|星期|学时|工作日))?)?(?P<per>{PER})"
    rf"(?:(?:\(含\))?(?P<post>{POST}))?"
)
HUNDRED_MILLION = re.compile(r"(?P<cmp>近|约|超|逾|超过)(?P<unit>[百千]?[亿万]元)(?!以|级)")
TENTHS = re.compile(
    r"(?P<cmp>近|约|超|超过|逾|不足)?(?P<digit>[一二两三四五六七八九\d])成(?P<more>半|多)?(?=[以左,，。;、)的]|$)(?P<post>以上|左右)?"
)
DATE = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?:[-./](?:0?[1-9]|1[0-2])[-./](?:[0-2]?\d|3[01])(?!\d)|[-—~至/](?:19|20)\d\d(?=年)|年?[-—~至](?:19|20)?\d\d年|(?=年))"
    r"|\[\d{4}\]?\d*号?|(?<!\d)\d{1,2}(?=年(?!级|制))|\d{1,2}(?:[-—~至、]\d{1,2})?(?=月|日|号|时|:\d)|\d+(?=届)|(?<=届)\d+次"
    r"|第[\d一二三四五六七八九十百]+|(?<=\d)[:∶×]\d+(?:\.\d+)?|《[^》]*》|\d+[·]\d+|[a-z][a-z]*[-+]?\d+(?:\.\d+)*(?![\d.]*(?:吨|公斤|千克|毫克|微克|克(?!服)|万?元|%|台|套))|\d+(?:\.\d+)?(?=[a-z](?!2|3|m|g|²|³|o\b))"
)
# 二道河镇, 三公里村, 六道沟乡卫生院: a numeral with what could be a measure, inside the name of a place.
_LAND = "河沟湾岭山梁坡岗岔桥店子庙泉井坝塘洼堡堰滩坎坪川口关营屯寨庄坊窑洞溪江湖海淀沱渡埠圩墩坑树林房里铺台"
_PLACE = r"(?:镇(?![办级区直])|乡(?![道村镇级办亲贤土])|街道|村(?![级道集卫小镇务内口])|屯(?!粮)|寨|社区(?![医卫居工服])|水库|林场|灌区|沟)"
PLACE_NAME = re.compile(
    rf"(?P<stem>[一二三四五六七八九十]{{1,2}}(?:[道家间棵座站块台眼盘门口户里条片层排面段股支场合][一-龥]?[{_LAND}]|(?:公里|里|户)(?!村民))){_PLACE}"
)
# 三公里公车运维: 三公, and what is in them.
OF_THREE = re.compile(r"三公里(?=头|面|的|公务|公车|接待|因公|出国|哪|[,，、])")
DURATION = re.compile(
    r"(?:连续|历时|为期|满|任期|保修|(?:年限|期限|寿命|周期|工期|(?:质保|保修|保质|建设|服务|有效|管护)期)(?:为|是|达到?|约|[≥≤><]|不低于|不少于|至少)?)$"
)
