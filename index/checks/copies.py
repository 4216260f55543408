"""A figure of prose against the cell that repeats it under a longer, shorter or reordered name.

治理河长 48.3公里 in prose and 中小河流治理河长 52.3公里 in the 自评表 may be one thing or two. They are taken for one
when the names meet, the figures are near each other, and neither figure stands on the other side as well: a writer who
gives both knows two things. The total of another table is held against a cell like prose. The less the names share, the
more the digits must: 4,971 and 4,791 need one word.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from index.checks import messages
from index.checks.figures import (
    apart,
    digits,
    figure,
    is_exact,
    is_rate,
    is_slip,
    is_swapped,
    name,
    same_size,
)
from index.checks.rates import follows, on_own_basis
from index.checks.sheet import Sheet
from index.forms import bare, is_total
from index.schema import Fact, Finding, Severity
from index.text import plain

_OUTCOMES = ("决算", "实际值", "其他")
_WRITTEN = ("", "完成率", "占比")
"""Kinds of change under which a plain rate may be filed."""
_GROWTH = ("同比", "较上年", "变化率")
_GREW = re.compile(r"(?:增长|增加|提高|上升|下降|降低|减少)(?:率|幅度?|比例)?$|增速$|增幅$|降幅$")
_THAN = re.compile(
    r"(?:比|较|与)?(?:上一?年|去年|上年同期|同期)(?:度|末|底)?(?:相比)?|同比|(?<=[增降])(?:幅|速)$|(?<=[长加高升降低少])(?:率|幅度?|比例)$"
)
_NEAR, _APART = Decimal("0.1"), Decimal("0.25")
"""How far two figures may be apart, as a share of the larger; farther where two digits are swapped."""
_SAME, _MEETING, _TOUCHING = 3, 2, 1
"""How much two names share: one holds the other, one is the other in another order, a word."""
_MOST_PAIRS = 1_000_000
"""Beyond it a report is a book of figures, and by chance alone many of them are near each other."""
_LEAST_HELD = 4
_INCOME, _SPENT = "收入", re.compile(r"执行|支出|支付")
"""拨款收入 and the 执行数 of that money are what came in and what went out."""
_CLAUSES = re.compile("[，,；;。：:]")
_LEAD = re.compile("[。，,；;]")
_OVERALL = re.compile("(?:总体|综合|整体|总)(?P<of>[一-龥]*[率度])$")
_PAID = re.compile("(?:共计?|累计|实际|合计)*(?:发放|支出|拨付|支付|使用|执行|兑付|兑现)(?:金额|资金|总额|额|数)?")
"""Words that say what was spent, and not on what."""
_LEAST_DIGITS = {_SAME: 2, _MEETING: 3, _TOUCHING: 4}
"""How many digits a figure needs for their order to tell."""
_FILLER = re.compile(
    r"(?:其中|年末|年底|年度|全年|本年|当年|实际|完成|建成|实现|累计|共计|共|达到|达|全[县市区州省国系统]|我[县市区局]|年初指标值|指标值|情况)"
)
_NUMBERING = re.compile(r"^(?:其中[:：]?)?\s*[(（]?[\d一二三四五六七八九十]{1,3}(?:[、)）]|[.．](?!\d))\s*")
_NOT_WORDS = re.compile(r"[(（].*?[)）]|[^\u4e00-\u9fff]")
_ENDING = re.compile(r"(?:人数|户数|次数|数量|金额|总额|里程|支出|经费|资金|收入|数|额|量)$")
_GENERIC = re.compile(
    "执行|完成|支出|资金|经费|项目|预算|决算|收入|人数|金额|指标|数量|情况|比例|比重|占比|合计|总额|工作|服务|人员|建设|管理|发放|补助|补贴"
    "|专项|安排|实施|投入|投资|新增|使用|行率|成率|制率|出率|中央|省级|市级|县级|区级|财政|培训|覆盖|满意|意度|群众|农村|城镇"
)
"""Words that two different things share as often as not."""


def check_copies(sheet: Sheet) -> Iterator[Finding]:
    """One finding for each cell whose only counterpart in prose gives a different figure."""
    prose = [fact for fact in sheet.facts if fact.origin == "text" and _is_result(fact)]
    tables: dict[int, list[Fact]] = defaultdict(list)
    for fact in sheet.facts:
        if fact.origin == "table" and _is_result(fact) and (not _is_total(fact) or _counts(fact)):
            tables[fact.location.table or 0].append(fact)
    if sum(map(len, tables.values())) * len(sheet.facts) > _MOST_PAIRS:
        return
    for number, cells in tables.items():
        printed = _lone_figures(
            [fact for fact in sheet.facts if fact.origin == "table" and fact.location.table == number]
        )
        sums = [fact for other, facts in tables.items() if other != number for fact in facts if _is_total(fact)]
        unmatched = [fact for fact in (*prose, *sums) if not _stands_in(sheet, fact, _without_swapped(fact, printed))]
        lone = [cell for cell in cells if not _stands_in(sheet, cell, [f for f in sheet.facts if f.origin == "text"])]
        yield from _pairs(sheet, unmatched, lone)


def _lone_figures(printed: Sequence[Fact]) -> list[Fact]:
    """The cells of one figure each: a cell that tells what was done in sentences only says again what the prose does."""
    held = Counter((fact.location.row, fact.location.column) for fact in printed)
    return [fact for fact in printed if held[fact.location.row, fact.location.column] == 1]


def _is_result(fact: Fact) -> bool:
    written = fact.change in _WRITTEN or (is_rate(fact) and fact.change in _GROWTH)
    return is_exact(fact) and fact.basis in _OUTCOMES and fact.year is not None and written


def _grew(fact: Fact) -> bool:
    """Whether the percentage says how much something grew or fell."""
    return is_rate(fact) and (fact.change in _GROWTH or bool(_GREW.search(fact.metric_text)))


def _is_total(cell: Fact) -> bool:
    return bool(cell.row) and is_total(cell.row[-1])


def _counts(total: Fact) -> bool:
    """Whether a total is of things counted, named by its column: 支持企业数 under 合计."""
    return total.unit_base not in ("元", "%", "分", "") and bool(total.column)


def _without_swapped(fact: Fact, printed: Sequence[Fact]) -> list[Fact]:
    """The cells without the plans of rows whose outcome is the prose's figure with two digits swapped: 投入486.2 beside
    a row 调整预算 486.2, 决算 468.2."""
    rows = {
        cell.location.row
        for cell in printed
        if cell.basis in _OUTCOMES and cell.unit_base == fact.unit_base and _tells(cell, fact)
    }
    return [cell for cell in printed if cell.basis in _OUTCOMES or cell.location.row not in rows]


def _tells(cell: Fact, fact: Fact) -> bool:
    """Whether only two digits of a figure with enough of them are in the other order."""
    few = len(digits(fact.value_base)) < _LEAST_DIGITS[_TOUCHING]
    return not few and is_swapped(cell.value_base, fact.value_base)


def _stands_in(sheet: Sheet, fact: Fact, others: Sequence[Fact]) -> bool:
    """Whether the figure is printed among the others too, whatever it is called there; a round share, 100%, only under
    a name that has to do with its own."""
    common = is_rate(fact) and len(digits(fact.value_base)) == 1
    return any(
        other.unit_base == fact.unit_base
        and (same_size(fact, other, sheet.text) if other.basis in _OUTCOMES else other.value_base == fact.value_base)
        and (other.origin == fact.origin or not (common or _by_rounding(fact, other)) or _touch(fact, other))
        for other in others
        if other is not fact
    )


def _by_rounding(one: Fact, other: Fact) -> bool:
    """Whether two rates are one only when rounded: 97.4% of one thing and 97.41% of another."""
    return is_rate(one) and one.value_base != other.value_base


def _touch(one: Fact, other: Fact) -> bool:
    """Whether two names share a word that not any name has."""
    here, there = _core(name(one), one), _core(name(other), other)
    words = {here[place : place + 2] for place in range(len(here) - 1)}
    return any(word in there and not _GENERIC.fullmatch(word) for word in words)


def _pairs(sheet: Sheet, prose: Sequence[Fact], cells: Sequence[Fact]) -> Iterator[Finding]:
    found = [(cell, fact, kin) for cell in cells for fact in prose if (kin := _kin(sheet, fact, cell))]
    told: set[tuple[str, Decimal]] = set()
    for cell, fact, kin in found:
        rivals = [other for other in found if (other[0] is cell) != (other[1] is fact)]
        rivals = [
            (one, two, near)
            for one, two, near in rivals
            if one.value_base != cell.value_base or two.value_base != fact.value_base
        ]
        swapped = is_swapped(cell.value_base, fact.value_base)
        if any(near > kin or (near == kin and not swapped) for _, _, near in rivals):
            continue
        if (cell.id, fact.value_base) in told:
            continue
        told.add((cell.id, fact.value_base))
        sure = swapped or (cell.metric == fact.metric != "" and not on_own_basis(sheet, fact))
        yield _finding(sheet, fact, cell, "矛盾" if sure else "差异")


def _kin(sheet: Sheet, fact: Fact, cell: Fact) -> int:
    """How much the names share, where the figures are near enough for that; 0 when they are not one thing."""
    if sheet.unit(fact) != sheet.unit(cell) or fact.year != cell.year or not _of_one(sheet, fact, cell):
        return 0
    if (
        is_rate(fact) != is_rate(cell)
        or _grew(fact) != _grew(cell)
        or (fact.metric and cell.metric and fact.metric != cell.metric)
    ):
        return 0
    shared = (fact.metric and fact.unit_base == "元") or sheet.projects.form_of(cell)
    if shared and not sheet.projects.agree(fact, cell):
        return 0
    if _INCOME in fact.metric_text and cell.column and _SPENT.search(cell.column[-1]) and _INCOME not in cell.row[-1]:
        return 0
    one, other = fact.value_base, cell.value_base
    kin = 0 if _of_other_things(sheet, fact, cell) else _meet(sheet, fact, cell)
    if not kin or not one or not other:
        return 0
    if is_swapped(one, other) and len(digits(one)) >= _LEAST_DIGITS[kin] and apart(one, other) <= _APART:
        return kin
    close = apart(one, other) <= _NEAR or (is_slip(one, other) and len(digits(one)) >= _LEAST_HELD)
    return kin if kin == _SAME and close else 0


def _of_other_things(sheet: Sheet, fact: Fact, cell: Fact) -> bool:
    """Whether prose works a rate out of figures of its own and never speaks of what the cell's longer name is of:
    登记1932人，帮扶1768人，帮扶率91.51% is not 零就业家庭帮扶率."""
    if not is_rate(fact) or fact.origin == "table":
        return False
    here, there = _core(name(fact), fact), _core(_cell_words(cell), cell)
    more = {there[place : place + 2] for place in range(len(there) - 1)}
    more -= {here[place : place + 2] for place in range(len(here) - 1)}
    told = sheet.text[sheet.paragraph_start(fact) : fact.value_start]
    return bool(more) and not any(words in told for words in more) and follows(sheet, fact)


def _of_one(sheet: Sheet, fact: Fact, cell: Fact) -> bool:
    """Whether both are of the report's unit or of all it looks after, or of one other subject."""
    return fact.subject == cell.subject or all(
        one.subject in (one.entity, one.metric)
        or one.subject.startswith(("全", "本"))
        or plain(one.subject) == plain(sheet.projects.form_of(one))
        for one in (fact, cell)
    )


