"""Questions about text: the report's own sentences, whole points and lists, each quoted and cited."""

from __future__ import annotations

import re

from assistant.corpus import Corpus
from assistant.draft import Draft
from assistant.lexicon import WantedText, lexicon
from assistant.matching import covered
from assistant.plans.pieces import Piece, pieces_of
from assistant.plans.refusal import wanted
from assistant.plans.scope import Scope
from assistant.query import Query
from assistant.sources import Sources
from index.packs import Topic
from index.schema import Section
from index.text import plain

WHOLE_SECTION = 900
"""A section of at most so many characters is quoted whole."""
MOST_POINTS = 14
_ENOUGH = 0.55
_DATE = re.compile(r"(20\d\d|二[〇○零]..)年.{1,3}月(.{1,3}日)?")
_CAUSE = re.compile(r"原因|因为|由于|因[^此素]|受.{1,12}影响|导致|致使|主要是|系|缺乏|不足|未能")
_EXPLAINS = re.compile(r"是指|指的是|即|为|是")


def read(query: Query, corpus: Corpus, scope: Scope) -> Draft:
    """The sentences, points or section that answer a question about text."""
    reports = _reports(query, corpus, scope)
    draft = Draft("not_found", Sources(corpus), scope=scope.report_ids, route="passages")
    for unit_reports in reports:
        spans = _answer(query, corpus, unit_reports)
        if spans:
            _quote(draft, spans, corpus, query, several=len(reports) > 1)
    if not draft.paragraphs:
        names = "、".join(unit.name for unit in scope.units[:3]) if scope.named else f"现有{len(corpus.cards)}份报告"
        draft.paragraphs.append(f"{names}的报告没有提到“{wanted(query, None)}”，无法回答。已查正文各节与附表。")
        draft.used = ()
    return draft


def _reports(query: Query, corpus: Corpus, scope: Scope) -> list[tuple[str, ...]]:
    """The reports to read, grouped by unit: of the years asked for, else each unit's latest; unnamed, the best by search."""
    if scope.named:
        return [ids for unit in scope.units[:8] if (ids := _of_years(query, unit.report_ids, corpus))]
    hits = corpus.library.search(query.text, k=5)
    if not hits:
        return [tuple(unit.report_ids) for unit in scope.units[:3]]
    return [(hits[0].passage.location.report_id,)]


def _of_years(query: Query, report_ids: tuple[str, ...], corpus: Corpus) -> tuple[str, ...]:
    years = {report_id: corpus.cards[report_id].identity.year for report_id in report_ids}
    if query.years:
        exact = tuple(r for r in report_ids if years[r] in query.years)
        return exact
    known = [year for year in years.values() if year is not None]
    latest = max(known, default=None)
    if query.years_back and latest is not None:
        return tuple(r for r in report_ids if years[r] in {latest - back for back in query.years_back})
    ordered = sorted(report_ids, key=lambda r: -(years[r] or 0))
    return tuple(ordered)


def _answer(query: Query, corpus: Corpus, report_ids: tuple[str, ...]) -> list[Piece]:
    """The pieces that answer, in the order of the report; none when the reports do not say."""
    words = _words(query, corpus)
    kind = next((k for k in lexicon().wanted_text if k.name == query.wanted_text), None)
    if query.operation == "why" and (cause := _cause(words, corpus, report_ids)):
        return cause
    if kind is not None and words and (found := _typed(words, kind, corpus, report_ids)):
        return found
    if kind is not None and kind.name in ("document_number", "date", "place", "award"):
        return []
    if query.operation == "definition" and (found := _defined(words, corpus, report_ids)):
        return found
    topic = next((t for t in corpus.pack.topic if t.name == query.topic), None)
    section = _section(query, words, topic, corpus, report_ids)
    if section is not None:
        return _points(section[0], section[1], words, corpus)
    return _best(words, corpus, report_ids) or _meant(query, words, corpus, report_ids)


def _meant(query: Query, words: str, corpus: Corpus, report_ids: tuple[str, ...]) -> list[Piece]:
    """The best sentence of the passages nearest in meaning, where it also has a fair part of the words."""
    for hit in corpus.library.search(query.text, k=3, report_ids=list(report_ids)):
        where = hit.passage.location
        inside = [p for p in pieces_of(where.report_id, corpus) if where.start <= p.start and p.end <= where.end]
        best = max(
            ((max(covered(words, p.words, corpus)), -p.start, p) for p in inside), default=None, key=lambda t: t[:2]
        )
        if best is not None and best[0] >= 0.45 and words:
            return [best[2]]
    return []


