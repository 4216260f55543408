"""The values that flow from a report file to the stores, in flow order.

Every derived value knows its place: slicing the report's text at a location gives exactly the quote.
All values are frozen; a step makes new ones and never edits what it was given.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

ReportKind = Literal["部门整体支出", "项目支出", "其他"]
Basis = Literal[
    "年初预算",
    "预算",
    "调整预算",
    "全年预算",
    "追加",
    "决算",
    "目标值",
    "实际值",
    "编制",
    "分值",
    "得分",
    "其他",
]
BUDGETS: frozenset[Basis] = frozenset(("年初预算", "预算", "调整预算", "全年预算"))
"""All that may be spent, at one time of the year or another."""
PLANNED_MONEY: frozenset[Basis] = BUDGETS | {"追加"}
"""Money that was to be spent, what was added to it alone too."""
MONEY_BASES: frozenset[Basis] = PLANNED_MONEY | {"决算"}
"""Bases that are of money alone; 目标值 and 实际值 are of anything."""
Change = Literal["", "同比", "环比", "较上年", "占比", "增减额", "变化率", "完成率"]
Comparator = Literal["", "≥", "≤", ">", "<", "约", "余", "近", "以上", "以下", "超", "不足"]
Severity = Literal["矛盾", "差异", "提示"]


class Value(BaseModel):
    """A frozen value that accepts no unknown field."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Location(Value):
    """A place in one report's canonical text."""

    report_id: str
    start: int = Field(ge=0)
    """First character, 0-based, in `Report.text`."""
    end: int = Field(ge=0)
    """One past the last character."""
    page: int | None = None
    """1-based page, for paged formats."""
    table: int | None = None
    """0-based index into the report's tables, for a cell."""
    row: int | None = None
    """0-based grid row of a cell."""
    column: int | None = None
    """0-based grid column of a cell."""


class Paragraph(Value):
    """A run of text between line ends; `start`/`end` exclude the line end."""

    kind: Literal["paragraph"] = "paragraph"
    start: int
    end: int
    page: int | None = None
    heading_level: int | None = None
    """Level declared by the format (a Word heading style, an <h2>), when there is one."""


class Cell(Value):
    """One printed cell of a table at its grid position; an empty one has start == end."""

    start: int
    end: int
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


class Table(Value):
    """A table as a grid of printed cells.

    `start`/`end` cover the table's characters in the text. A merged cell is listed once, at its top left position,
    with its spans.
    """

    kind: Literal["table"] = "table"
    start: int
    end: int
    rows: int
    columns: int
    cells: tuple[Cell, ...]
    page: int | None = None
    title: str = ""
    unit: str = ""
    """Unit printed once for the whole table (单位：万元), or ""."""


Block = Annotated[Paragraph | Table, Field(discriminator="kind")]


class Document(Value):
    """What a reader gives: canonical text and its blocks in reading order."""

    text: str
    format: str
    """Suffix without the dot: txt, docx, html, pdf, xlsx …"""
    blocks: tuple[Block, ...]
    warnings: tuple[str, ...] = ()

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))


class Section(Value):
    """A heading and what stands under it."""

    number: str
    """The number as printed: 一、 （一） 1. 附件1, or ""."""
    title: str
    level: int
    """1 is the highest."""
    start: int
    """Where the heading (its number) begins."""
    heading_end: int
    """One past the heading's last character; the body begins here."""
    end: int
    """One past the section's last character, subsections included."""
    path: tuple[str, ...]
    """Printed headings (number + title) from level 1 down to this one."""


class Region(Value):
    """Where a unit is; "" for what is not known."""

    province: str = ""
    city: str = ""
    county: str = ""


class Identity(Value):
    """Who reports on what for which year; "" and None for what the report does not say."""

    title: str = ""
    organisation: str = ""
    """Full name of the unit as the report gives it."""
    aliases: tuple[str, ...] = ()
    """Short and self-names used in the report: 区工信局, 我局."""
    region: Region = Region()
    year: int | None = None
    """The year evaluated, not the year of publication."""
    kind: ReportKind = "其他"
    project: str = ""
    """Name of the project or fund, for 项目支出 reports."""