def _meet(sheet: Sheet, fact: Fact, cell: Fact) -> int:
    if fact.metric and fact.metric == cell.metric:
        return _SAME if _narrowing(sheet, fact) == _narrowing(sheet, cell) else _TOUCHING
    said = _cell_words(fact) if fact.origin == "table" else name(fact)
    here, there = _core(said, fact), _core(_cell_words(cell), cell)
    if _is_total(cell):
        return _SAME if here == there and len(here) >= _LEAST_HELD else 0
    short, long = sorted((here, there), key=len)
    if len(short) < 2 or _GENERIC.fullmatch(short) or short in sheet.rate_words:
        return _SAME if _is_told_of(sheet, fact, cell) else 0
    if short in long:
        return _SAME if len(short) >= _LEAST_HELD or short == long else _MEETING if len(short) > 2 else _TOUCHING
    if len(short) >= _LEAST_HELD and not Counter(short) - Counter(long):
        return _SAME if _in_two(short, long) else _MEETING
    if _is_told_of(sheet, fact, cell):
        return _SAME
    words = {short[place : place + 2] for place in range(len(short) - 1)}
    return _TOUCHING if any(word in long and not _GENERIC.fullmatch(word) for word in words) else 0


def _is_told_of(sheet: Sheet, fact: Fact, cell: Fact) -> bool:
    """Whether prose whose own words say less than the cell's name speaks of the cell's thing: 完成食品抽检1860批次，
    合格率97.4%; 子项二：高龄津贴。全年发放金额269.05万元; 总体满意度 where the form has one 满意度."""
    if fact.origin == "table" or not cell.row or apart(fact.value_base, cell.value_base) > _APART:
        return False
    told = sheet.text[fact.sentence_start : fact.value_start]
    *before, clause = _CLAUSES.split(told)
    own, there = _FILLER.sub("", plain(clause)).rstrip("为达到是"), _core(_cell_words(cell), cell)
    if is_rate(fact):
        overall = _OVERALL.search(own)
        if overall is not None:
            return len(overall["of"]) > 1 and there.endswith(overall["of"])
        rest = there.removesuffix(own)
        return len(own) > 2 and 1 < len(rest) < len(there) and any(_in_order(rest, plain(said)) for said in before)
    if cell.unit_base != "元":
        return _is_counted_of(fact, cell, told)
    lead = plain(_LEAD.split(sheet.text[sheet.paragraph_start(fact) : fact.value_start], maxsplit=1)[0])
    spent = _SPENT.search("".join(cell.column[-1:])) is not None
    return (
        spent
        and len(there) > 2
        and there in lead
        and _PAID.fullmatch(plain(name(fact)).removeprefix(there)) is not None
    )


