"""What officials ask of reports with headings in brackets, heads of two rows and rows of the unit itself."""

from __future__ import annotations

import pytest

from tests.flattened import flattened
from tests.written import Tell

_SHARED = (
    """白川省农业农村厅
关于2022年度高标准农田补助资金转移支付绩效自评情况的报告
第一部分　资金下达
1.1 资金来源。2022年高标准农田补助资金共下达24100万元，其中中央财政14600万元，省级财政9500万元。
第二部分　资金执行
2.1 总体执行。全省实际支出22895万元，预算执行率95.00%。
表1　2022年补助资金分市下达与支出情况（单位：万元）
"""
    + flattened(
        "地区|下达资金|实际支出|执行率",
        "中央|省级|合计",
        "岑川市|6200|4100|10300|9785|95.00%",
        "西川市|5300|3600|8900|8010|90.00%",
        "省本级|3100|1800|4900|5100|104.08%",
        "总计|14600|9500|24100|22895|95.00%",
    )
    + "第三部分　存在问题\n部分市支出进度慢。\n"
)
_STREET = """云杉区柳河街道办事处
便民服务项目绩效自评（2021年）
　　【项目由来】柳河街道辖6个社区，常住人口4.3万人。
　　【钱的安排】项目总预算864,000元，其中区财政拨600,000元，街道自筹264,000元。
　　【怎么管的】街道建了专账，超过5万元的都过党工委会。
　　【还差在哪】停车位少，老楼没有电梯；食堂靠补贴撑着。
　　【往后怎么办】再建两处停车场，食堂改由企业来办。
"""
_JOBS = """芦渡县就业补助资金项目2023年度绩效自我评价
（芦渡县人力资源和社会保障局）
一、资金情况
调整后预算2526万元。到年底实际支出2413.66万元，执行率95.55%。
支出明细：
""" + flattened(
    "支出方向|调整预算（万元）|实际支出（万元）",
    "职业培训补贴|1505|1490.2",
    "就业见习补贴|176|148.51",
    "社会保险补贴|845|774.95",
    "合计|2526|2413.66",
)
REPORTS = {"白川省农业农村厅2022.txt": _SHARED, "柳河街道2021.txt": _STREET, "芦渡县就业2023.txt": _JOBS}

VALUES = [
    ("岑川市中央资金分到多少", "6200"),
    ("岑川市省级资金分到多少", "4100"),
    ("西川市省级下达多少", "3600"),
    ("西川市一共下达了多少资金", "8900"),
    ("西川市实际支出多少", "8010"),
    ("白川省农业农村厅全省实际支出多少", "22895"),
    ("柳河街道自筹多少", "264000"),
    ("柳河街道项目总预算多少", "864000"),
    ("芦渡就业补助执行率多少", "95.55"),
]


@pytest.mark.parametrize(("question", "value"), VALUES)
def test_figures(tell: Tell, question: str, value: str) -> None:
    told = tell(question)
    assert [one.value for one in told.values][:1] == [value], told.text


TEXTS = [
    ("柳河街道是怎么管钱的", "专账"),
    ("柳河街道存在什么问题", "停车位"),
    ("柳河街道往后怎么办", "停车场"),
]


@pytest.mark.parametrize(("question", "said"), TEXTS)
def test_sections_in_brackets(tell: Tell, question: str, said: str) -> None:
    assert said in tell(question).text


def test_no_heading_and_no_number_in_a_name(tell: Tell) -> None:
    for question in ("柳河街道自筹占总预算多少", "白川哪个市执行率最低"):
        text = tell(question).text
        assert "【" not in text.split("原文")[0]
        assert "1总体" not in text


def test_one_rows_amounts_say_nothing_of_the_whole_rate(tell: Tell) -> None:
    assert "148.51" not in tell("芦渡就业补助执行率多少").text
