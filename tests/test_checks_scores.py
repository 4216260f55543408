"""Scores, tasks and arrivals that prose works out wrongly, and the same texts with the right figures."""

from __future__ import annotations

import pytest

from tests.checks_sample import reviewed
from tests.flattened import flattened

_LEDGER = "\n附件 自评表\n" + flattened(
    "一级指标|二级指标|分值|得分",
    "投入（20分）|预算编制|20|17.5",
    "过程（25分）|资金管理|25|20.2",
    "产出（30分）|数量|18|16.3",
    "|质量|12|11",
    "效益（25分）|社会效益|25|21.6",
    "总分||100|86.6",
)
_GROUPS = (
    "综合得分86.60分。投入指标分值20分，得17.50分；过程指标分值25分，得20.20分；"
    "产出指标分值30分，得{}分；效益指标分值25分，得21.60分。"
)


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        pytest.param(
            _GROUPS.format("26.80") + _LEDGER,
            [
                "17.5 + 20.2 + 26.8 + 21.6 = 86.1 ≠ 86.6（分）",
                "16.3 + 11 = 27.3 ≠ 26.8（分）",
            ],
            id="a-group-told-too-low",
        ),
        pytest.param(_GROUPS.format("27.30") + _LEDGER, [], id="groups-that-add-up"),
        pytest.param(
            "完成避险搬迁128户，完成年度任务150户的92.00%。",
            ["128户 ÷ 150户 = 85.33% ≠ 92%"],
            id="a-share-of-the-task",
        ),
        pytest.param("完成避险搬迁138户，完成年度任务150户的92.00%。", [], id="the-share-holds"),
        pytest.param(
            "高新技术企业总数由上年431家增至548家，净增112家。", ["548家 − 431家 = 117家 ≠ 112家"], id="a-net-gain"
        ),
        pytest.param("高新技术企业总数由上年431家增至548家，净增117家。", [], id="the-net-gain-holds"),
        pytest.param(
            "二、资金情况\n（一）资金安排。共安排就业资金2186万元，其中中央1936万元、县级250万元。\n（二）资金到位。当年到位资金合计2136万元，资金到位率98.71%。",
            ["2136万元 ÷ 2186万元 = 97.71% ≠ 98.71%"],
            id="what-arrived-of-what-was-allotted",
        ),
        pytest.param(
            "核定编制3586名，其中行政编制28名，参公编制16名，事业编制3542名。\n附表\n"
            + flattened("编制数|实有人数", "3586|3412"),
            [],
            id="posts-of-three-kinds-beside-a-table",
        ),
        pytest.param(
            "全年收入3958.24万元，其中一般公共预算拨款3702.18万元，政府性基金预算拨款180万元，其他收入76.06万元。预算调整为3986.72万元（含上年结转28.48万元）。",
            [],
            id="money-carried-over-stands-apart",
        ),
        pytest.param(
            "在职43人，其中行政17人、事业23人、工勤3人。\n附表\n" + flattened("编制数|实有人数", "46|44"),
            [],
            id="parts-belong-to-their-own-total",
        ),
    ],
)
def test_what_prose_works_out(text: str, formulas: list[str]) -> None:
    assert [finding.formula for finding in reviewed(text)] == formulas
