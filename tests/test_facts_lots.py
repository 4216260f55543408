"""Figures of lots and places that a paragraph tells of one after another."""

from __future__ import annotations

from itertools import pairwise

import pytest

from index.facts.lots import lots
from tests.facts_sample import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "合同总价6690万元。\n1标段（云屏镇）：建设面积1.15万亩，由禹安公司承建，中标价1826.4万元，已付款1643.76万元。\n"
            "2标段（双桥乡）：0.82万亩，启江公司承建，中标价1289.75万元，因青苗协商，迟至5月才开工，当年只完成0.46万亩。",
            [
                "合同总价|6690",
                "1标段（云屏镇）建设面积|1.15",
                "1标段（云屏镇）中标价|1826.4",
                "1标段（云屏镇）已付款|1643.76",
                "2标段（双桥乡）建设面积|0.82",
                "2标段（双桥乡）中标价|1289.75",
                "2标段（双桥乡）建设面积完成|0.46",
            ],
            id="a paragraph a lot",
        ),
        pytest.param(
            "一标段：硬化5.2公里，结算价86万元；二标段：6.8公里，结算价92万元；三标段：硬化3公里。",
            ["一标段硬化|5.2", "一标段结算价|86", "二标段硬化|6.8", "二标段结算价|92", "三标段硬化|3"],
            id="one after another in a paragraph",
        ),
        pytest.param(
            "（1）云屏镇：新建泵站3座，投资120万元。\n（2）双桥乡：新建泵站2座，投资86万元。",
            ["云屏镇新建泵站|3", "云屏镇投资|120", "双桥乡新建泵站|2", "双桥乡投资|86"],
            id="towns, numbered",
        ),
        pytest.param(
            "城北厂：处理水量2571.6万吨，单价1.18元/吨；江口厂：处理水量1583.45万吨。",
            ["城北厂处理水量|2571.6", "城北厂单价|1.18", "江口厂处理水量|1583.45"],
            id="works",
        ),
        pytest.param(
            "工程分两个标段。一标段由禹安公司承建，合同价1200万元，完成投资1150万元；二标段合同价980万元，因拆迁未开工。全年支付工程款950万元。",
            ["一标段合同价|1200", "一标段完成投资|1150", "二标段合同价|980", "支付工程款|950"],
            id="without a colon, to the end of the sentence",
        ),
        pytest.param(
            "甲口镇：新修渠道5公里。投资60万元。\n全镇共支付50万元。",
            ["甲口镇新修渠道|5", "甲口镇投资|60", "支付|50"],
            id="a paragraph of one place, to its end",
        ),
        pytest.param(
            "主要产业项目是：柳湾村黄桃基地，安排286万元，合同价279.6万元，施工方绿泽公司，种植320亩，带动脱贫户46户；岭下村养牛场，"
            "安排420万元，450亩，可存栏300头，带动58户；石滩村大棚，投资198.5万元，吸纳务工34人。其余2个产业项目265万元：甲村油茶145万元，乙村养蜂120万元。",
            [
                "柳湾村黄桃基地安排|286",
                "柳湾村黄桃基地合同价|279.6",
                "柳湾村黄桃基地种植|320",
                "柳湾村黄桃基地脱贫户|46",
                "岭下村养牛场安排|420",
                "岭下村养牛场|450",
                "岭下村养牛场可存栏|300",
                "岭下村养牛场带动|58",
                "石滩村大棚投资|198.5",
                "石滩村大棚吸纳务工|34",
                "其余产业项目|2",
                "其余产业项目|265",
                "其余产业项目：甲村油茶|145",
                "其余产业项目：乙村养蜂|120",
            ],
            id="things whose money follows their name",
        ),
        pytest.param(
            "2023年，安排286万元；上年，安排120万元。",
            ["安排|286", "安排|120"],
            id="years are no things",
        ),
        pytest.param(
            "产出方面：新建泵站3座。\n涉及乡镇：5个。\n三公经费：预算12万元。",
            ["新建泵站|3", "乡镇|5", "三公经费预算|12"],
            id="no lots",
        ),
    ],
)
def test_figures_are_the_lots(text: str, expected: list[str]) -> None:
    found = [f"{fact.metric_text}|{fact.value}" for fact in read(text)]
    assert found == expected


def test_the_figures_of_a_lot_are_not_the_units_own() -> None:
    facts = read("1标段（云屏镇）：总投资320万元，支出300万元。")
    assert {(fact.subject, fact.metric) for fact in facts} == {("1标段（云屏镇）", "")}


@pytest.mark.parametrize(
    "text", ["1标段（甲镇）：5公里；2标段：6公里。", "无。", "甲镇：5公里。乙镇：6公里。其余：无。"]
)
def test_the_stretches_cover_the_figures(text: str) -> None:
    found = lots(text, 0, len(text))
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert found[-1].end == len(text)
