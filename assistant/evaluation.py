"""Answers scored against a question set: the figure asked for, its place, and saying no where there is no answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from statistics import median
from typing import TYPE_CHECKING, Any

from assistant import messages
from assistant.errors import BelowThreshold
from assistant.question_set import Evidence, Expected, GoldQuestion
from assistant.schema import Answer, Citation
from index.schema import Value
from index.text import normalize, plain
from index.units import base_unit

if TYPE_CHECKING:
    from index.library import Library

Ask = Callable[[str, Sequence[str]], Answer]

LEADING = frozenset({"lookup", "table_cell", "unit_convert", "injection", "followup", "aggregate", "ratio", "growth"})
"""Types that ask for one figure: it has to come first."""

_MARK = re.compile(r"\[\d+\]")
_FIGURE = re.compile(
    r"(?P<digits>[-−－]?\d[\d,，]*(?:\.\d+)?)\s*"
    r"(?:(?P<money>[百千万亿]*元|[万亿](?![\u4e00-\u9fff]))|(?P<share>个?百分点|[%％‰])|(?P<scale>[百千万亿]*))"
)


class Verdict(Value):
    """One answer, judged."""

    id: str
    type: str
    question: str
    status: str
    text: str
    reasons: tuple[str, ...]
    """What is wrong with the answer; empty when it is right."""
    valid: bool
    """Every citation's quote stands at its place."""
    support: bool | None
    """Citations touch the evidence of every document; None where no evidence is given."""
    elapsed_ms: float

    @property
    def right(self) -> bool:
        return not self.reasons


class Score(Value):
    """All verdicts, and what they add up to."""

    verdicts: tuple[Verdict, ...]

    @property
    def count(self) -> int:
        return len(self.verdicts)

    @property
    def right(self) -> int:
        return sum(verdict.right for verdict in self.verdicts)

    @property
    def right_rate(self) -> float:
        return self.right / self.count if self.count else 0.0

    @property
    def support_rate(self) -> float:
        """Share of the questions with evidence whose citations touch it; 1 where none has any."""
        judged = [verdict.support for verdict in self.verdicts if verdict.support is not None]
        return sum(judged) / len(judged) if judged else 1.0

    @property
    def invalid(self) -> int:
        """Answers with a citation that is not in the report as quoted."""
        return sum(not verdict.valid for verdict in self.verdicts)

    @property
    def median_ms(self) -> float:
        return median(verdict.elapsed_ms for verdict in self.verdicts) if self.verdicts else 0.0

    @property
    def by_type(self) -> tuple[tuple[str, int, int], ...]:
        """(type, right, count), most frequent type first."""
        kinds: dict[str, list[bool]] = {}
        for verdict in self.verdicts:
            kinds.setdefault(verdict.type, []).append(verdict.right)
        rows = [(kind, sum(rights), len(rights)) for kind, rights in kinds.items()]
        return tuple(sorted(rows, key=lambda row: (-row[2], row[0])))

    def summary(self) -> dict[str, Any]:
        """The figures `jiwen eval --json` prints."""
        return {
            "questions": self.count,
            "right": self.right,
            "right_rate": round(self.right_rate, 4),
            "support_rate": round(self.support_rate, 4),
            "invalid_citations": self.invalid,
            "median_ms": round(self.median_ms, 1),
            "by_type": [{"type": kind, "right": right, "questions": count} for kind, right, count in self.by_type],
        }

    def require(self, *, right: float, support: float) -> None:
        """Hold the score against thresholds (shares of 1); one invalid citation is one too many.

        Raises:
            BelowThreshold: Names the first threshold that is missed.
        """
        if self.invalid:
            raise BelowThreshold(messages.invalid_citations(self.invalid))
        for name, got, wanted in (("答对率", self.right_rate, right), ("引文支持率", self.support_rate, support)):
            if got < wanted:
                raise BelowThreshold(messages.below_threshold(name, got=got, wanted=wanted))


def evaluate(questions: Iterable[GoldQuestion], ask: Ask, library: Library) -> Score:
    """Every question asked and judged, in order."""
    texts = {card.id: library.report(card.id).text for card in library.reports()}
    return Score(verdicts=tuple(judge(gold, ask(gold.q, gold.history), texts) for gold in questions))


def judge(gold: GoldQuestion, answer: Answer, texts: dict[str, str]) -> Verdict:
    """The verdict on one answer.

    Args:
        gold: What was asked and expected.
        answer: What came.
        texts: Canonical texts by report id.
    """
    reasons = _refusal_reasons(gold, answer) if gold.type == "unanswerable" else _answer_reasons(gold, answer)
    return Verdict(
        id=gold.id,
        type=gold.type,
        question=gold.q,
        status=answer.status,
        text=answer.text,
        reasons=tuple(reasons),
        valid=all(texts.get(cite.report_id, "")[cite.start : cite.end] == cite.quote for cite in answer.citations),
        support=_support(gold, answer.citations, texts),
        elapsed_ms=answer.elapsed_ms,
    )


