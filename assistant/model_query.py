"""The optional language model as a second reader, of a question to which the rules found no answer.

It fills in a form of names and choices. A value that is not in the corpus, the pack or the question is refused with the
whole form, and what the question itself names is kept; what remains is the same `Query` the rules make, to be planned,
computed and gated like any other. So the model may say what is asked, and never what the answer is.
"""

from __future__ import annotations

import logging
import re
from typing import Literal, get_args

from pydantic import Field, ValidationError

from assistant import messages, prompts
from assistant.corpus import Corpus, Unit
from assistant.described import grams
from assistant.errors import ModelError
from assistant.model import open_model
from assistant.query import Measure, Operation, Query, Threshold
from assistant.understand.measures import Cutter
from assistant.understand.operations import bounds
from index.numerals import CHARS, parse_numeral
from index.schema import Basis, Value
from index.settings import Settings
from index.text import plain

_log = logging.getLogger(__name__)
_OFFERED = 60
"""So many units are offered to the model at most: those that share most with the question."""


class Form(Value):
    """A question about government performance reports, as read; names and choices only."""

    units: tuple[str, ...] = Field((), max_length=_OFFERED)
    years: tuple[int, ...] = Field((), max_length=20)
    metrics: tuple[str, ...] = Field((), max_length=8)
    bases: tuple[Basis, ...] = ()
    operation: Operation | None = None
    comparator: Literal[">", "≥", "<", "≤"] | None = None
    threshold: str | None = None
    """The bound with its unit, in the question's own words."""
    top: int | None = Field(None, ge=1)
    wanted_unit: Literal["元", "千元", "万元", "亿元"] | None = None


def second_reading(query: Query, corpus: Corpus, settings: Settings) -> Query | None:
    """The question as the model reads it; None where no model is set, it fails, or it reads nothing usable or new.

    A question that names a unit the corpus lacks is not read again: the refusal stands, and no neighbour is tried.
    """
    if not settings.model or query.unknown_units or not corpus.cards:
        return None
    try:
        model = open_model(settings)
        reply = model.fill(_request(query, corpus), Form.model_json_schema()) if model else None
        again = _query_of(Form.model_validate(reply), query, corpus)
    except ModelError as error:
        _log.warning("left to the rules: %s: %s", query.question, error)
        return None
    except ValidationError as error:
        fields = ", ".join(dict.fromkeys(".".join(map(str, each["loc"])) or each["type"] for each in error.errors()))
        _log.warning("left to the rules: %s: not a form: %.200s", query.question, fields)
        return None
    return again if again != query else None


def _request(query: Query, corpus: Corpus) -> str:
    units = sorted(corpus.units, key=lambda unit: -len(_shared(unit, query)))[:_OFFERED]
    return prompts.reading(
        query.text,
        units=[f"{unit.name}（{'、'.join(map(str, unit.years))}年）" if unit.years else unit.name for unit in units],
        metrics=list(dict.fromkeys((*corpus.pack.metrics, *corpus.rate_words))),
        bases=list(get_args(Basis)),
    )


def _query_of(form: Form, query: Query, corpus: Corpus) -> Query:
    """The rules' query with what the form says of that which the question left open to them.

    Raises:
        ModelError: A value of the form is not in the corpus, the pack or the question.
    """
    return query.model_copy(
        update={
            "operation": form.operation or query.operation,
            "measures": _measures(form, query, corpus) or query.measures,
            "units": _units(form, query, corpus),
            "years": _years(form, query, corpus),
            "bases": query.bases or form.bases,
            "threshold": query.threshold or _threshold(form, query),
            "top": query.top or _top(form, query),
            "wanted_unit": query.wanted_unit or form.wanted_unit or "",
        }
    )


def _units(form: Form, query: Query, corpus: Corpus) -> tuple[str, ...]:
    """The units named, and others of the corpus that share words with the question."""
    for name in form.units:
        unit = corpus.unit_by_name.get(name)
        if unit is None or not (name in query.units or query.everyone or _shared(unit, query)):
            raise ModelError(messages.reading_rejected("单位", name))
    return query.units if query.everyone else tuple(dict.fromkeys((*query.units, *form.units)))


def _shared(unit: Unit, query: Query) -> frozenset[str]:
    return grams(plain("|".join((unit.name, *unit.names)))) & grams(plain(query.text))


def _years(form: Form, query: Query, corpus: Corpus) -> tuple[int, ...]:
    """The years named; the form's only where the rules saw none and the question has their digits."""
    latest = max((year for card in corpus.cards.values() if (year := card.identity.year) is not None), default=0)
    implied = {latest - back for back in query.years_back}
    said = {*query.years, *implied} or {n + 2000 * (n < 100) for n in _numbers(query.text)}
    for year in form.years:
        if year not in said:
            raise ModelError(messages.reading_rejected("年度", str(year)))
    return query.years if query.years or query.years_back else form.years


def _measures(form: Form, query: Query, corpus: Corpus) -> tuple[Measure, ...]:
    """The metrics read as the rules read them; one that the rules had found keeps the words that limit it."""
    known = {*corpus.pack.metrics, *corpus.rate_words}
    for name in form.metrics:
        if not plain(name) or (name not in known and plain(name) not in plain(query.text)):
            raise ModelError(messages.reading_rejected("指标", name))
    cutter = Cutter(corpus.pack, units=(), years=(), names=corpus.metric_names)
    own = {measure.metric: measure for measure in query.measures if measure.metric}
    bases = query.bases or form.bases
    read = cutter.measures("、".join(map(plain, form.metrics)))
    return tuple(own.get(each.metric) or each.model_copy(update={"bases": each.bases or bases}) for each in read)


def _threshold(form: Form, query: Query) -> Threshold | None:
    """The bound, its number in the question's own words."""
    if form.comparator is None or not form.threshold:
        return None
    text = plain(form.threshold)
    found = bounds(f"超过{text}")
    if text not in plain(query.text) or len(found) != 1:
        raise ModelError(messages.reading_rejected("条件", form.threshold))
    return found[0][2].model_copy(update={"comparator": form.comparator})


def _top(form: Form, query: Query) -> int | None:
    if form.top is not None and form.top not in _numbers(query.text):
        raise ModelError(messages.reading_rejected("名次", str(form.top)))
    return form.top


def _numbers(text: str) -> set[int]:
    """The whole numbers a question says, in digits or Chinese numerals."""
    runs = re.findall(rf"(?<![\d.])\d+(?![\d.])|[{CHARS}]+", plain(text))
    values = (int(run) if run.isascii() else parse_numeral(run) for run in runs)
    return {int(value) for value in values if value is not None}
