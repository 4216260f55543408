"""Points and rates: points to be had, got and lost; rates worked out step by step, and what a rate is of."""

from __future__ import annotations

import pytest

from index.facts.worked import BLANK, without_steps
from index.quantities import find, readable
from tests.facts_sample import read, said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "预算完成率=（预算完成数/预算数）×100%=（95.2/100）×100%=95.2%，得3.9分（满分4分）。",
            [
                "预算完成率|95.2%|实际值||2023",
                "预算完成率|3.9分|得分||2023",
                "预算完成率满分|4分|分值||2023",
            ],
            id="a rate worked out",
        ),
        pytest.param(
            "支付进度率=74.37%/75%×100%=99.16%，扣0.5分。",
            [
                "支付进度率|99.16%|实际值||2023",
                "支付进度率扣分|0.5分|其他||2023",
            ],
            id="a rate worked out from rates",
        ),
        pytest.param(
            "公用经费控制率95%（28.5÷30×100%），得3分。",
            [
                "公用经费控制率|95%|实际值||2023",
                "公用经费控制率|3分|得分||2023",
            ],
            id="steps after the rate",
        ),
        pytest.param(
            "全年累计支出2019.47万元，按到位与结转合计2232.35万元计算，执行率90.46%。",
            [
                "累计支出|2019.47万元|决算||2023",
                "到位与结转合计|2232.35万元|实际值||2023",
                "执行率|90.46%|实际值||2023",
            ],
            id="what a rate is worked out by",
        ),
        pytest.param(
            "取得证书193人，取证率78.03%，40个项目中有3个没有按期完工，按期完工率92.5%。",
            [
                "取得证书|193人|实际值||2023",
                "取证率|78.03%|实际值|完成率|2023",
                "项目|40个|实际值||2023",
                "没有按期完工|3个|实际值||2023",
                "按期完工率|92.5%|实际值|完成率|2023",
            ],
            id="rates by the words they shorten",
        ),
        pytest.param(
            "（二）过程类指标分析（30分）得28.2分",
            [
                "过程类指标分析|30分|分值||2023",
                "过程类指标分析|28.2分|得分||2023",
            ],
            id="points in a bracket are what can be had",
        ),
        pytest.param(
            "2.3.2预算执行（8分）。（1）编制约束性，分值4分，得3分，扣1分；（2）财务合规性，分值4分，得4分。",
            [
                "预算执行|8分|分值||2023",
                "编制约束性分值|4分|分值||2023",
                "编制约束性|3分|得分||2023",
                "编制约束性扣分|1分|其他||2023",
                "财务合规性分值|4分|分值||2023",
                "财务合规性|4分|得分||2023",
            ],
            id="points of items",
        ),
        pytest.param(
            "（1）编制约束性，分值4分，得3分，调剂金额238万元；（2）财务合规性，分值4分，得4分。",
            [
                "编制约束性分值|4分|分值||2023",
                "编制约束性|3分|得分||2023",
                "调剂金额|238万元|实际值||2023",
                "财务合规性分值|4分|分值||2023",
                "财务合规性|4分|得分||2023",
            ],
            id="numbered items with points",
        ),
        pytest.param(
            "共扣6.4分：预算执行进度偏慢扣2.2分，群众满意度未达90%扣3分。",
            [
                "合计扣分|6.4分|其他||2023",
                "预算执行进度偏慢扣分|2.2分|其他||2023",
                "群众满意度|90%|目标值||2023",
                "群众满意度扣分|3分|其他||2023",
            ],
            id="points lost",
        ),
        pytest.param(
            "固定资产利用率92%，该指标3分得2.76分。",
            [
                "固定资产利用率|92%|实际值||2023",
                "固定资产利用率|3分|分值||2023",
                "固定资产利用率|2.76分|得分||2023",
            ],
            id="this indicator",
        ),
        pytest.param(
            "小学、初中校际差异系数分别为0.41和0.33。",
            [
                "小学校际差异系数|0.41|实际值||2023",
                "初中校际差异系数|0.33|实际值||2023",
            ],
            id="coefficients have no unit",
        ),
        pytest.param(
            "受理来信来访184件次，办结181件次。补贴应在审核后发放，及时率92.3%。服务对象满意度94.1%，略低于95%的目标值。",
            [
                "受理来信来访|184件次|实际值||2023",
                "办结来信来访|181件次|实际值||2023",
                "及时率|92.3%|实际值||2023",
                "服务对象满意度|94.1%|实际值||2023",
                "服务对象满意度|95%|目标值||2023",
            ],
            id="words cut in two",
        ),
        pytest.param(
            "家长有效样本1026个，满意度94.7%；教师样本318个，满意度95.8%。",
            [
                "家长有效样本|1026个|实际值||2023",
                "家长满意度|94.7%|实际值||2023",
                "教师样本|318个|实际值||2023",
                "教师满意度|95.8%|实际值||2023",
            ],
            id="whose satisfaction",
        ),
        pytest.param(
            "设备原值396万元，累计折旧209万元，净值187万元；回访受益农户500户，满意484户，满意度96.8%。",
            [
                "设备原值|396万元|实际值||2023",
                "累计折旧|209万元|实际值||2023",
                "设备净值|187万元|实际值||2023",
                "回访受益农户|500户|实际值||2023",
                "满意|484户|实际值||2023",
                "受益农户满意度|96.8%|实际值||2023",
            ],
            id="net value, satisfaction",
        ),
    ],
)
def test_points_and_rates(text: str, expected: list[str]) -> None:
    assert said(read(text)) == expected


@pytest.mark.parametrize("cell", ["1.31件", "2.6人", "≥1.5件", "4.06个（2023年）"])
def test_a_decimal_by_itself_is_not_numbered(cell: str) -> None:
    assert next(str(figure.quantity.value) for figure in find(cell)) in cell


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("执行率=（9/10）×100%=90%，得2分", "执行率90%，得2分"),
        ("执行率90%（9÷10×100%）", "执行率90%（）"),
        ("补助5元×200人=1000元", "补助1000元"),
        ("支出50万元，执行率99%", "支出50万元，执行率99%"),
    ],
)
def test_steps_of_a_calculation_are_blanked(text: str, left: str) -> None:
    copy = without_steps(readable(text))
    assert copy.text.replace(BLANK, "").replace("(", "（").replace(")", "）") == left
    assert len(copy.text) == len(readable(text).text)
