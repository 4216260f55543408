"""Texts whose figures belong to something else than they stand beside, and slips that only such a look shows."""

from __future__ import annotations

import pytest

from tests.checks_sample import reviewed
from tests.flattened import flattened

FORM = flattened(
    "项目名称|城区管网养护||",
    "资金投入（万元）||年初预算|调整后预算|执行数|执行率|分值|得分",
    "|总额|{initial}|6100|{spent}|94.81%|10|9.48",
    "|其中：市级补助||1750|1560|89.14%|/|/",
    "一级指标|二级指标|三级指标|目标值|完成值|分值|得分|备注",
    "产出|数量|改造小区完工数|23个|20个|40|30|",
    "产出|质量|出水水质达标率|100%|100%|40|40|",
    "效益|社会|居民满意度|≥85%|87%|50|40|",
    "合计|||||100|89.48|",
)
OF_FUND = "某某市2022年度城区管网养护项目绩效自评报告\n项目单位：某某市城市管理局\n"

TRUE = [
    pytest.param(
        "本项目自评得分91.5分，等次为“优”。其中预算执行率得7.5分、产出指标得46分、效益指标得28分、满意度得10分。",
        id="the-rate-is-one-of-the-items",
    ),
    pytest.param(
        "自评得分96.5分，共扣3.5分，分别为：预算执行率扣0.5分、新增床位数扣2分、服务对象满意度扣1分。",
        id="deductions-for-a-rate",
    ),
    pytest.param(
        "本年收入1930.99万元。其中：一般公共预算财政拨款收入1874.59万元，内含中央转移支付386万元、省级转移支付142万元、县级财力安排1346.59万元；其他收入56.40万元。",
        id="a-part-divided-again",
    ),
    pytest.param(
        "“三公”经费实际支出42.67万元。其中：公务用车运行维护费39.85万元，车均3.07万元；公务接待费2.82万元；公务用车购置费0元。",
        id="per-car",
    ),
    pytest.param(
        "发放补助资金86.4万元，其中村级46.4万元，村均1.2万元，户级40万元，平均每户0.4万元。", id="per-village-and-home"
    ),
    pytest.param(
        "“三公”经费决算9.67万元，其中公务用车运行维护费8.23万元，公务接待费1.44万元。上年决算11.35万元，其中公务用车运行维护费9.18万元、公务接待费2.17万元，本年比上年减少1.68万元，下降14.80%。",
        id="a-change-of-the-total-after-its-parts",
    ),
    pytest.param("受理12345热线工单5418件，办结5386件，满意率96.8%。", id="content-is-not-done-over-received"),
    pytest.param("排查隐患142处，整改140处，群众知晓率91.3%。", id="known-is-not-done-over-found"),
    pytest.param(
        "全年总支出6512.90万元。支出按性质分，基本支出1566.03万元，其中人员经费1387.41万元、日常公用经费178.62万元；项目支出4946.87万元。按经济分类，工资福利支出1298.74万元，商品和服务支出2061.38万元，对个人和家庭的补助1455.2万元，资本性支出1697.58万元。",
        id="economic-classes-of-all-outlay",
    ),
    pytest.param(
        "1标段（云岗镇）：建设面积1.15万亩，由禾丰水建公司承建。\n2标段（石桥乡）：建设面积1.38万亩，由江流工程公司承建。",
        id="two-lots",
    ),
    pytest.param(
        "自评得分89.48分。\n附：项目支出绩效自评表\n"
        + flattened(
            "项目名称|城区管网养护||",
            "资金投入（万元）||年初预算|调整后预算|执行数|执行率|分值|得分",
            "|总额|5400|6100|5783.40|94.81%|10|9.48",
            "|其中：市级补助||1750|1560|89.14%|/|/",
            "一级指标|二级指标|三级指标|目标值|完成值|分值|得分|备注",
            "产出|数量|养护管网|≥480公里|498公里|40|40|",
            "效益|社会|居民满意度|≥85%|87%|50|40|",
            "合计|||||100|89.48|",
        ),
        id="points-of-the-money-block",
    ),
]


