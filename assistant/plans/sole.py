"""The one figure of the kind asked for in the sentences that say every noun of a question: told rather than refused.

A figure of another year, an aim or a change does not count; where the question says 每户, the figure's own clause must.
"""

from __future__ import annotations

import re

from assistant.choice.suiting import narrower
from assistant.corpus import Corpus
from assistant.lexicon import lexicon
from assistant.plans.pieces import Piece, pieces_of
from assistant.plans.printed import (
    CLAUSE,
    FIGURE,
    Printed,
    aims,
    asked_words,
    asks_amount,
    content,
    fits,
    of_year,
    other,
    says_all,
)
from assistant.query import Query
from index.text import normalize, plain

_EACH = re.compile("每[一个]*([\u4e00-\u9fff])")
_COUNTED = re.compile("(?:多少|几)个?([\u4e00-\u9fff]{1,3})")
_PREDICATE = re.compile("[有为达是共]$")
_LEAST = 4
"""So many characters of nouns at least: a single short one is said anywhere."""
_LONGEST = 40


def sole(query: Query, corpus: Corpus, report_ids: tuple[str, ...]) -> Printed | None:
    """The one figure that all sentences with every noun of the question print; None where there are none or several."""
    words = lexicon().printed.standard.sub("", asked_words(query))
    nouns = content(words)
    if not asks_amount(query) or lexicon().printed.earlier.search(query.text) or len("".join(nouns)) < _LEAST:
        return None
    if not query.measures or query.measures[0].metric or not (kind := _kind(query)):
        return None  # a figure by a known name was looked for among the facts
    found: dict[tuple[str, str], Printed] = {}
    for report_id in report_ids:
        for piece in pieces_of(report_id, corpus):
            if not piece.row and not narrower(query.text, piece.words) and not aims(piece, query):
                for value, one in _in_piece(piece, words, kind, query, corpus):
                    found.setdefault(value, one)
    return next(iter(found.values())) if len(found) == 1 else None


def _kind(query: Query) -> str:
    """The kind of figure asked for; "" where the question does not say."""
    measure = query.measures[0]
    if measure.kind not in ("plain", "per_head"):
        return ""
    part = measure.parts[0] if measure.parts else measure
    if measure.counter:
        return "count"
    if not part.wanted and _EACH.search(query.text) and lexicon().printed.paid.search(query.text):
        return "money"
    return part.wanted if part.wanted in ("money", "rate", "count") else ""


def _in_piece(
    piece: Piece, words: str, kind: str, query: Query, corpus: Corpus
) -> list[tuple[tuple[str, str], Printed]]:
    copy = normalize(corpus.text(piece.report_id)[piece.start : piece.end])
    if not says_all(words, copy.text, corpus):
        return []
    text = plain(query.text)
    each, counted = _EACH.search(text), _COUNTED.search(text)
    found = []
    for match in FIGURE.finditer(copy.text):
        before, unit = copy.text[: match.start()], match.group("unit")
        clause = CLAUSE.search(before)
        lead = clause.group() if clause else ""
        money, rate = "元" in unit[:3], unit[:1] in ("%", "‰")
        of_kind = {"money": money, "rate": rate, "count": not money and not rate}[kind]
        if not of_kind or not fits(unit, query) or other(lead, query) or lexicon().printed.change.search(lead):
            continue
        if any(part.group() not in text for part in lexicon().printed.part.finditer(lead)):
            continue
        said = [word in text for word in content(lead)]
        bought = kind == "money" and "钱" in text and lexicon().printed.cost.search(lead)
        if not bought and (not any(said) or not (said[-1] or _PREDICATE.search(lead))):
            continue  # it is a figure of the noun right before it
        if (each and each.group() not in lead) or (kind == "count" and counted and counted[1][:1] != unit[:1]):
            continue
        start, end = copy.span(match.start() - len(lead), match.end())
        at, _ = copy.span(match.start(), match.end())
        if end - start <= _LONGEST and of_year(before, piece, query, corpus):
            place = piece.start
            found.append(((match.group(), unit), Printed(piece, place + start, place + end, place + at)))
    return found
