"""What the rules for facts, figures and texts listen for, grouped by subject; lexicon.toml tells what each phrase is.

A phrase is compiled when it is first listened for: one question needs few of them.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, get_type_hints

from assistant.subjects import GoalWords, GroupWords, HoldingWords, LevelWords, PartWords, Phrase, RankingWords, Subject


class FundWords(Subject):
    """Funds that a report tells of beside each other, and what was done with them."""

    joint: Phrase
    named: Phrase
    itself: Phrase
    title: Phrase
    acts: Phrase


class FittingWords(Subject):
    """How well a figure fits what is asked."""

    inside: Phrase
    supposed: Phrase
    beside: Phrase
    ordinal: Phrase
    capacity: Phrase
    capacity_asked: Phrase
    sum_of_money: Phrase
    moved: Phrase
    amount: Phrase
    other_sum: Phrase
    standard: Phrase
    outlay: Phrase
    whole_work: Phrase
    invested: Phrase
    due: Phrase
    done: Phrase
    stock: Phrase
    with_balances: Phrase
    there_are: Phrase
    number: Phrase
    new: Phrase
    standing: Phrase
    period: Phrase
    raised: Phrase
    each: Phrase
    each_much: Phrase
    mean: Phrase
    paid: Phrase
    went: Phrase
    total: Phrase
    rate: Phrase


class RateWords(Subject):
    """Rates and changes."""

    money: Phrase
    change: Phrase
    recompute: Phrase
    against_plan: Phrase
    proof: Phrase
    down: Phrase
    up: Phrase
    pace: Phrase
    growth: Phrase


class ShareWords(Subject):
    """Shares of a whole."""

    of_so_many: Phrase
    money: Phrase
    of_budget: Phrase
    printed: Phrase
    of_place: Phrase
    of_all: Phrase
    of_own: Phrase
    amount: Phrase
    for_each: Phrase
    paid_each: Phrase


class DoubtWords(Subject):
    """Doubts about figures: whether they agree, add up or were worked out right."""

    tallies: Phrase
    calculated: Phrase
    added: Phrase
    compared: Phrase
    parts: Phrase
    rated: Phrase
    noise: Phrase
    items: Phrase
    anywhere: Phrase
    nothing_else: Phrase
    total: Phrase


class BoundWords(Subject):
    """Whether a figure passes a bound."""

    whether: Phrase
    lists: Phrase
    at_least: Phrase
    less: Phrase
    more: Phrase
    how_much: Phrase


class CellWords(Subject):
    """States that cells of tables tell."""

    rules: Phrase
    states: Phrase
    done: Phrase
    undone: Phrase
    not_done: Phrase
    in_time: Phrase
    late: Phrase


class AmountWords(Subject):
    """Amounts and their rise and fall."""

    how_much: Phrase
    items: Phrase
    amount: Phrase
    rise: Phrase
    moved: Phrase
    over_years: Phrase
    balance: Phrase
    outlay: Phrase
    planned: Phrase
    left: Phrase
    paid_out: Phrase
    span: Phrase


class RowWords(Subject):
    """Rows and places that a question tells by what they are."""

    row_of: Phrase
    so_ending: Phrase
    places: Phrase
    town_first: Phrase
    measured: Phrase
    in_words: Phrase
    due: Phrase
    place_name: Phrase
    of_kind: Phrase
    extreme: Phrase
    compared: Phrase
    bracketed: Phrase
    which_of_two: Phrase
    faster: Phrase
    of_growth: Phrase
    more_than: Phrase
    paid_more: Phrase
    spent: Phrase
    given: Phrase
    rated: Phrase
    people: Phrase
    which_year: Phrase


class DenialWords(Subject):
    """Whether there is any of it, and how reports say that there is none."""

    whether: Phrase
    acted: Phrase
    reached: Phrase
    is_none: Phrase
    bought: Phrase
    denies: Phrase
    none: Phrase
    acts: Phrase
    asking: Phrase
    spending: Phrase
    buying: Phrase
    purchase: Phrase


class DocumentWords(Subject):
    """Numbers of documents."""

    asked: Phrase
    after: Phrase
    own: Phrase
    called: Phrase
    of_all: Phrase
    ground: Phrase
    masthead: Phrase
    dated: Phrase
    day: Phrase
    made_after: Phrase
    evaluation: Phrase
    filler: Phrase


class LotWords(Subject):
    """Lots of a project."""

    lot: Phrase
    how_many: Phrase
    several: Phrase
    name: Phrase
    ordinal: Phrase


class RemainingWords(Subject):
    """What is not done, spent or paid in yet."""

    arrived: Phrase
    ended: Phrase
    asked: Phrase
    printed: Phrase
    short: Phrase
    gap: Phrase
    of_arriving: Phrase
    due: Phrase


class PrintedWords(Subject):
    """Figures that only a sentence has."""

    cost: Phrase
    between: Phrase
    earlier: Phrase
    other: Phrase
    onward: Phrase
    aims: Phrase
    much: Phrase
    asked: Phrase
    talked: Phrase
    which: Phrase
    size: Phrase
    standard: Phrase
    paid: Phrase
    part: Phrase
    change: Phrase
    price: Phrase


class ReadingWords(Subject):
    """Sentences that answer."""

    asked_of: Phrase
    manner: Phrase
    explains: Phrase
    asking: Phrase
    much: Phrase
    post: Phrase
    negated: Phrase
    day: Phrase
    aimed: Phrase
    deducted: Phrase
    scored: Phrase
    why: Phrase
    whether: Phrase
    went: Phrase
    result: Phrase
    goals: Phrase
    spent: Phrase


class SectionWords(Subject):
    """Sections, headings and the frame of a report."""

    masthead: Phrase
    beyond: Phrase
    table: Phrase
    annex: Phrase
    caption: Phrase
    preface: Phrase
    closing: Phrase
    apart: Phrase
    every_title: Phrase
    project: frozenset[str]


class RemedyWords(Subject):
    """What is to be done about what went wrong."""

    also: Phrase
    lead: Phrase


class NameWords(Subject):
    """Names of companies and offices."""

    company: Phrase
    before: Phrase
    asked: Phrase
    ending: Phrase
    others: Phrase
    several: Phrase
    builder: Phrase
    office: Phrase


class WordingWords(Subject):
    """How a figure is told."""

    direction: Phrase
    fallen: Phrase
    left: Phrase
    short: Phrase
    saved: Phrase
    which_way: Phrase
    less: Phrase
    vacant: Phrase
    exceeded: Phrase
    over: Phrase
    against: Phrase
    apart: Phrase
    mean: Phrase
    off_goal: Phrase


@dataclass(frozen=True, slots=True)
class Phrases:
    """All of them."""

    funds: FundWords
    fitting: FittingWords
    levels: LevelWords
    rates: RateWords
    shares: ShareWords
    doubts: DoubtWords
    bounds: BoundWords
    cells: CellWords
    amounts: AmountWords
    rows: RowWords
    denial: DenialWords
    document_numbers: DocumentWords
    lots: LotWords
    goals: GoalWords
    remaining: RemainingWords
    holdings: HoldingWords
    groups: GroupWords
    parts: PartWords
    ranking: RankingWords
    printed: PrintedWords
    reading: ReadingWords
    sections: SectionWords
    remedies: RemedyWords
    names: NameWords
    wording: WordingWords


def subjects(data: dict[str, Any]) -> dict[str, Any]:
    """The subjects by their names, from the tables of a lexicon."""
    kinds = get_type_hints(Phrases)
    return {field.name: kinds[field.name](data[field.name]) for field in fields(Phrases)}
