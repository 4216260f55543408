"""Yes or no, who, when, where and how over a report made for it: the report's own verdicts, posts, causes in run-in items."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant import ask
from assistant.schema import Answer
from index.ingest import ingest
from index.library import Library
from index.settings import load

REPORT = """栖霞县林业局2023年度部门整体支出绩效自评报告

一、部门概况
（一）机构。栖霞县林业局于2019年4月由原林业局与森林公安局职能整合组建，办公场所在城南镇松涛路26号。下辖县林木种苗站、县森林病虫害防治检疫站2个事业单位。核定编制30名，年末在职27人。
（二）自评。本次自评由党组成员、总工程师骆青禾牵头，委托衡川正信会计师事务所协助复核，于2024年3月6日开始、4月9日结束。局长为梅若虚，副局长为宁采石。

二、收支情况
全年预算1980.00万元，支出1866.40万元，预算执行率94.26%。“三公”经费年初预算12.00万元，实际支出9.80万元。公务用车运行维护费7.10万元，比上年的5.90万元增加1.20万元，原因是一台巡护车大修；公务接待费2.70万元。未购置车辆，也没有因公出国（境）费用。
县级配套资金120万元全部到位，到位率100%。县审计局开展专项审计，指出合同验收资料不全等问题2个，未发现截留、挪用资金情形。

三、主要成效
（一）造林绿化。完成人工造林1.26万亩，超额完成年度任务；退化林修复8600亩，为年度计划9500亩的90.5%。
苗木成活率83.5%，低于85%的目标值。
（二）森林防火。全年发生森林火灾3起，未发生人员伤亡。8月17日，护林员柏长林提前发现石门岭火情并发出预警。立案查处野外用火案件17起，办结17起；排查火灾隐患220处，已整改212处，整改率96.4%。46个行政村全部签订防火责任书。
（三）油茶产业。油茶低改工程由湘楠林业开发有限公司承建，合同价418万元。所有奖补资金一律通过“一卡通”发放到户，无一例错发漏发。苗圃污水处理厂运营费26万元，设施维护费8万元；苗圃污水处理厂全部委托运营，出水稳定达标，运营单位为清泓环保科技有限公司。“栖霞油茶”获评国家地理标志产品。

四、存在的问题
1.资金支付偏慢。受苗木招标流标、验收周期长影响，年末尚有96万元未支付。
2.基层力量不足。乡镇林业站平均年龄52岁。
3.项目储备不够。年中追加较多，主要是上级专项在执行中下达，年初无法预计。

五、下一步打算
对退化林修复欠账，2024年6月底前补种900亩，由县林木种苗站负责苗木供应。
实行苗木款月结算制，加快资金支付。
建议上级提高造林补助标准。

六、自评结论
经逐项打分，2023年度自评得分92.5分，等级为“优”。

七、自评结果应用
自评结果作为2025年预算安排的重要依据，并在县政府网站公开。

附表  森林防火资金情况表  单位：万元
	资金级次
	预算下达
	实际到位
	实际支出

	中央
	300
	300
	290

	县级
	120
	120
	110

