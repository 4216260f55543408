"""The understanding of one question, step by step, and of a conversation, question by question."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.corpus import Corpus
from assistant.lexicon import found, lexicon
from assistant.query import Measure, Operation, Query
from assistant.understand import operations
from assistant.understand.asked import asked_measures
from assistant.understand.clauses import apart, clauses
from assistant.understand.directory import directory
from assistant.understand.followup import swapped, taken_over, which
from assistant.understand.framing import unframed
from assistant.understand.lists import tallied
from assistant.understand.masked import Masked, based, counted_back, first_year_only, listed_years
from assistant.understand.measures import UNIT_MARK, YEAR_MARK, Cutter, bases_in
from assistant.understand.numbered import written_out
from assistant.understand.own_words import as_printed
from assistant.understand.projects import as_units
from assistant.understand.remainders import remainder
from assistant.understand.spelling import corrected
from assistant.understand.units import mentions, slips_of_several, unit_words
from assistant.understand.vocabulary import vocabulary
from assistant.understand.whole_parts import parts_named
from assistant.understand.words import segmented
from assistant.understand.years import YearMention, year_mentions
from index.terms import simplified
from index.text import plain

# A blank between Chinese words is a pause: 几个亿 两位小数.
_PAUSE = re.compile(r"(?<=[\u4e00-\u9fff?？])(?<!年)\s+(?=[\u4e00-\u9fff])")
# 表上“年度资金总额”那行: 上 says where; without the quotation marks it would read as 上年度.
_LOCATIVE = re.compile(r"([\u4e00-\u9fff])上(?=[“\"「])")


# 几家, 多少人 ask for a number; 几条, 几点, 哪几个方面 ask for the things themselves.
_COUNTED = re.compile(
    r"(多少|(?<!哪)几)(家|个|人|名|户|次|辆|处|亩|公里|所|座|台|起|件|场|批|套|对|间|份|吨)(?!方面|问题|亿|百分)"
)

# 解决了几个问题 asks for a number too.
_ISSUES = re.compile(r"(?:解决|整改|研究|查出|排查出|化解|协调)了?(?:多少|几)个?问题")

# 某局，2023年花了多少: the unit, and after a pause what is asked of it.
_PAUSED = re.compile("(?<=^[\ue000-\ue0ff])[,:;]")
_GIVEN_CHANGE = re.compile(
    r"(?:同比|比上年|较上年)?(?:增长|上升|增加|提高|下降|减少|降低)了?[\d.]+(?:%|个?百分点)[,，]?"
)
_RATES = re.compile("(?:率|度|占比|比重|比例)(?:目标|计划|预期)?值?$")
_RANK = re.compile(r"(最[高低大小多少好长]|第[一二三四五六七八九十\d]+)[\u4e00-\u9fff]{2}")
_KINDS = frozenset("局委办厅院会校队处")
_EACH = re.compile("分别|各(?:是|为|有)?(?:多少|几)")
_SUMMED = re.compile("合计|总计|平均")


def understand(question: str, corpus: Corpus, *, history: Sequence[str] = ()) -> Query:
    """The question as understood after the earlier questions of its conversation, oldest first."""
    earlier: Query | None = None
    for asked in history[-8:]:
        earlier = _followed(asked, corpus, earlier)
    query = _followed(question, corpus, earlier)
    asking = clauses(plain(simplified(question)))
    return _in_clauses(query, asking, corpus, earlier) if asking else query


def _in_clauses(whole: Query, asking: tuple[str, ...], corpus: Corpus, earlier: Query | None) -> Query:
    """The question with its clauses, each understood after the one before it."""
    queries = [_followed(asking[0], corpus, earlier)]
    for clause in asking[1:]:
        query = _followed(clause, corpus, queries[-1])
        once = len(query.years) > 1 and query.operation in ("lookup", "rank", "filter", "filter_count")
        queries.append(query.model_copy(update={"years": query.years[:1]}) if once and not _dated(clause) else query)
    first, *rest = queries
    if all(query.operation == "lookup" for query in queries):
        worked = tuple(m for query in rest for m in query.measures if m.kind in ("growth", "share", "ratio"))
        if worked and all(measure.kind == "plain" for measure in first.measures):
            # 零售额多少，增长几个点; 基本支出多少，占总支出多少: both
            return whole.model_copy(update={"measures": (*first.measures, *worked)})
        return _each_of_its_year(whole, first, corpus)
    return whole.model_copy(update={"clauses": tuple(queries)}) if apart(whole, first, tuple(rest), asking) else whole


def _each_of_its_year(whole: Query, first: Query, corpus: Corpus) -> Query:
    """调整后预算多少，2021年又花了多少: the year of a later clause is not that of the first, which is the latest."""
    unit = corpus.unit_by_name.get(whole.units[0]) if len(whole.units) == 1 else None
    if unit is None or not unit.years or first.years or first.years_back:
        return whole
    now = {"years": unit.years[-1:]}
    undated = len(first.measures)
    each = (m.model_copy(update=now) if i < undated and not m.years else m for i, m in enumerate(whole.measures))
    return whole.model_copy(update={"measures": tuple(each)})


def _rate_of_points(measure: Measure, text: str, corpus: Corpus) -> bool:
    """Whether it is asked by how many points a rate rose or fell: 满意度比上年提高了几个点."""
    if measure.kind != "growth" or not measure.parts or re.search("(?:多少|几)个?(?:百分)?点", text) is None:
        return False
    metric = corpus.pack.metrics.get(measure.parts[0].metric)
    return metric.kind == "rate" if metric else _RATES.search(measure.parts[0].words) is not None


def _two_named(measures: tuple[Measure, ...]) -> bool:
    """Whether two metrics are held against each other: 基本支出和项目支出哪个多."""
    return (
        len(measures) == 2
        and all(m.kind == "plain" and m.metric for m in measures)
        and measures[0].metric != measures[1].metric
    )


def _moved(masked: Masked, measures: tuple[Measure, ...], corpus: Corpus) -> bool:
    """Whether it is asked by how much one thing rose or fell, with nothing named to hold it against."""
    if lexicon().moved.search(masked.text) is None or len(measures) > 1 or bases_in(masked.text, corpus.pack):
        return False
    return len(masked.years) < 2 and re.search("[比较从由]", masked.text) is None


def _dated(clause: str) -> bool:
    """Whether a clause names a year of its own."""
    return bool(year_mentions(plain(clause)))


def _followed(question: str, corpus: Corpus, earlier: Query | None) -> Query:
    """The question as understood after the one before it, which it may only change one word of."""
    before = earlier.text if earlier and not mentions(plain(question), corpus) else ""
    changed = swapped(question, before, corpus.metric_names) if before else None
    changed = changed or (which(question, earlier) if earlier and before else None)
    query = _understood(changed or question, corpus, earlier)
    return query.model_copy(update={"question": question}) if changed else query


def _understood(question: str, corpus: Corpus, earlier: Query | None) -> Query:
    question_text = _PAUSE.sub("，", simplified(question))
    asked = _unsteered(plain(_LOCATIVE.sub(r"\1里", question_text)))
    text, slips = _mended(_standard(written_out(_bare(asked, corpus))), corpus)
    text, own = as_printed(_without_given_change(text), corpus)
    slips = (*slips, *own)
    named = bool(earlier and earlier.units) or bool(mentions(text, corpus))
    text, projects = (text, ()) if named else as_units(text, corpus)
    bounds = operations.mask_bound(text)
    compared = operations.from_last_year(bounds.text)
    masked = _mask(bounds.text.replace(compared.group(), "的") if compared else bounds.text, corpus)
    masked = _of_row(masked)
    unit_names = tuple(
        dict.fromkeys(name for mention in masked.units if len(mention.units) == 1 for name in mention.units)
    )
    unit_names = unit_names or projects
    several_fit = next((m.units for m in masked.units if len(m.units) > 1), ())
    if several_fit and _all_meant(masked):
        unit_names, several_fit = several_fit, ()
    everyone = not unit_names and found(lexicon().everyone, masked.text) is not None
    several = len(unit_names) > 1 or everyone
    told = bounds.text if compared else masked.text
    apart = several or sum(max(len(mention.years), len(mention.back)) for mention in masked.years) > 1
    told = _without_named_ranks(told, corpus)
    each = not tallied(told) and (not apart or _EACH.search(told) is not None)
    operation = operations.operation(_without_metric_cues(told, corpus) if each else told, several=several)
    if found(lexicon().backwards, masked.text) and len(masked.years) > 1:
        masked = first_year_only(masked)
        operation = None
    masked, base_year = based(masked)
    masked = counted_back(listed_years(masked, unit_names, corpus))
    either = found(lexicon().either, masked.text) if compared or base_year or apart else None
    if either is not None and not several and operation in (None, "yes_no", "compare") and "百分" not in masked.text:
        masked = Masked(masked.text.replace(either.group(), ""), masked.units, masked.years)
        operation = "difference"
    moves = lexicon().holdings.moved.search(masked.text) if several else None
    counts = lexicon().holdings.counted.search(masked.text) if several and bounds.threshold else None
    ends = lexicon().holdings.gap.search(masked.text) if several else None
    place = lexicon().holdings.place.search(masked.text) if len(unit_names) == 1 else None
    for cut in filter(None, (counts, moves, ends, place)):
        masked = Masked(masked.text.replace(cut.group(), ""), masked.units, masked.years)
    left = remainder(masked.text, _cutter(masked, corpus))
    if left is not None:
        operation, measures = left
    else:
        measures = asked_measures(
            masked.text, _cutter(masked, corpus), corpus, operation, several=several, named=bool(masked.units)
        )
    if not measures and bounds.threshold is not None and bounds.threshold.unit == "分":
        measures = _cutter(masked, corpus).measures("得分")  # 90分以上的有几家
    if operation is None and measures and all(_rate_of_points(measure, masked.text, corpus) for measure in measures):
        operation, measures = "difference", tuple(measure.parts[0] for measure in measures)
    if operation == "compare" and not several and not compared and _two_named(measures):
        operation = "difference"
    against = (
        compared is not None or moves is not None or (operation == "difference" and _moved(masked, measures, corpus))
    )
    measures = parts_named(measures, corpus.pack, earlier.measures if earlier else ())
    topic = _topic(masked.text, corpus)
    relative = tuple(_back(back, mention, masked, earlier) for mention in masked.years for back in mention.back)
    threshold = operations.in_kind(bounds.threshold, measures, corpus.pack)
    if threshold is not None and threshold != bounds.threshold:
        slips = (*slips, f"{threshold.value}→{threshold.value}{threshold.unit}")
    unnamed = not (unit_names or several_fit or (earlier and (earlier.units or earlier.ambiguous)))
    everyone = everyone or (unnamed and operation == "rank" and _ranks_units(masked.text, measures))
    query = Query(
        question=question,
        text=text,
        operation=operation or _default_operation(masked.text, measures, topic),
        measures=measures,
        units=unit_names,
        everyone=everyone,
        unknown_units=tuple(_typed(mention.text, slips) for mention in masked.units if not mention.units),
        ambiguous=() if unit_names else several_fit,
        years=tuple(dict.fromkeys(y for mention in masked.years if not mention.listed for y in mention.years)),
        years_back=relative,
        against_last_year=against,
        base_year=base_year,
        bases=bases_in(masked.text, corpus.pack),
        wanted_unit=operations.wanted_unit(masked.text),
        decimals=operations.decimals(masked.text),
        descending=operations.descending(told),
        top=operations.top(told),
        nth=operations.nth(told),
        threshold=threshold,
        topic=topic,
        wanted_text=operations.wanted_text(masked.text),
        words=_cutter(masked, corpus).content(masked.text),
        text_words=_text_words(masked.text),
        corrections=(*slips, *(f"{m.text[: len(m.meant)]}→{m.meant}" for m in masked.units if m.meant)),
        trail=(*(earlier.trail if earlier else ()), *(m for m in measures if m.metric or len(m.words) > 1))[-4:],
    )
    if earlier is None:
        return query
    return taken_over(query, earlier, masked=masked.text, names=corpus.names_of(query.units or earlier.units))


def _all_meant(masked: Masked) -> bool:
    """Whether a name that several units fit means all of them: 各民政局, 民政局里哪家, 卫健局一共."""
    kind = any(len(m.units) > 1 and m.text[-1:] in _KINDS for m in masked.units)
    said = lexicon().holdings
    return bool(said.group.search(masked.text) or (kind and said.together_all.search(masked.text)))


def _ranks_units(text: str, measures: Sequence[Measure]) -> bool:
    """Whether it is units that are ordered, though the question does not say so: 总支出第二的是谁."""
    if len(measures) != 1 or lexicon().ranking.items.search(text):
        return False
    asked = measures[0]
    return asked.bases == ("得分",) or (bool(asked.metric) and not asked.residue and not asked.limits)


def _of_row(masked: Masked) -> Masked:
    """收支明细表高标准农田那行省级资金 as 高标准农田省级资金: the table it stands in is not what is asked."""
    said = lexicon().rows.row_of.match(masked.text) if "行" in masked.text else None
    return Masked(f"{said['unit']}{said['row']}{said['rest']}", masked.units, masked.years) if said else masked


def _bare(text: str, corpus: Corpus) -> str:
    """The question without what is said around it: 请问…谢谢, 领导问…急, （只要数）."""
    words = vocabulary(corpus.pack)
    known = directory(corpus)

    def aside(match: re.Match[str]) -> str:
        inside = match.group(1)
        telling = (
            words.words(inside) or re.search(r"\d|不含|按|年|[和、及]", inside) or any(w in inside for w in known.words)
        )
        return match.group() if telling else ""

    return unframed(re.sub(r"\(([^()]{1,12})\)", aside, text))


def _without_given_change(text: str) -> str:
    """客运量增长12.4%，照这么算上一年多少: the change is the report's; what is asked for is the figure before it."""
    backwards = found(lexicon().backwards, text)
    if backwards is None or (change := _GIVEN_CHANGE.search(text)) is None:
        return text
    return text.replace(backwards.group(), "").replace(change.group(), "")


