"""The section that answers: by its topic and the words of its heading, told whole or by its points; never a heading alone."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.choice.matching import covered
from assistant.corpus import Corpus
from assistant.described import described
from assistant.lexicon import lexicon
from assistant.plans.enumerated import is_item
from assistant.plans.pieces import Piece, pieces_of
from assistant.query import Query
from assistant.sought import telling, wordings
from assistant.understand.words import segmented
from index.packs import Pack, Topic
from index.schema import Identity, Section
from index.text import plain

WHOLE_SECTION = 900
"""A section of at most so many characters is quoted whole."""
MOST_POINTS = 14
WHOLE_SENTENCE = 10
"""Shorter words are a heading."""
_SAME = 0.6
"""A point that says so much of what is set aside is that."""
_APART = 0.5
"""A point that says so much is about the words where every other says next to nothing of them."""
_ABOUT = 0.8
"""A point that says so much of a question's words is about them."""
_NUMBER = re.compile(r"^[\W\d一二三四五六七八九十第部分章节]*[\d、.．:：)）]+|^第.部分")
_HARDLY = 2
"""So many characters more, and a heading word stands all but alone."""
_ALSO = re.compile("[和与及]")
_LED = re.compile(r"(?:[(（]?[\d一二三四五六七八九十]+[)）、.．])?([^,，。:：;；]{2,12})[:：]")
_SOME = 20
"""So much prose answers without the tables beside it."""
_NEAR = 90
"""So far before its point a heading stands at most."""
_SHORT = 2
_LEAST_SAID = 3
_BESIDE = 0.1
_ALONE = 0.6
_LAST = 0.66
_SPREAD = 1.0
"""Weight of a heading's own words where what is asked has no heading of its kind."""
_DATE = re.compile(r"(20\d\d|二[〇○零]..)年.{1,3}月(.{1,3}日)?")


def about(
    query: Query, words: str, topic: Topic | None, corpus: Corpus, report_ids: tuple[str, ...]
) -> tuple[str, Section] | None:
    """The section that is about the topic and the words, if one surely is."""
    best: tuple[float, str, Section] | None = None
    hits = {h.passage.location.start: h.score for h in corpus.search(query.text, k=8, report_ids=list(report_ids))}
    for order, report_id in enumerate(report_ids):
        text = corpus.text(report_id)
        every = corpus.sections(report_id)
        if lexicon().reading.result.search(query.text):
            every = tuple(s for s in every if not of_goals(s)) or every
        under = [s for s in every if topic and topic.prospective and _headed(s, topic)]
        for section in under or every:
            score = _score(section, text, words, topic, corpus) - 0.05 * order
            score += 0.15 * any(section.start <= start < section.end for start in list(hits)[:2])
            if best is None or score > best[0]:
                best = (score, report_id, section)
    enough = 0.75 if words or topic is None else 0.5
    if best is None or best[0] < enough:
        return None
    return best[1], best[2] if topic is None else _own_part(best[2], topic, corpus.sections(best[1]), corpus.pack)


def _own_part(section: Section, topic: Topic, every: tuple[Section, ...], pack: Pack) -> Section:
    """The part of a section that is the topic's, where each other part is another's: (一)主要问题 of 三、问题及改进措施."""
    below = [s for s in every if section.start < s.start < section.end and s.path[:-1] == section.path]
    own = [s for s in below if held(plain(s.title), topic) > 0]
    others = [s for s in below if s not in own and any(held(plain(s.title), other) > 0 for other in pack.topic)]
    return own[0] if len(own) == 1 and others and len(others) == len(below) - 1 else section


def of_causes(words: str, corpus: Corpus, report_ids: tuple[str, ...]) -> tuple[str, Section] | None:
    """The section of causes (（一）未完成原因) whose headings say all of the words; None where there is none."""
    if len(words) < _LEAST_SAID:
        return None
    for report_id in report_ids:
        for section in corpus.sections(report_id):
            if plain(section.title).endswith(("原因", "原因分析")) and words in plain("".join(section.path)):
                return report_id, section
    return None


