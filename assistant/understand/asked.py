"""What a question wants measured, by what is to be done with it: averages, shares, growth, both sides of a comparison."""

from __future__ import annotations

import re
from itertools import dropwhile, pairwise

from assistant.corpus import Corpus
from assistant.lexicon import lexicon
from assistant.query import Measure, Operation
from assistant.understand import operations
from assistant.understand.heads import Average, average
from assistant.understand.kinds import wanted
from assistant.understand.measures import Cutter, per_head_parts, share_parts
from assistant.understand.vocabulary import vocabulary
from assistant.understand.words import naming, segmented
from index.text import plain

# 308还是318, 480元还是480万元: the figures a conflict is between.
_EITHER = re.compile(r"(?:是)?[\d.]+[元万亿分%个人]{0,2}(?:还是|或者?|还)[\d.]+[元万亿分%个人]{0,2}")
# 按实际支出和全年预算复算: how it is to be worked out, not what.
_BY = re.compile(r"按[^,。?;]{2,18}?(?:来算|计算|复算|重算|推算|算)")
# 支出是三公经费的几倍: what stands on both sides is measured.
_TIMES = re.compile("(?<=[\u4e00-\u9fff])(?:是|为|相当于|等于|达到)(?=[^,。?;]{2,}?(?:几|多少)倍)")
# 除了老旧小区改造，哪项最多: what is left out is not what is measured.
_EXCEPT = re.compile("除(?:了|去|开|掉)?[^,。?;]{2,14}?(?:以外|之外|外|,)(?:的?其他|的?其它|还有)?")
# 哪项花得最多，占总支出多少: the share is that of the item found first.
_SHARE_OF_FIRST = re.compile("[,，](?:又|还|大概|大约|总共)?占(?:了|到)?[^,。?;]*$")
# 哪项支出占比最大: the largest.
_MOST_OF_ALL = re.compile("(?:所|的)?占(?:的|到)?(?:比重|比例|份额|比)?(?=最)")
# 两家谁的三公花得多: whose it is, not what.
_WHOSE = re.compile("(?:[两三四五]家|[两三四五]个(?:局|单位))?(?:谁|哪家|哪个(?:局|单位)?|哪边|哪一家)的?")
# 甲局、乙局两家一共: the units that were named, once more.
_ALL_OF = re.compile(
    "(?<=[\ue000-\ue0ff])(?:这|那)?[两三四五六七八](?:[家地县市区边头方处者]|个(?:单位|局|部门|地方|县|市|区|镇|乡)|[个份]报告)(?![级里])"
)
# 基本支出、项目支出各占总支出多少: a share each.
_LISTED_PARTS = re.compile("(?P<parts>[^,。?;]+[、和与及][^,。?;]+?)(?:各自|各|分别)(?:都|是)?")
# 还有几件没办: what is not done of it is for the plan.
_NOT_DONE = re.compile("(?<=[少几个件处座套户人家项名辆公里钱元亿万])(?:没有?|尚?未)[\u4e00-\u9fff]{1,3}$")
# 甲、乙加起来等于丙吗: what they are held against is no part of the last of them.
_COME_TO = re.compile("(加起来|加在一起|合起来|相加|之和|合计)(?:是不是|是否|能不能)?(?:等于|够)(?=[\u4e00-\u9fff]{2})")
_STAFF = "在职人数"
# 多发了多少, 少建多少个: the verb names what is compared.
_MORE_OF = re.compile("(?<![最至多])[多少](?=(?!少|多|了)[\u4e00-\u9fff]{1,3}?了?(?:多少|几))")


