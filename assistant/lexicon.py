"""The words of Chinese questions (lexicon.toml), compiled once."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from assistant.phrases import Phrases, subjects
from index.patterns import pattern

Patterns = tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class WantedText:
    """A kind of words asked for: the cues that ask for it and the pattern that finds it."""

    name: str
    cues: tuple[str, ...]
    pattern: re.Pattern[str]
    alone: bool
    """The pattern tells the place even where no other word of the question stands there."""


@dataclass(frozen=True, slots=True)
class Lexicon(Phrases):
    """Question words, apart from any domain; what single rules listen for stands in it by subject."""

    function_set: frozenset[str]
    phrases: re.Pattern[str]
    """Those of three characters and more, longest first: a segmenter would cut them up."""
    cues: Patterns
    """Patterns of operations that hold no word of what is measured: taken out before looking for it."""
    compounds: tuple[str, ...]
    """Words in which a word of a pack says something else, longest first."""
    empty: frozenset[str]
    """All words that carry nothing, one-character ones included."""
    dialect: dict[str, str]
    dimensions: dict[str, str]
    """What a unit measures: 平方米 is of a 面积, whether a report says so or not."""
    rewrites: tuple[tuple[re.Pattern[str], str], ...]
    """Spoken phrases with the words that reports have for them."""
    verbs: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]
    """Spoken verbs with the words that some reports have for them."""
    looks_alike: tuple[str, ...]
    """Characters that are typed for one another because they look alike."""
    familiar: frozenset[str]
    """The words of two characters and more of this lexicon: never slips."""
    right_words: frozenset[str]
    """Words that no slip is seen in, whatever they sound like."""
    preamble: re.Pattern[str]
    tail: re.Pattern[str]
    framing: re.Pattern[str]
    """Words that a clause said around a question is made of; `framing_telling`: those of which it has one."""
    framing_telling: re.Pattern[str]
    wrapped: re.Pattern[str]
    """A question within another: 谁知道…, 能查到…吗."""
    own_unit: re.Pattern[str]
    before_names: frozenset[str]
    places: Patterns
    backwards: Patterns
    documents: Patterns
    operations: tuple[tuple[str, Patterns], ...]
    growth: Patterns
    moved: re.Pattern[str]
    """By how much a thing rose or fell."""
    from_last_year: Patterns
    either: Patterns
    """Whether a figure rose or fell: 是多了还是少了."""
    down: tuple[str, ...]
    share: Patterns
    averages: dict[str, str]
    """Averages named in one word (生均), with the noun they are per."""
    per_head: Patterns
    per_head_basis: Patterns
    wanted_text: tuple[WantedText, ...]
    text: Patterns
    figure: Patterns
    everyone: Patterns
    steering: Patterns
    survey: frozenset[str]
    """Words of questions over many units that narrow nothing down."""
    alike: tuple[tuple[str, ...], ...]
    """Things of one kind, of which a short question may name another."""
    unspent: re.Pattern[str]
    """Verbs of spending, after 没."""
    money_left: re.Pattern[str]
    """Words beside 没花 that name no part of the money."""
    undone: dict[str, tuple[str, str]]
    """Other verbs after 没, with the words for the whole and for what is done of it."""
    done: dict[str, tuple[str, ...]]
    """Verbs after 没 with what reports print of what is done."""
    shared_nouns: re.Pattern[str]
    """A noun at the end of a list that belongs to each of its items."""
    numbered: re.Pattern[str]
    """Nouns that a number before them tells apart: 标段."""
    objects: re.Pattern[str]
    """What reports speak of by the name of a place, and what is no unit that reports: 白沙小学."""
    attributes: re.Pattern[str]
    """Nouns that ask on about what was named before."""
    general: frozenset[str]
    """Nouns that say next to nothing: a fact that lacks them is about the same thing."""
    approving: frozenset[str]
    """Who approves a budget and when: they name nothing that it is for."""
    narrowing: re.Pattern[str]
    """Words that narrow a thing down, whatever word class a segmenter gives them."""
    kinds_named: re.Pattern[str]
    """A thing by its name and its kind: 石盘 and 水库 of 石盘水库."""
    bodies: re.Pattern[str]
    """Endings of the names of places and houses."""
    standard: re.Pattern[str]
    """Words of amounts for each person, household or month."""
    earlier: re.Pattern[str]
    """Words of who asks for what was before a change."""
    spent: re.Pattern[str]
    """Words of sums spent, which no amount for each person is."""
    acts: Patterns
    """What was done with a sum that makes it another sum."""
    arranged: re.Pattern[str]
    """Words of sums set aside, which no outlay is."""
    binding: frozenset[str]
    """Words that are no names and yet make a thing another: 之前, 下年, 户均, 收回."""
    light: frozenset[str]
    """Verbs and nouns that people put beside a name though reports use them of other things."""


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon that ships with the product."""
    data: dict[str, Any] = tomllib.loads(files("assistant").joinpath("lexicon.toml").read_text(encoding="utf-8"))
    return Lexicon(
        **subjects(data),
        familiar=frozenset(word for word in (*data["function_words"], *data["comparing_words"]) if len(word) > 1),
        right_words=frozenset(data["right_words"]),
        preamble=pattern(data["preamble"]),
        tail=pattern(data["tail"]),
        framing=pattern(f"(?:{_any_of(data['framing']).pattern})+"),
        framing_telling=pattern(data["framing_telling"]),
        wrapped=pattern(data["wrapped"]),
        own_unit=pattern(data["own_unit"]),
        before_names=frozenset(data["before_names"]),
        places=_compiled(data["places"]),
        backwards=_compiled(data["backwards"]),
        documents=_compiled(data["documents"]),
        operations=tuple((entry["name"], _compiled(entry["patterns"])) for entry in data["operation"]),
        growth=_compiled(data["growth"]["patterns"]),
        moved=pattern(data["growth"]["moved"]),
        from_last_year=_compiled(data["growth"]["from_last_year"]),
        either=_compiled(data["growth"]["either"]),
        down=tuple(data["growth"]["down"]),
        share=_compiled(data["share"]["patterns"]),
        function_set=frozenset(data["function_words"]),
        phrases=_any_of([word for word in (*data["function_words"], *data["comparing_words"]) if len(word) > 2]),
        cues=_compiled(_bare_cues(data)),
        empty=frozenset((*data["function_words"], *data["comparing_words"])),
        compounds=tuple(sorted(data["compounds"], key=len, reverse=True)),
        dialect=dict(data["dialect"]),
        dimensions=dict(data["dimensions"]),
        rewrites=tuple((pattern(entry["spoken"]), entry["written"]) for entry in data["rewrite"]),
        verbs=tuple((pattern(entry["spoken"]), tuple(entry["written"])) for entry in data["verb"]),
        looks_alike=tuple(data["slips"]["looks_alike"]),
        averages=dict(data["averages"]),
        per_head=_compiled(data["per_head"]["patterns"]),
        per_head_basis=_compiled(data["per_head"]["basis_patterns"]),
        wanted_text=tuple(
            WantedText(entry["name"], tuple(entry["cues"]), pattern(entry["pattern"]), entry.get("alone", False))
            for entry in data["wanted_text"]
        ),
        text=_compiled(data["text"]["patterns"]),
        figure=_compiled(data["text"]["figure"]),
        everyone=_compiled(data["everyone"]["patterns"]),
        steering=_compiled(data["steering"]["patterns"]),
        survey=frozenset(data["survey"]["words"]),
        alike=tuple(map(tuple, data["followup"]["alike"])),
        unspent=pattern(data["left"]["unspent"]),
        money_left=pattern(data["left"]["money_left"]),
        undone={verb: (whole, done) for verb, (whole, done) in data["left"]["undone"].items()},
        done={verb: tuple(printed) for verb, printed in data["left"]["done"].items()},
        shared_nouns=pattern(data["lists"]["shared_nouns"]),
        numbered=_any_of(data["lists"]["numbered"]),
        objects=pattern("[\u4e00-\u9fff]{0,3}?(?:" + "|".join(data["objects"]["words"]) + ")"),
        attributes=pattern(data["lists"]["attributes"]),
        general=frozenset(data["choice"]["general"]),
        approving=frozenset(data["choice"]["approving"]),
        narrowing=pattern("|".join(data["choice"]["narrowing"])),
        kinds_named=pattern(data["choice"]["kinds_named"]),
        bodies=pattern("|".join(data["choice"]["bodies"])),
        standard=pattern("|".join(data["choice"]["standard"])),
        acts=_compiled(data["choice"]["acts"]),
        arranged=pattern("|".join(data["choice"]["arranged"])),
        binding=frozenset(data["choice"]["binding"]),
        light=frozenset(data["choice"]["light"]),
        earlier=pattern("|".join(data["choice"]["earlier"])),
        spent=pattern("|".join(data["choice"]["spent"])),
    )


def _any_of(words: list[str]) -> re.Pattern[str]:
    return pattern("|".join(map(re.escape, sorted(set(words), key=len, reverse=True))))


def _bare_cues(data: dict[str, Any]) -> list[str]:
    """The growth patterns and those operation patterns that match cue words alone."""
    wanted = {"yes_no", "difference", "compare", "conflict", "times", "rank", "why"}
    operations = [p for entry in data["operation"] if entry["name"] in wanted for p in entry["patterns"]]
    return [p for p in (*data["growth"]["patterns"], *operations) if not re.search(r"\[\^|\.\{|[\u4e00-\u9fff]-", p)]


def _compiled(patterns: list[str]) -> Patterns:
    return tuple(map(pattern, patterns))


def found(patterns: Patterns, text: str) -> re.Match[str] | None:
    """The first match of the first pattern that matches `text`."""
    for one in patterns:
        if match := one.search(text):
            return match
    return None