def of_goals(section: Section | None) -> bool:
    """Whether a section stands under a heading of goals."""
    return section is not None and any(map(lexicon().reading.goals.search, section.path))


def _headed(section: Section, topic: Topic) -> bool:
    """Whether a section stands under a heading of the topic."""
    return any(held(plain(heading), topic) > 0 for heading in section.path)


def held(title: str, topic: Topic) -> float:
    """How surely a title is a heading of a topic, 0 to 0.92: the earlier among the topic's its word is, the more.

    A title of a table is none: 支出绩效 of 整体支出绩效自评表. A short word says less in a longer title: 人才短板突出.
    """
    if lexicon().sections.table.search(title):
        return 0.0
    bare = _NUMBER.sub("", title)
    for order, word in enumerate(map(plain, topic.headings)):
        if word in title:
            beside = _BESIDE * (len(word) <= _SHORT and len(bare) > len(word) + _HARDLY + 1)
            return max(0.92 - 0.03 * order, _LAST) - beside
    alone = any(word in bare and len(bare) <= len(word) + _HARDLY for word in map(plain, topic.alone))
    return _ALONE if alone else 0.0


def _score(section: Section, text: str, words: str, topic: Topic | None, corpus: Corpus) -> float:
    title = plain(section.title)
    about_topic = 0.0
    if topic is not None:
        about_topic = held(title, topic)
        also = len(_ALSO.findall(title)) + ("、" in title)
        about_topic -= (0.15 + 0.08 * (also - 1)) * (also > 0 and about_topic > 0)
    if not words:
        return about_topic
    own, around = covered(words, described(section.title, text[section.start : section.end][:4000]), corpus)
    leaf = 0.05 * section.level
    if topic is not None:
        on_topic = 0.75 * about_topic + 0.35 * own + 0.25 * around + leaf
        spread = topic.spread and not lexicon().sections.table.search(title)
        return max(on_topic, _SPREAD * own + 0.1 * around + leaf) if spread else on_topic
    return 0.75 * own + 0.25 * around + leaf


def around(pieces: list[Piece], corpus: Corpus) -> Section | None:
    """The innermost section that holds all the pieces."""
    first = pieces[0].section
    if first is None:
        return None
    paths = [piece.section.path if piece.section else () for piece in pieces]
    common = next((n for n, each in enumerate(zip(*paths, strict=False)) if len(set(each)) > 1), min(map(len, paths)))
    if common in (0, len(first.path)):
        return first if common else None
    above = (s for s in corpus.sections(pieces[0].report_id) if s.path == first.path[:common])
    return next((s for s in above if s.start <= first.start < s.end), first)


def beside_title(words: str, corpus: Corpus, report_ids: tuple[str, ...]) -> str:
    """The words but for those of the report's title: who names its project asks of the whole report."""
    titles = "|".join(_project(corpus.cards[report_id].identity) for report_id in report_ids)
    general = lexicon().general | lexicon().sections.project
    rest: list[str] = []
    named = False
    for word in segmented(words):
        named = (named and word in general) or (len(word) > 1 and _titled(word, titles))
        if not named:
            rest.append(word)
    return "".join(rest) if any(len(word) > 1 and word not in general for word in rest) else ""


def part_named(words: str) -> str:
    """What a question calls a part of the report by, without the noun that ends any project's name."""
    rest = telling(words)
    noun = next((noun for noun in lexicon().sections.project if rest.endswith(noun)), "")
    return rest.removesuffix(noun)


def _project(identity: Identity) -> str:
    """What a report's title says of its project: without its unit's names (水利 asked of 水利局 is not all it reports)
    and what every title says."""
    title = lexicon().sections.every_title.sub("|", plain(f"{identity.title}|{identity.project}"))
    for name in sorted((identity.organisation, *identity.aliases), key=len, reverse=True):
        title = title.replace(plain(name), "|") if name else title
    return title


def _titled(word: str, titles: str) -> bool:
    """Whether titles hold a word, or of a longer one its first or last two characters: 营养餐 of 营养改善计划."""
    general = lexicon().general
    parts = (word,) if len(word) < 3 else (word, word[:2], word[-2:])
    return any(part in titles for part in parts if part not in general)


