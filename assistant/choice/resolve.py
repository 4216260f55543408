"""A measure, a unit and a year → the figure, or why there is none.

Report first: only the facts of the unit's own reports are looked at. A figure of another year, basis or kind never stands in
for the one asked for; what there is instead is given as the nearest.
"""

from __future__ import annotations

from assistant.amounts import is_money
from assistant.choice import budgets, means, periods, rates, records, shares
from assistant.choice.changes import signed_change, stated_changes
from assistant.choice.done import done_share
from assistant.choice.funds import asked_fund, fund_of, funds
from assistant.choice.halves import half_year
from assistant.choice.kin import change_of, one_figure
from assistant.choice.levels import arrived, levels, of_level, of_money, of_one
from assistant.choice.loosened import loosened
from assistant.choice.matching import Match, bears_name, covered, kind_of, matches, nearest, same_basis
from assistant.choice.named import named_in_full
from assistant.choice.placing import fit, right_kind
from assistant.choice.resolution import Reason, Resolution
from assistant.choice.siblings import told_apart
from assistant.choice.suiting import akin, narrower, nowhere, of_several, same_thing, telling_words
from assistant.choice.totals import item_named, row_total, total_first
from assistant.choice.whole import (
    names_subject,
    no_item,
    of_both_years,
    own_fund,
    part_named,
    whole_found,
    whole_measure,
)
from assistant.corpus import Corpus, Unit
from assistant.described import IndexedFact
from assistant.figures import Figure, Operator, compute
from assistant.lexicon import lexicon
from assistant.query import Measure, Query
from assistant.understand.words import segmented
from index.schema import Basis, Fact, Identity
from index.text import plain

_BUDGETS: tuple[Basis, ...] = ("年初预算", "调整预算", "全年预算", "追加", "目标值")
"""What was to be spent is never told for what was."""
_NOUN = 0.9
"""Share of the noun asked for that a fact's own words must have."""


