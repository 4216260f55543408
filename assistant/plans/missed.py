"""Which goals were not met: what the checks found below its target, and what the report itself says it missed."""

from __future__ import annotations

from assistant.choice.resolve import Resolver
from assistant.corpus import Corpus, Unit
from assistant.draft import Draft
from assistant.figures import of_fact
from assistant.lexicon import lexicon
from assistant.plans.items import item
from assistant.plans.pieces import pieces_of
from assistant.plans.quotes import quoted
from assistant.plans.scope import Scope
from assistant.query import Query
from assistant.sources import Sources
from index.schema import Fact, Finding
from index.text import plain

_KIND = "目标未完成"
_MOST = 20
_SENTENCES = 4


def missed(query: Query, corpus: Corpus, scope: Scope) -> Draft | None:
    """Every goal of the unit's report that was not met; None for any other question, or where no goal is known."""
    goals = lexicon().goals
    if len(scope.units) != 1 or goals.which_missed.search(query.text) is None:
        return None
    if len(goals.of_all.sub("", plain(query.text_words or query.words))) > 1:
        return None
    unit = scope.units[0]
    year = Resolver(corpus, query).years(unit)[-1]
    ids = tuple(r for r in unit.report_ids if corpus.cards[r].identity.year == year) or unit.report_ids
    draft = Draft("answered", Sources(corpus), scope=scope.report_ids)
    pairs = [pair for finding in corpus.findings(ids) if (pair := _pair(finding, corpus)) is not None]
    who = f"{unit.name}{f'{year}年' if year else ''}"
    if pairs:
        told = "；".join(_told(*pair, draft, corpus) for pair in pairs[:_MOST])
        draft.paragraphs.append(f"{who}没有达到目标的有{len(pairs)}项：{told}。")
    said = [p for r in ids for p in pieces_of(r, corpus) if not p.row and _owns_up(plain(p.said))]
    for piece in said[:_SENTENCES]:
        draft.paragraphs.append(f"报告写明：{quoted(piece, draft, corpus)}")
    if not draft.paragraphs and _sets_goals(unit, year, corpus):
        draft.paragraphs.append(f"没有发现：{who}的报告里写明目标值的各项，实际都没有低于目标。")
        draft.used = ids
    return draft if draft.paragraphs else None


def _pair(finding: Finding, corpus: Corpus) -> tuple[Fact, Fact] | None:
    """The goal of a finding with what was reached of it; None for a finding of another kind."""
    if finding.kind != _KIND:
        return None
    ids = [place.fact_id for place in finding.places]
    facts = {i.fact.id: i.fact for i in corpus.facts((finding.report_id,)) if i.fact.id in ids}
    both = [facts[each] for each in ids if each in facts]
    return (both[0], both[1]) if len(both) > 1 else None


def _told(goal: Fact, actual: Fact, draft: Draft, corpus: Corpus) -> str:
    figures = [of_fact(fact, label=item(fact, corpus)) for fact in (goal, actual)]
    draft.figures += reversed(figures)
    aim, got = (f"{figure.text()}{draft.sources.marks(figure)}" for figure in figures)
    return f"{figures[1].label}（目标{aim}，实际{got}）"


def _owns_up(said: str) -> bool:
    """Whether a sentence says that a goal was missed."""
    goals = lexicon().goals
    return goals.set_before.search(said) is not None and goals.missed.search(said) is not None


def _sets_goals(unit: Unit, year: int | None, corpus: Corpus) -> bool:
    """Whether the reports set goals in figures."""
    return any(i.fact.basis == "目标值" and i.fact.year == year for i in corpus.facts(unit.report_ids))
