"""The outline: every way reports number and end their headings, and lists that are none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.outline import outline
from index.readers import read_bytes
from index.schema import Section


def sections(text: str) -> tuple[Section, ...]:
    return outline(read_bytes(text.encode(), name="a.txt"))


def shown(text: str) -> list[str]:
    """Each heading as level, number and title: 1 一、|项目概况."""
    return [f"{section.level} {section.number}|{section.title}" for section in sections(text)]


BODY = "本单位按照要求开展了相关工作，各项任务有序推进，完成情况较好。"

CASES = {
    "attached after 附": (
        f"一、概况\n{BODY}\n2.工作安排。{BODY}\n附：2022年度专项资金绩效自评表（县级）\n\t指标\n\t得分\n\n\t产出\n\t50\n",
        ["1 一、|概况", "2 2.|工作安排", "1 附|2022年度专项资金绩效自评表（县级）"],
    ),
    "what 附 says is no heading": (
        f"一、概况\n{BODY}\n附：佐证材料已装订成册\n二、结论\n{BODY}\n",
        ["1 一、|概况", "1 二、|结论"],
    ),
    "usual": (
        f"一、项目概况\n（一）项目背景\n1.立项依据\n（1）政策依据\n{BODY}\n（2）现实需要\n{BODY}\n二、绩效情况\n{BODY}\n",
        [
            "1 一、|项目概况",
            "2 （一）|项目背景",
            "3 1.|立项依据",
            "4 （1）|政策依据",
            "4 （2）|现实需要",
            "1 二、|绩效情况",
        ],
    ),
    "formal numerals and a blank": (
        f"壹　基本情况\n（1）资金来源\n{BODY}\n（2）支持方向\n{BODY}\n贰　存在问题\n{BODY}\n叁　改进建议\n{BODY}\n",
        ["1 壹|基本情况", "2 （1）|资金来源", "2 （2）|支持方向", "1 贰|存在问题", "1 叁|改进建议"],
    ),
    "formal numerals and a mark": (
        f"壹、基本情况\n{BODY}\n贰、存在问题\n{BODY}\n",
        ["1 壹、|基本情况", "1 贰、|存在问题"],
    ),
    "in brackets": (
        f"槐北街道便民服务项目绩效自评\n　　【项目由来】{BODY}\n　　〖钱怎么用〗{BODY}\n【干成了什么】\n{BODY}\n【还差在哪】{BODY}\n",
        ["1 |项目由来", "1 |钱怎么用", "1 |干成了什么", "1 |还差在哪"],
    ),
    "in brackets over numbers": (
        f"【项目概况】\n（一）背景\n{BODY}\n（二）内容\n{BODY}\n【存在问题】\n（一）进度慢\n{BODY}\n【下一步打算】{BODY}\n",
        ["1 |项目概况", "2 （一）|背景", "2 （二）|内容", "1 |存在问题", "2 （一）|进度慢", "1 |下一步打算"],
    ),
    "in brackets under numbers": (
        f"一、概况\n【背景】{BODY}\n【内容】{BODY}\n二、结论\n{BODY}\n",
        ["1 一、|概况", "2 |背景", "2 |内容", "1 二、|结论"],
    ),
    "an opening in brackets": (
        f"【摘要】{BODY}\n一、概况\n（一）背景\n{BODY}\n二、结论\n{BODY}\n",
        ["1 |摘要", "1 一、|概况", "2 （一）|背景", "1 二、|结论"],
    ),
    "buttons in brackets are none": (
        f"【字体：大 中 小】 打印\n一、概况\n{BODY}\n【打印本页】【关闭窗口】\n",
        ["1 一、|概况"],
    ),
    "behind a sign": (
        f"◆ 项目从哪来\n{BODY}\n◆ 钱花在哪\n{BODY}\n◆ 还有哪些难处\n{BODY}\n",
        ["1 |项目从哪来", "1 |钱花在哪", "1 |还有哪些难处"],
    ),
    "signs of a list are none": (f"一、概况\n▲ 道路硬化\n▲ 饮水管网\n▲ 农田水利\n{BODY}\n", ["1 一、|概况"]),
    "ordinals": (
        f"第一、项目概况\n（一）背景\n{BODY}\n第二、资金情况\n{BODY}\n",
        ["1 第一、|项目概况", "2 （一）|背景", "1 第二、|资金情况"],
    ),
    "lines of their own": (
        f"石坝县民政局\n养老服务项目绩效自评\n项目从哪来\n{BODY * 2}\n钱怎么花的\n{BODY * 2}\n老人们怎么看\n{BODY * 2}\n石坝县民政局\n",
        ["1 |项目从哪来", "1 |钱怎么花的", "1 |老人们怎么看"],
    ),
    "lines amid numbers are none": (
        f"一、概况\n{BODY * 2}\n道路怎么修\n{BODY * 2}\n水渠怎么修\n{BODY * 2}\n桥怎么修\n{BODY * 2}\n",
        ["1 一、|概况"],
    ),
    "numerals and a blank": (f"一 基本情况\n{BODY}\n二　存在问题\n{BODY}\n", ["1 一|基本情况", "1 二|存在问题"]),
    "Roman numerals": (f"Ⅰ、基本情况\n{BODY}\nⅡ、存在问题\n{BODY}\n", ["1 Ⅰ、|基本情况", "1 Ⅱ、|存在问题"]),
    "a list in one line under a deeper heading": (
        f"一、概况\n（1）来源\n{BODY}\n（2）方向\n一、治理，安排10万元；二、清洁取暖，安排20万元。\n（3）分配\n{BODY}\n二、产出\n{BODY}\n",
        ["1 一、|概况", "2 （1）|来源", "2 （2）|方向", "2 （3）|分配", "1 二、|产出"],
    ),
    "bracketed first": (
        f"（一）部门概况\n1、主要职责\n{BODY}\n2、机构人员\n{BODY}\n（二）收支情况\n{BODY}\n",
        ["1 （一）|部门概况", "2 1、|主要职责", "2 2、|机构人员", "1 （二）|收支情况"],
    ),
    "digits with a blank": (
        f"1 . 基本情况\n{BODY}\n2 . 绩效分析\n{BODY}\n",
        ["1 1.|基本情况", "1 2.|绩效分析"],
    ),
    "digits and nothing but a blank": (
        f"1 部门概况\n1.1 机构设置\n{BODY}\n2　绩效分析\n{BODY}\n3 存在的问题\n{BODY}\n",
        ["1 1|部门概况", "2 1.1|机构设置", "1 2|绩效分析", "1 3|存在的问题"],
    ),
    "a list with blanks is no outline": (f"一、项目\n1 道路硬化\n2 饮水管网\n3 农田水利\n{BODY}\n", ["1 一、|项目"]),
    "half brackets": (
        f"一、基本情况\n1）项目内容\n{BODY}\n2）资金来源\n{BODY}\n二、结论\n{BODY}\n",
        ["1 一、|基本情况", "2 1）|项目内容", "2 2）|资金来源", "1 二、|结论"],
    ),
    "automatic numbers gone wrong": (
        f"一、基本情况\n（一）概况\n{BODY}\n二、自评工作\n（一）目的\n{BODY}\n（二）过程\n{BODY}\n3、 评价结论\n"
        f"（1） 投入分析\n{BODY}\n（二）过程分析\n{BODY}\n4、 存在问题\n{BODY}\n五、应用情况\n{BODY}\n",
        [
            "1 一、|基本情况",
            "2 （一）|概况",
            "1 二、|自评工作",
            "2 （一）|目的",
            "2 （二）|过程",
            "1 3、|评价结论",
            "2 （1）|投入分析",
            "2 （二）|过程分析",
            "1 4、|存在问题",
            "1 五、|应用情况",
        ],
    ),
    "dash for 一 from OCR": (
        f"一、概况\n(-)职能\n{BODY}\n（二）机构\n{BODY}\n二、收支\n{BODY}\n",
        ["1 一、|概况", "2 (-)|职能", "2 （二）|机构", "1 二、|收支"],
    ),
    "skipped level": (
        f"一、绩效情况\n1、产出。完成培训12期，参训人员560人次。\n2、效益。带动就业230人，群众反映良好。\n二、问题\n{BODY}\n",
        ["1 一、|绩效情况", "2 1、|产出", "2 2、|效益", "1 二、|问题"],
    ),
    "duplicated number": (
        f"一、概况\n{BODY}\n二、绩效\n{BODY}\n二、问题\n{BODY}\n四、措施\n{BODY}\n",
        ["1 一、|概况", "1 二、|绩效", "1 二、|问题", "1 四、|措施"],
    ),
    "dotted, two and three deep, run-in": (
        f"1.部门概况\n1.1部门职能\n{BODY}\n1.2年度重点工作\n{BODY}\n1.3收支情况\n1.3.1收入情况。全年收入320万元，比上年增长3%。\n"
        f"1.3.2“三公”经费。全年支出4.5万元，比上年下降2%。\n2.绩效分析\n2.1 项目管理（8分）。制度健全，得8分，没有扣分事项。\n"
        f"2.2人员管理（6分）。按时培训，得5分，扣1分，原因是缺课。\n3.存在问题\n{BODY}\n",
        [
            "1 1.|部门概况",
            "2 1.1|部门职能",
            "2 1.2|年度重点工作",
            "2 1.3|收支情况",
            "3 1.3.1|收入情况",
            "3 1.3.2|“三公”经费",
            "1 2.|绩效分析",
            "2 2.1|项目管理（8分）",
            "2 2.2|人员管理（6分）",
            "1 3.|存在问题",
        ],
    ),
    "dotted under hanzi": (
        f"一、基本情况\n1.1 机构设置\n{BODY}\n1.2 人员情况\n{BODY}\n二、结论\n{BODY}\n",
        ["1 一、|基本情况", "2 1.1|机构设置", "2 1.2|人员情况", "1 二、|结论"],
    ),
    "decimals are no numbers of headings": (
        f"一、产出\n{BODY}\n1.2万元用于培训。\n3.5公里道路已建成。\n2.4年的建设期。\n二、效益\n{BODY}\n",
        ["1 一、|产出", "1 二、|效益"],
    ),
    "a run in one paragraph": (
        "一、存在问题\n1.推进不够均衡。两个项目没有按期完工，原因是用地手续滞后。2.联结机制松散。多以土地流转为主。3.管护缺口较大。每年需86万元。\n"
        "二、改进措施\n（一）强化预算管理。年初编足编实。（二）补齐短板。充实技术人员。\n",
        [
            "1 一、|存在问题",
            "2 1.|推进不够均衡",
            "2 2.|联结机制松散",
            "2 3.|管护缺口较大",
            "1 二、|改进措施",
            "2 （一）|强化预算管理",
            "2 （二）|补齐短板",
        ],
    ),
    "a list of parts in one sentence": (
        "一、支出情况\n全年支出300万元，其中：（1）人员经费：200万元；（2）公用经费：60万元；（3）项目经费：40万元。\n",
        ["1 一、|支出情况"],
    ),
    "bare lines of heading words": (
        f"部门基本情况\n{BODY}\n存在的不足\n{BODY}\n问题及原因分析\n{BODY}\n下一步整改方向\n{BODY}\n",
        ["1 |部门基本情况", "1 |存在的不足", "1 |问题及原因分析", "1 |下一步整改方向"],
    ),
    "a bare line after numbered ones": (
        f"一、履职情况\n{BODY}\n二、自评情况\n{BODY}\n存在的困难\n{BODY}\n今后打算\n{BODY}\n",
        ["1 一、|履职情况", "1 二、|自评情况", "1 |存在的困难", "1 |今后打算"],
    ),
    "what is attached, said before": (
        f"一、概况\n{BODY}\n附件：项目支出绩效自评表\n某县水利局\n2023年4月9日\n附件\n项目支出绩效自评表\n\t指标\n\t得分\n\n\t产出\n\t50\n",
        ["1 一、|概况", "1 附件|项目支出绩效自评表"],
    ),
    "the one attachment in its line": (
        f"一、概况\n{BODY}\n附件：2022年度自评表\n\t指标\n\t得分\n\n\t产出\n\t50\n",
        ["1 一、|概况", "1 附件|2022年度自评表"],
    ),
    "unnumbered filling a gap": (
        f"一、部门概况\n{BODY}\n二、绩效情况\n{BODY}\n存在的问题及原因分析\n{BODY}\n四、改进措施\n{BODY}\n",
        ["1 一、|部门概况", "1 二、|绩效情况", "1 |存在的问题及原因分析", "1 四、|改进措施"],
    ),
    "no numbers at all": (
        f"某县水利局2022年度项目支出绩效自评报告\n项目概况\n{BODY}\n存在的问题\n{BODY}\n改进措施\n{BODY}\n",
        ["1 |项目概况", "1 |存在的问题", "1 |改进措施"],
    ),
    "run-in by colon": (
        "一、基本情况\n1.项目背景：为改善人居环境，县里决定实施该项目。\n2.项目内容：新建公厕12座，改造户厕300户。\n",
        ["1 一、|基本情况", "2 1.|项目背景", "2 2.|项目内容"],
    ),
    "run-in without a number": (
        "一、基本情况\n项目背景：为改善人居环境，县里决定在三个乡镇实施该项目。\n资金来源：中央专项资金120万元，县级配套30万元。\n",
        ["1 一、|基本情况", "2 |项目背景", "2 |资金来源"],
    ),
    "run-in by full stop": (
        "六、主要成效\n1、经济运行稳中有进。228家企业完成产值324亿元。\n2、项目建设提速。开工重大项目16个，竣工9个。\n",
        ["1 六、|主要成效", "2 1、|经济运行稳中有进", "2 2、|项目建设提速"],
    ),
    "ends at nothing": (
        "一、项目基本情况本项目由县水利局组织实施，总投资1200万元，其中中央资金800万元。\n二、存在的问题部分工程因征地受阻"
        "未能按期完工，资金支付进度偏慢。\n",
        ["1 一、|项目基本情况", "1 二、|存在的问题"],
    ),
    "year after the item number": (
        f"一、支出情况\n1.2022年财政委托业务经费\n{BODY}\n2.2022年培训经费\n{BODY}\n",
        ["1 一、|支出情况", "2 1.|2022年财政委托业务经费", "2 2.|2022年培训经费"],
    ),
    "decimal is no number": (
        f"一、收支情况\n2.38万元用于办公设备购置，余款结转。\n{BODY}\n二、结论\n{BODY}\n",
        ["1 一、|收支情况", "1 二、|结论"],
    ),
    "list of duties": (
        "（一）主要职责\n1.拟订并组织实施全县发展规划，协调解决重大问题；\n2.负责行业管理和安全监督；\n3.承办县委、县政府交办的其他"
        f"事项。\n（二）机构设置\n{BODY}\n",
        ["1 （一）|主要职责", "1 （二）|机构设置"],
    ),
    "measures one after another": (
        "七、改进措施\n1、做好预算基础工作，提高准确性。\n2、加强学习、完善报表。准确反映各项支出。\n3、加快项目实施进度，更好服务企业。\n",
        ["1 七、|改进措施"],
    ),
    "second 一二三 as a list": (
        f"一、概况\n{BODY}\n二、问题\n一、预算编制不够精细，年中调整较多，影响执行进度，需要进一步改进完善相关工作机制；\n"
        f"二、绩效指标设置不够科学，量化程度不足，难以准确衡量资金使用的实际效果和效率。\n三、措施\n{BODY}\n",
        ["1 一、|概况", "1 二、|问题", "1 三、|措施"],
    ),
    "contents with leaders": (
        f"目录\n一、部门概况……………1\n二、收支情况……………3\n一、部门概况\n{BODY}\n二、收支情况\n{BODY}\n",
        ["1 一、|部门概况", "1 二、|收支情况"],
    ),
    "part of a larger document": (
        f"第一部分 部门概况\n{BODY}\n第四部分 绩效自评报告\n一、项目概况\n{BODY}\n二、评价结论\n{BODY}\n",
        ["1 第一部分|部门概况", "1 第四部分|绩效自评报告", "2 一、|项目概况", "2 二、|评价结论"],
    ),
    "attachments": (
        f"一、概况\n{BODY}\n二、结论\n{BODY}\n附件：\n1、基础数据表\n2、自评表\n附件1\n"
        "2022年度基础数据表\n\t项目\n\t金额\n\n\t合计\n\t12\n\n"
        "附件2：2022年度自评表\n\t指标\n\t得分\n\n\t产出\n\t50\n",
        ["1 一、|概况", "1 二、|结论", "1 |附件：", "1 附件1|2022年度基础数据表", "1 附件2|2022年度自评表"],
    ),
    "label above the title": (
        f"附件4\n某县水利局2022年度部门整体支出绩效自评报告\n一、概况\n{BODY}\n二、结论\n{BODY}\n",
        ["1 一、|概况", "1 二、|结论"],
    ),
    "table amid the report": (
        f"一、概况\n{BODY}\n附表1 支出明细表\n\t项目\n\t金额\n\n\t合计\n\t12\n\n二、结论\n{BODY}\n",
        ["1 一、|概况", "2 附表1|支出明细表", "1 二、|结论"],
    ),
    "circled": (
        "一、产出\n①数量指标。完成培训12期，参训560人次。\n②质量指标。合格率98%，高于目标3个百分点。\n",
        ["1 一、|产出", "2 ①|数量指标", "2 ②|质量指标"],
    ),
    "full-width digits": (
        "一、绩效\n１、产出情况。完成公路养护312公里。\n２、效益情况。群众满意度96%。\n",
        ["1 一、|绩效", "2 １、|产出情况", "2 ２、|效益情况"],
    ),
    "one line for the whole report": (
        "某县教育局2022年度部门整体支出绩效自评报告 一、部门概况：我局是县政府工作部门，内设股室9个，"
        "核定编制120名，实有118人。（一）主要职责：贯彻教育方针，组织实施义务教育、学前教育和职业教育等各项工作。（二）机构情况：下属学校39所，其中小学28所、"
        "初中9所、高中2所，另有幼儿园15所。二、收支情况：全年收入21800万元，支出21384万元，基本支出16208万元，项目支出5176万元，"
        "年末结转416万元，预算执行率98.09%。三、存在的问题：预算编制不够精细，部分项目执行进度偏慢，绩效目标设置不够科学，需要改进。",
        ["1 一、|部门概况", "2 （一）|主要职责", "2 （二）|机构情况", "1 二、|收支情况", "1 三、|存在的问题"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_headings(case: str) -> None:
    text, expected = CASES[case]
    assert shown(text) == expected


def test_places_slice_back() -> None:
    text = CASES["usual"][0]
    for section in sections(text):
        heading = text[section.start : section.heading_end]
        assert heading.startswith(section.number)
        assert section.title in heading
        assert section.path[-1] == section.number + section.title


def test_sections_nest() -> None:
    found = sections(CASES["usual"][0])
    by_path = {section.path: section for section in found}
    for section in found:
        if len(section.path) > 1:
            above = by_path[section.path[:-1]]
            assert above.start < section.start
            assert section.end <= above.end


NUMBERS = st.sampled_from(["一、", "二、", "三、", "（一）", "（二）", "1.", "2、", "（1）", "①", "附件1", ""])
WORDS = st.text(alphabet="项目概况问题情况，。：；\t 2022", max_size=30)


@settings(deadline=None)
@given(st.lists(st.tuples(NUMBERS, WORDS), min_size=1, max_size=30))
def test_any_lines_make_a_tree(lines: list[tuple[str, str]]) -> None:
    text = "开头\n" + "\n".join(number + words for number, words in lines)
    found = sections(text)
    assert [section.start for section in found] == sorted({section.start for section in found})
    for section in found:
        assert section.start <= section.heading_end <= section.end <= len(text)
        assert len(section.path) <= section.level


def test_real_reports(shared: Path) -> None:
    gold = json.loads((shared / "gold" / "reports.json").read_text(encoding="utf-8"))
    for name, report in gold.items():
        document = read_bytes((shared / "reports" / name).read_bytes(), name=name)
        found = {(section.start, section.number, section.title, section.level) for section in outline(document)}
        expected = {(item["start"], item["number"], item["title"], item["level"]) for item in report["sections"]}
        assert not {item for item in expected if item[3] <= 2} - found
        assert len(found - expected) <= 0.05 * len(expected)


def test_a_heading_and_its_number_stay_apart() -> None:
    path = [
        section.path[-1]
        for section in sections(f"一、概况\n{BODY}\n附件1\n2022年度自评表\n\t指标\n\t得分\n\n\t产出\n\t50\n")
    ]
    assert path == ["一、概况", "附件1 2022年度自评表"]
