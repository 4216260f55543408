"""Who reports, as the report says it itself: every place that names the unit is a witness, and each kind of place
weighs what it is mostly worth. The name with most weight behind it is the unit's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from index.bodies import NAME_CHARS, digits, ending, first_name, is_name, led_up_to, one_unit
from index.forms import collapse, flat
from index.lexicon import lexicon
from index.schema import Document, Value
from index.titles import Line

_SAYS = r"(?:(?:以下|下文|后文|文中|下)?(?:均|统一|合)?[简统]?称|下同)[为作：:]?"
CALLED = re.compile(rf"[（(][^）)]{{0,24}}?{_SAYS}\s?[“\"「『]?([\u4e00-\u9fff]{{2,16}})[”\"」』]?[^）)]{{0,20}}[）)]")
_HIRED = re.compile(r"(?:接受|受)[^。]{2,40}委托")
"""Who evaluates for another reports, but not on itself."""
_HIRES = re.compile(r"委托(?:方|人|单位)\s?[：:]|(?:接受|受)[^。]{2,40}委托")
"""Said where the evaluation was ordered; a 财政局 that orders it is not the one evaluated."""
_JOINTLY = r"(?:(?:会同|联合|协同)[^，。；]{2,24}?)?"
_DOES = r"(?:归口|组织|负责|牵头|具体|统筹|承担|管理|主管|实施|承办|执行)"
_APART = re.compile(
    r"(?:20[0-4]\d)\s?-?(?:年度?|—|-|至|~|～|、)*(?:20[0-4]\d)?\s?-?年?度?|关于(?:对|印发|报送|上报|开展)?|[《》：:]"
)
_TOWN = re.compile(
    r"[\u4e00-\u9fff]{2,8}[省市县区旗][\u4e00-\u9fff]{2,6}(?<![城集乡])(?:镇|乡|街道)(?=$|部门|整体|财政|绩效|预算|项目)"
)
_SEAL = re.compile(r"[（(]?(?:盖章|公章)[）)]?|20\d\d年.{1,10}日")
_WEIGHT = {
    "title": 9,
    "aside": 6,
    "self": 6,
    "form": 5,
    "line": 4,
    "signature": 4,
    "publisher": 3,
    "charge": 3,
    "called": 3,
    "opening": 2,
    "cover": 1,
    "evaluated": 4,
    "doer": 2,
    "told": 1,
}
"""What a witness is worth: the title; a name in brackets beside it; what calls itself 我局; a form's cell; a line of its
own; the signature; who publishes; who is in charge; another declared short name; a sentence that says what a unit is;
a line of the front that begins with a name; whose project is evaluated; who carries it out, by a label or in a sentence."""


class Witness(Value):
    """A name that the report gives, and the kind of place that gives it."""

    name: str
    kind: str

    @property
    def weight(self) -> int:
        """What it is worth."""
        return _WEIGHT[self.kind]


def witnesses(document: Document, lines: Sequence[Line], title: str, fields: Mapping[str, str]) -> list[Witness]:
    """All that name the unit, the surest kinds first; only clean names."""
    found = [
        Witness(name=clean, kind=kind)
        for kind, name in _said(document, lines, title, fields)
        if is_name(clean := re.sub("[（(][^（()）]*[）)]$", "", first_name(name))) and not _evaluates(clean)
    ]
    payers = {each.name for each in found if each.name.endswith(lexicon().identity.not_units)}
    payers -= {each.name for each in found if each.kind in ("title", "aside", "self")}
    others = [each for each in found if each.name not in payers]
    return others if others and _HIRES.search(document.text[:4000]) else found


def _evaluates(name: str) -> bool:
    return any(word in name for word in lexicon().identity.hired)


def _said(
    document: Document, lines: Sequence[Line], title: str, fields: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    words = lexicon().identity
    text = document.text
    if named := of_title(title):
        yield "title", named
    for aside in re.findall(r"[（(]([^（）()]{4,30})[）)]", title):
        yield "aside", one_unit(aside)
    called = [
        (match[1], name)
        for match in CALLED.finditer(text[:6000])
        if (name := name_before(text, match.start())) and not _HIRED.match(text, match.end())
    ]
    yield from (("self", name) for short, name in called if short in words.self_names)
    yield from (("form", name) for name in _filled_in(fields, words.unit_fields))
    for line in lines:
        alone = line.words.removesuffix("文件")
        yield "line", one_unit(alone.strip("（）()") if alone[:1] in "（(" else alone)
    yield from (("called", name) for short, name in called if short not in words.self_names)
    yield from (("signature", name) for name in _signatures(document))
    yield from (("publisher", name) for name in _filled_in(fields, words.publisher_fields))
    yield from (("charge", name) for name in _filled_in(fields, words.charge_fields))
    yield from (("doer", name) for name in _filled_in(fields, words.doer_fields))
    for line in lines[:8]:
        if not re.search("[：:。]", line.words):
            yield "cover", of_title(line.words)
    for opening in _openings().finditer(text[:4000]):
        yield "opening", led_up_to(opening[1])
    for meant in re.finditer(
        rf"我[局委办院校][”\"]?(?:即|是指|指|系指)({NAME_CHARS}{{2,28}}?{ending()})(?=[，。；、）])", text[:4000]
    ):
        yield "self", meant[1]
    for of in re.finditer(
        rf"对({NAME_CHARS}{{3,28}}?{ending()})(?:{_DOES}|的|20\d\d)[^。；]{{0,60}}?(?:评价|自评|评估)", text[:4000]
    ):
        yield "evaluated", led_up_to(of[1])
    for told in re.finditer(
        rf"由({NAME_CHARS}{{3,28}}?{ending()})(?:[（(][^）)]{{2,20}}[）)])?{_JOINTLY}{_DOES}", text[:6000]
    ):
        yield "told", led_up_to(told[1])


@lru_cache(maxsize=1)
def _openings() -> re.Pattern[str]:
    """A unit that a clause begins with and says what it is or does, or that is said to be 我局."""
    name = rf"({NAME_CHARS}{{2,28}}?{ending()})"
    rank = r"(?:正|副|公益|系|是|为|隶属|成立|内设|下设|属)"
    return re.compile(
        rf"(?:^|[\n。，；]|[）)．.、”](?![^\n。]{{0,6}}财政局)|即|指|称)\s*{name}"
        rf"(?=是|为|系|[（(]|高度重视|主要|共|内设|下设|设|根据|按照|成立|隶属|[，,]{rank})"
    )


def _filled_in(fields: Mapping[str, str], labels: Sequence[str]) -> Iterator[str]:
    """The units that the cells under these labels name."""
    for label in labels:
        value = one_unit(fields.get(flat(label), ""))
        yield value if is_name(value) else re.sub("[（(].*$", "", value)


def name_before(text: str, stop: int) -> str:
    """The unit's name that ends at `stop`, "" when the words there are none."""
    words = re.split(r"[。，；：、！？\n\t（(“”《》]", text[max(0, stop - 40) : stop])[-1]
    words = led_up_to(words)
    words = re.sub(r"^\s*(?:20\d\d年度?|现将|截至|目前|关于)", "", words.strip())
    words = re.sub(r"(?:加|增|同时|对外)?挂.{2,30}牌(?:子|匾)$", "", words)
    return words if is_name(words) else ""


