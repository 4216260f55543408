"""Units of measure: what 万元, 亿元, 名, ‰ and 万亩 are in the unit figures are compared in."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "亿": 10**8}

_SAME = {
    "圆": "元",
    "块钱": "元",
    "人民币": "元",
    "个人": "人",
    "名": "人",
    "位": "人",
    "人员": "人",
    "㎡": "平方米",
    "m2": "平方米",
    "m²": "平方米",
    "平米": "平方米",
    "平方": "平方米",
    "m³": "立方米",
    "m3": "立方米",
    "立方": "立方米",
    "方": "立方米",
    "千米": "公里",
    "km": "公里",
    "㎞": "公里",
    "千克": "公斤",
    "kg": "公斤",
    "％": "%",
    "个百分点": "百分点",
    "个工作日": "工作日",
    "项次": "项次",
    "公顷": "公顷",
    "小时": "小时",
}
_RATES = {"%": Decimal(1), "‰": Decimal("0.1"), "成": Decimal(10)}

FOREIGN = frozenset({"美元", "欧元", "港元", "日元", "英镑"})
"""Money that is not counted together with 元."""
MONEY = ("元", "圆")
MEASURES = tuple(
    re.findall(
        r"\S+",
        """
        个百分点 百分点 个工作日 工作日 个月 个小时 学时 课时 小时 分钟 人次 批次 台次 场次 件次 户次 车次 家次
        站次 头次 册次 艘次 羽次 亩次 辆次 床次 列次 机次 人份
        班次 剂次 校次 店次 架次 例次 项次 期次 台套 台（套） 台(套) 平方公里 平方千米 延长米 延米
        平方厘米 立方厘米 厘米 毫米 公分 平方米 平米 立方米 立方 公里 千米 公顷
        米 亩 吨标准煤 标准煤 吨 公斤 千克 斤 毫升 升
        千伏安 千伏 分贝 摄氏度 ℃ 秒 千瓦时 千瓦 兆瓦 个 家 名 人 户 口 项 件 起 次 条 处 本 册 份
        张 套 台 辆 座 所 栋 幢 间 场 期 批 轮 对 头 只 羽 尾 株 棵 篇 部 例 宗 笔 款 种 类 组 支 艘 架 把 块 片
        眼 管 道 根 盏 门 班 天 分 位 倍 幅 枚 副 顶 趟 节 盘 面 站 床 路 平方 方 度 m2 m² m³ m3 km cm kg mm t ㎡ ㎞ 微克
        毫克 剂 箱 袋 盒 瓶 堂
        """,
    )
)
"""Measure words a figure may be counted in."""


@lru_cache(maxsize=4096)
def base_unit(unit: str) -> tuple[Decimal, str]:
    """(factor, base unit): a value in `unit` times the factor is in the base unit.

    Money comes in 元, shares in %, people in 人; other measures keep their word with 万 and 亿 multiplied out.

    >>> base_unit("万元"), base_unit("名"), base_unit("万亩"), base_unit("‰")
    ((Decimal('10000'), '元'), (Decimal('1'), '人'), (Decimal('10000'), '亩'), (Decimal('0.1'), '%'))
    """
    if unit in _RATES:
        return _RATES[unit], "%"
    if unit in _SAME:
        return Decimal(1), _SAME[unit]
    scale = re.match(r"[十百千万萬亿]+(?!米|克|瓦)", unit)
    if scale is None:
        return Decimal(1), unit
    factor = Decimal(1)
    for char in scale[0]:
        factor *= _SCALES[char]
    rest = unit[scale.end() :]
    return factor, _SAME.get(rest, rest)


def convert(value: Decimal, unit: str, to: str) -> Decimal:
    """`value` of `unit` in the unit `to`, exact.

    >>> convert(Decimal("14029.6"), "万元", "亿元")
    Decimal('1.40296')

    Raises:
        ValueError: The units do not measure the same thing.
    """
    factor, base = base_unit(unit)
    target, target_base = base_unit(to)
    if base != target_base:
        raise ValueError(f"{unit} → {to}")
    result = value * factor / target
    return result.quantize(Decimal(1)) if result == result.to_integral_value() else result.normalize()
