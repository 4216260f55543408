"""The sources of one answer, numbered as they are first used."""

from __future__ import annotations

from assistant.corpus import Corpus
from assistant.figures import Figure
from assistant.schema import Citation, CitedCell
from index.schema import Fact, Finding


class Sources:
    """Collects citations; the same place gets the same number."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._citations: dict[tuple[str, int, int], Citation] = {}
        self._facts: dict[int, list[Fact]] = {}
        self.told: list[Figure] = []
        """Every figure told with its marks, for the number gate."""

    def marks(self, figure: Figure) -> str:
        """The marks of the facts a figure rests on: [1][2]; the figure counts as told."""
        self.told.append(figure)
        return "".join(f"[{n}]" for n in dict.fromkeys(self.fact(fact) for fact in figure.facts()))

    def fact(self, fact: Fact) -> int:
        """Number of the citation of a fact's words or cell."""
        cell = None
        if fact.origin == "table":
            cell = CitedCell(row=" / ".join(fact.row), column=" / ".join(fact.column))
        number = self._add(
            fact.location.report_id, fact.location.start, fact.location.end, fact.section, fact.location.page, cell
        )
        self._facts.setdefault(number, []).append(fact)
        return number

    def borne_out(self, fact: Fact, witness: Fact) -> int:
        """Number of the citation of a second place that states what a fact does."""
        number = self.fact(witness)
        self._facts[number].append(fact)
        return number

    def span(
        self,
        report_id: str,
        start: int,
        end: int,
        *,
        section: tuple[str, ...] = (),
        page: int | None = None,
        cell: CitedCell | None = None,
    ) -> int:
        """Number of the citation of report.text[start:end], a cell's words or running text."""
        return self._add(report_id, start, end, section, page, cell)

    def found(self, finding: Finding) -> list[int]:
        """Numbers of the citations of a finding's places, with their sections and the headers of their cells."""
        ids = {place.fact_id for place in finding.places}
        facts = {i.fact.id: i.fact for i in self._corpus.facts((finding.report_id,)) if i.fact.id in ids}
        numbers = []
        for place in finding.places:
            at, fact = place.location, facts.get(place.fact_id or "")
            own = fact if fact and fact.location.start <= at.start <= at.end <= fact.location.end else None
            tabled = own is not None and own.origin == "table"
            cell = CitedCell(row=" / ".join(own.row), column=" / ".join(own.column)) if own and tabled else None
            numbers.append(self._add(at.report_id, at.start, at.end, own.section if own else (), at.page, cell))
        return numbers

    def _add(
        self, report_id: str, start: int, end: int, section: tuple[str, ...], page: int | None, cell: CitedCell | None
    ) -> int:
        key = (report_id, start, end)
        if key not in self._citations:
            card = self._corpus.cards[report_id]
            self._citations[key] = Citation(
                n=len(self._citations) + 1,
                file=card.file,
                title=card.identity.title or card.file,
                section=section,
                page=page,
                table=cell,
                quote=self._corpus.text(report_id)[start:end],
                start=start,
                end=end,
                report_id=report_id,
            )
        return self._citations[key].n

    def joined(self, other: Sources) -> dict[int, int]:
        """Take over the sources of another answer; the number here of each of its numbers."""
        numbers = {}
        for key, citation in other._citations.items():
            if key not in self._citations:
                self._citations[key] = citation.model_copy(update={"n": len(self._citations) + 1})
            numbers[citation.n] = self._citations[key].n
            self._facts.setdefault(numbers[citation.n], []).extend(other._facts.get(citation.n, ()))
        self.told += other.told
        return numbers

    @property
    def citations(self) -> tuple[Citation, ...]:
        return tuple(self._citations.values())

    def facts_at(self, number: int) -> tuple[Fact, ...]:
        """The facts cited under a number."""
        return tuple(self._facts.get(number, ()))

    @property
    def report_ids(self) -> frozenset[str]:
        return frozenset(report_id for report_id, _, _ in self._citations)