class Resolver:
    """Resolves measures over one corpus for one query."""

    def __init__(self, corpus: Corpus, query: Query) -> None:
        self.corpus = corpus
        self.query = query
        self._titles_of: dict[tuple[str, ...], str] = {}

    def years(self, unit: Unit) -> tuple[int | None, ...]:
        """The years asked of a unit: those named, those counted back from its latest report, or that report's own."""
        if self.query.years:
            return self.query.years
        latest = unit.years[-1] if unit.years else None
        if self.query.years_back and latest is not None:
            return tuple(latest - back for back in self.query.years_back)
        return (latest,)

    def resolve(self, measure: Measure, unit: Unit, year: int | None, *, bases: tuple[Basis, ...] = ()) -> Resolution:
        """The figure of `measure` for a unit in a year, looked for once more by its names alone where it has none.

        A year that the question left open gives way to the only one there is.
        """
        measure = of_money(measure, self.query.text, self.corpus)
        found = self._resolved(measure, unit, year, bases)
        if found.figure is None and (looser := loosened(measure, unit, self.corpus)) is not None:
            again = self._resolved(looser, unit, year, bases)
            return again if again.figure is not None else found
        return found

    def _resolved(self, measure: Measure, unit: Unit, year: int | None, bases: tuple[Basis, ...]) -> Resolution:
        match measure.kind:
            case "share" | "ratio":
                return shares.share(self, measure, unit, year)
            case "per_head":
                return means.per_head(self, measure, unit, year)
            case "growth":
                return rates.growth(self, measure, unit, year)
            case "rate":
                return rates.rate(self, measure, unit, year)
            case _:
                return self.stated(measure, unit, year, bases)

    def facts(self, measure: Measure, unit: Unit) -> list[IndexedFact]:
        """The unit's facts that a measure may mean: those of the level it names."""
        return of_level(self.corpus.facts(unit.report_ids), measure, self.titles(unit), self.corpus)

    def stated(self, measure: Measure, unit: Unit, year: int | None, bases: tuple[Basis, ...] = ()) -> Resolution:
        facts = self.facts(measure, unit)
        if (own := self._of_its_months(measure, unit, year, bases, facts)) is not None:
            return Resolution(unit, own.year, self.corpus.figure(own))
        found = self.found(measure, unit, year, bases)
        if not found and not (self.query.years or self.query.years_back):
            found = self.found(measure, unit, None, bases)
        planned = found and found[0].fact.basis in _BUDGETS
        if planned and self._asks_outlay() and not (bases or measure.bases):
            found = self.found(measure, unit, year, ("决算",))
            bases = ("决算",)
        if found:
            best = periods.of_its_year(self.of_own_report(found[0].fact, facts), facts, self.query)
            if (meant := self.of_its_time(best, facts)) is not best:
                return Resolution(unit, meant.year, self.corpus.figure(meant))
            others = tuple(dict.fromkeys(m.fact for m in found[1:] if self._rivals(m, found[0])))
            return Resolution(unit, best.year, self.corpus.figure(best), others=others)
        if measure.metric in self.corpus.rate_words and measure.limits:
            worked_out = rates.of_part(self, measure, unit, year) or self._of_record(measure, unit, year)
            return Resolution(unit, year, worked_out) if worked_out else self.missing(measure, unit, year, facts, ())
        if budget := budgets.added(self, measure, unit, year) or budgets.opening(self, measure, unit, year, bases):
            return Resolution(unit, budget.year, budget)
        worked_out = half_year(self, measure, unit, year) or self.back_calculated(measure, unit, year)
        if worked_out := worked_out or self._of_record(measure, unit, year):
            return Resolution(unit, year, worked_out)
        return self.missing(measure, unit, year, facts, bases or measure.bases)

    def _of_record(self, measure: Measure, unit: Unit, year: int | None) -> Figure | None:
        """What the other figures of the thing named say of it: its share done, its rate, what is left of it."""
        return done_share(self, measure, unit, year) or records.asked(measure, unit, year, self.corpus)

    def _of_its_months(
        self, measure: Measure, unit: Unit, year: int | None, bases: tuple[Basis, ...], facts: list[IndexedFact]
    ) -> Fact | None:
        """The figure of the part of the year meant, where the report has one for each part; None for other figures."""
        of_parts = periods.timed(facts) if measure.kind == "plain" else []
        if not of_parts:
            return None
        found = self.found(periods.without_months(measure), unit, year, bases)
        return periods.meant(found, of_parts, self.query.text)

    def of_own_report(self, fact: Fact, facts: list[IndexedFact]) -> Fact:
        """A figure of an earlier year as the report of that year has it, where it has the same."""
        if fact.year is None or self._year_reported(fact) == fact.year:
            return fact
        own = (i.fact for i in facts if i.fact.year == fact.year and self._year_reported(i.fact) == fact.year)
        return next((o for o in own if one_figure(fact, o, self.corpus)), fact)

    def _year_reported(self, fact: Fact) -> int | None:
        """The year that a fact's report is on; the fact's own where it comes from no report."""
        card = self.corpus.cards.get(fact.location.report_id)
        return card.identity.year if card else fact.year

    def of_its_time(self, fact: Fact, facts: list[IndexedFact]) -> Fact:
        """Of a figure that was raised or lowered: what it was before where that is asked, else what it became."""
        before = lexicon().earlier.search(self.query.text) is not None
        if fact.metric_text.endswith(rates.BEFORE):
            return fact if before else rates.came_after(fact, facts) or fact
        if not before:
            return fact
        same = [i.fact for i in facts if i.fact.value_base == fact.value_base and i.fact.year == fact.year]
        of = [f for f in same if f.unit_base.split("/")[0] == fact.unit_base.split("/")[0]]
        return next((was for f in (fact, *of) if (was := rates.was_before(f, facts)) is not None), fact)

    def found(self, measure: Measure, unit: Unit, year: int | None, bases: tuple[Basis, ...]) -> list[Match]:
        """The matches by the metric's name, else by the question's words where these surely say the same."""
        facts = self.facts(measure, unit)
        asked = bases or measure.bases
        if spent := self._spent_of_fund(measure, unit, year, asked):
            return spent
        came = arrived(measure)
        if came is not None and (found := self.settled(matches(came, facts, self.corpus, year=year), unit, came)):
            return found
        if named := self._named_in_full(measure, facts, year, asked):
            return self.settled(named, unit, measure)
        titles = self.titles(unit)
        whole = whole_measure(measure, asked, titles, self.corpus, of_project=self._on_projects(unit))
        if whole and not of_one(measure, titles) and not names_subject(measure, facts):
            of_all = whole_found(
                self._of_the_fund(facts, measure), self.corpus, year=year, bases=asked, measure=measure
            )
            if of_all or not self._fund_asked(facts, measure):
                settled = self.settled(of_all, unit, measure)
                return no_item(settled) if self._on_projects(unit) else settled
        measure = (not bases and part_named(measure, facts, titles, self.corpus)) or measure
        found = matches(measure, facts, self.corpus, year=year, bases=bases)
        of_part = levels(measure.words) or lexicon().levels.coming.search(self._asked_of(measure))
        settled = self.settled(found, unit, measure)
        if measure.metric and not (settled if of_part else found):
            kind = "" if measure.wanted == "count" and not measure.asked else measure.wanted
            words = self._of_item(self._without_bases(measure.words, measure.metric), unit)
            worded = measure.model_copy(update={"metric": "", "words": words, "residue": words, "wanted": kind})
            said = matches(worded, facts, self.corpus, year=year, bases=bases)
            if not measure.residue:  # 公用经费 is not 公务用车购置及运行维护费, whose words are alike
                said = [m for m in said if not m.fact.metric or akin(m.fact.metric, measure.metric, self.corpus)]
            return self.settled(
                [m for m in said if self._surely_says(words, m) and self._of_the_rate(m, measure)], unit, measure
            )
        if not measure.metric and not asked and (held := self._held_of_fund(measure, unit, year, facts, settled)):
            return held
        if not measure.metric and found and self._known_otherwise(measure, found[0], facts, year):
            return []
        return settled

    def _held_of_fund(
        self, measure: Measure, unit: Unit, year: int | None, facts: list[IndexedFact], found: list[Match]
    ) -> list[Match]:
        """What there was of the unit's own fund, where that is asked (公卫资金有多少) and no figure is called so."""
        if not lexicon().funds.itself.search(self.query.text) or self._asks_outlay() or not self._on_projects(unit):
            return []
        if levels(measure.words) or not own_fund(measure, self.titles(unit)) or self._fund_asked(facts, measure):
            return []
        named = "".join(word for word in segmented(measure.words) if word not in lexicon().general)
        best = next((m.indexed for m in found[:1] if m.fact.subject in ("", m.fact.entity)), None)
        if named and best is not None and covered(named, best, self.corpus)[0] >= _NOUN:
            return []
        return no_item(
            self.settled(whole_found(facts, self.corpus, year=year, bases=("预算",), measure=measure), unit, measure)
        )

    def _spent_of_fund(self, measure: Measure, unit: Unit, year: int | None, bases: tuple[Basis, ...]) -> list[Match]:
        """What was spent of the fund that the unit's report is on, where that is asked (花了多少) and nothing besides."""
        if set(bases) - {"决算", "实际值"} or not self._on_projects(unit):
            return []
        facts = self.corpus.facts(unit.report_ids)
        if not (self._asks_outlay() or bases or of_both_years(self.query, measure, unit, facts, self.corpus)):
            return []
        if levels(measure.words) or not own_fund(measure, self.titles(unit)) or self._fund_asked(facts, measure):
            return []
        whole = whole_found(facts, self.corpus, year=year, bases=("决算",), measure=measure)
        return no_item(self.settled(whole, unit, measure))

    def _asks_outlay(self) -> bool:
        """Whether the question asks what was spent, not what was to be."""
        words, text = lexicon().amounts, self.query.text
        return words.outlay.search(text) is not None and words.planned.search(text) is None

    def _named_in_full(
        self, measure: Measure, facts: list[IndexedFact], year: int | None, bases: tuple[Basis, ...]
    ) -> list[Match]:
        text = self._asked_of(measure)
        words = self.query.words if text == self.query.text else measure.words
        return named_in_full(measure, text, words, facts, self.corpus, year=year, bases=bases)

    def titles(self, unit: Unit) -> str:
        """The titles, projects and funds of a unit's reports, normalised."""
        if unit.report_ids not in self._titles_of:
            cards = (f"{card.title}|{card.project}" for card in self._identities(unit))
            named = (name for report_id in unit.report_ids for name in funds(report_id, self.corpus))
            self._titles_of[unit.report_ids] = plain("|".join((*cards, *named)))
        return self._titles_of[unit.report_ids]

    def _on_projects(self, unit: Unit) -> bool:
        """Whether all the unit's reports are on projects or funds."""
        cards = self._identities(unit)
        return bool(cards) and all(card.kind == "项目支出" for card in cards)

    def _identities(self, unit: Unit) -> list[Identity]:
        return [self.corpus.cards[each].identity for each in unit.report_ids if each in self.corpus.cards]

    def _known_otherwise(self, measure: Measure, best: Match, facts: list[IndexedFact], year: int | None) -> bool:
        """Whether the very thing asked for is in the report, but as another kind of figure (only its growth is given)."""
        words = telling_words(measure.residue or measure.words)
        if covered(words, best.indexed, self.corpus)[0] >= 0.85:
            return False
        return any(
            covered(words, indexed, self.corpus)[0] >= 0.97
            for indexed in facts
            if indexed.fact.id != best.fact.id
            and (year is None or indexed.fact.year == year)
            and not (measure.wanted == "money" and lexicon().fitting.number.search(indexed.fact.metric_text))
        )

    def _of_item(self, words: str, unit: Unit) -> str:
        """The words without those of the project's own title: all figures of its report are of that."""
        if not self._on_projects(unit):
            return words
        titles = self.titles(unit)
        return "".join(word for word in segmented(words) if len(word) < 2 or word not in titles) or words

    def _without_bases(self, words: str, of: str = "") -> str:
        """The words without those that name a basis: they are checked apart; those that name the metric `of` too stay."""
        metric = self.corpus.pack.metrics.get(of)
        own = frozenset(map(plain, metric.aliases)) if metric else frozenset()
        for word in self.corpus.basis_words:
            if word in own:
                continue
            words = words.replace(word, "") if len(word) > 2 and len(words) > len(word) else words
        return words

    def _of_the_rate(self, match: Match, measure: Measure) -> bool:
        """Whether a fact found for a rate of the pack is called one: the share of a thing is not its 执行率."""
        names = self.corpus.rate_words.get(measure.metric, ())
        return not names or any(plain(name) in match.indexed.head for name in names)

    def _surely_says(self, words: str, match: Match) -> bool:
        """Whether a fact found by words alone says the same: with its own words, or all of it with its sentence."""
        own, around = covered(words, match.indexed, self.corpus)
        if match.fact.metric:
            return own >= 0.9
        if of_several(words, match.indexed.head):
            return False
        named = around >= 0.8 and bears_name(words, match.fact)
        return own >= 0.65 or named or (own >= 0.4 and around >= 0.9)

    def settled(self, found: list[Match], unit: Unit, measure: Measure) -> list[Match]:
        """The matches with those first that stand in the report the question means and say most of its words."""
        text = self._asked_of(measure)
        own = {i.fact.id for i in self._of_the_fund([m.indexed for m in found], measure)}
        kept = [m for m in found if m.fact.id in own and not narrower(text, m.indexed)]
        kept = [m for m in kept if right_kind(m.fact, measure, text, self.query, self.corpus)]
        kept = self._of_the_noun(kept, measure)
        fits = {m.fact.id: m.score + fit(m.fact, unit, measure, text, self.query, self.corpus) for m in kept}
        best = told_apart(sorted(kept, key=lambda m: -fits[m.fact.id]), fits, measure.metric, text)
        every = self.facts(measure, unit)
        led = total_first(best, measure, text, every, self.corpus, titles=self.titles(unit))
        return row_total(item_named(led, text), self.query.text, every, measure)

    def _of_the_noun(self, found: list[Match], measure: Measure) -> list[Match]:
        """Those whose own words say the noun right after 多少 (查出多少隐患), where any do."""
        if measure.wanted == "count" and nowhere(measure.noun, (m.fact.location.report_id for m in found), self.corpus):
            return []
        if not measure.noun or measure.noun in lexicon().general:
            return found
        return [m for m in found if covered(measure.noun, m.indexed, self.corpus)[0] >= _NOUN] or found

    def _fund_asked(self, facts: list[IndexedFact], measure: Measure) -> str:
        """The one fund of a report on several that a measure, or its whole list in the question, names; "" for none."""
        reports = {i.fact.location.report_id for i in facts}
        known = {name: words for report_id in reports for name, words in funds(report_id, self.corpus).items()}
        named = asked_fund(measure.words + measure.residue, known)
        listed = all(each.kind == "plain" for each in self.query.measures)
        return named or (asked_fund(self.query.text, known) if listed else "")

    def _of_the_fund(self, facts: list[IndexedFact], measure: Measure) -> list[IndexedFact]:
        """In a report on several funds the figures of the fund asked about; of no single one, where none is asked about."""
        of = {i.fact.id: fund_of(i.fact, self.corpus) for i in facts}
        if not any(of.values()):
            return facts
        asked = self._fund_asked(facts, measure)
        own = [i for i in facts if of[i.fact.id] == asked]
        return own or [i for i in facts if not (asked and of[i.fact.id])]

    def _asked_of(self, measure: Measure) -> str:
        """The question where it asks for this measure alone, else the measure's own words."""
        alone = len(self.query.measures) == 1 and self.query.measures[0].kind == "plain"
        return self.query.text if alone else measure.words + measure.residue

    def _rivals(self, match: Match, best: Match) -> bool:
        """Whether a fact states the same thing with another value: no part, sibling or total of it."""
        fact, first = match.fact, best.fact
        same = (
            fact.metric == first.metric
            and same_basis(fact.basis, first.basis)
            and fact.year == first.year
            and fact.subject == first.subject
            and fact.comparator == first.comparator
            and same_thing(fact, first, self.corpus)
        )
        return same and fact.value_base != first.value_base and fact.unit_base == first.unit_base

    def back_calculated(self, measure: Measure, unit: Unit, year: int | None) -> Figure | None:
        """Last year's figure from this year's and the stated change: 5.14 + 2.2."""
        if year is None or measure.kind not in ("plain", "rate") or measure.parts:
            return None
        if unit.years and not unit.years[0] - 3 <= year < unit.years[-1]:
            return None
        facts = self.facts(measure, unit)
        later = self.found(measure, unit, year + 1, ())
        now = self.corpus.figure(later[0].fact) if later else self.back_calculated(measure, unit, year + 1)
        if now is None:
            return None
        for indexed in stated_changes(facts, measure, year + 1, self.corpus):
            change = signed_change(indexed.fact, self.corpus)
            if change is not None and now.unit == "%" and "百分点" not in change.unit:
                continue  # a rate changes by points
            first = now.facts()[0]
            if change is None or not (change.fact and change_of(first, change.fact, self.corpus)):
                continue
            points = now.unit == "%" or is_money(change.unit) or change.unit == now.unit
            operator: Operator = "undo_change" if points else "undo_rate"
            figure = compute(operator, (now, change), label=now.label, unit=now.unit)
            return figure.model_copy(update={"year": year, "metric": now.metric, "basis": now.basis})
        return None

    def missing(
        self, measure: Measure, unit: Unit, year: int | None, facts: list[IndexedFact], bases: tuple[Basis, ...]
    ) -> Resolution:
        close = [match.fact for match in nearest(measure, facts, self.corpus)]
        reason: Reason = "not_disclosed"
        if self.query.years and year is not None and year not in unit.years:
            reason = "no_year"
        elif bases and any(
            fact.year == year and (not measure.wanted or kind_of(fact) == measure.wanted) for fact in close
        ):
            reason = "other_basis"
        elif any(fact.year == year for fact in close):
            reason = "other_kind"
        close.sort(key=lambda fact: fact.year != year)
        return Resolution(unit, year, None, reason=reason, nearest=tuple(close[:3]))
