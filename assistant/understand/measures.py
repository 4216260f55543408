"""What a question wants measured: its words cut into measures, with metric, basis, and kind of figure."""

from __future__ import annotations

import re
from typing import TypeVar

from assistant.lexicon import found, lexicon
from assistant.query import Measure, Wanted
from assistant.understand.kinds import ASKED_NOUN, COUNT, PLACE_NOUN, counter_of, of_basis, of_number, wanted
from assistant.understand.lists import HOW_MUCH, Piece, completed
from assistant.understand.telling import telling, telling_place
from assistant.understand.vocabulary import Word, basis_named, vocabulary
from assistant.understand.words import classed, naming
from index.packs import Metric, Pack
from index.schema import Basis

_T = TypeVar("_T")
UNIT_MARK, YEAR_MARK, BOUND_MARK = 0xE000, 0xE100, 0xE200
_MARKS = re.compile("[\ue000-\ue2ff]")
_CUT = re.compile(
    r"[、,;。?!:]|以及|(?<![增追参附添累更外叠])加(?!起|上|强|快|工|大|班|总|入|权|装|盖|固)|和|(?<!参)与|(?<![惠涉普危顾波提])及(?!时)"
    r"|(?<![的])跟(?!踪)|(?<![合共相不协])同(?![比时意])|还有(?!多少|几)"
)
_WITHIN = re.compile(
    r"(?P<outer>[^,。?;]+?)(?:里面|里头|里|当中|其中的|之中|中的|(?<![集大])中(?![小央学心期年型等间部医药国低专高标修]))(?:,)?(?P<inner>[^,。?;]{2,})$"
)
# 2022年和2023年: two years of one thing.
_TWO_YEARS = re.compile("[\ue100-\ue1ff](?:[和与及跟、,到至]|以及)[\ue100-\ue1ff]$")
_ASKED_ON = re.compile(r"[^,。?;]{0,8}(?:多少|几)")
_ASIDE = re.compile(r"\((?:不含|不包括|不算|除去|剔除|含|包括)[^)]*\)")
_BARE_SCORE = re.compile(r"(?:的)?(?:实际)?(?:得|打|拿|评)?了?(?:得分|(?:多少|几)分|分数)(?:是|为)?(?:多少|几)?")
# What the name of a count goes on with where money or a rate of it is asked for.
_OF_A_COUNT = re.compile("支付|付款|拨付|支出|花费|投资|资金|经费|(?<![增长降幅化])[率度](?!先|过|假)")
# 公用经费控制率表里98%对吗: a figure alone names nothing.
_NAMED = re.compile("[\u4e00-\u9fffa-zA-Z].")
_HOW_MUCH_OF = re.compile("了?(?:多少|几).*$")
_ASKING = re.compile(r"多少|几|钱|花|用了|什么")
_METRIC_KIND: dict[str, Wanted] = {"money": "money", "rate": "rate", "count": "count", "score": "score"}


