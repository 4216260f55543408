"""Text answers over reports on a fund and on an office made for them: sections by any heading, lists whole, documents, sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant import ask
from assistant.schema import Answer
from index.ingest import ingest
from index.library import Library
from index.settings import load

FUND = """竹陵县
2023年度农村饮水安全巩固提升项目
支出绩效自评报告

项目单位：竹陵县水利局

第一部分  项目概况
1、立项背景
竹陵县地处浅丘，为补齐山区供水短板，县水利局组织实施2023年度农村饮水安全巩固提升项目，涉及杨柳镇、石门镇、白云乡。
2、资金安排
项目总投资2480万元，其中中央资金1200万元，占48.39%；省级资金780万元，占31.45%；县级配套500万元，占20.16%。
3、资金管理
资金实行专户管理、县级报账，单笔5万元以上由监理和乡镇会签。
第二部分  实施情况
1标段（杨柳镇）：新建水厂1座，由竹陵禹通建设有限公司承建，中标价866.40万元。
2标段（石门镇）：铺设管网38公里，由清源水利工程有限公司承建，中标价712.35万元；
3标段（白云乡）：改造水厂2座，盛泰建筑集团承建，中标价521.80万元。
监理单位为正衡工程咨询有限公司，监理合同价46万元。
各乡镇运行维护情况（单位：户、万元）

	乡镇
	受益户数
	运维单位
	年度费用

	杨柳镇
	2140
	润民水务有限公司
	18.50

	石门镇
	1865
	甘泉供水服务部公司
	15.20

	白云乡
	930
	润民水务有限公司
	9.80

第三部分  取得成效
（1）供水。新建改造水厂3座，管网38公里，供水保证率96.5%。
（2）水质。抽检水样120份，合格118份。
第四部分  得分情况
自评得94.6分，等次为“优”。共扣5.4分：预算执行率未达标，扣1.4分；管网里程未完成，扣3分；群众满意度偏低，扣1分。
第五部分  发现的问题
1、配套资金不到位
县级配套年底只到位320万元，工程款拖欠。
2、管护力量薄弱
三个乡镇只有水管员7名。
3、水价收缴难
实收率只有61%。
第六部分  整改打算
（一）把配套列入2024年年初预算；（二）组建县级管护队；（三）推行“先缴后用”。[bookmark: _GoBack]
附：2023年度项目支出绩效自评表

	一级指标
	三级指标
	年度指标值
	实际完成值
	分值
	得分

	产出指标
	新建改造水厂
	3座
	3座
	10
	10

	效益指标
	供水保证率
	≥95%
	96.5%
	10
	10
"""

OFFICE = """洛桥区清塘街道办事处文件
清办发〔2024〕21号
清塘街道办事处关于2023年度
部门整体支出绩效自评情况的报告
区财政局：
按照《洛桥区财政局关于开展2023年度绩效自评的通知》（洛财绩〔2024〕8号）要求，我街道开展了自评。

一、街道概况
（一）机构。街道机关驻清塘街道纺织路56号，设党政办、平安办、民生办3个内设机构。
（二）职能。我街道主要承担：（1）基层党建和社区治理；（2）民生服务和就业帮扶；（3）城市管理；（4）安全生产。
二、收支情况
全年支出2210.40万元。按资金来源看：中央资金120万元、市级资金310万元、区级资金1780.40万元。
三、干成了什么
（一）民生保障
发放低保金88.6万元，新增就业430人，建成助餐点3个。
（二）平安建设
排查矛盾纠纷212起，调解成功206起。
四、困难和不足
（1）预算编得不细。
追加资金占年初预算的三成。
（2）人手紧张。
编制空缺6名。
五、整改
（1）编细预算；（2）争取招录4人。

2023年度部门整体支出绩效自评表

	一级指标
	三级指标
	指标值
	完成值
	分值
	得分

	产出指标
	低保发放及时率
	100%
	100%
	10
	10

	效益指标
	民生服务满意度
	≥90%
	92%
	10
	10
