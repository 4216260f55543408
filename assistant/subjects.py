"""How a table of phrases is read, each compiled when first needed; and the tables of what a question is about: whose money,
goals, parts, items of a group and which of them comes first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.patterns import pattern

Phrase = re.Pattern[str]


class Subject:
    """The phrases of one table of the lexicon, by the names that a subclass declares."""

    def __init__(self, said: dict[str, str | list[str]]) -> None:
        self._said = said

    if not TYPE_CHECKING:  # a checker knows the declared names alone

        def __getattr__(self, name: str) -> Phrase | frozenset[str]:
            said = self.__dict__["_said"].get(name) if name in type(self).__annotations__ else None
            if said is None:
                raise AttributeError(f"{type(self).__name__} has no {name}")
            self.__dict__[name] = compiled = pattern(said) if isinstance(said, str) else frozenset(said)
            return compiled


class LevelWords(Subject):
    """Whose money it is: that of the centre, a province, a city, a county, a town, or raised oneself."""

    central: Phrase
    province: Phrase
    city: Phrase
    county: Phrase
    town: Phrase
    raised: Phrase
    local: Phrase
    every: Phrase
    paying: Phrase
    came: Phrase
    coming: Phrase
    available: Phrase
    moved: Phrase
    reduced: Phrase
    grade: Phrase


class GoalWords(Subject):
    """Goals, whether they were met, and limits."""

    of_plan: Phrase
    done_rate: Phrase
    aside: Phrase
    set_before: Phrase
    goal: Phrase
    due: Phrase
    over: Phrase
    summed: Phrase
    money: Phrase
    spent: Phrase
    asks_all: Phrase
    whether: Phrase
    missed: Phrase
    reached: Phrase
    share: Phrase
    all_before: Phrase
    all_after: Phrase
    undone: Phrase
    finished: Phrase
    task: Phrase
    which_missed: Phrase
    of_all: Phrase


class PartWords(Subject):
    """What something is divided into, by name."""

    asked: Phrase
    counted: Phrase
    counted_off: Phrase
    before_names: Phrase
    which: Phrase
    below: Phrase
    line: Phrase
    named: Phrase


class RankingWords(Subject):
    """Which items or units are first, and which are meant."""

    short_of_full: Phrase
    lost: Phrase
    losing: Phrase
    points: Phrase
    lost_in_all: Phrase
    down: Phrase
    risen: Phrase
    by_rate: Phrase
    performed: Phrase
    left: Phrase
    share: Phrase
    title: Phrase
    items: Phrase
    listed: Phrase
    units: Phrase
    most: Phrase
    least: Phrase
    highest: Phrase
    lowest: Phrase
    gap: Phrase
    budget_row: Phrase
    indicators: Phrase
    bare_item: Phrase
    together: Phrase


class HoldingWords(Subject):
    """Which units and reports there are, and how many of them a question speaks of."""

    asked: Phrase
    of_kind: Phrase
    of_year: Phrase
    so_many: Phrase
    without: Phrase
    group: Phrase
    together_all: Phrase
    counted: Phrase
    moved: Phrase
    fell: Phrase
    place: Phrase
    gap: Phrase
    mean: Phrase
    below: Phrase
    together: Phrase


class GroupWords(Subject):
    """Items of one list or table."""

    so_many: Phrase
    level: Phrase
    sources: Phrase
    carried: Phrase
    things: Phrase
    said_with: Phrase
    amount: Phrase
    money: Phrase
    spent: Phrase
    outlays: Phrase
    outlay: Phrase
    where_spent: Phrase
    all_spent: Phrase
    income: Phrase
    rate: Phrase
    score: Phrase
    counted: Phrase
    shares: Phrase
    parts: Phrase
    without: Phrase
    inside: Phrase
    used_for: Phrase
    endings: Phrase