def _is_counted_of(fact: Fact, cell: Fact, told: str) -> bool:
    """Whether a sentence says before the count what its name leaves out: 开办补贴性培训班113期、培训4326人次 for
    补贴性培训人次; two digits are in the other order."""
    short = _core(name(fact), fact)
    rest = _core(_cell_words(cell), cell).removesuffix(plain(cell.unit)).replace(short, "", 1)
    said = short in _core(_cell_words(cell), cell) and len(rest) > 1 and rest in plain(told)
    return len(short) > 1 and said and _tells(cell, fact)


def _in_order(words: str, said: str) -> bool:
    """Whether the characters stand in one clause in their order, a few others among them: 食品抽检, 完成食品监督抽检."""
    spot = re.search(".{0,2}".join(map(re.escape, words)), said)
    return spot is not None


def _in_two(short: str, long: str) -> bool:
    """Whether the longer name has the shorter one's two halves, apart or in the other order: 完工小区, 改造小区完工."""
    return any(short[:cut] in long and short[cut:] in long for cut in range(2, len(short) - 1))


def _cell_words(cell: Fact) -> str:
    """The cell's own name, with its column where that tells it from others of the row."""
    if _is_total(cell):
        return bare(cell.column[-1])
    item = _NUMBERING.sub("", cell.row[-1].strip()) if cell.row else ""
    return cell.metric_text if plain(item) in plain(cell.metric_text) else item


