"""What a question takes over from the one before it: 那2022年呢 / 它的项目支出呢 / 和鼎城比呢 / 完成了没有."""

from __future__ import annotations

import re

from assistant.lexicon import lexicon
from assistant.query import Measure, Query
from assistant.understand.bureaus import in_order
from assistant.understand.words import classed, naming, segmented
from index.text import plain

_BOTH = re.compile(
    r"(两个|两项|两者|它俩|它们俩|二者|这两|那两|前两)|^(?:那么?)?(?:加起来|加一起|加在一起|合起来)(?:是|有|呢|多少|[,。?])*$"
)
_WHICH = re.compile(
    r"(?:那么?)?(?:是|到底|究竟)?(?:哪一?[个项家边块年]|谁)(?:的)?(?:更|要|得|增|涨|降|花|用)*(?:多|少|大|小|高|低|快|慢)(?:一?[点些])?(?:呢|了|啊)?[,，]?(?:(?:多|少|高|低|大|小|差|快|慢)了?(?:多少|几[个家人]?))?[?？。]?"
)
"""哪个多: of the two things, or the two units, asked about one after the other."""
_COMPARED_WITH = re.compile(r"(和|跟|与|同)[\ue000-\ue0ff](比|相比|对比|比较)|比[\ue000-\ue0ff](呢|多|少|高|低)")


_SHORT = re.compile(
    r"(?:那么?|还有|其中)?(?P<new>[\u4e00-\u9fff]{2,7}?)(?:的|那边)?(?:呢|是多少|有多少|多少|怎么样)?[?。]?"
)
_BARE = re.compile("那.{1,14}呢[?。]?|.{1,8}")
"""A question of so few words may only name another thing."""
_SHORT_NAME = 4
"""A longer name tells by itself what it is of."""
_PLACE = "县区市镇乡村"

_BASIS_SAID = re.compile(r"(?<=..)(?:目标|计划|实际|预算|决算)[值数]?$")
"""The basis at the end of what was asked before, when another one is asked for now."""


def swapped(asked: str, before: str, names: str) -> str | None:
    """The question before with one thing in it changed for its like: 城镇低保补差多少, 农村的呢; 岩门县执行率, 那柳坪呢.

    Args:
        before: The question before, as understood.
        names: Words of metrics and rows of the corpus.
    """
    match = _SHORT.fullmatch(plain(asked))
    if match is None:
        return None
    new = match.group("new")
    for alike in lexicon().alike:
        if new in alike and (old := next((word for word in alike if word in before and word != new), None)):
            return before.replace(old, new, 1)
    for place, char in enumerate(before):
        if char not in _PLACE:
            continue
        named = new if new.endswith(char) else new + char
        old = next((before[place - k : place + 1] for k in (2, 3) if before[place - k : place + 1] in names), None)
        if old and len(old) > 2 and named != old and named in names:
            return before.replace(old, named, 1)
    return None


def which(asked: str, earlier: Query) -> str | None:
    """哪个多, of the last two things asked about, with their names; None for other questions, or of two units or years."""
    if len(earlier.trail) < 2 or earlier.units_before or not _WHICH.fullmatch(plain(asked)):
        return None
    rated = [m.kind == "growth" or (m.kind == "plain" and m.wanted == "rate") for m in earlier.trail[-2:]]
    names = [lexicon().rows.of_growth.sub("", m.words) if all(rated) else m.words for m in earlier.trail[-2:]]
    told = all(m.kind in ("plain", "growth") for m in earlier.trail[-2:]) and rated[0] == rated[1]
    if not told or names[0] == names[1]:
        return None
    return f"{names[0]}和{names[1]}{'增速' if rated[0] else ''}{asked.replace('谁', '哪个')}"


