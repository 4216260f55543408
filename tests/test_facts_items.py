"""Figures of numbered projects, of budgets moved within the year, of audits; numbers grouped by blanks."""

from __future__ import annotations

import pytest

from index.packs import Pack, load_pack
from index.quantities import find
from tests.test_facts_prose import read


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("在校生36 128人，校舍3 415平方米", ["36128人", "3415平方米"]),
        ("支出12 345.67万元", ["12345.67万元"]),
        ("1 058\xa0320", ["1058320"]),
        ("预算 500 480万元", ["500", "480万元"]),
        ("分值10 100分", ["10", "100分"]),
        ("2022 100人", ["2022", "100人"]),
    ],
)
def test_blanks_group_thousands(text: str, said: list[str]) -> None:
    assert [f"{figure.quantity.value}{figure.quantity.unit}" for figure in find(text)] == said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "①X312线柳坪至石口段路面大修12.6公里。中标单位宏启路桥公司，合同价486.2万元，8月30日交工，审定结算471.85万元。\n"
            "②危桥改造2座。黑河桥（全长32.5米）、马沟桥（全长18米），启江公司中标，合同价312.4万元，结算306.12万元。\n"
            "③安防工程。恒安公司中标，合同价228万元，完成46.5公里，其中护栏31.2公里，结算219.66万元。\n"
            "上述工程合同价合计1026.6万元。",
            [
                "X312线柳坪至石口段路面大修|12.6",
                "X312线柳坪至石口段路面大修合同价|486.2",
                "X312线柳坪至石口段路面大修审定结算|471.85",
                "危桥改造|2",
                "危桥改造黑河桥全长|32.5",
                "危桥改造马沟桥全长|18",
                "危桥改造合同价|312.4",
                "危桥改造结算|306.12",
                "安防工程合同价|228",
                "安防工程完成|46.5",
                "安防工程完成：护栏|31.2",
                "安防工程结算|219.66",
                "上述工程合同价合计|1026.6",
            ],
            id="a paragraph a project",
        ),
        pytest.param(
            "（1）青石小学综合楼加固，由启江公司承建，合同价320万元，审定价331万元；（2）云溪中学操场改造，合同价168万元。以上合同价合计488万元。",
            [
                "青石小学综合楼加固合同价|320",
                "青石小学综合楼加固审定价|331",
                "云溪中学操场改造合同价|168",
                "合同价合计|488",
            ],
            id="in one paragraph, with what all of them come to",
        ),
        pytest.param(
            "1.柳沟大桥总投资1200万元，中标价1100万元，已付款900万元。完成投资80%。",
            ["柳沟大桥总投资|1200", "柳沟大桥中标价|1100", "柳沟大桥已付款|900", "柳沟大桥完成投资|80"],
            id="its first figure right behind its name",
        ),
        pytest.param(
            "（1）新增就业项目3个，中标单位2家。", ["新增就业项目|3", "中标单位|2"], id="a deed is no project"
        ),
        pytest.param("（1）农村道路硬化5公里，受益群众300人。", ["农村道路硬化|5", "受益群众|300"], id="no contract"),
    ],
)
def test_numbered_projects(text: str, expected: list[str], pack: Pack) -> None:
    assert [f"{fact.metric_text}|{fact.value}" for fact in read(text, pack)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "送审项目送审金额23410万元，审减2186.4万元，审减率9.34%，审减额最大的是城东管网二期，审减634.7万元。",
            [
                "送审项目送审金额||实际值|",
                "送审项目审减||实际值|",
                "送审项目送审金额审减率||实际值|完成率",
                "城东管网二期审减||实际值|",
            ],
            id="what an audit took off is no change",
        ),
        pytest.param(
            "工程送审造价1200万元，审定1110万元，核减90万元。",
            ["工程送审造价||实际值|", "审定||实际值|", "工程核减||实际值|"],
            id="of what was sent in, not of what came out",
        ),
        pytest.param(
            "年初批复支出预算523万元，其中基本支出438万元，项目支出85万元；执行中调增95万元，调整后预算618万元。",
            [
                "年初预算|总支出|年初预算|",
                "基本支出|基本支出|年初预算|",
                "项目支出|项目支出|年初预算|",
                "总支出调增||追加|",
                "总支出调整后预算|总支出|调整预算|",
            ],
            id="what was added is no total",
        ),
        pytest.param(
            "年初批复预算1200万元，县级资金因压减项目调减85万元，调整后预算1115万元。",
            ["年初批复预算|总支出|年初预算|", "县级资金调减||实际值|", "总支出调整后预算|总支出|调整预算|"],
            id="the budget after a cut is the whole's",
        ),
        pytest.param(
            "年初预算582万元；年度中间追加349万元，加上年结转41万元，调整后预算972万元。",
            [
                "年初预算|总支出|年初预算|",
                "总支出追加|总支出|追加|",
                "上年结转|年初结转和结余|决算|",
                "总支出调整后预算|总支出|调整预算|",
            ],
            id="in the midst of the year",
        ),
        pytest.param(
            "支出288万元，以调整预算为基数的执行率为98.1%。",
            ["支出|总支出|决算|", "执行率|预算执行率|实际值|"],
            id="a rate with its base",
        ),
        pytest.param(
            "发放问卷500份，收回486份，满意率92.3%。",
            ["发放问卷||实际值|", "收回||实际值|", "满意率||实际值|"],
            id="who is content, not what came back",
        ),
        pytest.param("（单位编码：361004）", [], id="a code is no figure"),
    ],
)
def test_amounts_moved(text: str, expected: list[str], pack: Pack) -> None:
    found = [f"{fact.metric_text}|{fact.metric}|{fact.basis}|{fact.change}" for fact in read(text, pack)]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "year"),
    [("建成20年以上校舍11.7万平方米。", 2023), ("两个班延到2024年举办，缺165人次。", 2023), ("20年支出5万元。", 2020)],
)
def test_the_year(text: str, year: int, pack: Pack) -> None:
    assert read(text, pack)[-1].year == year