"""


@pytest.fixture(scope="module")
def tell(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Answer]]:
    folder = tmp_path_factory.mktemp("sections")
    (folder / "竹陵饮水2023.txt").write_text(FUND, encoding="utf-8")
    (folder / "清塘街道2023.txt").write_text(OFFICE, encoding="utf-8")
    with Library.open(load(home=Path(folder / "home"))) as library:
        ingest([folder], library)

        def told(question: str, *, history: tuple[str, ...] = ()) -> Answer:
            return ask(question, library=library, history=history)

        yield told


TOLD = [
    # a heading of measures, problems, effects under any wording; the project's name beside it
    ("竹陵下一步打算怎么改", ("年初预算", "管护队", "先缴后用")),
    ("竹陵饮水项目准备怎么整改", ("年初预算", "管护队", "先缴后用")),
    ("竹陵水利局的整改措施", ("年初预算", "管护队")),
    ("竹陵下一步怎么改进", ("年初预算", "管护队")),
    ("清塘街道准备怎么整改", ("编细预算", "招录")),
    ("清塘打算怎么改", ("编细预算", "招录")),
    ("竹陵农村饮水项目存在什么问题", ("配套资金不到位", "管护力量薄弱", "水价收缴难", "61%")),
    ("竹陵水利局报告里讲了哪几个问题", ("配套资金不到位", "水价收缴难")),
    ("清塘街道有哪些不足", ("预算编得不细", "人手紧张")),
    ("竹陵饮水工程效果怎么样", ("96.5%", "118")),
    ("清塘街道民生这块做了哪些事", ("88.6万元",)),
    ("清塘街道民生保障做了哪些工作", ("88.6万元", "助餐点")),
    ("清塘平安建设干得怎么样", ("212起",)),
    # lists whole
    ("清塘街道主要管什么", ("社区治理", "就业帮扶", "城市管理", "安全生产")),
    ("竹陵扣分扣在哪几项", ("预算执行率", "管网里程", "满意度")),
    ("竹陵自评分都扣在哪了", ("预算执行率", "管网里程", "满意度")),
    ("竹陵饮水三个标段分别是哪家公司承建的", ("禹通", "清源水利", "盛泰")),
    ("竹陵饮水2标段是哪家干的", ("清源水利",)),
    ("竹陵饮水第三标段谁施工的", ("盛泰",)),
    ("竹陵饮水项目的监理是哪家", ("正衡",)),
    ("竹陵各乡镇的运维单位分别是谁", ("润民", "甘泉")),
    # where the money comes from
    ("竹陵饮水项目的资金来源有哪些", ("中央资金1200万元", "省级资金780万元", "县级配套500万元")),
    ("竹陵饮水的钱从哪来", ("中央资金1200万元", "县级配套500万元")),
    ("竹陵项目分哪三级资金，各多少", ("中央资金1200万元", "省级资金780万元", "县级配套500万元")),
    ("清塘街道资金来源", ("区级资金1780.40万元",)),
    # documents and places
    ("清塘街道的自评报告是什么文号", ("清办发〔2024〕21号",)),
    ("清塘报告的发文字号", ("清办发〔2024〕21号",)),
    ("清塘街道按哪个文件自评的", ("洛财绩〔2024〕8号",)),
    ("清塘自评是依据哪个通知", ("洛财绩〔2024〕8号",)),
    ("清塘街道办事处地址在哪", ("纺织路56号",)),
    ("清塘街道在哪办公", ("纺织路56号",)),
    ("竹陵项目资金是怎么管的", ("专户管理",)),
]


@pytest.mark.parametrize(("question", "words"), TOLD, ids=[question for question, _ in TOLD])
def test_the_report_says(tell: Callable[..., Answer], question: str, words: tuple[str, ...]) -> None:
    answer = tell(question)
    assert answer.status == "answered", answer.text
    assert not [word for word in words if word not in answer.text], answer.text


BESIDE = [
    ("竹陵饮水2标段是哪家干的", "禹通"),
    ("竹陵农村饮水项目存在什么问题", "自评报告"),
    ("竹陵饮水工程效果怎么样", "自评报告”"),
    ("竹陵下一步打算怎么改", "bookmark"),
    ("竹陵下一步打算怎么改", "一级指标"),
    ("清塘街道民生保障做了哪些工作", "一级指标"),
    ("清塘街道有哪些不足", "“预算编得不细”部分"),
    ("竹陵饮水项目有什么亮点", "支出绩效自评报告”"),
]


@pytest.mark.parametrize(("question", "words"), BESIDE)
def test_titles_headers_and_debris_are_no_answers(tell: Callable[..., Answer], question: str, words: str) -> None:
    assert words not in tell(question).text


def test_a_report_without_a_number_of_its_own_has_none(tell: Callable[..., Answer]) -> None:
    assert tell("竹陵水利局自评报告的文号是多少").status == "not_found"