def says(place: tuple[str, Section], words: str, corpus: Corpus) -> bool:
    """Whether a section says the words at all."""
    report_id, section = place
    whole = described(section.title, corpus.text(report_id)[section.start : section.end][:4000])
    return max(covered(way, whole, corpus)[1] for way in wordings(words)) >= _ABOUT


def led_by_measures(piece: Piece) -> bool:
    """Whether what is to be done begins here, in a section that tells something else before: 措施：明年…"""
    return not piece.row and lexicon().remedies.lead.match(plain(piece.said)) is not None


def _on_topic(pieces: list[Piece], topic: Topic | None) -> list[Piece]:
    """Of a section that tells problems and measures, the part of the topic."""
    first = next((i for i, piece in enumerate(pieces) if i and led_by_measures(piece)), 0)
    if topic is None or not first:
        return pieces
    return pieces[first:] if topic.prospective else pieces[:first]


def points(report_id: str, section: Section, words: str, corpus: Corpus, topic: Topic | None = None) -> list[Piece]:
    """The section whole where it is short, else its pieces that say most of the words, in order."""
    text = corpus.text(report_id)
    below = [s for s in corpus.sections(report_id) if section.start < s.start < section.end]
    headings = {
        (s.start, s.heading_end)
        for s in (section, *below)
        if text[s.heading_end : s.heading_end + 2].strip(" \u3000:：")[:1] in ("", "\n")
        and text[s.heading_end : s.end].strip()
    }
    inside = [p for p in pieces_of(report_id, corpus) if _inside(p, section) and not _is_heading(p, headings)]
    inside = _on_topic(_unsigned(_told(inside), report_id, corpus), topic)
    inside = _items_about(inside, words, corpus) or inside
    length = sum(piece.end - piece.start for piece in inside)
    if length <= WHOLE_SECTION or not words:
        chosen = inside if length <= 3 * WHOLE_SECTION else inside[: MOST_POINTS * 2]
    else:
        scored = sorted(((max(covered(words, p.words, corpus)), p) for p in inside), key=lambda pair: -pair[0])
        chosen = sorted((piece for _, piece in scored[:MOST_POINTS]), key=lambda piece: piece.start)
    return _headed_by(chosen, below, text)


def _inside(piece: Piece, section: Section) -> bool:
    """Whether a piece is of a section's text; one that begins with its heading is: 1.制度健全：修订了《…》."""
    begins = section.start <= piece.start < section.heading_end < piece.end - 1
    return piece.end <= section.end and (section.heading_end <= piece.start or begins)


def _told(pieces: list[Piece]) -> list[Piece]:
    """The pieces up to an annex; where there is prose, without the rows of forms and tables that stand beside it."""
    words = lexicon().sections
    annex = next((i for i, p in enumerate(pieces) if i and not p.row and words.annex.match(p.said)), len(pieces))
    told = [p for p in pieces[:annex] if not words.closing.match(p.said) and (p.row or not words.caption.match(p.said))]
    told = [p for i, p in enumerate(told) if i == 0 or not words.apart.match(p.said)]
    prose = [p for p in told if not p.row]
    return prose if sum(len(p.said) for p in prose) >= _SOME else told


def _headed_by(pieces: list[Piece], below: list[Section], text: str) -> list[Piece]:
    """The pieces, the first of each point with the heading of the point before it: that says what the point is."""
    found: list[Piece] = []
    end = 0
    for piece in pieces:
        before = [s.start for s in below if end <= s.start < piece.start and piece.start - s.start <= _NEAR]
        head = next((start for start in before if _only_headings(start, piece.start, below, text)), None)
        if head is not None and not piece.row:
            piece = replace(piece, start=head, said=text[head : piece.end])
        end = piece.end
        found.append(piece)
    return found


def _only_headings(start: int, end: int, below: list[Section], text: str) -> bool:
    """Whether a stretch of text is headings and nothing else."""
    rest = text[start:end]
    for section in reversed(below):
        if start <= section.start < end:
            rest = rest.replace(text[section.start : section.heading_end], "", 1)
    return not rest.strip(" \u3000\n\t。.：:；;")


