"""Questions over many units at once: who is first, who passes a bound, who says nothing, and all of them together."""

from __future__ import annotations

import pytest

from tests.written import Tell

_PLACES = [
    "泸汀",
    "柳汀",
    "堰汀",
    "岚汀",
    "澜汀",
    "梧汀",
    "沔汀",
    "槐汀",
    "棠汀",
    "榆汀",
    "桐汀",
    "枫汀",
    "椿汀",
    "樟汀",
    "杉汀",
]


def _report(place: str, order: int) -> str:
    hospitality = "公务接待费支出0万元" if order == 4 else f"公务接待费支出{order + 1}.1万元"
    outlay = (
        ""
        if order == 6
        else f"其中“三公”经费支出{order + 3}.2万元，比上年的{2 * order + 4}万元有所减少，{hospitality}。"
    )
    return (
        f"{place}县商务局2023年度部门整体支出绩效自评报告\n一、部门概况\n{place}县商务局主管商贸流通。年末实有在职{20 + order}人。\n"
        f"二、预算执行情况\n2023年调整预算数{1000 + order * 10}万元，总支出{990 + order * 10}万元，预算执行率"
        f"{round((990 + order * 10) / (1000 + order * 10) * 100, 2)}%。{outlay}\n"
        f"三、自评结论\n部门整体支出绩效自评得分{85 + order}分。\n"
    )


REPORTS = {f"{place}.txt": _report(place, order) for order, place in enumerate(_PLACES)}

LEADS = {
    "谁花钱最多": "杉汀县商务局（2023年1130万元）",
    "哪家花得最少": "泸汀县商务局（2023年990万元）",
    "哪家三公最省": "泸汀县商务局（2023年3.2万元）",
    "自评前两名": "杉汀县商务局（2023年99分）[1]、樟汀县商务局（2023年98分）",
    "总支出第二的是谁": "樟汀县商务局（2023年1120万元）",
    "自评谁第一": "杉汀县商务局（2023年99分）",
    "总支出第二的是哪家": "樟汀县商务局（2023年1120万元）",
    "哪家自评没到86": "有1家：泸汀县商务局（2023年85分）",
    "哪些单位自评超过98": "有1家：杉汀县商务局（2023年99分）",
    "三公超过17的是谁": "有1家：杉汀县商务局（2023年17.2万元）",
    "哪家自评低于86分": "有1家：泸汀县商务局（2023年85分）",
    "公务接待费是0的是哪家": "为0的有1家：澜汀县商务局（2023年0万元）",
    "哪些单位没有写三公经费": "未披露、没有写明：沔汀县商务局",
    "哪些单位超预算了": "没有超过100%的单位",
    "有多少家自评在98分以上": "有2家：杉汀县商务局（2023年99分）[1]、樟汀县商务局（2023年98分）",
    "三公不到4万的单位有几家": "有1家：泸汀县商务局（2023年3.2万元）",
    "总支出过千万的有哪几家": "有13家：",
    "哪家人最多": "杉汀县商务局（2023年34人）",
    "执行率最高的和最低的差多少": "杉汀县商务局（2023年99.12%）",
    "自评最高的比最低的高几分": "相差14分：部门整体支出绩效自评得分最高的是杉汀县商务局（2023年99分）",
    "自评高于平均的有哪些": "高于平均数的有7家：杉汀县商务局（2023年99分）",
    "自评低于平均分的是谁": "低于平均数的有7家：",
    "总支出前三名加起来多少": "总支出（决算）最高的3家合计为3360万元：",
    "总支出最少的两家一共多少": "总支出（决算）最低的2家合计为1990万元：",
    "堰汀商务局自评在所有单位里排第几": "自评得分第13高：堰汀县商务局（2023年87分）",
    "哪家三公降得最多": "减少最多的是杉汀县商务局2023年“三公”经费支出（决算）17.2万元",
    "三公占比最高的是哪家": "三公经费占总支出的比重最高的是杉汀县商务局",
    "都有哪些单位": "现有15份报告：",
    "有几份报告": "现有15份报告：",
}


@pytest.mark.parametrize(("question", "lead"), LEADS.items())
def test_the_answer_leads(question: str, lead: str, tell: Tell) -> None:
    assert lead in tell(question).text.partition("\n")[0]


def test_each_unit_is_held_against_its_year_before(tell: Tell) -> None:
    answer = tell("各单位三公比上年降了多少")
    assert "杉汀县商务局2023年“三公”经费支出（决算）17.2万元[1]，比2022年的32万元[2]减少14.8万元" in answer.text
    assert "未披露、没有写明两年的数：沔汀县商务局" in answer.text


def test_a_change_asked_before_is_not_asked_of_the_gap(tell: Tell) -> None:
    assert tell("自评最高的比最低的高几分", "哪家三公降得最多").text.startswith("相差14分")


def test_a_bound_without_its_unit_is_shown_as_understood(tell: Tell) -> None:
    assert "17→17万元" in tell("三公超过17的是谁").understood


def test_so_many_units_as_there_are_not_have_to_be_named(tell: Tell) -> None:
    answer = tell("三家单位三公一共多少")
    assert answer.status == "ambiguous"
    assert "问题说的是三家单位" in answer.text


def test_all_units_are_added_up_and_the_rest_stands_in_the_table(tell: Tell) -> None:
    answer = tell("所有单位三公合计多少")
    assert answer.text.startswith("1家单位没有披露，其余14家单位2023年“三公”经费支出（决算）合计为143.8万元")
    assert "各家的数见表" in answer.text
    assert "沔汀县商务局" in answer.text
    assert str(answer.values[0].value) == "143.8"
    assert answer.table is not None
    assert len(answer.table.rows) == 14
    assert "算式" not in answer.text
    assert answer.formula.count("+") == 13


def test_each_of_many_units_is_told_and_the_rest_stands_in_the_table(tell: Tell) -> None:
    answer = tell("各单位在职人数是多少")
    assert "其余3家见表" in answer.text
    assert [str(value.value) for value in answer.values].count("20") == 1
    assert len(answer.values) == 15


def test_a_unit_left_open_is_asked_for_and_all_are_counted(tell: Tell) -> None:
    answer = tell("在职多少人")
    assert answer.status == "ambiguous"
    assert "共有15家写明，先列其中几家" in answer.text
    assert answer.text.count("县商务局2023年") == 12


def test_reports_of_a_year_and_units_of_a_kind_are_listed(tell: Tell) -> None:
    assert tell("2023年的报告有几份").text.startswith("有15家：")
    assert tell("有哪些商务局").text.startswith("有15家：")


def test_a_share_of_what_the_report_does_not_say_is_no_other_share(tell: Tell) -> None:
    assert tell("沔汀商务局三公占总支出的比重").status == "not_found"


def test_the_units_of_a_conversation_are_not_all(tell: Tell) -> None:
    answer = tell("项目支出呢", "泸汀商务局总支出多少")
    assert "柳汀" not in answer.text
