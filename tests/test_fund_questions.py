"""Questions about a project's money: the total before its items, kinds that go together, what is owed, rows that are named."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.figures import Figure, in_one_unit
from tests.fund_sample import WATER
from tests.written import Tell

REPORTS = {"栖川县水利局2022.txt": WATER}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        pytest.param("栖川去年一共供水多少万吨", "636.2", id="the total, where no row is named"),
        pytest.param("栖川县水利局各水厂已付款一共多少", "3300", id="the total of a column"),
        pytest.param("白石水厂供水多少万吨", "205.6", id="the row that is named"),
        pytest.param("栖川县水利局到位资金多少", "4700", id="all that arrived"),
        pytest.param("栖川县水利局项目计划总投资是多少亿", "0.52", id="no mean where a total is asked for"),
        pytest.param("栖川县水利局项目支出多少", "4212.5", id="a project's outlay is all of it"),
        pytest.param("栖川县水利局县级配套还差多少没到位", "380", id="a gap that is printed"),
        pytest.param("栖川县水利局群众自筹还差多少没到位", "60", id="what was planned less what arrived, of one row"),
        pytest.param("栖川县水利局资金还差多少没到位", "500", id="of all the money the total row"),
        pytest.param("栖川县水利局查出来的隐患还有几处没整改", "5", id="what was found less what was put right"),
        pytest.param("栖川县水利局用水投诉办结了百分之几", "94.19", id="a share of what was taken up that is done"),
        pytest.param("栖川县水利局水价补贴里乡镇占多少", "33.33", id="one of two alike in what both come to"),
        pytest.param("栖川县水利局2022年支出比2021年增长百分之几", "8.85", id="growth of amounts"),
        pytest.param("柳湾和白石水厂一共欠多少", "460", id="a debt is what is called one"),
        pytest.param("白石水厂供水量占三个厂的百分之几", "32.32", id="a row of the total of its column"),
        pytest.param("栖川平均每个学生花了多少元", "4875.58", id="each of those who are called so"),
        pytest.param("栖川乡镇供水2022年到位资金多少", "4700", id="words of the title name no item"),
        pytest.param("栖川县水利局县级配套和群众自筹一共到位多少", "800", id="the act said once is of all"),
        pytest.param("栖川县水利局三个标段中标价一共多少", "1856.3", id="so many paragraphs of one kind"),
        pytest.param("栖川县水利局三个水厂欠付合计多少", "520", id="so many rows"),
        pytest.param("栖川县水利局管网漏损率降了多少", "-4.6", id="from what to what"),
        pytest.param("栖川县水利局改造管道比2021年多了几处", "9", id="two years of one thing"),
        pytest.param("栖川县水利局用水户满意度的指标值和完成值", "95", id="both cells of one row, the goal"),
    ],
)
def test_which_figure(tell: Tell, question: str, value: str) -> None:
    answer = tell(question)
    assert answer.status == "answered", answer.text
    assert answer.values[0].value.startswith(value), answer.text


def test_the_second_cell_is_of_the_same_row(tell: Tell) -> None:
    answer = tell("栖川县水利局用水户满意度的指标值和完成值")
    assert "93.2%" in answer.text
    assert "98.6" not in answer.text


@pytest.mark.parametrize(
    ("question", "first"),
    [
        pytest.param(
            "栖川县水利局哪个项目花钱最多", "管网延伸（1486.2万元）", id="projects, not the accounts they are kept in"
        ),
        pytest.param(
            "栖川县水利局哪个水厂合同价最高", "合同价最大的是柳湾水厂（1820万元）", id="what is measured is said"
        ),
        pytest.param(
            "栖川县水利局已付款最多的是哪个标段", "1标段（柳湾镇）已付款（700万元）", id="paragraphs of one kind"
        ),
        pytest.param("栖川县水利局三个标段分别中标多少", "2标段（白石乡）中标价（645.3万元）", id="each of them"),
        pytest.param("栖川县水利局各水厂已付款分别是多少", "东岭水厂（700万元）", id="each row"),
        pytest.param("栖川县水利局各资金渠道哪些到位率不到60%", "县级配套（54.76%）", id="rows of a table by a bound"),
    ],
)
def test_which_row(tell: Tell, question: str, first: str) -> None:
    assert first in tell(question).text.split("\n")[0]


def test_part_of_the_year_is_not_the_year(tell: Tell) -> None:
    assert "38" not in tell("栖川县水利局水费收缴率多少").text.split("\n")[0]


def test_amounts_side_by_side_are_in_one_unit() -> None:
    units = ("元", "万元", "万元")
    figures = [Figure(value=Decimal(20000), unit=unit, unit_name="", label="") for unit in units]
    assert [figure.text() for figure in in_one_unit(figures)] == ["2万元", "20000万元", "20000万元"]