def _refusal_reasons(gold: GoldQuestion, answer: Answer) -> list[str]:
    reasons = [] if answer.status in ("not_found", "ambiguous") else [f"status {answer.status}"]
    return reasons + _forbidden(gold, answer)


def _answer_reasons(gold: GoldQuestion, answer: Answer) -> list[str]:
    reasons = []
    if answer.status == "not_found" or (answer.status == "ambiguous" and gold.type != "ambiguous"):
        reasons.append(f"status {answer.status}")
    stated = figures(answer.text) + [figure for value in answer.values for figure in figures(value.value + value.unit)]
    missing = [wanted for wanted in gold.values if not any(states(figure, wanted) for figure in stated)]
    reasons += [f"missing {wanted.value}{wanted.unit}" for wanted in missing]
    if gold.type in LEADING and len(gold.values) == 1 and not missing and not _leads(answer, gold.values[0]):
        reasons.append("another figure leads")
    text = plain(answer.text)
    reasons += [f"must {words}" for words in gold.must if plain(words) not in text]
    reasons += [
        f"must_any {'|'.join(group[:2])}" for group in gold.must_any if not any(plain(word) in text for word in group)
    ]
    return reasons + _forbidden(gold, answer)


def _forbidden(gold: GoldQuestion, answer: Answer) -> list[str]:
    text = plain(answer.text)
    return [f"must_not {words}" for words in gold.must_not if plain(words) in text]


def figures(text: str) -> list[tuple[Decimal, str]]:
    """Figures of a text as (value in base unit, dimension): 元, % (百分点 with it), or "" for counts.

    >>> figures("比2022年减少7.51万元[1]，下降62.48%")
    [(Decimal('2022'), ''), (Decimal('75100.00'), '元'), (Decimal('62.48'), '%')]
    """
    return [_figure(found) for found in _FIGURE.finditer(_MARK.sub("", text))]


def _figure(found: re.Match[str]) -> tuple[Decimal, str]:
    value = Decimal(re.sub("[,，]", "", re.sub("[−－]", "-", found["digits"])))
    if found["share"]:
        return value * (base_unit(found["share"])[0] if found["share"] == "‰" else 1), "%"
    return value * base_unit(found["money"] or found["scale"] or "")[0], "元" if found["money"] else ""


def _target(wanted: Expected) -> tuple[Decimal, str]:
    return figures(f"{wanted.value:f}{wanted.unit}")[0]


def states(figure: tuple[Decimal, str], wanted: Expected) -> bool:
    """Whether a figure is the one wanted; its sign is left to the words.

    Counts of whole things must be exact; what is rounded may differ by half of its last decimal, at least the second.
    """
    target, dimension = _target(wanted)
    if figure[1] != dimension:
        return False
    whole = not dimension and target == target.to_integral_value()
    exponent = wanted.value.as_tuple().exponent
    decimals = max(2, -exponent if isinstance(exponent, int) else 2)
    scale = abs(target / wanted.value) if wanted.value else Decimal(1)
    slack = Decimal(0) if whole else scale * 5 / Decimal(10) ** (decimals + 1)
    return abs(abs(figure[0]) - abs(target)) <= slack


def _leads(answer: Answer, wanted: Expected) -> bool:
    """Whether the first of the answer's values, else the first figure of its kind in the text, is the one wanted."""
    if answer.values:
        first = figures(answer.values[0].value + answer.values[0].unit)
    else:
        first = [figure for figure in figures(answer.text) if figure[1] == _target(wanted)[1]]
    return bool(first) and states(first[0], wanted)


def _support(gold: GoldQuestion, citations: Sequence[Citation], texts: dict[str, str]) -> bool | None:
    if not gold.evidence or gold.type == "unanswerable":
        return None
    touched = {row.doc for row in gold.evidence for cite in citations if _touches(cite, row, texts)}
    return touched == {row.doc for row in gold.evidence}


def _touches(cite: Citation, evidence: Evidence, texts: dict[str, str]) -> bool:
    return cite.file == evidence.doc and any(
        start < cite.end and cite.start < end for start, end in _places(evidence, texts.get(cite.report_id, ""))
    )


def _places(evidence: Evidence, text: str) -> list[tuple[int, int]]:
    if evidence.start is not None:
        return [(evidence.start, evidence.start + len(evidence.quote))]
    printed, words = normalize(text), plain(evidence.quote)
    found = re.finditer(re.escape(words), printed.text) if words else ()
    return [printed.span(*match.span()) for match in found]
