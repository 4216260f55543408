"""The figure of the whole unit or fund on one basis: 年初预算多少 names no metric and means everything.

The total of some table of projects, or an item of it, is never taken for it.
"""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.choice.matching import Match, basis_fits, matches, same_basis
from assistant.choice.suiting import naming_words
from assistant.corpus import Corpus, Unit
from assistant.described import IndexedFact
from assistant.lexicon import lexicon
from assistant.query import Measure, Query
from assistant.understand.words import segmented
from index.schema import MONEY_BASES, PLANNED_MONEY, Basis
from index.text import plain
from index.totals import says_carried

_A_NAME = 3
"""The name of a part has so many characters."""
_JOINED = re.compile("[和与及、]")
_SHORT = 2
"""So many characters has the short form of a title's words."""
_NEARLY = Decimal("0.9")
"""Two statements of one whole differ by less, if they do."""


def whole_measure(
    measure: Measure, bases: tuple[Basis, ...], titles: str, corpus: Corpus, *, of_project: bool = False
) -> bool:
    """Whether a measure names a basis of money and nothing besides, or the whole by its name.

    Args:
        titles: Titles of the unit's reports: who says 衔接资金 of a report on it means all of it.
        of_project: The unit's reports are on projects: the outlay of a project is all there is.
    """
    if not corpus.pack.whole or measure.kind != "plain" or measure.wanted not in ("", "money"):
        return False
    also = (corpus.pack.items, *corpus.pack.whole_also) if of_project else ()
    named = measure.metric in (corpus.pack.whole, *also)
    if not named and (measure.metric or not bases or not set(bases) <= MONEY_BASES):
        return False
    aside = lexicon().empty | lexicon().general | lexicon().approving
    return all(
        word in aside or (_in_titles(word, titles) and not word.isdigit()) for word in segmented(measure.residue)
    )


def own_fund(measure: Measure, titles: str) -> bool:
    """Whether a measure says no more than what the unit's report is on: 养老资金 of a report on 养老服务补助资金."""
    if measure.kind != "plain" or measure.wanted not in ("", "money") or not measure.words:
        return False
    aside = lexicon().empty | lexicon().general | lexicon().approving
    told = [word for word in segmented(measure.words) if word not in aside]
    return all(_in_titles(word, titles) and not word.isdigit() for word in told)


def _in_titles(word: str, titles: str) -> bool:
    """Whether a word stands in a title, or is short (公卫, 文保) for what a title is on and nothing else."""
    if word in titles or len(word) != _SHORT:
        return word in titles
    alone = (title for title in titles.split("|") if not _JOINED.search(title))
    return any(re.search(f"{word[0]}[\u4e00-\u9fff]{{1,2}}{word[1]}", title) for title in alone)


def of_both_years(query: Query, measure: Measure, unit: Unit, facts: list[IndexedFact], corpus: Corpus) -> bool:
    """Whether a fund is held against the year before (补贴比上年增加多少), and its outlay of both years is known."""
    if query.operation != "difference" or not measure.words or measure.metric or len(query.measures) > 1:
        return False
    if not unit.years or not (query.base_year or query.against_last_year):
        return False
    years = (unit.years[-1], query.base_year or unit.years[-1] - 1)
    return all(whole_found(facts, corpus, year=each, bases=("决算",), measure=measure) for each in years)


def names_subject(measure: Measure, facts: list[IndexedFact]) -> bool:
    """Whether a figure is of just what a measure names beside the whole: 审计业务, although the unit is an 审计局."""
    name = plain(measure.residue)
    told = (i.fact for i in facts if i.fact.subject != i.fact.entity)
    return len(name) > _A_NAME and any(name == plain(fact.subject) for fact in told)


def part_named(measure: Measure, facts: list[IndexedFact], titles: str, corpus: Corpus) -> Measure | None:
    """What a measure of the whole's outlay is really of (见习补贴支出多少), where a figure bears that name; None elsewhere."""
    name = plain(measure.residue)
    if measure.metric != corpus.pack.whole or measure.kind != "plain" or len(name) < _A_NAME or name in titles:
        return None
    bases: tuple[Basis, ...] = measure.bases or ("决算",)
    told = (i.fact.basis for i in facts if name in i.head)
    if "追加" in bases or not any(basis_fits(asked, basis) for basis in told for asked in bases):
        return None
    return measure.model_copy(update={"metric": "", "words": name, "limits": name, "bases": bases, "wanted": "money"})


