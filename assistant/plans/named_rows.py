"""Rows of one table told apart by their names: two held against each other, several of one ending added up.

四季度比一季度多发多少 is about two rows, 四个乡一共多少人 about the four whose names end so.
"""

from __future__ import annotations

import re

from assistant.amounts import is_money
from assistant.choice.matching import covered
from assistant.corpus import Corpus, Unit
from assistant.described import IndexedFact, described
from assistant.draft import Draft
from assistant.figures import compute, formula
from assistant.lexicon import lexicon
from assistant.plans.groups import column_said
from assistant.plans.items import item, number_said
from assistant.plans.scope import Scope
from assistant.query import Measure, Query
from assistant.sources import Sources
from assistant.understand.words import naming, segmented
from index.schema import Fact
from index.text import plain

_SO_MANY = "(?:镇|乡|县|区|村)?(?:这|那)?(?P<many>[两三四五六七八九])个(?P<which>.{0,6}?)(?P<kind>乡镇|街道|社区|[镇乡县区村市])"
"""After the last of several names: 两个被审计的镇."""
_SO_MANY_ITEMS = r"的?(?:这|那|所有|全部)?(?:(?P<many>[两三四五六七八九]|\d{1,2})?个)?(?:项目|工程)"
"""After the name of a group."""
_KIND = re.compile("(?<=..)[镇乡县区村]$")
_SAID = 0.5
"""Share of the words asked for that the column of such rows, with the title of its table, must say."""


def apart(measure: Measure, unit: Unit, corpus: Corpus) -> list[Measure]:
    """A measure that names two rows of one table, or two parts of the year (四季度一季度), as one for each, in the order
    said; [] for any other."""
    names = _rows_named(measure.words, unit, corpus)
    if len(names) != 2:
        names = lexicon().fitting.period.findall(measure.words)
    return _one_for_each(measure, names, measure.words) if len(names) == 2 else []


def run_together(query: Query, corpus: Corpus, scope: Scope) -> Query:
    """A sum of rows of one table whose names nothing divides (石梁双庙两个镇低保) as one of a measure for each; else as it is."""
    if len(scope.units) != 1 or len(query.measures) != 1 or query.measures[0].kind != "plain":
        return query
    measure = query.measures[0]
    names = [_KIND.sub("", name) for name in _rows_named(measure.words, scope.units[0], corpus)]
    so_many = re.search(rf"{re.escape(names[-1])}{_SO_MANY}", query.text) if len(names) > 1 else None
    if so_many is None or number_said(so_many["many"]) != len(names):
        return query
    words = measure.words
    for said in (f"{so_many['many']}个", *segmented(so_many["which"]), so_many["kind"]):
        words = words.replace(said, "", 1)
    return query.model_copy(update={"measures": tuple(_one_for_each(measure, names, words))})


def _one_for_each(measure: Measure, names: list[str], words: str) -> list[Measure]:
    rest = words
    for name in names:
        rest = rest.replace(name, "", 1)
    each = []
    for name in names:
        words = name + rest
        changed = {"words": words, "residue": words if not measure.metric else name, "limits": naming(words)}
        each.append(measure.model_copy(update={**changed, "focus": ""}))
    return each


def in_brackets(query: Query) -> Query:
    """A question for one thing with its parts in brackets (孤儿（集中+散居）) as one for what these come to."""
    said = lexicon().rows.bracketed.search(query.question)
    if said is None or len(query.measures) != 1 or query.measures[0].kind != "plain":
        return query
    of = query.measures[0]
    names = [plain(name) for name in re.split("[+＋]", said.group(1))]
    parts = (
        of.model_copy(update={"words": n + of.words, "residue": n + of.residue, "limits": n + of.limits}) for n in names
    )
    return query.model_copy(update={"operation": "sum", "measures": tuple(parts)})


def _rows_named(words: str, unit: Unit, corpus: Corpus) -> list[str]:
    """The names of rows of one table that stand in some words, in their order."""
    best: list[str] = []
    for report_id in unit.report_ids:
        for labels in _labels(report_id, corpus):
            said = {short: words.find(short) for label in labels for short in _shorts(label) if short in words}
            names = sorted(
                (n for n in said if not any(n != other and n in other for other in said)), key=said.__getitem__
            )
            best = max(best, names, key=len)
    return best


def _labels(report_id: str, corpus: Corpus) -> list[frozenset[str]]:
    """The names of the rows of each table of a report."""

    def read() -> list[frozenset[str]]:
        tables: dict[int | None, set[str]] = {}
        for indexed in corpus.facts((report_id,)):
            fact = indexed.fact
            if fact.origin == "table" and fact.row and len(label := plain(fact.row[-1])) > 1:
                tables.setdefault(fact.location.table, set()).add(label)
        return [frozenset(labels) for labels in tables.values()]

    return corpus.once(f"rows of {report_id}", read)


def _shorts(label: str) -> tuple[str, ...]:
    """A row's name and as one would say it: 四季度 of 第四季度, 石泉 of 石泉镇卫生院."""
    town = lexicon().rows.town_first.match(label)
    return (label.removeprefix("第"), *((town.group(1),) if town else ()))