class Cutter:
    """Cuts a masked question into measures.

    A mask is a private-use character that stands for a unit, a year or a bound named there.

    Args:
        names: Metric words of the corpus; a conjunction inside one of them (商品和服务支出) does not cut.
    """

    def __init__(
        self,
        pack: Pack,
        *,
        units: tuple[tuple[str, ...], ...],
        years: tuple[tuple[int, ...], ...],
        names: str,
    ) -> None:
        self._pack = pack
        self._units = units
        self._years = years
        self._names = names
        self._words = vocabulary(pack)

    def measures(self, text: str) -> tuple[Measure, ...]:
        """The measures of a masked text, in order; none when it has no word of its own.

        A piece that only says where to look (预算收支表里) joins the others' words; one that only names a basis
        (指标值和实际完成值) joins the bases of the one before it.
        """
        places: list[str] = []
        measures: list[Measure] = []
        for piece in (p.text for p in completed(self._pieces(text), self._words, self.content)):
            if found(lexicon().places, _MARKS.sub("", piece)) and not wanted(piece):
                places.append(self.content(piece))
                continue
            measure = self.measure(piece)
            if measures and measure.kind == "rate" and not measure.parts and measures[-1].kind == "plain":
                of = measures[-1].model_copy(update={"bases": (), "wanted": ""})
                named = self.content(self._without_bases(of.words))
                measure = measure.model_copy(
                    update={"parts": (of,), "words": named + measure.words, "residue": named, "limits": of.limits}
                )
            if measures and _only_score(piece, measure, measures[-1]):
                words = measures[-1].metric or measures[-1].residue or measures[-1].words
                scored = {
                    "kind": "plain",
                    "metric": "",
                    "residue": words,
                    "bases": ("得分",),
                    "wanted": "score",
                    "counter": "",
                }
                measures.append(measures[-1].model_copy(update=scored))
            elif measures and measure.bases and not measure.metric and not measure.parts and len(measure.residue) < 2:
                bases = tuple(dict.fromkeys((*measures[-1].bases, *measure.bases)))
                measures[-1] = measures[-1].model_copy(update={"bases": bases})
            else:
                measures.append(measure)
        telling = [m for m in measures if m.metric or m.parts or len(m.words) > 1]
        where = "".join(map(telling_place, places))
        return tuple(
            m.model_copy(update={"residue": m.residue + where})
            for m in map(self._whole_score, telling or [m for m in measures if m.bases])
        )

    def _whole_score(self, measure: Measure) -> Measure:
        """哪个得分高, 得多少分: points of nothing named are all the points there are."""
        if measure.bases != ("得分",) or measure.residue or measure.metric or measure.kind != "plain":
            return measure
        score = next((metric.name for metric in self._pack.metric if metric.kind == "score"), "")
        return measure.model_copy(update={"metric": score, "wanted": "score"})

    def measure(self, text: str) -> Measure:
        """The one measure a masked piece of text names."""
        text = self._without_documents(_ASIDE.sub("", text))
        inner = _WITHIN.search(text)
        if inner and len(self.content(inner.group("outer"))) > 1 and _NAMED.search(self.content(inner.group("inner"))):
            measure = self.measure(inner.group("inner"))
            outer = telling_place(self.content(inner.group("outer")))
            named = {
                "units": self._marked(text, UNIT_MARK, YEAR_MARK, self._units),
                "years": self._marked(text, YEAR_MARK, BOUND_MARK, self._years),
            }
            around = self._chosen_metric(inner.group("outer"))
            kind = measure.wanted or (_METRIC_KIND.get(around.kind, "") if around else "")
            known = measure.metric and (around or self._bases(inner.group("outer")))
            within = measure.residue if known else measure.residue + outer
            limits = measure.limits if known or not measure.metric else naming(outer) + measure.limits
            of = self._bases(inner.group("outer")) if measure.kind == "plain" and kind in ("", "money") else ()
            bases = measure.bases or of  # 年初预算里人员经费: that of this budget and no other
            return measure.model_copy(
                update={"residue": within, "limits": limits, "wanted": kind, "bases": bases, **named}
            )
        bare = _MARKS.sub("", text)
        words = self._words.words(bare)
        chosen = _chosen(words)
        content = self.content(bare)
        run_on = _chosen(tuple(word for word in self._words.words(content) if not word.spoken))
        if run_on and (chosen is None or chosen.spoken or run_on.end - run_on.start > chosen.end - chosen.start):
            bare, chosen = content, run_on  # 新增了几家规模工业企业: the question's little words stood inside the name
            words = self._words.words(bare)
        if chosen and chosen.kind == "rate" and self._of_others(chosen, bare):
            chosen = None
        spent: tuple[Basis, ...] = ()
        if chosen and self._means_other(chosen, bare, _MARKS.sub("", text)):
            if chosen.spoken and not HOW_MUCH.sub("", chosen.text):
                spent = ("决算",) if chosen.name == self._pack.whole else ()
                bare = _without(bare, [chosen])
            elif chosen.spoken and (said := _HOW_MUCH_OF.sub("", chosen.text)) and not self._words.words(said):
                bare = f"{bare[: chosen.start]}{said}的{bare[chosen.end :]}"  # 服务费付了多少: 付 is said of the fee
            content, words = self.content(bare), self._words.words(bare)
            chosen = None
        metric = self._pack.metrics.get(chosen.name) if chosen else None
        spending = [w for w in words if chosen and w.name == self._pack.whole != chosen.name and w.start >= chosen.end]
        if chosen and chosen.kind == "metric" and (spending or self._means_spending(chosen)):
            spent = ("决算",)  # 省级资金支出多少, 招待费花了多少钱: the word says which figure of it
        rest = self.content(_without(bare, [w for w in words if w is chosen or w.kind == "basis" or w in spending]))
        measure = Measure(
            metric=chosen.name if chosen else "",
            words=content,
            residue=rest,
            limits=naming(rest.removeprefix(self._preface(text))),
            bases=self._bases(_MARKS.sub("", text)) or spent,
            wanted=wanted(_MARKS.sub("", text))
            or (
                _METRIC_KIND.get(metric.kind, "")
                if metric
                else of_basis(self._bases(_MARKS.sub("", text))) or of_number(content)
            ),
            asked=bool(wanted(_MARKS.sub("", text))),
            counter=counter_of(_MARKS.sub("", text)),
            ranked=bool(re.search(r"排(?:第|名|在|多少|几|行)|第几|名次|位次", text)),
            narrowing=bool(re.match(r"其中|那其中", _MARKS.sub("", text)) or re.search(r"级的|部分|那块|那部分", text)),
            focus=self._focus(_MARKS.sub("", text)),
            noun=self._noun(_MARKS.sub("", text)),
            spoken=bool(chosen and chosen.spoken),
            units=self._marked(text, UNIT_MARK, YEAR_MARK, self._units),
            years=self._marked(text, YEAR_MARK, BOUND_MARK, self._years),
        )
        return self._as_rate(measure, chosen, text, bare) if chosen and chosen.kind == "rate" else measure

    def _means_other(self, chosen: Word, bare: str, text: str) -> bool:
        """Whether the figure asked for is not the metric's: another kind (专项资金受理了多少份申报), or another noun."""
        metric = self._pack.metrics.get(chosen.name)
        if metric is None:
            return False
        asked = wanted(text)
        if asked in ("count", "money") and metric.kind in ("count", "money", "rate") and asked != metric.kind:
            return True
        if of_basis(self._bases(text)) == "money" and metric.kind in ("count", "rate"):
            return True
        if metric.kind == "count" and not chosen.spoken and self._of_something_else(bare[chosen.end :]):
            return True
        rest = self.content(bare[: chosen.start] + "的" + bare[chosen.end :])
        if chosen.spoken:
            return len(rest) > 1
        noun = ASKED_NOUN.search(text)
        if noun is None or noun.start() < text.find(bare[chosen.start : chosen.end]):
            return False
        return len(self.content(noun.group("noun"))) > 1

    def _of_something_else(self, after: str) -> bool:
        """Whether what follows a count's name asks for another figure: 高标准农田支付多少, 高标准农田的支付率, 养老机构的隐患."""
        if _OF_A_COUNT.search(after):
            return True
        skipped = lexicon().general | lexicon().empty
        nouns = (w for w, kind in classed(self.content(after)) if len(w) > 1 and kind.startswith("n"))
        return "的" in after and any(noun not in skipped and not lexicon().attributes.fullmatch(noun) for noun in nouns)

    def _of_others(self, chosen: Word, bare: str) -> bool:
        """Whether an amount per head is not that of the staff: 低收入农户人均收入."""
        staff = any(rate.name == chosen.name and "/ 在职人数" in rate.formula for rate in self._pack.rate)
        return staff and "人均" in chosen.text and bool(naming(self.content(bare[: chosen.start])))

    def _means_spending(self, chosen: Word) -> bool:
        """省级资金支出 is another word for 省级资金; who says it asks for what was spent of it."""
        bare = chosen.text.removesuffix("支出")
        return bare != chosen.text and any(name == chosen.name for _, name, _ in self._words.entries.get(bare, ()))

    def _chosen_metric(self, text: str) -> Metric | None:
        chosen = _chosen(self._words.words(_MARKS.sub("", text)))
        return self._pack.metrics.get(chosen.name) if chosen else None

    def content(self, text: str) -> str:
        """The text without marks and without words that carry nothing; words of the pack stay whole."""
        bare = _MARKS.sub("", text)
        for cue in lexicon().cues:
            bare = cue.sub("的", bare)
        bare = COUNT.sub("的", bare)
        kept, place = [], 0
        words = self._words.words(bare)
        printed = any(word.kind != "basis" and not word.spoken for word in words)
        for word in words:
            if word.start >= place and not (word.kind == "basis" and word.spoken):
                said = bare[word.start : word.end]
                if printed and word.spoken:  # 基本支出花了多少钱: 花了多少钱 adds nothing; 投资多少 does
                    said = _HOW_MUCH_OF.sub("", said) if _HOW_MUCH_OF.search(said) else ""
                    said = said if len(HOW_MUCH.sub("", said)) > 1 else ""
                kept += [telling(bare[place : word.start], self._names), said]
                place = word.end
        kept.append(telling(bare[place:], self._names))
        return re.sub(r"[^\w%]+", "", "".join(kept))

    def _preface(self, text: str) -> str:
        """What is said before the unit is named (领导问资阳…): no part of the metric."""
        marks = [place for place, char in enumerate(text) if UNIT_MARK <= ord(char) < YEAR_MARK]
        return self.content(text[: marks[0]]) if marks else ""

    def _focus(self, text: str) -> str:
        """The words right at the question word: 核减 of 造价审核核减了多少, 设备投资 of 带动了多少设备投资."""
        if noun := self._noun(text):
            return noun
        asked = re.search(r"(?:了|过)?(?:是|有)?(?:多少|几)", text)
        return self.content(text[: asked.start()])[-2:] if asked else ""

    def _noun(self, text: str) -> str:
        if place := PLACE_NOUN.search(text):
            return place["noun"] or place["counted"]
        match = ASKED_NOUN.search(text)
        noun = self.content(match.group("noun")) if match else ""
        return noun if len(noun) > 1 else ""

    def _bases(self, text: str) -> tuple[Basis, ...]:
        return bases_in(self._without_documents(text), self._pack)

    def _without_documents(self, text: str) -> str:
        """The text without names of documents: 自评表 is not 自评得分."""
        for pattern in lexicon().documents:
            text = pattern.sub("", text)
        return text

    def _without_bases(self, text: str) -> str:
        return _without(text, [word for word in self._words.words(text) if word.kind == "basis"])

    def _as_rate(self, measure: Measure, chosen: Word, text: str, bare: str) -> Measure:
        """A rate of something: 项目支出的预算执行率, 电商交易额增速; a rate of change asks for a growth, its points for no rate."""
        if {"得分", "分值"} & set(measure.bases) or measure.wanted == "score":
            return measure.model_copy(update={"wanted": "score", "bases": measure.bases or ("得分",)})
        formulas = [rate.formula for rate in self._pack.rate if rate.name == chosen.name]
        if not any("{m}" in formula for formula in formulas):
            return measure.model_copy(update={"kind": "rate", "wanted": "rate"})
        rates = [word for word in self._words.words(bare) if word.kind == "rate"]
        of = self.measure(_without(bare, rates))
        parts = (
            (of.model_copy(update={"wanted": "" if of.wanted == "rate" else of.wanted}),)
            if of.metric or of.words
            else ()
        )
        kind = "growth" if any("上年.{m}" in formula for formula in formulas) else "rate"
        return measure.model_copy(update={"kind": kind, "wanted": "rate", "parts": parts})

    def _marked(self, text: str, first: int, past: int, named: tuple[tuple[_T, ...], ...]) -> tuple[_T, ...]:
        return tuple(item for char in text if first <= ord(char) < past for item in named[ord(char) - first])

    def _pieces(self, text: str) -> list[Piece]:
        text = self._apart(text)
        words = self._words.words(text)
        pieces, start, after = [], 0, ""
        for cut in _CUT.finditer(text):
            inside = any(w.start < cut.end() and cut.start() < w.end and not w.spoken for w in words)
            around = text[max(0, cut.start() - 2) : cut.end() + 2]
            if inside or (len(around) > 3 and around in self._names) or _TWO_YEARS.search(text[start : cut.end() + 1]):
                continue
            pieces.append(Piece(text[start : cut.start()], after))
            start, after = cut.end(), cut.group()
        return [*pieces, Piece(text[start:], after)]

    def _apart(self, text: str) -> str:
        """培训费多少会议费多少: two questions without a pause, with one between them."""
        for word in reversed(self._words.words(text)):
            before = re.search(r"(?:多少|几)(?:钱|元|万元|亿元|万|亿)?$", text[: word.start])
            if before and word.kind != "basis" and not word.spoken and _ASKED_ON.match(text[word.end :]):
                text = text[: word.start] + "," + text[word.start :]
        return text


