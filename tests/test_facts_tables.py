"""Tables of projects: several units in one caption, merged places, planned columns, rows that are shares."""

from __future__ import annotations

from decimal import Decimal

import pytest

from index.forms import suited
from index.schema import Fact, Identity
from tests.facts_sample import facts_of
from tests.flattened import flattened

UNIT = Identity(organisation="青禾县水利局", year=2023)


def _table(title: str, *rows: str) -> str:
    """A report of one table; a row is its cells divided by blanks, . for an empty one."""
    cells = "\n\n".join("\n".join("\t" + ("" if cell == "." else cell) for cell in row.split()) for row in rows)
    return f"青禾县水利局2023年度项目支出绩效自评报告\n全年支出600万元。\n{title}\n{cells}\n\n以上。\n"


def _facts(text: str) -> dict[tuple[str, str], Fact]:
    """Facts by the last words of row and column."""
    return {(fact.row[-1], fact.column[-1]): fact for fact in facts_of(text, identity=UNIT) if fact.row and fact.column}


PROJECTS = _table(
    "表1 河道项目进展表（单位：万元、公里）",
    "序号 项目名称 实施县（区） 计划投资 完成投资 治理河长",
    "1 石门段治理工程 东岭县 386.5 380.5 8.6",
    "2 新桥段治理工程 . 120 104.2 7.4",
    "3 柳湾段治理工程 西川区 215.6 142.4 5.5",
    "合计 . . 722.1 627.1 21.5",
)


def test_each_column_takes_its_own_of_several_units() -> None:
    facts = _facts(PROJECTS)
    assert (facts["石门段治理工程", "治理河长"].value_base, facts["石门段治理工程", "治理河长"].unit) == (
        facts["石门段治理工程", "治理河长"].value,
        "公里",
    )
    assert facts["新桥段治理工程", "完成投资"].unit == "万元"


def test_a_merged_place_goes_with_each_project() -> None:
    facts = _facts(PROJECTS)
    assert [facts[row, "完成投资"].names for row in ("石门段治理工程", "新桥段治理工程", "柳湾段治理工程", "合计")] == [
        ("东岭县",),
        ("东岭县",),
        ("西川区",),
        (),
    ]


def test_a_planned_column_is_no_result() -> None:
    assert _facts(PROJECTS)["石门段治理工程", "计划投资"].basis == "目标值"


def test_a_row_that_is_a_share_keeps_its_name() -> None:
    facts = _facts(
        _table(
            "附表 绩效自评表",
            "一级指标 二级指标 三级指标 年初指标值 实际完成值 分值 得分",
            "效益指标 社会效益 护理型床位占比 ≥60% 69.01% 5 5",
            "效益指标 经济效益 农业增加值增速 ≥6% 6.2% 5 5",
        )
    )
    assert facts["护理型床位占比", "实际完成值"].metric_text == "护理型床位占比"
    assert facts["护理型床位占比", "年初指标值"].basis == "目标值"
    assert facts["农业增加值增速", "实际完成值"].metric_text == "农业增加值增速"


@pytest.mark.parametrize("name", ["三、四级手术占比", "公开招标占比", "一、二等奖占比", "本地用工占比"])
def test_a_share_among_indicators_is_called_what_its_row_is(name: str) -> None:
    head = "一级指标 二级指标 三级指标 年初指标值 实际完成值 分值 得分"
    facts = _facts(_table("附表 绩效自评表", head, f"产出指标 质量指标 {name} ≥45% 46.2% 6 6"))
    assert {facts[name, each].metric_text for each in ("年初指标值", "实际完成值")} == {name}


def test_money_sent_and_money_spent_are_told_apart() -> None:
    facts = _facts(
        _table(
            "表2 资金分配表（单位：万元）",
            "县（区） 下达资金 执行资金",
            "东岭县 500 480",
            "西川区 300 210",
            "合计 800 690",
        )
    )
    assert facts["东岭县", "下达资金"].metric_text != facts["东岭县", "执行资金"].metric_text
    assert facts["东岭县", "执行资金"].basis == "决算"