def set_aside(text: str) -> list[str]:
    """What a question says it does not ask for: 土地出让 and 搬迁 of 土地出让、搬迁之外还有哪些问题."""
    asked = lexicon().sections.beyond.search(text)
    named = re.split("除[了开去]?", asked[1])[-1] if asked else ""
    return [part for part in re.split("[、和与及,]", named) if len(part) > 1]


def beyond(text: str, pieces: list[Piece], corpus: Corpus) -> list[Piece]:
    """The points without those that the question sets aside."""
    aside = [telling(part) for part in set_aside(text)]
    kept = [item for item in _items(pieces, corpus) if all(_said_in(item, part, corpus) < _SAME for part in aside)]
    return [piece for item in kept for piece in item] or pieces


def _items_about(pieces: list[Piece], words: str, corpus: Corpus) -> list[Piece]:
    """Of a list of points, those that surely say the words where others say next to nothing of them; else none."""
    items = _items(pieces, corpus)
    if len(words) < 2 or len(items) < 3:
        return []
    shares = [_said_in(item, words, corpus) for item in items]
    best, second, *_ = sorted(shares, reverse=True)
    if _APART <= best < _ABOUT and second <= best / 2:  # 化债务 of 化解债务, and no other speaks of it
        apart = items[shares.index(best)]
        return [] if plain(apart[-1].said).endswith(":") else apart  # what leads a list is told with it
    if best < _ABOUT or sum(share >= _ABOUT for share in shares) > len(items) // 2:
        return []
    return [piece for item, share in zip(items, shares, strict=True) if share >= _ABOUT for piece in item]


def _items(pieces: list[Piece], corpus: Corpus) -> list[list[Piece]]:
    """The pieces by points: a numbered sentence, a row, another section or a new line after a sentence begins one."""
    items: list[list[Piece]] = []
    for piece in pieces:
        last = items[-1][-1] if items else None
        if (
            last is None
            or piece.row
            or is_item(piece.said)
            or piece.section != last.section
            or _apart(last, piece, corpus)
        ):
            items.append([])
        items[-1].append(piece)
    return items


def _apart(one: Piece, two: Piece, corpus: Corpus) -> bool:
    """Whether a sentence ends a line and the next begins another."""
    between = corpus.text(one.report_id)[one.end : two.start] if one.report_id == two.report_id else "\n"
    return "\n" in between and one.said[-1:] in "。；！？;"


def _said_in(item: list[Piece], words: str, corpus: Corpus) -> float:
    """Which part of the words an item says, its heading included."""
    title = item[0].section.title if item[0].section else ""
    whole = described("|".join((title, *(piece.said for piece in item))), "")
    return max(covered(way, whole, corpus)[0] for way in wordings(words))


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


def led(topic: Topic, corpus: Corpus, report_ids: tuple[str, ...]) -> list[Piece]:
    """The paragraph that a heading word of the topic leads, where the report has no section of it: 自评组织：…; else the
    sentences that begin with the topic: 建议提高标准。"""
    for report_id in report_ids:
        text = corpus.text(report_id)
        pieces = sorted(pieces_of(report_id, corpus), key=lambda piece: piece.row)
        for piece in pieces:
            lead = _LED.match(plain(piece.said))
            if lead and held(lead.group(1), topic) > 0:
                _, end = line_of(text, piece.start)
                line = [each for each in pieces if piece.start <= each.start and each.end <= end and not each.row]
                return [piece] if piece.row else line
    return [
        piece
        for report_id in report_ids
        for piece in pieces_of(report_id, corpus)
        if not piece.row and piece.said.startswith(topic.name) and len(piece.said) >= WHOLE_SENTENCE
    ]


def line_of(text: str, place: int) -> tuple[int, int]:
    """Where the line of a place begins and ends."""
    end = text.find("\n", place)
    return text.rfind("\n", 0, place) + 1, len(text) if end < 0 else end
