"""What a cell measures, by its headers: row, column, both, or the total of the rows beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from index.facts.headers import Header, is_rate, unnumbered
from index.facts.metrics import Vocabulary
from index.facts.sums import sum_of
from index.forms import bare
from index.lexicon import lexicon
from index.packs import IdentityRule, Metric
from index.schema import Basis
from index.tables import Grid, GridCell
from index.units import base_unit

# 下达资金, 到位资金 over the rows of counties: they say more than their basis.
_SENT = re.compile(r"^(?:下达|到位|拨付|执行|安排|支付|分配)(?:的)?资金$")
_BLOCK = re.compile(r"^(?:人员|机构|编制|资产|车辆)(?:人员|编制|配置|情况)?$")
"""The title of a block of staff or assets, which measures nothing itself."""
_BY_KIND = re.compile(r"^按.{2,6}分$")
_TITLED = re.compile(
    r"(?:预算)?(?:收支|执行|使用|安排|分配|及|和)*(?:情况|明细|统计|汇总)*(?:一览)?(?:[如见]下)?表$|一览$"
)
_DATED = re.compile(r"^(?:19|20)\d\d年度?|^(?:本|上)年度?")
_NUMBERED_TABLE = re.compile(r"^附?(?:表|件)\s*[\d一二三四五六七八九十-]{0,4}\s*[:：.、]?\s*")
_OF_PART = re.compile(r"重点|主要|部分|其他|其中|上级|追加|专项|典型|个别|[两二三四五六七八九十\d]个")
_MONEY = re.compile(r"(?:资金|金额|支出|收入|预算|决算|经费|投资|[数额])$")
"""A group of columns that says only that they hold money."""
_WHOSE = re.compile(
    r"^(?:全|本|我)?[一-龥]{0,10}?(?:局|院|街道|镇|乡|县|区|市|委|办|处|所|校|部门|单位|系统)?(?:本级)?$"
)


_SCORE = re.compile(r"总分(?:值|数|合计)?(?![\u4e00-\u9fff])")
"""The row of the whole score; 县级总分馆制覆盖率 is an indicator."""
_ALL_MONEY = "年度资金总额"
"""What the first row of the forms' block of money is called."""
_LEAST_NAME = 2
"""A head as short as 概算 or 完成 is named with the group it stands in: 投资概算."""
_AMOUNT_OF = re.compile(
    "(?:发放|补助|补贴|保障|救助|资助|奖补|享受|惠及|受益|支付|拨付|支出)+(?:总?金额|资金|人数|户数|人次数?|标准|总额|面积|数量)"
)
"""A longer head that says no more than how much there is of what its group says: 发放金额."""


