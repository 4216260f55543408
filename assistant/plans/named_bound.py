"""Who passes a bound that one sentence of the report names them for: 甲、乙、丙等3家企业产值增速在30%以上."""

from __future__ import annotations

import re

from assistant.choice.matching import covered
from assistant.choice.resolve import Resolver
from assistant.corpus import Corpus
from assistant.draft import Draft
from assistant.lexicon import lexicon
from assistant.plans.pieces import Piece, pieces_of
from assistant.plans.quotes import quoted
from assistant.plans.scope import Scope
from assistant.query import Query
from assistant.sources import Sources
from index.text import plain

_SURE = 0.6
"""Share of the question's words that the sentence must say with those around it."""


def named_bound(query: Query, corpus: Corpus, scope: Scope) -> Draft | None:
    """The names that a sentence lists for the very bound asked about, quoted; None where no sentence does."""
    bound, said_so = query.threshold, lexicon().parts
    if bound is None or len(scope.units) != 1 or said_so.which.search(query.text) is None:
        return None
    unit = scope.units[0]
    year = Resolver(corpus, query).years(unit)[-1]
    said = f"{bound.value.normalize():f}{bound.unit}"
    words = "".join(dict.fromkeys(measure.words for measure in query.measures))
    found: list[tuple[float, Piece, re.Match[str]]] = []
    for report_id in unit.report_ids:
        for piece in pieces_of(report_id, corpus) if corpus.cards[report_id].identity.year == year else ():
            text = plain(piece.said)
            if piece.row or said not in text or (listed := said_so.counted_off.search(text[: text.find(said)])) is None:
                continue
            if (share := covered(words, piece.words, corpus)[1]) >= _SURE:
                found.append((share, piece, listed))
    if not found:
        return None
    _, piece, listed = max(found, key=lambda each: each[0])
    names = said_so.before_names.sub("", listed["names"]).removesuffix("等")
    draft = Draft("answered", Sources(corpus), scope=scope.report_ids, route="passages")
    told = quoted(piece, draft, corpus)
    draft.literals.append(names)
    draft.paragraphs.append(f"{names}。{unit.name}{f'{year}年' if year else ''}的报告写明：{told}")
    return draft
