"""Tables: ragged rows to a grid, header paths, hierarchy of labels, stacked sub-tables, units."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.forms import collapse, is_figure, stated, unit_of
from index.labels import paths
from index.readers import read_bytes
from index.tables import grid
from tests.flattened import document, first_grid, flattened, said

TWO_HEADS = flattened(
    "项目|2022年决算|2023年|增减", "||预算|决算|", "接待费|12.02|10|4.51|-7.51", "公车费|3.00|2.5|2.20|-0.80"
)
THREE_HEADS = flattened(
    "项目|年初结转|2023年收入（万元）|2023年支出（万元）|年末结转",
    "||财政拨款|其他收入|合计|基本支出|项目支出|合计|",
    "|||||工资福利|商品服务|小计|||",
    "预算|0|860.14|1.00|861.14|478.18|43.76|521.94|339.20|861.14|0",
    "执行|0|4294.41|217.84|4512.25|547.49|52.97|600.46|3911.79|4512.25|0",
    "差异说明|工资调标和新增项目未纳入年初预算。",
)
STACKED = flattened(
    "财政供养人员情况（人）|编制数|2022年实际在职人数|控制率",
    "|33|31|93.94%",
    "经费控制情况（万元）|2021年决算数|2022年预算数|2022年决算数",
    "支出总额|707.74|3352.23|3352.24",
    "    其中：公用经费|65.47||87.41",
    "楼堂馆所控制情况|批复规模（㎡）|实际规模（㎡）|规模控制率|预算投资（万元）|实际投资（万元）|投资控制率",
    "|1200|1180|98.3%|500|480|96%",
    "厉行节约保障措施|严格落实八项规定，压减一般性支出。",
)
LEDGER = flattened(
    "项目名称|农村公路养护|主管部门|县交通局",
    "预算执行（万元）| |年初预算数|全年预算数|全年执行数|分值|执行率|得分",
    "|年度资金总额|1200|1350|1320|10|97.78%|9.8",
    "年度总体目标|预期目标|实际完成情况",
    "|完成养护300公里。|完成养护312公里。",
    "绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因",
    "|产出指标（50分）|数量指标|养护里程（公里）|≥300|312|20|20|",
    "|||桥梁检测|≥12座|14座|10|9|",
    "||质量指标|优良率|≥95%|96.2%|20|20|",
    "|满意度|服务对象|群众满意度|≥90%|93%|10|10|",
    "总分|100|98.8|",
)


def test_two_heads() -> None:
    cells = said(TWO_HEADS)
    assert cells["10"] == ("接待费", "2023年>预算", "")
    assert cells["4.51"] == ("接待费", "2023年>决算", "")
    assert cells["-7.51"] == ("接待费", "增减", "")


def test_three_heads_with_groups_that_end_in_totals() -> None:
    cells = said(THREE_HEADS)
    assert cells["1.00"] == ("预算", "2023年收入（万元）>其他收入", "万元")
    assert cells["521.94"] == ("预算", "2023年支出（万元）>基本支出>小计", "万元")
    assert cells["3911.79"] == ("执行", "2023年支出（万元）>项目支出", "万元")
    assert cells["工资调标和新增项目未纳入年初预算。"] == ("差异说明", "", "")


def test_sums_place_the_children_when_words_do_not() -> None:
    text = flattened("类别|甲|乙|说明", "|一|二|三|四|五|", "合计数|1|2|3|4|5|无", "本年|10|20|30|15|25|有")
    assert first_grid(text).parts[0].header_rows == 2
    totals = flattened("类别|甲|乙", "|东|西|合计|南|北|中|合计", "本年|10|20|30|1|2|3|6", "上年|11|20|31|1|1|3|5")
    assert said(totals)["31"][1] == "甲>合计"
    assert said(totals)["6"][1] == "乙>合计"


def test_stacked_tables_have_their_own_heads() -> None:
    cells = said(STACKED)
    assert cells["33"] == ("财政供养人员情况（人）", "编制数", "人")
    assert cells["93.94%"] == ("财政供养人员情况（人）", "控制率", "%")
    assert cells["65.47"] == ("经费控制情况（万元）>支出总额>其中：公用经费", "2021年决算数", "万元")
    assert cells["1180"] == ("楼堂馆所控制情况", "实际规模（㎡）", "㎡")
    assert cells["480"] == ("楼堂馆所控制情况", "实际投资（万元）", "万元")
    assert cells["严格落实八项规定，压减一般性支出。"] == ("厉行节约保障措施", "", "")
    assert document(STACKED).tables[0].columns == 7


def test_the_ledger_and_its_funding_block() -> None:
    found = first_grid(LEDGER)
    assert [part.kind for part in found.parts] == ["form", "funding", "table", "ledger"]
    cells = said(LEDGER)
    assert cells["农村公路养护"] == ("项目名称", "", "")
    assert cells["县交通局"] == ("主管部门", "", "")
    assert cells["1350"] == ("预算执行（万元）>年度资金总额", "全年预算数", "万元")
    assert cells["97.78%"] == ("预算执行（万元）>年度资金总额", "执行率", "%")
    assert cells["完成养护312公里。"][1] == "实际完成情况"
    assert cells["312"] == ("绩效指标>产出指标（50分）>数量指标>养护里程（公里）", "实际完成值", "公里")
    assert cells["14座"] == ("绩效指标>产出指标（50分）>数量指标>桥梁检测", "实际完成值", "")
    assert cells["9"] == ("绩效指标>产出指标（50分）>数量指标>桥梁检测", "得分", "分")
    assert cells["93%"] == ("绩效指标>满意度>服务对象>群众满意度", "实际完成值", "%")
    assert cells["98.8"] == ("总分", "得分", "分")


def test_labels_know_what_stands_above_them() -> None:
    labels = {cell.text: cell.row for cell in first_grid(LEDGER).cells if cell.role == "label"}
    assert labels["桥梁检测"] == ("绩效指标", "产出指标（50分）", "数量指标")


def test_a_row_reads_with_its_headers() -> None:
    assert first_grid(TWO_HEADS).reading(2) == "接待费：2022年决算 12.02；2023年 预算 10；2023年 决算 4.51；增减 -7.51"


def test_serial_numbers_name_nothing() -> None:
    text = flattened("序号|支出方向|预算数|支出数", "1|技改补助|640|612", "2|贷款贴息|280|238", "合计|920|850")
    assert said(text)["612"] == ("技改补助", "支出数", "")
    assert said(text)["850"] == ("合计", "支出数", "")


def test_columns_counted_by_numbers() -> None:
    text = flattened("项目|预算数|决算数|增减", "栏次|1|2|3", "基本支出|10.5|11.5|1.0")
    assert said(text)["11.5"] == ("基本支出", "决算数", "")


@pytest.mark.parametrize(
    ("above", "title", "unit"),
    [
        ("表2 三公经费情况表（单位：万元）\n", "三公经费情况表", "万元"),
        ("三公经费情况表\n单位：元\n", "三公经费情况表", "元"),
        ("（三）“三公”经费情况\n", "“三公”经费情况", ""),
        ("收支明细见下表（金额单位：万元）：\n", "", "万元"),
        ("全年接待费4.51万元，比上年的12.02万元减少7.51万元。\n", "", "万元"),
        ("本单位各项工作有序推进，具体情况见下表：\n", "", ""),
    ],
)
def test_title_and_unit_from_the_lines_above(above: str, title: str, unit: str) -> None:
    table = document("开头\n" + above + TWO_HEADS).tables[0]
    assert (table.title, table.unit) == (title, unit)


LABELS = {
    "among": (
        ["基本支出", "  其中：公用经费", "项目支出", "三公经费"],
        ["基本支出", "基本支出>其中：公用经费", "项目支出", "三公经费"],
    ),
    "among goes on until the next line of the form": (
        ["基本支出", "项目支出", "    其中：1、运行维护", "疫情防控", "企业搬迁", "三公经费", "   1、公务用车",
         "       其中：购置",
         "             运行", "   2、出国"],
        ["基本支出", "项目支出", "项目支出>其中：1、运行维护", "项目支出>疫情防控", "项目支出>企业搬迁", "三公经费",
         "三公经费>1、公务用车", "三公经费>1、公务用车>其中：购置", "三公经费>1、公务用车>运行", "三公经费>2、出国"],
    ),
    "chapters": (
        ["支出总计", "一、基本支出", "人员经费", "公用经费", "二、项目支出", "维修", "合计"],
        ["支出总计", "一、基本支出", "一、基本支出>人员经费", "一、基本支出>公用经费",
         "二、项目支出", "二、项目支出>维修", "合计"],
    ),
    "indents": (
        ["收入合计", "　　财政拨款", "　　其他收入", "支出合计"],
        ["收入合计", "收入合计>财政拨款", "收入合计>其他收入", "支出合计"],
    ),
    "numerals that number nothing": (
        ["产出指标", "三、四级手术占比", "设备验收合格率", "一、二级医院转诊率"],
        ["产出指标", "三、四级手术占比", "设备验收合格率", "一、二级医院转诊率"],
    ),
    "no hierarchy": (["甲乡", "乙乡", "丙镇"], ["甲乡", "乙乡", "丙镇"]),
}  # fmt: skip


@pytest.mark.parametrize("case", LABELS)
def test_hierarchy_of_labels(case: str) -> None:
    labels, expected = LABELS[case]
    assert [">".join(path) for path in paths(labels, [[] for _ in labels])] == expected


def test_sums_tell_how_far_a_group_goes() -> None:
    labels = ["专项一", "其中：设备", "培训", "专项二"]
    figures = [[10.0], [6.0], [4.0], [7.0]]
    assert paths(labels, figures)[2] == ("专项一", "培训")
    assert paths(labels, figures)[3] == ("专项二",)


def test_words_of_cells() -> None:
    assert collapse("年度预\n算申请\n（万元）") == "年度预算申请（万元）"
    assert collapse("绩\n效\n指\n标\n绩\n效\n指\n标") == "绩效指标"
    assert [is_figure(words) for words in ("≥95%", "-7.51", "20家", "2022年", "合规")] == [
        True,
        True,
        True,
        False,
        False,
    ]
    assert stated("其中：\u00a0一般公共预算：3345.5") == ("其中：一般公共预算", "3345.5")
    assert [unit_of(words) for words in ("（万元）", "规模（㎡）", "单位：元", "产出（50分）")] == [
        "万元",
        "㎡",
        "元",
        "",
    ]


@pytest.mark.parametrize("words", ["1" + "%" * 60 + "x", "1" + "万元" * 40 + "x", ">=" * 40 + "x", "9" * 5000 + "x"])
def test_any_cell_is_judged_at_once(words: str) -> None:
    begun = time.process_time()
    assert not is_figure(words)
    assert time.process_time() - begun < 1


CELLS = st.text(alphabet="项目合计金额万元（）2022年.5%：其中 ", max_size=8)


@settings(deadline=None)
@given(st.lists(st.lists(CELLS, min_size=1, max_size=7), min_size=1, max_size=12))
def test_any_ragged_table_is_a_full_grid(rows: list[list[str]]) -> None:
    text = flattened(*["|".join(row) for row in rows])
    found = document("开头\n" + text)
    table = found.tables[0]
    assert table.rows == len(rows)
    assert table.columns == max(map(len, rows))
    for row in range(table.rows):
        covered = [
            c for cell in table.cells if cell.row == row for c in range(cell.column, cell.column + cell.column_span)
        ]
        assert covered == list(range(table.columns))
    read = grid(table, found.text)
    assert len(read.cells) == len(table.cells)
    for cell in read.cells:
        assert cell.text == collapse(found.text[cell.cell.start : cell.cell.end])
        assert (cell.role in ("header", "label", "data")) == bool(cell.text)


def test_real_reports(shared: Path) -> None:
    reports = json.loads((shared / "gold" / "reports.json").read_text(encoding="utf-8"))
    lines = (shared / "gold" / "facts.jsonl").read_text(encoding="utf-8").splitlines()
    facts = [fact for fact in map(json.loads, lines) if fact["where"] != "text"]
    for name, report in reports.items():
        found = read_bytes((shared / "reports" / name).read_bytes(), name=name)
        expected = [(table["n_rows"], table["n_cols"], table["title"]) for table in report["tables"]]
        assert [(table.rows, table.columns, table.title) for table in found.tables] == expected
        cells = [cell for table in found.tables for cell in grid(table, found.text).cells]
        for fact in (fact for fact in facts if fact["doc"] == name):
            cell = next(cell for cell in cells if cell.cell.start <= fact["start"] < cell.cell.end)
            words = [collapse(part).rstrip("：") for key in ("row", "col") for part in fact[key].split(" > ") if part]
            assert set(words) == {part.rstrip("：") for part in (*cell.row, *cell.column)}, fact["quote"]
