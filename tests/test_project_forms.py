"""Forms of several projects in one file: what stands in a form is its project's, and is asked for by the project's name."""

from __future__ import annotations

from decimal import Decimal

import pytest

from index.facts import extract
from index.identity import identify
from index.outline import outline
from index.packs import Pack
from index.readers import read_bytes
from index.schema import Report
from tests.flattened import flattened
from tests.written import Tell


def _form(name: str, unit: str, funds: str, rows: tuple[str, ...], score: str, *, head: str = "") -> str:
    """A form as provinces print it: name and unit, the money, the goals, the indicators, the total."""
    first, *more = rows
    return (
        head
        + "项目支出绩效自评表\n（2023年度）\n"
        + flattened(
            f"项目名称|{name}",
            f"主管部门|苇塘县水利局|实施单位|{unit}",
            "项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分",
            f"|年度资金总额|{funds}",
            "绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施",
            *(f"|产出指标|数量指标|{row}" for row in (first, *more)),
            f"总分|||||100|{score}|",
        )
    )


_FORMS = (
    _form(
        "51072223T000001234567-渠道清淤维护经费",
        "苇塘县灌区管理所",
        "300.00|340.00|323.00|10|95.00%|9.50",
        ("清淤渠道长度|≥86公里|80公里|50|46.5|汛期停工，明年补做。", "清淤合格率|100%|100%|40|40|"),
        "96.00",
    )
    + _form(
        "山塘加固补助资金",
        "苇塘县水利局本级",
        "500.00|500.00|350.00|10|70.00%|7.00",
        ("加固山塘座数|≥20座|14座|50|35|征地未完成。", "加固合格率|100%|100%|40|40|"),
        "82.00",
    )
    + _form(
        "水文站运行维护费",
        "苇塘县水文站",
        "60.00|54.00|54.00|10|100.00%|10.00",
        ("巡测次数|≥240次|260次|50|50|", "设备完好率|≥98%|97%|40|39.6|备件到货较晚。"),
        "99.60",
    )
)
_WHOLE = (
    "2023年度岗岭市园林局部门整体支出绩效自评表\n"
    + flattened(
        "部门名称|岗岭市园林局",
        "任务名称|主要内容|批复金额（万元）|实际支出金额（万元）|预算执行率",
        "公园养护行动|养护公园9个|800.00|760.00|95.00%",
        "绿化提升行动|补植行道树|400.00|300.00|75.00%",
        "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分",
        "产出指标|数量指标|养护公园数量|9个|9个|50|50",
        "总分||||||93.00",
    )
    + _form(
        "公园养护专项资金",
        "岗岭市公园管理处",
        "800.00|800.00|760.00|10|95.00%|9.50",
        ("修剪草坪面积|≥30万平方米|28万平方米|90|84|雨天较多。",),
        "93.50",
    )
)
REPORTS = {"forms.txt": _FORMS, "whole.txt": _WHOLE}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        pytest.param("苇塘水利局山塘加固补助资金自评多少分", "82.00", id="the score of one form, no other's"),
        pytest.param("渠道清淤维护经费得了多少分", "96.00", id="the first form too, without its number"),
        pytest.param("水文站那个项目总分多少", "99.60", id="by the first words of its name"),
        pytest.param("苇塘水利局三个项目哪个得分最低", "82.00", id="the lowest of all"),
        pytest.param("苇塘水利局哪个项目执行率最高", "100.00", id="the highest rate"),
        pytest.param("苇塘水利局三个项目一共花了多少钱", "727.00", id="all together"),
        pytest.param("苇塘水利局各项目年初预算合计", "860.00", id="their budgets together"),
        pytest.param("苇塘水利局90分以上的项目有几个", "99.60", id="those above a bound"),
        pytest.param("苇塘水利局哪个项目预算执行率低于80%", "70.00", id="those below, said with 低于"),
        pytest.param("渠道清淤全年预算比年初多多少", "40.00", id="the money of one"),
        pytest.param("山塘加固产出指标得了几分", "75", id="the points of a group"),
        pytest.param("山塘加固和水文站哪个得分高", "99.60", id="two of them"),
        pytest.param("苇塘水利局自评得分多少", "96.00", id="none named: each is told"),
        pytest.param("岗岭园林局自评得分", "93.00", id="the whole unit's own form"),
        pytest.param("岗岭公园养护专项资金得多少分", "93.50", id="and that of its project"),
        pytest.param("岗岭公园养护行动批复多少", "800.00", id="a row of another table called alike"),
    ],
)
def test_what_is_asked_of_a_form(tell: Tell, question: str, value: str) -> None:
    answer = tell(question)
    assert answer.status == "answered", answer.text
    assert Decimal(answer.values[0].value) == Decimal(value), answer.text


def test_the_points_a_form_lost_are_its_own(tell: Tell) -> None:
    answer = tell("水文站运行维护费哪些指标没得满分")
    assert "设备完好率" in answer.text
    assert "清淤渠道长度" not in answer.text
    assert "加固山塘座数" not in answer.text


def test_a_form_is_asked_on(tell: Tell) -> None:
    answer = tell("那全年执行数呢", "山塘加固补助资金年初预算多少")
    assert answer.values[0].value == "350", answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        pytest.param("山塘加固补助资金的实施单位是谁", "苇塘县水利局本级", id="a field of the form"),
        pytest.param("加固山塘座数为什么没完成", "征地未完成", id="why, as its row says"),
        pytest.param("水文站运行维护费哪个单位实施", "苇塘县水文站", id="who"),
    ],
)
def test_words_of_a_form(tell: Tell, question: str, said: str) -> None:
    assert said in tell(question).text


def test_answers_say_projects_and_cite_the_file(tell: Tell) -> None:
    answer = tell("苇塘水利局三个项目哪个得分最低")
    assert "3/3个项目" in answer.text
    assert answer.coverage.reports_in_scope == 1
    assert not any("#" in citation.report_id for citation in answer.citations)


def test_figures_of_a_form_are_its_projects(pack: Pack) -> None:
    document = read_bytes(_FORMS.encode(), name="forms.txt")
    sections = outline(document)
    identity = identify(document, sections, pack)
    report = Report(id="r", file="forms.txt", sha256="", format="txt", identity=identity, text=document.text)
    subjects = {
        (fact.value, fact.subject) for fact in extract(report, document, sections, pack) if fact.metric == "自评得分"
    }
    assert {subject for value, subject in subjects if value < 100} == {
        "渠道清淤维护经费",
        "山塘加固补助资金",
        "水文站运行维护费",
    }
