"""Questions about text: the report's own sentences, whole points, lists and cells of words, each quoted and cited."""

from __future__ import annotations

import re

from assistant.choice.matching import covered, kind_of
from assistant.corpus import Corpus
from assistant.draft import Draft, statement
from assistant.lexicon import lexicon
from assistant.plans import cells, documents, enumerated, paragraphs, printed, remedies, sections, sentences, told_name
from assistant.plans.pieces import Piece, pieces_of
from assistant.plans.quotes import quote, tell_cells
from assistant.plans.refusal import blank_cell, unsaid, wanted
from assistant.plans.scope import Scope
from assistant.query import Operation, Query
from assistant.sought import Kind, kinds_of, sought, subject, telling, without
from assistant.sources import Sources
from assistant.understand.words import segmented
from index.packs import Topic
from index.text import plain

_ENOUGH = 0.55
_WHOLLY = 0.95
_ALIKE = 0.15
_WORKED: frozenset[Operation] = frozenset(
    ("rank", "filter", "filter_count", "conflict", "sum", "average", "times", "difference", "trend", "compare")
)
"""What is done with figures: a question word in such a question asks for a figure, or whose it is."""


def read(query: Query, corpus: Corpus, scope: Scope) -> Draft:
    """The sentences, points, section or cells that answer a question about text."""
    reports = _reports(query, corpus, scope)
    draft = Draft("not_found", Sources(corpus), scope=scope.report_ids, route="passages")
    for unit_reports in reports:
        told = _cells(query, corpus, unit_reports)
        if told:
            tell_cells(draft, told, corpus)
            if asks_cause(query) and (
                sure := sentences.cause(_words(query, corpus, unit_reports), corpus, unit_reports, sure=True)
            ):
                quote(draft, sure, corpus)
        elif (figure := printed.printed(query, corpus, unit_reports)) is not None:
            printed.tell(draft, figure, corpus)
        elif (pieces := _answer(query, corpus, unit_reports)) and not _beside(query, pieces, corpus):
            told_name.tell(draft, query, pieces, corpus)
            quote(draft, pieces, corpus)
            _amounts(draft, query, pieces, corpus)
    for report_ids in reports:
        _further(draft, query, corpus, report_ids)
    if not draft.paragraphs:
        units = "、".join(unit.name for unit in scope.units[:3])
        names = f"{units}的报告" if scope.named else f"现有{len(corpus.cards)}份报告"
        nothing = f"{unsaid(names, wanted(query, None))}已查正文各节与附表。"
        draft.paragraphs.append(blank_cell(query, corpus, scope, draft) or nothing)
        draft.used = ()
    return draft


def _further(draft: Draft, query: Query, corpus: Corpus, report_ids: tuple[str, ...]) -> None:
    """What the question goes on to ask: another topic of the same report, or other words of the same thing."""
    for clause in re.split("[?;]", plain(query.text))[1:]:
        cued = [(len(cue), t.name) for t in corpus.pack.topic for cue in t.cues if plain(cue) in clause]
        if cued and (topic := max(cued)[1]) != query.topic:
            words = telling(clause)
            more = query.model_copy(update={"topic": topic, "text": clause, "words": words, "text_words": words})
            if pieces := _answer(more, corpus, report_ids):
                quote(draft, pieces, corpus)
    first, *later = re.split("[?;,]", plain(query.text))
    for clause in later if draft.paragraphs else ():
        more = query.model_copy(update={"text": clause, "measures": (), "wanted_text": ""})
        for kind in kinds_of(more)[:1]:
            said = sentences.post_asked(clause) or kind.said
            if kind.cues.search(first) or said.search(plain("".join(draft.paragraphs))):
                continue
            words = telling(without(clause, match.group()) if (match := kind.cues.search(clause)) else clause)
            for of in dict.fromkeys(filter(None, (words, telling(first)))):
                if pieces := sentences.of_kind(of, kind, corpus, report_ids, question=clause):
                    quote(draft, pieces, corpus)
                    break


def _amounts(draft: Draft, query: Query, pieces: list[Piece], corpus: Corpus) -> None:
    """The figures asked for beside the words (哪家中的标，中标价多少), where what is quoted states them."""
    if len(query.measures) < 2 or not lexicon().amounts.amount.search(query.text):
        return
    ids = tuple(dict.fromkeys(piece.report_id for piece in pieces))
    quoted = [i for i in corpus.facts(ids) if any(p.start <= i.fact.location.start < p.end for p in pieces)]
    for measure in query.measures[1:]:
        said = [(covered(measure.words, i, corpus)[0], i.fact) for i in quoted if len(measure.words) > 1]
        found = [fact for share, fact in said if share >= _WHOLLY and measure.wanted in ("", kind_of(fact))]
        if len({(fact.value_base, fact.unit_base) for fact in found}) == 1:
            figure = corpus.figure(found[0])
            draft.figures.append(figure)
            draft.paragraphs.append(statement(figure, draft.sources))
            draft.used = None