class CellNamer:
    """Names the cells of one table.

    Args:
        grid: The table with its headers.
        title: Printed over it; "" when none is.
        head: The metric of the section it stands in; "" when it is about none.
    """

    def __init__(self, vocabulary: Vocabulary, grid: Grid, *, title: str, head: str) -> None:
        self.vocabulary, self.grid, self.title, self.head = vocabulary, grid, title, head

    def named(
        self, cell: GridCell, row: list[Header], column: list[Header], basis: Basis | None, unit: str
    ) -> tuple[str, Metric | None, str]:
        """(words, metric, subject) of a cell."""
        block = self._block(cell, row)
        if block is not None and row[-1].total:
            row = [*row[:-2], block]
        elif block is not None:
            label = f"{block.printed}：{row[-1].printed}"
            row = [*row[:-2], replace(row[-1], printed=label, noun=f"{block.noun}{row[-1].noun}")]
        if row and self._stands_for_all(cell):
            row = [*row[:-1], replace(row[-1], printed=_ALL_MONEY, noun=_ALL_MONEY)]
        row = self._of_money(row, unit)
        leaf = row[-1] if row else None
        top = next((header for header in reversed(column) if header.noun or header.total), None)
        if basis in ("分值", "得分"):
            return self._scored(cell, row, basis)
        if leaf is not None and leaf.total:
            return self._total_row(cell, column, unit)
        if top is not None and top.total and (leaf is None or not leaf.noun):
            return self._total_column(column, row, unit)
        if top is None or not top.noun:
            return self._by_row(cell, row, column, unit)
        if leaf is None or not leaf.noun:
            words = self._path(column)
            return words, self._column_metric(column, unit) or self.vocabulary.metric(words, unit), ""
        return self._by_both(cell, row, column, leaf, top, unit)

    def _of_money(self, row: list[Header], unit: str) -> list[Header]:
        """The headers of a row that money comes from, told in full: 省级 is 省级资金."""
        if not row or base_unit(unit)[1] != "元" or row[-1].printed not in lexicon().table.levels:
            return row
        return [*row[:-1], replace(row[-1], printed=f"{row[-1].printed}资金", noun=f"{row[-1].noun}资金")]

    def _stands_for_all(self, cell: GridCell) -> bool:
        """Whether the row is the whole block of money by its title alone: 预算执行（10分） | 预算数 | 执行数 | 执行率."""
        if self.grid.parts[cell.part].kind != "funding" or bare(cell.row[-1]) not in lexicon().table.funding_rows:
            return False
        return self.vocabulary.metric(_ALL_MONEY) is not None

    def _block(self, cell: GridCell, row: list[Header]) -> Header | None:
        """The block a row stands in, where rows of other blocks bear the same label: 救灾资金 of 中央, of 小计."""
        if len(row) < 2 or not row[-2].noun or row[-2].total or self.grid.parts[cell.part].kind != "table":
            return None
        return row[-2] if cell.row[-1] in self._repeated else None

    @cached_property
    def _repeated(self) -> frozenset[str]:
        """Labels that stand under several parents, none of which the pack knows as a metric."""
        over: dict[str, set[str]] = {}
        for cell in self.grid.data:
            if len(cell.row) > 1:
                over.setdefault(cell.row[-1], set()).add(cell.row[-2])
        known = self.vocabulary.metric
        return frozenset(
            label
            for label, parents in over.items()
            if len(parents) > 1 and not any(known(unnumbered(parent)) for parent in parents)
        )

    def _by_row(
        self, cell: GridCell, row: list[Header], column: list[Header], unit: str
    ) -> tuple[str, Metric | None, str]:
        nouns = [header for header in row if header.noun]
        if not nouns:
            words = "".join(header.printed for header in (*row[-1:], *column[-1:])) or self.head or self.title
            return words, self.vocabulary.metric(words, unit), ""
        leaf = nouns[-1]
        metric = self.vocabulary.metric(leaf.printed, unit) or self.vocabulary.metric(leaf.noun, unit)
        if metric is None:
            metric = self._side_metric(leaf.noun, [*column, *row], unit)
        if metric is None and any(header.change for header in column):
            found = self.vocabulary.metric(leaf.printed) or self.vocabulary.metric(leaf.noun)
            metric = found if found and (found.kind == "money" or base_unit(unit)[1] != "元") else None
        words = leaf.printed
        if metric is None and (
            money := next((header.printed for header in column if _SENT.search(header.printed)), "")
        ):
            words = f"{words} {money}"
        ledger = self.grid.parts[cell.part].kind == "ledger"
        if (
            not ledger
            and len(nouns) > 1
            and nouns[-2].noun != leaf.noun
            and self._is_part(cell_row=row)
            and not self._unfit(metric, self.vocabulary.metric(nouns[-2].noun))
        ):
            words = f"{nouns[-2].printed}：{words}"
        group = next((header for header in reversed(column[:-1]) if header.noun), None)
        if metric is None and group is not None and column[-1].total:
            words = words if _MONEY.search(group.noun) else f"{words} {group.printed}"  # 石桥镇 | 护理补贴 | 小计
        moved = next((header.printed for header in reversed(column) if header.change), "")
        return words + moved, metric, ""

    def _column_metric(self, column: list[Header], unit: str) -> Metric | None:
        """The metric of the last column header, by itself or with the group it stands in: 财政拨款 > 一般公共预算."""
        nouns = [header.noun for header in column if header.noun]
        found = self.vocabulary.metric(nouns[-1], unit)
        if found is None and len(nouns) > 1:
            found = self.vocabulary.metric(nouns[-1] + nouns[-2], unit) or self.vocabulary.metric(
                nouns[-2] + nouns[-1], unit
            )
        return found

    def _side_metric(self, noun: str, headers: Sequence[Header], unit: str) -> Metric | None:
        """一般公共预算 under 按收入性质分 is 一般公共预算收入: the side of the account is said by another header."""
        if noun.endswith("本级"):
            return None  # 省本级 beside 甲市 and 乙市 is one of those that share the money
        for header in headers:
            for side in ("收入", "支出"):
                if side in header.printed and (found := self.vocabulary.metric(noun + side, unit)):
                    return found
        return None

    def _is_part(self, cell_row: list[Header]) -> bool:
        """Whether the row's parent is a total it belongs to, not the name of a block of the form."""
        parents = [header for header in cell_row[:-1] if header.noun]
        return bool(parents) and self.vocabulary.metric(parents[-1].noun) is not None

    def _unfit(self, metric: Metric | None, over: Metric | None) -> bool:
        """Whether the total need not stand before its part: the pack knows it as a part, or as beside it."""
        own = metric is not None and metric is not over and not metric.parent
        if own and metric is not None and any(rule.total == metric.name for rule in self._rules):
            # 三公经费 and 政府采购金额 below 项目支出: a total of its own is no item of the block above.
            return True
        return self.vocabulary.within(metric, over) or self.vocabulary.apart(metric, over)

    @property
    def _rules(self) -> Sequence[IdentityRule]:
        return self.vocabulary.pack.identity

    def _rate_of(self, cell: GridCell, noun: str) -> Metric | None:
        """控制率 beside 编制数 and 在职人数 is 在职人员控制率: the pack's rate that the other columns make up."""
        beside = {
            metric.name
            for other in self.grid.data
            if other.cell.row == cell.cell.row and other.part == cell.part
            for words in other.column[-1:]
            if (metric := self.vocabulary.metric(bare(words)) or self.vocabulary.metric(_DATED.sub("", bare(words))))
        }
        for rate in self.vocabulary.pack.rate:
            terms = {term.partition("@")[0] for term in re.findall(r"[^\s+*/()-]+", rate.formula)}
            if rate.name.endswith(noun) and len(terms) > 1 and terms <= beside:
                return self.vocabulary.metric(rate.name)
        return None

    def _holds_money(self, column: list[Header]) -> bool:
        return bool(_MONEY.search(column[-2].printed))

    def _said(self, column: list[Header], top: Header) -> str:
        """The words of a column's head, a short one's with those of its group: 投资概算."""
        said = _DATED.sub("", top.printed).lstrip("的/ ") or top.printed
        if said in lexicon().table.levels and len(column) > 1 and self._holds_money(column):
            said = f"{said}资金"  # 中央 under 下达资金
        group = next((header for header in reversed(column[:-1]) if header.noun and header is not top), None)
        long = len(top.noun) > _LEAST_NAME and not _AMOUNT_OF.fullmatch(top.noun)
        if group is None or long or is_rate(top) or top.noun in group.noun:
            return said
        return f"{group.printed}{said}"

    def _by_both(
        self, cell: GridCell, row: list[Header], column: list[Header], leaf: Header, top: Header, unit: str
    ) -> tuple[str, Metric | None, str]:
        """Row and column both name something: 技术改造补助 | 支持企业; 雁汀一中 | 基本支出; 年度资金总额 | 执行率."""
        by_row, by_column = self.vocabulary.metric(leaf.noun), self.vocabulary.metric(top.noun, unit)
        if by_row is not None and by_column is not None and top is not column[-1] and not is_rate(column[-1]):
            # 事业收入 under 收入 | 金额: the group heads the list that the row stands in.
            return leaf.printed, self.vocabulary.metric(leaf.noun, unit), ""
        if (
            by_row is not None
            and by_row.kind == "money"
            and by_row is not by_column
            and self.vocabulary.whole(top.noun)
        ):
            return f"{leaf.printed} {self._said(column, top)}", by_row, ""  # 卫生健康支出 | 本年支出合计
        if by_column is not None and _BLOCK.match(leaf.printed):
            return self._said(column, top), by_column, ""
        if _BY_KIND.match(top.noun):
            return self._by_row(cell, row, column, unit)
        if is_rate(top) and by_column is None and (rate := self._rate_of(cell, top.noun)) is not None:
            return f"{leaf.printed}{top.printed}", rate, ""
        said = self._said(column, top)
        words = f"{leaf.printed}{said}" if is_rate(top) else f"{leaf.printed} {said}"
        if is_rate(top) and unit in ("%", ""):
            overall = by_row is None or by_row.name.endswith(("总额", "总支出", "总收入")) or by_row.kind != "money"
            rate = by_column if overall and by_column and by_row is not None and by_row.kind == "money" else None
            return words, rate or by_row, ""
        if by_column is not None and by_row is None:
            if top.noun in ("支出", "收入", "投资", "资金"):
                spent = leaf.printed.removesuffix("支出") + "支出"
                return spent if top.noun == "支出" else words, None, ""
            if leaf.printed.endswith("情况"):
                return said, by_column, ""
            return words, by_column, "" if re.search(r"项目|情况|指标|其中", leaf.printed) else leaf.printed
        if by_row is not None and by_column is None:
            fits = (
                by_row
                if top.change and (by_row.kind == "money" or base_unit(unit)[1] != "元")
                else self.vocabulary.metric(leaf.noun, unit)
            )
            generic = re.search(r"金额|资金|投资|数$", top.noun)
            return words, fits if generic or top.change else None, ""
        return words, by_column if by_column is by_row else None, ""

    def _scored(self, cell: GridCell, row: list[Header], basis: Basis) -> tuple[str, Metric | None, str]:
        """Points given and reached; of a total, of the budget's execution, or of an indicator."""
        leaf = row[-1] if row else None
        funds = self.grid.parts[cell.part].kind == "funding"
        if (not funds and (leaf is None or leaf.total)) or leaf is None or _SCORE.search(leaf.printed):
            score = next((metric for metric in self.vocabulary.pack.metric if metric.kind == "score"), None)
            return (f"总分{basis}", score, "")
        rates = [
            metric
            for other in self.grid.cells
            if other.role == "header" and other.part == cell.part
            if (metric := self.vocabulary.metric(bare(other.text))) is not None and metric.kind == "rate"
        ]
        known = self.vocabulary.metric(leaf.printed) or self.vocabulary.metric(leaf.noun)
        if rates and (leaf.total or (known is not None and known.kind == "money")):
            return f"{rates[0].name}{basis}", rates[0], ""
        return f"{leaf.printed}{basis}", known, ""

    @cached_property
    def _own_title(self) -> str:
        """The title without its number and what it says of units: 表1 资金使用明细（单位：万元、人次） → 资金使用明细."""
        return re.sub(r"[(（][^（）()]*[)）]$", "", _NUMBERED_TABLE.sub("", unnumbered(self.title)).strip())

    @cached_property
    def _of_title(self) -> tuple[str, Metric | None]:
        """What the table's title says its rows are, and the metric that their total is: 街道项目支出明细表 → 项目支出.

        The total of 重点项目支出 is not that of 项目支出.
        """
        words = _DATED.sub("", self._own_title)
        words = _TITLED.sub("", words) if _TITLED.search(words) else ""
        words = self.vocabulary.split(words)[0] or words
        for place in range(max(0, len(words) - 3)):
            metric = self.vocabulary.metric(words[place:])
            if metric is not None and metric.kind == "money":
                own = _WHOSE.match(words[:place]) and not _OF_PART.search(words[:place])
                return words, metric if own else None
        return words, None

    @cached_property
    def _is_form(self) -> bool:
        """Whether the table is a 自评表: its funding block is one of several stacked parts."""
        return any(part.kind in ("ledger", "form") for part in self.grid.parts)

    @cached_property
    def _of_projects(self) -> bool:
        """Whether the rows are projects, as the title, the heading above or the first column's head says."""
        heads = (bare(cell.text) for cell in self.grid.cells if cell.role == "header")
        return "项目" in self._of_title[0] or "项目" in self.head or "项目名称" in heads

    @cached_property
    def _summed(self) -> frozenset[int]:
        """Parts with a 合计 or 总计, in which a 小计 is a group's."""
        labels = (cell for cell in self.grid.cells if cell.role == "label")
        return frozenset(cell.part for cell in labels if bare(cell.text) in ("合计", "总计"))

    def _total_row(self, cell: GridCell, column: list[Header], unit: str) -> tuple[str, Metric | None, str]:
        """合计: the total of what the rows beside it list."""
        top = next((header for header in reversed(column) if header.noun), None)
        said = "小计" if bare(cell.row[-1]) == "小计" and cell.part in self._summed else "合计"
        measured = self.vocabulary.metric(top.noun, unit) if top is not None else None
        if top is not None and self._of_projects and self.vocabulary.whole(top.noun):
            measured = self.vocabulary.metric(f"项目{top.noun}", unit)
        if top is not None and measured is not None and (is_rate(top) or not self._listed(cell)):
            return f"{self.title and said}{top.printed}", measured, ""
        total = sum_of(self._listed(cell), self.vocabulary.pack)
        moved = next((header.printed for header in reversed(column) if header.change), "")
        if top is not None and (total is None or is_rate(top)):
            gap = "" if is_rate(top) and total is not None else " "
            return f"{said}{gap}{self._said(column, top)}", measured, ""
        if total is None and self._is_form and self.grid.parts[cell.part].kind == "funding":
            total = self.vocabulary.metric("资金总额")
        named, titled = self._of_title
        if total is None and (titled is not None or "项目" in named):
            return f"{titled.name if titled else named}合计{moved}", titled if top is None else None, ""
        if total is None and self.head:
            total = self.vocabulary.metric(self.head, unit) or self.vocabulary.metric(self.head)
        name = total.name if total else _TITLED.sub("", _DATED.sub("", self._own_title))
        total = total or self.vocabulary.metric(name, unit)
        return f"{name}合计{moved}" if name else f"合计{moved}", total if top is None else None, ""

    def _total_column(self, column: list[Header], row: list[Header], unit: str) -> tuple[str, Metric | None, str]:
        """合计 or 小计 under a group of columns: the group's total."""
        index = max(place for place, header in enumerate(column) if header.total)
        over = next((header for header in reversed(column[:index]) if header.noun), None)
        if over is None:
            named, titled = self._of_title
            titled = titled or sum_of(self._heads_beside, self.vocabulary.pack)
            return (f"{titled.name}合计" if titled else f"{named}合计"), titled, ""
        words = f"{over.noun}{column[index].printed}"
        return words, self.vocabulary.metric(words, unit) or self.vocabulary.metric(over.noun, unit), ""

    @cached_property
    def _heads_beside(self) -> list[Metric]:
        """Metrics that the table's columns name: what a column 合计 of no group sums up."""
        heads = (cell for cell in self.grid.cells if cell.role == "header")
        return [metric for head in heads if (metric := self.vocabulary.metric(bare(head.text))) is not None]

    def _listed(self, cell: GridCell) -> list[Metric]:
        """Metrics of the rows that a total row sums: those of its part beside it."""
        return [
            metric
            for other in self.grid.cells
            if other.role == "label" and other.part == cell.part and other.cell.row != cell.cell.row
            if (metric := self.vocabulary.metric(unnumbered(other.text))) is not None
        ]

    def _path(self, column: list[Header]) -> str:
        """The column's words with those of the group it stands in: 基本支出：工资福利支出."""
        nouns = [header for header in column if header.noun]
        if len(nouns) < 2 or nouns[-1].noun == nouns[-2].noun:
            return nouns[-1].printed if nouns else ""
        over, leaf = self.vocabulary.metric(nouns[-2].noun), self.vocabulary.metric(nouns[-1].noun)
        if over is None or self._unfit(leaf, over):
            return nouns[-1].printed
        return f"{nouns[-2].noun}：{nouns[-1].printed}"
