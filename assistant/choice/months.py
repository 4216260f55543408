"""The part of a year that words name: 上半年, 1—6月, 7月1日起, 二季度."""

from __future__ import annotations

import re

from index.numerals import parse_numeral

MONTHS = re.compile(
    r"第?(?P<quarter>[一二三四1-4])季度|(?P<first>上半年|前半年|前[6六]个?月)|(?P<second>下半年|后半年|后[6六]个?月)"
    r"|(?P<from>\d{1,2})月?份?[-—~至到](?P<to>\d{1,2})月份?|(?P<since>\d{1,2})月(?:份|\d{1,2}[日号])?(?:起|以后|之后|开始|后)"
    r"|(?P<until>\d{1,2})月(?:份|\d{1,2}[日号])?(?:以前|之前|前)"
)


def months(words: str) -> tuple[int, int] | None:
    """The first and last month of the part of a year that `words` name; None where they name none.

    >>> months("7月1日起"), months("上半年标准"), months("1-6月"), months("每月")
    ((7, 12), (1, 6), (1, 6), None)
    """
    match = MONTHS.search(words)
    if match is None:
        return None
    if match["quarter"]:
        quarter = int(parse_numeral(match["quarter"]) or 1)
        return 3 * quarter - 2, 3 * quarter
    if match["first"] or match["second"]:
        return (1, 6) if match["first"] else (7, 12)
    if match["from"]:
        return int(match["from"]), int(match["to"])
    return (int(match["since"]), 12) if match["since"] else (1, int(match["until"]) - 1)


def spans(words: str) -> bool:
    """Whether `words` name the first months of a year, and not all of it: 1-8月."""
    match = MONTHS.search(words)
    return match is not None and match["from"] == "1" and match["to"] != "12"
