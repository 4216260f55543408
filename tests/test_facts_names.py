"""Names of figures in prose: headings and topics that give a subject, parts and lists, points, rates worked out."""

from __future__ import annotations

import pytest

from index.facts.worked import BLANK, without_steps
from index.packs import Pack, load_pack
from index.quantities import find, readable
from tests.test_facts_prose import read, said


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack()


@pytest.mark.parametrize(
    ("heading", "text", "expected"),
    [
        pytest.param(
            "",
            "2.1.3“三公”经费。年初预算16万元，实际支出9.2万元，比2022年10.4万元下降11.5%。",
            [
                "三公经费年初预算|16万元|年初预算||2023",
                "三公经费实际支出|9.2万元|决算||2023",
                "三公经费|10.4万元|决算||2022",
                "三公经费下降|11.5%|实际值|变化率|2023",
            ],
            id="a run-in heading is the subject",
        ),
        pytest.param(
            "",
            "（三）石门桥工程。年初预算300万元，实际支出280万元，执行率93.33%。",
            [
                "石门桥工程年初预算|300万元|年初预算||2023",
                "石门桥工程实际支出|280万元|决算||2023",
                "石门桥工程执行率|93.33%|实际值|完成率|2023",
            ],
            id="a run-in heading of a project",
        ),
        pytest.param(
            "（四）石门桥工程资金使用情况",
            "年初预算300万元，全年支出280万元。",
            [
                "石门桥工程年初预算|300万元|年初预算||2023",
                "石门桥工程支出|280万元|决算||2023",
            ],
            id="a heading of a project",
        ),
        pytest.param(
            "",
            "年初县人大批复本局预算5236.8万元（基本支出1512.6万元，项目支出3724.2万元），年中因上级补助下达，追加8625.67万元，调整后全年预算数为13862.47万元。",
            [
                "年初预算|5236.8万元|年初预算||2023",
                "基本支出|1512.6万元|年初预算||2023",
                "项目支出|3724.2万元|年初预算||2023",
                "总支出追加|8625.67万元|追加||2023",
                "总支出调整后全年预算数|13862.47万元|全年预算||2023",
            ],
            id="the whole unit's budget, approved",
        ),
        pytest.param(
            "",
            "州人代会批准州局2023年部门预算2864万元，其中项目支出545万元。执行中追加648万元，调整后预算3512万元。",
            [
                "年初预算|2864万元|年初预算||2023",
                "项目支出|545万元|年初预算||2023",
                "执行中追加|648万元|追加||2023",
                "总支出调整后预算|3512万元|调整预算||2023",
            ],
            id="the whole unit's budget, by the people's congress",
        ),
        pytest.param(
            "（三）“三公”经费支出情况",
            "国内公务接待132批次、1047人次，支出8.8万元；公务用车运行维护费22.8万元。",
            [
                "国内公务接待|132批次|实际值||2023",
                "国内公务接待|1047人次|实际值||2023",
                "国内公务接待支出|8.8万元|决算||2023",
                "公务用车运行维护费|22.8万元|决算||2023",
            ],
            id="what was received is spent on it, not on the heading's",
        ),
        pytest.param(
            "",
            "农户人均收入21480元，上年为18908元，增幅13.6%，高出全县5.1个百分点。",
            [
                "农户人均收入|21480元|实际值||2023",
                "农户人均收入|18908元|实际值||2022",
                "农户人均收入增幅|13.6%|实际值|变化率|2023",
                "高出全县|5.1个百分点|实际值||2023",
            ],
            id="beside last year's figure",
        ),
        pytest.param(
            "",
            "按规定结转下年继续使用142.5万元，由财政收回73.6万元。",
            [
                "按规定结转下年继续使用|142.5万元|实际值||2023",
                "由财政收回|73.6万元|实际值||2023",
            ],
            id="next year in a name is no year",
        ),
        pytest.param(
            "",
            "加上年初结转和结余186.9万元，可用资金3607.1万元。",
            [
                "加上年初结转和结余|186.9万元|决算||2023",
                "可用资金|3607.1万元|实际值||2023",
            ],
            id="carried over from the year before",
        ),
        pytest.param(
            "",
            "日检测能力由年初的0.8万管提升到2.6万管，受益群众2.3万。",
            [
                "日检测能力（年初）|0.8万管|其他||2023",
                "日检测能力|2.6万管|实际值||2023",
                "受益群众|2.3万|实际值||2023",
            ],
            id="万 with a measure word",
        ),
        pytest.param(
            "",
            "孕产妇死亡率8.6/10万，婴儿死亡率2.71‰。",
            [
                "孕产妇死亡率|8.6/10万|实际值||2023",
                "婴儿死亡率|2.71‰|实际值||2023",
            ],
            id="in a hundred thousand",
        ),
        pytest.param(
            "",
            "预算完成率=（预算完成数/预算数）×100%=（95.2/100）×100%=95.2%，得3.9分（满分4分）。",
            [
                "预算完成率|95.2%|实际值||2023",
                "预算完成率|3.9分|得分||2023",
                "预算完成率满分|4分|分值||2023",
            ],
            id="a rate worked out",
        ),
        pytest.param(
            "",
            "支付进度率=74.37%/75%×100%=99.16%，扣0.5分。",
            [
                "支付进度率|99.16%|实际值||2023",
                "支付进度率扣分|0.5分|其他||2023",
            ],
            id="a rate worked out from rates",
        ),
        pytest.param(
            "",
            "公用经费控制率95%（28.5÷30×100%），得3分。",
            [
                "公用经费控制率|95%|实际值||2023",
                "公用经费控制率|3分|得分||2023",
            ],
            id="steps after the rate",
        ),
        pytest.param(
            "",
            "（二）过程类指标分析（30分）得28.2分",
            [
                "过程类指标分析|30分|分值||2023",
                "过程类指标分析|28.2分|得分||2023",
            ],
            id="points in a bracket are what can be had",
        ),
        pytest.param(
            "",
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
            "",
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
            "",
            "固定资产利用率92%，该指标3分得2.76分。",
            [
                "固定资产利用率|92%|实际值||2023",
                "固定资产利用率|3分|分值||2023",
                "固定资产利用率|2.76分|得分||2023",
            ],
            id="this indicator",
        ),
        pytest.param(
            "",
            "按期办结率97.4%，没有达到98%的目标。",
            [
                "按期办结率|97.4%|实际值||2023",
                "按期办结率|98%|目标值||2023",
            ],
            id="a target missed",
        ),
    ],
)
def test_names(heading: str, text: str, expected: list[str], pack: Pack) -> None:
    assert said(read(text, pack, heading=heading)) == expected


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


def test_counters_of_a_web_page_are_no_figures(pack: Pack) -> None:
    assert not read("网站标识码：3300000006\n建议使用1920*1080分辨率浏览　总访问量：562,108 次", pack)
