"""Which year a sentence's figures are of, and whose figures they are when several could go on."""

from __future__ import annotations

import pytest

from index.packs import Pack, load_pack
from tests.test_facts_prose import read


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "2022年度我县梯田任务4.2万亩，完成4.2万亩；计划投资5880万元，支付5526.3万元；自评得分94分。2023年任务增加0.9万亩。",
            {"4.2": 2022, "5880": 2022, "5526.3": 2022, "94": 2022, "0.9": 2023},
            id="the year a sentence opens with holds after a semicolon",
        ),
        pytest.param(
            "2022年支付5526.3万元；2023年支付6012万元；结余31万元。",
            {"5526.3": 2022, "6012": 2023, "31": 2023},
            id="until another is named",
        ),
        pytest.param(
            "2024年县里下达任务3.6万亩，计划投资6120万元；补建梯田0.24万亩。",
            {"3.6": 2024, "6120": 2024, "0.24": 2024},
            id="next year's plan",
        ),
        pytest.param(
            "2024年3月开展自评，抽查项目5个；走访农户120户。",
            {"120": 2023},
            id="a date is not the year of what follows",
        ),
        pytest.param(
            "公务用车运行维护费15.11万元（上年16.9万元），公务接待费6.83万元（上年7.7万元），国内接待92批次。",
            {"15.11": 2023, "16.9": 2022, "6.83": 2023, "7.7": 2022, "92": 2023},
            id="上年 in a bracket ends with it",
        ),
        pytest.param(
            "公务用车运行维护费15.11万元（2021年16.9万元），公务接待费6.83万元。",
            {"15.11": 2023, "16.9": 2021, "6.83": 2023},
            id="a year in a bracket ends with it",
        ),
        pytest.param(
            "列入计划的老旧小区23个，均为2000年以前建成，共142栋、5386户。",
            {"23": 2023, "142": 2023, "5386": 2023},
            id="built before a year",
        ),
        pytest.param("2015年前购置的设备12台，账面原值86万元。", {"12": 2023, "86": 2023}, id="bought before a year"),
        pytest.param(
            "2019年至2023年我县累计建成梯田19.26万亩。全年实施梯田4.86万亩。",
            {"19.26": None, "4.86": 2023},
            id="several years at once",
        ),
        pytest.param("2018年以来累计建成公厕86座，本年新建公厕9座。", {"86": None, "9": 2023}, id="since a year"),
    ],
)
def test_years(text: str, expected: dict[str, int | None], pack: Pack) -> None:
    found = {str(fact.value): fact.year for fact in read(text, pack)}
    assert {value: found[value] for value in expected} == expected
