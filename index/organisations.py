"""The name of the unit that reports, in full, and the short and self-names it goes by in the report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from index.forms import collapse, flat
from index.gazetteer import bare_kind, is_place, locate, stem
from index.lexicon import any_of, lexicon
from index.packs import Pack
from index.schema import Document, Region
from index.titles import Line

_SAYS = r"(?:(?:以下|下文|后文|文中|下)?(?:均|统一|合)?[简统]?称|下同)[为作：:]?"
_CALLED = re.compile(rf"[（(]{_SAYS}\s?[“\"「『]?([\u4e00-\u9fff]{{2,16}})[”\"」』]?[^）)]{{0,20}}[）)]")
_HIRED = re.compile(r"(?:接受|受)[^。]{2,40}委托")
"""Who evaluates for another reports, but not on itself."""
_SECOND = re.compile(
    r"(?P<first>[\u4e00-\u9fff]{4,30})[（(](?P<second>(?!(?:以下|下文|后文|文中|下)?(?:均|统一|合)?[简统]?称|下同|原)[\u4e00-\u9fff]{3,16})[）)]"
)
_SIGN = re.compile(r"(?:加|增|同时|对外)?挂[“\"]?(?P<names>[\u4e00-\u9fff、]{4,40}?)[”\"]?(?:的)?牌(?:子|匾)")
_NAME_CHARS = r"[\u4e00-\u9fff（）()*＊]"
_YEARS = re.compile(r"(?:20[0-4]\d)\s?-?(?:年度?|—|-|至|~|～|、)*(?:20[0-4]\d)?\s?-?年?度?")


def strip_year(words: str) -> str:
    """`words` without years."""
    return _YEARS.sub("", words)


@lru_cache(maxsize=1)
def _ending() -> str:
    return any_of(lexicon().identity.unit_endings)


@lru_cache(maxsize=1)
def _whole_name() -> re.Pattern[str]:
    return re.compile(rf"{_NAME_CHARS}{{0,28}}?[\u4e00-\u9fff]{_ending()}(?:（[\u4e00-\u9fff]{{2,20}}）)?")


@lru_cache(maxsize=1)
def _scope() -> re.Pattern[str]:
    """What says how much of a unit reports: （本级及所属）, 及各县（区）水利局, 等5家单位."""
    words = any_of(lexicon().identity.scopes)
    return re.compile(
        rf"[（(](?:{words}|[及和含、，])+[）)]"
        r"|(?:[及和与、，]|以及)(?:各|其|所属|下属|直属|有关|相关|二级).*$"
        r"|等(?:\d+|[一二三四五六七八九十两]+|多|有关|相关)[个家所]?(?:单位|部门|预算单位)?$"
        rf"|(?<=[局委厅办院校会])(?:{words})+$"
    )


def one_unit(words: str) -> str:
    """The one unit that `words` name, without a code before it and without what says how much of it reports.

    >>> one_unit("219001-某县教育局（本级及所属）"), one_unit("某市水利局及各县（区）水利局")
    ('某县教育局', '某市水利局')
    """
    bare = re.sub(r"^[（(\[]?(?!20\d\d年)\d{3,}[）)\]]?[-—－_\s]*", "", collapse(words))
    own = _scope().sub("", bare).strip()
    return own if is_name(own) else bare


def is_name(words: str) -> bool:
    """The words are a unit's name: places or a subject before 局, 中心, 委员会 …, and nothing of a sentence."""
    bare = collapse(words)
    if (
        not 4 <= len(bare) <= 36
        or bare in lexicon().identity.not_units
        or re.match(r"(?:关于|根据|按照|本|我|该|各)", bare)
    ):
        return False
    return bool(re.fullmatch(rf"{_NAME_CHARS}{{2,32}}{_ending()}(?:[（(][\u4e00-\u9fff]{{2,20}}[）)])?", bare))


def organisation(document: Document, lines: Sequence[Line], title: str, fields: dict[str, str]) -> str:
    """The reporting unit's name, as full as the report gives it; "" when it gives none.

    The title names it first; where the title shortens it, the text's full form is taken. Then a form's own line, the
    words before （以下简称…）, and the signature at the end.
    """
    text = document.text
    named = first_name(_of_title(title))
    full = [first_name(name) for name in _full_names(document, lines, fields)]
    if named:
        fuller = [name for name in full if _shortens(named, name)]
        named = max(fuller, key=len, default=named)
    else:
        named = _surest(full) or _most_named(text)
    return _with_its_place(named, (strip_year(title).removeprefix("关于"), *(line.words for line in lines)), text)


