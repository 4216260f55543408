"""Which year a figure is of."""

from __future__ import annotations

import pytest

from index.facts.periods import header_year, year_at


@pytest.mark.parametrize(
    ("sentence", "figure", "year"),
    [
        ("总支出12万元", "12", 2023),
        ("2021年总支出12万元", "12", 2021),
        ("上年总支出12万元", "12", 2022),
        ("上年结转12万元", "12", 2023),
        ("去年支出5万元，今年支出12万元", "12", 2023),
        ("较2022年三公经费12万元下降3%", "12", 2022),
        ("较2022年三公经费12万元下降3%", "3%", 2023),
        ("比上年增加12万元", "12", 2023),
        ("2021年三公经费比2020年减12万元", "12", 2021),
        ("从2020年的5万元增加到12万元", "5", 2020),
        ("从2020年的5万元增加到12万元", "12", 2023),
        ("2024年6月底前完成12家", "12", 2024),
        ("明年新增12家", "12", 2024),
        ("近三年累计支出12万元", "12", None),
        ("按上年末在册人数测算,支出12万元", "12", 2023),
        ("22年支出12万元", "12", 2022),
        ("截至2022年12月,编制12名", "12名", 2022),
    ],
)
def test_year_of_a_figure(sentence: str, figure: str, year: int | None) -> None:
    assert year_at(sentence, sentence.index(figure), year=2023) == year


@pytest.mark.parametrize(
    ("header", "year"),
    [
        ("2021年决算数", 2021),
        ("上年决算", 2022),
        ("本年预算", 2023),
        ("2023年较上年决算增减", 2023),
        ("年初预算数", None),
        ("上年结转", None),
    ],
)
def test_year_of_a_header(header: str, year: int | None) -> None:
    assert header_year(header, year=2023) == year
