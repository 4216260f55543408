"""Results told under the names of groups of indicators are no targets."""

from __future__ import annotations

import pytest

from index.facts import extract
from index.outline import outline
from index.packs import load_pack
from index.readers import read_bytes
from index.schema import Identity, Report


def bases(body: str, heading: str) -> dict[str, str]:
    """Basis of each figure by its digits."""
    text = f"青禾县人社局2023年就业补助资金绩效自评报告\n一、项目概况\n资金用于各类补贴。\n{heading}\n{body}\n"
    document = read_bytes(text.encode(), name="r.txt")
    identity = Identity(organisation="青禾县人社局", year=2023)
    report = Report(id="r", file="r.txt", sha256="", format="txt", text=document.text, identity=identity)
    facts = extract(report, document, outline(document), load_pack())
    return {document.text[fact.value_start : fact.value_end]: fact.basis for fact in facts}


@pytest.mark.parametrize(
    "group", ["数量指标", "质量指标", "时效指标", "社会效益指标", "产出指标", "数量目标", "满意度指标"]
)
def test_the_name_of_a_group_before_results_sets_no_goal(group: str) -> None:
    found = bases(f"{group}：全年发放补贴4932人次，培训合格率96.4%。", "二、绩效目标完成情况")
    assert found == {"4932": "实际值", "96.4": "实际值"}


@pytest.mark.parametrize("lead", ["年度绩效指标：", "总体目标：", "数量指标：计划"])
def test_a_goal_is_still_one(lead: str) -> None:
    assert bases(f"{lead}培训农民5000人次。", "二、项目实施")["5000"] in ("目标值", "实际值")
    assert bases(f"{lead}培训农民5000人次。", "二、绩效目标")["5000"] == "目标值"