def asked_measures(
    masked_text: str, cutter: Cutter, corpus: Corpus, operation: Operation | None, *, several: bool, named: bool
) -> tuple[Measure, ...]:
    """The measures of a masked question, by what is to be done with them.

    Args:
        several: Several units are asked about.
        named: The question names a unit.
    """
    text = _EITHER.sub("", masked_text)
    if several:
        text = _ALL_OF.sub("", text)
    if operation in ("rank", "filter", "filter_count"):
        text = _MOST_OF_ALL.sub("", _SHARE_OF_FIRST.sub("", _EXCEPT.sub("", text)))
    if operation == "conflict":
        text = _COME_TO.sub(r"\1,", text)
    if operation == "compare":
        text = _WHOSE.sub("的", text)
    if operation == "difference":
        text = _NOT_DONE.sub(
            "", _MORE_OF.sub(lambda match: match[0] if match[0][:2] in corpus.metric_names else "", text)
        )
    if not per_head_parts(text):
        text = _BY.sub("", text)
    named_average = _named_average(text, corpus)
    scored = wanted(text) == "score" or lexicon().reading.scored.search(text) is not None  # 管理费占比得几分
    grows = operation not in ("difference", "times") and not scored and operations.growth(text)
    heads = None if named_average or grows or scored else per_head_parts(text)  # 人均补助标准涨了百分之几: the standard
    if heads is not None and average(text) is None and not _own_name(text, cutter):
        people = cutter.measure(heads[1]) if heads[1] else Measure(metric=_STAFF, words=_STAFF, wanted="count")
        return (Measure(kind="per_head", words=cutter.content(text), parts=(cutter.measure(heads[0]), people)),)
    if not named_average and not several and (asked := average(text)) is not None:
        part, divisor = cutter.measure(asked.part), _heads(asked, cutter, corpus)
        if part.metric and part.metric == divisor.metric:
            part = part.model_copy(update={"metric": "", "residue": part.words, "wanted": "money"})
        return (Measure(kind="per_head", words=cutter.content(text), each=asked.each, parts=(part, divisor)),)
    if not named:
        for pattern in lexicon().everyone:
            text = pattern.sub("的", text)
    if operation != "times" and not scored and (share := share_parts(text)) is not None:
        if listed := _LISTED_PARTS.fullmatch(share[0]):
            whole = cutter.measure(share[1])
            parts = cutter.measures(listed.group("parts"))
            return tuple(_share(part, whole, part.words + whole.words) for part in parts)
        part, *wholes = _of_one_row((cutter.measure(share[0]), cutter.measure(share[1])), corpus.metric_names)
        return (_share(part, wholes[0], cutter.content(text)),)
    if operation == "times":
        text = _TIMES.sub(",", text)
    sides = _both_sides(text) if operation in ("difference", "compare", "yes_no") else text
    measures = _without_titles(
        _without_topics(_of_one_row(cutter.measures(sides), corpus.metric_names)), cutter, corpus
    )
    if operation in ("rank", "filter", "filter_count", "average", "compare"):
        measures = tuple(_uncounted(measure, corpus) for measure in measures)
    if grows and operations.growth(text):
        if not measures:
            return (Measure(kind="growth", wanted="rate"),)
        return tuple(_growth(m) if m.kind == "plain" else _grown_standard(m) for m in measures)
    return measures


def _of_one_row(measures: tuple[Measure, ...], names: str) -> tuple[Measure, ...]:
    """东片区合同价减已付款: what is paid of that 片区, where figures are printed under both names."""
    first = measures[0] if measures else None
    if first is None or first.kind != "plain" or (first.metric and not first.residue):
        return measures
    return (first, *(_in_row(measure, first.words, names) for measure in measures[1:]))


def _in_row(measure: Measure, words: str, names: str) -> Measure:
    own = measure.words.removeprefix(words)
    if (measure.metric and measure.residue) or measure.kind != "plain" or not own:
        return measure
    ends = range(len(words) - 2, 1, -1)
    gaps = ("", " ", "资金") if words in names else ("资金",)
    rows = ((words[:end], gap) for end in ends for gap in gaps)
    said = next((f"{row}{gap.strip()}{own}" for row, gap in rows if f"{row}{gap}{own}" in names), "")
    if not said and lexicon().numbered.search(own):
        said = next((own + words[end:] for end in ends[::-1] if _printed(words, end, own, names)), "")
    update = {"metric": "", "words": said, "residue": said, "limits": naming(said)}
    return measure.model_copy(update=update) if said else measure


def _printed(words: str, end: int, other: str, names: str) -> bool:
    """Whether one column's figures are printed of both rows: 中标价 of 1标段(东镇) and of 2标段(西镇)."""
    column = re.escape(words[end:])
    return all(re.search(rf"{re.escape(row)}[^\n]{{0,10}}?{column}", names) for row in (words[:end], other))


def _without_topics(measures: tuple[Measure, ...]) -> tuple[Measure, ...]:
    """退回的补贴，追回多少: what is only named to ask something of it is not asked for itself."""
    pairs = pairwise(measures)
    topics = [one for one, of in pairs if of.asked and not one.asked and _goes_on(of.words, one.words)]
    return tuple(measure for measure in measures if measure not in topics)


