"""A report checked against itself: sums, rates, repetitions, scores, slips."""

from index.checks.review import check, check_across, related

__all__ = ["check", "check_across", "related"]