def _only_score(piece: str, measure: Measure, before: Measure) -> bool:
    """Whether a piece asks for the points of what was named before: 完成值和得分, 完成多少，得几分."""
    if measure.wanted != "score" or before.wanted == "score" or before.parts:
        return False
    return _BARE_SCORE.fullmatch(_MARKS.sub("", piece)) is not None and bool(naming(before.words))


def _without(text: str, words: list[Word]) -> str:
    for word in sorted(words, key=lambda w: -w.start):
        text = text[: word.start] + "的" + text[word.end :]
    return text


def _chosen(words: tuple[Word, ...]) -> Word | None:
    """The word that names the metric: a rate, else the last printed metric (A的B is about B), else a spoken one."""
    printed = [word for word in words if word.kind != "basis" and not word.spoken]
    nouns = [w for w in words if w.kind == "metric" and w.spoken and not _ASKING.search(w.text)]
    if printed and nouns and nouns[-1].start >= max(word.end for word in printed):
        return nouns[-1]  # 专项资金结余: the last noun is what is asked for
    for kind, spoken in (("rate", False), ("metric", False), ("metric", True)):
        fitting = [word for word in words if word.kind == kind and word.spoken == spoken]
        if fitting:
            return (
                max(fitting, key=lambda w: (w.end - w.start > 2, w.end))
                if not spoken
                else max(fitting, key=lambda w: (bool(HOW_MUCH.sub("", w.text)), w.end - w.start))
            )
    return None