def _without_titles(measures: tuple[Measure, ...], cutter: Cutter, corpus: Corpus) -> tuple[Measure, ...]:
    """甲县农业专项和乙市文化专项，到位资金合计多少: the titles of their reports say which are meant, not what is asked."""
    *said, asked = measures or (Measure(),)
    if not said or not asked.asked or any(m.kind != "plain" or _past_title(m, corpus) for m in said):
        return measures
    if not asked.units:
        return measures if any(m.wanted or m.asked for m in said) else (asked,)
    rest = _past_title(asked, corpus)
    return (cutter.measure(f"{rest}多少"),) if rest != asked.words and naming(rest) else measures


def _past_title(measure: Measure, corpus: Corpus) -> str:
    """The words of a measure behind those that a title of its unit's reports says; all of them where it has none."""
    unit = corpus.unit_by_name.get(measure.units[0]) if len(measure.units) == 1 else None
    if unit is None:
        return measure.words
    titles = plain("|".join(corpus.cards[r].identity.title for r in unit.report_ids if r in corpus.cards))
    words = segmented(measure.words)
    return "".join(dropwhile(lambda word: word in titles, words))


def _goes_on(words: str, topic: str) -> bool:
    return bool(topic) and words != topic and words.startswith(topic)


def _heads(asked: Average, cutter: Cutter, corpus: Corpus) -> Measure:
    """What an average is divided by: the metric that counts the noun named, else the noun; the staff where none is."""
    if not asked.heads:
        return Measure(metric=_STAFF, words=_STAFF, wanted="count")
    for form in (asked.heads, f"{asked.heads}人数", f"{asked.heads}数"):
        measure = cutter.measure(form)
        metric = corpus.pack.metrics.get(measure.metric)
        if metric is not None and metric.kind == "count":
            return Measure(metric=metric.name, words=plain(metric.name), wanted="count")
    words = cutter.content(asked.heads)
    counter = asked.counter if asked.counter in ("公里", "户", "亩", "人次", "批次") else ""
    return Measure(words=words, residue=words, wanted="count", counter=counter)


def _named_average(text: str, corpus: Corpus) -> bool:
    """Whether the pack itself says what such an average is of: 人均接待费 is a head of the guests."""
    own = (r for r in corpus.pack.rate if "{m}" not in r.formula and not r.formula.endswith(_STAFF))
    rates = {rate.name for rate in own if rate.unit != "%"}
    return any(word.kind == "rate" and word.name in rates for word in vocabulary(corpus.pack).words(text))


def _own_name(text: str, cutter: Cutter) -> bool:
    """Whether 人均 belongs to a metric's own name: 农民人均收入 is no amount per head of the unit's staff."""
    before = text[: max(text.find("人均"), 0)]
    for pattern in lexicon().per_head_basis:
        before = pattern.sub("", before)
    return bool(naming(cutter.content(before)))


def _both_sides(text: str) -> str:
    """退休的比在编的多几个: what stands on both sides of 比 is measured."""
    return re.sub(
        r"(?<=[\u4e00-\u9fff])(?<![占同环])比(?!重|例|如|较|上|去|前|预算|目标|计划|年初)(?=[\u4e00-\u9fff]|\d{1,2}(?:"
        + lexicon().numbered.pattern
        + "))",
        ",",
        text,
    )


def _share(part: Measure, whole: Measure, words: str) -> Measure:
    """A share of a whole; of one metric on two bases, a ratio."""
    same_metric = part.bases and whole.bases and whole.metric in ("", part.metric)
    return Measure(kind="ratio" if same_metric else "share", words=words, parts=(part, whole), wanted="rate")


def _growth(measure: Measure) -> Measure:
    of = measure.model_copy(update={"wanted": ""})
    return Measure(
        kind="growth", words=measure.words, parts=(of,), wanted="rate", units=measure.units, years=measure.years
    )


def _grown_standard(measure: Measure) -> Measure:
    """人均补助标准 is a figure of its own, which grows; other measures are told as they are."""
    if measure.kind != "rate" or not measure.residue.endswith("标准"):
        return measure
    return _growth(Measure(words=measure.words, residue=measure.words))


def _uncounted(measure: Measure, corpus: Corpus) -> Measure:
    """几家, asked over units, counts the units; it does not make the figure a count."""
    metric = corpus.pack.metrics.get(measure.metric)
    if measure.wanted != "count" or metric is None or metric.kind == "count":
        return measure
    return measure.model_copy(update={"wanted": "" if metric.kind == "text" else metric.kind})