@pytest.mark.parametrize("text", TRUE)
def test_figures_of_something_else_are_no_contradiction(text: str) -> None:
    assert [(finding.kind, finding.formula) for finding in reviewed(text)] == []


FALSE = [
    pytest.param(
        "2022年“三公”经费实际支出42.67万元。2021年“三公”经费63.94万元（公务用车购置费18.36万元、公务用车运行维护费41.27万元、公务接待费4.31万元）。与上年相比减少21.27万元，下降31.27%。",
        "(63.94万元 − 42.67万元) ÷ 63.94万元 = 33.27% ≠ 31.27%",
        id="a-percentage-after-its-difference",
    ),
    pytest.param(
        "年末实有在职人员119人。\n单位：万元、人、辆\n"
        + flattened("项目|2021年决算|2022年预算|2022年决算", "在职人数（年末）|122|128|121", "公用经费|38.5|40|39.6"),
        "119人 ≠ 121人",
        id="people-among-money",
    ),
    pytest.param(
        "年初预算5200万元，年中追加900万元。\n附：项目支出绩效自评表\n" + FORM.format(initial="5400", spent="5783.4"),
        "5200万元 ≠ 5400万元",
        id="the-whole-budget-by-its-basis-alone",
    ),
    pytest.param(
        "全年累计支付5738.42万元，结余361.58万元。\n附：项目支出绩效自评表\n"
        + FORM.format(initial="5400", spent="5783.42"),
        "5738.42万元 ≠ 5783.42万元",
        id="the-whole-outlay-with-two-digits-swapped",
    ),
    pytest.param(
        "按日考核，出水达标率98.90%。办结率100%。\n附：绩效自评表\n" + FORM.format(initial="5400", spent="5783.42"),
        "98.9% ≠ 100%",
        id="another-rate-of-a-hundred-per-cent",
    ),
    pytest.param(
        "全年完工小区21个。\n附：绩效自评表\n" + FORM.format(initial="5400", spent="5783.42"),
        "21个 ≠ 20个",
        id="a-name-in-another-order",
    ),
    pytest.param(
        "投入486.2万元推进河岸小区改造。\n附表（单位：万元）\n"
        + flattened("项目名称|年初预算|调整预算|决算数", "河岸小区改造配套|260|486.20|468.20", "路灯维护|60|60|58.5"),
        "486.2万元 ≠ 468.2万元",
        id="the-outlay-swapped-beside-the-budget",
    ),
    pytest.param(
        "解决4.86万人饮水问题。\n附表1 各镇建设情况\n"
        + flattened(
            "镇名|受益人口（人）|管网长度（公里）", "白沙镇|26860|178.5", "青岭镇|21740|107.9", "小计|48600|286.4"
        )
        + "附表2 绩效目标完成情况表\n"
        + flattened(
            "指标类别|指标名称|单位|目标值|完成值|权重|得分",
            "产出|管网长度|公里|280|286.4|10|10",
            "效益|受益人口|人|48000|46800|15|12",
        ),
        "48600人 ≠ 46800人",
        id="the-total-of-another-table",
    ),
    pytest.param(
        "移民人均可支配收入比上年增长9.12%。\n附表\n"
        + flattened(
            "一级指标|二级指标|三级指标|分值|指标值|完成值|得分",
            "效益|经济效益|移民人均可支配收入增长率|50|≥8%|9.21%|50",
            "满意度|满意度|移民满意度|50|≥95%|96%|50",
        ),
        "9.12% ≠ 9.21%",
        id="growth-and-its-rate",
    ),
    pytest.param(
        "排查隐患140处，整改126处，整改率95%。",
        "126处 ÷ 140处 = 90.00% ≠ 95%",
        id="done-over-found",
    ),
]


@pytest.mark.parametrize(("text", "formula"), FALSE)
def test_a_slip_is_found(text: str, formula: str) -> None:
    assert [finding.formula for finding in reviewed(text, title=OF_FUND)] == [formula]
