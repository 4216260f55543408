"""What a bureau is called: in full, in the pack's short forms, with another ending (卫健委 for 卫生健康局), with none.

A form is a core (工业和信息化) and an ending (局). A run of a question calls a bureau when their endings agree and one
core keeps characters of the other in order, the first among them: 市监局 of 市场监督管理局.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from index.packs import Pack
from index.text import plain

_OFFICE = re.compile(r"(?:管理委员会|管委会|委员会|办公室|局|委|厅|办)$")
"""Endings of government departments, which people take one for another."""


@lru_cache(maxsize=65536)
def core(name: str) -> str:
    """The name without its ending as a department; the whole name where another ending says what it is (中心, 医院).

    >>> core("卫生健康委员会"), core("人民医院")
    ('卫生健康', '人民医院')
    """
    return _OFFICE.sub("", name)


def in_order(some: Iterable[str], every: Iterable[str]) -> bool:
    """Whether `every` keeps all of `some` in their order."""
    rest = iter(every)
    return all(each in rest for each in some)


def calls(run: str, bureau: str) -> bool:
    """Whether `run` is `bureau`, or one of them short for the other.

    >>> calls("市监局", "市场监督管理局"), calls("卫健委", "卫生健康局"), calls("教育局", "体育局")
    (True, True, False)
    """
    some, other = core(run), core(bureau)
    if (some == run) != (other == bureau) or len(some) < 2 or len(other) < 2 or some[0] != other[0]:
        return run == bureau
    if some == run:  # 卫生院 of 中心卫生院 ends alike
        return run[-1] == bureau[-1] and in_order(run, bureau)
    return in_order(some, other)


def forms(name: str, pack: Pack) -> tuple[str, ...]:
    """The name and the names it becomes with the pack's short forms written out; of a party's office (委宣传部) also
    the office alone."""
    written = (
        name.replace(short, plain(entry.full))
        for entry in pack.abbreviation
        for short in entry.short
        if short in name and plain(entry.full) not in name
    )
    office = (name[1:],) if name.startswith("委") and len(name) > 2 else ()
    return tuple(dict.fromkeys(form for form in (name, *office, *written) if form))


def cores(bureau: str, pack: Pack) -> frozenset[str]:
    """What the bureau is called without an ending, or in a short form that needs none: 市场监督管理, 市监; 残联."""
    own = core(bureau)
    names = {own} if own != bureau else set()
    for name in (own, *_shortened(own, pack)):
        names |= {name, *_shortened(name, pack)} - ({own} if own == bureau else set())
    return frozenset(word for word in (*names, *map(_bare, names)) if len(word) > 1)


def _shortened(name: str, pack: Pack) -> set[str]:
    return {
        name.replace(full, short)
        for entry in pack.abbreviation
        if (full := plain(entry.full)) in name
        for short in entry.short
    }


def _bare(name: str) -> str:
    """A short form without 中心 or 院, which people leave out too: 疾控."""
    return re.sub(r"(?:中心|院)$", "", name) if len(name) <= 5 else name