@pytest.mark.parametrize(
    ("units", "header", "unit"),
    [
        ("万元、公里", "治理河长", "公里"),
        ("万元、亩", "中央资金", "万元"),
        ("万元、人、户", "受益户数", "户"),
        ("万元", "人数", ""),
        ("万元", "小区数", ""),
        ("万元", "年产量", ""),
        ("万元", "建设规模", ""),
        ("万元", "预算数", "万元"),
        ("万元", "合计", "万元"),
        ("户、个、万元", "合同价", "万元"),
        ("户、个、万元", "小区数", "个"),
        ("处、万元", "已付款", "万元"),
    ],
)
def test_units_of_a_caption(units: str, header: str, unit: str) -> None:
    assert suited(units, [header]) == unit


def test_the_unit_and_the_bound_of_an_indicator_may_stand_in_columns_of_their_own() -> None:
    """The 绩效目标申报表 of many provinces: 指标性质, 指标值, 计量单位."""
    facts = _facts(
        _table(
            "项目支出绩效自评表",
            "一级指标 三级指标 指标性质 年度指标值 计量单位 实际完成值 分值 得分",
            "产出指标 清淤渠道长度 ≥ 12 公里 13.5 20 20",
            ". 培训人数 ≥ 120 人次 132 10 9",
            "成本指标 工程单价 ≤ 3.2 万元/公里 3.1 10 10",
        )
    )
    said = {key: f"{fact.comparator}{fact.value}{fact.unit}" for key, fact in facts.items()}
    assert said["培训人数", "年度指标值"] == "≥120人次"
    assert said["培训人数", "实际完成值"] == "132人次"
    assert said["培训人数", "得分"] == "9分"
    assert said["清淤渠道长度", "年度指标值"] == "≥12公里"
    assert said["工程单价", "实际完成值"] == "3.1万元/公里"


FUNDS = _table(
    "表3 专项资金收支情况表（单位：万元）",
    "资金名称 级次 资金来源 资金使用",
    ". . 预算下达 实际到位 实际支出 结余",
    "防汛补助资金 中央 300 300 280 20",
    ". 省级 120 110 100 10",
    ". 小计 420 410 380 30",
    "抗旱补助资金 中央 90 90 90 0",
    ". 省级 60 60 45 15",
    ". 小计 150 150 135 15",
    "合计 570 560 515 45",
)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("防汛补助资金", "中央"), "防汛补助资金：中央"),
        (("防汛补助资金", "省级"), "防汛补助资金：省级"),
        (("防汛补助资金", "小计"), "防汛补助资金"),
        (("抗旱补助资金", "中央"), "抗旱补助资金：中央"),
        (("抗旱补助资金", "小计"), "抗旱补助资金"),
    ],
)
def test_rows_that_repeat_block_after_block_bear_the_name_of_their_block(row: tuple[str, str], said: str) -> None:
    facts = [fact for fact in facts_of(FUNDS, identity=UNIT) if fact.row[-2:] == row and fact.metric != "到位资金"]
    facts = [fact for fact in facts if fact.metric != "年末结转和结余"]
    assert [(fact.metric_text, fact.basis) for fact in facts] == [(said, "预算"), (said, "决算")]


def test_a_head_of_indicators_is_a_head_right_below_the_funds() -> None:
    facts = _facts(
        _table(
            "附：部门整体支出绩效自评表",
            "年度预算执行（万元） . 年初预算数 全年预算数 全年执行数 分值 执行率 得分",
            ". 年度资金总额 500 620 600 10 96.77% 9.7",
            ". 其中：一般公共预算 500 580 560 — . .",
            "一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析",
            "产出指标 数量指标 清淤渠道长度 ≥12公里 13.5公里 20 20 .",
            "产出指标 数量指标 维修水闸数 ≥8座 7座 20 17 汛期停工",
        )
    )
    assert facts["清淤渠道长度", "年度指标值"].basis == "目标值"
    assert facts["维修水闸数", "实际完成值"].basis == "实际值"
    assert facts["维修水闸数", "得分"].unit == "分"


