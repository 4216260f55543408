"""Tables that have come loose in plain text: what READING calls glued, scattered, shifted and cut."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.readers import read_bytes
from tests.flattened import document, flattened, said

LEDGER = "一级指标 二级指标 三级指标 分值 年度指标值 实际完成值 得分"
ROWS = [
    "产出指标 数量指标 培训人次 15 300人次 320人次 15",
    "成本指标 培训费 4 15万元 15万元 4",
    "质量指标 合格率 10 100% 98% 9",
    "总分 100 96",
]
LOOSE = {
    "a cell a line": "前文。\n" + "\n".join(" ".join([LEDGER, *ROWS]).split(" ")) + "\n二、存在的问题\n内容。\n",
    "one blank between cells": "\n".join(["前文。", LEDGER, *ROWS, "后文说明自评结果。"]),
    "nothing between cells": "\n".join(
        ["前文。", *(row.replace(" ", "") for row in (LEDGER, *ROWS)), "后文说明自评结果。"]
    ),
    "pipes with empty runs": (
        "前文。\n|一级指标||二级指标|三级指标|分值|年度指标值|实际完成值|得分|||\n|产出指标||数量指标|培训人次|15|300人次|320人次|15|||\n"
        "|||成本指标|培训费|4|15万元|15万元|4||\n|||质量指标|合格率|10|100%|98%|9||\n"
    ),
}


@pytest.mark.parametrize("case", LOOSE)
def test_a_ledger_in_any_shape(case: str) -> None:
    cells = said(LOOSE[case])
    assert cells["320人次"] == ("产出指标>数量指标>培训人次", "实际完成值", "")
    assert cells["4"][:2] == ("产出指标>成本指标>培训费", "得分")
    assert cells["15万元"][1] == "实际完成值"
    assert cells["9"][1:] == ("得分", "分")
    words = [document(LOOSE[case]).text[slice(block.start, block.end)] for block in document(LOOSE[case]).paragraphs]
    assert words[0] == "前文。"


CASES = {
    "money a cell a line": (
        "项目\n预算数\n决算数\n执行率\n基本支出\n120.5\n118.2\n98.09%\n项目支出\n300\n290\n96.67%\n",
        {"118.2": ("基本支出", "决算数", ""), "96.67%": ("项目支出", "执行率", "%")},
    ),
    "a column of words glued": (
        "三级指标分值年度指标值实际完成值得分\n就业水平30提升有所提升28\n培训费415万元15万元4\n",
        {"有所提升": ("就业水平", "实际完成值", ""), "28": ("就业水平", "得分", "分")},
    ),
    "empty cells vanished": (
        "三级指标 年度指标值 实际完成值 分值 得分 偏差原因\n培训人次 300 320 15 15\n合格率 100% 98% 10 9 有学员缺考\n",
        {"15": ("培训人次", "得分", "分"), "9": ("合格率", "得分", "分")},
    ),
    "two rows as one": (
        flattened("项目|预算|决算", "基本支出|120|118|项目支出|300|290", "合计|420|408"),
        {"118": ("基本支出", "决算", ""), "300": ("项目支出", "预算", ""), "408": ("合计", "决算", "")},
    ),
    "the next row's first cell at the end": (
        flattened("项目|预算|决算", "基本支出|120|118|项目支出", "300|290|其他支出", "5|4", "合计|425|412"),
        {"118": ("基本支出", "决算", ""), "300": ("项目支出", "预算", ""), "4": ("其他支出", "决算", "")},
    ),
    "the head after the values": (
        flattened("基本支出|120|118", "项目支出|300|290", "合计|420|408", "项目|预算数|决算数"),
        {"120": ("基本支出", "预算数", ""), "408": ("合计", "决算数", "")},
    ),
    "the second head below a merged first, with empty runs": (
        "|项目||2022年||||2023年|||\n|||预算|决算|||预算|决算||\n|接待费||5|4|||6|3||\n",
        {"4": ("接待费", "2022年>决算", ""), "6": ("接待费", "2023年>预算", "")},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_lost_places(case: str) -> None:
    text, expected = CASES[case]
    cells = said(text)
    assert {word: cells.get(word) for word in expected} == expected


PROSE = {
    "three short lines": "项目\n预算\n决算\n各项工作按计划推进，全年支出合规。\n资金使用规范，未发现违规问题。\n",
    "column names in a sentence": "评价内容包括一级指标、二级指标、三级指标及分值。\n得分98分。\n",
    "a list of indicators": "一级指标\n二级指标\n三级指标\n四级指标\n",
    "a form of two widths": flattened("项目名称|农村公路|主管部门|交通局", "年度|2022|金额|120", "备注|无"),
}


@pytest.mark.parametrize("case", PROSE)
def test_what_is_no_loose_table_stays_as_it_is(case: str) -> None:
    found = document(PROSE[case])
    assert len(found.tables) == (1 if case == "a form of two widths" else 0)
    if found.tables:
        assert [sum(cell.row == row for cell in found.tables[0].cells) for row in range(3)] == [4, 4, 2]


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.sampled_from([*LEDGER.split(), *" ".join(ROWS).split(), "说明", "0", "|"]), max_size=40),
    st.sampled_from("\n "),
)
def test_cells_slice_back_in_order(words: list[str], between: str) -> None:
    text = LEDGER.replace(" ", between) + "\n" + between.join(words)
    found = read_bytes(text.encode(), name="a.txt")
    assert found.text == text
    for table in found.tables:
        places = [(cell.start, cell.end) for cell in table.cells]
        assert places == sorted(places)
        assert all(table.start <= start <= end <= len(text) for start, end in places)
        taken = {(cell.row, cell.column) for cell in table.cells}
        assert len(taken) == len(table.cells)
