"""Answers that say there is none: why, where was looked, and the nearest thing there is."""

from __future__ import annotations

import re

from assistant.choice.matching import kind_of
from assistant.choice.resolution import Resolution
from assistant.choice.suiting import lacks, narrower
from assistant.corpus import Corpus
from assistant.draft import Draft, statement
from assistant.figures import Figure
from assistant.lexicon import lexicon
from assistant.plans import printed
from assistant.plans.scope import Scope
from assistant.plans.sentences import candidates
from assistant.plans.sole import sole
from assistant.query import Measure, Query
from assistant.schema import CitedCell
from assistant.sought import telling
from assistant.sources import Sources
from assistant.understand.words import segmented
from index.schema import Fact
from index.tables import grid
from index.text import plain

_YEARS = re.compile(r"(?:比|较|和|与|同)?(?:20)?\d\d年度?的?")
_FORM = re.compile(r"[：:]\s*(?:$|（略）|[\u4e00-\u9fff]{2,8}[：:])")
"""A line of a form with an empty field: 填表人：  联系电话："""
_BRACKETS = re.compile("[(（][^)）]*[)）]|^其中[:：]")
UNNAMED = "所问内容"
"""What is asked for, where the question's words give it no name."""
_FEW = 40
"""So many reports are looked through for a blank cell where no unit is named."""
_QUESTION = re.compile("多少|几|什么|啥|哪|谁|怎|咋|何|吗")
_SHORT = 30
"""So many characters of a question at most are said again."""
_ALL = 0.95
"""Share of the words that a sentence must say to be the very thing asked for."""


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
    if blank := blank_cell(query, corpus, scope, draft):
        draft.paragraphs.append(blank)
        return draft
    if not scope.named or not missing:
        names = "、".join(unit.name for unit in scope.units[:3]) + "的报告" if scope.named and scope.units else ""
        where = names or f"现有{len(corpus.cards)}份报告"
        draft.paragraphs.append(f"{where}中没有{'写明' if _asks(what) else '找到'}{called(what)}，无法回答。")
        return draft
    if len(missing) == 1 and (one := printed.printed(query, corpus, tuple(missing[0].unit.report_ids))) is not None:
        printed.tell(draft, one, corpus)
        return draft
    if len(missing) == 1 and (one := sole(query, corpus, tuple(missing[0].unit.report_ids))) is not None:
        printed.tell(draft, one, corpus)
        return draft
    named = bool(measure and _names(measure) and not _narrowed(measure))
    for resolution in missing[:6]:
        draft.paragraphs.append(_why(resolution, what, corpus, named=named))
    told = {fact.id: fact for r in missing[:3] for fact in r.nearest if measure and _near(fact, measure, corpus)}
    if told:
        facts = list({(f.value_base, f.year, f.basis, f.change): f for f in reversed(told.values())}.values())[::-1][:3]
        nearest = "".join(statement(corpus.figure(fact), draft.sources) for fact in facts)
        draft.paragraphs.append(f"最接近的内容：{nearest}")
    elif not named:
        _nearest_words(draft, query, measure, missing[0], corpus)
    return draft


def not_itemised(query: Query, corpus: Corpus, scope: Scope, total: Figure) -> Draft:
    """The report tells what all items come to, and not which of them is the largest."""
    draft = Draft("not_found", Sources(corpus), scope=scope.report_ids, used=())
    draft.paragraphs.append(
        f"{scope.units[0].name}的报告没有逐项写明{called(wanted(query, query.measures[0]))}，无法回答。"
    )
    draft.paragraphs.append(f"最接近的内容：{statement(total, draft.sources)}")
    return draft


def blank_cell(query: Query, corpus: Corpus, scope: Scope, draft: Draft) -> str:
    """That a table has the row and the column asked for, and the cell where they meet is blank; else ""."""
    text = plain(query.text)
    for report_id in scope.report_ids if scope.named or len(scope.report_ids) <= _FEW else ():
        for table in corpus.tables(report_id):
            for cell in grid(table, corpus.text(report_id)).cells:
                if cell.role != "empty" or not cell.row or not cell.column:
                    continue
                row, column = cell.row[-1], cell.column[-1]
                names = [plain(_BRACKETS.sub("", name)) for name in (row, column)]
                if names[0] == names[1] or any(len(name) < 2 or name not in text for name in names):
                    continue
                label = next((c for c in table.cells if c.row == cell.cell.row and c.end > c.start), None)
                if label is None:
                    continue
                place = CitedCell(row=" / ".join(cell.row), column=" / ".join(cell.column))
                number = draft.sources.span(report_id, label.start, label.end, page=table.page, cell=place)
                name = corpus.cards[report_id].identity.organisation
                return f"{name}的报告没有填写：表中“{row}”一行的“{column}”是空格[{number}]，无法回答。"
    return ""


