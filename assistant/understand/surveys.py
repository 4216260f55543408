"""A question over the units of imported tables → a `Survey`: which of them, what is measured, what is done with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from assistant.corpus import Corpus
from assistant.lexicon import found, lexicon
from assistant.query import Measure, Query
from assistant.survey import Act, Comparator, Condition, Gauge, Survey
from assistant.understand import operations
from assistant.understand.measures import share_parts
from assistant.understand.units import Mention, mentions
from assistant.understand.vocabulary import Word, WordKind, vocabulary
from assistant.understand.words import segmented
from assistant.understand.years import year_mentions
from index.formulas import Term, parse_formula

_UNIT, _YEAR = "\ue000", "\ue100"
_ORDER = re.compile(
    r"最[高低大小多少](?:的(?:前)?[一二两三四五六七八九十百\d]+(?=家|个|名|位))?|第[一二两三四五六七八九十百\d]+(?:高|低|大|小|多|少|名|位)|"
    r"倒数第[一二两三四五六七八九十百\d]+|排名?(?:在|第)|前[一二两三四五六七八九十百\d]+(?!年)|[从由][高大多低小少]到|排序|排列"
)
_SUM = re.compile(r"总和|之和|合计(?!数)|总计|加起来|加总|相加|总共|一共|共计|总额(?=是|为|有|多)")
_MEAN = re.compile(r"平均|均值")
_COUNT = re.compile(r"(?:多少|几)(?:家|个|户)|(?:数量|个数|家数|数目)(?:是|为|有)?(?:多少|几)?$")
_EVERY = re.compile(r"所有|全部|全体|各家|各个?(?=公司|企业|单位)|每家|哪些|哪几家|哪家")
_NEGATIVE = re.compile(r"(?:为|是)?负(?:数|值)?(?!债)|小于零|低于零|亏损")
_POSITIVE = re.compile(r"(?:为|是)?正(?:数|值)(?!常)|大于零|高于零|为正")
_BETWEEN = re.compile(
    r"(?:介于|在)?(\d[\d,.]*|[一二两三四五六七八九十百千点]+)(亿|万)?元?(?:到|至|和|-|~)(\d[\d,.]*|[一二两三四五六七八九十百千点]+)(亿|万)元?(?:之间|以内)"
)
_CHANGED = re.compile(
    r"(?:比|较|同比|相比)(?:上年|去年|上一年|前一年)?(?:同期)?(?:有所)?(增加|增长|上升|提高|减少|下降|降低|下滑)了?(?=的|公|企|单|有|$)"
)
_QUOTIENT = re.compile(r"(?:与|和|跟|同|对|除以|比上?)(?=[^,。?]{2,16}(?:之比|的比值|的比率|的比例|比值|$))")


@dataclass
class _Reading:
    """A question being read: what was understood is cut out of `rest`, masked by blanks of the same length."""

    rest: str
    gauges: list[tuple[int, int, Gauge]] = field(default_factory=list)
    """Gauges with their spans, left to right."""
    conditions: list[tuple[int, Comparator, Decimal, str]] = field(default_factory=list)

    def cut(self, start: int, end: int, mask: str = "\u3000") -> None:
        self.rest = self.rest[:start] + mask * (end - start) + self.rest[end:]

    def cut_all(self, pattern: re.Pattern[str]) -> list[int]:
        """Cut out every match; where they began."""
        starts = []
        for match in pattern.finditer(self.rest):
            starts.append(match.start())
            self.cut(*match.span())
        return starts


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of a question.

    Attributes:
        surveys: One a year asked about; none where nothing says what to do over the units.
        gauges: What is to be measured.
        unread: Words of the question that nothing was made of.
    """

    surveys: tuple[Survey, ...]
    gauges: tuple[Gauge, ...]
    years: tuple[int, ...]
    unread: str
    placed: bool


def read_survey(query: Query, corpus: Corpus) -> Read | None:
    """The question read as one over many units; None where it names a unit, or nothing the tables have."""
    named = mentions(query.text, corpus)
    if any(not mention.within for mention in named):
        return None
    reading = _Reading(query.text)
    for mention in named:
        reading.cut(mention.start, mention.end, _UNIT)
    for year in year_mentions(reading.rest):
        if year.years or reading.rest[max(0, year.start - 1) : year.start] not in ("比", "较"):
            reading.cut(year.start, year.end, _YEAR)
    _read_bounds(reading)
    _read_gauges(reading, corpus)
    gauges = [gauge for _, _, gauge in reading.gauges]
    if not gauges:
        carried = [gauge for measure in query.measures if (gauge := _carried(measure, corpus)) is not None]
        reading.gauges = [(0, 0, gauge) for gauge in carried]
        gauges = carried
    if not gauges or not all(corpus.offered(term.metric) for gauge in gauges for term in gauge.terms):
        return None
    return _survey(query, corpus, reading, named)


