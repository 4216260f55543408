"""Questions about the projects whose forms stand together in one file: each form is read as a report of its own.

危桥改造得了多少分 is asked of one form, 哪个项目得分最低 of all of them. Seen as reports whose units are the projects, the
forms are asked with the same plans as reports are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from assistant.corpus import PART, Corpus, Unit
from assistant.query import Query
from assistant.report_parts import parts_of
from assistant.understand.question import understand
from assistant.understand.units import mentions
from assistant.understand.words import segmented
from index.project_forms import ProjectForm, project_forms
from index.schema import ReportCard
from index.tables import Grid, grid
from index.text import plain

_KINDS = re.compile(r"(?:专项|资金|经费|项目|补助|补贴|工程|工作|支出|费)+$")
_KIND_AFTER = re.compile(r"(?:那个|这个|的)?(?:项目|专项|资金|经费|补助|工程)")
_OVER = re.compile(
    r"(?:所有|全部|每|各|哪些|哪几|哪一|哪|几|[两二三四五六七八九十]+|\d+)(?:个|项)?(?:专项资金|专项|项目)(?!支出)"
    r"|的(?:专项资金|专项|项目)(?=(?:都|分别|一共|总共)?(?:有|是)?(?:哪|几|多少))"
)
_SCORE = re.compile(r"得?分|等级")
_LEAST = 3
"""So many characters of a project's name are said for it; two where 项目 stands behind them."""
_ONE = 2
_EACH = "各项目"
_MOST_UNITS = 60
_ITS_KIND = r"(?:(?:那个|这个|的)?(?:项目|专项)(?!资金|支出))?"
_LISTS = re.compile(r"^(?:项目|专项|子项目?|资金)(?:名称)?$")


class Forms:
    """The forms of a unit's reports, seen as reports of their own."""

    def __init__(
        self, corpus: Corpus, forms: Sequence[tuple[str, ProjectForm]], *, listed: bool, others: frozenset[str]
    ) -> None:
        self.names = tuple(dict.fromkeys(form.project for _, form in forms))
        self.listed = listed
        """Whether another table of the reports lists projects too, which are then all there are."""
        self.alone = not others
        """Whether the reports have no other table than the forms."""
        self.others = others
        """What rows outside the forms are called."""
        cards = [_card(corpus.cards[report_id], form, number) for number, (report_id, form) in enumerate(forms)]
        self.view = parts_of(corpus, cards, [(report_id, form.start, form.end) for report_id, form in forms])

    def named(self, text: str) -> dict[str, str]:
        """The projects that a text names, each with the run that names it; none that another may be meant by as well."""
        found = {name: run for name in self.names if (run := _run(plain(name), text)) and not self._other(run, text)}
        told = [*found.values()]
        return {name: run for name, run in found.items() if sum(run in other for other in told) == 1}

    def _other(self, run: str, text: str) -> bool:
        """Whether the text says what a row outside the forms is called, of which the run is only a part."""
        return any(run != other and run in other and other in text for other in self.others)


def _card(card: ReportCard, form: ProjectForm, number: int) -> ReportCard:
    own = card.identity
    identity = own.model_copy(
        update={"organisation": form.project, "aliases": (), "kind": "项目支出", "project": form.project}
    )
    return card.model_copy(update={"id": f"{card.id}{PART}{number}", "identity": identity, "unit": form.project})


def _run(name: str, text: str) -> str:
    """The run of a text that is said for a project's name: all of it, most of it, its first words, or one with 项目 behind."""
    core = _KINDS.sub("", name) or name
    for size in range(len(core), _ONE - 1, -1):
        for at in range(len(core) - size + 1):
            run = core[at : at + size]
            place = text.find(run)
            if place < 0:
                continue
            opens = at == 0 and size >= _LEAST and run in _openings(core)
            kind = at == 0 and _KIND_AFTER.match(text, place + size) is not None
            if run == core or opens or kind or (size >= _LEAST and 2 * size >= len(core)):
                return name if text.startswith(name, place) else run
    return ""


@lru_cache(maxsize=1024)
def _openings(core: str) -> frozenset[str]:
    """What a name begins with, word by word."""
    return frozenset(accumulate(segmented(core)))