def test_a_year_in_a_head_is_no_part_of_the_name() -> None:
    facts = _facts(
        _table(
            "2023年就业补助资金支出情况表（单位：万元）",
            "项目 2022年支出 2023年预算 2023年支出 同比增长",
            "岗位补贴 752.40 830.00 806.52 增长7.19%",
            "见习补贴 117.50 140.00 98.70 下降16.00%",
            "合计 869.90 970.00 905.22 增长4.06%",
        )
    )
    said = [facts["岗位补贴", head] for head in ("2022年支出", "2023年支出")]
    assert [(fact.metric_text, fact.basis, fact.year) for fact in said] == [
        ("岗位补贴支出", "决算", 2022),
        ("岗位补贴支出", "决算", 2023),
    ]
    assert facts["见习补贴", "同比增长"].metric_text == "见习补贴下降"
    assert facts["合计", "2023年预算"].metric_text == "就业补助资金支出合计"


def test_a_total_of_its_own_is_no_item_of_the_block_above() -> None:
    facts = _facts(
        _table(
            "基础数据表（单位：万元）",
            "项目 2022年决算数 2023年决算数",
            "二、项目支出 180.50 260.70",
            "其中：河道治理 80.50 160.70",
            "政府采购金额 98.50 102.66",
        )
    )
    assert facts["政府采购金额", "2023年决算数"].metric_text == "政府采购金额"


def test_what_stands_in_a_project_s_form_is_that_project_s() -> None:
    text = _table(
        "附件2 项目支出绩效自评表",
        "项目名称 智慧水库监测项目",
        "项目资金（万元） . 年初预算数 全年预算数 全年执行数 分值 执行率 得分",
        ". 年度资金总额 500 620 600 10 96.77% 9.7",
        ". 其中：财政拨款 500 580 560 — . .",
        "一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析",
        "产出指标 数量指标 监测点数 ≥12个 13个 90 90 .",
    )
    facts = _facts(text)
    total = facts["年度资金总额", "全年执行数"]
    assert (total.metric_text, total.subject) == ("智慧水库监测项目：年度资金总额", "智慧水库监测项目")
    assert facts["监测点数", "实际完成值"].subject == "智慧水库监测项目"


def test_the_form_of_a_project_may_call_it_otherwise_and_its_score_is_its_own() -> None:
    text = _table(
        "附件3 项目支出绩效自评表",
        "项目支出名称 管网改造工程",
        "项目资金（万元） . 年初预算数 全年预算数 全年执行数 分值 执行率 得分",
        ". 年度资金总额 900 900 742.5 10 82.5% 8.3",
        "绩效指标 一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分",
        ". 产出指标 数量指标 改造小区（90分） 6个 5个 90 80.4",
        "总分 . . . . . 100 88.7",
    )
    facts = [fact for fact in facts_of(text, identity=UNIT) if fact.row]
    whole = next(fact for fact in facts if fact.row[-1] == "总分" and fact.basis == "得分")
    assert (whole.metric, whole.subject) == ("自评得分", "管网改造工程")
    assert [fact.metric_text for fact in facts if fact.basis == "实际值" and fact.unit == "个"] == ["改造小区"]


def test_rules_for_points_are_no_figures() -> None:
    facts = _facts(
        _table(
            "部门整体支出绩效自评表",
            "一级指标 二级指标 三级指标 分值 指标说明 评分标准 实际完成情况 自评得分",
            "过程 预算执行 预算执行率 5 完成数/预算数×100% 100%得满分，每低1%扣0.5分 98.3% 4.1",
            "过程 预算执行 公用经费控制率 5 . ≤100%得满分 97.6% 5",
        )
    )
    assert facts["预算执行率", "实际完成情况"].value_base == facts["预算执行率", "实际完成情况"].value
    assert not [column for _, column in facts if column in ("评分标准", "指标说明")]


@pytest.mark.parametrize(
    ("row", "column", "unit"),
    [
        ("在职人数（年末）", "2021年决算", "人"),
        ("公务用车辆数", "2020年决算", "辆"),
        ("公用经费", "2021年决算", "万元"),
    ],
)
def test_a_row_of_things_counted_is_no_money_in_a_column_of_accounts(row: str, column: str, unit: str) -> None:
    assert suited("万元、人、辆", [column, row]) == unit


