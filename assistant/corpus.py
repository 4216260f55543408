"""The corpus as a question sees it: its units by every name, its facts ready for matching.

A view over a `Library`, kept for one corpus version; nothing here is stored.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from assistant.described import Described, IndexedFact, described
from assistant.figures import Figure, of_fact
from assistant.lexicon import lexicon
from index.packs import Pack
from index.schema import Basis, Entity, Fact, Finding, Hit, ReportCard, Section, Table
from index.text import plain

if TYPE_CHECKING:
    from index.columns import Column
    from index.library import Library

PART = "#"
"""Stands between the id of a report and the number of a part of it that is seen as a report of its own."""
_T = TypeVar("_T")
_TOTAL = re.compile("(?:总|合|小|共|得|实|自|评|分|计|值)+")  # a row and a column that only say a score is the whole
_BETWEEN = re.compile(r"(?<=[\u4e00-\u9fff）]) (?=[\u4e00-\u9fff（])")
_MOST = re.compile("(?:其中)?最[多少高低大小好差快慢]的")
_SAMPLED = 16
"""So many reports tell how common words are."""
_HELD = 64
"""So many entities of imported tables are kept ready at a time, and so many of their columns."""


def _said_with(fact: Fact, text: str) -> str:
    """A figure's sentence; of one that is only the most or least of a list, with the clause before, which says of what."""
    start = fact.sentence_start
    if _MOST.match(fact.metric_text) and text[start - 1 : start] in ("；", ";"):
        start = max(text.rfind(end, 0, start - 1) for end in "。；\n") + 1
    return text[start : fact.sentence_end]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the corpus and its reports."""

    name: str
    """Full name."""
    aliases: tuple[str, ...]
    province: str
    city: str
    county: str
    report_ids: tuple[str, ...]
    years: tuple[int, ...]
    projects: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    """Other names that are its own wherever they stand: those an imported table gives."""


@dataclass
class Corpus:
    """One version of the library, seen by questions."""

    library: Library
    pack: Pack
    _facts: dict[str, tuple[IndexedFact, ...]] = field(default_factory=dict)
    _texts: dict[str, str] = field(default_factory=dict)
    _sections: dict[str, tuple[Section, ...]] = field(default_factory=dict)
    prepared: dict[str, Any] = field(default_factory=dict)
    """Words made ready for matching, kept by `assistant.choice.matching`."""
    pieces: dict[str, Any] = field(default_factory=dict)
    """Reports cut into quotable pieces, kept by `assistant.plans.pieces`."""
    _tables: dict[str, tuple[Table, ...]] = field(default_factory=dict)
    _findings: dict[str, tuple[Finding, ...]] = field(default_factory=dict)
    _spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    _kept: dict[str, Any] = field(default_factory=dict)
    _table_words: dict[tuple[str, str], Described] = field(default_factory=dict)
    _columns: dict[Hashable, Column] = field(default_factory=dict)
    _weights: dict[str, float] = field(default_factory=dict)

    def once(self, name: str, build: Callable[[], _T]) -> _T:
        """What `build` gives, built by the first question of this version that needs it."""
        if name not in self._kept:
            self._kept[name] = build()
        kept: _T = self._kept[name]
        return kept

    @cached_property
    def cards(self) -> dict[str, ReportCard]:
        """Reports by id."""
        return {card.id: card for card in self.library.reports()}

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """Units in the order of their names; a report without a unit stands under its title."""
        groups: dict[str, list[ReportCard]] = {}
        for card in self.cards.values():
            if card.id not in self.table_ids:
                groups.setdefault(card.unit or card.identity.title or card.file, []).append(card)
        units = {name: _unit(name, cards) for name, cards in groups.items()}
        years = self.library.years_by_entity() if self.tabled else {}
        for entity in self.tabled.values():
            units[entity.name] = _with_table(units.get(entity.name), entity, years.get(entity.name, ()))
        return tuple(unit for _, unit in sorted(units.items()))

    @cached_property
    def tabled(self) -> dict[str, Entity]:
        """The entities of imported tables by name."""
        return {entity.name: entity for entity in self.library.table_entities()}

    @cached_property
    def table_ids(self) -> frozenset[str]:
        """Ids under which those are stored."""
        return frozenset(report_id for entity in self.tabled.values() for report_id in entity.report_ids)

    @cached_property
    def unit_by_name(self) -> dict[str, Unit]:
        return {unit.name: unit for unit in self.units}

    def column(self, metric: str, year: int, basis: Basis | None = None) -> Column:
        """One metric of one year over the entities of imported tables."""
        return self.worked_column((metric, year, basis), lambda: self.library.column(metric, year=year, basis=basis))

    def worked_column(self, key: Hashable, build: Callable[[], Column]) -> Column:
        """What `build` gives, kept among the columns used last."""
        if key not in self._columns:
            made = build()
            while len(self._columns) >= _HELD:
                del self._columns[next(iter(self._columns))]
            self._columns[key] = made
        return self._columns[key]

    def offered(self, metric: str) -> tuple[tuple[int | None, Basis, int], ...]:
        """Years and bases in which there are figures of a metric, the latest year first."""
        return self.once(f"offered {metric}", lambda: self.library.offered(metric))

    def text(self, report_id: str) -> str:
        """Canonical text of a report."""
        if report_id not in self._texts:
            self._texts[report_id] = self.library.text(report_id)
        return self._texts[report_id]

    def sections(self, report_id: str) -> tuple[Section, ...]:
        if report_id in self.table_ids:
            return ()
        if report_id not in self._sections:
            self._sections[report_id] = tuple(self.library.sections(report_id))
        return self._sections[report_id]

    def facts(self, report_ids: tuple[str, ...]) -> list[IndexedFact]:
        """Facts of these reports, ready for matching."""
        missing = [report_id for report_id in report_ids if report_id not in self._facts]
        if missing:
            by_report: dict[str, list[Fact]] = {report_id: [] for report_id in missing}
            for fact in self.library.facts(report_ids=missing):
                by_report[fact.location.report_id].append(fact)
            for report_id, facts in by_report.items():
                text = self.text(report_id)
                self._facts[report_id] = tuple(self._indexed(fact, text) for fact in facts)
        found = [fact for report_id in report_ids for fact in self._facts[report_id]]
        if missing and self.table_ids:
            self._let_go()
        return found

    def _let_go(self) -> None:
        """Keep only the entities asked about last; a table may have thousands."""
        held = [report_id for report_id in self._facts if report_id in self.table_ids]
        for report_id in held[:-_HELD]:
            del self._facts[report_id]
        texts = [report_id for report_id in self._texts if report_id in self.table_ids]
        for report_id in texts[: -4 * _HELD]:
            del self._texts[report_id]

    @cached_property
    def _sample(self) -> list[IndexedFact]:
        """Facts of reports from all over the corpus, and of a few entities of imported tables, which all have the same
        words."""
        reports = [report_id for report_id in self.cards if report_id not in self.table_ids]
        reports = reports[:: -(-len(reports) // _SAMPLED) or 1]
        files: dict[str, list[str]] = {}
        for report_id in self.table_ids:
            files.setdefault(self.cards[report_id].file, []).append(report_id)
        return self.facts((*reports, *(few for ids in files.values() for few in islice(sorted(ids), 3))))

    def figure(self, fact: Fact) -> Figure:
        """The figure a fact states, under the one name its unit goes by here."""
        figure = of_fact(fact, label=self.label(fact))
        name = self._unit_names.get((fact.location.report_id, fact.entity), fact.entity)
        return figure.model_copy(update={"unit_name": name})

    @cached_property
    def _unit_names(self) -> dict[tuple[str, str], str]:
        """For each report and each name of a unit in it, the unit's full name."""
        return {
            (r, name): unit.name for unit in self.units for r in unit.report_ids for name in (unit.name, *unit.aliases)
        }

    def label(self, fact: Fact) -> str:
        """The fact's metric in words, with its basis where there could be several: 项目支出（决算）."""
        name = self._name(fact)
        rate = fact.unit_base in ("%", "百分点", "‰")
        told = fact.basis in ("其他", "实际值", "编制") or plain(fact.basis) in plain(name)
        plainly = fact.basis == "决算" and (rate or fact.unit_base not in ("元", "分"))
        return name if told or plainly else f"{name}（{fact.basis}）"

    def _name(self, fact: Fact) -> str:
        """The metric as written, or its canonical name where only words of the basis are added to it."""
        written = self._unspaced(fact.metric_text or fact.metric)
        if not fact.metric or plain(fact.metric) not in plain(written):
            return fact.metric if fact.metric and _TOTAL.fullmatch(plain(written)) else written
        rest = plain(written).replace(plain(fact.metric), "")
        for word in self.basis_words:
            rest = rest.replace(word, "")
        return fact.metric if len(rest) <= 1 or len(written) > 30 else written

    def _unspaced(self, written: str) -> str:
        """A name put together from a row and a column without the blank, and without the column where it only says the basis."""
        row, blank, column = written.rpartition(" ")
        return row if blank and plain(column) in self.basis_words else _BETWEEN.sub("", written)

    @cached_property
    def basis_words(self) -> tuple[str, ...]:
        """Every printed word for a basis, normalised, longest first."""
        words = {plain(word) for basis in self.pack.basis for word in (basis.name, *basis.aliases)}
        return tuple(sorted(words, key=len, reverse=True))

    def prints(self, words: str) -> bool:
        """Whether a report prints these words."""
        return self.once(f"printed {words}", lambda: self.library.prints(words))

    def prospective(self, fact: Fact) -> bool:
        """Whether a fact stands under a heading of proposals."""
        return any(word in heading for heading in fact.section for word in self._proposing)

    @cached_property
    def _proposing(self) -> tuple[str, ...]:
        return tuple(word for topic in self.pack.topic if topic.prospective for word in topic.headings)

    @cached_property
    def rate_words(self) -> dict[str, tuple[str, ...]]:
        """The words of each rate of the pack, by its name."""
        return {rate.name: (rate.name, *rate.aliases) for rate in self.pack.rate}

    @cached_property
    def synonyms(self) -> dict[str, tuple[str, ...]]:
        """The pack's spoken words with what reports print for them, normalised."""
        forms = {plain(spoken): tuple(map(plain, printed)) for spoken, printed in self.pack.synonyms.items()}
        for metric in self.pack.metric:
            for spoken in metric.colloquial:
                printed = (*forms.get(plain(spoken), ()), plain(metric.name), *map(plain, metric.aliases))
                forms[plain(spoken)] = printed
        return forms

    @cached_property
    def metric_names(self) -> str:
        """The metric words of the corpus, normalised, one a line: right as they are."""
        if not self.table_ids:
            return "\n".join(self.library.metric_words())
        reports = [report_id for report_id in self.cards if report_id not in self.table_ids]
        imported = (i.fact for i in self._sample if i.fact.location.report_id in self.table_ids)
        tables = dict.fromkeys(plain(fact.metric_text) for fact in imported)
        return "\n".join((*self.library.metric_words(reports), *tables))

    def names_of(self, units: Sequence[str]) -> str:
        """The metric words of these units' reports, one a line; of the whole corpus where none is named."""
        known = [self.unit_by_name[name] for name in units if name in self.unit_by_name]
        ids = {report_id for unit in known for report_id in unit.report_ids} - self.table_ids
        if not ids:
            return self.metric_names
        return self.once(f"names of {sorted(ids)}", lambda: "\n".join(self.library.metric_words(ids)))

    def findings(self, report_ids: tuple[str, ...]) -> tuple[Finding, ...]:
        if self._spans:
            return tuple(finding for report_id in report_ids for finding in self._findings[report_id])
        return tuple(self.library.findings(report_ids=list(report_ids)))

    def tables(self, report_id: str) -> tuple[Table, ...]:
        """The tables of a report, in order."""
        if report_id not in self._tables:
            self._tables[report_id] = tuple(self.library.tables(report_id))
        return self._tables[report_id]

    def span(self, report_id: str) -> tuple[int, int]:
        """The first and last place of a report in its text: all of it, but for a part seen as a report of its own."""
        return self._spans.get(report_id) or (0, len(self.text(report_id)))

    @property
    def owners(self) -> str:
        """What the units are counted as: of parts of reports they are the projects whose forms these are."""
        return "个项目" if self._spans else "家单位"

    def file_of(self, report_id: str) -> str:
        """The id of the stored report that a report is, or is a part of."""
        return report_id.partition(PART)[0]

    def search(self, text: str, k: int, report_ids: Sequence[str] | None = None) -> Sequence[Hit]:
        """The passages nearest to a text; none where only parts of reports are seen, which have no index of their own."""
        return () if self._spans else self.library.search(text, k=k, report_ids=report_ids and list(report_ids))

    def indexed(self, fact: Fact) -> IndexedFact:
        """One fact ready for matching."""
        return self._indexed(fact, self.text(fact.location.report_id))

    def _indexed(self, fact: Fact, text: str) -> IndexedFact:
        if fact.location.report_id in self.table_ids:
            return self._of_table(fact)
        metric = self.pack.metrics.get(fact.metric)
        subject = fact.subject if fact.subject != fact.entity else ""
        words = [fact.metric_text, *fact.names, *fact.row, *fact.column, subject]
        words += [metric.name, *metric.aliases] if metric else []
        card = self.cards[fact.location.report_id].identity
        named = card.project or ("" if card.kind == "部门整体支出" else card.title)
        context = plain(
            "|".join([_said_with(fact, text), *fact.section, named, lexicon().dimensions.get(fact.unit_base, "")])
        )
        return IndexedFact(plain("|".join(words)), context, fact)

    def _of_table(self, fact: Fact) -> IndexedFact:
        """A figure of an imported table: its words are those of its metric, the same for every entity."""
        words = self._table_words.get((fact.metric, fact.metric_text))
        if words is None:
            metric = self.pack.metrics.get(fact.metric)
            names = (metric.name, *metric.aliases) if metric else ()
            said = "|".join((fact.metric_text, *names))
            words = self._table_words[fact.metric, fact.metric_text] = described(said, "")
        return IndexedFact(words.head, words.head, fact)

    def weight(self, gram: str) -> float:
        """How telling a character pair is: log(1 + n / df) over the facts of the corpus; one that no fact has is as telling
        as the rarest."""
        if gram not in self._weights:
            said = self._sample_words
            count = sum(gram in words for words in said) if len(gram) > 1 else 0
            self._weights[gram] = math.log(1 + len(said) / max(count, 1)) if said else 1.0
        return self._weights[gram]

    @cached_property
    def _sample_words(self) -> list[str]:
        return [f"{fact.head}\n{fact.context}" for fact in self._sample]


