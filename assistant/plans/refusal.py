"""Answers that say there is none: why, where was looked, and the nearest thing there is."""

from __future__ import annotations

from assistant.corpus import Corpus
from assistant.draft import Draft, statement
from assistant.plans.scope import Scope
from assistant.query import Measure, Query
from assistant.resolution import Resolution
from assistant.sources import Sources


def unknown_unit(query: Query, corpus: Corpus) -> Draft:
    """The corpus has no report of a unit that was named."""
    draft = Draft("not_found", Sources(corpus))
    names = "、".join(query.unknown_units)
    draft.paragraphs.append(f"资料中没有“{names}”的报告，无法回答。")
    units = [unit.name for unit in corpus.units]
    if units:
        draft.paragraphs.append(f"现有报告的单位：{_some(units)}。")
    return draft


def no_corpus(corpus: Corpus) -> Draft:
    """The corpus is empty."""
    draft = Draft("not_found", Sources(corpus))
    draft.paragraphs.append(
        "资料库中还没有报告，无法回答。请先添加报告（jiwen ingest 文件或文件夹，或在“资料”页拖入）。"
    )
    return draft


def not_disclosed(
    query: Query, corpus: Corpus, scope: Scope, missing: list[Resolution], measure: Measure | None
) -> Draft:
    """The reports in scope do not give the figure asked for."""
    draft = Draft("not_found", Sources(corpus), scope=scope.report_ids, used=())
    what = wanted(query, measure)
    if not scope.named or not missing:
        draft.paragraphs.append(f"现有{len(corpus.cards)}份报告中没有找到“{what}”，无法回答。")
        return draft
    for resolution in missing[:6]:
        draft.paragraphs.append(_why(resolution, what, corpus))
    told = {fact.id: fact for resolution in missing[:3] for fact in resolution.nearest[:2]}
    if told:
        nearest = "".join(statement(corpus.figure(fact), draft.sources) for fact in told.values())
        draft.paragraphs.append(f"最接近的内容：{nearest}")
    return draft


def _why(resolution: Resolution, what: str, corpus: Corpus) -> str:
    unit, year = resolution.unit, resolution.year
    years = "、".join(f"{y}年" for y in unit.years) or "年度不明"
    when = f"{year}年的" if year is not None else ""
    if resolution.reason == "no_year":
        return f"{unit.name}只有{years}的报告，其中没有{when}“{what}”，无法回答。"
    if resolution.reason == "other_basis":
        return f"{unit.name}的报告没有给出所问口径的{when}“{what}”。"
    if resolution.reason == "other_kind":
        return f"{unit.name}的报告提到了相关内容，但没有给出{when}“{what}”的数字。"
    return f"{unit.name}的报告（{years}）没有披露{when}“{what}”，已查其正文各节与{_tables(resolution, corpus)}。"


def _tables(resolution: Resolution, corpus: Corpus) -> str:
    count = sum(len(corpus.library.tables(report_id)) for report_id in resolution.unit.report_ids)
    return f"{count}张表" if count else "附表"


def wanted(query: Query, measure: Measure | None) -> str:
    """What was asked for: the metric by its name, else in the question's own words."""
    names = [part.metric for part in (measure.parts or (measure,)) if part.metric] if measure else []
    if measure is None or not names or len(names) < len(measure.parts):
        return query.question if len(query.question) <= 40 else query.question[:40] + "…"
    basis = "、".join(b for b in measure.bases if not any(b in name for name in names))
    return "、".join(names) + (f"（{basis}）" if basis else "")


def _some(names: list[str], limit: int = 12) -> str:
    return "、".join(names[:limit]) + (f"等{len(names)}家" if len(names) > limit else "")
