"""The items of a list or table: what each is called, and what a question says of them by their names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from assistant.choice.totals import is_called
from assistant.corpus import Corpus
from assistant.described import IndexedFact
from assistant.lexicon import lexicon
from assistant.query import Query
from index.schema import Fact
from index.text import plain


def item(fact: Fact, corpus: Corpus) -> str:
    """An item's own name: its row header, or its metric without the heading it stands under."""
    if fact.origin == "table" and fact.row:
        return (
            re.sub(
                r"^(其中[:：])?\s*([(（]?[\d一二三四五六七八九十]+[)）、.．](?!\d))?\s*|[(（]\d+(?:\.\d+)?分[)）]$",
                "",
                fact.row[-1],
            )
            or fact.row[-1]
        )
    own = fact.metric_text.split("：")[-1] or corpus.label(fact)
    if fact.subject != fact.entity and own.startswith(fact.subject):
        rest = own.removeprefix(fact.subject)
        if lexicon().rows.place_name.search(fact.subject) or lexicon().groups.amount.fullmatch(rest):
            return fact.subject  # 河阴区 of 河阴区PM2.5浓度, 急救站点 of 急救站点投入资金
    return lexicon().groups.used_for.sub("", own) or own


def is_total(fact: Fact, named: set[str], corpus: Corpus) -> bool:
    """Whether a fact is what the items are parts of: 项目支出 itself, where its items are asked for; no town's own."""
    if fact.metric not in named or "：" in fact.metric_text or len(fact.row) > 2:
        return False
    if fact.origin == "table" and fact.subject != fact.entity:
        return False
    return not (fact.column and is_called(fact.column[-1], fact.metric, corpus)) or is_called(
        "".join(fact.row[-1:]), fact.metric, corpus
    )


def is_container(name: str, text: str) -> bool:
    """Whether the question asks for what is within an item: 文物保护专项里哪个最多 is about no list that has it as an item."""
    bare = _stem(plain(name))
    place = text.find(bare) if len(bare) > 3 else -1
    return place >= 0 and lexicon().groups.inside.match(text[place + len(bare) :]) is not None


def named_in(name: str, text: str) -> bool:
    return _stem(name) in text or text in name


def all_named(members: Iterable[IndexedFact], query: Query, corpus: Corpus) -> bool:
    """Whether the question names every item: 货物、工程、服务哪个最多."""
    names = [_stem(plain(item(member.fact, corpus))) for member in members]
    return len(names) > 1 and len(set(names)) == len(names) and all(name in query.text for name in names)


@lru_cache(maxsize=4096)
def _stem(name: str) -> str:
    stem = lexicon().groups.endings.sub("", name)
    return stem if len(stem) > 1 else name


def end_alike(names: list[str], text: str) -> bool:
    """Whether all items end with one word of the question: 县医院门急诊, 中医院门急诊."""
    last = {plain(name)[-2:] for name in names}
    return len(last) == 1 and len(word := last.pop()) > 1 and word in text and word not in lexicon().general


def is_measured(names: list[str], text: str) -> bool:
    """Whether the question says what is measured of all items: 中标 of 1标段中标价, 2标段中标价."""
    shortest, length = min(map(len, names)), 0
    while length < shortest and len({name[-1 - length] for name in names}) == 1:
        length += 1
    tail = names[0][len(names[0]) - length :]
    return any(tail[place : place + 2] in text for place in range(length - 1))


def so_many(text: str) -> int:
    """How many items the question says there are: 四类任务哪个最低, 那7个项目; 0 where it does not."""
    match = lexicon().groups.so_many.search(text)
    return number_said(match.group(1)) if match else 0


def number_said(digits: str) -> int:
    """A small number as said: 四, 12."""
    return int(digits) if digits.isdigit() else "两三四五六七八九十".index(digits) + 2


def of_sources(names: list[str], text: str) -> float:
    """Whether the items are where money comes from: 1 for a question about sources, -1 for any other, also where only most
    of them are so; 0 where they are not."""
    levels = sum(lexicon().groups.level.match(name) is not None for name in names)
    asked = lexicon().groups.sources.search(text) is not None
    if levels * 2 < len(names) or (asked and levels < len(names)):
        return 0.0
    return 1.0 if asked else -1.0
