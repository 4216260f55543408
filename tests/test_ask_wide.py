"""Questions over the units of an imported table: each kind answered exactly, every figure cited or added up again."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from assistant import ask
from assistant.corpus import Corpus
from assistant.draft import Draft
from assistant.gate import problems
from assistant.plans.wide import wide
from assistant.survey import Over
from assistant.understand import understand
from index.facts_table import import_table
from index.library import Library
from index.settings import load
from index.shelf import keep
from tests.written import Tell

COMPANIES = {
    "杭州星河软件股份有限公司": ("星河软件", "600001", "浙江省杭州市"),
    "云帆新材料股份有限公司": ("云帆新材", "600002", "浙江省杭州市"),
    "宁波海潮电子有限公司": ("海潮电子", "600003", "浙江省宁波市"),
    "金桥食品集团股份有限公司": ("金桥食品", "600004", "广东省广州市"),
    "深蓝医药股份有限公司": ("深蓝医药", "600005", "广东省深圳市"),
    "北辰精密机械股份有限公司": ("北辰精机", "600006", "北京市"),
    "长风物流有限公司": ("长风物流", "600007", "广东省深圳市"),
}
REVENUE = {  # of 2020 and 2021, 元
    "星河软件": ("1200000000.00", "1500000000.55"),
    "云帆新材": ("500000000.00", "400000000.00"),
    "海潮电子": ("800000000.00", "500000000.00"),
    "金桥食品": ("3000000000.00", "3300000000.00"),
    "深蓝医药": ("250000000.00", "750000000.00"),
    "北辰精机": ("90000000.00", "99000000.10"),
    "长风物流": ("60000000.00", "30000000.00"),
}
PROFIT = {
    "星河软件": ("100000000.00", "300000000.11"),
    "云帆新材": ("50000000.00", "-20000000.00"),
    "海潮电子": ("40000000.00", "30000000.00"),
    "金桥食品": ("200000000.00", "250000000.00"),
    "深蓝医药": ("-10000000.00", "150000000.00"),
    "北辰精机": ("9000000.00", "9900000.00"),
}
PACK = """name = "上市公司"
metric = [
  { name = "营业收入", aliases = ["营收"] },
  { name = "营业利润" },
  { name = "流动资产合计" },
  { name = "一年内到期的负债" },
  { name = "扣除非经常性损益后的利润" },
  { name = "职工总数", aliases = ["员工人数"], kind = "count" },
]
rate = [
  { name = "营业利润率", formula = "营业利润 / 营业收入" },
  { name = "收入利润比", formula = "营业收入 / 营业利润" },
  { name = "营业收入增长率", formula = "(营业收入 - 上年.营业收入) / 上年.营业收入" },
]
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("table")
    rows = ["entity,aliases,region,year,metric,value,unit,source"]
    for name, (short, code, region) in COMPANIES.items():
        for metric, values in (
            ("营业收入", REVENUE),
            ("营业利润", PROFIT),
            ("流动资产合计", REVENUE),
            ("一年内到期的负债", PROFIT),
            ("扣除非经常性损益后的利润", PROFIT),
        ):
            rows += [
                f"{name},{short};{code},{region},{year},{metric},{value},元,年报"
                for year, value in zip((2020, 2021), values.get(short, ()), strict=False)
            ]
        rows.append(f"{name},{short};{code},{region},2021,职工总数,{int(code[-1]) * 100},人,年报")
    (folder / "companies.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    (folder / "pack.toml").write_text(PACK, encoding="utf-8")
    with Library.open(load(home=folder / "home")) as opened:
        import_table(folder / "companies.csv", opened, keep(folder / "pack.toml", opened.settings))
        yield opened


ANSWERED = {
    "short name": ("星河软件2021年的营业收入是多少？", ["1500000000.55"], ["杭州星河软件"]),
    "full name": ("宁波海潮电子有限公司2020年营业利润是多少元", ["40000000"], []),
    "code": ("600004的2021年营业收入是多少亿元？保留两位小数", ["33.00"], ["金桥食品"]),
    "without legal form": ("深蓝医药2021年营业利润是多少", ["150000000"], []),
    "two metrics": ("星河软件2021年的营业收入和营业利润分别是多少？", ["1500000000.55", "300000000.11"], []),
    "a unit asked for, to the last digit": ("星河软件2021年的营业收入是多少万元", ["150000.000055"], []),
    "a metric with 扣除 in its name": (
        "星河软件2021年的营业收入和扣除非经常性损益后的利润分别是多少", ["1500000000.55", "300000000.11"], [],
    ),
    "a rate of the pack": ("金桥食品2021年营业利润率是多少？保留两位小数", ["7.58"], []),
    "a rate over 150 per cent": ("金桥食品2021年收入利润比是多少？保留两位小数", ["1320.00"], []),
    "a name with a word of time": ("海潮电子2021年一年内到期的负债是多少", ["30000000"], []),
    "growth": ("深蓝医药2021年营业收入增长率是多少？保留两位小数", ["200.00"], []),
    "first": ("2021年营业收入最高的公司是哪家？", ["3300000000"], ["金桥食品"]),
    "last": ("2021年营业收入最低的公司是哪家，金额为多少？", ["30000000"], ["长风物流"]),
    "n-th": ("2021年营业收入第三高的是哪家公司？", ["750000000"], ["深蓝医药"]),
    "n-th from below": ("2021年营业收入倒数第二的是哪家公司？", ["99000000.1"], ["北辰精密机械"]),
    "first few": (
        "2021年营业收入最高的前3家公司是哪些？金额为多少亿元，保留两位小数",
        ["33.00", "15.00", "7.50"],
        ["金桥食品", "星河软件", "深蓝医药"],
    ),
    "last few in numerals": ("2021年营业收入最低的两家公司", ["30000000", "99000000.1"], ["长风物流", "北辰精密"]),
    "first of a city": ("2021年在杭州注册的公司中，营业收入最高的是哪家？", ["1500000000.55"], ["杭州的单位", "星河软件"]),
    "first of a province": ("注册地在广东省的公司2021年营业利润最高的前2家", ["250000000", "150000000"], ["金桥食品"]),
    "count over a bound": ("2021年营业收入大于五亿的公司有多少家？", ["3"], ["有3家"]),
    "count, the bound itself counted": ("2021年营业收入不低于5亿元的有几家", ["4"], ["有4家"]),
    "count between bounds": ("2021年营业收入在4亿到8亿元之间的公司有多少家", ["3"], []),
    "count of losses": ("2021年营业利润为负的公司有多少家", ["1"], ["云帆新材料"]),
    "count of a place": ("在浙江注册的上市公司中，2021年营业收入超过4.5亿元的有几家", ["2"], []),
    "count of those that grew": ("2021年营业收入比上年增长的公司有多少家", ["4"], []),
    "two bounds": ("2021年营业收入大于一亿且营业利润大于二亿的公司有几家", ["2"], []),
    "sum": ("2021年所有公司营业收入的总和是多少亿元？保留两位小数", ["65.79"], ["合计"]),
    "sum of a place": ("2021年广东的公司营业利润合计是多少", ["400000000"], []),
    "mean": ("2021年杭州的公司平均营业收入是多少万元？保留两位小数", ["95000.00"], ["平均"]),
    "greatest": ("2021年职工总数的最大值是多少？", ["700"], ["长风物流"]),
    "first by a rate": ("2021年营业利润率最高的公司是哪家", ["20.00"], ["星河软件"]),
    "first by growth": ("2021年营业收入增长率最高的前两家公司", ["200", "25"], ["深蓝医药", "星河软件"]),
    "sum of the first few": ("2021年营业收入最高的前两家公司的营业收入之和是多少", ["4800000000.55"], []),
    "a metric with 合计 in its name": ("2021年流动资产合计最高的是哪家公司", ["3300000000"], ["金桥食品"]),
    "the year left open": ("营业收入最高的公司是哪家？", ["3300000000"], ["金桥食品"]),
}  # fmt: skip


@pytest.mark.parametrize(("question", "values", "words"), ANSWERED.values(), ids=ANSWERED)
def test_exact(library: Library, tell: Tell, question: str, values: list[str], words: list[str]) -> None:
    answer = tell(question)
    assert answer.status == "answered", answer.text
    rounded = [format(Decimal(v.value).normalize(), "f") for v in answer.values]
    assert rounded[: len(values)] == [format(Decimal(v).normalize(), "f") for v in values], answer.text
    assert all(word in answer.text for word in words), answer.text
    assert answer.citations, "at least one figure shows its cell"
    for citation in answer.citations:
        assert library.report(citation.report_id).text[citation.start : citation.end] == citation.quote


REFUSED = {
    "a year the table has not": ("2018年营业收入最高的是哪家公司", "2020年、2021年"),
    "a place without companies": ("在拉萨注册的公司2021年营业收入最高的是哪家", "拉萨"),
    "a company the table has not": ("东方雨虹2021年营业收入是多少", "东方雨虹"),
    "such a company by its form": ("某某科技股份有限公司2021年营业收入是多少", "某某科技股份有限公司"),
    "beside a company it has": ("金桥食品和东方雨虹2021年营业收入谁高", "东方雨虹"),
    "before a company it has": ("东方雨虹和金桥食品2021年营业收入相差多少", "东方雨虹"),
    "a condition the table knows nothing of": ("2021年民营公司营业收入最高的是哪家", "民营"),
}


@pytest.mark.parametrize(("question", "named"), REFUSED.values(), ids=REFUSED)
def test_refused(tell: Tell, question: str, named: str) -> None:
    answer = tell(question)
    assert answer.status == "not_found", answer.text
    assert named in answer.text
    assert answer.values == ()


def test_whose_figure_is_asked_back(tell: Tell) -> None:
    assert tell("2021年营业收入是多少？").status == "ambiguous"


def test_the_place_stays_in_the_conversation(tell: Tell) -> None:
    first = "2021年在广东注册的公司中营业收入最高的是哪家？"
    answer = tell("那营业利润率最低的呢？", first)
    assert "金桥食品" in answer.text.split("\n")[0]


def test_units_without_the_figure_are_told(tell: Tell) -> None:
    assert "覆盖6/7家" in tell("2021年营业利润最高的公司是哪家？").text


def over(corpus: Corpus, question: str) -> Draft:
    draft = wide(understand(question, corpus), corpus)
    assert draft is not None
    return draft


def test_the_gate_adds_up_again(tell: Tell, corpus: Corpus) -> None:
    """A sum over units is withheld when its value, its units or their number are not what the table gives."""
    question = "2021年所有公司营业收入的总和是多少？"
    answer, draft = tell(question), over(corpus, question)
    assert not problems(answer, draft, corpus)
    total = draft.figures[0]
    assert isinstance(total.over, Over)
    for wrong in (
        total.model_copy(update={"value": total.value + 1}),
        total.model_copy(update={"over": total.over.model_copy(update={"over": 6})}),
        total.model_copy(update={"over": total.over.model_copy(update={"act": "mean"})}),
        total.model_copy(update={"unit": "万元"}),
    ):
        draft.figures[0] = wrong
        assert problems(answer, draft, corpus)


@pytest.mark.parametrize("digit", ["8", "66"])
def test_a_changed_digit_is_caught(tell: Tell, corpus: Corpus, digit: str) -> None:
    question = "2021年营业收入大于五亿的公司有多少家？"
    answer, draft = tell(question), over(corpus, question)
    changed = answer.model_copy(update={"text": answer.text.replace("有3家", f"有{digit}家")})
    assert problems(changed, draft, corpus)


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("云帆3新材料股份有限公司2021年的粮食产量是多少？", id="a metric it has not"),
        pytest.param("云帆3新材2018年营业收入是多少？", id="a year it has not"),
        pytest.param("云帆3新材2022年营业收入同比增长多少？", id="growth of a year it has not"),
        pytest.param("600013近三年的粮食产量", id="several years"),
        pytest.param("600013公司近三年的粮食产量", id="several years, one refusal each"),
        pytest.param("云帆4新材近三年的粮食产量", id="several years of a name with a digit"),
    ],
)
def test_a_refusal_lists_the_years_of_a_company_with_digits_in_its_name(
    tmp_path_factory: pytest.TempPathFactory, question: str
) -> None:
    folder = tmp_path_factory.mktemp("numbered")
    lines = "".join(
        f"云帆{number}新材料股份有限公司,云帆{number}新材;60001{number},浙江省杭州市,{year},营业收入,{number}{year},元,年报\n"
        for number in (3, 4)
        for year in (2019, 2020, 2021)
    )
    (folder / "表.csv").write_text(f"entity,aliases,region,year,metric,value,unit,source\n{lines}", encoding="utf-8")
    (folder / "pack.toml").write_text(PACK, encoding="utf-8")
    with Library.open(load(home=folder / "home", embedder="hash")) as library:
        import_table(folder / "表.csv", library, keep(folder / "pack.toml", library.settings))
        answer = ask(question, library=library)
    assert answer.status == "not_found"
    assert "2019年、2020年、2021年" in answer.text
