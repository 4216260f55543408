"""One figure that several metrics have alike: 收、支总计均为453万元, 会议费和培训费均为2万元."""

from __future__ import annotations

import re
from dataclasses import replace

from index.facts import ellipsis
from index.facts.drafts import Draft
from index.facts.metrics import Vocabulary

_BOTH_SIDES = re.compile(r"收(?:入)?[、和与及]?支(?:出)?(?=总|合计|共计)")
_ALIKE = re.compile(r"(?:各自?|[均都]|同)[为是]?(?:增|减|下降|降低|提高|[^一-龥]|$)")
"""Without such a word the figure is what several come to together: 办公费、印刷费等35万元."""
_ALL_OF_IT = re.compile(r"(?:且|资金)?(?:全部|全|均|都)[为是系属](?P<what>[一-龥]{2,12}?(?:收入|支出|费))")
_TOTAL = re.compile(r"总?(?:总|预算|决算|总计|合计|总额|共计|总数)$")


def jointly(drafts: list[Draft], text: str, vocabulary: Vocabulary) -> list[Draft]:
    """The drafts of a sentence of `text`, one for each metric of a list that has the same amount."""
    return [one for draft in drafts for one in _each(draft, text, vocabulary)]


def _each(draft: Draft, text: str, vocabulary: Vocabulary) -> list[Draft]:
    if draft.metric is not None or not draft.noun or draft.quantity.base[1] not in ("元", "%", ""):
        return [draft]
    noun, sides = _BOTH_SIDES.subn("收入、支出", draft.noun)
    parts = re.split(r"[、和与及]", re.sub("[各均都同]$", "", noun))
    if len(parts) < 2 or not (sides or _ALIKE.search(text[draft.quote[0] : draft.digits[0]])):
        return [draft]
    if total := _TOTAL.search(parts[-1]):
        ending = total[0].removeprefix("总") if total[0] == "总" else total[0]
        names = [_TOTAL.sub("", part) + ending for part in parts]
    else:
        names = ellipsis.distributed(parts)
    metrics = [vocabulary.metric(name) for name in names]
    found = [metric for metric in metrics if metric is not None and metric.kind == "money"]
    if len({metric.name for metric in found}) < len(names):
        return [draft]
    basis = vocabulary.implied(names[-1]) if draft.basis == "实际值" and not draft.change else None
    return [
        replace(
            draft,
            words=draft.words.replace(draft.noun, name, 1) if draft.noun in draft.words else name,
            noun=name,
            metric=metric,
            basis=basis or draft.basis,
        )
        for name, metric in zip(names, found, strict=True)
    ]


def all_of_it(clause: str, drafts: list[Draft], vocabulary: Vocabulary) -> list[Draft]:
    """三公经费8万元，全部为公务接待费: the amount of a sentence's last draft as that of what all of it is; [] for other clauses."""
    told = _ALL_OF_IT.fullmatch(clause.lstrip(",，、 ")) if drafts else None
    last = drafts[-1] if told else None
    if told is None or last is None or last.change or last.quantity.base[1] != "元":
        return []
    metric = vocabulary.metric(told["what"])
    if metric is None or metric is last.metric or (told["what"].endswith("收入") != last.noun.endswith("收入")):
        return []
    return [replace(last, words=told["what"], noun=told["what"], metric=metric, names=())]
