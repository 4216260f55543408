"""The tables of a department's final accounts (部门决算报表): two lists side by side, codes, numbered lines and columns."""

from __future__ import annotations

from index.checks.review import check
from index.packs import load_pack
from index.readers import read_bytes
from index.schema import Fact, Identity, Report
from tests import accounts_sample as accounts
from tests.checks_sample import reviewed
from tests.facts_sample import facts_of

UNIT = Identity(organisation="沣河县审计局", year=2022)


def _report(title: str, *rows: str) -> str:
    """A report of one table; cells are divided by |."""
    cells = "\n\n".join("\n".join(f"\t{cell.strip()}" for cell in row.split("|")) for row in rows)
    return f"沣河县审计局2022年度部门决算\n{title}\n{cells}\n\n以上。\n"


def _said(facts: tuple[Fact, ...]) -> list[str]:
    return [f"{fact.metric or fact.metric_text} {fact.value} {fact.basis}" for fact in facts]


BALANCE = _report("收入支出决算总表", *accounts.BALANCE)


def test_two_lists_side_by_side_with_numbered_lines() -> None:
    assert _said(facts_of(BALANCE, identity=UNIT)) == [
        "一般公共预算财政拨款收入 512.36 决算",
        "一般公共服务支出 420.15 决算",
        "其他收入 3.20 决算",
        "社会保障和就业支出 78.62 决算",
        "卫生健康支出 21.33 决算",
        "总收入 515.56 决算",
        "总支出 520.10 决算",
        "年初结转和结余 10.20 决算",
        "年末结转和结余 5.66 决算",
        "总收入 525.76 决算",
        "总支出 525.76 决算",
    ]


def test_the_grand_total_does_not_contradict_the_year_s_own_outlay() -> None:
    body = (
        BALANCE.partition("\n")[2] + "2022年度收、支总计525.76万元，本年支出中基本支出398.2万元，项目支出121.9万元。\n"
    )
    assert not reviewed(body, title="沣河县审计局2022年度部门决算\n")


SPENT = _report("支出决算表", *accounts.SPENT)


def test_codes_and_numbers_of_columns_are_no_figures() -> None:
    facts = facts_of(SPENT, identity=UNIT)
    assert _said(facts[:3]) == ["总支出 520.10 决算", "基本支出 398.20 决算", "项目支出 121.90 决算"]
    assert {fact.row[-1] for fact in facts} == {"合计", "一般公共服务支出", "审计业务"}
    assert {fact.subject for fact in facts if fact.row[-1] == "审计业务"} == {"审计业务"}
    assert facts[3].metric == "一般公共服务支出"


DETAIL = _report(
    "一般公共预算财政拨款基本支出决算明细表",
    "人员经费|公用经费",
    "科目编码|科目名称|决算数|科目编码|科目名称|决算数|科目编码|科目名称|决算数",
    "301|工资福利支出|330.10|302|商品和服务支出|48.05|307|债务利息及费用支出|0.00",
    "30101|基本工资|120.33|30201|办公费|8.20|310|资本性支出|2.10",
    "303|对个人和家庭的补助|17.95|30217|公务接待费|1.32|||",
    "人员经费合计|348.05|公用经费合计|50.15",
)


def test_three_lists_under_two_groups() -> None:
    assert _said(facts_of(DETAIL, identity=UNIT)) == [
        "工资福利支出 330.10 决算",
        "商品和服务支出 48.05 决算",
        "债务利息及费用支出 0.00 决算",
        "基本工资 120.33 决算",
        "办公费 8.20 决算",
        "资本性支出 2.10 决算",
        "对个人和家庭的补助 17.95 决算",
        "公务接待费 1.32 决算",
        "人员经费 348.05 决算",
        "公用经费 50.15 决算",
    ]


THREE = _report("财政拨款“三公”经费支出决算表", *accounts.THREE)


def test_budget_and_accounts_side_by_side_over_one_row() -> None:
    budget, spent = _said(facts_of(THREE, identity=UNIT))[:6], _said(facts_of(THREE, identity=UNIT))[6:]
    assert budget == [
        "三公经费 6.50 预算",
        "因公出国（境）费 0.00 预算",
        "公务用车购置及运行费 4.50 预算",
        "公务用车购置费 0.00 预算",
        "公务用车运行维护费 4.50 预算",
        "公务接待费 2.00 预算",
    ]
    assert spent == [
        "三公经费 4.92 决算",
        "因公出国（境）费 0.00 决算",
        "公务用车购置及运行费 3.60 决算",
        "公务用车购置费 0.00 决算",
        "公务用车运行维护费 3.60 决算",
        "公务接待费 1.32 决算",
    ]


FORM = _report(
    "部门整体绩效自评表",
    "部门（单位）名称|沣河县审计局|部门联系人|张某|联系电话|0231234567",
    "部门预算执行情况（万元）|年初预算数|全年（调整）预算数|全年执行数|执行率（%）|执行率权重|执行率得分",
    "年度支出总额|321.5|362.8|348.2|95.98|10|9.60",
    "绩效指标|指标名称|计量单位|指标性质|年初指标值|调整指标值|全年完成值|得分系数（%）|指标权重（分）|指标得分（分）",
    "|审计项目完成数|个|≥|12|14|15|100|30|30",
    "|整改未到位率|%|≤|5|3|3.4|80|15|12",
)


def test_points_of_the_rate_beside_amounts_are_points_and_telephones_no_figures() -> None:
    facts = {(fact.column[-1] if fact.column else ""): fact for fact in facts_of(FORM, identity=UNIT)[:6]}
    assert (facts["执行率权重"].metric, facts["执行率权重"].basis, facts["执行率权重"].unit) == (
        "预算执行率",
        "分值",
        "分",
    )
    assert (facts["执行率得分"].value, facts["执行率得分"].unit) == (facts["执行率得分"].value_base, "分")
    assert "0231234567" not in {fact.quote for fact in facts_of(FORM, identity=UNIT)}


def test_of_two_targets_the_adjusted_one_is_held_against_the_result() -> None:
    facts = facts_of(FORM, identity=UNIT)
    document = read_bytes(FORM.encode(), name="r.txt")
    report = Report(id="r", file="r.txt", sha256="", format="txt", identity=UNIT, text=document.text)
    found = [finding for finding in check(report, document, facts, load_pack()) if finding.kind == "目标未完成"]
    assert [finding.formula for finding in found] == ["3.4% 不满足 ≤3%"]


def test_a_row_that_numbers_the_columns_is_none_of_figures() -> None:
    report = _report(
        "收支情况表", "科目|预算数|决算数", "栏次|1|2", "基本支出|320.5|318.2", "项目支出|120|118.6", "1|2|3"
    )
    assert [str(fact.value) for fact in facts_of(report, identity=UNIT)] == ["320.5", "318.2", "120", "118.6"]