def no_item(found: list[Match]) -> list[Match]:
    """Figures of a fund's whole without those that fall well short of another: these are of a project within it."""
    alike = [m.fact.value_base for m in found if same_basis(m.fact.basis, found[0].fact.basis)]
    return [m for m in found if m.fact.origin == "table" or m.fact.value_base >= _NEARLY * max(alike)]


def whole_found(
    facts: list[IndexedFact], corpus: Corpus, *, year: int | None, bases: tuple[Basis, ...], measure: Measure
) -> list[Match]:
    """The facts of the whole, by its metric, then by the other names it goes by, then those whose words are a basis alone.

    Where no basis is asked for, what was spent comes before what was planned, whatever it is called.
    """
    own = [i for i in facts if i.fact.subject in ("", i.fact.entity)]
    planned: list[Match] = []
    if measure.metric in corpus.pack.whole_also and not bases:  # 资金总额 is what there was, not what was spent of it
        bases = ("预算",)
        asked = measure.model_copy(update={"words": plain(measure.metric), "residue": "", "limits": ""})
        if form := [m for m in matches(asked, own, corpus, year=year, bases=bases) if m.fact.metric == measure.metric]:
            return form
    balanced = corpus.pack.whole_balanced if bases and set(bases) <= PLANNED_MONEY else ()
    for name in (corpus.pack.whole, *corpus.pack.whole_also, *balanced):
        words = measure.words if says_carried(name, measure.words, corpus.pack) else plain(name)
        asked = measure.model_copy(update={"metric": name, "words": words, "residue": "", "limits": ""})
        found = matches(asked, own, corpus, year=year, bases=bases)
        if named := [m for m in found if m.fact.metric == name]:
            if named[0].fact.basis in bases or (not bases and same_basis(named[0].fact.basis, "决算")):
                return named
            planned = planned or named
        if name == corpus.pack.whole and (joint := _joint(facts, corpus, year=year, bases=bases, measure=measure)):
            return joint
    word = "追加" if bases == ("追加",) else "预算"
    bare = measure.model_copy(update={"metric": "", "words": word, "residue": word})
    unnamed = [i for i in own if not i.fact.metric and i.fact.unit_base == "元" and _bare(i, corpus)]
    unnamed = [i for i in unnamed if word == "追加" or not lexicon().levels.reduced.search(i.fact.metric_text)]
    found = matches(bare, unnamed, corpus, year=year, bases=bases)
    if not found and not planned:
        return _of_its_row(facts, corpus, year=year, bases=bases)
    exact = found and found[0].fact.basis in bases and found[0].fact.basis != "预算"
    return found if exact or not planned else planned


def _joint(
    facts: list[IndexedFact], corpus: Corpus, *, year: int | None, bases: tuple[Basis, ...], measure: Measure
) -> list[Match]:
    """The figures of all the funds of a report together: 两项资金累计支出, 两项专项资金预算."""
    together = [i for i in facts if not i.fact.metric and lexicon().funds.joint.match(plain(i.fact.metric_text))]
    asked = measure.model_copy(update={"metric": "", "words": "资金", "residue": "资金", "limits": ""})
    return matches(asked, together, corpus, year=year, bases=bases)


def _of_its_row(facts: list[IndexedFact], corpus: Corpus, *, year: int | None, bases: tuple[Basis, ...]) -> list[Match]:
    """The figure of an earlier year in the row of a total that bears the whole's own: 合计 | 支出数 | 2021年支出数."""
    own = [i.fact for i in facts if i.fact.metric in (corpus.pack.whole, *corpus.pack.whole_also)]
    if year is None or not own or any(fact.year == year for fact in own):
        return []
    last = max(fact.year or 0 for fact in own)
    latest = {(fact.value_base, fact.basis) for fact in own if fact.year == last}
    total, cells = lexicon().fitting.total, [i.fact for i in facts if i.fact.row]
    same = (cell for cell in cells if (cell.value_base, cell.basis) in latest)
    rows = {cell.table_row for cell in same if total.search(plain(cell.row[-1]))}
    spent = (
        i for i in facts if i.fact.basis in (bases or ("决算",)) and i.fact.unit_base == "元" and not i.fact.change
    )
    return [Match(i, 1.0, 1.0) for i in spent if i.fact.year == year and i.fact.table_row in rows]


def _bare(indexed: IndexedFact, corpus: Corpus) -> bool:
    """Whether a fact's own words name a basis and nothing else: 年初县人大批复本局预算, 执行调整后预算."""
    if indexed.fact.origin == "table":
        return False
    words = plain(indexed.fact.metric_text)
    for basis in corpus.basis_words:
        words = words.replace(basis, "预算")
    return "预算" in words and not [w for w in naming_words(words) if w not in lexicon().approving and w != "预算"]
