"""What something is divided into, by name: 哪五个项目, 六个支持方向, 分了哪几个子项, 在哪几个乡镇.

A report announces such a list with how many there are of what (共六个方向：) and numbers its items on the lines below, or
names them in the sentence, before the number (甲、乙、丙3个乡镇) or behind a colon.
"""

from __future__ import annotations

import re

from assistant.choice.matching import covered
from assistant.corpus import Corpus
from assistant.draft import Draft
from assistant.figures import of_fact
from assistant.lexicon import lexicon
from assistant.plans.groups import best_group
from assistant.plans.items import item, number_said
from assistant.plans.pieces import Piece, pieces_of
from assistant.plans.quotes import quote
from assistant.plans.scope import Scope
from assistant.plans.sections import beside_title
from assistant.query import Measure, Query
from assistant.sought import telling
from assistant.sources import Sources
from index.text import plain

_ENOUGH = 0.5
"""Share of what else a question says that the sentence of the names must say with its section."""
_MOST_LINES = 60
"""Of so many lines at most the items are looked for."""


def parts(query: Query, corpus: Corpus, scope: Scope) -> Draft | None:
    """The names of the parts asked for; None for any other question, or where no report lists as many."""
    asked = lexicon().parts.asked.search(plain(query.text))
    if (
        query.operation == "rank"
        or asked is None
        or not (asked["some"] or asked["many"])
        or not scope.named
        or len(scope.units) != 1
    ):
        return None
    many = number_said(asked["many"]) if asked["many"] else 0
    noun = asked["noun"]
    for report_id in reversed(scope.units[0].report_ids):
        for piece, said in _announcing(noun, report_id, corpus):
            if (many or said) == said and (names := _numbered(piece, said, corpus)):
                return _told(query, corpus, scope, noun, names, piece)
        if listing := _listing(query, asked, many, report_id, corpus):
            draft = Draft("answered", Sources(corpus), scope=scope.report_ids)
            quote(draft, [listing], corpus)
            return draft
    return _of_group(query, corpus, scope, noun, many) if many else None


def _of_group(query: Query, corpus: Corpus, scope: Scope, noun: str, many: int) -> Draft | None:
    """So many items of money that stand together, by their names."""
    unit = scope.units[0]
    of = query.model_copy(update={"words": noun, "measures": (Measure(words=noun, residue=noun),)})
    group = best_group(of, corpus, unit, kind="money", serves=lambda g: len(g.facts) == many)
    if group is None:
        return None
    draft = Draft("answered", Sources(corpus), scope=scope.report_ids)
    figures = [of_fact(fact, label=item(fact, corpus)) for fact in group.facts]
    told = "、".join(f"{figure.label}（{figure.text()}）{draft.sources.marks(figure)}" for figure in figures)
    draft.paragraphs.append(f"{unit.name}的{noun}有：{told}。")
    draft.figures += figures
    return draft


def _announcing(noun: str, report_id: str, corpus: Corpus) -> list[tuple[Piece, int]]:
    """The sentences that end a line and say how many of the noun there are, with that number."""
    text = corpus.text(report_id)
    found = []
    for piece in pieces_of(report_id, corpus):
        if noun not in piece.said or piece.row or text[piece.end : piece.end + 1] not in ("\n", "\r"):
            continue
        said = lexicon().parts.counted.pattern + re.escape(noun) + lexicon().parts.below.pattern
        if counted := re.search(said, plain(piece.said)):
            found.append((piece, number_said(counted.group(1))))
    return found


def _numbered(piece: Piece, many: int, corpus: Corpus) -> list[tuple[int, int]]:
    """Where the names of the numbered lines below a sentence stand; none where these are not as many."""
    text = corpus.text(piece.report_id)
    names: list[tuple[int, int]] = []
    kind, place = "", piece.end
    for _ in range(_MOST_LINES):
        place = text.find("\n", place) + 1
        line = lexicon().parts.line.match(text, place) if place else None
        if line is None and not names and place and text[place : text.find("\n", place)].strip():
            break  # what follows the announcement is no list
        if line is not None:
            mark = re.sub("[①-⑳]", "①", re.sub(r"\d+", "1", re.sub("[一二三四五六七八九十]+", "一", line["mark"])))
            kind = kind or mark
            if mark == kind:
                names.append(line.span("name"))
        if not place or len(names) == many:
            break
    return names if len(names) == many > 1 else []


def _told(query: Query, corpus: Corpus, scope: Scope, noun: str, names: list[tuple[int, int]], piece: Piece) -> Draft:
    draft = Draft("answered", Sources(corpus), scope=scope.report_ids)
    text, path = corpus.text(piece.report_id), piece.section.path if piece.section else ()
    told = []
    for start, end in names:
        number = draft.sources.span(piece.report_id, start, end, section=path, page=piece.page)
        told.append(f"“{text[start:end]}”[{number}]")
    draft.paragraphs.append(f"{scope.units[0].name}的{noun}有：{'、'.join(told)}。")
    quote(draft, [piece], corpus)
    return draft


def _listing(query: Query, asked: re.Match[str], many: int, report_id: str, corpus: Corpus) -> Piece | None:
    """The sentence that names the parts itself, says so many of them, and what else the question does."""
    noun = asked["noun"]
    words = telling(plain(query.text_words or query.words).replace(asked["verb"] or noun, "").replace(noun, ""))
    words = beside_title(words, corpus, (report_id,))
    best: tuple[float, Piece] | None = None
    for piece in pieces_of(report_id, corpus):
        said = plain(piece.said)
        if noun not in said or piece.row or "、" not in said:
            continue
        pattern = lexicon().parts.named.pattern.replace("NOUN", re.escape(noun))
        listed = next((m for m in re.finditer(pattern, said) if _as_many(m, many)), None)
        if listed is None:
            continue
        own, around = covered(words, piece.words, corpus) if words else (1.0, 1.0)
        if around >= _ENOUGH and (best is None or own + around > best[0]):
            best = own + around, piece
    return best[1] if best else None


def _as_many(listed: re.Match[str], many: int) -> bool:
    """Whether as many are named as the report says there are, and as the question says."""
    said = number_said(listed["before"] or listed["after"])
    if listed["before"] and listed["names"].count("、") + 1 != said:
        return False
    return said == many or (not many and said > 1)