def _surest(names: Sequence[str]) -> str:
    """The first of the names that the report gives, as full as another gives it and with nothing else before it.

    >>> _surest(["市政府授权浔安市城管局", "浔安市城管局"]), _surest(["县水利局", "桃江县水利局"])
    ('浔安市城管局', '桃江县水利局')
    """
    first = next(iter(names), "")
    for name in names:
        before = first.removesuffix(name)
        if before and before != first and locate(name) != Region() and not is_place(before):
            return name
    if kind := bare_kind(first):
        return next((name for name in names if name.endswith(first) and is_place(name[: -len(first)] + kind)), first)
    return first


def _with_its_place(name: str, lines: Sequence[str], text: str) -> str:
    """县农业农村局 of a report on 岚坪县 is 岚坪县农业农村局: the place is the title's, another line's of the front, or
    the one whose 财政局 and 人民政府 the text names."""
    kind = bare_kind(name)
    if not kind:
        return name
    for line in lines:
        region = locate(line)
        if place := next((place for place in reversed(_places(region)) if place.endswith(kind)), ""):
            return place + name.removeprefix(kind)
    named = re.findall(rf"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{{2,4}}?{kind})(?:人民政府|财政局|财政厅|委|政府)", text)
    place = next((place for place, _ in Counter(named).most_common(1)), "")
    return place + name.removeprefix(kind) if place else name


def first_name(words: str) -> str:
    """The name without the second one that the unit also bears: 某县工信局（县商务局） → 某县工信局."""
    match = _SECOND.fullmatch(words)
    return match["first"] if match and re.search(f"{_ending()}$", match["second"]) else words


def _second_names(full: str, text: str) -> Iterator[str]:
    """Names that the unit bears beside its own: in brackets behind it, or on a second sign (加挂…牌子)."""
    for match in _SECOND.finditer(text[:6000]):
        if match["first"].endswith(full) and re.search(f"{_ending()}$", match["second"]):
            yield match["second"]
    for match in _SIGN.finditer(text[:6000]):
        yield from (name for name in re.split("[、和]", match["names"]) if re.search(f"{_ending()}$", name))


def _with_places(name: str, full: str) -> Iterator[str]:
    """The name as it stands and behind the unit's places: 区商务局 → 蓝石区商务局, 蓝石商务局."""
    yield name
    places = _places(locate(full))
    own = next((place for place in reversed(places) if place in full), "")
    if own and not any(place in name or name.startswith(stem(place) or place) for place in places):
        bare = name[1:] if name.startswith(own[-1]) else name
        yield from (f"{head}{bare}" for head in (full[: full.find(own) + len(own)], own, stem(own)) if head)


def _of_title(title: str) -> str:
    """The unit at the head of a title: 益阳市资阳区工业和信息化局2022年度… → 益阳市资阳区工业和信息化局."""
    head = re.split(r"20[0-4]\d|关于", _YEARS.sub("2000", title).removeprefix("2000"), maxsplit=1)[0].rstrip("的")
    head = one_unit(head)
    if is_name(head):
        return head
    matches = [match[0] for match in _whole_name().finditer(head) if match.start() == 0]
    best = max(_prefixes(head), key=len, default="")
    return best if is_name(best) else next((match for match in matches if is_name(match)), "")


def _prefixes(head: str) -> Iterator[str]:
    """The beginnings of `head` that end as unit names do and are not followed by more of the same word."""
    for match in re.finditer(_ending(), head):
        rest = head[match.end() :]
        if not rest or re.match(r"(?:部门|单位|整体|项目|专项|绩效|的|预算|财政|年度|自评|本级|\(|（|20)", rest):
            yield head[: match.end()]


def _full_names(document: Document, lines: Sequence[Line], fields: dict[str, str]) -> Iterator[str]:
    """Names the report gives for its unit, the surest first."""
    text = document.text
    called = [
        (match[1], name)
        for match in _CALLED.finditer(text[:6000])
        if (name := _before(text, match.start())) and not _HIRED.match(text, match.end())
    ]
    yield from (name for short, name in called if short in lexicon().identity.self_names)
    yield from _filled_in(fields, lexicon().identity.unit_fields)
    for line in lines:
        if is_name(own := one_unit(line.words)):
            yield own
    yield from (name for _, name in called)
    yield from _signatures(document)
    yield from _filled_in(fields, lexicon().identity.doer_fields)
    for line in lines[:8]:
        yield from (name for name in _prefixes(line.words) if is_name(name))
    if opening := re.search(
        rf"(?:^|\n|。)\s*({_NAME_CHARS}{{2,28}}?{_ending()})(?=是|为|系|[（(]|高度重视|主要|共|内设|下设|设)", text
    ):
        yield opening[1]


