"""One unit, one name: 枫渡县农业农村局 of one report is 泽宁市枫渡县农业农村局 of another.

Units of the same county leave its city or province out as they please; two bureaus of one name in two cities must stay
apart. This is the only place that decides it, for the library, for questions and for checks over the years.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from index.gazetteer import is_place, locate, stem
from index.schema import Identity, Region


def is_one_unit(one: Identity, other: Identity) -> bool:
    """Both name one unit: the names are equal, or one has only a place more in front; and no region contradicts.

    A name that does not say where the unit is (农业农村局) is nobody's short form.
    """
    short, long = sorted((one, other), key=lambda identity: len(identity.organisation))
    if not short.organisation or not long.organisation.endswith(short.organisation):
        return False
    before = long.organisation.removesuffix(short.organisation)
    region = locate(long.organisation) if long.region == Region() else long.region
    fits = not before or (_says_where(short.organisation, region) and _is_place(before, region))
    return fits and _agree(short.region, long.region)


def full_names(identities: Iterable[Identity]) -> Mapping[str, str]:
    """For each organisation named, the fullest name that its unit bears among these reports.

    A name that is short for two different units stays as it is.
    """
    named: dict[str, dict[Region, Identity]] = {}
    for identity in identities:
        if identity.organisation:
            named.setdefault(identity.organisation, {})[identity.region] = identity
    longer: dict[str, list[str]] = {}
    for name in named:
        for start in range(1, len(name)):
            if name[start:] in named:
                longer.setdefault(name[start:], []).append(name)
    return {name: _fullest(name, longer.get(name, []), named) for name in named}


def _fullest(name: str, longer: list[str], named: Mapping[str, Mapping[Region, Identity]]) -> str:
    """The longest of the names that `name` is short for, where they are all one unit's; else `name`."""
    same = [
        other
        for other in longer
        if all(is_one_unit(one, two) for one in named[name].values() for two in named[other].values())
    ]
    fullest = max(same, key=len, default=name)
    return fullest if all(fullest.endswith(other) for other in same) else name


def _says_where(name: str, region: Region) -> bool:
    """`name` begins with a place, the one that `region` is of."""
    own = locate(name)
    place = own.county or own.city or own.province
    return bool(place) and any(known.endswith(place) for known in (region.county, region.city, region.province))


def _is_place(words: str, region: Region) -> bool:
    """`words` are nothing but places: those of `region` (益阳市, 湖南省益阳市, 湖南益阳市), or others, by form."""
    provinces, cities = ({place, stem(place), ""} for place in (region.province, region.city))
    known = {province + city for province in provinces for city in cities}
    return words in known or is_place(words)


def _agree(one: Region, other: Region) -> bool:
    """Neither says another province, city or county; 某市某县 is not another county than 某县."""
    pairs = zip(one.model_dump().values(), other.model_dump().values(), strict=True)
    return all(some.endswith(others) or others.endswith(some) for some, others in pairs)