def taken_over(query: Query, earlier: Query, *, masked: str, names: str = "") -> Query:
    """The query with what it leaves open filled in from the earlier one.

    Args:
        masked: The question with its units and years masked.
        names: Words of metrics and rows of the corpus.
    """
    changes: dict[str, object] = {}
    if _COMPARED_WITH.search(masked) and earlier.units:
        changes["units"] = tuple(dict.fromkeys((*earlier.units, *query.units)))
        changes["operation"] = "compare"
    elif not (query.units or query.ambiguous or query.unknown_units) and not (
        query.everyone and not (_silent(query) and earlier.units)
    ):
        changes |= {"units": earlier.units, "everyone": earlier.everyone, "ambiguous": earlier.ambiguous}
    if not (query.years or query.years_back):
        changes |= {"years": earlier.years, "years_back": earlier.years_back}
    elif query.years_back and earlier.years and not query.years:
        changes |= {"years": tuple(max(earlier.years) - back for back in query.years_back), "years_back": ()}
    changed = query.operation == "difference" or any(m.kind == "growth" for m in query.measures)
    if changed and earlier.years_before is not None and earlier.years and not (query.years or query.years_back):
        changes |= _between(earlier.years, earlier.years_before)
    elif changed and earlier.years_back == (1,) and not (query.years or query.years_back or query.against_last_year):
        changes |= {"years_back": (), "against_last_year": True}  # 上年呢, then 多了多少
    elif changed and not (query.against_last_year or query.base_year or query.bases):
        changes |= {"against_last_year": earlier.against_last_year, "base_year": earlier.base_year}
    which_one = _WHICH.fullmatch(masked)
    if which_one and earlier.units_before:
        changes |= {"units": tuple(dict.fromkeys((*earlier.units_before, *earlier.units))), "operation": "compare"}
    if which_one and earlier.years_before is not None and earlier.years and not earlier.units_before:
        changes |= {**_between(earlier.years, earlier.years_before), "operation": "difference"}
    if _BOTH.search(masked) and len(earlier.trail) > 1:
        changes |= {"measures": tuple(_anywhere(m) for m in earlier.trail[-2:]), "words": earlier.words}
        if query.operation in ("lookup", "text"):
            changes["operation"] = "sum" if "加" in masked else "difference"
    elif _silent(query) or _asks_before(query):
        bases = query.bases
        kept = tuple(_with_bases(_anywhere(m), bases) for m in earlier.measures)
        derived = next((m for m in query.measures if m.kind in ("growth", "rate", "per_head", "share")), None)
        changes["measures"] = (_completed(derived, earlier),) if derived else kept
        if query.years and not derived and query.operation in ("lookup", "text"):
            changes["years_before"] = earlier.years
        if query.units and not derived and earlier.units:
            changes["units_before"] = earlier.units
        changes["words"] = query.words or earlier.words
        changes["text_words"] = earlier.text_words + query.text_words
        if query.operation in ("lookup", "text") and not query.topic and "operation" not in changes and not derived:
            changes |= {"operation": earlier.operation, "topic": earlier.topic, "wanted_text": earlier.wanted_text}
            if bases and earlier.operation == "difference":  # 预算数呢: that figure, and no difference to it
                changes |= {"operation": "lookup", "measures": kept[:1], "against_last_year": False, "base_year": None}
    else:
        own = tuple(_completed(m, earlier, names) for m in query.measures)
        changes["measures"] = own
        if not _silent(query):
            changes["trail"] = (*earlier.trail, *(m for m in own if m.metric or len(m.words) > 1))[-4:]
        bare = query.operation == "text" and not query.topic and not query.wanted_text and _BARE.fullmatch(query.text)
        if bare and earlier.operation not in ("text", "why", "definition"):
            changes["operation"] = earlier.operation
    return query.model_copy(update=changes)


def _between(years: tuple[int, ...], before: tuple[int, ...]) -> dict[str, object]:
    """Of two years asked about one after the other the later, against the earlier; the latest where one was left open."""
    both = sorted({*years, *before})
    return {"years": tuple(both[1:][-1:]), "base_year": both[0], "years_back": ()}