def _filled_in(fields: dict[str, str], labels: Sequence[str]) -> Iterator[str]:
    """The units that the cells under these labels name."""
    for label in labels:
        if (value := one_unit(fields.get(flat(label), ""))) and is_name(value):
            yield value


def _before(text: str, stop: int) -> str:
    """The unit's name that ends at `stop`, "" when the words there are none."""
    words = re.split(
        r"[。，；：、！？\n\t（(“”《》]"
        r"|(?:关于|根据|按照|由|对|为|是|和|经|受|向|授权|委托|责成|指定|明确|确定|批准|同意)(?=[\u4e00-\u9fff]{2,4}[省市县区])",
        text[max(0, stop - 40) : stop],
    )[-1]
    words = re.sub(r"^\s*(?:20\d\d年度?|现将|截至|目前|关于)", "", words.strip())
    words = re.sub(r"(?:加|增|同时|对外)?挂.{2,30}牌(?:子|匾)$", "", words)
    return words if is_name(words) else ""


def _signatures(document: Document) -> Iterator[str]:
    """Unit names that stand alone on one of the last lines before the attachments, and at the very end."""
    lines = [collapse(document.text[block.start : block.end]) for block in document.paragraphs]
    for line in reversed(lines[max(3, len(lines) // 2) :]):
        bare = one_unit(re.sub(r"[（(]?(?:盖章|公章)[）)]?|(?:20\d\d年.{1,10}日)$", "", line))
        if is_name(bare):
            yield bare


def _shortens(short: str, full: str) -> bool:
    """`short` keeps the order of some of the characters of `full` and ends like it."""
    if len(full) <= len(short) or short[-1] != full[-1]:
        return False
    rest = iter(full)
    return all(char in rest for char in short)


def _most_named(text: str) -> str:
    """The unit the text names most, with its place and at least three times; "" when none stands out."""
    names = Counter(
        match[1]
        for match in re.finditer(
            rf"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{{2,7}}[省市县区][\u4e00-\u9fff]{{2,16}}?{_ending()})", text
        )
    )
    for name, count in names.most_common(3):
        if count >= 3 and is_name(name) and not any(word in name for word in lexicon().identity.not_units):
            return name
    return ""


def aliases(full: str, text: str, pack: Pack) -> tuple[str, ...]:
    """The other names of the unit `full` in the text: 以下简称, self-names, short forms; the commonest first."""
    counts: Counter[str] = Counter()
    for called in _CALLED.finditer(text[:6000]):
        before = _before(text, called.start())
        if before and (before == full or _shortens(before, full) or _shortens(full, before)):
            counts[called[1]] += 1000
            for name in _with_places(called[1], full) if called[1] not in lexicon().identity.self_names else ():
                counts[name] += 1000
    for second in dict.fromkeys(_second_names(full, text)):
        for name in _with_places(second, full):
            counts[name] += 900
    for name in lexicon().identity.self_names:
        if count := len(re.findall(rf"(?<![\u4e00-\u9fff]在){re.escape(name)}", text)):
            counts[name] += count
    for short in _short_forms(full, text, pack):
        counts[short] += 1
    return tuple(name for name, _ in counts.most_common(16) if name != full)


def _short_forms(full: str, text: str, pack: Pack) -> Iterator[str]:
    """Short forms of `full` met in the text, each time they are."""
    region = locate(full)
    heads = _heads(full, region)
    core = full[max((full.find(place) + len(place) for place in _places(region) if place in full), default=0) :]
    tail = full[-1]
    for match in re.finditer(re.escape(tail), text):
        before = text[max(0, match.start() - 20) : match.end()]
        run = re.search(r"[\u4e00-\u9fff]+$", before)
        if run is None:
            continue
        for begin in range(len(run[0]) - 2):
            short = run[0][begin:]
            if len(short) >= 3 and short != full and _is_short(short, core, heads):
                yield short
                break


def _heads(full: str, region: Region) -> tuple[str, ...]:
    """What may stand before the unit's subject in a short form: its places, the last one's stem, its kind alone."""
    places = _places(region)
    if not places:
        return ("",)
    own = places[-1]
    return (full[: full.find(own) + len(own)], *(place for place in places[-1:]), stem(own) or own, own[-1], "")


def _places(region: Region) -> list[str]:
    return [place for place in (region.province, region.city, region.county) if place]


def _is_short(short: str, core: str, heads: tuple[str, ...]) -> bool:
    """`short` is one of the heads and then a shortening of the core that keeps its first character."""
    for head in heads:
        rest = short.removeprefix(head)
        same = rest == core or _shortens(rest, core)
        if short.startswith(head) and len(rest) >= 2 and rest[0] == core[:1] and same:
            return rest != core or head != heads[0]
    return False