def test_a_money_caption_reaches_only_the_columns_of_money() -> None:
    facts = _facts(
        _table(
            "各水厂供水及费用（金额单位：万元）",
            "厂名 设计能力（万吨/日） 供水量（万吨） 单价（元/吨） 惠及户数 应付水费 欠付",
            "松溪水厂 6 1980.5 1.12 21860 2218.16 120.5",
            "柳畔水厂 3 905.2 1.35 9120 1222.02 60.4",
        )
    )
    assert [
        facts["松溪水厂", column].unit for column in ("设计能力（万吨/日）", "供水量（万吨）", "单价（元/吨）")
    ] == [
        "万吨/日",
        "万吨",
        "元/吨",
    ]
    assert [facts["柳畔水厂", column].unit for column in ("惠及户数", "应付水费", "欠付")] == ["户", "万元", "万元"]


def test_the_firm_of_a_row_is_named_with_its_figures() -> None:
    facts = _facts(
        _table(
            "各标段情况（单位：万元）",
            "标段 施工单位 合同价 已付款",
            "一标段 长汀水建公司 812.5 600.2",
            "二标段 恒岳市政公司 460.1 320",
            "合计 — 1272.6 920.2",
        )
    )
    assert facts["一标段", "合同价"].names == ("长汀水建公司",)
    assert facts["合计", "合同价"].names == ()


@pytest.mark.parametrize(
    ("title", "metric", "words"),
    [
        pytest.param("表2 2023年街道项目支出明细表（单位：万元）", "项目支出", "项目支出合计", id="all-projects"),
        pytest.param("附表1：本单位项目支出情况表（单位：万元）", "项目支出", "项目支出合计", id="numbered"),
        pytest.param("上级追加项目支出情况表（单位：万元）", "", "上级追加项目支出合计", id="some-projects"),
    ],
)
def test_the_total_of_a_table_of_projects_is_what_its_title_says(title: str, metric: str, words: str) -> None:
    facts = _facts(
        _table(
            title,
            "序号 项目名称 年初预算 决算数",
            "1 社区保洁 120 118.5",
            "2 路灯维护 60 58.2",
            "合计 . 180 176.7",
        )
    )
    assert (facts["合计", "决算数"].metric, facts["合计", "决算数"].metric_text) == (metric, words)


FORM = (
    "项目名称 城区供水保障 . .",
    "资金投入（万元） . 年初预算 调整后预算 执行数 执行率 分值 得分",
    ". 总额 5400 6100 5783.4 94.81% 10 9.48",
    ". 其中：市级补助 . 1750 1560 89.14% / /",
    "一级指标 二级指标 三级指标 目标值 完成值 分值 得分 备注",
    "产出 数量 供水量 ≥4800万吨 4986万吨 40 40 .",
    "效益 社会 居民满意度 ≥85% 87% 50 40 .",
    "合计 . . . . 100 89.48 .",
)


def test_the_money_block_of_a_form_scores_the_rate_and_sums_the_funds() -> None:
    facts = [
        fact for fact in facts_of(_table("附：项目支出绩效自评表", *FORM), identity=UNIT) if fact.origin == "table"
    ]
    scores = {fact.quote: fact.metric for fact in facts if fact.basis == "得分"}
    assert (scores["9.48"], scores["89.48"]) == ("预算执行率", "自评得分")
    first = next(fact for fact in facts if fact.basis == "年初预算")
    assert (first.metric, first.value) == ("年度资金总额", 5400)


def test_a_caption_gives_rates_too_and_is_no_part_of_the_title() -> None:
    facts = _facts(
        _table(
            "表1 资金使用明细（单位：万元、人次、元/人）",
            "序号 补贴方向 预算安排 实际支出 享受人次 人均标准",
            "1 培训补贴 112 98.6 493 2000",
            "2 见习补贴 30 18 25 7200",
            "合计 . 142 116.6 518 .",
        )
    )
    assert [facts["培训补贴", column].unit for column in ("实际支出", "享受人次", "人均标准")] == [
        "万元",
        "人次",
        "元/人",
    ]
    assert facts["合计", "实际支出"].metric_text == "资金使用明细合计"


