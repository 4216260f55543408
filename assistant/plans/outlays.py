"""What money a question about items is of: all that a unit spent, by the kinds it went into, or its projects'."""

from __future__ import annotations

from assistant.corpus import Corpus, Unit
from assistant.described import IndexedFact
from assistant.lexicon import lexicon
from assistant.query import Query
from assistant.understand.words import segmented
from index.schema import Fact

_MOSTLY = 0.6
"""So much of a group are kinds of all outlay where it is one of them."""


def asked_words(query: Query, corpus: Corpus) -> str:
    """The words of a question that its group must say."""
    each = dict.fromkeys(max((m.words, m.residue), key=len) for m in query.measures)
    words = lexicon().groups.parts.sub("", "".join(each)) or query.words
    if lexicon().groups.things.fullmatch(words) and all(
        c.identity.kind == "项目支出" for c in corpus.cards.values() if c.identity.organisation in query.units
    ):
        return words
    if excepted := lexicon().groups.without.search(query.text):
        words = words.replace(excepted.group("what"), "")
    aside = lexicon().empty | lexicon().general
    return words if any(word not in aside for word in segmented(words)) else corpus.pack.items or words


def asks_all(query: Query, unit: Unit, corpus: Corpus) -> bool:
    """Whether it is asked what all the money of a unit went into (钱主要花哪了), and not which of its projects got it."""
    if asked_words(query, corpus) != corpus.pack.items or corpus.pack.items[:2] in query.text:
        return False
    return any(corpus.cards[r].identity.kind != "项目支出" for r in unit.report_ids if r in corpus.cards)


def of_the_whole(members: list[IndexedFact], corpus: Corpus) -> bool:
    """Whether the items are the kinds of all outlay."""
    known = [corpus.pack.metrics.get(member.fact.metric) for member in members]
    return sum(metric is not None and metric.parent == corpus.pack.whole for metric in known) >= _MOSTLY * len(known)


def by_nature(corpus: Corpus) -> frozenset[str]:
    """基本支出 and 项目支出: the two of which all outlay is, and none of the kinds that it went into."""
    pack = corpus.pack
    rules = (rule for rule in pack.identity if rule.total == pack.whole and pack.items in rule.parts)
    return frozenset(part for rule in rules for part in rule.parts)


def is_outlay(fact: Fact, corpus: Corpus) -> bool:
    """Whether an amount may be one that was spent: its sentence says so, or its heading; what a trade took in is none."""
    if fact.origin == "table" or not fact.unit_base.startswith("元"):
        return True
    said = corpus.text(fact.location.report_id)[fact.sentence_start : fact.sentence_end]
    return any(lexicon().groups.outlay.search(words) for words in (said, *fact.section[-1:]))


def accounts(corpus: Corpus) -> frozenset[str]:
    """The whole with what it is kept in accounts as (基本支出, 人员经费, 结转): none of them is a project."""

    def kept() -> frozenset[str]:
        pack = corpus.pack
        inside = {pack.whole, *pack.whole_also}
        while more := {m.name for m in pack.metrics.values() if m.parent in inside and m.name not in inside}:
            inside |= more
        return frozenset(inside | {name for name in pack.metrics if lexicon().groups.carried.search(name)})

    return corpus.once("accounts", kept)
