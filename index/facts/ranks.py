"""Rankings: 居全省第9位, 全市第二, 均全市排名第一."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from index.numerals import parse_numeral

_RANK = re.compile(
    r"(?P<all>均|都)?(?:位居|位列|位于|排名|排位|名列|居|列|排|获|升至|升到|跃居)*(?P<scope>全(?:国|省|市|县|区|州|旗)|[一-龥]{0,4}?(?:县区|区县|县市区|市州))(?:各县区|县区|同类)?(?:中|内)?"
    r"(?:位居|位列|排名|排位|名列|居|列|排|并列)*第(?P<n>[一二三四五六七八九十]{1,3}|\d{1,3})(?P<unit>位|名)?(?!产业|医院|批|期|季|轮|次|个|届|家|人民)"
    r"|(?:排名|排位|位列|位居|名列|居|列)第(?P<m>[一二三四五六七八九十]{1,3}|\d{1,3})(?P<unit2>位|名)?(?!批|期|季|轮|次)"
)


@dataclass(frozen=True, slots=True)
class Rank:
    """A place in an order; places are of the text searched."""

    value: Decimal
    scope: str
    """全省, 全市 or "" when not said."""
    for_all: bool
    """均: it belongs to every figure listed before it."""
    start: int
    digits_start: int
    digits_end: int
    end: int


def ranks(text: str) -> list[Rank]:
    """The rankings in a normalised text, in order.

    >>> [(rank.scope, int(rank.value)) for rank in ranks("增速12.3%(全市第二),居全省第9位")]
    [('全市', 2), ('全省', 9)]
    """
    found = []
    for match in _RANK.finditer(text):
        group = "n" if match["n"] else "m"
        value = Decimal(match[group]) if match[group].isdigit() else parse_numeral(match[group])
        if value is not None:
            start, end = match.span(group)
            found.append(Rank(value, match["scope"] or "", bool(match["all"]), match.start(), start, end, match.end()))
    return found
