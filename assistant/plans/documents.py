"""The numbers of documents: the report's own, printed over its title, and that of the document it was made after."""

from __future__ import annotations

import re

from assistant.corpus import Corpus
from assistant.plans.pieces import Piece, pieces_of
from assistant.query import Query
from assistant.sought import telling
from index.text import plain

_ASKED = re.compile(
    "文号|[发文]字号|文件(编?号|字号)|(哪|什么|啥)[一个份些项几]{0,2}(文件|通知|规定|办法)|依据.{0,4}(哪|什么|啥)|(哪|什么|啥).{0,4}依据"
)
_AFTER = re.compile("按|依据|根据|依照|遵照|参照|文件|通知|规定|办法|要求")
_OWN = re.compile("(报告|材料|总结|本文|这个?文)")
_NUMBER = r"[\u4e00-\u9fff]{1,14}[〔\[(【]?\d{4}[〕\])】]第?\d+号"
_MASTHEAD = re.compile(f"(?:(?:文号|发文字号|发文编号|编号)[:：])?{_NUMBER}")
_MADE_AFTER = re.compile(f"(?:根据|按照?|依据|依照|遵照|为落实|为贯彻|印发|下发).*?(?:《|{_NUMBER})")
_EVALUATION = re.compile("自评|绩效|评价")
_FILLER = re.compile(
    "文件|文号|字号|通知|规定|办法|依据|根据|按照?|搞|做|弄|开展|进行|自评|自查|评价|绩效|报告|材料|总结|工作|要求|编号|号|年度?|的|是|什么|哪|个|份"
)


def asked(query: Query) -> bool:
    """Whether the number or name of a document is asked for."""
    return _ASKED.search(plain(query.text)) is not None


def numbered(query: Query, words: str, corpus: Corpus, report_ids: tuple[str, ...]) -> list[Piece] | None:
    """The line or sentence that gives the document asked for; None where another document than the report's own or the
    one it was made after is asked for, which stands in a sentence of its own."""
    rest = _FILLER.sub("", telling(words))
    units = "".join(plain(corpus.cards[report_id].identity.organisation) for report_id in report_ids)
    if not asked(query) or (len(rest) > 1 and rest not in units):
        return None
    text = plain(query.text)
    own = _OWN.search(text) is not None or _AFTER.search(text) is None
    for report_id in report_ids:
        pieces = [piece for piece in pieces_of(report_id, corpus) if not piece.row]
        heads = [p for p in pieces if p.section is None and _MASTHEAD.fullmatch(plain(p.said))]
        if own and heads:
            return heads[:1]
        if _AFTER.search(text) or not _OWN.search(text):
            made = [p for p in pieces if _MADE_AFTER.search(plain(p.said))]
            made = [p for p in made if re.search(_NUMBER, plain(p.said))] or made
            if told := [p for p in made if _EVALUATION.search(p.said)] or made:
                return told[:1]
    return []
