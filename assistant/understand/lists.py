"""Several things asked at once: what a list says once for all its items, and what a second question leaves out.

行政、参公、事业编制各几名 asks for three 编制; 补贴发了多少钱，惠及多少户 asks how many households that 补贴 reached.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from assistant.lexicon import lexicon
from assistant.understand.vocabulary import Vocabulary, Word
from assistant.understand.words import naming

_MARKS = re.compile("[\ue000-\ue2ff]")
# The question at the end of a list: 各是多少公里, 分别花了多少.
_ASKED = re.compile(
    r"(?:各自|各|分别|一共|总共|合计)(?:[\u4e00-\u9fff]{1,4}?)了?(?:多少|几)[^,。?;]*$"
    r"|(?:各自|各|分别|都|一共|共|总共|合计)?(?:实际)?(?:是|有|为|达|花了?|用了?|安排了?|支出了?|[给拨出拿配补发投建办]了?)?(?:多少|几)[^,。?;]*$"
)
_EACH = re.compile(r"(?:各自|各|分别)(?:是|有|为)?(?:什么|啥)?$")
_INSIDE = re.compile(r"^(?P<outer>[^,。?;]{2,}?)(?:里面|里头|当中|之中|其中|中的|里)(?=[\u4e00-\u9fff]{2})")
_SPENT = re.compile("^花(?=了?(?:多少|几))")
_QUESTION = re.compile(r"多少|几|什么|啥|怎么|怎样|谁|哪|吗|没$")
HOW_MUCH = re.compile(r"多少|几|什么|啥|花|用|钱|有|个|人|了|是|共|总|一|合计")
"""Little words that ask how much, and of what kind, but name nothing."""
_LEAST_NAME = 3
"""An item of a list that says more names a thing, whatever class its words are of: 特别扶助."""
_LEAST_PART = 2
_COUNTED = re.compile(r"(?:批次|人次|户数|人数|数量|个数|次数|面积|里程|数)$")
# A comparison of what was named before: 哪个高，高多少.
_COMPARED = re.compile(
    r"^(?:又|还|再)?(?:高|低|多|少|大|小|差|相差|增|减|涨|降|一共|总共|合计|共计|加起来|占)[^,。?;]{0,4}(?:多少|几)"
)
_TALLY = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:这|那)?(?P<count>[两三四五六七八])(?:个|项|类|块|种|笔|样|[条座所处](?:[路桥渠沟河线])?|[市县区乡镇村站校院](?=一共|总共|合计|共|加|各|分别|实际|支出|预算|执行|的))(?P<kind>[\u4e00-\u9fff]{0,4}?)"
    r"(?=一共|总共|合计|共|加起来|相加|各|分别|执行|支出|预算|花|用|发|贴|补|拨|多少|几|的|$)"
)
_ATTRIBUTED = re.compile("^(?:受益|惠及|覆盖|享受|带动|参训)")
_TALLIED = re.compile(
    r"[、和与][^,。?;]{1,12}?(?:这|那)?[两三四五六七八](?:个|项|类|块|种|笔|样|[条座所处]|[市县区乡镇村])"
)
_LEVEL = re.compile("中央|自治区|[省市县区州乡镇]级")
_LEVELED = re.compile(r"(?P<thing>.{3,}?)(?:的)?(?:钱|资金)?(?:里面|里|中)?(?:中央|自治区|[省市县区州]级)(?:资金)?")
_LEVELS = {"省": "省级", "市": "市级", "县": "县级", "区": "区级", "州": "州级", "乡": "乡级", "镇": "镇级"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a question that names one thing.

    Attributes:
        after: What divides it from the piece before; "" for the first.
    """

    text: str
    after: str = ""

    @property
    def listed(self) -> bool:
        """Whether it is one more item of a list, not a question of its own."""
        return bool(self.after) and self.after not in ",;。?!:"


def tallied(text: str) -> bool:
    """Whether a question lists things and says how many they are: 甲、乙、丙三市."""
    return _TALLIED.search(text) is not None


Content = Callable[[str], str]


def completed(pieces: list[Piece], words: Vocabulary, content: Content) -> list[Piece]:
    """The pieces with what other pieces say for them written out."""
    return _with_subject(_with_shared_nouns(_inside(pieces), words, content), words, content)