def _near(fact: Fact, measure: Measure, corpus: Corpus) -> bool:
    """Whether a fact is really near: of the kind asked for, and with the noun asked about; points answer for points alone."""
    kind, own = kind_of(fact), plain("".join((fact.metric, fact.metric_text, fact.subject, *fact.row[-1:])))
    metric = corpus.pack.metrics.get(measure.metric)
    asked = measure.wanted or (metric.kind if metric else "")
    if (kind == "score" or fact.basis in ("分值", "得分")) and asked != "score":
        return False
    if asked and kind != asked:
        return False
    if measure.metric and fact.metric:
        return fact.metric == measure.metric
    noun = telling(measure.words)[-2:]
    return len(noun) < 2 or noun in own or all(char in own for char in noun)


def _nearest_words(draft: Draft, query: Query, measure: Measure | None, resolution: Resolution, corpus: Corpus) -> None:
    """Where the question names no known figure: the report's sentence that has most of its words, if there is one.

    A sentence that says all of them, with a figure of the kind asked for, is the answer.
    """
    words = telling(query.text_words or query.words)
    ranked = candidates(words, corpus, resolution.unit.report_ids) if len(words) > 1 else []
    if not ranked or ranked[0].own < 0.5 or ranked[0].piece.row or _FORM.search(ranked[0].piece.said):
        return
    piece = ranked[0].piece
    path = piece.section.path if piece.section else ()
    number = draft.sources.span(piece.report_id, piece.start, piece.end, section=path, page=piece.page)
    quoted = f"“{corpus.text(piece.report_id)[piece.start : piece.end]}”[{number}]"
    facts = [i for i in corpus.facts((piece.report_id,)) if piece.start <= i.fact.location.start < piece.end]
    planned = any(topic.name == query.topic and topic.prospective for topic in corpus.pack.topic)
    told = [
        i
        for i in facts
        if measure and kind_of(i.fact) == measure.wanted and (planned or i.fact.year == resolution.year)
    ]
    bound = not query.years or printed.of_years(piece, query, corpus)
    says = (
        bound and ranked[0].own >= _ALL and told and not any(lacks(measure.words, i, corpus) for i in told if measure)
    )
    if says and not narrower(query.text, piece.words):
        draft.status, draft.used, draft.route = "answered", None, "passages"
        draft.paragraphs[:] = [f"{resolution.unit.name}的报告写明：{quoted}"]
        return
    draft.paragraphs.append(f"最相关的原文：{quoted}")


def _why(resolution: Resolution, what: str, corpus: Corpus, *, named: bool) -> str:
    """Why there is no figure. Only of a figure the question surely names is it said that the report does not disclose it."""
    unit, year = resolution.unit, resolution.year
    years = "、".join(f"{y}年" for y in unit.years) or "年度不明"
    when = f"{year}年的" if year is not None else ""
    printed = any(fact.year == year for fact in resolution.nearest)
    if _asks(what) and (resolution.reason != "no_year" or printed):
        return f"{unit.name}的报告（{years}）没有写明{called(what)}，无法回答。"
    if _asks(what):
        return f"{unit.name}只有{years}的报告，没有写明{called(what)}，无法回答。"
    if resolution.reason == "no_year" and not printed:
        return f"{unit.name}只有{years}的报告，其中没有{when}{called(what)}，无法回答。"
    if resolution.reason == "other_basis" and named:
        return f"{unit.name}的报告没有给出所问口径的{when}{called(what)}。"
    if resolution.reason == "other_kind" and named:
        return f"{unit.name}的报告提到了相关内容，但没有给出{when}{called(what)}的数字。"
    if not named or _stored(resolution, what, corpus):
        return f"{unit.name}的报告（{years}）中没有找到{when}{called(what)}的数字，无法回答。"
    return f"{unit.name}的报告（{years}）没有披露{when}{called(what)}，已查其正文各节与{_tables(resolution, corpus)}。"