def _core(words: str, fact: Fact) -> str:
    """The name without what stands in any name: 年末, 实际, 完成, and 数, 金额 at its end."""
    last = "".join(plain(words).split("：")[-1].split(":")[-1].split())
    bare = _FILLER.sub("", _NUMBERING.sub("", last))
    if _grew(fact):
        return _THAN.sub("", bare)
    return bare if is_rate(fact) else _ENDING.sub("", bare) or bare


def _narrowing(sheet: Sheet, fact: Fact) -> str:
    """What the printed words add to the metric's name: 预算 in 政府采购预算, nothing in 高龄津贴发放金额."""
    words = plain(fact.row[-1] if fact.row else fact.metric_text)
    known = [plain(word) for word, metric in sheet.pack.metric_words.items() if metric == fact.metric]
    best = max((word for word in known if word in words), key=len, default="")
    rest = _NOT_WORDS.sub("", _NUMBERING.sub("", words.replace(best, "", 1))) if best else ""
    return "" if _PAID.fullmatch(rest) else _ENDING.sub("", _FILLER.sub("", rest))


def _row_and_column(cell: Fact) -> str:
    """What a row's cell is called: 县级配套实际到位, where the column says more than 完成值."""
    item = _NUMBERING.sub("", cell.row[-1].strip())
    said = cell.metric_text.replace(" ", "")
    return said if said.startswith(item) else item


def _finding(sheet: Sheet, fact: Fact, cell: Fact, severity: Severity) -> Finding:
    here, there = figure(fact), figure(cell)
    named = fact.metric or cell.metric or (_row_and_column(cell) if cell.row and not _is_total(cell) else name(fact))
    return sheet.finding(
        "前后不一致",
        severity,
        message=messages.said_twice(f"{named}（{fact.year}年）", first=here, second=there)
        if fact.origin == "table"
        else messages.prose_and_table(f"{named}（{fact.year}年）", prose=here, table=there),
        stated=here,
        recomputed=there,
        formula=f"{here} ≠ {there}",
        facts=(fact, cell),
    )