def _signatures(document: Document) -> Iterator[str]:
    """Unit names that stand alone on one of the last lines before the attachments, and at the very end, with a date
    beside or without."""
    lines = [collapse(document.text[block.start : block.end]) for block in document.paragraphs]
    for line in reversed(lines[max(3, len(lines) // 2) :]):
        yield one_unit(_SEAL.sub("", line))


def of_title(title: str) -> str:
    """The unit that a title names: 益阳市资阳区工业和信息化局2022年度… → 益阳市资阳区工业和信息化局.

    The first clean name at the head of one of its parts; parts are what years, 关于 and book marks keep apart.
    """
    for part in _parts(title):
        if name := _head(part.strip("的")):
            return name
    return ""


def _parts(title: str) -> list[str]:
    title = digits(title)
    marks = [0, *(cut for match in _APART.finditer(title) for cut in match.span()), len(title)]
    return [title[one:two] for one, two in list(pairwise(marks))[::2] if one < two]


def _head(part: str) -> str:
    """The unit at the head of a part of a title."""
    head = one_unit(part.partition("、")[0])
    if is_name(head) and not _evaluates(head):
        return head
    best = max((name for name in prefixes(head) if is_name(name)), key=len, default="")
    if best:
        return "" if _evaluates(best) else best
    if town := _TOWN.match(head):
        return town[0] + ("办事处" if town[0].endswith("街道") else "人民政府")
    return ""


def prefixes(head: str) -> Iterator[str]:
    """The beginnings of `head` that end as unit names do and are not followed by more of the same word."""
    for match in re.finditer(ending(), head):
        rest = head[match.end() :]
        if not rest or re.match(r"(?:部门|单位|整体|项目|专项|绩效|的|预算|财政|年度|自评|本级|\(|（|20)", rest):
            yield head[: match.end()]
