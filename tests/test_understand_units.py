"""Which units a question names, by full, short and mistyped names; which it names that no report is of."""

from __future__ import annotations

import pytest

from tests.questions import BEILONG, FENGDU, LINLAN, SONGWU, ZHELING, Ask, rows

UNITS = {
    "full name": ("泽宁市枫渡县农业农村局2022年总支出多少", (FENGDU,)),
    "without the city": ("枫渡县农业农村局2022年总支出多少", (FENGDU,)),
    "without any suffix": ("枫渡农业农村局2022年总支出多少", (FENGDU,)),
    "bureau shortened": ("枫渡农业局2022年总支出多少", (FENGDU,)),
    "bureau abbreviated": ("松坞县工信局2023年支出", (SONGWU,)),
    "that bureau": ("枫渡那个局2022年总支出多少", (FENGDU,)),
    "only the place": ("枫渡2022年总支出多少", (FENGDU,)),
    "only the bureau": ("农业农村局2022年总支出", (FENGDU,)),
    "only what the bureau is for": ("水利2023年花了多少钱", (BEILONG,)),
    "only what it is for, of its staff": ("民政在职多少人", (ZHELING,)),
    "what it is for, of a field": ("水利工程2023年花了多少钱", ()),
    "slip of a character in the bureau": ("枫渡农叶农村局2022年总支出", (FENGDU,)),
    "slip in an abbreviation": ("松坞工性局专项资金支出多少", (SONGWU,)),
    "slip of sound": ("柘岭民正局2023年三公经费", (ZHELING,)),
    "slip of what it is called without an ending": ("柘岭民证低保花了多少", (ZHELING,)),
    "without an ending, before a metric": ("柘岭民政人员经费年初预算多少", (ZHELING,)),
    "a list without endings": ("柘岭民政、枫渡农业农村、北泷水利谁的执行率最高", (ZHELING, FENGDU, BEILONG)),
    "two without endings": ("柘岭民政和北泷水利两家三公一共多少", (ZHELING, BEILONG)),
    "two units": ("临澜财政局和枫渡农业农村局2023年三公谁多", (LINLAN, FENGDU)),
    "full-width digits beside it": ("枫渡农业农村局２０２２年三公经费", (FENGDU,)),
    "nobody named": ("2023年支出多少", ()),
}


@pytest.mark.parametrize(("question", "units"), rows(UNITS))
def test_units(asked: Ask, question: str, units: tuple[str, ...]) -> None:
    query = asked(question)
    assert set(query.units) == set(units)
    assert query.unknown_units == ()


UNKNOWN = {
    "other bureau of a known place": ("枫渡县教育局2023年三公经费", ("枫渡县教育局",)),
    "place one character off": ("枫溪县农业农村局2022年总支出", ("枫溪县农业农村局",)),
    "another place of the same sound": ("雁洲区教育局2022年自评几分", ("雁洲区教育局",)),
    "a real place that is not in the corpus": ("赫山区工信局2022年三公经费", ("赫山区工信局",)),
    "county of a known bureau": ("松岭县工信局2023年专项资金支出", ("松岭县工信局",)),
    "a place by its form alone": ("绥岭县2023年三公经费", ("绥岭县",)),
    "a committee in short, of a known place": ("枫渡卫健委2023年三公经费", ("枫渡卫健委",)),
    "behind its year": ("2023年绥岭县三公经费多少", ("绥岭县",)),
    "behind little words": ("请问绥岭区的资金到位率是多少", ("绥岭区",)),
    "a flag league's county": ("绥尔旗总支出多少", ("绥尔旗",)),
    "with a fund": ("绥岭市中小企业发展专项资金到位率", ("绥岭市",)),
}


@pytest.mark.parametrize(("question", "unknown"), rows(UNKNOWN))
def test_units_the_corpus_lacks_are_never_replaced(asked: Ask, question: str, unknown: tuple[str, ...]) -> None:
    query = asked(question)
    assert query.unknown_units == unknown
    assert query.units == query.ambiguous == ()


@pytest.mark.parametrize(
    "question",
    [
        "老旧小区改造花了多少",
        "高新园区投资多少",
        "示范县补助多少",
        "贫困县奖补多少",
        "县级配套到位多少",
        "全县总支出多少",
        "市场监管支出多少",
        "库区移民补助多少",
    ],
)
def test_words_that_end_like_a_place_are_none(asked: Ask, question: str) -> None:
    assert asked(question).unknown_units == ()


@pytest.mark.parametrize(
    "question", ["各单位2022年三公经费多少", "2023年各单位总支出最高的是哪家", "所有单位2023年总支出合计"]
)
def test_everybody(asked: Ask, question: str) -> None:
    assert asked(question).everyone


def test_mended_slips_are_told(asked: Ask) -> None:
    assert asked("雁汀2022年初预祘多少").corrections == ("祘→算",)
    assert asked("枫渡2022年年初预算多少").corrections == ()


@pytest.mark.parametrize("question", ["枫渡整改措施有哪些", "枫渡改进措施有几条"])
def test_words_of_the_language_are_no_slips(asked: Ask, question: str) -> None:
    assert asked(question).corrections == ()
