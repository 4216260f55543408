"""Text answers over a web page made for them: days in cells, blank cells, how money is managed, what stands around a report."""

from __future__ import annotations

import pytest

from assistant.described import described
from assistant.plans.pieces import Piece, is_furniture
from assistant.plans.told_name import told_name
from assistant.sought import sought, telling
from tests.written import Tell

PAGE = """首页 > 政务公开 > 财政资金
云泽县卫生健康局2023年度乡镇卫生院改造项目支出绩效自评报告

一、项目概况
云泽县卫生健康局负责4所乡镇卫生院的改造。项目预算900万元，全年支出812.40万元。县医疗服务中心核定编制24名，在职19人。

二、组织实施
制定《云泽县卫生院改造资金管理细则》，工程款凭监理签证拨付。委托明理会计师事务所抽查2所卫生院。

三、完成情况
各院明细如下（单位：万元）

	卫生院
	施工单位
	合同价
	审定价
	完工日期

	柏树镇卫生院
	宏远建筑有限公司
	210.50
	206.30
	2023-08-12

	青溪乡卫生院
	通达工程有限公司
	184.20
	180.10
	2023-11-03

	石梁镇卫生院
	宏远建筑有限公司
	232.60
	—
	未完工

四、自评表

	指标类别
	指标名称
	计划值
	完成值
	分值
	得分
	偏差说明

	时效
	按期完工率
	100%
	50%
	10
	5
	青溪乡、石梁镇未按期

	效益
	门诊人次
	8万人次
	7.2万人次
	10
	9
	两名全科医生调离

五、存在问题
一是前期论证不足，变更2次。二是乡镇配套资金到位慢。

六、整改安排
一是提前入库；二是按月调度。
其他说明：自评结果报县财政局备案。

打印　关闭
上一篇：云泽县2022年预算公开
"""
REPORTS = {"云泽卫生院改造2023.txt": PAGE.replace("—", "")}


ANSWERED = [
    ("云泽柏树镇卫生院哪天完工的", "2023-08-12"),
    ("云泽青溪乡卫生院的完工日期", "2023-11-03"),
    ("云泽青溪乡卫生院什么时候完工的", "2023-11-03"),
    ("云泽哪几所卫生院没按期完工", "青溪乡、石梁镇未按期"),
    ("云泽有哪些卫生院没能按期完工", "青溪乡、石梁镇未按期"),
    ("云泽卫生院改造资金是怎么管的", "凭监理签证拨付"),
    ("云泽项目资金如何管理", "凭监理签证拨付"),
    ("云泽县医疗服务中心空了多少编制", "空编5"),
    ("云泽门诊人次为什么没完成目标", "全科医生调离"),
    ("云泽下一步怎么整改", "按月调度"),
    ("云泽卫生院改造有什么问题", "配套资金到位慢"),
]


@pytest.mark.parametrize(("question", "words"), ANSWERED, ids=[question for question, _ in ANSWERED])
def test_the_page_says(tell: Tell, question: str, words: str) -> None:
    answer = tell(question)
    assert answer.status == "answered", answer.text
    assert words in answer.text


@pytest.mark.parametrize("question", ["云泽下一步怎么整改", "云泽卫生院改造有什么问题", "云泽整改安排有哪些"])
def test_what_stands_around_a_report_is_not_quoted(tell: Tell, question: str) -> None:
    text = tell(question).text
    assert not any(words in text for words in ("打印", "上一篇", "首页", "其他说明"))


@pytest.mark.parametrize("question", ["石梁镇卫生院审定价多少", "云泽石梁镇卫生院的审定价是多少万元"])
def test_a_blank_cell_is_the_reason_told(tell: Tell, question: str) -> None:
    answer = tell(question)
    assert answer.status == "not_found"
    assert "“审定价”是空格" in answer.text
    assert answer.citations


@pytest.mark.parametrize(
    ("line", "furniture"),
    [
        ("打印　关闭", True),
        ("【打印】【关闭】", True),
        ("字体：[大 中 小]", True),
        ("分享到：微信 微博", True),
        ("首页 > 政务公开 > 通知公告", True),
        ("上一篇：云泽县2022年预算公开", True),
        ("打印机购置3台", False),
        ("关闭煤矿3处，分流职工120人。", False),
        ("下载量突破2万次", False),
        ("首页改版完成", False),
    ],
)
def test_lines_of_the_page_are_told_from_the_reports(line: str, furniture: bool) -> None:
    assert is_furniture(line) is furniture


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("学校没按期完工", "没按期完工"),
        ("项目没能如期开工", "没能如期"),
        ("项目没完工", "没完工"),
        ("村民没搬完", "没完成"),
    ],
)
def test_what_was_not_done_keeps_its_verb(asked: str, kept: str) -> None:
    assert kept in telling(asked)


NAMED = [
    ("桥梁由谁承建，哪家公司", "该桥由江岸水电建设集团承建，2023年完工。", "江岸水电建设集团"),
    ("桥梁是哪家公司修的", "柳溪桥（全长32米），中岳桥梁工程有限公司中标。", "中岳桥梁工程有限公司"),
    ("管网哪家公司中标", "中标单位顺达市政工程有限公司，合同价263万元。", "顺达市政工程有限公司"),
    ("设备从哪家公司买的", "购置质谱仪1台，供货商为昆山仪器有限公司。", "昆山仪器有限公司"),
    ("请的哪家会计师事务所", "委托明理会计师事务所抽查38家单位。", "明理会计师事务所"),
    ("自评依据哪个文号", "按照《关于开展绩效自评的通知》（云财绩〔2024〕6号）要求开展。", "云财绩〔2024〕6号"),
    ("监理和施工分别是哪家公司", "甲方建筑有限公司施工，乙方监理有限公司监理。", None),
    ("哪家公司施工", "甲方建筑有限公司和乙方监理有限公司共同实施。", None),
    ("哪家培训学校套取补贴", "委托明理会计师事务所抽查，发现佳德职业培训学校虚报。", None),
]


@pytest.mark.parametrize(("question", "sentence", "name"), NAMED, ids=[f"{q}: {n}" for q, _, n in NAMED])
def test_the_very_name_is_told_first(question: str, sentence: str, name: str | None) -> None:
    kind = next(k for k in sought().kinds if k.name == ("document_number" if "文号" in question else "company"))
    piece = Piece("r", 100, 100 + len(sentence), sentence, None, False, described(sentence, ""))
    found = told_name(kind, question, [piece])
    assert (sentence[found[1] - 100 : found[2] - 100] if found else None) == name


def test_a_name_told_first_is_cited(tell: Tell) -> None:
    answer = tell("云泽卫生院改造请哪家事务所抽查的")
    assert answer.text.startswith("是“明理会计师事务所”[1]。")
    assert answer.citations[0].quote == "明理会计师事务所"
