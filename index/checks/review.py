"""A report checked against itself, and the reports of one unit against each other.

Each check is silent about what holds. What several checks find over the same figures is said once, the graver first;
a figure with a wrong unit is said to have one, and not also to break the sums it stands in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from index.checks import messages
from index.checks.across import compare_years
from index.checks.bounds import check_bounds
from index.checks.changes import check_changes
from index.checks.copies import check_copies
from index.checks.counts import check_counts
from index.checks.formulas import check_formulas
from index.checks.gaps import check_gaps
from index.checks.gravity import rank
from index.checks.identities import check_identities
from index.checks.ledger import check_ledger
from index.checks.lists import check_lists
from index.checks.rates import check_rates
from index.checks.repeats import check_repeats
from index.checks.rows import check_rows
from index.checks.scores import check_scores
from index.checks.shares import check_shares
from index.checks.sheet import Sheet
from index.checks.slips import check_units, check_years
from index.checks.swapped import check_swapped
from index.checks.targets import check_targets
from index.checks.totals import check_totals
from index.checks.wholes import check_wholes
from index.packs import Pack
from index.schema import Document, Fact, Finding, Reading, Report, Severity
from index.unit_names import is_one_unit

Span = tuple[str, int, int]
"""Report, start and end of a place."""

_ELSEWHERE = "前后不一致"
_PROOFS = ("合计不符", "总分不符", "比率不符")
"""Kinds that work out what a figure should be."""
_MOST_OF_KIND: dict[Severity, int] = {"矛盾": 12, "差异": 6, "提示": 4}
"""How many findings of one kind and severity a report gets; more of one kind mean a misread form, not slips."""
_LISTED = "目标未完成"
_MOST_LISTED = 12
"""How many hints of missed targets a report gets: the reader takes them for all there are."""
_CHECKS: tuple[Callable[[Sheet], Iterator[Finding]], ...] = (
    check_identities,
    check_lists,
    check_totals,
    check_rows,
    check_formulas,
    check_rates,
    check_shares,
    check_changes,
    check_ledger,
    check_scores,
    check_repeats,
    check_copies,
    check_wholes,
    check_swapped,
    check_gaps,
    check_bounds,
    check_counts,
    check_targets,
    check_years,
)


def check(report: Report, document: Document, facts: Iterable[Fact], pack: Pack) -> tuple[Finding, ...]:
    """What contradicts itself in a report, gravest first, then in the order of the report.

    Args:
        facts: The report's own facts; places of findings are theirs, so quotes slice back.
    """
    sheet = Sheet.of(report, document, facts, pack)
    slips = list(check_units(sheet))
    slipped = {finding.places[0].fact_id for finding in slips}
    found = [finding for run in _CHECKS for finding in run(sheet)]
    sound = [finding for finding in found if not slipped & {place.fact_id for place in finding.places}]
    return _selected([*slips, *sound])


def check_across(readings: Sequence[Reading], pack: Pack) -> tuple[Finding, ...]:
    """What the reports of one unit say differently of one year; each pair of consecutive years is compared.

    A finding belongs to the later report; its places are in both.
    """
    found: list[Finding] = []
    for earlier in readings:
        for later in readings:
            if _follows(earlier, later):
                found.extend(compare_years(earlier, later, pack))
    return _selected(found)


def _follows(earlier: Reading, later: Reading) -> bool:
    first, second = earlier.report.identity, later.report.identity
    if first.year is None or second.year != first.year + 1 or first.kind != second.kind:
        return False
    return first.project == second.project and is_one_unit(first, second)


def _selected(found: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings without those that say again what a graver or earlier one said of the same figures."""
    kept: list[Finding] = []
    found = _merged(found)
    count: Counter[tuple[str, Severity]] = Counter()
    said: list[tuple[str, frozenset[Span]]] = []
    slips: dict[tuple[str | None, str, str], int] = {}
    for finding in sorted(found, key=rank):
        spans = frozenset(_span(finding))
        kind = (finding.kind, finding.severity)
        most = _MOST_LISTED if finding.kind == _LISTED else _MOST_OF_KIND[finding.severity]
        if count[kind] >= most or any(_covers(one, finding.kind, spans) for one in said):
            continue
        slip = (finding.places[0].fact_id, finding.stated, finding.recomputed)
        if finding.kind == _ELSEWHERE and slip in slips:  # 7432, parts 7412, and 7412 in the table: one slip
            known = kept[slips[slip]]
            kept[slips[slip]] = known.model_copy(update={"places": (*known.places, *finding.places[1:])})
            continue
        if finding.kind in _PROOFS and slip in slips:  # by its column and by its row
            continue
        twice = next((place for place, one in enumerate(kept) if _is_borne_out(one, finding)), None)
        if twice is not None:  # 正文 85.25, 表 86.25, and the rows of the table make 85.25: one slip, with its proof
            kept[twice] = kept[twice].model_copy(
                update={
                    "message": messages.borne_out(kept[twice].message, sum_of=finding.recomputed),
                    "formula": finding.formula,
                }
            )
            said.append((finding.kind, spans))
            continue
        slips.setdefault(slip, len(kept))
        count[kind] += 1
        said.append((finding.kind, spans))
        kept.append(finding)
    return tuple(kept)


def _is_borne_out(said: Finding, finding: Finding) -> bool:
    """Whether a sum proves the one of two differing figures right that the other place gives."""
    one_slip = said.kind == _ELSEWHERE and finding.kind in _PROOFS and finding.report_id == said.report_id
    same = one_slip and {said.stated, said.recomputed} == {finding.stated, finding.recomputed}
    return same and finding.places[0] in said.places


def _merged(found: Sequence[Finding]) -> list[Finding]:
    """The findings with those of one kind and formula as one, at all their places: one slip printed twice."""
    by_formula: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in sorted(found, key=rank):
        same = by_formula.setdefault((finding.report_id, finding.kind, finding.formula), [])
        if not same or len(same[0].places) == len(finding.places):
            same.append(finding)
    merged: list[Finding] = []
    for first, *others in by_formula.values():
        places = dict.fromkeys(place for finding in (first, *others) for place in finding.places)
        merged.append(first.model_copy(update={"places": tuple(places)}) if others else first)
    return merged


def _covers(said: tuple[str, frozenset[Span]], kind: str, spans: frozenset[Span]) -> bool:
    """Whether a finding of `kind` over `spans` only repeats what was said: the same figures, or some of them again."""
    return spans == said[1] or (kind == said[0] and spans <= said[1])


def _span(finding: Finding) -> Iterator[Span]:
    for place in finding.places:
        yield (place.location.report_id, place.location.start, place.location.end)