def _silent(query: Query) -> bool:
    """Whether the question names nothing to measure or to read about."""
    named = any(m.metric or len(m.residue) > 1 or any(p.metric or p.words for p in m.parts) for m in query.measures)
    return (not named and not query.topic) or (
        query.operation == "yes_no" and not any(m.metric or _names_new(m) for m in query.measures)
    )


def _names_new(measure: Measure) -> bool:
    """Whether a measure of a yes-or-no question names a thing of its own (税金呢，达标没), beside words of goals."""
    return any(len(word) > 1 for word in segmented(naming(lexicon().goals.aside.sub("", measure.residue))))


def _of_rate(measure: Measure) -> Measure:
    """What a rate is of, as far as the question said (到位率 of 高标准农田, then 执行率呢; 石门桥支出, then 执行率呢); any
    other measure as it is."""
    if measure.metric and len(measure.residue) > 3 and measure.words.startswith(measure.residue):
        return Measure(words=measure.residue, residue=measure.residue, limits=measure.limits)
    if measure.wanted != "rate" or measure.parts:
        return measure
    return Measure(words=measure.residue, residue=measure.residue, limits=measure.limits)


def _still_asked(new: str, before: str, names: str) -> str:
    """What was asked of the thing before and is printed of this one too: 结算 of 猪肉结算了多少, then 蔬菜呢."""
    rests = [line.partition(new)[2] for line in names.split("\n") if new in line] if new else []
    for length in range(min(6, len(before)), 1, -1):
        for start in range(len(before) - length, -1, -1):
            piece = before[start : start + length]
            if piece not in new and any(piece in rest for rest in rests):
                return piece
    return ""


def _standing(new: str, before: str, names: str) -> str:
    """What the thing before was asked as and this one is printed as: 现有 of 现有国家级小巨人几家, then 省级专精特新呢."""
    lines = names.split("\n") if len(new) > 1 and new[:1] != before[:1] else []
    heads = (before[:length] for length in (3, 2) if len(before) > length + 1)
    return next((head for head in heads if any(line.startswith(head + new) for line in lines)), "")


def _of_the_item(new: str, before: str, names: str) -> str:
    """What is asked now of the thing asked about before: 合同价 of 青石桥加固合同价多少, then 结算呢; "" where none has it."""
    lines = frozenset(names.split("\n")) if len(new) > 1 else frozenset()
    items = (line.removesuffix(new) for line in lines if line.endswith(new) and len(line) > len(new) + 3)
    for item in sorted(items):
        for length in range(2, min(7, len(before) - 3)):
            if item + before[-length:] in lines and in_order(before[:-length], item):
                return item + new
    return ""


def _done_with_it(measure: Measure, before: Measure) -> Measure | None:
    """What was done with the thing asked about before: 已经退了多少, of 质保金预留多少. None for any other measure."""
    own = measure.residue
    if (
        measure.kind != "plain"
        or measure.metric
        or before.metric
        or before.bases
        or not 1 < len(own) < 6
        or naming(own)
    ):
        return None
    words = list(classed(before.words))
    while words and words[-1][1] == "v":
        words.pop()
    subject = "".join(word for word, _ in words)
    if before.kind != "plain" or not naming(subject):
        return None
    whole = subject + own
    return measure.model_copy(update={"words": whole, "residue": whole, "limits": naming(subject)})


def _part_of_it(measure: Measure, before: Measure) -> Measure | None:
    """A part of the figure asked about before: 其中工程类的有几个, of 微实事完成多少个. None for any other measure."""
    name = measure.words.removeprefix("其中")
    alike = before.kind == "plain" and before.wanted == measure.wanted != ""
    if name == measure.words or not alike or before.metric or len(name) > _SHORT_NAME or name in before.words:
        return None
    words = before.words + name
    return measure.model_copy(update={"words": words, "residue": words, "limits": naming(words)})


