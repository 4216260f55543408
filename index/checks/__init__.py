"""A report checked against itself: sums, rates, repetitions, scores, slips. `review.py` runs the checks."""
