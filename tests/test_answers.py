"""What a user must be able to read in each kind of answer, over the sample reports."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from assistant.schema import Answer
from tests.written import Tell

if TYPE_CHECKING:
    from index.library import Library


@pytest.fixture(scope="module")
def library(sample_library: Library) -> Library:
    return sample_library


def lead(answer: Answer) -> str:
    return answer.text.split("\n")[0]


def quotes(answer: Answer) -> str:
    return "\n".join(citation.quote for citation in answer.citations)


def test_look_up_leads_with_unit_year_metric_basis_figure(tell: Tell) -> None:
    answer = tell("枫渡农业农村局2023年公用经费")
    assert answer.status == "answered"
    assert re.fullmatch(r".*枫渡县农业农村局2023年公用经费（决算）为176\.2万元\[1\]\[3\]。", lead(answer))
    assert "公用经费176.20万元" in quotes(answer)
    assert (answer.coverage.reports_used, answer.route) == (1, "facts")


def test_cell_names_its_headers(tell: Tell) -> None:
    answer = tell("枫渡农业农村局2021年支出总额决算")
    assert answer.values[0].value == "3640.75"
    cell = answer.citations[0].table
    assert cell is not None
    assert "支出总额" in cell.row
    assert "2021年决算数" in cell.column


def test_budget_and_final_account_are_told_apart(tell: Tell) -> None:
    revised, final = tell("枫渡2023年调整预算里项目支出多少"), tell("枫渡2023年项目支出决算多少")
    assert ("（调整预算）" in lead(revised), revised.values[0].value) == (True, "2800.9")
    assert ("（决算）" in lead(final), final.values[0].value) == (True, "2761.25")


def test_basis_that_is_not_given_is_not_replaced(tell: Tell) -> None:
    answer = tell("柘岭民政局2023年公务接待费年初预算是多少")
    assert answer.status == "not_found"
    assert answer.values == ()


def test_year_left_open_says_which_and_offers_the_others(tell: Tell) -> None:
    answer = tell("枫渡农业农村局三公经费多少")
    assert answer.values[0].value == "15.02"
    assert "没有说明年度" in answer.text
    assert "2023年" in answer.text
    assert "18.46" in answer.text
    assert answer.coverage.reports_used == 2


def test_unit_left_open_asks_which(tell: Tell) -> None:
    answer = tell("2023年支出多少")
    assert answer.status == "ambiguous"
    assert "请确认" in lead(answer)
    assert len({value.subject for value in answer.values}) >= 5
    assert all(value.year == 2023 for value in answer.values)


def test_conversion_keeps_the_decimals_asked_for(tell: Tell) -> None:
    answer = tell("雁汀区教育局2022年总支出合多少亿，保留两位小数")
    assert "约为2.14亿元" in lead(answer)
    assert "21,384.60万元" in quotes(answer)
    assert (answer.values[0].value, answer.values[0].unit) == ("2.14", "亿元")


def test_conversion_that_comes_out_even_is_exact(tell: Tell) -> None:
    answer = tell("雁汀教育局2022年三公经费折成万元")
    assert "为13.355万元" in lead(answer)
    assert "约" not in lead(answer)


@pytest.mark.parametrize(
    ("question", "told", "formula"),
    [
        pytest.param("枫渡2022年三公占总支出的百分比", "约为0.48%", "18.46 ÷ 3825.16 × 100 ≈ 0.48（%）", id="share"),
        pytest.param(
            "枫渡2023年三公占总支出多少", "约为0.36%", "15.02 ÷ 4163.58 × 100 ≈ 0.36（%）", id="share of another whole"
        ),
        pytest.param(
            "雁汀教育局2022年人员经费占基本支出多少",
            "约为91.71%",
            "14865.1 ÷ 16208.35 × 100 ≈ 91.71（%）",
            id="share of a part",
        ),
        pytest.param(
            "枫渡2023年人员经费同比增长多少", "5.85%", "(1226.13 − 1158.4) ÷ 1158.4 × 100 ≈ 5.85（%）", id="growth"
        ),
        pytest.param(
            "枫渡2023年人均公用经费按在职人数算多少万", "约为1.87万元", "176.2 ÷ 94 ≈ 1.87（万元）", id="per head"
        ),
        pytest.param("枫渡三公2023年比2021年一共降了多少万", "6.78万元", "15.02 − 21.8 = −6.78（万元）", id="less"),
        pytest.param("枫渡退休人员23年比22年多几个", "多3人", "61 − 58 = 3（人）", id="more"),
        pytest.param(
            "枫渡2022年公务接待费和公务用车运行维护费一共多少", "18.46万元", "6.16 + 12.3 = 18.46（万元）", id="sum"
        ),
        pytest.param(
            "枫渡农业农村局和雁汀教育局2022年总支出相差多少",
            "相差17559.44万元",
            "21384.6 − 3825.16 = 17559.44（万元）",
            id="difference of units",
        ),
    ],
)
def test_computed_figures_show_formula_and_operands(tell: Tell, question: str, told: str, formula: str) -> None:
    answer = tell(question)
    assert answer.status == "answered"
    assert told in lead(answer)
    assert answer.formula == formula
    assert formula in answer.text
    assert len(answer.values) >= 3
    assert [value.citation is None for value in answer.values].count(True) == 1


def test_stated_growth_is_told_as_stated(tell: Tell) -> None:
    answer = tell("枫渡农业农村局2023年支出比上年涨了百分之多少")
    assert "增长8.85%" in lead(answer)
    assert "增长8.85%" in quotes(answer)


def test_a_fall_is_told_as_a_fall(tell: Tell) -> None:
    answer = tell("临澜财政局三公比去年降了百分之几")
    assert "下降7.55%" in lead(answer)
    assert answer.values[0].value == "-7.55"


def test_comparison_names_who_has_more_and_by_how_much(tell: Tell) -> None:
    answer = tell("枫渡农业农村局和雁汀教育局2022年谁的总支出大")
    assert lead(answer).startswith("岚州市雁汀区教育局的总支出（决算）更多")
    assert "相差17559.44万元" in lead(answer)
    assert "覆盖2/2" in answer.text
    assert answer.table is not None
    assert [row[-1] for row in answer.table.rows] == ["21384.6万元", "3825.16万元"]


def test_rank_over_units_says_who_did_not_disclose(tell: Tell) -> None:
    answer = tell("2023年各单位自评得分最高的是哪家")
    assert "枫渡县农业农村局" in lead(answer)
    assert "97.2分" in lead(answer)
    assert "北泷市水利局" in answer.caveats[0]
    assert re.search(r"覆盖\d/8家", answer.text)
    assert answer.table is not None
    scores = [float(row[-1].removesuffix("分")) for row in answer.table.rows]
    assert scores == sorted(scores, reverse=True)


def test_rank_of_items_lists_them_in_order(tell: Tell) -> None:
    answer = tell("枫渡2022项目支出前三名")
    assert [value.value for value in answer.values[:3]] == ["1120", "486.2", "365.5"]
    assert (
        lead(answer).index("高标准农田建设")
        < lead(answer).index("农机购置补贴")
        < lead(answer).index("农村人居环境整治")
    )


def test_filter_counts_what_it_lists(tell: Tell) -> None:
    answer = tell("枫渡2023哪些项目支出超过300万")
    assert "3项" in lead(answer)
    assert [value.value for value in answer.values] == ["1285.6", "512.4", "348.25"]
    assert "粮食生产奖补" not in lead(answer)  # just 300 is not over 300


def test_indicators_short_of_full_score_are_all_listed(tell: Tell) -> None:
    answer = tell("枫渡2022自评表有哪几个三级指标没拿满分")
    for indicator in ("培训高素质农民", "畜禽粪污综合利用率", "项目按期完工率", "农田设施管护机制"):
        assert indicator in lead(answer)
    assert "4项" in lead(answer)


def test_yes_or_no_gives_both_figures(tell: Tell) -> None:
    answer = tell("雁汀教育局2022年三公有没有超预算")
    assert lead(answer).startswith("没有超")
    assert {value.value for value in answer.values[:2]} == {"133550", "140000"}


def test_target_not_reached(tell: Tell) -> None:
    answer = tell("完成了吗", "松坞2023年新增就业目标是多少")
    assert lead(answer).startswith("没有完成")
    assert "1120人" in lead(answer)
    assert "1200人" in lead(answer)
    assert "相差80人" in lead(answer)


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        pytest.param("柘岭民政局2023年三公经费多少", ("8.36万元", "8.63万元"), id="prose and table"),
        pytest.param("松坞专项资金自评到底多少分", ("96.5分", "95.5分"), id="score in two places"),
        pytest.param("石岚交通局2022预算执行率对得上吗", ("98.62%", "96.92%"), id="stated and recomputed"),
        pytest.param("北泷2021年市级配套资金安排了多少", ("480元", "480万元"), id="unit of measure"),
    ],
)
def test_contradictions_are_told_with_both_sides(tell: Tell, question: str, sides: tuple[str, str]) -> None:
    answer = tell(question)
    warning = next(line for line in answer.text.split("\n") if all(side in line for side in sides))
    assert len(set(re.findall(r"\[\d+\]", warning))) >= 2


def test_conflict_asked_for_is_a_conflict(tell: Tell) -> None:
    answer = tell("石岚交通局2022预算执行率对得上吗")
    assert (answer.status, answer.route) == ("conflict", "checks")
    assert "对不上" in lead(answer)
    assert "4512.3" in answer.formula


@pytest.mark.parametrize(
    ("question", "words"),
    [
        pytest.param("枫渡2023年有什么问题", ("冷链项目申报门槛偏高", "管护跟不上", "补填资料"), id="problems"),
        pytest.param("枫渡2022打算怎么改进", ("项目论证", "雨季施工预案", "定向培养"), id="measures"),
        pytest.param("柘岭民政局有啥好经验", ("主动发现", "审批权下放"), id="practice"),
        pytest.param("雁汀区教育局干啥的", ("教育事业发展规划", "教育经费"), id="duties"),
        pytest.param("枫渡2022高标准农田为啥没按时完工", ("强降雨", "推迟开工"), id="why"),
        pytest.param("枫渡2022培训农民为什么没完成", ("秋季班少开一期",), id="why, in a table"),
        pytest.param("北泷争地协议由谁牵头去签", ("属地镇政府",), id="who"),
        pytest.param("枫渡新增的6家龙头企业名单", ("绿穗米业", "南坡茶业"), id="names"),
        pytest.param("柘岭民政局修订了哪些制度", ("社会救助资金管理办法", "敬老院伙食管理制度"), id="which"),
    ],
)
def test_text_is_quoted_whole_with_its_place(tell: Tell, question: str, words: tuple[str, ...]) -> None:
    answer = tell(question)
    assert (answer.status, answer.route) == ("answered", "passages")
    assert all(word in quotes(answer) for word in words)
    assert all(word in answer.text for word in words)
    assert "写道" in lead(answer)
    assert answer.values == ()


REFUSALS = {
    "unknown unit": ("枫溪县农业农村局2022年总支出多少", ("没有“枫溪县农业农村局”的报告", "现有报告的单位", "枫渡县")),
    "unknown bureau of a known place": ("枫渡县教育局2023年三公经费", ("没有“枫渡县教育局”的报告",)),
    "one of two unknown": (
        "枫渡县农业农村局和云屏县教育局2023年总支出相差多少",
        ("没有“云屏县教育局”的报告，无法回答",),
    ),
    "unknown year": ("枫渡农业农村局2024年支出多少", ("只有2022年、2023年的报告", "2024年", "最接近的内容", "4163.58")),
    "year before all reports": ("柘岭民政局2020年低保发了多少", ("只有2023年的报告", "2020年")),
    "not disclosed": ("松坞工信局有多少在职人员", ("没有披露", "在职人数", "2张表")),
    "metric of another kind of report": ("北泷水利局三公经费多少", ("没有披露", "三公经费")),
    "a name the reports do not give": ("雁汀教育局局长是谁", ("没有提到", "无法回答")),
}


@pytest.mark.parametrize(("question", "words"), REFUSALS.values(), ids=REFUSALS.keys())
def test_refusals_say_why(tell: Tell, question: str, words: tuple[str, ...]) -> None:
    answer = tell(question)
    assert answer.status == "not_found"
    assert answer.values == ()
    assert all(word in answer.text for word in words), answer.text


def test_none_stated_is_an_answer(tell: Tell) -> None:
    """A report that says there is none of it answers the question."""
    answer = tell("枫渡2022年国有资本经营预算支出多少")
    assert answer.status == "answered"
    assert lead(answer).startswith("没有")
    assert "没有国有资本经营预算支出" in quotes(answer)


def test_relative_years_say_which_year_is_meant(tell: Tell) -> None:
    answer = tell("枫渡上年三公经费多少")
    assert answer.values[0].value == "18.46"
    assert "这里指2022年" in answer.text


@pytest.mark.parametrize(
    ("history", "question", "value"),
    [
        pytest.param(["枫渡农业农村局2022年在职多少人"], "那2023年呢", "94", id="other year"),
        pytest.param(["雁汀教育局2022年项目支出多少"], "枫渡的呢", "2478.31", id="other unit"),
        pytest.param(["柘岭民政局2023年基本支出多少"], "占总支出多少", "4.94", id="share of it"),
        pytest.param(["枫渡县农业农村局2023年三公经费花了多少"], "去年呢", "18.46", id="year before"),
        pytest.param(["松坞中小企业专项资金实际支出多少"], "其中县级的呢", "300", id="part of it"),
    ],
)
def test_follow_ups(tell: Tell, history: list[str], question: str, value: str) -> None:
    answer = tell(question, *history)
    assert answer.values[0].value == value
    assert "单位：" in answer.understood


def test_suggestions_can_be_asked(tell: Tell) -> None:
    answer = tell("枫渡农业农村局2023年项目支出多少")
    assert 0 < len(answer.suggestions) <= 3
    for question in answer.suggestions:
        assert tell(question, "枫渡农业农村局2023年项目支出多少").status == "answered", question


def test_the_question_is_shown_as_understood(tell: Tell) -> None:
    answer = tell("2022年枫渡农业农村局人员经废")
    assert "枫渡县农业农村局" in answer.understood
    assert "年度：2022" in answer.understood
    assert "指标：人员经费" in answer.understood
    assert "更正：废→费" in answer.understood


def test_the_same_question_gives_the_same_answer(tell: Tell) -> None:
    one, two = (tell("2023年各单位自评得分最高的是哪家") for _ in range(2))
    assert one.model_copy(update={"elapsed_ms": 0}) == two.model_copy(update={"elapsed_ms": 0})


def test_that_no_goal_was_missed_is_said(tell: Tell) -> None:
    assert tell("枫渡农业农村局2023年哪几项目标没完成").text.startswith("没有发现")
