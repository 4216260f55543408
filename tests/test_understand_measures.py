"""What is measured: the metric, its basis, money or a count, and figures worked out from others."""

from __future__ import annotations

import pytest

from tests.questions import Ask, rows

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


@pytest.mark.parametrize(
    "question", ["枫渡按年初预算算支出进度是多少", "枫渡按照年初预算计算的执行率", "枫渡按年初预算的话执行率多少"]
)
def test_a_rate_by_a_basis_that_is_named(asked: Ask, question: str) -> None:
    assert "实际支出占年初预算的比重" in asked(question).text


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


OF_COUNTS = {
    "money": ("枫渡高标准农田支付多少", ""),
    "its rate": ("枫渡高标准农田的支付率", ""),
    "what is found there": ("枫渡公办养老机构的隐患有几处", ""),
    "the count itself": ("枫渡高标准农田建了多少亩", "高标准农田建设面积"),
}


@pytest.mark.parametrize(("question", "metric"), rows(OF_COUNTS))
def test_what_is_asked_of_a_count_by_another_word(asked: Ask, question: str, metric: str) -> None:
    assert asked(question).measures[0].metric == metric


def test_posts_are_no_money(asked: Ask) -> None:
    (measure,) = asked("枫渡2023年编制数多少").measures
    assert (measure.metric, measure.wanted) == ("编制数", "count")


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


def test_income_of_others_is_no_amount_per_head_of_the_staff(asked: Ask) -> None:
    (measure,) = asked("枫渡低收入农户人均收入是多少元").measures
    assert (measure.kind, measure.metric, measure.residue) == ("plain", "", "低收入农户人均收入")


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


@pytest.mark.parametrize("question", ["枫渡还欠多少工程款没付", "枫渡一共拖欠了多少工程款没有结清"])
def test_what_is_owed_is_no_rest_of_a_budget(asked: Ask, question: str) -> None:
    query = asked(question)
    assert query.operation == "lookup"
    assert "欠付" in query.text
