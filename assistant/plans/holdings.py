"""Which reports there are, and a question about so many units that there are more or fewer of."""

from __future__ import annotations

from assistant.corpus import Corpus, Unit
from assistant.draft import Draft
from assistant.lexicon import found, lexicon
from assistant.query import Query
from assistant.sources import Sources
from assistant.understand.operations import amount
from index.text import plain

_MOST = 12
"""So many units are told by name."""


def holdings(query: Query, corpus: Corpus) -> Draft | None:
    """The reports there are by unit and year, where that is asked; None where it is not."""
    if query.units or lexicon().holdings.asked.search(plain(query.question).rstrip("?。!")) is None:
        return None
    draft = Draft("answered", Sources(corpus), scope=tuple(corpus.cards), used=tuple(corpus.cards))
    draft.paragraphs.append(f"现有{len(corpus.cards)}份报告：{_told(corpus)}。")
    return draft


def miscounted(query: Query, corpus: Corpus) -> Draft | None:
    """Three units are spoken of where there are not three: which are meant has to be said; None where the number fits."""
    everyone = found(lexicon().everyone, query.text) if query.everyone and not query.top else None
    said = lexicon().holdings.so_many.search(everyone.group()) if everyone else None
    many = amount(said["many"].replace("两", "二")) if said else None
    if said is None or many is None or many in (len(corpus.units), len(corpus.cards)):
        return None
    draft = Draft("ambiguous", Sources(corpus), scope=tuple(corpus.cards), used=())
    draft.literals.append(said.group())
    draft.paragraphs.append(f"问题说的是{said.group()}，没有说明是哪几家，请写明单位名称。")
    draft.paragraphs.append(f"现有{len(corpus.cards)}份报告：{_told(corpus)}。")
    return draft


def _told(corpus: Corpus) -> str:
    """The units with their years; of many, some."""
    names = "、".join(map(_with_years, corpus.units[:_MOST]))
    return names + (f"等{len(corpus.units)}家" if len(corpus.units) > _MOST else "")


def _with_years(unit: Unit) -> str:
    years = "、".join(f"{year}年" for year in unit.years)
    return f"{unit.name}（{years}）" if years else unit.name