def _asks_before(query: Query) -> bool:
    """以前是多少: what the thing asked about was before it changed."""
    return bool(query.measures) and all(
        m.kind == "plain" and not m.metric and lexicon().earlier.fullmatch(m.residue) for m in query.measures
    )


def _only_basis(measure: Measure) -> bool:
    """目标 of 目标要求增长多少: of which figure, and of nothing else."""
    return bool(measure.bases) and len(measure.residue) < 2


def _with_bases(measure: Measure, bases: tuple[str, ...]) -> Measure:
    if not bases:
        return measure
    words = _BASIS_SAID.sub("", measure.words) if measure.kind in ("share", "rate") else measure.words
    if {"得分", "分值"}.issuperset(bases):  # 执行率多少, then 得分呢: the points given for it
        measure = measure.model_copy(update={"kind": "plain", "wanted": "score", "parts": ()})
    return measure.model_copy(update={"bases": bases, "words": words})


def _anywhere(measure: Measure) -> Measure:
    """The measure without the units and years that stood beside it."""
    parts = tuple(_anywhere(part) for part in measure.parts)
    return measure.model_copy(update={"units": (), "years": (), "parts": parts})


def _completed(measure: Measure, earlier: Query, names: str = "") -> Measure:
    """A share whose whole is left open takes the earlier measure as its whole; a bare word, the kind of figure."""
    plainly = measure.kind == "plain" and not measure.metric and bool(earlier.measures)
    if plainly and (own := _of_the_item(measure.residue, earlier.measures[0].words, names)):
        wanted = measure.wanted or earlier.measures[0].wanted
        return measure.model_copy(update={"words": own, "residue": own, "limits": naming(own), "wanted": wanted})
    if plainly and (part := _part_of_it(measure, earlier.measures[0])) is not None:
        return part
    if earlier.measures and (done := _done_with_it(measure, earlier.measures[0])) is not None:
        return done
    if (
        measure.kind == "plain"
        and not measure.asked
        and earlier.measures
        and measure.wanted != earlier.measures[0].wanted
    ):
        before = earlier.measures[0]
        kept = measure.bases or before.bases or (("决算",) if before.words.endswith("支出") else ())
        words = _standing(measure.words, before.words, names) + measure.words
        words += _still_asked(measure.words, before.words, names)
        changed = {"wanted": before.wanted, "metric": "", "words": words, "residue": words, "bases": kept}
        return measure.model_copy(update=changed) if before.wanted else measure
    if (
        measure.kind in ("growth", "per_head")
        and earlier.measures
        and not any(p.metric or (p.words and not _only_basis(p)) for p in measure.parts[:1])
    ):
        before = earlier.measures[0]
        before = before.parts[0] if before.kind == "growth" and before.parts else before
        of = _anywhere(before).model_copy(update={"wanted": "" if measure.kind == "growth" else "money"})
        of = _with_bases(of, measure.parts[0].bases) if measure.parts else of
        return measure.model_copy(update={"parts": (of, *measure.parts[1:])})
    if measure.kind == "rate" and not measure.parts and earlier.measures and measure.metric:
        of = _of_rate(_anywhere(earlier.measures[0]))
        if not of.words:
            return measure
        return measure.model_copy(
            update={"parts": (of,), "residue": of.words, "limits": of.words, "words": of.words + measure.words}
        )
    if measure.kind not in ("share", "ratio") or len(measure.parts) != 2 or not earlier.measures:
        return measure
    part, whole = measure.parts
    before = earlier.measures[0]
    before = _anywhere(before.parts[0] if before.kind in ("share", "ratio") and before.parts else before)
    if not (part.metric or part.words):
        return measure.model_copy(update={"parts": (before, whole), "words": measure.words or before.words})
    if whole.metric or plain(whole.words):
        return measure
    return measure.model_copy(update={"parts": (part, before)})