def of_one_ending(query: Query, corpus: Corpus, scope: Scope) -> Draft | None:
    """What the rows come to whose names end as the question says, where there are so many of them; or those of the group
    that it names (石亭县两个项目)."""
    if len(scope.units) != 1 or any(m.kind != "plain" for m in query.measures):
        return None
    asked = lexicon().rows.so_ending.search(query.text) if scope.named else None
    unit = scope.units[0]
    facts = _column(query, corpus, unit, asked.group(2), number_said(asked.group(1))) if asked else []
    of = asked.group() if asked else ""
    if not facts:
        of, facts = _of_group(query, corpus, unit)
    if not facts:
        return None
    figures = tuple(corpus.figure(fact).model_copy(update={"label": item(fact, corpus)}) for fact in facts)
    header = plain("".join(h for h in facts[0].column if not lexicon().fitting.total.search(plain(h))))
    header = re.sub(r"\(.*?\)", "", header)
    total = compute("sum", figures, label="合计", unit=query.wanted_unit, decimals=query.decimals)
    draft = Draft("answered", Sources(corpus), scope=scope.report_ids)
    told = "、".join(f"{figure.label}（{figure.text()}）{draft.sources.marks(figure)}" for figure in figures)
    year = f"{facts[0].year}年" if facts[0].year else ""
    draft.literals += [header, of]
    draft.paragraphs.append(f"{unit.name}{year}{of}{header}合计为{total.text()}：{told}。")
    draft.formula = formula(total)
    draft.paragraphs.append(f"算式：{draft.formula}")
    draft.figures += [total, *figures]
    return draft


def _column(query: Query, corpus: Corpus, unit: Unit, ending: str, many: int) -> list[Fact]:
    """The cells of the one column asked about in rows that end so, where there are as many as the question says."""
    columns: dict[tuple[object, ...], list[IndexedFact]] = {}
    for indexed in corpus.facts(unit.report_ids):
        fact = indexed.fact
        if fact.origin == "table" and fact.row and plain(fact.row[-1]).endswith(ending) and _asked_kind(fact, query):
            place = fact.location.report_id, fact.location.table
            columns.setdefault((place, fact.column, fact.unit_base, fact.year, fact.change), []).append(indexed)
    fitting = [(_fits(each[0].fact, query, corpus), each) for each in columns.values() if len(each) == many]
    score, best = max(fitting, key=lambda pair: pair[0], default=(0.0, []))
    return [indexed.fact for indexed in best] if score >= _SAID else []


def _of_group(query: Query, corpus: Corpus, unit: Unit) -> tuple[str, list[Fact]]:
    """The group of a table's rows that the question names (the first column has one cell for all of them), and its cells
    in the column asked about; ("", []) where the question says another number of them than there are."""
    groups: dict[str, dict[tuple[object, ...], list[Fact]]] = {}
    for indexed in corpus.facts(unit.report_ids):
        fact = indexed.fact
        if fact.origin != "table" or len(fact.row) < 2 or not _asked_kind(fact, query):
            continue
        name = plain(fact.row[-2])
        if len(name) > 1 and re.search(f"{re.escape(name)}{_SO_MANY_ITEMS}", query.text):
            place = fact.location.report_id, fact.location.table, fact.column, fact.unit_base, fact.year, fact.change
            groups.setdefault(name, {}).setdefault(place, []).append(fact)
    if len(groups) != 1:
        return "", []
    [(name, columns)] = groups.items()
    said = re.search(f"{re.escape(name)}{_SO_MANY_ITEMS}", query.text)
    many = number_said(said["many"]) if said and said["many"] else 0
    fitting = [each for each in columns.values() if len(each) > 1 and many in (0, len(each))]
    if lexicon().amounts.outlay.search(query.text):
        fitting = [each for each in fitting if lexicon().rows.spent.search(plain("".join(each[0].column)))]
    scored = [(_fits(each[0], query, corpus), each) for each in fitting]
    score, best = max(scored, key=lambda pair: pair[0], default=(0.0, []))
    sure = score >= _SAID or len(fitting) == 1
    return (name, best) if sure else ("", [])


def _asked_kind(fact: Fact, query: Query) -> bool:
    wanted, counter = (query.measures[0].wanted, query.measures[0].counter) if query.measures else ("", "")
    if wanted == "money" or is_money(query.wanted_unit):
        return fact.unit_base == "元"
    if counter:
        return fact.unit_base == counter
    return fact.change != "占比" and fact.unit_base not in ("%", "分")


def _fits(fact: Fact, query: Query, corpus: Corpus) -> float:
    """How well a column fits: what it is called, with what is said of its table; of equals the one that sums up others."""
    words = "".join(dict.fromkeys(m.words for m in query.measures))
    asked = lexicon().rows.so_ending.search(query.text)
    words = words.removeprefix(asked.group(2)) if asked else words
    if not words:
        return _SAID
    sentence = corpus.text(fact.location.report_id)[fact.sentence_start : fact.sentence_end]
    headed = described(" ".join((*fact.column, fact.metric_text)), " ".join((*fact.section, sentence)))
    own, around = covered(words, headed, corpus)
    summed = 0.1 * (bool(fact.column) and lexicon().fitting.total.search(plain(fact.column[-1])) is not None)
    return 0.7 * own + 0.3 * around + 0.2 * column_said(fact, query.text) + summed