def _words(query: Query, corpus: Corpus) -> str:
    """The content words without those that only name the topic."""
    words = query.text_words or query.words
    topic = next((t for t in corpus.pack.topic if t.name == query.topic), None)
    for cue in sorted((*topic.cues, topic.name) if topic else (), key=len, reverse=True):
        words = words.replace(plain(cue), "")
    return words if len(words) > 1 else ""


def _scored(words: str, corpus: Corpus, report_ids: tuple[str, ...]) -> list[tuple[float, Piece]]:
    scored = []
    for order, report_id in enumerate(report_ids):
        for piece in pieces_of(report_id, corpus):
            own, around = covered(words, piece.words, corpus)
            scored.append((0.7 * own + 0.3 * around - 0.02 * order, piece))
    return sorted(scored, key=lambda pair: (-pair[0], pair[1].start))


def _typed(words: str, kind: WantedText, corpus: Corpus, report_ids: tuple[str, ...]) -> list[Piece]:
    """The best piece that also holds words of the wanted kind."""
    cue_free = words
    for cue in kind.cues:
        cue_free = cue_free.replace(plain(cue), "")
    for score, piece in _scored(cue_free or words, corpus, report_ids)[:12]:
        if score >= 0.4 and kind.pattern.search(piece.said):
            return [piece]
    if kind.alone and len(cue_free) <= 2:
        holding = [
            piece
            for report_id in report_ids
            for piece in pieces_of(report_id, corpus)
            if kind.pattern.search(piece.said)
        ]
        return holding[:1]
    return []


def _cause(words: str, corpus: Corpus, report_ids: tuple[str, ...]) -> list[Piece]:
    """The best piece that names a cause; the next sentence too where the cause goes on there."""
    ranked = [
        (score + 0.25 * bool(_CAUSE.search(piece.said)), piece)
        for score, piece in _scored(words, corpus, report_ids)[:40]
    ]
    ranked.sort(key=lambda pair: -pair[0])
    if not ranked or ranked[0][0] < 0.5:
        return []
    best = ranked[0][1]
    if _CAUSE.search(best.said) or best.row:
        return [best]
    following = [p for p in pieces_of(best.report_id, corpus) if 0 <= p.start - best.end < 40 and _CAUSE.search(p.said)]
    return [best, *following[:1]]


def _defined(words: str, corpus: Corpus, report_ids: tuple[str, ...]) -> list[Piece]:
    ranked = [
        (score + 0.2 * bool(_EXPLAINS.search(piece.said)), piece)
        for score, piece in _scored(words, corpus, report_ids)[:20]
    ]
    ranked.sort(key=lambda pair: -pair[0])
    return [ranked[0][1]] if ranked and ranked[0][0] >= _ENOUGH else []


def _section(
    query: Query, words: str, topic: Topic | None, corpus: Corpus, report_ids: tuple[str, ...]
) -> tuple[str, Section] | None:
    """The section that is about the topic and the words, if one surely is."""
    best: tuple[float, str, Section] | None = None
    hits = {
        h.passage.location.start: h.score for h in corpus.library.search(query.text, k=8, report_ids=list(report_ids))
    }
    for order, report_id in enumerate(report_ids):
        text = corpus.text(report_id)
        for section in corpus.sections(report_id):
            score = _section_score(section, text, words, topic, corpus) - 0.05 * order
            score += 0.15 * any(section.start <= start < section.end for start in list(hits)[:2])
            if best is None or score > best[0]:
                best = (score, report_id, section)
    enough = 0.75 if words or topic is None else 0.5
    return (best[1], best[2]) if best and best[0] >= enough else None


def _section_score(section: Section, text: str, words: str, topic: Topic | None, corpus: Corpus) -> float:
    title = plain(section.title)
    about = 0.0
    if topic is not None:
        held = [order for order, word in enumerate(topic.headings) if plain(word) in title]
        about = max((0.92 - 0.03 * order for order in held), default=0.0)
        about -= 0.1 * ("和" in title or "与" in title or "及" in title) * bool(held)
    if not words:
        return about
    from assistant.corpus import described

    own, around = covered(words, described(section.title, text[section.start : section.end][:4000]), corpus)
    leaf = 0.05 * section.level
    if topic is not None:
        return 0.75 * about + 0.35 * own + 0.25 * around + leaf
    return 0.75 * own + 0.25 * around + leaf


