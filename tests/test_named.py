"""A figure that the question names in full is meant, not what a part of its name is called."""

from __future__ import annotations

import pytest

from tests.written import Tell

REPORT = """云岭县应急管理局2023年度部门整体支出绩效自评报告

一、基本情况
年末实有在职42人。

二、资金情况
2023年支出合计1986.40万元。森林防火专项资金支出571.44万元，森林防火专项资金结余37.06万元。县级配套250.00万元，县级配套缺口50.00万元。
中小河流治理支出318.20万元。完成管网改造138.6公里，支出中用于管网改造198.64万元。最低生活保障金4128.60万元，云岭第七小学建设2400万元。全年单位GDP能耗下降3.1%。
"""
REPORTS = {"云岭应急2023.txt": REPORT}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("云岭应急局森林防火专项资金结余是多少", "37.06"),
        ("森林防火专项资金支出是多少", "571.44"),
        ("县级配套缺口是多少", "50"),
        ("云岭县级配套是多少", "250"),
        ("中小河流治理支出多少", "318.2"),
        ("云岭应急局支出合计多少", "1986.4"),
        ("云岭管网改造占支出合计的比重", "10"),
        ("云岭最低生活保障金花了多少", "4128.6"),
        ("云岭第七小学建设多少钱", "2400"),
        ("云岭单位GDP能耗降低率是多少", "-3.1"),
    ],
)
def test_the_longest_name_said_is_meant(tell: Tell, question: str, value: str) -> None:
    answer = tell(question)
    assert answer.values, answer.text
    assert answer.values[0].value == value


def test_what_is_nearest_says_its_own_direction(tell: Tell) -> None:
    text = tell("云岭应急局单位GDP能耗2021年是多少").text
    assert "增长3.1%" not in text
