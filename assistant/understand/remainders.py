"""What is left: 还有多少没花, 还差多少亿没投, 没持证的有多少人. The whole less what is done of it."""

from __future__ import annotations

import re

from assistant.lexicon import lexicon
from assistant.query import Measure, Operation
from assistant.understand.measures import Cutter
from assistant.understand.words import naming

_LEFT = re.compile(
    r"(?:还|仍|尚)?(?:结转|结余|剩下?|余|差|有)*了?(?P<asked>(?:多少|几)(?:钱|资金|个亿|[万亿]?元?))(?P<noun>[\u4e00-\u9fff]{0,6}?)(?:还|尚)?(?:没有?|未)(?P<verb>[\u4e00-\u9fff]{1,4})$"
)
_MARKS = re.compile("[\ue000-\ue2ff]")


def remainder(text: str, cutter: Cutter) -> tuple[Operation, tuple[Measure, ...]] | None:
    """Operation and measures of a masked question for what is left of a sum; None for any other question."""
    match = _LEFT.search(text)
    if match is None:
        return None
    subject = text[: match.start()]
    words = lexicon()
    if words.unspent.fullmatch(match.group("verb")):
        rest = cutter.measure(subject + match.group("asked"))
        if not (rest.metric or naming(words.money_left.sub("", rest.residue))):
            return "lookup", (cutter.measure(_only_marks(subject) + "没花完的钱"),)
        return "difference", (
            rest.model_copy(update={"bases": ("决算", "全年预算", "预算"), "wanted": "money", "counter": ""}),
        )
    for verb, (whole, done) in words.undone.items():
        if match.group("verb") == verb:
            asked = match.group("asked")
            return "difference", (cutter.measure(subject + whole + asked), cutter.measure(subject + done + asked))
    return None


def _only_marks(text: str) -> str:
    return "".join(_MARKS.findall(text))