def _points(report_id: str, section: Section, words: str, corpus: Corpus) -> list[Piece]:
    """The section whole where it is short, else its pieces that say most of the words, in order."""
    text = corpus.text(report_id)
    headings = {
        (s.start, s.heading_end)
        for s in corpus.sections(report_id)
        if text[s.heading_end : s.heading_end + 2].strip(" \u3000:：")[:1] in ("", "\n")
    }
    inside = [
        p
        for p in pieces_of(report_id, corpus)
        if section.heading_end <= p.start and p.end <= section.end and not _is_heading(p, headings)
    ]
    inside = _unsigned(inside, report_id, corpus)
    length = sum(piece.end - piece.start for piece in inside)
    if length <= WHOLE_SECTION or not words:
        return inside if length <= 3 * WHOLE_SECTION else inside[: MOST_POINTS * 2]
    scored = sorted(((max(covered(words, p.words, corpus)), p) for p in inside), key=lambda pair: -pair[0])
    return sorted((piece for _, piece in scored[:MOST_POINTS]), key=lambda piece: piece.start)


def _unsigned(pieces: list[Piece], report_id: str, corpus: Corpus) -> list[Piece]:
    """The pieces without the signature and date that close a report."""
    identity = corpus.cards[report_id].identity
    names = {plain(name) for name in (identity.organisation, *identity.aliases)}
    kept = list(pieces)
    while kept and (plain(kept[-1].said) in names or _DATE.fullmatch(plain(kept[-1].said))):
        kept.pop()
    return kept


def _is_heading(piece: Piece, headings: set[tuple[int, int]]) -> bool:
    return any(start <= piece.start and piece.end <= end + 1 for start, end in headings)


def _best(words: str, corpus: Corpus, report_ids: tuple[str, ...]) -> list[Piece]:
    """The paragraph of the best sentence, where it is not too long; else the sentences about the same."""
    ranked = _scored(words, corpus, report_ids) if words else []
    if not ranked or ranked[0][0] < 0.5:
        return []
    best = ranked[0][1]
    if best.row:
        return [best]
    headed = [s for s in corpus.sections(best.report_id) if s.start <= best.start < s.heading_end]
    if headed:
        return _points(best.report_id, headed[-1], words, corpus)
    text = corpus.text(best.report_id)
    start, end = text.rfind("\n", 0, best.start) + 1, text.find("\n", best.end)
    end = len(text) if end < 0 else end
    if end - start <= WHOLE_SECTION:
        return [p for p in pieces_of(best.report_id, corpus) if start <= p.start and p.end <= end and not p.row]
    near = [
        p
        for score, p in ranked[:8]
        if p.report_id == best.report_id and p.section == best.section and score >= 0.7 * ranked[0][0]
    ]
    return sorted(near, key=lambda piece: piece.start)[:6]


def _quote(draft: Draft, pieces: list[Piece], corpus: Corpus, query: Query, *, several: bool) -> None:
    """Put pieces into the draft as cited quotes; sentences that follow one another are quoted as one."""
    draft.status = "answered"
    card = corpus.cards[pieces[0].report_id]
    section = pieces[0].section
    name = card.identity.organisation or card.identity.title or card.file
    year = f"{card.identity.year}年度" if card.identity.year else ""
    where = f"“{section.title}”部分" if section and section.title else "报告"
    draft.paragraphs.append(f"{name}{year}报告的{where}写道：")
    for piece in _joined(pieces, corpus):
        path = piece.section.path if piece.section else ()
        number = draft.sources.span(piece.report_id, piece.start, piece.end, section=path, page=piece.page)
        if piece.row:
            draft.literals.append(piece.said)
        quoted = piece.said if piece.row else f"“{corpus.text(piece.report_id)[piece.start : piece.end]}”"
        draft.paragraphs.append(f"{quoted}[{number}]")


def _joined(pieces: list[Piece], corpus: Corpus) -> list[Piece]:
    """Neighbouring sentences of one line made one piece."""
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last and not last.row and not piece.row and last.report_id == piece.report_id:
            between = corpus.text(piece.report_id)[last.end : piece.start]
            if "\n" not in between and len(between) < 3:
                said = corpus.text(piece.report_id)[last.start : piece.end]
                joined[-1] = Piece(
                    piece.report_id, last.start, piece.end, said, last.section, False, last.words, last.page
                )
                continue
        joined.append(piece)
    return joined