def _unit(name: str, cards: list[ReportCard]) -> Unit:
    first = cards[0].identity
    aliases = {alias for card in cards for alias in (*card.identity.aliases, card.identity.organisation) if alias}
    regions = [card.identity.region for card in cards]
    return Unit(
        name=name,
        aliases=tuple(sorted(aliases)),
        province=next((region.province for region in regions if region.province), ""),
        city=next((region.city for region in regions if region.city), ""),
        county=next((region.county for region in regions if region.county), first.region.county),
        report_ids=tuple(card.id for card in cards),
        years=tuple(sorted({card.identity.year for card in cards if card.identity.year is not None})),
        projects=tuple(sorted({card.identity.project for card in cards if card.identity.project})),
    )


def _with_table(unit: Unit | None, entity: Entity, years: tuple[int, ...]) -> Unit:
    """The unit with what an imported table says of it; a new one where no report is of it."""
    region = entity.region
    unit = unit or Unit(entity.name, (), region.province, region.city, region.county, (), ())
    return replace(
        unit,
        names=entity.aliases,
        report_ids=(*unit.report_ids, *entity.report_ids),
        years=tuple(sorted({*unit.years, *years})),
    )


_views: dict[int, tuple[int, Corpus]] = {}


def corpus_of(library: Library, pack: Pack) -> Corpus:
    """The view of the library's present version; kept until the version changes."""
    version = library.version
    kept = _views.get(id(library))
    if kept is None or kept[0] != version or kept[1].library is not library or kept[1].pack is not pack:
        kept = (version, Corpus(library, pack))
        _views[id(library)] = kept
    return kept[1]
