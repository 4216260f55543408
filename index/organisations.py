"""The name of the unit that reports, in full, and the short and self-names it goes by in the report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from index.bodies import SECOND, ending, is_name, shortens, strip_year
from index.gazetteer import bare_kind, is_place, locate, stem
from index.lexicon import lexicon
from index.packs import Pack
from index.schema import Document, Region
from index.titles import Line
from index.witnesses import CALLED, Witness, name_before

_SIGN = re.compile(r"(?:加|增|同时|对外)?挂[“\"]?(?P<names>[\u4e00-\u9fff、]{4,40}?)[”\"]?(?:的)?牌(?:子|匾)")


def organisation(document: Document, lines: Sequence[Line], title: str, said: Sequence[Witness]) -> str:
    """The reporting unit's name, as full as the report gives it; "" when it gives none.

    Of all the units that the report's witnesses name, the one that the weightiest kinds of them name; of its names the
    fullest.
    """
    weighed = [(_weight(group, said, document.text), group) for group in _units(said)]
    named = max(weighed, key=lambda each: each[0], default=(0, []))[1]
    name = _fullest(named) if named else _most_named(document.text)
    return _with_its_place(
        name, (strip_year(title).removeprefix("关于"), *(line.words for line in lines)), document.text
    )


def _units(said: Sequence[Witness]) -> list[list[str]]:
    """The names that the witnesses give, those of one unit together."""
    groups: list[list[str]] = []
    for name in dict.fromkeys(witness.name for witness in said):
        own = next((group for group in groups if any(_is_one(name, other) for other in group)), None)
        if own is None:
            groups.append([name])
        else:
            own.append(name)
    return groups


def _is_one(name: str, other: str) -> bool:
    """One is the other's short form, and no place of one contradicts the other's."""
    short, full = sorted((name, other), key=len)
    if full.endswith(short) and short != full and (locate(short) != Region() or bare_kind(short)):
        return _ends_alike(_own_place(short), _own_place(full)) or not is_place(full.removesuffix(short))
    return shortens(short, full) and _ends_alike(_own_place(short), _own_place(full))


def _own_place(name: str) -> str:
    return bare_kind(name) or next(reversed(_places(locate(name))), "")


def _ends_alike(some: str, other: str) -> bool:
    """Where both are known: 县 and 某县 are one place, 某市 and 某市某县 are two."""
    return not some or not other or some.endswith(other) or other.endswith(some)


def _weight(names: Sequence[str], said: Sequence[Witness], text: str) -> int:
    """The weight of the kinds of witnesses that give one of the names, and of what the unit calls itself all along."""
    kinds = {witness.kind: witness.weight for witness in said if witness.name in names}
    return sum(kinds.values()) + 2 * any(name.endswith(_self(text)) for name in names)


def _self(text: str) -> str:
    """How the unit's name ends by what it mostly calls itself: 局 of 我局, 中心 of 我中心; "\n" when that is unknown."""
    counts = {
        name: text.count(name) for name in lexicon().identity.self_names if name[1:] not in ("单位", "部门", "部")
    }
    most = max(counts, key=lambda name: counts[name], default="")
    return most[1:] if most and counts[most] > 1 else "\n"


def _fullest(names: Sequence[str]) -> str:
    """The longest of a unit's names that has nothing but places and its subject in it.

    >>> _fullest(["市政府请来浔安市城管局", "浔安市城管局"]), _fullest(["县水利局", "桃江县水利局"])
    ('浔安市城管局', '桃江县水利局')
    """
    clean = [name for name in names if not any(_is_led(name, other) for other in names)]
    return max(clean or names, key=len)


def _is_led(name: str, other: str) -> bool:
    """`name` is `other`, which says where it is, behind words that are no place."""
    words = name.removesuffix(other)
    return bool(words) and words != name and locate(other) != Region() and not is_place(words)


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


def fellows(full: str, said: Sequence[Witness]) -> tuple[str, ...]:
    """The other units of the place that are in charge of the project `full` reports on, or carry it out: people ask for
    it by their names too."""
    own = _own_place(full)
    names = dict.fromkeys(witness.name for witness in said if witness.kind in ("form", "charge", "doer", "told"))
    others = [
        name
        for name in names
        if not _is_one(name, full)
        and _ends_alike(_own_place(name), own)
        and not name.endswith(lexicon().identity.not_units)
    ]
    return tuple(dict.fromkeys(form for name in others for form in _with_places(name, full) if form != full))


def _second_names(full: str, text: str) -> Iterator[str]:
    """Names that the unit bears beside its own: in brackets behind it, or on a second sign (加挂…牌子)."""
    for match in SECOND.finditer(text[:6000]):
        if match["first"].endswith(full) and re.search(f"{ending()}$", match["second"]):
            yield match["second"]
    for match in _SIGN.finditer(text[:6000]):
        yield from (name for name in re.split("[、和]", match["names"]) if re.search(f"{ending()}$", name))


def _with_places(name: str, full: str) -> Iterator[str]:
    """The name as it stands and behind the unit's places: 区商务局 → 蓝石区商务局, 蓝石商务局."""
    yield name
    places = _places(locate(full))
    own = next((place for place in reversed(places) if place in full), "")
    if own and not any(place in name or name.startswith(stem(place) or place) for place in places):
        bare = name[1:] if name.startswith(own[-1]) else name
        yield from (f"{head}{bare}" for head in (full[: full.find(own) + len(own)], own, stem(own)) if head)


def _most_named(text: str) -> str:
    """The unit the text names most, with its place and at least three times; "" when none stands out."""
    names = Counter(
        match[1]
        for match in re.finditer(
            rf"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{{2,7}}[省市县区][\u4e00-\u9fff]{{2,16}}?{ending()})", text
        )
    )
    for name, count in names.most_common(3):
        if count >= 3 and is_name(name) and not any(word in name for word in lexicon().identity.not_units):
            return name
    return _most_bare(text)


def _most_bare(text: str) -> str:
    """The same without its place, 县林业局, where it begins clauses at least twice; who pays and who checks is not it."""
    clauses = re.findall(rf"(?<![\u4e00-\u9fff])([省市县区旗][\u4e00-\u9fff]{{2,14}}?{ending()})", text)
    names = Counter(name for name in clauses if is_name(name) and not name.endswith(lexicon().identity.not_units))
    name, count = next(iter(names.most_common(1)), ("", 0))
    return name if count > 1 and bare_kind(name) else ""


def aliases(full: str, text: str, pack: Pack) -> tuple[str, ...]:
    """The other names of the unit `full` in the text: 以下简称, self-names, short forms; the commonest first."""
    counts: Counter[str] = Counter()
    for called in CALLED.finditer(text[:6000]):
        named = name_before(text, called.start())
        if named and (named == full or shortens(named, full) or shortens(full, named)):
            counts[called[1]] += 1000
            for name in _with_places(called[1], full) if called[1] not in lexicon().identity.self_names else ():
                counts[name] += 1000
    for second in dict.fromkeys(_second_names(full, text)):
        for name in _with_places(second, full):
            counts[name] += 900
    for name in lexicon().identity.self_names:
        if name in text and (count := len(re.findall(rf"(?<![\u4e00-\u9fff]在){re.escape(name)}", text))):
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
        same = rest == core or shortens(rest, core)
        if short.startswith(head) and len(rest) >= 2 and rest[0] == core[:1] and same:
            return rest != core or head != heads[0]
    return False