def _inside(pieces: list[Piece]) -> list[Piece]:
    """三公经费里接待费、车费各多少: each of them is within 三公经费."""
    match = _INSIDE.search(_MARKS.sub("", pieces[0].text)) if len(pieces) > 1 else None
    if match is None or not pieces[1].listed:
        return pieces
    outer = match.group()
    return [p if i == 0 or not p.listed else replace(p, text=outer + p.text) for i, p in enumerate(pieces)]


def _with_shared_nouns(pieces: list[Piece], words: Vocabulary, content: Content) -> list[Piece]:
    done: list[Piece] = []
    for run in _runs(pieces):
        done += _one_list(run, words, content) if len(run) > 1 else run
    return done


def _runs(pieces: list[Piece]) -> list[list[Piece]]:
    """The pieces grouped into lists."""
    runs: list[list[Piece]] = []
    for piece in pieces:
        if piece.listed and runs:
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return runs


def _one_list(run: list[Piece], words: Vocabulary, content: Content) -> list[Piece]:
    """The items of one list, each with the noun and the question at the list's end, or the noun at its beginning."""
    if (said := _said_of_all(run)) is not None:
        return [*(replace(piece, text=piece.text + said) for piece in run[:-1]), run[-1]]
    asked = _ASKED.search(run[-1].text) or _EACH.search(run[-1].text)
    question = asked.group() if asked else ""
    levels = [_leveled(piece, question) for piece in run]
    if levels != run and not asked_noun(levels[-1], question, content):
        levels = [replace(p, text=_before(p, question) + "资金") for p in levels]
        levels[-1] = replace(levels[-1], text=levels[-1].text + question)
    run = _of_one_thing(_untallied(levels))
    head = asked_noun(run[-1], question, content)
    first = _own_words(run[0].text, words)
    lead = first[-1] if first else None
    if not head and lead and not lead.spoken and lead.kind == "metric" and _tail(run[0].text, lead, content):
        prefix = lead.text
        own = [bool(_own_words(p.text, words)) or _bases_only(_before(p, question), words) for p in run[1:]]
        rest = [p if told else replace(p, text=prefix + p.text) for p, told in zip(run[1:], own, strict=True)]
        run = [run[0], *rest]
    if lead and not lead.spoken and lead.kind == "metric":
        run = [run[0], *(_sibling(lead.text, piece, question, words, content) for piece in run[1:])]
    told = []
    for piece in run[:-1]:
        bare = content(piece.text)
        if not bare or _own_words(piece.text, words) or _QUESTION.search(piece.text) or _bases_only(piece.text, words):
            told.append(piece)
        else:
            told.append(replace(piece, text=piece.text + ("" if bare.endswith(head) else head) + question))
    return [*told, run[-1]]


def _sibling(first: str, piece: Piece, question: str, words: Vocabulary, content: Content) -> Piece:
    """政府采购货物、服务各多少: a later item with the beginning of the first's name, where that makes a name too."""
    bare = content(_before(piece, question))
    if len(bare) < _LEAST_PART or bare in words.entries:
        return piece
    starts = (first[:size] for size in range(len(first) - 1, 1, -1))
    start = next((start for start in starts if start + bare in words.entries), "")
    return replace(piece, text=start + piece.text)


def _said_of_all(run: list[Piece]) -> str | None:
    """What stands after the last of things told apart by numbers: 中标价多少 of 1标段、2标段中标价多少."""
    numbered = rf"(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}})(?:{lexicon().numbered.pattern})"
    last = re.match(numbered, _MARKS.sub("", run[-1].text))
    if last is None or not all(re.search(rf"{numbered}$", piece.text) for piece in run[:-1]):
        return None
    return _MARKS.sub("", run[-1].text)[last.end() :]


def _untallied(run: list[Piece]) -> list[Piece]:
    """老旧小区、保租房、燃气三个项目: how many items there are is no part of the last; what kind they are, of each."""
    match = _TALLY.search(run[-1].text)
    if match is None or "两三四五六七八".index(match.group("count")) + 2 != len(run):
        return run
    kind = "" if match.group("kind") in lexicon().general else match.group("kind")
    rest = run[-1].text[match.end() :]
    return [replace(p, text=p.text + kind) for p in run[:-1]] + [
        replace(run[-1], text=run[-1].text[: match.start()] + kind + rest)
    ]


def _of_one_thing(run: list[Piece]) -> list[Piece]:
    """高标准农田中央、省级、区级各给多少: levels of the money for one thing, which the first item names."""
    first = _LEVELED.fullmatch(run[0].text)
    if first is None or not all(_LEVEL.match(_MARKS.sub("", piece.text)) for piece in run[1:]):
        return run
    return [run[0], *(replace(piece, text=first.group("thing") + piece.text) for piece in run[1:])]