def share_parts(text: str) -> tuple[str, str] | None:
    """Part and whole of a share asked for in a masked question; the whole is "" when the question leaves it open."""
    match = found(lexicon().share, text)
    return (match.group("part"), match.group("whole")) if match else None


def per_head_parts(text: str) -> tuple[str, str] | None:
    """What is asked per head, and the words for the heads ("" when left open)."""
    match = found(lexicon().per_head, text)
    if match is None:
        return None
    heads = found(lexicon().per_head_basis, text)
    part = match.group("part") or text[: match.start()]
    if heads:
        part = part.replace(heads.group(), "")
    return part, heads.group("heads") if heads else ""


def bases_in(text: str, pack: Pack) -> tuple[Basis, ...]:
    """The bases named in a text; a spoken one counts only where no printed one stands, or where two are compared.

    A spoken one before a printed word that is more general says which one is meant: 年初定的预算.
    """
    for pattern in lexicon().documents:
        text = pattern.sub("", text)
    words = [word for word in vocabulary(pack).words(text) if word.kind == "basis"]
    special = next((w for w in words if w.spoken and w.name.endswith("预算") and w.name != "预算"), None)
    if special is not None:
        words = [w for w in words if w.name != "预算" or w.start < special.start]
    printed = [word for word in words if not word.spoken]
    chosen = words if not printed or re.search("比|较|和|与|跟", text) else printed
    named = tuple(dict.fromkeys(basis_named(word) for word in chosen))
    return tuple(basis for basis in named if basis != "预算") if "追加" in named else named
