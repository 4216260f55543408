"""What kind of figure a question's words ask for: money, a rate, a score, or a number of things, and counted in what."""

from __future__ import annotations

import re

from assistant.query import Wanted
from index.schema import Basis

THINGS = (
    r"人次|批次|分钟|小时|平方公里|平方米|平米|立方米|平方|立方|公里|公顷|公斤|千米|厘米|毫米|家(?!庭)|个(?!亿|百分|点(?!位))|人(?!均|员)|名|户(?!均)|次|项(?!目)|条(?!件)"
    r"|辆|处|亩|所|座|台|起|件|场|批|套|株|头|张|份|本|期|天|对|间|吨|眼|部(?!门|分)|盏|棵|只(?!有|是|能)|羽|尾|栋|幢|册|篇|宗|支(?!出|付)|艘|架|枚|层|趟|斤|米"
)
"""Measure words, longest first; none where they begin another word."""
COUNT = re.compile(rf"(多少|几)(?:万|亿)?({THINGS})")
ASKED_NOUN = re.compile(
    rf"(?:多少|几)(?:万|亿)?(?:{THINGS}|万|亿|元|钱)?(?:的)?(?P<noun>(?!(?:万|亿)?(?:{THINGS})[\u4e00-\u9fff]?$|个?(?:百分)?点)[\u4e00-\u9fffA-Za-z0-9]{{2,}})$"
)
PLACE_NOUN = re.compile("(?:多少|几)个(?P<noun>[村镇乡县校站桥])$|(?P<counted>[\u4e00-\u9fff]{2})(?:总数|总量)$")
_NO_MONEY = "(?!亩|头|人|户|家|吨|平|立|公|株|只|千|名|次|辆|个|棵|羽|份|册|斤|米|盏|件)"
_MONEY_NOUN = re.compile(
    r"钱|元|资金|经费|费|款|投资|补助|补贴|奖|税|收入|支出|产值|额|预算|决算|利润|成本|工资|[亿万]|分$"
)
_SUM = re.compile(f"(?:多少|几)(?:钱|个?亿元?|万元){_NO_MONEY}")
_SCALED = f"(?:亿|万){_NO_MONEY}"
_MONEY = re.compile(
    rf"多少({_SCALED}|钱|元|资金|税(?!率|种|务)|工资|补[贴助]|奖[金补])|几(个)?{_SCALED}|花|[发拨补奖]放?了?多少(?!人|户|家|份|本|条|个|名)|经费|资金|金额|费用|投资|控制数|折合"
    r"|(?:租金|[费款税])(?:收|缴|征|追|退|返|交|付)[^,。?率比]{0,3}?多少(?!户|家|人|个|次|份|笔|项|宗)"
    r"|(?:[补资]助|补贴|津贴|税[金款]?|税收|工资|报酬|薪酬|奖金|[租押]金|(?<![物评])价|单价|造价|价格|成本)(?:标准)?(?:是|为|有)?多少(?:$|[,。?])"
    r"|(?:中标|合同|结算|审定|控制|成交)价(?![一-龥]*[家个份])|(?:结算|审定)$"
    r"|(?:[投付贴拨缴兑欠]|到位|支出|支付|结余|结转|融资|贷款|募捐)(?:了|出去?了?)?多少(?:钱|万|亿|元|$|[,。?])"
)
_RATE = re.compile(r"百分|%|(?:多少|几)个?点(?!位)|[率速幅](?!先)|比重|占比|比例|几成")
_NUMBER_OF = re.compile(r"(?:人|户|次|件|车|辆|处|床位|企业)数(?:量)?(?!据|字|额|占)|人次(?!均)")
_SCORE = re.compile(r"(?:多少|几)分(?!钟|[公之])|得分(?!率)|打分|分值|满分|评分|自评分|扣(了)?几?分")


def wanted(text: str) -> Wanted:
    """The kind of figure the words ask for; "" when they leave it open."""
    if _SCORE.search(text):
        return "score"
    if _RATE.search(text) and not re.search(r"多少(亿|万|钱|元)", text):
        return "rate"
    if _SUM.search(text):
        return "money"
    if COUNT.search(text):
        return "count"
    noun = ASKED_NOUN.search(text)
    if noun and not _MONEY_NOUN.search(noun.group("noun")):
        return "count"  # 惠及多少学生
    return "money" if _MONEY.search(text) else ""


def of_basis(bases: tuple[Basis, ...]) -> Wanted:
    """Budgets and final accounts are of money."""
    return "money" if any("预算" in basis or basis in ("决算", "追加") for basis in bases) else ""


def of_number(text: str) -> Wanted:
    """A number of heads, houses or times is a count, whatever is asked with it."""
    return "count" if _NUMBER_OF.search(text) else ""


def counter_of(text: str) -> str:
    """The measure word asked for; "" for none or the general 个."""
    match = COUNT.search(text)
    word = match.group(2) if match else ""
    return {"名": "人", "个": "", "批": "批次", "平方": "平方米", "平米": "平方米", "立方": "立方米"}.get(word, word)