def forms_of(unit: Unit, corpus: Corpus) -> Forms | None:
    """The forms of a unit's reports; None where there are none."""
    return corpus.once(f"forms of {unit.name}", lambda: _forms_of(unit, corpus))


def _forms_of(unit: Unit, corpus: Corpus) -> Forms | None:
    found: list[tuple[str, ProjectForm]] = []
    listed = False
    for report_id in unit.report_ids:
        facts = (i.fact for i in corpus.facts((report_id,)))
        if report_id in corpus.table_ids or not any(f.origin == "table" and f.subject != f.entity for f in facts):
            continue
        tables, text = corpus.tables(report_id), corpus.text(report_id)
        grids = [grid(table, text) for table in tables]
        own = project_forms(tables, grids, corpus.cards[report_id].identity)
        found += [(report_id, form) for form in own]
        listed = listed or any(_lists(laid_out) for laid_out in grids)
    if not found:
        return None
    places = {report_id: [form for each, form in found if each == report_id] for report_id, _ in found}
    every = (i.fact for i in corpus.facts(unit.report_ids) if i.fact.origin == "table" and i.fact.row)
    outside = (
        fact
        for fact in every
        if not any(form.start <= fact.location.start < form.end for form in places.get(fact.location.report_id, ()))
    )
    return Forms(corpus, found, listed=listed, others=frozenset(plain(fact.row[-1]) for fact in outside))


def _lists(laid_out: Grid) -> bool:
    return any(cell.role == "header" and _LISTS.match(plain(cell.text)) for cell in laid_out.cells)


def of_forms(question: str, query: Query, corpus: Corpus, history: Sequence[str]) -> tuple[Query, Corpus] | None:
    """The question as one about the forms it means, and these as a corpus; None for any other question."""
    forms = _meant(question, query, corpus, history)
    if forms is None:
        return None
    told = [_as_asked(each, forms, corpus) for each in (*history, question)]
    asked = told[-1]
    over = len(forms.names) > 1 and _OVER.search(asked) and (not forms.listed or _SCORE.search(asked))
    follows = any(map(forms.named, told[:-1])) and not mentions(plain(question), corpus)
    if not (over or follows or forms.named(asked)):
        if not forms.alone or not _of_each(query):
            return None
        asked = _EACH + asked
    again = understand(asked, forms.view, history=told[:-1])
    if not again.units and not again.everyone:
        return None
    return again.model_copy(update={"question": question}), forms.view


def _of_each(query: Query) -> bool:
    """Whether a figure is asked that every form has, and nothing is said of which."""
    whole = ((m.metric or m.bases) and not m.residue and m.kind in ("plain", "rate") for m in query.measures)
    return query.operation == "lookup" and bool(query.measures) and all(whole)


def _meant(question: str, query: Query, corpus: Corpus, history: Sequence[str]) -> Forms | None:
    """The forms of the one unit asked about; where none is named, those of the one unit that has the project named."""
    if query.units:
        unit = corpus.unit_by_name.get(query.units[0]) if len(query.units) == 1 else None
        return forms_of(unit, corpus) if unit else None
    if query.unknown_units or not 0 < len(corpus.units) <= _MOST_UNITS:
        return None
    known = [forms for unit in corpus.units if (forms := forms_of(unit, corpus)) is not None]
    if len(corpus.units) == 1 and known:
        return known[0]
    for text in map(plain, (question, *reversed(history))):
        if having := [forms for forms in known if forms.named(text)]:
            return having[0] if len(having) == 1 else None
        if mentions(text, corpus):
            return None
    return None


def _as_asked(question: str, forms: Forms, corpus: Corpus) -> str:
    """The question without the unit, whose projects are asked about, and with the project's name in full."""
    text = plain(question)
    for mention in reversed(mentions(text, corpus)):
        text = text[: mention.start] + text[mention.end :]
    for name, run in forms.named(text).items():
        said = re.compile(re.escape(run) + _ITS_KIND)
        text = text if plain(name) in text else said.sub(plain(name), text, count=1)
    return text