def _stored(resolution: Resolution, what: str, corpus: Corpus) -> bool:
    """Whether the unit's reports print figures by a name of what was asked, which no plan could use."""
    names = set(re.split("、", _BRACKETS.sub("", what)))
    return any(indexed.fact.metric in names for indexed in corpus.facts(tuple(resolution.unit.report_ids)))


def unsaid(where: str, what: str) -> str:
    """That a place does not tell of what was asked for, by its name or in the question's own words."""
    return f"{where}没有{'写明' if _asks(what) else '提到'}{called(what)}，无法回答。"


def _asks(what: str) -> bool:
    """Whether what was asked for has no name but the question itself."""
    return _QUESTION.search(what) is not None


def called(what: str) -> str:
    """What was asked for in quotation marks, where it has a name."""
    return what if what == UNNAMED else f"“{what}”"


def _tables(resolution: Resolution, corpus: Corpus) -> str:
    count = sum(len(corpus.tables(report_id)) for report_id in resolution.unit.report_ids)
    return f"{count}张表" if count else "附表"


def wanted(query: Query, measure: Measure | None) -> str:
    """What was asked for, in plain words: the metric by its name, else as the user put it, without how much or how many.

    Words that ask (怎么, 哪个, 还是) are no name: what holds them is spoken of as what was asked.
    """
    names = _names(measure) if measure else []
    if measure is None or not names or measure.spoken or _narrowed(measure):
        words = measure.words if measure else query.text_words or query.words
        put = _as_put(telling(words) or words, _as_typed(query))
        named = len(put) > 1 and lexicon().reading.asking.search(put) is None
        return put if named else names[0] if len(names) == 1 else _in_its_words(query)
    basis = "、".join(b for b in measure.bases if not any(b in name for name in names))
    return "、".join(names) + (f"（{basis}）" if basis else "")


def _in_its_words(query: Query) -> str:
    """The question itself, where it is short: what it asks for has no other name."""
    asked = query.question.strip(" ?？。,，")
    plain_words = len(asked) <= _SHORT and not re.search(r"\d(?!\d{0,3}年)", asked)
    return asked if plain_words and _QUESTION.search(asked) else UNNAMED


def _as_typed(query: Query) -> str:
    """The question's text with its letters as they were typed: X312线, not x312线."""
    typed = query.question
    return typed if plain(typed).rstrip("?") == query.text.rstrip("?") else query.text


def _as_put(words: str, text: str) -> str:
    """The part of a question that holds the words in their order, as it stands there but for its asking and its years."""
    first = "".join(f"{re.escape(char)}[^,，。?？]{{0,6}}?" for char in words)
    found = re.search(first, text, re.IGNORECASE) if len(words) > 1 else None
    whole = _whole_words(text, *found.span()) if found else words
    much = lexicon().reading.much.search(whole)
    if much and much.start() and whole[much.end() : much.end() + 1] in ("一", "每"):
        return ""  # 一年发一个人 of 一年发多少钱一个人: what is left is no name
    put = _YEARS.sub("", lexicon().reading.much.sub("", whole))
    put = lexicon().reading.spent.sub("", put.strip("的了在是有"))
    put = re.sub(r"^(.)(?=\1)", "", put)
    return put


def _whole_words(text: str, start: int, end: int) -> str:
    """A part of a text with the little words that are parts of its first and last word: 中标价, not 标价."""
    little = lexicon().empty
    place, first, last = 0, start, end
    for word in segmented(text):
        if place < start < place + len(word) and text[place:start] in little:
            first = place
        if place < end < place + len(word) and text[end : place + len(word)] in little:
            last = place + len(word)
        place += len(word)
    return text[first:last]


def _narrowed(measure: Measure) -> bool:
    """Whether the question asks for a part of a metric, or for something of it: 信息化建设支出 is not the whole of 总支出,
    物业费收缴率 no 物业管理费."""
    names = "".join(_names(measure))
    rest = measure.limits if len(measure.limits) > 1 else measure.residue
    return len(rest) > 1 and any(char not in names for char in rest)


def _names(measure: Measure) -> list[str]:
    """The metrics a measure surely names, each once; none where a part of it has none."""
    parts = measure.parts or (measure,)
    names = [part.metric for part in parts if part.metric]
    return list(dict.fromkeys(names)) if len(names) == len(parts) else [measure.metric] * bool(measure.metric)


def _some(names: list[str], limit: int = 12) -> str:
    return "、".join(names[:limit]) + (f"等{len(names)}家" if len(names) > limit else "")