def _tail(text: str, word: Word, content: Content) -> str:
    bare = _MARKS.sub("", text)
    return content(bare[word.end :])


def _before(piece: Piece, question: str) -> str:
    return piece.text.removesuffix(question) if question else piece.text


def _leveled(piece: Piece, question: str) -> Piece:
    """省、市、县: levels of government."""
    bare = _before(piece, question)
    level = _MARKS.sub("", bare)
    return (
        replace(piece, text=bare.replace(level, _LEVELS[level]) + piece.text[len(bare) :])
        if level in _LEVELS
        else piece
    )


def asked_noun(last: Piece, question: str, content: Content) -> str:
    """The noun at the end of a list that belongs to all its items; "" where the last item is that noun alone."""
    bare = content(_before(last, question))
    if _ATTRIBUTED.search(bare) and lexicon().attributes.fullmatch(bare):
        return ""  # 调整预算和受益人数: of what was named before
    match = lexicon().shared_nouns.search(bare)
    return match.group() if match and match.start() > 0 else ""


def _own_words(text: str, words: Vocabulary) -> list[Word]:
    return [word for word in words.words(_MARKS.sub("", text)) if word.kind != "basis"]


def _bases_only(text: str, words: Vocabulary) -> bool:
    bare = _MARKS.sub("", text)
    bases = [word for word in words.words(bare) if word.kind == "basis"]
    return bool(bases) and len(bare) - sum(word.end - word.start for word in bases) < 2


def _with_subject(pieces: list[Piece], words: Vocabulary, content: Content) -> list[Piece]:
    """The pieces that only ask on (惠及多少户, 花了多少, 进度) with the subject of the piece before them."""
    done: list[Piece] = []
    subject = ""
    counted = False
    for piece in pieces:
        own = [w for w in _own_words(piece.text, words) if not w.spoken]
        if subject and _COMPARED.search(_MARKS.sub("", piece.text)) and not own:
            continue
        if subject and not own and _asks_on(piece, words, content, counted=counted):
            cut = _COUNTED.sub("", subject) if _QUESTION.search(piece.text) else subject
            asked = _MARKS.sub("", piece.text)
            asked = (
                _SPENT.sub("支出", asked) if (cut or subject).endswith("金") else asked
            )  # 救助金, 花: 金花 is a word
            done.append(replace(piece, text=(cut or subject) + asked))
            continue
        done.append(piece)
        bare = _MARKS.sub("", piece.text)
        subject = content(_without_bases(bare, words))
        counted = bool(own) and _counts(own[-1], bare)
    return done


def _counts(word: Word, text: str) -> bool:
    """Whether the piece asks for a number of people or things by name: 核定编制几个."""
    return word.kind == "metric" and bool(re.search(r"人|编|员|职", word.text)) and "钱" not in text


def _without_bases(text: str, words: Vocabulary) -> str:
    for word in reversed(words.words(text)):
        if word.kind == "basis" and word.end - word.start > 1:
            text = text[: word.start] + "的" + text[word.end :]
    return text


def _asks_on(piece: Piece, words: Vocabulary, content: Content, *, counted: bool) -> bool:
    """Whether a piece names nothing to measure of its own."""
    bare = _MARKS.sub("", piece.text)
    if piece.text != bare and not content(bare):
        return False  # only a year or a unit
    asks = _QUESTION.search(bare) is not None
    spoken = [w for w in words.words(bare) if w.kind != "basis" and w.spoken]
    rest = bare
    for word in reversed(spoken):
        rest = rest[: word.start] + "的" + rest[word.end :]
    left = content(_without_bases(rest, words))
    if lexicon().attributes.fullmatch(left):
        return True
    if not asks or naming(left) or (piece.listed and len(left) > _LEAST_NAME) or lexicon().numbered.search(left):
        return False
    if piece.listed and _bases_only(re.sub(r"多少|几|是|各|分别|呢", "", bare), words) and not spoken:
        return False
    return not (spoken and (_telling(spoken) or (counted and not left)))


def _telling(spoken: list[Word]) -> bool:
    """Whether colloquial names say what is measured (什么等级), not just how much (花了多少钱, 有多少人)."""
    return any(HOW_MUCH.sub("", word.text) for word in spoken)
