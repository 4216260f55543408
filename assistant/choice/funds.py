"""Reports on several funds: which fund a question means, and which fund a figure is of.

A figure of one fund answers no question about another, and none about both. What a report's funds are is read from its own
facts: amounts called so and so 资金, beside figures of 两项资金.
"""

from __future__ import annotations

from assistant.corpus import Corpus
from assistant.described import IndexedFact
from assistant.lexicon import lexicon
from assistant.understand.words import segmented
from index.schema import Fact
from index.text import plain

_TITLE, _FORM = 60, 200
"""Within so many characters before and after its beginning a table's title and the name of its project stand."""


def funds(report_id: str, corpus: Corpus) -> dict[str, tuple[str, ...]]:
    """The funds of a report that is on several, each with the words that tell it from the others; empty for any other."""
    return corpus.once(f"funds of {report_id}", lambda: _funds(corpus.facts((report_id,))))


def _funds(facts: list[IndexedFact]) -> dict[str, tuple[str, ...]]:
    texts = [i.fact for i in facts if i.fact.origin == "text" and i.fact.unit_base == "元"]
    if not any(lexicon().funds.joint.match(plain(fact.metric_text)) for fact in texts):
        return {}
    unnamed = (plain(fact.metric_text) for fact in texts if not fact.metric)
    names = dict.fromkeys(match.group("name") for name in unnamed if (match := lexicon().funds.named.fullmatch(name)))
    words = {
        name: {w for w in segmented(name) if len(w) > 1} for name in names if not lexicon().funds.joint.match(name)
    }
    if len(words) < 2:
        return {}
    others = {name: set().union(*(own for other, own in words.items() if other != name)) for name in words}
    return {name: tuple(own - others[name]) for name, own in words.items() if own - others[name]}


def asked_fund(text: str, known: dict[str, tuple[str, ...]]) -> str:
    """The one fund that a text names; "" for none or several."""
    named = [name for name, words in known.items() if any(word in text for word in words)]
    return named[0] if len(named) == 1 else ""


def fund_of(fact: Fact, corpus: Corpus) -> str:
    """The fund a figure is of, by its own words, its headings, what is said before it or its form; "" where none is."""
    known = funds(fact.location.report_id, corpus)
    return corpus.once(f"fund of {fact.id}", lambda: _fund_of(fact, corpus, known)) if known else ""


def _fund_of(fact: Fact, corpus: Corpus, known: dict[str, tuple[str, ...]]) -> str:
    if lexicon().funds.joint.search(plain(fact.metric_text)):
        return ""
    own = asked_fund(plain("".join((fact.metric_text, *fact.row, *fact.column))), known)
    headed = (asked_fund(plain(heading), known) for heading in reversed(fact.section))
    return own or next(filter(None, headed), "") or asked_fund(_before(fact, corpus), known)


def _before(fact: Fact, corpus: Corpus) -> str:
    """The words before a figure that tell whose it is: from the last fund named in its paragraph, or those over its table."""
    text = corpus.text(fact.location.report_id)
    if fact.origin == "table":
        tables = corpus.tables(fact.location.report_id)
        at = next((t.start for t in tables if t.start <= fact.location.start < t.end), fact.location.start)
        project = lexicon().funds.title.search(text, max(0, at - _TITLE), at + _FORM)
        return plain(text[max(0, at - _TITLE) : at] + (project.group(1) if project else ""))
    said = plain(text[text.rfind("\n", 0, fact.sentence_start) + 1 : fact.value_start])
    names = [*lexicon().funds.named.finditer(said)]
    joint = [*lexicon().funds.joint.finditer(said)]
    if not names or (joint and joint[-1].start() >= names[-1].start()):
        return ""
    return names[-1].group("name")