def _beside(query: Query, pieces: list[Piece], corpus: Corpus) -> bool:
    """Whether an amount is asked for that none of the pieces names: they are near it, and no answer."""
    if any(kind.strict or kind.alone for kind in kinds_of(query)) or documents.asked(query):
        return False
    said = "".join((*(p.said for p in pieces), *(h for p in pieces[:1] if p.section for h in p.section.path)))
    return printed.unanswered(query, said, corpus)


def wants_words(query: Query) -> bool:
    """Whether a question surely wants words though it may name a metric: who, which company or office, when, how worked out."""
    kinds = {kind.name for kind in kinds_of(query)}
    if kinds & {"company", "formula"} or asks_cause(query) or documents.dated(query):
        return True
    if query.operation in _WORKED:
        return False
    if "grade" in kinds and not any(m.wanted for m in query.measures):
        return True
    return bool(kinds - {"grade", "name"}) or ("name" in kinds and not any(m.metric for m in query.measures))


def asks_deductions(query: Query) -> bool:
    """Whether it is asked where points were lost: the rows short of full marks tell, where no sentence does."""
    return any(kind.name == "deductions" for kind in kinds_of(query))


def words_only(query: Query) -> bool:
    """Whether a question wants words that no figure stands for: what is done with the result, a telephone number."""
    return any(kind.only for kind in kinds_of(query)[:1])


def graded(draft: Draft, query: Query, corpus: Corpus, scope: Scope) -> Draft:
    """The draft with the sentence of the grade, where that is asked for beside the points and not yet quoted."""
    kind = next((k for k in kinds_of(query) if k.name == "grade"), None)
    if kind is None or draft.status != "answered" or kind.said.search("".join(draft.paragraphs)):
        return draft
    for report_ids in _reports(query, corpus, scope):
        if found := sentences.of_kind("自评得分等级", kind, corpus, report_ids):
            quote(draft, found, corpus)
            break
    return draft


def worked_out(query: Query, corpus: Corpus) -> str:
    """How the rate asked about is usually worked out, where no report prints it; "" for any other question."""
    if not any(kind.name == "formula" for kind in kinds_of(query)):
        return ""
    names = {measure.metric for measure in query.measures}
    rate = next((rate for rate in corpus.pack.rate if rate.name in names), None)
    if rate is None:
        return ""
    said = re.sub("@([\u4e00-\u9fff]+)", r"（\1）", rate.formula.replace("{m}", "该项金额").replace("上年.", "上年"))
    return f"报告没有写明算法；通行的算法是：{rate.name}＝{said.replace('/', '÷').replace('*', '×')}。"


def asks_manner(query: Query) -> bool:
    """Whether it is asked how something is done, and no amount: no figure answers that."""
    return (
        lexicon().reading.manner.search(query.text) is not None and lexicon().amounts.amount.search(query.text) is None
    )


def asks_cause(query: Query) -> bool:
    """Whether it is asked why."""
    return query.operation == "why" or lexicon().reading.why.search(query.text) is not None


def _reports(query: Query, corpus: Corpus, scope: Scope) -> list[tuple[str, ...]]:
    """The reports to read, grouped by unit: of the years asked for, else each unit's latest; unnamed, the best by search."""
    if scope.named:
        groups = [ids for unit in scope.units[:8] if (ids := _of_years(query, unit.report_ids, corpus))]
        return _saying_most(query, groups, corpus) if query.ambiguous and len(groups) > 1 else groups
    every = tuple(corpus.cards)
    named = tuple(r for r in every if not query.years or corpus.cards[r].identity.year in query.years) or every
    hits = corpus.search(query.text, k=8, report_ids=None if named == every else list(named))
    if not hits:
        return [tuple(unit.report_ids) for unit in scope.units[:3]]
    found = dict.fromkeys(hit.passage.location.report_id for hit in hits)
    said = [word for word in segmented(telling(query.words)) if len(word) > 1]
    best = max(found, key=lambda report_id: sum(word in corpus.text(report_id) for word in said))
    unit = next((unit for unit in scope.units if best in unit.report_ids), None)
    others = tuple(r for r in (unit.report_ids if unit else ()) if r != best and r in named)
    return [(best, *others)]


