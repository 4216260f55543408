"""Goals asked for beside what was reached of them, and growth of the very thing named."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.bands import bands
from tests.written import Tell, library_of, teller

REPORT = """云岭县民政局2023年度部门整体支出绩效自评报告

一、收支情况
2023年收入总计11422.03万元，上年9836.42万元。2023年支出合计4512.30万元，上年4190.48万元。农民人均可支配收入同比增长7.6%。
孕产妇死亡率8.6/10万，婴儿死亡率2.71‰。遥感监测车辆41.7万辆次。
安排养老服务体系资金：中央资金800万元，省级资金680万元。
“三公”经费全年支出31.85万元，较上年38.20万元下降16.62%。

二、项目支出明细

\t序号
\t项 目
\t全年预算（万元）
\t全年支出（万元）

\t1
\t养老服务
\t2000.00
\t1925.90

\t2
\t救助管理
\t1557.80
\t1500.00

\t
\t合 计
\t3557.80
\t3425.90

附件：2023年支出情况表（万元）

\t项目
\t年初预算
\t全年预算
\t决算

\t基本支出
\t1070.00
\t1098.00
\t1086.40

\t项目支出
\t2910.00
\t3557.80
\t3425.90

附件：绩效自评表

\t三级指标
\t年度指标值
\t实际完成值
\t分值
\t得分

\t预算执行率
\t100%
\t97.34%
\t10
\t9

\t项目按期完成率
\t≥95%
\t96.2%
\t10
\t10

\t资金支付进度
\t≥95%
\t86.4%
\t10
\t8

\t高龄津贴发放人数
\t≥23500人
\t24386人
\t10
\t10

\t学前三年毛入园率
\t≥95%
\t95.6%
\t10
\t10
"""
REPORTS = {"云岭民政2023.txt": REPORT}


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("云岭资金支付进度目标是多少，实际是多少", ["95", "86.4"]),
        ("云岭高龄津贴发放人数目标值和实际值各是多少", ["23500", "24386"]),
        ("云岭资金支付进度离目标还差多少", ["-8.6"]),
        ("云岭高龄津贴发放人数比目标多多少", ["886"]),
        ("云岭学前三年毛入园率比目标高多少", ["0.6"]),
        ("云岭高龄津贴发放人数和目标相差多少", ["886"]),
        ("云岭收入总计2022年和2023年分别是多少", ["9836.42", "11422.03"]),
        ("云岭收入总计同比增长多少", ["16.12"]),
        ("云岭支出合计同比增长多少", ["7.68"]),
        ("云岭三公经费同比增长多少", ["-16.62"]),
        ("云岭孕产妇死亡率是多少", ["8.6"]),
        ("云岭2023年一共花了多少", ["4512.3"]),
    ],
)
def test_the_thing_named_is_told(tell: Tell, question: str, values: list[str]) -> None:
    answer = tell(question)
    assert [value.value for value in answer.values][: len(values)] == values, answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("云岭基本支出超预算了吗", "没有超：云岭县民政局2023年基本支出（决算）1086.4万元"),
        ("云岭基本支出超预算了吗", "与年初预算比则超了：基本支出（年初预算）1070万元[3]，多16.4万元。"),
        ("云岭项目支出超没超年初预算", "超了：云岭县民政局2023年项目支出（决算）3425.9万元"),
        ("云岭预算执行率完成目标了吗", "没有完成，低于目标：云岭县民政局2023年预算执行率97.34%"),
        ("云岭支出合计比上年多了还是少了，差多少", "多了321.82万元：云岭县民政局2023年支出合计"),
        ("云岭遥感监测车辆多少", "遥感监测车辆41.7万辆次"),
        ("云岭省级资金比中央资金多多少", "少120万元："),
        ("云岭项目按期完成率达标了吗", "完成了：云岭县民政局2023年项目按期完成率96.2%"),
    ],
)
def test_verdicts_name_what_they_are_held_against(tell: Tell, question: str, told: str) -> None:
    assert told in tell(question).text


def test_two_heads_of_one_form_are_told_apart() -> None:
    rows = [
        ["", "编制数", "2023年实际在职人数", "控制率"],
        ["", "86", "83", "96.51%"],
        ["经费情况（万元）", "2022年决算数", "2023年", "\u3000", "\u3000"],
        ["", "", "年初预算", "调整预算", "决算数"],
        ["支出总额", "7,615.90", "5,218.60", "9,102.58", "8,790.44"],
        ["会议费", "\u3000", "3.00", "3.00", "\u3000"],
    ]
    assert [(band.first, band.last, band.header_rows) for band in bands(rows)] == [(0, 1, 1), (2, 5, 2)]


def test_what_came_in_and_went_out_is_a_heading_of_neither(tmp_path: Path) -> None:
    report = (
        "云岭县交通运输局2023年度部门整体支出绩效自评报告\n\n（二）收入支出情况\n"
        "收入：本年收入8946.37万元。\n支出：全年支出8790.44万元，比上年多。\n"
    )
    with library_of({"云岭交通2023.txt": report}, tmp_path) as library:
        assert teller(library)("云岭交通局2023年总支出多少").values[0].value == "8790.44"
