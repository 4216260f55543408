"""The figure that one sentence prints for the very thing asked about, where no stored fact fits: quoted, never restated.

The sentence must say every word of the question, and the figure must follow the noun asked about; a year that the
question names binds. Two sentences with different figures answer nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.choice.suiting import narrower, of_another, of_another_side
from assistant.corpus import Corpus
from assistant.described import described
from assistant.draft import Draft, marks
from assistant.lexicon import lexicon
from assistant.plans.pieces import Piece, pieces_of
from assistant.query import Query
from assistant.sought import telling, wordings
from assistant.understand.words import segmented
from index.text import normalize, plain

FIGURE = re.compile(r"(?<![\d.])\d[\d,]*(?:\.\d+)?(?P<unit>[^\d,，;；。、:：()（）“”]{0,8})")
CLAUSE = re.compile(r"(?:[^,，;；。、:：()（）\n]|(?<=\d),(?=\d{3}))*$")
_COUNTED = re.compile("(?:多少|几)个(?P<noun>[\u4e00-\u9fff]{1,6})$")
_YEAR = re.compile(r"(20\d\d)年")
_LONGEST = 30


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure in a sentence.

    Attributes:
        start: Where the clause that prints it begins in the report.
        end: Where the figure and its unit end.
        at: Where the figure begins.
    """

    piece: Piece
    start: int
    end: int
    at: int


def asks_amount(query: Query) -> bool:
    """Whether an amount is asked for, or a thing is named and nothing said of what to do with it."""
    if query.operation not in ("lookup", "text") or len(query.measures) > 1:
        return False
    text = lexicon().printed.which.sub("哪", query.text)
    return lexicon().printed.asked.search(text) is not None or lexicon().printed.talked.search(text) is None


def unanswered(query: Query, said: str, corpus: Corpus) -> bool:
    """Whether an amount is asked for of something that `said` does not name in full: its neighbours answer nothing."""
    text = lexicon().printed.which.sub("哪", plain(query.text)).rstrip("?。")
    if not asks_amount(query) or not (lexicon().printed.asked.search(text) or lexicon().printed.size.search(text)):
        return False
    narrowed = lexicon().narrowing.finditer(text)
    return any(m.group() not in said for m in narrowed) or not says_all(asked_words(query), plain(said), corpus)


def asks_words(query: Query) -> bool:
    """Whether which, who, whether or how is asked, and no amount."""
    text = lexicon().printed.which.sub("哪", query.text)
    return (
        lexicon().printed.talked.search(text) is not None
        and lexicon().printed.asked.search(text) is None
        and "最" not in text
    )


def printed(query: Query, corpus: Corpus, report_ids: tuple[str, ...]) -> Printed | None:
    """The one figure that these reports print for what is asked, if there is exactly one."""
    words = asked_words(query)
    if (
        not asks_amount(query)
        or lexicon().printed.earlier.search(query.text)
        or len(words) < 3
        or any(m.kind != "plain" for m in query.measures)
    ):
        return None
    metric = corpus.pack.metrics.get(query.measures[0].metric) if query.measures else None
    names = tuple(map(plain, (metric.name, *metric.aliases))) if metric else ("",)
    found: list[tuple[int, str, Printed]] = []
    for report_id in report_ids:
        for piece in pieces_of(report_id, corpus):
            if not piece.row and any(name in piece.words.head for name in names):
                found += _in_piece(piece, words, query, corpus)
    most = max((length for length, _, _ in found), default=0)
    best = [(value, one) for length, value, one in found if length == most]
    return best[0][1] if best and len({value for value, _ in best}) == 1 else None


def asked_words(query: Query) -> str:
    """What is asked about, as a report might print it: 石板滩大桥长 of 石板滩大桥有多长."""
    words = re.sub("多少(?=[\u4e00-\u9fff])", "", query.text_words or query.words)
    return telling(lexicon().printed.much.sub(r"\1", words))


def says_all(words: str, said: str, corpus: Corpus) -> bool:
    """Whether every word is said, in one of its wordings or by what the pack has for it."""
    return any(all(_says(word, said, words, corpus) for word in content(way)) for way in wordings(words))


def of_years(piece: Piece, query: Query, corpus: Corpus) -> bool:
    """Whether a sentence is of the years asked for: of such a report, or one that prints such a year."""
    said = {corpus.cards[piece.report_id].identity.year, *map(int, _YEAR.findall(piece.said))}
    return bool(said & set(query.years))


def tell(draft: Draft, found: Printed, corpus: Corpus) -> None:
    """The clause with the figure first, then the sentence around it; both quoted."""
    piece = found.piece
    card, text = corpus.cards[piece.report_id].identity, corpus.text(piece.report_id)
    path = piece.section.path if piece.section else ()
    clause = draft.sources.span(piece.report_id, found.start, found.end, section=path, page=piece.page)
    draft.status, draft.used, draft.route = "answered", None, "passages"
    places = ((indexed.fact, indexed.fact.location) for indexed in corpus.facts((piece.report_id,)))
    stored = next((fact for fact, at in places if at.start <= found.at < at.end <= found.end + 2), None)
    numbers = [clause]
    if stored is not None:
        draft.figures.append(corpus.figure(stored))
        numbers.append(draft.sources.fact(stored))
    draft.paragraphs.append(
        f"{card.organisation or card.title}的报告写明：“{text[found.start : found.end]}”{marks(numbers)}。"
    )
    if piece.end - piece.start > found.end - found.start + 2:
        whole = draft.sources.span(piece.report_id, piece.start, piece.end, section=path, page=piece.page)
        draft.paragraphs.append(f"原文：“{text[piece.start : piece.end]}”[{whole}]")