class Report(Value):
    """One report of the corpus."""

    id: str
    """From the content: equal files have equal ids."""
    file: str
    """File name, without folders."""
    sha256: str
    format: str
    identity: Identity
    text: str
    warnings: tuple[str, ...] = ()


class Passage(Value):
    """A quotable piece of a report, whole sentences or whole table rows."""

    id: str
    location: Location
    text: str
    """Verbatim: equals the report's text at `location`."""
    section: tuple[str, ...]
    reading: str = ""
    """The passage as a reader would say it (table rows with their headers); "" when that is `text` itself."""


class Fact(Value):
    """One figure of a report with its place, basis and year."""

    id: str
    location: Location
    """The words that state the figure, or the whole table cell."""
    quote: str
    value_start: int
    """Where the figure's digits begin in the report's text."""
    value_end: int
    sentence_start: int
    """The sentence (or table row) that holds the figure."""
    sentence_end: int
    entity: str
    """The unit whose figure this is: the report's organisation, or an entity of an imported table."""
    subject: str
    """What it is about when that is not the unit itself: 全区, a company, a programme; else the entity."""
    metric: str
    """Canonical name where the pack knows the metric, else ""."""
    metric_text: str
    """The metric in the report's words, with the words it inherits: 基本支出 年初预算."""
    basis: Basis
    year: int | None
    value: Decimal
    unit: str
    """As written: 万元, 家, %; "" when none."""
    value_base: Decimal
    unit_base: str
    """元, %, 百分点, 人, 家 …"""
    comparator: Comparator = ""
    change: Change = ""
    origin: Literal["text", "table"]
    section: tuple[str, ...] = ()
    row: tuple[str, ...] = ()
    """Row header path, for a cell."""
    column: tuple[str, ...] = ()
    """Column header path, for a cell."""
    names: tuple[str, ...] = ()
    """Names listed with the figure: 2家（甲公司、乙公司）."""

    @property
    def table_row(self) -> tuple[str, int | None, tuple[str, ...]]:
        """The row of its table that a cell stands in: report, table and row header path."""
        return self.location.report_id, self.location.table, self.row


class Place(Value):
    """A place with its words, and the fact that stands there if one does."""

    location: Location
    quote: str
    fact_id: str | None = None


class Finding(Value):
    """What a check found: stated against recomputed, with both places."""

    id: str
    report_id: str
    kind: str
    severity: Severity
    message: str
    stated: str
    recomputed: str
    formula: str
    places: tuple[Place, ...]


class Entity(Value):
    """A unit figures are about, and the words people know it by."""

    name: str
    aliases: tuple[str, ...] = ()
    region: Region = Region()
    report_ids: tuple[str, ...] = ()
    """The reports that speak of it, in the order they were added; filled in by the library."""


class Reading(Value):
    """Everything known of one report; stored all or nothing."""

    report: Report
    tables: tuple[Table, ...]
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...] = ()
    """Its own, and those that comparing it with stored reports brought; each belongs to the report it names."""
    entities: tuple[Entity, ...] = ()
    """Units with aliases of their own, for an imported table; a report's unit comes from its identity."""


class Counts(Value):
    """How much of each was read from one report."""

    sections: int = 0
    tables: int = 0
    passages: int = 0
    facts: int = 0
    findings: int = 0


class ReportCard(Value):
    """A report of the corpus at a glance, without its text."""

    id: str
    file: str
    sha256: str
    format: str
    identity: Identity
    characters: int
    """Length of the canonical text."""
    counts: Counts
    added_at: datetime
    """When it was stored, UTC."""
    warnings: tuple[str, ...] = ()
    unit: str = ""
    """The unit's name in the corpus: its fullest among these reports, whatever this one calls it; "" when unknown."""


class Hit(Value):
    """A passage found by a search."""

    passage: Passage
    score: float
    """Larger is better; comparable within one search only."""