def _saying_most(query: Query, groups: list[tuple[str, ...]], corpus: Corpus) -> list[tuple[str, ...]]:
    """Of units that a place alone names, those whose reports say as much of the question as any of them does."""
    words = subject(telling(query.text_words or query.words))
    if len(words) < 2:
        return groups
    said = [max((c.around for c in sentences.candidates(words, corpus, ids)[:1]), default=0.0) for ids in groups]
    return [ids for ids, share in zip(groups, said, strict=True) if share >= max(said) - _ALIKE]


def _of_years(query: Query, report_ids: tuple[str, ...], corpus: Corpus) -> tuple[str, ...]:
    """A unit's reports of the years asked for, else those that speak of these years, the latest first."""
    years = {report_id: corpus.cards[report_id].identity.year for report_id in report_ids}
    ordered = tuple(sorted(report_ids, key=lambda r: -(years[r] or 0)))
    if query.years:
        exact = tuple(r for r in ordered if years[r] in query.years)
        return exact or tuple(r for r in ordered if any(f"{year}年" in corpus.text(r) for year in query.years))
    known = [year for year in years.values() if year is not None]
    if query.years_back and known:
        return tuple(r for r in ordered if years[r] in {max(known) - back for back in query.years_back}) or ordered
    return ordered


def _cells(query: Query, corpus: Corpus, report_ids: tuple[str, ...]) -> list[cells.TextCell]:
    """The cells of words that answer: of the wanted kind of column, or the causes of a row, or the rows in a state."""
    words = _words(query, corpus, report_ids)
    if asks_cause(query):
        return cells.under(words, sought().cause.headers, report_ids, corpus)
    for kind in kinds_of(query):
        if kind.name == "name" and (found := cells.in_state(plain(query.text), words, report_ids, corpus)):
            return found
        if kind.headers and enumerated.several(plain(query.text)):
            rest = enumerated.without_lots(_of(kind, words, query))
            if found := cells.column(rest, _headers(kind, query), report_ids, corpus):
                return found
        if kind.headers and (found := cells.under(_of(kind, words, query), _headers(kind, query), report_ids, corpus)):
            return found
    return []


def _headers(kind: Kind, query: Query) -> tuple[str, ...]:
    """The headers of the kind's columns: those that the question itself names, where it names any."""
    text = plain(query.text)
    named = tuple(header for header in kind.headers if header in text)
    if not named and kind.name == "company" and lexicon().names.builder.search(text):
        return tuple(header for header in kind.headers if header[-2:] != "单位" or header == "供应单位")
    return named or kind.headers


def _answer(query: Query, corpus: Corpus, report_ids: tuple[str, ...]) -> list[Piece]:
    """The pieces that answer, in the order of the report; none when the reports do not say."""
    if (first := remedies.without_remedy(query, corpus)) is not None and asks_cause(first):
        cause = _answer(first, corpus, report_ids)
        return cause + remedies.of_one(_words(first, corpus, report_ids), corpus, report_ids) if cause else []
    words = _words(query, corpus, report_ids)
    if (numbered := documents.numbered(query, words, corpus, report_ids)) is not None:
        return numbered
    kinds = () if query.operation == "definition" else kinds_of(query)
    if asks_cause(query):  # of the whole of something that the report lists, its list tells
        kinds = tuple(kind for kind in kinds if kind.alone and kind.aside and not _of(kind, words, query))
    if asks_cause(query) and not kinds and (causes := sections.of_causes(words, corpus, report_ids)):
        return sections.points(*causes, "", corpus)
    if asks_cause(query) and not kinds and (cause := sentences.cause(words, corpus, report_ids)):
        return cause
    if query.topic or any(kind.strict for kind in kinds):
        kinds = tuple(kind for kind in kinds if kind.strict or kind.headers or kind.alone)
    negated = sentences.negated(query.text)
    for kind in kinds:
        of = _of(kind, words, query)
        found = sentences.of_kind(of, kind, corpus, report_ids, question=plain(query.text), negated=negated)
        if found:
            return found
    if any(kind.strict for kind in kinds) or sentences.post_asked(plain(query.text)):
        return _of_topic(kinds, query, corpus, report_ids)
    if query.operation == "definition" and (found := _defined(words, corpus, report_ids)):
        return found
    topic = next((t for t in corpus.pack.topic if t.name == query.topic), None)
    topic = None if words and lexicon().reading.result.search(query.text) else topic
    if topic and topic.prospective and (one := remedies.of_one(words, corpus, report_ids)):
        return one
    section = sections.about(query, words, topic, corpus, report_ids)
    if topic is None and (thing := lexicon().reading.went.sub("", words)) != words:
        of_thing = sections.about(query, thing, None, corpus, report_ids)
        section = of_thing if of_thing and thing in plain(of_thing[1].title) else section
    if section is None and topic and topic.also and not words:
        topic = next(t for t in corpus.pack.topic if t.name == topic.also)
        section = sections.about(query, words, topic, corpus, report_ids)
    if topic and words and section and not sections.says(section, words, corpus):
        beside = sentences.candidates(words + topic.name, corpus, report_ids)[:1]
        if beside and not beside[0].piece.row and beside[0].own >= _WHOLLY:
            return [beside[0].piece]
    if section is None and topic and not words and (named := sections.part_named(_without_cues(query, topic))):
        section = sections.about(
            query, named, None, corpus, report_ids
        )  # what the report is called by, and a part of it
    if section is None and topic and not words:
        told = next((kind for kind in sought().kinds if kind.name == topic.name), None)
        led = sections.led(topic, corpus, report_ids)
        if led or (led := sentences.of_kind("", told, corpus, report_ids) if told else []):
            return led
    if section is not None and (inside := sections.points(*section, words, corpus, topic)):
        return sections.beyond(plain(query.text), inside, corpus)
    return paragraphs.best_paragraph(words, corpus, report_ids, question=query.text) or paragraphs.near_in_meaning(
        query, words, corpus, report_ids
    )


