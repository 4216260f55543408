"""Which of two rows or items of one report is the larger, and by how much: 岗位补贴和见习补贴哪个花得多，多多少.

Two figures of one column or one paragraph are held against each other, never one row against its own budget.
"""

from __future__ import annotations

import re

from assistant import wording
from assistant.choice.kin import part_of_whole
from assistant.choice.matching import CHANGES, ORDER, basis_fits
from assistant.corpus import Corpus, Unit
from assistant.draft import Draft
from assistant.figures import Figure, compute, formula, of_fact
from assistant.lexicon import lexicon
from assistant.plans.groups import column_fit
from assistant.plans.items import item
from assistant.plans.scope import Scope
from assistant.query import Query
from assistant.sources import Sources
from index.schema import Basis, Fact
from index.text import plain

_WHOLLY, _PARTLY, _AT_END, _LOOSELY = 1.0, 0.8, 0.7, 0.6
"""How well a name is said: in full, as a part of it, by what may be the whole of several (临时救助 of 支出型临时救助), in
short (见习补贴 of 就业见习人员补贴)."""
_SPENT: tuple[Basis, ...] = ("决算",)

_Column = tuple[object, ...]


def larger_of_two(query: Query, corpus: Corpus, scope: Scope) -> Draft | None:
    """The two figures with what lies between them; None for any other question, or where no column has both rows."""
    asked = lexicon().rows.which_of_two.search(plain(query.text))
    if asked is None or not scope.named or len(scope.units) != 1 or len(query.years) > 1:
        return None
    grown = lexicon().rows.faster.search(plain(query.text)) is not None
    one, two = (
        lexicon().rows.of_growth.sub("", asked.group(end)) if grown else asked.group(end) for end in ("one", "two")
    )
    pair = _pair(one, two, query, corpus, scope.units[0], grown=grown)
    if pair is None:
        return None
    figures = [of_fact(fact, label=item(fact, corpus)) for fact in pair]
    most = asked.group("end") in "多高大快"
    figures.sort(key=lambda figure: figure.base, reverse=most)
    gap = compute("difference", tuple(figures if most else reversed(figures)), label="差额")
    draft = Draft("answered", Sources(corpus), scope=scope.report_ids)
    told = "，".join(f"{figure.label}{figure.text()}{draft.sources.marks(figure)}" for figure in figures)
    header = re.sub(r"\(.*?\)|数$", "", plain("".join(pair[0].column[-1:])))
    draft.literals.append(header)
    year = f"{pair[0].year}年" if pair[0].year else ""
    lead = f"{scope.units[0].name}{'' if year and year in header else year}{header}：{told}"
    if gap.value:
        word = wording.end(figures[0], descending=most, money="多")
        word = ("快" if most else "慢") if grown and asked.group("end") in "快慢" else word
        draft.paragraphs.append(f"{figures[0].label}更{word}。{lead}，相差{gap.text()}。")
        draft.formula = formula(gap)
        draft.paragraphs.append(f"算式：{draft.formula}")
    else:
        draft.paragraphs.append(f"两者相同。{lead}。")
    by_how_much = lexicon().ranking.gap.search(query.text) is not None
    draft.figures += [gap, *figures] if by_how_much or not gap.value else [*figures, gap]
    return draft


def more_than(query: Query, corpus: Corpus, unit: Unit) -> tuple[Figure, Figure] | None:
    """The figures of two rows or items of which it is asked by how much one is more than the other; None elsewhere."""
    asked = lexicon().rows.more_than.search(plain(query.text))
    if asked is None or query.against_last_year or query.base_year is not None or len(query.years) > 1:
        return None
    one, two = (asked.group(end).removesuffix("的") for end in ("one", "two"))
    bases = query.bases or tuple(basis for measure in query.measures for basis in measure.bases)
    pair = _pair(one, two, query.model_copy(update={"bases": bases}), corpus, unit)
    if pair is None or part_of_whole(*pair, query.text):
        return None
    return corpus.figure(pair[0]), corpus.figure(pair[1])