def _survey(query: Query, corpus: Corpus, reading: _Reading, named: tuple[Mention, ...]) -> Read:
    ordered = reading.cut_all(_ORDER)
    summed, averaged, counted = (reading.cut_all(pattern) for pattern in (_SUM, _MEAN, _COUNT))
    every = reading.cut_all(_EVERY)
    conditions, targets = _attached(reading, ordered[0] if ordered else None)
    units = tuple(sorted({name for mention in named for name in mention.within}))
    if not named and query.ambiguous:
        units = query.ambiguous
    act = _act(bool(ordered), bool(summed), bool(averaged), bool(counted), bool(conditions), bool(every or units))
    years = _years(query, [gauge for _, _, gauge in reading.gauges], corpus)
    survey = Survey(
        act=act or "list",
        gauges=tuple(targets),
        year=0,
        places=tuple(dict.fromkeys(mention.text for mention in named)),
        units=units,
        conditions=tuple(conditions),
        descending=query.descending,
        top=query.top,
        nth=query.nth,
        total=bool(summed),
    )
    surveys = tuple(survey.model_copy(update={"year": year}) for year in years) if act else ()
    all_gauges = tuple(gauge for _, _, gauge in reading.gauges)
    return Read(surveys, all_gauges, years, _unread(reading.rest, query), bool(units))


def _act(ordered: bool, summed: bool, averaged: bool, counted: bool, bounded: bool, every: bool) -> Act | None:
    if averaged:
        return "mean"
    if ordered:
        return "rank"
    if summed and not counted:
        return "sum"
    if counted or bounded:
        return "count"
    return "list" if every else None


def _read_bounds(reading: _Reading) -> None:
    for match in list(_BETWEEN.finditer(reading.rest)):
        low, high = (operations.amount(match.group(i)) for i in (1, 3))
        if low is not None and high is not None:
            unit = f"{match.group(4)}元"
            reading.conditions += [
                (match.start(), "≥", low, f"{match.group(2) or match.group(4)}元"),
                (match.start(), "≤", high, unit),
            ]
            reading.cut(*match.span())
    for start, end, bound in operations.bounds(reading.rest):
        reading.conditions.append((start, bound.comparator, bound.value, bound.unit))
        reading.cut(start, end)
    for pattern, comparator in ((_NEGATIVE, "<"), (_POSITIVE, ">")):
        for start in reading.cut_all(pattern):
            reading.conditions.append((start, "<" if comparator == "<" else ">", Decimal(0), ""))


def _read_gauges(reading: _Reading, corpus: Corpus) -> None:
    """The metrics and rates named, with growth, shares and ratios of them worked out from the words around."""
    if (share := share_parts(reading.rest)) is not None and (pair := _pair(share, reading, corpus)) is not None:
        reading.gauges.append(pair)
    pack = corpus.pack
    words = [w for w in vocabulary(pack).words(reading.rest) if w.kind != "basis"]
    changed = _CHANGED.search(reading.rest)
    grown = found(lexicon().growth, reading.rest) if changed is None else None
    taken: list[Word] = []
    for word in words:
        if any(word.start < other.end and other.start < word.end for other in taken):
            continue
        gauge = _of_word(word, words, corpus)
        if gauge is None:
            continue
        taken.append(word)
        reading.gauges.append((word.start, word.end, gauge))
    for word in words:
        reading.cut(word.start, word.end)
    if changed is not None and reading.gauges:
        _change_condition(reading, changed)
    elif grown is not None:
        reading.gauges = [
            (start, end, _growth(gauge) if not gauge.derivation else gauge) for start, end, gauge in reading.gauges
        ]
        reading.cut(*grown.span())
        since = found(lexicon().from_last_year, reading.rest)
        if since:
            reading.cut(*since.span())


def _change_condition(reading: _Reading, changed: re.Match[str]) -> None:
    up = changed.group(1) in ("增加", "增长", "上升", "提高")
    start, end, gauge = max((g for g in reading.gauges if g[0] <= changed.start()), default=reading.gauges[0])
    if not gauge.derivation:
        term = gauge.terms[0]
        before = term.model_copy(update={"years_back": term.years_back + 1})
        change = Gauge(label=f"{gauge.label}较上年的增减", derivation="difference", terms=(term, before))
        reading.gauges[reading.gauges.index((start, end, gauge))] = (start, end, change)
        reading.conditions.append((end, ">" if up else "<", Decimal(0), ""))
    reading.cut(*changed.span())


