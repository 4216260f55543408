"""What an answer says against a figure it tells: a doubt is told where the report's own figures cast it, and only there."""

from __future__ import annotations

from tests.flattened import flattened
from tests.written import Tell

TABLE = flattened(
    "支持方向|年初预算|调整后预算|实际拨付|执行率|结余",
    "冷链物流设施|1200|1180|1092.40|92.58%|87.60",
    "电子商务进村|600|600|353.50|58.92%|246.50",
    "合计|1800|1780|1445.90|81.23%|334.10",
)
REPORTS = {
    "商务.txt": "桐河市商务局2023年度商贸发展专项资金绩效自评报告\n一、资金情况\n各方向资金情况见下表。\n"
    f"表1  资金情况表（单位：万元）\n{TABLE}二、存在问题\n部分项目申报不足。\n"
}


def test_a_rate_that_its_row_gives_is_not_doubted(tell: Tell) -> None:
    told = tell("桐河市商务局2023年电子商务进村执行率多少")
    assert told.values[0].value == "58.92"
    assert "重算" not in told.text
