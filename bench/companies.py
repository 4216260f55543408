"""A made-up table of listed companies: names, places, a year's statements in figures; and the pack that explains it.

The figures come by chance from a fixed seed, so that every run measures the same table. They are whole 分 (hundredths
of 元), small enough that sums over thousands of companies are exact in 64 bits.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


YEARS = (2019, 2020, 2021)
_CITIES = _words(
    """
    浙江省杭州市 浙江省宁波市 浙江省温州市 江苏省南京市 江苏省苏州市 江苏省无锡市 广东省广州市 广东省深圳市
    广东省佛山市 广东省东莞市 四川省成都市 四川省绵阳市 湖北省武汉市 湖南省长沙市 湖南省株洲市 山东省济南市
    山东省青岛市 山东省烟台市 河南省郑州市 陕西省西安市 福建省厦门市 福建省福州市 安徽省合肥市 辽宁省大连市
    辽宁省沈阳市 北京市 上海市 天津市 重庆市 吉林省长春市
    """
)
_FIRST = "瑞泰恒嘉盛启迈捷锐昊晟璟铭钧睿翰沃弘鼎骏凯祺禾桐榕楠柏槿蔚澜沐湛泓渊洵汐炬烨焱曜晗晖昱暄珩琪瑜璞岚峻嵩巍"
_SECOND = "德信达通诺维特康源科创联智元辰宇航翔腾跃骐骥鸿鹄鹏远图景熙和顺昌隆裕丰茂华彩虹霖露晶石玉金铂钛锦绣"
_TRADES = (
    "新材料",
    "生物科技",
    "电子",
    "光电",
    "智能装备",
    "环保",
    "软件",
    "通信技术",
    "食品",
    "医药",
    "精密机械",
    "新能源",
    "半导体",
    "物流",
    "文化传媒",
    "建筑工程",
    "纺织",
    "化工",
    "汽车零部件",
    "农业",
)
_SUFFIXES = ("股份有限公司", "股份有限公司", "集团股份有限公司", "有限公司")
AMOUNTS = _words(
    """
    营业收入 营业成本 营业利润 利润总额 净利润 归属于母公司所有者的净利润 扣除非经常性损益后的净利润
    税金及附加 销售费用 管理费用 研发费用 财务费用 利息费用 利息收入 其他收益 投资收益 公允价值变动收益
    信用减值损失 资产减值损失 资产处置收益 营业外收入 营业外支出 所得税费用 综合收益总额 货币资金
    交易性金融资产 应收票据 应收账款 应收款项融资 预付款项 其他应收款 存货 合同资产 一年内到期的非流动资产
    其他流动资产 流动资产合计 长期应收款 长期股权投资 其他权益工具投资 投资性房地产 固定资产 在建工程
    使用权资产 无形资产 开发支出 商誉 长期待摊费用 递延所得税资产 其他非流动资产 非流动资产合计 资产总计
    短期借款 应付票据 应付账款 预收款项 合同负债 应付职工薪酬 应交税费 其他应付款 一年内到期的非流动负债
    其他流动负债 流动负债合计 长期借款 应付债券 租赁负债 预计负债 递延收益 递延所得税负债 非流动负债合计
    负债合计 实收资本 资本公积 盈余公积 未分配利润 所有者权益合计 经营活动产生的现金流量净额
    投资活动产生的现金流量净额 筹资活动产生的现金流量净额 现金及现金等价物净增加额 期末现金及现金等价物余额
    研发投入
    """
)
COUNTS = ("职工总数", "研发人员数", "专利数量")
_LOSSES = ("利润", "收益", "损失", "净额", "净增加额", "财务费用")
_ALIASES = {
    "营业收入": ("营收",),
    "资产总计": ("总资产", "资产总额"),
    "负债合计": ("总负债", "负债总额"),
    "净利润": ("纯利润",),
    "职工总数": ("员工总数", "职工人数"),
    "研发人员数": ("研发人员人数",),
    "归属于母公司所有者的净利润": ("归母净利润",),
    "实收资本": ("股本",),
    "期末现金及现金等价物余额": ("现金余额",),
}
RATIOS = {
    "营业利润率": ("营业利润", "营业收入", "%"),
    "净利润率": ("净利润", "营业收入", "%"),
    "资产负债率": ("负债合计", "资产总计", "%"),
    "流动比率": ("流动资产合计", "流动负债合计", "倍"),
    "营业成本率": ("营业成本", "营业收入", "%"),
}
GROWN = ("营业收入", "净利润", "销售费用", "货币资金")


@dataclass(frozen=True, slots=True)
class Company:
    """A company: its names, its place, its number."""

    name: str
    short: str
    code: str
    region: str


def companies(count: int) -> list[Company]:
    """So many companies, no two with the same short name."""
    chance = random.Random(7)
    brands = [first + second for first in _FIRST for second in _SECOND]
    chance.shuffle(brands)
    made = []
    for number in range(count):
        brand, trade = brands[number % len(brands)], chance.choice(_TRADES)
        brand += "" if number < len(brands) else str(number // len(brands))
        region = chance.choice(_CITIES)
        place = region.removesuffix("市").rpartition("省")[2] if chance.random() < 0.4 else ""
        name = f"{place}{brand}{trade}{chance.choice(_SUFFIXES)}"
        made.append(Company(name, f"{brand}股份", f"{600000 + number}", region))
    return made


@dataclass(frozen=True, slots=True)
class Line:
    """One figure, in 分 (money) or as counted."""

    company: Company
    year: int
    metric: str
    value: int
    unit: str

    @property
    def digits(self) -> str:
        """The value as the table writes it."""
        if self.unit == "元":
            sign, value = ("-", -self.value) if self.value < 0 else ("", self.value)
            return f"{sign}{value // 100}.{value % 100:02d}"
        return str(self.value)


def lines(companies: list[Company], *, limit: int | None = None) -> Iterator[Line]:
    """The figures of every company, each metric of each year, some left out by chance; at most `limit` of them."""
    chance = random.Random(11)
    every = len(companies) * len(YEARS) * (len(AMOUNTS) + len(COUNTS))
    left_out = max(0, every - limit) / every if limit else 0.008
    dropped = 0
    for company in companies:
        size = chance.lognormvariate(21, 1.2)
        for year in YEARS:
            for metric in (*AMOUNTS, *COUNTS):
                kept = chance.random() >= left_out or (limit is not None and dropped >= every - limit)
                dropped += not kept
                if kept:
                    yield _line(company, year, metric, size, chance)


def _line(company: Company, year: int, metric: str, size: float, chance: random.Random) -> Line:
    if metric in COUNTS:
        return Line(company, year, metric, int(chance.lognormvariate(6.5, 1.1)), "项" if metric == "专利数量" else "人")
    value = int(size * chance.lognormvariate(-1.5, 0.9) * 100)
    loses = any(word in metric for word in _LOSSES) and chance.random() < 0.2
    return Line(company, year, metric, -value if loses else value, "元")


def write_table(path: Path, lines: Iterator[Line]) -> int:
    """Write the table as `jiwen facts import` takes it; the number of its figures."""
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("entity", "aliases", "region", "year", "metric", "value", "unit", "source"))
        for count, line in enumerate(lines, start=1):  # noqa: B007  (the count of the last is the result)
            company = line.company
            aliases = f"{company.short};{company.code}"
            writer.writerow(
                (company.name, aliases, company.region, line.year, line.metric, line.digits, line.unit, "年报")
            )
    return count


def pack() -> str:
    """The pack of the table, as TOML."""
    parts = ['name = "上市公司"']
    for metric in (*AMOUNTS, *COUNTS):
        kind = "count" if metric in COUNTS else "money"
        aliases = ", ".join(f'"{alias}"' for alias in _ALIASES.get(metric, ()))
        parts.append(f'[[metric]]\nname = "{metric}"\naliases = [{aliases}]\nkind = "{kind}"')
    for name, (above, below, unit) in RATIOS.items():
        parts.append(f'[[rate]]\nname = "{name}"\nformula = "{above} / {below}"\nunit = "{unit}"')
    for metric in GROWN:
        formula = f"({metric} - 上年.{metric}) / 上年.{metric}"
        parts.append(f'[[rate]]\nname = "{metric}增长率"\naliases = ["{metric}增速"]\nformula = "{formula}"')
    return "\n".join(parts) + "\n"