def _in_piece(piece: Piece, words: str, query: Query, corpus: Corpus) -> list[tuple[int, str, Printed]]:
    if narrower(query.text, piece.words) or aims(piece, query):
        return []
    copy = normalize(corpus.text(piece.report_id)[piece.start : piece.end])
    if not says_all(words, copy.text, corpus):
        return []
    found = []
    for match in FIGURE.finditer(copy.text):
        before = copy.text[: match.start()]
        clause = CLAUSE.search(before)
        lead = clause.group() if clause else ""
        length = _named(lexicon().printed.between.sub("", lead), words)
        if of_another(words, described(lead, copy.text)) or of_another_side(words, lead):
            continue
        rising = lexicon().printed.onward.match(match.group("unit") + copy.text[match.end() :])
        if length < 2 or rising or not fits(match.group("unit"), query) or other(lead, query):
            continue
        start, end = copy.span(match.start() - len(lead), match.end())
        at, _ = copy.span(match.start(), match.end())
        if end - start <= _LONGEST and of_year(before, piece, query, corpus):
            place = piece.start
            found.append((length, match.group(), Printed(piece, place + start, place + end, place + at)))
    return found


def _named(lead: str, words: str) -> int:
    """How many characters right before a figure are the question's own: of 桥长, two for 石板滩大桥长.

    Where the question ends with the noun of an amount (面积, 产值), the figure must follow that very noun.
    """
    size = lexicon().printed.size.search(words)
    longest = 0
    for way in (*wordings(words), words.replace("金额", "额")):
        for said in (lead, lead.replace("金额", "额"), lead + "额" if lead.endswith("合同") else lead):
            length = 0
            while length < len(said) and said[-length - 1 :] in way:
                length += 1
            if size is None or way.endswith(said[-min(length, 2) :]):
                longest = max(longest, length)
    return longest


def fits(unit: str, query: Query) -> bool:
    """Whether a unit is of the kind asked for; dates and points are no answers to other questions."""
    measure = query.measures[0] if query.measures else None
    if lexicon().printed.price.search(query.text) and "元" not in unit[:3]:
        return False
    if not unit or unit[0] in "年月日号时" or (unit[0] == "分" and "分" not in query.text):
        return False
    if measure is None:
        return True
    counted = _COUNTED.search(query.text) if unit[0] == "个" != unit else None
    if counted is not None and set(counted["noun"]).isdisjoint(unit[1:]):
        return False
    if measure.counter and measure.counter[0] not in unit[:3]:
        return False
    money, rate = "元" in unit[:3], unit[0] in "%‰"
    if measure.asked and measure.wanted in ("money", "rate", "count"):
        return {"money": money, "rate": rate, "count": not money and not rate}[measure.wanted]
    return True


def other(lead: str, query: Query) -> bool:
    """Whether the figure is one of another time, an aim or a change that the question does not ask for."""
    return any(match.group() not in query.text for match in lexicon().printed.other.finditer(lead))


def of_year(before: str, piece: Piece, query: Query, corpus: Corpus) -> bool:
    """Whether a figure is of the year asked for: the report's own, or one that stands before it."""
    own = corpus.cards[piece.report_id].identity.year
    named = _YEAR.findall(before)
    year = int(named[-1]) if named else own
    if query.years_back:
        return False
    return year in query.years if query.years else year == own


def aims(piece: Piece, query: Query) -> bool:
    heading = piece.section.title if piece.section else ""
    return (
        any(match.group() not in query.text for match in lexicon().printed.aims.finditer(heading))
        and "完成" not in heading
    )


def content(words: str) -> list[str]:
    """The words that must be said; one that says next to nothing counts with the character before it: 新材料."""
    skipped = lexicon().empty | lexicon().general
    found: list[str] = []
    before = ""
    for word in segmented(words):
        if len(word) > 1:
            said = before + word if word in lexicon().general and before else word
            if said not in skipped:
                found.append(said)
        before = word if len(word) == 1 and word not in skipped else ""
    return found


def _says(word: str, said: str, words: str, corpus: Corpus) -> bool:
    if word in said or (len(word) < 4 and re.search(".{0,2}".join(map(re.escape, word)), said)):
        return True
    if len(word) > 3 and all(word[i : i + 2] in said for i in range(0, len(word) - 1, 2)):
        return True
    meant = [
        forms for spoken, forms in corpus.synonyms.items() if spoken in words and (word in spoken or spoken in word)
    ]
    return any(plain(form) in said for forms in meant for form in forms)
