"""Which units a question names, by every name people give a bureau; and which are of no report. One row a name."""

from __future__ import annotations

import pytest

from assistant.corpus import Corpus
from assistant.understand import understand
from tests.questions import Ask

MARKET, HEALTH, TRAFFIC, SCHOOLS, WATER, HOUSING = (
    "澄岚州市场监督管理局",
    "沅澧县卫生健康局",
    "沅沣县交通运输局",
    "青岩市教育局",
    "梧汀市水利局",
    "泽原市住房和城乡建设局",
)
OTHERS = {
    "柳港镇政府总支出": "泽原市柳港镇人民政府",
    "枫丘经开区总支出": "枫丘经济技术开发区管理委员会",
    "枫丘经开区管委会总支出": "枫丘经济技术开发区管理委员会",
    "澄岚州残联总支出": "澄岚州残疾人联合会",
    "澄岚疾控2022年总支出": "澄岚州疾病预防控制中心",
    "澄岚州委宣传部总支出": "中共澄岚州委宣传部",
    "澄岚宣传部总支出": "中共澄岚州委宣传部",
    "澄岚州纪委总支出": "中共澄岚州纪律检查委员会",
    "澄岚州医院总支出": "澄岚州人民医院",
    "澄岚一中总支出": "澄岚州第一中学",
    "澄岚州人大总支出": "澄岚州人民代表大会常务委员会办公室",
    "澄岚供销社总支出": "澄岚州供销合作社联合社",
    "澄岚法院总支出": "澄岚州人民法院",
}
PROSE = {
    MARKET: "抽检食品320批次。",
    HEALTH: "县人民医院搬迁总投资62000万元，开展核酸检测35万人次，卫生健康支出900万元。",
    TRAFFIC: "县道列养310公里，公路养护支出820万元，交通固定资产投资5600万元。",
    SCHOOLS: "白沙新区小学于9月开工，完成投资1400万元，教育支出8000万元。",
    WATER: "水利发展资金到位3000万元，委托第三方评价。",
    HOUSING: "老旧小区改造12个。",
}
REPORTS = {
    f"{unit}.txt": f"{unit}2022年度部门整体支出绩效自评报告\n一、收支情况\n2022年总支出1200万元，{prose}\n二、结论\n自评得分95分。\n"
    for unit, prose in {**dict.fromkeys(OTHERS.values(), ""), **PROSE}.items()
}


@pytest.fixture(scope="module")
def asked(corpus: Corpus) -> Ask:
    return lambda question: understand(question, corpus)


KNOWN = {
    "place alone": ("青岩追加了多少预算", SCHOOLS),
    "usual short form": ("澄岚州市监局2022年支出", MARKET),
    "short form, level left out": ("澄岚市监局2022年支出", MARKET),
    "longer short form, level left out": ("澄岚市场监管局2022年支出", MARKET),
    "full name, level left out": ("澄岚市场监督管理局2022年支出", MARKET),
    "old name of the bureau": ("澄岚工商局2022年支出", MARKET),
    "no 局": ("澄岚市监2022年总支出", MARKET),
    "the bureau, short": ("青岩局总支出", SCHOOLS),
    "its head": ("澄岚市监局长是谁", MARKET),
    "no place": ("市监局2022年总支出", MARKET),
    "another ending": ("沅澧卫健委2022年总支出", HEALTH),
    "old name": ("沅澧卫计局2022年总支出", HEALTH),
    "health without 局": ("沅澧卫健2022年总支出", HEALTH),
    "traffic without 局": ("沅沣交通2022年总支出", TRAFFIC),
    "merged elsewhere": ("青岩教体局2022年总支出", SCHOOLS),
    "schools without 局": ("青岩教育2022年总支出", SCHOOLS),
    "the whole system": ("青岩教育系统总支出", SCHOOLS),
    "city's bureau, level left out": ("梧汀水利局总支出", WATER),
    "water without 局": ("梧汀水利全年总支出", WATER),
    "water by its other name": ("梧汀水务局总支出", WATER),
    "委 of another word": ("梧汀委托了谁评价", WATER),
    "和城乡 is no place": ("泽原住建局总支出", HOUSING),
    "housing in full": ("泽原市住房城乡建设局总支出", HOUSING),
    "slip, the bureau decides": ("沅丰卫健局2022年总支出", HEALTH),
}


@pytest.mark.parametrize(("question", "unit"), list(KNOWN.values()), ids=list(KNOWN))
def test_names_of_a_unit(asked: Ask, question: str, unit: str) -> None:
    query = asked(question)
    assert (query.units, query.unknown_units) == ((unit,), ())


@pytest.mark.parametrize(("question", "unit"), list(OTHERS.items()), ids=list(OTHERS))
def test_units_that_are_no_bureaus(asked: Ask, question: str, unit: str) -> None:
    query = asked(question)
    assert (query.units, query.unknown_units) == ((unit,), ())


TERMS = {
    "a kind of spending": ("青岩教育支出多少", "教育支出"),
    "an indicator": ("沅沣交通固定资产投资多少", "交通固定资产"),
    "a fund": ("梧汀水利发展资金到位多少", "水利发展"),
}


@pytest.mark.parametrize(("question", "words"), list(TERMS.values()), ids=list(TERMS))
def test_what_is_measured_keeps_its_words(asked: Ask, question: str, words: str) -> None:
    assert words in asked(question).words


def test_the_name_is_no_part_of_what_is_measured(asked: Ask) -> None:
    for question in ("沅澧卫健2022年总支出", "青岩教育系统2022年总支出", "梧汀水利2022年总支出"):
        assert not any(word in asked(question).words for word in ("卫健", "教育", "水利", "系统"))


UNKNOWN = {
    "another level": ("澄岚县市监局2022年支出", "澄岚县市监局"),
    "another level alone": ("澄岚县2022年总支出", "澄岚县"),
    "a lower level": ("青岩乡2022年总支出", "青岩乡"),
    "another bureau": ("澄岚农业农村局2022年支出", "澄岚农业农村局"),
    "another bureau without 局": ("梧汀卫生健康2022年总支出", "梧汀卫生健康"),
    "a slip, as it was typed": ("沅丰教育局2022年总支出", "沅丰教育局"),
    "a place of no list": ("沅洰民政局和青岩教育局谁花得多", "沅洰民政局"),
    "the other of two": ("青岩教育局和云屏县教育局总支出一共多少", "云屏县教育局"),
    "a place that looks like a word": ("泽元教育局2022年总支出", "泽元教育局"),
}


@pytest.mark.parametrize(("question", "name"), list(UNKNOWN.values()), ids=list(UNKNOWN))
def test_units_of_no_report(asked: Ask, question: str, name: str) -> None:
    query = asked(question)
    assert query.unknown_units == (name,)
    assert query.units == ((SCHOOLS,) if "和" in question else ())


def test_a_slip_for_two_places_is_settled_by_the_question_or_asked_back(asked: Ask) -> None:
    assert asked("沅丰县人民医院搬迁总投资多少").units == (HEALTH,)
    assert asked("沅丰县公路养护支出多少").units == (TRAFFIC,)
    assert asked("沅丰县三公经费多少").ambiguous == (TRAFFIC, HEALTH)
    assert "沅丰县→沅澧县" in asked("沅丰县人民医院搬迁总投资多少").corrections


def test_a_thing_named_after_a_place_is_no_unit(asked: Ask) -> None:
    assert asked("白沙小学什么时候开工").unknown_units == ()
    assert asked("白沙县2022年总支出").unknown_units == ("白沙县",)