def _without_metric_cues(text: str, corpus: Corpus) -> str:
    """The text with names of metrics that hold a word of adding up (流动资产合计) put aside: they ask for no sum."""
    for word in reversed(vocabulary(corpus.pack).words(text)):
        if word.kind == "metric" and not word.spoken and _SUMMED.search(text[word.start : word.end]):
            text = text[: word.start] + "指标" + text[word.end :]
    return text


def _without_named_ranks(text: str, corpus: Corpus) -> str:
    """The text with ranks that belong to a printed name (最低生活保障, 第七小学) put aside: they ask for no order."""
    for match in _RANK.finditer(text):
        if match.group() in corpus.metric_names:
            text = text[: match.start()] + "某" * len(match.group(1)) + text[match.end(1) :]
    return text


def _standard(text: str) -> str:
    """The question with dialect words and spoken phrases put as the standard language and reports have them."""
    for spoken, standard in lexicon().dialect.items():
        text = text.replace(spoken, standard)
    for phrase, written in lexicon().rewrites:
        text = phrase.sub(written, text)
    return text


def _back(back: int, mention: YearMention, masked: Masked, earlier: Query | None) -> int:
    """去年, with no year named to count from, is the year reported on last: reports of a year come out in the next."""
    anchored = any(other.years for other in masked.years) or (earlier is not None and earlier.years)
    return back if anchored or mention.reported else max(0, back - 1)