def test_a_short_head_is_named_with_its_group() -> None:
    facts = _facts(
        _table(
            "各镇建设情况",
            "镇名 受益人口（人） 投资（万元） .",
            ". . 概算 完成",
            "白沙镇 12860 1820.4 1756.2",
            "青岭镇 11240 1688.6 1502.3",
            "合计 24100 3509 3258.5",
        )
    )
    names = {fact.metric_text for fact in facts.values()}
    assert {"白沙镇 投资概算", "白沙镇 投资完成", "合计 投资完成"} <= names


def test_a_head_says_what_its_figures_are_counted_in() -> None:
    facts = _facts(
        _table("各类项目情况表", "类型 完工个数 惠及户数 进度", "道路 26 312 89%", "水利 9 120 80%", "合计 35 432 85%")
    )
    assert [facts["道路", column].unit for column in ("完工个数", "惠及户数")] == ["个", "户"]


def test_the_scores_of_the_groups_may_stand_in_rows() -> None:
    table = _table(
        "表1 项目绩效得分情况",
        "指标 决策类指标 过程类指标 产出类指标 合计",
        "权重 20 30 50 100",
        "得分 19 28.5 47.5 95",
        "得分率 95.00% 95.00% 95.00% 95.00%",
    )
    facts = _facts(table)
    said = [
        (fact.metric_text, fact.basis, fact.unit)
        for row in ("权重", "得分", "得分率")
        for fact in (facts[row, "过程类指标"],)
    ]
    assert said == [
        ("过程类指标分值", "分值", "分"),
        ("过程类指标得分", "得分", "分"),
        ("过程类指标得分率", "实际值", "%"),
    ]
    assert facts["得分", "合计"].metric == "自评得分"


def test_the_columns_of_a_closed_account_make_up_their_total() -> None:
    text = flattened(
        "预算数|决算数",
        "合计|因公出国（境）费|公务用车购置及运行维护费|公务接待费|合计|因公出国（境）费|公务用车购置及运行维护费|公务接待费",
        "1|2|3|4|5|6|7|8",
        "28.50|0.00|21.00|7.50|22.36|0.00|17.84|4.52",
    )
    facts = facts_of("青禾县水利局2023年度部门决算\n单位：万元\n" + text, identity=UNIT)
    told = {(fact.value, fact.basis) for fact in facts if fact.metric == "三公经费"}
    assert told == {(Decimal("28.50"), "预算"), (Decimal("22.36"), "决算")}


@pytest.mark.parametrize(
    ("head", "row", "told"),
    [
        pytest.param(
            "一级指标|二级指标|三级指标|指标性质|指标值|度量单位|实际完成值|分值|得分",
            "效益指标|可持续影响指标|管网使用年限|>=|15|年|15|10|10",
            [("管网使用年限", "15", "年", "目标值"), ("管网使用年限", "15", "年", "实际值")],
            id="years are a unit where a column says so",
        ),
        pytest.param(
            "一级指标|二级指标|三级指标|年初目标值（A）|实际完成值（B）|得分",
            "产出指标|数量指标|巡演场次（10分）|≥20场|18场|9",
            [("巡演场次", "20", "场", "目标值"), ("巡演场次", "18", "场", "实际值")],
            id="an indicator without the points it is worth",
        ),
        pytest.param(
            "任务名称|主要内容|批复金额（万元）|实际支出金额（万元）",
            "渠系配套|衬砌渠道|80|76",
            [("渠系配套", "80", "万元", "预算"), ("渠系配套", "76", "万元", "决算")],
            id="what was approved is a budget",
        ),
    ],
)
def test_figures_of_forms(head: str, row: str, told: list[tuple[str, str, str, str]]) -> None:
    facts = facts_of(
        "青禾县水利局2023年度绩效自评表\n" + flattened(head, row, row.replace("使用", "服务")), identity=UNIT
    )
    found = [(fact.metric_text, str(fact.value), fact.unit, fact.basis) for fact in facts]
    assert [each for each in told if each not in found] == []
