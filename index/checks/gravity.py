"""Which of several findings comes first."""

from __future__ import annotations

from collections.abc import Iterable

from index.schema import Finding, Severity

_ORDER: dict[Severity, int] = {"矛盾": 0, "差异": 1, "提示": 2}


def related(findings: Iterable[Finding], fact_id: str) -> tuple[Finding, ...]:
    """The findings that one fact takes part in, gravest first."""
    found = [finding for finding in findings if any(place.fact_id == fact_id for place in finding.places)]
    return tuple(sorted(found, key=rank))


def rank(finding: Finding) -> tuple[int, int, int]:
    """For ordering: the gravest first, then in the order of the report."""
    first = finding.places[0].location.start if finding.places else 0
    return (_ORDER[finding.severity], first, -len(finding.places))