def _unsteered(text: str) -> str:
    """The question without attempts to steer the answer; they are words, not orders."""
    for pattern in lexicon().steering:
        rest = pattern.sub("", text)
        text = rest if len(rest) >= 2 else text
    return text


def _right_words(corpus: Corpus) -> frozenset[str]:
    return frozenset(word for word in vocabulary(corpus.pack).entries if len(word) > 1) | unit_words(corpus)


def _mended(text: str, corpus: Corpus) -> tuple[str, tuple[str, ...]]:
    words = corpus.once("words that slips are mended into", lambda: _right_words(corpus))
    return corrected(
        text,
        words=words,
        familiar=lexicon().familiar,
        fixed=lexicon().right_words,
        protected=(corpus.metric_names, *slips_of_several(text, corpus)),
        shapes=corpus.pack.confusions,
        prints=corpus.prints,
    )


def _typed(name: str, slips: Sequence[str]) -> str:
    """A name as the user typed it, before slips were mended."""
    for slip in slips:
        wrong, right = slip.split("→")
        name = name.replace(right, wrong)
    return name


def _mask(text: str, corpus: Corpus) -> Masked:
    units = mentions(text, corpus)
    for index, mention in reversed(list(enumerate(units))):
        level = text[mention.end - 1] if text.startswith("本级", mention.end) else ""  # 某省本级 is the 省本级 of it
        mark = chr(UNIT_MARK + index) + (level if level in "省市州县区乡镇" else "")
        text = text[: mention.start] + mark + text[mention.end :]
    if len(units) == 1:
        text = _PAUSED.sub("", text)
    known = vocabulary(corpus.pack)
    years = year_mentions(
        text, names=corpus.metric_names, metric_words=lambda rest: any(w.start == 0 for w in known.words(rest[:12]))
    )
    for index, year in reversed(list(enumerate(years))):
        text = text[: year.start] + chr(YEAR_MARK + index) + text[year.end :]
    return Masked(text, units, years)


