"""The total of a column where the question says no more than what all its rows are, whatever the total's row is called."""

from __future__ import annotations

import pytest

from tests.flattened import flattened
from tests.written import Tell

JOBS = (
    "栖川县人社局2023年就业补助资金绩效自评报告\n\n一、资金使用\n栖川县人社局实施就业补助项目。\n各方向资金使用情况（单位：万元、人次、元/人）\n"
    + flattened(
        "序号|补贴方向|预算安排|实际支出|享受人次|人均标准",
        "1|职业培训补贴|1120|986.42|4932|2000",
        "2|社会保险补贴|1586.5|1521.36|6085|2500",
        "3|就业见习补贴|300|180|250|7200",
        "小计||3006.5|2687.78|11267|",
    )
)
REPORTS = {"栖川县人社局2023.txt": JOBS}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        pytest.param("栖川享受补贴一共多少人次", "11267", id="a word that all rows share"),
        pytest.param("栖川社会保险补贴享受人次多少", "6085", id="a row that is named"),
        pytest.param("栖川职业培训补贴人均标准是多少", "2000", id="a rate of a row"),
    ],
)
def test_the_total_or_the_row(tell: Tell, question: str, value: str) -> None:
    assert tell(question).values[0].value == value
