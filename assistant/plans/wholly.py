"""Yes or no in the report's own words: whether all of it is done (全部, 均, 整改率99.5%), whether a goal is said to be reached."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal

from assistant.choice.resolve import Resolver
from assistant.corpus import Corpus
from assistant.draft import Draft
from assistant.lexicon import lexicon
from assistant.plans.goals import goal_words
from assistant.plans.pieces import Piece
from assistant.plans.quotes import quoted
from assistant.plans.scope import Scope
from assistant.plans.sentences import candidates
from assistant.query import Query
from assistant.sought import telling, wordings
from assistant.sources import Sources
from assistant.understand.words import segmented
from index.text import plain

_SURE = 0.7
_MOST = 6
_GAP = "[^,，。;；]{0,4}"
_NUMBER = r"(\d[\d,]*(?:\.\d+)?)"


def all_done(query: Query, corpus: Corpus, scope: Scope) -> Draft | None:
    """Whether everything asked about is done, by the one sentence that says so; None where none does."""
    text = plain(query.text).rstrip("?。")
    asked = lexicon().goals.asks_all.search(text)
    if asked is None or not lexicon().goals.whether.search(text):
        return None
    act = telling(asked["act"] or "") or asked["act"] or asked["done"] or asked["past"]
    verb = _verb(act)
    words = telling((query.text_words or query.words).replace("都", ""))
    if len(verb) < 2 or len(words) < 3:
        return None
    return _told(query, corpus, scope, words, lambda said: _done(said, verb), ("是，全部" + act, "没有全部" + act))


def goal_said(query: Query, corpus: Corpus, scope: Scope) -> Draft | None:
    """Whether a goal was reached, where the sentence about it says so in words; None where none does."""
    words = goal_words(query.text_words or query.words)
    if len(words) < 2:
        return None
    return _told(query, corpus, scope, words, _reached, ("完成了", "没有完成"))


def quote_beside(draft: Draft, other: Draft, corpus: Corpus) -> None:
    """Put the sentence another draft quotes under the figures of this one."""
    for citation in other.sources.citations:
        report_id, start, end = citation.report_id, citation.start, citation.end
        number = draft.sources.span(report_id, start, end, section=citation.section, page=citation.page)
        draft.paragraphs.append(f"原文：“{corpus.text(report_id)[start:end]}”[{number}]")


def _told(
    query: Query,
    corpus: Corpus,
    scope: Scope,
    words: str,
    verdict: Callable[[str], bool | None],
    telling_of: tuple[str, str],
) -> Draft | None:
    """The verdict of the best sentence that has one, with the sentence."""
    for unit in scope.units[:8]:
        years = Resolver(corpus, query).years(unit)
        report_ids = tuple(r for r in unit.report_ids if corpus.cards[r].identity.year in years) or unit.report_ids
        for piece in _saying(words, corpus, report_ids):
            yes = verdict(plain(piece.said))
            if yes is not None:
                draft = Draft("answered", Sources(corpus), scope=scope.report_ids, route="passages")
                first = telling_of[0] if yes else telling_of[1]
                draft.paragraphs.append(f"{first}。{unit.name}的报告写明：{quoted(piece, draft, corpus)}")
                return draft
    return None


def _saying(words: str, corpus: Corpus, report_ids: Iterable[str]) -> list[Piece]:
    """The sentences that say nearly all of the words, themselves or with those before them."""
    ranked = candidates(words, corpus, report_ids)[:_MOST]
    return [c.piece for c in ranked if not c.piece.row and (c.own >= _SURE or (c.around >= _SURE and c.own >= 0.5))]


def _verb(act: str) -> str:
    """What is to be done, in one word: 整改 of 整改完."""
    parts = [word for word in segmented(act.replace("了", "")) if len(word) > 1]
    return parts[0] if parts else act[:2]


def _done(said: str, verb: str) -> bool | None:
    """Whether a sentence says that all of it is done: by its rate, by 全部, by what was done of how many."""
    goals = lexicon().goals
    for form in wordings(verb):
        word = re.escape(form)
        if rate := re.search(word + r"[^,，。;；\d]{0,4}率[^,，。;；\d]{0,4}" + _NUMBER + "%", said):
            return _size(rate[1]) >= 100
        if re.search(f"{goals.all_before.pattern}{_GAP}{word}|{word}{_GAP}{goals.all_after.pattern}", said):
            return re.search(f"{goals.undone.pattern}{_GAP}{word}", said) is None
        part = re.search(
            _NUMBER + rf"([^\d,，。;；、]{{1,3}})[^。;；\d]{{0,12}}{word}[^\d,，。;；]{{0,4}}" + _NUMBER + r"\2", said
        )
        if part:
            return _size(part[3]) >= _size(part[1])
    return None


def _reached(said: str) -> bool | None:
    """Whether a sentence says that the goal is reached; None where it says both or neither."""
    if share := lexicon().goals.share.search(said):
        return _size(share[1]) >= 100
    missed, reached = (
        lexicon().goals.missed.search(said),
        lexicon().goals.reached.search(lexicon().goals.missed.sub("", said)),
    )
    return bool(reached) if bool(missed) != bool(reached) else None


def _size(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))