def _pair(share: tuple[str, str], reading: _Reading, corpus: Corpus) -> tuple[int, int, Gauge] | None:
    """A share of one metric in another: 研发费用占营业收入的比重."""
    part, whole = (_metric_in(text, corpus) for text in share)
    if not part or not whole:
        return None
    start = reading.rest.find(share[0])
    match = found(lexicon().share, reading.rest)
    assert match is not None
    for end in (match.end(),):
        reading.cut(match.start("whole"), end)
    at = reading.rest.rfind(part[1], 0, match.start("whole"))
    if at >= 0:
        reading.cut(at, at + len(part[1]))
    reading.rest = reading.rest.replace("占", "\u3000", 1)
    label = f"{part[0]}占{whole[0]}的比重"
    terms = (Term(metric=part[0]), Term(metric=whole[0]))
    return max(start, 0), match.end(), Gauge(label=label, derivation="share", terms=terms, unit="%", decimals=2)


def _metric_in(text: str, corpus: Corpus) -> tuple[str, str] | None:
    """The last metric named in a text, with the words that name it."""
    words = [w for w in vocabulary(corpus.pack).words(text) if w.kind == "metric"]
    return (words[-1].name, text[words[-1].start : words[-1].end]) if words else None


def _of_word(word: Word, words: list[Word], corpus: Corpus) -> Gauge | None:
    if word.kind == "metric":
        return Gauge(label=word.name, terms=(Term(metric=word.name),))
    of = next(
        (w.name for w in words if w.kind == "metric" and not (w.end <= word.start - 4 or word.end <= w.start)), ""
    )
    for rate in corpus.pack.rate:
        if rate.name == word.name:
            parsed = parse_formula(rate.formula)
            known = corpus.pack.metric_words
            names = [known.get(t.metric, t.metric) or of for t in parsed.terms]
            terms = tuple(t.model_copy(update={"metric": n}) for t, n in zip(parsed.terms, names, strict=True))
            if all(term.metric and corpus.offered(term.metric) for term in terms):
                label = f"{of}{rate.name}" if "{m}" in rate.formula else rate.name
                return Gauge(
                    label=label, derivation="formula", terms=terms, expression=rate.formula, unit=rate.unit,
                    decimals=rate.decimals,
                )  # fmt: skip
    return None


def _growth(gauge: Gauge) -> Gauge:
    term = gauge.terms[0]
    terms = (term, term.model_copy(update={"years_back": term.years_back + 1}))
    return Gauge(label=f"{gauge.label}增长率", derivation="growth", terms=terms, unit="%", decimals=2)


def _carried(measure: Measure, corpus: Corpus) -> Gauge | None:
    """The gauge of a measure taken over from an earlier question."""
    if measure.kind in ("plain", "rate") and measure.metric:
        kind: WordKind = "rate" if measure.metric not in corpus.pack.metrics else "metric"
        return _of_word(Word(kind, measure.metric, 0, 0, False), [], corpus)
    if measure.kind == "growth" and measure.parts and measure.parts[0].metric:
        return _growth(Gauge(label=measure.parts[0].metric, terms=(Term(metric=measure.parts[0].metric),)))
    return None


def _attached(reading: _Reading, order: int | None) -> tuple[list[Condition], list[Gauge]]:
    """Each bound with the gauge before it, else the one after; the gauges no bound took, the ordered one first."""
    gauges = reading.gauges
    used: set[int] = set()
    conditions = []
    for place, comparator, limit, unit in reading.conditions:
        before = [i for i, (start, _, _) in enumerate(gauges) if start <= place]
        index = before[-1] if before else 0
        used.add(index)
        conditions.append(Condition(gauge=gauges[index][2], comparator=comparator, limit=limit, unit=unit))
    left = [i for i in range(len(gauges)) if i not in used] or ([] if order is None else sorted(used))
    if order is not None and len(left) > 1:
        before = [i for i in left if gauges[i][0] <= order]
        first = before[-1] if before else left[0]
        left = [first, *(i for i in left if i != first)]
    return conditions, [gauges[i][2] for i in left]


def _years(query: Query, gauges: list[Gauge], corpus: Corpus) -> tuple[int, ...]:
    """The years asked about; those left open are counted from the latest the tables have."""
    if query.years:
        return query.years
    latest = max((year or 0 for gauge in gauges for term in gauge.terms for year, _, _ in corpus.offered(term.metric)))
    return tuple(latest - back for back in query.years_back) or (latest,)


def _unread(rest: str, query: Query) -> str:
    """The content words left when everything understood is cut out."""
    words = lexicon()
    bare = re.sub(r"[\ue000-\ue2ff\u3000]+|[^\w%]+", "，", rest)
    empty = words.empty | words.familiar | words.survey
    kept = [word for part in bare.split("，") if part for word in segmented(part) if word not in empty]
    return "".join(word for word in kept if not word.isdigit())
