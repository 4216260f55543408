"""Amounts that a sentence says there were none of: 没有发生因公出国（境）费用 is 0万元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from index.facts.carry import Setting
from index.facts.drafts import Draft
from index.facts.metrics import Vocabulary
from index.facts.periods import year_at
from index.packs import Metric
from index.quantities import Quantity, readable
from index.text import sentences

_WHAT = r"(?P<what>[一-龥“”()、]{3,40}?)(?:等?(?:的)?(?:支出|费用|开支|经费))?"
_DENIED = re.compile("[没未无零]")
_NONE = re.compile(
    rf"(?P<no>(?:没有|未|均?无)(?:发生|产生|列支)|没有|(?<![一-龥])无|我[局会委院校办部]无|本年度?无)(?:任何)?{_WHAT}(?=[,，。；;]|$)"
)
_NONE_OF = re.compile(
    rf"(?:^|[,，；;。])(?:全年|本年度?|当年)?{_WHAT}(?P<no>均?(?:没有|未)(?:发生|产生|列支)|为零|零支出)(?:支出|费用)?(?=[,，。；;]|$)"
)


def zeros(text: str, start: int, end: int, *, vocabulary: Vocabulary, setting: Setting) -> Iterator[Draft]:
    """The money metrics of the pack of which text[start:end], a paragraph, says that nothing was spent."""
    for begin, stop in sentences(text, start, end) if _DENIED.search(text, start, end) else ():
        if not _DENIED.search(text, begin, stop):
            continue
        copy = readable(text[begin:stop])
        for match in (*_NONE.finditer(copy.text), *_NONE_OF.finditer(copy.text)):
            for words in re.split(r"[、和及]|以及", match["what"]):
                metric = _money(words, vocabulary)
                if metric is None:
                    continue
                first, last = copy.offsets[match.start()], copy.offsets[match.end() - 1] + 1
                no = copy.offsets[match.start("no")], copy.offsets[match.end("no") - 1] + 1
                yield Draft(
                    quantity=Quantity(Decimal(0), "万元"),
                    words=metric.name,
                    noun=metric.name,
                    metric=metric,
                    basis="决算",
                    change="",
                    year=year_at(copy.text, match.start("no"), year=setting.year),
                    subject="",
                    quote=(begin + first, begin + last),
                    digits=(begin + no[0], begin + no[1]),
                    sentence=(begin, stop),
                )


def unsaid(found: Sequence[Draft], drafts: Sequence[Draft]) -> list[Draft]:
    """Those of `found` of whose metric and year no other figure is printed."""
    printed = {(draft.metric.name, draft.year) for draft in drafts if draft.metric and draft.basis == "决算"}
    once = {(draft.metric.name, draft.year): draft for draft in reversed(found) if draft.metric}
    return [draft for key, draft in once.items() if key not in printed]


def _money(words: str, vocabulary: Vocabulary) -> Metric | None:
    named = (vocabulary.metric(said) for said in (words, words + "费", words + "费用", words + "支出"))
    return next((metric for metric in named if metric and metric.kind == "money" and metric.parent), None)
