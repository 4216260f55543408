"""A question as understood: what is asked of whom, for which year, and what is to be done with the figures."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from index.schema import Basis, Value

Operation = Literal[
    "lookup",
    "yes_no",
    "conflict",
    "compare",
    "difference",
    "times",
    "sum",
    "average",
    "rank",
    "filter",
    "filter_count",
    "trend",
    "text",
    "why",
    "definition",
]
MeasureKind = Literal["plain", "rate", "share", "ratio", "growth", "per_head"]
Wanted = Literal["", "money", "rate", "count", "score"]


class Measure(Value):
    """One thing to be measured, for any unit and year."""

    kind: MeasureKind = "plain"
    metric: str = ""
    """Canonical metric or rate of the pack; "" when only the question's words tell."""
    words: str = ""
    """The question's own words for it, normalised, without units, years and question words."""
    residue: str = ""
    """What is left of `words` beside the metric's own: it tells similar facts apart."""
    limits: str = ""
    """The words of the residue that name things: a fact that lacks them is about something else."""
    bases: tuple[Basis, ...] = ()
    wanted: Wanted = ""
    counter: str = ""
    """Measure word asked for: 几家 → 家, 多少人 → 人; "" for none or the general 个."""
    ranked: bool = False
    """A rank is asked for: 全市排第几."""
    asked: bool = False
    """The question's own words say what kind of figure is wanted."""
    narrowing: bool = False
    """It begins with 其中, or ends with 部分 or 那块: it may narrow down an earlier measure."""
    focus: str = ""
    """The words right at the question word; the fact that has them itself is meant."""
    noun: str = ""
    """The noun right after the question word: 隐患 of 查出多少隐患."""
    spoken: bool = False
    """The metric was named by a colloquial form only, which may mean something else."""
    parts: tuple[Measure, ...] = ()
    """share: part, whole; ratio: numerator, denominator; growth: of what; per_head: of what, heads."""
    each: str = ""
    """per_head: one of the heads, in the question's words (辆, 个公益岗); "" for the staff."""
    units: tuple[str, ...] = ()
    """Units named right beside this measure (昌宁总支出 … 资阳)."""
    years: tuple[int, ...] = ()
    """Years named right beside this measure."""


class Threshold(Value):
    """A bound the question sets."""

    comparator: Literal[">", "≥", "<", "≤"]
    value: Decimal
    unit: str


class Query(Value):
    """A question as understood."""

    question: str
    text: str
    """The question without steering, slips corrected, with what it takes over from earlier ones."""
    operation: Operation = "lookup"
    measures: tuple[Measure, ...] = ()
    units: tuple[str, ...] = ()
    """Names of the corpus's units that are asked about; empty means: not named."""
    everyone: bool = False
    """All units of the corpus are asked about."""
    unknown_units: tuple[str, ...] = ()
    """Named, but not in the corpus."""
    ambiguous: tuple[str, ...] = ()
    """Units that one mention fits equally; the user has to say which."""
    years: tuple[int, ...] = ()
    years_back: tuple[int, ...] = ()
    """Relative years, counted back from a unit's latest report: 去年 1, 近两年 1 and 0."""
    against_last_year: bool = False
    """The year before is named as what to compare with."""
    base_year: int | None = None
    """The year named as what to compare with: 比2021年增长多少."""
    bases: tuple[Basis, ...] = ()
    wanted_unit: str = ""
    decimals: int | None = None
    descending: bool = True
    top: int | None = None
    nth: int | None = None
    threshold: Threshold | None = None
    topic: str = ""
    """A section topic of the pack, for questions about text."""
    wanted_text: str = ""
    """Kind of words wanted (document_number, date, place, name …)."""
    words: str = ""
    """The question's content words, normalised: for searching passages."""
    text_words: str = ""
    """The same with words of comparing and acting kept: for reading text."""
    trail: tuple[Measure, ...] = ()
    """The last measures of the conversation, this question's included: for 两个加起来, 它俩差多少."""
    years_before: tuple[int, ...] | None = None
    """Years of the question before, of which this one changes nothing but the year; None for any other question."""
    units_before: tuple[str, ...] = ()
    """Units of the question before, of which this one changes nothing but the unit."""
    clauses: tuple[Query, ...] = ()
    """The questions it is made of, where two things are asked to be done; each is answered by itself."""
    corrections: tuple[str, ...] = ()
    """Slips that were read as something else, 经废→经费."""
