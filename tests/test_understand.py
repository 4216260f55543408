"""A question → what is asked of whom, for when, and in what form. One row a rule; a conversation's turns divided by |."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from assistant.corpus import corpus_of
from assistant.query import Measure, Query
from assistant.understand import understand

if TYPE_CHECKING:
    from index.library import Library

FENGDU, YANTING, SONGWU = "泽宁市枫渡县农业农村局", "岚州市雁汀区教育局", "松坞县工业和信息化局"
ZHELING, BEILONG, LINLAN = "柘岭县民政局", "北泷市水利局", "衡阜市临澜市财政局"

Ask = Callable[[str], Query]


@pytest.fixture(scope="module")
def asked(sample_library: Library) -> Ask:
    corpus = corpus_of(sample_library, sample_library.pack)

    def understood(turns: str) -> Query:
        *history, question = turns.split("|")
        return understand(question, corpus, history=history)

    return understood


def rows(table: dict[str, tuple[Any, ...]]) -> list[Any]:
    return [pytest.param(*row, id=name) for name, row in table.items()]


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


YEARS = {
    "absolute": ("枫渡2022年三公经费", (2022,), ()),
    "full width": ("枫渡２０２２年三公经费", (2022,), ()),
    "in Chinese digits": ("枫渡二〇二二年三公经费", (2022,), ()),
    "two digits": ("枫渡22年三公经费", (2022,), ()),
    "two digits, end of year": ("枫渡22年底在职人数", (2022,), ()),
    "without the word": ("枫渡2022三公", (2022,), ()),
    "year and its first budget": ("枫渡2022年初预算多少", (2022,), ()),
    "two": ("枫渡2022和2023年三公经费", (2022, 2023), ()),
    "two, each by itself": ("枫渡2022年和2023年分别招了多少人", (2022, 2023), ()),
    "two, short": ("枫渡22、23两年三公经费", (2022, 2023), ()),
    "range": ("枫渡2021到2023年三公经费", (2021, 2022, 2023), ()),
    "last year, as reported on": ("枫渡去年三公经费", (), (0,)),
    "the year before the report's": ("枫渡上年三公经费", (), (1,)),
    "brought forward, a name": ("枫渡上年结转资金有多少", (), ()),
    "this year's income, a name": ("枫渡本年收入多少", (), ()),
    "problems of the year before, a name": ("枫渡上年度反馈的问题整改了吗", (), ()),
    "one item of a list": ("枫渡2022年三公经费决算、上年各多少", (2022,), ()),
    "the year before one named": ("枫渡2022年三公经费上一年是多少", (2021,), ()),
    "the year before one named, of a metric": ("枫渡2022年的三公去年决算多少", (2021,), ()),
    "a year and the one before": ("枫渡2022年和上一年三公经费各多少", (2022, 2021), ()),
    "last two years": ("枫渡近两年三公经费", (), (1, 0)),
    "this year": ("枫渡今年三公经费", (), (0,)),
    "none": ("枫渡三公经费", (), ()),
}


@pytest.mark.parametrize(("question", "years", "back"), rows(YEARS))
def test_years(asked: Ask, question: str, years: tuple[int, ...], back: tuple[int, ...]) -> None:
    query = asked(question)
    assert (query.years, query.years_back) == (years, back)


METRICS = {
    "by its name": ("枫渡2022年公务接待费多少", "公务接待费", ()),
    "by an alias": ("枫渡2022年支出总额多少", "总支出", ()),
    "in quotation marks": ("枫渡2022年“三公”经费多少", "三公经费", ()),
    "shortened": ("枫渡2022三公", "三公经费", ()),
    "colloquial": ("枫渡2022年花了多少钱", "总支出", ()),
    "slip of shape": ("枫渡2022年人员经废", "人员经费", ()),
    "dialect": ("枫渡2022年三公经费是几多", "三公经费", ()),
    "final account": ("枫渡2022年项目支出决算", "项目支出", ("决算",)),
    "first budget": ("枫渡2022年项目支出年初预算", "项目支出", ("年初预算",)),
    "revised budget": ("枫渡2023年项目支出调整预算", "项目支出", ("调整预算",)),
    "actual number": ("枫渡2022年在职人数", "在职人数", ()),
    "score": ("枫渡2022年自评得分", "自评得分", ()),
}


@pytest.mark.parametrize(("question", "metric", "bases"), rows(METRICS))
def test_metric_and_basis(asked: Ask, question: str, metric: str, bases: tuple[str, ...]) -> None:
    (measure,) = asked(question).measures
    assert (measure.metric, measure.bases) == (metric, bases)


def test_a_basis_alone_names_no_metric(asked: Ask) -> None:
    (measure,) = asked("雁汀2022年初预祘多少").measures
    assert (measure.metric, measure.bases, measure.wanted) == ("", ("年初预算",), "money")


@pytest.mark.parametrize(
    "question", ["柘岭民政、枫渡农业农村谁的执行率最高", "柘岭和枫渡两地执行率差多少", "柘岭、枫渡两个县执行率"]
)
def test_words_for_the_units_together_are_no_part_of_the_metric(asked: Ask, question: str) -> None:
    assert {(m.metric, m.residue) for m in asked(question).measures} == {("预算执行率", "")}


def test_mended_slips_are_told(asked: Ask) -> None:
    assert asked("雁汀2022年初预祘多少").corrections == ("祘→算",)
    assert asked("枫渡2022年年初预算多少").corrections == ()


LISTS: dict[str, tuple[str, tuple[tuple[str, str, str], ...]]] = {
    # metric, words that tell it apart, counter
    "noun at the end": (
        "枫渡2022年行政、参公、事业编制各几名",
        (("行政编制", "", "人"), ("参公编制", "", "人"), ("事业编制", "", "人")),
    ),
    "noun at the end, with the question": (
        "枫渡2022年县道、乡道和村道里程分别多少公里",
        (("", "县道里程", "公里"), ("", "乡道里程", "公里"), ("", "村道里程", "公里")),
    ),
    "noun at the beginning": (
        "枫渡政府采购货物、工程和服务分别多少",
        (("政府采购金额", "货物", ""), ("政府采购金额", "工程", ""), ("政府采购金额", "服务", "")),
    ),
    "several projects, spent together": (
        "枫渡茶园、稻虾两个项目一共实际支出多少",
        (("", "茶园", ""), ("", "稻虾", "")),
    ),
    "two bases of one thing": ("枫渡医务人员满意度指标值和完成值", (("满意度", "医务人员", ""),)),
    "levels of government": (
        "枫渡中央、省、县各多少",
        (("中央资金", "", ""), ("省级资金", "", ""), ("县级资金", "", "")),
    ),
    "things with names of their own": (
        "枫渡基本支出、三公经费和培训费各多少",
        (("基本支出", "", ""), ("三公经费", "", ""), ("培训费", "", "")),
    ),
    "money, then people": (
        "枫渡耕地补贴发了多少钱，惠及多少户",
        (("", "耕地补贴", ""), ("", "耕地补贴惠及", "户")),
    ),
    "posts, then people": ("枫渡核定编制几个，实际有多少人", (("编制数", "", ""), ("在职人数", "", "人"))),
    "two counters": (
        "枫渡公务接待多少批次、多少人次",
        (("", "公务接待", "批次"), ("", "公务接待", "人次")),
    ),
    "what remains of a second question": (
        "枫渡2022和2023年哪年自评分高，高多少",
        (("自评得分", "", ""),),
    ),
    "without a pause": ("枫渡培训费支出了多少会议费多少", (("培训费", "", ""), ("会议费", "", ""))),
    "a subject and its progress": (
        "枫渡共享果园项目实际支出和进度",
        (("", "共享果园项目", ""), ("", "共享果园项目进度", "")),
    ),
}


@pytest.mark.parametrize(("question", "measures"), rows(LISTS))
def test_several_things_at_once(asked: Ask, question: str, measures: tuple[tuple[str, str, str], ...]) -> None:
    assert tuple((m.metric, m.residue, m.counter) for m in asked(question).measures) == measures


def test_a_rate_after_another_is_of_the_same_thing(asked: Ask) -> None:
    measure = asked("枫渡高标准农田资金到位率多少|那执行率呢").measures[0]
    assert "到位率" not in measure.words
    assert "高标准农田" in measure.words
    assert asked("枫渡资金到位率多少|那执行率呢").measures[0].words == "执行率"


def test_last_year_in_a_list_is_that_item_alone(asked: Ask) -> None:
    measures = asked("枫渡2022年三公经费年初预算、决算、上年各多少").measures
    assert [(m.metric, m.bases, m.years) for m in measures] == [
        ("三公经费", ("年初预算", "决算"), (2022,)),
        ("三公经费", (), (2021,)),
    ]


@pytest.mark.parametrize(
    "question", ["枫渡项目支出比2021年增长百分之几", "枫渡项目支出较2021年多多少", "枫渡项目支出和2021年相比增长了多少"]
)
def test_the_only_year_named_after_than_is_compared_with(asked: Ask, question: str) -> None:
    query = asked(question)
    assert (query.base_year, query.years) == (2021, ())


@pytest.mark.parametrize(
    "question",
    [
        "枫渡三公经费2022年和前一年比是多了还是少了",
        "枫渡2022年三公经费跟去年相比，是增加还是减少",
        "枫渡2022年三公经费比上年是降了还是升了",
        "枫渡2022年三公经费多少|比上年呢，是多还是少",
        "枫渡2022年三公经费相比上年是少了还是多了",
    ],
)
def test_more_or_less_than_the_year_before_is_a_difference(asked: Ask, question: str) -> None:
    query = asked(question)
    assert (query.operation, query.against_last_year, query.years) == ("difference", True, (2022,))
    assert [m.metric for m in query.measures] == ["三公经费"]


def test_more_or_less_than_the_budget_is_none(asked: Ask) -> None:
    assert asked("枫渡2022年三公经费比预算多还是少").operation == "yes_no"


def test_a_change_the_question_states_is_not_asked_for(asked: Ask) -> None:
    query = asked("枫渡客运量增长12.4%，照这么算上一年大概多少万人次")
    assert [(m.metric, m.wanted, m.counter) for m in query.measures] == [("客运量", "count", "人次")]
    assert query.years_back == (1,)


KINDS = {
    "what came in": ("枫渡枫溪渠到位了多少", "money", ""),
    "a measure word of volume": ("枫渡污水处理了多少万吨", "count", "吨"),
    "a measure word of lifts": ("枫渡老旧小区装了多少部电梯", "count", "部"),
    "a measure word of wells": ("枫渡打了几眼机井", "count", "眼"),
    "people that arrived": ("枫渡到位多少人", "count", "人"),
}


@pytest.mark.parametrize(("question", "kind", "counter"), rows(KINDS))
def test_the_kind_of_figure(asked: Ask, question: str, kind: str, counter: str) -> None:
    measure = asked(question).measures[0]
    assert (measure.wanted, measure.counter) == (kind, counter)


NUMBERED = {
    "digits": ("枫渡1、2、3标段加起来多少亩", ("1标段", "2标段", "3标段")),
    "numerals": ("枫渡一、二标段一共多少亩", ("一标段", "二标段")),
    "a range": ("枫渡1至3标段合计多少亩", ("1标段", "2标段", "3标段")),
    "a range of numerals": ("枫渡一到三期总共多少亩", ("一期", "二期", "三期")),
    "what is said of the last is said of all": ("枫渡1、2标段投资额合计", ("1标段投资额", "2标段投资额")),
    "one alone": ("枫渡2标段完成多少亩", ("2标段完成",)),
    "what is done to all of them": ("枫渡甲坝、乙堰一共支付了多少", ("甲坝支付", "乙堰支付")),
    "how many there are of what": ("枫渡甲坝、乙堰、丙闸三个乡镇各投入了多少钱", ("甲坝投入", "乙堰投入", "丙闸投入")),
}


@pytest.mark.parametrize(("question", "words"), rows(NUMBERED))
def test_each_of_a_list_with_what_is_said_of_all(asked: Ask, question: str, words: tuple[str, ...]) -> None:
    assert tuple(m.words for m in asked(question).measures) == words


@pytest.mark.parametrize(
    "question",
    ["枫渡自评分都扣在哪几项了", "枫渡扣分都扣在哪", "枫渡评分扣在哪些地方", "枫渡自评得分主要丢在什么指标上"],
)
def test_where_points_were_lost_asks_for_a_list(asked: Ask, question: str) -> None:
    assert asked(question).text == "枫渡扣了哪些分"


@pytest.mark.parametrize(
    "question", ["枫渡按年初预算算支出进度是多少", "枫渡按照年初预算计算的执行率", "枫渡按年初预算的话执行率多少"]
)
def test_a_rate_by_a_basis_that_is_named(asked: Ask, question: str) -> None:
    assert "实际支出占年初预算的比重" in asked(question).text


def test_two_metrics_held_against_each_other_are_a_difference(asked: Ask) -> None:
    query = asked("枫渡2022年基本支出和项目支出哪个多")
    assert (query.operation, [m.metric for m in query.measures]) == ("difference", ["基本支出", "项目支出"])


def test_each_of_a_list_has_its_share(asked: Ask) -> None:
    measures = asked("枫渡2022年基本支出、项目支出各占总支出多少").measures
    assert [(m.kind, *(part.metric for part in m.parts)) for m in measures] == [
        ("share", "基本支出", "总支出"),
        ("share", "项目支出", "总支出"),
    ]


@pytest.mark.parametrize("question", ["枫渡还欠多少工程款没付", "枫渡一共拖欠了多少工程款没有结清"])
def test_what_is_owed_is_no_rest_of_a_budget(asked: Ask, question: str) -> None:
    query = asked(question)
    assert query.operation == "lookup"
    assert "欠付" in query.text


@pytest.mark.parametrize("question", ["枫渡整改措施有哪些", "枫渡改进措施有几条"])
def test_words_of_the_language_are_no_slips(asked: Ask, question: str) -> None:
    assert asked(question).corrections == ()


OF_COUNTS = {
    "money": ("枫渡高标准农田支付多少", ""),
    "its rate": ("枫渡高标准农田的支付率", ""),
    "what is found there": ("枫渡公办养老机构的隐患有几处", ""),
    "the count itself": ("枫渡高标准农田建了多少亩", "高标准农田建设面积"),
}


@pytest.mark.parametrize(("question", "metric"), rows(OF_COUNTS))
def test_what_is_asked_of_a_count_by_another_word(asked: Ask, question: str, metric: str) -> None:
    assert asked(question).measures[0].metric == metric


@pytest.mark.parametrize("question", ["枫渡合格率离目标差几个点", "枫渡污水集中收集率比目标低几个百分点"])
def test_points_short_of_a_goal_are_a_difference(asked: Ask, question: str) -> None:
    query = asked(question)
    assert (query.operation, query.bases) == ("difference", ("目标值",))


SPOKEN_BASES = {
    "after the revision": ("枫渡预算调整之后是多少", ("调整预算",)),
    "revised": ("枫渡调整完的预算是多少", ("调整预算",)),
    "with what was added": ("枫渡追加之后总预算多少", ("调整预算",)),
    "approved at first, words between": ("枫渡年初批了多少预算", ("年初预算",)),
    "handed down at first": ("枫渡年初下达了多少万", ("年初预算",)),
    "set at first": ("枫渡基本支出年初定的预算是多少", ("年初预算",)),
    "approved as first budget": ("枫渡基本支出年初预算批了多少", ("年初预算",)),
    "of the whole year": ("枫渡全年一共多少预算", ("全年预算",)),
    "added during the year": ("枫渡年中又追加了多少", ("追加",)),
    "really spent": ("枫渡省级资金实际支出多少", ("决算",)),
    "spending of a fund": ("枫渡省级资金支出多少", ("决算",)),
    "executed": ("枫渡省级资金执行了多少", ("决算",)),
    "spent, of a fund": ("枫渡中央资金实际花了多少", ("决算",)),
    "paid out": ("枫渡茶园补贴付出去多少钱", ("决算",)),
}


@pytest.mark.parametrize(("question", "bases"), rows(SPOKEN_BASES))
def test_bases_by_other_wordings(asked: Ask, question: str, bases: tuple[str, ...]) -> None:
    (measure,) = asked(question).measures
    assert measure.bases == bases


DERIVED: dict[str, tuple[str, str, str, tuple[str, ...]]] = {
    "share of a named whole": ("枫渡2022年三公占总支出的百分比", "share", "", ("三公经费", "总支出")),
    "growth, from last year": ("枫渡2023年总支出比上年增长多少", "growth", "", ("总支出",)),
    "growth, as a rate": ("枫渡2023年总支出增长率", "growth", "增长率", ("总支出",)),
    "per head": ("枫渡2023年人均公用经费", "per_head", "", ("公用经费", "在职人数")),
    "rate of the pack": ("枫渡2022年在职人员控制率", "rate", "在职人员控制率", ()),
    "rate of the whole": ("枫渡2022年预算执行率", "rate", "预算执行率", ()),
}


@pytest.mark.parametrize(("question", "kind", "metric", "parts"), rows(DERIVED))
def test_derived_figures(asked: Ask, question: str, kind: str, metric: str, parts: tuple[str, ...]) -> None:
    (measure,) = asked(question).measures
    assert (measure.kind, measure.metric) == (kind, metric)
    assert tuple(part.metric for part in measure.parts) == parts


AVERAGES: dict[str, tuple[str, tuple[str, str], str]] = {
    # metric or words of what is divided and of what it is divided by; one of the latter
    "staff by default": ("枫渡人均公用经费多少", ("公用经费", "在职人数"), ""),
    "people named": ("枫渡学生人均支出是多少元", ("总支出", "在校学生"), "学生"),
    "each of them": ("枫渡每个学生平均花多少钱", ("", "在校学生"), "个学生"),
    "each car": ("枫渡公车每辆一年运维费平均多少", ("公务用车运行维护费", "公务用车保有量"), "辆"),
    "a guest": ("枫渡公务接待人均花费", ("公务接待费", "公务接待人次"), "人"),
    "per guest": ("枫渡每人次接待费多少", ("公务接待费", "公务接待人次"), "人次"),
    "what is given to each": ("枫渡平均每个公益岗补多少钱", ("公益岗补", "公益岗"), "个公益岗"),
    "each household": ("枫渡平均每户改厕补助多少", ("改厕补助", "改厕"), "户改厕"),
    "each kilometre": ("枫渡每公里养护成本平均多少万", ("养护成本", "养护"), "公里"),
    "things in each": ("枫渡养老机构平均每家多少张床位", ("养老机构床位", "养老机构"), "家"),
}


@pytest.mark.parametrize(("question", "parts", "each"), rows(AVERAGES))
def test_averages(asked: Ask, question: str, parts: tuple[str, str], each: str) -> None:
    (measure,) = asked(question).measures
    assert measure.kind == "per_head"
    assert tuple(part.metric or part.residue for part in measure.parts) == parts
    assert measure.each == each


REMAINDERS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "of everything": ("枫渡年末还结转多少没花", "lookup", ("年末结转和结余",)),
    "of the money": ("枫渡资金还剩多少没用完", "lookup", ("年末结转和结余",)),
    "of one source": ("枫渡省级资金还有多少没花", "difference", ("省级资金",)),
    "of an investment": ("枫渡新院还差多少亿没投", "difference", ("项目总投资", "完成投资")),
}


@pytest.mark.parametrize(("question", "operation", "metrics"), rows(REMAINDERS))
def test_what_is_left(asked: Ask, question: str, operation: str, metrics: tuple[str, ...]) -> None:
    query = asked(question)
    assert query.operation == operation
    assert tuple(m.metric for m in query.measures) == metrics


def test_posts_are_no_money(asked: Ask) -> None:
    (measure,) = asked("枫渡2023年编制数多少").measures
    assert (measure.metric, measure.wanted) == ("编制数", "count")


def test_income_of_others_is_no_amount_per_head_of_the_staff(asked: Ask) -> None:
    (measure,) = asked("枫渡低收入农户人均收入是多少元").measures
    assert (measure.kind, measure.metric, measure.residue) == ("plain", "", "低收入农户人均收入")


OPERATIONS = {
    "look-up": ("枫渡2022年三公经费多少", "lookup"),
    "difference of years": ("枫渡2023年三公比2022年少多少", "difference"),
    "times": ("枫渡2022年项目支出是基本支出的几倍", "times"),
    "sum": ("枫渡2022年公务接待费和人员经费一共多少", "sum"),
    "average": ("2023年各单位三公经费平均多少", "average"),
    "compare": ("临澜财政局和枫渡农业农村局2023年三公谁多", "compare"),
    "highest": ("2023年各单位总支出最高的是哪家", "rank"),
    "first three": ("2023年总支出前三名的单位", "rank"),
    "in order": ("2023年总支出从低到高排一下", "rank"),
    "filter": ("枫渡2023哪些项目支出超过300万", "filter"),
    "count over a bound": ("2023年三公经费低于10万元的有几家", "filter_count"),
    "enough or not": ("枫渡大学生村医招够了没有", "yes_no"),
    "all of it or not": ("枫渡中央资金是不是全花完了", "yes_no"),
    "A-not-A": ("枫渡培训任务完没完成", "yes_no"),
    "all given out": ("枫渡补贴全部发完了吗", "yes_no"),
    "how many lost points": ("枫渡自评表有几项扣了分", "filter_count"),
    "how many short of full score": ("枫渡有多少个指标没拿满分", "filter_count"),
    "from which company": ("枫渡检测仪从哪家公司买的，多少钱", "lookup"),
    "which ones": ("枫渡下面管哪几个事业单位", "text"),
    "those that have not": ("没持证的护林员有多少人", "difference"),
    "an amount of difference by name": ("枫渡城镇低保月人均补差多少", "lookup"),
    "over or not": ("枫渡2022年三公经费超预算了吗", "yes_no"),
    "reached or not": ("松坞新增就业完成目标了吗", "yes_no"),
    "trend": ("枫渡三公经费历年变化趋势", "trend"),
    "why": ("枫渡2022为什么没完成培训任务", "why"),
    "definition": ("在职人员控制率是什么意思", "definition"),
    "agreeing": ("石岚预算执行率对得上吗", "conflict"),
    "one or the other": ("松坞自评得分是96.5还是95.5", "conflict"),
    "problems": ("枫渡2023年存在哪些问题", "text"),
    "duties": ("雁汀教育局的主要职责", "text"),
}


@pytest.mark.parametrize(("question", "operation"), rows(OPERATIONS))
def test_operations(asked: Ask, question: str, operation: str) -> None:
    assert asked(question).operation == operation


FORMS = {
    "unit wanted": ("雁汀2022年三公经费是多少万元", {"wanted_unit": "万元", "decimals": None}),
    "unit and decimals": ("雁汀2022年总支出折合多少亿元，保留两位小数", {"wanted_unit": "亿元", "decimals": 2}),
    "whole numbers": ("雁汀2022年总支出取整是多少万", {"wanted_unit": "万元", "decimals": 0}),
    "万亩 is no 万元": ("枫渡2022年粮食播种面积多少万亩", {"wanted_unit": ""}),
    "first k": ("2023年总支出前三名的单位", {"top": 3, "nth": None, "descending": True}),
    "n-th": ("2023年总支出第二高的单位", {"nth": 2, "top": None, "descending": True}),
    "n-th, beyond ten": ("2023年总支出第十二高的单位", {"nth": 12}),
    "lowest first": ("2023年总支出从低到高排一下", {"descending": False}),
    "least": ("枫渡2022项目支出最少的是哪项", {"descending": False}),
    "topic problems": ("枫渡2023年存在哪些问题", {"topic": "问题"}),
    "topic measures": ("枫渡2023年有什么改进措施", {"topic": "措施"}),
    "topic duties": ("雁汀教育局的主要职责", {"topic": "职责"}),
}


@pytest.mark.parametrize(("question", "form"), rows(FORMS))
def test_form_of_the_answer(asked: Ask, question: str, form: dict[str, Any]) -> None:
    query = asked(question)
    assert {name: getattr(query, name) for name in form} == form


BOUNDS = {
    "over": ("枫渡2023哪些项目支出超过300万", ">", "300", "万"),
    "under": ("2023年三公经费低于10万元的有几家", "<", "10", "万元"),
    "not under": ("2023年自评得分不低于95分的有几家", "≥", "95", "分"),
    "and over": ("2023年自评得分90分以上的单位", "≥", "90", "分"),
    "at most": ("枫渡2023年哪些项目支出不超过100万元", "≤", "100", "万元"),
    "with thousands": ("哪些单位总支出超过1,500.5万元", ">", "1500.5", "万元"),
}


@pytest.mark.parametrize(("question", "comparator", "value", "unit"), rows(BOUNDS))
def test_bounds(asked: Ask, question: str, comparator: str, value: str, unit: str) -> None:
    bound = asked(question).threshold
    assert bound is not None
    assert (bound.comparator, bound.value, bound.unit) == (comparator, Decimal(value), unit)


def named(measures: tuple[Measure, ...]) -> tuple[str, ...]:
    return tuple(part.metric for measure in measures for part in (measure.parts or (measure,)))


FOLLOW_UPS: dict[str, tuple[str, tuple[str, ...], tuple[int, ...], tuple[str, ...], str]] = {
    "other year": ("枫渡2022年三公经费多少|那2023年呢", (FENGDU,), (2023,), ("三公经费",), "lookup"),
    "other unit, year kept": (
        "枫渡2022年三公经费多少|那2023年呢|雁汀的呢",
        (YANTING,),
        (2023,),
        ("三公经费",),
        "lookup",
    ),
    "a part of it": ("枫渡2023年总支出多少|其中项目支出呢", (FENGDU,), (2023,), ("项目支出",), "lookup"),
    "share of": ("枫渡2023年项目支出多少|占总支出多少", (FENGDU,), (2023,), ("项目支出", "总支出"), "lookup"),
    "against another unit": ("枫渡2023年总支出多少|和雁汀比呢", (FENGDU, YANTING), (2023,), ("总支出",), "compare"),
    "both together": (
        "枫渡2022年公务接待费多少|人员经费呢|两个加起来呢",
        (FENGDU,),
        (2022,),
        ("公务接待费", "人员经费"),
        "sum",
    ),
    "last year counted from the year named": (
        "枫渡2023年三公经费多少|去年呢",
        (FENGDU,),
        (2022,),
        ("三公经费",),
        "lookup",
    ),
    "per head": ("枫渡2023年三公经费|人均呢", (FENGDU,), (2023,), ("三公经费", "在职人数"), "lookup"),
    "its, after a change of unit": (
        "枫渡2022年三公经费多少|柘岭2023年呢|那它的总支出呢",
        (ZHELING,),
        (2023,),
        ("总支出",),
        "lookup",
    ),
}


MOVED = {
    "by how much": ("柘岭三公经费降了多少", "difference", True, None),
    "in full words": ("柘岭三公经费减少了多少", "difference", True, None),
    "against a budget": ("柘岭三公经费比预算减少了多少", "difference", False, None),
    "of two years told one after the other": ("柘岭2023年三公多少|2022年呢|降了多少", "difference", True, 2022),
    "the earlier first": ("柘岭2022年三公多少|2023年呢|涨了多少", "difference", True, 2022),
    "by what rate": ("柘岭2023年三公多少|2022年呢|降了百分之多少", "lookup", False, 2022),
    "by what rate, and again": ("柘岭2023年三公多少|2022年呢|降了百分之多少|降幅多大", "lookup", False, 2022),
}


@pytest.mark.parametrize(("turns", "operation", "against", "base"), rows(MOVED))
def test_by_how_much_a_thing_moved(asked: Ask, turns: str, operation: str, against: bool, base: int | None) -> None:
    query = asked(turns)
    metric = query.measures[0].parts[0].metric if query.measures[0].parts else query.measures[0].metric
    assert (query.operation, query.against_last_year, query.base_year) == (operation, against, base)
    assert metric == "三公经费"


LIKES = {
    "level of government": ("枫渡省级资金实际支出多少|县级的呢", "枫渡县级资金实际支出多少"),
    "town and country": ("枫渡城镇低保月人均补差多少|农村的呢", "枫渡农村低保月人均补差多少"),
    "with a word before": ("枫渡政府采购货物支出多少|那服务呢", "枫渡政府采购服务支出多少"),
}


@pytest.mark.parametrize(("turns", "alone"), rows(LIKES))
def test_a_short_question_names_a_like_of_what_was_asked(asked: Ask, turns: str, alone: str) -> None:
    assert [m.model_dump() for m in asked(turns).measures] == [m.model_dump() for m in asked(alone).measures]


def test_an_amount_to_be_put_in_another_unit_is_no_figure_asked_for(asked: Ask) -> None:
    query = asked("枫渡项目支出5260万是零点几亿")
    assert (query.measures[0].metric, query.measures[0].residue, query.wanted_unit) == ("项目支出", "", "亿元")


@pytest.mark.parametrize(("turns", "units", "years", "metrics", "operation"), rows(FOLLOW_UPS))
def test_follow_ups(
    asked: Ask, turns: str, units: tuple[str, ...], years: tuple[int, ...], metrics: tuple[str, ...], operation: str
) -> None:
    query = asked(turns)
    assert query.units == units
    assert query.years == years
    assert named(query.measures) == metrics
    assert query.operation == operation


def test_a_question_that_names_everything_takes_nothing_over(asked: Ask) -> None:
    alone = asked("柘岭2023年总支出多少")
    after = asked("枫渡2022年三公经费多少|柘岭2023年总支出多少")
    assert after.model_copy(update={"trail": alone.trail}) == alone


POLITE = ("请问一下，{}", "麻烦帮我查一下{}", "{}？谢谢", "我想知道{}", "{}啊", "{}呢？")


@pytest.mark.parametrize("frame", POLITE)
def test_politeness_changes_nothing(asked: Ask, frame: str) -> None:
    plain, polite = asked("枫渡2022年三公经费多少"), asked(frame.format("枫渡2022年三公经费多少"))
    assert (polite.units, polite.years, polite.operation) == (plain.units, plain.years, plain.operation)
    assert named(polite.measures) == named(plain.measures) == ("三公经费",)
