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
    """The reports there are by unit and year, of a kind of unit or of a year where one is named; None where it is not asked."""
    said, asked = lexicon().holdings, plain(query.question).rstrip("?。!")
    named = query.ambiguous or (query.units if len(query.units) > 1 else ())
    of_kind = bool(named) and said.of_kind.fullmatch(asked)
    of_year = not query.units and not query.ambiguous and query.years and said.of_year.fullmatch(asked)
    if not (of_kind or of_year or (not query.units and said.asked.search(asked))):
        return None
    units = [corpus.unit_by_name[name] for name in named] if of_kind else list(corpus.units)
    units = [unit for unit in units if not of_year or not set(query.years).isdisjoint(unit.years)]
    reports = tuple(report_id for unit in units for report_id in unit.report_ids)
    draft = Draft("answered", Sources(corpus), scope=reports, used=reports)
    if of_kind or of_year:
        draft.paragraphs.append(f"有{len(units)}家：{'、'.join(map(_with_years, units))}。")
        draft.literals.append(f"有{len(units)}家")
    else:
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