def _of_topic(kinds: tuple[Kind, ...], query: Query, corpus: Corpus, report_ids: tuple[str, ...]) -> list[Piece]:
    """The section of the topic that a kind is called by, the one whose heading has the question's words first."""
    topic = next((t for t in corpus.pack.topic for kind in kinds if kind.name == t.name), None)
    words = "".join(heading for heading in ("公开", "公示", "应用") if heading in query.text)
    found = sections.about(query, words, topic, corpus, report_ids) if topic else None
    return sections.points(found[0], found[1], "", corpus) if found else []


def _of(kind: Kind, words: str, query: Query) -> str:
    """The words without those of the kind's own cue, where it has its own."""
    cue = kind.cues.search(plain(query.text))
    rest = (
        without(words, cue.group())
        if cue and (kind.strict or kind.headers or kind.alone) and kind.name != "person"
        else words
    )
    if kind.aside and (kind.alone or len(kind.aside.sub("", rest)) > 1):
        rest = kind.aside.sub("", rest)
    if kind.alone and len(telling(rest)) < 2:
        return ""
    return rest if len(rest) > 1 else words or plain(query.words)


def _words(query: Query, corpus: Corpus, report_ids: tuple[str, ...]) -> str:
    """The telling words, without those that only name the topic; a short follow-up goes on about what was asked before."""
    topic = next((t for t in corpus.pack.topic if t.name == query.topic), None)
    rest = _without_cues(query, topic)
    for other in corpus.pack.topic if topic and topic.prospective else ():
        rest = rest.replace(plain(other.name), "") if other.prospective else rest
    if topic and (aside := sections.set_aside(plain(query.text))):
        rest = "" if len(telling(rest)) <= len("".join(aside)) + 2 else rest
    rest = telling(lexicon().reading.asked_of.sub("", rest) if topic else rest)
    untitled = sections.beside_title(rest, corpus, report_ids)
    if topic and set(untitled) <= set(_cues(query, corpus)):
        return ""
    rest = untitled if topic else untitled or rest
    if len(rest) < 3 and len(query.trail) > 1 and asks_cause(query):
        rest = telling(query.trail[-2].words) + rest
    return rest if len(rest) > 1 else ""


def _without_cues(query: Query, topic: Topic | None) -> str:
    """The question's words without those that ask for a topic."""
    rest = query.text_words or query.words
    for cue in sorted((*topic.cues, topic.name) if topic else (), key=len, reverse=True):
        rest = rest.replace(plain(cue), "")
    return rest


def _cues(query: Query, corpus: Corpus) -> str:
    """The topics' cues in the question; one of no other words asks of its topic alone."""
    text = plain(query.text)
    return "".join(cue for topic in corpus.pack.topic for cue in map(plain, topic.cues) if cue in text)


def _defined(words: str, corpus: Corpus, report_ids: tuple[str, ...]) -> list[Piece]:
    ranked = [
        (0.7 * own + 0.3 * around + 0.2 * bool(lexicon().reading.explains.search(piece.said)), piece)
        for report_id in report_ids
        for piece in pieces_of(report_id, corpus)
        for own, around in (covered(words, piece.words, corpus),)
    ]
    best = max(ranked, key=lambda pair: pair[0], default=None)
    return [best[1]] if best and best[0] >= _ENOUGH else []