def _text_words(text: str) -> str:
    """Content words for reading text: what is said of comparing and acting stays."""
    bare = re.sub("[\ue000-\ue2ff]", "，", text)
    words = (word for part in re.split(r"[^\w%]+", bare) for word in segmented(part))
    return "".join(word for word in words if word not in lexicon().function_set)


def _cutter(masked: Masked, corpus: Corpus) -> Cutter:
    return Cutter(
        corpus.pack,
        units=tuple(mention.units for mention in masked.units),
        years=tuple(mention.years for mention in masked.years),
        names=corpus.metric_names,
    )


def _default_operation(text: str, measures: tuple[Measure, ...], topic: str) -> Operation:
    if _ISSUES.search(text):
        return "lookup"
    named = any(m.parts or (m.metric and not m.spoken) or m.wanted in ("money", "rate", "score") for m in measures)
    if topic and not named and "多少" not in text:
        return "text"
    if _COUNTED.search(text):
        return "lookup"
    figures = any(m.metric or m.wanted or m.bases for m in measures)
    if operations.asks_text(text) or (not figures and not found(lexicon().figure, text)):
        return "text"
    return "lookup"


def _topic(text: str, corpus: Corpus) -> str:
    """The section topic whose longest cue the question holds; heading words count where no cue does."""
    cues = [(len(cue), topic.name) for topic in corpus.pack.topic for cue in topic.cues if plain(cue) in text]
    headings = [
        (len(word), topic.name) for topic in corpus.pack.topic for word in topic.headings if plain(word) in text
    ]
    found_words = cues or [pair for pair in headings if pair[0] > 1]
    return max(found_words, key=lambda pair: pair[0])[1] if found_words else ""