def _pair(
    one: str, two: str, query: Query, corpus: Corpus, unit: Unit, *, grown: bool = False
) -> tuple[Fact, Fact] | None:
    """A cell or item of each name in one column or paragraph, the one that the question says most of.

    Args:
        grown: Rates of change are asked for.
    """
    years = query.years or unit.years[-1:]
    columns: dict[_Column, list[Fact]] = {}
    for indexed in corpus.facts(unit.report_ids):
        fact = indexed.fact
        of_kind = fact.unit_base == "%" and fact.change in CHANGES if grown else not fact.change
        if of_kind and (not years or fact.year in years) and _asked_kind(fact, query):
            columns.setdefault(_column(fact, corpus), []).append(fact)
    ends = (_ends(one), (two,))
    best: tuple[float, Fact, Fact] | None = None
    for facts in columns.values():
        names = [(fact, _called(fact, corpus, grown=grown)) for fact in facts]
        said = [
            max(((_best_said(end, text, plain(f.metric_text)), f) for f, text in names), key=_foremost) for end in ends
        ]
        if any(score == 0 for score, _ in said) or said[0][1].id == said[1][1].id:
            continue
        if any(
            other.row == fact.row and other.value_base != fact.value_base
            for _, fact in said
            for other in facts
            if fact.row
        ):
            continue  # columns that share one header are not told apart
        first = said[0][1]
        score = said[0][0] + said[1][0] + column_fit(first, query.text) - 0.05 * ORDER.get(first.basis, 5)
        if best is None or score > best[0]:
            best = score, said[0][1], said[1][1]
    return best[1:] if best else None


def _called(fact: Fact, corpus: Corpus, *, grown: bool) -> str:
    name = plain(item(fact, corpus))
    return lexicon().rows.of_growth.sub("", name) if grown else name


def _column(fact: Fact, corpus: Corpus) -> _Column:
    """What two figures must have in common: their column, or their paragraph."""
    place: object = fact.location.table
    if fact.origin == "text":
        place = corpus.text(fact.location.report_id).rfind("\n", 0, fact.sentence_start)
    return fact.origin, fact.location.report_id, place, fact.column, fact.unit_base, fact.year, fact.basis


def _asked_kind(fact: Fact, query: Query) -> bool:
    """Whether a figure is of the kind and on the basis that the question says."""
    words, text = lexicon(), query.text
    if fact.basis in ("分值", "得分") and "分" not in text:
        return False
    if query.bases:
        spent = "决算" in query.bases and bool(words.rows.spent.search(text) or "决算" in text)
        return any(basis_fits(basis, fact.basis) for basis in query.bases) and (not spent or fact.basis in _SPENT)
    if words.rows.rated.search(text):
        return fact.unit_base == "%"
    if words.rows.people.search(text):
        return fact.unit_base in ("人", "名", "人次", "户")
    if words.rows.paid_more.search(text) and fact.unit_base != "元":
        return False
    if words.rows.spent.search(text):
        return fact.unit_base == "元" and fact.basis in _SPENT
    given = words.rows.given.search(text) is not None
    if (given and fact.basis in _SPENT) or (words.shares.money.search(text) and fact.unit_base != "元"):
        return False
    return fact.basis != "目标值"


def _ends(name: str) -> tuple[str, ...]:
    """A name and what it ends with: who it is of stands before the first one."""
    return tuple(name[start:] for start in range(len(name) - 1))


def _foremost(said: tuple[float, Fact]) -> tuple[float, bool]:
    """The name said best; of two said as well the one of what there is by now, before what was new."""
    return said[0], lexicon().fitting.standing.search(said[1].metric_text) is not None


def _best_said(names: tuple[str, ...], label: str, whole: str) -> float:
    return max(_said(name, label, whole) * len(name) / len(names[0]) for name in names)


def _said(name: str, label: str, whole: str) -> float:
    """How well a question's name says a row's label; 0 where it does not.

    Args:
        whole: All that the figure is called: what a name says behind the label must be in it.
    """
    if name == label:
        return _WHOLLY
    if len(label) > 1 and (name in label or (name.startswith(label) and name[len(label) :] in whole)):
        return _PARTLY
    if len(label) > 1 and label in name and len(label) * 2 > len(name):
        return _AT_END
    place = 0
    for char in name:
        place = label.find(char, place) + 1
        if place == 0:
            return 0.0
    return _LOOSELY if len(name) > 2 else 0.0