填表人：    联系电话：    单位负责人：
"""


@pytest.fixture(scope="module")
def tell(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Answer]]:
    folder = tmp_path_factory.mktemp("verdicts")
    (folder / "栖霞林业2023.txt").write_text(REPORT, encoding="utf-8")
    with Library.open(load(home=Path(folder / "home"))) as library:
        ingest([folder / "栖霞林业2023.txt"], library)
        yield lambda question, history=(): ask(question, library=library, history=history)


VERDICTS = [
    ("栖霞林业局火灾隐患都整改完了吗", "没有全部", "212"),
    ("栖霞林业局案件全部办结了没有", "是，全部", "17起"),
    ("栖霞林业局行政村是不是都签了防火责任书", "是，全部", "46个"),
    ("栖霞林业局三公经费没超吧", "没有超", "9.8万元"),
    ("栖霞林业局三公经费控制在预算以内了吗", "没有超", "9.8万元"),
    ("栖霞林业局造林任务完成了没有", "完成了", "超额完成"),
    ("栖霞林业局退化林修复完成计划了吗", "没有完成", "90.5"),
    ("栖霞林业局去年买车了吗", "没有", "未购置"),
    ("栖霞林业局县级配套资金都到位了吗", "是，全部到位", "120万元"),
    ("栖霞林业局预算执行率达到95%了吗", "没有达到", "94.26%"),
    ("栖霞林业局自评得分有没有90分", "达到了", "92.5分"),
    ("栖霞林业局三公经费超过9万了吗", "超过了", "9.8万元"),
    ("栖霞林业局公车费是不是比上年少了", "不是", "7.1万元"),
    ("栖霞林业局资金有没有被挪用", "没有", "未发现"),
    ("栖霞林业局奖补资金有没有错发", "没有", "无一例"),
    ("栖霞林业局火灾隐患整改完了没有", "没有全部整改", "212"),
    ("栖霞林业局造林超额完成了吗", "完成了", "超额完成"),
    ("栖霞林业局案件办结了吗", "是，全部办结", "17起"),
    ("栖霞苗木成活率达标了吗", "没有完成", "83.5%"),
    ("栖霞林业局满编了吗", "栖霞县林业局2023年没有超编", "27"),
]


@pytest.mark.parametrize(("question", "verdict", "told"), VERDICTS, ids=[v[0] for v in VERDICTS])
def test_the_verdict_comes_first(tell: Callable[..., Answer], question: str, verdict: str, told: str) -> None:
    answer = tell(question)
    assert answer.status == "answered", answer.text
    assert answer.text.startswith(verdict), answer.text
    assert told in answer.text, answer.text


TEXTS = [
    ("栖霞林业局地址在哪", "松涛路26号"),
    ("栖霞林业局什么时候成立的", "2019年4月"),
    ("栖霞林业局自评是谁牵头的", "骆青禾"),
    ("栖霞林业局自评啥时候搞的", "2024年3月6日"),
    ("栖霞林业局副局长是谁", "宁采石"),
    ("栖霞林业局局长叫什么", "梅若虚"),
    ("石门岭火情是谁发现的", "柏长林"),
    ("栖霞油茶低改谁家做的", "湘楠林业"),
    ("栖霞油茶低改哪家中的标", "湘楠林业"),
    ("栖霞林业局奖补资金怎么发的", "一卡通"),
    ("栖霞油茶获得了什么荣誉", "地理标志"),
    ("栖霞林业局公车费怎么反而涨了", "大修"),
    ("栖霞林业局资金支付为什么慢", "流标"),
    ("栖霞林业局自评结果用来干什么", "预算安排"),
    ("栖霞林业局请的哪家会计师事务所", "衡川正信"),
    ("栖霞林业局为什么年中追加那么多", "无法预计"),
    ("栖霞林业局基层力量薄弱体现在哪", "52岁"),
    ("栖霞退化林修复没完成准备怎么弄", "补种900亩"),
    ("栖霞林业局评价结果怎么用", "重要依据"),
    ("栖霞林业局审计发现了什么问题", "验收资料不全"),
    ("栖霞林业局怎么加快资金支付", "月结算"),
    ("栖霞林业局奖补资金是通过什么发到户的", "一卡通"),
    ("石门岭火情是几月发现的", "8月"),
    ("栖霞油茶拿到了什么认证", "地理标志"),
    ("栖霞林业局办公地点在哪里", "松涛路26号"),
    ("栖霞林业局公车费比上年多的原因是什么", "大修"),
    ("栖霞县苗圃污水处理厂谁在运营", "清泓环保"),
]


@pytest.mark.parametrize(("question", "told"), TEXTS, ids=[text[0] for text in TEXTS])
def test_the_sentence_that_says_it_is_quoted(tell: Callable[..., Answer], question: str, told: str) -> None:
    answer = tell(question)
    assert answer.status == "answered", answer.text
    assert told in answer.text, answer.text


def test_only_the_point_asked_about_is_told(tell: Callable[..., Answer]) -> None:
    told = tell("栖霞林业局基层力量上存在什么问题").text
    assert "52岁" in told
    assert "96万元" not in told
    assert all(word in tell("栖霞林业局存在哪些问题").text for word in ("52岁", "96万元", "无法预计"))


@pytest.mark.parametrize("question", ["栖霞林业局造林面积比上年多了吗", "栖霞林业局公务接待费是不是比上年少了"])
def test_no_verdict_on_a_change_without_both_years(tell: Callable[..., Answer], question: str) -> None:
    assert not tell(question).text.startswith(("是", "不是"))


def test_a_refusal_names_what_was_asked_in_whole_words(tell: Callable[..., Answer]) -> None:
    assert "“防火通道中标价”" in tell("栖霞林业局防火通道中标价多少").text


def test_points_set_aside_are_left_out(tell: Callable[..., Answer]) -> None:
    told = tell("栖霞林业局除了资金支付、项目储备之外还有哪些问题").text
    assert "52岁" in told
    assert "96万元" not in told
    assert "无法预计" not in told


@pytest.mark.parametrize(
    "question",
    [
        "栖霞林业局书记是谁",
        "栖霞林业局联系电话是多少",
        "油茶低改的监理单位是谁",
        "栖霞林业局造林单价多少",
        "栖霞护林员工资",
        "栖霞林业局车辆超编了吗",
    ],
)
def test_what_no_sentence_says_is_not_found(tell: Callable[..., Answer], question: str) -> None:
    answer = tell(question)
    assert answer.status == "not_found", answer.text
    assert "联系电话：" not in answer.text
