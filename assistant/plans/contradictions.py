"""Whether a whole report contradicts itself anywhere: what the checks found in it, the surest first."""

from __future__ import annotations

from assistant.corpus import Corpus
from assistant.draft import Draft
from assistant.lexicon import lexicon
from assistant.plans.notes import tell_finding
from assistant.plans.scope import Scope
from assistant.query import Query
from assistant.sources import Sources
from index.schema import Finding
from index.text import plain

_MOST = 8
_SEVERITIES = ("矛盾", "差异")


def asked(query: Query) -> bool:
    """Whether it is asked for contradictions of no figure in particular."""
    words = plain(query.words)
    return (
        lexicon().doubts.anywhere.search(plain(query.text)) is not None
        and len(lexicon().doubts.nothing_else.sub("", words)) < 2
    )


def contradictions(query: Query, corpus: Corpus, scope: Scope) -> Draft:
    """The findings in the reports asked about; that there are none, where there are none."""
    ids = [r for r in scope.report_ids if not query.years or corpus.cards[r].identity.year in query.years]
    draft = Draft("conflict", Sources(corpus), scope=tuple(ids), route="checks", used=tuple(ids))
    found = sorted((f for f in corpus.findings(tuple(ids)) if f.severity in _SEVERITIES), key=_order)
    if not found:
        draft.status = "answered"
        draft.paragraphs.append("没有发现：已核对合计、占比、增减、得分和前后各处写法，未见矛盾。")
        return draft
    draft.paragraphs.append("有，核对出的不符之处如下：" if len(found) <= _MOST else "有，主要如下，其余见“核对”页：")
    for finding in found[:_MOST]:
        tell_finding(draft, finding)
    return draft


def _order(finding: Finding) -> tuple[int, int]:
    return _SEVERITIES.index(finding.severity), finding.places[0].location.start if finding.places else 0
