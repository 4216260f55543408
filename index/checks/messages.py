"""What findings say to the reader: one typed function a message."""

from __future__ import annotations


def _quoted(words: str) -> str:
    """The words in quotation marks, marks within them turned to single ones."""
    return f"“{words.replace('“', '‘').replace('”', '’')}”"


def identity_broken(total: str, *, stated: str, parts: str, recomputed: str) -> str:
    return f"{total}写作{stated}，而{parts}合计为{recomputed}，两者不符"


def list_broken(total: str, *, stated: str, count: int, recomputed: str) -> str:
    return f"{total}写作{stated}，其后列出的{count}项合计为{recomputed}，两者不符"


def total_broken(total: str, *, stated: str, count: int, recomputed: str) -> str:
    return f"表中{_quoted(total)}写作{stated}，所列{count}项相加为{recomputed}，两者不符"


def part_too_large(part: str, whole: str, *, part_figure: str, whole_figure: str) -> str:
    return f"{part}（{part_figure}）大于它所属的{whole}（{whole_figure}）"


def rate_broken(rate: str, *, stated: str, recomputed: str) -> str:
    return f"{rate}写作{stated}，按报告中的数字重算为{recomputed}"


def share_broken(part: str, *, stated: str, recomputed: str) -> str:
    return f"{part}的占比写作{stated}，按前后文的数字重算为{recomputed}"


def change_broken(metric: str, *, stated: str, recomputed: str) -> str:
    return f"{metric}的变化写作{stated}，按两年的数字重算为{recomputed}"


def change_turned(metric: str, *, stated: str, recomputed: str) -> str:
    return f"{metric}的增减方向与数字相反：写作{stated}，按两年的数字应为{recomputed}"


def said_twice(metric: str, *, first: str, second: str) -> str:
    return f"{metric}在两处写得不同：一处为{first}，另一处为{second}"


def prose_and_table(metric: str, *, prose: str, table: str) -> str:
    return f"{metric}在两处写得不同：正文为{prose}，表中为{table}"


def gap_differs(gap: str, *, stated: str, recomputed: str) -> str:
    return f"{gap}写作{stated}，而表中应到位与到位的数字相减为{recomputed}"


def row_broken(row: str, column: str, *, stated: str, recomputed: str) -> str:
    return f"表中{_quoted(row)}一行的{column}写作{stated}，按同一行的数字重算为{recomputed}"


def row_outlay(row: str, column: str, *, stated: str, recomputed: str) -> str:
    return f"表中{_quoted(row)}一行的{column}写作{stated}，而按同一行的余额和比率应为{recomputed}"


def borne_out(message: str, *, sum_of: str) -> str:
    return f"{message}；按表中其余数字算为{sum_of}"


def budget_columns(metric: str, *, budget: str, initial: str) -> str:
    return f"{metric}的“预算数”{budget}与决算数相同，而另一处写的年初预算为{initial}，口径应是调整后的预算"


def implied_base(metric: str, *, by_target: str, by_actual: str) -> str:
    return f"{metric}：由目标及其增速反推上年为{by_target}，由实际及其增速反推上年为{by_actual}，两者相差较大"


def over_limit(message: str, *, value: str, value_figure: str, limit: str, limit_figure: str) -> str:
    return f"{value}{value_figure}，{limit}{limit_figure}：{message or '超出'}"


def target_missed_full_score(indicator: str, *, target: str, actual: str, score: str) -> str:
    return f"{_quoted(indicator)}目标为{target}，完成值为{actual}，没有达到，却得满分{score}分"


def target_missed(metric: str, *, target: str, actual: str) -> str:
    return f"{metric}的目标为{target}，实际为{actual}，没有达到目标"


def score_over_points(indicator: str, *, points: str, score: str) -> str:
    return f"{_quoted(indicator)}得分{score}分，高于分值{points}分"


def group_points(group: str, *, stated: str, recomputed: str) -> str:
    return f"{_quoted(group)}标明{stated}分，其下各指标分值合计为{recomputed}分"


def ledger_total(column: str, *, stated: str, recomputed: str) -> str:
    return f"自评表总分的{column}写作{stated}分，各指标{column}合计为{recomputed}分"


def text_score(*, stated: str, recomputed: str) -> str:
    return f"正文写自评得分{stated}分，自评表各指标得分合计为{recomputed}分"


def group_scores(*, stated: str, recomputed: str) -> str:
    return f"总分写作{stated}分，而各部分得分合计为{recomputed}分"


def group_rows(group: str, *, stated: str, recomputed: str) -> str:
    return f"正文写{_quoted(group)}得{stated}分，自评表中其下各指标得分合计为{recomputed}分"


def unit_slip(*, stated: str, meant: str, other: str) -> str:
    return f"{_quoted(stated)}的单位疑有误：另一处为{other}，应为{meant}"


def unit_slip_by_sum(*, stated: str, meant: str) -> str:
    return f"{_quoted(stated)}的单位疑有误：按{meant}计，前后数字才相加得上"


def year_of_table(*, title: str, year: int, report_year: int) -> str:
    return f"表题{_quoted(title)}写的是{year}年，而本报告评价的是{report_year}年"


def year_slip(metric: str, *, figure: str, year: int, other_year: int) -> str:
    return f"{metric}{figure}在一处记为{year}年，在另一处记为{other_year}年"


def across_years(metric: str, *, year: int, earlier: str, later: str) -> str:
    return f"{metric}（{year}年）：上年度报告写作{earlier}，本年度报告的上年数写作{later}"


def names_differ(metric: str, *, stated: str, recomputed: str) -> str:
    return f"{metric}写作{stated}，括号中列出的名称有{recomputed}"
