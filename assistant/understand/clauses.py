"""Questions that ask for two things done: 比2021年多支出多少，哪个项目花得最多; 建了多少个，超目标多少.

A list of plain figures is left to the cutter, and what only asks on for the same figure (花了多少, 各多少) to its plan.
"""

from __future__ import annotations

import re

from assistant.lexicon import found, lexicon
from assistant.query import Query
from assistant.understand import operations
from assistant.understand.measures import share_parts
from assistant.understand.words import naming
from assistant.understand.years import year_mentions

_BREAK = re.compile("[,，;；?？。]")
_ASKS = re.compile("多少|几|哪|谁|什么|啥|多大|多高|占.*(?:比例|比重|百分比)$|^占比$")
_WORKED = frozenset(("difference", "rank", "filter", "filter_count", "times", "average", "sum"))
_WORDED = frozenset(("conflict", "why", "definition", "yes_no", "compare", "trend"))
_AMONG = re.compile("^(?:又|还|再|都)?占|^(?:一共|总共|合计|共|加起来)")
"""Of what was ranked or listed before: its plan tells it."""
_SHARE = re.compile("^(?:又|还|再|都)?占(?!地)")
_LEFT = re.compile("(?:还|尚|仍)(?:有|剩下?|差|欠)了?(?:多少|几)[^,]{0,4}(?:没|未)")
_MOVED = re.compile("(?:增长|下降|上升|降低|提高)了?(?:多少|几)(?!百分|成|个?点)")
_MUCH = re.compile("了?(?:多少|几)(?:个|件|处|户|人|家|项|钱|万元|亿元)?")
_MOST = 3


def clauses(text: str) -> tuple[str, ...]:
    """The clauses of a question that ask for something each; none where it is one question."""
    asking: list[str] = []
    begun = ""
    for part in _BREAK.split(text):
        begun = f"{begun},{part}" if begun else part
        if _ASKS.search(part):
            asking.append(begun)
            begun = ""
    if len(asking) < 2 or len(asking) > _MOST or begun:
        return ()
    asking = [asking[0], *(_of_what(clause, asking[0]) for clause in asking[1:])]
    done = [_done(clause) for clause in asking]
    dated = any(year_mentions(clause) for clause in asking[1:]) and not year_mentions(asking[0])
    if (all(each == "lookup" for each in done) and not dated) or any(each in _WORDED for each in done):
        return ()
    listed = done[0] in ("rank", "filter", "filter_count")
    later = zip(asking[1:], done[1:], strict=True)
    asks_on = not dated and any(_asks_on(clause, each, listed=listed) for clause, each in later)
    return () if asks_on else tuple(asking)


def _of_what(clause: str, first: str) -> str:
    """A clause that asks what is left (还有多少没整改), with what it is left of; how it moved (下降多少), since when."""
    if _MOVED.match(clause):
        return f"比上年{clause}"
    return f"{_MUCH.sub('', first)}{clause}" if _LEFT.match(clause) else clause


def apart(whole: Query, first: Query, rest: tuple[Query, ...], asking: tuple[str, ...]) -> bool:
    """Whether clauses are to be answered one by one: not where the last works with all the figures of the first."""
    figures = len(first.measures) * max(1, len(first.years), len(first.years_back)) * max(1, len(first.units))
    bare = not naming(_bare(asking[-1]))
    if any(query.operation in ("text", "why") or not query.measures for query in (first, *rest)):
        return False
    return not (bare and figures > 1 and whole.operation in ("difference", "sum", "times", "compare"))


def _done(clause: str) -> str:
    masked = operations.mask_bound(clause).text
    done = operations.operation(masked, several=False)
    if done in _WORKED | _WORDED:
        return done or ""
    return (
        "worked" if operations.growth(clause) or share_parts(clause) is not None or _SHARE.match(clause) else "lookup"
    )


def _asks_on(clause: str, done: str, *, listed: bool) -> bool:
    """Whether a later clause only asks on: no name and nothing to be done of its own."""
    if _AMONG.match(clause):
        return listed or not clause.startswith("占")
    return done == "lookup" and not naming(_bare(clause))


def _bare(clause: str) -> str:
    words = lexicon()
    for cue in words.cues:
        clause = cue.sub("的", clause)
    kept = re.sub("多少|几|哪", "的", clause)
    return kept if found(words.figure, kept) or naming(kept) else ""
